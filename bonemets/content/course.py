"""The course in order: which lessons there are, which are written, and what comes before and after each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from bonemets.content import table

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

FILE = "course.toml"
SCHEMA = {"title": table.TEXT, "lesson": table.TABLES}
LESSON_SCHEMA = {
    "id": table.TEXT,
    "title": table.TEXT,
    "summary": table.TEXT,
    "minutes": table.Field(int, low=1, high=120),
    "file": table.OPTIONAL_TEXT,
    "reviewed": table.OPTIONAL_TEXT,
    "mixed": table.OPTIONAL_FLAG,
}


@dataclass(frozen=True)
class Lesson:
    """One lesson.

    Attributes:
        id: Permanent id, which is also the name of its bank file.
        number: Place in the course, from 1.
        title: Title.
        summary: One line for the course home.
        minutes: Stated working time in minutes.
        file: Notebook file name, or ``None`` while it is not written.
        reviewed: Day it was last read against its sources (ISO date), or ``None``.
        mixed: Whether its questions also serve objectives of other lessons, as those of the review do.
    """

    id: str
    number: int
    title: str
    summary: str
    minutes: int
    file: str | None
    reviewed: str | None
    mixed: bool = False


def parse(data: dict[str, Any], file: str = FILE) -> tuple[Lesson, ...]:
    """Check and build the course.

    Raises:
        bonemets.content.table.ContentError: If it breaks the schema.

    >>> parse({"title": "T", "lesson": [{"id": "a", "title": "A", "summary": "S", "minutes": 0}]})
    Traceback (most recent call last):
    bonemets.content.table.ContentError: course.toml, id "a", field "minutes": is 0; allowed: 1 to 120
    """
    table.check(data, SCHEMA, table.Place(file))
    for entry in data["lesson"]:
        table.check(entry, LESSON_SCHEMA, table.Place(file, str(entry.get("id", "?"))))
    table.unique([entry["id"] for entry in data["lesson"]], table.Place(file))
    return tuple(
        Lesson(number=number, **{"file": None, "reviewed": None, **entry})
        for number, entry in enumerate(data["lesson"], start=1)
    )


@cache
def lessons(root: Traversable = table.DATA) -> tuple[Lesson, ...]:
    """Give all lessons in order.

    >>> lessons()[2].id
    'symptoms'
    """
    return parse(table.read(FILE, root))

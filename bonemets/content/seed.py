"""The 79 statements of the 2010 patient page, each with the lesson that has to teach it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from bonemets.content import course, table

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

FILE = "seed.toml"


@dataclass(frozen=True)
class Statement:
    """One statement: what the page said, in our words, and the id of the lesson that has to teach it."""

    id: str
    text: str
    lesson: str


def parse(data: dict[str, Any], file: str = FILE) -> dict[str, Statement]:
    """Check and build the statements, in their order.

    Raises:
        bonemets.content.table.ContentError: If one breaks the schema.

    >>> parse({"S1": {"text": "Pain comes first.", "lesson": "nowhere"}})
    Traceback (most recent call last):
    bonemets.content.table.ContentError: seed.toml, id "S1", field "lesson": is 'nowhere', which is none of: ...
    """
    schema = {"text": table.TEXT, "lesson": table.one_of(*(lesson.id for lesson in course.lessons()))}
    for id_, entry in data.items():
        place = table.Place(file, id_)
        if not isinstance(entry, dict):
            raise place.error(id_, "must be a table")
        table.check(entry, schema, place)
    return {id_: Statement(id_, **entry) for id_, entry in data.items()}


@cache
def load(root: Traversable = table.DATA) -> dict[str, Statement]:
    """Give all statements by id.

    >>> load()["S12"].lesson
    'symptoms'
    """
    return parse(table.read(FILE, root))

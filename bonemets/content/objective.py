"""What each lesson wants its readers to be able to do."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from bonemets.content import table

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

FILE = "objectives.toml"
SCHEMA = {"text": table.TEXT, "lesson": table.TEXT}


@dataclass(frozen=True)
class Objective:
    """One objective: what it says, and the lesson it belongs to."""

    id: str
    text: str
    lesson: str


def parse(data: dict[str, Any], file: str = FILE) -> dict[str, Objective]:
    """Check and build the objectives, in their order.

    Raises:
        bonemets.content.table.ContentError: If one breaks the schema.

    >>> parse({"a": {"text": "Do it."}})
    Traceback (most recent call last):
    bonemets.content.table.ContentError: objectives.toml, id "a", field "lesson": is missing
    """
    for id_, entry in data.items():
        table.check(entry, SCHEMA, table.Place(file, id_))
    return {id_: Objective(id_, **entry) for id_, entry in data.items()}


@cache
def load(root: Traversable = table.DATA) -> dict[str, Objective]:
    """Give all objectives by id.

    >>> load()["recognize-bone-pain"].lesson
    'symptoms'
    """
    return parse(table.read(FILE, root))

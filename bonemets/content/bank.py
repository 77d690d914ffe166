"""The question bank: one TOML file a lesson, with its quizzes, items, charts and misconceptions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from bonemets.content import chart, item, source, table

if TYPE_CHECKING:
    from collections.abc import Collection
    from importlib.resources.abc import Traversable

    from bonemets.content.chart import Chart
    from bonemets.content.item import Item
    from bonemets.content.table import Place

QUIZ_SCHEMA = {"id": table.TEXT, "title": table.TEXT, "items": table.TEXTS}
MISCONCEPTION_SCHEMA = {
    "id": table.TEXT,
    "idea": table.TEXT,
    "correction": table.TEXT,
    "sources": table.TEXTS,
}
WAIVE_SCHEMA = {"rule": table.TEXT, "id": table.TEXT, "reason": table.TEXT}
FILE_SCHEMA = {
    "quiz": table.TABLES,
    "item": table.TABLES,
    "misconception": table.OPTIONAL_TABLES,
    "chart": table.OPTIONAL_TABLES,
    "waive": table.OPTIONAL_TABLES,
}


@dataclass(frozen=True)
class Quiz:
    """A named run of items, as a notebook shows it; ``charts`` holds those its items refer to."""

    id: str
    title: str
    items: tuple[Item, ...]
    charts: dict[str, Chart]


@dataclass(frozen=True)
class Bank:
    """All that one bank file holds, by id."""

    quizzes: dict[str, Quiz]
    items: dict[str, Item]
    misconceptions: dict[str, str]
    charts: dict[str, Chart]


def parse(data: dict[str, Any], file: str) -> Bank:
    """Check and build one bank.

    Args:
        data: Parsed TOML.
        file: Name for error messages.

    Raises:
        bonemets.content.table.ContentError: At the first thing that breaks the schema.

    >>> parse({"item": []}, "bank/x.toml")
    Traceback (most recent call last):
    bonemets.content.table.ContentError: bank/x.toml, id "?", field "quiz": is missing
    """
    place = table.Place(file)
    table.check(data, FILE_SCHEMA, place)
    items, misconceptions, charts = parse_items(data, file)
    for entry in data["quiz"]:
        check_quiz(entry, file, items)
    table.unique([entry["id"] for entry in data["quiz"]], place)
    quizzes = [
        Quiz(each["id"], each["title"], tuple(items[id_] for id_ in each["items"]), charts) for each in data["quiz"]
    ]
    return Bank({quiz.id: quiz for quiz in quizzes}, items, misconceptions, charts)


def parse_items(data: dict[str, Any], file: str) -> tuple[dict[str, Item], dict[str, str], dict[str, Chart]]:
    """Check and build the items of a file with the misconceptions and charts they use; a case file has them too.

    Raises:
        bonemets.content.table.ContentError: At the first thing that breaks the schema.

    >>> parse_items({"item": []}, "bank/x.toml")
    ({}, {}, {})
    """
    place = table.Place(file)
    misconceptions = {entry["id"]: entry["correction"] for entry in _misconceptions(data, place)}
    for entry in data.get("waive", []):
        table.check(entry, WAIVE_SCHEMA, _place(entry, file))
    charts = {each.id: each for each in (chart.parse(entry, _place(entry, file)) for entry in data.get("chart", []))}
    table.unique([entry["id"] for entry in data.get("chart", [])], place)
    items = {each.id: each for each in (item.parse(entry, file, misconceptions, charts) for entry in data["item"])}
    table.unique([entry["id"] for entry in data["item"]], place)
    return items, misconceptions, charts


def _place(entry: dict[str, Any], file: str) -> Place:
    return table.Place(file, str(entry.get("id", "?")))


def _misconceptions(data: dict[str, Any], place: Place) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = data.get("misconception", [])
    for entry in entries:
        check_misconception(entry, place.file)
    table.unique([entry["id"] for entry in entries], place)
    return entries


def check_misconception(entry: dict[str, Any], file: str) -> None:
    """Check one misconception.

    Raises:
        bonemets.content.table.ContentError: If it breaks the schema.

    >>> check_misconception({"id": "m", "idea": "I", "correction": "C", "sources": ["synthesis"]}, "bank/x.toml")
    """
    place = _place(entry, file)
    table.check(entry, MISCONCEPTION_SCHEMA, place)
    source.check_keys(entry["sources"], "sources", place)


def check_quiz(entry: dict[str, Any], file: str, items: Collection[str]) -> None:
    """Check one quiz against the ids of the items of its file.

    Raises:
        bonemets.content.table.ContentError: If it breaks the schema.

    >>> check_quiz({"id": "x-pre", "title": "T", "items": ["x-9"]}, "bank/x.toml", ())
    Traceback (most recent call last):
    bonemets.content.table.ContentError: bank/x.toml, id "x-pre", field "items": names 'x-9', which is not ...
    """
    place = _place(entry, file)
    table.check(entry, QUIZ_SCHEMA, place)
    for id_ in entry["items"]:
        if id_ not in items:
            raise place.error("items", f"names {id_!r}, which is not an item of this file")


@cache
def load(lesson: str, root: Traversable = table.DATA) -> Bank:
    """Read the bank of one lesson, once.

    Raises:
        bonemets.content.table.ContentError: If there is no such bank or it breaks the schema.

    >>> load("symptoms").quizzes["symptoms-pre"].title
    'Your first guess'
    """
    return parse(table.read(f"bank/{lesson}.toml", root), f"bank/{lesson}.toml")


def lessons(root: Traversable = table.DATA) -> tuple[str, ...]:
    """Name the lessons that have a bank.

    >>> "symptoms" in lessons()
    True
    """
    names = (entry.name for entry in (root / "bank").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def find_quiz(id_: str) -> Quiz:
    """Find a quiz by its id; the part before the first dash names the lesson.

    Raises:
        bonemets.content.table.ContentError: If there is none, listing those there are.

    >>> find_quiz("symptoms-pre").id
    'symptoms-pre'
    """
    lesson = id_.split("-", maxsplit=1)[0]
    if lesson not in lessons():
        known = ", ".join(lessons())
        raise table.Place("bank", id_).error("quiz", f"no bank file for {lesson!r}; there are: {known}")
    quizzes = load(lesson).quizzes
    if id_ not in quizzes:
        raise table.Place(f"bank/{lesson}.toml", id_).error("quiz", f"no such quiz; there are: {', '.join(quizzes)}")
    return quizzes[id_]


def find_items(ids: tuple[str, ...]) -> dict[str, Item]:
    """Find items by their ids, whichever lesson they belong to; those that no longer exist are left out.

    >>> list(find_items(("symptoms-pre-ray", "symptoms-gone", "nowhere-1")))
    ['symptoms-pre-ray']
    """
    wanted = {id_.split("-", maxsplit=1)[0] for id_ in ids} & set(lessons())
    known = {id_: each for lesson in sorted(wanted) for id_, each in load(lesson).items.items()}
    return {id_: known[id_] for id_ in ids if id_ in known}

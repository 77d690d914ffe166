"""The question bank: one TOML file a lesson, with its quizzes, items, options and misconceptions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from bonemets.content import source, table
from bonemets.domain.marking import RULES

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from bonemets.content.table import Place

STEPS = (
    "recognize-cues",
    "analyze-cues",
    "prioritize-hypotheses",
    "generate-solutions",
    "take-action",
    "evaluate-outcomes",
)
BLOOM = ("remember", "understand", "apply", "analyze", "evaluate", "create")

QUIZ_SCHEMA = {"id": table.TEXT, "title": table.TEXT, "items": table.TEXTS}
MISCONCEPTION_SCHEMA = {
    "id": table.TEXT,
    "idea": table.TEXT,
    "correction": table.TEXT,
    "sources": table.TEXTS,
}
OPTION_SCHEMA = {
    "id": table.TEXT,
    "text": table.TEXT,
    "key": table.OPTIONAL_FLAG,
    "rationale": table.TEXT,
    "sources": table.TEXTS,
    "misconception": table.OPTIONAL_TEXT,
}
ITEM_SCHEMA = {
    "id": table.TEXT,
    "type": table.one_of(*RULES),
    "objective": table.TEXT,
    "bloom": table.one_of(*BLOOM),
    "step": table.one_of(*STEPS),
    "covers": table.TEXTS,
    "difficulty": table.Field(int, low=1, high=3),
    "must_pass": table.OPTIONAL_FLAG,
    "version": table.Field(int, low=1, high=999),
    "review": table.TEXT,
    "sources": table.TEXTS,
    "stem": table.TEXT,
    "take_away": table.TEXT,
    "read_again": table.TEXT,
    "option": table.TABLES,
}
FILE_SCHEMA = {
    "quiz": table.TABLES,
    "item": table.TABLES,
    "misconception": table.Field(list, required=False, tables=True),
}


@dataclass(frozen=True)
class Option:
    """One option of an item; ``key`` says whether it is correct."""

    id: str
    text: str
    key: bool
    rationale: str
    sources: tuple[str, ...]
    misconception: str | None


@dataclass(frozen=True)
class Item:
    """One question, as an author wrote it and the loader checked it."""

    id: str
    type: str
    objective: str
    bloom: str
    step: str
    covers: tuple[str, ...]
    difficulty: int
    must_pass: bool
    version: int
    review: str
    sources: tuple[str, ...]
    stem: str
    take_away: str
    read_again: str
    options: tuple[Option, ...]

    @property
    def key(self) -> frozenset[str]:
        """Ids of the correct options."""
        return frozenset(option.id for option in self.options if option.key)


@dataclass(frozen=True)
class Quiz:
    """A named run of items, as a notebook shows it."""

    id: str
    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Bank:
    """All that one bank file holds, by id."""

    quizzes: dict[str, Quiz]
    items: dict[str, Item]
    misconceptions: dict[str, str]


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
    misconceptions = _misconceptions(data.get("misconception", []), place)
    items = {item.id: item for item in (_item(entry, file, misconceptions) for entry in data["item"])}
    table.unique([entry["id"] for entry in data["item"]], place)
    quizzes = {quiz.id: quiz for quiz in (_quiz(entry, file, items) for entry in data["quiz"])}
    table.unique([entry["id"] for entry in data["quiz"]], place)
    return Bank(quizzes, items, misconceptions)


def _place(entry: dict[str, Any], file: str) -> Place:
    return table.Place(file, str(entry.get("id", "?")))


def _misconceptions(entries: list[dict[str, Any]], place: Place) -> dict[str, str]:
    for entry in entries:
        here = _place(entry, place.file)
        table.check(entry, MISCONCEPTION_SCHEMA, here)
        source.check_keys(entry["sources"], "sources", here)
    table.unique([entry["id"] for entry in entries], place)
    return {entry["id"]: entry["correction"] for entry in entries}


def _quiz(entry: dict[str, Any], file: str, items: dict[str, Item]) -> Quiz:
    place = _place(entry, file)
    table.check(entry, QUIZ_SCHEMA, place)
    for id_ in entry["items"]:
        if id_ not in items:
            raise place.error("items", f"names {id_!r}, which is not an item of this file")
    return Quiz(entry["id"], entry["title"], tuple(items[id_] for id_ in entry["items"]))


def _item(entry: dict[str, Any], file: str, misconceptions: dict[str, str]) -> Item:
    place = _place(entry, file)
    table.check(entry, ITEM_SCHEMA, place)
    source.check_keys(entry["sources"], "sources", place)
    options = tuple(_option(each, place, misconceptions) for each in entry["option"])
    table.unique([option.id for option in options], table.Place(f"{file}, item {place.id}"))
    _check_key(entry["type"], options, place)
    rest = {name: entry[name] for name in ITEM_SCHEMA if name not in {"option", "covers", "sources", "must_pass"}}
    return Item(
        covers=tuple(entry["covers"]),
        sources=tuple(entry["sources"]),
        must_pass=entry.get("must_pass", False),
        options=options,
        **rest,
    )


def _option(entry: dict[str, Any], item: Place, misconceptions: dict[str, str]) -> Option:
    place = table.Place(item.file, f"{item.id}/{entry.get('id', '?')}")
    table.check(entry, OPTION_SCHEMA, place)
    source.check_keys(entry["sources"], "sources", place)
    tag = entry.get("misconception")
    if tag is not None and tag not in misconceptions:
        raise place.error("misconception", f"names {tag!r}, which is not a misconception of this file")
    return Option(
        entry["id"],
        entry["text"],
        entry.get("key", False),
        entry["rationale"],
        tuple(entry["sources"]),
        tag,
    )


def _check_key(kind: str, options: tuple[Option, ...], place: Place) -> None:
    keys = sum(option.key for option in options)
    if keys == 0:
        raise place.error("option", "no option is the key; set key = true on the correct one")
    if kind == "multiple-choice" and keys > 1:
        raise place.error("option", f"{keys} options are keys; multiple-choice has exactly one")


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

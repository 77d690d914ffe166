"""One question as an author writes it, checked: words, options with their reasons, and what the marker needs.

Every type comes down to *parts*: places to answer (the question itself, a group, a wing, a blank, a row of a table)
with their options, or to the rows and columns of a matrix, or to a number. ``CONTRIBUTING.md`` shows each type's form.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import TYPE_CHECKING, Any

from bonemets.content import chart, source, table
from bonemets.domain import marking
from bonemets.domain.marking.number import NumberError

if TYPE_CHECKING:
    from collections.abc import Collection

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
ANSWER = "answer"
PLACEHOLDER = re.compile(r"\{([a-z0-9-]+)\}")

REASON = {"rationale": table.TEXT, "sources": table.TEXTS, "misconception": table.OPTIONAL_TEXT}
OPTION_SCHEMA = {"id": table.TEXT, "text": table.TEXT, "key": table.OPTIONAL_FLAG, **REASON}
GROUP_SCHEMA = {"id": table.TEXT, "text": table.TEXT, "option": table.TABLES}
BLANK_SCHEMA = {**GROUP_SCHEMA, "role": table.OPTIONAL_TEXT, "pair": table.OPTIONAL_TEXT}
TARGET_SCHEMA = {
    "id": table.TEXT,
    "text": table.TEXT,
    "key": table.TEXT,
    "role": table.OPTIONAL_TEXT,
    "pair": table.OPTIONAL_TEXT,
}
ROW_SCHEMA = {"id": table.TEXT, "text": table.TEXT, "key": table.TEXTS, **REASON}
COLUMN_SCHEMA = {"id": table.TEXT, "text": table.TEXT}
LINE_SCHEMA = {"cells": table.TEXTS}
NUMBER_SCHEMA = {
    "label": table.TEXT,
    "units": table.TEXTS,
    "answer": table.TABLES,
    **REASON,
    "trap": table.OPTIONAL_TABLES,
}
ANSWER_SCHEMA = {"value": table.TEXT, "unit": table.TEXT, "tolerance": table.OPTIONAL_TEXT}
TRAP_SCHEMA = {**ANSWER_SCHEMA, **REASON}
EXHIBIT_SCHEMA = {"chart": table.TEXT, "at": table.TEXT, "tabs": table.OPTIONAL_TEXTS}

OPTIONS = {"option": table.TABLES}
GROUPS = {"group": table.TABLES}
MATRIX = {"column": table.TABLES, "row": table.TABLES}
SENTENCE = {"text": table.TEXT}
GRID = {"head": table.TEXTS, "line": table.TABLES}
BLANKS = {"blank": table.TABLES}
# What each type has besides the fields every item has.
FORMS: dict[str, dict[str, table.Field]] = {
    "multiple-choice": OPTIONS,
    "select-all": OPTIONS,
    "select-n": OPTIONS,
    "grouping": GROUPS,
    "matrix-multiple-choice": MATRIX,
    "matrix-multiple-response": MATRIX,
    "dropdown-cloze": {**SENTENCE, **BLANKS},
    "dropdown-table": {**GRID, **BLANKS},
    "dropdown-rationale": {**SENTENCE, **BLANKS},
    "drag-cloze": {**SENTENCE, **BLANKS, **OPTIONS},
    "drag-rationale": {**SENTENCE, **BLANKS, **OPTIONS},
    "ordered-response": OPTIONS,
    "highlight-text": {**SENTENCE, **OPTIONS},
    "highlight-table": {**GRID, **OPTIONS},
    "bow-tie": GROUPS,
    "numeric": {"number": table.Field(dict)},
}
COMMON = {
    "id": table.TEXT,
    "type": table.one_of(*marking.KINDS),
    "objective": table.TEXT,
    "bloom": table.one_of(*BLOOM),
    "step": table.one_of(*STEPS),
    "covers": table.OPTIONAL_TEXTS,
    "difficulty": table.Field(int, low=1, high=3),
    "must_pass": table.OPTIONAL_FLAG,
    "version": table.Field(int, low=1, high=999),
    "review": table.TEXT,
    "sources": table.TEXTS,
    "stem": table.TEXT,
    "take_away": table.TEXT,
    "read_again": table.TEXT,
    "hint": table.OPTIONAL_TEXT,
    "fixed_order": table.OPTIONAL_FLAG,
    "exhibit": table.OPTIONAL_TABLE,
}


@dataclass(frozen=True)
class Option:
    """Something to choose; ``key`` says whether it belongs in the part it stands in."""

    id: str
    text: str
    key: bool
    rationale: str
    sources: tuple[str, ...]
    misconception: str | None


@dataclass(frozen=True)
class Part:
    """A place to answer, with its options; ``text`` is its label."""

    id: str
    text: str
    options: tuple[Option, ...]
    role: str = ""
    pair: str = ""


@dataclass(frozen=True)
class Row:
    """One row of a matrix; ``key`` names the columns that are right."""

    id: str
    text: str
    key: tuple[str, ...]
    rationale: str
    sources: tuple[str, ...]
    misconception: str | None


@dataclass(frozen=True)
class Trap:
    """A wrong number many people arrive at, and why."""

    quantity: marking.Quantity
    rationale: str
    sources: tuple[str, ...]
    misconception: str | None


@dataclass(frozen=True)
class Number:
    """What a numeric entry asks for."""

    label: str
    units: tuple[str, ...]
    answers: tuple[marking.Quantity, ...]
    rationale: str
    sources: tuple[str, ...]
    traps: tuple[Trap, ...]


@dataclass(frozen=True)
class Exhibit:
    """The chart a question comes with: all that is known at one time, on some of its tabs."""

    chart: str
    at: str
    tabs: tuple[str, ...]


@dataclass(frozen=True)
class Item:
    """One question.

    Attributes:
        text: Sentence or passage with ``{id}`` where a blank or a span stands, else empty.
        head: Column heads of a table with blanks or spans, else empty.
        lines: Its rows, with ``{id}`` in the same way.
        parts: Places to answer with their options; empty for a matrix and a number.
        columns: Ids and texts of the columns of a matrix.
        rows: Rows of a matrix.
        number: What a numeric entry asks for.
    """

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
    hint: str
    fixed_order: bool
    exhibit: Exhibit | None
    text: str
    head: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]
    parts: tuple[Part, ...]
    columns: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    number: Number | None

    @property
    def options(self) -> tuple[Option, ...]:
        """All options of all parts, each once (a token of a shared bank stands in every blank)."""
        found = {
            option.id if self.type in marking.item.SHARED else (part.id, option.id): option
            for part, option in self.pairs
        }
        return tuple(found.values())

    @property
    def pairs(self) -> tuple[tuple[Part, Option], ...]:
        """Every part with each of its options."""
        return tuple((part, option) for part in self.parts for option in part.options)

    @property
    def reasons(self) -> tuple[Option | Row | Number | Trap, ...]:
        """Everything that carries a rationale with sources."""
        number: tuple[Number | Trap, ...] = (self.number, *self.number.traps) if self.number else ()
        return (*self.options, *self.rows, *number)

    @property
    def key(self) -> frozenset[str]:
        """Ids of the correct options."""
        return frozenset(option.id for _, option in self.pairs if option.key)

    @cached_property
    def marking(self) -> marking.Item:
        """The question as the marker knows it."""
        return marking.Item(self.type, _slots(self), self.number.answers if self.number else ())


def _slots(item: Item) -> tuple[marking.Slot, ...]:
    if item.number:
        return (marking.Slot(ANSWER, item.number.units, ()),)
    if item.type == "matrix-multiple-choice":
        columns = tuple(id_ for id_, _ in item.columns)
        return tuple(marking.Slot(row.id, columns, row.key) for row in item.rows)
    if item.type == "matrix-multiple-response":
        rows = tuple(row.id for row in item.rows)
        return tuple(
            marking.Slot(id_, rows, tuple(row.id for row in item.rows if id_ in row.key)) for id_, _ in item.columns
        )
    return tuple(_slot(item, part) for part in item.parts)


def _slot(item: Item, part: Part) -> marking.Slot:
    ids = tuple(option.id for option in part.options)
    key = ids if item.type == "ordered-response" else tuple(option.id for option in part.options if option.key)
    return marking.Slot(part.id, ids, key, part.role, part.pair)


def parse(entry: dict[str, Any], file: str, misconceptions: Collection[str], charts: dict[str, chart.Chart]) -> Item:
    """Check and build one item.

    Args:
        entry: One ``[[item]]`` table.
        file: File name for error messages.
        misconceptions: Ids defined in the same file.
        charts: Charts defined in the same file.

    Raises:
        bonemets.content.table.ContentError: At the first thing that breaks the schema.

    >>> parse({"id": "x-1", "type": "essay"}, "bank/x.toml", (), {})
    Traceback (most recent call last):
    bonemets.content.table.ContentError: bank/x.toml, id "x-1", field "type": is 'essay', which is none of: ...
    """
    place = table.Place(file, str(entry.get("id", "?")))
    kind = entry.get("type")
    if not isinstance(kind, str) or kind not in FORMS:
        table.check({"type": kind}, {"type": COMMON["type"]}, place)
    table.check(entry, {**COMMON, **FORMS[str(kind)]}, place)
    source.check_keys(entry["sources"], "sources", place)
    author = _Author(place, misconceptions)
    lines = tuple(tuple(author.checked(each, LINE_SCHEMA)["cells"]) for each in entry.get("line", []))
    item = Item(
        **{
            name: entry[name]
            for name in ("id", "type", "objective", "bloom", "step", "difficulty", "version", "review")
        },
        **{name: entry[name] for name in ("stem", "take_away", "read_again")},
        covers=tuple(entry.get("covers", ())),
        must_pass=entry.get("must_pass", False),
        sources=tuple(entry["sources"]),
        hint=entry.get("hint", ""),
        fixed_order=entry.get("fixed_order", False),
        exhibit=_exhibit(entry["exhibit"], charts, place) if "exhibit" in entry else None,
        text=entry.get("text", ""),
        head=tuple(entry.get("head", ())),
        lines=lines,
        parts=_parts(entry, lines, author),
        columns=tuple((each["id"], each["text"]) for each in map(author.column, entry.get("column", []))),
        rows=tuple(author.row(each) for each in entry.get("row", [])),
        number=author.number(entry["number"]) if "number" in entry else None,
    )
    _check_places(item, [each["id"] for each in entry.get("option", [])], place)
    try:
        item.marking  # noqa: B018 - built once here, so that a key that does not fit is an author's error
    except marking.ItemError as error:
        raise place.error(_container(item), str(error)) from None
    return item


def _container(item: Item) -> str:
    return next(name for name in ("number", "row", "group", "blank", "option") if name in FORMS[item.type])


def _exhibit(entry: dict[str, Any], charts: dict[str, chart.Chart], place: Place) -> Exhibit:
    table.check(entry, EXHIBIT_SCHEMA, place)
    if entry["chart"] not in charts:
        raise place.error("exhibit", f"names the chart {entry['chart']!r}, which is not in this file")
    shown = charts[entry["chart"]]
    if entry["at"] not in [time.id for time in shown.times]:
        raise place.error("exhibit", f"names the time {entry['at']!r}, which the chart {shown.id!r} does not have")
    tabs = tuple(entry.get("tabs", shown.until(entry["at"]).tabs))
    for tab in tabs:
        if tab not in shown.until(entry["at"]).tabs:
            raise place.error("exhibit", f"names the tab {tab!r}, which is empty at that time")
    return Exhibit(shown.id, entry["at"], tabs)


def _parts(entry: dict[str, Any], lines: tuple[tuple[str, ...], ...], author: _Author) -> tuple[Part, ...]:
    """Build the places to answer, whichever of the forms the type has."""
    options = tuple(author.option(each) for each in entry.get("option", []))
    table.unique([option.id for option in options], table.Place(f"{author.place.file}, item {author.place.id}"))
    if "group" in entry:
        return tuple(author.part(each, GROUP_SCHEMA) for each in entry["group"])
    if "blank" in entry:
        if options:
            return tuple(author.target(each, options) for each in entry["blank"])
        return tuple(author.part(each, BLANK_SCHEMA) for each in entry["blank"])
    if lines:
        return _line_parts(lines, options)
    return (Part(ANSWER, "", options),) if options else ()


def _line_parts(lines: tuple[tuple[str, ...], ...], options: tuple[Option, ...]) -> tuple[Part, ...]:
    """Make a part of every line of a table that holds something to highlight."""
    parts = []
    for number, cells in enumerate(lines, start=1):
        ids = PLACEHOLDER.findall(" ".join(cells))
        if ids:
            parts.append(Part(f"row-{number}", cells[0], tuple(option for option in options if option.id in ids)))
    return tuple(parts)


def _check_places(item: Item, options: list[str], place: Place) -> None:
    """Check that every ``{id}`` of the text has its blank or span, once, and that rows name columns there are."""
    found = PLACEHOLDER.findall(" ".join([item.text, *(cell for cells in item.lines for cell in cells)]))
    spans = item.type.startswith("highlight")
    wanted = options if spans else [part.id for part in item.parts]
    columns = {id_ for id_, _ in item.columns}
    for row in item.rows:
        if not columns.issuperset(row.key):
            raise place.error("row", f"{row.id!r} names {', '.join(row.key)}; columns: {', '.join(sorted(columns))}")
    if not item.text and not item.lines:
        return
    if sorted(found) != sorted(wanted):
        field = "text" if item.text else "line"
        raise place.error(field, f"holds the places {sorted(found)}, but there are {sorted(wanted)}; each stands once")
    for cells in item.lines:
        if len(cells) != len(item.head):
            raise place.error("line", f"has {len(cells)} cells under {len(item.head)} heads")


class _Author:
    """Checks what an author wrote in one item, entry by entry."""

    def __init__(self, place: Place, misconceptions: Collection[str]) -> None:
        self.place, self.misconceptions = place, misconceptions

    def inner(self, entry: dict[str, Any]) -> Place:
        return table.Place(self.place.file, f"{self.place.id}/{entry.get('id', '?')}")

    def checked(self, entry: dict[str, Any], schema: dict[str, table.Field]) -> dict[str, Any]:
        place = self.inner(entry)
        table.check(entry, schema, place)
        source.check_keys(entry.get("sources", ()), "sources", place)
        tag = entry.get("misconception")
        if tag is not None and tag not in self.misconceptions:
            raise place.error("misconception", f"names {tag!r}, which is not a misconception of this file")
        return entry

    def option(self, entry: dict[str, Any]) -> Option:
        self.checked(entry, OPTION_SCHEMA)
        return Option(entry["id"], entry["text"], entry.get("key", False), **_reason(entry))

    def part(self, entry: dict[str, Any], schema: dict[str, table.Field]) -> Part:
        self.checked(entry, schema)
        options = tuple(self.option(each) for each in entry["option"])
        return Part(entry["id"], entry["text"], options, entry.get("role", ""), entry.get("pair", ""))

    def target(self, entry: dict[str, Any], tokens: tuple[Option, ...]) -> Part:
        self.checked(entry, TARGET_SCHEMA)
        if entry["key"] not in [token.id for token in tokens]:
            raise self.inner(entry).error("key", f"names {entry['key']!r}, which is none of the options")
        options = tuple(replace(token, key=token.id == entry["key"]) for token in tokens)
        return Part(entry["id"], entry["text"], options, entry.get("role", ""), entry.get("pair", ""))

    def column(self, entry: dict[str, Any]) -> dict[str, Any]:
        return self.checked(entry, COLUMN_SCHEMA)

    def row(self, entry: dict[str, Any]) -> Row:
        self.checked(entry, ROW_SCHEMA)
        return Row(entry["id"], entry["text"], tuple(entry["key"]), **_reason(entry))

    def number(self, entry: dict[str, Any]) -> Number:
        self.checked(entry, NUMBER_SCHEMA)
        answers = tuple(self._quantity(each, ANSWER_SCHEMA) for each in entry["answer"])
        traps = tuple(Trap(self._quantity(each, TRAP_SCHEMA), **_reason(each)) for each in entry.get("trap", []))
        rest = {name: value for name, value in _reason(entry).items() if name != "misconception"}
        return Number(entry["label"], tuple(entry["units"]), answers, **rest, traps=traps)

    def _quantity(self, entry: dict[str, Any], schema: dict[str, table.Field]) -> marking.Quantity:
        self.checked(entry, schema)
        try:
            value, tolerance = Decimal(entry["value"]), Decimal(entry.get("tolerance", "0"))
            return marking.Quantity(value, entry["unit"], tolerance)
        except (InvalidOperation, NumberError):
            raise self.place.error("value", f"is {entry['value']!r}, which is no plain number") from None


def _reason(entry: dict[str, Any]) -> dict[str, Any]:
    return {
        "rationale": entry["rationale"],
        "sources": tuple(entry["sources"]),
        "misconception": entry.get("misconception"),
    }

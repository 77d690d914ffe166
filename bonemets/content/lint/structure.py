"""The forms of the Next Generation NCLEX item types, of quizzes and of cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bonemets.content import case
from bonemets.content.lint.rule import Rule, add, rule
from bonemets.content.lint.threshold import GROUPS, MATRIX_COLUMNS, MATRIX_ROWS, SPANS, TIMES, WINGS
from bonemets.content.table import ContentError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bonemets.content.item import Item
    from bonemets.content.lint.sheet import Sheet

add(
    Rule(
        "E50", "A row of a matrix multiple choice has one key, a column there is.", "Mend the key of the row.", "loader"
    )
)
add(
    Rule(
        "E52",
        "Every blank stands once in the text, with its choices.",
        "Compare {…} in the text with the blanks.",
        "loader",
    )
)


@rule("W50", "item", "A matrix has a size that can be read.", "Add or take out rows and columns.")
def matrix_size(item: Item) -> Iterator[tuple[str, str]]:
    """Count rows and columns."""
    if item.type not in MATRIX_COLUMNS:
        return
    for name, count, (low, high) in (
        ("rows", len(item.rows), MATRIX_ROWS),
        ("columns", len(item.columns), MATRIX_COLUMNS[item.type]),
    ):
        if not low <= count <= high:
            yield "", f"{count} {name}; {item.type} has {low} to {high}"


@rule(
    "E51", "item", "Every column of a matrix multiple response has a key.", "Find a row for it, or take the column out."
)
def empty_column(item: Item) -> Iterator[tuple[str, str]]:
    """Look for columns that no row names."""
    if item.type == "matrix-multiple-response":
        for slot in item.marking.slots:
            if not slot.key:
                yield slot.id, "no row has this column as its key"


@rule("W51", "item", "A grouping has a size that can be read, and a key in each group.", "Add or take out groups.")
def group_size(item: Item) -> Iterator[tuple[str, str]]:
    """Count groups and their keys."""
    if item.type != "grouping":
        return
    if not GROUPS[0] <= len(item.parts) <= GROUPS[1]:
        yield "", f"{len(item.parts)} groups; a grouping has {GROUPS[0]} to {GROUPS[1]}"
    for part in item.parts:
        if not any(option.key for option in part.options):
            yield part.id, "nothing in this group is a key"


@rule(
    "E53",
    "item",
    "Two effects of a pair offer the same choices under the same ids.",
    "Use one id for one text in both blanks.",
)
def effects(item: Item) -> Iterator[tuple[str, str]]:
    """Look for an id that means two things in the interchangeable blanks of a pair."""
    texts: dict[tuple[str, str], str] = {}
    for part, option in item.pairs:
        if part.role == "effect":
            known = texts.setdefault((part.pair, option.id), option.text)
            if known != option.text:
                yield f"{part.id}/{option.id}", f"{option.id!r} is {known!r} in the other blank"


@rule("E54", "item", "A bow-tie offers 5 actions, 4 conditions and 5 parameters.", "Add or take out options.")
def wings(item: Item) -> Iterator[tuple[str, str]]:
    """Count the options of each wing; its keys are counted by the loader."""
    if item.type == "bow-tie":
        for part in item.parts:
            if len(part.options) != WINGS[part.id]:
                yield part.id, f"{len(part.options)} options; this wing has {WINGS[part.id]}"


@rule(
    "E55",
    "item",
    "An ordered response never starts in its right order.",
    "Take out fixed_order; use at least two steps.",
)
def given_away(item: Item) -> Iterator[tuple[str, str]]:
    """Look for what would show the key at the start."""
    if item.type == "ordered-response" and (item.fixed_order or len(item.options) < 2):
        yield "", "the steps would be shown in their right order"


@rule("E56", "item", "A passage has 2 to 10 spans.", "Add or take out spans.")
def spans(item: Item) -> Iterator[tuple[str, str]]:
    """Count what can be highlighted."""
    if item.type.startswith("highlight") and not SPANS[0] <= len(item.options) <= SPANS[1]:
        yield "", f"{len(item.options)} spans; there may be {SPANS[0]} to {SPANS[1]}"


@rule(
    "E57",
    "sheet",
    "A case has six steps in order over one growing chart.",
    "Compare it with another case file.",
)
def unfolding(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Read the case as a whole, once its entries are fine by themselves."""
    if not sheet.is_case or sheet.refused:
        return
    try:
        case.parse(sheet.data, sheet.lesson)
    except ContentError as error:
        yield ("" if error.id == "?" else error.id), f"{error.field}: {error.problem}"
    for item in sheet.items.values():
        if item.exhibit and not item.exhibit.tabs:
            yield item.id, "shows a chart in which no tab holds anything yet"


@rule("E58", "sheet", "A trend shows at least two points in time.", "Show the chart at a later time.")
def trend(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Count the times of what a stand-alone item shows."""
    for item in sheet.items.values():
        if item.exhibit and not sheet.is_case:
            shown = len(sheet.charts[item.exhibit.chart].until(item.exhibit.at).times)
            if shown < TIMES:
                yield item.id, f"the exhibit shows {shown} point in time"


@rule("W94", "sheet", "Every item of a bank is asked in one quiz.", "Add it to a [[quiz]], once.")
def asked(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Count how often each item is asked."""
    if sheet.is_case:
        return
    runs = [quiz.get("items") for quiz in sheet.entries("quiz")]
    asked_ids = [id_ for run in runs if isinstance(run, list) for id_ in run]
    for id_ in sheet.items:
        if asked_ids.count(id_) != 1:
            yield id_, f"is asked {asked_ids.count(id_)} times"

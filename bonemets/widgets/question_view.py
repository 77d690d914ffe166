"""What the page gets of a question: words, layout and seeded orders; never the key, never a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bonemets.domain.marking import orders
from bonemets.domain.marking.item import SHARED
from bonemets.widgets import chart_panel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bonemets.content.chart import Chart
    from bonemets.content.item import Item, Option, Part

# Which control shows a type; one module of the front end holds each.
CONTROLS = {
    "multiple-choice": "list",
    "select-all": "list",
    "select-n": "list",
    "grouping": "list",
    "bow-tie": "list",
    "matrix-multiple-choice": "grid",
    "matrix-multiple-response": "grid",
    "dropdown-cloze": "blank",
    "dropdown-table": "blank",
    "dropdown-rationale": "blank",
    "drag-cloze": "blank",
    "drag-rationale": "blank",
    "highlight-text": "span",
    "highlight-table": "span",
    "ordered-response": "order",
    "numeric": "number",
}
HOW = {
    "multiple-choice": "Choose one.",
    "select-all": "Select all that apply.",
    "grouping": "Choose at least one in each group.",
    "bow-tie": "Choose two actions, one condition and two things to watch.",
    "matrix-multiple-choice": "Choose one in each row.",
    "matrix-multiple-response": "Each column may have more than one right answer. Select all that apply.",
    "dropdown-cloze": "Choose a word for each blank.",
    "dropdown-table": "Choose an entry for each blank.",
    "dropdown-rationale": "Complete the sentence; the parts belong together.",
    "drag-cloze": "Put a piece in each blank: drag it, or choose it from the list in the blank.",
    "drag-rationale": "Put a piece in each blank; the parts belong together. Drag it, or choose it from the list.",
    "highlight-text": "Press the parts of the text that matter. Press again to take one back.",
    "highlight-table": "Press the parts of the table that matter. Press again to take one back.",
    "ordered-response": "Put the steps in order, the first on top: use the arrow buttons, or drag.",
    "numeric": "Write a number and choose its unit.",
}
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def shown(item: Item, charts: Mapping[str, Chart]) -> dict[str, Any]:
    """Give the page one question.

    Args:
        item: The question.
        charts: Charts by id, of which it may show one.

    >>> from bonemets.content import bank
    >>> sorted(shown(bank.find_quiz("symptoms-pre").items[0], {})["parts"][0]["options"][0])
    ['id', 'text']
    """
    view: dict[str, Any] = {
        "id": item.id,
        "type": item.type,
        "control": CONTROLS[item.type],
        "stem": item.stem,
        "how": _how(item),
        "must_pass": item.must_pass,
        "hint": item.hint,
    }
    if item.exhibit:
        view["chart"] = chart_panel.view(charts[item.exhibit.chart], item.exhibit.at, item.exhibit.tabs)
    if item.text or item.lines:
        view |= {"text": item.text, "head": item.head, "lines": item.lines}
    if item.number:
        view["number"] = {"label": item.number.label, "units": item.number.units}
    if item.rows:
        view |= {
            "columns": [_named(*each) for each in item.columns],
            "rows": [_named(row.id, row.text) for row in item.rows],
        }
    if item.type in SHARED:
        view["tokens"] = [_named(option.id, option.text) for option in item.options]
        view["orders"] = _orders(item, item.id, len(item.options))
        view["parts"] = [{"id": part.id, "text": part.text} for part in item.parts]
    elif item.parts:
        view["parts"] = [_part(item, part) for part in item.parts]
    return view


def _how(item: Item) -> str:
    if item.type == "select-n":
        return f"Choose {len(item.key)}."
    how = HOW[item.type]
    return "" if how.rstrip(".").casefold() in item.stem.casefold() else how


def _named(id_: str, text: str) -> dict[str, str]:
    return {"id": id_, "text": text}


def _part(item: Item, part: Part) -> dict[str, Any]:
    options, seeded = part.options, _orders(item, f"{item.id}/{part.id}", len(part.options))
    if item.type == "ordered-response":
        options, seeded = _hidden_key(item, options)
    slot = next(slot for slot in item.marking.slots if slot.id == part.id)
    return {
        "id": part.id,
        "text": part.text,
        "most": item.marking.most(slot),
        "options": [_named(option.id, option.text) for option in options],
        "orders": seeded,
    }


def _orders(item: Item, name: str, size: int) -> list[str]:
    """Give a few orders to show the options in, a digit for each; none where the author's order has a meaning."""
    if item.fixed_order or CONTROLS[item.type] == "span":
        return []
    return ["".join(DIGITS[index] for index in order) for order in orders(name, size)]


def _hidden_key(item: Item, options: tuple[Option, ...]) -> tuple[tuple[Option, ...], list[str]]:
    """Send the steps shuffled, so that the order they travel in is not the key; no shown order is the key either."""
    base = orders(f"{item.id}/sent", len(options), 1, avoid_sorted=True)[0]
    wanted = orders(item.id, len(options), avoid_sorted=True)
    return tuple(options[index] for index in base), [
        "".join(DIGITS[base.index(index)] for index in order) for order in wanted
    ]

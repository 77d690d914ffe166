"""What a learner reads after answering."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bonemets.content.lint import wording
from bonemets.content.lint.option import keys
from bonemets.content.lint.rule import rule
from bonemets.content.lint.threshold import RATIONALE_WORDS
from bonemets.domain.marking.item import SHARED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bonemets.content.item import Item, Number, Option, Row, Trap
    from bonemets.content.lint.sheet import Sheet

VERDICT = re.compile(r"(correct|incorrect|right|wrong|true|false|yes|no)\s*[.!,:;–—]", re.IGNORECASE)


def reasons(item: Item) -> list[tuple[str, Option | Row | Number | Trap]]:
    """Give everything that carries a rationale, with where it stands in the item."""
    number: tuple[Number | Trap, ...] = (item.number, *item.number.traps) if item.number else ()
    return [*wording.placed(item), *((row.id, row) for row in item.rows), *(("number", each) for each in number)]


@rule("E41", "item", "A rationale says why.", f"Write at least {RATIONALE_WORDS} words; the verdict is shown already.")
def thin(item: Item) -> Iterator[tuple[str, str]]:
    """Count words, and look for a verdict in place of a reason."""
    for where, reason in reasons(item):
        count = len(reason.rationale.split())
        if count < RATIONALE_WORDS:
            yield where, f"the rationale has {count} words"
        elif VERDICT.match(reason.rationale):
            yield where, f"the rationale begins with {reason.rationale.split()[0]!r}"


@rule("W42", "sheet", "Every rationale is written for its option.", "Say what is wrong with this one.")
def copied(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Compare all rationales of a file."""
    seen: dict[str, str] = {}
    for item in sheet.items.values():
        for where, reason in reasons(item):
            path, text = f"{item.id}/{where}", wording.plain(reason.rationale)
            if text in seen:
                yield path, f"the rationale is that of {seen[text]}"
            seen.setdefault(text, path)


@rule("W44", "item", "A wrong option names its misconception, and a key has none.", "Add or take out misconception.")
def untagged(item: Item) -> Iterator[tuple[str, str]]:
    """Look at options; where everything is to be put in order, nothing is wrong by itself."""
    if item.type == "ordered-response":
        return
    held = {option.id for option in keys(item, item.options)} if item.type in SHARED else set()
    for where, option in wording.placed(item):
        is_key = option.key or option.id in held
        if is_key and option.misconception:
            yield where, f"is a key and names the misconception {option.misconception!r}"
        elif not is_key and not option.misconception:
            yield where, "is wrong and names no misconception"
    for trap in item.number.traps if item.number else ():
        if not trap.misconception:
            yield "number", f"the trap {trap.quantity.value} names no misconception"


@rule(
    "W45",
    "item",
    "A rationale speaks of its option.",
    "Use a word of the option in it; it may belong to another option.",
)
def strange(item: Item) -> Iterator[tuple[str, str]]:
    """Look for a word that rationale and option share, or the label of the blank it stands in."""
    labels = {part.id: part.text for part in item.parts}
    told = [(where, option.text, option.rationale) for where, option in wording.placed(item)]
    told += [(row.id, row.text, row.rationale) for row in item.rows]
    for where, text, rationale in told:
        own = wording.content_words(f"{text} {labels.get(where.split('/')[0], '')}")
        if own and not own & wording.content_words(rationale):
            yield where, "option and rationale share no word"


@rule("E46", "item", "A hint does not give the key away.", "Point at the way, not at the answer.")
def spoiler(item: Item) -> Iterator[tuple[str, str]]:
    """Look for the text of a key in the hint."""
    hint = f" {wording.plain(item.hint)} "
    for where, option in wording.placed(item):
        if option.key and item.type != "ordered-response" and f" {wording.plain(option.text)} " in hint:
            yield where, "the hint holds the text of the key"


@rule(
    "W47",
    "sheet",
    "Every misconception of a file is held by something wrong.",
    "Tag an option with it, or take it out.",
)
def unheld(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Compare what is defined with what is named, in items that are refused too."""
    named = {tag for entry in sheet.entries("item") for tag in _tags(entry)}
    for id_ in sheet.ids("misconception"):
        if id_ not in named:
            yield id_, "no option names this misconception"


def _tags(value: object) -> Iterator[str]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for each in inner:
        yield from _tags(each)
    if isinstance(value, dict) and "misconception" in value:
        yield str(value["misconception"])

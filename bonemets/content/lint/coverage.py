"""What the bank as a whole covers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bonemets.content import course, objective
from bonemets.content.item import BLOOM, STEPS
from bonemets.content.lint.rule import rule
from bonemets.content.lint.threshold import HIGHER_SHARE, ITEMS_PER_OBJECTIVE, ONE_TYPE_SHARE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bonemets.content.item import Item
    from bonemets.content.lint.sheet import Sheet

HIGHER = frozenset(BLOOM[BLOOM.index("apply") :])


def _items(sheets: tuple[Sheet, ...]) -> list[Item]:
    return [item for sheet in sheets for item in sheet.items.values()]


@rule(
    "E90", "bank", "An objective of a written lesson is tested twice, once at apply or higher.", "Write an item for it."
)
def tested(sheets: tuple[Sheet, ...]) -> Iterator[tuple[str, str]]:
    """Count the items of each objective whose lesson has a notebook."""
    written = {lesson.id for lesson in course.lessons() if lesson.file}
    for id_, aim in objective.load().items():
        blooms = [item.bloom for item in _items(sheets) if item.objective == id_]
        if aim.lesson in written and (len(blooms) < ITEMS_PER_OBJECTIVE or not HIGHER & set(blooms)):
            yield f"objectives.toml#{id_}", f"has {len(blooms)} items: {', '.join(blooms) or 'none'}"


@rule(
    "W91", "bank", f"At least {HIGHER_SHARE:.0%} of the items ask for more than recall.", "Turn facts into situations."
)
def recall(sheets: tuple[Sheet, ...]) -> Iterator[tuple[str, str]]:
    """Count the items at apply or higher."""
    items = _items(sheets)
    higher = sum(item.bloom in HIGHER for item in items)
    if higher < HIGHER_SHARE * len(items):
        yield "bank", f"{higher} of {len(items)} items are at apply or higher"


@rule("W92", "bank", "Every step of clinical judgment is asked for.", "Write an item for it.")
def missing_step(sheets: tuple[Sheet, ...]) -> Iterator[tuple[str, str]]:
    """Look for steps without an item."""
    asked = {item.step for item in _items(sheets)}
    for step in STEPS:
        if step not in asked:
            yield "bank", f"no item asks to {step.replace('-', ' ')}"


@rule("W93", "bank", "No one type rules the bank.", "Ask some of them in another form.")
def one_type(sheets: tuple[Sheet, ...]) -> Iterator[tuple[str, str]]:
    """Look at the most frequent type."""
    items = _items(sheets)
    for type_, count in Counter(item.type for item in items).most_common(1):
        if count > ONE_TYPE_SHARE * len(items):
            yield "bank", f"{count} of {len(items)} items are {type_}"

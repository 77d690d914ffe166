"""What a device remembers of one question from day to day, as JSON: read with suspicion, written whole.

The page keeps an entry for each item and sends it back with the next try. It may be old, garbled or made up; an entry
no review could have left counts as none.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from bonemets.domain import review
from bonemets.domain.review import Memory, ReviewError
from bonemets.widgets import saved

if TYPE_CHECKING:
    from bonemets.domain.marking import Mark

COUNTS = ("first", "maximum", "version", "step")
DAYS = ("first_day", "last_day")
FIELDS = frozenset({*COUNTS, *DAYS, "right", "sure", "due"})
MOST_ENTRIES = 5_000


def read(entry: object) -> Memory | None:
    """Read one entry; ``None`` if it is none of ours.

    >>> read({"first": 1})
    """
    if not isinstance(entry, dict) or set(entry) != FIELDS or not _fits(entry):
        return None
    days = {name: date.fromisoformat(entry[name]) for name in (*DAYS, "due") if entry[name] is not None}
    try:
        return Memory(**{**entry, **days})
    except ReviewError:
        return None


def _fits(entry: dict[str, Any]) -> bool:
    return (
        all(type(entry[name]) is int for name in COUNTS)
        and all(saved.is_day(entry[name]) for name in DAYS)
        and type(entry["right"]) is bool
        and (entry["sure"] is None or type(entry["sure"]) is int)
        and (entry["due"] is None or saved.is_day(entry["due"]))
    )


def write(memory: Memory) -> dict[str, Any]:
    """Write the entry to keep; ``read`` gives the same memory back.

    >>> monday = date(2026, 11, 23)
    >>> write(review.after(None, points=1, maximum=1, sure=3, today=monday, version=1))["last_day"]
    '2026-11-23'
    """
    entry = {name: getattr(memory, name) for name in FIELDS}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in entry.items()}


def update(kept: object, *, mark: Mark, sure: int | None, today: object, version: int) -> dict[str, Any]:
    """Remember one more try.

    Args:
        kept: What the page had kept for this item: any JSON; a garbled entry counts as none.
        mark: What the try earned.
        sure: How sure the learner was, 0 to 3, or ``None``; anything else counts as not said.
        today: Date on the learner's device as ISO text; anything else counts as the date here.
        version: Version of the item.

    Returns:
        The entry to keep.

    >>> from bonemets.domain.marking import Mark
    >>> missed = update("?", mark=Mark(0, 1, (), "0/1", ""), sure=None, today="2026-11-23", version=1)
    >>> missed["due"]
    '2026-11-24'
    """
    said = sure if type(sure) is int and 0 <= sure <= review.SURE else None
    day = to_day(today)
    memory = review.after(read(kept), points=mark.points, maximum=mark.maximum, sure=said, today=day, version=version)
    return write(memory)


def to_day(value: object) -> date:
    """Read the date on the learner's device; the date here where it cannot be read.

    >>> to_day("2026-11-23").isoformat()
    '2026-11-23'
    """
    return date.fromisoformat(value) if saved.is_day(value) and isinstance(value, str) else datetime.now(tz=UTC).date()


def read_all(entries: object) -> dict[str, Memory]:
    """Read the record of a device, by item id; what is garbled is left out.

    >>> read_all({"a-1": {}, "a-2": 7}), read_all("x")
    ({}, {})
    """
    if not isinstance(entries, dict) or len(entries) > MOST_ENTRIES:
        return {}
    found = ((id_, read(entry)) for id_, entry in entries.items() if isinstance(id_, str))
    return {id_: memory for id_, memory in found if memory is not None}

"""What a page needs to draw one input of a tool: its question, its control, its answers and what each earns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bonemets.domain.score.entry import Entry

# More answers than this go into one closed list.
MOST_CARDS = 9


def points(count: int) -> str:
    """Write a number of points.

    >>> points(0), points(1)
    ('0 points', '1 point')
    """
    return f"{count} point{'' if count == 1 else 's'}"


def describe(entry: Entry) -> dict[str, Any]:
    """Describe an input for `form.js`; ``look`` is how a score form lays its answers out."""
    field = {"name": entry.name, "question": entry.label, "unit": entry.unit, "choices": _choices(entry)}
    if entry.minimum is not None and entry.maximum is not None:
        limits = f"{entry.minimum:g} to {entry.maximum:g} {entry.unit}".rstrip()
        return {
            **field,
            "kind": "slider",
            "range": "; ".join([limits, *_cuts(entry)]),
            "low": entry.minimum,
            "high": entry.maximum,
            "step": entry.step,
        }
    if not entry.options:
        return {**field, "kind": "choice", "look": "pills"}
    many = len(entry.options) > MOST_CARDS
    return {**field, "kind": "list" if many else "choice", "look": "list" if many else "cards"}


def _choices(entry: Entry) -> list[list[Any]]:
    """List value, wording and points of each answer there is to choose."""
    if entry.options:
        return [[option.value.value, option.label, _worth(option.points)] for option in entry.options]
    if entry.minimum is not None:
        return []
    parts = [(answer, entry.part(answer)) for answer in (True, False)]
    return [[answer, part.option, _worth(part.points)] for answer, part in parts if part]


def _worth(count: int | None) -> str:
    return "" if count is None else points(count)


def _cuts(entry: Entry) -> list[str]:
    """Say which points a number earns from where on."""
    return [f"from {start:g}: {points(count)}" for start, count in getattr(entry, "cuts", ())]

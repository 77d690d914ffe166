"""What a series does over time, in one sentence: the words of a trend for a reader who cannot see it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bonemets.content.chart import Series

Points = tuple[tuple[str, float], ...]


def shown(series: Series, value: float) -> str:
    """Write a value with as many decimals as the finest value of its series, at most two.

    >>> from bonemets.content.chart import Series
    >>> shown(Series("ca", "labs", "Calcium", "mmol/L", 2.2, 2.6, (("a", 2.62), ("b", 3.4))), 3.4)
    '3.40'
    """
    numbers = (*(number for _, number in series.values), series.low or 0.0, series.high or 0.0)
    decimals = max(len(f"{number:.2f}".rstrip("0").split(".")[1]) for number in numbers)
    return f"{value:.{decimals}f}"


def flag(series: Series, value: float) -> str:
    """Say on which side of the reference interval a value lies: ``"high"``, ``"low"`` or an empty text.

    >>> from bonemets.content.chart import Series
    >>> flag(Series("ca", "labs", "Calcium", "mmol/L", 2.2, 2.6, ()), 2.61)
    'high'
    """
    if series.high is not None and value > series.high:
        return "high"
    return "low" if series.low is not None and value < series.low else ""


def interval(series: Series) -> str:
    """Write the reference interval, or an empty text where there is none.

    >>> from bonemets.content.chart import Series
    >>> interval(Series("ca", "labs", "Calcium", "mmol/L", 2.2, 2.6, ()))
    '2.2 to 2.6'
    """
    low = None if series.low is None else shown(series, series.low)
    high = None if series.high is None else shown(series, series.high)
    if low and high:
        return f"{low} to {high}"
    return f"up to {high}" if high else f"{low} or more" if low else ""


def sentence(series: Series, labels: Mapping[str, str]) -> str:
    """Say how a series moves, and from when on it lies outside its reference interval.

    Args:
        series: At least one value.
        labels: Time id to the words for it.

    >>> from bonemets.content.chart import Series
    >>> calcium = Series("ca", "labs", "Calcium", "mmol/L", 2.2, 2.6, (("a", 2.52), ("b", 3.41)))
    >>> sentence(calcium, {"a": "Monday", "b": "Tuesday"})
    'Calcium rises from 2.52 to 3.41 mmol/L; above the reference interval (2.20 to 2.60) from Tuesday.'
    """
    place = _place(series, labels)
    return f"{series.name} {_move(series, labels)}{'; ' if place else ''}{place}."


def _move(series: Series, labels: Mapping[str, str]) -> str:
    numbers = [number for _, number in series.values]
    first, last = shown(series, numbers[0]), f"{shown(series, numbers[-1])} {series.unit}"
    if len(numbers) == 1:
        return f"is {last} ({labels[series.values[0][0]]})"
    if len(set(numbers)) == 1:
        return f"stays at {last}"
    steps = [after - before for before, after in pairwise(numbers)]
    if all(step >= 0 for step in steps):
        return f"rises from {first} to {last}"
    if all(step <= 0 for step in steps):
        return f"falls from {first} to {last}"
    return f"goes from {first} to {last}, by way of {_turn(series, labels)}"


def _turn(series: Series, labels: Mapping[str, str]) -> str:
    """Name the highest or the lowest value, whichever lies farther from both ends."""
    ends = (series.values[0][1], series.values[-1][1])
    at, value = max(series.values, key=lambda pair: min(abs(pair[1] - end) for end in ends))
    return f"{shown(series, value)} ({labels[at]})"


def _place(series: Series, labels: Mapping[str, str]) -> str:
    if series.low is None and series.high is None:
        return ""
    name = f"the reference interval ({interval(series)})"
    flags = [flag(series, value) for _, value in series.values]
    if not any(flags):
        return f"within {name}{' throughout' if len(flags) > 1 else ''}"
    if len(flags) == 1:
        return f"{_side(flags[0])} {name}"
    return f"{_side(next(filter(None, flags)))} {name} {_when(flags, series.values, labels)}"


def _side(word: str) -> str:
    return "above" if word == "high" else "below"


def _when(flags: Sequence[str], values: Points, labels: Mapping[str, str]) -> str:
    out = [index for index, word in enumerate(flags) if word]
    if len(out) == len(flags) and len(set(flags)) == 1:
        return "throughout"
    start = out[0]
    # One run on one side is told by its start; anything else by its times, so that nothing is smoothed over.
    if len(out) == len(flags) - start and len(set(flags[start:])) == 1:
        return f"from {labels[values[start][0]]}"
    here = [labels[values[index][0]] for index in out if flags[index] == flags[start]]
    other = [labels[values[index][0]] for index in out if flags[index] != flags[start]]
    rest = f"; {_side('low' if flags[start] == 'high' else 'high')} it: {', '.join(other)}" if other else ""
    return f"only at: {', '.join(here)}{rest}"

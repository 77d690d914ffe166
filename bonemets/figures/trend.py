"""Values over time, one strip for each: reference interval, points and line, every point with its number.

A strip has one value with one unit, so that no two units ever share an axis; all strips share the times. Times stand
to scale where their labels fit, else at equal distances, and then the drawing says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from bonemets.figures.annotation import fold
from bonemets.figures.explore.plot import Plot
from bonemets.figures.figure import Table
from bonemets.figures.svg import canvas, element, group, label, number, path
from bonemets.figures.trend_sentence import flag, interval, sentence, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bonemets.content.chart import Series, Time

LEFT, RIGHT = 52.0, 28.0
PLOT = 50.0  # height of one plot
ABOVE, BELOW = 34.0, 26.0  # room for the name of a strip, and for numbers under its points
CHARACTER = 7.4  # width of one small character
LEADING = 16.0
SCALE = re.compile(r"of (\d+)")  # the unit of a score with an end, such as pain "of 10"
LARGE = 8.6  # width of one character of a name


@dataclass(frozen=True)
class Trend:
    """A drawing of values over time, with its words.

    Attributes:
        wide: SVG text for columns from about 560 px.
        narrow: SVG text for phone columns (about 340 px).
        alt: Every trend in words, one sentence each.
        table: The values, one row for each series, one column for each time.
    """

    wide: str
    narrow: str
    alt: str
    table: Table


def draw(series: Sequence[Series], times: Sequence[Time]) -> Trend:
    """Draw one or several series.

    Args:
        series: In the order to show them, each with at least one value.
        times: Points in time that may occur, in order; those without any value are left out.

    Raises:
        ValueError: If there is no series, or one without values.

    >>> from bonemets.content.chart import Series, Time
    >>> pulse = Series("hr", "vitals", "Heart rate", "a minute", 60, 100, (("a", 88.0), ("b", 112.0)))
    >>> draw((pulse,), (Time("a", "Monday", 0), Time("b", "Tuesday", 24))).alt
    'Heart rate rises from 88 to 112 a minute; above the reference interval (60 to 100) from Tuesday.'
    """
    if not series or not all(each.values for each in series):
        raise ValueError("a trend needs at least one series, and each at least one value")
    filled = {at for each in series for at, _ in each.values}
    used = [time for time in times if time.id in filled]
    labels = {time.id: time.label for time in times}
    return Trend(
        wide=_drawing(series, used, 640),
        narrow=_drawing(series, used, 340),
        alt=" ".join(sentence(each, labels) for each in series),
        table=_table(series, used),
    )


def _table(series: Sequence[Series], times: Sequence[Time]) -> Table:
    rows = []
    for each in series:
        found = dict(each.values)
        cells = (_cell(each, found.get(time.id)) for time in times)
        rows.append((f"{each.name} ({each.unit})", interval(each) or "none", *cells))
    return Table("Values over time", ("Value (unit)", "Reference", *(time.label for time in times)), tuple(rows))


def _cell(series: Series, value: float | None) -> str:
    if value is None:
        return "not measured"
    return f"{shown(series, value)} {flag(series, value)}".rstrip()


def _drawing(series: Sequence[Series], times: Sequence[Time], width: float) -> str:
    places, to_scale = _places(times, width)
    axis = _axis(times, places)
    on_top = len(series) > 2
    top = axis.height if on_top else 0.0
    parts = [axis.draw(0)] if on_top else []
    for each in series:
        strip = _Strip(each, places, width, top)
        parts.append(strip.draw())
        top = strip.end
    parts.append(axis.draw(top))
    notes = _notes(series, to_scale, width)
    foot = top + axis.height + 14
    parts += [label(4, foot + index * LEADING, text, "small soft") for index, text in enumerate(notes)]
    return canvas(width, foot + max(0, len(notes) - 1) * LEADING + 8, *parts)


def _notes(series: Sequence[Series], to_scale: bool, width: float) -> tuple[str, ...]:  # noqa: FBT001 - private
    words = ["Shaded: reference interval; a diamond lies outside it."] if any(interval(each) for each in series) else []
    words += [] if to_scale else ["Times are not to scale."]
    return fold(" ".join(words), int(width / CHARACTER)) if words else ()


def _places(times: Sequence[Time], width: float) -> tuple[dict[str, float], bool]:
    """Find where each time stands, and whether that is to scale."""
    left, room = LEFT + 16, width - LEFT - RIGHT - 32
    if len(times) == 1:
        return {times[0].id: left + room / 2}, True
    start, span = times[0].hours, times[-1].hours - times[0].hours
    scaled = [left + (time.hours - start) / span * room for time in times]
    gap = min(b - a for a, b in pairwise(scaled))
    even = [left + index / (len(times) - 1) * room for index in range(len(times))]
    ok = gap >= min(64, room / (len(times) - 1))
    return {time.id: x for time, x in zip(times, scaled if ok else even, strict=True)}, ok


@dataclass(frozen=True)
class _Axis:
    labels: tuple[tuple[float, tuple[str, ...], bool], ...]
    height: float

    def draw(self, top: float) -> str:
        parts = []
        for x, texts, last in self.labels:
            class_ = f"small middle {'strong' if last else 'soft'}"
            parts += [label(x, top + 14 + index * LEADING, text, class_) for index, text in enumerate(texts)]
        return group(*parts)


def _axis(times: Sequence[Time], places: dict[str, float]) -> _Axis:
    """Fold the labels of the times into the room between them; where they do not fit, every other one is left out."""
    at = [places[time.id] for time in times]
    gap = min((b - a for a, b in pairwise(at)), default=160.0)
    longest = max(len(word) for time in times for word in time.label.split())
    step = 1 if longest * CHARACTER + 6 <= gap else 2
    room = max(longest, int((gap * step - 6) / CHARACTER))
    kept = [time for index, time in enumerate(reversed(times)) if index % step == 0]
    labels = tuple((places[time.id], fold(time.label, room), time is times[-1]) for time in kept)
    return _Axis(labels, 8 + LEADING * max(len(texts) for _, texts, _ in labels))


class _Strip:
    """One series: its name with the latest value, and its plot."""

    def __init__(self, series: Series, places: dict[str, float], width: float, top: float) -> None:
        self.series, self.places, self.width, self.top = series, places, width, top
        word = flag(series, series.values[-1][1])
        # A value that was not measured at the latest time says so, or it would pass for the present one.
        earlier = "" if series.values[-1][0] == list(places)[-1] else "last: "
        self.latest = f"{earlier}{shown(series, series.values[-1][1])} {series.unit}{f', {word}' if word else ''}"
        names = fold(series.name, int(width / LARGE) - 2)
        beside = (len(names[-1]) + len(self.latest) + 2) * LARGE <= width
        self.rows = [*names] if beside else [*names, ""]
        head = ABOVE + 18 * (len(self.rows) - 1)
        low, high = _range(series)
        self.plot = Plot(LEFT, top + head + 6, width - LEFT - RIGHT, PLOT, (0, 1), (low, high))
        self.end = top + head + 6 + PLOT + BELOW

    def draw(self) -> str:
        rows = self.rows
        names = [label(4, self.top + 17 + 18 * index, text, "strong") for index, text in enumerate(rows) if text]
        latest = label(self.width - 4, self.top + 17 + 18 * (len(rows) - 1), self.latest, "strong end")
        return group(*names, latest, self._band(), self._line(), *self._points())

    def _band(self) -> str:
        low, high, plot = self.series.low, self.series.high, self.plot
        if low is None and high is None:
            return ""
        upper = plot.top if high is None else plot.y(high)
        lower = plot.bottom if low is None else plot.y(low)
        parts = [element("rect", x=plot.left, y=upper, width=plot.width, height=lower - upper, class_="band")]
        edges = [(y, value) for y, value in ((upper, high), (lower, low)) if value is not None]
        parts += [path(f"M{number(plot.left)} {number(y)}h{number(plot.width)}", "band-edge") for y, _ in edges]
        apart = len(edges) < 2 or lower - upper >= 13
        for y, value in edges:
            push = 0.0 if apart else (-1 if value == high else 1) * (13 - (lower - upper)) / 2
            parts.append(label(plot.left - 6, y + 4.5 + push, shown(self.series, value), "small soft end"))
        return "".join(parts)

    def _line(self) -> str:
        found = [(self.places[at], self.plot.y(value)) for at, value in self.series.values]
        return path("M" + "L".join(f"{number(x)} {number(y)}" for x, y in found), "series")

    def _points(self) -> list[str]:
        values = [value for _, value in self.series.values]
        parts = []
        for index, (at, value) in enumerate(self.series.values):
            x, y = self.places[at], self.plot.y(value)
            around = values[max(0, index - 1) : index + 2]
            drop = 18 if value == min(around) != max(around) else -9
            class_ = f"small middle halo{' strong' if index == len(values) - 1 else ''}"
            parts += [_mark(x, y, flag(self.series, value)), label(x, y + drop, shown(self.series, value), class_)]
        return parts


def _mark(x: float, y: float, word: str) -> str:
    """Draw a dot, or a diamond where the value lies outside its reference interval."""
    if word:
        return path(f"M{number(x)} {number(y - 6.5)}l6.5 6.5l-6.5 6.5l-6.5 -6.5Z", "dot out")
    return element("circle", cx=x, cy=y, r=4.5, class_="dot")


def _range(series: Series) -> tuple[float, float]:
    """Give the ends of the upright axis: all values and the reference interval, or a whole scale such as 0 to 10."""
    found = [value for _, value in series.values] + [end for end in (series.low, series.high) if end is not None]
    scale = SCALE.fullmatch(series.unit)
    found += [0.0, float(scale[1])] if scale else []
    low, high = min(found), max(found)
    air = (high - low) * 0.06 or 1.0
    return low - air, high + air

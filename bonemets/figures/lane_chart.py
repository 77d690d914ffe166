"""Lanes over one row of times: what begins when, how long it goes on, and a sentence to each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bonemets.figures.annotation import fold
from bonemets.figures.svg import canvas, element, label, lines, number, path

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDE, NARROW = 760.0, 360.0
_BAR = 20.0


@dataclass(frozen=True)
class Bar:
    """A stretch of a lane.

    Attributes:
        start: Where it begins, 0 (left) to 1 (right).
        end: Where it ends; the same as ``start`` for a single moment.
        class_: How it is drawn.
    """

    start: float
    end: float
    class_: str


@dataclass(frozen=True)
class Lane:
    """One lane.

    Attributes:
        name: What it is.
        bars: Its stretches, from left to right.
        text: What to know, in a sentence or two.
        limit: Where a line says "at the latest", if there is one.
        dimmed: Whether its bars stand back.
    """

    name: str
    bars: tuple[Bar, ...]
    text: str
    limit: float | None = None
    dimmed: bool = False


@dataclass(frozen=True)
class Span:
    """A lane of a single stretch, told in the time of its figure (minutes after triage, days on a medicine).

    Attributes:
        name: What it is.
        start: When it begins.
        end: When it ends.
        class_: How it is drawn.
        text: What belongs to it.
    """

    name: str
    start: float
    end: float
    class_: str
    text: str

    def lane(self, last: float, limit: float | None = None) -> Lane:
        """Give it as a lane of a chart that ends at ``last``; ``limit`` is a time too.

        >>> Span("Call", 0, 5, "accent", "Now.").lane(10).bars[0].end
        0.5
        """
        bar = Bar(self.start / last, self.end / last, self.class_)
        return Lane(self.name, (bar,), self.text, None if limit is None else limit / last)


@dataclass(frozen=True)
class Chart:
    """Lanes with their times and what stands below.

    Attributes:
        times: ``(place, name)`` of each line of the grid, place 0 to 1.
        lanes: From top to bottom.
        legend: ``(class, words)`` of the kinds of bars.
        call: A sentence in an alarm box, or empty.
        note: A small line at the end.
    """

    times: tuple[tuple[float, str], ...]
    lanes: tuple[Lane, ...]
    legend: tuple[tuple[str, str], ...] = ()
    call: str = ""
    note: str = ""

    def wide(self) -> str:
        """Draw for a column of text: names left, bars in the middle, words on the right.

        >>> Chart(((0, "now"), (1, "1 h")), (Lane("Call", (Bar(0, 0.5, "accent"),), "Now."),)).wide()[:4]
        '<svg'
        """
        left, right, y = 164.0, 486.0, 46.0 + self._legend_height(WIDE)
        drawn, top = [self._legend(WIDE), self._times(left, right, y)], y + 10
        for lane in self.lanes:
            names, words = fold(lane.name, 19), fold(lane.text, 33)
            tall = max(16 * len(words) + 18, 16 * len(names) + 18, 46)
            drawn.append(self._grid(left, right, top, tall))
            drawn.append(_bars(lane, left, right, top + (tall - _BAR) / 2))
            drawn.append(lines(8, top + tall / 2 + 5 - 8 * (len(names) - 1), names, "small strong", 16))
            drawn.append(lines(right + 18, top + tall / 2 + 5 - 8 * (len(words) - 1), words, "small", 16))
            top += tall
        return self._end(WIDE, top, drawn, 96)

    def narrow(self) -> str:
        """Draw for a phone: name, bars and words of each lane under one another.

        >>> Chart(((0, "now"), (1, "1 h")), (Lane("Call", (Bar(0, 0, "mark"),), "Now."),)).narrow().count("Call")
        1
        """
        left, right, y = 30.0, 330.0, 46.0 + self._legend_height(NARROW)
        drawn, top = [self._legend(NARROW), self._times(left, right, y)], y + 10
        for lane in self.lanes:
            words = fold(lane.text, 46)
            drawn.append(label(8, top + 16, lane.name, "small strong"))
            drawn.append(self._grid(left, right, top + 22, 32))
            drawn.append(_bars(lane, left, right, top + 28))
            drawn.append(lines(8, top + 72, words, "small", 16))
            top += 72 + 16 * len(words) + 4
        return self._end(NARROW, top, drawn, 45)

    def _times(self, left: float, right: float, y: float) -> str:
        drawn = []
        for place, name in self.times:
            words = tuple(name.split(" ", 1))
            at = left + place * (right - left)
            drawn.append(lines(at, y - 16 * (len(words) - 1), words, "small soft middle", 16))
        return "".join(drawn)

    def _grid(self, left: float, right: float, top: float, tall: float) -> str:
        places = (number(left + place * (right - left)) for place, _ in self.times)
        return path("".join(f"M{x} {number(top)}v{number(tall)}" for x in places), "grid")

    def _legend_height(self, width: float) -> float:
        return (24.0 if width > NARROW else 22.0 * len(self.legend)) + 6 if self.legend else 0.0

    def _legend(self, width: float) -> str:
        x, y, drawn = 8.0, 10.0, []
        for class_, words in self.legend:
            drawn.append(element("rect", x=x, y=y - 6, width=26, height=14, rx=5, class_=class_))
            drawn.append(label(x + 34, y + 6, words, "small"))
            if width > NARROW:
                x += 34 + 7.4 * len(words) + 26
            else:
                y += 22
        return "".join(drawn)

    def _end(self, width: float, top: float, drawn: Sequence[str], room: int) -> str:
        """Close the drawing with the alarm box and the note."""
        parts, y = list(drawn), top + 14
        if self.call:
            call = fold(self.call, room)
            tall = 18 * len(call) + 16
            parts.append(element("rect", x=8, y=y, width=width - 16, height=tall, rx=8, class_="emergency"))
            parts.append(lines(20, y + 23, call, "small strong", 18))
            y += tall + 12
        note = fold(self.note, room) if self.note else ()
        parts.append(lines(8, y + 12, note, "small soft", 16))
        return canvas(width, y + 16 * len(note) + 8, *parts)


def _bars(lane: Lane, left: float, right: float, y: float) -> str:
    """Draw the stretches of a lane, moments as dots, and the line of the latest time."""
    wide, drawn = right - left, []
    for bar in lane.bars:
        start, end = left + bar.start * wide, left + bar.end * wide
        class_ = f"{bar.class_} dim" if lane.dimmed else bar.class_
        if bar.end > bar.start:
            size = {"width": end - start, "height": _BAR, "rx": 5}
            drawn.append(element("rect", x=start, y=y, **size, class_=class_))
        else:
            drawn.append(element("circle", cx=start, cy=y + _BAR / 2, r=8, class_=class_))
    if lane.limit is not None:
        drawn.append(path(f"M{number(left + lane.limit * wide)} {number(y - 6)}v{number(_BAR + 12)}", "chosen"))
    return "".join(drawn)

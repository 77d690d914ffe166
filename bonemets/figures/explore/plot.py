"""A plot area: values in, places on the canvas out, with axes that carry their unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bonemets.figures.svg import element, label, number, path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bonemets.figures.curve import Point


@dataclass(frozen=True)
class Plot:
    """A rectangle on the canvas with a linear scale each way.

    Attributes:
        left: Left edge on the canvas.
        top: Upper edge.
        width: Width on the canvas.
        height: Height on the canvas.
        across: Values at the left and right edge.
        up: Values at the lower and upper edge.
    """

    left: float
    top: float
    width: float
    height: float
    across: tuple[float, float]
    up: tuple[float, float]

    @property
    def bottom(self) -> float:
        """Give the lower edge on the canvas."""
        return self.top + self.height

    @property
    def right(self) -> float:
        """Give the right edge on the canvas."""
        return self.left + self.width

    def x(self, value: float) -> float:
        """Find the place of a value across.

        >>> Plot(10, 10, 100, 50, (0, 10), (0, 1)).x(5)
        60.0
        """
        low, high = self.across
        return self.left + (value - low) / (high - low) * self.width

    def y(self, value: float) -> float:
        """Find the place of a value up.

        >>> Plot(10, 10, 100, 50, (0, 10), (0, 1)).y(1)
        10.0
        """
        low, high = self.up
        return self.bottom - (value - low) / (high - low) * self.height

    def inside(self, value: float) -> float:
        """Keep a value between the lower and the upper edge.

        >>> Plot(10, 10, 100, 50, (0, 10), (0, 1)).inside(7)
        1
        """
        low, high = self.up
        return min(max(value, low), high)

    def line(self, points: Sequence[Point], class_: str) -> str:
        """Draw a line through values; what leaves the plot runs along its edge.

        >>> Plot(0, 0, 100, 50, (0, 10), (0, 1)).line(((0, 0), (10, 1)), "line")
        '<path d="M0 50L100 0" class="line"/>'
        """
        places = (f"{number(self.x(x))} {number(self.y(self.inside(y)))}" for x, y in points)
        return path("M" + "L".join(places), class_)

    def area(self, points: Sequence[Point], class_: str) -> str:
        """Fill what lies between values and the lower edge.

        >>> Plot(0, 0, 100, 50, (0, 10), (0, 1)).area(((0, 1), (10, 1)), "accent")
        '<path d="M0 0L100 0L100 50L0 50Z" class="accent"/>'
        """
        places = [f"{number(self.x(x))} {number(self.y(self.inside(y)))}" for x, y in points]
        ends = (f"{number(self.x(x))} {number(self.bottom)}" for x in (points[-1][0], points[0][0]))
        return path("M" + "L".join([*places, *ends]) + "Z", class_)

    def dot(self, x: float, y: float, class_: str = "mark", r: float = 5) -> str:
        """Mark one value."""
        return element("circle", cx=self.x(x), cy=self.y(self.inside(y)), r=r, class_=class_)

    def across_axis(self, ticks: Sequence[tuple[float, str]], title: str = "") -> str:
        """Draw the lower axis: ticks as ``(value, text)``, and a title with its unit at the right below them."""
        parts = [path(f"M{number(self.left)} {number(self.bottom)}h{number(self.width)}", "axis")]
        for value, text in ticks:
            place = self.x(value)
            parts.append(path(f"M{number(place)} {number(self.bottom)}v5", "axis"))
            parts.append(label(place, self.bottom + 19, text, "small soft middle"))
        if title:
            parts.append(label(self.right, self.bottom + 37, title, "small soft end"))
        return "".join(parts)

    def up_axis(self, ticks: Sequence[tuple[float, str]], title: str = "") -> str:
        """Draw grid lines with their values at the left, and a title with its unit above the plot."""
        parts = []
        for value, text in ticks:
            place = self.y(value)
            parts.append(path(f"M{number(self.left)} {number(place)}h{number(self.width)}", "grid"))
            parts.append(label(self.left - 7, place + 4.5, text, "small soft end"))
        if title:
            parts.append(label(self.left, self.top - 10, title, "small soft"))
        return "".join(parts)

    def now(self, value: float) -> str:
        """Draw a vertical line at the present moment."""
        return path(f"M{number(self.x(value))} {number(self.top)}V{number(self.bottom)}", "now")

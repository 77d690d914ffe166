"""A blood vessel and what floats in it: cells, platelets, and calcium in its three forms."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin

from bonemets.figures.curve import Point, rounded
from bonemets.figures.outline import smooth
from bonemets.figures.svg import element, group, number, path


@dataclass(frozen=True)
class Vessel:
    """A straight piece of vessel, cut open at both ends.

    Attributes:
        x: Left edge.
        y: Upper edge.
        length: Along the flow.
        width: Across the flow.
        upright: Flow runs down the page; otherwise to the right.
    """

    x: float
    y: float
    length: float
    width: float
    upright: bool = True

    def at(self, along: float, across: float) -> Point:
        """Find a point from its fractions along and across the vessel.

        >>> Vessel(10, 20, 100, 40).at(0.5, 0.25)
        (20.0, 70.0)
        """
        u, v = along * self.length, across * self.width
        return (self.x + v, self.y + u) if self.upright else (self.x + u, self.y + v)

    def draw(self) -> str:
        """Build the tube: a wall, and the cut end through which one looks in.

        >>> Vessel(0, 0, 100, 40).draw().count("blood")
        2
        """
        lip = 0.13 * self.width / self.length
        corners = [self.at(*place) for place in ((0, 0), (1, 0), (1 + lip, 0.5), (1, 1), (0, 1))]
        a, b, low, c, d = (f"{number(x)} {number(y)}" for x, y in corners)
        across, along = self.width / 2, 0.13 * self.width
        middle = self.at(0, 0.5)
        rx, ry = (across, along) if self.upright else (along, across)
        wall = path(f"M{a}L{b}Q{low} {c}L{d}Z", "blood")
        return wall + element("ellipse", cx=middle[0], cy=middle[1], rx=rx, ry=ry, class_="blood")


def red_cell(x: float, y: float, r: float = 9, turn: float = 0) -> str:
    """Build a red cell: a disc with a pale, hollow middle, tilted by ``turn`` degrees.

    >>> red_cell(0, 0).count("<ellipse")
    2
    """
    disc = element("ellipse", rx=r, ry=r * 0.8, class_="red-cell")
    hollow = element("ellipse", rx=r * 0.45, ry=r * 0.3, class_="blood")
    return group(disc, hollow, transform=f"translate({number(x)} {number(y)}) rotate({number(turn)})")


def white_cell(x: float, y: float, r: float = 12) -> str:
    """Build a neutrophil: a round cell whose nucleus has three lobes.

    >>> white_cell(0, 0).count("<ellipse")
    3
    """
    lobes = ((-0.38, 0.12, 20), (0.02, -0.36, -15), (0.4, 0.14, 60))
    nucleus = "".join(
        element(
            "ellipse",
            rx=r * 0.3,
            ry=r * 0.24,
            class_="box",
            transform=f"translate({number(a * r)} {number(b * r)}) rotate({c})",
        )
        for a, b, c in lobes
    )
    return group(element("circle", r=r, class_="white-cell"), nucleus, transform=f"translate({number(x)} {number(y)})")


_SHARD = (1.0, 0.8, 1.08, 0.82, 0.96, 0.74, 1.1, 0.86)


def platelet(x: float, y: float, r: float = 6, turn: float = 0) -> str:
    """Build a platelet: a small, uneven cell fragment.

    >>> platelet(0, 0).startswith('<path d="M')
    True
    """
    angles = [radians(turn + index * 45) for index in range(8)]
    corners = tuple((x + r * k * cos(a), y + r * k * sin(a)) for a, k in zip(angles, _SHARD, strict=True))
    return path(smooth(corners), "platelet")


def ion(x: float, y: float, r: float = 4.5) -> str:
    """Build one calcium ion, free and active.

    >>> ion(1, 2)
    '<circle cx="1" cy="2" r="4.5" class="calcium"/>'
    """
    return element("circle", cx=x, cy=y, r=r, class_="calcium")


def albumin(x: float, y: float, load: int) -> str:
    """Build one albumin molecule that carries ``load`` calcium ions (at most 3).

    >>> albumin(0, 0, 2).count("calcium")
    2
    """
    seats = ((-8, 0), (8, 0), (0, 0))[:load]
    body = element("ellipse", cx=x, cy=y, rx=17, ry=9.5, class_="box")
    return body + "".join(ion(x + dx, y + dy, 3.9) for dx, dy in seats)


def complexed(x: float, y: float) -> str:
    """Build one calcium ion held by a small partner such as citrate or phosphate.

    >>> complexed(0, 0).count("calcium")
    1
    """
    partner = ((x + 1, y - 6.5), (x + 14, y - 6.5), (x + 14, y + 6.5), (x + 1, y + 6.5))
    return path(rounded(partner), "box") + ion(x, y)


def signal(x: float, y: float, class_: str) -> str:
    """Build one messenger molecule, a small diamond in the color of the cell that made it.

    >>> signal(0, 0, "tumor").count("tumor")
    1
    """
    return path(f"M{number(x)} {number(y - 5.5)}l5.5 5.5l-5.5 5.5l-5.5 -5.5Z", class_)

"""A piece of bone surface with the cells that sit on it. The surface lies at ``y = 0``, bone below it."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin

from bonemets.figures.curve import Point, rounded
from bonemets.figures.outline import smooth
from bonemets.figures.svg import element, group, number, path


@dataclass(frozen=True)
class Pit:
    """A hollow that an osteoclast has dissolved.

    Attributes:
        x: Its middle.
        half: Half its width.
        depth: How deep it reaches.
    """

    x: float
    half: float
    depth: float

    def floor(self, x: float) -> float:
        """Find the depth of the floor at ``x``.

        >>> Pit(10, 20, 30).floor(10), Pit(10, 20, 30).floor(30)
        (30.0, 0.0)
        """
        return self.depth * (1 - ((x - self.x) / self.half) ** 2)

    def outline(self) -> str:
        """Write the path text from the left rim to the right rim, a parabola.

        >>> Pit(10, 20, 30).outline()
        'L-10 0Q10 60 30 0'
        """
        left, right = number(self.x - self.half), number(self.x + self.half)
        return f"L{left} 0Q{number(self.x)} {number(2 * self.depth)} {right} 0"


def bone_piece(width: float, height: float, pits: tuple[Pit, ...]) -> str:
    """Build the bone itself, broken off below, with its layers (lamellae) showing.

    >>> bone_piece(200, 80, (Pit(50, 20, 15),)).count("<path")
    4
    """
    edge = _break(width, height)
    top = "M0 0" + "".join(pit.outline() for pit in pits) + f"L{number(width)} 0"
    body = path(f"{top}L{edge}Z", "bone")
    layers = (path(f"M8 {number(height - k)}q{number(width / 3)} 7 {number(width - 16)} 0", "leader") for k in (22, 13))
    return body + group(*layers, class_="dim") + path(f"M{edge}", "line")


def _break(width: float, height: float) -> str:
    """Write the wavy lower edge from right to left."""
    steps = 8
    text = f"{number(width)} {number(height)}"
    for index in range(steps):
        x = width * (1 - (index + 0.5) / steps)
        y = height + (7 if index % 2 else -5)
        text += f"Q{number(x)} {number(y)} {number(width * (1 - (index + 1) / steps))} {number(height)}"
    return text


def osteoclast(pit: Pit, tall: float = 34) -> str:
    """Build an osteoclast that fills a pit: many nuclei, and a ruffled border toward the bone.

    >>> osteoclast(Pit(0, 34, 22)).count("<ellipse")
    5
    """
    reach = pit.half - 3
    dome = tuple((pit.x - reach * cos(pi * k / 8), -tall * sin(pi * k / 8) ** 0.8 - 1) for k in range(9))
    nuclei = ((-0.46, -0.3), (-0.16, -0.58), (0.2, -0.62), (0.5, -0.32), (0.03, -0.16))
    eyes = "".join(
        element("ellipse", cx=pit.x + reach * a, cy=tall * b, rx=5.2, ry=4.2, class_="box") for a, b in nuclei
    )
    return path(smooth(dome + _ruffle(pit, reach)), "osteoclast") + eyes


def _ruffle(pit: Pit, reach: float) -> tuple[Point, ...]:
    """Find the points of the ruffled border, from the right rim to the left one."""
    count = 12
    points = []
    for index in range(1, count):
        x = pit.x + reach * (1 - 2 * index / count)
        gap = 4 if index % 2 else 10
        points.append((x, max(pit.floor(x) - gap, 0)))
    return tuple(points)


def osteoblasts(x: float, count: int) -> str:
    """Build a row of osteoblasts on the fresh bone they lay down (osteoid).

    >>> osteoblasts(0, 3).count("<ellipse")
    3
    """
    step, tall, seam = 23, 25, 6
    fresh = path(f"M{number(x - 3)} 0v-3q0 -3 3 -3h{step * count - 1}q3 0 3 3v3Z", "bone-shade")
    cells = []
    for index in range(count):
        left, top = x + index * step, -seam - tall - (index % 2)
        cells.append(element("rect", x=left, y=top, width=step - 1, height=-seam - top, rx=6, class_="osteoblast"))
        cells.append(element("ellipse", cx=left + 11, cy=top + 9, rx=5.2, ry=4.2, class_="box"))
    return fresh + "".join(cells)


# One tumor cell: how far each of seven corners stands from the middle, relative to the radius.
_EDGE = (1.0, 1.12, 0.96, 1.1, 1.04, 0.95, 1.1)


def tumor_cell(x: float, y: float, r: float = 12, turn: float = 0) -> str:
    """Build one tumor cell: an uneven edge and a large nucleus.

    >>> tumor_cell(0, 0).count("<path")
    1
    """
    corners = tuple(
        (x + r * k * cos(turn + 2 * pi * index / 7), y + r * k * sin(turn + 2 * pi * index / 7))
        for index, k in enumerate(_EDGE)
    )
    nucleus = element("circle", cx=x + 0.1 * r, cy=y, r=r * 0.46, class_="tumor")
    return path(rounded(corners), "tumor-soft") + nucleus


_SEATS = ((-11, -19), (12, -20), (-23, 1), (0, 0), (24, 0), (-12, 20), (13, 20), (35, -19), (-35, 20))


def tumor_nest(x: float, y: float, count: int = 7, r: float = 12.5) -> str:
    """Build a nest of tumor cells, packed without a gap.

    >>> tumor_nest(0, 0, 5).count("tumor-soft")
    5
    """
    k = r / 12.5
    return "".join(tumor_cell(x + a * k, y + b * k, r, turn=index * 0.7) for index, (a, b) in enumerate(_SEATS[:count]))

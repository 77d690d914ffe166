"""Cells of bone that are not on ``bone_surface``: osteocytes in their bone, flat lining cells, and young cells."""

from __future__ import annotations

from math import cos, pi, sin

from bonemets.figures.outline import smooth
from bonemets.figures.svg import element, number, path


def osteocyte(x: float, y: float, size: float = 11, turn: float = 0) -> str:
    """Build an osteocyte: an almond of a cell whose fine arms run through the bone.

    Args:
        x: Its middle.
        y: Its middle.
        size: Half its length; the arms reach twice as far.
        turn: Angle of its long axis, in degrees.

    >>> osteocyte(0, 0).count("<ellipse")
    2
    """
    place = f"translate({number(x)} {number(y)}) rotate({number(turn)})"
    arms = "".join(_arm(size, 2 * pi * index / 10) for index in range(10))
    body = element("ellipse", rx=size, ry=size * 0.5, class_="osteocyte")
    nucleus = element("ellipse", rx=size * 0.36, ry=size * 0.24, class_="box")
    return element("g", path(arms, "leader"), body, nucleus, transform=place)


def _arm(size: float, angle: float) -> str:
    """Write one arm that starts at the rim of the cell and bends a little."""
    near, far = 0.9 * size, 2.1 * size
    x, y = cos(angle), 0.62 * sin(angle)
    bend = angle + 0.3
    middle = f"{number(1.5 * size * cos(bend))} {number(1.5 * size * 0.62 * sin(bend))}"
    return f"M{number(near * x)} {number(near * y)}Q{middle} {number(far * x)} {number(far * y)}"


def lining(x: float, y: float, count: int, step: float = 34, side: int = -1) -> str:
    """Build flat cells that rest on a surface at ``y``; ``side`` is 1 where they hang under it.

    >>> lining(0, 0, 3).count("osteoblast")
    3
    """
    cells = []
    for index in range(count):
        left = x + index * step
        flat = ((left, y), (left + step * 0.5, y + 6.5 * side), (left + step - 2, y))
        cells.append(path(smooth((flat[0], flat[0], flat[1], flat[2], flat[2])), "osteoblast"))
        cells.append(element("ellipse", cx=left + step * 0.5, cy=y + 3 * side, rx=4, ry=1.8, class_="box"))
    return "".join(cells)


def young_osteoclast(x: float, y: float, r: float = 9) -> str:
    """Build one cell that will join others to become an osteoclast: round, with one nucleus.

    >>> young_osteoclast(0, 0).count("osteoclast")
    1
    """
    nucleus = element("circle", cx=x + 0.15 * r, cy=y, r=0.42 * r, class_="box")
    return element("circle", cx=x, cy=y, r=r, class_="osteoclast") + nucleus


def stem_cell(x: float, y: float, r: float = 9) -> str:
    """Build one stem cell of the marrow that will become an osteoblast: spindle-shaped.

    >>> stem_cell(0, 0).count("osteoblast")
    1
    """
    points = ((x - 1.9 * r, y + 2), (x, y - 0.7 * r), (x + 1.9 * r, y - 2), (x, y + 0.7 * r))
    nucleus = element("ellipse", cx=x, cy=y, rx=0.5 * r, ry=0.34 * r, class_="box")
    return path(smooth(points), "osteoblast") + nucleus

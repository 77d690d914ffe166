"""The upper end of a thigh bone, cut open: a hard cortex around a meshwork whose pores hold marrow.

The pores are the cells of a Voronoi diagram with clear walls between them, much as trabecular bone looks.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import hypot

from bonemets.figures.curve import Point, between, moved, rounded
from bonemets.figures.outline import smooth
from bonemets.figures.svg import element, path

WIDTH, HEIGHT = 220, 326
_STEP, _WALL = 17.0, 1.5

# From the broken shaft up over the greater trochanter and the head, and down the inner side.
_FACE: tuple[Point, ...] = (
    (184, 262), (192, 216), (203, 172), (209, 136), (207, 104), (196, 80), (178, 70), (162, 74), (153, 88),
    (142, 99), (124, 92), (110, 74), (104, 46), (86, 22), (60, 12), (30, 22), (13, 46), (14, 76), (30, 98),
    (52, 110), (72, 124), (87, 146), (92, 168), (87, 186), (90, 202), (102, 224), (108, 262),
)  # fmt: skip
_BREAK: tuple[Point, ...] = ((109, 312), (120, 322), (135, 313), (150, 323), (165, 314), (180, 321))
# The marrow canal runs on past the break, so that the meshwork reaches it.
_BEYOND: tuple[Point, ...] = ((109, 312), (109, 360), (183, 360), (183, 312))


@dataclass(frozen=True)
class Pore:
    """One pore of the meshwork: where it lies, and its outline as path text."""

    x: float
    y: float
    outline: str


def _cortex(y: float) -> float:
    """Give the thickness of the cortex at height ``y``: thin over the head, thick along the shaft."""
    return 6 + max(0.0, y - 140) * 0.05


def _inside(scale: float) -> tuple[Point, ...]:
    """Find the inner face of the cortex by moving the outline inward."""
    dense = _dense(moved(_FACE + _BEYOND, 0, 0, scale))
    inner = []
    for index, (x, y) in enumerate(dense):
        a, b = dense[index - 1], dense[(index + 1) % len(dense)]
        length = hypot(b[0] - a[0], b[1] - a[1]) or 1.0
        # The outline runs counterclockwise on the page, so the inside lies to the left of its direction.
        nx, ny = (b[1] - a[1]) / length, -(b[0] - a[0]) / length
        inner.append((x + nx * _cortex(y), y + ny * _cortex(y)))
    return tuple(inner)


def _dense(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """Add two points to every side, on the spline that :func:`smooth` draws."""
    count = len(points)
    found: list[Point] = []
    for index in range(count):
        a, b, c, d = (points[(index + offset) % count] for offset in (-1, 0, 1, 2))
        found.extend(
            (_spline(a[0], b[0], c[0], d[0], t), _spline(a[1], b[1], c[1], d[1], t)) for t in (0, 1 / 3, 2 / 3)
        )
    return tuple(found)


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    """Evaluate one coordinate of a Catmull-Rom spline between ``b`` and ``c``."""
    return b + t / 2 * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))


def _clip(polygon: list[Point], seed: Point, other: Point) -> list[Point]:
    """Keep the part of a polygon that lies nearer to ``seed`` than to ``other``, a wall's half away."""
    length = hypot(other[0] - seed[0], other[1] - seed[1])
    ux, uy = (other[0] - seed[0]) / length, (other[1] - seed[1]) / length
    limit = ux * seed[0] + uy * seed[1] + length / 2 - _WALL
    kept: list[Point] = []
    for index, b in enumerate(polygon):
        a = polygon[index - 1]
        da, db = ux * a[0] + uy * a[1] - limit, ux * b[0] + uy * b[1] - limit
        if (da < 0) != (db < 0):
            kept.append(between(a, b, da / (da - db)))
        if db < 0:
            kept.append(b)
    return kept


def _holds(polygon: tuple[Point, ...], x: float, y: float) -> bool:
    """Tell whether a point lies inside a polygon (even-odd rule)."""
    inside = False
    for index, (bx, by) in enumerate(polygon):
        ax, ay = polygon[index - 1]
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            inside = not inside
    return inside


def _seeds(polygon: tuple[Point, ...], scale: float) -> list[Point]:
    """Scatter the middles of the pores: a staggered grid, shaken by a fixed rule."""
    found = []
    for row in range(int(scale * HEIGHT / _STEP * 1.16) + 1):
        for column in range(int(scale * WIDTH / _STEP) + 1):
            shake = (row * 37 + column * 71) * 2.399963
            x = (column + 0.5 * (row % 2)) * _STEP + 5 * _wave(shake)
            y = row * _STEP * 0.86 + 5 * _wave(shake * 1.7 + 1)
            if _holds(polygon, x, y):
                found.append((x, y))
    return found


def _wave(angle: float) -> float:
    """Give a repeatable number from -1 to 1 that looks random."""
    part = (angle * 0.6180339887) % 1
    return 2 * abs(2 * part - 1) - 1


@cache
def pores(scale: float = 1) -> tuple[Pore, ...]:
    """List the pores of the meshwork; a larger bone has more of them, not larger ones.

    >>> len(pores()) > 60
    True
    """
    low = 309 * scale  # no marrow where the shaft is broken off
    polygon = tuple(_clip(list(_inside(scale)), (0, low - 1), (0, low + 1)))
    seeds = _seeds(polygon, scale)
    found = []
    for seed in seeds:
        cell = list(polygon)
        for other in seeds:
            if other != seed and hypot(other[0] - seed[0], other[1] - seed[1]) < 3 * _STEP:
                cell = _clip(cell, seed, other)
        corners = _spaced(cell)
        if _area(corners) > 30:
            found.append(Pore(*_middle(corners), rounded(corners)))
    return tuple(found)


def _middle(corners: tuple[Point, ...]) -> Point:
    """Find the mean of the corners."""
    return (
        round(sum(x for x, _ in corners) / len(corners), 1),
        round(sum(y for _, y in corners) / len(corners), 1),
    )


def _area(corners: tuple[Point, ...]) -> float:
    """Measure a polygon; slivers at the cortex are left out of the drawing."""
    pairs = zip(corners, corners[1:] + corners[:1], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def _spaced(cell: list[Point]) -> tuple[Point, ...]:
    """Drop corners that crowd their neighbor, and spikes."""
    kept: list[Point] = []
    for point in cell:
        if not kept or hypot(point[0] - kept[-1][0], point[1] - kept[-1][1]) > 2.5:
            kept.append(point)
    count = len(kept)
    blunt = [b for index, b in enumerate(kept) if not _spike(kept[index - 1], b, kept[(index + 1) % count])]
    return tuple((round(x), round(y)) for x, y in blunt)  # whole units keep the text short


def _spike(a: Point, b: Point, c: Point) -> bool:
    """Tell whether the corner at ``b`` is sharper than about 35 degrees."""
    ax, ay, cx, cy = a[0] - b[0], a[1] - b[1], c[0] - b[0], c[1] - b[1]
    return ax * cx + ay * cy > 0.82 * (hypot(ax, ay) * hypot(cx, cy))


def femur(nests: tuple[tuple[float, float, float], ...] = (), scale: float = 1) -> str:
    """Build the cut bone; inside each nest ``(x, y, radius)`` tumor replaces the marrow.

    >>> femur().count("tumor"), femur(((60, 60, 30),)).count("tumor-soft") > 3
    (0, True)
    """
    grown = tuple((x * scale, y * scale, radius * scale) for x, y, radius in nests)
    sick = [pore for pore in pores(scale) if _within(pore, grown)]
    well = "".join(pore.outline for pore in pores(scale) if not _within(pore, grown))
    cells = "".join(path(pore.outline, "tumor-soft") + _nucleus(pore) for pore in sick)
    return path(smooth(moved(_FACE + _BREAK, 0, 0, scale)), "bone") + path(well, "marrow") + cells


def _within(pore: Pore, nests: tuple[tuple[float, float, float], ...]) -> bool:
    """Tell whether a pore lies in one of the nests."""
    return any(hypot(pore.x - x, pore.y - y) < radius for x, y, radius in nests)


def _nucleus(pore: Pore) -> str:
    """Mark a pore filled by tumor with a dark nucleus, so that color is not its only sign."""
    return element("circle", cx=pore.x, cy=pore.y, r=3.2, class_="tumor")

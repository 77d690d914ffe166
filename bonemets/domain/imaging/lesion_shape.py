"""The shape of a lesion: a ball with an uneven edge, cut by a section or met by a ray."""

from __future__ import annotations

from math import atan2, sin, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bonemets.domain.imaging.raster import Grid, Point


def reach(dx: float, dy: float, size_mm: float) -> float:
    """Give the distance from the middle of a lesion to its uneven edge, mm, in the direction of a point.

    >>> 9 < reach(1, 0, 20) < 11.5
    True
    """
    angle = atan2(dy, dx)
    return size_mm / 2 * (1 + 0.07 * sin(2 * angle + 0.6) + 0.06 * sin(3 * angle + 2) + 0.03 * sin(7 * angle))


def disc(grid: Grid, center: Point, size_mm: float) -> Iterable[tuple[int, float]]:
    """Yield the pixels of a lesion with the share of each that it covers, soft over one pixel at its edge.

    >>> from bonemets.domain.imaging.raster import Grid
    >>> area = sum(share for _, share in disc(Grid(100, -25, -25, 50), (0, 0), 20)) * 0.25
    >>> 300 < area < 330
    True
    """
    unit, most = grid.pixel_mm, 0.6 * size_mm + grid.pixel_mm
    left, top = (int((at - edge - most) / unit) for at, edge in zip(center, (grid.left_mm, grid.top_mm), strict=True))
    span = int(2 * most / unit) + 2
    for row in range(max(0, top), min(grid.pixels, top + span)):
        for column in range(max(0, left), min(grid.pixels, left + span)):
            x, y = grid.center(column, row)
            dx, dy = x - center[0], y - center[1]
            share = (reach(dx, dy, size_mm) - sqrt(dx * dx + dy * dy)) / unit + 0.5
            if share > 0:
                yield row * grid.pixels + column, min(1.0, share)


def half_chord(grid: Grid, center: Point, index: int, size_mm: float) -> float:
    """Give half the length in the lesion of a ray through a pixel, mm.

    >>> from bonemets.domain.imaging.raster import Grid
    >>> half_chord(Grid(1, -20, -20, 40), (0, 0), 0, 20) > 9
    True
    """
    x, y = grid.center(index % grid.pixels, index // grid.pixels)
    dx, dy = x - center[0], y - center[1]
    return sqrt(max(0.0, reach(dx, dy, size_mm) ** 2 - dx * dx - dy * dy))

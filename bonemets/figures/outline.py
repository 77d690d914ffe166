"""Points in, smooth outlines out: the small geometry that the anatomical drawings share.

Anatomy is kept as short tables of points. These functions scale them, mirror them, turn them into
Bézier curves, and cut or hatch them without ``clipPath`` or ``pattern`` (both need ids, and a figure
may be shown twice on one page).
"""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

from bonemets.figures.svg import number

if TYPE_CHECKING:
    from collections.abc import Sequence

Point = tuple[float, float]
Points = tuple[Point, ...]


def place(points: Sequence[Point], x: float, y: float, scale: float = 1, stretch: float = 1) -> Points:
    """Scale points and move them; stroke widths stay as they are, unlike with ``transform``.

    Args:
        points: Points around the origin.
        x: Where the origin goes.
        y: Where the origin goes.
        scale: Size factor.
        stretch: Extra factor across; ``-1`` mirrors.

    >>> place(((1, 2), (0, 0)), 10, 20, 2)
    ((12, 24), (10, 20))
    """
    return tuple((x + px * scale * stretch, y + py * scale) for px, py in points)


def symmetric(half: Sequence[Point]) -> Points:
    """Complete the right half of an outline (top to bottom, starting and ending at ``x = 0``).

    >>> symmetric(((0, 0), (2, 1), (0, 3)))
    ((0, 0), (2, 1), (0, 3), (-2, 1))
    """
    left = tuple((-x, y) for x, y in reversed(half) if x)
    return (*half, *left)


def smooth(points: Sequence[Point], *, closed: bool = True) -> str:
    """Write a curve through all points (Catmull-Rom); a point given twice makes a corner.

    >>> smooth(((0, 0), (6, 0)), closed=False)
    'M0 0C1 0 5 0 6 0'
    """
    near = (points[-1], *points, points[0], points[1 % len(points)]) if closed else (points[0], *points, points[-1])
    parts = [f"M{number(points[0][0])} {number(points[0][1])}"]
    for (ax, ay), (bx, by), (cx, cy), (dx, dy) in zip(near, near[1:], near[2:], near[3:], strict=False):
        places = (bx + (cx - ax) / 6, by + (cy - ay) / 6, cx - (dx - bx) / 6, cy - (dy - by) / 6, cx, cy)
        parts.append("C" + " ".join(map(number, places)))
    return "".join(parts) + ("Z" if closed else "")


def sample(points: Sequence[Point], *, closed: bool = True, steps: int = 6) -> Points:
    """Return points along the same curve that :func:`smooth` draws, ``steps`` for each stretch.

    >>> sample(((0, 0), (6, 0)), closed=False, steps=2)
    ((0.0, 0.0), (3.0, 0.0), (6, 0))
    """
    count = len(points)
    found: list[Point] = []
    for index in range(count if closed else count - 1):
        near = (index - 1, index, index + 1, index + 2)
        four = [points[i % count] if closed else points[min(max(i, 0), count - 1)] for i in near]
        found += [_between(four, step / steps) for step in range(steps)]
    return tuple(found) if closed else (*found, points[-1])


def _between(four: Sequence[Point], t: float) -> Point:
    """Return the point at ``t`` on the curve between the second and third of four points."""
    a, b, c, d = four
    x, y = (
        b[axis]
        + 0.5 * t * (c[axis] - a[axis])
        + t * t * (a[axis] - 2.5 * b[axis] + 2 * c[axis] - 0.5 * d[axis])
        + t**3 * (1.5 * (b[axis] - c[axis]) + 0.5 * (d[axis] - a[axis]))
        for axis in (0, 1)
    )
    return x, y


def band(middle: Sequence[Point], *widths: float) -> Points:
    """Give a line thickness: the outline of a rib, a nerve or a finger.

    Args:
        middle: The center line.
        widths: One width, or one for each point.

    >>> band(((0, 0), (10, 0)), 4)
    ((0.0, 2.0), (10.0, 2.0), (10.0, -2.0), (0.0, -2.0))
    """
    one: list[Point] = []
    other: list[Point] = []
    last = len(middle) - 1
    for index, (x, y) in enumerate(middle):
        (ax, ay), (bx, by) = middle[max(index - 1, 0)], middle[min(index + 1, last)]
        length = hypot(bx - ax, by - ay) or 1.0
        half = (widths[index] if len(widths) > 1 else widths[0]) / 2
        dx, dy = -(by - ay) / length * half, (bx - ax) / length * half
        one.append((x + dx, y + dy))
        other.append((x - dx, y - dy))
    return (*one, *reversed(other))


def cut(polygon: Sequence[Point], at: float, slope: float = 0) -> Points:
    """Keep what lies below the line ``y = at + slope * x`` (below as seen: larger ``y``).

    >>> cut(((0, 0), (4, 0), (4, 4), (0, 4)), 3)
    ((4.0, 3.0), (4, 4), (0, 4), (0.0, 3.0))
    """
    kept: list[Point] = []
    for index, (x, y) in enumerate(polygon):
        nx, ny = polygon[(index + 1) % len(polygon)]
        here, there = y - at - slope * x, ny - at - slope * nx
        if here >= 0:
            kept.append((x, y))
        if (here >= 0) != (there >= 0):
            t = here / (here - there)
            kept.append((x + (nx - x) * t, y + (ny - y) * t))
    return tuple(kept)


def polygon(points: Sequence[Point]) -> str:
    """Write straight lines through finely sampled points.

    >>> polygon(((0, 0), (4, 0), (4, 4)))
    'M0 0L4 0L4 4Z'
    """
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points) + "Z"


def hatch(points: Sequence[Point], gap: float = 7) -> str:
    """Write rising strokes that fill an outline, so that shading does not rest on color.

    >>> hatch(((0, 0), (10, 0), (10, 10), (0, 10)), 10)
    'M0 10L10 0'
    """
    strokes: list[str] = []
    count = len(points)
    total = [x + y for x, y in points]
    step = int(min(total) // gap) + 1
    while step * gap < max(total):
        level, crossings = step * gap, []
        for index in range(count):
            a, b = total[index] - level, total[(index + 1) % count] - level
            if (a > 0) != (b > 0):
                (x, _), (nx, _) = points[index], points[(index + 1) % count]
                crossings.append(x + (nx - x) * a / (a - b))
        crossings.sort()
        for start, end in zip(crossings[::2], crossings[1::2], strict=False):
            strokes.append(f"M{number(start)} {number(level - start)}L{number(end)} {number(level - end)}")
        step += 1
    return "".join(strokes)

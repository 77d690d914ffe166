"""Curved lines: curved arrows and rounded polygons as SVG path text."""

from __future__ import annotations

from math import hypot

from bonemets.figures.svg import number, path

Point = tuple[float, float]


def _pair(point: Point) -> str:
    """Format one point."""
    return f"{number(point[0])} {number(point[1])}"


def between(a: Point, b: Point, t: float) -> Point:
    """Find the point a fraction ``t`` of the way from ``a`` to ``b``.

    >>> between((0, 0), (10, 4), 0.5)
    (5.0, 2.0)
    """
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)


def on_bend(start: Point, pull: Point, end: Point, t: float) -> Point:
    """Find the point at ``t`` (0 to 1) on the quadratic curve that ``pull`` bends.

    >>> on_bend((0, 0), (5, 10), (10, 0), 0.5)
    (5.0, 5.0)
    """
    return between(between(start, pull, t), between(pull, end, t), t)


def bend(start: Point, pull: Point, end: Point) -> str:
    """Write the path text of a quadratic curve.

    >>> bend((0, 0), (5, 10), (10, 0))
    'M0 0Q5 10 10 0'
    """
    return f"M{_pair(start)}Q{_pair(pull)} {_pair(end)}"


def head(tip: Point, before: Point, size: float = 8) -> str:
    """Build an arrow head at ``tip`` for a line that comes from ``before``.

    >>> head((10, 0), (0, 0)).count("L")
    2
    """
    length = hypot(tip[0] - before[0], tip[1] - before[1]) or 1.0
    ux, uy = (tip[0] - before[0]) / length, (tip[1] - before[1]) / length
    back = (tip[0] - ux * size, tip[1] - uy * size)
    left = (back[0] - uy * size * 0.55, back[1] + ux * size * 0.55)
    right = (back[0] + uy * size * 0.55, back[1] - ux * size * 0.55)
    return path(f"M{_pair(tip)}L{_pair(left)}L{_pair(right)}Z", "arrow-head")


def curved_arrow(start: Point, pull: Point, end: Point, class_: str = "arrow") -> str:
    """Build a curved arrow; the shaft stops inside the head so that the tip stays sharp.

    >>> curved_arrow((0, 0), (5, 10), (10, 0)).count("<path")
    2
    """
    length = hypot(end[0] - pull[0], end[1] - pull[1]) or 1.0
    stop = between(end, pull, min(5 / length, 1))
    return path(bend(start, pull, stop), class_) + head(end, pull)


def rounded(points: tuple[Point, ...]) -> str:
    """Write a closed curve that touches the middle of every side of a polygon.

    >>> rounded(((0, 0), (10, 0), (10, 10), (0, 10)))
    'M5 0Q10 0 10 5Q10 10 5 10Q0 10 0 5Q0 0 5 0Z'
    """
    middles = [between(a, b, 0.5) for a, b in zip(points, points[1:] + points[:1], strict=True)]
    text = f"M{_pair(middles[0])}"
    for corner, middle in zip(points[1:] + points[:1], middles[1:] + middles[:1], strict=True):
        text += f"Q{_pair(corner)} {_pair(middle)}"
    return text + "Z"


def moved(points: tuple[Point, ...], dx: float, dy: float, scale: float = 1) -> tuple[Point, ...]:
    """Scale points about the origin, then shift them.

    >>> moved(((1, 2),), 10, 20, 2)
    ((12, 24),)
    """
    return tuple((dx + x * scale, dy + y * scale) for x, y in points)

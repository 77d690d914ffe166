"""From outlines in millimeters to pixels: closed curves, and how much of each pixel they cover."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from math import ceil, cos, hypot, pi, sin

Point = tuple[float, float]
Outline = tuple[Point, ...]

LINES = 4  # scan lines in a pixel; across a line coverage is exact
CORNERS = 32  # of an ellipse


@dataclass(frozen=True)
class Grid:
    """A square picture of the body.

    Attributes:
        pixels: Pixels on a side.
        left_mm: Position of its left edge; x grows to the right.
        top_mm: Position of its top edge; y grows downward.
        side_mm: Length of a side.
    """

    pixels: int
    left_mm: float
    top_mm: float
    side_mm: float

    @property
    def pixel_mm(self) -> float:
        """Side of a pixel in mm.

        >>> Grid(10, 0, 0, 5).pixel_mm
        0.5
        """
        return self.side_mm / self.pixels

    def center(self, column: int, row: int) -> Point:
        """Give the middle of a pixel in mm.

        >>> Grid(10, -5, -5, 10).center(0, 0)
        (-4.5, -4.5)
        """
        return (self.left_mm + (column + 0.5) * self.pixel_mm, self.top_mm + (row + 0.5) * self.pixel_mm)

    def share(self, point: Point) -> Point:
        """Give a point as shares of the side, from the top left.

        >>> Grid(10, -5, -5, 10).share((0, 0))
        (0.5, 0.5)
        """
        return ((point[0] - self.left_mm) / self.side_mm, (point[1] - self.top_mm) / self.side_mm)


def smooth(points: Outline, steps: int = 6) -> Outline:
    """Draw a closed curve through points (Catmull-Rom).

    >>> len(smooth(((0, 0), (10, 0), (10, 10), (0, 10)), 6))
    24
    """
    count = len(points)
    curve = []
    for index in range(count):
        a, b, c, d = (points[(index + shift) % count] for shift in (-1, 0, 1, 2))
        for step in range(steps):
            t = step / steps
            curve.append((_spline(a[0], b[0], c[0], d[0], t), _spline(a[1], b[1], c[1], d[1], t)))
    return tuple(curve)


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))


def mirrored(points: Outline) -> Outline:
    """Close a half outline, given from top to bottom on the right, with its mirror image on the left.

    >>> mirrored(((0, 0), (5, 5), (0, 10)))
    ((0, 0), (5, 5), (0, 10), (-5, 5))
    """
    return points + tuple((-x, y) for x, y in reversed(points) if x)


def flipped(points: Outline) -> Outline:
    """Mirror an outline left to right.

    >>> flipped(((1, 2), (3, 4)))
    ((-3, 4), (-1, 2))
    """
    return tuple((-x, y) for x, y in reversed(points))


def moved(points: Outline, dx: float, dy: float, scale: float = 1) -> Outline:
    """Scale an outline about the origin, then shift it.

    >>> moved(((1, 2),), 10, 20, 2)
    ((12, 24),)
    """
    return tuple((dx + x * scale, dy + y * scale) for x, y in points)


def oval(x: float, y: float, rx: float, ry: float, turn_degrees: float = 0) -> Outline:
    """Draw an ellipse.

    >>> oval(0, 0, 2, 1)[0]
    (2.0, 0.0)
    """
    c, s = cos(turn_degrees * pi / 180), sin(turn_degrees * pi / 180)
    circle = [(rx * cos(2 * pi * k / CORNERS), ry * sin(2 * pi * k / CORNERS)) for k in range(CORNERS)]
    return tuple((x + c * u - s * v, y + s * u + c * v) for u, v in circle)


def inset(outline: Outline, depth_mm: float) -> Outline:
    """Move a clockwise outline inward (clockwise as seen with y downward); for smooth outlines and small depths.

    >>> inner = inset(oval(0, 0, 10, 10), 2)
    >>> round(inner[0][0], 1)
    8.0
    """
    count = len(outline)
    moved_in = []
    for index in range(count):
        (ax, ay), (x, y), (bx, by) = (outline[(index + shift) % count] for shift in (-1, 0, 1))
        length = hypot(bx - ax, by - ay) or 1.0
        moved_in.append((x - depth_mm * (by - ay) / length, y + depth_mm * (bx - ax) / length))
    return tuple(moved_in)


def cover(outline: Outline, grid: Grid) -> dict[int, float]:
    """Find how much of each pixel a closed outline covers, 0 to 1.

    Args:
        outline: Corners in mm, at least three.
        grid: The picture.

    Returns:
        Coverage of each touched pixel by its index, row after row.

    >>> cover(((0, 0), (2, 0), (2, 1), (0, 1)), Grid(4, 0, 0, 4))
    {0: 1.0, 1: 1.0}
    """
    size, unit = grid.pixels, grid.pixel_mm
    corners = [((x - grid.left_mm) / unit, (y - grid.top_mm) / unit) for x, y in outline]
    crossings = _crossings(corners, size)
    covered: dict[int, float] = {}
    for row in sorted({line // LINES for line in crossings}):
        steps = [0.0] * (size + 2)
        for line in range(row * LINES, (row + 1) * LINES):
            _mark(steps, sorted(crossings.get(line, ())), size)
        found = enumerate(accumulate(steps[:size]), row * size)
        covered.update((index, min(1.0, value)) for index, value in found if value > 1e-6)
    return covered


def _crossings(corners: list[Point], size: int) -> dict[int, list[float]]:
    """Find where each scan line inside the picture meets the outline."""
    found: dict[int, list[float]] = {}
    for (ax, ay), (bx, by) in zip(corners, corners[1:] + corners[:1], strict=True):
        low, high = min(ay, by), max(ay, by)
        # Scan line n lies at height (n + 1/2) / LINES; an edge owns its upper end and not its lower one.
        first, last = max(0, ceil(low * LINES - 0.5)), min(size * LINES, ceil(high * LINES - 0.5))
        for line in range(first, last):
            y = (line + 0.5) / LINES
            found.setdefault(line, []).append(ax + (y - ay) * (bx - ax) / (by - ay))
    return found


def _mark(steps: list[float], crossings: list[float], size: int) -> None:
    """Add the spans between pairs of crossings, as steps that are summed along the row later."""
    for index, position in enumerate(crossings):
        sign = (1 if index % 2 == 0 else -1) / LINES
        x = min(max(position, 0.0), float(size))
        cell = int(x)
        steps[cell] += sign * (cell + 1 - x)
        steps[cell + 1] += sign * (x - cell)

"""The shape of the upper femur: balls and rounded rods that melt into one another, and the lines its trabeculae follow.

Sizes are those of an average adult, in mm (anatomy).
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from functools import cache
from math import atan2, exp, hypot, log, sin

from bonemets.domain.imaging.canvas import grain
from bonemets.domain.imaging.raster import Grid

PIXELS = 192
GRID = Grid(PIXELS, -84, -64, 160)
HEAD = (18.0, -22.0)
MELT_MM = 2.2  # how softly the parts join


@dataclass(frozen=True)
class Rod:
    """A rounded rod; a ball where both ends are one point.

    Attributes:
        a: One end.
        b: The other end.
        ra: Radius at ``a``, mm.
        rb: Radius at ``b``, mm.
        ca: Thickness of the cortex at ``a``, mm.
        cb: Thickness of the cortex at ``b``, mm.
    """

    a: tuple[float, float]
    b: tuple[float, float]
    ra: float
    rb: float
    ca: float
    cb: float

    def at(self, x: float, y: float) -> tuple[float, float, float]:
        """Give the distance from the axis, the radius and the cortex there, mm.

        >>> Rod((0, 0), (0, 10), 4, 6, 1, 2).at(3, 5)
        (3.0, 5.0, 1.5)
        """
        dx, dy = self.b[0] - self.a[0], self.b[1] - self.a[1]
        length = dx * dx + dy * dy
        t = min(1.0, max(0.0, ((x - self.a[0]) * dx + (y - self.a[1]) * dy) / length)) if length else 0.0
        away = hypot(x - self.a[0] - t * dx, y - self.a[1] - t * dy)
        return away, self.ra + t * (self.rb - self.ra), self.ca + t * (self.cb - self.ca)


Ray = tuple[
    float, float, float, float
]  # depth in the bone, depth under its cortex, half its depth with and without cortex

RODS = (
    Rod(HEAD, HEAD, 24, 24, 0.9, 0.9),
    Rod((8, -13.5), (-20, 10), 15.5, 17.5, 1.6, 2.6),
    Rod((-40, -8), (-34, 10), 10.5, 17, 0.9, 1.6),
    Rod((-24, 14), (-23, 40), 20, 16, 1.8, 3.4),
    Rod((-23, 36), (-21, 62), 16.2, 15, 3.4, 6.4),
    Rod((-21, 62), (-17, 130), 15, 14.4, 6.4, 7.2),
    Rod((-5, 30), (-10.5, 36), 6.5, 8.5, 1.6, 3.4),
)


def _joined(values: list[float]) -> float:
    """Join parts softly: the largest value, rounded where two are alike."""
    top = max(values)
    return top + MELT_MM * log(sum(exp((value - top) / MELT_MM) for value in values))


def _density(x: float, y: float) -> float:
    """Give trabecular bone relative to normal: dense where load runs, thin in Ward's triangle, none in the shaft."""
    fade = 1 / (1 + exp((y - 44) / 5))
    compressive = exp(-(((x - HEAD[0]) * 0.80 + (y - HEAD[1]) * 0.60 + 1) ** 2) / 110) * exp(
        -((max(0.0, y - 14)) ** 2) / 60
    )
    ward = exp(-((x + 6) ** 2 + (y - 4) ** 2) / 75)
    arch = exp(-((hypot(x - 4, y - 44) - 60) ** 2) / 40) * (y < 20)
    return max(0.05, 0.8 + 0.9 * compressive + 0.6 * arch - 0.55 * ward) * fade


@cache
def shape() -> tuple[dict[int, Ray], array[float]]:
    """Give the pixels near the bone, and its texture.

    >>> rays, texture = shape()
    >>> len(texture) == PIXELS * PIXELS
    True
    """
    found: dict[int, Ray] = {}
    lines = grain("femur lines", PIXELS, 1.2, 1.2)
    fine = grain("femur fine", PIXELS, 0.8, 0.8)
    texture = [0.0] * (PIXELS * PIXELS)
    for row in range(PIXELS):
        for column in range(PIXELS):
            x, y = GRID.center(column, row)
            if x > 46 or x < -60:
                continue
            near = [rod.at(x, y) for rod in RODS]
            outer = _joined([radius - away for away, radius, _ in near])
            if outer < -2:
                continue
            index = row * PIXELS + column
            inner = _joined([radius - cortex - away for away, radius, cortex in near])
            found[index] = (outer, inner, _half_depth(near, 0.0), _half_depth(near, 1.0))
            texture[index] = _density(x, y) * (1 + 0.14 * fine[index] + 0.26 * _struts(x, y, lines[index])) - 1
    return found, array("d", texture)


def _half_depth(near: list[tuple[float, float, float]], cortex: float) -> float:
    """Give half the depth of the bone (0) or of what lies inside its cortex (1), mm."""
    squares = [(radius - cortex * thick) ** 2 - away * away for away, radius, thick in near]
    return float(sum(max(0.0, square) ** 3 for square in squares) ** (1 / 6))


def _struts(x: float, y: float, wobble: float) -> float:
    """Draw the lines of load: a fan from the head to the calcar, arches from the outer cortex into the head."""
    fan = sin(95 * atan2(x + 30, 95 - y) + 0.9 * wobble)
    arches = sin(2.2 * hypot(x - 4, y - 44) + 0.9 * wobble)
    return fan if x > -2 else 0.5 * (fan + arches)

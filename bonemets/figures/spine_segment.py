"""Three vertebrae from the side, close up: what collapse, tilt and slip look like, and what they do to the canal.

The front of the body is on the left. The origin is the middle of the lower edge of the diseased vertebra.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import cos, hypot, radians, sin
from typing import TYPE_CHECKING

from bonemets.figures.lesion import lesion
from bonemets.figures.outline import band, place, smooth
from bonemets.figures.svg import path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bonemets.figures.outline import Point, Points

_HALF, _TALL, _DISC = 33.0, 46.0, 9.0
# Height left in front and behind, as a share, for each category of collapse.
_LEFT = {"none": (1.0, 1.0), "involved": (1.0, 1.0), "under": (0.66, 0.9), "over": (0.34, 0.74)}
_SIZE = {"none": 11.0, "involved": 18.0, "under": 15.0, "over": 10.0}
_TILT = {"normal": 0.0, "deformity": 12.0, "subluxation": 3.0}
_SLIP = {"normal": 0.0, "deformity": 0.0, "subluxation": -13.0}
# How far the back wall bulges into the canal, by Bilsky grade.
_BULGE = {"0": 0.0, "1a": 3.0, "1b": 6.0, "1c": 9.0, "2": 12.5, "3": 16.0}


@dataclass(frozen=True)
class Segment:
    """One diseased vertebra between its neighbors.

    Attributes:
        look: ``"lytic"``, ``"mixed"`` or ``"blastic"``.
        collapse: ``"none"``, ``"involved"``, ``"under"`` or ``"over"`` (half of the height).
        alignment: ``"normal"``, ``"deformity"`` or ``"subluxation"``.
        joints: ``"none"``, ``"one"`` or ``"both"`` sides.
        grade: Bilsky grade.
        lost: Share of the height lost in front, 0 to 0.9; overrides the category when above 0.
        share: Share of the body that is tumor, 0 to 1; overrides the category when given.
    """

    look: str
    collapse: str
    alignment: str
    joints: str
    grade: str
    lost: float = 0
    share: float | None = None

    def draw(self, at: Point, scale: float = 1) -> str:
        """Draw canal, arches, discs, bodies and lesion, from back to front.

        >>> Segment("lytic", "over", "normal", "none", "0").draw((0, 0)).count('class="bone"')
        6
        """
        lower, own, upper = (self._corners(which) for which in ("lower", "own", "upper"))
        shapes = [
            *self._canal(lower, own, upper),
            *((_spinous(corners), "bone") for corners in (lower, own, upper)),
            (_between(own, lower), "surface"),
            (_between(upper, own), "surface"),
            *((_rounded(corners), "bone") for corners in (lower, own, upper)),
        ]
        drawn = (path(smooth(place(points, *at, scale)), class_) for points, class_ in shapes)
        return "".join(drawn) + self._lesions(own, at, scale)

    def front(self) -> Point:
        """Return the middle of the front wall of the diseased vertebra, for a label."""
        (ax, ay), _, _, (dx, dy) = self._corners("own")
        return (ax + dx) / 2, (ay + dy) / 2

    def top(self) -> Point:
        """Return the middle of the upper end, where the weight comes from."""
        (ax, ay), (bx, by), *_ = self._corners("upper")
        return (ax + bx) / 2, (ay + by) / 2

    def joint(self) -> Point:
        """Return where the joint behind the canal lies."""
        (_, _), (x, y), *_ = self._corners("own")
        return x + 34, y + 12

    def _corners(self, which: str) -> Points:
        """Return upper front, upper back, lower back, lower front of a body."""
        front, back = (1 - self.lost, 1 - self.lost * 0.42) if self.lost else _LEFT[self.collapse]
        own = ((-_HALF, -_TALL * front), (_HALF, -_TALL * back), (_HALF, 0.0), (-_HALF, 0.0))
        if which == "own":
            return own
        box = ((-_HALF, -_TALL), (_HALF, -_TALL), (_HALF, 0.0), (-_HALF, 0.0))
        if which == "lower":
            return tuple((x - 2, y + _TALL + _DISC) for x, y in box)
        (ax, ay), (bx, by) = own[:2]
        tilt = (by - ay) / hypot(bx - ax, by - ay)
        angle = -radians(_TILT[self.alignment]) + tilt
        moved = ((x * cos(angle) - y * sin(angle), x * sin(angle) + y * cos(angle)) for x, y in box)
        lift = (ay + by) / 2 - _DISC
        return tuple((x + _SLIP[self.alignment], y + lift) for x, y in moved)

    def _lesions(self, own: Points, at: Point, scale: float) -> str:
        middle = sum(y for _, y in own) / 4
        size = _SIZE[self.collapse] if self.share is None else max(2.0, 27 * self.share**0.5)
        (jx, jy) = self.joint()
        spots = [((-3.0, middle), size, min(0.9, 0.86 * abs(middle) / size))]
        spots += [((jx + 4 * k, jy + 9 * k), 6.0, 1.0) for k in range({"none": 0, "one": 1, "both": 2}[self.joints])]
        return "".join(
            lesion(self.look, place((spot,), *at, scale)[0], r * scale, turn=0.6, stretch=flat)
            for spot, r, flat in spots
        )

    def _canal(self, lower: Points, own: Points, upper: Points) -> Iterator[tuple[Points, str]]:
        """Draw sac and cord behind the three bodies; the tumor pushes them back."""
        backs = (upper[1], upper[2], own[1], own[2], lower[1], lower[2])
        heights = tuple(backs[0][1] + (backs[-1][1] - backs[0][1]) * k / 16 for k in range(17))
        middle = (own[1][1] + own[2][1]) / 2
        walls = tuple((_wall(backs, y) + 3, y) for y in heights)
        pushes = tuple(_BULGE[self.grade] * max(0.0, 1 - ((y - middle) / 26) ** 2) for y in heights)
        sac = tuple((x + push, y) for (x, y), push in zip(walls, pushes, strict=True))
        behind = tuple((x + 22, y) for x, y in reversed(walls))
        cord = tuple((x + 11 + push * 0.5, y) for (x, y), push in zip(walls, pushes, strict=True))
        yield (*sac, *behind), "fluid"
        yield band(cord, *(max(9 - push * 0.42, 2.6) for push in pushes)), "cord"
        grown = [(wall, front) for wall, front, push in zip(walls, sac, pushes, strict=True) if push]
        if grown:
            yield (*(wall for wall, _ in grown), *(front for _, front in reversed(grown))), "tumor"


def _rounded(corners: Points) -> Points:
    """Round a body: a little waist in front and behind, firm corners."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = corners
    waist = 2.2
    return (
        (ax, ay + 2), (ax + 3, ay), ((ax + bx) / 2, (ay + by) / 2 + 1), (bx - 3, by), (bx, by + 2),
        ((bx + cx) / 2 - waist, (by + cy) / 2), (cx, cy - 2), (cx - 3, cy), ((cx + dx) / 2, (cy + dy) / 2 - 1),
        (dx + 3, dy), (dx, dy - 2), ((ax + dx) / 2 + waist, (ay + dy) / 2),
    )  # fmt: skip


def _between(upper: Points, lower: Points) -> Points:
    """Return the disc between two bodies."""
    (rx, ry), (lx, ly) = upper[2], upper[3]
    (ax, ay), (bx, by) = lower[0], lower[1]
    return (
        (lx + 4, ly), ((lx + rx) / 2, (ly + ry) / 2), (rx - 4, ry), (rx + 1.5, (ry + by) / 2), (bx - 4, by),
        ((ax + bx) / 2, (ay + by) / 2), (ax + 4, ay), (ax - 1.5, (ay + ly) / 2),
    )  # fmt: skip


def _spinous(corners: Points) -> Points:
    """Return the arch behind the canal with its spinous process."""
    _, (bx, by), (cx, cy), _ = corners
    x, y = (bx + cx) / 2 + 27, (by + cy) / 2
    return band(((x, y - 7), (x + 6, y + 2), (x + 24, y + 13), (x + 44, y + 22)), 12, 15, 12, 9)


def _wall(backs: Points, y: float) -> float:
    """Return where the back walls of the bodies lie at a height, the canal running straight between them."""
    for (ax, ay), (bx, by) in pairwise(backs):
        if y <= by:
            return ax if by == ay else ax + (bx - ax) * (y - ay) / (by - ay)
    return backs[-1][0]

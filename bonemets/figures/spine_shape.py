"""The spine from the side: vertebral bodies C1 to the sacrum, the cord to about L1–L2, then the cauda equina.

The front of the body is on the left. Units: the strip is 560 high; the origin is the top of C1.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from math import exp, hypot
from typing import TYPE_CHECKING

from bonemets.figures.outline import Point, Points, band, place, sample, smooth
from bonemets.figures.svg import path

if TYPE_CHECKING:
    from bonemets.domain.spine import Pressure

NAMES = (*(f"C{n}" for n in range(1, 8)), *(f"T{n}" for n in range(1, 13)), *(f"L{n}" for n in range(1, 6)))
_BACKS = (
    (64, 0), (59, 40), (60, 74), (70, 104), (88, 160), (92, 205), (84, 260), (68, 316), (56, 366),
    (52, 412), (58, 454),
)  # fmt: skip
_CURVE = sample(_BACKS, closed=False, steps=20)
_CURVE_HEIGHTS = tuple(y for _, y in _CURVE)
_SACRUM = (
    (22, 460), (40, 458), (58, 456), (74, 470), (88, 492), (95, 514), (94, 534), (86, 548), (78, 556),
    (76, 546), (78, 528), (70, 508), (52, 488), (34, 474),
)  # fmt: skip
_SACRAL_CANAL = ((69, 456), (82, 472), (94, 492), (101, 510))
_BUMP = {"none": 0.0, "touching": 2.0, "pressed": 7.6}
_SEAMS = (((50, 481), (83, 473)), ((67, 502.4), (93, 499)), ((77.4, 522.6), (95, 520)))


def _heights() -> tuple[float, ...]:
    """Return the heights of the bodies: short in the neck, tall in the lumbar spine."""
    return (
        *(12.9 for _ in range(7)),
        *(15.2 + 0.42 * n for n in range(12)),
        *(27.8 + 0.5 * n for n in range(5)),
    )


@cache
def _tops() -> tuple[float, ...]:
    tops = [0.0]
    for height in _heights():
        tops.append(tops[-1] + height)
    return tuple(tops)


@cache
def _back(y: float) -> float:
    """Return where the back of the vertebral bodies lies at a height."""
    index = max(bisect_left(_CURVE_HEIGHTS, y), 1)
    if index == len(_CURVE):
        return _CURVE[-1][0] + (y - _CURVE[-1][1]) * 0.9
    (ax, ay), (bx, by) = _CURVE[index - 1], _CURVE[index]
    return ax + (bx - ax) * (y - ay) / (by - ay)


def middle(name: str) -> float:
    """Return the height of the middle of a vertebra (``"S2"`` included).

    >>> round(middle("C1"), 2)
    6.45
    >>> middle("S2") > middle("L5")
    True
    """
    if name == "S2":
        return 490.0
    index, tops = NAMES.index(name), _tops()
    return (tops[index] + tops[index + 1]) / 2


class SpineStrip:
    """The spine from the side with a tumor at one level.

    >>> SpineStrip("T10", "pressed", 0, 0).draw().count("tumor")
    1
    """

    def __init__(self, level: str, pressure: Pressure, x: float, y: float, scale: float = 1) -> None:
        self.level, self.pressure, self.x, self.y, self.scale = level, pressure, x, y, scale
        self.at = middle(level)

    def draw(self) -> str:
        """Draw bone, canal, cord and tumor, from back to front."""
        bodies = "".join(self._body(index) + self._spinous(index) for index in range(24))
        sacrum = self._path(_SACRUM, "bone")
        seams = (path(smooth(place(seam, self.x, self.y, self.scale), closed=False), "leader") for seam in _SEAMS)
        sacrum += "".join(seams)
        return self._arches() + sacrum + bodies + self._tumor() + self._canal()

    def front(self, name: str) -> Point:
        """Return a point just in front of a vertebra, for its label."""
        y = middle(name)
        return self._canvas(38.0 if name == "S2" else _back(y) - _depth(name) - 2, y)

    def _canvas(self, x: float, y: float) -> Point:
        return self.x + x * self.scale, self.y + y * self.scale

    def _path(self, points: Points, class_: str) -> str:
        return path(smooth(place(points, self.x, self.y, self.scale)), class_)

    def _frame(self, y: float, along: float, behind: float) -> Point:
        """Return a point given along the spine from height ``y`` and behind the bodies there."""
        slope = (_back(y + 4) - _back(y - 4)) / 8
        length = hypot(1, slope)
        return (
            _back(y) + (along * slope + behind) / length,
            y + (along - behind * slope) / length,
        )

    def _body(self, index: int) -> str:
        tops, name = _tops(), NAMES[index]
        y, half = (tops[index] + tops[index + 1]) / 2, (tops[index + 1] - tops[index]) / 2 - 1.3
        depth = _depth(name)
        corners = (
            (1.4 - half, 0), (0, -1), (half - 1.4, 0), (half, -1.6), (half, 1.6 - depth),
            (half - 1.4, -depth), (0, 1.2 - depth), (1.4 - half, -depth), (-half, 1.6 - depth), (-half, -1.6),
        )  # fmt: skip
        return self._path(tuple(self._frame(y, *corner) for corner in corners), "bone")

    def _spinous(self, index: int) -> str:
        """Draw the spinous process: level in the neck and lumbar spine, drooping in the chest."""
        y, name = middle(NAMES[index]), NAMES[index]
        if name == "C1":
            return ""
        reach, droop, thick = {"C": (15, 5, 5.4), "T": (19, 15, 6), "L": (21, 5, 12)}[name[0]]
        reach += 6 if name == "C7" else 0
        line = (
            self._frame(y, 1, 15.5),
            self._frame(y, 1 + droop * 0.45, 15.5 + reach * 0.55),
            self._frame(y, 1 + droop, 15.5 + reach),
        )
        return self._path(band(line, thick, thick * 0.86, thick), "bone")

    def _arches(self) -> str:
        """Draw the back wall of the canal as one quiet band."""
        line = tuple(self._frame(y, 0, 16.4) for y in range(6, 455, 16))
        return self._path(band((*line, *_SACRAL_CANAL[1:]), 3), "bone-shade")

    def _near(self, y: float) -> float:
        return _BUMP[self.pressure] * exp(-(((y - self.at) / 11) ** 2))

    def _canal(self) -> str:
        front = tuple(self._frame(y, 0, 1.6 + self._near(y)) for y in range(-4, 452, 4))
        back = tuple(self._frame(y, 0, 14.4) for y in range(-4, 452, 4))
        tail: Points = ((66, 458), (79, 474), (90, 492), (95, 490), (90, 472), (79, 457))
        sac = self._path((*front, *tail, *reversed(back)), "fluid")
        return sac + self._cauda() + self._cord()

    def _cord(self) -> str:
        end = middle("L1") + 10
        heights = tuple(range(-4, int(end) + 1, 4))
        line = tuple(self._frame(y, 0, 8 + self._near(y) * 0.5) for y in heights)
        widths = [6.4 - self._near(y) * 0.5 if y < end - 18 else max((end - y) / 18 * 6, 0.4) for y in heights]
        return self._path(band(line, *widths), "cord")

    def _cauda(self) -> str:
        """Draw three of the many roots that run on below the cord."""
        start, drawn = middle("L1") - 2, ""
        for behind, tail in (
            (4.4, ((71, 461), (80, 473))),
            (8, ((76, 465), (90, 486))),
            (11.6, ((80, 464), (89, 476))),
        ):
            heights = range(int(start), 450, 6)
            shifts = (8 + (behind - 8) * min((y - start) / 26, 1) for y in heights)
            line = (
                self._frame(y, 0, max(shift, 3.4 + self._near(y) + (shift - 4.4) * 0.4))
                for y, shift in zip(heights, shifts, strict=True)
            )
            drawn += self._path(band((*line, *tail), 0.8), "cord")
        return drawn

    def _tumor(self) -> str:
        """Draw the tumor: inside the body, then backward as far as the sac gives way."""
        bump = _BUMP[self.pressure]
        if self.level == "S2":
            reach: Points = ((74, 472), (82 + bump * 0.7, 480), (88 + bump * 0.7, 489), (91, 498))
            return self._path(((62, 484), (66, 474), *reach, (80, 502), (68, 496)), "tumor")
        half, depth = _heights()[NAMES.index(self.level)] * 0.38, _depth(self.level) * 0.62
        inside = (
            (half, -depth * 0.4),
            (half * 0.6, -depth * 0.9),
            (-half * 0.4, -depth),
            (-half, -depth * 0.5),
        )
        reach = tuple((half * step, -2.4) for step in (-0.6, 0, 0.6))
        if bump:
            steps = (-1.3, -0.9, -0.45, 0, 0.45, 0.9, 1.3)
            reach = tuple((11 * step, 0.4 + bump * exp(-(step**2))) for step in steps)
        return self._path(tuple(self._frame(self.at, *spot) for spot in (*inside, *reach)), "tumor")


def _depth(name: str) -> float:
    index = NAMES.index(name)
    return 13 + 0.72 * index

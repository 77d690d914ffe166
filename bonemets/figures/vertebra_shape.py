"""One vertebra cut across, with the sac, the cord or cauda equina, and a tumor that grows backward.

Front is up, as on a CT or MRI slice. The origin is the middle of the canal.
"""

from __future__ import annotations

from math import cos, exp, pi, sin
from typing import TYPE_CHECKING

from bonemets.figures.outline import Points, band, place, smooth, symmetric
from bonemets.figures.svg import path
from bonemets.figures.vertebra_form import FORMS

if TYPE_CHECKING:
    from bonemets.domain.spine import Pressure, SpineLevel


_RIB = ((52, -40), (68, -34), (88, -16), (106, 2), (117, 22), (121, 40))
_GRAY = (
    (0, 0.44), (0.16, 0.4), (0.3, 0.2), (0.52, 0.22), (0.5, 0.42), (0.36, 0.52), (0.5, 0.74), (0.44, 0.88),
    (0.26, 0.72), (0.14, 0.58), (0, 0.56),
)  # fmt: skip
_STRANDS = (
    (0, 0.86), (-0.3, 0.84), (0.3, 0.84), (-0.58, 0.8), (0.58, 0.8), (-0.15, 0.62), (0.15, 0.62),
    (-0.44, 0.58), (0.44, 0.58), (-0.72, 0.56), (0.72, 0.56), (0, 0.38), (-0.3, 0.34), (0.3, 0.34),
    (-0.58, 0.3), (0.58, 0.3), (-0.84, 0.36), (0.84, 0.36),
)  # fmt: skip
_AROUND = (
    (-0.62, 0.82), (0.62, 0.82), (-0.3, 0.9), (0.3, 0.9), (-0.76, 0.52), (0.76, 0.52), (-0.66, 0.22),
    (0.66, 0.22),
)  # fmt: skip
_FEW = (*_STRANDS[:3], *_STRANDS[5:9])


class Vertebra:
    """A vertebra in cross-section at one level, under one degree of pressure.

    >>> from bonemets.domain.spine import spine_level
    >>> "cord" in Vertebra(spine_level("T10"), "pressed", 150, 150).draw()
    True
    """

    def __init__(self, level: SpineLevel, pressure: Pressure, x: float, y: float, scale: float = 1) -> None:
        self.level, self.x, self.y, self.scale = level, x, y, scale
        self.form = FORMS[level.region]
        self.pressure = pressure
        self.depth = self._depth()

    def draw(self) -> str:
        """Draw bone, tumor, sac, cord and roots, from back to front."""
        return self._bone() + self._tumor() + self._sac() + self._roots() + self._inside()

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the drawing lies on the canvas."""
        return self.x + x * self.scale, self.y + y * self.scale

    def spot(self, part: str) -> tuple[float, float]:
        """Return where to point for a label.

        Args:
            part: ``body``, ``tumor``, ``root``, ``sac``, ``cord``, ``lamina`` or ``spinous``.
        """
        form, (x, y) = self.form, self.form.root[3]
        _, cord = self._cord()[0]
        spots = {
            "body": (-form.tumor * 0.75, form.outer[0][1] + 16),
            "tumor": (form.tumor * 0.6, form.wall - 12),
            "root": (x, y),
            "sac": (-form.sac[1] * 0.8, form.sac[0] + form.sac[2] * 0.4),
            "cord": (5.0, cord + 2),
            "lamina": form.lamina,
            "spinous": (-3.0, form.outer[-1][1] - 14),
        }
        return self.point(*spots[part])

    def edge(self, x: float) -> float:
        """Return how far back the tumor reaches at ``x``."""
        return self.form.wall + self.depth * exp(-(abs(x / (self.form.sac[1] * 0.86)) ** 3))

    def _depth(self) -> float:
        """Return how far the tumor comes into the canal: to the sac, or until the cord is flat."""
        middle, _, deep = self.form.sac
        if self.pressure == "pressed":
            squeezed = deep * 0.5 if self.level.tissue == "cauda equina" else self.form.cord[2] * 0.62
            return middle + deep - 4.4 - 2 * squeezed - self.form.wall
        return middle - deep + 2 - self.form.wall if self.pressure == "touching" else 0

    def _path(self, points: Points, class_: str) -> str:
        return path(smooth(place(points, self.x, self.y, self.scale)), class_)

    def _bone(self) -> str:
        drawn = ""
        if self.level.region == "thoracic":
            for side in (1, -1):
                drawn += self._path(tuple((x * side, y) for x, y in band(_RIB, 14, 10, 11, 12, 12, 12)), "bone-shade")
        drawn += self._path(symmetric(self.form.outer), "bone")
        drawn += self._path(ellipse(0, *self.form.marrow), "marrow")
        if self.form.hole:
            x, y, across, deep = self.form.hole
            drawn += "".join(self._path(ellipse(x * side, y, across, deep), "surface") for side in (1, -1))
        return drawn + self._path(symmetric(self.form.canal), "surface")

    def _tumor(self) -> str:
        """Draw the tumor: rounded inside the bone, and as far into the canal as it presses."""
        wide, wall = self.form.tumor, self.form.wall
        tall = (wall - self.form.outer[0][1]) * 0.46
        top = ((0.97, 0.4), (0.8, 0.8), (0.24, 1), (-0.46, 0.94), (-0.92, 0.66), (-0.98, 0.34))
        inside = tuple((wide * across, wall - tall * up) for across, up in top)
        steps = (-0.74, -0.5, -0.25, 0, 0.25, 0.5, 0.74)
        reach = tuple((wide * step, self.edge(wide * step)) for step in steps)
        if self.pressure == "none":
            reach = ((-wide * 0.5, wall - 6), (wide * 0.1, wall - 5), (wide * 0.62, wall - 7))
        return self._path((*inside, *reach), "tumor")

    def _push(self, points: Points, gap: float) -> Points:
        """Move what the tumor reaches backward, keeping a gap of fluid if there is one."""
        return tuple((x, max(y, self.edge(x) + gap)) for x, y in points)

    def _sac(self) -> str:
        middle, across, deep = self.form.sac
        return self._path(self._push(ellipse(0, middle, across, deep), 1.2), "fluid")

    def _cord(self) -> Points:
        """Return the outline of the cord: pushed back and flattened when the tumor reaches it."""
        middle, across, deep = self.form.cord
        if self.level.tissue == "end of the cord":
            across, deep = across * 0.72, deep * 0.8
        room = self.form.sac[0] + self.form.sac[2] - 2
        if self.pressure == "pressed":
            front = self.edge(0) + 2.4
            return self._push(ellipse(0, (front + room) / 2, across * 1.3, (room - front) / 2), 2.4)
        return ellipse(0, middle, across, deep)

    def _inside(self) -> str:
        if self.level.tissue == "cauda equina":
            return self._strands(_STRANDS if self.level.region == "lumbar" else _FEW)
        cord = self._cord()
        gray = self._path(_within(cord, symmetric(_GRAY)), "bone-shade")
        drawn = self._path(cord, "cord") + gray
        if self.level.tissue == "end of the cord":
            drawn = self._strands(_AROUND) + self._path(cord, "cord")
        return drawn

    def _strands(self, spots: Points) -> str:
        """Draw the roots of the cauda equina, which sink toward the back of the sac."""
        middle, across, deep = self.form.sac
        sac = self._push(ellipse(0, middle, across - 3.4, deep - 2.6), 4.4)
        return "".join(self._path(ellipse(x, y, 2.6, 2.4), "cord") for x, y in _within(sac, spots))

    def _roots(self) -> str:
        drawn = ""
        start = sum(y for _, y in self._cord()) / len(self._cord())
        for side in (1, -1):
            line = tuple((x * side, y) for x, y in self.form.root)
            drawn += self._path(band(line, 4, 6, 9, 6, 5), "cord")
            if self.level.tissue != "cauda equina":
                (x, y) = line[0]
                drawn += self._path(band(((self.form.cord[1] * 0.7 * side, start), (x, y)), 2.4), "cord")
        return drawn


def ellipse(x: float, y: float, across: float, deep: float) -> Points:
    """Return 24 points of an ellipse around ``(x, y)``.

    >>> len(ellipse(0, 0, 10, 5))
    24
    """
    turns = tuple(2 * pi * step / 24 for step in range(24))
    return tuple((x + across * cos(turn), y + deep * sin(turn)) for turn in turns)


def _within(shape: Points, spots: Points) -> Points:
    """Place spots given as parts of the half width and of the depth inside a shape, however it is pressed."""
    half = max(x for x, _ in shape)
    placed = []
    for across, down in spots:
        x = across * half
        column = sorted(y for px, y in shape if abs(px - x) <= half * 0.14)
        placed.append((x, column[0] + (column[-1] - column[0]) * down))
    return tuple(placed)

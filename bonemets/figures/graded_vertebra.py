"""A vertebra cut across at one Bilsky grade, with the kind of lesion and the joints that SINS asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bonemets.figures.lesion import lesion
from bonemets.figures.vertebra_shape import Vertebra, ellipse

if TYPE_CHECKING:
    from bonemets.domain.spine import SpineLevel
    from bonemets.figures.outline import Point, Points

GRADES = ("0", "1a", "1b", "1c", "2", "3")
# Where pedicle and facet joint lie on the right side.
_JOINTS = {"cervical": (62.0, 6.0), "thoracic": (40.0, 12.0), "lumbar": (52.0, 4.0), "sacral": (64.0, -4.0)}
_SIDES = {"none": (), "one": (1,), "both": (1, -1)}


class GradedVertebra(Vertebra):
    """A vertebra with a tumor that has grown back by one of six grades.

    >>> from bonemets.domain.spine import spine_level
    >>> drawing = GradedVertebra(spine_level("T10"), "3", (150, 150), 1, look="lytic", joints="both")
    >>> drawing.draw().count('class="hole"')
    3
    """

    def __init__(  # noqa: PLR0913 - place, size and three findings
        self, level: SpineLevel, grade: str, at: Point, scale: float, *, look: str, joints: str
    ) -> None:
        self.grade, self.look, self.joints = grade, look, joints
        super().__init__(level, "none" if grade == "0" else "pressed", *at, scale)

    def _depth(self) -> float:
        """Return how far the tumor comes into the canal: beside, into and around the sac, as the grades say."""
        middle, _, deep = self.form.sac
        sac, cord = middle - deep, self.form.cord[0] - self.form.cord[2]
        fronts = {
            "0": self.form.wall,
            "1a": self.form.wall + (sac - self.form.wall) * 0.75,
            "1b": sac + (cord - sac) * 0.5,
            "1c": cord - 1.4,
            "2": cord + self.form.cord[2] * 0.7,
            "3": middle + deep - 3 - 1.1 * self.form.cord[2],
        }
        return fronts[self.grade] - self.form.wall

    def _tumor(self) -> str:
        """Draw the soft tumor, then what it does to the bone, in the body and in the joints behind."""
        at = self.point(0, self.form.marrow[0])
        inside = lesion(self.look, at, 0.62 * self.form.marrow[2] * self.scale, turn=0.4, stretch=0.8)
        jx, jy = _JOINTS[self.level.region]
        behind = (
            lesion(self.look, self.point(jx * side, jy), 8.5 * self.scale, turn=side) for side in _SIDES[self.joints]
        )
        return super()._tumor() + inside + "".join(behind)

    def _cord(self) -> Points:
        """Return the cord: free, pushed back with fluid behind it (grade 2), or filling what is left (grade 3)."""
        middle, across, deep = self.form.cord
        if self.level.tissue == "end of the cord":
            across, deep = across * 0.72, deep * 0.8
        if self.grade not in {"2", "3"}:
            return ellipse(0, middle, across, deep)
        front, back = self.edge(0) + 2, self.form.sac[0] + self.form.sac[2] - 1.4
        if self.grade == "2":
            back = min(back - 3, front + 1.5 * deep)
        wide = across * (1.12 if self.grade == "2" else 1.4)
        return self._push(ellipse(0, (front + back) / 2, wide, (back - front) / 2), 2)

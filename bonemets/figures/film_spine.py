"""The spine from the side as a film shows it: one vertebra collapsed, and metastases that have kept their shape."""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING

from bonemets.figures.spine_shape import NAMES, SpineStrip, middle

if TYPE_CHECKING:
    from bonemets.figures.outline import Points


class FilmSpine(SpineStrip):
    """A spine with one collapsed vertebra and silent metastases; the class around it says which film it is.

    >>> drawn = FilmSpine("T8", ("T3", "L2"), 0, 0).draw()
    >>> drawn.count('class="tumor"'), drawn.count('class="hole"')
    (1, 3)
    """

    def __init__(self, level: str, silent: tuple[str, ...], x: float, y: float, scale: float = 1) -> None:
        super().__init__(level, "pressed", x, y, scale)
        self.silent = silent

    def draw(self) -> str:
        """Draw the strip with its bodies, and what has taken the place of marrow in some of them."""
        return super().draw() + "".join(self._filled(name) for name in (self.level, *self.silent))

    def _body(self, index: int) -> str:
        """Draw a body; the collapsed one has lost most of its height in front."""
        if NAMES[index] != self.level:
            return super()._body(index)
        return self._path(self._wedge(0), "bone")

    def _tumor(self) -> str:
        """Draw what has left the collapsed body: a bulge behind it that pushes sac and cord back."""
        steps = (-1.3, -0.9, -0.45, 0, 0.45, 0.9, 1.3)
        reach = tuple((11 * step, 0.4 + 7.6 * exp(-(step**2))) for step in steps)
        return self._path(self._framed(self.at, ((6, -2), (-6, -2), *reach)), "tumor")

    def _filled(self, name: str) -> str:
        """Fill the marrow of a body."""
        if name == self.level:
            return self._path(self._wedge(2.2), "hole")
        y = middle(name)
        corners = ((-6, -3.5), (6, -3.5), (6, -13), (-6, -13))
        return self._path(self._framed(y, corners), "hole")

    def _wedge(self, inset: float) -> Points:
        """Give the outline of the collapsed body: tall behind, low in front."""
        back, front = 7.4 - inset, 2.8 - inset * 0.7
        corners = (
            (-back, -1.6 - inset), (back, -1.6 - inset), (front, -17 + inset), (front - 0.6, -18 + inset),
            (-front * 0.2, -18.4 + inset), (-front, -17 + inset),
        )  # fmt: skip
        return self._framed(self.at, corners)

    def _framed(self, y: float, corners: Points) -> Points:
        return tuple(self._frame(y, along, behind) for along, behind in corners)

"""A metastasis in bone as one uneven blob: a hole (lytic), a dense patch (blastic), or both (mixed)."""

from __future__ import annotations

from math import cos, pi, sin

from bonemets.figures.outline import Point, Points, smooth
from bonemets.figures.svg import path

# How far each of seven corners stands from the middle, relative to the radius.
_EDGE = (1.0, 1.1, 0.95, 1.06, 0.93, 1.06, 0.96)
_FLECKS = ((-0.42, -0.34, 0.3), (0.38, -0.12, 0.26), (-0.1, 0.46, 0.32))


def blob(center: Point, r: float, *, turn: float = 0, stretch: float = 1) -> Points:
    """Return the corners of an uneven round patch.

    Args:
        center: Its middle.
        r: Mean radius.
        turn: Rotation in radians, so that two patches differ.
        stretch: Height relative to width.

    >>> len(blob((0, 0), 10))
    7
    """
    turns = (turn + 2 * pi * index / len(_EDGE) for index in range(len(_EDGE)))
    return tuple(
        (center[0] + r * k * cos(angle), center[1] + r * k * stretch * sin(angle))
        for k, angle in zip(_EDGE, turns, strict=True)
    )


def lesion(look: str, center: Point, r: float, *, turn: float = 0, stretch: float = 1) -> str:
    """Draw one metastasis.

    Args:
        look: ``"lytic"``, ``"blastic"`` or ``"mixed"``.
        center: Its middle.
        r: Mean radius.
        turn: Rotation in radians.
        stretch: Height relative to width.

    Raises:
        ValueError: If the look is none of the three.

    >>> lesion("lytic", (0, 0), 5).count("<path"), lesion("mixed", (0, 0), 5).count("<path")
    (1, 2)
    """
    outline = smooth(blob(center, r, turn=turn, stretch=stretch))
    if look == "blastic":
        return path(outline, "dense")
    if look == "lytic":
        return path(outline, "hole")
    if look == "mixed":
        x, y = center
        spots = (((x + a * r, y + b * r * stretch), r * k) for a, b, k in _FLECKS)
        flecks = "".join(_disc(spot, size) for spot, size in spots)
        return path(outline, "hole") + path(flecks, "dense")
    raise ValueError(f'look must be one of "lytic", "blastic", "mixed", not "{look}".')


def _disc(center: Point, r: float) -> str:
    """Write a full circle as path text."""
    return f"M{center[0] - r:.1f} {center[1]:.1f}a{r:.1f} {r:.1f} 0 1 1 0 .1z"

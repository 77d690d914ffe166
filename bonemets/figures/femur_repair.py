"""The upper half of a femur with a lesion, and what surgeons put in: nail, plate with cement, or prosthesis.

Same box and same side as :mod:`bonemets.figures.long_bone`: 170 wide, 430 high, the joint on the reader's left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bonemets.figures.lesion import lesion
from bonemets.figures.long_bone import LongBone, outlines
from bonemets.figures.outline import cut, place, polygon, sample, smooth
from bonemets.figures.svg import element, number, path

if TYPE_CHECKING:
    from bonemets.figures.outline import Point, Points

_HEAD_LESION: tuple[Point, float] = ((62, 56), 40)
_SHAFT_LESION: tuple[Point, float] = ((123, 262), 24)
_RESECTED = 148.0
_STEM: Points = ((97, 150), (121, 150), (117, 330), (108, 346), (100, 330))
_NECK: Points = ((92, 150), (126, 150), (122, 132), (72, 50), (56, 62), (92, 128))
_PLATE = (141.0, 150.0, 372.0)
_SCREWS = (168, 192, 216, 308, 332, 356)


def femur(place_: str, device: str, at: Point, scale: float = 1) -> str:
    """Draw the bone, the lesion and the device.

    Args:
        place_: ``"shaft"`` or ``"head"``.
        device: ``"none"``, ``"nail"``, ``"plate"`` or ``"prosthesis"``.
        at: Upper left corner of the box.
        scale: Size factor.

    >>> femur("head", "prosthesis", (0, 0)).count("hole"), femur("shaft", "plate", (0, 0)).count('"screw"')
    (0, 6)
    """
    if device == "prosthesis":
        return _replaced(place_, at, scale)
    drawn = LongBone("femur", "shaft", "lytic", 0, nailed=False).draw(at, scale)
    center, radius = _HEAD_LESION if place_ == "head" else _SHAFT_LESION
    (x, y) = place((center,), *at, scale)[0]
    filled = device == "plate" and place_ == "shaft"
    drawn += (
        path(smooth(place(_blob(center, radius), *at, scale)), "cement")
        if filled
        else lesion("lytic", (x, y), radius * scale, turn=0.3, stretch=1.25 if place_ == "shaft" else 1)
    )
    if device == "nail":
        drawn += _nail(at, scale)
    if device == "plate":
        drawn += _plate(at, scale)
    return drawn


def spot(place_: str, device: str) -> Point:
    """Return where to point for the label of the device, in the box of the bone.

    >>> spot("shaft", "plate")
    (146.0, 300.0)
    """
    spots: dict[str, Point] = {
        "nail": (108.0, 200.0),
        "plate": (146.0, 300.0),
        "prosthesis": (66.0, 62.0),
        "none": _HEAD_LESION[0] if place_ == "head" else _SHAFT_LESION[0],
    }
    return spots[device]


def _blob(center: Point, radius: float) -> Points:
    (x, y), r = center, radius
    return ((x - r * 0.7, y - r * 1.2), (x + 14, y - r), (x + 16, y), (x + 14, y + r), (x - r * 0.7, y + r * 1.2))


def _nail(at: Point, scale: float) -> str:
    """Draw the rod inside the shaft with its screws; it is the nail of ``will-it-break``, drawn without a lesion."""
    whole = LongBone("femur", "shaft", "lytic", 0, nailed=True).draw(at, scale)
    return whole[whole.index("<rect") :]


def _plate(at: Point, scale: float) -> str:
    x, top, low = _PLATE
    left, upper = place(((x, top),), *at, scale)[0]
    drawn = element("rect", x=left, y=upper, width=9 * scale, height=(low - top) * scale, rx=3 * scale, class_="metal")
    ends = (place(((x + 8, y), (84, y)), *at, scale) for y in _SCREWS)
    return drawn + "".join(
        path(f"M{number(a[0])} {number(a[1])}L{number(b[0])} {number(b[1])}", "screw") for a, b in ends
    )


def _replaced(place_: str, at: Point, scale: float) -> str:
    """Draw the bone cut below its head, a stem with neck and ball, and the lesion if it lies lower."""
    outer, cavity = outlines("femur")
    below = cut(sample(outer), _RESECTED)
    hollow = cut(sample(cavity), _RESECTED + 4)
    drawn = path(polygon(place(below, *at, scale)), "bone") + path(polygon(place(hollow, *at, scale)), "marrow")
    if place_ == "shaft":
        center, radius = _SHAFT_LESION
        drawn += lesion("lytic", place((center,), *at, scale)[0], radius * scale, turn=0.3, stretch=1.25)
    (bx, by) = place(((54, 44),), *at, scale)[0]
    drawn += path(polygon(place(_STEM, *at, scale)), "metal") + path(polygon(place(_NECK, *at, scale)), "metal")
    return drawn + element("circle", cx=bx, cy=by, r=36 * scale, class_="metal")

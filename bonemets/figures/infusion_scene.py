"""The drawing of ``infusion_line``: two bags on a stand, a pump, tubes, and two hands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bonemets.figures.blood import ion
from bonemets.figures.drug_sites_scene import particle
from bonemets.figures.outline import band, place, polygon, sample, smooth
from bonemets.figures.svg import element, group, number, path

if TYPE_CHECKING:
    from bonemets.figures.outline import Point, Points

# A forearm and hand that come in from the left, back of the hand up; mirrored for the other side.
_ARM: Points = (
    (0, 282), (52, 284), (84, 282), (112, 284), (140, 291), (153, 298), (150, 305), (132, 309), (104, 313), (84, 314),
    (50, 320), (0, 324),
)  # fmt: skip
_THUMB: Points = ((92, 285), (102, 275), (118, 271), (129, 274), (127, 280), (114, 285), (104, 291))
_FINGERS = (((122, 294), (148, 299)), ((120, 301), (150, 304)))
_MIDDLE = 340.0
_RINGER: Points = ((94, 128), (94, 150), (94, 200))
_DRUG: Points = ((246, 116), (246, 150))
_CANNULA: Point = (80, 298)


def scene(line: str, corner: Point, scale: float) -> str:
    """Build stand, bags, tubes and hands for one way of connecting.

    Args:
        line: ``"port"``, ``"alone"``, ``"second"`` or ``"fast"``.
        corner: Where the upper left corner of the scene lies.
        scale: Size factor.

    >>> scene("port", (0, 0), 1).count("stop")
    1
    """
    parts = [_stand(), _hand(), _hand(mirrored=True), _tubes(line), _bag(66, 46, 56, 72, ringer=True)]
    parts.append(_bag(222, 46, 48, 60, ringer=False))
    parts.append(element("rect", x=218, y=150, width=56, height=44, rx=6, class_="box"))
    parts.append(_cannula(_CANNULA))
    if line == "second":
        parts.append(_cannula((_MIDDLE - _CANNULA[0], _CANNULA[1])))
    return group(*parts, transform=f"translate({number(corner[0])} {number(corner[1])}) scale({number(scale)})")


def _stand() -> str:
    return path("M170 338V18M94 46V34q0 -8 8 -8h136q8 0 8 8v12M148 338h44", "line")


def _bag(x: float, y: float, width: float, tall: float, *, ringer: bool) -> str:
    """Draw a bag with its fluid, its drip chamber, and what the fluid holds."""
    body = element("rect", x=x, y=y, width=width, height=tall, rx=9, class_="box")
    fluid = element("rect", x=x + 4, y=y + 18, width=width - 8, height=tall - 22, rx=6, class_="fluid")
    chamber = element("rect", x=x + width / 2 - 5, y=y + tall, width=10, height=16, rx=3, class_="box")
    places = ((0.28, 0.42), (0.7, 0.5), (0.42, 0.68), (0.76, 0.8))
    inside = ((x + a * width, y + b * tall + 4) for a, b in places)
    return body + fluid + chamber + "".join(ion(*at, 3.6) if ringer else particle(*at) for at in inside)


def _hand(*, mirrored: bool = False) -> str:
    x, stretch = (_MIDDLE, -1) if mirrored else (0, 1)
    thumb = path(smooth(place(_THUMB, x, 0, 1, stretch)), "skin")
    arm = path(smooth(place(_ARM, x, 0, 1, stretch), closed=False) + "Z", "skin")
    fingers = "".join(smooth(place(each, x, 0, 1, stretch), closed=False) for each in _FINGERS)
    return thumb + arm + path(fingers, "leader")


def _cannula(at: Point) -> str:
    x, y = at
    tape = element("rect", x=x - 14, y=y - 8, width=28, height=16, rx=3, class_="box")
    return tape + element("rect", x=x - 6, y=y - 5, width=12, height=10, rx=3, class_="accent")


def _tube(points: Points) -> str:
    return path(polygon(band(sample(points, closed=False), 5)), "fluid")


def _tubes(line: str) -> str:
    """Draw the tubes: where they lead is what the figure is about."""
    x, y = _CANNULA
    low: Points = ((94, 200), (98, 236), (90, 268), (x, y))
    if line == "second":
        other: Points = ((246, 190), (248, 230), (256, 262), (_MIDDLE - x, y))
        return _tube((*_RINGER, *low[1:])) + _tube((*_DRUG, *other))
    if line == "port":
        across: Points = ((246, 190), (234, 214), (170, 222), (98, 224))
        places = ((98, 244), (93, 262), (86, 280))
        clumps = "".join(ion(cx + 4, cy - 3, 3.6) + particle(cx - 3, cy + 3) for cx, cy in places)
        cross = path("M128 210l22 26m0 -26l-22 26", "stop")
        return _tube((*_RINGER, *low[1:])) + _tube((*_DRUG, *across)) + clumps + cross
    across = ((246, 190), (234, 228), (146, 246), (98, 270), (x, y))
    clamp = element("rect", x=84, y=178, width=20, height=8, rx=2, class_="mark")
    return _tube((*_RINGER, (92, 222), (84, 236))) + clamp + _tube((*_DRUG, *across))

"""A person lying on the back, seen from above, with a vertebra that has collapsed, and what is done, step by step.

The head lies to the left. The scene is 452 units wide and 250 high.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from bonemets.figures.body_shape import silhouette
from bonemets.figures.compact import compact
from bonemets.figures.curve import curved_arrow
from bonemets.figures.lesion import lesion
from bonemets.figures.svg import arrow, element, group, path

if TYPE_CHECKING:
    from collections.abc import Callable

_HEAD_X, _MIDDLE_Y, _SCALE = 28.0, 118.0, 0.73


def _x(down: float) -> float:
    """Find where a height of the standing body lies along the scene."""
    return _HEAD_X + down * _SCALE


@cache
def lying_person(step: int) -> str:
    """Build the scene at one step.

    Args:
        step: 0 still, 1 looked at, 2 asked, 3 pain relief, 4 turned in one line, 5 asked again.

    >>> lying_person(0).count('"stop"'), lying_person(4).count('"arrow-head"')
    (2, 3)
    """
    body = group(silhouette(0, 0, _SCALE), _spine(), transform=f"translate({_HEAD_X:g} {_MIDDLE_Y:g}) rotate(-90)")
    return compact(body + _STEPS[step]())


def _spine() -> str:
    """Draw the vertebrae in the units of the standing body; one of them has collapsed."""
    tops = [76 + 4.9 * index for index in range(5)]
    tops += [100.8 + 7 * index for index in range(12)]
    tops += [185.2 + 11.2 * index for index in range(6)]
    drawn = []
    for index, (top, below) in enumerate(pairwise(tops)):
        half, tall = 6.4 + 0.3 * index, below - top - 1.6
        size = {"width": 2 * half * _SCALE, "height": tall * _SCALE}
        drawn.append(element("rect", x=-half * _SCALE, y=top * _SCALE, **size, rx=1.6, class_="bone"))
    return "".join(drawn) + lesion("lytic", (0, 176 * _SCALE), 8.5, turn=0.4, stretch=0.8)


def _still() -> str:
    """Draw two things that do not happen: sitting up and standing."""
    sit = curved_arrow((92, 72), (66, 36), (40, 62)) + _stop(66, 52)
    return sit + arrow(420, 196, 448, 196) + _stop(432, 196)


def _stop(x: float, y: float) -> str:
    return path(f"M{x - 7:g} {y - 7:g}l14 14M{x + 7:g} {y - 7:g}l-14 14", "stop")


def _looked() -> str:
    """Ring face and belly."""
    face = element("ellipse", cx=_x(37), cy=_MIDDLE_Y, rx=31, ry=29, class_="chosen")
    belly = element("ellipse", cx=_x(222), cy=_MIDDLE_Y, rx=34, ry=32, class_="chosen")
    return face + belly


def _asked() -> str:
    """Ring the legs, show the bladder, and draw the line where feeling may stop."""
    legs = element("ellipse", cx=_x(426), cy=_MIDDLE_Y, rx=99, ry=48, class_="chosen")
    bladder = element("ellipse", cx=_x(272), cy=_MIDDLE_Y, rx=12, ry=15, class_="fluid")
    return legs + bladder + path(f"M{_x(214):g} 78V158", "chosen dash")


def _relieved() -> str:
    """Draw a drip that runs into the forearm."""
    bag = element("rect", x=310, y=8, width=32, height=42, rx=7, class_="fluid")
    return bag + path(f"M326 50C326 84 266 74 {_x(262):g} 44", "line")


def _turned() -> str:
    """Draw four people who turn the person as one: one at the head, three with their hands on the far side."""
    hands = ((_x(96), _x(176)), (_x(206), _x(286)), (_x(340), _x(452)))
    sides = "".join(_helper((a + b) / 2, a, b) for a, b in hands)
    head = element("ellipse", cx=14, cy=_MIDDLE_Y, rx=9, ry=21, class_="accent") + _round(11, _MIDDLE_Y)
    arms = path("M16 102L42 96M16 134L42 140", "now") + _hand(42, 96) + _hand(42, 140)
    axis = path(f"M{_x(2):g} {_MIDDLE_Y:g}H{_x(560):g}", "chosen dash")
    return axis + head + arms + sides


def _helper(x: float, left: float, right: float) -> str:
    """Draw one helper at the lower edge, whose hands reach over the person."""
    arms = path(f"M{x - 14:g} 226L{left:g} 84M{x + 14:g} 226L{right:g} 84", "now") + _hand(left, 84) + _hand(right, 84)
    body = element("ellipse", cx=x, cy=230, rx=24, ry=11, class_="accent") + _round(x, 233)
    return arms + body + arrow(x, 66, x, 98)


def _hand(x: float, y: float) -> str:
    return element("circle", cx=x, cy=y, r=5, class_="mark")


def _round(x: float, y: float) -> str:
    return element("circle", cx=x, cy=y, r=8.5, class_="accent")


def _asked_again() -> str:
    """Ask the same once more; the line of feeling must not climb."""
    return _asked() + arrow(_x(210), 86, _x(172), 86)


_STEPS: tuple[Callable[[], str], ...] = (_still, _looked, _asked, _relieved, _turned, _asked_again)

"""Two legs from above, the person lying; the lower one broken at the thigh, and what is done for it, step by step.

The head lies to the left. The scene is 452 units wide and 250 high.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from bonemets.figures.compact import compact
from bonemets.figures.curve import curved_arrow
from bonemets.figures.lesion import lesion
from bonemets.figures.outline import band, sample, smooth
from bonemets.figures.svg import arrow, element, group, path

if TYPE_CHECKING:
    from collections.abc import Callable

    from bonemets.figures.outline import Point, Points

_SOUND: Points = (
    (-20, 18), (40, 12), (100, 16), (160, 24), (206, 33), (230, 32), (262, 30), (300, 34), (340, 44), (378, 51),
    (396, 49), (414, 42), (432, 42), (440, 53), (434, 66), (414, 71), (396, 72), (378, 72), (340, 76), (300, 84),
    (262, 86), (230, 83), (206, 84), (160, 92), (100, 98), (40, 100), (-20, 100),
)  # fmt: skip
_BROKEN: Points = (
    (-20, 106), (30, 108), (70, 105), (112, 99), (152, 103), (192, 116), (222, 121), (250, 121), (290, 124),
    (334, 132), (370, 138), (388, 136), (404, 136), (414, 146), (416, 166), (421, 188), (428, 208), (426, 224),
    (414, 230), (404, 220), (397, 200), (388, 180), (374, 166), (336, 168), (290, 177), (250, 179), (222, 176),
    (192, 184), (152, 203), (112, 209), (70, 203), (30, 198), (-20, 198),
)  # fmt: skip
_SOUND_BONES: tuple[Points, ...] = (
    (
        (206, 69), (188, 65), (130, 61), (84, 60), (62, 58), (50, 66), (46, 77), (41, 88), (30, 92), (17, 88), (14, 76),
        (21, 65), (32, 58), (36, 48), (30, 38), (33, 26), (45, 20), (60, 25), (90, 34), (130, 43), (188, 47), (206, 42),
        (220, 45), (224, 56), (220, 67),
    ),
    (
        (230, 42), (244, 41), (258, 47), (310, 52), (366, 54), (378, 55), (382, 62), (378, 70), (362, 68), (310, 67),
        (258, 71), (240, 73), (230, 70), (227, 57),
    ),
    band(((242, 38), (310, 46), (376, 50)), 5),
)  # fmt: skip
_SHIN: tuple[Points, ...] = (
    (
        (230, 136), (242, 134), (256, 140), (310, 142), (360, 145), (374, 144), (378, 152), (374, 160), (360, 158),
        (310, 157), (262, 161), (244, 165), (231, 163), (227, 150),
    ),
    band(((242, 169), (310, 163), (370, 164)), 5),
)  # fmt: skip
# The two ends of the broken femur, each from one side of the break around to the other, and the break itself.
_UPPER: Points = (
    (122, 148), (84, 154), (60, 152), (49, 143), (45, 131), (40, 118), (28, 113), (16, 118), (13, 130), (20, 141),
    (30, 148), (34, 158), (28, 168), (31, 181), (43, 189), (60, 186), (90, 178), (121, 169),
)  # fmt: skip
_UPPER_BREAK = "L129 163L119 159L128 154Z"
_LOWER: Points = (
    (140, 155), (160, 150), (188, 144), (204, 137), (217, 138), (223, 148), (224, 158), (220, 168), (206, 174),
    (188, 169), (149, 175),
)  # fmt: skip
_LOWER_BREAK = "L154 169L141 166L149 160Z"
_BREAK: Point = (133, 161)


@cache
def broken_leg(step: int) -> str:
    """Build the scene at one step.

    Args:
        step: 0 still, 1 supported, 2 pain relief, 3 looked at below, 4 splinted, 5 looked at again.

    >>> broken_leg(0).count('"stop"'), broken_leg(4).count('"stop"')
    (3, 0)
    """
    under = _outer_roll() if step in {1, 2, 3} else ""
    return compact(under + _sound() + _broken() + _STEPS[step]())


def _sound() -> str:
    bones = "".join(path(smooth(points), "bone") for points in _SOUND_BONES)
    kneecap = element("circle", cx=219, cy=57, r=10, class_="bone")
    return path(smooth(_SOUND), "skin") + group(bones, kneecap, class_="dim")


def _broken() -> str:
    """Draw the leg that is broken: swollen with blood, shorter, the foot turned out."""
    return "".join(
        (
            path(smooth(_BROKEN), "skin"),
            element("ellipse", cx=132, cy=156, rx=56, ry=40, class_="blood"),
            *(path(smooth(points), "bone") for points in _SHIN),
            lesion("lytic", _BREAK, 16, turn=0.5, stretch=1.15),
            path(smooth(_UPPER, closed=False) + _UPPER_BREAK, "bone"),
            path(smooth(_LOWER, closed=False) + _LOWER_BREAK, "bone"),
            element("circle", cx=220, cy=160, r=10, class_="bone"),
        )
    )


def _outer_roll() -> str:
    """Draw a rolled blanket that lies along the outer side of the leg."""
    return _roll(((24, 210), (70, 214), (112, 220), (152, 212), (192, 194), (250, 189), (330, 181), (378, 178)))


def _inner_roll() -> str:
    return _roll(((150, 94), (192, 104), (250, 109), (330, 118), (380, 124)))


def _roll(line: Points) -> str:
    return path(smooth(band(sample(line, closed=False, steps=3), 20)), "fluid")


def _still() -> str:
    """Draw three things that nobody does: pull, turn, raise."""
    pull = arrow(424, 156, 450, 156) + _stop(436, 156)
    turn = curved_arrow((392, 236), (366, 230), (362, 196)) + _stop(370, 218)
    lift = arrow(276, 112, 276, 88) + _stop(276, 100)
    return pull + turn + lift


def _stop(x: float, y: float) -> str:
    return path(f"M{x - 7:g} {y - 7:g}l14 14M{x + 7:g} {y - 7:g}l-14 14", "stop")


def _supported() -> str:
    return _inner_roll() + path("M-20 4C10 2 40 2 66 4C60 60 74 130 64 222C30 226 0 224 -20 222Z", "fluid")


def _relieved() -> str:
    """Draw a needle at the groin, where a nerve block goes in."""
    barrel = path("M70 96L84 76L94 83L80 103Z", "box")
    return _inner_roll() + path("M75 100L58 124M89 79L95 70M90 66L100 73", "line") + barrel


def _looked() -> str:
    """Ring both feet: the one below the break beside the other."""
    return _inner_roll() + _feet()


def _feet() -> str:
    rings = element("ellipse", cx=404, cy=180, rx=34, ry=58, class_="chosen")
    other = element("ellipse", cx=412, cy=57, rx=36, ry=30, class_="chosen dash")
    return rings + other


def _splint() -> str:
    board = element("rect", x=-20, y=206, width=398, height=15, rx=6, class_="metal")
    straps = (
        element("rect", x=x, y=top, width=13, height=224 - top, rx=4, class_="box")
        for x, top in ((14, 104), (180, 110), (254, 118), (332, 128))
    )
    return board + "".join(straps)


def _again() -> str:
    """Draw a tape around the swollen thigh, and both feet ringed once more."""
    tape = element("rect", x=88, y=98, width=13, height=111, rx=3, class_="accent")
    ticks = path("".join(f"M88 {y}h6" for y in range(106, 206, 9)), "now")
    return _splint() + tape + ticks + _feet()


_STEPS: tuple[Callable[[], str], ...] = (_still, _supported, _relieved, _looked, _splint, _again)

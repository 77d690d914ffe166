"""Four places of a bone that hurt, each close up: stretched skin, acid at a nerve, a cracked strut, a pressed root.

Each is ``WIDTH`` by ``HEIGHT`` units and runs on past its edges; whoever shows it cuts it there.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from bonemets.figures.bone_surface import Pit, bone_piece, osteoclast, tumor_cell, tumor_nest
from bonemets.figures.compact import compact
from bonemets.figures.nerve import bolts, bundle, fiber
from bonemets.figures.outline import band, sample, smooth
from bonemets.figures.svg import arrow, element, group, path

if TYPE_CHECKING:
    from collections.abc import Callable

    from bonemets.figures.outline import Point, Points

WIDTH, HEIGHT = 368.0, 190.0


def _skin() -> str:
    """Draw the cortex, the tumor that has come through it, and the periosteum stretched over both."""
    cover: Points = (
        (-20, 117), (60, 117), (94, 110), (122, 78), (152, 51), (184, 42), (216, 51), (246, 78), (274, 110), (308, 117),
        (390, 117),
    )  # fmt: skip
    dome: Points = (
        (118, 210), (124, 152), (108, 122), (124, 84), (154, 56), (184, 47), (214, 56), (244, 84), (260, 122),
        (244, 152), (250, 210),
    )  # fmt: skip
    return "".join(
        (
            element("rect", x=-20, y=154, width=408, height=60, class_="marrow"),
            element("rect", x=-20, y=122, width=146, height=34, class_="bone"),
            element("rect", x=242, y=122, width=146, height=34, class_="bone"),
            path(smooth(dome, closed=False), "tumor-soft"),
            *(tumor_cell(x, y, 12.5, index * 0.7) for index, (x, y) in enumerate(_DOME_CELLS)),
            path(smooth(band(sample(cover, closed=False, steps=4), 9)), "skin"),
            bundle(((390, 16), (344, 30), (312, 66), (296, 106)), 10, 9, 7, 4),
            fiber((296, 106), (272, 102), (246, 72), (216, 46), (184, 38), (152, 46), (120, 76)),
            fiber((216, 46), (206, 34), (190, 28), (176, 29)),
            fiber((256, 84), (252, 66), (242, 54)),
            fiber((296, 106), (312, 112), (332, 110), (350, 113)),
            bolts((206, 6), (142, 22), (108, 52)),
        )
    )


def _acid() -> str:
    """Draw osteoclasts called by tumor cells, the acid that leaves their pits, and the nerve endings it reaches."""
    pits = Pit(142, 46, 40), Pit(256, 44, 36)
    bone = bone_piece(408, 100, pits) + "".join(osteoclast(pit, 44) for pit in pits)
    acid = "".join(_drop(x, y) for x, y in _DROPS)
    return "".join(
        (
            group(bone, acid, transform="translate(0 108)"),
            tumor_nest(46, 44, 7, 12),
            bundle(((390, 12), (336, 24), (290, 30), (254, 30)), 10, 9, 7, 4),
            fiber((262, 30), (236, 26), (210, 32), (192, 50)),
            fiber((254, 30), (232, 34), (216, 44), (210, 60)),
            fiber((276, 31), (288, 40), (306, 44), (322, 56)),
            bolts((236, 48), (178, 22)),
        )
    )


def _drop(x: float, y: float) -> str:
    return path(f"M{x:g} {y - 6:g}c4 5 5 7 5 9a5 5 0 0 1 -10 0c0 -2 1 -4 5 -9z", "fluid")


def _crack() -> str:
    """Draw struts under load: one sound, one thin and cracked, and a nerve fiber in the marrow beside the crack."""
    tie = band(sample(((60, 118), (120, 124), (194, 124)), closed=False), 12, *[9] * 11, 13)
    return "".join(
        (
            element("rect", x=-20, y=-20, width=408, height=250, class_="marrow"),
            path(smooth(tie), "bone"),
            path(_PLATE_AND_STRUTS, "bone"),
            path("M185 104L191 111L197 103L204 108C205 130 206 150 212 220H170C178 160 184 136 185 104Z", "bone"),
            group(*(arrow(x, -6, x, 22, 9) for x in (54, 182, 312)), class_="heavy"),
            bundle(((390, 162), (340, 154), (296, 142), (262, 124)), 9, 8, 6, 4),
            fiber((268, 128), (246, 112), (230, 104), (214, 102)),
            fiber((262, 124), (248, 132), (234, 132), (220, 136)),
            bolts((222, 74), (238, 80)),
        )
    )


def _root() -> str:
    """Draw the cord in its canal, the root that leaves it between two vertebrae, and the tumor that presses it."""
    root: Points = (
        (352, 56), (316, 68), (280, 86), (250, 98), (220, 100), (192, 87), (166, 80), (136, 88), (104, 104), (60, 116),
        (-20, 122),
    )  # fmt: skip
    tumor: Points = (
        (120, 230), (118, 170), (128, 134), (150, 106), (176, 92), (202, 98), (220, 118), (236, 140), (244, 180),
        (240, 230),
    )  # fmt: skip
    above: Points = ((110, -20), (108, 16), (116, 40), (146, 54), (190, 58), (230, 54), (256, 38), (262, -20))
    below: Points = ((100, 220), (104, 172), (130, 158), (190, 156), (236, 158), (262, 172), (268, 220))
    return "".join(
        (
            path(smooth(above, closed=False), "bone"),
            path(smooth(below, closed=False), "bone"),
            element("rect", x=312, y=-20, width=80, height=240, class_="fluid"),
            bundle(root, 13, 15, 18, 24, 26, 12, 10, 15, 18, 18, 18),
            bundle(((354, -20), (354, 60), (354, 130), (354, 220)), 32),
            path(smooth(tumor, closed=False), "tumor-soft"),
            *(tumor_cell(x, y, 12.5, index * 0.7) for index, (x, y) in enumerate(_PRESSING_CELLS)),
            bolts((84, 78), (58, 88), (32, 92)),
            arrow(94, 144, 20, 150),
        )
    )


_DOME_CELLS: Points = (
    (152, 88), (180, 72), (208, 84), (230, 108), (138, 118), (168, 108), (198, 112), (218, 138), (150, 148), (184, 140),
    (206, 168), (166, 178),
)  # fmt: skip
_DROPS: Points = (
    (199, -8), (208, -24), (192, -28), (204, -42), (142, 31), (131, 27), (153, 27), (256, 28), (245, 24), (267, 24),
)  # fmt: skip
_PRESSING_CELLS: Points = (
    (148, 134), (176, 114), (200, 126), (218, 150), (136, 164), (166, 148), (190, 158), (212, 182), (158, 184),
    (186, 190),
)  # fmt: skip
_PLATE_AND_STRUTS = (
    "M-20 -20H390V28H332C320 40 318 60 322 84C324 120 318 160 320 220H304C306 160 308 120 304 84C302 56 302 40 292 28"
    "H210C196 36 194 50 194 66L196 94L190 101L185 91L179 97L176 70C172 50 170 36 154 28H96C80 38 77 60 76 90"
    "C74 130 78 170 74 220H32C36 170 36 130 34 90C34 60 32 40 16 28H-20Z"
)
_DRAWN: dict[str, Callable[[], str]] = {"skin": _skin, "acid": _acid, "crack": _crack, "root": _root}


@cache
def _inside(source: str) -> str:
    return compact(_DRAWN[source]())


def close_up(source: str, at: Point, scale: float) -> str:
    """Build one close-up, cut at its frame.

    Args:
        source: ``"skin"``, ``"acid"``, ``"crack"`` or ``"root"``.
        at: Where its upper left corner lies.
        scale: Its size, 1 as it was designed.

    >>> close_up("acid", (0, 0), 1).count('"osteoclast"')
    2
    """
    size = {"width": WIDTH * scale, "height": HEIGHT * scale}
    drawn = element("svg", _inside(source), x=at[0], y=at[1], **size, viewBox=f"0 0 {WIDTH:g} {HEIGHT:g}")
    return drawn + element("rect", x=at[0], y=at[1], **size, rx=3, class_="now")

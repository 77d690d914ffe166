"""Three vertebrae from the side, the middle one cut open, with a tumor that hurts in four places.

The front of the body is on the left. The scene is 330 units wide and 276 high.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from bonemets.figures.compact import compact
from bonemets.figures.curve import between, rounded
from bonemets.figures.nerve import bolts, bundle, fiber
from bonemets.figures.outline import band, place, sample, smooth
from bonemets.figures.svg import element, path

if TYPE_CHECKING:
    from bonemets.figures.outline import Point, Points

WIDTH, HEIGHT = 330.0, 276.0
# One body and its arch, from its upper end plate (y = 0) down; the next one lies one step lower.
_STEP, _OWN = 136.0, 79.0
_BODY: Points = (
    (58, 8), (66, 1), (100, 4), (140, 5), (180, 4), (208, 1), (216, 8), (211, 34), (209, 60), (211, 88), (216, 110),
    (208, 117), (180, 114), (140, 113), (100, 114), (66, 117), (58, 110), (65, 84), (67, 60), (65, 34),
)  # fmt: skip
_ARCH: Points = (
    (211, 13), (228, 8), (240, -2), (244, -20), (252, -28), (262, -20), (264, 8), (276, 24), (300, 36), (322, 54),
    (326, 72), (312, 82), (292, 74), (280, 78), (282, 102), (277, 122), (267, 124), (261, 110), (258, 84), (251, 62),
    (236, 50), (211, 47),
)  # fmt: skip
_DISC: Points = ((62, 118), (140, 114), (212, 118), (218, 127), (212, 136), (140, 140), (62, 136), (55, 127))
_ROOT: Points = ((266, 96), (246, 85), (233, 97), (216, 124), (202, 160), (196, 200), (194, 260))
_TUMOR: Points = (
    (49, 58), (52, 42), (66, 33), (84, 36), (98, 46), (116, 50), (128, 40), (152, 33), (180, 36), (206, 50), (230, 68),
    (238, 84), (226, 96), (206, 93), (186, 100), (162, 98), (144, 88), (126, 80), (108, 88), (84, 90), (62, 82),
    (52, 72),
)  # fmt: skip
_CELLS = (
    (66, 50), (64, 68), (82, 54), (84, 74), (102, 62), (104, 78), (120, 66), (136, 54), (138, 74), (154, 48),
    (156, 66), (160, 84), (174, 54), (178, 74), (184, 90), (196, 64), (202, 82), (218, 78),
)  # fmt: skip
_WORN = ((90, 36), (117, 44), (150, 97))
_SKIN: Points = (
    (52, -84), (59, -50), (59, -20), (53, -8), (52, 8), (57, 24), (46, 36), (41, 57), (46, 80), (58, 94), (52, 110),
    (52, 128), (52, 144), (59, 160), (59, 200),
)  # fmt: skip
_CRACK = "M134 4L129 14L139 21L131 30L138 38M129 14L120 19"
_FIBERS: tuple[Points, ...] = (
    ((0, -40), (18, -28), (29, -8), (33, 14), (33, 38), (42, 57)),
    ((18, -28), (30, -22), (40, -26), (56, -40)),
    ((33, 20), (28, 50), (29, 76), (38, 92), (52, 104)),
)
# Where each source lies in the scene.
SPOTS: dict[str, Point] = {"skin": (44, 136), "acid": (114, 126), "crack": (134, 98), "root": (240, 162)}
_BOLTS: dict[str, Points] = {
    "skin": ((20, 118), (12, 138)),
    "acid": ((108, 96), (98, 90)),
    "crack": ((152, 84), (164, 90)),
    "root": ((174, 214), (168, 236)),
}


@cache
def aching_vertebra(*sources: str) -> str:
    """Build the scene, with bolts where it hurts.

    Args:
        sources: Any of ``"skin"``, ``"acid"``, ``"crack"`` and ``"root"``.

    >>> aching_vertebra().count('"osteoclast"'), aching_vertebra("acid", "root").count("h7")
    (3, 4)
    """
    tops = (_OWN - _STEP, _OWN, _OWN + _STEP)
    discs = "".join(_outline(_DISC, top, "surface") for top in tops[:2])
    behind = bundle(place(_ROOT[:5], 0, tops[0]), 12)
    bodies = "".join(_outline(_BODY, top, "bone") for top in tops)
    root = bundle(place(_ROOT, 0, _OWN), 12, 13, 7, 10, 12, 12, 12)
    arches = "".join(path(smooth(place(_ARCH, 0, top), closed=False) + "Z", "bone") for top in tops)
    hurts = bolts(*(point for source in sources for point in _BOLTS[source]))
    return compact(discs + behind + bodies + _inside() + root + arches + _skin() + hurts)


def _outline(points: Points, top: float, class_: str) -> str:
    return path(smooth(place(points, 0, top)), class_)


def _inside() -> str:
    """Draw what the cut body shows: struts around marrow, osteoclasts, the tumor, and the crack."""
    worn = (element("ellipse", cx=x, cy=_OWN + y, rx=10, ry=6.5, class_="osteoclast") for x, y in _WORN)
    cells = (element("circle", cx=x, cy=_OWN + y, r=4.4, class_="tumor") for x, y in _CELLS)
    tumor = path(smooth(place(_TUMOR, 0, _OWN)), "tumor-soft")
    crack = element("path", d=_CRACK, class_="chosen", transform=f"translate(0 {_OWN:g})")
    return "".join((*_pores(), tumor, *cells, *worn, crack))


def _pores() -> list[str]:
    """Draw the marrow between the struts: the cells of a grid whose corners are shaken by a fixed rule."""
    columns, rows = 9, 6

    def corner(column: int, row: int) -> Point:
        shake = (column * 37 + row * 71) * 0.6180339887 % 1, (column * 53 + row * 29) * 0.6180339887 % 1
        waist = 5 * (1 - abs(row / rows * 2 - 1)) * (1 - column / columns * 2)
        return 71 + 132 * column / columns + waist + 6 * (shake[0] - 0.5), _OWN + 13 + 92 * row / rows + 5 * (
            shake[1] - 0.5
        )

    shapes = []
    for column in range(columns):
        for row in range(rows):
            corners = [corner(column + a, row + b) for a, b in ((0, 0), (1, 0), (1, 1), (0, 1))]
            middle = (sum(x for x, _ in corners) / 4, sum(y for _, y in corners) / 4)
            shapes.append(path(rounded(tuple(between(each, middle, 0.1) for each in corners)), "marrow"))
    return shapes


def _skin() -> str:
    """Draw the periosteum along the front, lifted where the tumor has broken through, with its nerve fibers."""
    skin = path(smooth(band(sample(place(_SKIN, 0, _OWN), closed=False, steps=3), 5)), "skin")
    return skin + "".join(fiber(*place(line, 0, _OWN)) for line in _FIBERS)

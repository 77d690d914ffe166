"""The vertebrae of four regions as tables of points, for :mod:`bonemets.figures.vertebra_shape`.

Front is up, the origin is the middle of the canal, and the tables hold the right half.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bonemets.figures.outline import Point, Points

Oval = tuple[float, float, float]


@dataclass(frozen=True)
class Form:
    """One region's vertebra.

    Attributes:
        outer: Outline of the whole bone, from the front of the body to the tip of the spinous process.
        canal: Outline of the canal.
        root: Course of a nerve root from the sac outward.
        wall: Where the back wall of the vertebral body lies.
        sac: Middle, half width and half depth of the sac.
        cord: The same for the cord.
        marrow: The same for the red marrow in the body.
        tumor: Half width of the tumor.
        lamina: A point on the lamina, for its label.
        hole: Middle and half sizes of the opening at the side (cervical and sacral), if there is one.
    """

    outer: Points
    canal: Points
    root: Points
    wall: float
    sac: Oval
    cord: Oval
    marrow: Oval
    tumor: float
    lamina: Point
    hole: tuple[float, float, float, float] | None = None


_CERVICAL_BONE = (
    (0, -78), (20, -77), (34, -71), (41, -61), (42, -48), (40, -36), (54, -44), (70, -46), (80, -36),
    (84, -18), (78, -4), (68, 6), (64, 22), (52, 35), (34, 45), (18, 55), (12, 66), (15, 80), (24, 94),
    (19, 101), (9, 93), (0, 86),
)  # fmt: skip
_CERVICAL_CANAL = ((0, -30), (20, -31), (36, -23), (38, -10), (26, 12), (12, 29), (0, 35))
_CERVICAL_ROOT = ((26, -4), (42, -12), (58, -19), (76, -24), (97, -26))

_THORACIC_BONE = (
    (0, -106), (28, -102), (46, -88), (53, -66), (50, -44), (41, -28), (38, -14), (46, -3), (66, 2),
    (90, 2), (103, 11), (102, 24), (88, 29), (66, 29), (46, 34), (28, 45), (13, 58), (9, 76), (8, 102),
    (6, 118), (0, 122),
)  # fmt: skip
_THORACIC_CANAL = ((0, -27), (16, -24), (27, -10), (26, 8), (16, 22), (0, 30))
_THORACIC_ROOT = ((18, -2), (31, -11), (46, -19), (62, -25), (82, -28))

_LUMBAR_BONE = (
    (0, -118), (32, -117), (58, -104), (69, -82), (66, -56), (54, -38), (47, -26), (46, -14), (60, -14),
    (88, -19), (108, -14), (109, -3), (90, 3), (64, 8), (57, 22), (50, 38), (32, 43), (17, 52), (12, 64),
    (11, 94), (9, 110), (0, 114),
)  # fmt: skip
_LUMBAR_CANAL = ((0, -32), (20, -33), (35, -26), (37, -11), (24, 11), (9, 28), (0, 33))
_LUMBAR_ROOT = ((24, -10), (38, -19), (54, -26), (72, -31), (94, -34))

_SACRAL_BONE = (
    (0, -82), (26, -86), (52, -92), (84, -88), (106, -70), (112, -42), (102, -12), (82, 14), (56, 30),
    (30, 40), (13, 48), (8, 60), (0, 62),
)  # fmt: skip
_SACRAL_CANAL = ((0, -20), (18, -20), (30, -10), (20, 8), (8, 18), (0, 21))
_SACRAL_ROOT = ((15, -4), (30, -8), (44, -20), (52, -40), (56, -64))

FORMS = {
    "cervical": Form(
        _CERVICAL_BONE,
        _CERVICAL_CANAL,
        _CERVICAL_ROOT,
        wall=-30,
        sac=(-1, 29, 21),
        cord=(0, 18.5, 10.5),
        marrow=(-55, 29, 16),
        tumor=29,
        lamina=(34, 36),
        hole=(58, -24, 9, 8),
    ),
    "thoracic": Form(
        _THORACIC_BONE,
        _THORACIC_CANAL,
        _THORACIC_ROOT,
        wall=-27,
        sac=(1, 20, 20),
        cord=(2, 12, 10),
        marrow=(-66, 40, 29),
        tumor=30,
        lamina=(28, 36),
    ),
    "lumbar": Form(
        _LUMBAR_BONE,
        _LUMBAR_CANAL,
        _LUMBAR_ROOT,
        wall=-32,
        sac=(-3, 27, 22),
        cord=(-1, 12, 10.5),
        marrow=(-77, 53, 31),
        tumor=36,
        lamina=(33, 33),
    ),
    "sacral": Form(
        _SACRAL_BONE,
        _SACRAL_CANAL,
        _SACRAL_ROOT,
        wall=-20,
        sac=(-2, 17, 14),
        cord=(-2, 8, 6),
        marrow=(-52, 34, 25),
        tumor=27,
        lamina=(32, 24),
        hole=(52, -46, 10, 15),
    ),
}

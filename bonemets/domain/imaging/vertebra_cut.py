"""The second lumbar vertebra cut across, and cut from front to back with its neighbors, its discs and the cord."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from bonemets.domain.imaging.canvas import grain, section
from bonemets.domain.imaging.phantom import Section
from bonemets.domain.imaging.plate import kept
from bonemets.domain.imaging.raster import Grid, flipped, inset, mirrored, moved, oval, smooth
from bonemets.domain.imaging.tissue import looks
from bonemets.domain.imaging.vertebra_frame import (
    LESION_DEPTH,
    LESION_X,
    LESION_Y,
    LEVEL_MM,
    MARROW,
    PIXELS,
    TRABECULAR,
)

if TYPE_CHECKING:
    from bonemets.domain.imaging.canvas import Layer
    from bonemets.domain.imaging.plate import Pictures

LOOKS = looks(MARROW)
CROSS = Grid(PIXELS, -48, -46, 96)
SIDE = Grid(PIXELS, -56, -60, 120)

CROSS_BODY = smooth(mirrored(((0, -32.5), (8, -32), (16, -28.5), (21.5, -21), (22.3, -12), (20.5, -4), (14, 0.2),
                              (7, -0.6), (0, -1.6))))  # fmt: skip
CROSS_ARCH = smooth(mirrored(((9.5, -2), (17.5, -4), (20.5, 0), (20, 6), (24, 9.5), (35, 12.5), (41, 16), (40, 18.5),
                              (31, 17.5), (23, 16.5), (20, 21), (15, 23), (9.5, 22.5), (5.5, 26.5), (3.8, 33),
                              (3.6, 43), (2.4, 47.5), (0, 48.5))))  # fmt: skip
CANAL = smooth(mirrored(((0, -1), (7, -0.4), (11.3, 1.5), (11.6, 6.5), (8.5, 11.5), (3.5, 16.5), (0, 18.5))))


def _cross_layers() -> list[Layer]:
    psoas = smooth(((-25, -22), (-31, -26), (-40, -22), (-46, -10), (-45, 2), (-37, 9), (-28, 7), (-24, -4)))
    erector = smooth(((-6, 24), (-14, 25), (-26, 20), (-40, 22), (-52, 26), (-56, 45), (-40, 54), (-8, 56), (-5.5, 40)))
    kidney = smooth(((-60, -30), (-49, -26), (-47.5, -12), (-52, 2), (-64, 4)))
    return [
        ("adipose tissue", ()),
        *(("muscle", each(outline)) for outline in (psoas, erector, kidney) for each in (tuple, flipped)),
        ("blood", oval(-12, -40, 9.5, 7)),
        ("blood", oval(8, -42, 8.2, 8.2)),
        ("cortex", CROSS_ARCH),
        ("trabecular", inset(CROSS_ARCH, 1.5)),
        ("cortex", CROSS_BODY),
        ("trabecular", inset(CROSS_BODY, 1.0)),
        ("trabecular", oval(-15, -0.5, 2.9, 5, 8)),
        ("trabecular", oval(15, -0.5, 2.9, 5, -8)),
        (
            "red marrow",
            smooth(
                ((-1.2, -3), (-1.0, -10), (-7, -16), (-6, -17.5), (0, -13), (6, -18), (7, -16.5), (1, -10), (1.2, -3))
            ),
        ),
        ("cortex", CANAL),
        ("adipose tissue", inset(CANAL, 1.1)),
        ("fluid", oval(0, 6.6, 8.2, 6.2)),
        ("cord", oval(0, 7.2, 3.6, 2.8)),
        *(("cord", oval(x, y, 0.9, 0.8)) for x, y in ((-5.4, 8.5), (5.4, 8.5), (-4.2, 10.6), (4.2, 10.6), (0, 11.3))),
    ]


def _texture(seed: str, amount: float) -> list[float]:
    return [amount * value for value in grain(seed, PIXELS, 0.8, 0.8)]


@kept("vertebra-cross")
def _cross_plate() -> Pictures:
    seen = {name: LOOKS[name] for name in ("ct",)}
    return section(CROSS, _cross_layers(), seen, TRABECULAR, _texture("vertebra cross", 0.22))


@cache
def cross() -> Section:
    """Cut across the vertebra; seen from the feet, the patient's right is on the left of the picture.

    >>> max(cross().bone) <= 1
    True
    """
    plate = _cross_plate()
    return Section(CROSS, (LESION_X, LESION_DEPTH), plate["bone"], plate["organ"], plate, LOOKS)


SIDE_BODY = smooth(((-33, -12.6), (-31, -13.8), (-25, -12.9), (-16, -12.3), (-7, -12.8), (-1.5, -13.7), (0.2, -12.6),
                    (-0.8, -6), (-1, 4), (0.2, 12.4), (-1.5, 13.7), (-7, 12.9), (-16, 12.4), (-25, 13), (-31, 13.9),
                    (-33.2, 12.6), (-31.6, 5), (-31.5, -4)))  # fmt: skip
SIDE_DISC = smooth(((-31, 15), (-16, 13.6), (-1, 15), (1.2, 18.5), (-1, 22), (-16, 23.4), (-31, 22), (-34, 18.5)))
SIDE_NUCLEUS = smooth(((-26, 18), (-16, 16.4), (-8, 17.6), (-6, 18.6), (-8, 19.6), (-16, 20.8), (-26, 19.4)))
SIDE_LAMINA = smooth(((15, -8), (18, -10), (22, -4), (25, 5), (26, 13), (23, 15), (20, 10), (17, 2)))


def _side_layers() -> list[Layer]:
    levels = (-LEVEL_MM, 0.0, LEVEL_MM)
    canal = smooth(
        ((1, -70), (15, -70), (16, -30), (15, 0), (16.5, 30), (15, 70), (1, 70), (-0.2, 37), (0.5, 0), (-0.2, -37))
    )
    sac = smooth(
        ((2.4, -70), (13, -70), (14, -30), (13, 0), (14, 30), (13, 70), (2.4, 70), (2.2, 19), (2.6, 0), (2.2, -19))
    )
    cord = smooth(((5, -70), (11, -70), (11, -30), (10.6, -12), (9.6, 4), (8.6, 10), (7.6, 4), (6, -12), (5.2, -30)))
    roots = ((8.4, 8), (8.9, 8), (10.5, 70), (9.6, 70)), ((9.6, -6), (10.1, -6), (12.4, 70), (11.6, 70))
    back = smooth(((17, -70), (50, -70), (51, 0), (50, 70), (17, 70), (21, 37), (18, 0), (21, -37)))
    return [
        ("adipose tissue", ()),
        ("blood", smooth(((-50, -70), (-38, -70), (-37.5, 0), (-38, 70), (-50, 70), (-51, 0)))),
        ("muscle", back),
        ("adipose tissue", canal),
        ("fluid", sac),
        ("cord", cord),
        *(("cord", tuple(root)) for root in roots),
        *(("annulus", moved(SIDE_DISC, 0, y)) for y in (-2 * LEVEL_MM, -LEVEL_MM, 0.0, LEVEL_MM)),
        *(("disc", moved(SIDE_NUCLEUS, 0, y)) for y in (-2 * LEVEL_MM, -LEVEL_MM, 0.0, LEVEL_MM)),
        *(("cortex", moved(SIDE_BODY, 0, y)) for y in levels),
        *(("trabecular", moved(inset(SIDE_BODY, 0.9), 0, y)) for y in levels),
        *(("cortex", moved(SIDE_LAMINA, 0, y)) for y in (-LEVEL_MM - 1, -1.0, LEVEL_MM - 1)),
        *(("trabecular", moved(inset(SIDE_LAMINA, 1.2), 0, y)) for y in (-LEVEL_MM - 1, -1.0, LEVEL_MM - 1)),
    ]


@kept("vertebra-side")
def _side_plate() -> Pictures:
    seen = {name: LOOKS[name] for name in ("t1", "stir")}
    return section(SIDE, _side_layers(), seen, TRABECULAR, _texture("vertebra side", 0.25))


@cache
def side() -> Section:
    """Cut from front to back through the lesion; the front is on the left of the picture.

    >>> side().base["t1"][0] > 0
    True
    """
    plate = _side_plate()
    return Section(SIDE, (LESION_DEPTH, LESION_Y), plate["bone"], plate["organ"], plate, LOOKS)

"""The second lumbar vertebra with its neighbors: its shadow from the front, and all its pictures together."""

from __future__ import annotations

from array import array
from functools import cache
from typing import TYPE_CHECKING

from bonemets.domain.imaging import trunk, vertebra_cut
from bonemets.domain.imaging.blur import blur
from bonemets.domain.imaging.canvas import grain, paint, prism
from bonemets.domain.imaging.phantom import Phantom, Projection, Solid
from bonemets.domain.imaging.plate import kept
from bonemets.domain.imaging.raster import Grid, Outline, cover, flipped, inset, mirrored, moved, oval, smooth
from bonemets.domain.imaging.tissue import exponent
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
    from collections.abc import Iterator, Sequence

    from bonemets.domain.imaging.plate import Pictures

LEVELS_MM = (-LEVEL_MM, 0.0, LEVEL_MM)
ROUGH = 0.16  # how strongly the texture varies
PATIENT_MM = 200.0  # soft tissue in the way

FRONT = Grid(PIXELS, -48, -50, 96)

HALF_BODY: Outline = (
    (0, -12.2), (9, -12.4), (17, -13.4), (22.3, -13.6), (23.8, -12.3), (22.3, -8.5), (20.6, -3), (20.5, 2),
    (22, 8.5), (24, 12.4), (22.6, 13.8), (17, 13.6), (9, 12.6), (0, 12.3),
)  # fmt: skip
BODY = smooth(mirrored(HALF_BODY))
PEDICLE = oval(-15.6, -5.2, 4.3, 7.2, 6)
SUPERIOR_FACET = smooth(((-13.5, -19), (-18.5, -20.5), (-21.5, -17), (-21, -9), (-18, -4), (-14.5, -6)))
INFERIOR_FACET = smooth(((-9, 7), (-14, 6), (-16.5, 12), (-16.5, 20), (-13.5, 24), (-10, 22), (-8.5, 14)))
TRANSVERSE = smooth(((-17, -8), (-26, -9.5), (-37, -12), (-41, -10), (-40, -6.5), (-30, -3.5), (-20, 0), (-16, -1)))
LAMINA = smooth(((-2, 1), (-9, -6), (-15, -3), (-15, 6), (-11, 11), (-5, 14), (0, 15), (5, 14), (11, 11), (15, 6),
                 (15, -3), (9, -6), (2, 1)))  # fmt: skip
SPINOUS = smooth(((0, 0), (2.2, 5), (3.4, 13), (3.8, 19), (0, 22), (-3.8, 19), (-3.4, 13), (-2.2, 5)))
# The parts a lesion of 30 mm can reach, by their place among all.
REACHED = {"body": 0, "pedicle": 1, "facet": 5}
THIN = (0.9, 0.5)  # cortex of the arch: thickness in mm, bone volume fraction


def _width(y: float) -> float:
    """Half width of the body at a height: waisted in the middle."""
    return 20.4 + 3.4 * float(min(1.0, abs(y) / 13) ** 2.4)


def _slabs(y_mm: float) -> Iterator[tuple[int, float, float]]:
    """Cut a body into rays: pixel, mm through the whole body, mm through its spongy inside."""
    outline = moved(BODY, 0, y_mm)
    core = cover(inset(outline, 1.1), FRONT)
    for index, share in cover(outline, FRONT).items():
        x, y = FRONT.center(index % PIXELS, index // PIXELS)
        wide = _width(y - y_mm)
        outer = _chord(x, wide, 16.6 * wide / 22) * share
        if outer > 0:
            yield index, outer, _chord(x, wide - 0.8, 16.6 * wide / 22 - 0.7) * core.get(index, 0.0)


def _body(y_mm: float, texture: Sequence[float]) -> Solid:
    """Build the body as a stack of rounded slabs with a shell of cortex."""
    rays = {}
    for index, outer, inner in _slabs(y_mm):
        mineral = (outer - inner) * 0.3 + inner * TRABECULAR * (1 + ROUGH * texture[index])
        rays[index] = (mineral, outer, -16.6 - outer / 2, -16.6 + outer / 2)
    return Solid(rays)


@kept("vertebra-spongy")
def _spongy_plate() -> Pictures:
    values = [0.0] * (PIXELS * PIXELS)
    for level in LEVELS_MM:
        for index, _, inner in _slabs(level):
            values[index] += inner * TRABECULAR
    return {"mm": values}


def spongy_mm() -> list[float]:
    """Give how much solid bone the spongy inside of the bodies holds along each ray, mm: what texture works on.

    >>> 3 < max(spongy_mm()) < 5
    True
    """
    return _spongy_plate()["mm"]


def _chord(x: float, half_width: float, half_depth: float) -> float:
    share = abs(x) / half_width
    return 2 * half_depth * float((1 - share**2.6) ** (1 / 2.6)) if share < 1 else 0.0


def _arch(y_mm: float) -> list[Solid]:
    """Build the parts behind the body."""
    parts = (
        (PEDICLE, (0, 11), THIN, TRABECULAR),
        (flipped(PEDICLE), (0, 11), THIN, TRABECULAR),
        (TRANSVERSE, (12, 18), THIN, TRABECULAR),
        (flipped(TRANSVERSE), (12, 18), THIN, TRABECULAR),
        (SUPERIOR_FACET, (10, 18), THIN, 0.16),
        (flipped(SUPERIOR_FACET), (10, 18), THIN, 0.16),
        (INFERIOR_FACET, (16, 25), THIN, 0.16),
        (flipped(INFERIOR_FACET), (16, 25), THIN, 0.16),
        (LAMINA, (14, 21), THIN, TRABECULAR),
        (SPINOUS, (22, 46), (0.8, 0.34), 0.09),
    )
    return [prism(FRONT, moved(outline, 0, y_mm), depth, rim, inside) for outline, depth, rim, inside in parts]


def _soft() -> list[float]:
    """Lay out the soft tissue: psoas edges, fat beside them, a little bowel gas."""
    level = exponent(PATIENT_MM, "soft tissue")
    values = [level] * (PIXELS * PIXELS)
    fat = exponent(50, "soft tissue") - exponent(50, "adipose tissue")
    psoas = ((-27, -60), (-31, -30), (-38, 0), (-46, 30), (-52, 60), (-90, 60), (-90, -60))
    for outline in (psoas, flipped(psoas)):
        paint(values, cover(outline, FRONT), level - fat)
    for x, y, rx, ry in ((39, -33, 11, 8), (45, -22, 9, 7), (-44, 34, 9, 11), (-38, 42, 8, 6)):
        for index, share in cover(oval(x, y, rx, ry), FRONT).items():
            values[index] -= share * 0.16
    cloud = grain("cloud", PIXELS, 10, 10)
    return blur([value + 0.02 * puff for value, puff in zip(values, cloud, strict=True)], PIXELS, 2.6)


@kept("vertebra-xray")
def _xray_plate() -> Pictures:
    texture = trabeculae("vertebra")
    levels = [(_body(y, texture), *_arch(y)) for y in LEVELS_MM]
    base = _soft()
    mineral = exponent(1, "cortical bone") - exponent(1, "soft tissue")
    marrow = exponent(1, MARROW.material) - exponent(1, "soft tissue")
    shadow = [0.0] * len(base)
    for solid in (part for level in levels for part in level):
        for index, (bone, length, _, _) in solid.rays.items():
            shadow[index] += bone * mineral + (length - bone) * marrow
    base = [soft + hard for soft, hard in zip(base, blur(shadow, PIXELS, 0.7), strict=True)]
    pictures = {"base": base}
    for name, place in REACHED.items():
        pictures |= levels[1][place].pictures(name, PIXELS)
    return pictures


@cache
def xray() -> Projection:
    """Cast the shadow from front to back; the patient's right is on the left of the picture.

    >>> picture = xray()
    >>> len(picture.base) == PIXELS * PIXELS
    True
    """
    plate = _xray_plate()
    reached = tuple(Solid.read(plate, name) for name in REACHED)
    return Projection(FRONT, (LESION_X, LESION_Y), LESION_DEPTH, plate["base"], reached, MARROW, clutter=0.0095)


def trabeculae(seed: str) -> array[float]:
    """Give the texture of the body: upright struts, finer ones across.

    >>> trabeculae("a") == trabeculae("a")
    True
    """
    upright = grain(f"{seed} upright", PIXELS, 0.8, 5.5)
    across = grain(f"{seed} across", PIXELS, 4, 0.8)
    return array("d", [0.85 * a + 0.45 * b for a, b in zip(upright, across, strict=True)])


@cache
def phantom() -> Phantom:
    """Give the vertebra as all scanners see it.

    >>> phantom().name
    'vertebra'
    """
    return Phantom(
        name="vertebra",
        label="Second lumbar vertebra",
        xray=xray(),
        ct=vertebra_cut.cross(),
        mri=vertebra_cut.side(),
        scan=trunk.scan(),
        pet=trunk.pet(),
        planes={
            "xray": "from the front",
            "ct": "cross section",
            "t1": "cut front to back",
            "stir": "cut front to back",
            "scan": "trunk from behind",
            "pet": "slice of the trunk",
        },
        right={"xray": "left", "ct": "left", "t1": "", "stir": "", "scan": "right", "pet": "left"},
    )

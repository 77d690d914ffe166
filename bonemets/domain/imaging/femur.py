"""The upper end of the right femur: its shadow, a cut from side to side, and all its pictures together.

The lesion sits at the lesser trochanter, where the shaft begins and breaks are to be feared. Sizes in mm (anatomy).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from bonemets.domain.imaging import pelvis
from bonemets.domain.imaging.blur import blur
from bonemets.domain.imaging.canvas import Layer, grain, prism, section
from bonemets.domain.imaging.femur_shape import GRID, HEAD, PIXELS, shape
from bonemets.domain.imaging.phantom import Phantom, Projection, Section, Solid
from bonemets.domain.imaging.plate import kept
from bonemets.domain.imaging.raster import inset, oval, smooth
from bonemets.domain.imaging.tissue import Marrow, exponent, looks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bonemets.domain.imaging.plate import Pictures

TRABECULAR = 0.13
MARROW = Marrow(fat=0.75, material="yellow marrow")
LOOKS = looks(MARROW)
LESION = (-18.5, 22.0)
PATIENT_MM = 175.0
EDGE = 0.55  # bone volume fraction of the shell where it is thin

ILIUM = smooth(((-7, -45), (-6, -56), (2, -66), (8, -90), (100, -90), (100, -30), (78, -6), (58, 2),
    (47.5, -2), (49, -14), (47.5, -28), (41, -40), (31, -48.5), (18, -51.5), (5, -49.5)))  # fmt: skip
PUBIS = smooth(((46, -8), (58, -8), (76, 4), (100, 14), (100, 30), (76, 19), (56, 9), (44, 4)))
ISCHIUM = smooth(((40, 0), (50, 4), (53, 20), (56, 38), (68, 56), (60, 72), (46, 70), (36, 54), (34, 34), (37, 14)))
RAMUS = smooth(((58, 58), (66, 56), (82, 42), (100, 30), (100, 44), (86, 56), (70, 72), (60, 72)))
SOCKET = smooth(((44, -44), (50, -30), (51, -14), (45, 2), (36, 12), (40, 0), (45.5, -14), (44.5, -28), (38, -41)))
ROOF = smooth(((-4, -44.5), (4, -48), (18, -51), (32, -47.5), (41, -39),
    (39.5, -37.5), (31, -45.5), (18, -48.8), (5, -46), (-3, -42.5)))  # fmt: skip


@kept("femur-xray")
def _xray_plate() -> Pictures:
    found, texture = shape()
    unit = GRID.pixel_mm
    rays = {}
    for index, (outer, _, half, inside) in found.items():
        share = min(1.0, max(0.0, outer / unit + 0.5))
        length = 2 * half * share
        core = min(length, 2 * inside)
        if length > 0.2:
            dense = EDGE + 0.35 * min(1.0, (half - inside) / 5)
            mineral = (length - core) * dense + core * TRABECULAR * (1 + texture[index])
            rays[index] = (mineral, length, -length / 2, length / 2)
    femur = Solid(rays)
    hip = [
        prism(GRID, ILIUM, (-10, 14), (1.2, 0.45), 0.13),
        prism(GRID, PUBIS, (-20, -6), (1.1, 0.45), 0.12),
        prism(GRID, ISCHIUM, (4, 26), (1.2, 0.45), 0.12),
        prism(GRID, RAMUS, (-12, -2), (1.1, 0.45), 0.12),
        prism(GRID, SOCKET, (4, 16), (0.9, 0.5), 0.16),
        prism(GRID, ROOF, (-12, 12), (0.9, 0.5), 0.5),
    ]
    mineral = exponent(1, "cortical bone") - exponent(1, "soft tissue")
    marrow = exponent(1, MARROW.material) - exponent(1, "soft tissue")
    shadow = [0.0] * (PIXELS * PIXELS)
    for solid in (femur, *hip):
        for index, (bone, length, _, _) in solid.rays.items():
            shadow[index] += bone * mineral + (length - bone) * marrow
    base = [soft + hard for soft, hard in zip(_soft(), blur(shadow, PIXELS, 0.7), strict=True)]
    return {"base": base} | femur.pictures("femur", PIXELS)


@cache
def xray() -> Projection:
    """Cast the shadow from front to back; the patient's right is on the left of the picture.

    >>> len(xray().base) == PIXELS * PIXELS
    True
    """
    plate = _xray_plate()
    femur = Solid.read(plate, "femur")
    return Projection(GRID, LESION, 0.0, plate["base"], (femur,), MARROW, clutter=0.015)


def _soft() -> list[float]:
    """Lay out the soft tissue: thinner to the outside, with planes of fat between the muscles."""
    cloud = grain("cloud", PIXELS, 10, 10)
    values = []
    for index, puff in enumerate(cloud):
        x, y = GRID.center(index % PIXELS, index // PIXELS)
        outside = max(0.0, -36 - x - 0.10 * y) / 48
        values.append(exponent(1, "soft tissue") * PATIENT_MM * (1 - 0.22 * outside**1.6) + 0.02 * puff)
    return blur(values, PIXELS, 2)


@kept("femur-cut")
def _cut_plate() -> Pictures:
    found, texture = shape()
    unit = GRID.pixel_mm
    bone = {index: min(1.0, max(0.0, each[0] / unit + 0.5)) for index, each in found.items() if each[0] > -unit / 2}
    core = {index: min(1.0, max(0.0, each[1] / unit + 0.5)) for index, each in found.items() if each[1] > -unit / 2}
    layers: list[Layer] = [
        ("adipose tissue", ()),
        *(("muscle", smooth(outline)) for outline in MUSCLES),
        ("fluid", oval(92, -34, 26, 24)),
        ("annulus", oval(*HEAD, 27.5, 27.5)),
        ("cortex", ILIUM),
        ("trabecular", inset(ILIUM, 1.6)),
        ("cortex", ISCHIUM),
        ("trabecular", inset(ISCHIUM, 1.6)),
        ("annulus", oval(*HEAD, 26.6, 26.6)),
        ("cortex", bone),
        ("trabecular", core),
    ]
    filled = tuple(value if index in core else 0.2 * value for index, value in enumerate(_hip_texture(texture)))
    return section(GRID, layers, LOOKS, TRABECULAR, filled)


@cache
def side_to_side() -> Section:
    """Cut from side to side through the middle of the bone; the patient's right is on the left of the picture.

    >>> max(side_to_side().bone) <= 1
    True
    """
    plate = _cut_plate()
    return Section(GRID, LESION, plate["bone"], plate["organ"], plate, LOOKS)


def _hip_texture(texture: Sequence[float]) -> list[float]:
    fine = grain("hip fine", PIXELS, 0.9, 0.9)
    return [value or 0.8 * spot for value, spot in zip(texture, fine, strict=True)]


MUSCLES = (
    ((-14, -60), (-36, -70), (-64, -62), (-62, -34), (-54, -12), (-46, -24), (-26, -38), (-10, -46)),
    ((-56, 6), (-66, 20), (-68, 60), (-60, 110), (-38, 110), (-39, 60), (-45, 24)),
    ((-4, 40), (8, 30), (30, 40), (42, 76), (40, 110), (0, 110), (-3, 70)),
    ((34, 76), (46, 74), (70, 78), (88, 64), (90, 110), (44, 110)),
    ((2, 14), (14, 8), (34, 12), (32, 30), (10, 26), (-2, 28)),
    ((56, 8), (76, 22), (88, 34), (70, 50), (60, 44), (55, 24)),
)


@cache
def phantom() -> Phantom:
    """Give the femur as all scanners see it.

    >>> phantom().name
    'femur'
    """
    cut = side_to_side()
    return Phantom(
        name="femur",
        label="Upper end of the right femur",
        xray=xray(),
        ct=cut,
        mri=cut,
        scan=pelvis.scan(),
        pet=pelvis.pet(),
        planes={
            "xray": "from the front",
            "ct": "cut side to side",
            "t1": "cut side to side",
            "stir": "cut side to side",
            "scan": "pelvis from the front",
            "pet": "slice of the pelvis",
        },
        right=dict.fromkeys(("xray", "ct", "t1", "stir", "scan", "pet"), "left"),
    )

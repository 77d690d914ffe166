"""Where tracer goes in the pelvis and thighs: the bone scan from the front, and a slice of FDG-PET."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from bonemets.domain.imaging.blur import SIGMA_PER_FWHM, blur
from bonemets.domain.imaging.phantom import Uptake
from bonemets.domain.imaging.plate import kept
from bonemets.domain.imaging.raster import Grid, moved, oval, smooth
from bonemets.domain.imaging.trunk import BODY, ILIUM, JOINT, PET_FWHM_MM, SACRUM, SCAN_FWHM_MM, add, both

if TYPE_CHECKING:
    from bonemets.domain.imaging.plate import Pictures

GRID = Grid(160, -200, -165, 400)
SCAN_SIGMA, PET_SIGMA = (fwhm_mm * SIGMA_PER_FWHM / GRID.pixel_mm for fwhm_mm in (SCAN_FWHM_MM, PET_FWHM_MM))  # pixels
LESION = (-126.0, 62.0)
HIP_Y = -185.0  # from the trunk's frame to this one

SKIN = smooth(((-150, -240), (150, -240), (176, -60), (182, 40), (166, 180), (150, 300), (40, 300), (14, 60), (0, 48),
               (-14, 60), (-40, 300), (-150, 300), (-166, 180), (-182, 40), (-176, -60)))  # fmt: skip
FEMUR = smooth(((80, -22), (100, -22), (112, -8), (128, 6), (140, 0), (150, 10), (152, 30), (142, 52),
    (139, 100), (134, 300), (106, 300), (110, 100), (112, 70), (104, 58), (106, 44), (98, 28), (80, 26),
    (70, 14), (68, -8)))  # fmt: skip
HEAD = oval(88, 2, 23, 23)
SHAFT_CAVITY = smooth(((120, 78), (130, 78), (126, 300), (114, 300)))
PUBIS = smooth(((2, 26), (16, 18),
    (44, 8), (62, 8), (60, 18), (40, 24), (26, 34), (34, 52), (52, 66), (60, 52), (70, 40), (74, 58),
    (64, 80), (50, 84), (30, 66), (14, 52), (2, 54)))  # fmt: skip
BLADDER = oval(0, 0, 33, 25)


@kept("pelvis-scan")
def _scan_plate() -> Pictures:
    values = [0.0] * (GRID.pixels * GRID.pixels)
    parts = [
        (SKIN, 0.16),
        (moved(SACRUM, 0, HIP_Y), 0.6),
        *((each, 0.5) for each in both(moved(ILIUM, 0, HIP_Y))),
        *((each, 0.5) for each in both(moved(JOINT, 0, HIP_Y))),
        (moved(BODY, 0, 106 + HIP_Y, 1.1), 0.75),
        (moved(BODY, 0, 68 + HIP_Y, 1.1), 0.75),
        *((each, 0.55) for each in both(PUBIS)),
        *((each, 0.62) for each in both(FEMUR)),
        *((each, 0.32) for each in both(HEAD)),
        *((each, -0.22) for each in both(SHAFT_CAVITY)),
        (BLADDER, 4.2),
    ]
    add(values, GRID, parts)
    return {"base": blur(values, GRID.pixels, SCAN_SIGMA)}


@cache
def scan() -> Uptake:
    """Lay out the bone scan of the pelvis from the front; the patient's right is on the left of the picture.

    >>> max(scan().base) > 3
    True
    """
    return Uptake(GRID, LESION, 30, SCAN_SIGMA, 0.8, _scan_plate()["base"])


@kept("pelvis-pet")
def _pet_plate() -> Pictures:
    values = [0.0] * (GRID.pixels * GRID.pixels)
    parts = [
        (SKIN, 0.35),
        *(
            (each, 0.25)
            for each in both(smooth(((60, -60), (120, -70), (160, -10), (160, 90), (140, 200), (40, 200), (26, 90))))
        ),
        (moved(SACRUM, 0, HIP_Y), 0.35),
        *((each, 0.4) for each in both(moved(ILIUM, 0, HIP_Y))),
        (moved(BODY, 0, 106 + HIP_Y, 1.1), 0.55),
        *((each, 0.15) for each in both(FEMUR)),
        *((each, -0.25) for each in both(SHAFT_CAVITY)),
        *((each, 0.2) for each in both(PUBIS)),
        (smooth(((-96, -150), (-80, -150), (-76, -100), (-60, -84), (-74, -72), (-94, -92))), 0.5),
        (smooth(((86, -150), (100, -150), (96, -96), (60, -70), (30, -56), (28, -68), (60, -86), (82, -108))), 0.55),
        (BLADDER, 7.0),
    ]
    add(values, GRID, parts)
    return {"base": blur(values, GRID.pixels, PET_SIGMA)}


@cache
def pet() -> Uptake:
    """Lay out a slice of FDG-PET through the hips; the patient's right is on the left of the picture.

    >>> len(pet().base)
    25600
    """
    return Uptake(GRID, LESION, 5, PET_SIGMA, 0.7, _pet_plate()["base"])

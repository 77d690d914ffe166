"""Where tracer goes in the trunk: the bone scan from behind, and a slice of FDG-PET from the front."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from bonemets.domain.imaging.blur import SIGMA_PER_FWHM, blur
from bonemets.domain.imaging.phantom import Uptake
from bonemets.domain.imaging.plate import kept
from bonemets.domain.imaging.raster import Grid, Outline, cover, flipped, moved, oval, smooth

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bonemets.domain.imaging.plate import Pictures

GRID = Grid(160, -200, -190, 400)
SCAN_FWHM_MM = 7.4  # low-energy high-resolution collimator at 10 cm in air (kcl-gamma-camera)
PET_FWHM_MM = 6.0  # [unverified here]
SCAN_SIGMA, PET_SIGMA = (fwhm_mm * SIGMA_PER_FWHM / GRID.pixel_mm for fwhm_mm in (SCAN_FWHM_MM, PET_FWHM_MM))  # pixels
VERTEBRAE = tuple((index * 37.0 + (index > 0) * 1.5 * index, 1 + 0.03 * index) for index in range(-5, 4))
LESION = (8.5, -1.0)

Dose = tuple["Outline", float]


def add(values: list[float], grid: Grid, parts: Iterable[Dose]) -> None:
    """Add tracer: uptake of each outline on top of what is there.

    >>> values = [0.0] * 4
    >>> add(values, Grid(2, 0, 0, 2), [(((0, 0), (1, 0), (1, 1), (0, 1)), 3.0)])
    >>> values
    [3.0, 0.0, 0.0, 0.0]
    """
    for outline, uptake in parts:
        for index, share in cover(outline, grid).items():
            values[index] += share * uptake


def both(outline: Outline) -> tuple[Outline, Outline]:
    """Give an outline and its mirror image.

    >>> both(((1, 2),))
    (((1, 2),), ((-1, 2),))
    """
    return outline, flipped(outline)


BODY = smooth(((-26, -14), (0, -13), (26, -14), (22, 0), (25, 14), (0, 13), (-25, 14), (-22, 0)))
PROCESSES = smooth(
    ((-38, -9), (-22, -7), (0, -2), (22, -7), (38, -9), (36, -3), (16, 2), (5, 20), (-5, 20), (-16, 2), (-36, -3))
)
TORSO = smooth(((-150, -260), (150, -260), (158, -150), (146, -60), (138, 20), (150, 90), (172, 150), (176, 300),
                (-176, 300), (-172, 150), (-150, 90), (-138, 20), (-146, -60), (-158, -150)))  # fmt: skip
ILIUM = smooth(
    (
        (28, 128),
        (44, 110),
        (72, 88),
        (104, 82),
        (128, 96),
        (136, 120),
        (126, 150),
        (104, 176),
        (84, 200),
        (60, 190),
        (36, 172),
    )
)
CREST = smooth(((70, 90), (104, 82), (130, 98), (137, 122), (130, 124), (122, 104), (102, 92), (74, 100)))
SACRUM = smooth(
    ((-30, 130), (0, 124), (30, 130), (36, 150), (26, 180), (12, 214), (0, 222), (-12, 214), (-26, 180), (-36, 150))
)
JOINT = smooth(((31, 128), (38, 126), (44, 146), (42, 170), (36, 182), (33, 168), (36, 148)))
KIDNEY = smooth(((46, -46), (58, -54), (70, -44), (76, -22), (72, 2), (60, 14), (50, 6), (50, -10), (46, -28)))


def _rib(y: float, reach: float, drop: float) -> Outline:
    """Draw one back rib as a bent band."""
    top = [(20, y), (20 + reach * 0.3, y - drop * 0.08), (20 + reach * 0.7, y + drop * 0.3), (20 + reach, y + drop)]
    low = [(x - 4 * index / 3, edge + 9) for index, (x, edge) in enumerate(top)]
    return smooth((*top, *reversed(low)))


RIBS = tuple(_rib(*each) for each in ((-196, 118, 66), (-160, 118, 74), (-123, 116, 80), (-86, 96, 66), (-50, 52, 34)))


@kept("trunk-scan")
def _scan_plate() -> Pictures:
    values = [0.0] * (GRID.pixels * GRID.pixels)
    spine = [
        part
        for y, scale in VERTEBRAE
        for part in ((moved(BODY, 0, y, scale), 0.72), (moved(PROCESSES, 0, y, scale), 0.42))
    ]
    parts = [
        (TORSO, 0.13),
        (oval(0, 20, 120, 220), 0.05),
        *spine,
        *((each, 0.34) for rib in RIBS for each in both(rib)),
        *((each, 0.42) for each in both(ILIUM)),
        *((each, 0.35) for each in both(CREST)),
        *((each, 0.75) for each in both(JOINT)),
        (SACRUM, 0.8),
        (moved(KIDNEY, 0, 0), 0.42),
        (moved(flipped(KIDNEY), 0, -9), 0.44),
    ]
    add(values, GRID, parts)
    return {"base": blur(values, GRID.pixels, SCAN_SIGMA)}


@cache
def scan() -> Uptake:
    """Lay out the bone scan of the trunk from behind; the patient's right is on the right of the picture.

    >>> round(max(scan().base), 1) > 1
    True
    """
    return Uptake(GRID, LESION, 34, SCAN_SIGMA, 1.0, _scan_plate()["base"])


@kept("trunk-pet")
def _pet_plate() -> Pictures:
    values = [0.0] * (GRID.pixels * GRID.pixels)
    liver = smooth(
        (
            (-140, -130),
            (-110, -152),
            (-60, -150),
            (-20, -128),
            (-28, -100),
            (-60, -74),
            (-96, -30),
            (-130, -10),
            (-142, -60),
        )
    )
    spleen = smooth(((96, -140), (126, -132), (134, -96), (120, -62), (100, -72), (92, -104)))
    lung = smooth(((-138, -260), (-30, -260), (-30, -170), (-60, -160), (-110, -164), (-140, -140)))
    parts = [
        (TORSO, 0.45),
        *((each, -0.25) for each in both(lung)),
        (liver, 1.2),
        (spleen, 0.9),
        *((moved(BODY, 0, y, scale), 0.55) for y, scale in VERTEBRAE),
        *((moved(oval(0, 18.5, 22, 3), 0, y), -0.25) for y, _ in VERTEBRAE),
        *((each, 0.45) for each in both(ILIUM)),
        (SACRUM, 0.4),
        *((each, 1.0) for each in both(KIDNEY)),
        *((oval(x, y, 7, 11), 2.6) for x, y in ((56, -20), (-56, -14))),
        (smooth(((84, -20), (98, -24), (108, 30), (104, 80), (90, 82), (88, 30))), 0.5),
        (smooth(((-96, 10), (-84, 4), (-80, 60), (-86, 96), (-100, 92), (-100, 40))), 0.6),
        *((smooth(((24, -60), (34, -40), (46, 40), (64, 110), (52, 116), (32, 50), (22, 0))), 0.12),),
    ]
    add(values, GRID, parts)
    return {"base": blur(values, GRID.pixels, PET_SIGMA)}


@cache
def pet() -> Uptake:
    """Lay out a slice of FDG-PET through the spine; the patient's right is on the left of the picture.

    >>> len(pet().base)
    25600
    """
    return Uptake(GRID, (-LESION[0], LESION[1]), 5, PET_SIGMA, 1.0, _pet_plate()["base"])

"""Taking the pictures: six modalities, one phantom, one lesion, one dose."""

from __future__ import annotations

from functools import lru_cache
from math import isfinite, sqrt
from typing import TYPE_CHECKING

from bonemets.domain.imaging.canvas import grain
from bonemets.domain.imaging.noise import normal_grain, poisson
from bonemets.domain.imaging.radiograph import xray
from bonemets.domain.imaging.shot import Shot, gray, over, overall, visibility

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

    from bonemets.domain.imaging.lesion import Lesion
    from bonemets.domain.imaging.phantom import Phantom, Section, Uptake

MODALITIES = ("xray", "scan", "ct", "t1", "stir", "pet")
# How large the noise is at the usual dose, and how much the body varies by itself over the size of a lesion. Set by us
# for teaching (synthesis); the shares of mineral that a picture needs follow from them.
CT_NOISE_HU = 22.0
MRI_NOISE = {"t1": 0.011, "stir": 0.009}
SCAN_COUNTS = 45.0  # in a pixel of normal bone
PET_COUNTS = 90.0
CLUTTER = {"scan": 0.10, "ct": 16.0, "t1": 0.014, "stir": 0.012, "pet": 0.12}
WINDOWS = {"ct": (-250.0, 900.0), "t1": (0.0, 0.62), "stir": (0.0, 0.46), "scan": (0.0, 4.2), "pet": (0.0, 5.5)}
GRAIN_ROW = {"ct": 0, "t1": 64, "stir": 128}  # where the grain that sections share begins
GRAIN_PIXELS = 3.0  # pixels that share one grain of soft noise
KEPT = 4  # pictures without a lesion remembered of each kind of scanner
LOWEST_DOSE, HIGHEST_DOSE = 10.0, 200.0


def take(modality: str, phantom: Phantom, lesion: Lesion, dose_percent: float = 100, seed: str = "1") -> Shot:
    """Take one picture.

    Args:
        modality: A name of :data:`MODALITIES`.
        phantom: The bone.
        lesion: The lesion in it.
        dose_percent: Photons or tracer, 10 to 200 % of what is usual; MRI uses neither.
        seed: Names the grain; the same seed gives the same picture.

    Raises:
        ValueError: If the modality is unknown or the dose out of range.

    >>> from bonemets.domain.imaging import vertebra
    >>> from bonemets.domain.imaging.lesion import Lesion
    >>> [take(each, vertebra.phantom(), Lesion("marrow", 16)).verdict for each in ("xray", "t1")]
    ['not seen', 'clear']
    """
    if modality not in MODALITIES:
        raise ValueError(f"modality must be one of {', '.join(MODALITIES)}, not {modality!r}.")
    if not isfinite(dose_percent) or not LOWEST_DOSE <= dose_percent <= HIGHEST_DOSE:
        raise ValueError(f"dose_percent must be from 10 to 200 %, not {dose_percent:g}.")
    dose = dose_percent / 100
    if modality == "xray":
        return xray(phantom.xray, lesion, dose, seed)
    if modality == "ct":
        return section(phantom.ct, "ct", lesion, CT_NOISE_HU / sqrt(dose), seed)
    if modality in MRI_NOISE:
        return section(phantom.mri, modality, lesion, MRI_NOISE[modality], seed)
    if modality == "scan":
        return tracer(phantom.scan, "scan", lesion.formation, lesion, dose, seed)
    return tracer(phantom.pet, "pet", lesion.glucose, lesion, dose, seed)


def section(body: Section, look: str, lesion: Lesion, noise: float, seed: str) -> Shot:
    """Cut a section: CT numbers or MRI signal of mineral, marrow and tumor by volume.

    >>> from bonemets.domain.imaging import vertebra
    >>> from bonemets.domain.imaging.lesion import Lesion
    >>> section(vertebra.phantom().ct, "ct", Lesion("lytic", 20, 90), 20, "a").contrast < 0
    True
    """
    seen, tumor = body.looks[look], lesion.tumor_fraction
    found = body.disc(lesion.size_mm) if lesion.is_there else []
    changes = []
    for index, share in found:
        before = body.bone[index] / body.organ[index]
        changes.append((seen.change(before, lesion.bone_fraction(before), tumor), share))
    base, grains = body.base[look], _section_grain(look, body.grid.pixels, seed)
    values = [
        base[index] + share * change + noise * grains[index]
        for (index, share), (change, _) in zip(found, changes, strict=True)
    ]
    plain = _plain_section(body, look, noise, seed)
    levels = over(plain, (index for index, _ in found), gray(values, *WINDOWS[look]))
    contrast = overall(changes)
    count = sum(share for _, share in changes) / GRAIN_PIXELS
    return Shot(body.grid.pixels, levels, contrast, visibility(contrast, CLUTTER[look], noise, count))


@lru_cache(maxsize=KEPT)
def _plain_section(body: Section, look: str, noise: float, seed: str) -> bytes:
    """Cut a section without a lesion."""
    grains = _section_grain(look, body.grid.pixels, seed)
    return gray([value + noise * z for value, z in zip(body.base[look], grains, strict=True)], *WINDOWS[look])


def _section_grain(look: str, pixels: int, seed: str) -> array[float]:
    """Give the grain of a section. All share one, moved down, because to make one takes longer than all else."""
    soft = grain(f"ct {seed}", pixels, 0.5, 0.5)
    start = GRAIN_ROW[look] * pixels
    return soft[start:] + soft[:start]


def tracer(  # noqa: PLR0913, PLR0917 - a picture is all of these
    body: Uptake, modality: str, ratio: float, lesion: Lesion, dose: float, seed: str
) -> Shot:
    """Count tracer: normal bone is 1, the lesion ``ratio``, blurred by the scanner; much tracer is black.

    >>> from bonemets.domain.imaging import trunk
    >>> from bonemets.domain.imaging.lesion import Lesion
    >>> tracer(trunk.scan(), "scan", 4, Lesion("blastic", 20, 50), 1, "a").contrast > 0
    True
    """
    extra = (ratio - 1) * body.normal if lesion.is_there else 0.0
    spread = body.spread(lesion.size_mm)
    counts = (SCAN_COUNTS if modality == "scan" else PET_COUNTS) * dose
    grains = _tracer_grain(modality, body.grid.pixels, seed)
    values = [body.base[index] + extra * share for index, share in spread]
    shown = _shown(modality, values, counts, [grains[index] for index, _ in spread])
    levels = over(_plain_tracer(body, modality, counts, seed), (index for index, _ in spread), shown)
    half = 0.5 * max(share for _, share in spread)
    core = [share for _, share in spread if share > half]
    contrast = extra * sum(core) / len(core)
    noise = sqrt(body.normal / counts)
    seen = visibility(contrast, CLUTTER[modality], noise, len(core) / GRAIN_PIXELS)
    return Shot(body.grid.pixels, levels, contrast, seen)


@lru_cache(maxsize=KEPT)
def _plain_tracer(body: Uptake, modality: str, counts: float, seed: str) -> bytes:
    """Count tracer without a lesion."""
    return _shown(modality, body.base, counts, _tracer_grain(modality, body.grid.pixels, seed))


def _shown(modality: str, values: Sequence[float], counts: float, grains: Sequence[float]) -> bytes:
    """Show tracer in gray, much of it black."""
    low, high = WINDOWS[modality]
    show = _counted if modality == "scan" else _rebuilt
    return gray(show(values, counts, grains), high, low)


def _tracer_grain(modality: str, pixels: int, seed: str) -> array[float]:
    """Give the grain of a picture of tracer: of single pixels where rays are counted, soft where a slice is rebuilt."""
    if modality == "scan":
        return normal_grain(f"scan {seed}", pixels * pixels)
    return grain(f"pet {seed}", pixels, 1.1, 1.1)


def _counted(values: Sequence[float], counts: float, grains: Sequence[float]) -> list[float]:
    """Count gamma rays, pixel by pixel."""
    return [poisson(value * counts, z) / counts for value, z in zip(values, grains, strict=True)]


def _rebuilt(values: Sequence[float], counts: float, grains: Sequence[float]) -> list[float]:
    """Rebuild a slice from counts: the grain is soft and grows with the root of the tracer."""
    return [value + z * sqrt(value / counts) if value > 0 else 0.0 for value, z in zip(values, grains, strict=True)]

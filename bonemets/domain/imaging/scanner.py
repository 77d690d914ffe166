"""Taking the pictures: six modalities, one phantom, one lesion, one dose."""

from __future__ import annotations

from math import isfinite, sqrt
from typing import TYPE_CHECKING

from bonemets.domain.imaging.canvas import grain
from bonemets.domain.imaging.noise import normal_grain, poisson
from bonemets.domain.imaging.radiograph import xray
from bonemets.domain.imaging.shot import Shot, gray, overall, visibility

if TYPE_CHECKING:
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
GRAIN_PIXELS = 3.0  # pixels that share one grain of soft noise
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
    values = list(body.base[look])
    seen, tumor = body.looks[look], lesion.tumor_fraction
    changes = []
    for index, share in body.disc(lesion.size_mm) if lesion.is_there else ():
        before = body.bone[index] / body.organ[index]
        change = seen.change(before, lesion.bone_fraction(before), tumor)
        values[index] += share * change
        changes.append((change, share))
    grains = grain(f"{look} {seed}", body.grid.pixels, 0.5, 0.5)
    levels = gray([value + noise * z for value, z in zip(values, grains, strict=True)], *WINDOWS[look])
    contrast = overall(changes)
    count = sum(share for _, share in changes) / GRAIN_PIXELS
    return Shot(body.grid.pixels, levels, contrast, visibility(contrast, CLUTTER[look], noise, count))


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
    values = list(body.base)
    for index, share in spread:
        values[index] += extra * share
    counts = (SCAN_COUNTS if modality == "scan" else PET_COUNTS) * dose
    shown = _counted(values, counts, seed) if modality == "scan" else _rebuilt(values, counts, body.grid.pixels, seed)
    low, high = WINDOWS[modality]
    half = 0.5 * max(share for _, share in spread)
    core = [share for _, share in spread if share > half]
    contrast = extra * sum(core) / len(core)
    noise = sqrt(body.normal / counts)
    seen = visibility(contrast, CLUTTER[modality], noise, len(core) / GRAIN_PIXELS)
    return Shot(body.grid.pixels, gray(shown, high, low), contrast, seen)


def _counted(values: Sequence[float], counts: float, seed: str) -> list[float]:
    """Count gamma rays, pixel by pixel."""
    grains = normal_grain(f"scan {seed}", len(values))
    return [poisson(value * counts, z) / counts for value, z in zip(values, grains, strict=True)]


def _rebuilt(values: Sequence[float], counts: float, pixels: int, seed: str) -> list[float]:
    """Rebuild a slice from counts: the grain is soft and grows with the root of the tracer."""
    grains = grain(f"pet {seed}", pixels, 1.1, 1.1)
    return [value + z * sqrt(value / counts) if value > 0 else 0.0 for value, z in zip(values, grains, strict=True)]

"""Taking the pictures: six modalities, one phantom, one lesion, one dose."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from functools import lru_cache
from math import copysign, exp, isfinite, sqrt
from typing import TYPE_CHECKING

from bonemets.domain.imaging.canvas import grain
from bonemets.domain.imaging.noise import normal_grain, poisson
from bonemets.domain.imaging.tissue import exponent

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bonemets.domain.imaging.lesion import Lesion
    from bonemets.domain.imaging.phantom import Phantom, Projection, Section, Uptake

MODALITIES = ("xray", "scan", "ct", "t1", "stir", "pet")
# How large the noise is at the usual dose, and how much the body varies by itself over the size of a lesion. Set by us
# for teaching (synthesis); the shares of mineral that a picture needs follow from them.
XRAY_PHOTONS = 6000.0  # counted in a pixel behind an average place of the picture
CT_NOISE_HU = 22.0
MRI_NOISE = {"t1": 0.011, "stir": 0.009}
SCAN_COUNTS = 45.0  # in a pixel of normal bone
PET_COUNTS = 90.0
CLUTTER = {"scan": 0.10, "ct": 16.0, "t1": 0.014, "stir": 0.012, "pet": 0.12}
WINDOWS = {"ct": (-250.0, 900.0), "t1": (0.0, 0.62), "stir": (0.0, 0.46), "scan": (0.0, 4.2), "pet": (0.0, 5.5)}
GRAIN_PIXELS = 3.0  # pixels that share one grain of soft noise
LOWEST_DOSE, HIGHEST_DOSE = 10.0, 200.0
SEEN, CLEAR = 3.0, 5.0  # contrast over noise; Rose found 3 to 5 are needed (rose-criterion)


@dataclass(frozen=True)
class Shot:
    """What one scanner shows.

    Attributes:
        pixels: Pixels on a side.
        levels: Gray of each pixel, row after row; 0 is black, 255 white.
        contrast: Change the lesion makes where it lies (mean size, with the sign of the mean): HU for CT,
            exponent of attenuation for the X-ray, signal for MRI, multiples of normal bone for tracers.
        visibility: Contrast over noise: grain averaged over the lesion, and the body's own texture.
    """

    pixels: int
    levels: bytes
    contrast: float
    visibility: float

    @property
    def verdict(self) -> str:
        """Say whether a reader would see it: "not seen" below 3, "faint" below 5, else "clear".

        >>> Shot(1, b"", 0, 2.9).verdict, Shot(1, b"", 0, 3).verdict, Shot(1, b"", 0, 5).verdict
        ('not seen', 'faint', 'clear')
        """
        return verdict(self.visibility)


def verdict(visibility: float) -> str:
    """Say whether a reader would see something of that contrast over noise.

    >>> verdict(4)
    'faint'
    """
    return "not seen" if visibility < SEEN else "faint" if visibility < CLEAR else "clear"


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


def gray(values: Iterable[float], low: float, high: float) -> bytes:
    """Show values through a window: ``low`` and less is black, ``high`` and more is white.

    >>> list(gray([-1, 0, 0.5, 2], 0, 1)), list(gray([0, 1], 1, 0))
    ([0, 0, 127, 255], [255, 0])
    """
    scale = 255 / (high - low)
    shift = -low * scale
    return bytes(
        [0 if (level := value * scale + shift) < 0 else 255 if level > 255 else int(level) for value in values]
    )


def visibility(contrast: float, clutter: float, noise: float, count: float) -> float:
    """Give contrast over noise.

    Args:
        contrast: Change over the lesion.
        clutter: How much the body varies by itself over the size of a lesion (standard deviation).
        noise: Standard deviation of the grain in one pixel.
        count: Independent pixels in the lesion.

    >>> visibility(48, 16, 0, 10), visibility(50, 0, 100, 100)
    (3.0, 5.0)
    """
    return abs(contrast) / sqrt(clutter**2 + noise**2 / max(count, 1))


def xray_changes(body: Projection, lesion: Lesion) -> list[tuple[int, float]]:
    """Give what a lesion adds to the exponent of each ray it meets."""
    if not lesion.is_there:
        return []
    marrow = exponent(1, body.marrow.material)
    mineral, tumor = exponent(1, "cortical bone") - marrow, exponent(1, "tumor") - marrow
    changes = []
    for index, parts in body.paths(lesion.size_mm):
        change = 0.0
        for bone, length in parts:
            if length:
                before = bone / length
                after = lesion.bone_fraction(before)
                change += length * ((after - before) * mineral + lesion.tumor_fraction * (1 - after) * tumor)
        changes.append((index, change))
    return changes


@lru_cache(maxsize=2)
def _xray_grain(body: Projection, seed: str) -> tuple[array[float], float, float]:
    """Give the grain at the usual dose, and the window that shows the picture best."""
    ordered = sorted(body.base)
    level = ordered[len(ordered) // 2]
    grains = normal_grain(f"xray {seed}", len(body.base))
    # The exponent is minus the logarithm of a count, whose relative spread is one over the root of the count.
    root = sqrt(XRAY_PHOTONS)
    rough = array("d", [z * exp((value - level) / 2) / root for z, value in zip(grains, body.base, strict=True)])
    return rough, ordered[len(ordered) // 25], ordered[-len(ordered) // 300]


def xray(body: Projection, lesion: Lesion, dose: float, seed: str) -> Shot:
    """Take the X-ray: exponents of Beer and Lambert with the grain of counted photons, bone white."""
    rough, low, high = _xray_grain(body, seed)
    changes = xray_changes(body, lesion)
    values = list(body.base)
    for index, change in changes:
        values[index] += change
    root = 1 / sqrt(dose)
    levels = gray([value + root * z for value, z in zip(values, rough, strict=True)], low, high)
    return Shot(body.grid.pixels, levels, *xray_seen(body, changes, dose))


def xray_seen(body: Projection, changes: Sequence[tuple[int, float]], dose: float) -> tuple[float, float]:
    """Give contrast and visibility of what a lesion changes in an X-ray; the grain is that of an average place."""
    contrast = _overall([(change, 1.0) for _, change in changes])
    noise = 1 / sqrt(XRAY_PHOTONS * dose)
    return contrast, visibility(contrast, body.clutter, noise, len(changes))


def section(body: Section, look: str, lesion: Lesion, noise: float, seed: str) -> Shot:
    """Cut a section: CT numbers or MRI signal of mineral, marrow and tumor by volume."""
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
    contrast = _overall(changes)
    count = sum(share for _, share in changes) / GRAIN_PIXELS
    return Shot(body.grid.pixels, levels, contrast, visibility(contrast, CLUTTER[look], noise, count))


def _overall(changes: Sequence[tuple[float, float]]) -> float:
    """Give the mean size of changes with their weights, so that gains and losses do not cancel, and the sign of all."""
    weight = sum(share for _, share in changes)
    size = sum(share * abs(change) for change, share in changes) / weight if weight else 0.0
    return copysign(size, sum(share * change for change, share in changes))


def tracer(  # noqa: PLR0913, PLR0917 - a picture is all of these
    body: Uptake, modality: str, ratio: float, lesion: Lesion, dose: float, seed: str
) -> Shot:
    """Count tracer: normal bone is 1, the lesion ``ratio``, blurred by the scanner; much tracer is black."""
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

"""The X-ray: exponents of Beer and Lambert, with the grain of counted photons."""

from __future__ import annotations

from array import array
from functools import lru_cache
from math import exp, sqrt
from typing import TYPE_CHECKING

from bonemets.domain.imaging.noise import normal_grain
from bonemets.domain.imaging.shot import Shot, gray, over, overall, visibility
from bonemets.domain.imaging.tissue import exponent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bonemets.domain.imaging.lesion import Lesion
    from bonemets.domain.imaging.phantom import Projection

# Counted in a pixel behind an average place of the picture at the usual dose; set by us for teaching (synthesis).
XRAY_PHOTONS = 6000.0


def xray_changes(body: Projection, lesion: Lesion) -> list[tuple[int, float]]:
    """Give what a lesion adds to the exponent of each ray it meets.

    >>> from bonemets.domain.imaging import vertebra
    >>> from bonemets.domain.imaging.lesion import Lesion
    >>> sum(change for _, change in xray_changes(vertebra.xray(), Lesion("lytic", 20, 80))) < 0
    True
    """
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
    """Take the X-ray: exponents of Beer and Lambert with the grain of counted photons, bone white.

    >>> from bonemets.domain.imaging import vertebra
    >>> from bonemets.domain.imaging.lesion import Lesion
    >>> xray(vertebra.xray(), Lesion(), 1, "a").visibility
    0.0
    """
    rough, low, high = _xray_grain(body, seed)
    changes = xray_changes(body, lesion)
    root = 1 / sqrt(dose)
    values = [body.base[index] + change + root * rough[index] for index, change in changes]
    levels = over(_plain_xray(body, dose, seed), (index for index, _ in changes), gray(values, low, high))
    return Shot(body.grid.pixels, levels, *xray_seen(body, changes, dose))


@lru_cache(maxsize=2)
def _plain_xray(body: Projection, dose: float, seed: str) -> bytes:
    """Take the X-ray without a lesion."""
    rough, low, high = _xray_grain(body, seed)
    root = 1 / sqrt(dose)
    return gray([value + root * z for value, z in zip(body.base, rough, strict=True)], low, high)


def xray_seen(body: Projection, changes: Sequence[tuple[int, float]], dose: float) -> tuple[float, float]:
    """Give contrast and visibility of what a lesion changes in an X-ray; the grain is that of an average place.

    >>> from bonemets.domain.imaging import vertebra
    >>> xray_seen(vertebra.xray(), [(0, -0.1)], 1)[0]
    -0.1
    """
    contrast = overall([(change, 1.0) for _, change in changes])
    noise = 1 / sqrt(XRAY_PHOTONS * dose)
    return contrast, visibility(contrast, body.clutter, noise, len(changes))

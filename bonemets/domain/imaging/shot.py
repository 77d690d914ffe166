"""What a scanner shows: gray levels, the contrast of the lesion, and whether a reader would see it."""

from __future__ import annotations

from dataclasses import dataclass
from math import copysign, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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


def over(levels: bytes, places: Iterable[int], grays: bytes) -> bytes:
    """Lay grays over a picture at some of its pixels.

    >>> list(over(bytes(4), [1, 3], bytes([7, 9])))
    [0, 7, 0, 9]
    """
    shown = bytearray(levels)
    for place, level in zip(places, grays, strict=True):
        shown[place] = level
    return bytes(shown)


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


def overall(changes: Sequence[tuple[float, float]]) -> float:
    """Give the mean size of changes with their weights, so that gains and losses do not cancel, and the sign of all.

    >>> overall([(-3, 1), (1, 1)]), overall([])
    (-2.0, 0.0)
    """
    weight = sum(share for _, share in changes)
    size = sum(share * abs(change) for change, share in changes) / weight if weight else 0.0
    return copysign(size, sum(share * change for change, share in changes))

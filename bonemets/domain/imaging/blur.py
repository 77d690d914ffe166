"""Blur: what a scanner does to a point. Separable and normalized, so that nothing is lost or made."""

from __future__ import annotations

from array import array
from functools import cache
from itertools import chain
from math import exp, log, sqrt
from sys import byteorder
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")

SIGMA_PER_FWHM = 1 / (2 * sqrt(2 * log(2)))

# A pixel has 22 bits, and 21 more after each of the two directions.
LANE_BITS, FINEST, WHOLE = 64, 2**22 - 1, 2**21
NO_BLUR = 0.05  # pixels; less than this reaches no neighbor


@cache
def kernel(sigma_pixels: float) -> tuple[float, ...]:
    """Give one half of a Gaussian, from its middle outward to 3 sigma; the whole sums to 1.

    Args:
        sigma_pixels: Standard deviation, 0 or more pixels.

    >>> kernel(0)
    (1.0,)
    >>> whole = kernel(1.5)
    >>> round(whole[0] + 2 * sum(whole[1:]), 12)
    1.0
    """
    if sigma_pixels < NO_BLUR:
        return (1.0,)
    half = [exp(-0.5 * (step / sigma_pixels) ** 2) for step in range(int(3 * sigma_pixels) + 2)]
    total = half[0] + 2 * sum(half[1:])
    return tuple(value / total for value in half)


def blur(values: Sequence[float], width: int, sigma_x: float, sigma_y: float | None = None) -> list[float]:
    """Blur a picture with a Gaussian; the sum of all values stays the same, for edges go on as their mirror image.

    The picture is taken as one long whole number with a lane of 64 bits for each pixel: a shift moves all pixels at
    once, and a sum adds them all. A wide blur is three times as quick so as pixel by pixel, and right to some
    millionths of the range.

    Args:
        values: Row after row.
        width: Pixels in a row; rows and columns must be longer than 3 sigma.
        sigma_x: Standard deviation along a row, pixels.
        sigma_y: Along a column; the same as ``sigma_x`` where left out.

    Raises:
        ValueError: If the picture is too small.

    >>> point = [0.0] * 49
    >>> point[24] = 1.0
    >>> round(sum(blur(point, 7, 0.8)), 12)
    1.0
    """
    rows = len(values) // width
    across, down = _weights(sigma_x), _weights(sigma_x if sigma_y is None else sigma_y)
    beside, above = len(across) // 2, len(down) // 2
    if beside >= width or above >= rows:
        raise ValueError(f"a picture of {width} by {rows} pixels is too small for this blur.")
    low = min(values)
    step = (max(values) - low) / FINEST or 1.0
    whole = [round((value - low) / step) for value in values]
    lines = _mirrored([_mirrored(whole[at : at + width], beside) for at in range(0, len(whole), width)], above)
    lanes = array("Q", chain.from_iterable(lines))
    number = int.from_bytes(lanes.tobytes(), byteorder)
    wide = width + 2 * beside
    for weights, stride in ((across, LANE_BITS), (down, LANE_BITS * wide)):
        number = sum(weight * (number >> place * stride) for place, weight in enumerate(weights))
    found = array("Q", number.to_bytes(lanes.itemsize * len(lanes), byteorder))
    step /= WHOLE * WHOLE
    return [low + step * value for at in range(0, rows * wide, wide) for value in found[at : at + width]]


@cache
def _weights(sigma_pixels: float) -> tuple[int, ...]:
    """Give the whole Gaussian in whole numbers that sum to WHOLE."""
    side = [round(WHOLE * weight) for weight in kernel(sigma_pixels)[1:]]
    return (*reversed(side), WHOLE - 2 * sum(side), *side)


def _mirrored(line: list[T], reach: int) -> list[T]:
    """Continue a line at both ends by its mirror image."""
    return line[:reach][::-1] + line + line[::-1][:reach]

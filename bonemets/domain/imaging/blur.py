"""Blur: what a scanner does to a point. Separable and normalized, so that nothing is lost or made."""

from __future__ import annotations

from functools import cache
from math import exp, log, sqrt

SIGMA_PER_FWHM = 1 / (2 * sqrt(2 * log(2)))

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


def _along(row: list[float], weights: tuple[float, ...]) -> list[float]:
    """Blur one line; at its ends it is continued by its mirror image, so that its sum stays."""
    reach = len(weights) - 1
    if reach == 0:
        return row
    padded = row[reach - 1 :: -1] + row + row[: -reach - 1 : -1]
    total = [weights[0] * value for value in row]
    for step in range(1, reach + 1):
        weight = weights[step]
        left = padded[reach - step : reach - step + len(row)]
        right = padded[reach + step : reach + step + len(row)]
        total = [t + weight * (a + b) for t, a, b in zip(total, left, right, strict=True)]
    return total


def blur(values: list[float], width: int, sigma_x: float, sigma_y: float | None = None) -> list[float]:
    """Blur a picture with a Gaussian; the sum of all values stays the same.

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
    across, down = kernel(sigma_x), kernel(sigma_x if sigma_y is None else sigma_y)
    if len(across) > width or len(down) > rows:
        raise ValueError(f"a picture of {width} by {rows} pixels is too small for this blur.")
    lines = [_along(values[start : start + width], across) for start in range(0, len(values), width)]
    columns = [_along(list(column), down) for column in zip(*lines, strict=True)]
    return [value for row in zip(*columns, strict=True) for value in row]

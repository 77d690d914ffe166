"""Seeded noise: the same seed gives the same grain, on every machine up to the last digit of the math library."""

from __future__ import annotations

from array import array
from functools import cache, lru_cache
from math import sqrt
from random import Random
from statistics import NormalDist
from struct import unpack

MANY = 8  # grains kept at once, for a kernel must stay small
STEPS = 4096  # different deviates; the largest is about 3.7
LOW_BITS = bytes(value & 0xF for value in range(256))  # two bytes, the first cut down so, pick one of the steps


@cache
def _deviates() -> tuple[float, ...]:
    """Give equally likely normal deviates in order."""
    normal = NormalDist()
    return tuple(normal.inv_cdf((step + 0.5) / STEPS) for step in range(STEPS))


@lru_cache(maxsize=MANY)
def normal_grain(seed: str, count: int) -> array[float]:
    """Draw normal deviates with mean 0 and standard deviation 1, trimmed to exactly that over the whole grain.

    Args:
        seed: Names the grain.
        count: How many, at least 2.

    >>> normal_grain("a", 3) == normal_grain("a", 3)
    True
    >>> abs(sum(normal_grain("a", 100))) < 1e-9
    True
    """
    drawn = bytearray(Random(seed).randbytes(2 * count))  # noqa: S311 - grain, not a secret
    drawn[::2] = drawn[::2].translate(LOW_BITS)
    picks = unpack(f">{count}H", drawn)
    table = _deviates()
    mean = sum(map(table.__getitem__, picks)) / count
    squares = [(value - mean) ** 2 for value in table]
    spread = sqrt(sum(map(squares.__getitem__, picks)) / count)
    trimmed = [(value - mean) / spread for value in table]
    return array("d", map(trimmed.__getitem__, picks))


def poisson(mean: float, deviate: float) -> float:
    """Turn a normal deviate into a count with that mean and a variance equal to the mean.

    The square root of a count varies by one half whatever its mean; this is that, backwards. Good from a mean of
    about 4; below that the counts are a little too even.

    Args:
        mean: Expected count, 0 or more.
        deviate: From :func:`normal_grain`.

    Returns:
        A whole count, 0 or more.

    >>> poisson(100, 0), poisson(100, 1), poisson(0, -3)
    (100, 110, 2)
    """
    return int((sqrt(mean) + deviate / 2) ** 2 + 0.25)

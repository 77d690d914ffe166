"""Seeded noise: the same seed gives the same grain, on every machine up to the last digit of the math library."""

from __future__ import annotations

from functools import lru_cache
from math import sqrt
from random import Random

MANY = 64  # grains kept at once


@lru_cache(maxsize=MANY)
def normal_grain(seed: str, count: int) -> tuple[float, ...]:
    """Draw normal deviates with mean 0 and standard deviation 1, trimmed to exactly that over the whole grain.

    Args:
        seed: Names the grain.
        count: How many, at least 2.

    >>> normal_grain("a", 3) == normal_grain("a", 3)
    True
    >>> abs(sum(normal_grain("a", 100))) < 1e-9
    True
    """
    draw = Random(seed).gauss
    values = [draw(0, 1) for _ in range(count)]
    mean = sum(values) / count
    spread = sqrt(sum((value - mean) ** 2 for value in values) / count)
    return tuple((value - mean) / spread for value in values)


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
    return max(0, round((sqrt(mean) + deviate / 2) ** 2 - 0.25))

"""How well somebody reads pictures: ROC curve, area, sensitivity and specificity, each with its interval.

A reader says how sure they are that a picture is abnormal, from 1 to 5. Every place to draw the line between "normal"
and "abnormal" gives one pair of sensitivity and specificity; all of them together are the ROC curve.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

RATINGS = {1: "surely normal", 2: "rather normal", 3: "cannot tell", 4: "rather abnormal", 5: "surely abnormal"}
CUTS = (5, 4, 3, 2)  # from the strictest line to the laxest
Z95 = 1.959964


@dataclass(frozen=True)
class Share:
    """A share with its 95 % confidence interval.

    Attributes:
        hits: How many.
        total: Of how many.
        value: The share, 0 to 1.
        low: Lower end.
        high: Upper end.
    """

    hits: int
    total: int
    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Cut:
    """One place to draw the line.

    Attributes:
        rating: Ratings from here on are called abnormal.
        sensitivity: Abnormal pictures called abnormal.
        specificity: Normal pictures called normal.
    """

    rating: int
    sensitivity: Share
    specificity: Share


@dataclass(frozen=True)
class Area:
    """Area under a ROC curve with its 95 % confidence interval; 0.5 is guessing, 1 is perfect."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Reading:
    """What came out of a study.

    Attributes:
        cuts: From the strictest line to the laxest.
        points: The ROC curve: (1 − specificity, sensitivity) from (0, 0) to (1, 1).
        area: Area under it.
    """

    cuts: tuple[Cut, ...]
    points: tuple[tuple[float, float], ...]
    area: Area


def wilson(hits: int, total: int) -> Share:
    """Give a share with its Wilson score interval, which behaves well in small numbers (wilson-1927).

    Args:
        hits: 0 to ``total``.
        total: At least 1.

    Raises:
        ValueError: If the numbers do not fit.

    >>> share = wilson(12, 12)
    >>> share.value, round(share.low, 2), share.high
    (1.0, 0.76, 1.0)
    """
    if not 0 <= hits <= total or total < 1:
        raise ValueError(f"hits must be from 0 to the total, and the total at least 1, not {hits} of {total}.")
    share, z2 = hits / total, Z95**2
    middle = (share + z2 / (2 * total)) / (1 + z2 / total)
    reach = Z95 / (1 + z2 / total) * sqrt(share * (1 - share) / total + z2 / (4 * total**2))
    low = 0.0 if hits == 0 else middle - reach
    return Share(hits, total, share, low, 1.0 if hits == total else middle + reach)


def area_by_trapezoid(points: Sequence[tuple[float, float]]) -> float:
    """Measure the area under a curve of straight pieces.

    >>> area_by_trapezoid([(0, 0), (0.5, 1), (1, 1)])
    0.75
    """
    return sum((x2 - x1) * (y1 + y2) / 2 for (x1, y1), (x2, y2) in pairwise(points))


def chance_to_rank(abnormal: Sequence[int], normal: Sequence[int]) -> float:
    """Give the chance that an abnormal picture got the higher rating than a normal one, ties counting half.

    This is the Mann-Whitney statistic, and equal to the area under the ROC curve.

    >>> chance_to_rank([5, 4], [1, 4])
    0.875
    """
    wins = sum((a > n) + 0.5 * (a == n) for a in abnormal for n in normal)
    return wins / (len(abnormal) * len(normal))


def _interval(area: float, abnormal: int, normal: int) -> Area:
    """Give an area its interval after Hanley and McNeil (hanley-mcneil-1982), kept between 0 and 1."""
    q1, q2 = area / (2 - area), 2 * area**2 / (1 + area)
    variance = area * (1 - area) + (abnormal - 1) * (q1 - area**2) + (normal - 1) * (q2 - area**2)
    reach = Z95 * sqrt(max(0.0, variance) / (abnormal * normal))
    return Area(area, max(0.0, area - reach), min(1.0, area + reach))


def reading(abnormal: Sequence[int], normal: Sequence[int]) -> Reading:
    """Sum up a study.

    Args:
        abnormal: Ratings of the abnormal pictures, 1 to 5; at least one.
        normal: Ratings of the normal pictures, 1 to 5; at least one.

    Raises:
        ValueError: If a rating is not from 1 to 5, or there are no pictures of one sort.

    >>> reading([5, 5, 4], [1, 2, 3]).area.value
    1.0
    >>> reading([5], [6])
    Traceback (most recent call last):
    ValueError: a rating must be from 1 to 5, not 6.
    """
    for rating in (*abnormal, *normal):
        if rating not in RATINGS:
            raise ValueError(f"a rating must be from 1 to 5, not {rating!r}.")
    if not abnormal or not normal:
        raise ValueError("there must be pictures of both sorts.")
    cuts = tuple(_cut(rating, abnormal, normal) for rating in CUTS)
    corners = ((1 - cut.specificity.value, cut.sensitivity.value) for cut in cuts)
    points = ((0.0, 0.0), *corners, (1.0, 1.0))
    return Reading(cuts, points, _interval(chance_to_rank(abnormal, normal), len(abnormal), len(normal)))


def _cut(rating: int, abnormal: Sequence[int], normal: Sequence[int]) -> Cut:
    found = sum(each >= rating for each in abnormal)
    cleared = sum(each < rating for each in normal)
    return Cut(rating, wilson(found, len(abnormal)), wilson(cleared, len(normal)))

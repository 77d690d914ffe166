"""Will a bone with a hole break? Strength left in a tube, the load on it, and what was published about both choices.

The shaft is a thin-walled tube that a lesion eats from one side. What is left of its bending strength follows from
the geometry alone. It leaves out stress at the edge of the hole, twisting, and the bone around it; a real bone is
weaker more often than stronger.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import acos, cos, pi, sin

from bonemets.domain.result import InputError, Status
from bonemets.domain.score import mirels as mirels_score
from bonemets.domain.score.mirels import Size
from bonemets.domain.simulation.bound import bound

BROKE_PERCENT = {7: 5, 8: 15, 9: 33, 10: 72, 11: 96, 12: 100}
"""Lesions of 100 that broke within about six months, by Mirels score; 0 for 4 to 6. Source: mirels1989."""
UNSEEN_SCORES = (10, 11)
"""Scores whose figure was not seen in public material."""

HIP_LOAD_PERCENT = {"walking": 238, "stairs": 260}
"""Force in the hip joint on level ground and downstairs, in percent of body weight, in four people with measuring
implants. Source: bergmann-2001."""

HALF_GONE_PERCENT = (10, 40)
"""Strength left when half of the cortex is destroyed, measured in bones. Source: hipp-1995."""


@dataclass(frozen=True)
class Outcome:
    """What one surgeon's series of femurs found, by whether the bone had broken (not randomized).

    Attributes:
        people: How many.
        blood_loss_ml: Mean blood loss, in milliliters.
        stay_days: Mean stay in hospital, in days.
        home_percent: Went home and not to a care facility, of 100.
        walks_unaided_percent: Walked without support again, of 100.
    """

    people: int
    blood_loss_ml: int
    stay_days: int
    home_percent: int
    walks_unaided_percent: int


BEFORE = Outcome(97, 438, 7, 79, 35)
"""Fixed before it broke. Source: ward-2003."""
AFTER = Outcome(85, 636, 11, 56, 12)
"""Treated after it broke. Source: ward-2003."""


def circumference_gone(width_share: float) -> float:
    """Return how much of the round a lesion takes that has eaten a share of the width from one side.

    Args:
        width_share: Share of the width of the shaft, as on a radiograph, 0 to 1.

    Returns:
        Share of the circumference, 0 to 1.

    Raises:
        InputError: The share is out of range.

    >>> circumference_gone(0.5), circumference_gone(1)
    (0.5, 1.0)
    """
    bound("width_share", width_share, 0, 1)
    return acos(1 - 2 * width_share) / pi


def strength_left(width_share: float) -> float:
    """Return the bending strength of a thin tube with a hole on one side, as a share of the whole tube.

    The side with the hole is bent open. Half of the round gone leaves 15 %; measured bones kept 10 to 40 %
    (hipp-1995).

    Args:
        width_share: Share of the width that the lesion has taken from one side, 0 to 1.

    Returns:
        Share of the strength, 1 down to 0.

    Raises:
        InputError: The share is out of range.

    >>> strength_left(0), round(strength_left(0.5), 3), strength_left(1)
    (1.0, 0.149, 0.0)
    """
    half = pi * circumference_gone(width_share)
    area = 2 * (pi - half)
    if area < 1e-9:
        return 0.0
    middle = -2 * sin(half) / area
    stiffness = pi - half - sin(half) * cos(half) - area * middle**2
    far = max(1 + middle, cos(half) - middle)
    return max(stiffness / far / pi, 0.0)


def size_of(width_share: float) -> Size:
    """Return the Mirels category of a size.

    Source: mirels1989; exactly one third and two thirds count as the middle.

    >>> size_of(0.2).value, size_of(1 / 3).value, size_of(0.7).value
    ('less than 1/3', '1/3 to 2/3', 'more than 2/3')
    """
    bound("width_share", width_share, 0, 1)
    if width_share < 1 / 3:
        return Size.UNDER_THIRD
    return Size.MIDDLE if width_share <= 2 / 3 else Size.OVER_TWO_THIRDS


def broke_percent(score: int) -> int:
    """Return how many of 100 lesions with a Mirels score broke within about six months.

    Source: mirels1989; 10 and 11 [unverified here].

    Args:
        score: 4 to 12.

    Raises:
        InputError: The score is out of range.

    >>> broke_percent(8), broke_percent(4)
    (15, 0)
    """
    scale = mirels_score.SCALE
    low, high = int(scale.minimum or 0), int(scale.maximum or 0)
    if not low <= score <= high:
        raise InputError(f"score: {score!r} is out of range. Allowed: {low} to {high}.")
    return BROKE_PERCENT.get(score, 0)


def broke_status(score: int) -> Status:
    """Return how far the figure for a score was checked.

    >>> broke_status(10).value, broke_status(9).value
    ('unverified', 'secondary')
    """
    return Status.UNVERIFIED if score in UNSEEN_SCORES else Status.SECONDARY


@dataclass(frozen=True)
class Choice:
    """What may be expected of 100 people if all are operated on now, or all wait.

    Attributes:
        spared: Operations now that prevent a fracture.
        needless: Operations now on bones that would have held.
        fractures: Fractures while waiting.
        home_now: Of the 100 operated on now, how many go home directly.
        home_broken: Of those whose bone breaks, how many go home directly.
    """

    spared: int
    needless: int
    fractures: int
    home_now: float
    home_broken: float


def choice(score: int) -> Choice:
    """Weigh fixing now against waiting, for 100 femurs of one Mirels score.

    Source: mirels1989 for the fractures, ward-2003 for going home; the two series were never compared fairly.

    >>> choice(8).needless, choice(8).fractures
    (85, 15)
    """
    broken = broke_percent(score)
    return Choice(
        spared=broken,
        needless=100 - broken,
        fractures=broken,
        home_now=float(BEFORE.home_percent),
        home_broken=broken * AFTER.home_percent / 100,
    )

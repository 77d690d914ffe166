"""The linear-quadratic model: what a schedule of radiotherapy does to tumor and to late-reacting tissue.

One fraction of d gray kills in proportion to αd + βd². Dividing by α gives a dose that can be compared across
schedules. What trials found about pain stands beside it, because the two do not agree, and that is the lesson.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from bonemets.domain.result import InputError, Status
from bonemets.domain.simulation.bound import bound

TUMOR_ALPHA_BETA_GY = 10.0
"""Usual assumption for tumor and for early reactions. Source: lq-2019."""
LATE_ALPHA_BETA_GY = 3.0
"""Usual assumption for late-reacting tissue. Source: lq-2019."""
CORD_ALPHA_BETA_GY = 2.0
"""Cervical and thoracic spinal cord, as used by the study of repeated radiation. Source: nieder-2006."""

CORD_TOGETHER_GY = 135.5
"""Most that two courses may add up to on the cord (BED, α/β 2 Gy), under the two conditions below."""
CORD_EACH_GY = 98.0
"""Most that one of the courses may give the cord (BED, α/β 2 Gy)."""
CORD_MONTHS = 6.0
"""Least time between the courses, in months."""


@dataclass(frozen=True)
class Schedule:
    """A course of radiotherapy: equal fractions.

    Attributes:
        fractions: How many, 1 or more.
        fraction_gy: Dose of each, in gray.
    """

    fractions: int
    fraction_gy: float

    def __post_init__(self) -> None:
        if type(self.fractions) is not int or not 1 <= self.fractions <= 40:
            raise InputError(f"fractions: {self.fractions!r} is not allowed. Allowed: a whole number from 1 to 40.")
        bound("fraction_gy", self.fraction_gy, 0, 30)

    @property
    def total_gy(self) -> float:
        """Return the physical dose, in gray.

        >>> Schedule(10, 3).total_gy
        30
        """
        return self.fractions * self.fraction_gy

    def bed_gy(self, alpha_beta_gy: float) -> float:
        """Return the biologically effective dose n·d·(1 + d / (α/β)), in gray.

        Source: lq-2019

        Args:
            alpha_beta_gy: α/β of the tissue, in gray: how little a split dose spares it. 0.5 to 30.

        Raises:
            InputError: The ratio is out of range.

        >>> Schedule(1, 8).bed_gy(10), Schedule(10, 3).bed_gy(10)
        (14.4, 39.0)
        """
        bound("alpha_beta_gy", alpha_beta_gy, 0.5, 30)
        return self.total_gy * (1 + self.fraction_gy / alpha_beta_gy)

    def eqd2_gy(self, alpha_beta_gy: float) -> float:
        """Return the dose that would do the same in fractions of 2 Gy, in gray.

        Source: lq-2019

        >>> Schedule(1, 8).eqd2_gy(10)
        12.0
        >>> round(Schedule(5, 4).eqd2_gy(10), 1)
        23.3
        """
        return self.bed_gy(alpha_beta_gy) / (1 + 2 / alpha_beta_gy)

    def __str__(self) -> str:
        if self.fractions == 1:
            return f"{self.fraction_gy:g} Gy in one visit"
        return f"{self.total_gy:g} Gy in {self.fractions} visits"


@dataclass(frozen=True)
class CordCheck:
    """Whether two courses together keep within what one review of patients found the cord to bear.

    Attributes:
        together_gy: Biologically effective dose of both, α/β 2 Gy.
        larger_gy: The larger of the two.
        within: True when all three conditions hold.
    """

    together_gy: float
    larger_gy: float
    within: bool


def cord_after(first: Schedule, second: Schedule, months: float) -> CordCheck:
    """Add up two courses on the same piece of cord, as if each gave the cord its full dose.

    Source: nieder-2006 (78 patients, 2006): damage seemed rare when both courses stay at or below 135.5 Gy together,
    each at or below 98 Gy, and at least 6 months lie between them.

    Args:
        first: The course given.
        second: The course planned.
        months: Time between them, 0 to 120.

    Raises:
        InputError: The time is out of range.

    >>> cord_after(Schedule(10, 3), Schedule(1, 8), 8)
    CordCheck(together_gy=115.0, larger_gy=75.0, within=True)
    """
    bound("months", months, 0, 120)
    doses = (first.bed_gy(CORD_ALPHA_BETA_GY), second.bed_gy(CORD_ALPHA_BETA_GY))
    together, larger = sum(doses), max(doses)
    within = together <= CORD_TOGETHER_GY and larger <= CORD_EACH_GY and months >= CORD_MONTHS
    return CordCheck(together, larger, within)


@dataclass(frozen=True)
class Share:
    """A share of people, with where it comes from.

    Attributes:
        percent: 0 to 100.
        text: What was counted, with the denominator where it was seen.
        source: Source key.
        status: How far it was checked.
    """

    percent: float
    text: str
    source: str
    status: Status = Status.VERIFIED


RESPONSE_BY_DAY = (
    (0, Share(38.0, "at the end of treatment", "truntzer-2013")),
    (8, Share(53.8, "8 days later", "truntzer-2013")),
    (15, Share(53.8, "15 days later", "truntzer-2013")),
    (30, Share(57.1, "30 days later", "truntzer-2013")),
)
"""Pain response after the last visit: 61 people, 74 metastases, mixed schedules (2013)."""

ONE_VISIT, MORE_VISITS = "one visit", "more visits"

RESPONSE = {
    ONE_VISIT: Share(71, "8 Gy × 1, first treatment", "dbms-2004"),
    MORE_VISITS: Share(73, "4 Gy × 6, first treatment", "dbms-2004"),
}
RETREATED = {
    ONE_VISIT: Share(24, "after 8 Gy × 1", "dbms-2004"),
    MORE_VISITS: Share(6, "after 4 Gy × 6", "dbms-2004"),
}
RETREATMENT_WORKED = Share(63, "of those treated again", "dbms-2004")
FLARE = {
    ONE_VISIT: Share(43.5, "10 of 23 people after 8 Gy × 1", "loblaw-2007"),
    MORE_VISITS: Share(23.8, "5 of 21 people after 4 Gy × 5", "loblaw-2007"),
}
FLARE_DAYS = 3
"""Median length of a flare, in days. Source: loblaw-2007."""
FLARE_WATCH_DAYS = 10
"""How long after treatment a flare is still thought of, in days. Source: synthesis [unverified here]."""
FLARE_DEXAMETHASONE = (
    Share(35, "on placebo", "sc23-2015"),
    Share(26, "on dexamethasone 8 mg, days 0 to 4", "sc23-2015"),
)
STEREOTACTIC = (
    Share(35, "pain gone at 3 months, 12 Gy × 2", "sc24-2021"),
    Share(14, "pain gone at 3 months, 4 Gy × 5", "sc24-2021"),
    Share(41.3, "pain eased at 3 months, 16 or 18 Gy × 1", "rtog0631-2023"),
    Share(60.5, "pain eased at 3 months, 8 Gy × 1", "rtog0631-2023"),
)


def visits(schedule: Schedule) -> str:
    """Say which side of the trials a schedule belongs to.

    >>> visits(Schedule(5, 4))
    'more visits'
    """
    return ONE_VISIT if schedule.fractions == 1 else MORE_VISITS


def response_percent(day: float) -> float:
    """Return the share of people whose pain had eased, on a straight line between the published points.

    Source: truntzer-2013

    Args:
        day: Days since the last visit, 0 to 60; after the last point the line stays level.

    >>> response_percent(0), response_percent(4), response_percent(60)
    (38.0, 45.9, 57.1)
    """
    bound("day", day, 0, 60)
    points = [(known, share.percent) for known, share in RESPONSE_BY_DAY]
    for (start, low), (end, high) in pairwise(points):
        if day <= end:
            return low + (high - low) * (day - start) / (end - start)
    return points[-1][1]


def calendar(schedule: Schedule) -> tuple[int, ...]:
    """Return the days of the visits, counted from a Monday as day 0; weekends are free.

    >>> calendar(Schedule(6, 4))
    (0, 1, 2, 3, 4, 7)
    """
    return tuple(visit + 2 * (visit // 5) for visit in range(schedule.fractions))

"""Four bone-seeking or tumor-seeking radionuclides: decay, what leaves the body, reach in tissue, distance and time.

Activity in the body is the sum of what leaves quickly and what stays bound, each fading by decay as well:
A(t) = A₀ · 2^(−t/T) · (q · 2^(−t/Tq) + (1 − q) · 2^(−t/Tb)). The dose rate at a distance treats the patient as a
point, so it follows the inverse square; close to a real body that says too much, and it says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import inf

from bonemets.domain.result import InputError, Status
from bonemets.domain.simulation.bound import bound

HOURS_PER_DAY = 24.0


@dataclass(frozen=True)
class Nadir:
    """When blood counts are lowest after one dose.

    Attributes:
        weeks: First and last week of the lowest counts.
        percent: What is left then, as a share of the count before; None where no figure was seen.
        recovery_weeks: When counts are about where they were; None where no figure was seen.
        status: How far it was checked.
        source: Source key.
        text: The same in words.
    """

    weeks: tuple[float, float] | None
    percent: float | None
    recovery_weeks: float | None
    status: Status
    source: str
    text: str


@dataclass(frozen=True)
class Radionuclide:
    """One radionuclide as it is given.

    Attributes:
        id: Permanent id, ``"Ra-223"``.
        name: Name of the element.
        particle: What does the work in tissue.
        half_life_days: Physical half-life, in days.
        range_mean_mm: Mean reach in soft tissue, in millimeters.
        range_max_mm: Longest reach in soft tissue, in millimeters.
        activity_mbq: Activity of one dose for a person of 70 kg, in megabecquerel.
        dose_text: The dose as prescribed, with its unit.
        rate_usv_per_h: Dose rate for 1000 MBq at 1 m from the patient, in microsievert an hour; 0 where no gamma
            radiation to speak of leaves the body.
        rate_status: How far that figure was checked.
        rate_source: Source key of it.
        quick_share: Share of the dose that leaves the body quickly, 0 to 1.
        quick_hours: Half-time of that share, in hours.
        bound_days: Biological half-time of the rest, in days; infinite where it stays in bone.
        way_out: The way it leaves the body.
        body_status: How far these three were checked.
        body_source: Source key of them.
        nadir: When blood counts are lowest.
    """

    id: str
    name: str
    particle: str
    half_life_days: float
    range_mean_mm: float
    range_max_mm: float
    activity_mbq: float
    dose_text: str
    rate_usv_per_h: float
    rate_status: Status
    rate_source: str
    quick_share: float
    quick_hours: float
    bound_days: float
    way_out: str
    body_status: Status
    body_source: str
    nadir: Nadir

    @property
    def effective_days(self) -> float:
        """Return the effective half-life of what stays bound, in days: 1/Te = 1/Tp + 1/Tb.

        >>> round(nuclide("Lu-177").effective_days * 24, 1)
        40.5
        """
        return effective_half_life_days(self.half_life_days, self.bound_days)

    def undecayed(self, days: float) -> float:
        """Return the share of atoms that have not decayed, 1 down to 0.

        >>> nuclide("Ra-223").undecayed(11.43)
        0.5
        """
        bound("days", days, 0, 3650)
        return 2 ** (-days / self.half_life_days)

    def in_body(self, days: float) -> float:
        """Return the share of the given activity that is still in the body, 1 down to 0.

        >>> nuclide("Sm-153").in_body(0)
        1.0
        """
        quick = self.quick_share * 2 ** (-days * HOURS_PER_DAY / self.quick_hours)
        bound = (1 - self.quick_share) * 2 ** (-days / self.bound_days)
        return self.undecayed(days) * (quick + bound)

    def rate_at_usv_per_h(self, days: float, distance_m: float) -> float:
        """Return the dose rate at a distance, in microsievert an hour, by the inverse square.

        Args:
            days: Since the injection, 0 or more.
            distance_m: From the middle of the body, 0.3 to 5 m.

        Raises:
            InputError: A value is out of range.

        >>> lu = nuclide("Lu-177")
        >>> round(lu.rate_at_usv_per_h(0, 1), 1), round(lu.rate_at_usv_per_h(0, 2), 2)
        (27.4, 6.84)
        """
        bound("distance_m", distance_m, 0.3, 5)
        return self.rate_usv_per_h * self.activity_mbq / 1000 * self.in_body(days) / distance_m**2


def effective_half_life_days(physical_days: float, biological_days: float) -> float:
    """Return the effective half-life, in days; shorter than either.

    Args:
        physical_days: Physical half-life, above 0.
        biological_days: Biological half-time, above 0; infinite where nothing leaves.

    Raises:
        InputError: A half-life is not above 0.

    >>> effective_half_life_days(8, 8), effective_half_life_days(8, float("inf"))
    (4.0, 8.0)
    """
    if not physical_days > 0 or not biological_days > 0:
        raise InputError("half-lives must be above 0 days.")
    return 1 / (1 / physical_days + 1 / biological_days)


ALL = (
    Radionuclide(
        id="Sr-89",
        name="strontium",
        particle="beta",
        half_life_days=50.5,
        range_mean_mm=2.4,
        range_max_mm=6.7,
        activity_mbq=148,
        dose_text="148 MBq",
        rate_usv_per_h=0,
        rate_status=Status.VERIFIED,
        rate_source="nukmed-2008",
        quick_share=0.5,
        quick_hours=14 * HOURS_PER_DAY,
        bound_days=inf,
        way_out="urine two thirds, stool one third",
        body_status=Status.UNVERIFIED,
        body_source="radionuclide-physics",
        nadir=Nadir(
            (12, 16), 70, 26, Status.SECONDARY, "metastron-label", "about 70 % left at 12–16 weeks, back by 6 months"
        ),
    ),
    Radionuclide(
        id="Sm-153",
        name="samarium",
        particle="beta",
        half_life_days=1.93,
        range_mean_mm=0.6,
        range_max_mm=2.5,
        activity_mbq=37 * 70,
        dose_text="37 MBq/kg",
        rate_usv_per_h=12.4,
        rate_status=Status.UNVERIFIED,
        rate_source="radionuclide-physics",
        quick_share=0.345,
        quick_hours=2,
        bound_days=inf,
        way_out="urine, a third in 6 hours",
        body_status=Status.SECONDARY,
        body_source="quadramet-label",
        nadir=Nadir((3, 5), 45, 8, Status.SECONDARY, "quadramet-label", "40–50 % left at 3–5 weeks, back by 8 weeks"),
    ),
    Radionuclide(
        id="Ra-223",
        name="radium",
        particle="alpha",
        half_life_days=11.43,
        range_mean_mm=0.06,
        range_max_mm=0.1,
        activity_mbq=0.055 * 70,
        dose_text="55 kBq/kg",
        rate_usv_per_h=46,
        rate_status=Status.UNVERIFIED,
        rate_source="radionuclide-physics",
        quick_share=0.63,
        quick_hours=36,
        bound_days=inf,
        way_out="stool",
        body_status=Status.UNVERIFIED,
        body_source="radionuclide-physics",
        nadir=Nadir(
            (2, 3), None, None, Status.UNVERIFIED, "radionuclide-physics", "lowest at 2–3 weeks [not yet checked]"
        ),
    ),
    Radionuclide(
        id="Lu-177",
        name="lutetium-PSMA",
        particle="beta",
        half_life_days=6.65,
        range_mean_mm=0.23,
        range_max_mm=1.7,
        activity_mbq=7400,
        dose_text="7.4 GBq",
        rate_usv_per_h=3.7,
        rate_status=Status.VERIFIED,
        rate_source="bellamy-2022",
        quick_share=0.6,
        quick_hours=2,
        bound_days=2.2608,
        way_out="urine, half in 4 hours",
        body_status=Status.VERIFIED,
        body_source="kurth-2018",
        nadir=Nadir(
            None,
            None,
            None,
            Status.SECONDARY,
            "vision-2021",
            "our sources name no lowest week; counts are checked before each dose, every 6 weeks",
        ),
    ),
)


def nuclide(id_: str) -> Radionuclide:
    """Find a radionuclide.

    Raises:
        InputError: There is none of that id.

    >>> nuclide("Sr-89").half_life_days
    50.5
    """
    for known in ALL:
        if known.id == id_:
            return known
    raise InputError(f"{id_!r} is not one of {', '.join(known.id for known in ALL)}.")


def count_percent(nadir: Nadir, week: float) -> float | None:
    """Return blood counts as a share of the count before, on straight lines through the published points.

    Args:
        nadir: What is known of the nuclide.
        week: Weeks since the dose, 0 to 52.

    Returns:
        A percentage, or None where no figure was seen.

    Raises:
        InputError: The week is out of range.

    >>> sm = nuclide("Sm-153").nadir
    >>> count_percent(sm, 0), count_percent(sm, 4), count_percent(sm, 8)
    (100.0, 45.0, 100.0)
    """
    bound("week", week, 0, 52)
    if nadir.percent is None or nadir.weeks is None or nadir.recovery_weeks is None:
        return None
    start_week, end_week = nadir.weeks
    points = ((0.0, 100.0), (start_week, nadir.percent), (end_week, nadir.percent), (nadir.recovery_weeks, 100.0))
    for (start, first), (end, last) in pairwise(points):
        if week <= end:
            return float(first + (last - first) * (week - start) / (end - start))
    return 100.0

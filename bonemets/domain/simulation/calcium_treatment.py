"""When each treatment of high calcium takes hold and lets go, in days from its start.

Each is a share from 0 (no effect) to its strongest. Shapes and strengths are ours; they are fitted so that calcium in
the model of ``calcium_balance`` follows the onset and duration that hcm-agents-2015 prints.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import exp

from bonemets.domain.simulation.bound import bound

HOUR = 1 / 24
CALCITONIN_DOSES_DAYS = (0.0, 0.5, 1.0, 1.5, 2.0, 2.5)
"""Every 12 hours for two to three days (4–8 IU/kg)."""
CALCITONIN_ACTS_DAYS = 7 * HOUR
TACHYPHYLAXIS_DAYS = 2.0
DIALYSIS_DAYS = 4 * HOUR
MOST_DAYS = 400.0


class BoneDrug(StrEnum):
    """A drug that stops osteoclasts; one course of it."""

    NONE = "none"
    ZOLEDRONATE = "zoledronate"
    PAMIDRONATE = "pamidronate"
    DENOSUMAB = "denosumab"


@dataclass(frozen=True)
class _Hold:
    """How a bone drug takes hold: strongest share, days to take hold, days until half has gone, how sharp each is."""

    strongest: float
    onset_days: float
    onset_sharp: float
    half_days: float
    end_sharp: float


_HOLDS = {
    BoneDrug.ZOLEDRONATE: _Hold(0.8, 2.8, 2.0, 34.0, 10.0),
    BoneDrug.PAMIDRONATE: _Hold(0.7, 2.8, 2.0, 10.0, 8.0),
    BoneDrug.DENOSUMAB: _Hold(0.8, 8.5, 2.0, 112.0, 14.0),
}


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What is started on day 0.

    Attributes:
        fluids_days: How long saline runs; 0 for none.
        calcitonin: Whether calcitonin is given, every 12 hours for two to three days.
        bone_drug: The drug that stops osteoclasts. Denosumab stands for doses on days 1, 8 and 15, then monthly.
        dialysis: Whether there is one session against a low-calcium bath.

    Raises:
        InputError: The time of the fluids is out of range.

    >>> Plan(bone_drug="zoledronate").bone_drug.value
    'zoledronate'
    """

    fluids_days: float = 0.0
    calcitonin: bool = False
    bone_drug: BoneDrug = BoneDrug.NONE
    dialysis: bool = False

    def __post_init__(self) -> None:
        bound("fluids_days", self.fluids_days, 0, MOST_DAYS)
        object.__setattr__(self, "bone_drug", BoneDrug(self.bone_drug))

    @property
    def breaks_days(self) -> tuple[float, ...]:
        """List the moments at which something starts or stops at once."""
        found = {self.fluids_days} if self.fluids_days else set()
        if self.dialysis:
            found.add(DIALYSIS_DAYS)
        if self.calcitonin:
            found.update(CALCITONIN_DOSES_DAYS)
            found.update(dose + CALCITONIN_ACTS_DAYS for dose in CALCITONIN_DOSES_DAYS)
        return tuple(sorted(found - {0.0}))


def calcitonin_dose_hold(day: float, given_day: float = 0.0) -> float:
    """Give the hold of one dose of calcitonin: within an hour, for about seven hours, weaker the later it is given.

    Source: hcm-agents-2015

    >>> round(calcitonin_dose_hold(4 / 24), 2), calcitonin_dose_hold(10 / 24)
    (0.98, 0.0)
    """
    since = day - given_day
    if not 0 <= since < CALCITONIN_ACTS_DAYS:
        return 0.0
    return (1 - exp(-since / HOUR)) / (1 + (given_day / TACHYPHYLAXIS_DAYS) ** 6)


def calcitonin_hold(day: float) -> float:
    """Give the hold of a course of calcitonin; tachyphylaxis ends it after about 48 hours.

    >>> calcitonin_hold(4.0)
    0.0
    """
    return max(calcitonin_dose_hold(day, dose) for dose in CALCITONIN_DOSES_DAYS)


def bone_drug_hold(drug: BoneDrug, day: float) -> float:
    """Give the share by which a bone drug stops the release of calcium from bone.

    Source: hcm-agents-2015

    >>> bone_drug_hold(BoneDrug.ZOLEDRONATE, 0.25) < 0.02 < bone_drug_hold(BoneDrug.ZOLEDRONATE, 2)
    True
    """
    if drug is BoneDrug.NONE or day <= 0:
        return 0.0
    hold = _HOLDS[drug]
    started = 1 - exp(-((day / hold.onset_days) ** hold.onset_sharp))
    gone = float((day / hold.half_days) ** hold.end_sharp)
    return hold.strongest * started / (1 + gone)

"""The clock of a spinal metastasis: whom to call and by when, from nerve signs, the grade on MRI, pain and SINS.

Signs decide first, the grade second, pain third: anatomy alone never makes a person safe.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bonemets.domain.result import InputError, Status
from bonemets.domain.score.bilsky import SCALE
from bonemets.domain.score.sins import SCALE as SINS_SCALE

if TYPE_CHECKING:
    from bonemets.domain.spine import Pressure, Urgency

By = Literal["now", "24 hours", "1 week", "next visit"]
TIMES: tuple[By, ...] = ("now", "24 hours", "1 week", "next visit")


@dataclass(frozen=True)
class Step:
    """One thing to do.

    Attributes:
        by: The latest time.
        text: What to do.
        source: Source key.
        status: How far it was checked.
    """

    by: By
    text: str
    source: str
    status: Status


@dataclass(frozen=True)
class Clock:
    """How urgent it is, why, and what follows.

    Attributes:
        urgency: ``"emergency"``, ``"urgent"`` or ``"routine"``.
        because: The finding that decides.
        steps: What to do, the earliest first.
    """

    urgency: Urgency
    because: str
    steps: tuple[Step, ...]


_EMERGENCY = (
    Step("now", "call the MSCC coordinator or the team your hospital names", "nice-ng234", Status.SECONDARY),
    Step("24 hours", "MRI of the whole spine", "nice-ng234", Status.VERIFIED),
)
_SIGNS = (Step("now", "dexamethasone 16 mg as prescribed (2023); bladder scan", "nice-ng234", Status.VERIFIED),)
_DECIDED = Step("24 hours", "after the decision to treat: surgery or radiotherapy starts", "nice-qs56", Status.VERIFIED)
_URGENT = (
    Step("24 hours", "advice through the MSCC coordinator", "nice-ng234", Status.SECONDARY),
    Step("1 week", "MRI of the whole spine, sooner if signs appear", "nice-ng234", Status.SECONDARY),
)
_ROUTINE = (
    Step("next visit", "teach the warning signs; ask for legs, bladder, bowel", "synthesis", Status.UNVERIFIED),
)
_UNSTABLE = Step("now", "SINS 13 or more: spinal surgeon today, protect the spine", "synthesis", Status.UNVERIFIED)
# The publication says to ask a surgeon from 7 points on; it names no hour.
_ASK_SURGEON = "SINS 7 or more: ask a spinal surgeon"
_ASK_BY: dict[Urgency, By] = {"emergency": "now", "urgent": "24 hours", "routine": "1 week"}


def pressure_of(grade: str) -> Pressure:
    """Return what a Bilsky grade means for the sac: free, touched, or pressed with the cord.

    Source: bilsky2010-escc

    Raises:
        InputError: There is no such grade.

    >>> pressure_of("1c"), pressure_of("2")
    ('touching', 'pressed')
    """
    if grade not in SCALE.steps:
        raise InputError(f"grade: {grade!r} is not one of {', '.join(SCALE.steps)}.")
    if grade == "0":
        return "none"
    return "pressed" if SCALE.position_of(grade) >= 4 else "touching"


def clock(*, signs: bool, grade: str, painful: bool, sins: int) -> Clock:
    """Say how urgent a spinal metastasis is, and what must happen by when.

    Source: nice-ng234 for the times, fisher2010-sins for the surgeon

    Args:
        signs: New weakness, numbness, or trouble with bladder or bowel.
        grade: Bilsky grade on MRI: 0, 1a, 1b, 1c, 2 or 3.
        painful: Any spine pain.
        sins: SINS, 0 to 18 points.

    Raises:
        InputError: The grade is unknown or the score out of range.

    >>> clock(signs=True, grade="0", painful=False, sins=2).urgency
    'emergency'
    >>> clock(signs=False, grade="1b", painful=True, sins=8).because
    'tumor in the canal, nerves still normal'
    """
    pressure = pressure_of(grade)
    if type(sins) is not int or not (SINS_SCALE.minimum or 0) <= sins <= (SINS_SCALE.maximum or 0):
        raise InputError(f"sins: {sins!r} is out of range. Allowed: 0 to 18.")
    urgency, because, steps = _decide(pressure, signs=signs, painful=painful)
    if sins >= 13:
        steps = (*steps, _UNSTABLE)
        urgency = "urgent" if urgency == "routine" else urgency
    elif sins >= 7:
        steps = (*steps, Step(_ASK_BY[urgency], _ASK_SURGEON, "fisher2010-sins", Status.SECONDARY))
    return Clock(urgency, because, tuple(sorted(steps, key=lambda step: TIMES.index(step.by))))


def _decide(pressure: Pressure, *, signs: bool, painful: bool) -> tuple[Urgency, str, tuple[Step, ...]]:
    if signs:
        return "emergency", "new nerve signs, whatever the grade", (*_EMERGENCY, *_SIGNS, _DECIDED)
    if pressure == "pressed":
        return "emergency", "cord pressed on MRI, signs may follow within hours", (*_EMERGENCY, _DECIDED)
    if pressure == "touching":
        return "urgent", "tumor in the canal, nerves still normal", _URGENT
    if painful:
        return "urgent", "spine pain in a person with cancer", _URGENT
    return "routine", "tumor in the bone only, no pain, no signs", _ROUTINE

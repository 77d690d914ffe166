"""Calcium balance as one well-stirred pool: bone gives and takes, gut gives, kidneys let go.

A teaching model of our own. In health bone gives 10 mmol a day and takes 10, the gut gives 4 and the kidneys let 4 go;
with that, ionized calcium rests at 1.2 mmol/L. High calcium makes people pass water; a dry body filters less, so that
calcium rises further: the vicious circle. All flows are in mmol a day, concentrations in mmol/L.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from bonemets.domain.simulation.bound import bound
from bonemets.domain.simulation.calcium_blood import NORMAL_IONIZED_MMOL_PER_L, blood
from bonemets.domain.simulation.calcium_treatment import DIALYSIS_DAYS, Plan, bone_drug_hold, calcitonin_hold
from bonemets.domain.simulation.ode import solve

if TYPE_CHECKING:
    from collections.abc import Callable

POOL_L = 30.0
BONE_FLOW = 10.0
GUT_FLOW = 4.0
KIDNEY_SLOPE = 20.0
KIDNEY_THRESHOLD = 1.0
DRY_FROM = 1.35
DRY_SLOPE = 0.55
DRIEST = 0.45
WATER_DAYS = 1.5
FLUIDS_DAYS = 0.15
FLUIDS_WATER = 1.1
SALINE_GAIN = 1.6
CALCITONIN_STRENGTH = 0.85
BATH_L_PER_DAY = 100.0
BATH_CALCIUM = 1.0
ADAPTS_DAYS = 5.0


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody whose bone gives more calcium than it should.

    Attributes:
        bone_release: Release from bone as a multiple of normal, 0.5 to 4.
        kidney_percent: Kidney function, percent of normal, 10 to 120.
        albumin_g_per_l: Albumin, 10 to 60 g/L.
        rise_days: Days over which calcium rose to where it is, 1 to 200.

    Raises:
        InputError: A value is out of range.

    >>> Person().bone_release
    1.0
    """

    bone_release: float = 1.0
    kidney_percent: float = 100.0
    albumin_g_per_l: float = 40.0
    rise_days: float = 14.0

    def __post_init__(self) -> None:
        bound("bone_release", self.bone_release, 0.5, 4)
        bound("kidney_percent", self.kidney_percent, 10, 120)
        bound("albumin_g_per_l", self.albumin_g_per_l, 10, 60)
        bound("rise_days", self.rise_days, 1, 200)


@dataclass(frozen=True)
class Flows:
    """Calcium on the move, mmol a day: into blood from bone and gut, out of it to bone, kidneys and bath."""

    from_bone: float
    from_gut: float
    to_bone: float
    to_kidneys: float
    to_bath: float

    @property
    def net(self) -> float:
        """Give what is left over and stays in blood."""
        return self.from_bone + self.from_gut - self.to_bone - self.to_kidneys - self.to_bath


@dataclass(frozen=True)
class Hour:
    """One moment of the course.

    Attributes:
        day: Days from the start of treatment.
        ionized: Ionized calcium, mmol/L.
        water: Body water as the kidneys feel it, 1 for well filled.
        used_to: Ionized calcium the brain has got used to, mmol/L.
    """

    day: float
    ionized: float
    water: float
    used_to: float


def flows(person: Person, plan: Plan, day: float, ionized: float, water: float) -> Flows:
    """Find all flows at one moment.

    >>> found = flows(Person(), Plan(), 0, 1.2, 1.0)
    >>> round(found.net, 9), round(found.to_kidneys, 9)
    (0.0, 4.0)
    """
    stopped = bone_drug_hold(plan.bone_drug, day)
    if plan.calcitonin:
        stopped = 1 - (1 - stopped) * (1 - CALCITONIN_STRENGTH * calcitonin_hold(day))
    saline = SALINE_GAIN if 0 <= day < plan.fluids_days else 1.0
    dialyzed = plan.dialysis and 0 <= day < DIALYSIS_DAYS
    level = ionized / NORMAL_IONIZED_MMOL_PER_L
    return Flows(
        from_bone=BONE_FLOW * (1 + (person.bone_release - 1) * (1 - stopped) - 0.3 * stopped),
        from_gut=GUT_FLOW / max(level, 0.5) ** 2,
        to_bone=BONE_FLOW * level,
        to_kidneys=KIDNEY_SLOPE * person.kidney_percent / 100 * water * saline * max(0.0, ionized - KIDNEY_THRESHOLD),
        to_bath=BATH_L_PER_DAY * max(0.0, ionized - BATH_CALCIUM) if dialyzed else 0.0,
    )


def water_at_rest(ionized: float) -> float:
    """Give how full the body stays when nobody treats it: high calcium makes people pass water.

    >>> water_at_rest(1.2), round(water_at_rest(2.0), 2)
    (1.0, 0.64)
    """
    return max(DRIEST, 1 - DRY_SLOPE * max(0.0, ionized - DRY_FROM))


def resting_calcium(person: Person) -> float:
    """Find the ionized calcium at which flows balance without treatment, mmol/L (by halving).

    >>> round(resting_calcium(Person()), 6)
    1.2
    """
    low, high = 0.3, 5.0
    for _ in range(60):
        middle = (low + high) / 2
        if flows(person, Plan(), 0, middle, water_at_rest(middle)).net > 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def course(person: Person, plan: Plan, days: float) -> tuple[Hour, ...]:
    """Follow calcium from the start of treatment.

    Args:
        person: Whose calcium; it starts where it rests without treatment.
        plan: What is started on day 0.
        days: How long, 0 to 400 days.

    Returns:
        Moments about half an hour apart in the first days, a fifth of a day later.

    Raises:
        InputError: The time is out of range.

    >>> path = course(Person(bone_release=2.5), Plan(), 5)
    >>> abs(path[-1].ionized - path[0].ionized) < 1e-6
    True
    """
    bound("days", days, 0, 400)
    start = resting_calcium(person)
    lag = min(ADAPTS_DAYS / person.rise_days, 1.0)
    used_to = start - lag * max(0.0, start - NORMAL_IONIZED_MMOL_PER_L)
    state: tuple[float, ...] = (start, water_at_rest(start), used_to)
    path: list[tuple[float, tuple[float, ...]]] = []
    for span in _spans(plan, days):
        part = solve(_rate(person, plan, span), state, span, 0.02 if span[0] < 4 else 0.2)
        path += part[1:] if path else part
        state = part[-1][1]
    return tuple(Hour(day, *values) for day, values in path)


def _spans(plan: Plan, days: float) -> list[tuple[float, float]]:
    """Cut the time where something starts or stops at once, so that no step straddles a jump."""
    edges = sorted({0.0, *(edge for edge in (*plan.breaks_days, 4.0) if edge < days), days})
    return list(pairwise(edges)) or [(0.0, 0.0)]


def _rate(
    person: Person, plan: Plan, span: tuple[float, float]
) -> Callable[[float, tuple[float, ...]], tuple[float, ...]]:
    """Build the rates of change of ionized calcium, water and what the brain is used to."""
    first, last = span
    filling = first < plan.fluids_days

    def rate(day: float, state: tuple[float, ...]) -> tuple[float, ...]:
        ionized, water, used_to = state
        inside = min(day, first + (last - first) * (1 - 1e-9))  # the end of a span still belongs to it
        aim = FLUIDS_WATER if filling else water_at_rest(ionized)
        return (
            flows(person, plan, inside, ionized, water).net / POOL_L,
            (aim - water) / (FLUIDS_DAYS if filling else WATER_DAYS),
            (ionized - used_to) / ADAPTS_DAYS,
        )

    return rate


def felt(hour: Hour, albumin_g_per_l: float = 40.0) -> float:
    """Give the corrected calcium as it is felt: the level, and half of what it is above the accustomed, mmol/L.

    That a fast rise makes people ill at lower numbers is from sternlicht-2015; how much is our choice.

    >>> slow, fast = Hour(0, 1.6, 1, 1.6), Hour(0, 1.6, 1, 1.2)
    >>> felt(slow) < felt(fast)
    True
    """
    here, before = blood(hour.ionized, albumin_g_per_l), blood(max(hour.used_to, 0.0), albumin_g_per_l)
    return here.corrected + 0.5 * max(0.0, here.corrected - before.corrected)

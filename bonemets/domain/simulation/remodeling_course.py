"""The course of one remodeling site over time, with or without treatment: see ``remodeling`` for the equations.

How strong a treatment is stays with the caller: Ayati et al. 2010 take 0.008 a day off the growth of the tumor from day
600; for drugs that act on osteoclasts the papers give no number.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, isfinite, log
from typing import TYPE_CHECKING

from bonemets.domain.result import InputError
from bonemets.domain.simulation.bound import bound
from bonemets.domain.simulation.ode import State, solve
from bonemets.domain.simulation.remodeling import Parameters, exponents, steady_state

if TYPE_CHECKING:
    from collections.abc import Callable

STEP_DAYS = 1.0
MOST_DAYS = 5000.0
NO_TUMOR = -700.0  # its logarithm: e to this power is nothing at all


@dataclass(frozen=True, kw_only=True)
class Treatment:
    """What a treatment changes, from one day on.

    Attributes:
        from_day: First day.
        osteoclast_death: Factor on the death rate of osteoclasts (bisphosphonate).
        osteoclast_birth: Factor on the birth rate of osteoclasts (RANKL antibody).
        tumor_kill_per_day: Taken off the growth rate of the tumor; above it, the tumor shrinks.

    Raises:
        InputError: A number is not finite or below zero.

    >>> Treatment(from_day=600).osteoclast_death
    1.0
    """

    from_day: float
    osteoclast_death: float = 1.0
    osteoclast_birth: float = 1.0
    tumor_kill_per_day: float = 0.0

    def __post_init__(self) -> None:
        for name in ("from_day", "osteoclast_death", "osteoclast_birth", "tumor_kill_per_day"):
            value = getattr(self, name)
            if not isfinite(value) or value < 0:
                raise InputError(f"{name}: needs a number from 0 upward.")


@dataclass(frozen=True)
class Moment:
    """The site on one day.

    Attributes:
        day: Day.
        osteoclasts: Osteoclasts.
        osteoblasts: Osteoblasts.
        bone_percent: Bone mass, percent of the start; never below zero.
        model_bone_percent: Bone mass as the original model counts it, which does go below zero.
        tumor_percent: Tumor, percent of its limit.
    """

    day: float
    osteoclasts: float
    osteoblasts: float
    bone_percent: float
    model_bone_percent: float
    tumor_percent: float


def gompertz(start: float, limit: float, rate_per_day: float, days: float) -> float:
    """Give the size of a tumor that grows ever more slowly toward a limit, in closed form.

    Args:
        start: Size at day 0, above 0.
        limit: Size it tends to.
        rate_per_day: Growth rate; below zero it shrinks.
        days: Time.

    Source: ayati-2010

    >>> round(gompertz(1, 100, 0.005, 600), 1)
    79.5
    """
    return limit * exp(log(start / limit) * exp(-rate_per_day * days))


def course(
    site: Parameters,
    days: float,
    *,
    push: float = 10.0,
    treatment: Treatment | None = None,
    step_days: float = STEP_DAYS,
) -> tuple[Moment, ...]:
    """Follow a site from a push of extra osteoclasts.

    Cells are followed as logarithms, so that they can be very few but never none.

    Args:
        site: The numbers of the site.
        days: How long, 0 to 5000 days.
        push: Osteoclasts above the steady state at day 0; the papers use 10.
        treatment: What changes, and when.
        step_days: Step of the solver, in days.

    Returns:
        One moment a step, day 0 included.

    Raises:
        InputError: A number cannot be used.

    Source: komarova-2003, ayati-2010

    >>> from bonemets.domain.simulation.remodeling import SINGLE_EVENT
    >>> end = course(SINGLE_EVENT, 200)[-1]
    >>> round(end.osteoclasts, 2), round(end.osteoblasts), round(end.bone_percent)
    (1.06, 212, 100)
    """
    bound("days", days, 0, MOST_DAYS)
    steady = steady_state(site)
    if not isfinite(push) or steady[0] + push <= 0:
        raise InputError("push: needs a number that leaves some osteoclasts.")
    tumor = log(site.tumor_start_percent / 100) if site.tumor_start_percent else NO_TUMOR
    state: State = (log(steady[0] + push), log(steady[1]), 100.0, tumor)
    path: list[tuple[float, State]] = []
    for span, drug in _spans(days, treatment):
        part = solve(_rate(site, steady, drug), state, span, step_days)
        path += part[1:] if path else part
        state = part[-1][1]
    return tuple(_moment(day, *values) for day, values in path)


def _spans(days: float, treatment: Treatment | None) -> list[tuple[tuple[float, float], Treatment]]:
    """Cut the time where the treatment starts, so that no step straddles the jump."""
    none = Treatment(from_day=0)
    if treatment is None or treatment.from_day >= days:
        return [((0.0, days), none)]
    if not treatment.from_day:
        return [((0.0, days), treatment)]
    return [((0.0, treatment.from_day), none), ((treatment.from_day, days), treatment)]


def _rate(site: Parameters, steady: tuple[float, float], drug: Treatment) -> Callable[[float, State], State]:
    """Build the rates of change of log osteoclasts, log osteoblasts, bone mass and log tumor share."""
    birth, death = site.alpha1 * drug.osteoclast_birth, site.beta1 * drug.osteoclast_death
    growth = site.gamma_t - drug.tumor_kill_per_day if site.tumor_start_percent else 0.0
    fewest_osteoclasts, fewest_osteoblasts = steady
    still = exponents(site, 0)

    def rate(_day: float, state: State) -> State:
        u, v, _, w = state
        g11, g21, g12, g22 = exponents(site, exp(w)) if site.tumor_start_percent else still
        return (
            birth * exp((g11 - 1) * u + g21 * v) - death,
            site.alpha2 * exp(g12 * u + (g22 - 1) * v) - site.beta2,
            site.k2 * max(0.0, exp(v) - fewest_osteoblasts) - site.k1 * max(0.0, exp(u) - fewest_osteoclasts),
            -growth * w,
        )

    return rate


def _moment(day: float, u: float, v: float, bone: float, w: float) -> Moment:
    return Moment(day, exp(u), exp(v), max(0.0, bone), bone, 100 * exp(w))

"""A solver for ordinary differential equations: the classical Runge–Kutta method of order four, fixed step."""

from __future__ import annotations

from math import ceil, isfinite
from typing import TYPE_CHECKING

from bonemets.domain.result import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

State = tuple[float, ...]
MOST_STEPS = 200_000


def solve(
    rate: Callable[[float, State], State], start: State, span: tuple[float, float], step: float
) -> list[tuple[float, State]]:
    """Follow a system from its start, step by step.

    Halving the step divides the error by about 16 where the rates are smooth.

    Args:
        rate: Gives the rate of change of each part of the state at a time.
        start: State at the beginning.
        span: First and last time.
        step: Longest step, in the unit of time; it is shortened so that a whole number of steps fits.

    Returns:
        Time and state at every step, the start included.

    Raises:
        InputError: The span or the step cannot be used, more than 200,000 steps would be needed, or the numbers
            grow beyond all bounds.

    >>> end_time, (end,) = solve(lambda t, y: (-y[0],), (1.0,), (0, 1), 0.1)[-1]
    >>> round(end_time, 9), round(end, 5)
    (1.0, 0.36788)
    """
    first, last = span
    if not (isfinite(first) and isfinite(last) and last >= first and isfinite(step) and step > 0):
        raise InputError(f"span and step: {span} in steps of {step} cannot be followed.")
    count = max(ceil((last - first) / step - 1e-9), 0)
    if count > MOST_STEPS:
        raise InputError(f"step: {count} steps are too many; at most {MOST_STEPS} are taken.")
    found = [(float(first), start)]
    state = start
    for index in range(count):
        here = first + (last - first) * index / count
        there = first + (last - first) * (index + 1) / count
        try:
            state = _step(rate, here, there - here, state)
        except OverflowError:
            raise InputError(f"these numbers grow beyond all bounds at time {here:g}.") from None
        found.append((there, state))
    return found


def _step(rate: Callable[[float, State], State], time: float, h: float, y: State) -> State:
    """Take one step of length ``h``."""
    half = h / 2
    a = rate(time, y)
    b = rate(time + half, tuple(v + half * s for v, s in zip(y, a, strict=True)))
    c = rate(time + half, tuple(v + half * s for v, s in zip(y, b, strict=True)))
    d = rate(time + h, tuple(v + h * s for v, s in zip(y, c, strict=True)))
    return tuple(v + h / 6 * (p + 2 * q + 2 * r + s) for v, p, q, r, s in zip(y, a, b, c, d, strict=True))

"""The range a model is made for: a value outside of it is refused by name."""

from math import isfinite

from bonemets.domain.result import InputError


def bound(name: str, value: float, low: float, high: float) -> None:
    """Check that a number is finite and in range.

    Args:
        name: Name of the argument, which ends in its unit.
        value: The number.
        low: Smallest value allowed.
        high: Largest value allowed.

    Raises:
        InputError: The number is not finite or out of range.

    >>> bound("days", 3, 0, 10)
    >>> bound("days", -1, 0, 10)
    Traceback (most recent call last):
    bonemets.domain.result.InputError: days: -1 is out of range. Allowed: 0 to 10.
    """
    if not isfinite(value) or not low <= value <= high:
        raise InputError(f"{name}: {value!r} is out of range. Allowed: {low:g} to {high:g}.")

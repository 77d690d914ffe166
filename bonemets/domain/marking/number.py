"""Numeric entry: a value with its unit, right within a stated tolerance. Decimal arithmetic, so 2.84 is 2.84."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

PLAIN = re.compile(r"[+-]?\d{1,12}([.,]\d{1,12})?")
# "32,000" is 32000 to one reader and 32 to another, so it is asked again rather than guessed.
THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}(,\d{3})+")


class NumberError(ValueError):
    """A text that is not a number; the message says what is."""


@dataclass(frozen=True)
class Quantity:
    """A value in one unit, with how far off an answer may be.

    Attributes:
        value: The correct value.
        unit: Its unit, as the learner chooses it; empty where the number has none.
        tolerance: Largest distance that still counts, in the same unit, 0 or more.

    Raises:
        NumberError: If value or tolerance is no plain number, which nobody could enter, or the tolerance is negative.
    """

    value: Decimal
    unit: str
    tolerance: Decimal = Decimal(0)

    def __post_init__(self) -> None:
        for number in (self.value, self.tolerance):
            if not PLAIN.fullmatch(f"{number:f}"):
                raise NumberError(f"{number} is not a plain number.")
        if self.tolerance < 0:
            raise NumberError(f"The tolerance {self.tolerance} is below 0.")

    def matches(self, number: Decimal, unit: str) -> bool:
        """Say whether an answer counts as this quantity; the edge of the tolerance is inside.

        >>> Quantity(Decimal("2.84"), "mmol/L", Decimal("0.02")).matches(Decimal("2.86"), "mmol/L")
        True
        >>> Quantity(Decimal("2.84"), "mmol/L", Decimal("0.02")).matches(Decimal("2.84"), "mg/dL")
        False
        """
        return unit == self.unit and abs(number - self.value) <= self.tolerance


def read_number(text: str) -> Decimal:
    """Read a number as a learner writes it, with a point or a comma for the decimals.

    Raises:
        NumberError: If it is anything else, or the comma may stand between thousands.

    >>> read_number(" 2,84 ")
    Decimal('2.84')
    >>> read_number("1e400")
    Traceback (most recent call last):
    bonemets.domain.marking.number.NumberError: Write a plain number, such as 2.84.
    """
    plain = text.strip().replace("\N{MINUS SIGN}", "-")
    if THOUSANDS.fullmatch(plain):
        raise NumberError(f"Write the number without a comma between thousands, such as {plain.replace(',', '')}.")
    if not PLAIN.fullmatch(plain):
        raise NumberError("Write a plain number, such as 2.84.")
    return Decimal(plain.replace(",", "."))

"""A number somebody typed in: its range, its unit, and the unit mistakes people make with it."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from bonemets.domain.result import InputError, Part
from bonemets.domain.score.entry import Entry

# How many form steps a "what if" walks in one direction before it gives up.
REACH = 200
# Plain digits only: Python's own float() would also take "1_000", "nan" and digits of other scripts.
_PLAIN = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)


def exact(value: float) -> Decimal:
    """Return a number as it is written, free of binary noise.

    >>> exact(0.1) + exact(0.2)
    Decimal('0.3')
    """
    return Decimal(str(value))


def rounded(value: Decimal, places: int) -> float:
    """Round half up, as people do on paper.

    >>> rounded(exact(2.675), 2)
    2.68
    """
    return float(value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP))


@dataclass(frozen=True, slots=True)
class Mistake:
    """A range in which a number was probably given in another unit."""

    low: float
    high: float
    unit: str


@dataclass(frozen=True, kw_only=True)
class Number(Entry):
    """A measured number with a range, a unit, and the unit mistakes people make with it.

    Attributes:
        mistakes: Ranges that point to another unit.
        strict: True when only whole steps are meaningful.
        cuts: (from this value on, points) in rising order, where the number earns points.
    """

    minimum: float
    maximum: float
    step: float
    kind: str = field(default="number", init=False)
    mistakes: tuple[Mistake, ...] = ()
    strict: bool = False
    cuts: tuple[tuple[float, int], ...] = ()

    @property
    def allowed(self) -> str:
        """Return the range in words, with the unit."""
        steps = f" in steps of {self.step:g}" if self.strict else ""
        return f"{self.minimum:g} to {self.maximum:g} {self.unit}".rstrip() + steps

    def read(self, value: object) -> float | None:
        """Check a number: finite, in range, on a step where steps matter, and never a yes/no.

        >>> Number(name="age_years", label="Age", unit="years", minimum=18, maximum=120, step=1).read(60)
        60
        """
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise self._refuse(value, f"is not a number. Allowed: {self.allowed}.")
        try:
            finite = math.isfinite(value)
        except OverflowError:
            finite = False
        if not finite:
            raise InputError(f"{self.name}: needs a finite number. Allowed: {self.allowed}.")
        self._check_range(value)
        return value

    def need(self, value: float | None) -> float:
        """Check a number that must be known.

        Raises:
            InputError: The value is unknown or cannot be used.
        """
        number = self.read(value)
        if number is None:
            raise InputError(f"{self.name}: is not known. Allowed: {self.allowed}.")
        return number

    def _check_range(self, value: float) -> None:
        if not self.minimum <= value <= self.maximum:
            hint = "".join(f" {value:g} looks like {m.unit}." for m in self.mistakes if m.low <= value <= m.high)
            raise self._refuse(value, f"is outside the allowed range. Allowed: {self.allowed}.{hint}")
        if self.strict and (exact(value) - exact(self.minimum)) % exact(self.step):
            raise self._refuse(value, f"falls between steps. Allowed: {self.allowed}.")

    def part(self, value: object) -> Part | None:
        """Return the number with its unit, and its points where the tool has cut-points."""
        number = self.read(value)
        if number is None:
            return None
        points = [points for start, points in self.cuts if number >= start]
        return Part(self.label, f"{number:g} {self.unit}".rstrip(), points[-1] if points else None)

    def points_range(self) -> tuple[int, int]:
        """Return the fewest and the most points this number can earn."""
        points = [points for _, points in self.cuts]
        return min(points), max(points)

    def paths(self, value: object) -> Iterator[Iterator[object]]:
        """Yield the walk upward and the walk downward, at most `REACH` form steps each."""
        number = self.read(value)
        if number is not None:
            yield self._walk(number, 1)
            yield self._walk(number, -1)

    def _walk(self, start: float, way: int) -> Iterator[float]:
        for count in range(1, REACH + 1):
            value = float(exact(start) + way * count * exact(self.step))
            if not self.minimum <= value <= self.maximum:
                return
            yield value

    def summary(self) -> str:
        """Return the range, and the points where the number earns points."""
        return self.allowed + "".join(f"; from {start:g}: {points} points" for start, points in self.cuts)

    def _from_text(self, text: str) -> object:
        if not _PLAIN.fullmatch(text):
            hint = " Write the decimal sign as a point." if "," in text else ""
            raise self._refuse(text, f"is not a number. Allowed: {self.allowed}.{hint}")
        return float(text) if "." in text else int(text)

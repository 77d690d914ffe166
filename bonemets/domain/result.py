"""The one shape in which every score and laboratory function answers.

A `Scale` holds what is true of a tool for everyone: its range, its bands, its source and its limits.
A `Score` is that scale plus one answer: the value, the band, the working and the reasons in plain words.
"""

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Self

INCOMPLETE = "incomplete"
"""The band of every result that still lacks an answer. It never means normal or low risk."""


class InputError(ValueError):
    """A value that cannot be used: out of range, not a number, in the wrong unit, or unknown to the tool."""


class Status(StrEnum):
    """How far the numbers of a tool were checked against public material (see the source list)."""

    VERIFIED = "verified"
    SECONDARY = "secondary"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True)
class Part:
    """One line of the working.

    Attributes:
        item: The label of the item, as the learner sees it.
        option: The label of the answer given.
        points: The points it earned, or None where the tool does not add points.
    """

    item: str
    option: str
    points: int | None = None


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of the scale that shares one name.

    Attributes:
        low: Lower edge, as a position on the scale.
        high: Upper edge.
        label: Short name, such as "stable".
        meaning: What the name means, in one or two sentences.
        low_open: True when the lower edge itself belongs to the band below.
        high_open: True when the upper edge itself belongs to the band above.
    """

    low: float
    high: float
    label: str
    meaning: str
    low_open: bool = False
    high_open: bool = False

    def holds(self, position: float) -> bool:
        """Say whether a position on the scale lies in this band.

        >>> Band(30, 40, "30 to 39", "", high_open=True).holds(40)
        False
        """
        above = position > self.low or (position == self.low and not self.low_open)
        below = position < self.high or (position == self.high and not self.high_open)
        return above and below


@dataclass(frozen=True, kw_only=True)
class Scale:
    """What a tool says about itself, whoever the patient is.

    Attributes:
        name: Title of the tool, with its edition where editions differ.
        unit: Unit of the value ("points", "mmol/L", "grade").
        minimum: Lowest possible position, or None.
        maximum: Highest possible position, or None.
        bands: Bands in order, from the lowest position to the highest.
        source_keys: Keys of the source list.
        version: Edition or year of the tool.
        caveat: What the tool must not be used for.
        status: How far the numbers were checked.
        notes: Further facts worth knowing.
        disagreements: Where published sources contradict each other.
        steps: Names of the positions 0, 1, 2 … when the tool answers with names ("1a") and not numbers.
        approximate: True when the answer is a rough translation between two tools.
    """

    name: str
    unit: str
    minimum: float | None = None
    maximum: float | None = None
    bands: tuple[Band, ...] = ()
    source_keys: tuple[str, ...]
    version: str
    caveat: str
    status: Status
    notes: tuple[str, ...] = ()
    disagreements: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    approximate: bool = False

    def position_of(self, value: float | str) -> float:
        """Return where a value sits on the scale: itself, or the place of a name among the steps."""
        return self.steps.index(value) if isinstance(value, str) else value

    def band_of(self, value: float | str) -> Band:
        """Return the band that holds a value.

        Raises:
            InputError: No band of this scale holds the value.
        """
        position = self.position_of(value)
        for band in self.bands:
            if band.holds(position):
                return band
        raise InputError(f"{self.name}: no band holds {value}.")


@dataclass(frozen=True, kw_only=True)
class Score(Scale):
    """One answer of one tool: everything in `Scale`, and what was found.

    Attributes:
        value: A number in `unit`, one of `steps`, or None when there is no answer.
        band: Label of the band, or "incomplete".
        parts: The working, one line for each item answered.
        reasons: Sentences for a nursing student: why this band, and what to keep in mind.
        missing: Names of the inputs that are not known.
    """

    value: float | str | None
    band: str
    parts: tuple[Part, ...]
    reasons: tuple[str, ...]
    missing: tuple[str, ...]

    @classmethod
    def of(  # noqa: PLR0913 - an answer has that many sides
        cls,
        scale: Scale,
        value: float | str | None,
        *,
        band: str | None = None,
        parts: tuple[Part, ...] = (),
        reasons: tuple[str, ...] = (),
        missing: tuple[str, ...] = (),
    ) -> Self:
        """Answer on a scale; the band follows from the value unless it is given.

        Args:
            scale: The scale to answer on.
            value: Number in the unit of the scale, name of a step, or None.
            band: Label of the band where it does not follow from the value.
            parts: The working.
            reasons: Why, in plain words.
            missing: Names of inputs that are not known.

        Raises:
            InputError: The value lies in no band and no band was given.
        """
        facts = {field.name: getattr(scale, field.name) for field in fields(Scale)}
        if band is None:
            band = INCOMPLETE if value is None else scale.band_of(value).label
        return cls(**facts, value=value, band=band, parts=parts, reasons=reasons, missing=missing)

    @property
    def complete(self) -> bool:
        """Say whether an answer was reached."""
        return self.band != INCOMPLETE

    @property
    def position(self) -> float | None:
        """Return where the value sits between `minimum` and `maximum`, or None without a value."""
        return None if self.value is None else self.position_of(self.value)

    @property
    def meaning(self) -> str:
        """Return what the band means, or an empty text where the scale has no such band."""
        return next((band.meaning for band in self.bands if band.label == self.band), "")

    @property
    def working(self) -> str:
        """Return the sum as text, such as "3 + 3 + 2 = 8"; empty where no points are added."""
        points = [part.points for part in self.parts if part.points is not None]
        if not points:
            return ""
        left = " + ".join(str(point) for point in points)
        return f"{left} = {sum(points)}" if self.complete else f"{left} + ?"

    def __str__(self) -> str:
        unit = "point" if self.unit == "points" and self.value == 1 else self.unit
        shown = "" if self.value is None else f" {self.value} {unit}".rstrip()
        return f"{self.name}:{shown} ({self.band})"

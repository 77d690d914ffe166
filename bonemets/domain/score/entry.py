"""What a form may hold: one number, one choice or one yes/no, each able to refuse nonsense.

The same objects check the arguments of a function and describe the form that asks for them, so a range
or a point can never differ between the two.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from bonemets.domain.result import InputError, Part


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a choice: its stored value, its wording, and its points where the tool counts points."""

    value: StrEnum
    label: str
    points: int | None = None


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What all three kinds share, so that one form can draw any of them. The default is always unknown."""

    name: str
    label: str
    kind: str = ""
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None
    step: float | None = None
    options: tuple[Option, ...] = ()
    default: None = field(default=None, init=False)

    def read(self, value: object) -> object:
        """Check a Python value.

        Raises:
            InputError: The value cannot be used.
        """
        raise NotImplementedError

    def parse(self, value: object) -> object:
        """Turn what a browser form sends into a Python value; blank or "unknown" is unknown."""
        if isinstance(value, str) and value.strip() in {"", "unknown"}:
            return None
        return self._from_text(value.strip()) if type(value) is str else value

    def show(self, value: object) -> str:
        """Return a value in the words of the form."""
        part = self.part(value)
        return part.option if part else "not known"

    def part(self, value: object) -> Part | None:
        """Return the line of working for a value, or None when it is unknown."""
        raise NotImplementedError

    def points_range(self) -> tuple[int, int]:
        """Return the fewest and the most points this entry can earn."""
        raise NotImplementedError

    def paths(self, value: object) -> Iterator[Iterator[object]]:
        """Yield the ways to change this entry, each from the nearest value outward."""
        raise NotImplementedError

    def summary(self) -> str:
        """Return what may be answered, with the points, as one line of text."""
        raise NotImplementedError

    def _from_text(self, text: str) -> object:
        return text

    def _refuse(self, value: object, why: str) -> InputError:
        return InputError(f"{self.name}: {value!r} {why}")


@dataclass(frozen=True, kw_only=True)
class Choice(Entry):
    """One of a few named answers; the names are the values of one enum."""

    options: tuple[Option, ...]
    kind: str = field(default="choice", init=False)

    def read(self, value: object) -> Option | None:
        """Find the option for an enum member or for its readable value; nothing else is accepted."""
        if value is None:
            return None
        # A member of another enum may share its text ("none", "mixed"), and would be a mix-up.
        mixed_up = isinstance(value, StrEnum) and type(value) is not type(self.options[0].value)
        if isinstance(value, str) and not mixed_up:
            for option in self.options:
                if option.value == value:
                    return option
        allowed = ", ".join(option.value for option in self.options)
        raise self._refuse(value, f"is not one of the choices. Allowed: {allowed}.")

    def part(self, value: object) -> Part | None:
        """Return the wording and the points of the option chosen."""
        option = self.read(value)
        return None if option is None else Part(self.label, option.label, option.points)

    def points_range(self) -> tuple[int, int]:
        """Return the fewest and the most points of the options."""
        points = [option.points or 0 for option in self.options]
        return min(points), max(points)

    def paths(self, value: object) -> Iterator[Iterator[object]]:
        """Yield every other option as a path of its own."""
        current = self.read(value)
        return (iter((option.value,)) for option in self.options if option is not current)

    def summary(self) -> str:
        """Return the values of the options, with their points."""
        return " | ".join(
            option.value if option.points is None else f"{option.value} ({option.points})" for option in self.options
        )


@dataclass(frozen=True, kw_only=True)
class Flag(Entry):
    """A yes/no question. Not known stays not known.

    Attributes:
        points_yes: Points for yes, where the tool counts points.
        points_no: Points for no.
    """

    kind: str = field(default="flag", init=False)
    points_yes: int | None = None
    points_no: int | None = None

    def read(self, value: object) -> bool | None:
        """Check a yes/no; the numbers 0 and 1 are refused."""
        if value is None or isinstance(value, bool):
            return value
        raise self._refuse(value, "is not a yes or no. Allowed: True, False or None for not known.")

    def part(self, value: object) -> Part | None:
        """Return yes or no with its points."""
        answer = self.read(value)
        if answer is None:
            return None
        return Part(self.label, "yes", self.points_yes) if answer else Part(self.label, "no", self.points_no)

    def points_range(self) -> tuple[int, int]:
        """Return the fewest and the most points of yes and no."""
        points = (self.points_yes or 0, self.points_no or 0)
        return min(points), max(points)

    def paths(self, value: object) -> Iterator[Iterator[object]]:
        """Yield the other answers."""
        current = self.read(value)
        return (iter((answer,)) for answer in (True, False) if answer is not current)

    def summary(self) -> str:
        """Return yes and no, with their points."""
        return "yes | no" if self.points_yes is None else f"yes ({self.points_yes}) | no ({self.points_no})"

    def _from_text(self, text: str) -> object:
        answers = {"yes": True, "true": True, "no": False, "false": False}
        return answers.get(text.lower(), text)

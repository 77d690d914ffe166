"""One question of the triage form, and the check every answer passes before a rule sees it."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from bonemets.domain.result import InputError

Answer = bool | int | float | str | frozenset[str] | None
Kind = Literal["choice", "flag", "number", "multi"]

UNKNOWN = "unknown"
"""How "not known" is written in data. Inside, it is None: its own value, never a normal one."""


@dataclass(frozen=True, kw_only=True)
class Field:
    """One question.

    Attributes:
        name: Name in code; it ends in the unit where there is one.
        alias: Short name used in the rule table, so that cases written with it can be read as they are.
        label: Short label.
        question: How the nurse asks it aloud, one sentence.
        kind: "choice" (one of several), "flag" (yes or no), "number" or "multi" (any number of several).
        group: Heading under which it is asked.
        choices: Pairs of value and label, for "choice" and "multi".
        unit: Unit of a number.
        minimum: Lowest number that can be used.
        maximum: Highest number that can be used.
        whole: True when only whole numbers make sense.
        reassuring: The calmest answer, or None where no answer is calmer than "not known".
        red_flags: Answers that should make the nurse sit up; for "multi", single members.
        red_low: A number at or below this is a red flag, or None.
        red_high: A number at or above this is a red flag, or None.
        probes: Numbers worth trying, one for each stretch between the limits the rules use.
        mistakes: Triples (low, high, unit): a refused number in this range was probably meant in that unit.
        key: True when the level cannot be routine before this was asked.
    """

    name: str
    alias: str
    label: str
    question: str
    kind: Kind
    group: str
    choices: tuple[tuple[str, str], ...] = ()
    unit: str = ""
    minimum: float = 0
    maximum: float = 0
    whole: bool = False
    reassuring: Answer = None
    red_flags: tuple[str | bool, ...] = ()
    red_low: float | None = None
    red_high: float | None = None
    probes: tuple[float, ...] = ()
    mistakes: tuple[tuple[float, float, str], ...] = ()
    key: bool = False

    @property
    def values(self) -> tuple[str, ...]:
        """Return the values of the choices, in the order they are shown."""
        return tuple(value for value, _ in self.choices)

    def check(self, answer: object) -> Answer:
        """Return the answer in its one stored form; None means not known.

        Args:
            answer: What was given. None and "unknown" both mean not known.

        Raises:
            InputError: Wrong type, not a number, out of range, or not one of the choices.
        """
        if answer is None or (isinstance(answer, str) and answer == UNKNOWN):
            return None
        if self.kind == "flag":
            return self._check_flag(answer)
        if self.kind == "number":
            return self._check_number(answer)
        return self._check_choice(answer) if self.kind == "choice" else self._check_multi(answer)

    def _check_flag(self, answer: object) -> bool:
        if isinstance(answer, bool):
            return answer
        raise InputError(f"{self.label} ({self.name}): {answer!r:.60} is not yes (True), no (False) or unknown.")

    def _check_choice(self, answer: object) -> str:
        if isinstance(answer, str) and answer in self.values:
            return answer
        raise InputError(
            f"{self.label} ({self.name}): {answer!r:.60} is not one of {', '.join(self.values)} or unknown."
        )

    def _check_multi(self, answer: object) -> frozenset[str]:
        if isinstance(answer, str) or not isinstance(answer, Collection):
            raise InputError(
                f"{self.label} ({self.name}): {answer!r:.60} is not a list. "
                f"Give a list from {', '.join(self.values)}; an empty list means asked and none."
            )
        return frozenset(self._check_choice(member) for member in answer)

    def _check_number(self, answer: object) -> float:
        if isinstance(answer, bool) or not isinstance(answer, int | float) or math.isnan(answer):
            raise InputError(f"{self.label} ({self.name}): {answer!r:.60} is not a number. {self._range()}")
        if not self.minimum <= answer <= self.maximum:
            raise InputError(
                f"{self.label} ({self.name}): {answer:g} is out of range. {self._range()}{self._hint(answer)}"
            )
        if self.whole and answer != int(answer):
            raise InputError(f"{self.label} ({self.name}): {answer:g} is not a whole number. {self._range()}")
        return int(answer) if self.whole else answer

    def _range(self) -> str:
        return f"Allowed: {self.minimum:g} to {self.maximum:g} {self.unit}".rstrip() + "."

    def _hint(self, answer: float) -> str:
        units = [unit for low, high, unit in self.mistakes if low <= answer <= high]
        return f" It looks like {units[0]}." if units else ""

    def is_red(self, answer: Answer) -> bool:
        """Say whether a checked answer is a red flag; not known is not an answer.

        >>> flag("chest_pain", "Chest pain", "Any chest pain?", "Right now").is_red(True)
        True
        """
        if answer is None:
            return False
        if isinstance(answer, frozenset):
            return not answer.isdisjoint(self.red_flags)
        if self.kind != "number":
            return answer in self.red_flags
        assert not isinstance(answer, str)
        low = self.red_low is not None and answer <= self.red_low
        return low or (self.red_high is not None and answer >= self.red_high)

    def say(self, answer: Answer) -> str:
        """Put a checked answer in words.

        >>> flag("chest_pain", "Chest pain", "Any chest pain?", "Right now").say(None)
        'not known'
        """
        if answer is None:
            return "not known"
        if isinstance(answer, bool):
            return "yes" if answer else "no"
        if isinstance(answer, frozenset):
            return ", ".join(label for value, label in self.choices if value in answer) or "none"
        if isinstance(answer, str):
            return dict(self.choices)[answer]
        return f"{answer:g} {self.unit}".rstrip()


def flag(  # noqa: PLR0913
    name: str, label: str, question: str, group: str, *, alias: str = "", red: bool = True, key: bool = False
) -> Field:
    """Build a yes-or-no question; "no" is the calm answer.

    >>> flag("chest_pain", "Chest pain", "Any chest pain?", "Right now").alias
    'chest_pain'
    """
    return Field(
        name=name,
        alias=alias or name,
        label=label,
        question=question,
        kind="flag",
        group=group,
        reassuring=False,
        red_flags=(True,) if red else (),
        key=key,
    )

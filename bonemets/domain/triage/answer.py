"""What triage answers: a level, the reasons in order, and what was left open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bonemets.domain.triage.level import Level
    from bonemets.domain.triage.rule.rule import Rule

SAFETY_NET = "If anything gets worse, or you are worried, call straight away, day or night."


@dataclass(frozen=True)
class Fired:
    """A rule that fired.

    Attributes:
        rule: The rule; title, why, actions, sources and status are there.
        level: Level it asked for.
        because: The answers that made it fire, in words, such as "Walking: newly unsteady".
        found: True when something found in this person speaks for it, not only what nobody has asked.
    """

    rule: Rule
    level: Level
    because: tuple[str, ...]
    found: bool

    @property
    def reason(self) -> str:
        """Return title, answers and why in one text."""
        seen = f" ({'; '.join(self.because)})" if self.because else ""
        return f"{self.rule.title}{seen}. {self.rule.why}"


@dataclass(frozen=True)
class Suppressed:
    """A rule that would have fired, and why it does not count.

    Attributes:
        rule: The rule.
        by: Id of the rule that stands in for it.
        why: Why, in plain words.
    """

    rule: Rule
    by: str
    why: str


@dataclass(frozen=True)
class Triage:
    """The answer.

    Attributes:
        level: How soon somebody must act.
        found_level: The level that the findings alone ask for; the rest rests on open questions.
        fired: Rules that fired, in print order (P10).
        suppressed: Rules that S09 stands in for.
        notes: Rules that ask for no level but must be read (M06).
        unanswered: Names of all questions without an answer.
        short_circuit: True when the action comes first and the form is not finished (P2).
        safety_net: The sentence every call ends with (P9).
    """

    level: Level
    found_level: Level
    fired: tuple[Fired, ...]
    suppressed: tuple[Suppressed, ...]
    notes: tuple[Fired, ...]
    unanswered: tuple[str, ...]
    short_circuit: bool
    safety_net: str = SAFETY_NET

    @property
    def rule_ids(self) -> tuple[str, ...]:
        """Return the ids of the rules that fired, in print order."""
        return tuple(fired.rule.id for fired in self.fired)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Return the reasons in print order."""
        return tuple(fired.reason for fired in self.fired)

    @property
    def actions(self) -> tuple[str, ...]:
        """Return what to do, highest level first, each action once."""
        ranked = sorted(self.fired, key=lambda fired: -fired.level)
        return tuple(dict.fromkeys(action for fired in ranked for action in fired.rule.actions))

    @property
    def disagreements(self) -> tuple[str, ...]:
        """Return where published guidance differs on the rules that fired."""
        return tuple(fired.rule.disagreement for fired in self.fired if fired.rule.disagreement)

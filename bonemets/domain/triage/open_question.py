"""What should the nurse ask next? Every answer to every open question is tried."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bonemets.domain.triage.change import other_answers
from bonemets.domain.triage.decision import assume_calm, level_of
from bonemets.domain.triage.finding import BY_NAME

if TYPE_CHECKING:
    from bonemets.domain.triage.finding import Findings
    from bonemets.domain.triage.form.field import Answer, Field
    from bonemets.domain.triage.level import Level


@dataclass(frozen=True)
class OpenQuestion:
    """A question without an answer that could still raise the level.

    Attributes:
        field: The question.
        worst: The highest level one of its answers leads to.
        answers: The answers that lead there.
    """

    field: Field
    worst: Level
    answers: tuple[Answer, ...]

    @property
    def sentence(self) -> str:
        """Return the question and what hangs on it, in one line."""
        said = "” or “".join(self.field.say(answer) for answer in self.answers[:3])
        return f"{self.field.question} (“{said}” → {self.worst.name})"


def open_questions(findings: Findings) -> tuple[OpenQuestion, ...]:
    """Find the unanswered questions that could raise the level, the most important first.

    An answer raises the level when it lifts it above where the caller stands now, or above what the answers
    so far establish by themselves (`known_level`). The second matters when the level rests on open
    questions: it may fall once they are asked, and then the others count again.

    Args:
        findings: The answers so far.

    >>> from bonemets.domain.triage.finding import Findings
    >>> open_questions(Findings())[0].field.name
    'consciousness'
    """
    bases = [(base, level_of(base)) for base in (findings, assume_calm(findings))]
    names = [name for name in findings.unanswered if name != "corrected_calcium_mg_per_dl"]
    found = [_weigh(BY_NAME[name], bases) for name in names]
    return tuple(sorted((one for one in found if one is not None), key=lambda one: -one.worst))


def _weigh(field: Field, bases: list[tuple[Findings, Level]]) -> OpenQuestion | None:
    reached: dict[Answer, Level] = {}
    for answer in other_answers(field, None):
        levels = [(level_of(base.with_answers({field.name: answer})), floor) for base, floor in bases]
        higher = [level for level, floor in levels if level > floor]
        if higher:
            reached[answer] = max(higher)
    if not reached:
        return None
    worst = max(reached.values())
    answers = [answer for answer, level in reached.items() if level is worst]
    return OpenQuestion(field, worst, tuple(_smallest(answers)))


def _smallest(answers: list[Answer]) -> list[Answer]:
    """Keep only the smallest sets: if one symptom is enough, pairs with it say nothing new."""
    sizes = [len(answer) for answer in answers if isinstance(answer, frozenset)]
    return [answer for answer in answers if not isinstance(answer, frozenset) or len(answer) == min(sizes)]

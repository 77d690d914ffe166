"""What would have to be different for another level? Found by trying, never written by hand."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, product
from typing import TYPE_CHECKING

from bonemets.domain.triage.change import calm_answers, distance, other_answers
from bonemets.domain.triage.decision import RULES, level_of, strike
from bonemets.domain.triage.finding import BY_NAME, FIELDS
from bonemets.domain.triage.level import Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bonemets.domain.triage.finding import Findings
    from bonemets.domain.triage.form.field import Answer, Field

_HISTORY = "cancer_status"
_MMOL, _MILLIGRAM = "corrected_calcium_mmol_per_l", "corrected_calcium_mg_per_dl"


@dataclass(frozen=True)
class Change:
    """One answer exchanged for another.

    Attributes:
        field: The question.
        before: The answer now; None means not known.
        after: The answer it is exchanged for.
    """

    field: Field
    before: Answer
    after: Answer

    def __str__(self) -> str:
        before, after = self.field.say(self.before), self.field.say(self.after)
        return f"“{self.field.label}” were “{after}” instead of “{before}”"


@dataclass(frozen=True)
class Counterfactual:
    """A smallest change that leads to another level.

    Attributes:
        changes: The answers exchanged, one or two.
        level: The level that follows.
        raises: True when it is higher than the level now.
    """

    changes: tuple[Change, ...]
    level: Level
    raises: bool

    @property
    def sentence(self) -> str:
        """Return the change and the level as one sentence."""
        return f"If {' and '.join(map(str, self.changes))} → {self.level.name}"

    def apply(self, findings: Findings) -> Findings:
        """Return the findings with the changes made."""
        return findings.with_answers({change.field.name: change.after for change in self.changes})


def counterfactuals(findings: Findings) -> tuple[Counterfactual, ...]:
    """Find the smallest changes that would raise or lower the level.

    First every single answer is tried. Only when none of them lowers the level, pairs of calmer answers
    are tried. A known history of cancer can be compared with none, but it is no way to lower the level.

    Args:
        findings: The answers now.

    Returns:
        First what raises, highest level first; then what lowers. In each, in the order of the form. There
        may be nothing to raise (an emergency), and nothing that lowers when more than two things stand in
        the way.

    >>> from bonemets.domain.triage.finding import Findings
    >>> print(counterfactuals(Findings(bleeding="none", chest_pain=True))[0].sentence)
    If “Chest pain” were “no” instead of “yes” → URGENT
    """
    now = level_of(findings)
    found = [one for field in _asked(findings) for one in _single(findings, field, now)]
    raising = sorted((one for one in found if one.raises), key=lambda one: -one.level)
    lowering = [one for one in found if not one.raises]
    if now is not Level.ROUTINE and all(_is_history(one) for one in lowering):
        lowering += _pairs(findings, now)
    return tuple(raising + sorted(lowering, key=lambda one: one.level))


def _is_history(one: Counterfactual) -> bool:
    """Say whether this only asks what if a known cancer had never been."""
    return one.changes[0].field.name == _HISTORY and one.changes[0].before is not None


def _asked(findings: Findings) -> Iterator[Field]:
    """Yield the questions, calcium only in the unit it was given in (mmol/L when in none or both)."""
    skipped = _MILLIGRAM
    if findings.corrected_calcium_mmol_per_l is None and findings.corrected_calcium_mg_per_dl is not None:
        skipped = _MMOL
    return (field for field in FIELDS if field.name != skipped)


def _exchange(findings: Findings, field: Field, after: Answer) -> tuple[Change, ...]:
    """Exchange one answer; a calcium given in both units changes in both."""
    change = Change(field, findings.answer(field.name), after)
    twin = findings.corrected_calcium_mg_per_dl
    if field.name != _MMOL or twin is None:
        return (change,)
    assert isinstance(after, int | float)
    return (change, Change(BY_NAME[_MILLIGRAM], twin, round(after * 4, 2)))


def _try(findings: Findings, changes: tuple[Change, ...], now: Level) -> Counterfactual | None:
    level = level_of(findings.with_answers({change.field.name: change.after for change in changes}))
    return None if level is now else Counterfactual(changes, level, level > now)


def _single(findings: Findings, field: Field, now: Level) -> Iterable[Counterfactual]:
    """Yield one change for each level this question leads to; for choices that raise, every one of them."""
    before = findings.answer(field.name)
    best: dict[object, tuple[float, Counterfactual]] = {}
    for after in other_answers(field, before):
        found = _try(findings, _exchange(findings, field, after), now)
        if found is None:
            continue
        size = distance(field, before, after) - (after == field.reassuring) / 2
        each = field.kind != "number" and size <= 2 and found.raises and not _is_pair(before, after)
        slot: object = (found.level, after) if each else found.level
        if slot not in best or size < best[slot][0]:
            best[slot] = (size, found)
    return _without_larger(best)


def _is_pair(before: Answer, after: Answer) -> bool:
    if not isinstance(after, frozenset):
        return False
    return len(after ^ (before if isinstance(before, frozenset) else frozenset())) > 1


def _without_larger(best: dict[object, tuple[float, Counterfactual]]) -> Iterator[Counterfactual]:
    """Drop two-member changes of a set where one member is enough for the same level."""
    enough = {found.level for slot, (_, found) in best.items() if isinstance(slot, tuple)}
    for slot, (_, found) in best.items():
        if isinstance(slot, tuple) or found.level not in enough:
            yield found


def _pairs(findings: Findings, now: Level) -> Iterator[Counterfactual]:
    """Yield pairs of calmer answers that lower the level, at most one for each pair of questions."""
    names = _in_the_way(findings, now)
    if findings.cancer_status is not None:
        names -= {_HISTORY}
    choices = [
        [(field, after) for after in calm_answers(field, findings.answer(field.name))]
        for field in _asked(findings)
        if field.name in names
    ]
    for first, second in combinations(choices, 2):
        found = [_try(findings, _both(findings, one, two), now) for one, two in product(first, second)]
        lower = [one for one in found if one is not None and not one.raises]
        if lower:
            yield min(lower, key=lambda one: one.level)


def _both(findings: Findings, one: tuple[Field, Answer], two: tuple[Field, Answer]) -> tuple[Change, ...]:
    return _exchange(findings, *one) + _exchange(findings, *two)


def _in_the_way(findings: Findings, now: Level) -> frozenset[str]:
    """Name the questions the deciding rules look at; changing any other cannot lower the level."""
    hits, _ = strike(findings, RULES)
    deciding = min(now, *(level for _, level in hits)) if {"M07", "M08"} & {rule.id for rule, _ in hits} else now
    return frozenset(name for rule, level in hits if level >= deciding for name in rule.reads)

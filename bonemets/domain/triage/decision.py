"""From answers to a level: ask every rule, keep the highest level, print the reasons in order.

P1: the level is the maximum of all rules that fired; nothing is averaged and nothing subtracts. P3: one rule
(S09) may stand in for two others (U01, S01), and the answer says so. P6: M08, M09 and M07 look at the rest,
in this order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bonemets.domain.triage.answer import Fired, Suppressed, Triage
from bonemets.domain.triage.finding import BY_NAME, REASSURING
from bonemets.domain.triage.level import Level
from bonemets.domain.triage.rule import blood, calcium, closing, cord, fracture, infection, life, other, pain
from bonemets.domain.triage.rule.rule import Board

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bonemets.domain.triage.finding import Findings
    from bonemets.domain.triage.form.field import Answer
    from bonemets.domain.triage.rule.rule import Rule

RULES: tuple[Rule, ...] = tuple(
    rule
    for book in (
        life.BOOK,
        cord.BOOK,
        fracture.BOOK,
        calcium.BOOK,
        infection.BOOK,
        blood.BOOK,
        pain.BOOK,
        other.BOOK,
        closing.BOOK,
    )
    for rule in book.rules
)
"""All rules, in print order."""

EDUCATION_ONLY = (
    "A fictional teaching tool for invented patients; not a medical device. In real life call the "
    "24-hour oncology advice line or the emergency number. Local policy always wins."
)
ASK_ONLY = "Give the action first. Then ask only who, where, and a phone number."

_SHORT_CIRCUIT = frozenset(("E01", "E04", "E06", "E13"))
_FLARE, _REPLACED = "S09", ("U01", "S01")
_NOTE = "M06"
_BACKGROUND = frozenset(
    (
        "age_years",
        "pregnant",
        "cancer_status",
        "systemic_treatment_6wk",
        "antiresorptive_5wk",
        "anticoagulant",
        "opioid",
    )
)
_REPLACED_WHY = (
    "Radiotherapy to this very spot in the last 10 days explains the pain, and every nerve question "
    "was asked and normal. One new sign, or one question that cannot be answered, brings this rule "
    "back."
)


def triage(findings: Findings, *, rules: tuple[Rule, ...] = RULES) -> Triage:
    """Decide how soon the caller must be seen.

    Args:
        findings: The answers; what is missing counts as not known.
        rules: The rules to ask; leave as it is outside tests.

    >>> from bonemets.domain.triage.finding import Findings
    >>> answer = triage(Findings(cancer_status="known_cancer", walking="unsteady_new", bleeding="none"))
    >>> answer.level.name, "E04" in answer.rule_ids
    ('EMERGENCY', True)
    """
    hits, replaced = strike(findings, rules)
    shown = sorted((hit for hit in hits if hit[0].id != _NOTE), key=lambda hit: (hit[0].category, -hit[1]))
    fired = tuple(Fired(rule, level, _because(rule, findings), _found(rule, findings)) for rule, level in shown)
    return Triage(
        level=_highest(hits),
        found_level=_found_level(findings, fired),
        fired=fired,
        suppressed=tuple(Suppressed(rule, _FLARE, _REPLACED_WHY) for rule in replaced),
        notes=tuple(Fired(rule, level, (), found=False) for rule, level in hits if rule.id == _NOTE),
        unanswered=findings.unanswered,
        short_circuit=any(hit[0].id in _SHORT_CIRCUIT for hit in hits),
    )


def level_of(findings: Findings) -> Level:
    """Return only the level; the searches ask for it thousands of times.

    >>> from bonemets.domain.triage.finding import Findings
    >>> level_of(Findings(chest_pain=True)).name
    'EMERGENCY'
    """
    return _highest(strike(findings, RULES)[0])


def known_level(findings: Findings) -> Level:
    """Return the level if every open question turned out calm: what the answers so far establish.

    It is never above the level of `triage`. A caller whose level comes only from open questions shows a
    lower one here, and the gap says: ask.

    >>> from bonemets.domain.triage.finding import Findings
    >>> triage(Findings()).level.name, known_level(Findings()).name
    ('EMERGENCY', 'ROUTINE')
    """
    return level_of(assume_calm(findings))


def assume_calm(findings: Findings) -> Findings:
    """Return the findings with the calmest answer in place of every open one.

    >>> from bonemets.domain.triage.finding import Findings
    >>> assume_calm(Findings()).walking
    'normal'
    """
    calm: dict[str, Answer] = {name: REASSURING[name] for name in findings.unanswered}
    if findings.cancer_status is None:
        # Left open, this key question alone would hold the level at SOON; cancer stays assumed.
        calm["cancer_status"] = "past_cancer"
    return findings.with_answers(calm)


def strike(findings: Findings, rules: Iterable[Rule]) -> tuple[list[tuple[Rule, Level]], list[Rule]]:
    """Ask the rules in order; return what fired and what S09 stands in for.

    Args:
        findings: The answers.
        rules: The rules, the closing ones last.
    """
    hits: list[tuple[Rule, Level]] = []
    replaced: list[Rule] = []
    last: list[Rule] = []
    for rule in rules:
        if rule.closing:
            last.append(rule)
        elif hit := rule.test(findings):
            hits.append((rule, rule.level if hit is True else hit))
    if any(rule.id == _FLARE for rule, _ in hits) and pain.explained_by_radiotherapy(findings):
        replaced = [rule for rule, _ in hits if rule.id in _REPLACED]
        hits = [hit for hit in hits if hit[0].id not in _REPLACED]
    _close(findings, last, hits)
    return hits, replaced


def _close(findings: Findings, last: list[Rule], hits: list[tuple[Rule, Level]]) -> None:
    for rule in last:
        soon = sum(level is Level.SOON for _, level in hits)
        fired = sum(rule.id != _NOTE for rule, _ in hits)
        hit = rule.test(findings, Board(_highest(hits), soon, fired))
        if hit is not False:
            hits.append((rule, rule.level if hit is True else Level(hit)))


def _highest(hits: list[tuple[Rule, Level]]) -> Level:
    return max((level for _, level in hits), default=Level.ROUTINE)


def _because(rule: Rule, findings: Findings) -> tuple[str, ...]:
    """Name the answers that speak for the rule: red flags, what it hangs on, open questions it rests on."""
    answers = findings.__dict__
    calm = {name: REASSURING[name] for name in rule.reads if answers[name] is None}
    open_too = bool(calm) and not _fires(rule, findings.with_answers(calm))
    return tuple(
        f"{BY_NAME[name].label}: {BY_NAME[name].say(answers[name])}"
        for name in rule.reads
        if (open_too if answers[name] is None else _speaks(rule, findings, name))
    )


def _found(rule: Rule, findings: Findings) -> bool:
    """Say whether something found in the person speaks for the rule; what they have or take is background.

    A question that was not asked is no finding, so the rule must also fire with a calm answer to it. A number that is
    missing stays missing: symptoms of high calcium are a finding although the laboratory has not called yet.
    """
    answers = findings.__dict__
    open_ones = [name for name in rule.reads if answers[name] is None and BY_NAME[name].kind != "number"]
    calm = {name: REASSURING[name] for name in open_ones}
    if calm and not _fires(rule, findings.with_answers(calm)):
        return False
    return any(
        answers[name] is not None and name not in _BACKGROUND and _speaks(rule, findings, name) for name in rule.reads
    )


def _found_level(findings: Findings, fired: tuple[Fired, ...]) -> Level:
    """Combine the rules that rest on findings as all rules are combined: highest, two ambers, then concern."""
    levels = [each.level for each in fired if each.found and not each.rule.closing]
    level = max(levels, default=Level.ROUTINE)
    if level is Level.SOON and len([each for each in levels if each is Level.SOON]) > 1:
        level = Level.URGENT
    return level.next_up if findings.concern else level


def _speaks(rule: Rule, findings: Findings, name: str) -> bool:
    """Say whether a known answer is a red flag, or the rule would not fire with the calm one in its place."""
    field, answer = BY_NAME[name], findings.answer(name)
    if field.is_red(answer):
        return True
    return answer != field.reassuring and not _fires(rule, findings.with_answers({name: field.reassuring}))


def _fires(rule: Rule, findings: Findings) -> bool:
    board = (Board(Level.ROUTINE, 0, 0),) if rule.closing else ()
    return rule.test(findings, *board) is not False

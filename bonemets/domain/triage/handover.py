"""The call in one paragraph: situation, background, assessment, recommendation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bonemets.domain.triage.decision import ASK_ONLY, EDUCATION_ONLY
from bonemets.domain.triage.finding import BY_NAME, FIELDS, KEY_NAMES
from bonemets.domain.triage.form.caller import WHO

if TYPE_CHECKING:
    from bonemets.domain.triage.answer import Fired, Triage
    from bonemets.domain.triage.finding import Findings

_BLEEDING = "E11"
_BLEEDING_OPEN = "bleeding not asked about yet"
_MOST_ACTIONS = 6

_BACKGROUND = (
    "cancer_status",
    "systemic_treatment_6wk",
    "antiresorptive_5wk",
    "radiotherapy_same_site_days",
    "opioid",
    "anticoagulant",
)
_MEASURED = (
    "systolic_mmhg",
    "heart_rate_per_min",
    "respiratory_rate_per_min",
    "spo2_percent",
    "temperature_c",
    "pain_nrs",
)


def handover(findings: Findings, answer: Triage) -> str:
    """Write the handover (SBAR) in one paragraph.

    What was found in the person is the main reason; what lifts the level above it is named after it.

    Args:
        findings: The answers of the caller.
        answer: What `triage` made of them.

    >>> from bonemets.domain.triage.decision import triage
    >>> from bonemets.domain.triage.finding import Findings
    >>> found = Findings(age_years=58, limb_weakness="new_or_worse")
    >>> handover(found, triage(found))[:64]
    'Situation: A caller about a person aged 58. EMERGENCY: now. Main'
    """
    parts = (
        _situation(findings, answer),
        _background(findings),
        _assessment(findings, answer),
        _advise(findings, answer),
    )
    return f"{' '.join(parts)} {EDUCATION_ONLY}"


def _situation(findings: Findings, answer: Triage) -> str:
    age = "" if findings.age_years is None else f" aged {findings.age_years}"
    head = f"Situation: A caller about a person{age}. {answer.level.name}: {answer.level.time_frame}."
    main = max(answer.fired, key=lambda fired: (_found(findings, fired), fired.level))
    text = f"{head} Main reason: {_name(findings, main)}."
    above = [_name(findings, fired) for fired in answer.fired if fired.level is answer.level > main.level]
    return f"{text} {answer.level.name} because of: {'; '.join(above)}." if above else text


def _name(findings: Findings, fired: Fired) -> str:
    rule = fired.rule
    if _only_bleeding_open(findings, fired):
        return f"{_BLEEDING_OPEN} ({rule.id})"
    supposed = not (fired.found or rule.closing or rule.id.startswith("M"))
    return f"{_lower(rule.title)}{', not excluded' if supposed else ''} ({rule.id})"


def _found(findings: Findings, fired: Fired) -> bool:
    """Say whether the rule tells something about the person, and not what is open or what other rules add up to."""
    return fired.found and not fired.rule.closing and not _only_bleeding_open(findings, fired)


def _only_bleeding_open(findings: Findings, fired: Fired) -> bool:
    """Say whether nothing but the open question about bleeding made E11 fire."""
    if fired.rule.id != _BLEEDING or findings.bleeding is not None:
        return False
    return not fired.rule.test(findings.with_answers({"bleeding": "none"}))


def _background(findings: Findings) -> str:
    return f"Background: {_list(findings, _BACKGROUND)}."


def _assessment(findings: Findings, answer: Triage) -> str:
    red = [field.name for field in FIELDS if field.group != WHO and field.is_red(findings.answer(field.name))]
    measured = [name for name in _MEASURED if name not in red and findings.answer(name) is not None]
    said = _list(findings, (*red, *measured)) or "nothing worrying was said and nothing was measured"
    text = f"Assessment: {said}. Rules: {', '.join(answer.rule_ids)}."
    if findings.concern:
        text += " Somebody is worried."
    unasked = [_lower(BY_NAME[name].label) for name in answer.unanswered if name in KEY_NAMES]
    return f"{text} Not known: {', '.join(unasked) or 'none of the key questions'}."


def _advise(findings: Findings, answer: Triage) -> str:
    actions = [ASK_ONLY] if answer.short_circuit else []
    for fired in sorted(answer.fired, key=lambda fired: (-fired.level, not _found(findings, fired))):
        own = fired.rule.actions
        actions += own[:1] if _only_bleeding_open(findings, fired) else own
    return f"Recommendation: {' '.join(list(dict.fromkeys(actions))[:_MOST_ACTIONS])} {answer.safety_net}"


def _list(findings: Findings, names: tuple[str, ...]) -> str:
    return "; ".join(f"{_lower(BY_NAME[name].label)}: {BY_NAME[name].say(findings.answer(name))}" for name in names)


def _lower(text: str) -> str:
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]

"""The call in one paragraph: situation, background, assessment, recommendation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bonemets.domain.triage.decision import ASK_ONLY, EDUCATION_ONLY
from bonemets.domain.triage.finding import BY_NAME, FIELDS, KEY_NAMES
from bonemets.domain.triage.form.caller import WHO

if TYPE_CHECKING:
    from bonemets.domain.triage.answer import Triage
    from bonemets.domain.triage.finding import Findings

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
        _advise(answer),
    )
    return f"{' '.join(parts)} {EDUCATION_ONLY}"


def _situation(findings: Findings, answer: Triage) -> str:
    age = "" if findings.age_years is None else f" aged {findings.age_years}"
    first = max(answer.fired, key=lambda fired: fired.level)
    head = f"Situation: A caller about a person{age}. {answer.level.name}: {answer.level.time_frame}."
    return f"{head} Main reason: {_lower(first.rule.title)} ({first.rule.id})."


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


def _advise(answer: Triage) -> str:
    actions = (ASK_ONLY, *answer.actions) if answer.short_circuit else answer.actions
    return f"Recommendation: {' '.join(actions[:6])} {answer.safety_net}"


def _list(findings: Findings, names: tuple[str, ...]) -> str:
    return "; ".join(f"{_lower(BY_NAME[name].label)}: {BY_NAME[name].say(findings.answer(name))}" for name in names)


def _lower(text: str) -> str:
    return text if text[:2].isupper() else text[:1].lower() + text[1:]

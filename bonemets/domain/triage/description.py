"""Describe the triage function in plain text, so that anyone can check it against cases of their own."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from bonemets.domain.triage.answer import Triage
from bonemets.domain.triage.decision import EDUCATION_ONLY, RULES
from bonemets.domain.triage.finding import FIELDS
from bonemets.domain.triage.level import Level

if TYPE_CHECKING:
    from bonemets.domain.triage.form.field import Field


def describe() -> str:
    """Return questions with units, ranges and choices, levels, result fields and a call to try.

    >>> "temperature_c (temp_c): " in describe()
    True
    """
    questions = [f"  {field.name} ({field.alias}): {_takes(field)}. {field.question}" for field in FIELDS]
    levels = [f"  {level.name}: {level.time_frame}" for level in reversed(Level)]
    results = ", ".join(field.name for field in fields(Triage))
    return "\n".join(
        [
            f"Triage: {len(RULES)} rules, {len(FIELDS)} questions. Leave out what is not known; it is never normal.",
            "Questions (name, short name):",
            *questions,
            "Levels:",
            *levels,
            f"Result: {results}, rule_ids, reasons, actions, disagreements.",
            'Try: triage(Findings.from_mapping({"cancer_status": "known_cancer", "walking": "unsteady_new"}))',
            EDUCATION_ONLY,
        ]
    )


def _takes(field: Field) -> str:
    if field.kind == "number":
        return f"{field.minimum:g} to {field.maximum:g} {field.unit}".rstrip()
    if field.kind == "flag":
        return "True or False"
    return f"{'any of' if field.kind == 'multi' else 'one of'} {', '.join(field.values)}"

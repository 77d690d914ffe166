"""Telephone triage for people with possible bone metastasis: a teaching helper, not a medical device.

>>> findings = Findings.from_mapping({"cancer_status": "known_bone_mets", "walking": "unsteady_new"})
>>> triage(findings).level.name
'EMERGENCY'
"""

from bonemets.domain.result import InputError
from bonemets.domain.triage.answer import SAFETY_NET, Triage
from bonemets.domain.triage.counterfactual import Counterfactual, counterfactuals
from bonemets.domain.triage.decision import ASK_ONLY, EDUCATION_ONLY, RULES, triage
from bonemets.domain.triage.description import describe
from bonemets.domain.triage.finding import FIELDS, GROUPS, Findings
from bonemets.domain.triage.handover import handover
from bonemets.domain.triage.level import Level
from bonemets.domain.triage.open_question import OpenQuestion, open_questions

__all__ = [
    "ASK_ONLY",
    "EDUCATION_ONLY",
    "FIELDS",
    "GROUPS",
    "RULES",
    "SAFETY_NET",
    "Counterfactual",
    "Findings",
    "InputError",
    "Level",
    "OpenQuestion",
    "Triage",
    "counterfactuals",
    "describe",
    "handover",
    "open_questions",
    "triage",
]

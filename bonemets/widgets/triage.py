"""The triage helper: fill in what a fictional caller says, see how soon they must be seen, and why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar

import traitlets

from bonemets.domain import triage as domain
from bonemets.widgets import saved, urgency
from bonemets.widgets.base import BoneWidget
from bonemets.widgets.saved import SavedError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bonemets.domain.triage import Counterfactual, Findings, OpenQuestion

MOST_OPEN = 5
MOST_CHANGES = 3
UNKNOWN = "unknown"
# Numbers that "all normal" may fill in; a vital sign or a laboratory value is never made up.
CALM_NUMBERS = {"pain_nrs": 0, "rescue_doses_24h": 0, "days_no_bowel": 0}
# Asked less often, so folded away: reports, measurements a caller rarely has, and what only some treatments need.
RARE = frozenset(
    {
        "antiresorptive_5wk",
        "back_red_flag",
        "corrected_calcium_mg_per_dl",
        "denosumab_overdue_weeks",
        "hemoglobin_g_per_l",
        "heart_rate_per_min",
        "jaw",
        "low_calcium_symptoms",
        "mirels_points",
        "neutrophils_10e9_per_l",
        "radiotherapy_same_site_days",
        "rescue_doses_24h",
        "respiratory_rate_per_min",
        "sins_points",
        "spo2_percent",
        "systolic_mmhg",
    }
)
CODE_NAME = re.compile(rf" \((?:{'|'.join(field.name for field in domain.FIELDS)})\)")


class TriageWidget(BoneWidget):
    """Show the triage helper. Education only, not medical advice.

    The page holds what was typed; Python checks it and answers. An answer that cannot be used is named beside its
    question and counts as not known until it is mended.

    Args:
        findings: Findings already known, by field name.

    Raises:
        bonemets.domain.triage.InputError: If one of them cannot be used.
    """

    module: ClassVar[str] = "triage.js"
    uses: ClassVar[tuple[str, ...]] = ("store.js", "form.js", "urgency.js")
    messages: ClassVar[frozenset[str]] = frozenset({"answer", "change", "calm", "clear", "restore"})

    form = traitlets.List().tag(sync=True)
    education_only = traitlets.Unicode(domain.EDUCATION_ONLY).tag(sync=True)
    answers = traitlets.Dict().tag(sync=True)
    errors = traitlets.Dict().tag(sync=True)
    result = traitlets.Dict().tag(sync=True)

    def __init__(self, findings: Mapping[str, object]) -> None:
        first = domain.Findings.from_mapping(findings)
        self._refused: dict[str, object] = {}
        super().__init__(name="helper", form=_form(), answers=_answers(first), result=_result(first))

    def on_answer(self, content: dict[str, Any]) -> None:
        """Take one answer; ``None`` means not known."""
        self._take({content["name"]: content["value"]})

    def on_change(self, content: dict[str, Any]) -> None:
        """Take the answers of a "what if" the learner chose."""
        self._take(content["answers"])

    def on_calm(self, content: dict[str, Any]) -> None:
        """Answer what is normal to those of some questions that are still open; says how many those were."""
        fields = [field for group in self.form for field in group["fields"] if field["name"] in content["names"]]
        calm = {each["name"]: each["calm"] for each in fields if each["calm"] is not None}
        filled = {name: value for name, value in calm.items() if name not in self.answers}
        self._take(filled)
        self.send({"kind": "filled", "count": len(filled)})

    def on_clear(self, _content: dict[str, Any]) -> None:
        """Start with a new caller."""
        self.notice = ""
        self._refused = {}
        self.errors, self.answers = {}, {}
        self.result = _result(domain.Findings())

    def on_restore(self, content: dict[str, Any]) -> None:
        """Take back the findings this device had kept; those that cannot be used are named and left out."""
        try:
            # Each finding is checked with the others below.
            kept = saved.read(content.get("text"), "triage", self.name, lambda _name, _value: None).answers
        except SavedError as error:
            self.notice = f"Earlier findings could not be read: {error}. They are kept aside."
            self.send({"kind": "set-aside"})
            return
        names = {field.name for field in domain.FIELDS}
        self._take({name: value for name, value in kept.items() if name in names})
        if old := [name for name in kept if name not in names]:
            self.notice = f"The form has changed; these earlier answers were left out: {', '.join(old):.200}."

    def _take(self, changes: Mapping[str, object]) -> None:
        """Keep each change that is valid on its own and with the rest; name the others.

        What was refused before is tried again, because a change elsewhere may have mended it.
        """
        answers, errors = dict(self.answers), {}
        for name, value in {**self._refused, **changes}.items():
            trial = {key: each for key, each in answers.items() if key != name}
            if value is not None and value != UNKNOWN:
                trial[name] = value
            try:
                domain.Findings.from_mapping(trial)
            except domain.InputError as error:
                errors[name] = CODE_NAME.sub("", str(error))
                answers.pop(name, None)
                self._refused[name] = value
            else:
                answers = trial
                self._refused.pop(name, None)
        self.errors, self.answers = errors, answers
        self.result = _result(domain.Findings.from_mapping(answers))


def _answers(findings: Findings) -> dict[str, Any]:
    known = {field.name: findings.answer(field.name) for field in domain.FIELDS}
    return {name: _plain(value) for name, value in known.items() if value is not None}


def _plain(value: object) -> object:
    # A set travels to the page as a sorted list.
    return sorted(value) if isinstance(value, frozenset) else value


def _form() -> list[dict[str, Any]]:
    """Describe the questions by group, in the order a nurse asks them."""
    return [
        {
            "group": group,
            "fields": [
                {
                    "name": field.name,
                    "label": field.label,
                    "question": field.question,
                    "kind": field.kind,
                    "choices": [list(choice) for choice in field.choices],
                    "unit": field.unit,
                    "calm": CALM_NUMBERS.get(field.name) if field.kind == "number" else _plain(field.reassuring),
                    "rare": field.name in RARE,
                    "range": f"{field.minimum:g} to {field.maximum:g}" if field.kind == "number" else "",
                }
                for field in domain.FIELDS
                if field.group == group
            ],
        }
        for group in domain.GROUPS
    ]


def _result(findings: Findings) -> dict[str, Any]:
    answer = domain.triage(findings)
    open_names = domain.open_questions(findings)
    return {
        "asked": len(_answers(findings)),
        "level": urgency.level(answer.level),
        "found": urgency.level(answer.found_level) if answer.found_level < answer.level else None,
        "reasons": [urgency.reason(fired) for fired in answer.fired],
        "notes": [fired.reason for fired in answer.notes],
        "suppressed": [f"{each.rule.title}: {each.why}" for each in answer.suppressed],
        "disagreements": list(answer.disagreements),
        "ask_only": domain.ASK_ONLY if answer.short_circuit else "",
        "open": [_question(each) for each in open_names[:MOST_OPEN]],
        "more_open": max(0, len(open_names) - MOST_OPEN),
        "changes": [_change(each) for each in _nearest(findings)],
        "handover": re.sub(r" (Background|Assessment|Recommendation): ", r"\n\1: ", domain.handover(findings, answer)),
        "safety_net": domain.SAFETY_NET,
    }


def _question(each: OpenQuestion) -> dict[str, str]:
    return {
        "name": each.field.name,
        "question": each.field.question,
        "worst": each.worst.name.lower(),
    }


def _nearest(findings: Findings) -> list[Counterfactual]:
    """Some of the smallest changes each way; with nothing asked yet there is nothing to compare with."""
    if not _answers(findings):
        return []
    found = domain.counterfactuals(findings)
    up = [each for each in found if each.raises][:MOST_CHANGES]
    return up + [each for each in found if not each.raises][:MOST_CHANGES]


def _change(each: Counterfactual) -> dict[str, Any]:
    return {
        "sentence": each.sentence,
        "level": each.level.name.lower(),
        "raises": each.raises,
        "answers": {change.field.name: _plain(change.after) for change in each.changes},
    }

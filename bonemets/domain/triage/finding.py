"""What is known about the caller: one answer for each question, and None for every question not answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from bonemets.domain.result import InputError
from bonemets.domain.triage.form import blood, caller, medicine, nerve, pain
from bonemets.domain.triage.form.field import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bonemets.domain.triage.form.field import Answer, Field

FIELDS: tuple[Field, ...] = caller.FIELDS + nerve.FIELDS + pain.FIELDS + blood.FIELDS + medicine.FIELDS
GROUPS: tuple[str, ...] = tuple(dict.fromkeys(field.group for field in FIELDS))
BY_NAME: dict[str, Field] = {field.name: field for field in FIELDS}
KEY_NAMES: tuple[str, ...] = tuple(field.name for field in FIELDS if field.key)
REASSURING: dict[str, Answer] = {field.name: field.reassuring for field in FIELDS}
NERVE_NAMES: tuple[str, ...] = tuple(field.name for field in nerve.FIELDS)

_NAME_OF = {field.alias: field.name for field in FIELDS} | {field.name: field.name for field in FIELDS}
_CALCIUM_PAIR = ("corrected_calcium_mmol_per_l", "corrected_calcium_mg_per_dl")
MG_PER_DL_IN_MMOL = 4.008
AGREE_WITHIN_MMOL = 0.05


@dataclass(frozen=True, kw_only=True)
class Findings:
    """The answers. Names, units, ranges and choices are described in `FIELDS`; None means not known.

    A set holds what was said yes to: the empty set means asked and none, None means not asked.

    Raises:
        InputError: An answer cannot be used, the person is under 18 or pregnant, or two calcium values
            disagree.

    >>> Findings(walking="unsteady_new").walking
    'unsteady_new'
    """

    age_years: int | None = None
    pregnant: bool | None = None
    cancer_status: str | None = None
    systemic_treatment_6wk: bool | None = None
    concern: bool | None = None
    consciousness: str | None = None
    breathing: str | None = None
    chest_pain: bool | None = None
    systolic_mmhg: int | None = None
    heart_rate_per_min: int | None = None
    respiratory_rate_per_min: int | None = None
    spo2_percent: int | None = None
    limb_weakness: str | None = None
    walking: str | None = None
    sensory: str | None = None
    bladder: str | None = None
    bowel: str | None = None
    radicular_pain: bool | None = None
    pain_nrs: int | None = None
    pain_site: str | None = None
    pain_onset: str | None = None
    spine_features: frozenset[str] | None = None
    pain_control: str | None = None
    rescue_doses_24h: int | None = None
    weight_bearing_pain: bool | None = None
    snap_or_deformity: bool | None = None
    cannot_use_limb: bool | None = None
    radiotherapy_same_site_days: int | None = None
    mirels_points: int | None = None
    sins_points: int | None = None
    back_red_flag: bool | None = None
    temperature_c: float | None = None
    infection_or_unwell: bool | None = None
    neutrophils_10e9_per_l: float | None = None
    platelets_10e9_per_l: float | None = None
    hemoglobin_g_per_l: float | None = None
    anemia_symptoms: bool | None = None
    bleeding: str | None = None
    head_injury_or_new_headache: bool | None = None
    corrected_calcium_mmol_per_l: float | None = None
    corrected_calcium_mg_per_dl: float | None = None
    calcium_symptoms: frozenset[str] | None = None
    low_calcium_symptoms: frozenset[str] | None = None
    antiresorptive_5wk: bool | None = None
    anticoagulant: bool | None = None
    opioid: bool | None = None
    opioid_toxicity: frozenset[str] | None = None
    denosumab_overdue_weeks: int | None = None
    days_no_bowel: int | None = None
    bowel_obstruction_signs: bool | None = None
    vomiting_24h: bool | None = None
    jaw: str | None = None
    one_leg_swelling: bool | None = None

    def __post_init__(self) -> None:
        answers = self.__dict__
        _refuse_child(answers["age_years"])
        for name, answer in answers.items():
            if answer is not None:
                answers[name] = BY_NAME[name].check(answer)
        if self.pregnant:
            raise InputError(
                "Pregnancy (pregnant): this tool was written for adults who are not pregnant. Call the team."
            )
        _refuse_disagreement(self.corrected_calcium_mmol_per_l, self.corrected_calcium_mg_per_dl)

    @classmethod
    def from_mapping(cls, answers: Mapping[str, object]) -> Self:
        """Read answers by name or by alias; an absent name means not known.

        Args:
            answers: Name or alias, and answer. None and "unknown" mean not known; lists stand for sets.

        Raises:
            InputError: A name is not known, is given twice, or its answer cannot be used.

        >>> Findings.from_mapping({"temp_c": 38.4, "sbp": "unknown"}).temperature_c
        38.4
        """
        named: dict[str, object] = {}
        for given, answer in answers.items():
            name = _NAME_OF.get(given)
            if name is None:
                raise InputError(f"{given!r} is not a question of this form. Known: {', '.join(BY_NAME)}.")
            if name in named:
                raise InputError(f"{name}: given twice, by its name and by its short name.")
            named[name] = None if answer == UNKNOWN else answer
        return cls(**named)  # type: ignore[arg-type]

    def with_answers(self, changes: Mapping[str, Answer]) -> Self:
        """Return a copy with some answers exchanged; answers come from `FIELDS` and are not checked again.

        >>> Findings(opioid=True).with_answers({"opioid": None}).opioid is None
        True
        """
        copy = object.__new__(type(self))
        copy.__dict__.update(self.__dict__)
        copy.__dict__.update(changes)
        return copy

    def answer(self, name: str) -> Answer:
        """Return the answer to one question by its name.

        >>> Findings(jaw="none").answer("jaw")
        'none'
        """
        found: Answer = self.__dict__[name]
        return found

    @property
    def unanswered(self) -> tuple[str, ...]:
        """Return the names of all questions without an answer, in the order they are asked.

        One calcium value answers both calcium questions.

        >>> Findings(age_years=60).unanswered[0]
        'pregnant'
        """
        open_names = [name for name, answer in self.__dict__.items() if answer is None]
        if self.calcium_mmol_per_l is not None:
            open_names = [name for name in open_names if name not in _CALCIUM_PAIR]
        return tuple(open_names)

    @property
    def cancer_possible(self) -> bool:
        """Say whether cancer must be assumed: only a clear "never had cancer" says no (rule M06)."""
        return self.cancer_status != "no_cancer"

    @property
    def calcium_mmol_per_l(self) -> float | None:
        """Return corrected calcium in mmol/L, or None.

        mg/dL is divided by 4.0, as the published pairs are (14 mg/dL and 3.5 mmol/L, 12 and 3.0), so that a
        value on a printed edge stays on its edge. When both units are given, the value further from normal
        counts.

        >>> Findings(corrected_calcium_mg_per_dl=14.0).calcium_mmol_per_l
        3.5
        """
        mmol, milligram = self.corrected_calcium_mmol_per_l, self.corrected_calcium_mg_per_dl
        if milligram is None:
            return mmol
        if mmol is None:
            return milligram / 4
        return max(mmol, milligram / 4, key=lambda value: abs(value - 2.4))


def _refuse_child(age: object) -> None:
    if isinstance(age, int | float) and not isinstance(age, bool) and 0 <= age < 18:
        raise InputError(f"Age (age_years): {age:g} is under 18. This tool is for adults; call the children's team.")


def _refuse_disagreement(mmol: float | None, milligram: float | None) -> None:
    if mmol is None or milligram is None:
        return
    if abs(mmol - milligram / MG_PER_DL_IN_MMOL) > AGREE_WITHIN_MMOL:
        raise InputError(
            f"Corrected calcium: {mmol:g} mmol/L (corrected_calcium_mmol_per_l) and {milligram:g} mg/dL "
            "(corrected_calcium_mg_per_dl) are not the same amount. Enter only the one on the report."
        )

"""The form and its checks: every answer is either stored in one form or refused with words."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bonemets.domain.triage import FIELDS, GROUPS, Findings, InputError
from bonemets.domain.triage.finding import BY_NAME

BY_ALIAS = {
    "temp_c": "temperature_c", "sbp": "systolic_mmhg", "hr": "heart_rate_per_min", "rr": "respiratory_rate_per_min",
    "spo2": "spo2_percent", "on_sact_6wk": "systemic_treatment_6wk", "rescue_24h": "rescue_doses_24h",
    "rt_same_site_days": "radiotherapy_same_site_days", "mirels": "mirels_points", "sins": "sins_points",
    "corrected_ca": "corrected_calcium_mmol_per_l", "ca_symptoms": "calcium_symptoms",
    "hypoca_symptoms": "low_calcium_symptoms", "denosumab_overdue_wk": "denosumab_overdue_weeks",
    "anc": "neutrophils_10e9_per_l", "platelets": "platelets_10e9_per_l", "hb_g_l": "hemoglobin_g_per_l",
    "anaemia_symptoms": "anemia_symptoms", "leg_swelling_unilateral": "one_leg_swelling",
    "red_flag_back_no_cancer": "back_red_flag",
}  # fmt: skip


def test_every_field_is_described_for_the_form():
    assert list(Findings().__dict__) == [field.name for field in FIELDS]
    assert {field.group for field in FIELDS} == set(GROUPS)
    assert len(GROUPS) == 7
    for field in FIELDS:
        assert field.label
        assert field.question.endswith("?")
        assert field.question.count("?") == 1
        assert (field.kind in ("choice", "multi")) == bool(field.choices)
        assert (field.kind == "number") == (field.maximum > field.minimum)


def test_aliases_are_the_short_names_of_the_rule_table():
    for alias, name in BY_ALIAS.items():
        assert BY_NAME[name].alias == alias
    names = [field.name for field in FIELDS]
    aliases = [field.alias for field in FIELDS]
    assert len(set(aliases)) == len(aliases)
    assert all(alias not in names or BY_NAME[alias].alias == alias for alias in aliases)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_unknown_is_one_value_however_it_is_written(field):
    assert Findings.from_mapping({field.alias: "unknown"}) == Findings.from_mapping({field.name: None}) == Findings()
    assert field.check("unknown") is None
    assert field.say(None) == "not known"
    assert not field.is_red(None)


@pytest.mark.parametrize("field", [f for f in FIELDS if f.kind == "multi"], ids=lambda field: field.name)
def test_asked_and_none_differs_from_not_asked(field):
    none = Findings.from_mapping({field.name: []})
    assert none.answer(field.name) == frozenset()
    assert none != Findings()
    assert field.say(frozenset()) == "none"
    assert field.is_red(frozenset(field.values))


@pytest.mark.parametrize("field", [f for f in FIELDS if f.kind == "number"], ids=lambda field: field.name)
@pytest.mark.parametrize("wrong", [math.nan, math.inf, -math.inf, True, "7", [7]])
def test_what_is_not_a_usable_number_is_refused_by_name(field, wrong):
    with pytest.raises(InputError, match=field.name):
        Findings.from_mapping({field.name: wrong})


@pytest.mark.parametrize("field", [f for f in FIELDS if f.kind == "number"], ids=lambda field: field.name)
def test_both_ends_of_a_range_are_allowed_and_nothing_beyond(field):
    assert field.check(field.minimum) == field.minimum
    assert field.check(field.maximum) == field.maximum
    for beyond in (field.minimum - 0.1, field.maximum + 1):
        with pytest.raises(InputError, match=r"Allowed|under 18"):
            Findings.from_mapping({field.name: beyond})


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
@pytest.mark.parametrize("wrong", [object(), b"none", {"no": 1}, "nonsense"])
def test_wrong_types_are_refused(field, wrong):
    with pytest.raises(InputError):
        field.check(wrong)


@given(st.dictionaries(st.sampled_from([f.name for f in FIELDS] + ["zip"]), st.none() | st.integers() | st.text()))
def test_arbitrary_answers_are_stored_or_refused_never_something_else(answers):
    try:
        findings = Findings.from_mapping(answers)
    except InputError:
        return
    for name, answer in findings.__dict__.items():
        assert BY_NAME[name].check(answer) == answer


def test_a_question_given_twice_is_refused():
    with pytest.raises(InputError, match="twice"):
        Findings.from_mapping({"sbp": 120, "systolic_mmhg": 120})


@pytest.mark.parametrize(
    ("mmol", "milligram", "used"),
    [(3.5, None, 3.5), (None, 14.0, 3.5), (None, 7.6, 1.9), (3.49, 14.0, 3.5), (1.9, 7.55, 1.8875), (2.4, 9.6, 2.4)],
)
def test_calcium_in_either_unit_keeps_its_side_of_the_edge(mmol, milligram, used):
    findings = Findings(corrected_calcium_mmol_per_l=mmol, corrected_calcium_mg_per_dl=milligram)
    assert findings.calcium_mmol_per_l == used
    assert not any("calcium_m" in name for name in findings.unanswered)


def test_refusals_at_the_door_name_the_reason():
    with pytest.raises(InputError, match="children"):
        Findings(age_years=17)
    with pytest.raises(InputError, match="pregnant"):
        Findings(pregnant=True)
    assert Findings(age_years=18, pregnant=False).age_years == 18


def test_answers_are_put_in_words():
    words = [BY_NAME[name].say(value) for name, value in (("chest_pain", False), ("jaw", "none"), ("pain_nrs", 7))]
    assert words == ["no", "nothing", "7 of 10"]
    assert BY_NAME["denosumab_overdue_weeks"].is_red(4)
    assert not BY_NAME["age_years"].is_red(50)
    assert BY_NAME["systolic_mmhg"].is_red(90)

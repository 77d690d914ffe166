"""The triage helper as the page uses it: what is typed is used, or named and left out."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bonemets.content import source
from bonemets.domain import triage as domain
from bonemets.domain.triage import FIELDS, Findings, InputError, Level
from bonemets.domain.triage.finding import REASSURING
from bonemets.widgets.base import SORRY
from bonemets.widgets.triage import TriageWidget, _answers

RANK = {level.name.lower(): level for level in Level}
CORD = {"cancer_status": "known_bone_mets", "walking": "unsteady_new"}
CALCIUM = "corrected_calcium_mmol_per_l"


def ask(name, value):
    return {"kind": "answer", "name": name, "value": value}


def restore(answers, **changes):
    state = {"format": "bonemets-triage", "version": 1, "name": "helper", "answers": answers, **changes}
    return {"kind": "restore", "text": json.dumps(state)}


def level(widget):
    return RANK[widget.result["level"]["name"]]


RED = [
    pytest.param(field, [red] if field.kind == "multi" else red, id=f"{field.name}={red}")
    for field in FIELDS
    for red in field.red_flags
    if field.name != "pregnant"  # which is refused, see below
]


def a_good_answer(field):
    """Any answer the form takes for this question."""
    if field.kind == "flag":
        return st.booleans()
    if field.kind == "choice":
        return st.sampled_from(field.values)
    if field.kind == "multi":
        return st.lists(st.sampled_from(field.values), unique=True)
    whole = st.integers(int(field.minimum), int(field.maximum))
    return whole if field.whole else whole.map(float)


def test_an_empty_form_asks_everything_and_reassures_nobody():
    widget = TriageWidget({})

    assert [field["name"] for group in widget.form for field in group["fields"]] == [
        field.name for group in domain.GROUPS for field in FIELDS if field.group == group
    ]
    assert (widget.answers, widget.errors, widget.notice, widget.result["asked"]) == ({}, {}, "", 0)
    assert level(widget) > Level.ROUTINE
    assert widget.result["open"]


def test_every_question_has_a_label_words_to_ask_aloud_and_a_way_to_answer():
    fields = [field for group in TriageWidget({}).form for field in group["fields"]]

    assert all(field["label"] and field["question"].rstrip("\")'”").endswith(("?", ".", "…")) for field in fields)
    assert all(field["choices"] for field in fields if field["kind"] in {"choice", "multi"})
    assert all(field["range"] for field in fields if field["kind"] == "number")


@pytest.mark.parametrize(("field", "value"), RED)
def test_every_red_flag_of_the_form_can_be_answered(field, value, say):
    widget = TriageWidget({})
    say(widget, ask(field.name, value))

    assert (widget.answers, widget.errors, widget.notice) == ({field.name: value}, {}, "")
    assert widget.result["asked"] == 1


@pytest.mark.parametrize(
    ("name", "value", "raised_to"),
    [
        ("walking", "unsteady_new", "emergency"),
        ("limb_weakness", "new_or_worse", "emergency"),
        ("snap_or_deformity", True, "emergency"),
        (CALCIUM, 3.6, "emergency"),
        ("temperature_c", 38.4, "emergency"),
        ("platelets_10e9_per_l", 15, "urgent"),
    ],
)
def test_one_red_flag_raises_a_calm_caller(name, value, raised_to, say):
    calm = {key: each for key, each in REASSURING.items() if each is not None and "mg_per_dl" not in key}
    widget = TriageWidget({**calm, "cancer_status": "known_bone_mets", "systemic_treatment_6wk": True})
    before = widget.result["level"]["name"]
    say(widget, ask(name, value))

    assert (before, widget.result["level"]["name"]) == ("routine", raised_to)


def test_all_normal_leaves_what_was_answered_and_says_how_many_it_filled_in(say, heard):
    widget = TriageWidget({})
    names = [field["name"] for group in widget.form for field in group["fields"] if field["calm"] is not None]
    say(widget, ask("limb_weakness", "new_or_worse"))
    for _ in range(2):
        say(widget, {"kind": "calm", "names": names})

    assert widget.answers["limb_weakness"] == "new_or_worse"
    assert set(widget.answers) == set(names)
    assert widget.notice == ""
    assert heard == [{"kind": "filled", "count": len(names) - 1}, {"kind": "filled", "count": 0}]


def test_an_unsteady_walk_in_known_bone_metastases_is_an_emergency_that_says_why_and_what_to_do(say):
    widget = TriageWidget({})
    for name, value in CORD.items():
        say(widget, ask(name, value))
    first = widget.result["reasons"][0]

    assert level(widget) is Level.EMERGENCY
    assert widget.result["ask_only"] == domain.decision.ASK_ONLY
    assert first["level"] == "emergency"
    assert all(first[part] for part in ("id", "title", "because", "why", "actions", "sources"))
    assert all(widget.result[part] for part in ("handover", "safety_net"))


def test_findings_may_be_given_by_the_notebook_and_wrong_ones_are_an_error_for_its_author():
    assert TriageWidget(CORD).answers == CORD
    with pytest.raises(InputError, match="walking"):
        TriageWidget({"walking": "sideways"})


BAD = [
    (CALCIUM, 12.4, "12.4 is out of range. Allowed: 1 to 5 mmol/L. It looks like mg/dL; use the mg/dL field."),
    ("corrected_calcium_mg_per_dl", 3.1, "Allowed: 4 to 20 mg/dL. It looks like mmol/L; use the mmol/L field."),
    ("temperature_c", 101, "101 is out of range. Allowed: 30 to 43 °C. It looks like degrees Fahrenheit."),
    ("hemoglobin_g_per_l", 7.2, "It looks like g/dL; multiply by 10."),
    ("platelets_10e9_per_l", 18000, "It looks like cells per µL; divide by 1000."),
    ("temperature_c", "38", "'38' is not a number."),
    ("temperature_c", True, "True is not a number."),
    ("temperature_c", float("nan"), "nan is not a number."),
    ("temperature_c", float("inf"), "inf is out of range."),
    ("heart_rate_per_min", 80.5, "80.5 is not a whole number."),
    ("limb_weakness", "sideways", "'sideways' is not one of"),
    ("limb_weakness", ["none"], "['none'] is not one of"),
    ("chest_pain", "yes", "'yes' is not yes (True), no (False) or unknown."),
    ("chest_pain", 1, "1 is not yes (True), no (False) or unknown."),
    ("calcium_symptoms", "confusion", "'confusion' is not a list."),
    ("calcium_symptoms", ["confusion", "mist"], "'mist' is not one of"),
    ("age_years", 12, "12 is under 18. This tool is for adults; call the children's team."),
    ("pregnant", True, "this tool was written for adults who are not pregnant. Call the team."),
]


@pytest.mark.parametrize(("name", "value", "words"), BAD)
def test_an_answer_that_cannot_be_used_is_named_beside_its_question_and_the_others_are_kept(name, value, words, say):
    widget = TriageWidget({"opioid": True})
    before = widget.result
    say(widget, ask(name, value))

    assert list(widget.errors) == [name]
    assert words in widget.errors[name]
    assert (widget.answers, widget.result, widget.notice) == ({"opioid": True}, before, "")


def test_a_wrong_answer_also_takes_back_the_right_one_it_replaces_and_mending_it_clears_the_error(say):
    widget = TriageWidget({CALCIUM: 3.6})
    say(widget, ask(CALCIUM, 14.4))
    wrong = (dict(widget.answers), list(widget.errors))
    say(widget, ask(CALCIUM, 3.7))

    assert wrong == ({}, [CALCIUM])
    assert (widget.answers, widget.errors) == ({CALCIUM: 3.7}, {})


def test_two_calcium_values_that_disagree_are_not_both_believed(say):
    widget = TriageWidget({CALCIUM: 2.4})
    say(widget, ask("corrected_calcium_mg_per_dl", 14.0))

    assert widget.answers == {CALCIUM: 2.4}
    assert list(widget.errors) == ["corrected_calcium_mg_per_dl"]


def test_not_known_takes_an_answer_back(say):
    widget = TriageWidget(CORD)
    say(widget, ask("walking", None))

    assert (widget.answers, widget.errors) == ({"cancer_status": "known_bone_mets"}, {})


def test_clear_starts_a_new_caller(say):
    widget = TriageWidget(CORD)
    say(widget, ask(CALCIUM, 14.4))
    say(widget, {"kind": "clear"})

    assert (widget.answers, widget.errors, widget.notice) == ({}, {}, "")
    assert widget.result == TriageWidget({}).result


@pytest.mark.parametrize(
    "findings", [CORD, {"calcium_symptoms": ["confusion"]}, {"weight_bearing_pain": True}, {"temperature_c": 38.4}]
)
def test_the_answers_of_a_what_if_give_the_level_it_promises(findings, say):
    changes = TriageWidget(findings).result["changes"]
    for change in changes:
        widget = TriageWidget(findings)
        before = level(widget)
        say(widget, {"kind": "change", "answers": change["answers"]})
        assert level(widget) is RANK[change["level"]]
        assert (level(widget) > before) is change["raises"]

    assert changes


def test_education_only_is_in_view_before_during_and_after(say):
    widget = TriageWidget({})
    said = [widget.education_only]
    for content in (ask("walking", "unsteady_new"), ask("walking", 7), {"kind": "clear"}, {"kind": "restore"}):
        say(widget, content)
        said.append(widget.education_only)

    assert set(said) == {domain.EDUCATION_ONLY}
    assert "not a medical device" in domain.EDUCATION_ONLY


@pytest.mark.parametrize("rule", domain.RULES, ids=lambda rule: rule.id)
def test_every_rule_rests_on_sources_that_exist(rule):
    assert rule.sources
    assert set(rule.sources) <= set(source.load())


def test_kept_findings_come_back(say):
    widget = TriageWidget({})
    say(widget, restore({**CORD, "calcium_symptoms": ["confusion"]}))

    assert widget.answers == {**CORD, "calcium_symptoms": ["confusion"]}
    assert (widget.result, widget.notice) == (TriageWidget(widget.answers).result, "")


REFUSED = {
    "garbled": {"kind": "restore", "text": "{"},
    "nothing": {"kind": "restore"},
    "older": restore({}, version=0),
    "a quiz": restore({}, format="bonemets-quiz"),
    "another": restore({}, name="other"),
    "a list": restore([]),
    "huge": restore({"x": "x" * 300_000}),
}


@pytest.mark.parametrize("content", REFUSED.values(), ids=REFUSED.keys())
def test_kept_findings_that_cannot_be_read_are_named_and_set_aside(content, say, heard):
    widget = TriageWidget(CORD)
    say(widget, content)

    assert widget.notice.startswith("Earlier findings could not be read: ")
    assert widget.notice.endswith(". They are kept aside.")
    assert (heard, widget.answers) == ([{"kind": "set-aside"}], CORD)


def test_a_kept_finding_of_a_form_that_has_changed_is_left_out_and_the_learner_is_told(say):
    widget = TriageWidget({})
    say(widget, restore({**CORD, "shoe_size": 43}))

    assert widget.answers == CORD
    assert "shoe_size" in widget.notice


def test_an_answer_under_a_short_name_does_not_block_its_question(say):
    widget = TriageWidget({})
    say(widget, restore({"temp_c": 38.0}))
    say(widget, ask("temperature_c", 38.6))

    assert (widget.answers, widget.errors) == ({"temperature_c": 38.6}, {})


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=8,
)
NAMES = st.sampled_from([field.name for field in FIELDS])
PLAIN = [field for field in FIELDS if field.name not in {"pregnant", "age_years"} and "calcium_m" not in field.name]
GOOD = st.sampled_from(PLAIN).flatmap(lambda field: st.tuples(st.just(field.name), a_good_answer(field)))


@settings(max_examples=300)
@given(st.dictionaries(NAMES | st.text(max_size=9), JSON, max_size=5) | JSON, st.none() | st.text())
def test_whatever_is_restored_nothing_is_raised_and_what_is_kept_can_be_used(say, answers, text):
    widget = TriageWidget({})
    say(widget, restore(answers) if text is None else {"kind": "restore", "text": text})

    assert widget.result["asked"] == len(_answers(Findings.from_mapping(widget.answers)))
    assert widget.notice != SORRY
    assert "Traceback" not in str(widget.errors) + widget.notice


@settings(max_examples=100)  # each one works out every "what if"
@given(GOOD, st.dictionaries(NAMES, JSON, max_size=4))
def test_a_valid_finding_is_never_lost_beside_garbled_ones(say, good, garbled):
    name, value = good
    widget = TriageWidget({})
    say(widget, restore({**garbled, name: value}))

    assert widget.answers[name] == value
    assert name not in widget.errors

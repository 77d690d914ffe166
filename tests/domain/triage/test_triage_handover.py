"""The answer as a whole and its handover text."""

import pytest
from triage_oracle import CASES

from bonemets.domain.triage import EDUCATION_ONLY, SAFETY_NET, Findings, Level, handover, triage


def case(case_id):
    return next(findings for name, findings, _ in CASES if name == case_id)


@pytest.mark.parametrize(("findings", "expected"), [pair for _, *pair in CASES[:170]])
def test_a_handover_is_one_paragraph_with_all_that_matters(findings, expected):
    answer = triage(findings)
    text = handover(findings, answer)
    parts = ["Situation: ", "Background: ", "Assessment: ", "Recommendation: "]
    assert [text.count(part) for part in parts] == [1, 1, 1, 1]
    assert "\n" not in text
    assert expected["level"] in text
    assert all(rule_id in text for rule_id in answer.rule_ids)
    assert SAFETY_NET in text
    assert text.endswith(EDUCATION_ONLY)


def test_a_handover_names_worry_and_what_is_not_known():
    assert "Somebody is worried." in handover(case("V40"), triage(case("V40")))
    assert "Not known: bladder, bowel." in handover(case("V22"), triage(case("V22")))
    assert "nothing was measured" in handover(Findings(), triage(Findings()))
    assert "SINS: 14 points" in handover(case("V39"), triage(case("V39")))


def said(**answers):
    findings = Findings.from_mapping(answers)
    return handover(findings, triage(findings))


CALCIUM = {"calcium_symptoms": ["thirst_polyuria", "anorexia"]}
BLEEDING_OPEN = "bleeding not asked about yet (E11)"


def test_the_main_reason_is_what_was_found_not_what_nobody_has_asked():
    text = said(cancer_status="known_bone_mets", **CALCIUM)
    assert "Main reason: cancer, two signs of high calcium, and no calcium result (U03)." in text
    assert f"EMERGENCY because of: {BLEEDING_OPEN}." in text
    assert "Main reason: cancer and a new nerve, bladder or bowel sign (E04). Background" in said(
        walking="unsteady_new"
    )


@pytest.mark.parametrize(
    "answers",
    [{}, CALCIUM, {"platelets_10e9_per_l": 140}, {"platelets_10e9_per_l": 32, **CALCIUM}, {"walking": "unsteady_new"}],
    ids=str,
)
def test_bleeding_nobody_asked_about_is_never_handed_over_as_found(answers):
    text = said(**answers)
    assert "dangerous bleeding" not in text.casefold()
    assert "crossmatch" not in text
    assert "CT scanner" not in text
    assert "press on it" not in text or "First ask: is there any bleeding" in text
    assert "E11" in text


@pytest.mark.parametrize(
    "answers",
    [{"bleeding": "major"}, {"bleeding": "minor", "platelets_10e9_per_l": 32}, {"head_injury_or_new_headache": True}],
    ids=str,
)
def test_bleeding_or_a_blow_that_was_found_is_handed_over_with_everything_to_do(answers):
    text = said(**answers)
    assert "Main reason: dangerous bleeding" in text
    assert BLEEDING_OPEN not in text
    assert "crossmatch" in text


def test_a_level_lifted_by_worry_or_by_two_ambers_still_names_what_was_found():
    worried, ambers = handover(case("N32"), triage(case("N32"))), handover(case("V17"), triage(case("V17")))
    assert "Main reason: unstable spine: SINS 13 or more (U11). EMERGENCY because of: somebody is worried" in worried
    assert "Main reason: platelets 20 to 49 (S03). URGENT because of: two reasons for SOON" in ambers


def test_a_level_that_rests_on_questions_says_not_excluded_in_the_middle_of_a_sentence():
    text = said(cancer_status="known_bone_mets", bleeding="none")
    assert "Main reason: cancer and back pain that suggests spread to the spine, not excluded (U01)." in text
    text = said(bleeding="none", pain_site="rib", **CALCIUM)
    assert "Main reason: cancer, two signs of high calcium, and no calcium result (U03). Background" in text
    text = said(bleeding="none", sins_points=8, cancer_status="known_bone_mets", pain_nrs=0)
    assert "URGENT because of: a nerve question is open while the spine is at risk (M01)." in text


def test_reasons_are_printed_in_the_order_of_p10():
    answer = triage(case("V30"))
    assert answer.rule_ids == ("U03", "U12", "U14")
    for _, findings, _ in CASES:
        categories = [fired.rule.category for fired in triage(findings).fired]
        assert categories == sorted(categories)


def test_a_reason_quotes_the_answers_that_count():
    answer = triage(case("V01"))
    assert "Walking: newly unsteady" in answer.fired[0].because
    assert "Bladder: not known" in triage(case("V22")).reasons[1]
    assert triage(case("V17")).reasons[-1].startswith("Two reasons for SOON, nothing higher. ")


def test_short_circuit_only_for_the_four_rules_of_p2():
    for _, findings, _ in CASES:
        answer = triage(findings)
        assert answer.short_circuit == bool({"E01", "E04", "E06", "E13"} & set(answer.rule_ids))
    assert "Give the action first." in handover(case("V01"), triage(case("V01")))


def test_actions_come_with_the_highest_level_first_and_once():
    answer = triage(case("V31"))
    assert answer.actions[0].startswith("Stay on the line")
    assert len(set(answer.actions)) == len(answer.actions)


def test_disagreements_are_told():
    assert any("37.5" in text for text in triage(case("V12")).disagreements)
    assert any("3.5 mmol/L" in text for text in triage(case("V08")).disagreements)
    assert triage(case("V41")).disagreements == ()


def test_a_suppressed_rule_is_shown_with_its_reason():
    gone = triage(case("V20")).suppressed
    assert [(one.rule.id, one.by) for one in gone] == [("U01", "S09")]
    assert "normal" in gone[0].why


def test_levels_have_words():
    assert [level.time_frame for level in Level][-1] == "now"
    assert len({level.meaning for level in Level}) == 4


def test_unanswered_questions_are_listed():
    assert triage(case("V22")).unanswered[:2] == ("bladder", "bowel")
    assert "walking" in triage(Findings()).unanswered

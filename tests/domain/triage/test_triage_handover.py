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

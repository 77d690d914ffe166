"""What-if and open questions: computed claims, checked by applying them."""

import random

import pytest
from triage_oracle import CASES, MORE, VIGNETTES, read
from triage_random import draw

from bonemets.domain.triage import FIELDS, Findings, Level, counterfactuals, open_questions, triage
from bonemets.domain.triage.change import calm_answers, distance, other_answers
from bonemets.domain.triage.decision import assume_calm, known_level, level_of
from bonemets.domain.triage.finding import BY_NAME

RNG = random.Random(11)
DRAWN = [draw(RNG) for _ in range(40)]
ALL = [findings for _, findings, _ in CASES] + DRAWN + [Findings()]


def case(case_id):
    return next(findings for name, findings, _ in CASES if name == case_id)


@pytest.mark.parametrize("start", range(0, len(ALL), 40))
def test_every_counterfactual_leads_where_it_says(start):
    for findings in ALL[start : start + 40]:
        now = triage(findings).level
        for one in counterfactuals(findings):
            changed = one.apply(findings)
            assert triage(changed).level is one.level
            assert (one.level > now) == one.raises
            assert one.level is not now
            assert all(findings.answer(c.field.name) == c.before != c.after for c in one.changes)
            assert Findings.from_mapping(changed.__dict__) == changed
            assert one.sentence.startswith("If “")
            assert one.sentence.endswith(f"→ {one.level.name}")


@pytest.mark.parametrize("start", range(0, len(ALL), 40))
def test_every_open_question_can_raise_the_level(start):
    for findings in ALL[start : start + 40]:
        calm = assume_calm(findings)
        bases = ((findings, level_of(findings)), (calm, known_level(findings)))
        worst = [one.worst for one in open_questions(findings)]
        assert worst == sorted(worst, reverse=True)
        for one in open_questions(findings):
            assert one.field.name in findings.unanswered
            for answer in one.answers:
                reached = [(level_of(b.with_answers({one.field.name: answer})), floor) for b, floor in bases]
                assert any(level is one.worst and level > floor for level, floor in reached)
            assert one.sentence.startswith(one.field.question)


def test_a_question_left_out_cannot_raise_the_level():
    for findings in (case("V22"), case("V38"), case("V07"), *DRAWN[:10]):
        listed = {one.field.name for one in open_questions(findings)}
        now = level_of(findings)
        for name in set(findings.unanswered) - listed - {"corrected_calcium_mg_per_dl"}:
            for answer in other_answers(BY_NAME[name], None):
                assert level_of(findings.with_answers({name: answer})) <= now


def test_new_leg_weakness_is_among_the_changes_that_raise():
    sentences = [one.sentence for one in counterfactuals(case("V23"))]
    assert "If “Weakness” were “new or worse weakness” instead of “none” → EMERGENCY" in sentences


def test_two_open_nerve_questions_are_lowered_only_as_a_pair():
    lower = [one for one in counterfactuals(case("V22")) if not one.raises]
    names = [[change.field.name for change in one.changes] for one in lower]
    assert sorted(names) == [["bladder", "bowel"], ["cancer_status"]]
    assert all(one.level is Level.SOON for one in lower if len(one.changes) == 2)


def test_a_single_change_that_lowers_is_preferred_to_pairs():
    lower = [one for one in counterfactuals(case("V12")) if not one.raises]
    assert lower
    assert all(len(one.changes) == 1 for one in lower)


def test_never_had_cancer_does_not_stop_the_search_for_pairs():
    lower = [one for one in counterfactuals(case("V01")) if not one.raises]
    assert [[change.field.name for change in one.changes] for one in lower] == []


def test_nothing_lowers_the_empty_form_in_two_steps():
    assert [one.level.name for one in counterfactuals(Findings()) if one.raises] == []


def test_calcium_given_twice_changes_in_both_units():
    findings = read(MORE, {"corrected_calcium_mmol_per_l": 3.6, "corrected_calcium_mg_per_dl": 14.4})
    found = [one for one in counterfactuals(findings) if one.changes[0].field.group == "Calcium"]
    assert [[change.after for change in one.changes] for one in found] == [[2.4, 9.6], [2.99, 11.96], [3.49, 13.96]]
    only_mg = read(MORE, {"corrected_calcium_mg_per_dl": 14.4})
    names = {c.field.name for one in counterfactuals(only_mg) for c in one.changes}
    assert "corrected_calcium_mmol_per_l" not in names


def test_two_ambers_can_be_lowered_by_taking_one_away():
    lower = [one for one in counterfactuals(case("V17")) if not one.raises]
    assert lower
    assert all(one.level is Level.SOON for one in lower if len(one.changes) == 1)


def test_sets_offer_only_the_smallest_change_for_a_level():
    for one in counterfactuals(read(VIGNETTES, {})):
        if one.changes[0].field.kind == "multi" and one.raises:
            size = distance(one.changes[0].field, frozenset(), one.changes[0].after)
            assert size == 1 or one.changes[0].field.name == "calcium_symptoms"


def test_other_answers_never_contain_the_answer_or_unknown():
    for field in FIELDS:
        for answer in (None, field.reassuring):
            others = other_answers(field, answer)
            assert None not in others
            assert answer not in others
            assert len(set(others)) == len(others)
            assert all(field.check(other) == other for other in others)
            assert set(calm_answers(field, answer)) <= set(others) | {field.reassuring}


def test_distance_counts_members_steps_and_differences():
    symptoms = BY_NAME["calcium_symptoms"]
    assert distance(symptoms, frozenset({"anorexia"}), frozenset()) == 1
    assert distance(symptoms, None, frozenset({"anorexia"})) == 2
    assert distance(BY_NAME["jaw"], "none", "planned_extraction") == 1
    assert distance(BY_NAME["mirels_points"], None, 8) == 8
    assert distance(BY_NAME["pain_nrs"], None, 7) == 7


def test_what_is_known_never_exceeds_the_level():
    assert all(known_level(findings) <= level_of(findings) for findings in ALL)
    assert known_level(case("V38")) is Level.SOON

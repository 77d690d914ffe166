"""What must hold for every caller, tried with Hypothesis and with 100,000 seeded random callers."""

import random
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st
from triage_random import ASKED, EMPTY, RED, VALUES, calm, draw

from bonemets.domain.triage import RULES, Findings, Level, counterfactuals, triage
from bonemets.domain.triage.decision import known_level, level_of, strike

CALLERS = 100_000
# Not red flags, yet findings with rules of their own (S09; S08 and R02): they say more than "not known" does.
SAYS_MORE = ("radiotherapy_same_site_days", "bowel", "cancer_status")

people = st.randoms(use_true_random=False).map(draw)
questions = st.sampled_from(ASKED)


def replaced(findings, field, answer):
    return findings.with_answers({field.name: answer})


@settings(max_examples=300, deadline=None)
@given(people, questions)
def test_a_red_flag_in_place_of_the_calm_answer_never_lowers(findings, field):
    before = level_of(replaced(findings, field, calm(field)))
    assert all(level_of(replaced(findings, field, red)) >= before for red in RED[field.name])


@settings(max_examples=300, deadline=None)
@given(people, questions)
def test_unknown_in_place_of_the_calm_answer_never_lowers(findings, field):
    before = level_of(replaced(findings, field, calm(field)))
    assert level_of(replaced(findings, field, None)) >= before


@settings(max_examples=100, deadline=None)
@given(people, st.randoms(use_true_random=False))
def test_the_order_of_answers_never_matters(findings, rng):
    answers = list(findings.__dict__.items())
    rng.shuffle(answers)
    again = Findings.from_mapping(dict(answers))
    assert again == findings
    assert triage(again) == triage(findings)


@settings(max_examples=200, deadline=None)
@given(people)
def test_something_always_fires_and_nothing_fires_above_the_level(findings):
    answer = triage(findings)
    assert answer.fired
    assert answer.level is max(fired.level for fired in answer.fired)
    assert known_level(findings) <= answer.level
    assert answer.level is level_of(findings)


@settings(max_examples=200, deadline=None)
@given(people)
def test_routine_needs_every_key_question(findings):
    if triage(findings).level is Level.ROUTINE:
        assert all(findings.answer(field.name) is not None for field in ASKED if field.key)


@settings(max_examples=200, deadline=None)
@given(people)
def test_only_the_flare_rule_suppresses_and_only_two_rules(findings):
    answer = triage(findings)
    if answer.suppressed:
        assert "S09" in answer.rule_ids
        assert {one.rule.id for one in answer.suppressed} <= {"U01", "S01"}
        assert not {"U01", "S01", "M01"} & set(answer.rule_ids)


@settings(max_examples=200, deadline=None)
@given(people)
def test_a_worried_person_never_lowers_and_lifts_below_emergency(findings):
    calm_level = level_of(findings.with_answers({"concern": False}))
    worried = level_of(findings.with_answers({"concern": True}))
    assert worried is calm_level.next_up


@settings(max_examples=15, deadline=None)
@given(people)
def test_counterfactuals_hold_for_anybody(findings):
    assert all(level_of(one.apply(findings)) is one.level for one in counterfactuals(findings))


def test_numbers_between_two_probes_change_nothing():
    """The probes of a number stand for every value: a fine scan finds no level the probes miss."""
    rng = random.Random(5)
    for field in (field for field in ASKED if field.kind == "number"):
        for _ in range(12):
            findings = draw(rng)
            steps = 60
            width = (field.maximum - field.minimum) / steps
            scan = [field.minimum + width * step for step in range(steps + 1)]
            scan = [int(value) for value in scan] if field.whole else scan
            seen = {level_of(replaced(findings, field, value)) for value in scan}
            assert seen <= {level_of(replaced(findings, field, probe)) for probe in field.probes}


def one_caller(rng, reached):
    """Draw one caller, change one answer three ways, and return what went wrong."""
    findings = draw(rng)
    field = rng.choice(ASKED)
    hits, _ = strike(findings, RULES)
    reached.update(rule.id for rule, _ in hits)
    level = max(level for _, level in hits)
    before = level_of(replaced(findings, field, calm(field)))
    own = findings.answer(field.name)
    faults = []
    if level_of(replaced(findings, field, None)) < before:
        faults.append(("unknown below calm", field.name))
    harmless = own is not None and not field.is_red(own) and field.name not in SAYS_MORE
    if harmless and level_of(replaced(findings, field, None)) < level:
        faults.append(("unknown below a harmless answer", field.name))
    if RED[field.name] and level_of(replaced(findings, field, rng.choice(RED[field.name]))) < before:
        faults.append(("red flag lowers", field.name))
    more = own | rng.choice(VALUES[field.name][1:]) if isinstance(own, frozenset) else own
    if more != own and level_of(replaced(findings, field, more)) < level:
        faults.append(("one more symptom lowers", field.name))
    return level, faults


def test_one_hundred_thousand_callers():
    rng = random.Random(20261123)
    reached, levels, faults = Counter(), Counter(), Counter()
    for _ in range(CALLERS):
        level, found = one_caller(rng, reached)
        levels[level] += 1
        faults.update(found)
    assert not faults
    assert {rule.id for rule in RULES} == set(reached)
    assert all(levels[level] > CALLERS / 100 for level in Level)


def test_nobody_asked_anything_is_not_routine():
    assert level_of(EMPTY) is Level.EMERGENCY
    assert level_of(EMPTY.with_answers({"bleeding": "none"})) is Level.URGENT

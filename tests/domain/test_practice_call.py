"""A practice call is marked by what was heard: nobody is told off for what they asked, nothing unasked is normal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bonemets.content import caller
from bonemets.domain import practice
from bonemets.domain.practice import ASKABLE, NOTHING_FOUND, SCREENS, Call
from bonemets.domain.triage import FIELDS, Findings, Level, triage
from bonemets.domain.triage.finding import KEY_NAMES, REASSURING

CALLERS = caller.load().callers
NAMES = [field.name for field in ASKABLE]
STEPS = [*NAMES, *(screen.id for screen in SCREENS)]
EVERYTHING = [screen.id for screen in SCREENS] + NAMES
BASELINE = REASSURING | {
    "pain_onset": "none",
    "cancer_status": "known_bone_mets",
    "corrected_calcium_mmol_per_l": None,
    "corrected_calcium_mg_per_dl": None,
}
E, U, S, R = Level.EMERGENCY, Level.URGENT, Level.SOON, Level.ROUTINE


def person(**answers):
    return Findings().with_answers(BASELINE | answers)


def names(fields):
    return [field.name for field in fields]


def test_every_question_of_the_form_can_be_asked_but_age_pregnancy_and_the_second_calcium_unit():
    assert {field.name for field in FIELDS} - set(NAMES) == {"age_years", "pregnant", "corrected_calcium_mg_per_dl"}


def test_a_screen_holds_questions_that_exist_and_is_quicker_than_asking_one_by_one():
    for screen in SCREENS:
        assert set(screen.names) <= set(NAMES)
        assert screen.seconds < practice.seconds(screen.names)


def test_the_screens_and_four_questions_ask_all_that_routine_needs():
    asked = practice.questions([screen.id for screen in SCREENS])

    assert set(KEY_NAMES) - set(asked) == {"cancer_status", "systemic_treatment_6wk", "pain_nrs", "pain_site"}
    assert len(asked) == sum(len(screen.names) for screen in SCREENS)


@pytest.mark.parametrize("name", NAMES)
def test_each_question_costs_twenty_to_forty_seconds(name):
    assert 20 <= practice.seconds([name]) <= 40


def test_a_question_nobody_knows_has_no_price():
    with pytest.raises(KeyError):
        practice.seconds(["shoe_size"])


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "0 min"), (20, "20 s"), (60, "1 min"), (61, "1 min 1 s"), (600, "10 min")]
)
def test_time_is_told_in_words(seconds, words):
    assert practice.clock(seconds) == words


def test_a_deciding_answer_is_a_red_flag_or_one_whose_calm_twin_would_lower_the_level():
    assert names(practice.deciding(person(walking="unsteady_new"))) == ["walking"]
    hip = person(pain_site="hip_or_lower_limb", pain_nrs=3, weight_bearing_pain=True, pain_onset="days")
    assert set(names(practice.deciding(hip))) == {"pain_site", "pain_onset", "weight_bearing_pain"}
    assert practice.deciding(person()) == ()


def test_a_nerve_question_nobody_can_answer_decides_too_but_a_blood_test_nobody_took_does_not():
    assert names(practice.deciding(person(walking=None))) == ["walking"]
    thirsty = person(calcium_symptoms=frozenset({"anorexia", "thirst_polyuria"}))
    assert names(practice.deciding(thirsty)) == ["calcium_symptoms"]


def test_two_ambers_are_decided_by_both():
    two = person(jaw="exposed_bone_or_pus", denosumab_overdue_weeks=6)

    assert set(triage(two).rule_ids) == {"S11", "S10", "M08"}
    assert set(names(practice.deciding(two))) == {"jaw", "denosumab_overdue_weeks"}
    assert practice.debrief(two, [], EVERYTHING, U, "S10").reason == "main"


def test_a_missed_emergency_is_named_first_and_kindly():
    found = person(bladder="retention_or_incontinence_new")
    marked = practice.debrief(found, [], ["danger", "cancer_status"], R, NOTHING_FOUND)

    assert marked.verdict == "under"
    assert marked.headline == "This was an EMERGENCY, and you called it ROUTINE."
    assert "nobody was harmed" in marked.comment
    assert names(marked.missed) == ["bladder"]
    assert (marked.unused, marked.calming, marked.late) == ((), (), 0)
    assert marked.reason == "other"


def test_a_red_flag_that_was_heard_and_not_used_is_told_apart_from_one_not_asked():
    found = person(bladder="retention_or_incontinence_new", sensory="saddle_numbness")
    marked = practice.debrief(found, [], ["bladder"], U, "E04")

    assert (names(marked.unused), names(marked.missed)) == (["bladder"], [])
    assert marked.established is E


def test_a_call_that_is_too_low_below_an_emergency_says_so():
    marked = practice.debrief(person(one_leg_swelling=True), [], [], S, "R01")

    assert marked.headline == "This call needed URGENT, and you called it SOON."
    assert marked.comment.startswith("Too low means")


def test_a_call_that_is_too_high_is_the_safe_side_and_names_what_would_have_calmed_it():
    asked = [each for each in EVERYTHING if each not in {"rest", "bleeding"}]
    marked = practice.debrief(person(), [], asked, E, "E11")

    assert (marked.verdict, marked.headline) == ("over", "You called it EMERGENCY; ROUTINE was enough.")
    assert names(marked.calming) == ["bleeding"]
    assert marked.comment.startswith("For the caller that is the safe side")
    assert "let you stay lower" in marked.comment


def test_a_call_that_is_too_high_with_everything_asked_says_that_it_was_enough():
    marked = practice.debrief(person(), [], EVERYTHING, S, "S16")

    assert marked.comment.endswith("What you had heard was enough to stay at ROUTINE.")
    assert marked.calming == ()


def test_a_right_level_is_praised_only_for_what_was_asked():
    thigh = person(snap_or_deformity=True)
    guessed = practice.debrief(thigh, [], ["danger"], E, "E06")
    heard = practice.debrief(thigh, [], ["snap_or_deformity"], E, "E06")
    lucky = practice.debrief(person(), [], ["danger"], R, "R01")
    earned = practice.debrief(person(), [], EVERYTHING, R, "R01")

    assert "was not asked" in guessed.comment
    assert heard.comment == earned.comment == "You heard what decides it, and you acted on it."
    assert "could not yet be known" in lucky.comment
    assert {each.verdict for each in (guessed, heard, lucky, earned)} == {"right"}


def test_what_the_caller_volunteers_counts_as_heard_and_costs_nothing():
    found = person(pain_site="spine_thoracic", pain_nrs=4)
    marked = practice.debrief(found, ["pain_site"], [], U, "U01")

    assert marked.missed == ()
    assert marked.seconds == 0


def test_a_reason_is_main_minor_or_other():
    found = person(walking="unsteady_new", one_leg_swelling=True)
    reasons = {rule.id: practice.debrief(found, [], [], E, rule.id).reason for rule in practice.reasons(found, ["U13"])}

    assert reasons == {"E04": "main", "U15": "minor", "U13": "other", "R01": "other"}


def test_asking_on_after_a_short_circuit_emergency_is_counted():
    found = person(breathing="breathless_at_rest")

    assert practice.debrief(found, [], ["danger", "nerves", "rest"], E, "E01").late == 300
    assert practice.debrief(found, [], ["nerves", "danger"], E, "E01").late == 0
    assert practice.debrief(found, ["breathing"], ["nerves"], E, "E01").late == 90
    assert practice.debrief(found, [], ["nerves"], E, "E01").late == 0
    assert practice.debrief(person(bleeding="major"), [], ["bleeding", "nerves"], E, "E11").late == 0


def test_questions_left_open_are_key_can_be_answered_and_could_raise_what_was_found():
    found = person(walking=None)
    marked = practice.debrief(found, [], ["pain_nrs"], S, "R01")

    left = [each.field for each in marked.open]
    assert all(field.key and found.answer(field.name) is not None for field in left)
    assert "walking" not in names(left)
    assert "bladder" in names(left)
    assert practice.debrief(person(bleeding="major"), [], ["bleeding"], E, "E11").open == ()


@given(st.sampled_from(list(CALLERS.values())), st.lists(st.sampled_from(STEPS), unique=True), st.sampled_from(Level))
def test_whatever_is_asked_the_rest_is_never_taken_for_normal(who, steps, level):
    marked = practice.debrief(who.findings, who.volunteers, steps, level, NOTHING_FOUND)

    assert marked.truth.level is who.level
    assert marked.established <= marked.heard.level
    assert marked.verdict == ("right" if level == who.level else "under" if level < who.level else "over")
    assert marked.headline
    assert marked.comment
    assert marked.seconds == practice.seconds(steps)
    asked = {*who.volunteers, *practice.questions(steps)}
    assert asked.isdisjoint(names((*marked.missed, *marked.calming)))
    assert asked.isdisjoint(each.field.name for each in marked.open)
    assert set(names(marked.unused)) <= asked


@pytest.mark.parametrize("who", CALLERS.values(), ids=CALLERS)
def test_a_learner_who_asks_everything_has_missed_nothing_and_knows_the_level(who):
    marked = practice.debrief(who.findings, who.volunteers, EVERYTHING, who.level, who.decoys[0])

    assert (marked.missed, marked.unused, marked.calming, marked.open) == ((), (), (), ())
    assert marked.heard.level is who.level
    assert marked.reason == "other"


def test_no_calls_have_no_summary():
    assert practice.summary([]) == ()


def test_the_summary_says_emergencies_first_then_too_low_too_high_and_time():
    calls = [Call(E, E, 120), Call(E, U, 60), Call(S, R, 90), Call(R, U, 30), Call(U, U, 60), Call(U, E, 60)]

    assert practice.summary(calls) == (
        "Emergencies recognized: 1 of 2.",
        "Other calls called too low: 1 of 4.",
        "Called too high: 2 of 4. For the caller, that is the safer mistake.",
        "Mean time of a call: 1 min 10 s.",
    )


def test_the_summary_never_divides_by_nothing():
    assert practice.summary([Call(S, S, 0)])[0] == "No emergency among these calls yet."
    assert practice.summary([Call(E, E, 45)]) == ("Emergencies recognized: 1 of 1.", "Mean time of a call: 45 s.")

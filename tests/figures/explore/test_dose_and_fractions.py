"""Dose and fractions: the stacks are the model's, the people the trials', the calendar the schedule's."""

import re

import pytest
from text_box import boxes

from bonemets.domain.simulation.linear_quadratic import MORE_VISITS, ONE_VISIT, RESPONSE, Schedule, calendar
from bonemets.figures.explore.dose_and_fractions import EXPLORABLE

LAYOUTS = ("wide", "narrow")


def view(**values):
    return EXPLORABLE.draw(EXPLORABLE.read(values))


def said(svg):
    return " ".join(box.text for box in boxes(svg))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    ("fractions", "dose", "late", "shown"),
    [
        (1, 8, "late", ("14.4 Gy", "29.3 Gy", "EQD2 12.0", "EQD2 17.6")),
        (5, 4, "late", ("28.0 Gy", "46.7 Gy", "EQD2 23.3", "EQD2 28.0")),
        (10, 3, "late", ("39.0 Gy", "60.0 Gy", "EQD2 32.5", "EQD2 36.0")),
        (2, 12, "cord", ("52.8 Gy", "168.0 Gy ↑", "EQD2 44.0", "EQD2 84.0")),
    ],
)
def test_the_doses_on_the_stacks(fractions, dose, late, shown, layout):
    words = said(getattr(view(fractions=fractions, fraction_gy=dose, late=late), layout))

    assert all(text in words for text in shown)


@pytest.mark.parametrize("fractions", [1, 2, 5, 10])
def test_one_block_and_one_bolt_a_visit(fractions):
    svg = view(fractions=fractions, fraction_gy=3).wide

    assert svg.count('class="tumor-soft"') == fractions
    assert svg.count('class="organ"') == fractions
    assert svg.count('class="mark"') == fractions


def test_more_dose_does_not_change_the_people():
    def crowd(svg):
        return re.findall(r'<path d="[^"]*" class="person[^"]*"', svg)

    assert crowd(view().wide) == crowd(view(fractions=10, fraction_gy=3).wide)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_both_sides_of_the_trial_are_named_with_their_counts(layout):
    words = said(getattr(view(), layout))

    for text in ("71 of 100 less pain", "73 of 100 less pain", "24 treated again", "6 treated again", "10 of 23"):
        assert text in words


@pytest.mark.parametrize(("fractions", "day"), [(1, 0), (5, 4), (10, 11)])
def test_during_treatment_no_share_is_claimed(fractions, day):
    assert calendar(Schedule(fractions, 3))[-1] == day
    if day:
        assert "in treatment" in view(fractions=fractions, fraction_gy=3, day=day - 1).reading
    assert "about 38 of 100" in view(fractions=fractions, fraction_gy=3, day=day).reading


def test_the_two_stereotactic_trials_are_shown_against_each_other():
    words = said(view(fractions=2, fraction_gy=12).wide)

    assert "the trials disagree" in words
    assert "35 against 14 %" in words
    assert "60.5 %" in words


@pytest.mark.parametrize(
    ("fractions", "dose", "months", "verdict"),
    [(10, 3, 8, "All three hold"), (10, 3, 5, "Not all hold"), (2, 12, 12, "Not all hold")],
)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_second_course_is_held_against_the_review(fractions, dose, months, verdict, layout):
    shown = view(fractions=fractions, fraction_gy=dose, late="cord", again_months=months)

    assert verdict in said(getattr(shown, layout))


def test_without_a_second_course_nothing_is_said_of_one():
    assert "Two courses" not in said(view().wide)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"fractions": 3, "fraction_gy": 5}, "No trial in our sources"),
        ({"fractions": 1, "fraction_gy": 16}, "disputed"),
        ({"fractions": 10, "fraction_gy": 10}, "only to the target"),
    ],
)
def test_a_schedule_outside_of_the_trials_gets_a_word(values, words):
    assert any(words in note for note in view(**values).notes)


def test_a_schedule_of_the_trials_needs_none():
    assert view().notes == ()


def test_a_flare_is_never_used_to_explain_weakness():
    assert "never a flare" in said(view().wide)


def test_the_answer_to_the_prediction_is_the_trials_and_its_premise_the_models():
    assert EXPLORABLE.prediction.answer == "two"
    assert RESPONSE[MORE_VISITS].percent - RESPONSE[ONE_VISIT].percent == 2
    assert Schedule(6, 4).bed_gy(10) > 2 * Schedule(1, 8).bed_gy(10)

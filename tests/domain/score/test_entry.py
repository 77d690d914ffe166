"""Numbers, choices and yes/no questions, and how they refuse nonsense."""

from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bonemets.domain.result import InputError, Part
from bonemets.domain.score import mirels, sins
from bonemets.domain.score.entry import Choice, Entry, Flag, Option
from bonemets.domain.score.logic import both, either
from bonemets.domain.score.number import REACH, Number, exact, rounded

AGE = Number(name="age_years", label="Age", unit="years", minimum=18, maximum=120, step=1, cuts=((18, 2), (60, 0)))
TENS = Number(name="tens", label="Tens", unit="%", minimum=0, maximum=100, step=10, strict=True)


class Color(StrEnum):
    RED = "red"
    BLUE = "blue"


COLOR = Choice(name="color", label="Color", options=(Option(Color.RED, "warm red"), Option(Color.BLUE, "cool blue")))
ASKED = Flag(name="asked", label="Asked")


@pytest.mark.parametrize(
    ("value", "places", "expected"), [(2.675, 2, 2.68), (0.05, 1, 0.1), (24.349, 1, 24.3), (60.04, 1, 60.0)]
)
def test_rounding_is_half_up_on_the_written_number(value, places, expected):
    assert rounded(exact(value), places) == expected


@pytest.mark.parametrize(("age", "points"), [(18, 2), (59, 2), (60, 0), (120, 0)])
def test_points_of_a_number_follow_its_cut_points(age, points):
    assert AGE.part(age) == Part("Age", f"{age} years", points)


def test_a_number_without_cut_points_earns_none():
    assert TENS.part(50) == Part("Tens", "50 %", None)


@pytest.mark.parametrize("bad", [65, 0.5, 99.999])
def test_a_strict_number_refuses_what_falls_between_its_steps(bad):
    with pytest.raises(InputError, match=r"between steps. Allowed: 0 to 100 % in steps of 10"):
        TENS.read(bad)


def test_a_needed_number_may_not_be_unknown():
    assert AGE.need(60) == 60
    with pytest.raises(InputError, match="age_years: is not known"):
        AGE.need(None)


def test_a_walk_leaves_neither_the_range_nor_the_reach():
    up, down = (list(path) for path in AGE.paths(20))

    assert (up[0], up[-1], down) == (21, 120, [19, 18])
    fine = Number(name="x", label="X", unit="", minimum=0, maximum=1000, step=0.1)
    assert [len(list(path)) for path in fine.paths(500)] == [REACH, REACH]


def test_an_unknown_number_has_no_neighbors():
    assert list(AGE.paths(None)) == []


def test_a_choice_accepts_its_enum_and_its_readable_value_only():
    assert COLOR.read(Color.RED) is COLOR.read("red")
    for bad in ("Red", "green", 1, True, sins.Lesion.LYTIC):
        with pytest.raises(InputError, match=r"color: .* is not one of the choices. Allowed: red, blue"):
            COLOR.read(bad)


def test_a_member_of_another_enum_is_refused_although_its_text_fits():
    with pytest.raises(InputError, match="lesion"):
        mirels.mirels(lesion=sins.Lesion.LYTIC)


@pytest.mark.parametrize(
    ("text", "answer"), [("yes", True), ("No", False), ("TRUE", True), ("false", False), ("", None)]
)
def test_a_yes_or_no_reads_plain_words(text, answer):
    assert ASKED.parse(text) is answer


def test_answers_are_shown_in_the_words_of_the_form():
    assert (COLOR.show("red"), ASKED.show(value=False), AGE.show(60), AGE.show(None)) == (
        "warm red",
        "no",
        "60 years",
        "not known",
    )


def test_a_choice_without_points_adds_nothing():
    assert COLOR.points_range() == ASKED.points_range() == (0, 0)
    assert AGE.points_range() == (0, 2)


@pytest.mark.parametrize("method", ["read", "part", "paths"])
def test_an_entry_of_no_kind_answers_nothing(method):
    with pytest.raises(NotImplementedError):
        getattr(Entry(name="x", label="X"), method)(1)


@pytest.mark.parametrize("method", ["points_range", "summary"])
def test_an_entry_of_no_kind_describes_nothing(method):
    with pytest.raises(NotImplementedError):
        getattr(Entry(name="x", label="X"), method)()


def test_an_option_without_points_is_summarized_by_its_value():
    assert (COLOR.summary(), ASKED.summary()) == ("red | blue", "yes | no")


@given(st.lists(st.sampled_from([True, False, None]), min_size=1, max_size=4))
def test_an_unknown_answer_only_matters_when_it_could_change_the_conclusion(answers):
    guesses = [
        [True if answer is None else answer for answer in answers],
        [bool(answer) for answer in answers],
    ]

    assert either(*answers) is (any(guesses[0]) if any(guesses[0]) == any(guesses[1]) else None)
    assert both(*answers) is (all(guesses[0]) if all(guesses[0]) == all(guesses[1]) else None)

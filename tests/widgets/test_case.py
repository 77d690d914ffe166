"""A case as it is played: one step at a time, nothing from later, nothing twice, and back after a reload."""

import json

import pytest
from answers import partly, right, wrong
from hypothesis import given
from hypothesis import strategies as st

from bonemets.content import bank
from bonemets.content import case as content
from bonemets.content.table import ContentError
from bonemets.widgets.base import SORRY
from bonemets.widgets.case import Case
from bonemets.widgets.case_view import words

NAMES = content.ids()
TODAY = "2026-11-25"


def go_on(say, case):
    say(case, {"kind": "go_on", "from": case.opened})


def check(step, response):
    return {"kind": "check", "item": step.item.id, "response": response, "today": TODAY, "kept": None, "sure": None}


def play(say, case, answer=right, steps=6):
    """Play so many steps; the last one is left open at what happened then."""
    for number, step in enumerate(content.load(case.name).steps[:steps]):
        go_on(say, case)
        assert case.opened == number + 1
        say(case, check(step, answer(step.item)))
    return case


def kept(case, **more):
    state = {"format": "bonemets-case", "version": 2, "name": case.name, "answers": case.answers, **more}
    return {"kind": "restore", "text": json.dumps(state)}


def test_a_case_that_does_not_exist_names_those_there_are():
    with pytest.raises(ContentError, match="no such case; there are: "):
        Case("nobody")


@pytest.mark.parametrize("name", NAMES)
def test_it_opens_with_the_card_and_nothing_else(name):
    case = Case(name)
    card = content.load(name).prebrief

    assert repr(case) == f"Case('{name}')"
    assert (case.opened, case.items, case.chart, case.outcomes, case.debrief) == (0, [], {}, {}, {})
    assert case.opening["objectives"] == card.objectives
    assert case.opening["ground_rule"] == card.ground_rule
    assert case.opening["steps"] == 6


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_a_later_step_reaches_the_page(name, say):
    steps = content.load(name).steps
    case = play(say, Case(name), steps=2)
    sent = json.dumps({key: value for key, value in case.get_state().items() if key != "layout"}, default=str)

    assert steps[1].item.stem in sent
    for later in steps[2:]:
        assert json.dumps(later.item.stem)[1:-1] not in sent
        assert json.dumps(later.sound)[1:-1] not in sent
    assert steps[0].missed not in sent


@pytest.mark.parametrize("name", NAMES)
def test_the_chart_of_a_step_ends_at_its_time_and_marks_what_is_new(name, say):
    known = content.load(name)
    labels = {time.id: time.label for time in known.chart.times}
    case = Case(name)
    for number, step in enumerate(known.steps):
        go_on(say, case)
        assert case.chart["now"] == labels[step.at] == case.items[-1]["time"]
        same = number and known.steps[number - 1].at == step.at
        assert any(tab["new"] for tab in case.chart["tabs"]) is not bool(same)
        assert "chart" not in case.items[-1]
        say(case, check(step, right(step.item)))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("answer", "way"), [(right, "sound"), (wrong, "missed")])
def test_after_a_step_what_happens_is_told(name, answer, way, say):
    case = play(say, Case(name), answer)

    for step in content.load(name).steps:
        assert case.outcomes[step.item.id] == {"sound": way == "sound", "text": getattr(step, way)}


def test_a_step_is_not_left_before_it_is_answered(say):
    case = Case("breast")
    for _ in range(3):
        go_on(say, case)

    assert case.opened == 1
    assert case.summary == "0 of 6 steps answered"


def test_an_answered_step_stays_as_it_is(say):
    case = play(say, Case("breast"), wrong, steps=1)
    step = content.load("breast").steps[0]
    before = (case.answers, case.feedback, case.outcomes)
    say(case, check(step, right(step.item)))
    say(case, {"kind": "retry", "item": step.item.id})

    assert (case.answers, case.feedback, case.outcomes) == before


def test_a_step_that_is_not_open_cannot_be_answered(say):
    case = Case("breast")
    steps = content.load("breast").steps
    say(case, check(steps[0], right(steps[0].item)))
    go_on(say, case)
    say(case, check(steps[3], right(steps[3].item)))

    assert case.answers == {}
    assert case.notice == ""


def test_going_on_from_a_place_that_was_left_meanwhile_skips_nothing(say):
    before = play(say, Case("breast"), steps=3)
    case = Case("breast")
    # "Begin" was pressed before the device's answers were back; then "Go on" twice.
    say(case, kept(before, place=content.load("breast").steps[0].item.id))
    say(case, {"kind": "go_on", "from": 0})
    assert (case.opened, case.answered) == (1, 3)

    for _ in range(2):
        say(case, {"kind": "go_on", "from": 1})
    assert case.opened == 2


def test_an_empty_answer_is_asked_for_and_then_taken_back(say):
    case = Case("breast")
    step = content.load("breast").steps[0]
    go_on(say, case)
    say(case, check(step, {}))
    assert case.feedback[step.item.id] == {"error": "Choose an answer first."}

    say(case, {"kind": "retry", "item": step.item.id})
    assert case.feedback == {}
    assert case.outcomes == {}


@pytest.mark.parametrize("name", NAMES)
def test_the_debrief_tells_own_choices_along_the_chart(name, say):
    case = play(say, Case(name), wrong)
    assert case.debrief == {}
    go_on(say, case)
    known = content.load(name)
    talk = case.debrief

    assert case.opened == 7
    assert talk["headline"].startswith("0 of ")
    assert talk["headline"].endswith("0 of 6 steps went as hoped.")
    assert [event["text"] for event in talk["timeline"]] == [step.missed for step in known.steps]
    assert [event["choices"] for event in talk["timeline"]] == [
        words(step.item, wrong(step.item)) for step in known.steps
    ]
    assert all(event["choices"] for event in talk["timeline"])
    assert [gap["questions"] for gap in talk["why"]] == [step.why for step in known.steps]
    assert talk["take_home"] == known.debrief.take_home
    assert json.dumps(talk)


@pytest.mark.parametrize("name", NAMES)
def test_where_no_point_was_lost_nothing_is_asked(name, say):
    case = play(say, Case(name))
    go_on(say, case)

    assert case.debrief["why"] == []
    assert all(event["full"] for event in case.debrief["timeline"])
    assert case.debrief["headline"].endswith("6 of 6 steps went as hoped.")


def test_partly_right_can_be_sound_and_still_leaves_questions(say):
    case = play(say, Case("breast"), lambda item: partly(item) or right(item))
    go_on(say, case)
    gaps = {gap["step"] for gap in case.debrief["why"]}

    assert gaps
    assert len(gaps) == sum(not event["full"] for event in case.debrief["timeline"])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("steps", [0, 1, 3, 6])
def test_a_reload_brings_the_learner_back_to_where_they_were(name, steps, say, heard):
    before = play(say, Case(name), steps=steps)
    after = Case(name)
    say(after, kept(before, place=before.items[-1]["id"] if steps else ""))

    assert after.opened == before.opened
    assert after.answers == before.answers
    assert after.outcomes == before.outcomes
    assert after.chart == before.chart
    assert {"kind": "restored"} in heard


def test_a_reload_keeps_the_debrief_and_the_step_that_was_open(say):
    done = play(say, Case("lung"))
    go_on(say, done)
    again = Case("lung")
    say(again, kept(done, place="debrief"))
    assert again.debrief == done.debrief

    half = play(say, Case("lung"), steps=2)
    go_on(say, half)
    back = Case("lung")
    say(back, kept(half, place=half.items[-1]["id"]))
    assert back.opened == 3
    assert back.outcomes == half.outcomes


def test_a_place_too_far_on_is_not_believed(say):
    half = play(say, Case("lung"), steps=2)
    back = Case("lung")
    say(back, kept(half, place="debrief"))

    assert back.opened == 3
    assert back.debrief == {}


def test_a_step_that_has_changed_is_asked_again(say):
    played = play(say, Case("lung"), steps=3)
    first, second, third = list(played.answers)
    answers = {**played.answers, second: {**played.answers[second], "version": 99}}
    back = Case("lung")
    state = {"format": "bonemets-case", "version": 2, "name": "lung", "answers": answers, "place": third}
    say(back, {"kind": "restore", "text": json.dumps(state)})

    assert back.opened == 2
    assert "has changed" in back.feedback[second]["changed"]
    assert list(back.outcomes) == [first]


def test_start_again_begins_at_the_card(say):
    case = play(say, Case("breast"))
    go_on(say, case)
    say(case, {"kind": "again"})

    assert (case.opened, case.items, case.answers, case.feedback) == (0, [], {}, {})
    assert (case.outcomes, case.debrief, case.chart, case.summary) == ({}, {}, {}, "")


def test_what_a_device_remembers_of_a_question_is_sent_for_keeping(say):
    assert list(play(say, Case("breast"), steps=1).remembered) == ["case-breast-cues"]


@pytest.mark.parametrize("type_", ["matrix-multiple-choice", "matrix-multiple-response"])
def test_a_matrix_is_told_row_by_row(type_):
    (item,) = (each for each in bank.load("gallery").items.values() if each.type == type_)
    told, nothing = words(item, right(item)), words(item, {})
    columns = dict(item.columns)

    assert told == [f"{row.text}: {', '.join(columns[id_] for id_ in columns if id_ in row.key)}" for row in item.rows]
    assert nothing == [f"{row.text}: left open" for row in item.rows]


ANSWER = st.fixed_dictionaries(
    {},
    optional={
        "response": st.one_of(
            st.none(), st.dictionaries(st.text(max_size=4), st.lists(st.text(max_size=4), max_size=3))
        ),
        "tries": st.one_of(st.integers(-1, 3), st.text(max_size=3)),
        "first": st.integers(-1, 9),
        "maximum": st.one_of(st.none(), st.integers(0, 9)),
        "sure": st.none(),
        "day": st.one_of(st.none(), st.text(max_size=10)),
        "version": st.integers(0, 3),
    },
)
PLACES = ["", "debrief", "case-lung-why", "case-x"]


@given(
    st.dictionaries(st.sampled_from(["case-lung-cues", "case-lung-calcium", "x"]), ANSWER, max_size=3),
    st.one_of(st.sampled_from(PLACES), st.none(), st.integers()),
)
def test_whatever_a_device_had_kept_nothing_is_raised(say, answers, place):
    case = Case("lung")
    state = {"format": "bonemets-case", "version": 2, "name": "lung", "answers": answers, "place": place}
    say(case, {"kind": "restore", "text": json.dumps(state)})

    assert case.notice != SORRY
    assert case.opened <= case.answered + 1
    assert set(case.outcomes) <= set(case.answers)


@given(st.dictionaries(st.sampled_from(["kind", "item", "response"]), st.one_of(st.none(), st.integers(), st.text())))
def test_whatever_a_page_sends_the_case_stays_playable(say, content):
    case = Case("lung")
    say(case, {"kind": "check", **content})
    go_on(say, case)

    assert case.opened == 1

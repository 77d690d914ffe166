"""Questions of every type as the page uses them: messages in, traits out."""

import json

import pytest
from answers import partly, right, wrong
from hypothesis import given, settings
from hypothesis import strategies as st

from bonemets.content import bank, source
from bonemets.domain.marking import KINDS, score
from bonemets.widgets.base import HERE, SORRY
from bonemets.widgets.question import CHOOSE, FRONT_END, Questions
from bonemets.widgets.question_view import CONTROLS, HOW

GALLERY = bank.load("gallery")
ITEMS = list(GALLERY.items.values())
ALL = [item for lesson in bank.lessons() for item in bank.load(lesson).items.values()]
each_item = pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
TODAY = "2026-11-25"


def questions(items=ITEMS):
    return Questions("gallery", "Gallery", items, GALLERY.charts)


def check(item, response, **more):
    return {"kind": "check", "item": item.id, "response": response, "today": TODAY, **more}


def saved(answers, **more):
    state = {"format": "bonemets-quiz", "version": 2, "name": "gallery", "answers": answers, **more}
    return {"kind": "restore", "text": json.dumps(state)}


def texts(value):
    """Every text in what a page gets."""
    if isinstance(value, dict):
        return [text for each in value.values() for text in texts(each)]
    if isinstance(value, (list, tuple)):
        return [text for each in value for text in texts(each)]
    return [value] if isinstance(value, str) else []


def test_the_front_end_of_all_question_types_stays_small():
    assert sum(len((HERE / name).read_bytes()) for name in {*FRONT_END, "quiz.js"}) <= 60_000


def test_the_gallery_has_every_type_and_every_type_has_a_control_and_an_instruction():
    assert {item.type for item in ITEMS} == set(KINDS) == set(CONTROLS) == set(HOW) | {"select-n"}


@pytest.mark.parametrize("item", ALL, ids=lambda item: item.id)
def test_nothing_that_reaches_the_page_gives_the_answer_away_before_it_is_checked(item):
    lesson = bank.load(item.id.split("-", maxsplit=1)[0])
    (view,) = Questions("x", "X", [item], lesson.charts).items
    told = set(texts(view))

    assert not told & {reason.rationale for reason in item.reasons}
    assert item.take_away not in told
    assert not [key for key in ("key", "rationale", "misconception") if f'"{key}"' in json.dumps(view)]


@each_item
def test_a_shuffled_question_shows_the_same_options_and_an_order_never_starts_as_its_key(item):
    (view,) = questions([item]).items
    for part in view.get("parts", []):
        for order in part.get("orders", []):
            shown = [part["options"][int(digit, 36)]["id"] for digit in order]
            assert sorted(shown) == sorted(option["id"] for option in part["options"])
            if item.type == "ordered-response":
                assert shown != [option.id for option in item.options]
                assert [option["id"] for option in part["options"]] != [option.id for option in item.options]


@each_item
@pytest.mark.parametrize(("answer", "verdict"), [(right, "right"), (partly, "partly right"), (wrong, "not yet")])
def test_every_type_is_marked_right_partly_right_and_not_yet(item, answer, verdict, say):
    response, widget = answer(item), questions()
    if response is None:
        assert score(item.marking, right(item)).maximum == 1 or item.number
        return
    say(widget, check(item, response))
    shown, mark = widget.feedback[item.id], score(item.marking, response)

    assert (shown["verdict"], shown["points"], shown["maximum"]) == (verdict, mark.points, mark.maximum)
    assert (shown["sentence"], shown["take_away"]) == (mark.sentence, item.take_away)
    assert widget.answers[item.id]["first"] == mark.points
    assert widget.notice == ""


@each_item
@pytest.mark.parametrize("answer", [right, wrong])
def test_after_check_everything_says_why_and_where_that_is_from(item, answer, say):
    widget = questions()
    say(widget, check(item, answer(item)))
    shown = widget.feedback[item.id]["reasons"]
    wanted = [reason for reason in item.reasons if item.number is None or reason is item.number]

    assert {each["rationale"] for each in shown} == {reason.rationale for reason in wanted}
    for each in shown:
        assert each["word"]
        assert each["sources"]
        assert all(link["short"] == source.load()[link["key"]].short for link in each["sources"])


@each_item
def test_a_right_answer_shows_no_wrong_mark_and_a_wrong_one_no_right_pick(item, say):
    widget = questions()
    say(widget, check(item, right(item)))
    states = {mark["state"] for mark in widget.feedback[item.id]["marks"]}
    say(widget, {"kind": "retry", "item": item.id})
    say(widget, check(item, wrong(item)))
    after = {mark["state"] for mark in widget.feedback[item.id]["marks"]}

    assert states <= {"key", "other"}
    assert "key" not in after
    assert after & {"wrong", "missed"}


@each_item
@pytest.mark.parametrize("response", [None, {}, "empty slots"])
def test_nothing_chosen_asks_for_an_answer_and_counts_as_no_try(item, response, say):
    widget = questions()
    empty = {slot.id: [] for slot in item.marking.slots} if item.number is None else {"value": [""]}
    say(widget, check(item, empty if response == "empty slots" else response))

    assert widget.feedback == {item.id: {"error": CHOOSE}}
    assert (widget.answers, widget.summary, widget.notice) == ({}, "", "")


def test_a_number_the_author_foresaw_gets_its_own_explanation(say):
    item = next(item for item in ITEMS if item.number and item.number.traps)
    trap = item.number.traps[0]
    widget = questions()
    say(widget, check(item, {"value": [str(trap.quantity.value)], "unit": [trap.quantity.unit]}))

    assert widget.feedback[item.id]["reasons"][0]["rationale"] == trap.rationale


def test_a_right_cause_whose_pair_failed_is_called_right_but_not_counted(say):
    item = next(item for item in ITEMS if item.type == "dropdown-rationale")
    pair = next(iter(item.marking.pairs().values()))
    cause = next(slot for slot in pair if slot.role == "cause")
    widget = questions()
    say(widget, check(item, {cause.id: list(cause.key)}))
    marks = {mark["slot"]: mark["state"] for mark in widget.feedback[item.id]["marks"] if mark["id"] in cause.key}

    assert marks[cause.id] == "unpaired"
    assert widget.feedback[item.id]["points"] == 0


def test_trying_again_clears_the_feedback_and_keeps_the_first_result(say):
    item, widget = ITEMS[0], questions()
    say(widget, check(item, wrong(item), sure=3))
    say(widget, {"kind": "retry", "item": item.id})
    between = dict(widget.feedback)
    say(widget, check(item, right(item), sure=1))
    kept = widget.answers[item.id]

    assert between == {}
    assert widget.feedback[item.id]["verdict"] == "right"
    assert (kept["tries"], kept["first"], kept["sure"], kept["day"]) == (2, 0, 3, TODAY)
    assert widget.summary == f"0 of 1 right first time; {len(ITEMS) - 1} to go."


def test_the_page_is_told_what_to_remember_for_another_day(say):
    widget, item = questions(), ITEMS[0]
    say(widget, check(item, wrong(item), sure=3))

    assert list(widget.remembered) == [item.id]
    json.dumps(widget.get_state("remembered"))


@each_item
def test_what_was_answered_comes_back_with_its_feedback(item, say):
    before, after = questions(), questions()
    say(before, check(item, partly(item) or wrong(item)))
    say(after, saved(before.answers))

    assert after.answers == before.answers
    assert after.feedback == before.feedback
    assert after.summary == before.summary
    assert after.notice == ""


def test_an_edited_question_says_so_and_the_others_come_back(say, heard):
    first, second = ITEMS[:2]
    before = questions()
    for item in (first, second):
        say(before, check(item, right(item)))
    answers = {**before.answers, first.id: {**before.answers[first.id], "version": first.version + 1}}
    after = questions()
    say(after, saved(answers))

    assert list(after.answers) == [second.id]
    assert "has changed since you answered it" in after.feedback[first.id]["changed"]
    assert after.feedback[second.id]["verdict"] == "right"
    assert {"kind": "restored"} in heard


def test_an_answer_with_an_option_that_is_gone_is_shown_as_changed(say):
    item, widget = ITEMS[0], questions()
    answer = {"response": {"answer": ["no-such"]}, "tries": 1, "first": 0, "maximum": 1, "sure": None, "day": None}
    say(widget, saved({item.id: {**answer, "version": item.version}}))

    assert "changed" in widget.feedback[item.id]
    assert widget.answers == {}


@pytest.mark.parametrize("item", [None, "no-such", 7, ["a"], {}])
@pytest.mark.parametrize("kind", ["check", "retry"])
def test_a_question_that_is_not_asked_is_one_plain_sentence_and_changes_nothing(kind, item, say):
    widget = questions()
    say(widget, {"kind": kind, "item": item, "response": {"answer": ["a"]}})

    assert (widget.notice, widget.answers, widget.feedback) == (SORRY, {}, {})


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.floats() | st.text(max_size=9) | st.sampled_from("abcd"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=8,
)
SLOTS = st.sampled_from(["answer", "value", "unit", "actions", "condition", "row-1", "a"])
RESPONSES = st.dictionaries(SLOTS, st.lists(st.sampled_from("abcdef"), max_size=4) | JSON, max_size=3) | JSON
FIELDS = {
    "item": st.sampled_from([item.id for item in ITEMS]) | JSON,
    "response": RESPONSES,
    "sure": JSON,
    "today": JSON,
    "kept": JSON,
    "text": JSON,
}


@settings(max_examples=1000)
@given(st.fixed_dictionaries({}, optional=FIELDS), st.sampled_from(sorted(Questions.messages)))
def test_no_message_of_the_page_can_raise_or_lose_an_answer(say, content, kind):
    item, widget = ITEMS[0], questions(ITEMS)
    say(widget, check(item, right(item)))
    say(widget, {**content, "kind": kind})

    assert item.id in widget.answers
    assert "Traceback" not in widget.notice

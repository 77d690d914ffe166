"""A quiz as the page uses it: messages in, traits out."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bonemets.content import bank, source
from bonemets.content.table import ContentError
from bonemets.widgets.base import SORRY
from bonemets.widgets.quiz import Quiz

PRE, FINAL = "symptoms-pre", "symptoms-final"
QUIZZES = [quiz.id for lesson in bank.lessons() for quiz in bank.load(lesson).quizzes.values()]
SINGLE = bank.find_quiz(PRE).items[0]
SEVERAL = next(item for item in bank.find_quiz(FINAL).items if item.type == "select-all")


def ids(item, *, key):
    return [option.id for option in item.options if option.key is key]


def check(item, picked):
    return {"kind": "check", "item": item.id, "picked": picked}


def saved(name=PRE, **changes):
    return {"format": "bonemets-quiz", "version": 1, "name": name, "answers": {}, **changes}


def restore(state):
    return {"kind": "restore", "text": state if isinstance(state, str) else json.dumps(state)}


def answer(item, **changes):
    return {"picked": ids(item, key=True), "tries": 1, "first": 1, "version": item.version, **changes}


def test_a_quiz_that_does_not_exist_names_those_there_are():
    with pytest.raises(ContentError, match="no such quiz; there are: symptoms-pre"):
        Quiz("symptoms-nope")


@pytest.mark.parametrize("name", QUIZZES)
def test_nothing_that_reaches_the_page_gives_the_answer_away_before_it_is_checked(name):
    state = json.dumps({key: each for key, each in Quiz(name).get_state().items() if key != "_esm"})
    items = bank.find_quiz(name).items
    secrets = [option.rationale for item in items for option in item.options] + [item.take_away for item in items]

    assert {frozenset(option) for item in Quiz(name).items for option in item["options"]} == {frozenset({"id", "text"})}
    assert not [secret for secret in secrets if json.dumps(secret)[1:-1] in state]


@pytest.mark.parametrize("item", [SINGLE, SEVERAL], ids=lambda item: item.type)
def test_after_check_every_option_says_whether_it_was_right_why_and_where_that_is_from(item, say):
    quiz = Quiz(PRE if item is SINGLE else FINAL)
    picked = [ids(item, key=False)[0]]
    say(quiz, check(item, picked))
    shown = quiz.feedback[item.id]["options"]

    assert [each["id"] for each in shown] == [option.id for option in item.options]
    for each, option in zip(shown, item.options, strict=True):
        assert (each["key"], each["picked"]) == (option.key, option.id in picked)
        assert each["rationale"] == option.rationale
        assert [link["key"] for link in each["sources"]] == list(option.sources)
        assert [link["short"] for link in each["sources"]] == [source.load()[key].short for key in option.sources]
    assert quiz.feedback[item.id]["take_away"] == item.take_away


def test_the_word_beside_an_option_tells_the_four_cases_apart(say):
    quiz = Quiz(FINAL)
    say(quiz, check(SEVERAL, ids(SEVERAL, key=True)[:1] + ids(SEVERAL, key=False)[:1]))
    words = {(each["key"], each["picked"]): each["word"] for each in quiz.feedback[SEVERAL.id]["options"]}

    assert len(words) == len(set(words.values())) == 4
    assert all(words.values())


@pytest.mark.parametrize(
    ("item", "right", "wrong", "verdict", "points"),
    [
        (SINGLE, 1, 0, "right", 1),
        (SINGLE, 0, 1, "not yet", 0),
        (SEVERAL, len(SEVERAL.key), 0, "right", len(SEVERAL.key)),
        (SEVERAL, 2, 1, "partly right", 1),
        (SEVERAL, 1, 2, "not yet", 0),
    ],
)
def test_the_verdict_and_points_follow_what_was_picked(item, right, wrong, verdict, points, say):  # noqa: PLR0913, PLR0917
    quiz = Quiz(PRE if item is SINGLE else FINAL)
    say(quiz, check(item, ids(item, key=True)[:right] + ids(item, key=False)[:wrong]))
    feedback = quiz.feedback[item.id]

    assert (feedback["verdict"], feedback["points"], feedback["maximum"]) == (verdict, points, len(item.key))
    assert f"{points} of {len(item.key)} point" in feedback["sentence"]


@pytest.mark.parametrize("content", [{}, {"picked": []}, {"picked": None}])
def test_nothing_picked_asks_for_an_answer_and_counts_as_no_try(content, say):
    quiz = Quiz(PRE)
    say(quiz, {"kind": "check", "item": SINGLE.id, **content})

    assert quiz.feedback == {SINGLE.id: {"error": "Choose an answer first."}}
    assert (quiz.answers, quiz.summary, quiz.notice) == ({}, "", "")


@pytest.mark.parametrize("picked", ["a", 7, True, {"a": 1}, [1], [["a"]], [None], ["a", "a"], ["a", "b"], ["z"], [""]])
def test_a_pick_no_page_would_send_is_refused_in_words_and_not_kept(picked, say):
    quiz = Quiz(PRE)
    say(quiz, check(SINGLE, picked))

    assert list(quiz.feedback[SINGLE.id]) == ["error"]
    assert (quiz.answers, quiz.notice) == ({}, "")


@pytest.mark.parametrize("item", [None, "no-such", 7, ["a"], {}])
@pytest.mark.parametrize("kind", ["check", "retry"])
def test_a_question_that_is_not_in_the_quiz_is_one_plain_sentence_and_changes_nothing(kind, item, say):
    quiz = Quiz(PRE)
    say(quiz, {"kind": kind, "item": item, "picked": ["a"]})

    assert (quiz.notice, quiz.answers, quiz.feedback) == (SORRY, {}, {})


def test_trying_again_clears_the_feedback_and_keeps_the_first_result(say):
    quiz = Quiz(PRE)
    say(quiz, check(SINGLE, ids(SINGLE, key=False)[:1]))
    say(quiz, {"kind": "retry", "item": SINGLE.id})
    between = dict(quiz.feedback)
    say(quiz, check(SINGLE, ids(SINGLE, key=True)))

    assert between == {}
    assert quiz.feedback[SINGLE.id]["verdict"] == "right"
    assert quiz.answers[SINGLE.id] == answer(SINGLE, tries=2, first=0)
    assert quiz.summary == "0 of 1 right first time; 1 to go."


def test_the_summary_counts_first_tries_and_what_is_left(say):
    quiz = Quiz(PRE)
    summaries = [quiz.summary]
    for item in bank.find_quiz(PRE).items:
        say(quiz, check(item, ids(item, key=True)))
        summaries.append(quiz.summary)

    assert summaries == ["", "1 of 1 right first time; 1 to go.", "2 of 2 right first time."]


def test_a_right_answer_to_select_all_counts_as_right_in_the_summary(say):
    quiz = Quiz(FINAL)
    say(quiz, check(SEVERAL, ids(SEVERAL, key=True)))

    assert quiz.summary.startswith("1 of 1 right first time; ")


@pytest.mark.parametrize("name", QUIZZES)
def test_what_was_saved_comes_back_with_its_feedback(name, say):
    before, after = Quiz(name), Quiz(name)
    for number, item in enumerate(bank.find_quiz(name).items):
        say(before, check(item, ids(item, key=number % 2 == 0)[:1]))
    say(after, restore(saved(name, answers=before.answers)))

    assert (after.answers, after.feedback, after.summary) == (before.answers, before.feedback, before.summary)
    assert after.notice == ""


REFUSED = {
    "garbled": "{",
    "older": saved(version=0),
    "another quiz": saved(FINAL),
    "another widget": saved(format="bonemets-triage"),
    "an answer that is a list": saved(answers={SINGLE.id: []}),
    "an answer that is a word": saved(answers={SINGLE.id: "a"}),
    "picked is a word": saved(answers={SINGLE.id: answer(SINGLE, picked="a")}),
    "no tries": saved(answers={SINGLE.id: answer(SINGLE, tries=0)}),
    "true tries": saved(answers={SINGLE.id: answer(SINGLE, tries=True)}),
    "half a try": saved(answers={SINGLE.id: answer(SINGLE, tries=1.5)}),
    "endless tries": saved(answers={SINGLE.id: answer(SINGLE, tries=10**9)}),
    "less than nothing": saved(answers={SINGLE.id: answer(SINGLE, first=-1)}),
    "no version": saved(answers={SINGLE.id: answer(SINGLE, version=None)}),
    "an unknown field": saved(answers={SINGLE.id: answer(SINGLE, more=1)}),
    "huge": saved(answers={"x" * 100_000: {"tries": "y" * 50_000}}),
    "deep": json.dumps(saved(answers="HERE")).replace('"HERE"', "[" * 900 + "]" * 900),
}


@pytest.mark.parametrize("state", REFUSED.values(), ids=REFUSED.keys())
def test_a_state_that_cannot_be_read_is_named_set_aside_and_costs_no_answer(state, say, heard):
    quiz = Quiz(PRE)
    say(quiz, check(SINGLE, ids(SINGLE, key=True)))
    before = (quiz.answers, quiz.feedback, quiz.summary)
    say(quiz, restore(state))

    assert quiz.notice.startswith("Earlier answers to these questions could not be read: ")
    assert quiz.notice.endswith(". They are kept aside.")
    assert len(quiz.notice) < 300
    assert heard == [{"kind": "set-aside"}]
    assert (quiz.answers, quiz.feedback, quiz.summary) == before


OUTDATED = {
    "a newer version of the question": answer(SINGLE, version=SINGLE.version + 1),
    "an option that is gone": answer(SINGLE, picked=["z"]),
    "the same option twice": answer(SINGLE, picked=["b", "b"]),
    "two answers to a single choice": answer(SINGLE, picked=["a", "b"]),
    "a pick that is no text": answer(SINGLE, picked=[["a"]]),
}


@pytest.mark.parametrize("outdated", OUTDATED.values(), ids=OUTDATED.keys())
def test_a_question_that_has_changed_is_asked_again_and_the_others_are_kept(outdated, say, heard):
    kept = bank.find_quiz(PRE).items[1]
    quiz = Quiz(PRE)
    say(quiz, restore(saved(answers={SINGLE.id: outdated, kept.id: answer(kept), "symptoms-gone": answer(SINGLE)})))

    assert quiz.answers == {kept.id: answer(kept)}
    assert list(quiz.feedback) == [kept.id]
    assert quiz.notice == "Some questions have changed since you answered them; please answer them again."
    assert heard == [{"kind": "restored"}]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.floats() | st.text(max_size=9) | st.sampled_from("abcd"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=8,
)
GOOD_ANSWERS = st.builds(
    lambda picked, tries, first: {"picked": [picked], "tries": tries, "first": first, "version": SINGLE.version},
    st.sampled_from([option.id for option in SINGLE.options]),
    st.integers(1, 9),
    st.integers(0, 1),
)
FORGED = st.fixed_dictionaries(
    {}, optional={key: JSON | st.just(value) for key, value in [*answer(SINGLE).items(), ("more", 1)]}
)
STATES = st.builds(saved, answers=st.dictionaries(st.sampled_from([SINGLE.id, "x"]), GOOD_ANSWERS | FORGED | JSON))


@settings(max_examples=400)
@given(st.text() | (STATES | JSON).map(json.dumps))
def test_whatever_is_restored_nothing_is_raised_and_only_real_answers_are_kept(say, text):
    quiz = Quiz(PRE)
    say(quiz, restore(text))

    assert set(quiz.answers) == set(quiz.feedback) <= {SINGLE.id}
    assert all(set(each["picked"]) <= {option.id for option in SINGLE.options} for each in quiz.answers.values())
    assert "Traceback" not in quiz.notice
    assert quiz.notice != SORRY


@settings(max_examples=300)
@given(GOOD_ANSWERS, st.dictionaries(st.text(max_size=9), GOOD_ANSWERS, max_size=3))
def test_a_valid_answer_is_never_lost_whatever_valid_ones_stand_beside_it(say, good, others):
    quiz = Quiz(PRE)
    say(quiz, restore(saved(answers={**others, SINGLE.id: good})))

    assert quiz.answers == {SINGLE.id: good}
    assert bool(quiz.notice) is bool(set(others) - {SINGLE.id})


@settings(max_examples=300)
@given(st.dictionaries(st.sampled_from(["item", "picked", "text"]), JSON), st.sampled_from(sorted(Quiz.messages)))
def test_no_message_of_the_page_can_raise_or_lose_an_answer(say, content, kind):
    quiz = Quiz(PRE)
    say(quiz, check(SINGLE, ["a"]))
    say(quiz, {**content, "kind": kind})

    assert SINGLE.id in quiz.answers

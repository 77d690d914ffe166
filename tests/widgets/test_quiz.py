"""A quiz in its two modes; what all questions share is tested in test_question.py."""

import json

import pytest
from answers import partly, right, wrong

from bonemets.content import bank
from bonemets.content.table import ContentError
from bonemets.domain.marking import score
from bonemets.widgets.base import SORRY
from bonemets.widgets.quiz import Quiz

PRE = "symptoms-pre"
QUIZZES = [quiz.id for lesson in bank.lessons() for quiz in bank.load(lesson).quizzes.values()]
EXAM = bank.find_quiz("gallery-plus-minus")
TODAY = "2026-11-25"


def hand_in(make):
    answers = {item.id: make(item) for item in EXAM.items}
    return {"kind": "hand_in", "today": TODAY, "responses": answers, "kept": {}, "sures": {}}


def saved(widget, **more):
    state = {"format": "bonemets-quiz", "version": 2, "name": widget.name, "answers": widget.answers, **more}
    return {"kind": "restore", "text": json.dumps(state)}


def test_a_quiz_that_does_not_exist_names_those_there_are():
    with pytest.raises(ContentError, match="no such quiz; there are: symptoms-pre"):
        Quiz("symptoms-nope")


def test_a_mode_that_does_not_exist_names_those_there_are():
    with pytest.raises(ValueError, match="there is no mode 'test'; there are: practice, exam"):
        Quiz(PRE, mode="test")


@pytest.mark.parametrize("name", QUIZZES)
def test_a_quiz_shows_its_title_and_its_questions_in_order(name):
    quiz, asked = Quiz(name), bank.find_quiz(name)

    assert quiz.title == asked.title
    assert [item["id"] for item in quiz.items] == [item.id for item in asked.items]
    assert repr(quiz) == f"Quiz('{name}')"


def test_practice_gives_the_reasons_at_once(say):
    quiz, item = Quiz(PRE), bank.find_quiz(PRE).items[0]
    say(quiz, {"kind": "check", "item": item.id, "response": right(item), "today": TODAY})

    assert quiz.feedback[item.id]["verdict"] == "right"
    assert quiz.summary == "1 of 1 right first time; 1 to go."


@pytest.mark.parametrize("name", QUIZZES)
def test_a_print_with_answers_gets_every_key_and_its_reason(name, say, heard):
    quiz, asked = Quiz(name), bank.find_quiz(name)
    say(quiz, {"kind": "key"})
    (sent,) = heard

    assert [each["stem"] for each in sent["items"]] == [item.stem for item in asked.items]
    for each, item in zip(sent["items"], asked.items, strict=True):
        assert each["take_away"] == item.take_away
        assert len(each["answers"]) >= sum(bool(slot.key) for slot in item.marking.slots)
        assert all(label and reason for label, _, reason in each["answers"])


def test_an_exam_tells_nothing_before_it_is_handed_in(say):
    quiz, item = Quiz(EXAM.id, mode="exam"), EXAM.items[0]
    say(quiz, {"kind": "check", "item": item.id, "response": right(item), "today": TODAY})

    assert (quiz.feedback, quiz.answers, quiz.finished, quiz.notice) == ({}, {}, False, SORRY)


@pytest.mark.parametrize("make", [right, partly, wrong])
def test_an_exam_is_marked_as_a_whole(make, say):
    quiz = Quiz(EXAM.id, mode="exam")
    say(quiz, hand_in(make))
    marks = {item.id: score(item.marking, make(item)) for item in EXAM.items}

    assert quiz.finished
    assert {id_: each["points"] for id_, each in quiz.feedback.items()} == {
        id_: mark.points for id_, mark in marks.items()
    }
    points, maximum = (sum(getattr(mark, name) for mark in marks.values()) for name in ("points", "maximum"))
    assert quiz.summary.startswith(f"{points} of {maximum} points; ")
    assert set(quiz.remembered) == set(marks)


def test_an_open_question_of_an_exam_earns_nothing_and_still_says_why(say):
    quiz = Quiz(EXAM.id, mode="exam")
    say(quiz, {**hand_in(right), "responses": {}})

    assert {each["points"] for each in quiz.feedback.values()} == {0}
    assert all(each["reasons"] for each in quiz.feedback.values())


def test_an_answer_no_page_would_send_stops_the_handing_in_and_loses_nothing(say):
    quiz, item = Quiz(EXAM.id, mode="exam"), EXAM.items[0]
    message = hand_in(right)
    message["responses"][item.id] = {"answer": ["no-such"]}
    say(quiz, message)

    assert (quiz.finished, quiz.feedback, quiz.answers) == (False, {}, {})
    assert "is not an option of this question" in quiz.notice


def test_an_exam_that_was_handed_in_comes_back_and_one_that_was_not_does_not(say):
    before = Quiz(EXAM.id, mode="exam")
    say(before, hand_in(partly))
    finished, open_ = Quiz(EXAM.id, mode="exam"), Quiz(EXAM.id, mode="exam")
    say(finished, saved(before, finished=True))
    say(
        open_,
        {"kind": "restore", "text": json.dumps({**json.loads(saved(before)["text"]), "answers": {}, "finished": True})},
    )

    assert (finished.finished, finished.feedback, finished.summary) == (True, before.feedback, before.summary)
    assert not open_.finished


def test_an_exam_taken_again_starts_empty(say):
    quiz = Quiz(EXAM.id, mode="exam")
    say(quiz, hand_in(wrong))
    say(quiz, {"kind": "again"})

    assert (quiz.finished, quiz.feedback, quiz.answers, quiz.summary) == (False, {}, {}, "")


def test_practice_and_exam_of_one_quiz_are_kept_apart():
    assert Quiz(PRE).name != Quiz(PRE, mode="exam").name

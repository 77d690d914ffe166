"""Every kind of question, by keyboard alone, in both hosts: wrong, partly right and right."""

from __future__ import annotations

import pytest
from answers import partly, right, wrong
from playwright.sync_api import expect

from bonemets.content import bank

from . import lab
from .answering import Question
from .reading import GALLERY, THEMES, opened, sideways, switch_theme
from .test_axe import violations

pytestmark = pytest.mark.browser

BANK = bank.load("gallery")
ITEMS = [(quiz.id, item) for quiz in BANK.quizzes.values() for item in quiz.items]
SAID = {"wrong": "Not yet. ", "partly": "Partly right. ", "right": "Right. "}
each_item = pytest.mark.parametrize(("quiz", "item"), ITEMS, ids=lambda each: getattr(each, "type", None))


@pytest.fixture(scope="module")
def gallery(browser, course):
    with opened(browser, course.page(GALLERY)) as page:
        yield page


@pytest.fixture(scope="module")
def in_lab(browser, lab_server):
    with lab.opened(browser, lab_server, GALLERY) as page:
        yield page


def play(page, quiz, item):
    """Answer a question wrong, partly right and right; what is said each time must fit."""
    question = Question(page, item, inside=page.locator(f".bm-widget[data-name={quiz}]"))
    for name, make in (("wrong", wrong), ("partly", partly), ("right", right)):
        response = make(item)
        if response is None:  # a question that is all or nothing
            continue
        question.answer(response)
        expect(question.verdict).to_be_focused()
        assert question.verdict.text_content().startswith(SAID[name])
        if name != "right":
            question.retry()
            assert question.box.evaluate("box => box.contains(document.activeElement)")
    text = question.box.text_content()
    assert item.take_away in text
    assert [reason.rationale for reason in item.options or item.rows if reason.rationale not in text] == []


# The tests of one page go on from each other: first as it opens, then answered.
@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_before_anything_is_answered(gallery, theme):
    switch_theme(gallery, theme)

    assert violations(gallery) == []


@each_item
def test_every_kind_of_question_is_answered_by_keyboard_alone_in_voila(gallery, quiz, item):
    play(gallery, quiz, item)


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_when_everything_is_answered_and_locked(gallery, theme):
    switch_theme(gallery, theme)

    assert violations(gallery) == []


@pytest.mark.parametrize("width", [320, 390, 1920])
def test_nothing_answered_makes_the_page_wider_than_its_window(gallery, width):
    gallery.set_viewport_size({"width": width, "height": 800})

    assert sideways(gallery) <= 0


@each_item
def test_every_kind_of_question_is_answered_by_keyboard_alone_in_jupyterlab(in_lab, quiz, item):
    before = in_lab.evaluate(lab.CELLS)
    lab.go_to(in_lab, quiz)
    expect(in_lab.locator(f".bm-widget[data-name={quiz}]")).to_be_visible()
    play(in_lab, quiz, item)

    assert in_lab.evaluate(lab.CELLS) == before

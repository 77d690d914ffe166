"""Every kind of question, by keyboard alone: wrong, partly right and right."""

from __future__ import annotations

import pytest
from learner import partly, right, wrong
from playwright.sync_api import expect

from bonemets.content import bank

from .answering import Question
from .reading import GALLERY, opened

pytestmark = pytest.mark.browser

ITEMS = list(bank.load("gallery").items.values())
SAID = {"wrong": "Not yet. ", "partly": "Partly right. ", "right": "Right. "}


@pytest.fixture(scope="module")
def gallery(browser, course):
    with opened(browser, course.page(GALLERY)) as page:
        yield page


def play(question):
    """Answer a question wrong, partly right and right; give the verdicts that came."""
    told = []
    for name, make in (("wrong", wrong), ("partly", partly), ("right", right)):
        response = make(question.item)
        if response is None:
            continue
        question.answer(response)
        expect(question.verdict).to_be_focused()
        told.append((name, question.verdict.text_content()))
        if name != "right":
            question.retry()
            assert question.box.evaluate("box => box.contains(document.activeElement)")
    return told


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_every_kind_of_question_is_answered_by_keyboard_alone(gallery, item):
    question = Question(
        gallery,
        item,
        inside=gallery.locator(".bm-quiz")
        .filter(has=gallery.locator(".bm-check"))
        .filter(has=gallery.locator(f"[data-item={item.id}]"))
        .first,
    )
    told = play(question)

    assert [text.startswith(SAID[name]) for name, text in told] == [True] * len(told)
    assert len(told) == (3 if partly(item) else 2)
    expect(question.box.locator(".bm-take")).to_contain_text(item.take_away)
    for reason in item.options or item.rows or (item.number,):
        assert reason.rationale in question.box.text_content()

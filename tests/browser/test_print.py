"""A lesson on paper: whole, in the light theme, and with its answers on a sheet of their own if asked for."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from bonemets.content import bank
from bonemets.content import course as plan

from .reading import REVIEW, until

pytestmark = pytest.mark.browser

WRITTEN = [lesson.file for lesson in plan.lessons() if lesson.file]
MOST_PAGES = 45
PRINTED = """window.print = () => {
  window.printed = document.querySelectorAll(".bm-key-sheet ol > li").length;
};"""


def pages(page):
    """Give the number of A4 pages a print has."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))


@pytest.mark.parametrize("name", WRITTEN)
def test_a_lesson_prints_with_its_answers_last(visit, name):
    page = visit(name, script=PRINTED, theme="dark")
    without = pages(page)
    questions = page.locator(".bm-quiz .bm-item").count()
    with_answers = page.get_by_role("button", name="Print with answers")
    if questions:
        with_answers.click()
        until(page, "() => window.printed !== undefined")

        assert page.evaluate("window.printed") >= questions
        assert 0 < pages(page) - without <= 10
    else:
        expect(with_answers).to_be_hidden()
    assert 2 <= without <= MOST_PAGES


def on_paper(page, exam):
    """Give which questions of an exam a print has, and how many picks it shows."""
    page.emulate_media(media="print")
    shown = [each.get_attribute("data-item") for each in exam.locator(".bm-item").all() if each.is_visible()]
    for part in (".bm-actions", ".bm-exam-list", ".bm-verdict", ".bm-result"):
        expect(exam.locator(f"{part}:visible")).to_have_count(0)
    picked = exam.locator("input:checked").count()
    page.emulate_media(media="screen")
    return shown, picked


def test_an_exam_prints_all_its_questions_wherever_the_learner_is_and_keys_only_if_asked(visit):
    page = visit(REVIEW, script=PRINTED)
    exam = page.locator(".bm-widget[data-name=review-final-exam]")
    asked = bank.find_quiz("review-final").items
    items = [item.id for item in asked]
    assert on_paper(page, exam) == (items, 0)
    expect(exam.locator(".bm-item:visible")).to_have_count(1)

    exam.get_by_role("button", name="See all questions").click()
    exam.get_by_role("button", name=next(item.stem for item in asked if item.type == "multiple-choice")).click()
    exam.locator(".bm-item:visible input").first.check()
    assert on_paper(page, exam) == (items, 1)
    exam.get_by_role("button", name="See all questions").click()
    expect(exam.locator(".bm-item:visible")).to_have_count(0)
    assert on_paper(page, exam) == (items, 1)
    expect(page.locator(".bm-key-sheet")).to_have_count(0)

    page.get_by_role("button", name="Print with answers").click()
    until(page, "() => window.printed !== undefined")
    for item in asked:
        expect(page.locator(".bm-key-sheet")).to_contain_text(item.take_away)

    exam.get_by_role("button", name="Hand in and see the reasons").click()
    expect(exam.locator(".bm-view-title")).to_contain_text("Handed in.")
    assert on_paper(page, exam) == (items, 1)


def test_paper_shows_the_lesson_and_not_the_buttons(visit):
    page = visit(WRITTEN[0], script=PRINTED, theme="dark")
    page.emulate_media(media="print")

    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    expect(page.get_by_role("button", name="Print this page")).to_be_hidden()
    expect(page.locator(".bm-toc")).to_be_hidden()
    expect(page.locator("h2").last).to_be_visible()


def test_the_answers_leave_the_page_once_they_are_printed(visit):
    page = visit(WRITTEN[0], script=PRINTED)
    page.get_by_role("button", name="Print with answers").click()
    until(page, "() => window.printed > 0")
    page.evaluate("dispatchEvent(new Event('afterprint'))")

    expect(page.locator(".bm-key-sheet")).to_have_count(0)

"""A lesson on paper: whole, in the light theme, and with its answers on a sheet of their own if asked for."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from bonemets.content import course as plan

from .reading import until

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

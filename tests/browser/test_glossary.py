"""Words explained where they stand, and found on the glossary page."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from bonemets.content import glossary

from .reading import tab_to

pytestmark = pytest.mark.browser

NO_WORDS = """window.fetch = ((real) => (what, ...rest) =>
  String(what).includes("glossary") ? Promise.reject(new Error("none")) : real(what, ...rest))(window.fetch)"""
LESSON = "01-bone-alive.ipynb"
TERM = glossary.load()["periosteum"]


@pytest.fixture
def lesson(visit):
    return visit(LESSON)


def word(page):
    return page.locator('.bm-word[tabindex="0"]', has_text=TERM.term).first


def box(page):
    return page.locator("#bm-word-box")


def test_pointing_at_a_word_shows_what_it_means_and_leaving_hides_it(lesson):
    word(lesson).hover()

    expect(box(lesson)).to_contain_text(TERM.definition)
    expect(box(lesson)).to_contain_text(TERM.say)
    box(lesson).hover()
    expect(box(lesson)).to_be_visible()
    lesson.locator("h1").hover()
    expect(box(lesson)).to_be_hidden()


def test_the_keyboard_comes_to_a_word_hears_what_it_means_and_can_close_it(lesson):
    tab_to(word(lesson))

    expect(word(lesson)).to_have_attribute("aria-describedby", "bm-word-box")
    expect(box(lesson)).to_contain_text(TERM.definition)
    lesson.keyboard.press("Escape")
    expect(box(lesson)).to_be_hidden()
    lesson.keyboard.press("Enter")
    expect(box(lesson)).to_be_visible()
    lesson.keyboard.press("Tab")
    expect(word(lesson)).to_have_attribute("aria-expanded", "false")


def test_a_tap_shows_what_a_word_means_inside_the_screen(visit):
    page = visit(LESSON, width=390, has_touch=True)
    word(page).tap()

    expect(box(page)).to_contain_text(TERM.definition)
    shown = box(page).bounding_box()
    assert shown["x"] >= 0
    assert shown["x"] + shown["width"] <= 390
    page.locator("h1").tap()
    expect(box(page)).to_be_hidden()


def test_the_words_of_a_lesson_stay_as_they_were_written(visit):
    text = "() => [...document.querySelectorAll('#lesson .bm-prose')].map((each) => each.textContent).join('')"
    with_words, without = (visit(LESSON, script=script).evaluate(text) for script in ("", NO_WORDS))

    assert with_words == without


def test_the_glossary_is_searched_by_word_and_by_meaning(visit):
    page = visit("glossary.ipynb")
    field = page.get_by_label("Find a word")
    field.fill("perioste")

    expect(page.locator(f"#word-{TERM.id}")).to_be_visible()
    assert page.locator(".bm-glossary > div:visible").count() < 10
    field.fill("zzzz")
    expect(page.locator(".bm-words-search [role=status]")).to_have_text("No word here has that in it.")
    field.fill("")
    expect(page.locator(".bm-glossary > div:visible")).to_have_count(len(glossary.load()))

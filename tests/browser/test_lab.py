from __future__ import annotations

import pytest
from playwright.sync_api import expect

from bonemets.content import bank

from . import lab
from .lab import CELLS
from .reading import LESSON, WAIT_MS

pytestmark = pytest.mark.browser

PLAIN_RADIO = """widget => {
  const radio = document.createElement('input');
  radio.type = 'radio';
  widget.parentElement.append(radio);
  radio.focus();
}"""
SURFACE = "option => getComputedStyle(option).backgroundColor"


@pytest.fixture(scope="module")
def page(browser, lab_server):
    with lab.opened(browser, lab_server, LESSON) as page:
        lab.go_to(page, "bm.quiz")
        expect(page.locator(".bm-quiz").first).to_be_visible(timeout=2 * WAIT_MS)
        yield page


@pytest.fixture
def question(page):
    return page.locator(f"[data-item={bank.find_quiz('symptoms-pre').items[0].id}]")


def test_keys_pressed_in_a_question_never_reach_the_notebook(page, question):
    before = page.evaluate(CELLS)
    question.locator("input").first.focus()
    for key in ("b", "a", "d", "d", "m", "y", "x", "0", "0", "Enter"):
        page.keyboard.press(key)

    assert page.evaluate(CELLS) == before
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert question.evaluate("question => question.contains(document.activeElement)")


def test_a_question_is_answered_by_keyboard(page, question):
    before = page.evaluate(CELLS)
    question.locator("input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(question.locator("input").nth(1)).to_be_checked()
    assert question.evaluate("question => question.contains(document.activeElement)")

    page.keyboard.press("Tab")
    expect(question.get_by_role("button", name="Check")).to_be_focused()
    page.keyboard.press("Enter")
    expect(question.locator(".bm-verdict")).to_be_visible()
    assert page.evaluate(CELLS) == before


def test_a_dark_lab_makes_the_widgets_dark(page, question):
    option = question.locator(".bm-option").first
    light = option.evaluate(SURFACE)
    page.evaluate("jupyterapp.commands.execute('apputils:change-theme', {theme: 'JupyterLab Dark'})")
    expect(page.locator("body")).to_have_attribute("data-jp-theme-light", "false")

    dark = page.locator(".bm-widget").first.evaluate(
        "widget => getComputedStyle(widget).getPropertyValue('--bm-surface')"
    )
    assert dark == "#1c2124"
    assert option.evaluate(SURFACE) != light


def test_the_same_key_outside_a_widget_does_add_a_cell(page):
    before = page.evaluate(CELLS)
    page.locator(".bm-widget").first.evaluate(PLAIN_RADIO)
    page.keyboard.press("b")

    page.wait_for_function(f"count => ({CELLS})().length === count", arg=len(before) + 1)

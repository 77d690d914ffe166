from __future__ import annotations

import shutil

import pytest
from playwright.sync_api import expect

from bonemets.app import folder
from bonemets.content import bank

from . import serving
from .reading import LESSON, WAIT_MS

pytestmark = pytest.mark.browser

TOKEN = "lab"  # an address on this machine, for the length of one test
CELLS = """() => {
  const cells = jupyterapp.shell.currentWidget.content.model.cells;
  return Array.from({length: cells.length}, (_, place) => cells.get(place).type);
}"""
KERNEL_READY = """() => {
  const kernel = window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel;
  return kernel?.connectionStatus === 'connected' && kernel.status === 'idle';
}"""
ALL_RUN = """() => {
  const cells = jupyterapp.shell.currentWidget.content.model.cells;
  return Array.from({length: cells.length}, (_, place) => cells.get(place))
    .every((cell) => cell.type !== 'code' || cell.executionCount !== null && cell.executionState === 'idle');
}"""
GO_TO_QUIZ = """() => {
  const notebook = jupyterapp.shell.currentWidget.content;
  notebook.activeCellIndex = notebook.widgets.findIndex((cell) => cell.model.sharedModel.source.includes('bm.quiz'));
  return notebook.scrollToItem(notebook.activeCellIndex, 'start');
}"""
PLAIN_RADIO = """widget => {
  const radio = document.createElement('input');
  radio.type = 'radio';
  widget.parentElement.append(radio);
  radio.focus();
}"""
SURFACE = "option => getComputedStyle(option).backgroundColor"


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    home = tmp_path_factory.mktemp("lab")
    shutil.copytree(folder.notebooks(), home / "notebooks")
    port = serving.free_port()
    command = [
        serving.program("jupyter-lab"),
        "--no-browser",
        "--expose-app-in-browser",
        "--allow-root",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
        f"--IdentityProvider.token={TOKEN}",
        str(home / "notebooks"),
    ]
    with serving.served(command, port, home) as server:
        yield server


@pytest.fixture(scope="module")
def page(browser, lab):
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    context.set_default_timeout(2 * WAIT_MS)
    page = context.new_page()
    page.goto(f"{lab.url}/lab/tree/{LESSON}?token={TOKEN}", wait_until="domcontentloaded")
    expect(page.locator(".jp-Notebook .jp-Cell").first).to_be_visible(timeout=2 * WAIT_MS)
    page.wait_for_function(KERNEL_READY)
    page.locator(".jp-MenuBar, .lm-MenuBar").get_by_text("Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    page.wait_for_function(ALL_RUN)
    # Lab draws only the cells near the window, and shows the last one after a run.
    page.evaluate(GO_TO_QUIZ)
    expect(page.locator(".bm-quiz").first).to_be_visible(timeout=2 * WAIT_MS)
    yield page
    context.close()


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

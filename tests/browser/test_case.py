"""A case played without a mouse from the card to the debrief, with a reload on the way; axe in every state."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from bonemets.content import case

from . import lab
from .answering import Question
from .reading import has_focus, load_again, put_before, sideways, switch_theme, tab_to
from .test_axe import AXE, RUN

pytestmark = pytest.mark.browser

ROOM = "11-cases.ipynb"
CASE = case.load("breast")


class Player:
    """A learner with a keyboard in front of one case."""

    def __init__(self, page, name=CASE.id):
        self.page, self.keys = page, page.keyboard
        self.steps = case.load(name).steps
        self.box = page.locator(f".bm-widget[data-name={name}]")
        self.title = self.box.locator(".bm-view-title")
        self.outcome = self.box.locator(".bm-after .bm-outcome")

    def press(self, name):
        button = self.box.get_by_role("button", name=name, exact=True)
        put_before(self.title)
        tab_to(button)
        self.keys.press("Enter")

    def answer(self, number):
        """Answer one step wholly right."""
        step = self.steps[number]
        Question(self.page, step.item, inside=self.box).answer(
            {slot: list(ids) for slot, ids in step.item.marking.perfect().items()}
        )
        expect(self.outcome).to_contain_text(step.sound[:40])

    def go_on(self, words):
        self.press("On to the debrief" if words == "Debrief" else "Go on")
        expect(self.title).to_contain_text(words)
        assert has_focus(self.title)


NAMES = (
    "Recognize cues", "Analyze cues", "Prioritize hypotheses", "Generate solutions", "Take action", "Evaluate outcomes",
    "Debrief",
)  # fmt: skip


def test_a_case_is_played_by_keyboard_with_a_reload_on_the_way(visit):
    page = visit(ROOM)
    player = Player(page)
    player.press("Begin")
    expect(player.title).to_contain_text(NAMES[0])
    assert has_focus(player.title)

    for number in range(3):
        player.answer(number)
        if number < 2:
            player.go_on(NAMES[number + 1])
    load_again(page)
    expect(player.title).to_contain_text(NAMES[2])
    expect(player.outcome).to_contain_text(CASE.steps[2].sound[:40])
    for number in range(3, 6):
        player.go_on(NAMES[number])
        player.answer(number)
    player.go_on("Debrief")

    expect(player.box.locator(".bm-case-timeline > li")).to_have_count(6)
    expect(player.box.locator(".bm-lead")).to_contain_text("22 of 22 points; 6 of 6 steps went as hoped.")
    thoughts = player.box.locator("textarea").first
    tab_to(thoughts)
    player.keys.type("Her waiting in the bathroom.")
    load_again(page)
    expect(player.box.locator("textarea").first).to_have_value("Her waiting in the bathroom.")

    player.press("Start again")
    expect(player.box.locator(".bm-sure")).to_be_visible()
    player.press("Start again")
    expect(player.title).to_contain_text("Before you begin")
    expect(player.box.locator(".bm-tally")).to_contain_text("22 of 22 points")
    load_again(page)
    expect(player.title).to_contain_text("Before you begin")
    expect(player.box.locator(".bm-tally")).to_contain_text("22 of 22 points")


def test_a_whole_case_is_played_by_keyboard_in_jupyterlab_and_no_key_reaches_the_notebook(browser, lab_server):
    with lab.opened(browser, lab_server, ROOM) as page:
        lab.go_to(page, f'bm.case("{CASE.id}")')
        player = Player(page)
        expect(player.title).to_be_visible()
        before = page.evaluate(lab.CELLS)
        player.press("Begin")
        for number in range(6):
            expect(player.title).to_contain_text(NAMES[number])
            assert has_focus(player.title)
            player.answer(number)
            player.go_on(NAMES[number + 1])

        expect(player.box.locator(".bm-case-timeline > li")).to_have_count(6)
        expect(player.box.locator(".bm-lead")).to_contain_text("22 of 22 points; 6 of 6 steps went as hoped.")
        tab_to(player.box.locator("textarea").first)
        player.keys.type("Add a bad dream: dd, mm, 00.")
        expect(player.box.locator(".bm-written").first).to_have_text(
            "Add a bad dream: dd, mm, 00.", use_inner_text=False
        )
        assert page.evaluate(lab.CELLS) == before


def test_the_tabs_of_the_chart_take_the_arrow_keys_and_keep_them(visit):
    page = visit(ROOM)
    player = Player(page)
    player.press("Begin")
    tabs = player.box.get_by_role("tab")
    tab_to(tabs.first)
    for key, place in (
        ("ArrowRight", 1),
        ("End", 4),
        ("ArrowRight", 0),
        ("ArrowLeft", 4),
        ("Home", 0),
        ("ArrowRight", 1),
    ):
        player.keys.press(key)
        assert has_focus(tabs.nth(place))
        expect(tabs.nth(place)).to_have_attribute("aria-selected", "true")
        expect(player.box.get_by_role("tabpanel")).to_have_count(1)
    expect(player.box.get_by_role("tabpanel").get_by_role("img")).to_have_attribute(
        "aria-label", re.compile(r"Pain on movement rises from 3 to 7 of 10\.")
    )
    player.keys.press("Tab")
    assert has_focus(player.box.get_by_role("tabpanel"))


def test_a_step_that_was_answered_can_be_read_back_and_not_changed(visit):
    page = visit(ROOM)
    player = Player(page)
    player.press("Begin")
    player.answer(0)
    expect(player.box.get_by_role("button", name="Try again")).to_be_hidden()
    player.go_on(NAMES[1])
    for summary in (
        player.box.locator(".bm-read-back > summary"),
        player.box.locator(".bm-read-back .bm-group > summary"),
    ):
        tab_to(summary)
        player.keys.press("Enter")
    old = player.box.locator(f".bm-read-back [data-item={CASE.steps[0].item.id}]")
    expect(old.locator(".bm-verdict")).to_contain_text("5 of 5 points")
    spans = old.locator("button.bm-span")
    before = [span.get_attribute("aria-pressed") for span in spans.all()]
    put_before(old)
    tab_to(spans.first)
    player.keys.press("Space")
    assert [span.get_attribute("aria-pressed") for span in spans.all()] == before


def test_axe_finds_nothing_in_any_state_and_nothing_is_wider_than_a_phone(visit):
    page = visit(ROOM, width=320)
    page.evaluate(AXE)
    player = Player(page)

    def clean():
        for theme in ("dark", "light"):
            switch_theme(page, theme)
            assert page.evaluate(RUN.replace("axe.run(document", f"axe.run('.bm-widget[data-name={CASE.id}]'")) == []
        assert sideways(page) <= 0

    clean()
    player.press("Begin")
    for number in range(6):
        expect(player.title).to_contain_text(NAMES[number])
        for tab in player.box.get_by_role("tab").all() if number == 0 else []:
            tab.click()
            assert sideways(page) <= 0
        if number in {0, 4}:
            clean()
        player.answer(number)
        if number in {0, 3}:
            clean()
        player.box.locator(".bm-after .bm-primary").click()
    expect(player.title).to_contain_text("Debrief")
    for summary in player.box.locator(".bm-read-back summary").all():
        summary.click()
    clean()

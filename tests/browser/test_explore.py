"""A learner in the laboratory: guess, try stories, drag, type, play, compare, come back later."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import expect

from bonemets.figures.explore import NAMES, find

from .reading import WIDTHS, load_again, opened, put_before, sideways, switch_theme, tab_to
from .test_axe import violations

pytestmark = pytest.mark.browser

GALLERY = "explore-gallery.ipynb"
LAB = "remodeling"
# Two SVG texts are the same drawing if the browser reads them as the same tree.
SAME = """(box, svg) => {
  const other = document.createElement('div');
  other.innerHTML = svg;
  return box.innerHTML === other.innerHTML;
}"""
PLAYS_AT_MOST_S = 5.0
GARBLE = "if (location.protocol.startsWith('http')) localStorage.setItem('bonemets.explore.remodeling', '{');"


class Laboratory:
    """One explorable on a page."""

    def __init__(self, page, name=LAB):
        self.page, self.explorable = page, find(name)
        self.box = page.locator(f".bm-widget[data-name={name}]")
        self.picture = self.box.locator(".bm-drawing")
        self.reading = self.box.locator(".bm-reading")
        self.refused = self.box.locator(".bm-desk [role=alert]")

    def button(self, name):
        return self.box.get_by_role("button", name=name, exact=True)

    def open(self):
        """Skip the guess, if it is still asked."""
        if self.button("Skip").count():
            self.button("Skip").click()
        expect(self.box.locator(".bm-dials")).to_be_visible()

    def start(self):
        self.open()
        self.button("Back to the start").click()
        self.shows()
        put_before(self.box)

    def dial(self, label):
        part = self.box.locator(".bm-dial", has=self.page.get_by_text(label, exact=True))
        return part.get_by_role("slider"), part.get_by_role("textbox"), part

    def shows(self, layout="wide", **values):
        """Wait until drawing, alt text and reading are those of a setting."""
        view = self.explorable.draw(self.explorable.read({**self.explorable.start(), **values}))
        expect(self.picture).to_have_attribute("aria-label", view.alt)
        expect(self.reading).to_have_text(view.reading)
        assert self.picture.evaluate(SAME, getattr(view, layout))


@pytest.fixture(scope="module")
def page(browser, course):
    with opened(browser, course.page(GALLERY)) as page:
        yield page


@pytest.fixture
def lab(page):
    lab = Laboratory(page)
    lab.start()
    return lab


# ---- the guess ----


def test_the_guess_comes_before_the_controls_and_stays_on_the_device(visit):
    page = visit(GALLERY)
    lab = Laboratory(page)
    expect(lab.box.locator(".bm-dials")).to_be_hidden()
    expect(lab.box.locator(".bm-presets")).to_be_hidden()
    lab.button("Keep my guess and try").click()
    expect(lab.box.locator(".bm-predict [role=alert]")).to_have_text("Choose one, or skip the guess.")

    value, text = lab.explorable.prediction.options[0]
    assert value != lab.explorable.prediction.answer
    tab_to(lab.box.get_by_role("radio").first)
    page.keyboard.press("Space")
    tab_to(lab.button("Keep my guess and try"))
    page.keyboard.press("Enter")
    expect(lab.box.locator(".bm-dials")).to_be_visible()
    expect(lab.box.locator(".bm-guess-line")).to_be_focused()
    expect(lab.box.locator(".bm-guess-line")).to_contain_text(text)
    assert lab.explorable.prediction.why not in page.content()

    lab.button("Compare with my guess").click()
    expect(lab.box.locator(".bm-compared")).to_contain_text(lab.explorable.prediction.why)
    expect(lab.box.locator(".bm-compared")).to_contain_text("Not what you guessed")

    load_again(page)
    expect(lab.box.locator(".bm-guess-line")).to_contain_text(text)
    expect(lab.box.locator(".bm-dials")).to_be_visible()

    lab.button("Guess again").click()
    expect(lab.box.get_by_role("radio").first).to_be_focused()
    expect(lab.box.locator(".bm-dials")).to_be_hidden()
    load_again(page)
    expect(lab.box.get_by_role("radio").first).to_be_visible()


def test_a_right_guess_is_told_so_and_a_skipped_one_is_not_judged(visit):
    page = visit(GALLERY)
    right, skipped = Laboratory(page), Laboratory(page, "red-flags")
    prediction = right.explorable.prediction
    right.box.get_by_role("radio", name=dict(prediction.options)[prediction.answer]).check()
    right.button("Keep my guess and try").click()
    right.button("Compare with my guess").click()
    expect(right.box.locator(".bm-compared")).to_contain_text("As you guessed.")

    skipped.button("Skip").click()
    skipped.button("What the model shows").click()
    expect(skipped.box.locator(".bm-compared")).to_contain_text(skipped.explorable.prediction.why)


@pytest.mark.parametrize("name", NAMES)
def test_a_drawing_that_would_give_the_answer_away_waits_for_the_guess(visit, name):
    page = visit(GALLERY)
    lab = Laboratory(page, name)

    expect(lab.picture).to_be_visible(visible=not lab.explorable.prediction.hides)
    lab.button("Skip").click()
    expect(lab.picture).to_be_visible()


def test_a_garbled_guess_on_the_device_is_asked_again(visit):
    page = visit(GALLERY, script=GARBLE)
    lab = Laboratory(page)

    expect(lab.button("Skip")).to_be_visible()


# ---- moving things ----


@pytest.mark.parametrize("name", NAMES)
def test_every_explorable_is_there_with_its_words(page, name):
    lab = Laboratory(page, name)
    lab.open()
    explorable = lab.explorable

    expect(page.get_by_role("group", name=explorable.title, exact=True)).to_have_count(1)
    expect(lab.picture).to_have_role("img")
    expect(lab.box.locator(".bm-limits")).to_contain_text(explorable.limits)
    expect(lab.box.locator(".bm-figure-sources .bm-source")).to_have_count(len(explorable.sources))
    expect(lab.box.locator(".bm-preset")).to_have_count(len(explorable.presets))
    for control in explorable.controls:
        expect(lab.box.locator(".bm-control-label", has_text=control.label).first).to_be_visible()


def test_a_story_sets_the_controls_shows_its_words_and_is_marked(lab):
    tumor = next(each for each in lab.explorable.presets if each.id == "tumor")
    tab_to(lab.button(tumor.label))
    lab.page.keyboard.press("Enter")
    lab.shows(**tumor.values)

    expect(lab.box.locator(".bm-story")).to_have_text(tumor.story)
    expect(lab.button(tumor.label)).to_have_attribute("aria-pressed", "true")
    slider, typed, _ = lab.dial("Day")
    expect(slider).to_have_value("1000")
    expect(typed).to_have_value("1000")
    expect(lab.box.get_by_role("radio", name="Tumor nearby")).to_be_checked()

    slider.press("ArrowLeft")
    lab.shows(**{**tumor.values, "day": 999})
    expect(lab.button(tumor.label)).to_have_attribute("aria-pressed", "false")


def test_a_slider_moves_by_arrow_keys_and_says_its_value_and_unit(lab):
    slider, typed, _ = lab.dial("Extra osteoclasts on day 0")
    tab_to(slider)
    lab.page.keyboard.press("ArrowRight")
    lab.shows(push=11)
    expect(slider).to_have_attribute("aria-valuetext", "11 cells")
    expect(typed).to_have_value("11")
    lab.page.keyboard.press("End")
    lab.shows(push=20)

    typed.focus()
    lab.page.keyboard.press("ArrowDown")
    lab.shows(push=19)


def test_a_number_can_be_typed_and_one_out_of_range_is_kept_and_said(lab):
    _, typed, _ = lab.dial("Extra osteoclasts on day 0")
    typed.fill("4")
    typed.press("Enter")
    lab.shows(push=4)

    typed.fill("99")
    typed.press("Enter")
    lab.shows(push=20)
    expect(typed).to_have_value("20")
    expect(lab.box.locator(".bm-notes")).to_contain_text("so 99 was kept at 20 cells.")


def test_what_is_no_number_is_refused_in_words_and_the_old_one_stays(lab):
    _, typed, _ = lab.dial("Extra osteoclasts on day 0")
    typed.fill("many")
    typed.press("Enter")

    expect(lab.refused).to_have_text("Extra osteoclasts on day 0 takes a number from 0 to 20 cells.")
    expect(typed).to_have_value("10")
    lab.shows()


def test_a_fast_drag_ends_on_the_last_value(lab):
    slider, typed, _ = lab.dial("Day")
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    middle, mouse = box["y"] + box["height"] / 2, lab.page.mouse
    mouse.move(box["x"] + box["width"] / 2, middle)
    mouse.down()
    for step in [*range(0, 100, 4), *range(100, -1, -3), *range(0, 101, 5)]:
        mouse.move(box["x"] + 2 + (box["width"] - 4) * step / 100, middle)
    mouse.up()

    lab.shows(day=150)
    expect(typed).to_have_value("150")
    expect(slider).to_have_value("150")


def test_where_a_course_is_short_the_slider_ends_with_it(lab):
    slider, _, _ = lab.dial("Day")
    expect(slider).to_have_attribute("max", "150")
    lab.box.get_by_role("radio", name="Waves").check(force=True)

    expect(slider).to_have_attribute("max", "600")


def test_play_runs_to_the_end_and_stops_by_itself(lab):
    slider, _, part = lab.dial("Day")
    start = time.monotonic()
    part.get_by_role("button", name="Play").click()
    expect(part.get_by_role("button", name="Stop")).to_be_visible()
    expect(part.get_by_role("button", name="Play")).to_be_visible()
    took = time.monotonic() - start

    lab.shows(day=150)
    expect(slider).to_have_value("150")
    assert took <= PLAYS_AT_MOST_S + 2  # the machine may be slow to notice


def test_play_stops_when_another_control_is_taken(lab):
    _, _, part = lab.dial("Day")
    part.get_by_role("button", name="Play").click()
    lab.button("Renewed in waves").click()

    expect(part.get_by_role("button", name="Play")).to_be_visible()
    lab.shows(site="waves", day=600)


def test_without_motion_each_press_is_one_step(visit):
    page = visit(GALLERY, reduced_motion="reduce")
    lab = Laboratory(page)
    lab.open()
    _, _, part = lab.dial("Day")
    step = part.get_by_role("button", name="Step")
    step.click()
    lab.shows(day=15)
    step.click()
    lab.shows(day=30)


def test_what_changed_is_announced_once_things_are_at_rest(lab):
    region = lab.box.locator("[aria-live=polite]").last
    slider, _, _ = lab.dial("Day")
    tab_to(slider)
    for _ in range(3):
        lab.page.keyboard.press("ArrowRight")
    lab.shows(day=3)

    expect(region).to_contain_text("Day 3: ")


def test_a_table_holds_the_numbers(lab):
    details = lab.box.locator("details")
    tab_to(details.locator("summary"))
    lab.page.keyboard.press("Enter")
    table = lab.explorable.draw(lab.explorable.start()).table

    grid = details.get_by_role("table", name=table.caption, exact=True)
    expect(grid.get_by_role("columnheader")).to_have_text(list(table.head))
    expect(grid.get_by_role("rowheader")).to_have_text([row[0] for row in table.rows])


# ---- every screen ----


def test_the_layout_follows_the_room_both_ways(lab):
    page = lab.page
    for width, layout in ((390, "narrow"), (1366, "wide"), (320, "narrow"), (1920, "wide")):
        page.set_viewport_size({"width": width, "height": WIDTHS[width]})
        expect(lab.picture).to_have_attribute("data-layout", layout)
        lab.shows(layout)
        assert sideways(page) <= 0
        assert lab.picture.locator("svg").bounding_box()["width"] <= width
    page.set_viewport_size({"width": 1366, "height": 768})


def test_a_phone_turned_there_and_back_shows_the_layout_that_fits(lab):
    page = lab.page
    for width in (390, 1366, 390, 1366, 390):
        page.set_viewport_size({"width": width, "height": 844})
    expect(lab.picture).to_have_attribute("data-layout", "narrow")
    lab.shows("narrow")
    page.set_viewport_size({"width": 1366, "height": 768})


def test_on_a_phone_what_the_model_says_stays_in_sight_while_the_last_control_moves(lab):
    page = lab.page
    page.set_viewport_size({"width": 390, "height": 844})
    slider, _, _ = lab.dial("Extra osteoclasts on day 0")
    slider.evaluate("slider => slider.scrollIntoView({block: 'center'})")
    slider.press("ArrowRight")
    lab.shows("narrow", push=11)
    said, held = lab.reading.bounding_box(), slider.bounding_box()
    page.set_viewport_size({"width": 1366, "height": 768})

    assert said["y"] >= 0
    assert said["y"] + said["height"] <= held["y"]


def test_no_text_in_a_drawing_is_too_small_to_read_on_a_phone(page):
    page.set_viewport_size({"width": 390, "height": 844})
    for name in NAMES:
        one = Laboratory(page, name)
        one.open()
        expect(one.picture).to_have_attribute("data-layout", "narrow")
    smallest = page.locator(".bm-explore .bm-drawing[data-layout=narrow] svg").evaluate_all(
        """all => all.map((svg) => {
          const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
          const sizes = [...svg.querySelectorAll('text')].map((text) => parseFloat(getComputedStyle(text).fontSize));
          return Math.min(...sizes) * scale;
        })"""
    )
    page.set_viewport_size({"width": 1366, "height": 768})

    assert smallest
    assert min(smallest) >= 11


@pytest.mark.parametrize("theme", ["dark", "projector", "light"])
def test_every_theme_passes_the_audit(page, theme):
    switch_theme(page, theme)
    for name in NAMES:
        Laboratory(page, name).open()
    assert violations(page) == []

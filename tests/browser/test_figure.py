from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from bonemets.app import folder
from bonemets.figures import NAMES, spinal_cord
from bonemets.widgets.figure import draw

from .reading import WIDTHS, opened, put_before, tab_to

pytestmark = pytest.mark.browser

CALL = re.compile(r'bm\.figure\(\\"([a-z-]+)\\"')
# The pages that show figures, each with the names of its figures.
PLACES = {
    path.name: sorted(set(names))
    for path in sorted(folder.notebooks().glob("*.ipynb"))
    if (names := CALL.findall(path.read_text(encoding="utf-8")))
}
LEVEL, PRESSURE = spinal_cord.CONTROLS
LEVELS = [value for value, _ in LEVEL.choices]


class Drawing:
    """One figure on a page."""

    def __init__(self, page, name):
        self.page = page
        self.box = page.locator(f".bm-widget[data-name={name}]")
        self.picture = self.box.locator(".bm-drawing")
        self.slider = self.box.get_by_role("slider")

    def shows(self, figure):
        """Wait until drawing, alt text and reading are those of a drawn figure."""
        expect(self.picture).to_have_attribute("aria-label", figure.alt)
        expect(self.box.locator(".bm-reading")).to_have_text(figure.reading)
        assert self.box.locator(".bm-wide").evaluate("(box, svg) => box.innerHTML === parsed(svg)", figure.wide)


# Two SVG texts are the same drawing if the browser reads them as the same tree.
PARSED = (
    "window.parsed = (svg) => { const box = document.createElement('div'); box.innerHTML = svg; return box.innerHTML; }"
)


@pytest.fixture(scope="module")
def page(shared_lesson):
    shared_lesson.evaluate(PARSED)
    return shared_lesson


@pytest.fixture
def cord(page):
    drawing = Drawing(page, "spinal-cord")
    drawing.box.get_by_role("button", name="Back to the start").click()
    drawing.shows(draw("spinal-cord"))
    put_before(drawing.box)
    return drawing


@pytest.fixture(scope="module", params=PLACES, ids=lambda name: name.removesuffix(".ipynb"))
def place(request, browser, course):
    """Open each page that shows figures, once."""
    with opened(browser, course.page(request.param)) as page:
        page.evaluate(PARSED)
        yield page, PLACES[request.param]


def test_every_figure_is_shown_in_a_lesson():
    assert {name for names in PLACES.values() for name in names} == set(NAMES)


def test_a_figure_has_a_name_a_text_alternative_a_reading_and_a_table(place):
    page, names = place
    for name in names:
        check(page, name)


def check(page, name):
    figure = draw(name)
    drawing = Drawing(page, name)

    expect(page.get_by_role("group", name=figure.title, exact=True)).to_have_count(1)
    expect(drawing.picture).to_have_role("img")
    expect(drawing.picture).to_have_accessible_name(figure.alt)
    expect(drawing.box.locator(".bm-reading")).to_have_text(figure.reading)
    drawing.shows(figure)
    for control in figure.controls:
        role = "slider" if control.kind == "slider" else "group"
        expect(drawing.box.get_by_role(role, name=control.label, exact=True)).to_have_count(1)
    expect(drawing.box.locator(".bm-figure-sources .bm-source")).to_have_count(len(figure.sources))

    details = drawing.box.locator("details")
    put_before(drawing.box)
    tab_to(details.locator("summary"))
    page.keyboard.press("Enter")
    table = details.get_by_role("table", name=figure.table.caption, exact=True)
    expect(table.get_by_role("columnheader")).to_have_text(list(figure.table.head))
    expect(table.get_by_role("rowheader")).to_have_text([row[0] for row in figure.table.rows])


def test_the_level_follows_the_arrow_keys(cord):
    start = LEVELS.index(LEVEL.value)
    tab_to(cord.slider)
    for step, key in enumerate(("ArrowRight", "ArrowRight", "ArrowUp"), start=1):
        cord.page.keyboard.press(key)
        value, text = LEVEL.choices[start + step]
        figure = draw("spinal-cord", level=value)
        cord.shows(figure)
        expect(cord.slider).to_have_attribute("aria-valuetext", text)
        expect(cord.box.locator("output")).to_have_text(text)
    assert figure.alt != draw("spinal-cord").alt

    for key, value in (("Home", LEVELS[0]), ("End", LEVELS[-1])):
        cord.page.keyboard.press(key)
        cord.shows(draw("spinal-cord", level=value))


def test_what_changed_is_announced(cord):
    region = cord.box.locator("[aria-live=polite]")
    tab_to(cord.slider)
    said = []
    for value in (LEVELS[LEVELS.index(LEVEL.value) + 1], LEVELS[LEVELS.index(LEVEL.value) + 2]):
        cord.page.keyboard.press("ArrowRight")
        cord.shows(draw("spinal-cord", level=value))
        said.append(draw("spinal-cord", level=value).reading)
        expect(region).to_contain_text(said[-1])

    assert all(said)
    assert said[0] != said[1], "the same words at every level say nothing about what changed"


def test_the_pressure_is_chosen_by_keyboard(cord):
    group = cord.box.get_by_role("group", name=PRESSURE.label)
    tab_to(group.locator("input:checked"))
    cord.page.keyboard.press("ArrowUp")

    cord.shows(draw("spinal-cord", pressure="touching"))
    cord.page.keyboard.press("ArrowUp")
    cord.shows(draw("spinal-cord", pressure="none"))


def test_a_fast_drag_ends_on_the_last_value(cord):
    cord.slider.scroll_into_view_if_needed()
    box = cord.slider.bounding_box()
    middle = box["y"] + box["height"] / 2
    mouse = cord.page.mouse
    mouse.move(box["x"] + box["width"] / 2, middle)
    mouse.down()
    for step in [*range(0, 100, 4), *range(100, -1, -3)]:
        mouse.move(box["x"] + 2 + (box["width"] - 4) * step / 100, middle)
    mouse.up()

    cord.shows(draw("spinal-cord", level=LEVELS[0]))
    expect(cord.slider).to_have_value("0")
    expect(cord.box.locator("output")).to_have_text(LEVEL.choices[0][1])


def test_start_again_gives_back_the_first_drawing(cord):
    tab_to(cord.slider)
    cord.page.keyboard.press("End")
    cord.shows(draw("spinal-cord", level=LEVELS[-1]))
    tab_to(cord.box.get_by_role("button", name="Back to the start"))
    cord.page.keyboard.press("Enter")
    cord.page.keyboard.press("Enter")

    cord.shows(draw("spinal-cord"))
    expect(cord.slider).to_have_value(str(LEVELS.index(LEVEL.value)))


@pytest.mark.parametrize(("width", "shown", "hidden"), [(390, "narrow", "wide"), (1366, "wide", "narrow")])
def test_each_width_has_its_own_drawing(place, width, shown, hidden):
    page, names = place
    page.set_viewport_size({"width": width, "height": WIDTHS[width]})
    for name in names:
        drawing = Drawing(page, name)
        expect(drawing.box.locator(f".bm-{shown} > svg")).to_be_visible()
        expect(drawing.box.locator(f".bm-{hidden}")).to_be_hidden()
        box = drawing.box.locator(f".bm-{shown} > svg").bounding_box()
        assert box["width"] <= width
    page.set_viewport_size({"width": 1366, "height": 768})


def test_no_text_in_a_figure_is_too_small_to_read_on_a_phone(place):
    page, _ = place
    page.set_viewport_size({"width": 390, "height": 844})
    smallest = page.locator(".bm-narrow svg:visible").evaluate_all(
        """all => all.map((svg) => {
          const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
          const sizes = [...svg.querySelectorAll('text')].map((text) => parseFloat(getComputedStyle(text).fontSize));
          return Math.min(...sizes) * scale;
        })"""
    )
    page.set_viewport_size({"width": 1366, "height": 768})

    assert min(smallest) >= 11

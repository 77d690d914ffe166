from __future__ import annotations

import http.client
import re
import statistics

import nbformat
import pytest
from playwright.sync_api import expect

from bonemets.app import folder
from bonemets.content import course as plan

from . import serving
from .reading import (
    HOME,
    LESSON,
    THEMES,
    WIDTHS,
    duplicate_ids,
    go_to_section,
    has_focus,
    load_again,
    sideways,
    switch_theme,
    tab_to,
)

pytestmark = pytest.mark.browser

# The design says 60 to 75; fonts differ between systems.
MOST_CHARACTERS = 85
# The number of characters of the longest line of every paragraph of at least three lines.
LINE_LENGTHS = """() => [...document.querySelectorAll('main .bm-prose > p')].map((paragraph) => {
  const range = document.createRange();
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  const lines = new Map();
  while (walker.nextNode()) {
    const node = walker.currentNode;
    for (let place = 0; place < node.length; place += 1) {
      range.setStart(node, place);
      range.setEnd(node, place + 1);
      const line = Math.round(range.getBoundingClientRect().top / 12);
      lines.set(line, (lines.get(line) ?? 0) + 1);
    }
  }
  return lines.size < 3 ? 0 : Math.max(...lines.values());
}).filter(Boolean)"""
PAPER = "getComputedStyle(document.body).backgroundColor"
CLIPPED = """() => [...document.querySelectorAll('main *, header *, footer *')].filter((each) => {
  const style = getComputedStyle(each);
  const hides = style.overflowX !== 'visible' || style.overflowY !== 'visible';
  const seen = each.getClientRects().length > 0 && !each.closest('.bm-hidden, .bm-cell-name, svg');
  return seen && hides
    && (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1);
}).map((each) => `${each.tagName}.${each.className} ${each.scrollWidth}/${each.clientWidth} `
  + `${each.scrollHeight}/${each.clientHeight}`)"""
BEYOND = """() => [...document.querySelectorAll('main *, header *, footer *')]
  .filter((each) => each.getClientRects().length > 0
    && each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map((each) => `${each.tagName}.${each.className}`)"""


@pytest.fixture(params=["shared_home", "shared_lesson"])
def either(request):
    return request.getfixturevalue(request.param)


@pytest.fixture
def at_1366(shared_lesson):
    yield shared_lesson
    shared_lesson.set_viewport_size({"width": 1366, "height": 768})
    shared_lesson.emulate_media(media="screen")


def last_paragraph():
    cells = nbformat.read(folder.notebooks() / LESSON, as_version=4).cells
    words = re.sub(r"[^\w ]", " ", cells[-1].source.split("\n\n")[-1].strip())
    return words.split()[-1]


def test_the_text_and_the_footer_come_before_the_first_output(course):
    connection = http.client.HTTPConnection(serving.HOST, course.port, timeout=60)
    connection.request("GET", f"/voila/render/{LESSON}")
    page = connection.getresponse().read().decode()
    connection.close()
    early, _, late = page.partition("</footer>")

    assert last_paragraph() in early[: early.index("</main>")]
    assert "cell-output+json" not in early
    assert "cell-output+json" in late
    assert late.rstrip().endswith("</html>")


@pytest.mark.parametrize(("role", "tag"), [("banner", "header"), ("main", "main"), ("contentinfo", "footer")])
def test_there_is_one_of_each_landmark(either, role, tag):
    expect(either.locator(tag)).to_have_count(1)
    expect(either.get_by_role(role)).to_have_count(1)
    expect(either.get_by_role("heading", level=1)).to_have_count(1)


def test_each_navigation_has_a_name_of_its_own(either):
    names = either.locator("nav:visible").evaluate_all("all => all.map((nav) => nav.getAttribute('aria-label'))")

    assert names
    assert all(names)
    assert len(set(names)) == len(names)


def test_title_and_language_are_stated(shared_home, shared_lesson):
    assert shared_home.title() == "Bone metastasis"
    assert shared_lesson.title() == "Symptoms and emergencies · Bone metastasis"
    assert shared_home.locator("html").get_attribute("lang") == "en-US"
    assert shared_lesson.locator("html").get_attribute("lang") == "en-US"


def test_no_two_elements_have_the_same_id(either):
    assert duplicate_ids(either) == []


def test_the_skip_link_comes_first_and_leads_into_the_text(shared_home):
    shared_home.keyboard.press("Tab")
    skip = shared_home.get_by_role("link", name="Skip to the lesson")

    assert has_focus(skip)
    expect(skip).to_be_in_viewport()
    shared_home.keyboard.press("Enter")
    expect(shared_home.locator("main")).to_be_focused()
    shared_home.keyboard.press("Tab")
    assert shared_home.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_contents_list_names_every_section_and_marks_where_you_are(shared_lesson):
    headings = shared_lesson.locator("main h2")
    links = shared_lesson.locator("nav.bm-toc a")

    assert links.all_text_contents() == headings.all_text_contents()
    for text in ("When calcium climbs", "What to remember", "Where symptoms come from"):
        go_to_section(shared_lesson, text)
        expect(shared_lesson.locator("nav.bm-toc a[aria-current]")).to_have_text(text)
        expect(headings.filter(has_text=text)).to_be_in_viewport()


def test_the_lessons_before_and_after_are_shown(shared_lesson):
    lessons = plan.lessons()
    here = next(each for each in lessons if each.file == LESSON)
    turn = shared_lesson.get_by_role("navigation", name="Lessons")

    expect(turn).to_contain_text(lessons[here.number - 2].title)
    expect(turn).to_contain_text(lessons[here.number].title)


def test_the_home_page_lists_all_lessons_and_links_those_that_are_written(shared_home):
    main = shared_home.locator("main")
    for lesson in plan.lessons():
        entry = main.locator("li", has_text=lesson.title).first
        if lesson.file:
            expect(entry.get_by_role("link", name=lesson.title)).to_have_attribute("href", lesson.file)
        else:
            expect(entry).to_contain_text("coming")
            expect(entry.get_by_role("link", name=lesson.title)).to_have_count(0)


def test_no_link_is_dead(either):
    hrefs = set(either.locator("a[href]").evaluate_all("all => all.map((each) => each.getAttribute('href'))"))
    anchors = {href[1:] for href in hrefs if href.startswith("#")}
    pages = {href for href in hrefs if not href.startswith("#")}
    internal = {href for href in pages if not href.startswith(("https://", "http://"))}
    missing = either.evaluate(
        "names => names.filter((name) => !document.getElementById(decodeURIComponent(name)))", sorted(anchors)
    )

    assert missing == []
    assert internal <= {path.name for path in folder.notebooks().glob("*.ipynb")}
    assert (folder.notebooks() / HOME).is_file()


def test_a_theme_applies_at_once_and_is_remembered(visit):
    page = visit(HOME, theme=None, color_scheme="light")
    html = page.locator("html")
    papers = {}

    expect(page.locator("input[name=bm-theme][value=system]")).to_be_checked()
    expect(html).to_have_attribute("data-theme", "light")
    for theme in THEMES:
        switch_theme(page, theme)
        papers[theme] = page.evaluate(PAPER)
    assert len(set(papers.values())) == len(THEMES)

    for theme in ("dark", "projector"):
        switch_theme(page, theme)
        load_again(page)
        expect(html).to_have_attribute("data-theme", theme)
        expect(page.locator(f"input[name=bm-theme][value={theme}]")).to_be_checked()
        assert page.evaluate(PAPER) == papers[theme]


def test_without_a_choice_the_page_follows_the_device(visit):
    page = visit(HOME, theme=None, color_scheme="dark")

    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.emulate_media(color_scheme="light")
    expect(page.locator("html")).to_have_attribute("data-theme", "light")


def test_a_theme_can_be_chosen_by_keyboard(shared_home):
    auto = shared_home.locator("input[name=bm-theme]:checked")
    shared_home.locator("body").press("Home")
    shared_home.evaluate("document.activeElement.blur()")
    tab_to(auto)
    shared_home.keyboard.press("ArrowRight")
    shared_home.keyboard.press("ArrowLeft")

    expect(shared_home.locator("html")).to_have_attribute("data-theme", "light")


@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_never_scrolls_sideways(either, width):
    either.set_viewport_size({"width": width, "height": WIDTHS[width]})

    assert sideways(either) <= 0
    either.set_viewport_size({"width": 1366, "height": 768})


@pytest.mark.parametrize("theme", THEMES)
def test_a_phone_never_scrolls_sideways_in_any_theme(shared_lesson, theme):
    shared_lesson.set_viewport_size({"width": 390, "height": 844})
    switch_theme(shared_lesson, theme)

    assert sideways(shared_lesson) <= 0
    switch_theme(shared_lesson, "light")
    shared_lesson.set_viewport_size({"width": 1366, "height": 768})


@pytest.mark.parametrize("width", [390, 1366])
def test_a_line_of_text_is_not_too_long_to_read(shared_lesson, width):
    shared_lesson.set_viewport_size({"width": width, "height": WIDTHS[width]})
    longest = shared_lesson.evaluate(LINE_LENGTHS)
    shared_lesson.set_viewport_size({"width": 1366, "height": 768})

    assert len(longest) > 10
    assert statistics.median(longest) <= MOST_CHARACTERS


def test_a_page_without_widgets_is_complete(shared_home):
    expect(shared_home.locator(".bm-widget, .bm-wait, .bm-broken")).to_have_count(0)
    expect(shared_home.locator("#bm-status")).to_be_empty()
    expect(shared_home.locator("#bm-progress")).to_be_hidden()
    expect(shared_home.locator("#bm-silence")).to_have_count(0)
    expect(shared_home.locator("main")).to_contain_text("not medical advice")


def test_the_header_counts_answered_questions(shared_lesson):
    questions = shared_lesson.locator(".bm-item").count()

    expect(shared_lesson.locator("#bm-progress")).to_have_text(f"0 of {questions} questions answered")


@pytest.mark.parametrize("selector", [".bm-themes", ".bm-progress", ".bm-toc", ".bm-turn", ".bm-skip", ".bm-actions"])
def test_paper_shows_no_controls(at_1366, selector):
    at_1366.emulate_media(media="print")

    assert not any(each.is_visible() for each in at_1366.locator(selector).all())


def test_paper_cuts_nothing_off(at_1366):
    at_1366.set_viewport_size({"width": 718, "height": 1000})  # A4 with 1 cm margins
    at_1366.emulate_media(media="print")

    assert at_1366.evaluate(CLIPPED) == []
    assert at_1366.evaluate(BEYOND) == []

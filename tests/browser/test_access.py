"""What a learner needs who enlarges, replaces colors, or listens: nothing is lost, covered, or said at every key."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from bonemets.content import bank
from bonemets.domain import review

from .reading import DESK, REVIEW, opened, put_before, sideways, until
from .test_store import entry, keeping, record

pytestmark = pytest.mark.browser

LAB = "explore-gallery.ipynb"
SCORES = "06-treating-the-cancer-and-strengthening-bone.ipynb"
# A window of 1366 x 1024 at 400 %.
ENLARGED = {"width": 340, "height": 256}
# WCAG's contrast of two colors as the browser gives them.
CONTRAST = """([one, other]) => {
  const light = (color) => {
    const [r, g, b] = color.match(/[\\d.]+/g).slice(0, 3).map((each) => each / 255)
      .map((each) => (each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}"""
INK_AND_PAPER = """svg => [getComputedStyle(svg.querySelector('text:not([class])') ?? svg.querySelector('text')).fill,
  getComputedStyle(svg).backgroundColor]"""
# How much of what the keyboard is on lies in the window with nothing over it.
SEEN = """() => {
  const here = document.activeElement.labels?.[0]?.contains(document.activeElement)
    ? document.activeElement.labels[0] : document.activeElement;
  const box = here.getBoundingClientRect();
  const points = [.1, .3, .5, .7, .9].map((part) => [box.left + box.width / 2, box.top + box.height * part]);
  const over = points.map(([x, y]) => document.elementFromPoint(x, y));
  return over.filter((each) => each && (here.contains(each) || each.contains(here))).length / points.length;
}"""
ANSWER_ANYHOW = """all => all.forEach((each) => {
  each.querySelector('.bm-option input').click();
  each.querySelector('.bm-check').click();
})"""
# The spacing WCAG 1.4.12 asks a page to bear.
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important;'
    + ' word-spacing: .16em !important; }');
  document.adoptedStyleSheets = [sheet];
}"""
HEARD = """selector => {
  window.heard = 0;
  const line = document.querySelector(selector);
  new MutationObserver((all) => { window.heard += all.length; })
    .observe(line, {subtree: true, childList: true, characterData: true});
}"""


@pytest.fixture(scope="module")
def high_contrast(browser, course):
    """Open the laboratories where the system's colors are light on dark and the course was left light."""
    with opened(browser, course.page(LAB), theme="light", forced_colors="active", color_scheme="dark") as page:
        page.get_by_role("button", name="Skip", exact=True).first.click()
        yield page


def test_drawings_can_be_read_in_the_colors_of_the_system(high_contrast):
    drawings = high_contrast.locator(".bm-drawing svg:has(text)")

    assert drawings.count() > 5
    for svg in drawings.all():
        assert high_contrast.evaluate(CONTRAST, svg.evaluate(INK_AND_PAPER)) >= 4.5


def test_what_is_chosen_shows_in_the_colors_of_the_system(high_contrast):
    paper = "each => getComputedStyle(each).backgroundColor"
    for chosen, other in (
        (".bm-preset[aria-pressed=true]", ".bm-preset[aria-pressed=false]"),
        (".bm-segments input:checked + span", ".bm-segments input:not(:checked) + span"),
    ):
        pair = [high_contrast.locator(each).first.evaluate(paper) for each in (chosen, other)]
        assert high_contrast.evaluate(CONTRAST, pair) >= 3


def test_zooming_in_folds_the_list_of_sections_and_choosing_one_folds_it_again(visit):
    page = visit()
    sections = page.locator("nav.bm-toc details")
    expect(sections).to_have_attribute("open", "")
    page.set_viewport_size(ENLARGED)
    expect(sections).not_to_have_attribute("open", "")

    sections.locator("summary").press("Enter")
    sections.get_by_role("link", name="When calcium climbs").press("Enter")
    expect(sections).not_to_have_attribute("open", "")
    expect(page.get_by_role("heading", name="When calcium climbs")).to_be_in_viewport()


def tab_through(page, part, stops=12):
    """Give what the keyboard comes to that lies outside the window, or under something, for the most part."""
    put_before(part)
    unseen = []
    for _ in range(stops):
        page.keyboard.press("Tab")
        if page.evaluate(SEEN) < 0.5:
            unseen.append(page.evaluate("() => document.activeElement.outerHTML.slice(0, 120)"))
    return unseen


def test_much_enlarged_nothing_lies_on_what_the_keyboard_is_on(visit):
    page = visit(SCORES)
    page.set_viewport_size(ENLARGED)

    assert tab_through(page, page.locator(".bm-score-form").first) == []


def test_much_enlarged_a_call_leaves_room_for_what_is_asked(visit):
    page = visit(DESK)
    page.set_viewport_size(ENLARGED)
    call = page.locator(".bm-practice")
    call.get_by_role("button", name="Skip the example, take a call").click()

    assert tab_through(page, call.locator(".bm-desk")) == []


def test_wide_letters_and_words_are_not_cut_off(visit):
    page = visit("score-room.ipynb", width=320)
    page.evaluate(SPACED)

    assert (
        page.locator(".bm-answers").evaluate_all("all => all.filter((e) => e.scrollWidth > e.clientWidth + 1).length")
        == 0
    )


def test_open_tables_of_a_score_fit_a_phone(visit):
    page = visit(SCORES, width=320)
    page.locator(".bm-score details").evaluate_all("all => all.forEach((each) => { each.open = true; })")

    assert sideways(page) <= 0


def test_that_answers_are_kept_is_said_once_and_not_at_every_pick(visit):
    page = visit()
    picks = page.locator(".bm-quiz .bm-item").first.locator("input")
    picks.nth(0).check()
    expect(page.locator(".bm-quiz .bm-saved").first).not_to_be_empty()
    page.evaluate(HEARD, ".bm-quiz .bm-saved")
    picks.nth(1).check()
    picks.nth(2).check()

    assert page.evaluate("() => window.heard") == 0


def test_filling_in_a_whole_group_is_said(visit):
    page = visit()
    helper = page.locator(".bm-triage")
    fill = helper.get_by_role("button", name="The rest of this group: asked, all normal").first
    expect(fill).to_have_accessible_description("Who is calling")
    fill.press("Enter")

    expect(helper.locator("[aria-live]")).to_contain_text("answered: asked, normal. Treat as ")


def test_rows_of_a_table_are_named_by_their_first_words(visit):
    page = visit()

    assert page.locator(".bm-prose tbody th[scope=row]").count() > 5


def test_more_questions_take_the_keyboard_with_them(visit):
    items = [item for lesson in ("symptoms", "systemic") for item in bank.load(lesson).items.values()]
    choices = [item for item in items if item.type == "multiple-choice"][: review.MOST + 1]
    page = visit(REVIEW, script=keeping(record(*(entry(item, 0, 2) for item in choices))))
    questions = page.locator(".bm-review .bm-item")
    expect(questions).to_have_count(review.MOST)
    questions.evaluate_all(ANSWER_ANYHOW)
    expect(page.locator(".bm-review .bm-verdict")).to_have_count(review.MOST)
    page.get_by_role("button", name="Ask more now").press("Enter")

    expect(questions).to_have_count(1)
    until(page, "() => document.activeElement.closest('.bm-review .bm-item') !== null")

from __future__ import annotations

from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import expect

from bonemets.app import folder
from bonemets.content import bank

from .reading import LESSON, THEMES, WIDTHS, duplicate_ids, opened, put_before, sideways, switch_theme

pytestmark = pytest.mark.browser

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RUN = """async () => {
  const {violations} = await axe.run(document, {resultTypes: ['violations']});
  return violations.map(({id, impact, nodes}) =>
    `${impact} ${id} x${nodes.length}: ${nodes.slice(0, 3).map((node) => node.target.join(' ')).join(' | ')}`
    + ` ${nodes[0].failureSummary.split('\\n')[1] ?? ''}`);
}"""
# Everything that can be pressed, with the size of what a finger may hit: an input's label counts as the input.
# A word in running text is as high as its line (WCAG 2.5.8, inline).
TARGETS = """() => {
  const all = 'button, select, textarea, summary, [role=button]:not(.bm-word), [role=slider], input:not([type=hidden])';
  const seen = (each) => each.checkVisibility({visibilityProperty: true});
  return [...document.querySelectorAll(all)].filter(seen).map((each) => {
    const own = each.getBoundingClientRect();
    const label = each.labels?.[0]?.contains(each) ? each.labels[0].getBoundingClientRect() : own;
    const name = (each.closest('label') ?? each).textContent.trim().slice(0, 30);
    return {
      what: `${each.tagName.toLowerCase()}.${each.className || each.type} ${name}`,
      own: Math.min(own.width, own.height),
      hit: Math.min(Math.max(own.width, label.width), Math.max(own.height, label.height)),
    };
  });
}"""
LINKS = """() => [...document.querySelectorAll('header a, nav a, footer a, .bm-again a, .bm-skip')]
  .filter((each) => each.getClientRects().length > 0)
  .map((each) => ({what: each.textContent.trim(), hit: Math.min(each.offsetHeight, each.offsetWidth)}))"""
# A tab stop is a control of its own; radios of one group share one. Each gets a number.
MARK_CONTROLS = """() => {
  const all = 'a[href], button, select, summary, input:not([type=hidden]), [tabindex="0"]';
  const groups = new Map();
  let count = 0;
  for (const each of document.querySelectorAll(all)) {
    if (!each.checkVisibility() || each.matches('.bm-skip')) continue;
    const group = each.type === 'radio' ? each.name : null;
    if (group && groups.has(group)) { each.dataset.stop = groups.get(group); continue; }
    if (group) groups.set(group, count);
    each.dataset.stop = count;
    count += 1;
  }
  return count;
}"""
# Focus shows if the element, its label or the card around it changes its outline.
HERE = """() => {
  const here = document.activeElement;
  const around = [here, here.closest('label'), here.closest('.bm-option, .bm-grid-cell, .bm-dial')].filter(Boolean);
  return {
    stop: here.dataset.stop === undefined ? null : Number(here.dataset.stop),
    what: `${here.tagName}.${here.className} ${here.name ?? ''}`,
    visible: around.some((each) => {
      const style = getComputedStyle(each);
      return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    }),
  };
}"""


def violations(page):
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE)
    return page.evaluate(RUN)


def use(page):
    """Answer one question, open what can be opened, and fill in the triage helper until it has a result."""
    item = bank.find_quiz("symptoms-pre").items[0]
    question = page.locator(f"[data-item={item.id}]")
    question.locator("input").first.check()
    question.get_by_role("button", name="Check").click()
    expect(question.locator(".bm-verdict")).to_be_visible()
    page.locator(f"[data-item={bank.find_quiz('symptoms-pre').items[1].id}]").get_by_role(
        "button", name="Check"
    ).click()
    expect(page.locator(".bm-item .bm-ask")).to_be_visible()
    for name in ("limb_weakness", "cancer_status"):
        field = page.locator(f"[data-field={name}]")
        if not field.is_visible():
            page.locator("details.bm-group", has=field).locator("summary").click()
        field.locator("input").nth(1 if name == "limb_weakness" else 0).check()
    expect(page.locator(".bm-triage .bm-why").first).to_be_visible()
    page.locator("details:not([open])").evaluate_all("all => all.forEach((details) => { details.open = true; })")
    number = page.locator("[data-field=corrected_calcium_mmol_per_l] input")
    number.fill("12.4")
    number.press("Tab")
    expect(page.locator(".bm-field-error:visible")).to_have_count(1)


@pytest.fixture(scope="module")
def used(browser, course):
    with opened(browser, course.page(LESSON)) as page:
        use(page)
        yield page


@pytest.fixture(scope="module")
def phone(browser, course):
    url = course.page(LESSON)
    with opened(browser, url, width=390, is_mobile=True, has_touch=True) as page:
        use(page)
        yield page


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_on_the_home_page(shared_home, theme):
    switch_theme(shared_home, theme)

    assert violations(shared_home) == []


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_in_the_lesson_as_it_opens(shared_lesson, theme):
    switch_theme(shared_lesson, theme)

    assert violations(shared_lesson) == []


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_in_a_lesson_in_use(used, theme):
    switch_theme(used, theme)

    assert violations(used) == []


def test_axe_finds_nothing_on_a_phone(phone):
    assert violations(phone) == []


@pytest.mark.parametrize(("size", "least"), [("own", 24), ("hit", 44)], ids=["the control itself", "with its label"])
def test_no_control_is_too_small_for_a_fingertip(phone, size, least):
    targets = phone.evaluate(TARGETS)

    assert len(targets) > 100
    assert [f"{each['what']}: {each[size]:.0f} px" for each in targets if each[size] < least - 0.5] == []


def test_links_that_stand_alone_are_large_enough_to_touch(phone):
    assert [f"{each['what']}: {each['hit']} px" for each in phone.evaluate(LINKS) if each["hit"] < 24] == []


def test_tab_reaches_every_control_and_shows_where_it_is(shared_lesson):
    page = shared_lesson
    controls = page.evaluate(MARK_CONTROLS)
    put_before(page.locator(".bm-top"))
    reached, unseen = set(), []
    for _ in range(3 * controls):
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        if here["stop"] is None or here["stop"] in reached:
            break
        reached.add(here["stop"])
        if not here["visible"]:
            unseen.append(here["what"])

    assert unseen == []
    assert sorted(set(range(controls)) - reached) == []


@pytest.mark.parametrize("name", sorted(path.name for path in folder.notebooks().glob("*.ipynb")))
def test_every_page_passes_the_audit_in_all_themes_and_fits_every_width(browser, course, name):
    with opened(browser, course.page(name)) as page:
        found = {}
        for theme in THEMES:
            switch_theme(page, theme)
            found[theme] = violations(page)
        wider = {}
        for width, height in WIDTHS.items():
            page.set_viewport_size({"width": width, "height": height})
            wider[width] = max(0, sideways(page))
        twice = duplicate_ids(page)

    assert (found, wider, twice) == ({theme: [] for theme in THEMES}, dict.fromkeys(WIDTHS, 0), [])

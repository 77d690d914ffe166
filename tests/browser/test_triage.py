from __future__ import annotations

import pytest
from playwright.sync_api import expect

from bonemets.domain import triage as domain

from .reading import go_to_section, load_again, tab_to

pytestmark = pytest.mark.browser

SECTION = "Put it together: take the call"
BY_NAME = {field.name: field for field in domain.FIELDS}
# What Ray says on the phone: legs, and no back pain worth a word.
LEGS = {"cancer_status": "known_bone_mets", "limb_weakness": "new_or_worse"}
SEEN = """widget => {
  const inside = (box) => box.bottom > 1 && box.top < innerHeight - 1 && box.width > 0;
  const notices = [...document.querySelectorAll('.bm-education')];
  const unseen = [];
  const box = widget.getBoundingClientRect();
  const top = scrollY + box.top - innerHeight + 60;
  for (let y = Math.max(0, top); y < scrollY + box.bottom - 60; y += innerHeight / 3) unseen.push(y);
  return unseen.filter((y) => {
    scrollTo(0, y);
    const notice = notices.find((each) => inside(each.getBoundingClientRect()));
    return inside(widget.getBoundingClientRect()) && !notice;
  }).length;
}"""


class Helper:
    """The triage helper on a page, used by keyboard."""

    def __init__(self, page):
        self.page = page
        self.box = page.locator(".bm-triage")
        self.panel = self.box.locator(".bm-panel")
        self.level = self.panel.locator(".bm-lead .bm-level").first

    def field(self, name):
        return self.box.locator(f"[data-field={name}]")

    def start(self):
        go_to_section(self.page, SECTION)

    def open_group(self, name):
        """Open whatever the question is folded away in, from the outside in."""
        for box in self.box.locator("details", has=self.page.locator(f"[data-field={name}]")).all():
            if not box.evaluate("box => box.open"):
                tab_to(box.locator("> summary"))
                self.page.keyboard.press("Enter")

    def choose(self, name, value):
        """Choose one answer of a question, with the arrow keys."""
        values = [*BY_NAME[name].values, None] if BY_NAME[name].kind == "choice" else [True, False, None]
        inputs = self.field(name).locator("input")
        self.open_group(name)
        tab_to(self.field(name).locator("input:checked"))
        start = inputs.evaluate_all("all => all.findIndex((each) => each.checked)")
        for _ in range((values.index(value) - start) % len(values)):
            self.page.keyboard.press("ArrowDown")
        expect(inputs.nth(values.index(value))).to_be_checked()

    def type(self, name, text):
        """Type a number and leave the field."""
        self.open_group(name)
        number = self.field(name).locator("input")
        tab_to(number)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)
        self.page.keyboard.press("Tab")

    def shows(self, findings):
        """Wait until the panel says what the rules say about the findings."""
        answer = domain.triage(domain.Findings.from_mapping(findings))
        expect(self.level).to_contain_text(answer.level.name)
        for fired in answer.fired:
            expect(self.panel.locator(f"[data-rule={fired.rule.id}]")).to_have_count(1)
        expect(self.panel.locator(".bm-why")).to_have_count(len(answer.fired))
        return answer


@pytest.fixture(scope="module")
def helper(shared_lesson):
    return Helper(shared_lesson)


@pytest.fixture
def cleared(helper):
    clear = helper.box.get_by_role("button", name="clear the form")
    clear.click()
    expect(helper.panel).to_contain_text("Nothing asked yet.")
    return helper


def ray(helper):
    helper.start()
    for name, value in LEGS.items():
        helper.choose(name, value)
    return helper.shows(LEGS)


def test_weak_legs_are_an_emergency_with_reasons_actions_and_a_hand_over(cleared):
    answer = ray(cleared)
    why = cleared.panel.locator(".bm-why").first
    first = answer.fired[0]

    assert answer.level is domain.Level.EMERGENCY
    expect(why).to_contain_text(first.rule.title)
    expect(why).to_contain_text(first.because[0])
    expect(why).to_contain_text(first.rule.why)
    for action in first.rule.actions:
        expect(why.locator("li", has_text=action)).to_have_count(1)
    assert why.locator(".bm-source").count() == len(first.rule.sources)
    expect(cleared.panel.locator(".bm-net")).to_contain_text(domain.SAFETY_NET)

    more = cleared.panel.locator("details", has_text="Hand-over")
    tab_to(more.locator("summary"))
    cleared.page.keyboard.press("Enter")
    expect(more).to_contain_text(domain.handover(domain.Findings.from_mapping(LEGS), answer)[:200])


def test_the_level_is_announced_when_it_changes(cleared):
    ray(cleared)

    expect(cleared.box.locator("p[aria-live=polite]")).to_contain_text("Treat as emergency.")


def test_what_nobody_has_asked_is_listed_and_leads_to_its_place_in_the_form(cleared):
    cleared.start()
    cleared.choose("cancer_status", "known_bone_mets")
    known = {"cancer_status": "known_bone_mets"}
    cleared.shows(known)
    asked = [each.field for each in domain.open_questions(domain.Findings.from_mapping(known))]
    questions = cleared.panel.locator(".bm-open button")
    shown = questions.all_text_contents()

    assert shown == [field.question for field in asked[: len(shown)]]
    assert shown
    tab_to(questions.first)
    cleared.page.keyboard.press("Enter")
    field = cleared.field(asked[0].name)
    assert field.evaluate("field => field.contains(document.activeElement)")
    expect(field).to_be_in_viewport()


def test_what_would_change_it_can_be_tried(cleared):
    ray(cleared)
    change = next(each for each in domain.counterfactuals(domain.Findings.from_mapping(LEGS)) if not each.raises)
    button = cleared.panel.get_by_role("button", name=change.sentence)
    tab_to(button)
    cleared.page.keyboard.press("Enter")

    cleared.shows({**LEGS, **{each.field.name: each.after for each in change.changes}})
    assert cleared.panel.evaluate("panel => panel.contains(document.activeElement)"), "the keyboard lost its place"


def test_calcium_in_the_wrong_unit_is_named_and_nothing_else_is_lost(cleared):
    name = "corrected_calcium_mmol_per_l"
    ray(cleared)
    cleared.type(name, "12.4")
    error = cleared.field(name).locator(".bm-field-error")

    expect(error).to_contain_text("12.4 is out of range")
    expect(error).to_contain_text("It looks like mg/dL")
    expect(cleared.field(name).locator("input")).to_have_attribute("aria-invalid", "true")
    assert cleared.field(name).locator("input").input_value() == "12.4"
    assert (
        cleared.field(name)
        .locator("input")
        .evaluate(
            "input => input.getAttribute('aria-describedby').split(' ')"
            ".some((id) => document.getElementById(id).textContent.includes('mg/dL; use'))"
        )
    ), "the error is not tied to its field"
    cleared.shows(LEGS)

    cleared.start()
    cleared.type(name, "3.1")
    expect(error).to_be_hidden()
    cleared.shows({**LEGS, name: 3.1})


def test_words_where_a_number_belongs_are_refused_in_plain_words(cleared):
    cleared.start()
    cleared.type("temperature_c", "hot")

    expect(cleared.field("temperature_c").locator(".bm-field-error")).to_contain_text("is not a number")
    assert "Traceback" not in cleared.page.content()


def test_clearing_gives_an_empty_form_and_says_so(cleared):
    ray(cleared)
    clear = cleared.box.get_by_role("button", name="clear the form")
    cleared.start()
    tab_to(clear)
    cleared.page.keyboard.press("Enter")

    expect(cleared.panel).to_contain_text("Nothing asked yet.")
    expect(cleared.box.locator("p[aria-live=polite]")).to_contain_text("Cleared.")
    assert cleared.box.evaluate("box => box.contains(document.activeElement)")
    checked = cleared.box.locator("input[type=radio]:checked + span").all_text_contents()
    assert set(checked) == {"not known"}


@pytest.mark.parametrize("width", [1366, 390])
def test_education_only_is_in_view_wherever_the_helper_is(cleared, width):
    cleared.page.set_viewport_size({"width": width, "height": 768})
    ray(cleared)
    unseen = cleared.box.evaluate(SEEN)
    cleared.page.set_viewport_size({"width": 1366, "height": 768})

    assert unseen == 0, f"out of view at {unseen} scroll positions"


def test_findings_come_back_after_loading_again(visit):
    helper = Helper(visit())
    ray(helper)
    expect(helper.box.locator(".bm-saved")).to_have_text("Saved on this device")
    load_again(helper.page)

    helper.shows(LEGS)
    place = BY_NAME["limb_weakness"].values.index("new_or_worse")
    expect(helper.field("limb_weakness").locator("input").nth(place)).to_be_checked()

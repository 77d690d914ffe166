"""Nothing lost: what a device keeps through reloads, two tabs, files, and browsers that keep nothing."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from bonemets.content import bank, catalog
from bonemets.domain import review
from bonemets.widgets import memory

from . import lab
from .reading import DESK, GALLERY, HOME, LESSON, REVIEW, load_again, open_lesson, switch_theme, until
from .test_axe import violations

pytestmark = pytest.mark.browser

ITEMS = [item for item in bank.load("symptoms").items.values() if item.type == "multiple-choice"]
ONE, TWO = bank.find_quiz("symptoms-pre").items
TODAY = datetime.now(tz=UTC).astimezone().date()
# A script of ours runs at every load; what it stores must not come back after the page has changed it.
KEEP_ONCE = """
if (location.protocol.startsWith("http") && !sessionStorage.getItem("once")) {{
  sessionStorage.setItem("once", "1");
  localStorage.setItem("bonemets.record", {});
}}
"""
BLOCKED = """
for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("blocked", "SecurityError"); } });
}
"""
FULL = """
{
  const keep = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key, value) {
    if (key !== "bonemets.device") throw new DOMException("full", "QuotaExceededError");
    keep.call(this, key, value);
  };
}
"""


def entry(item, points, days_ago, sure=None):
    day = TODAY - timedelta(days_ago)
    kept = review.after(None, points=points, maximum=1, sure=sure, today=day, version=item.version)
    return {item.id: memory.write(kept)}


def record(*entries):
    items = {id_: each for one in entries for id_, each in one.items()}
    return json.dumps({"format": "bonemets-record", "version": 1, "items": items})


# Two due today, one of them sure and wrong; two due in three days; one right.
RECORD = record(
    entry(ITEMS[2], 0, 2),
    entry(ITEMS[3], 0, 1, 3),
    *(entry(item, 0, -2) for item in ITEMS[4:6]),
    entry(ITEMS[6], 1, 2),
)


def keeping(text=RECORD):
    return KEEP_ONCE.format(json.dumps(text))


def panel(page):
    return page.locator(".bm-device")


def press(page, name):
    panel(page).get_by_role("button", name=name, exact=True).click()


def said(page):
    return panel(page).locator(".bm-device-said")


def state(page):
    return panel(page).locator(".bm-device-words")


def answer(page, item, right=True):  # noqa: FBT002 - reads well where it is called
    question = page.locator(f"[data-item={item.id}]")
    option = next(option for option in item.options if option.key is right)
    question.locator(f"input[value={option.id}]").check()
    question.get_by_role("button", name="Check").click()
    expect(question.locator(".bm-verdict")).to_be_visible()


def stored(page, key):
    return page.evaluate("key => localStorage.getItem(key)", f"bonemets.{key}")


def entries(page):
    return json.loads(stored(page, "record"))["items"]


def download(page):
    with page.expect_download() as caught:
        press(page, "Download")
    return caught.value


def give(page, text):
    file = {"name": "answers.json", "mimeType": "application/json", "buffer": text.encode()}
    panel(page).locator("input[type=file]").set_input_files([file])


def test_a_first_visit_shows_no_progress_and_an_empty_panel(visit):
    page = visit(HOME)

    expect(state(page)).to_have_text("Saved on this device: nothing yet.")
    expect(page.locator(".bm-due")).to_be_hidden()
    expect(page.locator(".bm-lesson-progress:visible")).to_have_count(0)
    expect(panel(page).get_by_role("button", name="Undo")).to_be_hidden()


def test_an_answer_shows_on_the_home_page_and_comes_back_tomorrow(visit):
    page = visit(LESSON)
    answer(page, ONE)
    answer(page, TWO, right=False)
    expect(state(page)).to_have_text("Saved on this device: 2 answered questions.")
    assert entries(page)[TWO.id]["due"] == (TODAY + timedelta(1)).isoformat()
    assert entries(page)[ONE.id]["due"] is None

    open_lesson(page, page.url.replace(LESSON, HOME))
    expect(page.locator(".bm-lesson-progress:visible")).to_contain_text(
        f"2 of {catalog.size('symptoms')} questions, 1 right first time"
    )
    tomorrow = TODAY + timedelta(1)
    expect(page.locator(".bm-due")).to_have_text(
        f"Nothing is due today. Next: {tomorrow:%A, %B} {tomorrow.day}, 1 question"
    )


def test_what_is_due_leads_from_the_home_page_to_its_questions_and_is_done(visit):
    page = visit(HOME, script=keeping())
    link = page.get_by_role("link", name="Due today: 2 questions to see again")
    with page.expect_navigation():
        link.click()
    questions = page.locator(".bm-review .bm-item")
    expect(questions).to_have_count(2)
    assert [each.get_attribute("data-item") for each in questions.all()] == [ITEMS[3].id, ITEMS[2].id]
    expect(page.locator(".bm-back").first).to_contain_text("You were sure on")

    answer(page, ITEMS[3])
    answer(page, ITEMS[2])
    expect(page.locator(".bm-review-words")).to_contain_text("Done for today. Next: ")
    assert entries(page)[ITEMS[3].id]["due"] == (TODAY + timedelta(3)).isoformat()
    load_again(page)
    expect(page.locator(".bm-review-words")).to_contain_text("Nothing is due. Next: ")
    open_lesson(page, page.url.replace(REVIEW, HOME))
    expect(page.locator(".bm-due")).to_contain_text("Nothing is due today.")


def test_the_summary_names_the_dangerous_first_and_keeps_no_name_unless_told_to(visit):
    page = visit(REVIEW, script=keeping())
    summary = page.locator(".bm-own-summary")
    expect(summary.locator(".bm-lead")).to_contain_text("1 of 5 right first time. 2 questions to see again today.")
    expect(summary.locator(".bm-part").first).to_have_text("Sure, and wrong")
    expect(summary.locator(".bm-alarms")).to_contain_text(ITEMS[3].take_away)
    expect(summary.locator(".bm-self")).to_contain_text("Self-reported, not proctored.")

    summary.get_by_label("Your name, for the printed sheet").fill("Sam Rivera")
    expect(summary.locator(".bm-sheet-name")).to_have_text("Sam Rivera")
    assert "Sam Rivera" not in page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})")
    summary.get_by_label("Keep my name on this device").check()
    load_again(page)
    expect(page.locator(".bm-sheet-name")).to_have_text("Sam Rivera")
    page.get_by_label("Keep my name on this device").uncheck()
    assert stored(page, "name") is None


def test_the_sheet_prints_alone(visit):
    page = visit(REVIEW, script="window.print = () => { window.printed = true; };" + keeping())
    page.get_by_role("button", name="Print the sheet").click()
    until(page, "() => window.printed")
    page.emulate_media(media="print")

    expect(page.locator(".bm-sheet")).to_be_visible()
    for rest in ("h1", ".bm-device", ".bm-meters", ".bm-sheet-form", "footer", "header"):
        expect(page.locator(rest).first).to_be_hidden()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_review_summary_and_panel(visit, theme):
    page = visit(REVIEW, script=keeping())
    expect(page.locator(".bm-review .bm-item")).to_have_count(2)
    answer(page, ITEMS[2])
    press(page, "Erase everything")
    switch_theme(page, theme)

    assert violations(page) == []


# ---- browsers that keep nothing, and what nobody can read ----


@pytest.mark.parametrize(
    ("script", "words"),
    [(BLOCKED, "does not let the course keep anything"), (FULL, "has no room left for the course")],
    ids=["blocked", "full"],
)
def test_a_browser_that_cannot_keep_answers_says_so_and_still_gives_them_as_a_file(visit, script, words):
    page = visit(LESSON, theme=None, script=script)
    answer(page, ONE)

    expect(state(page)).to_contain_text(f"Not saved: this browser {words}")
    expect(page.locator(".bm-quiz").first.locator(".bm-saved")).to_contain_text(words)
    keys = json.loads(Path(download(page).path()).read_text(encoding="utf-8"))["keys"]
    assert ONE.id in json.loads(keys["bonemets.record"])["items"]
    assert ONE.id in json.loads(keys["bonemets.quiz.symptoms-pre"])["answers"]


@pytest.mark.parametrize("garbled", ["{", "[]", '{"format": "bonemets-record", "version": 9, "items": {}}'])
def test_a_record_nobody_can_read_is_put_aside_at_the_next_answer_and_stops_nothing(visit, garbled):
    page = visit(HOME, script=keeping(garbled))
    expect(page.locator(".bm-due")).to_be_hidden()
    open_lesson(page, page.url.replace(HOME, LESSON))
    answer(page, ONE)

    assert list(entries(page)) == [ONE.id]
    assert stored(page, "record.unreadable") == garbled


def test_two_tabs_lose_nothing_of_each_other(visit):
    first = visit(LESSON)
    second = first.context.new_page()
    open_lesson(second, first.url)
    answer(first, ONE)
    answer(second, TWO)
    load_again(first)

    for item in (ONE, TWO):
        expect(first.locator(f"[data-item={item.id}] .bm-verdict")).to_be_visible()
    assert set(entries(first)) == {ONE.id, TWO.id}


def test_two_tabs_lose_no_call_of_each_other_and_clearing_clears(visit):
    first = visit(DESK)
    second = first.context.new_page()
    open_lesson(second, first.url)
    for page, place in ((first, 0), (second, 1)):
        box = page.locator(".bm-practice").nth(1)
        box.locator(".bm-all-calls > summary").click()
        box.locator(".bm-all-calls .bm-link").nth(place).click()
        for name in ("Take the first call", "Take the calls in this order"):
            box.get_by_role("button", name=name).click()
        expect(box.locator(".bm-timeline")).to_be_visible()
    load_again(first)
    box = first.locator(".bm-practice").nth(1)
    box.locator(".bm-all-calls > summary").click()
    for place in range(2):
        expect(box.locator(".bm-all-calls li .bm-hint").nth(place)).not_to_have_text("not yet played")

    clear = box.get_by_role("button", name="Clear my queues from this device")
    clear.click()
    expect(clear).to_be_hidden()
    assert json.loads(stored(first, "queue.all"))["answers"] == {}


def test_an_exam_taken_again_starts_empty_also_after_loading_again(visit):
    page = visit(GALLERY)
    exam = page.locator(".bm-quiz", has=page.locator(".bm-exam-stage"))
    exam.get_by_role("button", name="See all questions").click()
    exam.get_by_role("button", name="Hand in and see the reasons").click()
    expect(exam.locator(".bm-verdict").first).to_be_visible()
    exam.get_by_role("button", name="Take the exam again").click()
    expect(exam.locator(".bm-verdict")).to_have_count(0)
    until(page, "() => localStorage.getItem('bonemets.quiz.gallery-rationale-exam')?.includes('\"answers\":{}')")
    load_again(page)

    expect(exam.locator(".bm-summary")).to_have_text("0 of 2 answered.")
    expect(exam.locator(".bm-verdict")).to_have_count(0)


# ---- files ----


def test_a_file_brings_everything_back_and_what_it_replaced_too(visit):
    page = visit(LESSON)
    answer(page, ONE)
    file = download(page)
    text = Path(file.path()).read_text(encoding="utf-8")
    assert re.fullmatch(r"bonemets-answers-\d{4}-\d\d-\d\d\.json", file.suggested_filename)
    expect(said(page)).to_contain_text("It holds 1 answered question.")

    press(page, "Erase everything")
    press(page, "No, leave it as it is")
    assert stored(page, "record") is not None
    press(page, "Erase everything")
    press(page, "Yes, erase everything")
    expect(said(page)).to_have_text("Erased. Nothing of yours is left on this device.")
    expect(state(page)).to_have_text("Saved on this device: nothing yet.")
    assert set(page.evaluate("Object.keys(localStorage)")) == {"bonemets.theme", "bonemets.device"}

    page.locator(".bm-wait").first.wait_for(state="detached")
    answer(page, TWO)
    give(page, text)
    asked = panel(page).locator(".bm-device-ask")
    expect(asked).to_contain_text("holds 1 answered question. It replaces what is on this device: 1 answered question.")
    press(page, "Yes, restore")
    expect(page.locator(f"[data-item={ONE.id}] .bm-verdict")).to_contain_text("Right.")
    expect(page.locator(f"[data-item={TWO.id}] .bm-verdict")).to_have_count(0)
    expect(said(page)).to_contain_text("Restored.")

    press(page, "Undo the restore")
    press(page, "Yes, bring it back")
    expect(page.locator(f"[data-item={TWO.id}] .bm-verdict")).to_be_visible()
    expect(page.locator(f"[data-item={ONE.id}] .bm-verdict")).to_have_count(0)


DEVICE = {"format": "bonemets-device", "version": 1, "day": "2026-11-01", "keys": {"bonemets.record": record()}}
REFUSED = {
    "empty": ("", "The file is empty."),
    "no JSON": ("hello", "This is not a file that the Download button of this course has made."),
    "another program's": ('{"format": "other"}', "This is not a file that the Download button"),
    "a newer course's": (json.dumps({**DEVICE, "version": 2}), "This file comes from a newer course"),
    "no version": (json.dumps({**DEVICE, "version": None}), "This file says a version that never was."),
    "no keys": (json.dumps({**DEVICE, "keys": [1]}), "The file is damaged"),
    "a key that is not ours": (json.dumps({**DEVICE, "keys": {"token": "{}"}}), "The file is damaged"),
    "half a text": (json.dumps({**DEVICE, "keys": {"bonemets.record": "{"}}), "The file is damaged"),
    "a value that is no text": (json.dumps({**DEVICE, "keys": {"bonemets.record": 7}}), "The file is damaged"),
}


def test_a_file_that_cannot_be_used_is_named_and_changes_nothing(visit):
    page = visit(HOME, script=keeping())
    for text, words in REFUSED.values():
        give(page, text)
        expect(said(page)).to_contain_text(words)
        expect(said(page)).to_contain_text("Nothing was changed.")
        expect(panel(page).locator(".bm-device-ask")).to_be_hidden()
    assert stored(page, "record") == RECORD


def test_a_file_that_does_not_fit_is_taken_back_whole(visit):
    # The first key of the file fits, the second does not.
    script = keeping() + FULL.replace('key !== "bonemets.device"', 'value.includes("TOO MUCH")')
    page = visit(HOME, script=script)
    keys = {"bonemets.quiz.a": "{}", "bonemets.quiz.b": '{"answers": {"TOO MUCH": 1}}'}
    give(page, json.dumps({**DEVICE, "keys": keys}))
    press(page, "Yes, restore")

    expect(said(page)).to_contain_text("There is no room on this device")
    assert stored(page, "record") == RECORD
    assert stored(page, "quiz.a") is stored(page, "undo") is None


def test_a_tab_that_others_have_outrun_says_so_instead_of_writing_old_answers_back(visit):
    old = visit(LESSON)
    answer(old, ONE)
    other = old.context.new_page()
    open_lesson(other, old.url.replace(LESSON, HOME))
    press(other, "Erase everything")
    press(other, "Yes, erase everything")
    expect(said(other)).to_contain_text("Erased.")
    answer(old, TWO)

    expect(state(old)).to_contain_text("your answers were replaced or erased meanwhile. Load this page again")
    assert stored(old, "record") is stored(old, "quiz.symptoms-pre") is None


def test_the_number_of_a_device_is_made_once_and_is_another_on_another_device(visit):
    seeds = []
    for page in (visit(HOME, theme=None), visit(HOME, theme=None)):
        for _ in range(2):
            seeds.append(json.loads(stored(page, "device"))["seed"])
            load_again(page)

    assert seeds[0] == seeds[1] != seeds[2] == seeds[3]


def test_the_panel_works_by_keyboard_and_escape_takes_a_question_back(visit):
    page = visit(HOME, script=keeping())
    erase = panel(page).get_by_role("button", name="Erase everything")
    erase.press("Enter")
    ask = panel(page).locator(".bm-device-ask")
    expect(ask).to_be_focused()
    page.keyboard.press("Escape")

    expect(ask).to_be_hidden()
    expect(erase).to_be_focused()
    assert date.fromisoformat(entries(page)[ITEMS[2].id]["first_day"]) < TODAY


def test_in_jupyterlab_the_panel_comes_with_the_summary(browser, lab_server):
    with lab.opened(browser, lab_server, REVIEW) as page:
        lab.go_to(page, "bm.summary")
        expect(state(page)).to_have_text("Saved on this device: nothing yet.")
        page.evaluate(
            "text => { localStorage.setItem('bonemets.record', text); dispatchEvent(new Event('storage')); }", RECORD
        )
        expect(page.locator(".bm-lead")).to_contain_text("1 of 5 right first time.")
        text = Path(download(page).path()).read_text(encoding="utf-8")
        press(page, "Erase everything")
        press(page, "Yes, erase everything")
        expect(said(page)).to_contain_text("Erased. Nothing of yours is left on this device. Now restart the kernel")
        assert stored(page, "record") is None
        give(page, text)
        press(page, "Yes, restore")
        expect(said(page)).to_contain_text("Restored.")
        assert stored(page, "record") == RECORD

from __future__ import annotations

import nbformat
import pytest
from answers import right, wrong
from playwright.sync_api import expect

from bonemets.content import bank

from . import serving
from .answering import Question
from .reading import duplicate_ids, load_again, opened, tab_to, until

pytestmark = pytest.mark.browser

PRE = bank.find_quiz("symptoms-pre")
LAST = bank.find_quiz("symptoms-final")
ITEMS = bank.load("symptoms").items.values()
# Each test on the shared page has questions of its own.
SINGLE = [item for item in ITEMS if item.type == "multiple-choice" and item not in PRE.items]
SELECT_ALL = [item for item in ITEMS if item.type == "select-all"]
# The types whose options stand in a list; tests/browser/test_gallery.py goes through all types.
ROLES = {"multiple-choice": "radio", "select-all": "checkbox", "select-n": "checkbox"}
KEPT = "bonemets.quiz.symptoms-pre"
# Writes down every text a live region comes to hold.
LISTEN = """region => {
  window.heard = [];
  new MutationObserver(() => { if (region.textContent) window.heard.push(region.textContent.trim()); })
    .observe(region, {childList: true, characterData: true, subtree: true});
}"""
# A script of ours runs at every load; what it stores must not come back after the page has put it aside.
ONLY_ONCE = """
if (location.protocol.startsWith("http") && !localStorage.getItem("once")) {
  localStorage.setItem("once", "1");
  localStorage.setItem("%s", '%s');
}
"""
# Faster than any answer from the kernel: try again, pick, and check in one breath.
TRY_AND_CHECK = """(box, pick) => {
  const press = (name) => [...box.querySelectorAll('button')].find((each) => each.textContent === name).click();
  press('Try again');
  box.querySelector(`.bm-option input[value=${pick}]`).click();
  press('Check');
}"""
NO_STORAGE = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"


def option(question, id_):
    return question.box.locator(f".bm-option input[value={id_}]")


def picked(question):
    return [each.id for each in question.item.options if option(question, each.id).is_checked()]


def kept(page):
    return page.evaluate("key => localStorage.getItem(key)", KEPT)


def test_every_question_is_a_named_group(shared_lesson):
    groups = shared_lesson.locator(".bm-quiz fieldset.bm-item")
    items = [item for quiz in bank.load("symptoms").quizzes.values() for item in quiz.items]

    assert groups.count() == len(items)
    for item in items:
        group = shared_lesson.locator(f"[data-item={item.id}]")
        assert group.evaluate("group => group.firstElementChild.tagName") == "LEGEND"
        expect(group.locator("> legend")).to_contain_text(item.stem)
        expect(group).to_have_role("group")
        for each in item.options if item.type in ROLES else ():
            expect(group.get_by_role(ROLES[item.type], name=each.text, exact=True)).to_have_count(1)


def test_the_key_and_the_reasons_are_not_on_the_page_before_the_check(shared_lesson):
    question = Question(shared_lesson, LAST.items[-1])

    expect(question.box.locator(".bm-reason:visible")).to_have_count(0)
    assert question.item.options[0].rationale not in shared_lesson.content()


def test_a_wrong_answer_then_the_right_one_by_keyboard_alone(shared_lesson):
    page, item = shared_lesson, PRE.items[0]
    question = Question(page, item)
    quiz = page.locator(".bm-quiz").first
    region = quiz.locator("[aria-live=polite]")
    region.evaluate(LISTEN)
    question.answer(wrong(item))

    expect(question.verdict).to_contain_text("Not yet. 0/1 rule: 0 of 1 point")
    expect(question.verdict).to_be_focused()  # which reads it aloud, so the live region must not say it again
    assert page.evaluate("window.heard") == []
    for each in item.options:
        card = question.box.locator(".bm-option").filter(has=page.locator(f"input[value={each.id}]"))
        expect(card.locator(".bm-reason")).to_contain_text(each.rationale)
        expect(card.locator(".bm-reason .bm-source")).to_have_count(len(each.sources))
    expect(question.box.locator(".bm-take")).to_contain_text(item.take_away)
    expect(question.box.locator(".bm-again a")).to_have_text(item.read_again)

    question.retry()
    expect(question.box.locator(".bm-reason:visible")).to_have_count(0)
    assert question.box.evaluate("box => box.contains(document.activeElement)")
    question.answer(right(item))
    expect(question.verdict).to_contain_text("Right. 0/1 rule: 1 of 1 point")
    expect(quiz.locator(".bm-summary")).to_have_text(f"0 of 1 right first time; {len(PRE.items) - 1} to go.")


def test_how_sure_comes_after_a_pick_and_goes_after_the_check(shared_lesson):
    page, item = shared_lesson, PRE.items[1]
    question = Question(page, item)
    sure = question.box.get_by_role("group", name="How sure?")
    expect(sure).to_be_hidden()
    question.start()
    question.fill(right(item))
    expect(sure).to_be_visible()
    sure.get_by_role("radio", name="Sure", exact=True).check(force=True)
    question.check.click()

    expect(question.verdict).to_be_visible()
    expect(sure).to_be_hidden()
    record = page.evaluate("JSON.parse(localStorage.getItem('bonemets.record')).items")
    assert record[item.id]["sure"] == 3


def test_checked_options_stay_as_they_are_until_try_again(shared_lesson):
    page, question = shared_lesson, Question(shared_lesson, SINGLE[0])
    question.answer(wrong(question.item))
    before = picked(question)

    tab_to(option(question, before[0]))
    for key in ("ArrowDown", "ArrowUp", "ArrowRight", "ArrowLeft", "Space"):
        page.keyboard.press(key)
        assert picked(question) == before
    question.box.locator(".bm-option label").last.click()
    assert picked(question) == before
    expect(question.verdict).to_be_visible()


def test_a_check_made_before_try_again_was_heard_still_takes_the_reader_to_the_result(shared_lesson):
    question = Question(shared_lesson, SINGLE[1])
    question.answer(wrong(question.item))
    question.box.evaluate(TRY_AND_CHECK, next(iter(right(question.item).values()))[0])

    expect(question.verdict).to_contain_text("Right. ")
    expect(question.verdict).to_be_focused()


def test_arrow_keys_never_leave_a_question_or_answer_the_next(shared_lesson):
    page, first, second = shared_lesson, *(Question(shared_lesson, item) for item in SINGLE[2:4])
    first.start()
    tab_to(first.box.locator("input").first)
    page.keyboard.press("Space")
    for key in ("ArrowDown", "ArrowUp"):
        for _ in range(2 * len(first.item.options)):
            page.keyboard.press(key)
            assert first.box.evaluate("box => box.contains(document.activeElement)")
            assert len(picked(first)) == 1
    assert picked(second) == []


def test_select_all_gives_points_for_each_part(shared_lesson):
    page, question = shared_lesson, Question(shared_lesson, SELECT_ALL[0])
    key = sorted(question.item.key)
    question.start()
    tab_to(option(question, key[0]))
    page.keyboard.press("Space")
    question.submit()

    expect(question.verdict).to_contain_text("Partly right. +/\N{MINUS SIGN} rule: 1 right")
    expect(question.verdict).to_contain_text(f"= 1 of {len(key)} points")
    expect(question.box.locator(".bm-option[data-result=key]")).to_have_count(1)
    expect(question.box.locator(".bm-option[data-result=missed]")).to_have_count(len(key) - 1)

    tab_to(question.again)
    page.keyboard.press("Space")
    expect(question.verdict).to_have_count(0)
    question.answer({"answer": key})
    expect(question.verdict).to_contain_text("Right.")


def test_check_with_nothing_picked_asks_for_an_answer_every_time(shared_lesson):
    page, question = shared_lesson, Question(shared_lesson, SELECT_ALL[1])
    ask = question.box.locator(".bm-ask")
    region = page.locator(".bm-quiz", has=question.box).locator("[aria-live=polite]")
    question.start()
    question.submit()
    expect(ask).to_have_text("Choose an answer first.")
    expect(region).to_have_text("Choose an answer first.")
    expect(question.check).to_be_focused()

    tab_to(question.box.locator(".bm-option input").last, key="Shift+Tab")
    page.keyboard.press("Space")
    expect(ask).to_have_count(0)
    page.keyboard.press("Space")
    assert picked(question) == []
    question.submit()
    expect(ask).to_have_text("Choose an answer first.")
    expect(question.verdict).to_have_count(0)


def test_answers_and_feedback_come_back_after_loading_again(visit):
    page, item = visit(), PRE.items[0]
    question = Question(page, item)
    question.answer(right(item))
    expect(page.locator(".bm-quiz").first.locator(".bm-saved")).to_have_text("Saved on this device")
    load_again(page)

    expect(question.verdict).to_contain_text("Right.")
    assert picked(question) == sorted(item.key)
    expect(page.locator("#bm-progress")).to_contain_text("1 of ")
    expect(page.locator(".bm-quiz").first.locator(".bm-summary")).to_contain_text("1 of 1 right first time")


@pytest.mark.parametrize(
    "garbled",
    ["{garbled", '{"format": "bonemets-quiz", "version": 99, "name": "symptoms-pre", "answers": {}}'],
    ids=["broken", "from another version"],
)
def test_a_state_nobody_can_read_is_named_and_kept_aside(visit, garbled):
    page = visit(script=ONLY_ONCE % (KEPT, garbled))
    notice = page.locator(".bm-widget[data-name=symptoms-pre] .bm-notice")

    expect(notice).to_be_visible()
    expect(notice).to_contain_text("Earlier answers to these questions could not be read")
    expect(notice).to_contain_text("kept aside")
    assert "Traceback" not in page.content()
    until(page, "key => localStorage.getItem(key) !== null", f"{KEPT}.unreadable")
    assert page.evaluate("key => localStorage.getItem(key)", f"{KEPT}.unreadable") == garbled
    assert kept(page) is None
    Question(page, PRE.items[0]).answer(right(PRE.items[0]))
    assert "symptoms-pre" in kept(page)


def test_a_browser_that_keeps_nothing_says_so(visit):
    page = visit(theme=None, script=NO_STORAGE)
    question = Question(page, PRE.items[0])
    question.answer(right(PRE.items[0]))

    expect(page.locator(".bm-quiz").first.locator(".bm-saved")).to_contain_text("Not saved: this browser")


def test_the_same_quiz_shown_twice_works_as_one_and_shares_no_ids(browser, tmp_path):
    code = ["import bonemets as bm", 'quiz = bm.quiz("symptoms-pre")\nquiz', "quiz", 'bm.quiz("symptoms-pre")']
    lesson = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_markdown_cell("# Twice"), *map(nbformat.v4.new_code_cell, code)],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python", "language": "python"}},
    )
    notebooks = tmp_path / "notebooks"
    notebooks.mkdir()
    nbformat.write(lesson, notebooks / "index.ipynb")
    with (
        serving.other(notebooks, tmp_path) as server,
        opened(browser, server.page("index.ipynb")) as page,
    ):
        quizzes = page.locator(".bm-quiz")
        expect(quizzes).to_have_count(3)
        questions = [Question(page, PRE.items[0], inside=quizzes.nth(place)) for place in range(3)]
        questions[0].answer(right(PRE.items[0]))

        expect(questions[1].verdict).to_contain_text("Right.")
        assert picked(questions[1]) == sorted(PRE.items[0].key)
        expect(questions[2].verdict).to_have_count(0)
        assert picked(questions[2]) == []
        assert duplicate_ids(page) == []
        names = page.locator("fieldset.bm-item").evaluate_all(
            "all => all.map((each) => each.querySelector('input').name)"
        )
        assert len(set(names)) == len(names)

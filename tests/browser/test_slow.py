"""A quick learner before a slow kernel: nothing lost, nothing said twice, and the keyboard where it was last needed."""

from __future__ import annotations

import pytest
from answers import right, wrong
from playwright.sync_api import expect

from bonemets.content import bank, caller, case
from bonemets.figures.explore import find

from .answering import Question
from .reading import DESK, GALLERY, LESSON, REVIEW, has_focus, load_again, until
from .slow import FROM_THE_START, WHEN_ASKED, Kernel
from .test_case import Player
from .test_exam import FIRST, NAME, SECOND, press
from .test_quiz import LISTEN, PRE
from .test_triage import LEGS, Helper

pytestmark = pytest.mark.browser

ROOM = "11-cases.ipynb"
LABORATORIES = "explore-gallery.ipynb"
ONE, TWO = PRE.items
SAVED = "name => JSON.parse(localStorage.getItem(`bonemets.${name}`))"
# The network takes the message with it; the page only sees that the connection has gone.
LOSE_THE_CHECK = """{
  const send = WebSocket.prototype.send;
  let lost = false;
  WebSocket.prototype.send = function (text) {
    if (this.readyState > WebSocket.OPEN) return; // what is sent into a lost network is lost without a word
    if (lost || !text.includes('"kind":"check"')) { send.call(this, text); return; }
    lost = true;
    this.close();
  };
}"""
# Python has marked it, and what Python says of it is what gets lost.
LOSE_THE_RESULT = """{
  const send = WebSocket.prototype.send;
  const plain = Object.getOwnPropertyDescriptor(WebSocket.prototype, 'onmessage');
  let loser = null;
  WebSocket.prototype.send = function (text) {
    if (!loser && text.includes('"kind":"check"')) loser = this;
    if (this.readyState <= WebSocket.OPEN) send.call(this, text);
  };
  Object.defineProperty(WebSocket.prototype, 'onmessage', {...plain, set(listener) {
    plain.set.call(this, (event) => { if (loser === this) this.close(); else listener.call(this, event); });
  }});
}"""
HEARD = "window.heard"
QUIET_MS = 1000  # what changed is said once things have been at rest for less than this


@pytest.fixture
def slow(visit):
    """Open a page whose kernel can be made to wait."""

    def _slow(name, script=WHEN_ASKED):
        page = visit(name, script=script)
        return page, Kernel(page)

    return _slow


def picks(question):
    return question.box.locator(".bm-option input").evaluate_all(
        "all => all.filter((each) => each.checked).map((each) => each.value)"
    )


def saved(page, name):
    return page.evaluate(SAVED, name)


def button(box, name):
    return box.get_by_role("button", name=name, exact=True)


# ---- questions ----


def test_what_was_checked_stays_as_it_was_until_the_result_is_there(slow):
    page, kernel = slow(LESSON)
    question = Question(page, ONE)
    question.start()
    question.fill(wrong(ONE))
    before = picks(question)
    kernel.hold()
    question.submit()
    question.check.press("Enter")
    question.box.locator(".bm-option label").last.click(force=True)
    question.box.locator(".bm-option label").first.click(force=True)
    assert picks(question) == before

    kernel.catches_up()
    expect(question.verdict).to_be_focused()
    expect(question.verdict).to_contain_text("Not yet.")
    assert picks(question) == before
    assert saved(page, "quiz.symptoms-pre")["answers"][ONE.id]["tries"] == 1


def test_a_result_that_comes_late_does_not_take_the_keyboard_from_the_next_question(slow):
    page, kernel = slow(LESSON)
    one, two = Question(page, ONE), Question(page, TWO)
    page.locator(".bm-quiz").first.locator("[aria-live=polite]").evaluate(LISTEN)
    one.start()
    one.fill(right(ONE))
    kernel.hold()
    one.submit()
    two.start()
    two.fill(right(TWO))
    here = two.box.locator("input:checked")
    kernel.answers()
    expect(one.verdict).to_contain_text("Right.")
    assert has_focus(here)
    assert [each for each in page.evaluate(HEARD) if "Right. " in each] == page.evaluate(HEARD)[-1:]

    two.submit()
    kernel.answers()
    expect(two.verdict).to_be_focused()


def test_two_checks_on_their_way_end_at_the_result_of_the_second(slow):
    page, kernel = slow(LESSON)
    one, two = Question(page, ONE), Question(page, TWO)
    kernel.hold()
    for question in (one, two):
        question.start()
        question.fill(right(question.item))
        question.submit()
    kernel.answers()
    expect(two.check).to_be_focused()
    kernel.answers()
    expect(two.verdict).to_be_focused()


def test_answers_that_come_back_late_take_nothing_from_whoever_has_begun(slow):
    page, _ = slow(LESSON)
    one, two = Question(page, ONE), Question(page, TWO)
    one.answer(right(ONE))
    page.add_init_script(FROM_THE_START)
    load_again(page)
    kernel = Kernel(page)
    one.box.locator(".bm-option label").last.click(force=True)
    two.start()
    two.fill(right(TWO))
    here = two.box.locator("input:checked")
    assert picks(one) == []

    kernel.catches_up()
    expect(one.verdict).to_contain_text("Right.")
    assert picks(one) == right(ONE)["answer"]
    assert picks(two) == right(TWO)["answer"]
    assert has_focus(here)
    assert list(saved(page, "quiz.symptoms-pre")["answers"]) == [ONE.id]


@pytest.mark.parametrize("script", [LOSE_THE_CHECK, LOSE_THE_RESULT], ids=["the check", "the result"])
def test_what_the_network_has_lost_comes_all_the_same_and_counts_once(visit, script):
    page = visit(script=script)
    question = Question(page, ONE)
    question.start()
    question.fill(right(ONE))
    question.submit()

    expect(question.verdict).to_be_focused()
    assert saved(page, "quiz.symptoms-pre")["answers"][ONE.id]["tries"] == 1
    assert list(saved(page, "record")["items"]) == [ONE.id]


# ---- the exam ----


def test_what_was_handed_in_is_not_changed_and_the_keyboard_goes_to_the_result(slow):
    page, kernel = slow(GALLERY)
    exam = page.locator(f".bm-widget[data-name={NAME}]")
    second = Question(page, SECOND, inside=exam)
    press(exam, "See all questions")
    kernel.hold()
    press(exam, "Hand in and see the reasons")
    press(exam, "Hand in and see the reasons")
    press(exam, "Back")
    press(exam, "Next")
    second.box.locator(".bm-option label, .bm-select, .bm-move").first.click(force=True)
    kernel.catches_up()

    expect(exam.locator(".bm-view-title")).to_be_focused()
    kept = saved(page, f"quiz.{NAME}")
    assert {id_: each["tries"] for id_, each in kept["answers"].items()} == {FIRST.id: 1, SECOND.id: 1}
    assert all(each["response"] == {} for each in kept["answers"].values())


def test_an_exam_that_comes_back_late_is_still_handed_in_and_takes_nobody_away(slow):
    page, _ = slow(GALLERY)
    exam = page.locator(f".bm-widget[data-name={NAME}]")
    press(exam, "See all questions")
    press(exam, "Hand in and see the reasons")
    expect(exam.locator(".bm-view-title")).to_contain_text("Handed in.")
    page.add_init_script(FROM_THE_START)
    load_again(page)
    kernel = Kernel(page)
    press(exam, "Flag to see again")
    assert saved(page, f"quiz.{NAME}")["finished"]
    other = page.locator(".bm-quiz").first.locator("input").first
    other.focus()
    kernel.catches_up()

    expect(exam.locator(".bm-view-title")).to_contain_text("Handed in.")
    assert has_focus(other)


# ---- calls, queues, cases, films ----


def test_opening_the_next_call_never_shows_or_says_the_last_one_again(slow):
    page, kernel = slow(DESK)
    box = page.locator(".bm-practice").first
    kernel.hold()
    button(box, "See a worked call first").press("Enter")
    kernel.answers()
    thoughts = len(caller.load().callers[caller.load().worked].thoughts)
    for _ in range(thoughts + 1):
        step = box.locator(".bm-asking .bm-primary")
        step.press("Enter")
        step.press("Enter")  # pressed twice because nothing seems to happen
        kernel.answers()
    title = box.locator(".bm-view-title")
    expect(title).to_be_focused()
    expect(box.locator(".bm-debrief")).to_be_visible()
    assert box.locator(".bm-debrief .bm-said").count() == thoughts + 1
    assert saved(page, "practice.all")["answers"][caller.load().worked]["tries"] == 1

    box.locator("[aria-live=polite]").evaluate(LISTEN)
    box.locator(".bm-debrief > .bm-actions button").first.press("Enter")
    kernel.answers()
    expect(title).to_be_focused()
    heard = page.evaluate(HEARD)
    assert len(heard) == 1
    assert caller.load().callers[caller.load().worked].opening not in heard[0]


def test_a_call_that_is_ended_twice_is_ended_once_and_no_fault_is_told(slow):
    page, kernel = slow(DESK)
    box = page.locator(".bm-practice").first
    button(box, "Skip the example, take a call").click()
    button(box, "I have heard enough: decide").click()
    for name in ("bm-levels", "bm-reasons"):
        box.locator(f".{name} input").first.check()
    end = button(box, "End the call and talk it over")
    kernel.hold()
    end.press("Enter")
    end.press("Enter")
    button(box, "Back to the questions").press("Enter")
    box.locator(".bm-screens .bm-question:not([aria-disabled=true])").first.press("Enter")
    kernel.answers()
    kernel.catches_up()

    expect(box.locator(".bm-debrief .bm-view-title")).to_be_focused()
    expect(page.locator(".bm-notice:visible")).to_have_count(0)


def test_the_first_call_of_a_queue_taken_twice_is_no_fault_and_clearing_keeps_the_keyboard(slow):
    page, kernel = slow(DESK)
    box = page.locator(".bm-practice").nth(1)
    take = button(box, "Take the first call")
    kernel.hold()
    take.press("Enter")
    box.locator(".bm-move[aria-label^=Later]").first.press("Enter")
    take.press("Enter")
    kernel.answers()
    kernel.catches_up()
    expect(box.locator(".bm-view-title")).to_be_focused()
    expect(box.locator(".bm-change")).to_be_visible()
    expect(page.locator(".bm-notice:visible")).to_have_count(0)

    button(box, "Take the calls in this order").press("Enter")
    expect(box.locator(".bm-timeline")).to_be_visible()
    box.locator(".bm-all-calls > summary").click()
    button(box, "Clear my queues from this device").press("Enter")
    expect(button(box, "Clear my queues from this device")).to_be_hidden()
    assert has_focus(box.locator(".bm-all-calls > summary"))


def test_whoever_looks_through_the_queues_is_not_sent_away_by_answers_that_come_back(slow):
    page, _ = slow(DESK)
    box = page.locator(".bm-practice").nth(1)
    for name in ("Take the first call", "Take the calls in this order"):
        button(box, name).click()
    expect(box.locator(".bm-timeline")).to_be_visible()
    page.add_init_script(FROM_THE_START)
    load_again(page)
    kernel = Kernel(page)
    box.locator(".bm-all-calls > summary").click()
    here = box.locator(".bm-all-calls .bm-link").last
    here.focus()
    kernel.answers()
    kernel.catches_up()

    expect(button(box, "Clear my queues from this device")).to_be_visible()
    assert has_focus(here)


def test_a_case_started_again_twice_is_noted_once_and_stays_started_again(slow):
    page, kernel = slow(ROOM)
    player = Player(page)
    player.press("Begin")
    player.answer(0)
    player.press("Start again")
    kernel.hold()
    again = button(player.box, "Start again")
    again.dblclick()
    player.box.locator("details summary").first.press("Enter")
    kernel.catches_up()
    expect(player.title).to_contain_text("Before you begin")
    expect(player.box.locator(".bm-tally li")).to_have_count(1)

    load_again(page)
    expect(player.title).to_contain_text("Before you begin")
    assert saved(page, "case.breast")["answers"] == {}


def test_begin_pressed_before_the_answers_are_back_skips_no_step(slow):
    page, _ = slow(ROOM)
    player = Player(page)
    player.press("Begin")
    player.answer(0)
    page.add_init_script(FROM_THE_START)
    load_again(page)
    kernel = Kernel(page)
    player.press("Begin")
    kernel.answers(2)
    kernel.catches_up()

    expect(player.title).to_be_focused()
    expect(player.title).to_contain_text("Recognize cues")
    expect(player.outcome).to_contain_text(case.load("breast").steps[0].sound[:40])


def test_a_film_kept_twice_is_rated_once(slow):
    page, kernel = slow(LABORATORIES)
    study = page.locator(".bm-widget[data-name=reader-study]")
    button(study, "Begin").click()
    expect(study.get_by_text("Film 1 of 24")).to_be_visible()
    study.locator(".bm-reader-scale input").nth(2).check()
    keep = button(study, "Keep and go on")
    kernel.hold()
    keep.press("Enter")
    keep.press("Enter")
    kernel.answers()
    expect(study.locator(".bm-view-title")).to_be_focused()
    study.locator(".bm-reader-scale input").nth(4).check()
    kernel.catches_up()

    expect(study.locator(".bm-reader-scale input").nth(4)).to_be_checked()
    assert saved(page, "reader.reader-study")["answers"]["1"]["tries"] == 1


def test_a_film_without_a_rating_is_asked_for_in_one_voice(slow):
    page, _ = slow(LABORATORIES)
    study = page.locator(".bm-widget[data-name=reader-study]")
    button(study, "Begin").click()
    study.locator("[aria-live=polite]").evaluate(LISTEN)
    for count in (1, 2):
        button(study, "Keep and go on").press("Enter")
        until(page, "count => heard.length === count", count)

    assert set(page.evaluate(HEARD)) == {"Choose a number from 1 to 5 first."}
    expect(study.get_by_role("alert")).to_have_count(0)


# ---- forms and models ----


def test_only_where_a_control_came_to_rest_is_said(slow):
    page, kernel = slow(LABORATORIES)
    lab = page.locator(".bm-widget[data-name=remodeling]")
    button(lab, "Skip").click()
    reading = lab.locator(".bm-reading")
    lab.locator("[aria-live=polite]").last.evaluate(LISTEN)
    slider = lab.locator(".bm-dial", has=page.get_by_text("Day", exact=True)).get_by_role("slider")
    page.clock.install()
    kernel.hold()
    for _ in range(3):
        slider.press("ArrowRight")
    kernel.answers()
    expect(reading).to_contain_text("Day 1: ")
    page.clock.run_for(QUIET_MS)
    assert page.evaluate(HEARD) == []

    kernel.catches_up()
    expect(reading).to_contain_text("Day 3: ")
    page.clock.run_for(QUIET_MS)
    assert ["Day 3: " in each for each in page.evaluate(HEARD)] == [True]


def test_an_older_answer_of_the_triage_helper_does_not_pull_back_a_newer_pick(slow):
    page, kernel = slow(LESSON)
    helper = Helper(page)
    helper.start()
    kernel.hold()
    for name, value in LEGS.items():
        helper.choose(name, value)
    helper.box.locator("p[aria-live=polite]").evaluate(LISTEN)
    before = helper.box.locator("input:checked").count()
    kernel.answers()
    assert helper.box.locator("input:checked + span").all_text_contents() != []
    assert helper.box.locator("input:checked").count() == before
    picked = helper.field("limb_weakness").locator("label", has=page.locator("input:checked"))
    expect(picked).not_to_have_text("not known")

    kernel.catches_up()
    helper.shows(LEGS)
    expect(picked).not_to_have_text("not known")
    assert len([each for each in page.evaluate(HEARD) if each.startswith("Treat as")]) == 1


def test_all_normal_pressed_quickly_leaves_the_finding_that_was_picked_before_it(slow):
    page, kernel = slow(LESSON)
    helper = Helper(page)
    helper.start()
    kernel.hold()
    helper.choose("limb_weakness", LEGS["limb_weakness"])
    button(helper.box, "Everything else: asked, all normal").press("Enter")
    kernel.answers()
    kernel.answers()
    kernel.catches_up()

    expect(helper.box.locator("p[aria-live=polite]")).to_contain_text("answered: asked, normal. Treat as emergency")
    assert saved(page, "triage.helper")["answers"]["limb_weakness"] == LEGS["limb_weakness"]


def test_a_form_cleared_before_its_answer_came_stays_cleared(slow):
    page, kernel = slow(LESSON)
    helper = Helper(page)
    helper.start()
    kernel.hold()
    helper.choose("limb_weakness", LEGS["limb_weakness"])
    helper.box.get_by_role("button", name="clear the form").press("Enter")
    kernel.answers(2)
    kernel.catches_up()
    expect(helper.panel).to_contain_text("Nothing asked yet.")

    load_again(page)
    expect(helper.panel).to_contain_text("Nothing asked yet.")
    assert saved(page, "triage.helper")["answers"] == {}


def test_a_number_half_typed_is_not_replaced_by_an_older_answer(slow):
    page, kernel = slow(LABORATORIES)
    lab = page.locator(".bm-widget[data-name=remodeling]")
    button(lab, "Skip").click()
    dial = lab.locator(".bm-dial").first
    kernel.hold()
    dial.get_by_role("slider").press("ArrowRight")
    typed = dial.get_by_role("textbox")
    typed.press("ControlOrMeta+a")
    page.keyboard.type("7")
    kernel.answers()
    kernel.catches_up()
    expect(typed).to_have_value("7")

    page.keyboard.press("Enter")
    expect(dial.get_by_role("slider")).to_have_value("7")


def test_a_guess_made_again_is_compared_with_itself_as_often_as_asked(slow):
    page, kernel = slow(LABORATORIES)
    lab = page.locator(".bm-widget[data-name=remodeling]")
    prediction = find("remodeling").prediction
    wrong_one = next(text for value, text in prediction.options if value != prediction.answer)

    def guess(text):
        lab.get_by_role("radio", name=text).check()
        button(lab, "Keep my guess and try").click()

    guess(wrong_one)
    kernel.hold()
    button(lab, "Compare with my guess").click()
    button(lab, "Guess again").click()
    guess(dict(prediction.options)[prediction.answer])
    kernel.answers()
    expect(lab.locator(".bm-compared")).to_be_empty()
    kernel.catches_up()

    for _ in range(2):
        button(lab, "Compare with my guess").click()
        expect(lab.locator(".bm-compared")).to_contain_text("As you guessed.")
        button(lab, "Guess again").click()
        guess(dict(prediction.options)[prediction.answer])


def test_whoever_types_their_name_goes_on_when_the_summary_is_drawn_anew(slow):
    page, kernel = slow(REVIEW)
    question = Question(page, bank.find_quiz("review-pre").items[0])
    question.answer(right(question.item))
    name = page.get_by_label("Your name, for the printed sheet")
    expect(name).to_be_visible()
    other = Question(page, bank.find_quiz("review-pre").items[1])
    kernel.hold()
    other.start()
    other.fill(right(other.item))
    other.submit()
    kernel.answers()
    name.focus()
    page.keyboard.type("Ad")
    kernel.answers()
    kernel.catches_up()
    expect(page.locator(".bm-own-summary .bm-lead")).to_contain_text("2 of 2")
    page.keyboard.type("a")

    expect(name).to_have_value("Ada")
    expect(page.locator(".bm-sheet-name")).to_have_text("Ada")

"""An exam: flags, a list of all questions, reasons only at the end, and nothing lost on the way."""

from __future__ import annotations

import pytest
from answers import right
from playwright.sync_api import expect

from bonemets.content import bank
from bonemets.domain.marking import score

from .answering import Question
from .reading import GALLERY, REVIEW, load_again, put_before, tab_to

pytestmark = pytest.mark.browser

FIRST, SECOND = bank.find_quiz("gallery-rationale").items
NAME = "gallery-rationale-exam"
MIXED = bank.find_quiz("review-final").items


def press(box, name):
    """Go to a button by Tab and press it."""
    put_before(box)
    tab_to(box.get_by_role("button", name=name))
    box.page.keyboard.press("Enter")


def test_an_exam_by_keyboard_alone_with_a_reload_in_the_middle(visit):
    page = visit(GALLERY)
    exam = page.locator(f".bm-widget[data-name={NAME}]")
    first, second = (Question(page, item, inside=exam) for item in (FIRST, SECOND))
    expect(first.check).to_have_count(0)
    first.start()
    first.fill(right(FIRST))
    expect(exam.locator(".bm-summary")).to_have_text("1 of 2 answered.")
    press(exam, "Flag to see again")
    press(exam, "Next")
    expect(second.box.locator(".bm-count")).to_be_focused()

    load_again(page)
    expect(second.box).to_be_visible()  # the place is kept
    expect(exam.locator(".bm-summary")).to_have_text("1 of 2 answered, 1 flagged.")
    expect(exam.locator(".bm-verdict")).to_have_count(0)
    press(exam, "See all questions")
    states = exam.locator(".bm-exam-list li .bm-hint")
    expect(states).to_have_text(["answered, flagged", "open"])
    expect(exam.get_by_text("1 still open")).to_be_visible()
    press(exam, "Hand in and see the reasons")

    expect(exam.locator(".bm-view-title")).to_be_focused()
    expect(exam.locator(".bm-view-title")).to_contain_text("Handed in.")
    expect(first.verdict).to_contain_text("Right.")
    expect(second.verdict).to_contain_text("Not yet.")
    expect(second.box.locator(".bm-reasons li").first).to_be_visible()

    load_again(page)
    expect(exam.locator(".bm-view-title")).to_contain_text("Handed in.")
    expect(first.verdict).to_contain_text("Right.")
    press(exam, "Take the exam again")
    expect(first.box).to_be_visible()
    expect(exam.locator(".bm-verdict")).to_have_count(0)
    expect(exam.locator(".bm-summary")).to_have_text("0 of 2 answered.")


def test_the_mixed_exam_in_all_its_forms_earns_every_point_and_sends_back_to_the_lessons(visit):
    page = visit(REVIEW)
    exam = page.locator(".bm-widget[data-name=review-final-exam]")
    for item in MIXED:
        question = Question(page, item, inside=exam)
        question.start()
        question.fill(right(item))
        exam.locator(".bm-exam-bar .bm-primary").click()
    expect(exam.get_by_text("Every question has an answer.")).to_be_visible()
    exam.get_by_role("button", name="Hand in and see the reasons").click()

    points = sum(score(item.marking, right(item)).maximum for item in MIXED)
    expect(exam.locator(".bm-view-title")).to_contain_text(
        f"{points} of {points} points; {len(MIXED)} of {len(MIXED)} right first time"
    )
    expect(exam.locator(".bm-again a[href^='03-symptoms-and-emergencies.ipynb#']").first).to_be_visible()
    expect(page.locator(".bm-own-summary .bm-lead")).to_contain_text(f"{len(MIXED)} of {len(MIXED)} right first time.")

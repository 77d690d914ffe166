"""Whatever goes wrong behind a page, the learner is told within five seconds, and one button or nothing mends it."""

from __future__ import annotations

import sys
from contextlib import contextmanager

import psutil
import pytest
from playwright.sync_api import expect

from bonemets.content import bank

from . import serving
from .cable import cable
from .reading import HOME, LESSON, opened, wait_ready

pytestmark = pytest.mark.browser

TOLD_MS = 5_000
ITEM = bank.find_quiz("symptoms-pre").items[0]


@pytest.fixture(scope="module")
def own_course(tmp_path_factory):
    with serving.course(tmp_path_factory.mktemp("silence")) as server:
        yield server


def answer(page):
    (key,) = ITEM.key
    question = page.locator(f"[data-item={ITEM.id}]")
    question.locator(f"input[value={key}]").check()
    question.get_by_role("button", name="Check").press("Enter")


def expect_answered(page):
    expect(page.locator(f"[data-item={ITEM.id}] .bm-verdict")).to_contain_text("Right.")


@contextmanager
def lesson(browser, server):
    """Open the lesson; give the page and its kernel."""
    others = {each.pid for each in server.kernels()}
    with opened(browser, server.page(LESSON), quiet=False) as page:
        answer(page)
        expect_answered(page)
        (kernel,) = (each for each in server.kernels() if each.pid not in others)
        yield page, kernel


def expect_told(page, words="lost their connection"):
    notice = page.get_by_role("alert").filter(has_text=words)
    expect(notice).to_be_visible(timeout=TOLD_MS)
    expect(notice).to_contain_text("your answers are safe on this device")
    expect(page.locator("main h1")).to_be_visible()
    return notice.get_by_role("button", name="Load again")


def expect_well(page):
    expect(page.locator("#bm-silence")).to_have_count(0)


def load_again(page, button):
    with page.expect_navigation():
        button.press("Enter")
    wait_ready(page)
    expect_well(page)


def test_a_killed_kernel_is_told_at_once_and_one_button_brings_the_answers_back(browser, own_course):
    with lesson(browser, own_course) as (page, kernel):
        kernel.kill()
        load_again(page, expect_told(page))
        expect_answered(page)


def test_a_kernel_that_hangs_is_told(browser, own_course):
    with lesson(browser, own_course) as (page, kernel):
        kernel.suspend()
        expect_told(page)
        kernel.resume()
        expect(page.locator("#bm-silence")).to_have_count(0, timeout=TOLD_MS)


def test_a_network_that_comes_back_needs_nothing_and_loses_no_click(browser, own_course):
    with cable(own_course.port) as wire, opened(browser, page_through(wire), quiet=False) as page:
        wire.plugged.clear()
        button = expect_told(page)
        answer(page)
        button.press("Enter")
        expect(page.locator("main h1")).to_be_visible()
        with page.expect_navigation():
            wire.plugged.set()
        wait_ready(page)
        expect(page.locator("#bm-silence")).to_have_count(0, timeout=TOLD_MS)
        expect(page.locator(f"[data-item={ITEM.id}] input:checked")).to_have_value(*ITEM.key)
        # Until it is answered, its kernel may not have started, and would be taken for that of the next test.
        answer(page)
        expect_answered(page)


def test_without_a_server_load_again_keeps_the_text(browser, tmp_path):
    with serving.course(tmp_path) as first, opened(browser, first.page(LESSON), quiet=False) as page:
        answer(page)
        expect_answered(page)
        first.stop()
        button = expect_told(page)
        button.press("Enter")
        expect_told(page, "There is no connection yet")

        with serving.course(tmp_path, sys.executable, port=first.port):
            load_again(page, expect_told(page, "cannot go on"))
            expect_answered(page)


def test_a_full_room_lets_read_and_the_rest_starts_by_itself(browser, tmp_path):
    with (
        serving.course(tmp_path, sys.executable, "--max-learners=1", "--no-prepare") as server,
        opened(browser, server.page(LESSON), quiet=False),
        opened(browser, server.page(LESSON)) as late,
    ):
        notice = late.get_by_role("alert").filter(has_text="Every place is taken at the moment")
        expect(notice).to_be_visible(timeout=TOLD_MS)
        expect(notice).to_contain_text("start by themselves when a place is free")
        expect(late.locator("main h1")).to_be_visible()
        server.kernels()[0].kill()
        expect(late.locator("#bm-silence")).to_have_count(0, timeout=2 * TOLD_MS)
        answer(late)
        expect_answered(late)


def test_a_night_asleep_is_told_on_waking(browser, own_course):
    with lesson(browser, own_course) as (page, kernel):
        asleep = renderers()
        for each in asleep:
            each.suspend()
        kernel.kill()
        kernel.wait(5)
        for each in asleep:
            each.resume()
        load_again(page, expect_told(page))
        expect_answered(page)


def test_leaving_a_page_ends_its_kernel(browser, own_course):
    with lesson(browser, own_course) as (page, kernel):
        page.goto(own_course.page(HOME), wait_until="domcontentloaded")
        kernel.wait(timeout=10)


def renderers():
    """The processes in which the browser runs its pages."""
    family = (each for each in psutil.Process().children(recursive=True) if each.status() != psutil.STATUS_ZOMBIE)
    return [each for each in family if "--type=renderer" in each.cmdline()]


def page_through(wire):
    return f"http://{serving.HOST}:{wire.port}/voila/render/{LESSON}"

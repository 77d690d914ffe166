from __future__ import annotations

import pytest
from playwright.sync_api import expect

from . import serving
from .reading import HOME, LESSON, opened, wait_ready

pytestmark = pytest.mark.browser

PATIENCE_MS = 12_000


@pytest.fixture
def own_course(tmp_path):
    with serving.course(tmp_path) as server:
        yield server


def expect_notice(page):
    notice = page.get_by_role("alert").filter(has_text="lost their connection")
    expect(notice).to_be_visible(timeout=PATIENCE_MS)
    expect(notice).to_contain_text("your answers are safe on this device")
    expect(notice.get_by_role("button")).to_have_text(["Load again"])
    return notice


def test_a_lost_kernel_and_a_lost_server_are_said_in_plain_words(browser, own_course):
    with opened(browser, own_course.page(LESSON), quiet=False) as page:
        (kernel,) = own_course.kernels()
        kernel.kill()
        notice = expect_notice(page)
        expect(page.locator("main h1")).to_be_visible()

        page.evaluate("window.before = true")
        notice.get_by_role("button").press("Enter")
        page.wait_for_function("!window.before")
        wait_ready(page)
        expect(page.locator("#bm-silence")).to_have_count(0)

        own_course.stop()
        expect_notice(page)


def test_leaving_a_page_ends_its_kernel(browser, own_course):
    with opened(browser, own_course.page(LESSON)) as page:
        (kernel,) = own_course.kernels()
        page.goto(own_course.page(HOME), wait_until="domcontentloaded")
        kernel.wait(timeout=10)

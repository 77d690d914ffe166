"""One browser and one served course for all tests of this folder."""

from __future__ import annotations

from contextlib import ExitStack

import pytest
from playwright.sync_api import expect, sync_playwright

from . import lab, reading, serving
from .browser import ADVICE, browser_path

expect.set_options(timeout=10_000)


# Package scope, not session: while Playwright runs, no other test can start an event loop of its own.
@pytest.fixture(scope="package")
def browser():
    path = browser_path()
    assert path, ADVICE
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=reading.FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def course(tmp_path_factory):
    with serving.course(tmp_path_factory.mktemp("learner")) as server:
        yield server


@pytest.fixture(scope="package")
def lab_server(tmp_path_factory):
    with lab.served(tmp_path_factory.mktemp("lab")) as server:
        yield server


@pytest.fixture(scope="module")
def shared_lesson(browser, course):
    """Open the lesson once for all read-only checks of a module."""
    with reading.opened(browser, course.page(reading.LESSON)) as page:
        yield page


@pytest.fixture(scope="module")
def shared_home(browser, course):
    """Open the course home once for all read-only checks of a module."""
    with reading.opened(browser, course.page(reading.HOME)) as page:
        yield page


@pytest.fixture
def visit(browser, course):
    """Open pages that are closed at the end of the test, and fail then if one of them misbehaved."""
    with ExitStack() as stack:

        def _visit(name=reading.LESSON, **settings):
            return stack.enter_context(reading.opened(browser, course.page(name), **settings))

        yield _visit

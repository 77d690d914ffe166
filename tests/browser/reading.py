"""What a learner does: open a page, wait until it is ready, move by keyboard. And what a page must never do."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Locator, Page

HOME = "index.ipynb"
DESK = "10-triage-desk.ipynb"
GALLERY = "quiz-gallery.ipynb"
LESSON = "03-symptoms-and-emergencies.ipynb"
REVIEW = "12-review.ipynb"
THEMES = ("light", "dark", "projector")
WIDTHS = {320: 640, 390: 844, 1366: 768, 1920: 1080}
WAIT_MS = 20_000
MOST_TABS = 250
FLAGS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
REMEMBER_THEME = """
if (location.protocol.startsWith("http") && localStorage.getItem("bonemets.theme") === null) {
  localStorage.setItem("bonemets.theme", "%s");
  // The same shuffle in every run.
  localStorage.setItem("bonemets.device", JSON.stringify({seed: 4, turn: 0}));
}
"""


class Watch:
    """Records everything that must not happen while a page is open."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self.host = urlsplit(url).netloc
        self.problems: list[str] = []
        context.on("console", self._console)
        context.on("weberror", lambda error: self.problems.append(f"page error: {error.error}"))
        context.on("request", self._request)
        context.on("response", self._response)
        context.on("requestfailed", self._failed)

    def _console(self, message) -> None:
        where = message.location.get("url", "")
        if message.type == "error":
            self.problems.append(f"console: {message.text} ({where})")

    def _request(self, request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in {"data", "blob"} and address.netloc != self.host:
            self.problems.append(f"request to another host: {request.url}")

    def _response(self, response) -> None:
        if response.status >= 400:
            self.problems.append(f"{response.status}: {response.request.method} {response.url}")

    def _failed(self, request) -> None:
        # Leaving a page aborts what it was still loading; that is not a failure.
        if request.failure != "net::ERR_ABORTED":
            self.problems.append(f"failed: {request.url} ({request.failure})")


@contextmanager
def opened(  # noqa: PLR0913 - the ways a learner's browser differs
    browser: Browser,
    url: str,
    *,
    width: int = 1366,
    theme: str | None = "light",
    script: str = "",
    quiet: bool = True,
    **settings: object,
) -> Iterator[Page]:
    """Open a page and wait until it is ready.

    Args:
        browser: Browser.
        url: Address.
        width: Width of the window in pixels.
        theme: Theme remembered from an earlier visit, or ``None`` for a first visit.
        script: JavaScript to run before any of the page's own.
        quiet: Fail at the end if anything was recorded that must not happen.
        settings: More settings of the browser context.
    """
    context = browser.new_context(viewport={"width": width, "height": WIDTHS.get(width, 768)}, **settings)
    context.set_default_timeout(WAIT_MS)
    watch = Watch(context, url)
    if theme:
        context.add_init_script(REMEMBER_THEME % theme)
    if script:
        context.add_init_script(script)
    try:
        page = context.new_page()
        open_lesson(page, url)
        yield page
    finally:
        context.close()
    if quiet:
        assert not watch.problems, "\n".join(watch.problems)


def open_lesson(page: Page, url: str) -> None:
    """Go to a page and wait until every interactive part has come."""
    page.goto(url, wait_until="domcontentloaded")
    wait_ready(page)


def load_again(page: Page) -> None:
    """Load the page again, as a learner who comes back."""
    page.reload(wait_until="domcontentloaded")
    wait_ready(page)


def wait_ready(page: Page) -> None:
    """Wait until no part of the page is still announced as getting ready."""
    expect(page.locator("footer")).to_be_attached()
    expect(page.locator(".bm-wait")).to_have_count(0, timeout=WAIT_MS)


def until(page: Page, condition: str, argument: object = None) -> None:
    """Wait until a JavaScript function gives something true; Playwright's own way needs the eval our policy forbids."""
    deadline = time.monotonic() + WAIT_MS / 1000
    while not page.evaluate(condition, argument):
        assert time.monotonic() < deadline, f"never true: {condition}"
        page.wait_for_timeout(50)


def has_focus(target: Locator) -> bool:
    """Say whether the keyboard is on an element."""
    return target.evaluate("element => element === document.activeElement")


def tab_to(target: Locator, *, key: str = "Tab") -> None:
    """Press Tab until the keyboard is on an element; fail if it never comes there."""
    page = target.page
    for _ in range(MOST_TABS):
        page.keyboard.press(key)
        if has_focus(target):
            return
    raise AssertionError(f"{key} does not reach {target}")


def put_before(place: Locator) -> None:
    """Put the keyboard just before a part of the page, as someone who has come this far; Tab goes on from there."""
    place.evaluate("place => { place.tabIndex = -1; place.focus(); place.removeAttribute('tabindex'); }")


def go_to_section(page: Page, heading: str) -> None:
    """Choose a section in the contents list, by keyboard; Tab goes on from there."""
    summary = page.locator("nav.bm-toc summary")
    if not page.locator("nav.bm-toc details").evaluate("details => details.open"):
        summary.focus()
        page.keyboard.press("Enter")
    link = page.locator("nav.bm-toc a", has_text=heading)
    link.focus()
    page.keyboard.press("Enter")
    until(page, "() => decodeURIComponent(location.hash).length > 1")


def switch_theme(page: Page, theme: str) -> None:
    """Choose a theme in the header."""
    page.locator(f"input[name=bm-theme][value={theme}]").check()
    expect(page.locator("html")).to_have_attribute("data-theme", theme)


def sideways(page: Page) -> int:
    """Give by how many pixels the page is wider than its window."""
    return page.evaluate(
        "() => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)"
        " - document.documentElement.clientWidth"
    )


def duplicate_ids(page: Page) -> list[str]:
    """Give the ids that more than one element of the document has."""
    return page.evaluate(
        "() => [...document.querySelectorAll('[id]')].map((each) => each.id)"
        ".filter((id, place, all) => id && all.indexOf(id) !== place)"
    )

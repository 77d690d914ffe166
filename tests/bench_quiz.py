"""Measure what questions cost. Asserts nothing, because machines are noisy."""

from __future__ import annotations

import dataclasses
import datetime as dt
import statistics
import tempfile
import time
from pathlib import Path

from answers import right
from browser import reading, serving
from browser.answering import Question
from browser.browser import browser_path
from playwright.sync_api import expect, sync_playwright

from bonemets.content import bank
from bonemets.content.lint import bank_texts, lint
from bonemets.widgets.base import HERE
from bonemets.widgets.question import FRONT_END, Questions

ITEMS = 60
LINTED = 300
RUNS = 9
CLICK = """box => new Promise((done) => {
  const start = performance.now();
  new MutationObserver((_, observer) => {
    if (!box.querySelector('.bm-verdict')) return;
    observer.disconnect();
    requestAnimationFrame(() => done(performance.now() - start));
  }).observe(box, {subtree: true, childList: true});
  box.querySelector('.bm-check').click();
})"""


def build_ms() -> float:
    """Kernel time to build one page of 60 questions of every type, in ms, median."""
    gallery = bank.load("gallery")
    known = list(gallery.items.values())
    asked = [dataclasses.replace(known[number % len(known)], id=f"x-{number}") for number in range(ITEMS)]
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        Questions("bench", "Bench", asked, gallery.charts)
        times.append((time.process_time() - start) * 1000)
    return statistics.median(times)


def check_ms() -> float:
    """Time from the click on *Check* until the feedback is on the page, in ms, median over the kinds of question."""
    with sync_playwright() as playwright, serving.course(Path(tempfile.mkdtemp())) as course:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=reading.FLAGS)
        with reading.opened(browser, course.page(reading.GALLERY)) as page:
            times = []
            for quiz in bank.load("gallery").quizzes.values():
                for item in quiz.items:
                    question = Question(page, item, inside=page.locator(f".bm-widget[data-name={quiz.id}]"))
                    question.start()
                    question.fill(right(item))
                    times.append(question.box.evaluate(CLICK))
                    expect(question.verdict).to_be_visible()
        browser.close()
    return statistics.median(times)


def lint_ms() -> float:
    """CPU time to lint 300 items, in ms, median: the bank as often over as that takes."""
    texts, day = bank_texts(), dt.datetime.now(tz=dt.UTC).date()
    copies = -(-LINTED // lint(texts, day).items)
    many = {f"{number}/{name}": text for number in range(copies) for name, text in texts.items()}
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        found = lint(many, day)
        times.append((time.process_time() - start) * 1000 * LINTED / found.items)
    return statistics.median(times)


def main() -> None:
    """Print the table."""
    size = sum(len((HERE / name).read_bytes()) for name in {*FRONT_END, "quiz.js"})
    print(f"build {ITEMS} questions                    {build_ms():7.1f} ms CPU")
    print(f"Check to feedback on the page          {check_ms():7.1f} ms")
    print(f"lint {LINTED} items                         {lint_ms():7.1f} ms CPU")
    print(f"front-end code of all question types   {size / 1000:7.1f} kB, sent once a page")


if __name__ == "__main__":
    main()

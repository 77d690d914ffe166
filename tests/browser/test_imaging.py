"""The imaging laboratory and the reader study in a browser: pictures arrive, ratings survive a reload, keys suffice."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .reading import THEMES, load_again, opened, switch_theme
from .test_axe import violations

pytestmark = pytest.mark.browser

GALLERY = "explore-gallery.ipynb"
LABORATORY = ".bm-widget[data-name=imaging-laboratory]"
STUDY = ".bm-widget[data-name=reader-study]"
LOADED = "images => images.every((image) => image.complete !== false && image.getBoundingClientRect().width > 100)"
SLOW_MS = 40_000


@pytest.fixture(scope="module")
def gallery(browser, course):
    with opened(browser, course.page(GALLERY)) as page:
        yield page


def rate(page, count, *, first=1):
    """Rate films with the keyboard alone: arrows choose, Enter keeps."""
    study = page.locator(STUDY)
    for number in range(first, first + count):
        expect(study.get_by_text(f"Film {number} of 24")).to_be_visible(timeout=SLOW_MS)
        scale = study.locator(".bm-reader-scale input")
        scale.first.focus()
        page.keyboard.press("Space")
        for _ in range(number % 5):
            page.keyboard.press("ArrowDown")
        expect(scale.nth(number % 5)).to_be_checked()
        page.keyboard.press("Enter")


def test_six_pictures_arrive_and_follow_a_story(gallery):
    laboratory = gallery.locator(LABORATORY)
    skip = laboratory.get_by_role("button", name="Skip", exact=True)
    if skip.is_visible():
        skip.click()
    pictures = laboratory.locator("svg image")
    expect(pictures).to_have_count(6)
    assert pictures.evaluate_all(LOADED)

    before = pictures.first.get_attribute("href")
    laboratory.get_by_role("button", name="The missing eye").click()
    expect(laboratory.locator(".bm-reading")).to_contain_text("28 mm", timeout=SLOW_MS)
    assert laboratory.locator("svg image").first.get_attribute("href") != before
    assert "X-ray, from the front: a darker gap" in laboratory.locator(".bm-drawing").get_attribute("aria-label")


def test_ratings_by_keyboard_come_back_after_a_reload_and_the_curve_is_drawn(gallery):
    study = gallery.locator(STUDY)
    study.get_by_role("button", name="Begin").click()
    rate(gallery, 2)
    expect(study.get_by_text("2 of 24 rated")).to_be_visible(timeout=SLOW_MS)
    expect(study.locator(".bm-saved")).to_have_text("Saved on this device")

    load_again(gallery)
    study.get_by_role("button", name="Go on").click()
    rate(gallery, 22, first=3)
    study.get_by_role("button", name="See how you read").click()
    expect(study.locator(".bm-reader-result svg")).to_have_count(2, timeout=SLOW_MS)

    load_again(gallery)
    expect(study.get_by_text("How you read")).to_be_visible(timeout=SLOW_MS)


def test_another_prevalence_is_another_worth_and_a_film_is_told(gallery):
    study = gallery.locator(STUDY)
    slider = study.get_by_role("slider")
    slider.focus()
    gallery.keyboard.press("End")
    expect(study.get_by_text("Of 1,000 people like this, 900 have a metastasis")).to_be_visible(timeout=SLOW_MS)

    study.get_by_text("Every film, and what was in it").click()
    study.get_by_role("button", name="Film 15").click()
    expect(study.locator(".bm-film-mark")).to_have_count(2, timeout=SLOW_MS)


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_in_the_laboratory_in_use(gallery, theme):
    switch_theme(gallery, theme)

    assert violations(gallery) == []

"""Who an entry is, what it serves, and what stands behind it."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from typing import TYPE_CHECKING

from bonemets.content import course, objective, source
from bonemets.content.lint.rule import rule
from bonemets.content.lint.threshold import GUIDELINE_YEARS, REVIEW_MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bonemets.content.item import Item
    from bonemets.content.lint.sheet import Sheet

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
NOT_YET = "not yet clinically reviewed"
REVIEWED = re.compile(r"clinically reviewed by (?P<who>.+), (?P<day>\d{4}-\d{2}-\d{2})")


def review_day(item: Item) -> dt.date | None:
    """Give the day of the last clinical review, or ``None`` where none is stated."""
    found = REVIEWED.fullmatch(item.review)
    try:
        return dt.date.fromisoformat(found["day"]) if found else None
    except ValueError:
        return None


@rule("E01", "sheet", "An id is a permanent, unique slug that begins with its lesson.", "Choose another id.")
def ids(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Look at quizzes, items, misconceptions and charts."""
    prefix = f"case-{sheet.lesson}-" if sheet.is_case else f"{sheet.lesson}-"
    for name in ("quiz", "item", "misconception", "chart"):
        for id_, count in Counter(sheet.ids(name)).items():
            if count > 1:
                yield id_, f"{name} id comes {count} times in this file"
            if not SLUG.fullmatch(id_):
                yield id_, f"{id_!r} is no slug: lower-case letters, digits and single dashes"
            elif name in {"quiz", "item"} and not id_.startswith(prefix):
                yield id_, f"does not begin with {prefix!r}"
    for item in sheet.items.values():
        for option in item.options:
            if not SLUG.fullmatch(option.id):
                yield f"{item.id}/{option.id}", f"{option.id!r} is no slug"


@rule("E06", "bank", "An id belongs to one file.", "Choose another id in the newer file.")
def shared_ids(sheets: tuple[Sheet, ...]) -> Iterator[tuple[str, str]]:
    """Look for an item or quiz id that two files use."""
    seen: dict[str, str] = {}
    for sheet in sheets:
        for id_ in {*sheet.ids("quiz"), *sheet.ids("item")}:
            if id_ in seen:
                yield f"{sheet.name}#{id_}", f"is used in {seen[id_]} too"
            seen[id_] = sheet.name


@rule("E02", "sheet", "An item serves an objective of its lesson.", "Use a key of objectives.toml.")
def aim(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Look the objective up; a case, and a lesson that mixes, may serve those of several lessons."""
    mixed = {lesson.id for lesson in course.lessons() if lesson.mixed}
    for item in sheet.items.values():
        known = objective.load().get(item.objective)
        if known is None:
            yield item.id, f"the objective {item.objective!r} is not in objectives.toml"
        elif known.lesson != sheet.lesson and not sheet.is_case and sheet.lesson not in mixed:
            yield item.id, f"the objective {item.objective!r} belongs to the lesson {known.lesson!r}"


@rule("W05", "item", "At least one source of an item has a year.", "Add a source whose year is known.")
def undated(item: Item) -> Iterator[tuple[str, str]]:
    """Look at the sources of the item and of its reasons."""
    keys = {*item.sources, *(key for reason in item.reasons for key in reason.sources)}
    if all(source.load()[key].year is None for key in keys):
        yield "", f"no source has a year: {', '.join(sorted(keys))}"


@rule(
    "W06",
    "bank",
    "A guideline is new, or it is said why it is still cited.",
    "Find a newer edition, or write still_cited.",
)
def old_guideline(sheets: tuple[Sheet, ...]) -> Iterator[tuple[str, str]]:
    """Look at the guidelines the bank cites."""
    items = [item for sheet in sheets for item in sheet.items.values()]
    keys = {key for item in items for part in (item, *item.reasons) for key in part.sources}
    for key in sorted(keys):
        found = source.load()[key]
        age = sheets[0].today.year - (found.year or sheets[0].today.year)
        if found.kind == "guideline" and age > GUIDELINE_YEARS and not found.still_cited:
            yield f"sources.toml#{key}", f"{found.short} is {age} years old"


@rule(
    "E07",
    "item",
    "An item states its clinical review.",
    f"Write {NOT_YET!r} or 'clinically reviewed by <role>, <date>'.",
)
def review(item: Item) -> Iterator[tuple[str, str]]:
    """Check the form, and that the day is one."""
    if item.review != NOT_YET and review_day(item) is None:
        yield "", f"the review {item.review!r} has neither form"


@rule("W08", "sheet", f"A review is not older than {REVIEW_MONTHS} months.", "Have it reviewed again.")
def old_review(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Count the months from the review to today."""
    for item in sheet.items.values():
        day = review_day(item)
        if day:
            months = (sheet.today.year - day.year) * 12 + sheet.today.month - day.month
            if months > REVIEW_MONTHS:
                yield item.id, f"was reviewed {months} months ago"

"""The learner's own summary: what went well at the first try, what to read again, and a sheet to print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

import traitlets

from bonemets.content import catalog, course, objective
from bonemets.content.item import STEPS
from bonemets.domain import review as domain
from bonemets.widgets import memory
from bonemets.widgets.base import BoneWidget
from bonemets.widgets.question_feedback import read_again
from bonemets.widgets.review import next_words, questions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from bonemets.content.item import Item
    from bonemets.domain.review import Memory

SELF_REPORTED = "Self-reported, not proctored."
ABOUT = (
    "Counted by the course on the learner’s own device, from the first try at each question, with no one watching. "
    "It shows practice, not competence."
)
STEP_TITLES = {id_: id_.replace("-", " ").capitalize() for id_ in STEPS}
OTHERS = "Other questions"


@dataclass(frozen=True)
class Known:
    """A question the device remembers, with the question itself."""

    item: Item
    memory: Memory


class Summary(BoneWidget):
    """Show the learner how it went, from what the device remembers; nothing is kept here.

    Attributes:
        report: Everything to show; empty until the page has told what the device remembers.
    """

    module: ClassVar[str] = "summary.js"
    uses: ClassVar[tuple[str, ...]] = ("store.js", "device_panel.js")
    messages: ClassVar[frozenset[str]] = frozenset({"record"})

    report = traitlets.Dict().tag(sync=True)

    def __init__(self) -> None:
        super().__init__("summary")

    def on_record(self, content: dict[str, Any]) -> None:
        """Work out the summary; what is garbled or no longer exists is left out."""
        kept = memory.read_all(content.get("record"))
        known = [Known(item, kept[id_]) for id_, item in catalog.find(kept).items()]
        self.report = _report(known, memory.to_day(content.get("today")))


def _report(known: list[Known], today: date) -> dict[str, Any]:
    objectives = {id_: each.text for id_, each in objective.load().items()}
    return {
        "today": _date(today),
        "self_reported": SELF_REPORTED,
        "about": ABOUT,
        "total": tally(known),
        "alarms": [_alarm(each) for each in known if each.memory.is_sure_and_wrong],
        "again": _again(known),
        "objectives": _groups(known, {**objectives, "": OTHERS}, lambda item: item.objective),
        "steps": _groups(known, STEP_TITLES, lambda item: item.step),
        "lessons": _lessons(known),
        "review": _review(known, today),
    }


def tally(known: Iterable[Known]) -> dict[str, Any]:
    """Count first tries: questions answered, those right, and points.

    >>> tally([])
    {'answered': 0, 'right': 0, 'points': 0, 'maximum': 0, 'words': '0 of 0 right first time'}
    """
    firsts = [(each.memory.first, each.memory.maximum) for each in known]
    right = sum(first == maximum for first, maximum in firsts)
    return {
        "answered": len(firsts),
        "right": right,
        "points": sum(first for first, _ in firsts),
        "maximum": sum(maximum for _, maximum in firsts),
        "words": f"{right} of {len(firsts)} right first time",
    }


def _groups(known: list[Known], titles: dict[str, str], key: Callable[[Item], str]) -> list[dict[str, Any]]:
    """Tally by a property of the items, in the order of the titles; groups without an answer are left out."""
    groups: dict[str, list[Known]] = {id_: [] for id_ in titles}
    for each in known:
        groups[_one_of(titles, key(each.item))].append(each)
    return [{"title": titles[id_], **tally(each)} for id_, each in groups.items() if each]


def _one_of(titles: dict[str, str], id_: str) -> str:
    return id_ if id_ in titles else ""


def _lessons(known: list[Known]) -> list[dict[str, Any]]:
    """Tally by lesson, with how many questions each has and the days it was worked on; cases are one line."""
    titles = {lesson.id: lesson.title for lesson in course.lessons()} | {catalog.CASE: "Cases", "": OTHERS}
    rows = []
    for id_, title in titles.items():
        own = [each for each in known if _one_of(titles, domain.lesson_of(each.item.id)) == id_]
        if own:
            days = sorted({each.memory.first_day for each in own} | {each.memory.last_day for each in own})
            rows.append(
                {"title": title, **tally(own), "of": catalog.size(id_), "from": _short(days[0]), "to": _short(days[-1])}
            )
    return rows


def _alarm(each: Known) -> dict[str, Any]:
    return {"stem": each.item.stem, "take_away": each.item.take_away, **_place(each.item)}


def _again(known: list[Known]) -> list[dict[str, Any]]:
    """Name the sections to read again: those with the most that was missed or guessed first."""
    counts: dict[tuple[str, ...], dict[str, Any]] = {}
    for each in known:
        if not each.memory.known:
            place = _place(each.item)
            entry = counts.setdefault(tuple(place.values()), {**place, "count": 0})
            entry["count"] += 1
    found = sorted(counts.values(), key=lambda entry: -entry["count"])
    return [{**entry, "words": f"{questions(entry['count'])} missed or guessed"} for entry in found]


def _place(item: Item) -> dict[str, str]:
    return {"file": "", "lesson": "", **read_again(item)}


def _review(known: list[Known], today: date) -> dict[str, Any]:
    memories = {each.item.id: each.memory for each in known}
    due = sum(domain.is_due(each, today) for each in memories.values())
    words = f"{questions(due)} to see again today." if due else f"Nothing is due today. {next_words(memories, today)}"
    return {"due": due, "words": words.strip()}


def _date(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def _short(day: date) -> str:
    return f"{day:%b} {day.day}, {day.year}"

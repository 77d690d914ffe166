"""Every question there is, wherever it is written: in the bank of a lesson or in a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bonemets.content import bank, case

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bonemets.content.chart import Chart
    from bonemets.content.item import Item

CASE = "case"


def prefixes() -> tuple[str, ...]:
    """Give what stands before the first dash of an item id: the lessons with a bank, and the cases.

    >>> {"symptoms", "case"} <= set(prefixes())
    True
    """
    return (*bank.lessons(), CASE)


def size(lesson: str) -> int | None:
    """Count the questions a lesson asks; ``None`` where it asks none, or none yet.

    >>> size("symptoms") > 10, size("nowhere")
    (True, None)
    """
    if lesson not in bank.lessons():
        return None
    return len({item.id for quiz in bank.load(lesson).quizzes.values() for item in quiz.items})


def find(ids: Iterable[str]) -> dict[str, Item]:
    """Find items by their ids; those that do not exist, or no longer, are left out.

    >>> list(find(["symptoms-pre-ray", "case-breast-cues", "case-x", "symptoms-gone"]))
    ['symptoms-pre-ray', 'case-breast-cues']
    """
    wanted = tuple(ids)
    named = {tuple(id_.split("-", maxsplit=2)[:2]) for id_ in wanted}
    cases = [case.load(name) for name in case.ids() if (CASE, name) in named]
    known = bank.find_items(wanted) | {step.item.id: step.item for each in cases for step in each.steps}
    return {id_: known[id_] for id_ in wanted if id_ in known}


def charts(items: Iterable[Item]) -> dict[str, Chart]:
    """Give the charts these items show.

    >>> list(charts(find(["case-breast-cues", "symptoms-pre-ray"]).values()))
    ['breast-chart']
    """
    found: dict[str, Chart] = {}
    for item in items:
        if item.exhibit:
            lesson, name = item.id.split("-", maxsplit=2)[:2]
            known = {case.load(name).chart.id: case.load(name).chart} if lesson == CASE else bank.load(lesson).charts
            found[item.exhibit.chart] = known[item.exhibit.chart]
    return found

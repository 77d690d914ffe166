"""Spaced review: which questions come back, on which day, and in what order. Days are passed in, never looked up.

A missed or unsure question comes back after 1, 3, 7 and 21 days. Trials compare equal with growing gaps and find
little between them, so the four fixed gaps are a plain choice, not a tuned one.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

GAPS_DAYS = (1, 3, 7, 21)
MOST = 12
GUESS, SURE = 1, 3
"""How sure somebody says they are: 1 a guess (0 counts as one), 2 fairly sure, 3 sure; ``None`` where not said."""


class ReviewError(ValueError):
    """A memory no review could have left; the message names the value and what is allowed."""


@dataclass(frozen=True)
class Memory:
    """What is remembered of one question.

    Attributes:
        first: Points of the first try.
        maximum: Points possible, at least 1.
        right: Whether the last try earned them all.
        sure: How sure at the last try, 0 to 3, or ``None`` where not said.
        first_day: Day of the first try.
        last_day: Day of the last try.
        version: Version of the question.
        step: Which gap it now waits for, 0 to 3; 0 while it is not in the queue.
        due: Day it comes back, or ``None`` while it is not in the queue.

    Raises:
        ReviewError: If a value is out of its range.
    """

    first: int
    maximum: int
    right: bool
    sure: int | None
    first_day: date
    last_day: date
    version: int
    step: int = 0
    due: date | None = None

    def __post_init__(self) -> None:
        last_step = len(GAPS_DAYS) - 1
        _within("maximum", self.maximum, 1, 1_000)
        _within("first", self.first, 0, self.maximum)
        _within("sure", self.sure or 0, 0, SURE)
        _within("version", self.version, 1, 1_000_000)
        _within("step", self.step, 0, last_step if self.due else 0)
        if self.last_day < self.first_day:
            raise ReviewError(f"the last day, {self.last_day}, lies before the first, {self.first_day}")
        if self.due and not self.first_day < self.due <= self.last_day + timedelta(GAPS_DAYS[-1]):
            raise ReviewError(f"the day due, {self.due}, does not follow from the last, {self.last_day}")

    @property
    def known(self) -> bool:
        """Say whether the last try was right and not a guess.

        >>> Memory(1, 1, True, 1, date(2026, 11, 23), date(2026, 11, 23), 1).known
        False
        """
        return self.right and (self.sure is None or self.sure > GUESS)

    @property
    def is_sure_and_wrong(self) -> bool:
        """Say whether the last try was wrong and felt certain, which is the most dangerous state to be in.

        >>> Memory(0, 1, False, 3, date(2026, 11, 23), date(2026, 11, 23), 1).is_sure_and_wrong
        True
        """
        return not self.right and self.sure == SURE


def _within(name: str, value: int, low: int, high: int) -> None:
    if not low <= value <= high:
        raise ReviewError(f"{name!r} is {value}; allowed: {low} to {high}")


def after(  # noqa: PLR0913 - one try has so many facts
    memory: Memory | None, *, points: int, maximum: int, sure: int | None, today: date, version: int
) -> Memory:
    """Remember one more try.

    Right and sure at first sight never enters the queue. Right on a day it was due moves one gap on and, after the
    last, out; right by a guess waits for the same gap again; a miss goes back to the first. A try before that day
    changes only what is known of the last try: cramming earns nothing. An edited question starts anew.

    Args:
        memory: What was remembered, or ``None`` at the first try.
        points: Points of this try, 0 to ``maximum``.
        maximum: Points possible, at least 1.
        sure: How sure, 0 to 3, or ``None``.
        today: Day of this try.
        version: Version of the question.

    Raises:
        ReviewError: If a value is out of its range.

    Source: latimier2021-spacing.

    >>> monday = date(2026, 11, 23)
    >>> missed = after(None, points=0, maximum=1, sure=None, today=monday, version=1)
    >>> missed.due.isoformat()
    '2026-11-24'
    >>> after(missed, points=1, maximum=1, sure=2, today=missed.due, version=1).due.isoformat()
    '2026-11-27'
    """
    right = points == maximum
    if memory is None or memory.version != version:
        first = Memory(points, maximum, right, sure, today, today, version)
        return first if first.known else _wait(first, 0, today)
    now = replace(memory, right=right, sure=sure, last_day=max(today, memory.last_day))
    if memory.due is None:
        return now if now.known or today <= memory.last_day else _wait(now, 0, today)
    if today < memory.due:
        return now
    if not right:
        return _wait(now, 0, today)
    return _wait(now, memory.step + 1 if now.known else memory.step, today)


def _wait(memory: Memory, step: int, today: date) -> Memory:
    if step == len(GAPS_DAYS):
        return replace(memory, step=0, due=None)
    return replace(memory, step=step, due=max(today, memory.last_day) + timedelta(GAPS_DAYS[step]))


def is_due(memory: Memory, today: date) -> bool:
    """Say whether a question has come back by this day.

    >>> is_due(after(None, points=0, maximum=1, sure=1, today=date(2026, 11, 23), version=1), date(2026, 11, 23))
    False
    """
    return memory.due is not None and memory.due <= today


def queue(memories: Mapping[str, Memory], today: date, most: int = MOST) -> tuple[str, ...]:
    """Choose what to ask today, and in which order.

    "Sure and wrong" goes first, then whatever has waited longest. Lessons are mixed: two questions of one lesson
    follow each other only where nothing else is left, even if an older one then waits a place longer.

    Args:
        memories: Memory by item id; the part of an id before its first dash is the lesson.
        today: Today.
        most: Largest number of questions, at least 0.

    Returns:
        Item ids.

    >>> old, new = (after(None, points=0, maximum=1, sure=1, today=date(2026, 11, day), version=1) for day in (1, 9))
    >>> queue({"pain-1": old, "pain-2": old, "cord-1": new}, date(2026, 11, 23))
    ('pain-1', 'cord-1', 'pain-2')
    """
    due = [(not each.is_sure_and_wrong, each.due, id_) for id_, each in memories.items() if is_due(each, today)]
    return _mix([id_ for *_, id_ in sorted(due)][: max(0, most)])


def lesson_of(id_: str) -> str:
    """Name the lesson an item belongs to.

    >>> lesson_of("symptoms-pre-ray")
    'symptoms'
    """
    return id_.partition("-")[0]


def _mix(ids: list[str]) -> tuple[str, ...]:
    """Keep the order as far as no two neighbors are of one lesson."""
    left = Counter(map(lesson_of, ids))
    mixed: list[str] = []
    while ids:
        before = lesson_of(mixed[-1]) if mixed else None
        largest, count = left.most_common(1)[0]
        # A lesson with more questions than all others together must come now, or its last ones would touch.
        must = largest != before and 2 * count > len(ids)
        wanted = [id_ for id_ in ids if (lesson_of(id_) == largest if must else lesson_of(id_) != before)]
        chosen = (wanted or ids)[0]
        ids.remove(chosen)
        left[lesson_of(chosen)] -= 1
        mixed.append(chosen)
    return tuple(mixed)


def upcoming(memories: Mapping[str, Memory], today: date) -> tuple[date, int] | None:
    """Give the next day after today on which something comes back, and how many questions; ``None`` if nothing does.

    >>> missed = after(None, points=0, maximum=1, sure=1, today=date(2026, 11, 23), version=1)
    >>> upcoming({"pain-1": missed}, date(2026, 11, 23))
    (datetime.date(2026, 11, 24), 1)
    """
    days = Counter(each.due for each in memories.values() if each.due and each.due > today)
    return min(days.items(), default=None)

"""Marks a phone queue: people on hold, the order they were taken in, and who waited for whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bonemets.domain.triage import Level

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class QueueError(ValueError):
    """An order that cannot be played; the message says why, in words a learner can read."""


@dataclass(frozen=True)
class Waiting:
    """Somebody on hold.

    Attributes:
        id: Who.
        level: How urgent when you sit down.
        waited: Minutes on hold before that.
        minutes: How long their call takes.
    """

    id: str
    level: Level
    waited: int
    minutes: int


@dataclass(frozen=True)
class Change:
    """Who gets worse while waiting, and how urgent they are then."""

    who: str
    becomes: Level


@dataclass(frozen=True)
class Turn:
    """One call that was taken.

    Attributes:
        id: Whose.
        level: How urgent when it was taken.
        start: Minute at which it began.
        minutes: How long it took.
        since: Minute from which this wait counts: 0, or the minute of calling again.
        again: Whether the person called again, after a first call.
    """

    id: str
    level: Level
    start: int
    minutes: int
    since: int
    again: bool

    @property
    def wait(self) -> int:
        """Return the minutes waited after you sat down."""
        return self.start - self.since


@dataclass(frozen=True)
class Passed:
    """Somebody who waited while a less urgent call was taken.

    Attributes:
        id: Who waited.
        level: How urgent.
        behind: Who was taken meanwhile, in order.
        minutes: How long those calls took.
    """

    id: str
    level: Level
    behind: tuple[str, ...]
    minutes: int


@dataclass(frozen=True)
class Run:
    """How a queue went.

    Attributes:
        turns: The calls in the order taken.
        change: Minute at which somebody got worse.
        passed: Who waited behind somebody less urgent, most urgent first.
    """

    turns: tuple[Turn, ...]
    change: int
    passed: tuple[Passed, ...]

    @property
    def verdict(self) -> str:
        """Return "right", or "under" when an emergency waited for a lesser call, otherwise "partly right"."""
        if not self.passed:
            return "right"
        return "under" if self.passed[0].level is Level.EMERGENCY else "partly right"

    @property
    def total(self) -> int:
        """Return the minute at which the last call ends."""
        return self.turns[-1].start + self.turns[-1].minutes


def on_hold(waiting: Sequence[Waiting], change: Change, first: Sequence[str]) -> tuple[str, ...]:
    """Name who waits after the first call, in the learner's order; who was taken and got worse calls again.

    Raises:
        QueueError: The order leaves somebody out or names somebody twice.

    >>> two = [Waiting("a", Level.SOON, 0, 5), Waiting("b", Level.ROUTINE, 9, 5)]
    >>> on_hold(two, Change("b", Level.EMERGENCY), ["b", "a"])
    ('a', 'b')
    """
    _check(first, [each.id for each in waiting])
    again = (change.who,) if first[0] == change.who else ()
    return (*first[1:], *again)


def _check(order: Sequence[str], ids: Sequence[str]) -> None:
    if sorted(order) != sorted(ids):
        raise QueueError("Everybody on hold must be in the order, each once.")


def play(waiting: Sequence[Waiting], change: Change, first: Sequence[str], then: Sequence[str]) -> Run:
    """Take the calls: the first of the first order, then all of the second, with time passing.

    Args:
        waiting: Who is on hold.
        change: Who gets worse while the first call is taken.
        first: Order before the change; only its first call is taken.
        then: Order after the change, of everybody still on hold.

    Raises:
        QueueError: One of the orders leaves somebody out or names somebody twice.

    >>> two = [Waiting("a", Level.SOON, 0, 5), Waiting("b", Level.ROUTINE, 9, 5)]
    >>> [turn.wait for turn in play(two, Change("b", Level.EMERGENCY), ["a", "b"], ["b"]).turns]
    [0, 5]
    """
    _check(then, on_hold(waiting, change, first))
    who = {each.id: each for each in waiting}
    begin = who[first[0]]
    turns = [Turn(begin.id, begin.level, 0, begin.minutes, 0, again=False)]
    minute = begin.minutes
    for id_ in then:
        worse = id_ == change.who
        again = id_ == begin.id
        level = change.becomes if worse else who[id_].level
        since = begin.minutes if again else 0
        turns.append(Turn(id_, level, minute, who[id_].minutes, since, again))
        minute += who[id_].minutes
    return Run(tuple(turns), begin.minutes, _passed(turns, {id_: each.level for id_, each in who.items()}))


def _passed(turns: list[Turn], before: Mapping[str, Level]) -> tuple[Passed, ...]:
    """Find who waited while a less urgent call was taken; the first call is judged by what was known then."""
    found = []
    for later, turn in enumerate(turns):
        behind = [
            earlier
            for index, earlier in enumerate(turns[:later])
            if (turn.level if index else before[turn.id]) > earlier.level and not (turn.again and not index)
        ]
        if behind:
            names = tuple(each.id for each in behind)
            level = turn.level if behind != turns[:1] else before[turn.id]
            found.append(Passed(turn.id, level, names, sum(each.minutes for each in behind)))
    return tuple(sorted(found, key=lambda each: (-each.level, -each.minutes)))


def best(waiting: Sequence[Waiting], change: Change) -> Run:
    """Play the queue well: always the most urgent next, and among equals the one who waited longest.

    >>> two = [Waiting("a", Level.SOON, 0, 5), Waiting("b", Level.ROUTINE, 9, 5)]
    >>> best(two, Change("b", Level.EMERGENCY)).verdict
    'right'
    """
    who = {each.id: each for each in waiting}
    first = sorted(who, key=lambda id_: (-who[id_].level, -who[id_].waited))
    left = on_hold(waiting, change, first)
    now = {id_: change.becomes if id_ == change.who else who[id_].level for id_ in left}
    then = sorted(left, key=lambda id_: (-now[id_], -who[id_].waited))
    return play(waiting, change, first, then)

"""The phone queue: five people wait, the learner ranks them, and one gets worse while waiting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import traitlets

from bonemets.content import phone_queue as queues
from bonemets.content.table import Place
from bonemets.domain import phone_queue as domain
from bonemets.domain.triage import EDUCATION_ONLY, triage
from bonemets.widgets import citation, saved, urgency
from bonemets.widgets.base import BoneWidget
from bonemets.widgets.saved import SavedError

if TYPE_CHECKING:
    from bonemets.content.phone_queue import Queue
    from bonemets.domain.phone_queue import Run, Turn
    from bonemets.domain.triage import Findings, Level

ALL = "all"
KEYS = frozenset({"first", "then", "tries"})


class PhoneQueue(BoneWidget):
    """Rank five fictional people on hold. Education only, not medical advice.

    The page holds the order; Python plays it and says who waited for whom. ``answers`` maps a queue to
    ``{"first": [ids], "then": [ids], "tries": n}``, the orders of the first time.

    Args:
        name: Id of one queue; all of them where left out.

    Raises:
        bonemets.content.table.ContentError: If there is no such queue.
    """

    module: ClassVar[str] = "phone_queue.js"
    uses: ClassVar[tuple[str, ...]] = ("store.js", "urgency.js")
    messages: ClassVar[frozenset[str]] = frozenset({"open", "start", "go", "clear", "restore"})

    education_only = traitlets.Unicode(EDUCATION_ONLY).tag(sync=True)
    queues = traitlets.List().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)
    answers = traitlets.Dict().tag(sync=True)

    def __init__(self, name: str | None = None) -> None:
        every = queues.load()
        if name is not None and name not in every:
            raise Place(queues.FILE, name).error("queue", f"no such queue; there are: {', '.join(every)}")
        self._queues = every if name is None else {name: every[name]}
        self._now = next(iter(self._queues.values()))
        self._first: list[str] = []
        self._round = 0
        super().__init__(name=name or ALL)
        self.queues = self._list()
        self.state = self._state("rank")

    # --- What the page says ---

    def on_open(self, content: dict[str, Any]) -> None:
        """Sit down at a queue."""
        self._now = self._queues[content["queue"]]
        self._first = []
        self._round += 1
        self.notice = ""
        self.state = self._state("rank")

    def on_start(self, content: dict[str, Any]) -> None:
        """Take the first call; while it lasts, somebody gets worse."""
        if self.state["phase"] != "rank":
            return  # pressed again before it was heard
        waiting, change = _people(self._now)
        try:
            left = domain.on_hold(waiting, change, _order(content))
        except domain.QueueError as error:
            self.send({"kind": "sorry", "text": str(error)})
            return
        self._first = _order(content)
        self.state = self._state("again", left)

    def on_go(self, content: dict[str, Any]) -> None:
        """Take the other calls in the new order, and talk it over."""
        if self.state["phase"] != "again":
            return
        then = _order(content)
        try:
            run = domain.play(*_people(self._now), self._first, then)
        except domain.QueueError as error:
            self.send({"kind": "sorry", "text": str(error)})
            return
        before = self.answers.get(self._now.id, {"first": self._first, "then": then, "tries": 0})
        self.answers = {**self.answers, self._now.id: {**before, "tries": before["tries"] + 1}}
        self.queues = self._list()
        self.state = {**self._state("done"), "result": self._talk(run)}

    def on_clear(self, _content: dict[str, Any]) -> None:
        """Forget all queues on this device."""
        self.notice = ""
        self.answers = {}
        self.queues = self._list()

    def on_restore(self, content: dict[str, Any]) -> None:
        """Take back what this device had kept; what cannot be read is named and set aside, never guessed."""
        try:
            kept = saved.read(content.get("text"), "queue", self.name, _check_answer)
        except SavedError as error:
            self.notice = f"Earlier queues could not be read: {error}. They are kept aside."
            self.send({"kind": "set-aside"})
            return
        known = {id_: answer for id_, answer in kept.answers.items() if id_ in self._queues}
        usable = {id_: answer for id_, answer in known.items() if self._replay(id_, answer)}
        if len(usable) < len(kept.answers):
            self.notice = "Some queues have changed since you played them; please play them again."
        if kept.invalid:
            self.notice = "Some earlier queues could not be read. They are kept aside; the others are back."
        if aside := kept.invalid.keys() | (kept.answers.keys() - usable.keys()):
            self.send({"kind": "set-aside", "items": sorted(aside)})
        self.answers = {**usable, **self.answers}
        self.queues = self._list()

    # --- What it answers ---

    def _replay(self, id_: str, answer: dict[str, Any]) -> Run | None:
        try:
            return domain.play(*_people(self._queues[id_]), answer["first"], answer["then"])
        except domain.QueueError:
            return None

    def _list(self) -> list[dict[str, Any]]:
        return [{"id": id_, "title": queue.title, "status": self._status(id_)} for id_, queue in self._queues.items()]

    def _status(self, id_: str) -> str:
        if id_ not in self.answers:
            return "not yet played"
        run = self._replay(id_, self.answers[id_])
        return {
            "right": "nobody waited behind somebody less urgent",
            "partly right": "somebody waited behind somebody less urgent",
            "under": "an emergency waited",
        }[run.verdict if run else "right"]

    def _state(self, phase: str, left: tuple[str, ...] = ()) -> dict[str, Any]:
        queue = self._now
        who = {each.id: each for each in queue.waiting}
        taken = who.get(self._first[0]) if self._first else None
        minute = taken.minutes if taken else 0
        again = taken is not None and taken.id == queue.change.who
        return {
            "id": queue.id,
            "round": self._round,
            "title": queue.title,
            "scene": queue.scene,
            "phase": phase,
            "taken": f"You took {_short(taken.name)}. {minute} minutes have passed." if taken else "",
            "line": queue.change.line if phase == "again" else "",
            "again": f"{_short(taken.name)} is on hold again." if taken and again else "",
            "people": [
                {
                    "id": id_,
                    "name": who[id_].name,
                    "note": queue.change.line if phase == "again" and id_ == queue.change.who else who[id_].note,
                    "waited": _waited(0 if again and id_ == queue.change.who else who[id_].waited + minute),
                    "worse": phase == "again" and id_ == queue.change.who,
                }
                for id_ in (left or who)
            ],
        }

    def _talk(self, run: Run) -> dict[str, Any]:
        queue = self._now
        names = {each.id: _short(each.name) for each in queue.waiting}
        good = domain.best(*_people(queue))
        return {
            "verdict": run.verdict,
            "headline": _headline(run),
            "passed": [
                f"{names[each.id]} ({each.level.name}) waited {each.minutes} minutes behind "
                f"{_and([names[id_] for id_ in each.behind])}."
                for each in run.passed
            ],
            "rows": [self._row(turn, run) for turn in run.turns],
            "change": run.change,
            "total": run.total,
            "line": queue.change.line,
            "good": [names[turn.id] for turn in good.turns],
            "point": queue.point,
            "sources": citation.links(queue.sources),
        }

    def _row(self, turn: Turn, run: Run) -> dict[str, Any]:
        queue = self._now
        each = next(each for each in queue.waiting if each.id == turn.id)
        worse = turn.id == queue.change.who and turn.start >= run.change
        findings = queue.change.findings if worse else each.findings
        return {
            "id": turn.id,
            "name": each.name,
            "before": urgency.level(each.level),
            "level": urgency.level(turn.level),
            "worse": worse,
            "start": turn.start,
            "minutes": turn.minutes,
            "since": turn.since,
            "words": _row_words(turn, run.change, worse=worse),
            "why": _why(findings, turn.level),
        }


def _people(queue: Queue) -> tuple[list[domain.Waiting], domain.Change]:
    waiting = [domain.Waiting(each.id, each.level, each.waited, each.minutes) for each in queue.waiting]
    return waiting, domain.Change(queue.change.who, queue.change.becomes)


def _short(name: str) -> str:
    """Leave the age off."""
    return name.partition(",")[0]


def _order(content: dict[str, Any]) -> list[str]:
    order = content.get("order")
    if not isinstance(order, list) or not all(isinstance(id_, str) for id_ in order):
        raise KeyError(f"{order!r} is not an order")
    return order


def _headline(run: Run) -> str:
    return {
        "right": "Nobody waited behind somebody less urgent, before the change and after it.",
        "partly right": "No emergency had to wait for a lesser call; somebody else did.",
        "under": "An emergency waited for a call that could have waited.",
    }[run.verdict]


def _row_words(turn: Turn, change: int, *, worse: bool) -> str:
    if turn.again:
        return f"called again at minute {turn.since}, then waited {_minutes(turn.wait)}"
    if worse and turn.start == change:
        return f"waited {_minutes(turn.wait)}, and was taken as soon as it got worse"
    if worse:
        return f"waited {_minutes(turn.wait)}, {_minutes(turn.start - change)} of them after it got worse"
    return "taken at once" if turn.wait == 0 else f"waited {_minutes(turn.wait)}"


def _minutes(count: int) -> str:
    return "1 minute" if count == 1 else f"{count} minutes"


def _waited(minutes: int) -> str:
    return f"on hold {minutes} min" if minutes else "on hold again"


def _why(findings: Findings, level: Level) -> str:
    return next(fired.rule.title for fired in triage(findings).fired if fired.level is level)


def _and(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _check_answer(id_: str, answer: object) -> None:
    if not isinstance(answer, dict) or set(answer) != KEYS:
        raise SavedError(f"the queue {id_!r} is garbled")
    if type(answer["tries"]) is not int or not 1 <= answer["tries"] <= 1_000_000:
        raise SavedError(f"in the queue {id_!r}, 'tries' is {answer['tries']!r}")
    for key in ("first", "then"):
        if not isinstance(answer[key], list) or not all(isinstance(id_, str) for id_ in answer[key]) or not answer[key]:
            raise SavedError(f"in the queue {id_!r}, {key!r} is garbled")

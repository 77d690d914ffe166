"""The practice telephone: a fictional person calls, the learner asks, decides, and talks it over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import traitlets

from bonemets.content import caller as callers
from bonemets.content.table import Place
from bonemets.domain import practice as domain
from bonemets.domain.triage import EDUCATION_ONLY, GROUPS, RULES, Level, triage
from bonemets.widgets import citation, saved, urgency
from bonemets.widgets.base import BoneWidget
from bonemets.widgets.saved import SavedError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bonemets.content.caller import Caller
    from bonemets.domain.practice import Debrief
    from bonemets.domain.triage.form.field import Field
    from bonemets.domain.triage.open_question import OpenQuestion

ALL = "all"
MOST_OPEN = 5
LATE_SECONDS = 60
GIVEN_THOUGHTS = 3
KEYS = frozenset({"asked", "level", "reason", "tries"})
BRIEFING = (
    """You answer the advice line. Somebody calls, in their own words, and says what worries them; often that is not
    what should worry you. Ask what you need, decide how soon somebody must act, give the main reason, and talk the
    call over. You practice hearing the dangerous cue behind the story; a call takes you about five minutes.""",
    """Each question takes some of the caller’s time. Nothing counts down; the clock only shows what a call costs.""",
    """Every caller is invented. Mistakes are expected: this is where to make them. What you do stays on this device
    and is not an exam.""",
    """The calls are about cancer, pain and fear, and some become emergencies. Stop when you need to; your instructor
    or your school’s support service will listen.""",
)


class Practice(BoneWidget):
    """Take calls of fictional people. Education only, not medical advice.

    The page shows the questions; Python answers in the caller's words, marks the decision and keeps the first
    decision of each call. ``answers`` maps a caller to ``{"asked": [questions and screens], "level": its name,
    "reason": rule id, "tries": n}``.

    Args:
        caller: Id of one caller, to be met alone with their contrast twin; all callers where left out.

    Raises:
        bonemets.content.table.ContentError: If there is no such caller.
    """

    module: ClassVar[str] = "practice.js"
    uses: ClassVar[tuple[str, ...]] = ("store.js", "urgency.js")
    messages: ClassVar[frozenset[str]] = frozenset({"open", "lobby", "ask", "step", "decide", "clear", "restore"})

    education_only = traitlets.Unicode(EDUCATION_ONLY).tag(sync=True)
    briefing = traitlets.List([" ".join(text.split()) for text in BRIEFING]).tag(sync=True)
    form = traitlets.Dict().tag(sync=True)
    calls = traitlets.List().tag(sync=True)
    call = traitlets.Dict().tag(sync=True)
    debrief = traitlets.Dict().tag(sync=True)
    answers = traitlets.Dict().tag(sync=True)
    summary = traitlets.List().tag(sync=True)

    def __init__(self, caller: str | None = None) -> None:
        self._book = callers.load()
        self._ids = self._choose(caller)
        self._round = 0
        self._now: Caller | None = None
        self._steps: list[str] = []
        super().__init__(name=caller or ALL, form=_form())
        self.calls = self._list()

    def _choose(self, caller: str | None) -> tuple[str, ...]:
        if caller is None:
            return tuple(self._book.callers)
        if caller not in self._book.callers:
            known = ", ".join(self._book.callers)
            raise Place(callers.FILE, caller).error("caller", f"no such caller; there are: {known}")
        pair = self._book.callers[caller].pair
        return (caller,) if pair is None else (caller, pair.twin(caller))

    # --- What the page says ---

    def on_open(self, content: dict[str, Any]) -> None:
        """Take a call; a worked one shows how, a started one has its first questions asked."""
        if content.get("caller") not in self._ids:
            raise KeyError(f"{self!r} has no caller {content.get('caller')!r}")
        self._now = self._book.callers[content["caller"]]
        self._round += 1
        given = GIVEN_THOUGHTS if self._mode() == "started" else 0
        self._steps = [thought.ask for thought in self._now.thoughts[:given]]
        self.notice = ""
        self.debrief = {}
        self.call = self._call()

    def on_lobby(self, _content: dict[str, Any]) -> None:
        """Go back to the list of calls."""
        self._now = None
        self.call, self.debrief = {}, {}

    def on_ask(self, content: dict[str, Any]) -> None:
        """Ask one question or one screen; what was answered already is not asked again."""
        step = content["step"]
        if step not in _STEPS:
            raise KeyError(f"{self!r} has no question {step!r}")
        if self._now is None or self.debrief:
            return  # the call was over before this was heard
        if not set(domain.questions([step])) <= set(domain.questions(self._steps)):
            self._steps.append(step)
            self.call = self._call()

    def on_step(self, _content: dict[str, Any]) -> None:
        """Go one thought on in a worked call; after the last one, talk it over."""
        if self._now is None:
            return
        if self._mode() != "worked":
            raise KeyError(f"{self!r} has no worked call open")
        thoughts = self._now.thoughts
        if len(self._steps) < len(thoughts):
            self._steps.append(thoughts[len(self._steps)].ask)
            self.call = self._call()
        elif not self.debrief:
            fired = next(each for each in triage(self._now.findings).fired if each.level is self._now.level)
            self._finish(self._now.level, fired.rule.id)

    def on_decide(self, content: dict[str, Any]) -> None:
        """End the call with a level and a reason."""
        if self._now is None or self.debrief:
            return
        if self._mode() == "worked":
            raise KeyError(f"{self!r} has no call to end")
        level, reason = content.get("level"), content.get("reason")
        known = {rule.id for rule in domain.reasons(self._now.findings, self._now.decoys)}
        if not isinstance(level, str) or level.upper() not in Level.__members__:
            self.send({"kind": "sorry", "text": "Choose how soon somebody must act."})
        elif reason not in known:
            self.send({"kind": "sorry", "text": "Choose the main reason."})
        else:
            self._finish(Level[level.upper()], reason)

    def on_clear(self, _content: dict[str, Any]) -> None:
        """Forget all calls on this device."""
        self.notice = ""
        self.answers = {}
        self._refresh()

    def on_restore(self, content: dict[str, Any]) -> None:
        """Take back what this device had kept; what cannot be read is named and set aside, never guessed."""
        try:
            kept = saved.read(content.get("text"), "practice", self.name, _check_answer)
        except SavedError as error:
            self.notice = f"Earlier calls could not be read: {error}. They are kept aside."
            self.send({"kind": "set-aside"})
            return
        usable = {id_: answer for id_, answer in kept.answers.items() if self._is_usable(id_, answer)}
        if len(usable) < len(kept.answers):
            self.notice = "Some calls have changed since you took them; please take them again."
        if kept.invalid:
            self.notice = "Some earlier calls could not be read. They are kept aside; the others are back."
        if aside := kept.invalid.keys() | (kept.answers.keys() - usable.keys()):
            self.send({"kind": "set-aside", "items": sorted(aside)})
        self.answers = {**usable, **self.answers}
        self._refresh()

    # --- What it answers ---

    def _mode(self, id_: str | None = None) -> str:
        if id_ is None:
            id_ = self._now.id if self._now else ""
        return {self._book.worked: "worked", self._book.started: "started"}.get(id_, "alone")

    def _finish(self, level: Level, reason: str) -> None:
        assert self._now is not None
        id_ = self._now.id
        before = self.answers.get(id_, {"asked": list(self._steps), "level": level.name, "reason": reason, "tries": 0})
        self.answers = {**self.answers, id_: {**before, "tries": before["tries"] + 1}}
        marked = domain.debrief(self._now.findings, self._now.volunteers, self._steps, level, reason)
        self._refresh()
        self.debrief = self._talk(self._now, marked, reason)

    def _refresh(self) -> None:
        self.calls = self._list()
        self.summary = list(domain.summary([self._counted(id_) for id_ in self.answers if id_ != self._book.worked]))

    def _counted(self, id_: str) -> domain.Call:
        answer = self.answers[id_]
        truth = triage(self._book.callers[id_].findings).level
        return domain.Call(truth, Level[answer["level"]], domain.seconds(answer["asked"]))

    def _is_usable(self, id_: str, answer: dict[str, Any]) -> bool:
        if id_ not in self._ids or answer["level"] not in Level.__members__:
            return False
        each = self._book.callers[id_]
        reasons = {rule.id for rule in domain.reasons(each.findings, each.decoys)}
        return answer["reason"] in reasons and all(step in _STEPS for step in answer["asked"])

    def _list(self) -> list[dict[str, Any]]:
        return [
            {
                "id": id_,
                **_title(self._book.callers[id_]),
                "mode": self._mode(id_),
                "taken": id_ in self.answers,
                "status": self._status(id_),
            }
            for id_ in self._ids
        ]

    def _status(self, id_: str) -> str:
        if id_ not in self.answers:
            return {"worked": "worked example", "started": "begun for you", "alone": ""}[self._mode(id_)]
        if id_ == self._book.worked:
            return "worked example, seen"
        counted = self._counted(id_)
        if counted.chosen is counted.level:
            return f"{counted.level.name}, as you said"
        return f"you said {counted.chosen.name}, it was {counted.level.name}"

    def _next(self, after: str) -> dict[str, Any] | None:
        """Find the next call not yet taken, going round."""
        start = self._ids.index(after) + 1
        left = [id_ for id_ in (*self._ids[start:], *self._ids[:start]) if id_ not in self.answers]
        return {"id": left[0], **_title(self._book.callers[left[0]])} if left else None

    def _call(self) -> dict[str, Any]:
        assert self._now is not None
        now = self._now
        thoughts = {thought.ask: thought.think for thought in now.thoughts} if self._mode() != "alone" else {}
        mode = self._mode()
        done = mode == "worked" and len(self._steps) == len(now.thoughts)
        return {
            "id": now.id,
            "round": self._round,
            "number": f"Call {self._ids.index(now.id) + 1} of {len(self._ids)}",
            "mode": mode,
            "who": now.who,
            "speaker": now.speaker,
            "opening": now.opening,
            "log": [_entry(now, step, thoughts.get(step, "")) for step in self._steps],
            "thoughts": [thoughts[step] for step in self._steps if step in thoughts],
            "asked": list(domain.questions(self._steps)),
            "clock": domain.clock(domain.seconds(self._steps)),
            "all_thoughts": done,
            "reasons": [{"id": rule.id, "title": rule.title} for rule in domain.reasons(now.findings, now.decoys)],
        }

    def _talk(self, now: Caller, marked: Debrief, reason: str) -> dict[str, Any]:
        """Put the debrief in the order it is talked over."""
        worked = self._mode() == "worked"
        say = _speaking(now)
        return {
            "verdict": marked.verdict,
            "headline": f"So the call ends: {marked.truth.level.name}." if worked else marked.headline,
            "comment": "" if worked else marked.comment,
            "chosen": urgency.level(marked.chosen),
            "level": urgency.level(marked.truth.level),
            "missed": say(marked.missed),
            "unused": say(marked.unused),
            "calming": say(marked.calming),
            "open": [_open(each, now) for each in marked.open[:MOST_OPEN]],
            "more_open": max(0, len(marked.open) - MOST_OPEN),
            "heard": _heard(marked),
            "late": _late(marked),
            "reason": "" if worked else _reason(marked, reason),
            "rules": [urgency.reason(fired) for fired in marked.truth.fired],
            "suppressed": [f"{each.rule.title}: {each.why}" for each in marked.truth.suppressed],
            "withholds": now.withholds,
            "point": now.point,
            "sources": citation.links(now.sources),
            "clock": domain.clock(marked.seconds),
            "twin": self._twin(now),
            "next": self._next(now.id),
        }

    def _twin(self, now: Caller) -> dict[str, Any] | None:
        """Name the contrast call: what differs is told once both were taken, before that only where to listen."""
        if now.pair is None:
            return None
        twin = self._book.callers[now.pair.twin(now.id)]
        taken = twin.id in self.answers
        about = now.pair.difference if taken else f"{now.pair.topic}. Take it next and find it."
        sentence = f"{twin.name}’s call differs from this one in one cue: {about}"
        return {"id": twin.id, "name": twin.name, "taken": taken, "sentence": sentence}


_STEPS = frozenset(callers.STEPS)
_LABELS = {field.name: field for field in domain.ASKABLE}
_SCREENS = {screen.id: screen for screen in domain.SCREENS}


def _form() -> dict[str, Any]:
    """Describe what can be asked: the screens, and the questions by group."""
    return {
        "levels": [urgency.level(level) for level in sorted(Level, reverse=True)],
        "screens": [
            {
                "step": screen.id,
                "title": screen.title,
                "names": list(screen.names),
                "cost": domain.clock(screen.seconds),
                "count": len(screen.names),
            }
            for screen in domain.SCREENS
        ],
        "groups": [
            {
                "group": group,
                "questions": [
                    {"step": field.name, "question": field.question, "cost": domain.clock(domain.seconds([field.name]))}
                    for field in domain.ASKABLE
                    if field.group == group
                ],
            }
            for group in GROUPS
        ],
    }


def _title(caller: Caller) -> dict[str, str]:
    return {"name": f"{caller.name}, {caller.age}", "who": caller.who}


def _entry(caller: Caller, step: str, thought: str) -> dict[str, Any]:
    """Describe one step of the call: what was asked, what was answered, what it cost."""
    names = domain.questions([step])
    one = step not in _SCREENS
    return {
        "step": step,
        "ask": _LABELS[step].question if one else _SCREENS[step].title,
        "lines": [{"label": "" if one else _LABELS[name].label, "answer": caller.words[name]} for name in names],
        "cost": domain.clock(domain.seconds([step])),
        "thought": thought,
    }


def _speaking(caller: Caller) -> Any:
    def say(fields: Iterable[Field]) -> list[dict[str, str]]:
        return [{"label": each.label, "question": each.question, "answer": caller.words[each.name]} for each in fields]

    return say


def _open(each: OpenQuestion, caller: Caller) -> dict[str, str]:
    name = each.field.name
    return {"question": each.field.question, "worst": each.worst.name.lower(), "answer": caller.words[name]}


def _heard(marked: Debrief) -> dict[str, Any]:
    """Say where the heard answers alone lead."""
    if marked.heard.level is marked.established:
        sentence = "What you heard was enough. With everything else not known, the rules say the same:"
    else:
        sentence = "The gap between the two is what nobody asked: not known is never counted as normal."
    return {
        "level": urgency.level(marked.heard.level),
        "established": urgency.level(marked.established),
        "same": marked.heard.level is marked.established,
        "sentence": sentence,
    }


def _late(marked: Debrief) -> str:
    if marked.late < LATE_SECONDS:
        return ""
    return (
        f"After you had heard it, the call went on for {domain.clock(marked.late)}. In an emergency like this the "
        "action comes first: who, where, a phone number, help on the way. The rest can be asked meanwhile."
    )


def _reason(marked: Debrief, chosen: str) -> str:
    title = next(rule.title for rule in RULES if rule.id == chosen)
    return {
        "main": f"Your reason, “{title}”, is one that decides this call.",
        "minor": f"Your reason, “{title}”, is true, but it does not decide this call.",
        "other": f"Your reason, “{title}”, does not hold for this caller.",
    }[marked.reason]


def _check_answer(id_: str, answer: object) -> None:
    if not isinstance(answer, dict) or set(answer) != KEYS:
        raise SavedError(f"the call of {id_!r} is garbled")
    if type(answer["tries"]) is not int or not 1 <= answer["tries"] <= 1_000_000:
        raise SavedError(f"in the call of {id_!r}, 'tries' is {answer['tries']!r}")
    texts = (answer["level"], answer["reason"], *(answer["asked"] if isinstance(answer["asked"], list) else (None,)))
    if not all(isinstance(text, str) for text in texts):
        raise SavedError(f"the call of {id_!r} is garbled")

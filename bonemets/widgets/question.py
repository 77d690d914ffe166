"""Questions on a page: what is picked comes in, points and reasons go out. Quiz, review and case stand on this."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import traitlets

from bonemets.domain.marking import ResponseError, score
from bonemets.domain.marking.response import is_empty, read
from bonemets.widgets import memory, saved
from bonemets.widgets.base import BoneWidget
from bonemets.widgets.question_feedback import feedback
from bonemets.widgets.question_view import shown
from bonemets.widgets.saved import SavedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bonemets.content.chart import Chart
    from bonemets.content.item import Item
    from bonemets.domain.marking import Mark

FRONT_END = (
    "store.js",
    "answer.js",
    "answer_list.js",
    "answer_grid.js",
    "answer_text.js",
    "answer_order.js",
    "chart_panel.js",
    "question.js",
    "asking.js",
)
CHOOSE = "Choose an answer first."
CHANGED = "This question has changed since you answered it. Your earlier answer is kept aside; please answer it again."


class Questions(BoneWidget):
    """Ask questions; the page holds what is picked, Python marks it.

    ``answers`` maps an item id to ``{"response": {slot: [ids]}, "tries", "first", "maximum", "sure", "day",
    "version"}``, the form a device keeps (see :mod:`bonemets.widgets.saved`). A subclass says what happens around the
    questions.

    Attributes:
        items: The questions as the page shows them, without key and reasons.
        answers: What was checked.
        feedback: What to show for each item: a result, ``{"error": words}`` or ``{"changed": words}``.
        summary: One line under the questions.
        remembered: What the device is to remember of each question answered here, for another day. A state and no
            message, so that a page that lost its connection meanwhile hears of it all the same.
    """

    module: ClassVar[str] = "question.js"
    uses: ClassVar[tuple[str, ...]] = FRONT_END
    messages: ClassVar[frozenset[str]] = frozenset({"check", "retry", "restore"})
    kind: ClassVar[str] = "quiz"  # the form in which a device keeps the answers, see saved.py

    title = traitlets.Unicode().tag(sync=True)
    items = traitlets.List().tag(sync=True)
    answers = traitlets.Dict().tag(sync=True)
    feedback = traitlets.Dict().tag(sync=True)
    summary = traitlets.Unicode().tag(sync=True)
    remembered = traitlets.Dict().tag(sync=True)

    def __init__(
        self, name: str, title: str, asked: Iterable[Item], charts: Mapping[str, Chart], **traits: object
    ) -> None:
        self._items = {item.id: item for item in asked}
        super().__init__(name=name, title=title, items=[shown(item, charts) for item in self._items.values()], **traits)

    def ask(self, asked: Iterable[Item], charts: Mapping[str, Chart]) -> None:
        """Ask other questions from now on; answers already given to them stay."""
        self._items = {item.id: item for item in asked}
        self.items = [shown(item, charts) for item in self._items.values()]

    def on_check(self, content: dict[str, Any]) -> None:
        """Mark one answer and show why, part by part."""
        item = self.item(content.get("item"))
        try:
            picked = read(item.marking, content.get("response") or {})
        except ResponseError as error:
            self.set_feedback({item.id: {"error": str(error)}})
            return
        if is_empty(picked):
            self.set_feedback({item.id: {"error": CHOOSE}})
            return
        mark = score(item.marking, picked)
        self.notice = ""
        self.keep_answer(item, mark, picked, content)
        self.set_feedback({item.id: feedback(item, mark, picked)})
        self.checked(item, mark)

    def keep_answer(self, item: Item, mark: Mark, picked: dict[str, tuple[str, ...]], content: dict[str, Any]) -> None:
        """Keep what was answered, and tell the page what to remember of it for another day."""
        before = self.answers.get(item.id, {})
        said = content.get("sure")
        sure = said if type(said) is int and 0 <= said <= 3 else None
        entry = memory.update(
            content.get("kept"), mark=mark, sure=sure, today=content.get("today"), version=item.version
        )
        answer = {
            "response": {slot: list(ids) for slot, ids in picked.items() if ids},
            "tries": before.get("tries", 0) + 1,
            "first": before.get("first", mark.points),
            "maximum": mark.maximum,
            "sure": before.get("sure", sure),
            "day": before.get("day", memory.read(entry).last_day.isoformat()),
            "version": item.version,
        }
        self.answers = {**self.answers, item.id: answer}
        self.remembered = {**self.remembered, item.id: entry}

    def checked(self, item: Item, mark: Mark) -> None:
        """Do what else follows an answer; nothing here."""

    def on_retry(self, content: dict[str, Any]) -> None:
        """Clear the feedback of one item; its first result stays."""
        item = self.item(content.get("item"))
        self.feedback = {id_: each for id_, each in self.feedback.items() if id_ != item.id}
        self.summary = self.summarize()

    def on_restore(self, content: dict[str, Any]) -> None:
        """Take back what this device had kept; what cannot be read is named and set aside, never guessed."""
        try:
            kept = saved.read(content.get("text"), self.kind, self.name)
        except SavedError as error:
            self.notice = f"Earlier answers to these questions could not be read: {error}. They are kept aside."
            self.send({"kind": "set-aside"})
            return
        if kept.invalid:
            self.notice = "Some earlier answers could not be read. They are kept aside; the others are back."
            self.send({"kind": "set-aside", "items": sorted(kept.invalid)})
        self.take_back(kept)
        self.send({"kind": "restored"})
        self.summary = self.summarize()

    def take_back(self, kept: saved.Saved) -> None:
        """Put kept answers in place; an answer to a question that has changed is shown as such, not marked."""
        answers, shown_again = {}, {}
        for id_, answer in kept.answers.items():
            item = self._items.get(id_)
            if item is None:
                continue
            picked = _picked(item, answer)
            if picked is None:
                shown_again[id_] = {"changed": CHANGED}
                continue
            mark = score(item.marking, picked)
            answers[id_] = {**answer, "maximum": mark.maximum}
            shown_again[id_] = feedback(item, mark, picked)
        self.answers = {**answers, **self.answers}
        self.feedback = {**shown_again, **self.feedback}

    def item(self, id_: object) -> Item:
        """Find an item that is asked here.

        Raises:
            KeyError: If there is none of that id.
        """
        item = self._items.get(id_) if isinstance(id_, str) else None
        if item is None:
            raise KeyError(f"{self!r} has no item {id_!r}")
        return item

    def set_feedback(self, shown_now: Mapping[str, dict[str, Any]]) -> None:
        """Show feedback for some items and bring the summary up to date."""
        self.feedback = {**self.feedback, **shown_now}
        self.summary = self.summarize()

    def summarize(self) -> str:
        """Say in one line how it went so far."""
        tried = [answer for id_, answer in self.answers.items() if id_ in self._items]
        if len(self._items) < 2 or not tried:
            return ""
        right = sum(answer["first"] == answer["maximum"] for answer in tried)
        left = len(self._items) - len(tried)
        return f"{right} of {len(tried)} right first time" + (f"; {left} to go." if left else ".")


def _picked(item: Item, answer: dict[str, Any]) -> dict[str, tuple[str, ...]] | None:
    """Read a kept answer; ``None`` if the question has changed since."""
    if answer["version"] != item.version:
        return None
    try:
        return read(item.marking, answer["response"])
    except ResponseError:
        return None

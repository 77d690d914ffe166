"""A quiz: one or more questions, each checked on demand, with a reason for every option."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import traitlets

from bonemets.content import bank
from bonemets.domain.marking import Mark, ResponseError, score
from bonemets.widgets import citation, saved
from bonemets.widgets.base import BoneWidget
from bonemets.widgets.saved import SavedError

if TYPE_CHECKING:
    from bonemets.content.bank import Item, Option

INSTRUCTIONS = {"multiple-choice": "Choose one.", "select-all": "Select all that apply."}


class Quiz(BoneWidget):
    """Show a quiz of the bank.

    The page holds what is picked; Python marks it. ``answers`` maps an item id to
    ``{"picked": [option ids], "tries": n, "first": points of the first try, "version": of the item}``.

    Args:
        name: Quiz id, such as ``"symptoms-pre"``.

    Raises:
        bonemets.content.table.ContentError: If there is no such quiz.
    """

    module: ClassVar[str] = "quiz.js"
    messages: ClassVar[frozenset[str]] = frozenset({"check", "retry", "restore"})

    title = traitlets.Unicode().tag(sync=True)
    items = traitlets.List().tag(sync=True)
    answers = traitlets.Dict().tag(sync=True)
    feedback = traitlets.Dict().tag(sync=True)
    summary = traitlets.Unicode().tag(sync=True)

    def __init__(self, name: str) -> None:
        quiz = bank.find_quiz(name)
        self._items = {item.id: item for item in quiz.items}
        super().__init__(name=name, title=quiz.title, items=[_shown(item) for item in quiz.items])

    def on_check(self, content: dict[str, Any]) -> None:
        """Mark what was picked for one item and show why, option by option."""
        item = self._item(content)
        if not content.get("picked"):
            self._set_feedback(item.id, {"error": "Choose an answer first."})
            return
        try:
            result = _mark(item, content["picked"])
        except ResponseError as error:
            self._set_feedback(item.id, {"error": str(error)})
            return
        before = self.answers.get(item.id, {})
        answer = {
            "picked": list(content["picked"]),
            "tries": before.get("tries", 0) + 1,
            "first": before.get("first", result.points),
            "version": item.version,
        }
        self.notice = ""
        self.answers = {**self.answers, item.id: answer}
        self._set_feedback(item.id, _feedback(item, result, answer["picked"]))

    def on_retry(self, content: dict[str, Any]) -> None:
        """Clear the feedback of one item; its first result stays."""
        item = self._item(content)
        self.feedback = {id_: each for id_, each in self.feedback.items() if id_ != item.id}
        self.summary = self._summarize()

    def on_restore(self, content: dict[str, Any]) -> None:
        """Take back what this device had saved; what cannot be read is named and set aside, never guessed."""
        try:
            answers_kept = saved.read(content.get("text"), "quiz", self.name)
            for id_, answer in answers_kept.items():
                _check_answer(id_, answer)
        except SavedError as error:
            self.notice = f"Earlier answers to these questions could not be read: {error}. They are kept aside."
            self.send({"kind": "set-aside"})
            return
        answers, feedback, changed = {}, {}, 0
        for id_, answer in answers_kept.items():
            item = self._items.get(id_)
            if item is None or answer["version"] != item.version or not _still_valid(item, answer):
                changed += 1
                continue
            answers[id_] = answer
            feedback[id_] = _feedback(item, _mark(item, answer["picked"]), answer["picked"])
        self.answers = {**answers, **self.answers}
        self.feedback = {**feedback, **self.feedback}
        if changed:
            self.notice = "Some questions have changed since you answered them; please answer them again."
        self.send({"kind": "restored"})
        self.summary = self._summarize()

    def _item(self, content: dict[str, Any]) -> Item:
        item = self._items.get(content.get("item"))
        if item is None:
            raise KeyError(f"{self!r} has no item {content.get('item')!r}")
        return item

    def _set_feedback(self, id_: str, feedback: dict[str, Any]) -> None:
        self.feedback = {**self.feedback, id_: feedback}
        self.summary = self._summarize()

    def _summarize(self) -> str:
        tried = {id_: answer for id_, answer in self.answers.items() if answer["tries"]}
        if len(self._items) < 2 or not tried:
            return ""
        right = sum(answer["first"] == _maximum(self._items[id_]) for id_, answer in tried.items())
        left = len(self._items) - len(tried)
        return f"{right} of {len(tried)} right first time" + (f"; {left} to go." if left else ".")


def _shown(item: Item) -> dict[str, Any]:
    """Give the page the question without its key and reasons."""
    return {
        "id": item.id,
        "type": item.type,
        "stem": item.stem,
        "instruction": "" if INSTRUCTIONS[item.type].casefold() in item.stem.casefold() else INSTRUCTIONS[item.type],
        "must_pass": item.must_pass,
        "options": [{"id": option.id, "text": option.text} for option in item.options],
    }


def _mark(item: Item, picked: object) -> Mark:
    if not isinstance(picked, list) or not all(isinstance(id_, str) for id_ in picked):
        raise ResponseError("This answer could not be read; please choose again.")
    return score(item.marking, {"answer": picked})


def _maximum(item: Item) -> int:
    return _mark(item, list(item.key)).maximum


def _still_valid(item: Item, answer: dict[str, Any]) -> bool:
    try:
        _mark(item, answer["picked"])
    except ResponseError:
        return False
    return True


def _feedback(item: Item, result: Mark, picked: list[str]) -> dict[str, Any]:
    return {
        "points": result.points,
        "maximum": result.maximum,
        "verdict": result.verdict,
        "sentence": result.sentence,
        "options": [_reason(option, option.id in picked) for option in item.options],
        "take_away": item.take_away,
        "read_again": item.read_again,
    }


def _reason(option: Option, picked: bool) -> dict[str, Any]:  # noqa: FBT001 - one small private step
    if option.key:
        word = "Right" if picked else "You missed this"
    else:
        word = "This does not belong" if picked else "Rightly left out"
    return {
        "id": option.id,
        "key": option.key,
        "picked": picked,
        "word": word,
        "rationale": option.rationale,
        "sources": citation.links(option.sources),
    }


def _check_answer(id_: str, answer: object) -> None:
    if not isinstance(answer, dict):
        raise SavedError(f"the answer to {id_!r:.60} is garbled")
    for field, least in (("tries", 1), ("first", 0), ("version", 1)):
        value = answer.get(field)
        if type(value) is not int or not least <= value <= 1_000_000:
            raise SavedError(f"in the answer to {id_!r:.60}, {field!r} is {value!r:.60}")
    if not isinstance(answer.get("picked"), list) or set(answer) != {"picked", "tries", "first", "version"}:
        raise SavedError(f"the answer to {id_!r:.60} is garbled")

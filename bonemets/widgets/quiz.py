"""A quiz: practice with feedback at once, or an exam with feedback at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import traitlets

from bonemets.content import bank
from bonemets.domain.marking import ResponseError, score
from bonemets.domain.marking.response import read
from bonemets.widgets.question import FRONT_END, Questions
from bonemets.widgets.question_feedback import feedback, key

if TYPE_CHECKING:
    from bonemets.widgets.saved import Saved

MODES = ("practice", "exam")


class Quiz(Questions):
    """Show a quiz of the bank.

    Args:
        name: Quiz id, such as ``"symptoms-pre"``.
        mode: ``"practice"`` shows the reasons after each *Check*; ``"exam"`` shows them when all is handed in.

    Attributes:
        mode: As above.
        finished: Whether an exam was handed in.

    Raises:
        bonemets.content.table.ContentError: If there is no such quiz.
        ValueError: If there is no such mode.
    """

    module: ClassVar[str] = "quiz.js"
    uses: ClassVar[tuple[str, ...]] = FRONT_END
    messages: ClassVar[frozenset[str]] = frozenset({"check", "retry", "restore", "hand_in", "again", "key"})

    mode = traitlets.Unicode("practice").tag(sync=True)
    finished = traitlets.Bool(default_value=False).tag(sync=True)

    def __init__(self, name: str, mode: str = "practice") -> None:
        if mode not in MODES:
            raise ValueError(f"there is no mode {mode!r}; there are: {', '.join(MODES)}")
        quiz = bank.find_quiz(name)
        super().__init__(name if mode == "practice" else f"{name}-exam", quiz.title, quiz.items, quiz.charts, mode=mode)

    def on_check(self, content: dict[str, Any]) -> None:
        """Mark one answer, which an exam does only when all is handed in."""
        if self.mode == "exam":
            raise ValueError(f"{self!r} marks nothing before it is handed in")
        super().on_check(content)

    def on_hand_in(self, content: dict[str, Any]) -> None:
        """Mark the whole exam; what was left open earns nothing and says so."""
        responses, sures, kept = (content.get(each) or {} for each in ("responses", "sures", "kept"))
        shown = {}
        self.notice = ""
        for item in self._items.values():
            try:
                picked = read(item.marking, responses.get(item.id) or {})
            except ResponseError as error:
                self.notice = f"{item.stem.split('.')[0]}: {error}"
                return
            mark = score(item.marking, picked)
            about = {"sure": sures.get(item.id), "today": content.get("today"), "kept": kept.get(item.id)}
            self.keep_answer(item, mark, picked, about)
            shown[item.id] = feedback(item, mark, picked)
        self.finished = True
        self.set_feedback(shown)

    def on_again(self, _content: dict[str, Any]) -> None:
        """Start the exam anew; the first result of every question stays in the learner's record."""
        self.answers, self.feedback, self.finished = {}, {}, False
        self.summary = ""

    def on_key(self, _content: dict[str, Any]) -> None:
        """Give the answers of all questions, for a page that is printed with them."""
        self.send({"kind": "key", "items": [key(item) for item in self._items.values()]})

    def take_back(self, kept: Saved) -> None:
        """Put kept answers in place; those of an exam count once it was handed in."""
        super().take_back(kept)
        self.finished = self.mode == "exam" and kept.finished and bool(self.answers)

    def summarize(self) -> str:
        """Say in one line how it went so far, an exam also in points."""
        line = super().summarize()
        if self.mode != "exam" or not self.finished:
            return line
        points = sum(answer["first"] for answer in self.answers.values())
        return f"{points} of {sum(answer['maximum'] for answer in self.answers.values())} points; {line}"

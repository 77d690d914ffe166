"""Review: the questions that come back today, mixed across lessons, each with its reasons at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import traitlets

from bonemets.content import catalog, course
from bonemets.domain import review as domain
from bonemets.widgets import memory
from bonemets.widgets.question import FRONT_END, Questions

if TYPE_CHECKING:
    from datetime import date

    from bonemets.content.item import Item
    from bonemets.domain.review import Memory

NOTHING_YET = (
    "Nothing to review yet. A question you miss, or answer by a guess, comes back here after 1, 3, 7 and 21 days; "
    "one you know does not."
)


class Review(Questions):
    """Ask what is due today, at most twelve questions at a time.

    The page opens it with what the device remembers; nothing is kept here. An answer given before its day changes
    no day, so trying a question twice does no harm.

    Attributes:
        plan: What to say around the questions: ``{"day", "words", "waiting", "back"}``, where ``day`` is the day they
            were chosen on (empty before that), ``waiting`` counts what is due beyond them, and ``back`` says of each
            why it is here again.
    """

    module: ClassVar[str] = "review.js"
    uses: ClassVar[tuple[str, ...]] = FRONT_END
    messages: ClassVar[frozenset[str]] = frozenset({"open", "remembered", "check", "retry"})

    plan = traitlets.Dict().tag(sync=True)

    def __init__(self) -> None:
        self._memories: dict[str, Memory] = {}
        self._today = memory.to_day(None)
        super().__init__("review", "Review", (), {}, plan={"day": "", "words": "", "waiting": 0, "back": {}})

    def on_open(self, content: dict[str, Any]) -> None:
        """Choose today's questions from what the device remembers; what no longer exists is not asked."""
        kept = memory.read_all(content.get("record"))
        self._today = memory.to_day(content.get("today"))
        self._memories = {id_: kept[id_] for id_ in catalog.find(kept)}
        items = catalog.find(domain.queue(self._memories, self._today))
        self.answers, self.feedback = {}, {}
        self.ask(items.values(), catalog.charts(items.values()))
        self.plan = self._plan({id_: _why_back(self._memories[id_], item) for id_, item in items.items()})
        self.summary = self.summarize()

    def on_remembered(self, content: dict[str, Any]) -> None:
        """Take note of what the device now remembers of a question, so that the next day named is right."""
        self._memories |= memory.read_all(content.get("entries"))
        self.plan = self._plan(self.plan["back"])

    def summarize(self) -> str:
        """Say in one line how today went so far."""
        tried = [self.answers[id_] for id_ in self._items if id_ in self.answers]
        left = len(self._items) - len(tried)
        if not tried:
            return ""
        right = sum(answer["first"] == answer["maximum"] for answer in tried)
        return f"{right} of {len(tried)} right today" + (f"; {left} to go." if left else ".")

    def _plan(self, back: dict[str, str]) -> dict[str, Any]:
        due = [id_ for id_, each in self._memories.items() if domain.is_due(each, self._today)]
        waiting = len(set(due) - set(self._items))
        return {
            "day": self._today.isoformat(),
            "words": self._words(due, waiting),
            "waiting": waiting,
            "back": back,
        }

    def _words(self, due: list[str], waiting: int) -> str:
        count = len(self._items)
        if not self._memories:
            return NOTHING_YET
        if set(due) & set(self._items):
            more = f" {waiting} more can wait until you have time." if waiting else ""
            return f"{questions(count)} to see again today, from what you missed or guessed.{more}"
        if waiting:
            more_due = "question is" if waiting == 1 else "questions are"
            return f"Done. {waiting} more {more_due} due; another day is fine."
        return f"{'Done for today.' if count else 'Nothing is due.'} {next_words(self._memories, self._today)}".strip()


def questions(count: int) -> str:
    """Count questions.

    >>> questions(1), questions(3)
    ('1 question', '3 questions')
    """
    return "1 question" if count == 1 else f"{count} questions"


def day_words(day: date) -> str:
    """Write a day as a learner reads it.

    >>> from datetime import date
    >>> day_words(date(2026, 11, 26))
    'Thursday, November 26'
    """
    return f"{day:%A, %B} {day.day}"


def next_words(memories: dict[str, Memory], today: date) -> str:
    """Name the next review day with its number of questions; empty if nothing comes back.

    >>> next_words({}, memory.to_day("2026-11-23"))
    ''
    """
    found = domain.upcoming(memories, today)
    return f"Next: {day_words(found[0])}, {questions(found[1])}." if found else ""


def lesson_title(id_: str) -> str:
    """Name the lesson an item belongs to, or give an empty text.

    >>> lesson_title("symptoms-pre-ray"), lesson_title("case-breast-cues")
    ('Symptoms and emergencies', '')
    """
    lesson = domain.lesson_of(id_)
    return next((each.title for each in course.lessons() if each.id == lesson), "")


def _why_back(kept: Memory, item: Item) -> str:
    """Say where a question is from and why it is here again."""
    title = lesson_title(item.id)
    return f"{title}. {_last_time(kept, item)}." if title else f"{_last_time(kept, item)}."


def _last_time(kept: Memory, item: Item) -> str:
    day = day_words(kept.last_day)
    if kept.version != item.version:
        return "Changed since you answered it"
    if kept.is_sure_and_wrong:
        return f"You were sure on {day}, and it was not right"
    if not kept.right:
        return f"Not right on {day}"
    return f"Right on {day}" if kept.known else f"A guess on {day}"

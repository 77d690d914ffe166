"""An unfolding case: prebrief, six steps over one growing chart, what happens after each, and a debrief."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import traitlets

from bonemets.content import case as content
from bonemets.widgets import case_view
from bonemets.widgets.question import FRONT_END, Questions

if TYPE_CHECKING:
    from bonemets.content.item import Item
    from bonemets.domain.marking import Mark
    from bonemets.widgets.saved import Saved

END = "debrief"  # what a device keeps as its place when the last step is behind


class Case(Questions):
    """Play one case; a step that was answered stays as it is.

    The page gets a step, its part of the chart and what happened after it only when the learner has come that far.

    Args:
        name: Case id, such as ``"breast"``.

    Attributes:
        opening: What stands on the card before the start.
        opened: How far the learner has come: 0 the card, 1 to 6 the steps, 7 the debrief.
        chart: The chart at the step that is open.
        outcomes: What happened after each answered step, by item id.
        debrief: How the case is talked over; empty until the end.

    Raises:
        bonemets.content.table.ContentError: If there is no such case, naming those there are.
    """

    module: ClassVar[str] = "case.js"
    uses: ClassVar[tuple[str, ...]] = FRONT_END
    messages: ClassVar[frozenset[str]] = frozenset({"check", "retry", "restore", "go_on", "again"})
    kind: ClassVar[str] = "case"

    opening = traitlets.Dict().tag(sync=True)
    opened = traitlets.Int(0).tag(sync=True)
    chart = traitlets.Dict().tag(sync=True)
    outcomes = traitlets.Dict().tag(sync=True)
    debrief = traitlets.Dict().tag(sync=True)

    def __init__(self, name: str) -> None:
        self._case = content.load(name)
        super().__init__(name, self._case.title, (), {}, opening=case_view.opening(self._case))
        self._items = {step.item.id: step.item for step in self._case.steps}

    @property
    def answered(self) -> int:
        """How many steps were answered, counted from the first without a gap."""
        order = list(self._items)
        return next((place for place, id_ in enumerate(order) if id_ not in self.answers), len(order))

    def on_check(self, content: dict[str, Any]) -> None:
        """Mark the answer to the open step; no other, and none twice."""
        place = list(self._items).index(self.item(content.get("item")).id)
        if place == self.answered == self.opened - 1:
            super().on_check(content)

    def checked(self, item: Item, mark: Mark) -> None:  # noqa: ARG002 - the answer is kept already
        """Tell what happens."""
        self._tell()

    def on_retry(self, content: dict[str, Any]) -> None:
        """Take back a request to choose; an answered step stays."""
        if self.item(content.get("item")).id not in self.answers:
            super().on_retry(content)

    def on_go_on(self, content: dict[str, Any]) -> None:
        """Open the step after the one the learner saw, or the debrief, once that one is answered."""
        if content.get("from") == self.opened:
            self._open(self.opened + 1)

    def on_again(self, _content: dict[str, Any]) -> None:
        """Start the case anew; the page keeps the earlier result."""
        self.answers, self.feedback = {}, {}
        self._open(0)

    def take_back(self, kept: Saved) -> None:
        """Put kept answers in place and go to where the learner was."""
        super().take_back(kept)
        order = [*self._items, END]
        self._open(order.index(kept.place) + 1 if kept.place in order else self.answered)

    def summarize(self) -> str:
        """Say how far the learner has come."""
        return f"{self.answered} of {len(self._items)} steps answered" if self.opened else ""

    def _open(self, number: int) -> None:
        """Go to a place, but not past the first step that is open."""
        steps = self._case.steps
        reached = min(number, self.answered + 1)
        self.items = [case_view.step_view(self._case, step) for step in steps[:reached]]
        self.chart = case_view.chart_view(self._case, min(reached, len(steps)) - 1) if reached else {}
        self._tell()
        at_end = reached > len(steps)
        self.debrief = case_view.debrief(self._case, self.answers) if at_end else {}
        self.opened = reached
        self.summary = self.summarize()

    def _tell(self) -> None:
        steps = self._case.steps[: self.answered]
        self.outcomes = {step.item.id: case_view.outcome(step, self.answers[step.item.id]) for step in steps}

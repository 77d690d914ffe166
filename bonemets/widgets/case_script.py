"""What an instructor needs to run a case with a group: timing, prompts, what to listen for, and every step open."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, ClassVar

import traitlets

from bonemets.content import case as content
from bonemets.widgets import case_view
from bonemets.widgets.base import BoneWidget

if TYPE_CHECKING:
    from bonemets.content.case import Case


class CaseScript(BoneWidget):
    """Show the instructor's script of one case.

    Args:
        name: Case id, such as ``"breast"``.

    Raises:
        bonemets.content.table.ContentError: If there is no such case, naming those there are.
    """

    module: ClassVar[str] = "case_script.js"
    uses: ClassVar[tuple[str, ...]] = ("chart_panel.js",)

    title = traitlets.Unicode().tag(sync=True)
    script = traitlets.Dict().tag(sync=True)

    def __init__(self, name: str) -> None:
        case = content.load(name)
        super().__init__(name, title=case.title, script=_script(case))


def _script(case: Case) -> dict[str, Any]:
    return {
        **asdict(case.script),
        "opening": case_view.opening(case),
        "steps": [_step(case, number) for number in range(len(case.steps))],
        "take_home": case.debrief.take_home,
        "finish": case.debrief.finish,
    }


def _step(case: Case, number: int) -> dict[str, Any]:
    step = case.steps[number]
    return {
        **case_view.place(case, step),
        "question": step.item.stem,
        "text": case_view.passage(step.item),
        "key": case_view.words(step.item, step.item.marking.perfect()),
        "take_away": step.item.take_away,
        "chart": case_view.chart_view(case, number),
        **{name: getattr(step, name) for name in ("sound", "missed", "why", "ask", "listen")},
    }

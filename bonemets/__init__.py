"""The door: what a notebook calls, one line a cell.

>>> import bonemets as bm
>>> bm.quiz("symptoms-pre")
Quiz('symptoms-pre')
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bonemets.widgets.case import Case
    from bonemets.widgets.case_script import CaseScript
    from bonemets.widgets.explore import Explore
    from bonemets.widgets.figure import FigureWidget
    from bonemets.widgets.phone_queue import PhoneQueue
    from bonemets.widgets.practice import Practice
    from bonemets.widgets.quiz import Quiz
    from bonemets.widgets.reader_study import ReaderStudy
    from bonemets.widgets.review import Review
    from bonemets.widgets.score import Score
    from bonemets.widgets.summary import Summary
    from bonemets.widgets.triage import TriageWidget

__all__ = ["case", "explore", "figure", "phone_queue", "practice", "quiz", "review", "score", "summary", "triage"]


def quiz(name: str, mode: str = "practice") -> Quiz:
    """Show the questions of a quiz.

    Args:
        name: Quiz id from the bank, such as ``"symptoms-pre"``.
        mode: ``"practice"`` shows the reasons after each *Check*, ``"exam"`` when all is handed in.

    Raises:
        bonemets.content.table.ContentError: If there is no such quiz, naming those there are.
        ValueError: If there is no such mode.
    """
    from bonemets.widgets.quiz import Quiz  # noqa: PLC0415 - a lesson loads only the widgets it shows

    return Quiz(name, mode)


def case(name: str, *, instructor: bool = False) -> Case | CaseScript:
    """Play an unfolding case of a fictional person, or show the instructor's script of it.

    Args:
        name: Case id, such as ``"breast"``.
        instructor: Show the script, with every step open, instead of the case.

    Raises:
        bonemets.content.table.ContentError: If there is no such case, naming those there are.
    """
    if instructor:
        from bonemets.widgets.case_script import CaseScript  # noqa: PLC0415

        return CaseScript(name)
    from bonemets.widgets.case import Case  # noqa: PLC0415

    return Case(name)


def figure(name: str, **values: str) -> FigureWidget:
    """Show a figure, with controls where it has some.

    Args:
        name: Figure name, such as ``"spinal-cord"``.
        values: First value of each control, by its name; the drawing's own choice where left out.

    Raises:
        ValueError: If there is no such figure or value, naming those there are.
    """
    from bonemets.widgets.figure import FigureWidget  # noqa: PLC0415

    return FigureWidget(name, **values)


def explore(name: str, /, **values: object) -> Explore | ReaderStudy:
    """Show an explorable: a guess first, then a model to change, with stories to try.

    Args:
        name: Name of the explorable, such as ``"remodeling"``.
        values: First values of the controls, by name, in the unit the name ends in; its own start where left out.

    Raises:
        ValueError: If there is no such explorable or control, or a value cannot be used, saying what can.
    """
    if name == "reader-study":
        from bonemets.widgets.reader_study import ReaderStudy  # noqa: PLC0415

        return ReaderStudy(**values)
    from bonemets.widgets.explore import Explore  # noqa: PLC0415

    return Explore(name, **values)


def score(name: str, /, **inputs: object) -> Score:
    """Show a score or laboratory function as a form that explains its answer. Education only, not medical advice.

    Args:
        name: Id of the tool, such as ``"sins"``; :func:`bonemets.domain.registry.all` lists them.
        inputs: Answers known from the start, by input name; the others are not known.

    Raises:
        bonemets.domain.result.InputError: If there is no such tool or input, or a value cannot be used.
    """
    from bonemets.widgets.score import Score  # noqa: PLC0415

    return Score(name, **inputs)


def triage(**findings: object) -> TriageWidget:
    """Show the triage helper for a fictional caller. Education only, not medical advice.

    Args:
        findings: Findings already known, by the names in :data:`bonemets.domain.triage.FIELDS`.

    Raises:
        bonemets.domain.triage.InputError: If a finding is unknown, out of range or in the wrong unit.
    """
    from bonemets.widgets.triage import TriageWidget  # noqa: PLC0415

    return TriageWidget(findings)


def practice(caller: str | None = None) -> Practice:
    """Take practice calls of fictional people. Education only, not medical advice.

    Args:
        caller: Id of one caller, such as ``"lucia"``, to meet only them and their contrast twin; all where left out.

    Raises:
        bonemets.content.table.ContentError: If there is no such caller, naming those there are.
    """
    from bonemets.widgets.practice import Practice  # noqa: PLC0415

    return Practice(caller)


def phone_queue(name: str | None = None) -> PhoneQueue:
    """Rank five fictional people on hold, one of whom gets worse. Education only, not medical advice.

    Args:
        name: Id of one queue, such as ``"monday-morning"``; all of them where left out.

    Raises:
        bonemets.content.table.ContentError: If there is no such queue, naming those there are.
    """
    from bonemets.widgets.phone_queue import PhoneQueue  # noqa: PLC0415

    return PhoneQueue(name)


def review() -> Review:
    """Ask the questions that come back today, on this device, mixed across lessons."""
    from bonemets.widgets.review import Review  # noqa: PLC0415

    return Review()


def summary() -> Summary:
    """Show the learner their own summary, with a completion sheet to print. Self-reported, not proctored."""
    from bonemets.widgets.summary import Summary  # noqa: PLC0415

    return Summary()

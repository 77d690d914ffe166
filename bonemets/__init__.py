"""The door: what a notebook calls, one line a cell.

>>> import bonemets as bm
>>> bm.quiz("symptoms-pre")
Quiz('symptoms-pre')
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bonemets.widgets.figure import FigureWidget
    from bonemets.widgets.quiz import Quiz
    from bonemets.widgets.triage import TriageWidget

__all__ = ["figure", "quiz", "triage"]


def quiz(name: str) -> Quiz:
    """Show the questions of a quiz.

    Args:
        name: Quiz id from the bank, such as ``"symptoms-pre"``.

    Raises:
        bonemets.content.table.ContentError: If there is no such quiz, naming those there are.
    """
    from bonemets.widgets.quiz import Quiz  # noqa: PLC0415 - a lesson loads only the widgets it shows

    return Quiz(name)


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


def triage(**findings: object) -> TriageWidget:
    """Show the triage helper for a fictional caller. Education only, not medical advice.

    Args:
        findings: Findings already known, by the names in :data:`bonemets.domain.triage.FIELDS`.

    Raises:
        bonemets.domain.triage.InputError: If a finding is unknown, out of range or in the wrong unit.
    """
    from bonemets.widgets.triage import TriageWidget  # noqa: PLC0415

    return TriageWidget(findings)

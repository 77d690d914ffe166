"""The rules that are asked last, because they look at what the others found (P6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bonemets.domain.triage.finding import KEY_NAMES
from bonemets.domain.triage.level import Level
from bonemets.domain.triage.rule.rule import Board, Book, Category, Status

if TYPE_CHECKING:
    from bonemets.domain.triage.finding import Findings

BOOK = Book(Category.OTHER)


@BOOK.rule(
    "M08",
    Level.URGENT,
    "Two reasons for SOON, nothing higher",
    why="Two ambers make a red: problems add up in one person.",
    actions=("Have the person seen today.",),
    sources=("ukons-v3",),
    status=Status.VERIFIED,
    reads=(),
    closing=True,
)
def two_ambers(_: Findings, board: Board) -> bool:
    """Fire when two or more rules asked for SOON and none for more.

    >>> from bonemets.domain.triage.finding import Findings
    >>> two_ambers(Findings(), Board(Level.SOON, soon=2, fired=2))
    True
    """
    return board.level is Level.SOON and board.soon >= 2


@BOOK.rule(
    "M09",
    Level.SOON,
    "A key question is still open",
    why="Routine may only be said after the dangerous things were asked about.",
    actions=("Ask the open questions before you end the call, or call back today to ask them.",),
    sources=("ukons-v3", "synthesis"),
    status=Status.SYNTHESIS,
    reads=KEY_NAMES,
    added=True,
    closing=True,
)
def key_question_open(f: Findings, board: Board) -> bool:
    """Fire when nothing asks for more than routine although a key question has no answer.

    >>> from bonemets.domain.triage.finding import Findings
    >>> key_question_open(Findings(), Board(Level.ROUTINE, soon=0, fired=0))
    True
    """
    if board.level is not Level.ROUTINE:
        return False
    answers = f.__dict__
    return any(answers[name] is None for name in KEY_NAMES)


@BOOK.rule(
    "M07",
    Level.SOON,
    "Somebody is worried",
    why="Patients, families and nurses often notice trouble before they can name it.",
    actions=("Take it seriously: one level up, and say so in the handover.",),
    sources=("ukons-v2", "ukons-v3"),
    status=Status.SECONDARY,
    reads=("concern",),
    closing=True,
)
def concern(f: Findings, board: Board) -> bool | Level:
    """Raise the level found so far by one when patient, family or nurse is worried.

    >>> from bonemets.domain.triage.finding import Findings
    >>> concern(Findings(concern=True), Board(Level.SOON, soon=1, fired=1)).name
    'URGENT'
    """
    return board.level.next_up if f.concern is True else False


@BOOK.rule(
    "R01",
    Level.ROUTINE,
    "Nothing worrying in the answers",
    why="Every key question was asked, and none found a reason to hurry.",
    actions=("Give the advice asked for.", "Say when to call again, and have it repeated back."),
    sources=("ukons-v3", "safety-net-2019", "ahrq-teach-back"),
    status=Status.VERIFIED,
    reads=(),
    closing=True,
)
def nothing_found(_: Findings, board: Board) -> bool:
    """Fire when no other rule did.

    >>> from bonemets.domain.triage.finding import Findings
    >>> nothing_found(Findings(), Board(Level.ROUTINE, soon=0, fired=0))
    True
    """
    return board.fired == 0

"""What every figure is: a drawing in two widths, with the words that make it readable without seeing it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Table:
    """The same content as rows: a caption, column heads, and rows of text."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Control:
    """One thing the learner can change.

    Attributes:
        name: Keyword of the drawing function.
        label: What the learner reads.
        choices: ``(value, text)`` pairs, in order.
        value: The value shown first.
        kind: ``"slider"`` for ordered choices, ``"choice"`` for the others.
    """

    name: str
    label: str
    choices: tuple[tuple[str, str], ...]
    value: str
    kind: str = "choice"


@dataclass(frozen=True)
class Figure:
    """One drawn figure.

    Attributes:
        name: Permanent id, the same word as its module.
        title: The one question the figure answers.
        reading: One line that says what to see.
        alt: What a reader who cannot see it needs to know.
        wide: SVG text for columns from about 560 px.
        narrow: SVG text for phone columns (about 340 px).
        table: The content as a table.
        sources: Source keys.
        controls: Empty for a still figure.
    """

    name: str
    title: str
    reading: str
    alt: str
    wide: str
    narrow: str
    table: Table
    sources: tuple[str, ...]
    controls: tuple[Control, ...] = ()

"""Six grades of growth into the canal, side by side: from tumor in the bone to a cord without fluid around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bonemets.domain.simulation.spine_clock import pressure_of
from bonemets.domain.spine import spine_level
from bonemets.figures.annotation import fold
from bonemets.figures.compact import compact
from bonemets.figures.figure import Figure, Table
from bonemets.figures.graded_vertebra import GRADES, GradedVertebra
from bonemets.figures.svg import canvas, element, label, lines

if TYPE_CHECKING:
    from bonemets.figures.outline import Point

_WORDS = {
    "0": "Tumor in the bone only.",
    "1a": "In the canal. The sac keeps its shape.",
    "1b": "The sac is dented. The cord lies free.",
    "1c": "The cord is touched, not pressed.",
    "2": "The cord is pressed. Fluid is still seen.",
    "3": "The cord is pressed. No fluid is seen.",
}
_TALL = 182.0  # the height of the vertebra, in units of its drawing
_CORD = {"none": "free", "touching": "free", "pressed": "pressed"}
_NOTE = (
    "Drawn in the neck, where the canal is wide. Sources differ on 1c: low or high. The grade is anatomy. New "
    "weakness, numbness or retention is an emergency at every grade."
)


def draw() -> Figure:
    """Draw the figure.

    >>> draw().table.rows[3][:2]
    ('1c', 'touched')
    """
    told = " ".join(f"Grade {grade}: {_WORDS[grade]}" for grade in GRADES)
    return Figure(
        name="epidural-growth",
        title="How far back has the tumor grown?",
        reading="From 1c to 2 the cord goes from touched to pressed; from 2 to 3 the last fluid around it is lost.",
        alt=f"Six slices across a vertebra of the neck, front up, a tumor of the body growing back. {told} {_NOTE}",
        wide=_drawing(760, 3, 1.18, 96),
        narrow=_drawing(360, 2, 0.8, 46),
        table=Table(
            caption="Bilsky grades on an axial MRI at the worst level",
            head=("Grade", "The cord is", "What is seen"),
            rows=tuple((grade, _cord(grade), _WORDS[grade]) for grade in GRADES),
        ),
        sources=("bilsky2010-escc", "nice-ng234", "synthesis"),
    )


def _cord(grade: str) -> str:
    return "touched" if grade == "1c" else _CORD[pressure_of(grade)]


def _drawing(width: float, columns: int, scale: float, room: int) -> str:
    wide = (width - 16) / columns
    tall = _TALL * scale + 78
    drawn = []
    for index, grade in enumerate(GRADES):
        row, column = divmod(index, columns)
        drawn.append(_slice(grade, (8 + wide * column, 8 + tall * row), wide, scale))
    low = 8 + tall * -(-len(GRADES) // columns) + 20
    note = fold(_NOTE, room)
    return canvas(width, low + 16 * len(note), *drawn, lines(8, low, note, "small soft", 16))


def _slice(grade: str, corner: Point, wide: float, scale: float) -> str:
    """Draw one grade with its name above and its words below."""
    x, y = corner
    at = (x + wide / 2, y + 34 + 80 * scale)
    bone = GradedVertebra(spine_level("C4"), grade, at, scale, look="mixed", joints="none")
    drawn = bone.draw()
    if grade == "3":  # what is left of the sac holds tumor, not fluid
        drawn = drawn.replace('class="fluid"', 'class="tumor"')
    frame = element("rect", x=x + 3, y=y, width=wide - 6, height=_TALL * scale + 72, rx=8, class_="surface")
    words = fold(_WORDS[grade], int((wide - 16) / 7.3))
    return (
        frame
        + label(x + 12, y + 20, grade if wide < 200 else f"Grade {grade}", "small strong")
        + label(x + wide - 10, y + 20, f"cord {_cord(grade)}", "small soft end")
        + compact(drawn)
        + lines(x + 12, y + _TALL * scale + 48, words, "small", 16)
    )

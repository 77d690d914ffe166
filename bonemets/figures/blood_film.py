"""A drop of blood under the microscope: as usual, and when the marrow is crowded."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, hypot, radians, sin
from typing import TYPE_CHECKING

from bonemets.figures.annotation import leader
from bonemets.figures.blood import platelet, red_cell, white_cell
from bonemets.figures.choice import chosen
from bonemets.figures.figure import Control, Figure, Table
from bonemets.figures.framed_words import framed, free
from bonemets.figures.svg import canvas, element, group, label, path

if TYPE_CHECKING:
    from bonemets.figures.outline import Point

FILM = Control("film", "The marrow is", (("usual", "As usual"), ("crowded", "Crowded by tumor")), "usual")
_READING = {
    "usual": "Red cells without a nucleus, one ripe neutrophil, and platelets: nobody who left too early.",
    "crowded": "Cells that left too early: nucleated red cells, a young white cell, teardrops; platelets are few.",
}
_WORDS = {
    "usual": ("A film as usual", "Cells ripen in marrow and leave it when they are done.", "routine"),
    "crowded": (
        "A leukoerythroblastic film",
        "Tell the team the same day; ask about bleeding, fever, recent treatment. A sign, not a diagnosis.",
        "urgent",
    ),
}
_CELLS = (
    ("Red cell", "no nucleus, pale in the middle", "many", "fewer"),
    ("Nucleated red cell", "a round, dark nucleus", "none", "some"),
    ("Teardrop cell", "one end drawn out", "none", "some"),
    ("Ripe neutrophil", "a nucleus of several lobes", "yes", "yes"),
    ("Young white cell", "large, an undivided nucleus", "none", "some"),
    ("Platelet", "small fragments", "many", "few"),
)


def draw(film: str = "usual") -> Figure:
    """Draw the figure.

    Args:
        film: ``"usual"`` or ``"crowded"``.

    Raises:
        ValueError: If ``film`` is neither.

    >>> draw("crowded").name
    'blood-film'
    """
    chosen(FILM, film)
    head, text, _ = _WORDS[film]
    return Figure(
        name="blood-film",
        title="Which cells do not belong in the blood, and what may they tell?",
        reading=_READING[film],
        alt=f"The round field of a microscope full of red cells. {_READING[film]} {head}. {text}",
        wide=_drawing(film, WIDE),
        narrow=_drawing(film, NARROW),
        table=Table(
            caption="What is in the field",
            head=("Cell", "How it looks", "As usual", "Crowded marrow"),
            rows=_CELLS,
        ),
        sources=("mmp-marrow", "leb-film", "anatomy", "synthesis"),
        controls=(FILM,),
    )


@dataclass(frozen=True)
class Layout:
    """Where field and words stand in one of the two drawings; names stand right of the field or below it."""

    width: float
    height: float
    middle: Point
    radius: float
    names: Point
    step: float
    words: tuple[float, float, float]


WIDE = Layout(760, 392, (190, 196), 178, (404, 40), 34, (404, 206, 342))
NARROW = Layout(360, 720, (180, 172), 164, (300, 372), 30, (8, 532, 344))
# Places as fractions of the radius.
_RIPE: Point = (0.32, -0.5)
_YOUNG: Point = (0.5, 0.36)
_NUCLEATED: tuple[Point, ...] = ((0.62, -0.12), (-0.5, -0.5), (-0.24, 0.6))
_TEARS: tuple[Point, ...] = ((0.02, 0.1), (-0.66, 0.12), (0.56, 0.66), (-0.1, -0.78))
_PLATELETS: tuple[Point, ...] = (
    (0.7, -0.46), (-0.36, -0.14), (0.2, 0.44), (-0.52, 0.5), (0.02, -0.38), (-0.74, -0.3), (0.8, 0.2), (-0.02, 0.86),
)  # fmt: skip


def _drawing(film: str, at: Layout) -> str:
    crowded = film == "crowded"
    mx, my = at.middle
    head, text, class_ = _WORDS[film]
    frame, foot = framed(at.words, head, text, class_)
    note = free(
        at.words[0], foot + 24, at.words[2], "A drawing, not a photograph; young cells are made frequent to show them."
    )
    field = element("circle", cx=mx, cy=my, r=at.radius, class_="surface")
    special = _special(at, crowded=crowded)
    return canvas(
        at.width, at.height, field, _reds(at, crowded=crowded), special, _names(at, crowded=crowded), frame, note
    )


def _spot(at: Layout, place: Point) -> Point:
    return (at.middle[0] + place[0] * at.radius, at.middle[1] + place[1] * at.radius)


def _taken(*, crowded: bool) -> tuple[tuple[Point, float], ...]:
    """Give the places that red cells leave free, each with its reach."""
    found = [(_RIPE, 34.0)] + [(place, 21.0) for place in _PLATELETS[: 2 if crowded else None]]
    if crowded:
        found += [(_YOUNG, 40.0)] + [(place, 28.0) for place in (*_NUCLEATED, *_TEARS)]
    return tuple(found)


def _reds(at: Layout, *, crowded: bool) -> str:
    """Lay red cells on a slightly uneven lattice, round the cells that are drawn by themselves."""
    gap = 35 if crowded else 29
    taken = [(_spot(at, place), reach) for place, reach in _taken(crowded=crowded)]
    cells = []
    reach = int(at.radius // gap) + 1
    for row in range(-reach, reach + 1):
        for column in range(-reach, reach + 1):
            turn = (row * 7 + column * 13) % 12 * 30
            x = at.middle[0] + (column + row % 2 / 2) * gap + 3 * cos(radians(turn))
            y = at.middle[1] + row * gap * 0.88 + 3 * sin(radians(turn))
            inside = hypot(x - at.middle[0], y - at.middle[1]) < at.radius - 14
            if inside and all(hypot(x - px, y - py) > far for (px, py), far in taken):
                cells.append(red_cell(x, y, 10.5, turn))
    return "".join(cells)


def _special(at: Layout, *, crowded: bool) -> str:
    parts = [white_cell(*_spot(at, _RIPE), 18)]
    parts += [
        platelet(*_spot(at, place), 5, 40 * index) for index, place in enumerate(_PLATELETS[: 2 if crowded else None])
    ]
    if crowded:
        parts.append(_young(*_spot(at, _YOUNG)))
        parts += [_nucleated(*_spot(at, place)) for place in _NUCLEATED]
        parts += [_tear(*_spot(at, place), 55.0 * index) for index, place in enumerate(_TEARS)]
    return "".join(parts)


def _nucleated(x: float, y: float) -> str:
    """Draw a red cell that has kept its nucleus."""
    return element("circle", cx=x, cy=y, r=13, class_="red-cell") + element(
        "circle", cx=x + 2, cy=y, r=6, class_="cement"
    )


def _young(x: float, y: float) -> str:
    """Draw a myelocyte: large, with an undivided nucleus and grains."""
    grains = "".join(
        element("circle", cx=x + a, cy=y + b, r=1.6, class_="mark") for a, b in ((13, -6), (15, 3), (10, 11))
    )
    nucleus = element("ellipse", cx=x - 6, cy=y, rx=11, ry=15, class_="box")
    return element("circle", cx=x, cy=y, r=23, class_="white-cell") + nucleus + grains


def _tear(x: float, y: float, turn: float) -> str:
    """Draw a red cell with one end drawn out."""
    drop = path("M0 -19C3 -10 10 -5 10 3A10 10 0 0 1 -10 3C-10 -5 -3 -10 0 -19Z", "red-cell")
    return group(drop, transform=f"translate({x:g} {y:g}) rotate({turn:g})")


def _names(at: Layout, *, crowded: bool) -> str:
    """Name one cell of each kind beside the field, with a line to it."""
    named = [("ripe neutrophil", _RIPE, 18), ("platelet", _PLATELETS[0], 7)]
    if crowded:
        named += [("nucleated red cell", _NUCLEATED[0], 13), ("young white cell", _YOUNG, 23)]
        named.append(("teardrop cell", _TEARS[2], 12))
    x, top = at.names
    parts = []
    for index, (name, place, reach) in enumerate(named):
        y = top + index * at.step
        if at.width > 500:
            parts.append(label(x, y, name, "small strong") + _line((x - 6, y - 4), _spot(at, place), reach))
        else:
            parts.append(_mark(index, _spot(at, place)) + label(34, y, f"{'abcde'[index]}  {name}", "small strong"))
    return "".join(parts)


def _line(start: Point, spot: Point, reach: float) -> str:
    """Draw a line from a name to the rim of its cell."""
    short = reach / hypot(start[0] - spot[0], start[1] - spot[1])
    rim = tuple(b + (a - b) * short for a, b in zip(start, spot, strict=True))
    return leader(start, (rim[0], rim[1]))


def _mark(index: int, spot: Point) -> str:
    """Set a letter beside a cell, where a phone leaves no room for its name."""
    x, y = spot[0] + 17, spot[1] - 15
    return element("circle", cx=x, cy=y, r=9, class_="accent") + label(
        x, y + 4.5, "abcde"[index], "small strong middle"
    )

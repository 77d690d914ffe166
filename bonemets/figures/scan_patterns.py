"""Six bone scans side by side: normal, metastases, arthritis, rib fractures, super scan, and flare."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bonemets.figures.annotation import badge, fold
from bonemets.figures.choice import chosen
from bonemets.figures.figure import Control, Figure, Table
from bonemets.figures.scan_body import Spot, rib, scan
from bonemets.figures.svg import canvas, element, label, lines

if TYPE_CHECKING:
    from bonemets.figures.outline import Point

NAMES = Control("names", "Names", (("hide", "Hide the names"), ("show", "Show the names")), "hide")


@dataclass(frozen=True)
class Pattern:
    """One pattern of a bone scan.

    Attributes:
        key: Its letter.
        name: What it is.
        seen: What is seen.
        tells: What tells it from the others.
        spots: Dark places.
        full: Whether the whole skeleton is dark.
        before: Places that were fainter on an earlier scan, shown beside it.
    """

    key: str
    name: str
    seen: str
    tells: str
    spots: tuple[Spot, ...] = ()
    full: bool = False
    before: tuple[Spot, ...] = ()


def _on_rib(index: int, share: float, across: float = 3.6, down: float = 3.6, side: int = 1) -> Spot:
    x, y = rib(index, share)
    return x * side, y, across, down


def _both(*spots: Spot) -> tuple[Spot, ...]:
    return tuple((x * side, y, across, down) for x, y, across, down in spots for side in (1, -1))


_LESIONS: tuple[Spot, ...] = (
    (0, 134, 6, 4.5),
    (-1, 168, 6, 5),
    (1, 205, 7, 6),
    (-34, 238, 9, 7),
    _on_rib(5, 0.8, 8, 3),
)
_FLARED: tuple[Spot, ...] = tuple((x, y, across * 1.25, down * 1.3) for x, y, across, down in _LESIONS)

PATTERNS = (
    Pattern("A", "Normal", "Even and pale. Kidneys and bladder seen.", "Nothing is darker than its other side."),
    Pattern(
        "B",
        "Metastases",
        "Many dark places, unequal in size, over the trunk.",
        "Scattered where red marrow is.",
        (
            *((1, 122, 5, 4), (-1, 160, 6, 5), (2, 198, 7, 6), (0, 232, 6, 5), (34, 236, 10, 7), (-7, 254, 6, 5)),
            *((-50, 286, 6, 9), (70, 126, 5, 8), (9, 12, 6, 4), _on_rib(2, 0.7, 8, 3), _on_rib(6, 0.55, 7, 3, -1)),
        ),
    ),
    Pattern(
        "C",
        "Arthritis",
        "Dark at knees, thumbs, shoulders, low back and big toes.",
        "At joints, often on both sides.",
        _both((30, 401, 9, 7), (104, 290, 5, 5), (63, 106, 6, 5), (7, 228, 4, 4), (34, 554, 5, 4)),
    ),
    Pattern(
        "D",
        "Old rib fractures",
        "Round spots in four neighboring ribs.",
        "In line, one under another: one blow.",
        tuple(_on_rib(index, 0.86, 4.2, 3.4, side=-1) for index in (3, 4, 5, 6)),
    ),
    Pattern(
        "E",
        "Super scan",
        "The whole trunk evenly dark. Kidneys and haze missing.",
        "Bone has taken nearly all the tracer.",
        full=True,
    ),
    Pattern(
        "F",
        "Flare",
        "The same spots, darker at week 8, and two more.",
        "Pain and blood test get better; repeat later.",
        (*_FLARED, (1, 186, 5, 4), (40, 236, 6, 5)),
        before=_LESIONS,
    ),
)
_SCALE, _FILM = 0.44, (140.0, 262.0)
_CELL = (190.0, 362.0)


def draw(names: str = "hide") -> Figure:
    """Draw the figure.

    Args:
        names: ``"hide"`` shows letters only, ``"show"`` names each pattern.

    Raises:
        ValueError: If ``names`` is neither.

    >>> draw("show").name
    'scan-patterns'
    """
    shown = chosen(NAMES, names) == "show"
    return Figure(
        name="scan-patterns",
        title="Which of these six bone scans shows what?",
        reading=(
            "Scattered, at joints, in line, everywhere, or darker with healing: the pattern gives the first hint."
            if shown
            else "Darker means that more bone is being built. Give each one a name before you show them."
        ),
        alt="Six bone scans, each a whole body from behind. " + " ".join(_alt(each, shown=shown) for each in PATTERNS),
        wide=_wide(shown=shown),
        narrow=_narrow(shown=shown),
        table=_table(shown=shown),
        sources=("seed-2010", "rib-beads-1994", "radiopaedia-superscan", "radiopaedia-flare", "anatomy"),
        controls=(NAMES,),
    )


def _alt(each: Pattern, *, shown: bool) -> str:
    return f"{each.key}{f', {each.name}' if shown else ''}: {each.seen}{f' {each.tells}' if shown else ''}"


def _table(*, shown: bool) -> Table:
    if not shown:
        looks = tuple((each.key, each.seen) for each in PATTERNS)
        return Table("Six bone scans without names", ("Scan", "What is seen"), looks)
    rows = tuple((each.key, each.name, each.seen, each.tells) for each in PATTERNS)
    return Table("Six patterns of a bone scan", ("Scan", "Name", "What is seen", "What tells it"), rows)


def _wide(*, shown: bool) -> str:
    cells = [_cell(each, (_CELL[0] * (index % 4), _CELL[1] * (index // 4)), shown=shown)
             for index, each in enumerate(PATTERNS)]  # fmt: skip
    return canvas(760, 2 * _CELL[1], *cells, _key((_CELL[0] * 3 + 22, _CELL[1] + 60)))


def _narrow(*, shown: bool) -> str:
    spots: tuple[Point, ...] = ((0, 0), (180, 0), (0, 1), (180, 1), (0, 2), (0, 3))
    cells = [_cell(each, (x - 5, row * _CELL[1]), shown=shown) for each, (x, row) in zip(PATTERNS, spots, strict=True)]
    return canvas(360, 4 * _CELL[1], *cells, _key((188, 2 * _CELL[1] + 60)))


def _cell(each: Pattern, corner: Point, *, shown: bool) -> str:
    """Draw one pattern: its letter, its film or two of them, and its words."""
    left, top = corner[0] + 10, corner[1] + 30
    films = ((each.before, "before"), (each.spots, "week 8")) if each.before else ((each.spots, ""),)
    drawn = badge(left + 10, corner[1] + 15, each.key)
    if shown:
        drawn += label(left + 28, corner[1] + 20, each.name, "strong")
    for index, (spots, when) in enumerate(films):
        x = left + index * (_FILM[0] + 24)
        drawn += element("rect", x=x, y=top, width=_FILM[0], height=_FILM[1], rx=4, class_="scan-film")
        faint = when == "before"
        body = scan(
            (x + _FILM[0] / 2, top + 8),
            _SCALE,
            () if faint else spots,
            faint=spots if faint else (),
            full=each.full,
        )
        drawn += body + (label(x + _FILM[0], corner[1] + 22, when, "small soft end") if when else "")
    room = 46 if each.before else 24
    return drawn + (lines(left, top + _FILM[1] + 18, fold(each.tells, room), "small", 17) if shown else "")


def _key(at: Point) -> str:
    """Say what is tracer on its way out, and what dark means."""
    x, y = at
    words = ("Seen from behind.", "Darker: more bone", "is being built.")
    out = ("Kidneys and bladder:", "tracer on its way out.")
    return lines(x, y, words, "small soft", 18) + lines(x, y + 70, out, "small soft", 18)

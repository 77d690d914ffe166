"""The weeks of one person after a single visit: flare, relief, medicine and bone, each in its own time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bonemets.figures.annotation import fold
from bonemets.figures.figure import Figure, Table
from bonemets.figures.svg import canvas, element, label, lines, number, path

if TYPE_CHECKING:
    from bonemets.figures.outline import Point

_TIMES = ("Visit", "Day 1–3", "Day 4–10", "Week 2–6", "Month 3", "Month 6")


@dataclass(frozen=True)
class Row:
    """One course over the six steps of time.

    Attributes:
        name: What it is.
        first: Step in which it begins.
        last: Step in which it ends.
        heights: Height at the start and at the end, 0 to 1.
        class_: How it is drawn.
        text: What to know, in one or two sentences.
    """

    name: str
    first: int
    last: int
    heights: tuple[float, float]
    class_: str
    text: str


ROWS = (
    Row(
        "Flare",
        1,
        2,
        (0.9, 0.15),
        "urgent",
        "About 35 of 100 without dexamethasone (2015). Three days, median (2007).",
    ),
    Row(
        "Relief",
        1,
        3,
        (0.1, 0.9),
        "routine",
        "41 of 100 by day 10 (298 people, 2017); for some later.",
    ),
    Row(
        "Pain medicine",
        0,
        3,
        (0.9, 0.3),
        "accent",
        "Goes on. The team lowers it as relief comes, never all at once.",
    ),
    Row("Bone density", 4, 5, (0.3, 0.7), "bone", "Denser on CT after 3 months and again after 6 (spine, 2015)."),
    Row("Protect the bone", 0, 4, (0.6, 0.6), "box", "Until the team says how much it may carry."),
)
_CALL = "At any time: weak or numb legs, bladder or bowel change, a snap, pain on bearing weight: call now."


def draw() -> Figure:
    """Draw the figure.

    >>> draw().name
    'weeks-after-radiotherapy'
    """
    return Figure(
        name="weeks-after-radiotherapy",
        title="What do the weeks after one visit look like?",
        reading="Flare in days, relief in days to weeks, bone in months; some signs mean calling at any time.",
        alt=(
            "A time line from the visit to six months in six even steps. Pain medicine goes on from the start and "
            "comes down over weeks. A flare may rise on days one to three and fade by day ten. Relief grows from "
            "then over weeks. Bone becomes denser from month three on. The bone is protected until then. A band across "
            f"all steps says: {_CALL}"
        ),
        wide=_wide(),
        narrow=_narrow(),
        table=Table(
            caption="What comes when after one visit; the steps are even, the times are not",
            head=("What", "From", "To", "What to know"),
            rows=(
                *((row.name, _TIMES[row.first], _TIMES[row.last], row.text) for row in ROWS),
                ("Call now", _TIMES[0], _TIMES[-1], _CALL),
            ),
        ),
        sources=(
            *("sc23-2015", "loblaw-2007", "mcdonald-2017", "foerster-2015", "nice-ng234"),
            *("fda-opioid-stop-2019", "synthesis"),
        ),
    )


def _wide() -> str:
    return _drawing(760, (138, 36), 66, 62, 96)


def _narrow() -> str:
    return _drawing(360, (8, 64), 57, 104, 46)


def _drawing(width: float, corner: Point, step: float, down: float, room: int) -> str:
    """Draw all rows under one row of times; on a phone the names stand above their rows."""
    x, y = corner
    beside = width > 400
    right = x + step * len(_TIMES)
    # On a phone the words stand under each row, so the grid leaves them out.
    start, tall = (0.0, down) if beside else (22.0, 38.0)
    grid = "".join(
        path(f"M{number(x + step * k)} {number(y + down * index + start)}v{number(tall)}", "grid")
        for k in range(len(_TIMES) + 1)
        for index in range(len(ROWS))
    )
    drawn = [grid]
    for index, name in enumerate(_TIMES):
        words = (name,) if beside else tuple(name.split(" "))
        drawn.append(lines(x + step * (index + 0.5), y - 12 - 16 * (len(words) - 1), words, "small soft middle", 16))
    for index, row in enumerate(ROWS):
        top = y + down * index
        if beside:
            drawn.append(label(x - 12, top + 38, row.name, "small strong end"))
            drawn.append(_course(row, (x, top + 6), step, 48))
            drawn.append(lines(right + 14, top + 22, fold(row.text, 28), "small", 16))
        else:
            drawn.append(label(x, top + 18, row.name, "small strong"))
            drawn.append(_course(row, (x, top + 24), step, 34))
            drawn.append(lines(x, top + 76, fold(row.text, 46), "small", 16))
    low = y + down * len(ROWS) + 14
    call = fold(_CALL, room)
    drawn.append(element("rect", x=8, y=low, width=width - 16, height=18 * len(call) + 16, rx=8, class_="emergency"))
    drawn.append(lines(20, low + 23, call, "small strong", 18))
    end = low + 18 * len(call) + 44
    drawn.append(label(8, end - 6, "Time steps are even, not to scale.", "small soft"))
    return canvas(width, end + 4, *drawn)


def _course(row: Row, at: Point, step: float, tall: float) -> str:
    """Draw one course as a wedge or bar standing on its line."""
    x, y = at
    left, right, low = x + step * row.first + 3, x + step * (row.last + 1) - 3, y + tall
    start, end = (low - tall * height for height in row.heights)
    corners = ((left, low), (left, start), (right, end), (right, low))
    return path("M" + "L".join(f"{number(px)} {number(py)}" for px, py in corners) + "Z", row.class_)

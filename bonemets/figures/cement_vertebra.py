"""Cement in a vertebra from the side: before, through a needle, after a balloon, and when it leaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bonemets.figures.annotation import fold, leader
from bonemets.figures.choice import chosen
from bonemets.figures.figure import Control, Figure, Table
from bonemets.figures.outline import place, smooth
from bonemets.figures.spine_segment import Segment
from bonemets.figures.svg import canvas, element, label, lines, number, path

if TYPE_CHECKING:
    from bonemets.figures.outline import Point, Points

WAY = Control(
    "way",
    "What is done",
    (("before", "Before"), ("vertebroplasty", "Vertebroplasty"), ("kyphoplasty", "Kyphoplasty"), ("leak", "A leak")),
    "before",
)


@dataclass(frozen=True)
class Step:
    """One state: its head, and what to know."""

    head: str
    text: str


STEPS = {
    "before": Step(
        "A painful collapse",
        "The front of the vertebra has given way. Standing hurts, lying eases. Legs and bladder are checked first.",
    ),
    "vertebroplasty": Step(
        "Vertebroplasty: cement through a needle",
        "Cement (PMMA, an acrylic) fills the gaps and sets within minutes. It holds from within; it stays cement.",
    ),
    "kyphoplasty": Step(
        "Kyphoplasty: a balloon first",
        "A balloon makes room, and may win back some height; then cement. Disability fell in a trial (2011).",
    ),
    "leak": Step(
        "When cement leaves the bone",
        "Into the canal (18 of 113 vertebrae, 2022): weak or numb legs. Into a vein and the lung (2 of 117 people, "
        "2006): sudden breathlessness. Call the team now.",
    ),
}
# Cement in units of the segment: the origin is the middle of the lower edge of the vertebra.
_FILL: Points = ((-21, -20), (-8, -29), (9, -27), (18, -19), (14, -8), (-4, -6), (-18, -9))
_ROUND: Points = ((-20, -24), (-6, -36), (11, -33), (19, -20), (12, -7), (-4, -4), (-18, -10))
_CANAL: Points = ((26, -26), (38, -30), (45, -22), (43, -6), (36, 4), (31, -6), (27, -14))
# Tip, the two edges of the canal, and the hub of the needle.
_NEEDLE: Points = ((12, -18), (32, -25), (64, -36.2), (92, -46))
_VEIN: Points = ((-22, -18), (-40, -22), (-52, -34), (-56, -52), (-50, -52), (-46, -38), (-36, -29), (-22, -25))


def draw(way: str = "before") -> Figure:
    """Draw the figure.

    Args:
        way: ``"before"``, ``"vertebroplasty"``, ``"kyphoplasty"`` or ``"leak"``.

    Raises:
        ValueError: If ``way`` is none of these.

    >>> draw("leak").name
    'cement-vertebra'
    """
    chosen(WAY, way)
    step = STEPS[way]
    return Figure(
        name="cement-vertebra",
        title="What does cement do in a vertebra, and where can it go?",
        reading=step.text,
        alt=(
            "Three vertebrae from the side, front on the left, the canal with the cord behind. The middle one "
            f"holds a lytic metastasis and has lost height in front. {step.head}. {step.text}"
        ),
        wide=_drawing(way, WIDE),
        narrow=_drawing(way, NARROW),
        table=Table(
            caption="Cement in a vertebra",
            head=("State", "What to know"),
            rows=tuple((each.head, each.text) for each in STEPS.values()),
        ),
        sources=(
            *("cafe-2011", "cement-leak-2022", "barragan-2006", "nbt-vertebroplasty", "krames-vertebroplasty"),
            "synthesis",
        ),
        controls=(WAY,),
    )


@dataclass(frozen=True)
class Layout:
    """Where vertebra and words stand in one of the two drawings."""

    width: float
    height: float
    at: Point
    scale: float
    words: Point


WIDE = Layout(760, 440, (190, 278), 2.0, (428, 74))
NARROW = Layout(360, 592, (142, 226), 1.6, (8, 398))
_ROOM = 43


def _drawing(way: str, layout: Layout) -> str:
    at, scale, room, width = layout.at, layout.scale, _ROOM, layout.width
    lost = {"before": 0.36, "vertebroplasty": 0.36, "kyphoplasty": 0.16, "leak": 0.36}[way]
    segment = Segment("lytic", "none", "normal", "none", "0", lost=lost, share=0.42)
    drawn = [segment.draw(at, scale), _cement(way, at, scale), _names(way, at, scale, width)]
    step, (x, y) = STEPS[way], layout.words
    head, text = fold(step.head, room - 8), fold(step.text, room)
    drawn.append(lines(x, y, head, "strong", 20))
    drawn.append(lines(x, y + 20 * len(head) + 6, text, "small", 18))
    after = fold("Afterward, for hours: strength and feeling of the legs, bladder, breath.", room)
    low = y + 20 * len(head) + 18 * len(text) + 28
    if way != "before":
        drawn.append(
            element("rect", x=x, y=low - 20, width=room * 7.5, height=18 * len(after) + 14, rx=8, class_="soon")
        )
        drawn.append(lines(x + 12, low, after, "small strong", 18))
    return canvas(width, layout.height, *drawn)


def _cement(way: str, at: Point, scale: float) -> str:
    if way == "before":
        return ""
    fill = _ROUND if way == "kyphoplasty" else _FILL
    shapes = [fill, _CANAL, _VEIN] if way == "leak" else [fill]
    drawn = "".join(path(smooth(place(points, *at, scale)), "cement") for points in shapes)
    return drawn if way == "leak" else drawn + _needle(at, scale)


def _needle(at: Point, scale: float) -> str:
    """Draw the needle from behind through the pedicle, dashed where it passes beside the canal."""
    marks = [f"{number(x)} {number(y)}" for x, y in place(_NEEDLE, *at, scale)]
    return "".join(
        path(f"M{start}L{end}", class_)
        for start, end, class_ in zip(marks, marks[1:], ("screw", "screw dash", "screw"), strict=False)
    )


def _names(way: str, at: Point, scale: float, width: float) -> str:
    """Name the parts with leaders, away from one another."""

    def spot(x: float, y: float) -> Point:
        return place(((x, y),), *at, scale)[0]

    left, top = 8, at[1] + 26 * scale
    low = 412 if width > 400 else 366
    canal = spot(42, 20)
    names = [
        label(left, top, "front", "small soft"),
        leader((canal[0] + 6, low - 14), canal, dot=True) + label(canal[0] - 30, low, "canal with cord", "small"),
    ]
    if way in {"vertebroplasty", "kyphoplasty"}:
        end = spot(*_NEEDLE[-1])
        names.append(leader((end[0] - 12, 58), end) + label(end[0] - 138, 52, "needle, beside the canal", "small"))
    body = spot(-14, -14)
    what = "metastasis" if way == "before" else "cement"
    names.append(leader((left + 40, low - 14), body, dot=True) + label(left, low, what, "small"))
    if way == "leak":
        vein = spot(-54, -50)
        names.append(lines(left, vein[1] - 30, ("in a vein,", "to the lung"), "small", 16))
    return "".join(names)

"""The drawing of ``platelet_count``: a scale in bands, a vessel with its platelets, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from bonemets.figures.annotation import fold
from bonemets.figures.blood import Vessel, platelet, red_cell
from bonemets.figures.framed_words import LEADING, LETTER
from bonemets.figures.svg import arrow, canvas, element, label, lines, path

if TYPE_CHECKING:
    from bonemets.figures.outline import Point, Points

LEVELS = {
    "emergency": "Emergency: now",
    "urgent": "Urgent: today",
    "soon": "Soon: within days",
    "routine": "Routine: at the visit",
}
_WORDS = {"emergency": "now", "urgent": "today", "soon": "in days", "routine": "at the visit"}
EDGES = (0, 10, 20, 50, 150, 450)  # 10⁹/L; each band is drawn equally wide
_LIMITS = (
    (10, "Platelets given to prevent (2015, 2025)"),
    (20, "Lumbar puncture (2025; 2015 said 50)"),
    (50, "Major surgery (2015, 2025)"),
    (150, "Lower limit of most laboratories"),
)
_ASK = (
    "Nose, gums, skin, urine, stool, periods?",
    "A knock, a new headache, drowsy?",
    "Blood thinner, NSAID, fever?",
)
_HEAD = "Below 50, a knock or a new headache is an emergency, also without a drop to see."


@dataclass(frozen=True)
class Reading:
    """What a count asks of a nurse: a level of urgency, and what to do."""

    level: str
    does: str


@dataclass(frozen=True)
class Layout:
    """Where things stand in one of the two drawings.

    Attributes:
        width: Width of the canvas.
        height: Its height.
        bar: Left edge and width of the scale.
        limits: Top of the words for the limits.
        vessel: Upper left corner of the vessel.
        words: Upper left corner of what to do.
        room: Width of the words.
    """

    width: float
    height: float
    bar: tuple[float, float]
    limits: float
    vessel: Point
    words: Point
    room: float


WIDE = Layout(760, 398, (8, 744), 118, (14, 196), (392, 188), 360)
NARROW = Layout(360, 626, (6, 348), 122, (12, 212), (6, 376), 348)
_BAR_Y, _BAR_TALL = 46.0, 36.0


def band_of(count: float) -> int:
    """Give the band a count lies in, from 0.

    >>> band_of(9), band_of(10), band_of(49), band_of(200)
    (0, 1, 2, 4)
    """
    return sum(count >= edge for edge in EDGES[1:-1])


def drawing(  # noqa: PLR0913 - what is shown, and where
    count: int, shown: Reading, levels: tuple[str, ...], risk: str, at: Layout, *, bleeds: bool
) -> str:
    """Build one of the two drawings.

    Args:
        count: Platelets in 10⁹/L.
        shown: What this count asks.
        levels: Level of each of the five bands.
        risk: What the count alone means.
        at: The layout.
        bleeds: Whether there is bleeding.

    >>> drawing(32, Reading("soon", "Count again."), ("soon",) * 5, "Small", NARROW, bleeds=False).count("≥")
    0
    """
    return canvas(
        at.width, at.height, _scale(count, levels, at), _limits(at), _vessel(count, at, bleeds=bleeds),
        _words(count, shown, risk, at),
    )  # fmt: skip


def _place(count: float, at: Layout) -> float:
    left, wide = at.bar
    band = band_of(count)
    low, high = EDGES[band], EDGES[band + 1]
    return left + wide / 5 * (band + (count - low) / (high - low))


def _scale(count: int, levels: tuple[str, ...], at: Layout) -> str:
    """Draw the bands, those of one level as one, and a mark at the count."""
    left, step = at.bar[0], at.bar[1] / 5
    drawn, x = [], left
    for level, run in groupby(levels):
        wide = step * len(tuple(run))
        drawn.append(element("rect", x=x, y=_BAR_Y, width=wide, height=_BAR_TALL, class_=level))
        drawn.append(label(x + wide / 2, _BAR_Y + 23, _WORDS[level], "strong middle"))
        x += wide
    x = _place(count, at)
    side = "" if x < at.width * 0.3 else " end" if x > at.width * 0.7 else " middle"
    shift = {"": -8.0, " end": 8.0}.get(side, 0.0)
    number = label(x + shift, 16, f"{count} × 10⁹/L ({count},000/µL)", f"small strong{side}")
    name = label(left, 16, "How soon", "small soft") if at is WIDE else ""
    return "".join(drawn) + name + number + arrow(x, 22, x, _BAR_Y - 2, 8)


def _limits(at: Layout) -> str:
    """Name the edges of the bands, under them or in a list."""
    drawn = []
    for place, (limit, words) in enumerate(_LIMITS):
        x = _place(limit, at)
        drawn.append(path(f"M{x:g} {_BAR_Y + _BAR_TALL:g}v7", "line"))
        drawn.append(label(x, _BAR_Y + _BAR_TALL + 21, str(limit), "small strong middle"))
        if at is WIDE:
            drawn.append(lines(x, at.limits + 2, fold(words, 19), "small soft middle", 16))
        else:
            y = at.limits + 8 + 22 * place
            drawn.append(label(32, y, str(limit), "small strong end") + label(42, y, words, "small soft"))
    return "".join(drawn)


_RED: Points = (
    (24, 84), (70, 66), (96, 92), (142, 76), (188, 94), (214, 70), (258, 88), (300, 70), (314, 94), (46, 104),
    (120, 108), (168, 108), (238, 108), (284, 106),
)  # fmt: skip
_PLATELETS: Points = (
    (48, 68), (120, 84), (206, 90), (270, 72), (323, 80), (84, 76), (162, 92), (232, 82), (30, 104), (100, 106),
    (146, 100), (214, 106), (258, 104), (304, 104), (150, 64), (12, 70), (56, 90), (132, 66), (190, 78), (246, 66),
    (280, 90), (226, 66), (72, 104), (186, 106), (318, 66),
)  # fmt: skip
_TEAR = 176.0
_PLUG: Points = ((164, 56), (176, 57), (188, 56), (170, 48), (182, 48))
_DROPS: Points = ((172, 36), (188, 24), (164, 14), (180, 2))


def _vessel(count: int, at: Layout, *, bleeds: bool) -> str:
    """Draw gum over a vessel, one platelet for every 8 × 10⁹/L, and a tear that they close or do not."""
    dx, dy = at.vessel
    many = round(count / 8)
    plug = min(many, len(_PLUG)) if bleeds else 0
    parts = [element("rect", x=dx + 4, y=dy + 10, width=326, height=60, rx=8, class_="skin")]
    parts.append(Vessel(dx, dy + 54, 330, 62, upright=False).draw())
    parts += [red_cell(dx + x, dy + y, 9, index * 25) for index, (x, y) in enumerate(_RED)]
    parts += [platelet(dx + x, dy + y, 5.5, index * 20) for index, (x, y) in enumerate(_PLATELETS[: many - plug])]
    if bleeds:
        parts.append(path(f"M{dx + _TEAR - 20:g} {dy + 52:g}h40v5h-40z", "surface"))
        lost = _DROPS[: max(0, 5 - plug)]
        parts += [red_cell(dx + x, dy + y, 8, index * 40) for index, (x, y) in enumerate(lost)]
        parts += [platelet(dx + x, dy + y, 6.5, index * 35) for index, (x, y) in enumerate(_PLUG[:plug])]
    names = label(dx + 12, dy + 36, "gum", "small") + label(dx + 320, dy + 36, "vessel below", "small end")
    note = "One platelet is drawn for every 8 × 10⁹/L."
    return "".join(parts) + names + label(dx - 6, dy + 136, note, "small soft")


def _words(count: int, shown: Reading, risk: str, at: Layout) -> str:
    """Write what the count means alone, what to do in a frame, and what to ask."""
    (x, y), room = at.words, int(at.room / LETTER)
    does = fold(shown.does, room - 4)
    tall = 42 + LEADING * len(does)
    low = y + 32 + tall
    under = (at.vessel[0] - 6, at.vessel[1] + 168) if at is WIDE else (x, low + 20 + LEADING * len(_ASK))
    head = fold(_HEAD, room) if count < EDGES[3] else ()
    return "".join(
        (
            label(x, y + 4, f"By the count: {risk}.", "small"),
            element("rect", x=x, y=y + 16, width=at.room, height=tall - 4, rx=8, class_=shown.level),
            label(x + 12, y + 40, LEVELS[shown.level], "strong"),
            lines(x + 12, y + 61, does, "small", LEADING),
            label(x, low + 14, "Ask", "small strong"),
            lines(x + 36, low + 14, _ASK, "small", LEADING),
            lines(*under, head, "small", LEADING),
        )
    )

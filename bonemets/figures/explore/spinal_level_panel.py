"""The panels of ``spinal-level``: the slice, the close-up, SINS as a bar, and the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bonemets.domain.score.sins import SCALE
from bonemets.domain.simulation.spine_clock import TIMES
from bonemets.figures.annotation import fold, leader
from bonemets.figures.graded_vertebra import GradedVertebra
from bonemets.figures.outline import place
from bonemets.figures.svg import element, label, lines, number, path

if TYPE_CHECKING:
    from bonemets.domain.result import Score
    from bonemets.domain.simulation.spine_clock import Clock
    from bonemets.domain.spine import SpineLevel
    from bonemets.figures.explore.plot import Plot
    from bonemets.figures.outline import Point
    from bonemets.figures.spine_segment import Segment

_TISSUE = {
    "spinal cord": ("Spinal", "cord"),
    "end of the cord": ("End of", "cord"),
    "cauda equina": ("Cauda", "equina"),
}
_COLLAPSE = {
    "none": "height kept",
    "involved": "height kept, more than half of the body is tumor",
    "under": "less than half of the height lost",
    "over": "more than half of the height lost",
}
_ALIGNMENT = {"normal": "in line", "deformity": "new bend (kyphosis)", "subluxation": "slipped forward"}


def slice_(level: SpineLevel, segment: Segment, at: Point, scale: float, reach: float) -> str:
    """Draw the vertebra cut across with its three labels, ``reach`` left and right of the middle."""
    bone = GradedVertebra(level, segment.grade, at, scale, look=segment.look, joints=segment.joints)
    left, right, y = at[0] - reach, at[0] + reach, at[1]
    names = (
        (right, y - 96, ("Tumor",), "small strong end", "tumor", -44),
        (left, y + 66, ("Fluid", "(CSF)"), "small", "sac", 40),
        (right, y + 74, _TISSUE[level.tissue], "small strong end", "cord", -48),
    )
    drawn = [bone.draw()]
    for x, top, text, class_, part, gap in names:
        drawn.append(leader((x + gap, top - 4), bone.spot(part), dot=True))
        drawn.append(lines(x, top, text, class_, 16))
    return "".join(drawn)


def close_up(segment: Segment, at: Point, scale: float, left: float, room: int) -> str:
    """Draw three vertebrae from the side and say at ``left`` what SINS sees in them."""
    front = place((segment.front(),), *at, scale)[0]
    words = (_COLLAPSE[segment.collapse], _ALIGNMENT[segment.alignment])
    text = tuple(line for word in words for line in fold(word, room))
    wide = max(map(len, text)) * 7.4
    return (
        segment.draw(at, scale)
        + leader((left + wide + 4, front[1]), front)
        + lines(left, front[1] + 13 - 8.5 * len(text), text, "small", 17)
    )


def sins_cells(score: Score, at: Point, *, columns: int, width: float) -> str:
    """Write the six items with their answer and points, ``columns`` beside one another."""
    names = ("Location", "Pain", "Lesion", "Alignment", "Collapse", "Joints behind")
    drawn = []
    for index, (name, part) in enumerate(zip(names, score.parts, strict=True)):
        x, y = at[0] + index % columns * width, at[1] + index // columns * 54
        text = _short(part.option)
        drawn.append(label(x, y, name, "small soft") + label(x, y + 18, text, "small strong"))
        drawn.append(label(x, y + 35, f"+{part.points}", "small"))
    return "".join(drawn)


def _short(option: str) -> str:
    """Shorten the wording of an answer to what fits in a cell."""
    said = option.split(":", maxsplit=1)[0].split(", but", maxsplit=1)[0].removesuffix(" collapsed").split(" (bone")[0]
    return {
        "no collapse": "over half tumor",
        "none of these": "none",
        "mixed lytic and blastic": "mixed",
        "subluxation or translation": "slipped",
        "new deformity": "new bend",
        "more than 50 %": "over 50 %",
        "less than 50 %": "under 50 %",
        "on neither side": "free",
        "on both sides": "both sides",
        "on one side": "one side",
    }.get(said, said)


def sins_bar(score: Score, plot: Plot) -> str:
    """Draw the points of the six items end to end on the scale from 0 to 18, with the three bands below."""
    drawn, start = [], 0
    for part in score.parts:
        points = part.points or 0
        if points:
            left, right = plot.x(start), plot.x(start + points)
            box = element("rect", x=left, y=plot.top, width=right - left, height=plot.height, rx=4, class_="accent")
            middle = label(
                (left + right) / 2, plot.top + plot.height / 2 + 5, str(points), "small strong accent middle"
            )
            drawn.append(box + middle)
        start += points
    for band in SCALE.bands:
        low, high = plot.x(max(band.low - 0.5, 0)), plot.x(min(band.high + 0.5, 18))
        here = band.label == score.band
        drawn.append(path(f"M{number(low)} {number(plot.bottom + 4)}v6H{number(high)}v-6", "line" if here else "axis"))
        name = "possibly unstable" if band.label == "indeterminate" else band.label
        class_ = "small strong middle" if here else "small soft middle"
        drawn.append(lines((low + high) / 2, plot.bottom + 27, (f"{band.low:g}–{band.high:g}", name), class_, 17))
    return "".join(drawn)


_NAMES = {"now": "Now", "24 hours": "Within 24 hours", "1 week": "Within 1 week", "next visit": "At the next visit"}


def clock_face(clock: Clock, at: Point, room: int) -> str:
    """Draw the steps down a line, the most urgent on top; filled marks are due now."""
    drawn, y, last = [], at[1], at[1]
    for time, text in _groups(clock, room):
        if drawn:
            drawn.append(path(f"M{number(at[0])} {number(y - 7)}V{number(last + 7)}", "axis"))
        drawn.append(element("circle", cx=at[0], cy=y, r=7, class_=clock.urgency if time == "now" else "box"))
        drawn.append(label(at[0] + 18, y + 5, _NAMES[time], "strong"))
        drawn.append(lines(at[0] + 18, y + 24, text, "small", 17))
        last = y
        y += 17 * len(text) + 30
    return "".join(drawn)


def _groups(clock: Clock, room: int) -> list[tuple[str, tuple[str, ...]]]:
    """Fold the steps of each time; times without a step are left out."""
    groups = []
    for time in TIMES:
        said = [f"{step.text[0].upper()}{step.text[1:]}." for step in clock.steps if step.by == time]
        if said:
            groups.append((time, tuple(line for text in said for line in fold(text, room))))
    return groups


def clock_height(clock: Clock, room: int) -> float:
    """Return how much height the clock takes."""
    return float(sum(17 * len(text) + 30 for _, text in _groups(clock, room)))

"""The panels of ``spinal-level``: the slice, the close-up, SINS as a bar, and the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bonemets.domain.simulation.spine_clock import TIMES
from bonemets.figures.annotation import fold, leader
from bonemets.figures.graded_vertebra import GradedVertebra
from bonemets.figures.outline import place
from bonemets.figures.svg import element, label, lines, number, path

if TYPE_CHECKING:
    from bonemets.domain.simulation.spine_clock import Clock
    from bonemets.domain.spine import SpineLevel
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


SINS_NAMES = {
    "Spinal level or region": "Location",
    "Bone lesion": "Lesion",
    "Alignment on imaging": "Alignment",
    "Vertebral body collapse": "Collapse",
    "Facet, pedicle or rib joint involved": "Joints behind",
    "mixed lytic and blastic": "mixed",
    "subluxation or translation": "slipped",
    "new deformity": "new bend",
    "no collapse": "over half tumor",
    "none of these": "none",
    "more than 50 % collapsed": "over 50 %",
    "less than 50 % collapsed": "under 50 %",
    "on neither side": "free",
    "on both sides": "both sides",
    "on one side": "one side",
    "indeterminate": "possibly unstable",
    **{f"{level} (junctional)": f"{level}, junction" for level in ("C7", "T1", "T12", "L1")},
}
"""Short wordings for the items, answers and bands of SINS."""


_NAMES = {"now": "Now", "24 hours": "Within 24 hours", "1 week": "Within 1 week", "next visit": "At the next visit"}


def clock_face(clock: Clock, at: Point, room: int) -> str:
    """Draw the steps down a line, the most urgent on top; filled marks are due now."""
    drawn: list[str] = []
    y = last = at[1]
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
    groups: list[tuple[str, tuple[str, ...]]] = []
    for time in TIMES:
        said = [f"{step.text[0].upper()}{step.text[1:]}." for step in clock.steps if step.by == time]
        if said:
            groups.append((time, tuple(line for text in said for line in fold(text, room))))
    return groups


def clock_height(clock: Clock, room: int) -> float:
    """Return how much height the clock takes."""
    return float(sum(17 * len(text) + 30 for _, text in _groups(clock, room)))

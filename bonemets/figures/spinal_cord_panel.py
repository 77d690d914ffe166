"""The four panels of the spinal-cord figure: side view, slice, body, and words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bonemets.domain.spine import LEVELS, REGION_SHARES
from bonemets.figures.annotation import fold, leader, pill
from bonemets.figures.body_shape import numb_areas, numb_line, silhouette
from bonemets.figures.outline import hatch, place, polygon, smooth
from bonemets.figures.spine_shape import SpineStrip, middle
from bonemets.figures.svg import element, label, lines, number, path
from bonemets.figures.vertebra_shape import Vertebra

if TYPE_CHECKING:
    from bonemets.domain.spine import SpineFinding

# How high each vertebra lies on the front view of the body, and the bladder below the last of them.
_HEIGHTS = {
    "C4": 83.0, "C7": 98.0, "T1": 104.0, "T4": 125.0, "T6": 139.0, "T10": 167.0, "T12": 181.0, "L1": 191.0,
    "L3": 213.0, "S2": 246.0,
}  # fmt: skip
_BLADDER = ((0, -7), (7, -4), (8.6, 3), (4, 8), (0, 9.6), (-4, 8), (-8.6, 3), (-7, -4))


def side(finding: SpineFinding, x: float, y: float, scale: float, *, shares: bool) -> str:
    """Draw the spine from the side: the chosen level framed, and if wanted the shares of cases."""
    strip = SpineStrip(finding.level.name, finding.pressure, x, y, scale)
    drawn = [strip.draw()]
    for level in LEVELS:
        front, middle_y = strip.front(level.name)
        if level.name == finding.level.name:
            drawn.append(pill(front - 23, middle_y, level.name))
        elif shares and abs(middle(level.name) - middle(finding.level.name)) * scale > 20:
            drawn.append(label(front - 6, middle_y + 4.6, level.name, "small soft end"))
    ends = y + (middle("L2") - 6) * scale
    if shares:
        return (
            "".join(drawn) + _shares(x - 46, y, scale) + _cord_end(("Cord ends",), x - 46, ends, x + 30, x + 64 * scale)
        )
    return "".join(drawn) + _cord_end(("Cord", "ends"), x + 80, ends, x + 77, x + 72 * scale)


def _cord_end(text: tuple[str, ...], x: float, y: float, start: float, end: float) -> str:
    """Name the place where the cord ends."""
    return lines(x, y, text, "small", 16) + leader((start, y - 4.6), (end, y - 4.6))


def _shares(x: float, y: float, scale: float) -> str:
    """Name the regions with their share of cord compressions."""
    names = {
        "cervical": ("Cervical", 10),
        "thoracic": ("Thoracic", 190),
        "lumbosacral": ("Lumbar, sacral", 520),
    }
    drawn = []
    for region, (name, at) in names.items():
        drawn.append(lines(x, y + at * scale, (name, REGION_SHARES[region].text), "small soft", 17))
    return "".join(drawn)


def across(finding: SpineFinding, x: float, y: float, scale: float, reach: float) -> str:
    """Draw the slice with its labels in the empty corners, ``reach`` units left and right of the middle."""
    bone = Vertebra(finding.level, finding.pressure, x, y, scale)
    tissue = {"spinal cord": "Spinal cord", "end of the cord": "End of cord", "cauda equina": "Cauda equina"}
    left, right = x - reach, x + reach
    words = (
        (left, y - 118, ("Vertebral", "body"), "", "body", (64, -4)),
        (right, y - 118, ("Tumor",), "end strong", "tumor", (-48, 2)),
        (right, y - 62, ("Nerve", "root"), "end", "root", (-20, 22)),
        (left, y + 84, ("Sac with", "fluid (CSF)"), "", "sac", (58, -12)),
        (right, y + 76, ("Lamina",), "end", "lamina", (-54, -5)),
        (right, y + 112, (tissue[finding.level.tissue],), "end strong", "cord", (-90, -12)),
        (left, y + 132, ("Spinous", "process"), "", "spinous", (56, -4)),
    )
    drawn = [bone.draw()]
    for at_x, at_y, text, class_, part, (dx, dy) in words:
        drawn.append(leader((at_x + dx, at_y + dy), bone.spot(part), dot=True))
        drawn.append(lines(at_x, at_y, text, f"small {class_}".strip(), 16))
    return "".join(drawn)


def body(finding: SpineFinding, x: float, y: float, scale: float, reach: float) -> str:
    """Draw the body: where the tumor sits, where feeling stops, what grows weak."""
    drawn = [silhouette(x, y, scale)]
    if finding.pressure == "pressed":
        drawn.append(_losses(finding, x, y, scale, reach))
    tumor = y + _HEIGHTS[finding.level.name] * scale
    drawn.append(leader((x + reach - 46, tumor), (x, tumor)))
    drawn.append(element("circle", cx=x, cy=tumor, r=4.5, class_="tumor"))
    text = ("tumor",) if finding.pressure == "none" else ("tumor:", "pain")
    drawn.append(lines(x + reach, tumor + 4.6, text, "small end", 16))
    return "".join(drawn)


def _losses(finding: SpineFinding, x: float, y: float, scale: float, reach: float) -> str:
    """Shade where feeling may go, and name what grows weak."""
    name, right = finding.level.name, x + reach
    drawn = []
    for area in numb_areas(name):
        outline = place(area, x, y, scale)
        drawn.append(path(polygon(outline), "emergency") + path(hatch(outline), "leader"))
    start = y + numb_line(name) * scale
    drawn.append(path(f"M{number(x - reach)} {number(start)}H{number(x)}", "line dash"))
    drawn.append(label(x - reach, start - 6, name, "small strong") + label(x - reach, start + 16, "numb", "small"))
    bladder, legs = y + 267 * scale, y + 500 * scale
    drawn.append(path(smooth(place(_BLADDER, x, bladder, scale * 1.35)), "organ"))
    drawn.append(leader((right - 67, y + 384 * scale), (x + 6, bladder + 4)))
    drawn.append(lines(right, y + 396 * scale, ("bladder,", "bowel"), "small end", 16))
    drawn.append(leader((right - 42, legs - 4), (x + 32 * scale, legs - 4)))
    drawn.append(lines(right, legs, ("weak", "legs"), "small end", 16))
    if finding.level.pattern == "arms and legs":
        part, height, across = ("arms", 208, 88) if name == "C4" else ("hands", 300, 110)
        at = y + height * scale
        drawn.append(leader((right - 38, at), (x + across * scale, at)))
        drawn.append(lines(right, at - 3, ("weak", part), "small end", 16))
    return "".join(drawn)


def words(finding: SpineFinding, x: float, y: float, room: int, column: float) -> str:
    """Write what to expect and what to do; ``column`` is where the sentences start, right of their names."""
    rows = (
        ("Pain", finding.pain.text),
        ("Strength", finding.weakness.text),
        ("Feeling", finding.numbness.text),
        ("Bladder, bowel", finding.bladder_bowel.text),
    )
    drawn, at = [], y
    for name, text in rows:
        folded = fold(text, room)
        drawn.append(label(x, at, name, "small soft"))
        if column:
            drawn.append(lines(x + column, at, folded, "small", 18))
            at += 18 * len(folded) + 8
        else:
            drawn.append(lines(x, at + 20, folded, leading=20))
            at += 20 * len(folded) + 32
    return "".join(drawn)


def words_height(finding: SpineFinding, room: int) -> float:
    """Return how much height the narrow words take.

    >>> from bonemets.domain.spine import expected
    >>> words_height(expected("T10", "none"), 38) > 200
    True
    """
    texts = (finding.pain, finding.weakness, finding.numbness, finding.bladder_bowel)
    return sum(20 * len(fold(statement.text, room)) + 32 for statement in texts)


_SIGNS = {
    "emergency": "M0 -10L11 9H-11Z",
    "urgent": "M0 -10L10 0L0 10L-10 0Z",
    "routine": "M-9 0A9 9 0 1 0 9 0A9 9 0 1 0 -9 0Z",
}


def _action_lines(finding: SpineFinding, room: int) -> tuple[str, ...]:
    return tuple(line for part in finding.action.text.split(". ") for line in fold(part.rstrip(".") + ".", room))


def action_height(finding: SpineFinding, room: int) -> float:
    """Return how much height the box of the action takes.

    >>> from bonemets.domain.spine import expected
    >>> action_height(expected("T10", "pressed"), 33)
    98
    """
    return 20 * len(_action_lines(finding, room)) + 18


def action(finding: SpineFinding, x: float, y: float, width: float, room: int) -> str:
    """Write the action in a box; a sign (triangle, diamond, circle) and the words tell how urgent it is."""
    text, height = _action_lines(finding, room), action_height(finding, room)
    box = element("rect", x=x, y=y, width=width, height=height, rx=8, class_=finding.urgency)
    sign = element(
        "path",
        d=_SIGNS[finding.urgency],
        class_="box",
        transform=f"translate({number(x + 24)} {number(y + height / 2)})",
    )
    mark = label(
        x + 24,
        y + height / 2 + (6 if finding.urgency == "emergency" else 4.6),
        "i" if finding.urgency == "routine" else "!",
        "strong small middle",
    )
    color = "" if finding.urgency == "routine" else finding.urgency
    return box + sign + mark + lines(x + 46, y + 24, text, f"strong {color}".strip(), 20)

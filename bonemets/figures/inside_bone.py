"""A long bone cut open: hard cortex, spongy bone with red marrow, a cavity with fat, and blood vessels throughout."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin
from typing import TYPE_CHECKING

from bonemets.figures.annotation import badge, fold, leader
from bonemets.figures.figure import Figure, Table
from bonemets.figures.meshwork import femur
from bonemets.figures.outline import band, smooth
from bonemets.figures.svg import canvas, element, group, label, lines, number, path

if TYPE_CHECKING:
    from bonemets.figures.outline import Point, Points


@dataclass(frozen=True)
class _Part:
    """One part of the bone: a number, its name, and one thing to know."""

    key: str
    name: str
    text: str


_PARTS = (
    _Part("1", "Cortex", "The hard outer layer: about 80% of the skeleton by mass."),
    _Part(
        "2",
        "Spongy (trabecular) bone",
        "A meshwork of struts at the ends of long bones and inside vertebrae, ribs and pelvis.",
    ),
    _Part("3", "Red marrow", "Fills the spaces between the struts and makes blood cells."),
    _Part(
        "4", "Marrow cavity", "The middle of the shaft has no struts; in adults it holds mostly fat (yellow marrow)."
    ),
    _Part("5", "Periosteum", "A living skin with vessels and nerves."),
    _Part("6", "Artery", "Blood runs in and out of every bone."),
)
_CLOSE = "Rings of bone around small vessels, with osteocytes in between."


@dataclass(frozen=True)
class Layout:
    """Where things stand: the upper end of the bone, the piece of shaft below it, and the magnified block."""

    width: float
    bone: Point
    scale: float
    shaft: Point
    block: Point


WIDE = Layout(760, (4, 30), 1.14, (126, 406), (486, 400))
NARROW = Layout(360, (2, 20), 1, (110, 354), (12, 556))
_SHAFT_LENGTH, _SHAFT_WIDTH, _WALL = 150.0, 84.0, 17.0


def draw() -> Figure:
    """Draw the figure.

    >>> draw().name
    'inside-bone'
    """
    return Figure(
        name="inside-bone",
        title="What is inside a bone?",
        reading="Hard outside, spongy inside where load and marrow are, and full of living vessels.",
        alt=(
            "The upper end of a thigh bone and a piece of its shaft, cut open. A hard cortex surrounds a meshwork of "
            "struts whose spaces hold red marrow; the middle of the shaft is a cavity of yellow, fatty marrow. A thin "
            "periosteum covers the bone, and an artery passes through the cortex. Beside it a close-up of the cortex "
            "shows rings of bone around small vessels, with osteocytes between the rings."
        ),
        wide=_wide(),
        narrow=_narrow(),
        table=Table(
            caption="The parts of a long bone",
            head=("Part", "What to know"),
            rows=(*((part.name, part.text) for part in _PARTS), ("Cortex, close up", _CLOSE)),
        ),
        sources=("abh-structure", "seed-2010", "anatomy"),
    )


def _bone(at: Layout) -> str:
    place = f"translate({number(at.bone[0])} {number(at.bone[1])}) scale({number(at.scale)})"
    top = group(femur(), transform=place)
    return top + _shaft(*at.shaft)


def _shaft(x: float, y: float) -> str:
    """Draw a piece of shaft, cut lengthwise: walls, a cavity of fat cells, the periosteum and an artery."""
    right, low = x + _SHAFT_WIDTH, y + _SHAFT_LENGTH
    wave = f"q{number(_SHAFT_WIDTH / 4)} -10 {number(_SHAFT_WIDTH / 2)} 0t{number(_SHAFT_WIDTH / 2)} 0"
    back = f"q{number(-_SHAFT_WIDTH / 4)} 10 {number(-_SHAFT_WIDTH / 2)} 0t{number(-_SHAFT_WIDTH / 2)} 0"
    wall = path(f"M{number(x)} {number(y)}{wave}V{number(low)}{back}Z", "bone")
    a, b = x + _WALL, right - _WALL
    cavity = path(f"M{number(a)} {number(y + 8)}H{number(b)}V{number(low - 8)}H{number(a)}Z", "bone-shade")
    cells = "".join(
        element("circle", cx=a + 9 + 16 * (column + 0.5 * (row % 2)), cy=y + 20 + 14 * row, r=7, class_="fat")
        for row in range(int((_SHAFT_LENGTH - 26) // 14))
        for column in range(3 - row % 2)
    )
    skin = band(((right, y + 46), (right + 3, y + 90), (right + 14, low - 20), (right + 34, low + 2)), 4, 4, 3, 2)
    artery = band(
        ((x - 34, y + 74), (x - 12, y + 84), (x + 8, y + 92), (a + 18, y + 104), (a + 24, y + 128)), 9, 8, 7, 6, 4
    )
    return wall + cavity + cells + path(smooth(skin), "skin") + path(smooth(artery), "blood")


def _block(x: float, y: float) -> str:
    """Draw the magnified cortex: four sets of rings, each around its vessel."""
    frame = element("rect", x=x, y=y, width=156, height=128, rx=10, class_="bone")
    sets = ((46, 40, 31), (113, 44, 35), (40, 100, 22), (94, 101, 20), (136, 104, 16))
    return frame + "".join(_rings(x + cx, y + cy, r) for cx, cy, r in sets)


def _rings(x: float, y: float, r: float) -> str:
    rings = "".join(element("circle", cx=x, cy=y, r=r * k, class_="ring") for k in (1, 0.76, 0.52))
    cells = []
    for index in range(6):
        angle = 2 * pi * index / 6 + r
        cx, cy = x + 0.64 * r * cos(angle), y + 0.64 * r * sin(angle)
        turn = f"translate({number(cx)} {number(cy)}) rotate({number(angle * 180 / pi + 90)})"
        cells.append(element("ellipse", rx=3.6, ry=1.7, class_="osteocyte", transform=turn))
    return rings + "".join(cells) + element("circle", cx=x, cy=y, r=max(3.4, 0.2 * r), class_="red-cell")


def _targets(at: Layout) -> dict[str, Point]:
    """Find what each number points at."""
    (bx, by), k, (sx, sy) = at.bone, at.scale, at.shaft
    return {
        "1": (bx + 206 * k, by + 140 * k),
        "2": (bx + 178 * k, by + 84 * k),
        "3": (bx + 60 * k, by + 62 * k),
        "4": (sx + _SHAFT_WIDTH / 2 + 8, sy + 62),
        "5": (sx + _SHAFT_WIDTH + 10, sy + _SHAFT_LENGTH - 28),
        "6": (sx - 22, sy + 78),
    }


def _wide() -> str:
    to = _targets(WIDE)
    part = {each.key: each for each in _PARTS}
    rows: Points = ((306, 74), (306, 152), (306, 226), (306, 300))
    blocks = []
    for key, (x, y) in zip(("3", "2", "1", "4"), rows, strict=True):
        blocks.append(leader((x - 6, y - 5), to[key], dot=key == "3"))
        blocks.append(label(x, y, part[key].name, "strong") + lines(x, y + 21, fold(part[key].text, 58), "small", 17))
    low = (
        leader((288, 470), to["5"])
        + label(294, 475, part["5"].name, "strong")
        + lines(294, 496, fold(part["5"].text, 24), "small", 17)
        + leader((66, 500), to["6"])
        + label(6, 522, part["6"].name, "strong")
        + lines(6, 543, fold(part["6"].text, 16), "small", 17)
    )
    x, y = WIDE.block
    close = (
        _block(x, y) + label(x, y - 14, "Cortex, close up", "strong") + lines(x, y + 150, fold(_CLOSE, 34), "small", 17)
    )
    return canvas(760, 596, _bone(WIDE), *blocks, low, close)


def _narrow() -> str:
    to = _targets(NARROW)
    seats: dict[str, Point] = {
        "3": (250, 60),
        "2": (250, 96),
        "1": (250, 150),
        "4": (250, 250),
        "5": (262, 440),
        "6": (26, 400),
    }
    marks = []
    for key, (x, y) in seats.items():
        marks.append(leader((x + (10 if x < 100 else -10), y), to[key], dot=key == "3") + badge(x, y, key))
    y, blocks = 728.0, []
    for part in _PARTS:
        text = fold(part.text, 40)
        blocks.append(
            badge(22, y - 5, part.key) + label(38, y, part.name, "strong") + lines(12, y + 23, text, leading=20)
        )
        y += 46 + 20 * len(text)
    x, top = NARROW.block
    words = lines(x + 170, top + 42, fold(_CLOSE, 21), "small", 17)
    close = _block(x, top) + label(x + 170, top + 20, "Cortex, close up", "small strong") + words
    return canvas(360, y - 26, _bone(NARROW), *marks, close, *blocks)

"""The drawing of ``marrow_lines``: cut bone, three streams into the blood, and what each one does."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING

from bonemets.figures.blood import Vessel, platelet, red_cell, white_cell
from bonemets.figures.curve import Point, curved_arrow, on_bend
from bonemets.figures.meshwork import femur
from bonemets.figures.svg import canvas, element, group, label, lines, path

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Line:
    """One line of blood cells.

    Attributes:
        key: Value of the control that takes this line away.
        name: What the cells are called.
        job: What they do.
        calm: What a shortage would do, for the panel at rest.
        signs: What the person notices.
        act: How soon to call, and when.
        limit: One measured threshold, with grade or action and year.
        urgency: Class that colors the panel; ``act`` says the same in words.
        cell: Draws one cell at a point, the last argument being its turn.
        apart: How far apart the cells run when nothing is lost.
    """

    key: str
    name: str
    job: str
    calm: tuple[str, str]
    signs: tuple[str, ...]
    act: tuple[str, str]
    limit: tuple[str, str]
    urgency: str
    cell: Callable[[float, float, float], str]
    apart: float


LINES = (
    Line(
        "red",
        "Red cells",
        "carry oxygen",
        ("If they fall, anemia: tiredness,", "weakness, breathlessness"),
        ("Anemia: tiredness, weakness,", "breathlessness"),
        ("Urgent: call the same day;", "breathless at rest: emergency"),
        ("Hemoglobin < 8.0 g/dL (80 g/L):", "CTCAE v5 grade 3 (2017)"),
        "urgent",
        lambda x, y, turn: red_cell(x, y, 8.5, turn),
        21,
    ),
    Line(
        "white",
        "White cells",
        "fight infection",
        ("If they fall, infection, perhaps", "without a fever"),
        ("Infection: fever, chills or only", "“not right”; fever may be absent"),
        ("Emergency: call now if neutrophils", "are low or treatment was recent"),
        ("Neutrophils < 0.5 × 10⁹/L", "(500/µL): CTCAE v5 grade 4, 2017"),
        "emergency",
        lambda x, y, _turn: white_cell(x, y, 11),
        36,
    ),
    Line(
        "platelets",
        "Platelets",
        "stop bleeding",
        ("If they fall: bruises, bleeding,", "tiny red spots"),
        ("Bruises, bleeding gums or nose,", "tiny red spots (petechiae)"),
        ("Emergency: any bleeding below", "50 × 10⁹/L (50,000/µL)"),
        ("< 10 × 10⁹/L (10,000/µL), stable:", "preventive transfusion (2020)"),
        "emergency",
        lambda x, y, turn: platelet(x, y, 5.5, turn),
        20,
    ),
)
CAUSES = ("chemotherapy", "radiotherapy to pelvis or spine", "radionuclides")
_NESTS = ((58, 54, 32), (168, 122, 36), (124, 236, 24))


@dataclass(frozen=True)
class Layout:
    """Where things stand in one of the two drawings."""

    width: float
    height: float
    bone: Point
    vessel: Vessel
    entries: tuple[float, ...]
    panel_x: float
    panels: tuple[float, ...]
    causes: Point
    scale: float


WIDE = Layout(760, 612, (6, 70), Vessel(386, 62, 524, 62), (146, 322, 500), 478, (40, 228, 416), (16, 504), 1.14)
NARROW = Layout(360, 1068, (4, 66), Vessel(298, 62, 982, 56), (172, 256, 344), 8, (492, 680, 868), (8, 420), 1)
_PANEL = (272, 180)
# Where each stream begins in the marrow, relative to the bone.
_STARTS: tuple[Point, ...] = ((176, 112), (172, 168), (158, 232))


def drawing(loss: str, at: Layout) -> str:
    """Build one of the two drawings.

    >>> drawing("none", NARROW).startswith("<svg")
    True
    """
    ill = loss != "none"
    parts = [_bone(at, ill=ill), _heads(at, ill=ill), _causes(at), at.vessel.draw(), _blood(at, loss)]
    for index, line in enumerate(LINES):
        low = line.key == loss
        parts += [_stream(line, index, at, low=low), _panel(line, index, at, low=low)]
    return canvas(at.width, at.height, *parts)


def _bone(at: Layout, *, ill: bool) -> str:
    """Build the cut bone, with tumor nests once a line is falling."""
    return group(femur(_NESTS if ill else (), at.scale), transform=f"translate({at.bone[0]:g} {at.bone[1]:g})")


def _heads(at: Layout, *, ill: bool) -> str:
    """Build the words over the bone and the vessel."""
    x, y = at.bone
    words = label(x + 6, 28, "Tumor replaces marrow" if ill else "Marrow makes blood cells", "strong")
    words += label(x + 6, 47, "upper end of the thigh bone, cut", "small soft")
    names = ("tumor nests", "in the marrow") if ill else ("marrow fills", "the meshwork")
    tip = (x + 84 * at.scale, y + 46 * at.scale)
    words += lines(x + 142 * at.scale, y + 26, names, "small", 16)
    words += path(f"M{x + 142 * at.scale - 5:g} {y + 29:g}L{tip[0]:g} {tip[1]:g}", "leader")
    return words + label(at.vessel.x + at.vessel.width / 2, 28, "Blood", "strong middle")


def _causes(at: Layout) -> str:
    """Build the other reasons why marrow fails."""
    x, y = at.causes
    return label(x, y, "Counts also fall after", "small strong") + lines(x, y + 20, CAUSES, "small", 18)


def _stream(line: Line, index: int, at: Layout, *, low: bool) -> str:
    """Build one stream of cells from the marrow to the vessel; a failing one is thin and dashed."""
    start = (at.bone[0] + _STARTS[index][0] * at.scale, at.bone[1] + _STARTS[index][1] * at.scale)
    end = (at.vessel.x - 2, at.entries[index])
    pull = ((start[0] + end[0]) / 2 + 20, end[1])
    count = 2 if low else round(hypot(end[0] - start[0], end[1] - start[1]) / line.apart)
    steps = [(k + 0.7) / (count + 0.6) for k in range(count)]
    cells = "".join(_beside(line, (start, pull, end), t, k) for k, t in enumerate(steps))
    name = ("too few", line.name.lower()) if low else (line.name.lower(),)
    y = end[1] - 6 - 16 * len(name) if index == 0 else end[1] + 34  # on the outer side of the bend
    words = lines(end[0] - 4, y, name, "small end", 16)
    return curved_arrow(start, pull, end, "arrow dash" if low else "arrow") + cells + words


def _beside(line: Line, way: tuple[Point, Point, Point], t: float, k: int) -> str:
    """Build one cell a little to this or that side of its path."""
    x, y = on_bend(*way, t)
    ahead = on_bend(*way, min(t + 0.02, 1))
    length = hypot(ahead[0] - x, ahead[1] - y) or 1.0
    aside = 7 if k % 2 else -7
    return line.cell(x - (ahead[1] - y) / length * aside, y + (ahead[0] - x) / length * aside, k * 37.0)


# One stretch of blood, as (units below its start, fraction across) for each line of cells.
_STRETCH = 172.0
_SEATS: tuple[tuple[Point, ...], ...] = (
    ((30, 0.3), (48, 0.74), (72, 0.5), (104, 0.26), (122, 0.66), (158, 0.34), (172, 0.76)),
    ((86, 0.78),),
    ((52, 0.44), (90, 0.24), (104, 0.52), (142, 0.5), (146, 0.8)),
)


def _blood(at: Layout, loss: str) -> str:
    """Build the mixed cells in the vessel; of the line that falls only every fourth one is left."""
    cells = []
    for line, seats in zip(LINES, _SEATS, strict=True):
        repeats = range(int(at.vessel.length // _STRETCH) + 1)
        every = [(u + _STRETCH * k, v) for k in repeats for u, v in seats if u + _STRETCH * k < at.vessel.length - 14]
        left = every[1::4] if line.key == loss else every
        spots = [at.vessel.at(u / at.vessel.length, v) for u, v in left]
        cells += [line.cell(x, y, k * 53.0) for k, (x, y) in enumerate(spots)]
    return "".join(cells)


def _branch(at: Layout, y: float) -> str:
    """Build the short arrow from the vessel to a panel."""
    to_right = at.panel_x > at.vessel.x
    start = at.vessel.x + at.vessel.width + 3 if to_right else at.vessel.x - 2
    tip = at.panel_x - 3 if to_right else at.panel_x + _PANEL[0] + 2
    return curved_arrow((start, y), ((start + tip) / 2, y), (tip, y))


def _panel(line: Line, index: int, at: Layout, *, low: bool) -> str:
    """Build the panel that says what one line does, and what its loss means."""
    x, y = at.panel_x, at.panels[index]
    box = element("rect", x=x, y=y, width=_PANEL[0], height=_PANEL[1], rx=9, class_=line.urgency if low else "box")
    icon = line.cell(x + 24, y + 26, 0)
    words = label(x + 46, y + 23, line.name, "strong") + label(x + 46, y + 41, line.job, "small soft")
    return box + _branch(at, y + 40) + icon + words + (_loss(line, x, y) if low else _calm(line, x, y))


def _calm(line: Line, x: float, y: float) -> str:
    """Build the quiet text of a panel whose line is full."""
    falls = lines(x + 12, y + 82, line.calm, "small soft", 17)
    return falls + _limit(line, x, y)


def _loss(line: Line, x: float, y: float) -> str:
    """Build the lit text of a panel whose line has fallen."""
    flag = label(x + _PANEL[0] - 12, y + 23, "low ↓", f"strong end {line.urgency}")
    words = lines(x + 12, y + 67, line.signs, "small", 17)
    act = label(x + 12, y + 108, line.act[0], f"small strong {line.urgency}")
    return flag + words + act + label(x + 12, y + 125, line.act[1], "small") + _limit(line, x, y)


def _limit(line: Line, x: float, y: float) -> str:
    """Build the threshold, under a thin rule."""
    return path(f"M{x + 12:g} {y + 136:g}h{_PANEL[0] - 24}", "leader") + lines(
        x + 12, y + 154, line.limit, "small soft", 17
    )

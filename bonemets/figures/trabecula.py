"""One strut of spongy bone and the cells that live on it and in it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from bonemets.figures.annotation import leader
from bonemets.figures.blood import Vessel, platelet, red_cell
from bonemets.figures.bone_cell import lining, osteocyte, stem_cell, young_osteoclast
from bonemets.figures.bone_surface import Pit, osteoblasts, osteoclast
from bonemets.figures.curve import Point, bend, curved_arrow
from bonemets.figures.figure import Figure, Table
from bonemets.figures.svg import canvas, group, label, lines, number, path


@dataclass(frozen=True)
class Layout:
    """Where things stand in one of the two drawings; ``surface`` and ``floor`` are the two faces of the strut."""

    width: float
    height: float
    vessel: Vessel
    surface: float
    floor: float
    builders: tuple[float, int]
    pit: Pit
    resting: tuple[float, int]
    osteocytes: tuple[Point, ...]
    stem: Point
    young: Point
    resting_label: Point
    osteocyte_label: Point


WIDE = Layout(
    760, 490, Vessel(20, 34, 700, 44, upright=False), 246, 424, (66, 5), Pit(392, 62, 44), (520, 6),
    ((84, 350), (196, 376), (300, 360), (392, 382), (490, 352), (590, 372), (676, 336)),
    (124, 124), (356, 122), (622, 196), (392, 462),
)  # fmt: skip
NARROW = Layout(
    360, 532, Vessel(10, 38, 330, 40, upright=False), 282, 462, (26, 4), Pit(188, 46, 36), (250, 2),
    ((42, 392), (116, 416), (196, 400), (262, 420), (314, 384)),
    (44, 122), (128, 176), (296, 234), (188, 500),
)  # fmt: skip


def draw() -> Figure:
    """Draw the figure.

    >>> draw().name
    'trabecula'
    """
    return Figure(
        name="trabecula",
        title="Who lives on a strut of bone, and who lives in it?",
        reading="Osteoclasts dissolve, osteoblasts build, and osteocytes, walled in, sense load and call for repair.",
        alt=(
            "A strut of spongy bone from the side, with a capillary above it. On its upper face a row of box-shaped "
            "osteoblasts lays down fresh osteoid, a large osteoclast with many nuclei has dissolved a pit, and flat "
            "lining cells rest. Osteocytes with fine arms sit inside the bone and touch one another. Young "
            "osteoclasts come from blood-forming cells; osteoblasts come from stem cells of the marrow."
        ),
        wide=_drawing(WIDE),
        narrow=_drawing(NARROW),
        table=Table(
            caption="The cells of bone",
            head=("Cell", "Where it sits", "What it does", "Where it comes from"),
            rows=(
                (
                    "Osteoclast",
                    "On the surface, in a pit",
                    "Dissolves mineral and collagen with acid and enzymes",
                    "Blood-forming (monocyte) cells that join: many nuclei",
                ),
                (
                    "Osteoblast",
                    "In rows on the surface",
                    "Lays down osteoid, which then mineralizes",
                    "Stem cells of the marrow",
                ),
                (
                    "Osteocyte",
                    "Inside the bone",
                    "Senses load; signals with RANKL and sclerostin",
                    "An osteoblast that walled itself in",
                ),
                ("Lining cell", "Flat on a resting surface", "Covers it until repair is due", "A retired osteoblast"),
            ),
        ),
        sources=("sg-2004-bone", "osteocyte-2022", "xiong-2012", "anatomy"),
    )


def _drawing(at: Layout) -> str:
    return canvas(at.width, at.height, _blood(at), _strut(at), _inside(at), _cells(at), _origins(at), _names(at))


def _blood(at: Layout) -> str:
    """Draw the capillary: bone is alive."""
    inside = []
    for index in range(int(at.vessel.length // 46)):
        x, y = at.vessel.at((index + 0.7) * 46 / at.vessel.length, 0.32 if index % 2 else 0.66)
        inside.append(platelet(x, y, 5, index * 20) if index % 4 == 3 else red_cell(x, y, 8, index * 25))
    return at.vessel.draw() + "".join(inside) + label(at.vessel.x, at.vessel.y - 12, "Capillary", "small")


def _strut(at: Layout) -> str:
    """Draw the bone: a bar that widens at both ends, where it joins the rest of the meshwork."""
    left, right, flare = 6, at.width - 6, 26
    top, low = at.surface, at.floor
    text = (
        f"M{left} {number(top - flare)}Q{left + 6} {number(top)} {left + 44} {number(top)}{_lowered(at)}"
        f"L{number(right - 44)} {number(top)}Q{number(right - 6)} {number(top)} {number(right)} {number(top - flare)}"
        f"L{number(right)} {number(low + flare)}Q{number(right - 6)} {number(low)} {number(right - 44)} {number(low)}"
        f"L{left + 44} {number(low)}Q{left + 6} {number(low)} {left} {number(low + flare)}Z"
    )
    layers = (
        path(f"M{left + 50} {number(low - drop)}q{number(right / 2 - 50)} 9 {number(right - 100)} 0", "leader")
        for drop in (20, 32)
    )
    under = lining(58, low, int((right - 104) // 34), side=1)
    return path(text, "bone") + group(*layers, class_="dim") + under


def _lowered(at: Layout) -> str:
    """Write the pit on the surface of this layout."""
    a, b = at.pit.x - at.pit.half, at.pit.x + at.pit.half
    deep = number(at.surface + 2 * at.pit.depth)
    return f"L{number(a)} {number(at.surface)}Q{number(at.pit.x)} {deep} {number(b)} {number(at.surface)}"


def _inside(at: Layout) -> str:
    """Draw the osteocytes and the arms by which they reach one another and the surface."""
    pulls = (((a[0] + b[0]) / 2, (a[1] + b[1]) / 2 - 10) for a, b in pairwise(at.osteocytes))
    ways = zip(at.osteocytes, pulls, at.osteocytes[1:], strict=False)
    links = "".join(path(bend(*way), "leader") for way in ways)
    cells = "".join(osteocyte(x, y, 12, (index * 17) % 40 - 20) for index, (x, y) in enumerate(at.osteocytes))
    return links + cells


def _cells(at: Layout) -> str:
    x, count = at.builders
    on_top = osteoblasts(x, count) + osteoclast(at.pit, 46)
    resting, number_resting = at.resting
    moved = group(on_top, transform=f"translate(0 {number(at.surface)})")
    return moved + lining(resting, at.surface, number_resting)


def _origins(at: Layout) -> str:
    """Draw where the two kinds of cell come from."""
    (sx, sy), (yx, yy) = at.stem, at.young
    stem = stem_cell(sx, sy) + lines(sx + 24, sy - 2, ("from stem cells", "of the marrow"), "small", 16)
    young = "".join(young_osteoclast(yx + dx, yy + dy) for dx, dy in ((-12, 2), (8, -6), (26, 4)))
    words = lines(yx + 44, yy - 2, ("from blood-forming cells", "that join together"), "small", 16)
    middle = at.builders[0] + at.builders[1] * 11.5
    down = curved_arrow((sx, sy + 12), (sx - 2, sy + 40), (middle, at.surface - 38))
    join = curved_arrow((yx + 8, yy + 14), (yx + 10, yy + 30), (at.pit.x, at.surface - 52))
    return stem + young + words + down + join


def _names(at: Layout) -> str:
    """Name the cells, in the bone under them or beside them."""
    x, middle = at.builders[0], at.pit.x
    builders = _name(x - 8, at.surface + 24, "Osteoblasts", "build bone")
    breaker = _name(middle, at.surface + at.pit.depth + 24, "Osteoclast", "dissolves bone", " middle")
    resting = _name(*at.resting_label, "Lining cells", "rest", " middle")
    ox, oy = at.osteocyte_label
    near = sorted(at.osteocytes, key=lambda each: abs(each[0] - ox))[:2]
    leaders = "".join(leader((ox + (-20 if px < ox else 20), oy - 16), (px, py + 7)) for px, py in near)
    words = _name(ox, oy, "Osteocytes", "sense load and call for repair", " middle")
    return builders + breaker + resting + leaders + words


def _name(x: float, y: float, name: str, does: str, side: str = "") -> str:
    """Write the name of a cell and, under it, what it does."""
    return label(x, y, name, f"strong{side}") + label(x, y + 18, does, f"small{side}")

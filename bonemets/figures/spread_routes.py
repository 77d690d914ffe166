"""The four roads by which cancer cells reach bone, drawn on the body."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bonemets.figures.annotation import badge, fold, leader
from bonemets.figures.body_shape import silhouette
from bonemets.figures.bone_surface import tumor_nest
from bonemets.figures.figure import Figure, Table
from bonemets.figures.organ import heart, lung
from bonemets.figures.outline import band, place, sample, smooth
from bonemets.figures.skeleton_shape import Skeleton
from bonemets.figures.svg import arrow, canvas, element, group, label, lines, number, path

if TYPE_CHECKING:
    from bonemets.figures.outline import Point, Points


@dataclass(frozen=True)
class _Road:
    """One road: a number, its name, and what happens on it."""

    key: str
    name: str
    text: str


_ROADS = (
    _Road(
        "1",
        "Blood",
        "Cells of this breast tumor slip into a small vein, pass heart and lungs, and reach marrow by arteries.",
    ),
    _Road("2", "Lymph", "Cells pass through nodes; lymph then empties into a vein below the neck."),
    _Road("3", "Veins of the spine", "Without valves; a cough or strain can turn the flow from pelvis to spine."),
    _Road(
        "4",
        "Growing across",
        "A tumor beside a bone, as this one of the lung, can grow into it, with no journey at all.",
    ),
)
_SOIL = _Road(
    "", "The soil", "Red marrow. Fewer than 1 in 10,000 cells that circulate ever grow, as at the single dots."
)

_SOURCES = (
    *("pcnow-mscc", "leong-2024", "wong-hynes-2006", "batson-1940"),
    *("vertebral-routes-1996", "emedicine-bm", "anatomy"),
)

# Center lines in units of the body (see body_shape); the person's left is on the reader's right.
_PRIMARY, _PROSTATE, _LUNG_TUMOR, _NODES = (38, 156), (3, 288), (-41, 150), ((57, 136), (61, 128), (54, 124))
_VEIN: Points = ((34, 150), (26, 138), (17, 128), (10, 138))
_AORTA: Points = ((4, 146), (-3, 132), (-9, 142), (-9, 180), (-9, 224))
_ILIACS: tuple[Points, ...] = (
    ((-9, 222), (-16, 236), (-26, 250), (-34, 264)),
    ((-9, 222), (4, 236), (22, 250), (36, 266), (45, 282)),
)
_LYMPH: Points = ((42, 152), (50, 146), (57, 136), (58, 126), (50, 116), (34, 110), (18, 112))
_PLEXUS_TOP, _PLEXUS_LOW = 152, 272
_GROWN = ((-48, 243), (47, 281), (1, 208), (0, 170))


def draw() -> Figure:
    """Draw the figure.

    >>> draw().name
    'spread-routes'
    """
    return Figure(
        name="spread-routes",
        title="By which roads do cancer cells reach bone?",
        reading="Nearly all roads end in blood, and blood ends in marrow.",
        alt=(
            "A body from the front with its skeleton. A tumor in the left breast sends cells into a vein that leads to "
            "the heart and lungs; the aorta carries them to pelvis and thigh. A second road runs from it through "
            "lymph nodes in the armpit to a vein below the neck. A third climbs from the pelvis along veins beside the "
            "spine. A fourth is a lung tumor that grows straight into a rib. Metastases are drawn in pelvis, thigh and "
            "two vertebrae."
        ),
        wide=_wide(),
        narrow=_narrow(),
        table=Table(
            caption="Four roads to bone",
            head=("Road", "What happens", "Where it leads"),
            rows=(
                ("Blood", _ROADS[0].text, "Red marrow anywhere"),
                ("Lymph", _ROADS[1].text, "Into blood, then as above"),
                ("Veins of the spine", _ROADS[2].text, "Sacrum, pelvis, vertebrae"),
                ("Growing across", _ROADS[3].text, "The bone beside the tumor"),
            ),
        ),
        sources=(
            "pcnow-mscc",
            "leong-2024",
            "wong-hynes-2006",
            "batson-1940",
            "vertebral-routes-1996",
            "emedicine-bm",
            "anatomy",
        ),
    )


def _wide() -> str:
    bones = Skeleton(380, -66, 1.5)
    at = bones.point
    return canvas(
        760,
        474,
        _body(bones),
        leader((576, 54), (470, 54), at(18, 126)),
        leader((576, 196), at(60, 134)),
        leader((576, 356), at(49, 285)),
        leader((184, 112), at(-47, 148)),
        leader((184, 312), at(-8, 256)),
        *(_block(road, 594, y) for road, y in ((_ROADS[0], 59), (_ROADS[1], 201))),
        _block(_SOIL, 584, 361),
        *(_flush(road, y) for road, y in ((_ROADS[3], 117), (_ROADS[2], 317))),
    )


def _block(road: _Road, x: float, y: float) -> str:
    mark = badge(x - 8, y - 5, road.key) if road.key else ""
    return (
        mark
        + label(x + 8 * bool(road.key), y, road.name, "strong")
        + lines(x - 10, y + 23, fold(road.text, 23), "small", 18)
    )


def _flush(road: _Road, y: float) -> str:
    return (
        badge(172, y - 5, road.key)
        + label(156, y, road.name, "strong end")
        + lines(178, y + 23, fold(road.text, 23), "small end", 18)
    )


def _narrow() -> str:
    bones = Skeleton(180, -46, 1.26)
    at = bones.point
    marks = (
        ("1", 338, 24, (18, 126)),
        ("2", 342, 214, (60, 134)),
        ("3", 18, 284, (-8, 256)),
        ("4", 18, 130, (-47, 148)),
    )
    leaders = "".join(leader((x - 10 if x > 180 else x + 10, y), at(*to)) for _, x, y, to in marks)
    badges = "".join(badge(x, y, key) for key, x, y, _ in marks)
    y, blocks = 436.0, []
    for road in (*_ROADS, _SOIL):
        text = fold(road.text, 40)
        mark = badge(22, y - 5, road.key) if road.key else ""
        name = label(38 if road.key else 12, y, road.name, "strong")
        blocks.append(mark + name + lines(12, y + 23, text, leading=20))
        y += 46 + 20 * len(text)
    clear = element("rect", x=0, y=400, width=360, height=y - 400, class_="cover")
    return canvas(360, y - 26, _body(bones), clear, leaders, badges, *blocks)


def _body(bones: Skeleton) -> str:
    """Draw the body with its bones, the organs on the way, the roads, and where cells have settled."""
    scale = bones.scale
    skeleton = silhouette(bones.x, bones.y, scale) + group(bones.draw(), class_="dim")
    lungs = _organ(lung(), bones, (-25, 146), 0.66) + _organ(lung(), bones, (25, 146), 0.66, mirror=True)
    middle = _organ(heart(), bones, (5, 154), 0.5)
    return skeleton + lungs + _vessels(bones) + middle + _lymph(bones) + _plexus(bones) + _tumors(bones)


def _organ(drawn: str, bones: Skeleton, at: Point, size: float, *, mirror: bool = False) -> str:
    (x, y), k = bones.point(*at), size * bones.scale
    return group(
        drawn, transform=f"translate({number(x)} {number(y)}) scale({number(-k if mirror else k)} {number(k)})"
    )


def _vessels(bones: Skeleton) -> str:
    """Draw vein, aorta and the arteries of the pelvis, with arrows where blood goes."""
    tubes = "".join(_tube(bones, line, 5) for line in (*_ILIACS, _AORTA, _VEIN))
    flow = (((-24, 247), (-33, 262)), ((38, 270), (45, 282)), ((-9, 168), (-9, 184)))
    heads = "".join(arrow(*bones.point(*a), *bones.point(*b)) for a, b in flow)
    return tubes + heads


def _tube(bones: Skeleton, line: Points, width: float) -> str:
    points = sample(place(line, bones.x, bones.y, bones.scale), closed=False, steps=3)
    return path(smooth(band(points, width * bones.scale)), "blood")


def _lymph(bones: Skeleton) -> str:
    way = path(smooth(place(_LYMPH, bones.x, bones.y, bones.scale), closed=False), "line dash")
    nodes = "".join(
        element("ellipse", cx=x, cy=y, rx=4.6 * bones.scale, ry=3.4 * bones.scale, class_="fluid")
        for x, y in (bones.point(*node) for node in _NODES)
    )
    return way + nodes + arrow(*bones.point(34, 110), *bones.point(18, 112))


def _plexus(bones: Skeleton) -> str:
    """Draw the net of veins that climbs along the spine."""
    rungs, sides = [], []
    for side in (-8, 8):
        points = tuple((side + (2 if index % 2 else -2), _PLEXUS_LOW - 10 * index) for index in range(13))
        sides.append(path(smooth(place(points, bones.x, bones.y, bones.scale), closed=False), "vein"))
    for y in range(_PLEXUS_TOP, _PLEXUS_LOW, 20):
        (ax, ay), (bx, by) = bones.point(-8, y + 6), bones.point(8, y)
        rungs.append(path(f"M{number(ax)} {number(ay)}L{number(bx)} {number(by)}", "vein"))
    return "".join((*sides, *rungs)) + arrow(*bones.point(14, 262), *bones.point(14, 226))


def _tumors(bones: Skeleton) -> str:
    r = 4.6 * bones.scale
    primaries = "".join(tumor_nest(*bones.point(*at), 7, r) for at in (_PRIMARY, _LUNG_TUMOR))
    prostate = tumor_nest(*bones.point(*_PROSTATE), 4, 0.8 * r)
    grown = "".join(
        element("circle", cx=x, cy=y, r=0.9 * r, class_="tumor") for x, y in (bones.point(*at) for at in _GROWN)
    )
    return primaries + prostate + grown

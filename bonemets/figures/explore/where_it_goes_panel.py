"""The panels of ``where-it-goes``: a hundred people, the skeleton with its spots, and two cancers side by side."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from bonemets.domain.simulation.spread import Primary, Region, count
from bonemets.figures.annotation import fold, leader
from bonemets.figures.body_shape import silhouette
from bonemets.figures.compact import compact
from bonemets.figures.lesion import lesion
from bonemets.figures.people import height, people
from bonemets.figures.skeleton_shape import Skeleton
from bonemets.figures.svg import canvas, element, label, lines

if TYPE_CHECKING:
    from bonemets.figures.outline import Point

# Up to three places in each region, on the front of the body; the first also carries the label.
SPOTS: dict[Region, tuple[Point, ...]] = {
    Region.SKULL: ((9, 18), (-9, 13), (-3, 27)),
    Region.SHOULDER: ((65, 114), (-66, 116), (-59, 112)),
    Region.STERNUM: ((0, 112), (0, 132), (0, 146)),
    Region.RIBS: ((42, 146), (-43, 166), (-35, 131)),
    Region.THORACIC_SPINE: ((0, 169), (0, 180), (0, 96)),
    Region.LUMBAR_SPINE: ((0, 213), (0, 200), (0, 229)),
    Region.PELVIS: ((38, 240), (-41, 248), (-17, 289)),
    Region.FEMUR: ((48, 280), (-47, 274), (50, 298)),
}
_RARE = ("below elbow", "and knee: rare")
_SHORT = {region: region.value.split(",")[0] for region in SPOTS}


def figure_text(cancer: Primary, group: str) -> str:
    """Say how many of a hundred, or that no figure was found."""
    found = count(cancer, group)
    return found.text if found else "no figure found"


def whom_text(cancer: Primary, group: str) -> str:
    """Say the denominator, or why there is no figure."""
    found = count(cancer, group)
    if found:
        return found.of
    if not cancer.metastasis:
        return "myeloma does not spread to bone; it starts in the marrow"
    return "our sources name no figure for this group"


@cache
def _body(x: float, y: float, scale: float) -> str:
    """Draw body and bones; they never change, only the lesions do."""
    return compact(silhouette(x, y, scale) + Skeleton(x, y, scale).draw())


def _bones(cancer: Primary, x: float, y: float, scale: float) -> str:
    """Draw the body, its bones, and the lesions: the more often, the more and the larger."""
    spots = []
    for region, places in SPOTS.items():
        rank = cancer.rank(region)
        for index, (px, py) in enumerate(places[:rank]):
            r = (3.4 + 1.1 * rank) * max(scale, 0.75)
            spots.append(lesion(cancer.look, (x + px * scale, y + py * scale), r, turn=index * 2.1 + px))
    return _body(x, y, scale) + compact("".join(spots))


def _dots(x: float, y: float, rank: int, step: float = 10) -> str:
    """Draw the rank as three dots, so that it can be read without the skeleton; a step below 0 runs left."""
    drawn = (
        element("circle", cx=x + index * step, cy=y, r=3.6, class_="person" if index < rank else "person-off")
        for index in range(3)
    )
    return "".join(drawn)


def _hundred(cancer: Primary, group: str, corner: Point, pitch: float) -> str:
    """Draw a hundred people, or a question mark over pale ones where no figure was seen."""
    found = count(cancer, group)
    if found:
        return people(corner, pitch, found.low, found.high - found.low)
    x, y = corner
    pale = element("g", people(corner, pitch, 0), class_="dim")
    return pale + label(x + 5 * pitch, y + 6.6 * pitch, "?", "huge strong middle")


def _whom_lines(cancer: Primary, group: str, room: int) -> tuple[str, ...]:
    found = count(cancer, group)
    return (*fold(whom_text(cancer, group), room), *((f"({found.year})",) if found else ()))


def _panel(cancer: Primary, group: str, corner: Point, *, pitch: float, room: int) -> str:
    """Write name, figure and denominator above and below a hundred people."""
    x, y = corner
    whom = _whom_lines(cancer, group, room)
    down = y + 62 + height(pitch)
    return (
        label(x, y, cancer.name, "strong")
        + label(x, y + 26, figure_text(cancer, group), "strong accent")
        + _hundred(cancer, group, (x, y + 40), pitch)
        + lines(x, down, whom, "small soft", 17)
        + _look(cancer, x, down + 17 * len(whom) + 12, room)
    )


def _look(cancer: Primary, x: float, y: float, room: int) -> str:
    """Show one lesion large, and say what it does to bone and what to remember."""
    words = fold(cancer.look_text, room - 4)
    below = y + 17 * len(words) + 14
    return (
        compact(lesion(cancer.look, (x + 11, y - 4), 10))
        + lines(x + 30, y, words, "small strong", 17)
        + lines(x, below, fold(cancer.note, room), "small", 17)
    )


def wide(one: Primary, two: Primary | None, group: str) -> str:
    """Build the wide drawing, of one cancer or of two."""
    return _wide_one(one, group) if two is None else _wide_two(one, two, group)


def _wide_one(cancer: Primary, group: str) -> str:
    x, y, scale = 380, 14, 0.94
    drawn = [_panel(cancer, group, (12, 26), pitch=17, room=27), _bones(cancer, x, y, scale)]
    for row, (region, places) in enumerate(SPOTS.items()):
        at, rank = 30 + 44 * row, cancer.rank(region)
        if rank:
            drawn.append(leader((532, at), (x + places[0][0] * scale, y + places[0][1] * scale)))
        drawn.append(_dots(541, at, rank) + label(578, at + 4.6, _SHORT[region], _shade(rank)))
        drawn.append(label(750, at + 4.6, _share(cancer, region), "small strong end"))
    of = fold(cancer.sites_of, 32)
    drawn.append(leader((528, 526), (x + 27 * scale, y + 470 * scale), dot=True))
    drawn.append(label(536, 531, " ".join(_RARE), "small soft"))
    drawn.append(_legend(536, 400) + lines(536, 426, of, "small soft", 17))
    return canvas(760, 548, *drawn)


def _shade(rank: int) -> str:
    return "small strong" if rank == 3 else "small" if rank else "small soft"


def _share(cancer: Primary, region: Region) -> str:
    return next((site.share for site in cancer.sites if site.region is region), "")


def _legend(x: float, y: float) -> str:
    return _dots(x + 5, y - 4, 3) + label(x + 40, y, "more dots: more often", "small soft")


def _wide_two(one: Primary, two: Primary, group: str) -> str:
    y, scale = 14, 0.86
    drawn = [
        _panel(one, group, (4, 26), pitch=11.6, room=17),
        _panel(two, group, (624, 26), pitch=11.6, room=17),
        _bones(one, 240, y, scale),
        _bones(two, 520, y, scale),
    ]
    for row, (region, ((px, py), *_)) in enumerate(SPOTS.items()):
        at, first, second = 22 + 32.5 * row, one.rank(region), two.rank(region)
        inward = next((side for side, _ in SPOTS[region][:second] if side < 0), px)
        target = next(place for place in SPOTS[region] if place[0] == inward)
        if first:
            drawn.append(leader((326, at - 4), (240 + px * scale, y + py * scale)))
        if second:
            drawn.append(leader((434, at - 4), (520 + target[0] * scale, y + target[1] * scale)))
        drawn.append(label(380, at, _SHORT[region], "small middle"))
        drawn.append(_dots(367, at + 12, first, -10) + _dots(393, at + 12, second))
    drawn.append(lines(380, 340, _RARE, "small soft middle", 17))
    return canvas(760, 508, *drawn)


def narrow(one: Primary, two: Primary | None, group: str) -> str:
    """Build the narrow drawing, of one cancer or of two."""
    return _narrow_one(one, group) if two is None else _narrow_two(one, two, group)


def _narrow_one(cancer: Primary, group: str) -> str:
    x, top, scale = 106, 160, 0.76
    drawn = [
        _hundred(cancer, group, (8, 8), 11.8),
        label(140, 24, cancer.name, "strong"),
        label(140, 50, figure_text(cancer, group), "strong accent"),
        lines(140, 72, _whom_lines(cancer, group, 29), "small soft", 17),
        _bones(cancer, x, top, scale),
    ]
    for row, (region, places) in enumerate(SPOTS.items()):
        at, rank = top + 14 + 36 * row, cancer.rank(region)
        if rank:
            drawn.append(leader((214, at), (x + places[0][0] * scale, top + places[0][1] * scale)))
        drawn.append(_dots(224, at, rank) + label(257, at + 4.6, _SHORT[region], _shade(rank)))
        drawn.append(label(257, at + 20.6, _share(cancer, region), "small strong"))
    drawn.append(leader((214, 496), (x + 27 * scale, top + 470 * scale), dot=True))
    drawn.append(lines(224, 494, _RARE, "small soft", 17))
    below, of = top + scale * 562 + 26, fold(cancer.sites_of, 46)
    drawn.append(_look(cancer, 8, below, 46) + _legend(8, below + 66) + lines(8, below + 88, of, "small soft", 17))
    return canvas(360, below + 80 + 17 * len(of), *drawn)


def _narrow_two(one: Primary, two: Primary, group: str) -> str:
    drawn = []
    for cancer, x in ((one, 8), (two, 190)):
        drawn.append(label(x, 20, cancer.name, "strong") + label(x, 44, figure_text(cancer, group), "strong accent"))
        drawn.append(_hundred(cancer, group, (x, 54), 10))
        drawn.append(lines(x, 194, _whom_lines(cancer, group, 22), "small soft", 17))
        drawn.append(_bones(cancer, x + 80, 268, 0.58))
    y = 622.0
    for region in SPOTS:
        drawn.append(label(180, y + 4.6, region.value, "small middle"))
        drawn.append(_dots(62, y, one.rank(region), -10) + _dots(298, y, two.rank(region)))
        y += 24
    drawn.append(_look(one, 8, y + 14, 46) + _look(two, 8, y + 86, 46))
    return canvas(360, y + 142, *drawn)

"""The upper half of a femur or humerus from the front, sawn open: cortex, marrow cavity, a lesion, and a nail.

It is the person's left bone, so the joint is on the reader's left and the outer side on the right. Origin: top left of
a box 170 wide and 430 high.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import acos, cos, pi, sin
from typing import TYPE_CHECKING

from bonemets.figures.lesion import lesion
from bonemets.figures.outline import place, smooth
from bonemets.figures.svg import element, number, path

if TYPE_CHECKING:
    from bonemets.figures.outline import Point, Points


@dataclass(frozen=True)
class _Form:
    """One bone as tables of points.

    Attributes:
        outer: Outline, broken off below.
        cavity: Marrow cavity.
        lines: Courses of trabeculae.
        head: Where the load enters.
        sites: For each place of a lesion: middle of the outer wall and width of the bone there.
        nail: Upper end of a nail, and half its width.
        screws: Ends of two screws.
    """

    outer: Points
    cavity: Points
    lines: tuple[Points, ...]
    head: Point
    sites: dict[str, tuple[Point, float]]
    nail: tuple[Point, float]
    screws: tuple[tuple[Point, Point], ...]


_FEMUR = _Form(
    outer=(
        (14, 40), (20, 16), (44, 3), (68, 10), (80, 28), (96, 34), (112, 22), (128, 6), (146, 14), (156, 38),
        (156, 70), (149, 100), (143, 140), (139, 200), (138, 290), (138, 424), (138, 424), (122, 430), (108, 421),
        (92, 430), (78, 424), (78, 424), (78, 290), (77, 200), (76, 152), (68, 130), (60, 114), (66, 98),
        (60, 84), (42, 78), (22, 66),
    ),
    cavity=(
        (108, 118), (120, 140), (123, 190), (123, 290), (123, 424), (123, 424), (114, 427), (108, 421), (100, 428),
        (93, 424), (93, 424), (93, 290), (93, 190), (95, 140),
    ),
    lines=(
        ((76, 128), (68, 92), (56, 56), (40, 20)),
        ((82, 124), (78, 90), (66, 52), (54, 16)),
        ((134, 128), (124, 84), (96, 52), (60, 34), (28, 30)),
        ((142, 100), (132, 66), (106, 44), (74, 28)),
        ((88, 118), (112, 80), (134, 50), (144, 24)),
        ((100, 110), (122, 76), (144, 52)),
    ),
    head=(46, 4),
    sites={"shaft": ((138, 262), 60), "top": ((148, 104), 84)},
    nail=((108, 74), 9),
    screws=(((112, 96), (40, 36)), ((108, 378), (146, 378))),
)  # fmt: skip
_HUMERUS = _Form(
    outer=(
        (24, 60), (22, 34), (40, 12), (66, 4), (88, 10), (98, 20), (116, 18), (130, 34), (132, 58), (126, 90),
        (120, 130), (117, 190), (116, 290), (116, 424), (116, 424), (104, 430), (92, 421), (80, 430), (68, 424),
        (68, 424), (68, 290), (67, 190), (63, 140), (55, 108), (40, 84),
    ),
    cavity=(
        (92, 112), (102, 140), (104, 190), (104, 290), (104, 424), (104, 424), (98, 427), (92, 421), (86, 428),
        (80, 424), (80, 424), (80, 290), (80, 190), (83, 140),
    ),
    lines=(
        ((70, 130), (64, 92), (56, 56), (46, 24)),
        ((78, 118), (76, 82), (70, 46), (66, 14)),
        ((112, 118), (108, 82), (96, 50), (84, 22)),
        ((118, 96), (104, 64), (80, 44), (40, 38)),
    ),
    head=(44, 14),
    sites={"shaft": ((116, 262), 48)},
    nail=((92, 44), 7),
    screws=(((92, 70), (44, 44)), ((92, 378), (124, 378))),
)  # fmt: skip
_BONES = {"femur": _FEMUR, "humerus": _HUMERUS}


@dataclass(frozen=True)
class LongBone:
    """One long bone with a lesion that grows in from its outer side.

    Attributes:
        kind: ``"femur"`` or ``"humerus"``.
        site: ``"shaft"``, or ``"top"`` for the trochanters of the femur.
        look: ``"lytic"``, ``"mixed"`` or ``"blastic"``.
        share: Share of the width that the lesion takes, 0 to 1.
        nailed: Whether a nail has been put in.
    """

    kind: str
    site: str
    look: str
    share: float
    nailed: bool = False

    def draw(self, at: Point, scale: float = 1) -> str:
        """Draw bone, marrow, trabeculae, lesion and nail, from back to front.

        >>> LongBone("femur", "shaft", "lytic", 0.5).draw((0, 0)).count('"hole"')
        1
        """
        form = _BONES[self.kind]
        drawn = [path(smooth(place(form.outer, *at, scale)), "bone")]
        drawn += [path(smooth(place(line, *at, scale), closed=False), "leader") for line in form.lines]
        drawn.append(path(smooth(place(form.cavity, *at, scale)), "marrow"))
        if self.share > 0:
            (x, y), wide = self.lesion()
            middle = place(((x, y),), *at, scale)[0]
            drawn.append(lesion(self.look, middle, wide / 2 * scale, turn=0.3, stretch=max(1.25, 24 / wide)))
        drawn.append(self._nail(at, scale))
        return "".join(drawn)

    def lesion(self) -> tuple[Point, float]:
        """Return middle and width of the lesion."""
        (x, y), wide = _BONES[self.kind].sites[self.site]
        return (x + 2 - self.share * wide / 2, y), max(self.share * wide, 5)

    def head(self) -> Point:
        """Return where the load enters."""
        return _BONES[self.kind].head

    def _nail(self, at: Point, scale: float) -> str:
        if not self.nailed:
            return ""
        form = _BONES[self.kind]
        (x, y), half = form.nail
        left, top = place(((x - half, y),), *at, scale)[0]
        rod = element(
            "rect",
            x=left,
            y=top,
            width=2 * half * scale,
            height=(410 - y) * scale,
            rx=half * scale * 0.8,
            class_="metal",
        )
        ends = (place(screw, *at, scale) for screw in form.screws)
        return rod + "".join(path(f"M{_pair(a)}L{_pair(b)}", "screw") for a, b in ends)


def outlines(kind: str) -> tuple[Points, Points]:
    """Return the outline of a bone and that of its marrow cavity.

    Args:
        kind: ``"femur"`` or ``"humerus"``.

    >>> [len(points) for points in outlines("femur")]
    [31, 14]
    """
    form = _BONES[kind]
    return form.outer, form.cavity


def _pair(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"


def section(at: Point, radius: float, share: float, look: str) -> str:
    """Draw the shaft cut across, with what the lesion has taken from its right side.

    Args:
        at: Middle.
        radius: Outer radius.
        share: Share of the width that the lesion takes, 0 to 1.
        look: ``"lytic"``, ``"mixed"`` or ``"blastic"``.

    >>> section((0, 0), 40, 0, "lytic").count("hole")
    0
    """
    x, y = at
    inner = radius * 0.56
    wall = element("circle", cx=x, cy=y, r=radius, class_="bone") + element(
        "circle", cx=x, cy=y, r=inner, class_="marrow"
    )
    if share <= 0:
        return wall
    half = acos(max(1 - 2 * share, -1))
    # A chord from edge to edge: what lies right of it belongs to the lesion.
    turns = [-half + 2 * half * k / 24 for k in range(25)]
    rim = tuple((x + (radius + 1.5) * cos(turn), y + (radius + 1.5) * sin(turn)) for turn in turns)
    class_ = "dense" if look == "blastic" else "hole"
    gone = path("M" + "L".join(map(_pair, rim)) + "Z", class_)
    if look == "mixed" and share > 0.08:
        dx = (radius * cos(half) + radius) / 2
        gone += "".join(
            element("circle", cx=x + dx, cy=y + k * radius * 0.5 * sin(min(half, pi / 2)), r=4, class_="dense")
            for k in (-0.9, 0, 0.9)
        )
    return wall + gone

"""The drawing of ``drug_sites``: bone, its cells, the call between them, and where a drug stands in the way."""

from __future__ import annotations

from dataclasses import dataclass

from bonemets.figures.annotation import fold, leader
from bonemets.figures.blood import signal
from bonemets.figures.bone_cell import young_osteoclast
from bonemets.figures.bone_surface import Pit, bone_piece, osteoblasts, osteoclast
from bonemets.figures.curve import Point, curved_arrow
from bonemets.figures.rankl_scene import antibody
from bonemets.figures.svg import canvas, element, group, label, lines, number, path


@dataclass(frozen=True)
class State:
    """One state of the drawing. The scene's origin is the upper left corner of the bone.

    Attributes:
        choice: What the learner picks.
        head: Name of the state.
        seen: What is drawn, for a reader who cannot see it.
        reading: What to look for.
        what: What happens.
        nurse: What follows for the nurse.
        pits: Hollows in the bone.
        tall: Height of the osteoclasts that sit in them; 0 for none.
        rankl: RANKL that floats free.
        antibodies: Antibodies, each holding two RANKL.
        young: Cells that could join to form an osteoclast.
        drug: Bisphosphonate on the bone and in it.
    """

    choice: str
    head: str
    seen: str
    reading: str
    what: str
    nurse: str
    pits: tuple[Pit, ...]
    tall: float
    rankl: tuple[Point, ...] = ()
    antibodies: tuple[Point, ...] = ()
    young: tuple[Point, ...] = ()
    drug: tuple[Point, ...] = ()


_FREE: tuple[Point, ...] = (
    (70, -66), (92, -92), (116, -74), (128, -112), (146, -90), (170, -122), (182, -98), (206, -118),
)  # fmt: skip
_COMING: tuple[Point, ...] = ((236, -106), (258, -92), (278, -104))
_WAITING: tuple[Point, ...] = ((192, -8), (214, -4), (236, -8))

STATES = {
    "none": State(
        "None",
        "No drug",
        "One large osteoclast sits in a deep pit; eight RANKL float toward three young cells above it.",
        "The call makes the cell, and the bone is what it works on: two places where a drug can stand.",
        "RANKL calls young cells together. The osteoclast they form dissolves bone.",
        "There are two places to stop this: in the bone, or on the way to the cell.",
        (Pit(222, 62, 42),), 62, _FREE, young=_COMING,
    ),
    "bisphosphonate": State(
        "Bisphosphonate",
        "Bisphosphonate: in the bone",
        "Small triangles, the drug, lie on the bone, on the floor of the pit and inside the osteoclast, which is "
        "pale and shrunken; RANKL still floats free.",
        "Triangles on the bone and inside the cell; the diamonds still call.",
        "The drug sticks to mineral. The osteoclast takes it in with the bone it dissolves, stops and dies.",
        "It leaves the body through the kidneys, so clearance decides the dose.",
        (Pit(222, 50, 34),), 40, _FREE, young=_COMING,
        drug=(
            (118, 0), (138, 0), (158, 0), (282, 0), (300, 0), (314, 0), (190, 14), (208, 26), (232, 28), (252, 18),
            (206, -12), (226, -22), (222, 4), (244, -10),
        ),
    ),
    "bisphosphonate-stopped": State(
        "Bisphosphonate, stopped",
        "Bisphosphonate, stopped",
        "The triangles lie deep in the bone now, under a closed surface; one small osteoclast sits in a shallow pit.",
        "No drug is given any more, and the triangles are still there.",
        "What new bone has covered stays for years, and still slows osteoclasts that reach it.",
        "Effects and risks outlast the last dose: go on asking about jaw and thigh.",
        (Pit(244, 32, 18),), 34, _FREE[:6], young=_COMING[1:2],
        drug=((118, 20), (138, 34), (162, 22), (182, 40), (204, 26), (228, 40), (262, 36), (284, 22), (304, 38)),
    ),
    "denosumab": State(
        "Denosumab",
        "Denosumab: on the way",
        "Four Y-shaped antibodies hold all eight RANKL; three young cells wait on the bone, without an osteoclast.",
        "Every diamond is held, and the cells that could dissolve bone never join.",
        "An antibody holds RANKL. Young cells get no call, so few osteoclasts form.",
        "No kidney dose, but calcium in blood may fall: check it before and after.",
        (Pit(214, 56, 14),), 0,
        antibodies=((76, -84), (122, -110), (160, -72), (204, -100)), young=_WAITING,
    ),
    "denosumab-stopped": State(
        "Denosumab, stopped",
        "Denosumab, stopped",
        "No antibody is left; RANKL floats free again, and two osteoclasts sit side by side in deep pits.",
        "No antibody, free diamonds, and two large cells where there was none.",
        "Nothing is left in the bone. RANKL is free, the waiting cells join, and bone is lost fast.",
        "A late dose is a call to the prescriber the same day.",
        (Pit(172, 44, 34), Pit(270, 46, 42)), 50, _FREE, young=_COMING[:2],
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Layout:
    """Where things stand in one of the two drawings."""

    width: float
    height: float
    bone: Point
    scale: float
    box: tuple[float, float, float, float]

    def on(self, x: float, y: float) -> Point:
        """Find where a point of the scene lies on the canvas."""
        return (self.bone[0] + x * self.scale, self.bone[1] + y * self.scale)


WIDE = Layout(760, 366, (12, 210), 1.42, (492, 30, 260, 262))
NARROW = Layout(360, 538, (8, 190), 1.06, (8, 322, 344, 208))
_BONE = (322, 92)
_LETTER = 7.5


def drawing(key: str, at: Layout) -> str:
    """Build one of the two drawings.

    >>> drawing("none", NARROW).startswith("<svg")
    True
    """
    state = STATES[key]
    place = f"translate({number(at.bone[0])} {number(at.bone[1])}) scale({number(at.scale)})"
    return canvas(at.width, at.height, group(_scene(state), transform=place), _names(state, at), _box(state, at))


def _scene(state: State) -> str:
    """Draw bone, cells, signals and drug, in this order, so that the drug is seen inside the cell."""
    cells = "".join(osteoclast(pit, state.tall) for pit in state.pits) if state.tall else ""
    dying = state.drug and state.tall == STATES["bisphosphonate"].tall
    parts = [bone_piece(*_BONE, state.pits), osteoblasts(12, 4), group(cells, class_="dim" if dying else None)]
    parts += [young_osteoclast(x, y, 9) for x, y in state.young]
    parts += [signal(x, y, "osteoblast") for x, y in state.rankl]
    parts += [antibody(x, y) for x, y in state.antibodies]
    parts += [particle(x, y) for x, y in state.drug]
    parts.append(curved_arrow((40, -38), (42, -60), (58, -74)))
    if len(state.young) > 1 and state.tall and not state.drug:
        parts.append(curved_arrow((264, -80), (266, -74), (258, -66 if state.tall > 60 else -56)))
    return "".join(parts)


def particle(x: float, y: float) -> str:
    """Build one bisphosphonate: a triangle, its base just above ``y``.

    >>> particle(0, 10)
    '<path d="M0 0l5.5 9h-11Z" class="mark"/>'
    """
    return path(f"M{number(x)} {number(y - 10)}l5.5 9h-11Z", "mark")


def _names(state: State, at: Layout) -> str:
    low = at.on(0, 80)[1]
    osteoclasts = "No osteoclast" if not state.tall else "Osteoclasts" if len(state.pits) > 1 else "Osteoclast"
    parts = [
        label(at.on(12, 0)[0], low, "Osteoblasts", "small strong"),
        label(at.on(310, 0)[0], low, osteoclasts, "small strong end"),
        label(*at.on(6, -84), "RANKL", "small strong"),
    ]
    if state.drug:
        parts.append(label(*at.on(318, -50), "bisphosphonate", "small end"))
        parts.append(leader(at.on(298, -46), at.on(*state.drug[-1 if state.tall == 34 else 4])))
    if state.antibodies:
        parts.append(label(*at.on(226, -134), "denosumab", "small"))
        parts.append(leader(at.on(224, -132), at.on(206, -96)))
    if state.tall:
        parts.append(label(*at.on(318, -128), "young cells" if len(state.young) > 1 else "young cell", "small end"))
    else:
        parts.append(label(*at.on(318, -36), "young cells wait", "small end"))
    return "".join(parts)


def _box(state: State, at: Layout) -> str:
    """Write what happens, and what follows for the nurse."""
    x, y, width, height = at.box
    room = int((width - 28) / _LETTER)
    head, what, nurse = fold(state.head, room - 6), fold(state.what, room), fold(state.nurse, room)
    parts = [element("rect", x=x, y=y, width=width, height=height, rx=8, class_="box")]
    parts.append(lines(x + 14, y + 28, head, "strong", 20))
    low = y + 28 + 20 * len(head) + 4
    parts.append(lines(x + 14, low, what, "small", 18))
    low += 18 * len(what) + 14
    parts.append(label(x + 14, low, "For your work", "small strong"))
    return "".join(parts) + lines(x + 14, low + 20, nurse, "small", 18)

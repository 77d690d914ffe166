"""The drawing of ``rankl_balance``: osteoblasts send RANKL, OPG catches some, and the rest calls osteoclasts."""

from __future__ import annotations

from dataclasses import dataclass

from bonemets.figures.annotation import leader
from bonemets.figures.blood import signal
from bonemets.figures.bone_cell import young_osteoclast
from bonemets.figures.bone_surface import Pit, bone_piece, osteoblasts, osteoclast
from bonemets.figures.curve import Point, curved_arrow
from bonemets.figures.svg import canvas, element, group, label, lines, number, path


@dataclass(frozen=True)
class State:
    """One setting of the balance, in molecules as drawn.

    Attributes:
        rankl: RANKL sent out.
        opg: OPG decoys, each holding one RANKL.
        antibodies: Antibodies, each holding two.
        osteoclasts: Osteoclasts at work.
        why: What sets the balance, in short lines.
        result: What follows for the bone.
    """

    rankl: int
    opg: int
    antibodies: int
    osteoclasts: int
    why: tuple[str, ...]
    result: tuple[str, ...]

    @property
    def free(self) -> int:
        """RANKL that nothing has caught."""
        return self.rankl - self.opg - 2 * self.antibodies


STATES = {
    "balance": State(
        8, 6, 0, 1, ("Osteoblasts and osteocytes", "make both: the call and", "the decoy."),
        ("As much bone is", "dissolved as is built."),
    ),
    "tumor": State(
        14, 5, 0, 3, ("Tumor signals such as PTHrP", "make osteoblasts send more", "RANKL."),
        ("More osteoclasts:", "bone is lost."),
    ),
    "estrogen": State(
        8, 3, 0, 2, ("Without estrogen there is", "less OPG, as after the", "menopause."),
        ("More RANKL gets through:", "bone thins slowly."),
    ),
    "denosumab": State(
        14, 5, 4, 0, ("Denosumab is an antibody", "that holds RANKL, as OPG", "does."),
        ("Few osteoclasts form.", "Calcium stays in bone, and", "may fall in blood."),
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Layout:
    """Where things stand in one of the two drawings."""

    width: float
    height: float
    bone: Point
    box: tuple[float, float, float, float]
    bars: Point
    unit: float
    scale: float

    def on(self, x: float, y: float) -> Point:
        """Find where a point of the scene lies on the canvas."""
        return (self.bone[0] + x * self.scale, self.bone[1] + y * self.scale)


WIDE = Layout(760, 466, (10, 350), (492, 196, 260, 206), (500, 40), 16, 1.3)
NARROW = Layout(360, 760, (6, 290), (8, 558, 344, 190), (12, 432), 21, 1)
_BONE = (342, 84)
_PITS = (Pit(248, 35, 30), Pit(174, 34, 26), Pit(311, 27, 22))
# Where the molecules float, over the bone (origin at its upper left corner): caught ones first.
_CAUGHT: tuple[Point, ...] = ((92, -206), (146, -232), (40, -176), (196, -204), (96, -140), (148, -170))
_FREE: tuple[Point, ...] = (
    (172, -118), (216, -136), (134, -100), (242, -172), (262, -120), (196, -92), (160, -72), (286, -150), (230, -96),
)  # fmt: skip
_ANTIBODY: tuple[Point, ...] = ((170, -120), (250, -166), (220, -106), (286, -120))


def drawing(key: str, at: Layout) -> str:
    """Build one of the two drawings.

    >>> drawing("tumor", NARROW).startswith("<svg")
    True
    """
    state = STATES[key]
    scene = group(_bone(state), _molecules(state), transform=f"translate({at.bone[0]} {at.bone[1]}) scale({at.scale})")
    return canvas(at.width, at.height, scene, _names(state, at), _bars(state, at), _box(state, at))


def decoy(x: float, y: float) -> str:
    """Build one OPG molecule: a cup that holds a RANKL.

    >>> decoy(0, 0).count("osteoblast")
    1
    """
    cup = f"M{number(x - 11)} {number(y - 4)}C{number(x - 10)} {number(y + 16)} {number(x + 10)} {number(y + 16)} "
    rim = f"{number(x + 11)} {number(y - 4)}L{number(x + 7)} {number(y - 4)}C{number(x + 6)} {number(y + 10)} "
    inner = f"{number(x - 6)} {number(y + 10)} {number(x - 7)} {number(y - 4)}Z"
    return path(cup + rim + inner, "accent") + signal(x, y - 1, "osteoblast")


def antibody(x: float, y: float) -> str:
    """Build one antibody: a Y that holds a RANKL in each arm.

    >>> antibody(0, 0).count("osteoblast")
    2
    """
    stem = f"M{number(x)} {number(y + 16)}v-12l-11 -10M{number(x)} {number(y + 4)}l11 -10"
    return path(stem, "arrow") + signal(x - 14, y - 11, "osteoblast") + signal(x + 14, y - 11, "osteoblast")


def _bone(state: State) -> str:
    pits = _PITS[: state.osteoclasts]
    bone = bone_piece(*_BONE, pits) + osteoblasts(12, 4) + "".join(osteoclast(pit, 34) for pit in pits)
    young = ((152, -16), (172, -12)) if state.osteoclasts < 2 else ()
    return bone + "".join(young_osteoclast(x, y, 9) + _rank(x, y - 10) for x, y in young)


def _rank(x: float, y: float) -> str:
    """Build the receptor RANK on a young cell."""
    return path(f"M{number(x - 5)} {number(y - 6)}q0 6 5 6q5 0 5 -6", "line")


def _molecules(state: State) -> str:
    parts = [decoy(x, y) for x, y in _CAUGHT[: state.opg]]
    parts += [antibody(x, y) for x, y in _ANTIBODY[: state.antibodies]]
    parts += [signal(x, y, "osteoblast") for x, y in _FREE[: state.free]]
    parts.append(curved_arrow((58, -40), (58, -76), (86, -92)))
    if state.free > 1:
        parts.append(curved_arrow((176, -62), (188, -46), (176 if state.osteoclasts < 2 else 214, -34)))
    return "".join(parts)


def _names(state: State, at: Layout) -> str:
    parts = [lines(at.on(10, 0)[0], at.bone[1] + 24, ("Osteoblasts", "build bone"), "small", 16)]
    right, low = at.on(_BONE[0] - 10, 64)
    if state.osteoclasts:
        parts.append(label(right, low, "Osteoclasts dissolve bone", "small end"))
    else:
        parts.append(label(right, at.bone[1] + 24, "Young cells wait", "small end"))
    parts.append(label(*at.on(4, -84), "RANKL", "small strong"))
    parts.append(lines(*at.on(222, -252), ("OPG, the decoy,", "holds RANKL"), "small", 16))
    parts.append(leader(at.on(218, -248), at.on(160, -234)))
    if state.antibodies:
        parts.append(label(*at.on(268, -196), "denosumab", "small middle"))
    if state.osteoclasts == 1:
        parts.append(label(*at.on(126, -46), "RANK", "small middle") + leader(at.on(138, -44), at.on(148, -34)))
    return "".join(parts)


def _bars(state: State, at: Layout) -> str:
    """Draw the balance as two rows of blocks: what is sent, and what is caught."""
    x, y = at.bars
    caught = state.opg + 2 * state.antibodies
    words = "caught by OPG" + (" and denosumab" if state.antibodies else "")
    parts = [label(x, y - 12, "The balance, as drawn", "strong")]
    for row, (count, text, class_) in enumerate(
        ((state.rankl, f"RANKL sent: {state.rankl}", "osteoblast"), (caught, f"{words}: {caught}", "accent"))
    ):
        top = y + 22 + row * 48
        parts.append(label(x, top - 6, text, "small"))
        parts += [
            element("rect", x=x + index * at.unit, y=top, width=at.unit - 4, height=14, rx=3, class_=class_)
            for index in range(count)
        ]
    left = label(x, y + 112, f"free to call osteoclasts: {state.free}", "small strong")
    return "".join(parts) + left


def _box(state: State, at: Layout) -> str:
    x, y, width, height = at.box
    frame = element("rect", x=x, y=y, width=width, height=height, rx=8, class_="box")
    why = label(x + 14, y + 28, "Why", "strong") + lines(x + 14, y + 50, state.why, "small", 17)
    result = label(x + 14, y + 116, "So", "strong") + lines(x + 14, y + 138, state.result, "small", 17)
    return frame + why + result

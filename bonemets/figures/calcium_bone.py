"""The bone side of ``calcium_path``: what makes the surface give up its calcium, for each cause."""

from __future__ import annotations

from bonemets.figures.blood import ion, signal
from bonemets.figures.bone_surface import Pit, bone_piece, osteoblasts, osteoclast, tumor_nest
from bonemets.figures.curve import Point, curved_arrow, on_bend
from bonemets.figures.organ import lung
from bonemets.figures.svg import group, label, lines, path

SURFACE_Y = 322
_WIDTH, _HEIGHT = 246, 98
Bend = tuple[Point, Point, Point]


def bone_side(cause: str, left: float, wall: float) -> str:
    """Build the bone side, from the bone's left edge to the wall of the vessel.

    Args:
        cause: ``"healthy"``, ``"humoral"`` or ``"local"``.
        left: Where the bone begins.
        wall: Where the vessel begins.

    >>> bone_side("local", 16, 304).count("RANKL")
    1
    """
    scene = {"healthy": _healthy, "humoral": _humoral, "local": _local}[cause]
    return _bone(cause, left) + scene(left, wall) + _calcium_out(cause, left, wall)


def _pits(cause: str) -> tuple[Pit, ...]:
    """List the hollows: one in balance, two deep ones when calcium is being lost."""
    return (Pit(178, 35, 22),) if cause == "healthy" else (Pit(128, 33, 31), Pit(204, 36, 40))


def _bone(cause: str, left: float) -> str:
    """Build the bone, its cells and their names."""
    pits = _pits(cause)
    count = 4 if cause == "healthy" else 3
    cells = osteoblasts(14, count) + "".join(osteoclast(pit) for pit in pits)
    scene = group(bone_piece(_WIDTH, _HEIGHT, pits), cells, transform=f"translate({left} {SURFACE_Y})")
    names = lines(left + 13, SURFACE_Y + 24, ("Osteoblasts", "build bone"), "small", 16)
    if len(pits) == 1:
        names += lines(left + pits[0].x, SURFACE_Y + 42, ("Osteoclast", "dissolves bone"), "small middle", 16)
    else:
        names += label(left + _WIDTH - 8, SURFACE_Y + 63, "Osteoclasts dissolve bone", "small end")
    return scene + names


def _calcium_out(cause: str, left: float, wall: float) -> str:
    """Build the arrow from the last pit into the vessel, with more ions on it when more is lost."""
    start: Point = (left + _pits(cause)[-1].x + 28, SURFACE_Y - 22)
    end: Point = (wall - 2, SURFACE_Y - 50)
    pull: Point = (start[0] + 14, end[1])
    steps = (0.2, 0.62) if cause == "healthy" else (0.0, 0.22, 0.44, 0.66)
    dots = "".join(ion(x + 3, y + 8) for x, y in (on_bend(start, pull, end, t) for t in steps))
    return curved_arrow(start, pull, end) + dots + label(wall - 4, SURFACE_Y - 60, "calcium out", "small end")


def _stream(way: Bend, steps: tuple[float, ...], class_: str) -> str:
    """Build a curved arrow that carries messenger molecules."""
    marks = "".join(signal(*on_bend(*way, t), class_) for t in steps)
    return curved_arrow(*way) + marks


def _rankl(left: float) -> str:
    """Build the call of the osteoblasts to the osteoclasts."""
    y = SURFACE_Y
    way: Bend = ((left + 66, y - 36), (left + 96, y - 72), (left + 122, y - 40))
    return _stream(way, (0.18, 0.5), "osteoblast") + label(left + 95, y - 66, "RANKL", "small middle")


def _healthy(left: float, wall: float) -> str:
    """Build the way back: calcium returns into new bone."""
    way: Bend = ((wall - 2, 196), (left + 62, 176), (left + 58, SURFACE_Y - 38))
    dots = "".join(ion(*on_bend(*way, t)) for t in (0.28, 0.66))
    return curved_arrow(*way) + dots + lines(left + 108, 226, ("calcium back", "into new bone"), "small", 16)


def _humoral(left: float, wall: float) -> str:
    """Build a tumor outside the bone whose PTHrP travels by blood."""
    nest = group(lung(), tumor_nest(-3, 9, 7, 8.5), transform=f"translate({left + 42} 132)")
    names = lines(left + 84, 114, ("Tumor elsewhere: lung,", "kidney, breast, bladder"), "small", 17)
    out: Bend = ((left + 84, 152), (left + 200, 152), (wall - 2, 152))
    back: Bend = ((wall - 2, 204), (left + 40, 190), (left + 32, SURFACE_Y - 38))
    word = label(left + 92, 228, "PTHrP, carried by blood", "small")
    return nest + names + _stream(out, (0.2, 0.5), "tumor") + _stream(back, (0.3, 0.62), "tumor") + word + _rankl(left)


def _local(left: float, wall: float) -> str:
    """Build a metastasis that lies on the bone and drives it from close by."""
    del wall  # its signals do not need the blood
    nest = tumor_nest(left + 60, 158, 9, 14.5)
    leader = path(f"M{left + 112} 154h20", "leader")
    names = lines(left + 137, 150, ("Metastasis", "in the marrow"), "small", 16)
    way: Bend = ((left + 42, 198), (left + 30, 234), (left + 32, SURFACE_Y - 38))
    word = lines(left + 50, 215, ("PTHrP and", "other signals"), "small", 16)
    return nest + leader + names + _stream(way, (0.25, 0.6), "tumor") + word + _rankl(left)

"""The drawing of ``vicious_cycle``: tumor, osteoblasts, osteoclasts and what each sends to the next."""

from __future__ import annotations

from dataclasses import dataclass

from bonemets.figures.annotation import badge
from bonemets.figures.blood import ion, signal
from bonemets.figures.bone_surface import Pit, bone_piece, osteoblasts, osteoclast, tumor_nest
from bonemets.figures.curve import Point, curved_arrow, on_bend
from bonemets.figures.outline import smooth
from bonemets.figures.svg import canvas, group, label, lines, path

Bend = tuple[Point, Point, Point]


@dataclass(frozen=True)
class Step:
    """One step of the cycle: a heading and a few short lines."""

    name: str
    text: tuple[str, ...]


STEPS = {
    "lytic": (
        Step("Tumor calls", ("PTHrP and other signals", "reach the osteoblasts.")),
        Step("Osteoblasts answer", ("They make more RANKL", "and less OPG.")),
        Step("Osteoclasts dissolve", ("Many form; bone is lost", "faster than it is built.")),
        Step("Bone pays back", ("TGF-β, IGF and calcium", "come free and feed the tumor.")),
    ),
    "blastic": (
        Step("Tumor calls", ("Endothelin-1 and others", "urge the osteoblasts on.")),
        Step("Osteoblasts pile up", ("New bone is woven: thick,", "without order, and weak.")),
        Step("Osteoclasts dig too", ("Resorption is raised as well,", "so bone drugs still help.")),
        Step("Bone pays back", ("Growth factors from both", "feed the tumor.")),
    ),
}


@dataclass(frozen=True)
class Layout:
    """Where things stand in one of the two drawings."""

    width: float
    height: float
    bone: Point
    scale: float
    steps: tuple[Point, ...]

    def on(self, x: float, y: float) -> Point:
        """Find where a point of the scene lies on the canvas."""
        return (self.bone[0] + x * self.scale, self.bone[1] + y * self.scale)


WIDE = Layout(760, 470, (12, 350), 1.32, tuple((506.0, 56.0 + 106 * index) for index in range(4)))
NARROW = Layout(360, 760, (9, 290), 1, tuple((30.0, 434.0 + 86 * index) for index in range(4)))
_BONE = (342, 86)
_TUMOR: Point = (178, -196)
_CALL: Bend = ((140, -182), (66, -160), (58, -50))
_ANSWER: Bend = ((100, -50), (146, -98), (196, -44))
_PAY: Bend = ((284, -40), (320, -140), (222, -186))


def drawing(pattern: str, at: Layout) -> str:
    """Build one of the two drawings.

    >>> drawing("blastic", NARROW).startswith("<svg")
    True
    """
    lytic = pattern == "lytic"
    parts = (_bone(lytic=lytic), _signals(lytic=lytic), _tumor())
    scene = group(*parts, transform=f"translate({at.bone[0]} {at.bone[1]}) scale({at.scale})")
    return canvas(at.width, at.height, scene, _names(at, lytic=lytic), _steps(pattern, at))


def _bone(*, lytic: bool) -> str:
    """Draw the bone: two deep pits, or a hump of woven bone and one small pit."""
    if lytic:
        pits = (Pit(208, 38, 40), Pit(288, 38, 44))
        return bone_piece(*_BONE, pits) + osteoblasts(22, 4) + "".join(osteoclast(pit, 34) for pit in pits)
    pit = Pit(290, 28, 22)
    edge = (10, 0), (26, -22), (58, -30), (96, -24), (134, -34), (174, -26), (206, -14), (222, 0)
    hump = path(smooth(edge, closed=False) + "Z", "bone-shade")
    threads = "".join(
        path(f"M{x} {y}l{dx} {dy}", "leader")
        for x, y, dx, dy in (
            (28, -6, 26, -14), (52, -4, 18, -20), (86, -18, 30, 14),
            (116, -4, 20, -22), (150, -22, 22, 18), (176, -6, 20, -6),
        )
    )  # fmt: skip
    rows = group(osteoblasts(30, 3), transform="translate(0 -22)") + group(
        osteoblasts(112, 3), transform="translate(0 -24)"
    )
    return bone_piece(*_BONE, (pit,)) + hump + threads + rows + osteoclast(pit, 30)


def _tumor() -> str:
    return tumor_nest(*_TUMOR, 9, 13.5)


def _signals(*, lytic: bool) -> str:
    """Draw the arrows and what travels along them."""
    call = (_CALL[0], _CALL[1], (58, -48 if lytic else -66))
    parts = [_stream(call, (0.3, 0.55, 0.78), "tumor")]
    answer = _ANSWER if lytic else ((182, -62), (226, -92), (282, -38))
    parts.append(_stream(answer, (0.2, 0.5), "osteoblast"))
    start, pull, end = _PAY
    if not lytic:
        up: Bend = ((150, -64), (176, -100), (178, -150))
        parts.append(curved_arrow(*up) + "".join(_factor(*on_bend(*up, t)) for t in (0.2, 0.55)))
    parts.append(curved_arrow(start, pull, end))
    parts += [_factor(*on_bend(start, pull, end, t)) for t in (0.16, 0.48, 0.8)]
    parts += [ion(*on_bend(start, pull, end, t)) for t in (0.32, 0.64)]
    return "".join(parts)


def _stream(way: Bend, steps: tuple[float, ...], class_: str) -> str:
    return curved_arrow(*way) + "".join(signal(*on_bend(*way, t), class_) for t in steps)


def _factor(x: float, y: float) -> str:
    """Build one growth factor that was stored in bone: a small square in the color of new bone."""
    return path(f"M{x - 5:.1f} {y - 5:.1f}h10v10h-10Z", "bone-shade")


def _names(at: Layout, *, lytic: bool) -> str:
    """Name what is drawn, and number the four steps on it."""
    numbers = ((52, -138), (146, -92), (330, -6), (298, -152))
    if not lytic:
        numbers = ((52, -150), (92, -80), (330, -6), (298, -152))
    marks = "".join(badge(*at.on(*place), str(index + 1)) for index, place in enumerate(numbers))
    tumor = label(*at.on(178, -246), "Tumor in the marrow", "small strong middle")
    left, low = at.bone[0] + 12, at.bone[1] + 26
    builders = label(left, low, "Osteoblasts", "small strong")
    right, deep = at.on(_BONE[0] - 10, 68)
    breakers = label(right, deep, "Osteoclasts", "small strong end")
    woven = "" if lytic else label(left, low + 18, "on woven bone", "small")
    return marks + tumor + builders + woven + breakers


def _steps(pattern: str, at: Layout) -> str:
    parts = []
    for index, (step, (x, y)) in enumerate(zip(STEPS[pattern], at.steps, strict=True)):
        parts.append(badge(x - 14, y - 5, str(index + 1)))
        parts.append(label(x + 6, y, step.name, "strong") + lines(x + 6, y + 22, step.text, "small", 17))
    return "".join(parts)

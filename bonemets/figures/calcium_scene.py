"""The blood and organ side of ``calcium_path``, and where everything stands in its two layouts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bonemets.figures.blood import Vessel, albumin, complexed, ion, signal
from bonemets.figures.calcium_bone import bone_side
from bonemets.figures.curve import Point, curved_arrow
from bonemets.figures.organ import brain, gut, heart, heartbeat, kidney, muscle
from bonemets.figures.svg import canvas, element, group, label, lines, path

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Organ:
    """One organ: its drawing, how it does with calcium in range, and what too much calcium does to it."""

    name: str
    icon: Callable[[bool], str]
    usual: str
    effects: tuple[str, ...]


ORGANS = (
    Organ("Brain", lambda _: brain(), "awake and clear", ("tired, then confused;", "coma if untreated")),
    Organ("Heart", lambda _: heart(), "steady rhythm", ("short QT on the ECG,", "rhythm changes")),
    Organ("Gut", lambda _: gut(), "appetite, regular bowels", ("poor appetite, nausea,", "constipation")),
    Organ("Muscles", lambda _: muscle(), "usual strength", ("weakness",)),
    Organ(
        "Kidneys",
        lambda high: kidney(5 if high else 1),
        "water in balance",
        ("thirst, passing much urine,", "dehydration, kidney injury"),
    ),
)

_HEADS = {
    "healthy": ("Bone gives and takes", "about 99% of body calcium", "is here; out equals in"),
    "humoral": ("A tumor makes PTHrP", "about 80% of cases;", "often no bone metastasis"),
    "local": ("Metastases dissolve bone", "about 20% of cases"),
}
# The three forms: text, baseline of its first line, and what its leader touches (y, fraction across, radius).
_FORMS = (
    (("Ionized: about half,", "the active part"), 460, (456, 0.2, 6)),
    (("Bound to albumin:", "about 40%"), 506, (502, 0.3, 18)),
    (("Complexed:", "about 10%"), 556, (552, 0.3, 6)),
)


@dataclass(frozen=True)
class Layout:
    """Where things stand in one of the two drawings; ``mirror`` puts the organs left of the vessel."""

    width: float
    height: float
    left: float
    vessel: Vessel
    icon_x: float
    text_x: float
    rows: tuple[float, ...]
    note: tuple[float, float, float]
    mirror: bool = False


WIDE = Layout(760, 674, 16, Vessel(312, 66, 560, 92), 484, 532, (100, 186, 272, 352, 436), (446, 580, 298))
NARROW = Layout(360, 1234, 8, Vessel(292, 66, 1142, 60), 238, 8, (664, 748, 830, 908, 988), (8, 1136, 270), mirror=True)

# Calcium in the vessel, as (units below its top, fraction across). Of ten ions five are free, four ride on
# albumin and one is complexed; the last third of each tuple appears only when calcium is high.
_SPAN = 528
_FREE = (
    *((34, 0.3), (62, 0.74), (128, 0.24), (150, 0.76), (206, 0.66)),
    *((262, 0.22), (300, 0.78), (356, 0.74), (390, 0.2), (470, 0.78)),
    *((46, 0.54), (178, 0.22), (246, 0.82), (356, 0.42), (408, 0.7)),
)
_ALBUMIN = ((96, 0.56), (222, 0.36), (322, 0.32), (436, 0.3))
_COMPLEX = ((280, 0.5), (486, 0.3), (180, 0.56))
_PTHRP = ((112, 0.8), (140, 0.44), (158, 0.26))


def drawing(cause: str, at: Layout) -> str:
    """Build one of the two drawings.

    >>> drawing("healthy", NARROW).startswith("<svg")
    True
    """
    high = cause != "healthy"
    parts = [_heads(cause, at), _vessel(cause, at), bone_side(cause, at.left, at.vessel.x), _forms(at)]
    parts += [_organ(organ, y, at, high=high) for organ, y in zip(ORGANS, at.rows, strict=True)]
    parts += [_circle(at) if high else "", _note(at, high=high)]
    return canvas(at.width, at.height, *parts)


def _heads(cause: str, at: Layout) -> str:
    """Build the words above the bone, the blood and (where there is room) the organs."""
    high = cause != "healthy"
    strong, *small = _HEADS[cause]
    side = " end" if at.mirror else " middle"
    x = at.vessel.x + at.vessel.width / (1 if at.mirror else 2)
    blood = label(x, 28, "Blood", "strong" + side)
    level = label(x, 47, "calcium high ↑" if high else "calcium in range", "small" + side + (" urgent" if high else ""))
    bone = label(at.left, 28, strong, "strong") + lines(at.left, 47, tuple(small), "small soft", 17)
    return bone + blood + level + _organ_head(at, high=high)


def _organ_head(at: Layout, *, high: bool) -> str:
    """Build the words above the organs."""
    y = at.rows[0] - 46 if at.mirror else 28
    return label(
        at.text_x if at.mirror else at.icon_x - 32,
        y,
        "What high calcium does" if high else "Organs at work",
        "strong",
    )


def _vessel(cause: str, at: Layout) -> str:
    """Build the vessel with its calcium; a tall vessel repeats the same stretch of blood."""
    repeats = int(at.vessel.length // _SPAN)
    inside = "".join(_blood(cause, at.vessel, index * _SPAN) for index in range(repeats))
    return at.vessel.draw() + inside


def _blood(cause: str, vessel: Vessel, down: float) -> str:
    """Build one stretch of blood that starts ``down`` units below the top of the vessel."""
    high = cause != "healthy"

    def seat(place: Point) -> Point:
        return vessel.at((place[0] + down) / vessel.length, place[1])

    parts = [albumin(*seat(place), 3 if high else 2) for place in _ALBUMIN]
    parts += [complexed(*seat(place)) for place in _COMPLEX[: 3 if high else 2]]
    parts += [ion(*seat(place)) for place in _FREE[: 15 if high else 10]]
    parts += [signal(*seat(place), "tumor") for place in _PTHRP if cause == "humoral"]
    return "".join(parts)


def _forms(at: Layout) -> str:
    """Build the names of the three forms of calcium, each with its leader into the vessel."""
    parts = [
        label(at.left, 448, "Calcium", "strong")
        + lines(at.left, 466, ("in blood", "takes three", "forms"), "small soft", 17)
    ]
    x = at.left + 100
    for texts, y, (target, across, radius) in _FORMS:
        tip = at.vessel.x + across * at.vessel.width - radius
        parts.append(lines(x, y, texts, "small", 16))
        parts.append(path(f"M{x + 7 + 7.7 * len(texts[0]):g} {target}H{tip:g}", "leader"))
    return "".join(parts)


def _organ(organ: Organ, y: float, at: Layout, *, high: bool) -> str:
    """Build one row: arrow from the vessel, icon, name and what happens."""
    icon = group(organ.icon(high), transform=f"translate({at.icon_x} {y})")
    texts = organ.effects if high else (organ.usual,)
    words = label(at.text_x, y - 8, organ.name, "strong")
    words += lines(at.text_x, y + 12, texts, "small" if high else "small soft", 17)
    beat = heartbeat(at.text_x + 64, y - 11, 116, short=high) if organ.name == "Heart" else ""
    return _branch(at, y) + icon + words + beat


def _branch(at: Layout, y: float) -> str:
    """Build the short arrow from the vessel to an organ."""
    wall = at.vessel.x if at.mirror else at.vessel.x + at.vessel.width
    way = -1 if at.mirror else 1
    start = (wall + 3 * way, y)
    tip = at.icon_x - 36 * way
    return curved_arrow(start, ((start[0] + tip) / 2, y), (tip, y))


def _circle(at: Layout) -> str:
    """Build the way back from the dry kidneys to the blood, which closes the vicious circle."""
    y = at.rows[-1]
    wall = at.vessel.x if at.mirror else at.vessel.x + at.vessel.width
    start = (at.text_x + (90 if at.mirror else 130), y + 40)
    loop = curved_arrow(start, (start[0], y + 86), (wall + (-3 if at.mirror else 3), y + 86))
    x = at.text_x if at.mirror else at.icon_x - 36
    return loop + lines(x, y + 106, ("Vicious circle: dehydration", "raises calcium again"), "small urgent", 17)


def _note(at: Layout, *, high: bool) -> str:
    """Build the box that says when to act, or where normal ends."""
    x, y, width = at.note
    if high:
        texts = ("≥ 3.5 mmol/L (14 mg/dL);", "≥ 3.0 (12) with symptoms;", "or new confusion")
        head = "Emergency: corrected calcium"
    else:
        texts = ("2.60–2.70 mmol/L", "(10.2–10.8 mg/dL), set by each", "laboratory; too low is dangerous too")
        head = "Upper limit of normal"
    box = element("rect", x=x, y=y, width=width, height=84, rx=8, class_="emergency" if high else "box")
    return box + label(x + 12, y + 22, head, "small strong") + lines(x + 12, y + 40, texts, "small", 17)

"""The drawing of ``bone_pain``: the vertebra, a close-up of one place, and the words beside it."""

from __future__ import annotations

from dataclasses import dataclass

from bonemets.figures.aching_vertebra import HEIGHT, SPOTS, WIDTH, aching_vertebra
from bonemets.figures.annotation import badge, fold, leader
from bonemets.figures.framed_words import LEADING
from bonemets.figures.pain_close_up import HEIGHT as CLOSE_HEIGHT
from bonemets.figures.pain_close_up import WIDTH as CLOSE_WIDTH
from bonemets.figures.pain_close_up import close_up
from bonemets.figures.svg import canvas, element, label, lines


@dataclass(frozen=True)
class Source:
    """One place that hurts.

    Attributes:
        name: What it is.
        seen: What the close-up shows.
        why: What happens there.
        pattern: The pattern of pain it gives.
        says: How a person may tell it.
        asks: What the pattern asks of a nurse.
        class_: Frame of the pattern.
    """

    name: str
    seen: str
    why: str
    pattern: str
    says: str
    asks: tuple[str, str]
    class_: str


SOURCES = {
    "skin": Source(
        "Stretched skin of bone",
        "The tumor has come through the cortex and lifts the periosteum like a tent, with its nerve fibers.",
        "The periosteum is full of nerves. Stretch makes them fire, also at rest.",
        "Biologic pain",
        "“Deep, dull, there at three in the morning.”",
        ("Medicine by the clock.", "Is radiotherapy an answer?"),
        "soon",
    ),
    "acid": Source(
        "Acid and signals",
        "Two osteoclasts dissolve bone; drops of acid reach the bare endings of a nerve above them.",
        "The tumor calls osteoclasts. Their acid, and signals of both, make nerve endings fire.",
        "Biologic pain",
        "“It never stops, and nights are worst.”",
        ("Medicine by the clock.", "Is radiotherapy an answer?"),
        "soon",
    ),
    "crack": Source(
        "A cracked strut",
        "One strut is sound, one thin; the middle one has cracked beside a nerve ending.",
        "Worn struts bend and crack under load, long before a film shows it.",
        "Mechanical pain",
        "“It bites when I stand; lying, it goes.”",
        ("Is the bone about to give way?", "Off the load, and call."),
        "urgent",
    ),
    "root": Source(
        "A pressed nerve root",
        "A root leaves the cord between two bones, and is narrow where the tumor pushes.",
        "The root is pressed here; it hurts where the nerve leads: a belt, an arm, a leg.",
        "Neuropathic pain",
        "“A burning belt; my shirt hurts there.”",
        ("Root, or cord? Ask for legs, feeling, bladder.", "Call now."),
        "emergency",
    ),
}
_CAPTION = "Three vertebrae from the side, front on the left; the middle one is cut open. Not to scale."


@dataclass(frozen=True)
class Layout:
    """Where things stand in one of the two drawings.

    Attributes:
        width: Width of the canvas.
        height: Its height.
        scene: Upper left corner of the vertebrae.
        scale: Their size.
        close: Upper left corner of the close-up.
        close_scale: Its size.
        words: Upper left corner of the words beside a close-up.
        rows: Upper left corner of the list of all four.
        room: Width of the words.
    """

    width: float
    height: float
    scene: tuple[float, float]
    scale: float
    close: tuple[float, float]
    close_scale: float
    words: tuple[float, float]
    rows: tuple[float, float]
    room: float

    def on(self, x: float, y: float) -> tuple[float, float]:
        """Find where a point of the vertebrae lies on the canvas."""
        return self.scene[0] + x * self.scale, self.scene[1] + y * self.scale

    def near(self, x: float, y: float) -> tuple[float, float]:
        """Find where a point of the close-up lies on the canvas."""
        return self.close[0] + x * self.close_scale, self.close[1] + y * self.close_scale


WIDE = Layout(760, 370, (4, 4), 1.06, (384, 4), 1.0, (384, 222), (394, 30), 368)
NARROW = Layout(360, 686, (4, 4), 1.06, (4, 322), 0.956, (4, 530), (14, 376), 352)


def drawing(source: str, at: Layout) -> str:
    """Build one of the two drawings.

    >>> drawing("all", NARROW).count("<svg"), drawing("acid", NARROW).count("<svg")
    (2, 3)
    """
    shown = tuple(SOURCES) if source == "all" else (source,)
    size = {"width": WIDTH * at.scale, "height": HEIGHT * at.scale}
    corner = {"x": at.scene[0], "y": at.scene[1]}
    scene = element("svg", aching_vertebra(*shown), **corner, **size, viewBox=f"0 0 {WIDTH:g} {HEIGHT:g}")
    frame = element("rect", **corner, **size, rx=3, class_="leader")
    beside = _list(at) if source == "all" else _closer(source, at)
    return canvas(at.width, at.height, scene, frame, _names(at), beside, _caption(source, at))


def _caption(source: str, at: Layout) -> str:
    """Say what is drawn, unless a close-up stands in this place."""
    if source != "all" and at is NARROW:
        return ""
    left, low = at.on(2, HEIGHT)
    return lines(left, low + 20, fold(_CAPTION, 52), "small soft", 17)


def _names(at: Layout) -> str:
    return (
        label(*at.on(76, 252), "tumor", "small")
        + leader(at.on(94, 240), at.on(94, 160))
        + label(*at.on(104, 270), "nerve root", "small")
        + leader(at.on(174, 266), at.on(192, 262))
    )


# Beside each source: where its number stands in the scene of the vertebrae.
_BADGES = {"skin": (18, 184), "acid": (92, 62), "crack": (152, 62), "root": (306, 180)}


def _list(at: Layout) -> str:
    """Number the four places, and say what each feels like."""
    x, y = at.rows
    drawn = []
    for index, (key, each) in enumerate(SOURCES.items()):
        mark, top = str(index + 1), y + 88 * index
        drawn.append(leader(at.on(*_BADGES[key]), at.on(*SPOTS[key])) + badge(*at.on(*_BADGES[key]), mark))
        drawn.append(badge(x, top - 5, mark) + label(x + 20, top, each.name, "strong"))
        drawn.append(
            label(x + 20, top + 21, each.pattern, "small strong") + label(x + 20, top + 39, each.says, "small")
        )
    return "".join(drawn)


_RING = 19.0


def _closer(source: str, at: Layout) -> str:
    """Ring the place, show it close up with its names, and say what it asks."""
    each = SOURCES[source]
    x, y = at.on(*SPOTS[source])
    ring = element("circle", cx=x, cy=y, r=_RING, class_="chosen")
    first, low, end = (at.near(*corner) for corner in ((0, 0), (0, CLOSE_HEIGHT), (CLOSE_WIDTH, 0)))
    ways = ((-_RING, 0, first), (_RING, 0, end)) if at is NARROW else ((0, -_RING, first), (0, _RING, low))
    beams = "".join(leader((x + dx, y + dy), corner) for dx, dy, corner in ways)
    drawn = close_up(source, at.close, at.close_scale)
    return beams + ring + drawn + _close_names(source, at) + _words(each, at)


def _words(each: Source, at: Layout) -> str:
    """Write what happens, and in a frame the pattern of pain, what people say and what it asks."""
    (x, y), why = at.words, fold(each.why, 50)
    top = y + 17 + LEADING * len(why)
    rect = element("rect", x=x, y=top, width=at.room, height=52 + LEADING * len(each.asks), rx=8, class_=each.class_)
    return "".join(
        (
            label(x, y, each.name, "strong"),
            lines(x, y + 22, why, "small", LEADING),
            rect,
            label(x + 12, top + 23, each.pattern, "strong"),
            label(x + 12, top + 43, each.says, "small"),
            lines(x + 12, top + 43 + LEADING, each.asks, "small strong", LEADING),
        )
    )


# Names inside a close-up: the words, where they stand, and how they are set.
_CLOSE_NAMES: dict[str, tuple[tuple[str, float, float, str], ...]] = {
    "skin": (
        ("periosteum", 12, 100, "small"),
        ("cortex", 12, 143, "small"),
        ("nerve", 324, 82, "small"),
    ),
    "acid": (
        ("tumor cells", 6, 100, "small"),
        ("osteoclast", 142, 174, "small middle"),
        ("acid", 199, 130, "small middle"),
        ("nerve", 324, 44, "small"),
    ),
    "crack": (
        ("load", 66, 17, "small"),
        ("sound", 84, 176, "small"),
        ("worn", 164, 70, "small end"),
        ("nerve", 326, 146, "small"),
    ),
    "root": (
        ("bone", 186, 28, "small middle"),
        ("root", 264, 96, "small middle"),
        ("cord", 353, 148, "small middle"),
        ("felt where", 12, 166, "small"),
        ("it leads", 12, 182, "small"),
    ),
}


def _close_names(source: str, at: Layout) -> str:
    return "".join(label(*at.near(x, y), text, class_) for text, x, y, class_ in _CLOSE_NAMES[source])

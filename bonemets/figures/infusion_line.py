"""How zoledronic acid is connected: beside lactated Ringer's, alone, through a second vein, and too fast."""

from __future__ import annotations

from dataclasses import dataclass

from bonemets.figures.annotation import fold
from bonemets.figures.choice import chosen
from bonemets.figures.figure import Control, Figure, Table
from bonemets.figures.framed_words import Layout
from bonemets.figures.infusion_scene import scene
from bonemets.figures.svg import canvas, element, label, lines

LINE = Control(
    "line",
    "How it is connected",
    (("port", "At the free port"), ("alone", "Alone"), ("second", "Second cannula"), ("fast", "Alone, in 5 minutes")),
    "port",
)


@dataclass(frozen=True)
class Way:
    """One way to connect the drug.

    Attributes:
        verdict: Sign and a few words.
        class_: Frame of the verdict.
        seen: What is drawn.
        reading: What to look for.
        why: The reason.
        time: What the pump shows.
    """

    verdict: str
    class_: str
    seen: str
    reading: str
    why: str
    time: str = "15 min"


WAYS = {
    "port": Way(
        "✕ Not this way",
        "urgent",
        "The tube of the drug joins the tube of the Ringer’s; from there to the hand both share one tube, with clumps "
        "of calcium and drug.",
        "Follow the tube below the cross: circles and triangles meet there.",
        "Lactated Ringer’s holds calcium. In the shared tube calcium and drug bind and may form particles.",
    ),
    "alone": Way(
        "✓ Alone",
        "routine",
        "The tube of the Ringer’s is clamped and hangs free; only the tube of the drug reaches the hand.",
        "One tube reaches the hand, and only the drug runs in it.",
        "Ringer’s stopped, the cannula flushed with sodium chloride, then the drug by itself.",
    ),
    "second": Way(
        "✓ A second cannula",
        "routine",
        "The tube of the Ringer’s goes to one hand, the tube of the drug to the other.",
        "Two tubes, two hands, and no place where circles and triangles meet.",
        "Each fluid has a tube and a vein of its own, so calcium and drug never share a tube.",
    ),
    "fast": Way(
        "✕ Too fast",
        "urgent",
        "Only the tube of the drug reaches the hand, but the pump shows 5 minutes.",
        "The tube is right; look at the pump.",
        "A line of its own is right. Less than 15 minutes is not: kidneys may be harmed.",
        "5 min",
    ),
}
_ALWAYS = (
    "Before: dose fits the clearance; 100 mL of 0.9% sodium chloride or 5% dextrose; well hydrated, no overload. "
    "Local policy says how to flush, and what may share a vein."
)


def draw(line: str = "port") -> Figure:
    """Draw the figure.

    Args:
        line: ``"port"``, ``"alone"``, ``"second"`` or ``"fast"``.

    Raises:
        ValueError: If ``line`` is none of these.

    >>> draw("fast").reading
    'The tube is right; look at the pump.'
    """
    chosen(LINE, line)
    way = WAYS[line]
    return Figure(
        name="infusion-line",
        title="Where may zoledronic acid be connected, and how fast may it run?",
        reading=way.reading,
        alt="Two bags on a stand, lactated Ringer’s with calcium on the left and zoledronic acid with a pump on the "
        f"right, above two hands. {way.seen} {way.verdict[2:]}. {way.why} {_ALWAYS}",
        wide=_drawing(line, WIDE),
        narrow=_drawing(line, NARROW),
        table=Table(
            caption="Four ways to connect the drug (label copies of November 2026)",
            head=("Way", "What is drawn", "Verdict", "Why"),
            rows=tuple((dict(LINE.choices)[key], each.seen, each.verdict[2:], each.why) for key, each in WAYS.items()),
        ),
        sources=("zometa-label", "mhra-zoledronate", "synthesis"),
        controls=(LINE,),
    )


WIDE = Layout(760, 424, (14, 10), 1.18, (462, 60), 37)
NARROW = Layout(360, 560, (8, 8), 0.95, (8, 356), 44)
_LETTER = 7.6


def _drawing(line: str, at: Layout) -> str:
    return canvas(at.width, at.height, scene(line, at.corner, at.scale), _names(line, at), _words(line, at))


def _names(line: str, at: Layout) -> str:
    """Name bags, pump, and what is special about this way, beside what they name."""
    names = [
        lines(*at.on(2, 80), ("Lactated", "Ringer’s"), "small", 16),
        lines(*at.on(277, 72), ("Zoledronic", "acid", "in 100 mL"), "small", 16),
        label(*at.on(246, 178), WAYS[line].time, "small strong middle"),
        label(*at.on(281, 178), "pump", "small soft"),
    ]
    if line == "port":
        names.append(label(*at.on(0, 252), "shared tube", "small"))
    if line in {"alone", "fast"}:
        names.append(label(*at.on(22, 187), "clamped", "small"))
    return "".join(names)


def _words(line: str, at: Layout) -> str:
    """Write verdict and reason in a frame, and what holds for every way."""
    (x, y), way = at.words, WAYS[line]
    why, always = fold(way.why, at.room - 3), fold(_ALWAYS, at.room)
    tall = 18 * len(why) + 44
    frame = element("rect", x=x, y=y, width=at.room * _LETTER, height=tall, rx=8, class_=way.class_)
    verdict = label(x + 14, y + 26, way.verdict, "strong") + lines(x + 14, y + 48, why, "small", 18)
    return frame + verdict + lines(x, y + tall + 26, always, "small soft", 18)

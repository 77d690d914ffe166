"""The four principles of WHO 2018 for pain medicines, and what each looks like at the bedside."""

from __future__ import annotations

from bonemets.figures.annotation import fold
from bonemets.figures.figure import Figure, Table
from bonemets.figures.svg import canvas, element, label, lines, path

PRINCIPLES = (
    ("By mouth",
     "As long as somebody can swallow: simple, and possible at home.",
     "“Can you swallow it? Does it stay down?”"),
    ("By the clock",
     "Pain that is always there is treated before it is back.",
     "“What happened in the last hour before the dose?”"),
    ("For the individual",
     "As strong as this pain asks for; not step by step from the bottom.",
     "“What does it stop you doing?”"),
    ("With attention to detail",
     "Bowels, nights, moving, fears; and a second look.",
     "“I come again at four. What should be better by then?”"),
)  # fmt: skip


def draw() -> Figure:
    """Draw the figure.

    >>> draw().name
    'pain-principles'
    """
    told = " ".join(f"{name}: {what} Ask: {ask}" for name, what, ask in PRINCIPLES)
    return Figure(
        name="pain-principles",
        title="Which four principles stand behind a plan for pain?",
        reading="The famous ladder is a picture for teaching; these four are what is done.",
        alt="Four cards with a small drawing each: a glass and a tablet, a clock, a person, a lens over a list. "
        + told,
        wide=_drawing(wide=True),
        narrow=_drawing(wide=False),
        table=Table(
            caption="Four principles (WHO, 2018), in our words",
            head=("Principle", "What it means", "What you ask"),
            rows=PRINCIPLES,
        ),
        sources=("who-pain-2018", "synthesis"),
    )


def _drawing(*, wide: bool) -> str:
    card, tall, room = (368.0, 150.0, 34) if wide else (352.0, 150.0, 32)
    parts = []
    for place, (name, what, ask) in enumerate(PRINCIPLES):
        left = 4.0 + (card + 12) * (place % 2) if wide else 4.0
        top = 4.0 + (tall + 12) * (place // 2 if wide else place)
        words = fold(what, room)
        parts += [
            element("rect", x=left, y=top, width=card, height=tall, rx=10, class_="box"),
            _ICONS[place](left + 50, top + tall / 2),
            label(left + 104, top + 32, name, "strong"),
            lines(left + 104, top + 56, words, "small", 17),
            lines(left + 104, top + 62 + 17 * len(words), fold(ask, room), "small soft", 17),
        ]
    rows = 2 if wide else 4
    return canvas(760 if wide else 360, 8 + (tall + 12) * rows, *parts)


def _glass(x: float, y: float) -> str:
    glass = path(f"M{x - 22:g} {y - 28:g}h34l-5 56h-24z", "fluid")
    return glass + element("rect", x=x + 6, y=y + 16, width=26, height=13, rx=6.5, class_="accent")


def _clock(x: float, y: float) -> str:
    return element("circle", cx=x, cy=y, r=30, class_="surface") + path(f"M{x:g} {y:g}v-20M{x:g} {y:g}l14 9", "line")


def _person(x: float, y: float) -> str:
    body = path(f"M{x - 24:g} {y + 32:g}c0 -34 48 -34 48 0z", "skin")
    return body + element("circle", cx=x, cy=y - 14, r=15, class_="skin")


def _lens(x: float, y: float) -> str:
    rows = path("".join(f"M{x - 30:g} {y - 22 + 15 * row:g}h40" for row in range(4)), "grid")
    ring = element("circle", cx=x + 4, cy=y - 2, r=18, class_="ring")
    return rows + ring + path(f"M{x + 17:g} {y + 11:g}l15 16", "line")


_ICONS = (_glass, _clock, _person, _lens)

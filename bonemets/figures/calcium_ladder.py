"""The calcium ladder: when each treatment begins to work, and how long it holds, on one scale of time."""

from __future__ import annotations

from dataclasses import dataclass
from math import log

from bonemets.figures.choice import chosen
from bonemets.figures.figure import Control, Figure, Table
from bonemets.figures.lane_chart import Bar, Chart, Lane

KIDNEYS = Control("kidneys", "Kidneys", (("working", "Working"), ("failing", "Failing")), "working")
_LONGEST_H = 2500.0
_TIMES = (
    (1, "1 hour"),
    (6, "6 hours"),
    (24, "1 day"),
    (72, "3 days"),
    (240, "10 days"),
    (720, "30 days"),
    (2400, "100 days"),
)


@dataclass(frozen=True)
class Rung:
    """One treatment.

    Attributes:
        name: What it is.
        begins_h: Earliest and latest usual beginning of the effect, in hours.
        holds_h: Shortest and longest usual end of the effect, in hours after the first dose.
        begins: The beginning in words.
        holds: The end in words.
        how: Dose and way as published; the prescriber decides.
        failing: What changes when the kidneys fail.
        stands_back: Whether it stands back when the kidneys fail.
    """

    name: str
    begins_h: tuple[float, float]
    holds_h: tuple[float, float]
    begins: str
    holds: str
    how: str
    failing: str
    stands_back: bool = False


RUNGS = (
    Rung(
        "Saline 0.9 %",
        (1, 6),
        (72, 72),
        "within about 6 hours",
        "while it runs",
        "Into a vein; rate by heart, urine, age.",
        "Slower, and stopped sooner: lungs fill.",
    ),
    Rung(
        "Calcitonin",
        (2, 4),
        (48, 48),
        "after 2 to 4 hours",
        "about 48 hours",
        "4–8 units/kg under the skin or into a muscle every 12 hours.",
        "Still possible, for the same two days.",
    ),
    Rung(
        "Zoledronic acid",
        (24, 72),
        (720, 960),
        "after 1 to 3 days",
        "30 to 40 days",
        "4 mg in 15 minutes or more, after fluids.",
        "Label: no cut of the dose below 400 µmol/L (4.5 mg/dL); above it, weighed.",
        stands_back=True,
    ),
    Rung(
        "Pamidronate",
        (24, 72),
        (168, 432),
        "after 1 to 3 days",
        "7 to 14 days; 18 in trials",
        "60–90 mg over 2 hours.",
        "Weighed by the prescriber.",
        stands_back=True,
    ),
    Rung(
        "Denosumab",
        (216, 216),
        (2496, 2496),
        "after 9 days (median)",
        "104 days (median)",
        "120 mg under the skin, days 1, 8, 15, 29, then monthly.",
        "Not cleared by the kidney; calcium may fall too far.",
    ),
    Rung(
        "Dialysis",
        (1, 6),
        (24, 48),
        "within hours",
        "24 to 48 hours",
        "In danger to life or kidney failure.",
        "Its main use.",
    ),
)
_LEGEND = (
    ("box", "given, not yet working"),
    ("soon", "begins to work"),
    ("routine", "works"),
    ("surface", "may still work"),
)


def draw(kidneys: str = "working") -> Figure:
    """Draw the figure.

    Args:
        kidneys: ``"working"`` or ``"failing"``.

    Raises:
        ValueError: If ``kidneys`` is neither.

    >>> draw().name
    'calcium-ladder'
    """
    chosen(KIDNEYS, kidneys)
    is_failing = kidneys == "failing"
    chart = Chart(
        times=tuple((place(hours), name) for hours, name in _TIMES),
        lanes=tuple(_lane(rung, is_failing=is_failing) for rung in RUNGS),
        legend=_LEGEND,
        note="The scale shrinks to the right: hours, days, months. Published figures, 2001 to 2015; people differ.",
    )
    told = " ".join(f"{rung.name}: begins {rung.begins}; holds {rung.holds}. {_text(rung, kidneys)}" for rung in RUNGS)
    return Figure(
        name="calcium-ladder",
        title="Which treatment lowers calcium tonight, and which next month?",
        reading=_READING[kidneys],
        alt=f"Six lanes over a time scale from one hour to a hundred days. {told}",
        wide=chart.wide(),
        narrow=chart.narrow(),
        table=Table(
            caption="Treatments of high calcium in cancer; doses as published, the prescriber decides",
            head=("Treatment", "Begins", "Holds", "How", "When kidneys fail"),
            rows=tuple((rung.name, rung.begins, rung.holds, rung.how, rung.failing) for rung in RUNGS),
        ),
        sources=("hcm-agents-2015", "major-2001", "hu-2014", "zometa-label", "xgeva-label"),
        controls=(KIDNEYS,),
    )


_READING = {
    "working": "Saline and calcitonin carry tonight; the bone drugs start after a day or more and hold for weeks.",
    "failing": "With failing kidneys the bisphosphonates stand back; denosumab and dialysis come forward.",
}


def place(hours: float) -> float:
    """Return where a time lies, 0 for one hour and 1 for the end; each step of ten is as long as the next.

    >>> place(1), place(50) == (place(1) + place(2500)) / 2
    (0.0, True)
    """
    return round(log(hours) / log(_LONGEST_H), 6)


def _text(rung: Rung, kidneys: str) -> str:
    return rung.failing if kidneys == "failing" else rung.how


def _lane(rung: Rung, *, is_failing: bool) -> Lane:
    (early, late), (short, long) = rung.begins_h, rung.holds_h
    stretches = ((1.0, early, "box"), (early, late, "soon"), (late, short, "routine"), (short, long, "surface"))
    bars = tuple(Bar(place(start), place(end), class_) for start, end, class_ in stretches if end > start)
    text = f"Begins {rung.begins}, holds {rung.holds}. {_text(rung, 'failing' if is_failing else 'working')}"
    return Lane(rung.name, bars, text, dimmed=is_failing and rung.stands_back)

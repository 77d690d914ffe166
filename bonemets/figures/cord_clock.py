"""The clocks of spinal cord compression: who says what by when, beside the clock of the cord itself."""

from __future__ import annotations

from dataclasses import dataclass

from bonemets.figures.choice import chosen
from bonemets.figures.figure import Control, Figure, Table
from bonemets.figures.lane_chart import Bar, Chart, Lane

SITUATION = Control(
    "situation",
    "What was found",
    (("signs", "Weakness, numbness, bladder or bowel"), ("pain", "Pain that suggests metastases, nerves normal")),
    "signs",
)
_TIMES = ("now", "1 hour", "24 hours", "48 hours", "1 week")


@dataclass(frozen=True)
class Step:
    """One clock.

    Attributes:
        name: What is to happen.
        start: Number of the time at which the bar begins.
        end: Number of the time at which it ends.
        by: The latest time, in words.
        who: Who says so, with the year.
        what: What to know.
        class_: How it is drawn.
    """

    name: str
    start: int
    end: int
    by: str
    who: str
    what: str
    class_: str = "accent"


STEPS = {
    "signs": (
        Step("Call", 0, 0, "immediately", "NICE, 2023", "Coordinator, or the team your hospital names.", "mark"),
        Step(
            "Protect the spine", 0, 2, "at once", "NICE, 2023", "Until someone has judged if it is stable.", "routine"
        ),
        Step("Dexamethasone", 0, 1, "as soon as possible", "NICE, 2023", "16 mg, then 16 mg a day, as prescribed."),
        Step("MRI of the whole spine", 0, 2, "24 hours", "NICE, 2023", "As soon as possible, and always by then."),
        Step("Radiotherapy begins", 2, 3, "24 hours after the decision", "NICE QS56", "If surgery does not suit."),
        Step(
            "The cord itself",
            0,
            4,
            "no limit anyone can promise",
            "PCNOW",
            "Weakness to paralysis: weeks, or under 24 hours.",
            "emergency",
        ),
    ),
    "pain": (
        Step("Advice", 0, 2, "24 hours", "NICE, 2023", "From the coordinator, or the team your hospital names."),
        Step("MRI of the whole spine", 0, 4, "1 week", "NICE, 2023", "Sooner if any nerve sign appears."),
        Step(
            "Dexamethasone",
            0,
            0,
            "not routine",
            "NICE, 2023",
            "Considered for severe pain or blood cancers.",
            "box",
        ),
        Step("Teach and ask", 0, 4, "at each contact", "our teaching", "Legs, feeling, bladder, bowel.", "routine"),
    ),
}
_CALL = "New weakness, numbness, bladder or bowel change: it is the other clock, from that minute on. Call now."


def draw(situation: str = "signs") -> Figure:
    """Draw the figure.

    Args:
        situation: ``"signs"`` (nerve signs) or ``"pain"`` (pain alone).

    Raises:
        ValueError: If ``situation`` is neither.

    >>> draw("pain").reading
    'Advice within 24 hours, MRI within 1 week, and the question about legs at each contact.'
    """
    chosen(SITUATION, situation)
    steps = STEPS[situation]
    chart = Chart(
        times=tuple((index / (len(_TIMES) - 1), name) for index, name in enumerate(_TIMES)),
        lanes=tuple(_lane(step) for step in steps),
        call=_CALL if situation == "pain" else "",
        note=f"Time steps are even, not to scale.{_AS_DRAWN if situation == 'signs' else ''}",
    )
    told = " ".join(f"{step.name}: {step.by} ({step.who}). {step.what}" for step in steps)
    return Figure(
        name="cord-clock",
        title="Who says what, by when?",
        reading=_READING[situation],
        alt=f"A time line from now to one week with one lane for each step. {told}",
        wide=chart.wide(),
        narrow=chart.narrow(),
        table=Table(
            caption="Clocks for suspected spinal cord compression, by what was found",
            head=("Found", "What", "At the latest", "Who says so", "What to know"),
            rows=tuple(
                (text, step.name, step.by, step.who, step.what)
                for value, text in SITUATION.choices
                for step in STEPS[value]
            ),
        ),
        sources=("nice-ng234", "nice-qs56", "pcnow-mscc", "synthesis"),
        controls=(SITUATION,),
    )


_AS_DRAWN = " Radiotherapy is drawn as if decided at 24 hours; its clock starts with the decision."
_READING = {
    "signs": "Call now, MRI within 24 hours, radiotherapy within 24 hours of the decision; the cord may be faster.",
    "pain": "Advice within 24 hours, MRI within 1 week, and the question about legs at each contact.",
}


def _lane(step: Step) -> Lane:
    start, end = (number / (len(_TIMES) - 1) for number in (step.start, step.end))
    limited = step.class_ == "accent" and step.end > 1
    text = f"{step.by[0].upper()}{step.by[1:]} ({step.who}). {step.what}"
    return Lane(step.name, (Bar(start, end, step.class_),), text, limit=end if limited else None)

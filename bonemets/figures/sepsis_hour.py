"""The first hour of possible neutropenic sepsis, lane by lane, with the limit of the first antibiotic."""

from __future__ import annotations

from bonemets.figures.choice import chosen
from bonemets.figures.figure import Control, Figure, Table
from bonemets.figures.lane_chart import Chart, Span

STATE = Control(
    "state",
    "The person is",
    (("steady", "Unwell, pressure holds"), ("shock", "In shock, or with signs of sepsis")),
    "steady",
)
LIMIT_MIN = {"steady": 60, "shock": 30}
_LAST_MIN = 75
_TIMES = ((0, "triage"), (15, "15 min"), (30, "30 min"), (45, "45 min"), (60, "60 min"), (75, "to 4 h"))


_FIRST = (
    Span("Look and say it", 0, 5, "emergency", "Airway, breath, pulse, pressure, wits. Say: “possible neutropenic "
         "sepsis.” Write the time."),
    Span("Line and blood", 5, 15, "accent", "Two sets of cultures, from a vein and from the line; lactate, count, "
         "kidneys, glucose."),
)  # fmt: skip
_LAST = (
    Span("Fluid and oxygen", 10, 60, "routine", "As ordered or by protocol; listen to the lungs."),
    Span("Look for the source", 20, 45, "box", "Mouth, lines, skin, chest, urine; around the anus by eye. "
         "Nothing into the rectum."),
    Span("Look again", 0, 75, "routine", "Every 15 minutes in the first hour; urine; lactate again if raised. Stay "
         "at least 4 hours."),
)  # fmt: skip
_SAYS = {
    "steady": "Within 60 minutes of triage (ASCO/IDSA, 2018); NICE: at once. Not after the count.",
    "shock": "Within 30 minutes (Australia); NICE: at once. Call intensive care in the same minute.",
}


def tasks(state: str) -> tuple[Span, ...]:
    """Give the strands of work from top to bottom.

    >>> [task.end for task in tasks("shock") if task.name == "First antibiotic"]
    [30]
    """
    return (*_FIRST, Span("First antibiotic", 15, LIMIT_MIN[state], "urgent", _SAYS[state]), *_LAST)


def draw(state: str = "steady") -> Figure:
    """Draw the figure.

    Args:
        state: ``"steady"`` or ``"shock"``.

    Raises:
        ValueError: If ``state`` is neither.

    >>> "30 minutes" in draw("shock").reading
    True
    """
    chosen(STATE, state)
    work = tasks(state)
    chart = Chart(
        times=tuple((minutes / _LAST_MIN, name) for minutes, name in _TIMES),
        lanes=tuple(
            task.lane(_LAST_MIN, LIMIT_MIN[state] if task.name == "First antibiotic" else None) for task in work
        ),
        call="Not in this hour: waiting for the neutrophils, acetaminophen before a temperature is written down, "
        "a rectal thermometer, a needle in a muscle.",
        note="The thick line is the limit of the first dose. The other times are our teaching, not a rule.",
    )
    told = " ".join(f"{task.name}, minute {task.start} to {_end(task)}: {task.text}" for task in work)
    return Figure(
        name="sepsis-hour",
        title="What happens in the first hour, and what must not wait?",
        reading=f"The first antibiotic is in within {LIMIT_MIN[state]} minutes; cultures come first and never hold it "
        "up.",
        alt=f"A time line from triage to four hours with six lanes. {told}",
        wide=chart.wide(),
        narrow=chart.narrow(),
        table=Table(
            caption="The first hour of possible neutropenic sepsis",
            head=("What", "From minute", "To minute", "What belongs to it"),
            rows=tuple((task.name, str(task.start), _end(task), task.text) for task in work),
        ),
        sources=(
            *("asco-idsa-2018", "nice-cg151", "tg-fn", "ssc-2021", "rectal-2023", "pcuk-painkiller"),
            *("cure-bleeding-2005", "synthesis"),
        ),
        controls=(STATE,),
    )


def _end(task: Span) -> str:
    return "240" if task.end == _LAST_MIN else str(task.end)

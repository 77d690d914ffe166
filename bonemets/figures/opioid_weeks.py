"""The first weeks on an opioid: what fades, what stays, and what is done about it from which day."""

from __future__ import annotations

from bonemets.figures.choice import chosen
from bonemets.figures.figure import Control, Figure, Table
from bonemets.figures.lane_chart import Chart, Span

LAXATIVE = Control(
    "laxative",
    "The laxative begins",
    (("first", "On the first day"), ("late", "When it has become hard")),
    "first",
)
_LAST_DAY = 28
_TIMES = ((0, "day 1"), (7, "day 7"), (14, "day 14"), (21, "day 21"), (28, "day 28"))
_SOURCES = (
    "nice-cg140",
    "ballantyne-2006",
    "access-opioid",
    "cancer-council-opioid",
    "mskcc-opioid",
    "scot-opioid",
    "asam-overdose-2025",
    "synthesis",
)


_ALWAYS = (
    Span("Pain relief", 0, 28, "accent", "By the clock, and a quick dose on top. Looked at again next day."),
    Span("Drowsy", 0, 5, "soon", "Eases within days. Back again later: ask why (dose, kidneys, calcium)."),
    Span("Nausea", 0, 7, "soon", "Often eases within a week; a medicine against it is asked for early."),
)  # fmt: skip
_BOWEL = {
    "first": (
        Span("Constipation", 0, 28, "routine", "Does not fade. Held in check by a laxative every day."),
        Span("Laxative", 0, 28, "accent", "From first dose to last; it moves the bowel or keeps water in it."),
    ),
    "late": (
        Span("Constipation", 0, 28, "urgent", "Does not fade. Hard by day 4, then pain, nausea, no appetite."),
        Span("Laxative", 7, 28, "accent", "Late: now often a suppository or an enema is needed first."),
    ),
}
_READING = {
    "first": "Drowsiness and nausea fade within days; constipation stays as long as the opioid, and so does the "
    "laxative.",
    "late": "A laxative that begins late runs after a bowel that is hard already.",
}


def strands(laxative: str) -> tuple[Span, ...]:
    """Give the lanes from top to bottom.

    >>> [each.start for each in strands("late") if each.name == "Laxative"]
    [7]
    """
    return (*_ALWAYS, *_BOWEL[laxative])


def draw(laxative: str = "first") -> Figure:
    """Draw the figure.

    Args:
        laxative: ``"first"`` or ``"late"``.

    Raises:
        ValueError: If ``laxative`` is neither.

    >>> draw().name
    'opioid-weeks'
    """
    chosen(LAXATIVE, laxative)
    shown = strands(laxative)
    chart = Chart(
        times=tuple((day / _LAST_DAY, name) for day, name in _TIMES),
        lanes=tuple(each.lane(_LAST_DAY) for each in shown),
        call="At any time: hard to wake, eight breaths a minute or fewer, blue or gray lips: emergency number now.",
        note="Usual courses, drawn as our teaching; people differ.",
    )
    told = " ".join(f"{each.name}, day {each.start + 1:g} to {_end(each)}: {each.text}" for each in shown)
    return Figure(
        name="opioid-weeks",
        title="Which side effects of an opioid fade, and which one stays?",
        reading=_READING[laxative],
        alt=f"Lanes over the first four weeks on an opioid. {told}",
        wide=chart.wide(),
        narrow=chart.narrow(),
        table=Table(
            caption="The first four weeks on an opioid",
            head=("What", "From day", "To day", "What to know"),
            rows=tuple((each.name, f"{each.start + 1:g}", _end(each), each.text) for each in shown),
        ),
        sources=_SOURCES,
        controls=(LAXATIVE,),
    )


def _end(strand: Span) -> str:
    return "goes on" if strand.end == _LAST_DAY else f"{strand.end:g}"

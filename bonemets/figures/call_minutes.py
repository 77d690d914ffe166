"""A telephone call at the triage desk, minute by minute: what is asked when, and what ends the asking."""

from __future__ import annotations

from bonemets.figures.choice import chosen
from bonemets.figures.figure import Control, Figure, Table
from bonemets.figures.lane_chart import Chart, Span

CALLER = Control(
    "caller",
    "The person on the line",
    (("talks", "Talks in whole sentences"), ("collapsed", "Hard to wake, short of breath or bleeding heavily")),
    "talks",
)
_LAST_MIN = 8
_TIMES = ((0, "hello"), (1, "1 min"), (2, "2 min"), (4, "4 min"), (6, "6 min"), (8, "8 min"))


_OPEN = (
    Span("Who and where", 0, 0.5, "accent", "Name, a number to call back, and the place where they are."),
    Span("Awake? Breath? Blood?", 0.5, 1, "emergency", "Collapse, breath, heavy bleeding: the questions end here."),
)
_TALKS = (
    *_OPEN,
    Span("Their worry", 1, 2, "box", "In their own words, and written down so. Then cancer, treatment, since when."),
    Span("Every group", 2, 5.5, "routine", "Legs, skin, bladder; bone and load; temperature; bleeding; thirst, urine, "
         "clear head; pain, bowels. Also those they leave out."),
    Span("How soon", 5.5, 6, "urgent", "The worst finding decides; moderate ones add up; not known stays not known."),
    Span("Close", 6, 7, "accent", "By when, who, what would change it. Their own words back."),
    Span("Write", 7, 8, "box", "Times, words, what was not known, level, advice. Hand over."),
)  # fmt: skip
_COLLAPSED = (
    *_OPEN,
    Span("Ambulance", 1, 2, "emergency", "Sent on the other line, to the place you wrote down first."),
    Span(
        "Stay on the line",
        1,
        8,
        "urgent",
        "With whoever is there: drowsy on the side, breathless sitting up, pressure on a bleed.",
    ),
    Span("Tell the crew", 6, 7, "accent", "Cancer, treatment and its date, what was seen and when. Tell the team."),
    Span("Write", 7, 8, "box", "Times and words, once the crew has taken over."),
)


def parts(caller: str) -> tuple[Span, ...]:
    """Give the parts of a call from top to bottom.

    >>> parts("collapsed")[2].name
    'Ambulance'
    """
    return _TALKS if caller == "talks" else _COLLAPSED


def draw(caller: str = "talks") -> Figure:
    """Draw the figure.

    Args:
        caller: ``"talks"`` or ``"collapsed"``.

    Raises:
        ValueError: If ``caller`` is neither.

    >>> draw("collapsed").reading.startswith("One minute")
    True
    """
    chosen(CALLER, caller)
    call = parts(caller)
    chart = Chart(
        times=tuple((minute / _LAST_MIN, name) for minute, name in _TIMES),
        lanes=tuple(part.lane(_LAST_MIN) for part in call),
        call="Not by telephone: trying a few steps, pressing on the back, lifting an arm. Ask what they did today.",
        note="The minutes are our teaching, not a rule. Education only, not medical advice.",
    )
    reading = {
        "talks": "Almost half of the call goes to the groups a caller does not bring up; the last two minutes go to "
        "closing and writing.",
        "collapsed": "One minute decides: name, number, place, awake or not. Then help is sent, and you stay.",
    }[caller]
    told = " ".join(f"{part.name}, minute {part.start:g} to {part.end:g}: {part.text}" for part in call)
    return Figure(
        name="call-minutes",
        title="What is asked when, and what ends the asking?",
        reading=reading,
        alt=f"A time line of eight minutes with {len(call)} lanes. {told}",
        wide=chart.wide(),
        narrow=chart.narrow(),
        table=Table(
            caption="A call in parts",
            head=("Part", "From minute", "To minute", "What belongs to it"),
            rows=tuple((part.name, f"{part.start:g}", f"{part.end:g}", part.text) for part in call),
        ),
        sources=(
            *("ukons-v2", "ukons-v3", "safety-net-2019", "ahrq-teach-back", "nhs-recovery", "royalsurrey-hotline"),
            *("scot-bleeding", "synthesis"),
        ),
        controls=(CALLER,),
    )

"""Pain over one day, with medicine given when it hurts, by the clock, or by the clock with a dose before moving."""

from __future__ import annotations

from dataclasses import dataclass

from bonemets.figures.choice import chosen
from bonemets.figures.figure import Control, Figure, Table
from bonemets.figures.svg import canvas, element, label, lines, number, path

GIVEN = Control(
    "given",
    "Medicine",
    (("asked", "When it hurts"), ("clock", "By the clock"), ("before", "By the clock, and before moving")),
    "asked",
)
START_HOUR, END_HOUR = 6.0, 22.0
WASH_HOUR, WALK_HOUR = 8.0, 14.0
_STEP_HOUR = 0.25
_BASE, _PEAK = 5.0, 3.5
_LONG = {"asked": (), "clock": (-4.0, 8.0, 20.0), "before": (-4.0, 8.0, 20.0)}
_QUICK = {"asked": (8.75, 14.75, 18.5), "clock": (), "before": (7.5, 13.5)}
_READING = {
    "asked": "Each dose comes after the pain, and the pain comes back before the next.",
    "clock": "The hours at rest are calm; washing and walking still break through.",
    "before": "Calm at rest, and a quick dose half an hour before moving takes the peaks down.",
}


def pain(given: str, hour: float) -> float:
    """Give the drawn pain from 0 to 10; an invented person, for comparing three ways.

    Args:
        given: ``"asked"``, ``"clock"`` or ``"before"``.
        hour: Hour of the day, 6 to 22.

    >>> pain("asked", 8.25) > pain("clock", 8.25) > pain("before", 8.25)
    True
    """
    peaks = sum(_PEAK * max(0.0, 1 - abs(hour - at - 0.25)) for at in (WASH_HOUR, WALK_HOUR))
    calm = sum(3.4 * _works(hour - at, 1.5, 10.0) for at in _LONG[given])
    quick = sum(3.0 * _works(hour - at, 0.5, 2.5) for at in _QUICK[given])
    return min(10.0, max(0.0, _BASE + peaks - min(calm, 3.8) - quick))


def _works(since: float, rise: float, stay: float) -> float:
    """Give the share of a dose that works: rises, stays, and fades over two hours."""
    if since <= 0:
        return 0.0
    return min(1.0, since / rise, max(0.0, 1 - (since - stay) / 2))


def draw(given: str = "asked") -> Figure:
    """Draw the figure.

    Args:
        given: ``"asked"``, ``"clock"`` or ``"before"``.

    Raises:
        ValueError: If ``given`` is none of them.

    >>> draw("before").name
    'pain-day'
    """
    chosen(GIVEN, given)
    hours = [6, 8, 10, 12, 14, 16, 18, 20, 22]
    washing, walking = (round(pain(given, at + 0.25)) for at in (WASH_HOUR, WALK_HOUR))
    return Figure(
        name="pain-day",
        title="What does medicine by the clock change, and what does it not?",
        reading=_READING[given],
        alt=f"A curve of pain from 6 to 22 hours of an invented person, medicine {dict(GIVEN.choices)[given].lower()}. "
        f"{_READING[given]} Pain on washing {washing}, on walking {walking} of 10. "
        f"Doses by the clock: {_times(_LONG[given])}. Quick doses: {_times(_QUICK[given])}.",
        wide=_drawing(given, WIDE),
        narrow=_drawing(given, NARROW),
        table=Table(
            caption="Drawn pain, 0 to 10, of an invented person",
            head=("Hour", *(text for _, text in GIVEN.choices)),
            rows=tuple(
                (f"{hour}:00", *(f"{pain(way, float(hour)):.0f}" for way, _ in GIVEN.choices)) for hour in hours
            ),
        ),
        sources=("who-pain-2018", "nice-cg140", "bone-pain-rules-2012", "tg-pain", "synthesis"),
        controls=(GIVEN,),
    )


def _times(doses: tuple[float, ...]) -> str:
    day = [dose for dose in doses if dose >= START_HOUR]
    return ", ".join(f"{int(dose)}:{round(60 * (dose % 1)):02d}" for dose in day) or "none"


@dataclass(frozen=True)
class Plot:
    """Where the curve stands in one of the two drawings."""

    width: float
    left: float
    right: float
    legend_step: tuple[float, float]
    note: tuple[str, ...]

    def x(self, hour: float) -> float:
        """Find the place of an hour."""
        return self.left + (hour - START_HOUR) / (END_HOUR - START_HOUR) * (self.right - self.left)

    def y(self, value: float) -> float:
        """Find the height of a pain from 0 to 10."""
        return _FOOT - value / 10 * (_FOOT - _TOP)


_TOP, _FOOT = 66.0, 266.0
WIDE = Plot(760, 46, 724, (230, 0), ("An invented person; the shape, not the numbers, is the point.",))
NARROW = Plot(360, 34, 348, (0, 24), ("An invented person; the shape,", "not the numbers, is the point."))


def _drawing(given: str, at: Plot) -> str:
    key = _FOOT + 82
    second = (at.left + at.legend_step[0], key + at.legend_step[1])
    low = second[1] + 28
    return canvas(
        at.width,
        low + 18 * len(at.note),
        _axes(at),
        _curve(given, at),
        _doses(given, at),
        _capsule(at.left, key - 12, "accent") + label(at.left + 16, key, "long dose, by the clock", "small"),
        _capsule(second[0], second[1] - 12, "soon") + label(second[0] + 16, second[1], "quick dose", "small"),
        lines(at.left, low, at.note, "small soft", 18),
    )


def _axes(at: Plot) -> str:
    grid = "".join(f"M{number(at.left)} {number(at.y(value))}H{number(at.right)}" for value in (0, 5, 10))
    values = "".join(label(at.left - 8, at.y(value) + 5, str(value), "small soft end") for value in (0, 5, 10))
    hours = "".join(
        label(at.x(hour), _FOOT + 22, f"{hour}" if hour > START_HOUR else "6 h", "small soft middle")
        for hour in (6, 10, 14, 18, 22)
    )
    return label(at.left - 24, 22, "Pain, 0 to 10", "strong") + path(grid, "grid") + values + hours


def _curve(given: str, at: Plot) -> str:
    count = int((END_HOUR - START_HOUR) / _STEP_HOUR)
    hours = [START_HOUR + _STEP_HOUR * place for place in range(count + 1)]
    line = "M" + "L".join(f"{number(at.x(hour))} {number(at.y(pain(given, hour)))}" for hour in hours)
    names = ((WASH_HOUR, "washing"), (WALK_HOUR, "walk"))
    return "".join(label(at.x(hour + 0.25), _TOP - 12, word, "small middle") for hour, word in names) + path(
        line, "series"
    )


def _doses(given: str, at: Plot) -> str:
    return "".join(
        _capsule(at.x(dose) - 4, _FOOT + 34, class_)
        for doses, class_ in ((_LONG[given], "accent"), (_QUICK[given], "soon"))
        for dose in doses
        if dose >= START_HOUR
    )


def _capsule(x: float, y: float, class_: str) -> str:
    return element("rect", x=x, y=y, width=8, height=16, rx=4, class_=class_)

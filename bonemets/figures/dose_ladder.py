"""The dose ladder: what each test gives, beside a flight, a day and a year of natural background."""

from __future__ import annotations

from dataclasses import dataclass
from math import log10

from bonemets.figures.choice import chosen
from bonemets.figures.figure import Control, Figure, Table
from bonemets.figures.svg import canvas, element, label, lines, number, path

UNIT = Control("unit", "Told as", (("msv", "mSv"), ("time", "Time of natural background")), "msv")
BACKGROUND_MSV_PER_YEAR = 3.1  # United States, 2006 (ncrp-160)
_LOW, _HIGH = 0.004, 40.0


@dataclass(frozen=True)
class Rung:
    """One rung of the ladder.

    Attributes:
        name: What it is.
        low_msv: Lowest typical effective dose.
        high_msv: Highest typical effective dose.
        is_test: Whether it is a test; the others are everyday life.
        under: Whether the dose is below ``high_msv``.
    """

    name: str
    low_msv: float
    high_msv: float
    is_test: bool = True
    under: bool = False


RUNGS = (
    Rung("MRI", 0, 0),
    Rung("A day of natural background", 0.0085, 0.0085, is_test=False),
    Rung("X-ray of an arm or leg", 0.01, 0.01, under=True),
    Rung("X-ray of the chest", 0.02, 0.02),
    Rung("A flight of five hours", 0.025, 0.025, is_test=False),
    Rung("X-ray of the lumbar spine", 1.3, 1.5),
    Rung("A year of natural background", 3.1, 3.1, is_test=False),
    Rung("Bone scan", 4.0, 6.3),
    Rung("CT of the spine", 6.0, 6.0),
    Rung("CT of the chest", 6.0, 7.0),
    Rung("CT of abdomen and pelvis", 8.0, 10.0),
    Rung("FDG-PET: alone, or with a full CT", 7.0, 25.0),
)
_NOTE = (
    "Radiation therapy is not on this ladder. It is measured in gray,",
    "for the place that is treated: thousands of times as much there.",
)
_NARROW_NOTE = (
    "Radiation therapy is not on this ladder.",
    "It is measured in gray, for the place that",
    "is treated: thousands of times as much.",
)


def draw(unit: str = "msv") -> Figure:
    """Draw the figure.

    Args:
        unit: ``"msv"`` writes doses in millisieverts, ``"time"`` as time of natural background.

    Raises:
        ValueError: If ``unit`` is neither.

    >>> draw("time").name
    'dose-ladder'
    """
    chosen(UNIT, unit)
    told = "; ".join(f"{each.name}: {amount(each, unit)}" for each in RUNGS)
    return Figure(
        name="dose-ladder",
        title="How much radiation does each test give?",
        reading=(
            "Each line to the right is ten times as much. A bone scan is like one to two years of background."
            if unit == "time"
            else "Each line to the right is ten times as much. A bone scan stands beside CT; MRI gives none."
        ),
        alt=f"A ladder of doses from none to most, filled marks for tests, open ones for everyday life. {told}.",
        wide=_wide(unit),
        narrow=_narrow(unit),
        table=Table(
            caption="Typical effective doses in adults (published tables 2003–2023) and natural background (3.1 mSv "
            "a year, United States, 2006)",
            head=("What", "Dose", "Like natural background of"),
            rows=tuple((each.name, amount(each, "msv"), amount(each, "time")) for each in RUNGS),
        ),
        sources=("sact-imaging-doses", "ncrp-160", "nih-everyday-dose"),
        controls=(UNIT,),
    )


def amount(rung: Rung, unit: str) -> str:
    """Write the dose of a rung.

    >>> amount(RUNGS[7], "msv"), amount(RUNGS[7], "time")
    ('4–6.3 mSv', '15–24 months')
    """
    if rung.high_msv == 0:
        return "0 mSv" if unit == "msv" else "none"
    under = "under " if rung.under else ""
    if unit == "msv":
        return f"{under}{_range(f'{rung.low_msv:g}', f'{rung.high_msv:g}')} mSv"
    size, name = _period(rung.high_msv)
    low, high = (f"{value / BACKGROUND_MSV_PER_YEAR * size:.0f}" for value in (rung.low_msv, rung.high_msv))
    told = f"{_range(low, high)} {name if high != '1' else name.removesuffix('s')}"
    return f"{told} or less" if rung.under else told


def _range(low: str, high: str) -> str:
    return low if low == high else f"{low}–{high}"


def _period(msv: float) -> tuple[float, str]:
    """Choose days, months or years: how many make a year, and their name."""
    years = msv / BACKGROUND_MSV_PER_YEAR
    if years < 0.1:
        return 365.0, "days"
    return (12.0, "months") if years < 3 and years != 1 else (1.0, "years")


def _x(msv: float, left: float, right: float) -> float:
    """Place a dose on the ladder; each step of ten is as long as the next."""
    return left + (log10(msv) - log10(_LOW)) / (log10(_HIGH) - log10(_LOW)) * (right - left)


def _mark(rung: Rung, y: float, left: float, right: float) -> str:
    if rung.high_msv == 0:
        return path(f"M{number(left)} {number(y - 7)}v14", "now")
    a, b = (_x(value, left, right) for value in (rung.low_msv, rung.high_msv))
    if not rung.is_test:
        return element("circle", cx=b, cy=y, r=6, class_="box")
    return element("rect", x=a - 6, y=y - 6, width=b - a + 12, height=12, rx=6, class_="mark")


def _grid(top: float, bottom: float, left: float, right: float) -> str:
    ticks = "".join(
        path(f"M{number(_x(value, left, right))} {number(top)}V{number(bottom)}", "grid")
        + label(_x(value, left, right), bottom + 18, f"{value:g}", "small soft middle")
        for value in (0.01, 0.1, 1, 10)
    )
    return path(f"M{number(left)} {number(bottom)}H{number(right)}", "axis") + ticks


def _legend(x: float, y: float) -> str:
    test = element("rect", x=x, y=y - 10, width=20, height=12, rx=6, class_="mark")
    life = element("circle", cx=x + 96, cy=y - 4, r=6, class_="box")
    return test + label(x + 27, y, "a test", "small") + life + label(x + 109, y, "everyday life", "small")


def _wide(unit: str) -> str:
    left, right, top, step = 262.0, 748.0, 50.0, 34.0
    bottom = top + step * len(RUNGS)
    drawn = [_legend(8, 24), _grid(top - 6, bottom, left, right)]
    for index, rung in enumerate(RUNGS):
        y = top + step * (index + 0.5)
        end = left + 4 if rung.high_msv == 0 else _x(rung.high_msv, left, right) + 8
        is_right = end < right - 130
        at = end + 8 if is_right else _x(rung.low_msv, left, right) - 15
        drawn.append(label(8, y + 5, rung.name, "small" if not rung.is_test else None))
        drawn.append(_mark(rung, y, left, right))
        drawn.append(label(at, y + 5, amount(rung, unit), "small strong" if is_right else "small strong end"))
    drawn.append(label(right, bottom + 38, "Effective dose, mSv", "small soft end"))
    return canvas(760, bottom + 84, *drawn, lines(8, bottom + 56, _NOTE, "small", 18))


def _narrow(unit: str) -> str:
    left, right, top, step = 12.0, 348.0, 50.0, 52.0
    bottom = top + step * len(RUNGS)
    drawn = [_legend(12, 24), _grid(top - 6, bottom, left, right)]
    for index, rung in enumerate(RUNGS):
        y = top + step * index
        drawn.append(label(12, y + 16, rung.name, "small"))
        drawn.append(label(348, y + 16, amount(rung, unit), "small strong end"))
        drawn.append(_mark(rung, y + 32, left, right))
    drawn.append(label(right, bottom + 38, "Effective dose, mSv", "small soft end"))
    return canvas(360, bottom + 116, *drawn, lines(12, bottom + 66, _NARROW_NOTE, "small", 18))

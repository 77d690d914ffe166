"""The drawing of ``zoledronate``: the bag, the label's staircase with the marker, and the checks."""

from __future__ import annotations

from dataclasses import dataclass

from bonemets.domain.lab.zoledronate import SCALE
from bonemets.figures.explore.plot import Plot
from bonemets.figures.svg import canvas, element, label, lines, path

MOST_ML_PER_MIN = 120.0

CHECKS = (
    ("Creatinine", "today, against the baseline"),
    ("Calcium, vitamin D", "corrected calcium; supplements"),
    ("Mouth and jaw", "dentist seen; no loose tooth"),
    ("Water", "drinks enough; no overload"),
    ("Line", "its own; no calcium, no Ringer"),
    ("Time", "15 minutes or more, in 100 mL"),
)


@dataclass(frozen=True)
class Bag:
    """What is drawn.

    Attributes:
        clearance: Creatinine clearance in mL/min.
        reach: Clearance with creatinine a little higher and a little lower.
        dose: Dose on the bag, empty for no bag.
        table_applies: Whether the staircase is the right table.
        sum: The formula with its numbers, in lines.
    """

    clearance: float
    reach: tuple[float, float]
    dose: str
    table_applies: bool
    sum: tuple[str, ...]


@dataclass(frozen=True)
class Layout:
    """Where things stand in one of the two drawings."""

    width: float
    height: float
    bag: tuple[float, float]
    plot: Plot
    checks: tuple[float, float]
    columns: int
    sum: tuple[float, float]


_DOSE = (0.0, 4.4)
WIDE = Layout(760, 412, (24, 20), Plot(236, 46, 500, 170, (0, MOST_ML_PER_MIN), _DOSE), (236, 292), 2, (24, 300))
NARROW = Layout(360, 638, (16, 12), Plot(24, 292, 324, 130, (0, MOST_ML_PER_MIN), _DOSE), (16, 492), 1, (182, 84))


def bedside(bag: Bag, at: Layout) -> str:
    """Build one of the two drawings.

    >>> bedside(Bag(60, (57, 63), "3.5 mg", True, ("a",)), WIDE).startswith("<svg")
    True
    """
    return canvas(at.width, at.height, _bag(bag, at), _stairs(bag, at.plot), _checks(at))


def _bag(bag: Bag, at: Layout) -> str:
    """Draw the infusion bag on its hook, full or crossed out, and the sum below or beside it."""
    x, y = at.bag
    hook = path(f"M{x + 72:g} {y + 18:g}v-10a8 8 0 1 1 12 6", "line")
    body = element("rect", x=x, y=y + 18, width=144, height=172, rx=18, class_="box")
    tube = path(f"M{x + 72:g} {y + 190:g}v8m-8 0h16v16h-16zm8 16v12", "line")
    x_mid = x + 72
    if bag.dose:
        fluid = path(f"M{x + 8:g} {y + 66:g}q34 -9 64 0t64 0v98q0 18 -18 18h-92q-18 0 -18 -18Z", "fluid")
        text = label(x_mid, y + 50, "zoledronic acid", "small middle") + label(
            x_mid, y + 106, bag.dose, "strong middle huge"
        )
        text += lines(x_mid, y + 134, ("in 100 mL", "15 min or more"), "small middle", 18)
        return hook + body + fluid + tube + text + _sum(bag, at)
    cross = path(f"M{x + 16:g} {y + 54:g}l112 124m0 -124l-112 124", "stop")
    return hook + body + tube + cross + label(x_mid, y + 42, "no bag: ask first", "small middle") + _sum(bag, at)


def _sum(bag: Bag, at: Layout) -> str:
    x, y = at.sum
    head = label(x, y, "Clearance", "strong")
    return head + lines(x, y + 20, bag.sum, "small", 18)


def _stairs(bag: Bag, plot: Plot) -> str:
    """Draw the label's bands as steps, with the marker and the reach of a small slip."""
    class_ = "" if bag.table_applies else " dim"
    parts = [label(plot.left, plot.top - 22, "Label dose for bone metastases, mg", "strong")]
    parts += [_step(plot, low, high, dose, class_) for low, high, dose in _steps()]
    parts.append(
        plot.across_axis([(each, f"{each}") for each in (0, 30, 40, 50, 60, 90, 120)], "creatinine clearance, mL/min")
    )
    parts.append(_marker(bag, plot))
    if not bag.table_applies:
        parts.append(label(plot.left, plot.top - 4, "does not apply to high calcium", "small urgent"))
    return "".join(parts)


def _steps() -> list[tuple[float, float, float]]:
    """Read the bands of the label's table as ``(from, to, dose in mg)``."""
    steps = []
    for band in SCALE.bands:
        dose = 0.0 if band.label == "not recommended" else float(band.label.split()[0])
        steps.append((0 if band.low == 1 else band.low, min(band.high, MOST_ML_PER_MIN), dose))
    return steps


def _step(plot: Plot, low: float, high: float, dose: float, class_: str) -> str:
    x, width = plot.x(low), plot.x(high) - plot.x(low)
    middle = x + width / 2
    if not dose:
        rect = element("rect", x=x, y=plot.top, width=width, height=plot.height, class_="surface" + class_)
        return rect + lines(middle, plot.top + plot.height / 2, ("not rec-", "ommended"), "small soft middle", 16)
    rect = element("rect", x=x, y=plot.y(dose), width=width, height=plot.bottom - plot.y(dose), class_="fluid" + class_)
    return rect + label(middle, plot.y(dose) - 6, f"{dose:.1f}", "middle small strong" + class_)


def _marker(bag: Bag, plot: Plot) -> str:
    """Draw the marker at the clearance, kept on the plot, and the bar that a small slip reaches."""
    here, low, high = (plot.x(min(value, MOST_ML_PER_MIN)) for value in (bag.clearance, *bag.reach))
    y = plot.bottom - 22
    bar = path(f"M{low:.1f} {y - 7:g}v14m0 -7H{high:.1f}m0 -7v14", "now") if high > low else ""
    top = next(plot.y(dose or 1) for _, high_, dose in _steps() if min(bag.clearance, MOST_ML_PER_MIN) <= high_)
    pin = path(f"M{here:.1f} {top:.1f}V{plot.bottom:g}", "now") + element("circle", cx=here, cy=y, r=7, class_="mark")
    return bar + pin


def _checks(at: Layout) -> str:
    """List what is checked before the bag goes up."""
    x, y = at.checks
    parts = [label(x, y, "Before the bag goes up", "strong")]
    rows = -(-len(CHECKS) // at.columns)
    for index, (what, how) in enumerate(CHECKS):
        left, top = x + (index // rows) * 258, y + 14 + (index % rows) * (30 if at.columns > 1 else 22)
        parts.append(path(f"M{left + 2:g} {top + 9:g}l5 6l9 -11", "now"))
        parts.append(_check(left + 24, top + 13, what, how, at))
    return "".join(parts)


def _check(x: float, y: float, what: str, how: str, at: Layout) -> str:
    if at.columns > 1:
        return label(x, y, what, "small strong") + label(x, y + 15, how, "small soft")
    return label(x, y, f"{what}: {how.partition(';')[0]}", "small")

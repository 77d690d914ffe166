"""The drawing of ``calcium-laboratory``: flows through blood, what the person notices, and calcium over time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bonemets.domain.simulation.calcium_treatment import (
    CALCITONIN_ACTS_DAYS,
    CALCITONIN_DOSES_DAYS,
    DIALYSIS_DAYS,
    BoneDrug,
    bone_drug_hold,
)
from bonemets.figures.curve import head
from bonemets.figures.explore.plot import Plot
from bonemets.figures.organ import gut, kidney
from bonemets.figures.svg import canvas, element, group, label, lines, path

if TYPE_CHECKING:
    from bonemets.domain.simulation.calcium_balance import Flows
    from bonemets.domain.simulation.calcium_blood import Blood
    from bonemets.domain.simulation.calcium_symptom import Feeling
    from bonemets.domain.simulation.calcium_treatment import Plan

LOW, HIGH = 2.0, 4.6
MOST_TOTAL = 5.0
BANDS = (
    (2.2, 2.6, "tint-routine", "normal"),
    (2.6, 3.0, "tint-soon", "mild"),
    (3.0, 3.5, "tint-urgent", "moderate"),
    (3.5, HIGH, "tint-emergency", "severe"),
)


@dataclass(frozen=True)
class Scene:
    """What is drawn.

    Attributes:
        path: Day and corrected calcium up to the day shown.
        untreated: Corrected calcium without treatment.
        days: Last day shown.
        blood: Calcium in blood now.
        flows: Flows now, mmol a day.
        water: Body water, 1 for well filled.
        feels: What the person notices.
        plan: What was started on day 0.
    """

    path: tuple[tuple[float, float], ...]
    untreated: float
    days: float
    blood: Blood
    flows: Flows
    water: float
    feels: Feeling
    plan: Plan


@dataclass(frozen=True)
class Layout:
    """Where things stand in one of the two drawings: blood box, left and right organs, words, plot, bars."""

    width: float
    height: float
    box: tuple[float, float, float, float]
    left: float
    right: float
    words: tuple[float, float]
    plot: tuple[float, float, float, float]
    rows: tuple[float, ...]


WIDE = Layout(760, 478, (206, 20, 232, 168), 44, 536, (604, 34), (56, 236, 640, 132), (382, 404, 426))
NARROW = Layout(360, 632, (104, 20, 152, 168), 32, 320, (8, 226), (46, 332, 300, 146), (508, 534, 560))


def drawing(scene: Scene, at: Layout) -> str:
    """Build one of the two drawings."""
    return canvas(at.width, at.height, _flows(scene, at), _blood(scene, at), _words(scene, at), _curve(scene, at))


def _flows(scene: Scene, at: Layout) -> str:
    """Draw the organs and the arrows, as thick as what flows."""
    flow = scene.flows
    x, y, width, _ = at.box
    bone = element("rect", x=at.left - 28, y=y + 106, width=56, height=38, rx=5, class_="bone")
    organs = group(group(gut(), transform=f"translate({at.left} {y + 44}) scale(.8)"))
    organs += group(kidney(1 + round(4 * min(scene.water, 1))), transform=f"translate({at.right} {y + 44}) scale(.8)")
    near, far = at.left + 32, at.right - 30
    arrows = _arrow(near, x - 4, y + 44, flow.from_gut) + _arrow(near, x - 4, y + 112, flow.from_bone)
    arrows += _arrow(x - 4, near, y + 140, flow.to_bone) + _arrow(x + width + 4, far, y + 44, flow.to_kidneys)
    names = label(at.left, y + 8, "Gut", "strong middle") + label(at.left, y + 164, "Bone", "strong middle")
    names += label(at.right, y + 8, "Kidneys", "strong middle" if at.width > 500 else "small strong middle")
    names += label(at.right, y + 108, f"water {scene.water * 100:.0f}%", "small soft middle")
    if flow.to_bath:
        arrows += _arrow(x + width + 4, at.right + 12, y + 136, flow.to_bath)
        names += label(at.right, y + 164, "Dialysis", "small strong middle")
    return bone + organs + arrows + names


def _arrow(start: float, end: float, y: float, flow: float) -> str:
    """Draw a level arrow; its number stands above it."""
    thick = min(max(flow / 2.4, 1.2), 15)
    way = 1 if end > start else -1
    size = 9 + thick / 2
    top, low = y - thick / 2, y + thick / 2
    stop = end - way * size * 0.8
    shaft = path(f"M{start:g} {top:.1f}H{stop:.1f}V{low:.1f}H{start:g}Z", "flow")
    tip = head((end, y), (start, y), size)
    return shaft + tip + label((start + end) / 2, y - max(thick, size) / 2 - 4, f"{flow:.0f}", "small middle")


def _blood(scene: Scene, at: Layout) -> str:
    """Draw the blood with calcium in its three forms, as a column and in numbers."""
    x, y, width, height = at.box
    level = scene.blood
    wide = at.width > 500
    parts = [element("rect", x=x, y=y, width=width, height=height, rx=12, class_="blood")]
    bar, foot, tall = x + width - (54 if wide else 28), y + height - 14, height - 44
    for amount, class_ in ((level.ionized, "accent"), (level.bound, "fluid"), (level.complexed, "surface")):
        size = amount / MOST_TOTAL * tall
        foot -= size
        parts.append(element("rect", x=bar, y=foot, width=38 if wide else 18, height=size, class_=class_))
    parts.append(label(x + 12, y + 24, "Blood, mmol/L" if wide else "Blood", "strong"))
    rows = (
        ("Ionized", level.ionized, "accent"),
        ("Bound", level.bound, "fluid"),
        ("Complexed" if wide else "Complex", level.complexed, "surface"),
        ("Total", level.total, ""),
    )
    for index, (name, amount, class_) in enumerate(rows):
        top = y + 52 + 21 * index
        if class_:
            parts.append(element("rect", x=x + 10, y=top - 9, width=9, height=9, class_=class_))
        parts.append(label(x + (24 if class_ else 12), top, name, "small" + (" strong" if index in {0, 3} else "")))
        parts.append(label(bar - (10 if wide else 6), top, f"{amount:.2f}", "small strong end"))
    corrected = f"Corrected {level.corrected:.2f}" if wide else f"Corr. {level.corrected:.2f}"
    parts.append(label(x + 12, y + 147, corrected, "strong"))
    return "".join(parts)


def _words(scene: Scene, at: Layout) -> str:
    """Write what the person notices."""
    x, y = at.words
    lead = lines(x, y, ("The person is", scene.feels.name), "strong", 20)
    if at.width > 500:
        return lead + lines(x, y + 50, scene.feels.signs, "small", 20)
    return label(x, y, f"The person is {scene.feels.name}", "strong") + lines(x, y + 21, scene.feels.signs, "small", 18)


def _curve(scene: Scene, at: Layout) -> str:
    """Draw corrected calcium up to the day shown over the clinical bands, and a bar for each treatment."""
    plot = Plot(*at.plot, (0, scene.days), (LOW, HIGH))
    day, value = scene.path[-1]
    parts = [
        element("rect", x=plot.left, y=plot.y(top), width=plot.width, height=plot.y(low) - plot.y(top), class_=class_)
        for low, top, class_, _ in BANDS
    ]
    wide = at.width > 500
    ticks = [(each, f"{each:.1f}") for each in (2.2, 2.6, 3.0, 3.5, 4.0, 4.5)]
    parts.append(plot.up_axis(ticks, "Corrected calcium, mmol/L (× 4 for mg/dL)" if wide else "Corrected, mmol/L"))
    parts.append(label(plot.right, plot.top - 10, "dashed: untreated", "small soft end"))
    parts.append(label(plot.right - 6, plot.top + 14, "severe", "small soft end"))
    parts.append(plot.line([(0, scene.untreated), (scene.days, scene.untreated)], "series-2 dash"))
    parts += [_band_name(scene, plot, low, name) for low, _, _, name in BANDS[:3]]
    step = max(1, len(scene.path) // 260)
    parts.append(plot.line([*scene.path[:-1:step], scene.path[-1]], "series-1"))
    parts.append(path(f"M{plot.x(day):.1f} {plot.top:g}V{at.rows[-1] + 12:g}", "now") + plot.dot(day, value))
    parts += [_bar(plot, y, name, end) for y, (name, end) in zip(at.rows, _acting(scene.plan), strict=False)]
    frame = Plot(plot.left, plot.top, plot.width, at.rows[-1] + 14 - plot.top, plot.across, (0, 1))
    marks = {4.0: (0, 1, 2, 3, 4), 50.0: (0, 10, 20, 30, 40, 50), 120.0: (0, 30, 60, 90, 120)}[scene.days]
    parts.append(frame.across_axis([(each, f"{each}") for each in marks]))
    parts.append(label(plot.left - 12, frame.bottom + 19, "day", "small soft end"))
    return "".join(parts)


def _band_name(scene: Scene, plot: Plot, low: float, name: str) -> str:
    """Name a band at its right end, or where else the curve leaves room."""
    near = [day / scene.days for day, value in scene.path if low <= value <= low + 0.35]
    spots = (
        (0.72, 1.0, plot.right - 6, " end"),
        (0.36, 0.64, plot.left + plot.width / 2, " middle"),
        (0.0, 0.28, plot.left + 8, ""),
    )
    free = (spot for spot in spots if not any(spot[0] <= share <= spot[1] for share in near))
    _, _, place, anchor = next(free, spots[0])
    return label(place, plot.y(low) - 4, name, f"small soft halo{anchor}")


def _acting(plan: Plan) -> list[tuple[str, float]]:
    """List what was started, each with the last day on which it acts with at least half of its strength."""
    found = []
    if plan.fluids_days:
        found.append(("saline", plan.fluids_days))
    if plan.calcitonin:
        found.append(("calcitonin", CALCITONIN_DOSES_DAYS[4] + CALCITONIN_ACTS_DAYS))
    if plan.dialysis:
        found.append(("dialysis", DIALYSIS_DAYS))
    if plan.bone_drug is not BoneDrug.NONE:
        holds = [bone_drug_hold(plan.bone_drug, day) for day in range(150)]
        found.append((plan.bone_drug.value, max(day for day, hold in enumerate(holds) if hold >= max(holds) / 2)))
    return found


def _bar(plot: Plot, y: float, name: str, end: float) -> str:
    """Draw how long one treatment acts; its name stands in the bar or right after it."""
    x = plot.x(min(end, plot.across[1]))
    bar = element("rect", x=plot.left, y=y - 8, width=max(x - plot.left, 3), height=17, rx=4, class_="accent")
    inside = x - plot.left > 8.2 * len(name) + 14
    return bar + label(plot.left + 8 if inside else x + 7, y + 5, name, "small strong")

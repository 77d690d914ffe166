"""The drawing of ``remodeling``: the strut with its cells on one day, and the course that led there."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, sin
from typing import TYPE_CHECKING

from bonemets.figures.bone_surface import Pit, bone_piece, osteoblasts, osteoclast, tumor_cell
from bonemets.figures.explore.plot import Plot
from bonemets.figures.svg import canvas, element, group, label, path

if TYPE_CHECKING:
    from bonemets.domain.simulation.remodeling_course import Moment

MOST_BONE_PERCENT = 130.0


@dataclass(frozen=True)
class Scene:
    """What is drawn.

    Attributes:
        path: Moments from day 0 to the day shown.
        untreated: The same without treatment; empty where there is none.
        days: Last day of the course.
        quiet: Osteoclasts and osteoblasts at rest.
        treatment_day: Day on which a treatment starts, if one does.
    """

    path: tuple[Moment, ...]
    untreated: tuple[Moment, ...]
    days: float
    quiet: tuple[float, float]
    treatment_day: float | None


@dataclass(frozen=True)
class Layout:
    """Where things stand in one of the two drawings; how many cells one drawn cell stands for."""

    width: float
    height: float
    surface: float
    floor: float
    osteoclasts_each: float
    osteoclasts_most: int
    osteoblasts_each: float
    osteoblasts_most: int
    tumor_columns: int
    plot: tuple[float, float, float, float]
    strips: tuple[float, ...]


WIDE = Layout(760, 476, 138, 226, 3.0, 6, 55.0, 16, 26, (96, 272, 640, 92), (380, 408, 436))
NARROW = Layout(360, 526, 138, 226, 5.0, 3, 110.0, 8, 12, (42, 280, 306, 92), (400, 442, 484))


def drawing(scene: Scene, at: Layout) -> str:
    """Build one of the two drawings.

    >>> from bonemets.domain.simulation.remodeling_course import Moment
    >>> day = Moment(0, 11.0, 212.0, 100.0, 100.0, 0.0)
    >>> drawing(Scene((day,), (), 150, (1.06, 212.13), None), WIDE).startswith("<svg")
    True
    """
    return canvas(
        at.width, at.height, _marrow(at), _tumor(scene, at), _strut(scene, at), _names(scene, at), _curve(scene, at)
    )


def _marrow(at: Layout) -> str:
    """Draw the marrow with a few fat cells, so that it is not an empty sky."""
    field = element("rect", x=1, y=30, width=at.width - 2, height=at.floor - 14, rx=10, class_="field")
    cells = (
        element("circle", cx=30 + 58 * index, cy=64 + 13 * sin(index * 2.1), r=13 + 4 * cos(index * 1.3), class_="fat")
        for index in range(int((at.width - 30) / 58))
    )
    return field + "".join(cells)


def _level(scene: Scene, at: Layout) -> float:
    """Find how high the surface stands: its first height at 100%, the floor at 0%."""
    return at.floor - (at.floor - at.surface) * scene.path[-1].bone_percent / 100


def _strut(scene: Scene, at: Layout) -> str:
    """Draw the bone that is left, its first surface as a dashed line, and the cells at work on it."""
    now, top = scene.path[-1], _level(scene, at)
    first = path(f"M8 {at.surface:g}H{at.width - 8:g}", "leader dash")
    if at.floor - top < 3:
        return first + label(at.width / 2, at.floor - 12, "the strut is gone", "small urgent middle")
    count = min(round(now.osteoclasts / at.osteoclasts_each), at.osteoclasts_most)
    depth = min(20.0, at.floor - top - 4)
    pits = tuple(Pit(40 + 58 * index, 27, depth) for index in range(count))
    cells = "".join(osteoclast(pit, 30) for pit in pits)
    builders = min(round(now.osteoblasts / at.osteoblasts_each), at.osteoblasts_most)
    row = osteoblasts(at.width - 18 - 23 * builders, builders) if builders else ""
    piece = bone_piece(at.width - 2, at.floor - top, pits)
    return first + group(piece, cells, row, transform=f"translate(1 {top:.1f})")


def _tumor(scene: Scene, at: Layout) -> str:
    """Draw the tumor above the bone: rows of cells that fill up as it grows, from the middle outward."""
    filled = round(scene.path[-1].tumor_percent / 100 * 2 * at.tumor_columns)
    middle, pitch = at.width / 2, (at.width - 30) / at.tumor_columns
    cells = []
    for index in range(filled):
        row, place = index % 2, index // 2
        side = (place + 1) // 2 * (1 if place % 2 else -1)
        x = middle + pitch * (side + 0.5 * row - 0.25)
        if 14 < x < at.width - 14:
            shaken = 3 * cos(index * 2.4)  # no two cells quite in line
            cells.append(tumor_cell(x + shaken, 50 + 24 * row + 4 * sin(index * 1.7), 12.5, turn=index * 0.9))
    return "".join(cells)


def _names(scene: Scene, at: Layout) -> str:
    """Name the cells with their numbers, each above its side."""
    now, wide = scene.path[-1], at.width > 500
    bold = "strong" if wide else "small strong"  # three names in one line
    parts = [
        label(4, 20, f"Osteoclasts {now.osteoclasts:.0f}", bold),
        label(at.width - 4, 20, f"Osteoblasts {now.osteoblasts:.0f}", f"{bold} end"),
    ]
    if now.tumor_percent >= 0.5:
        text = f"Tumor {now.tumor_percent:.0f}% of its limit" if wide else f"Tumor {now.tumor_percent:.0f}%"
        parts.append(label(at.width / 2, 20, text, f"{bold} middle"))
    return "".join(parts)


def _curve(scene: Scene, at: Layout) -> str:
    """Draw bone mass up to the day shown, and a strip for each kind of cell under it."""
    plot = Plot(*at.plot, (0, scene.days), (0, MOST_BONE_PERCENT))
    now = scene.path[-1]
    parts = [
        plot.up_axis(((0, "0"), (50, "50"), (100, "100")), "Bone left, % of the start"),
        _treatment(scene, plot, at),
        plot.line(_thin(scene.untreated, "bone_percent"), "series-2 dash") if scene.untreated else "",
        plot.line(_thin(scene.path, "bone_percent"), "series-1"),
        path(f"M{plot.x(now.day):.1f} {plot.top:g}V{at.strips[-1] + 10:g}", "now"),
        plot.dot(now.day, now.bone_percent),
    ]
    kinds = (
        ("osteoclasts", 30.0, "osteoclast"),
        ("osteoblasts", 900.0, "osteoblast"),
        ("tumor_percent", 100.0, "tumor"),
    )
    for y, (name, most, class_) in zip(at.strips, kinds, strict=True):
        strip = Plot(plot.left, y - 14, plot.width, 24, plot.across, (0, most))
        word = name.removesuffix("_percent")
        tag = (
            label(plot.left - 8, y + 8, word, "small soft end")
            if at.width > 500
            else label(plot.left, y - 17, word, "small soft")
        )
        parts.append(
            tag
            + strip.area(_thin(scene.path, name), class_)
            + path(f"M{plot.left:g} {y + 10:g}h{plot.width:g}", "axis")
        )
    ticks = Plot(plot.left, plot.top, plot.width, at.strips[-1] + 10 - plot.top, plot.across, (0, 1))
    step = {150: 50, 600: 100, 1300: 200 if at.width > 500 else 400}.get(int(scene.days), 100)
    parts.append(ticks.across_axis([(day, f"{day}") for day in range(0, int(scene.days) + 1, step)]))
    parts.append(label(plot.left - 8, at.strips[-1] + 29, "day", "small soft end"))
    return "".join(parts)


def _treatment(scene: Scene, plot: Plot, at: Layout) -> str:
    """Mark the day a treatment starts, and name the line without it."""
    if scene.treatment_day is None:
        return ""
    x = plot.x(scene.treatment_day)
    right = scene.treatment_day < 0.6 * scene.days
    left = [each.bone_percent for each in scene.path if each.day <= scene.treatment_day][-1]
    y = plot.bottom - 6 if left > 50 else plot.top + 14  # above or below the curve, where there is room
    word = label(x + (6 if right else -6), y, "treatment", "small accent" + ("" if right else " end"))
    name = label(plot.right, plot.top - 10, "dashed: without", "small soft end") if scene.untreated else ""
    return path(f"M{x:.1f} {plot.top:g}V{at.strips[-1] + 10:g}", "leader dash") + word + name


def _thin(moments: tuple[Moment, ...], name: str, most: int = 220) -> list[tuple[float, float]]:
    """Take at most so many moments, the last one included."""
    step = max(1, len(moments) // most)
    kept = [*moments[:-1:step], moments[-1]]
    return [(each.day, float(getattr(each, name))) for each in kept]

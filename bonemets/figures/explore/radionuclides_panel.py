"""The panels of ``radionuclides``: bed and nurse, reach in tissue, activity over days, blood counts over weeks."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin
from typing import TYPE_CHECKING

from bonemets.domain.simulation.radionuclide import ALL, Radionuclide, count_percent
from bonemets.figures.annotation import fold, leader
from bonemets.figures.body_shape import silhouette
from bonemets.figures.compact import compact
from bonemets.figures.explore.plot import Plot
from bonemets.figures.outline import hatch
from bonemets.figures.svg import canvas, element, label, lines, number, path

if TYPE_CHECKING:
    from bonemets.figures.outline import Point

PUBLIC_USV_PER_YEAR = 1000
_RINGS_M = (0.5, 1.0, 2.0, 3.0)
_LAST_DAY = 60
_LAST_WEEK = 26
# How high the person lies above the floor.
_HEIGHT_M = 0.72


@dataclass(frozen=True)
class Visit:
    """One nurse beside one person.

    Attributes:
        nuclide: What was given.
        day: Days since the injection.
        distance_m: Distance between the two, in meters.
        minutes: Time spent there.
    """

    nuclide: Radionuclide
    day: float
    distance_m: float
    minutes: float

    @property
    def rate(self) -> float:
        """Return the dose rate where the nurse stands, in microsievert an hour."""
        return self.nuclide.rate_at_usv_per_h(self.day, self.distance_m)

    @property
    def dose(self) -> float:
        """Return the dose of the visit, in microsievert."""
        return self.rate * self.minutes / 60

    @property
    def dose_text(self) -> str:
        """Return the dose as printed."""
        return "next to nothing" if self.dose < 0.01 else f"{two_digits(self.dose)} µSv"


def two_digits(value: float) -> str:
    """Round to two digits, so that a model does not look exact.

    >>> two_digits(145.9), two_digits(12345), two_digits(0.0321)
    ('150', '12,000', '0.032')
    """
    if value < 10:
        return f"{value:.2g}"
    digits = len(str(int(value))) - 2
    return f"{round(value, -digits):,.0f}"


def rate_text(rate: float) -> str:
    """Return a dose rate as printed.

    >>> rate_text(27.38), rate_text(0.001)
    ('27 µSv/h', 'below 0.01 µSv/h')
    """
    return "below 0.01 µSv/h" if rate < 0.01 else f"{two_digits(rate)} µSv/h"


def wide(visit: Visit) -> str:
    """Build the wide drawing."""
    return canvas(
        760,
        798,
        label(8, 22, _title(visit), "strong"),
        _scene(visit, (120, 162), 118),
        _nurse_words(visit, (506, 22), 34),
        label(8, 336, "Reach in tissue, true to scale", "strong"),
        _reach(visit.nuclide, (96, 466), 16),
        label(410, 336, "What is still in the body", "strong"),
        label(410, 356, _decay_words(visit.nuclide), "small soft"),
        _activity(visit, Plot(450, 398, 290, 142, (0, _LAST_DAY), (0, 100))),
        label(8, 628, "Blood counts", "strong") + label(8, 647, visit.nuclide.nadir.text, "small soft"),
        _counts(visit, Plot(50, 684, 690, 74, (0, _LAST_WEEK), (0, 100))),
    )


def narrow(visit: Visit) -> str:
    """Build the narrow drawing."""
    nadir = fold(visit.nuclide.nadir.text, 46)
    return canvas(
        360,
        1166,
        label(8, 22, _title(visit), "strong"),
        _scene(visit, (66, 142), 78),
        _nurse_words(visit, (8, 282), 46),
        label(8, 432, "Reach in tissue, true to scale", "strong"),
        _reach(visit.nuclide, (89, 562), 15),
        label(8, 716, "What is still in the body", "strong"),
        label(8, 736, _decay_words(visit.nuclide), "small soft"),
        _activity(visit, Plot(44, 776, 300, 140, (0, _LAST_DAY), (0, 100))),
        label(8, 984, "Blood counts", "strong") + lines(8, 1004, nadir, "small soft", 17),
        _counts(visit, Plot(44, 1056, 300, 70, (0, _LAST_WEEK), (0, 100))),
    )


def _title(visit: Visit) -> str:
    return f"{visit.nuclide.id}, {visit.nuclide.dose_text}, day {visit.day:g}"


def _scene(visit: Visit, at: Point, meter: float) -> str:
    """Draw the bed from its foot end, rings of equal dose rate, and the nurse at the chosen distance."""
    (x, _y), floor = at, at[1] + _HEIGHT_M * meter
    drawn = [path(f"M{number(x - meter * 0.75)} {number(floor)}H{number(x + 3.2 * meter)}", "axis")]
    drawn += [_ring(visit, at, ring, meter) for ring in _RINGS_M]
    drawn.append(label(8, floor + 37, "µSv/h", "small soft"))
    drawn.append(label(x, at[1] - 0.5 * meter - 6, "in bed", "small middle"))
    drawn.append(_bed(visit.nuclide.in_body(visit.day), at, meter))
    stand, tall = x + visit.distance_m * meter, 1.68 * meter
    drawn.append(compact(silhouette(stand, floor - tall, tall / 562)))
    drawn.append(path(f"M{number(x)} {number(floor - 6)}H{number(stand)}", "now"))
    drawn.append(label(stand, floor - tall - 7, "you", "small middle"))
    return "".join(drawn)


def _ring(visit: Visit, at: Point, ring: float, meter: float) -> str:
    """Draw one ring down to the floor, with its distance and dose rate below."""
    (x, y), radius = at, ring * meter
    turn = -pi / 2 * min(1, 0.66 / ring)
    low = min(_HEIGHT_M / ring, 1)
    start = (x + radius * cos(turn), y + radius * sin(turn))
    end = (x + radius * (1 - low**2) ** 0.5, y + radius * low)
    r, floor = number(radius), y + _HEIGHT_M * meter
    rate = visit.nuclide.rate_at_usv_per_h(visit.day, ring)
    return (
        path(f"M{_pair(start)}A{r} {r} 0 0 1 {_pair(end)}", "leader dash")
        + label(x + radius, floor + 19, f"{ring:g} m", "small soft middle")
        + label(x + radius, floor + 37, "~0" if rate < 0.01 else two_digits(rate), "small strong middle")
    )


def _bed(share: float, at: Point, meter: float) -> str:
    """Draw the person in bed, seen from the feet, filled as high as activity is left."""
    x, y = at
    half, top = 0.45 * meter, y + 0.16 * meter
    mattress = element("rect", x=x - half, y=top, width=2 * half, height=0.13 * meter, rx=5, class_="surface")
    posts = "".join(
        f"M{number(x + side * (half - 6))} {number(top + 0.13 * meter)}V{number(y + _HEIGHT_M * meter)}"
        for side in (-1, 1)
    )
    wide_, tall = 0.27 * meter, 0.3 * meter
    head = element("circle", cx=x, cy=top - tall - 0.03 * meter, r=0.105 * meter, class_="skin")
    body = path(_mound(x, top, wide_, tall), "skin")
    glow = path(_mound(x, top, wide_, tall * share), "glow") if share > 0.004 else ""
    return path(posts, "line") + mattress + head + body + glow


def _mound(x: float, y: float, half: float, tall: float) -> str:
    """Write a blanket over a body of a height."""
    left, right, up = number(x - half), number(x + half), number(y - tall * 1.33)
    return f"M{left} {number(y)}C{left} {up} {right} {up} {right} {number(y)}Z"


def _nurse_words(visit: Visit, at: Point, room: int) -> str:
    if visit.dose >= 0.01:
        often = PUBLIC_USV_PER_YEAR / visit.dose
        compare = f"About {two_digits(often)} such visits would reach 1000 µSv, the yearly limit for the public (2007)."
    else:
        compare = "From outside there is next to nothing; what leaves the body is what counts."
    text = (*fold(f"{rate_text(visit.rate)} for {visit.minutes:g} minutes.", room), *fold(compare, room))
    head = f"You, at {visit.distance_m:g} m: {visit.dose_text}"
    way = fold(f"Way out: {visit.nuclide.way_out}. Gloves, flush, wash hands.", room)
    return label(*at, head, "strong") + lines(at[0], at[1] + 22, (*text, *way), "small", 18)


def _reach(source: Radionuclide, at: Point, mm: float) -> str:
    """Draw how far the particles of all four reach from a bone surface; the chosen one is filled."""
    x, y = at
    tall = 7 * mm
    drawn = [
        path(f"M{number(x)} {number(y - tall)}h-{number(5.4 * mm)}v{number(2 * tall)}h{number(5.4 * mm)}z", "bone")
    ]
    drawn.append(element("rect", x=x, y=y - tall, width=8.4 * mm, height=2 * tall, class_="marrow"))
    ordered = sorted(ALL, key=lambda known: -known.range_max_mm)
    heights = {"Sr-89": -0.72, "Sm-153": -0.25, "Lu-177": 0.12, "Ra-223": 0.5}
    for known in ordered:
        radius, mean = known.range_max_mm * mm, known.range_mean_mm * mm
        mine = known.id == source.id
        if mine:
            drawn.append(_half(x, y, radius, "accent") + (_half(x, y, mean, "glow") if mean > 1 else ""))
        else:
            drawn.append(_half(x, y, radius, "leader"))
    edge = x + 8.4 * mm + 10
    for known in ordered:
        mine, at_y = known.id == source.id, y + heights[known.id] * tall
        most = "< 0.1" if known.id == "Ra-223" else f"{known.range_max_mm:g}"
        turn = max(-0.9, min(0.9, (at_y - y) / max(known.range_max_mm * mm, 1) * 0.6))
        spot = (x + known.range_max_mm * mm * cos(turn), y + known.range_max_mm * mm * sin(turn))
        drawn.append(leader((edge, at_y), spot))
        drawn.append(label(edge + 4, at_y + 4.6, f"{known.id}: {most} mm", "small strong" if mine else "small soft"))
        if mine and known.id != "Ra-223":
            drawn.append(label(edge + 4, at_y + 21, f"mean {known.range_mean_mm:g} mm", "small"))
        elif mine:
            drawn.append(lines(edge + 4, at_y + 21, ("alpha: a few", "cells deep"), "small", 16))
    drawn.append(element("circle", cx=x, cy=y, r=3.4, class_="mark"))
    if source.id == "Ra-223":
        drawn.append(_loupe((x + 4.9 * mm, y - 3.4 * mm), 2.5 * mm) + label(x + 5 * mm, y + 0.2 * mm, "× 20", "small"))
    drawn.append(label(x - 5 * mm, y + tall - 8, "bone", "small") + label(x + 5 * mm, y + tall - 8, "marrow", "small"))
    drawn.append(path(f"M{number(x + 1.2 * mm)} {number(y + tall + 10)}v-4h{number(mm)}v4", "line"))
    return "".join(drawn) + label(x + 2.6 * mm, y + tall + 14, "1 mm", "small soft")


def _loupe(at: Point, r: float) -> str:
    """Enlarge the bone surface about 20 times: an alpha particle crosses a few cells."""
    (x, y), cells = at, ((0.16, -0.3), (0.2, 0.06), (0.17, 0.4), (0.5, -0.14), (0.52, 0.28), (0.36, -0.62), (0.4, 0.64))
    edge = f"M{number(x)} {number(y - r)}A{number(r)} {number(r)} 0 0 0 {number(x)} {number(y + r)}Z"
    return (
        element("circle", cx=x, cy=y, r=r, class_="marrow")
        + path(edge, "bone")
        + _half(x, y, r * 0.72, "accent")
        + "".join(element("circle", cx=x + a * r, cy=y + b * r, r=r * 0.13, class_="tumor-soft") for a, b in cells)
        + element("circle", cx=x, cy=y, r=3, class_="mark")
        + element("circle", cx=x, cy=y, r=r, class_="chosen")
    )


def _half(x: float, y: float, radius: float, class_: str) -> str:
    r = number(radius)
    return path(f"M{number(x)} {number(y - radius)}A{r} {r} 0 0 1 {number(x)} {number(y + radius)}Z", class_)


def _activity(visit: Visit, plot: Plot) -> str:
    """Draw what decay alone would leave, and what is left in the body."""
    source = visit.nuclide
    steps = [k * 0.25 for k in range(16)] + [float(k) for k in range(4, _LAST_DAY + 1)]
    left = 100 * source.in_body(visit.day)
    body = [(day, 100 * source.in_body(day)) for day in steps]
    early = visit.day < _LAST_DAY * 0.7
    place = plot.x(visit.day) + (9 if early else -9), max(plot.y(left) - 9, plot.top + 16)
    return (
        plot.up_axis(((0, "0"), (50, "50"), (100, "100")), "% of the activity given")
        + plot.across_axis(tuple((day, str(day)) for day in range(0, _LAST_DAY + 1, 10)), "days")
        + plot.area(body, "under")
        + plot.line([(day, 100 * source.undecayed(day)) for day in steps], "line dash")
        + plot.line(body, "series-1")
        + plot.now(visit.day)
        + plot.dot(visit.day, left)
        + label(*place, f"{left:.0f} %", "small strong" if early else "small strong end")
    )


def _decay_words(source: Radionuclide) -> str:
    return f"dashed: decay alone, half-life {source.half_life_days:g} days"


def _counts(visit: Visit, plot: Plot) -> str:
    """Draw blood counts where figures are known; otherwise the weeks, hatched, or the days of the next doses."""
    source, nadir = visit.nuclide, visit.nuclide.nadir
    drawn = [
        plot.up_axis(((0, "0"), (50, "50"), (100, "100")), "% of the count before"),
        plot.across_axis(tuple((week, str(week)) for week in range(0, 27, 4)), "weeks"),
    ]
    if nadir.weeks is not None:
        left, right = plot.x(nadir.weeks[0]), plot.x(nadir.weeks[1])
        box = ((left, plot.top), (right, plot.top), (right, plot.bottom), (left, plot.bottom))
        drawn.append(path("M" + "L".join(_pair(corner) for corner in box) + "Z", "urgent"))
        if nadir.percent is None:
            drawn.append(path(hatch(box), "leader"))
        drawn.append(label(right + 6, plot.bottom - 9, "low point", "small strong"))
    if nadir.percent is not None:
        points = [(week / 2, count_percent(nadir, week / 2) or 0) for week in range(2 * _LAST_WEEK + 1)]
        drawn.append(plot.line(points, "series-2"))
    if source.id == "Lu-177":
        dots = (element("circle", cx=plot.x(week), cy=plot.y(50), r=6, class_="accent") for week in (0, 6, 12, 18, 24))
        drawn.append("".join(dots))
        drawn.append(label(plot.x(0) + 12, plot.y(50) - 12, "counts before each dose", "small strong"))
    drawn.append(plot.now(visit.day / 7))
    return "".join(drawn)


def _pair(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"

"""How aiming spares what lies around: beams that cross in one vertebra, and what visits cost the neighbors."""

from __future__ import annotations

from math import cos, radians, sin
from typing import TYPE_CHECKING

from bonemets.domain.simulation.linear_quadratic import (
    LATE_ALPHA_BETA_GY,
    TUMOR_ALPHA_BETA_GY,
    Schedule,
    calendar,
)
from bonemets.domain.spine import spine_level
from bonemets.figures.annotation import fold, leader
from bonemets.figures.choice import chosen
from bonemets.figures.figure import Control, Figure, Table
from bonemets.figures.outline import polygon
from bonemets.figures.svg import arrow, canvas, element, label, lines, number, path
from bonemets.figures.vertebra_shape import Vertebra

if TYPE_CHECKING:
    from bonemets.figures.outline import Point

BEAMS = Control("beams", "Beams", (("1", "One"), ("3", "Three"), ("5", "Five")), "3")
VISITS = Control("visits", "Visits", (("1", "8 Gy × 1"), ("5", "4 Gy × 5"), ("10", "3 Gy × 10")), "1")

_SCHEDULES = {"1": Schedule(1, 8), "5": Schedule(5, 4), "10": Schedule(10, 3)}
# Directions the beams come from, in degrees from straight behind.
_FROM = {"1": (0,), "3": (-72, 0, 72), "5": (-72, -36, 0, 36, 72)}
_ACROSS, _DEEP = 178.0, 138.0
_TARGET: Point = (0.0, 24.0)
_HALF = 30.0
_TUMOR_GY = 10


def draw(beams: str = "3", visits: str = "1") -> Figure:
    """Draw the figure.

    Args:
        beams: ``"1"``, ``"3"`` or ``"5"``.
        visits: ``"1"``, ``"5"`` or ``"10"``.

    Raises:
        ValueError: If a setting is not offered.

    >>> draw("5", "10").name
    'radiation-beam'
    """
    chosen(BEAMS, beams)
    chosen(VISITS, visits)
    cost = neighbor_gy(_SCHEDULES[visits])
    where = (
        "One beam: all on its line is hit, and more on the near side than in the bone."
        if beams == "1"
        else f"{dict(BEAMS.choices)[beams]} beams cross in the bone; skin and organs lie in one of them or in none."
    )
    schedule = dict(VISITS.choices)[visits].replace(" ", "\u00a0")  # stays on one line
    price = (
        f"With {schedule}, gut and other tissue harmed late would take {cost:.0f} Gy for {_TUMOR_GY} Gy of effect on "
        "tumor."
    )
    return Figure(
        name="radiation-beam",
        title="Where does the dose go, and what do visits spare?",
        reading=f"{where} {price}",
        alt=(
            "A cut across the body at the third lumbar vertebra, front at the top: skin, bowel, two kidneys, and the "
            f"vertebra with a tumor at the back. {where} Beside it bars for three schedules, longer where late "
            f"tissue would be hurt more for the same effect on tumor, and a calendar of the visits. {price}"
        ),
        wide=_wide(beams, visits),
        narrow=_narrow(beams, visits),
        table=_table(),
        sources=("seed-2010", "lq-2019", "astro-2024", "anatomy", "synthesis"),
        controls=(BEAMS, VISITS),
    )


def neighbor_gy(schedule: Schedule) -> float:
    """Return the biological dose late tissue would get for 10 Gy of it in tumor, in gray, if nothing were aimed.

    Source: lq-2019

    >>> round(neighbor_gy(Schedule(1, 8)), 1)
    20.4
    """
    return _TUMOR_GY * schedule.bed_gy(LATE_ALPHA_BETA_GY) / schedule.bed_gy(TUMOR_ALPHA_BETA_GY)


def _table() -> Table:
    counted = (
        ("Skin where a beam enters", "1 of 1", "1 of 3", "1 of 5"),
        ("Vertebra with the tumor", "1 of 1", "3 of 3", "5 of 5"),
        ("Behind it, as seen from a beam", "1 of 1", "1 of 3", "1 of 5"),
    )
    cost = (
        "Late tissue, for 10 Gy in tumor (8 Gy × 1; 4 Gy × 5; 3 Gy × 10)",
        *(f"{neighbor_gy(schedule):.1f} Gy" for schedule in _SCHEDULES.values()),
    )
    return Table(
        caption="How many beams pass each place; last row: what schedules cost tissue in the full beam (model)",
        head=("Place", "One beam", "Three beams", "Five beams"),
        rows=(*counted, cost),
    )


def _wide(beams: str, visits: str) -> str:
    return canvas(
        760,
        474,
        label(8, 22, "Cut across the body, front at the top", "strong"),
        _body(beams, (222, 226)),
        label(470, 22, "What visits spare", "strong"),
        _bars(visits, (470, 48), 11),
        _days(visits, (470, 330), 28, 42),
    )


def _narrow(beams: str, visits: str) -> str:
    return canvas(
        360,
        852,
        label(8, 22, "Cut across the body, front at the top", "strong"),
        _body(beams, (180, 216), 0.84),
        label(8, 436, "What visits spare", "strong"),
        _bars(visits, (8, 460), 13),
        _days(visits, (8, 716), 46, 48),
    )


def _body(beams: str, at: Point, scale: float = 1) -> str:
    """Draw skin, organs and vertebra, the beams over them, and the names."""
    x, y = at

    def oval(cx: float, cy: float, rx: float, ry: float, class_: str) -> str:
        return element("ellipse", cx=x + cx * scale, cy=y + cy * scale, rx=rx * scale, ry=ry * scale, class_=class_)

    gut = ((-88, -62), (-30, -84), (34, -78), (90, -54), (-4, -38))
    organs = [oval(cx, cy, 34, 24, "organ") for cx, cy in gut]
    organs += [oval(side * 96, 34, 27, 38, "organ") for side in (-1, 1)]
    bone = Vertebra(spine_level("L3"), "none", x, y + 62 * scale, 0.46 * scale)
    rays = "".join(_beam(angle, at, scale) for angle in _FROM[beams])
    return oval(0, 0, _ACROSS, _DEEP, "skin") + "".join(organs) + bone.draw() + rays + _names(beams, at, scale)


def _line(angle: float) -> tuple[Point, float, float]:
    """Return the direction of a beam and where it enters and leaves the body, counted from the target."""
    way = (sin(radians(angle)), -cos(radians(angle)))
    a = (way[0] / _ACROSS) ** 2 + (way[1] / _DEEP) ** 2
    b = _TARGET[0] * way[0] / _ACROSS**2 + _TARGET[1] * way[1] / _DEEP**2
    c = (_TARGET[0] / _ACROSS) ** 2 + (_TARGET[1] / _DEEP) ** 2 - 1
    root = (b * b - a * c) ** 0.5
    return way, (-b - root) / a, (-b + root) / a


def _beam(angle: float, at: Point, scale: float) -> str:
    """Draw one beam from outside the body through the target, with an arrow where it enters."""
    (dx, dy), enter, leave = _line(angle)

    def spot(along: float, aside: float) -> Point:
        px, py = _TARGET[0] + dx * along - dy * aside, _TARGET[1] + dy * along + dx * aside
        return at[0] + px * scale, at[1] + py * scale

    corners = [spot(enter - 14, -_HALF), spot(leave + 8, -_HALF), spot(leave + 8, _HALF), spot(enter - 14, _HALF)]
    return path(polygon(corners), "beam") + arrow(*spot(enter - 36, 0), *spot(enter - 6, 0), 9)


def _names(beams: str, at: Point, scale: float) -> str:
    """Name skin, bone and what lies behind, each with how many beams pass."""
    x, y = at
    low = y + (_DEEP + 38) * scale
    many = f"{beams} of {beams}"
    left, right = x - 204 * scale, x + 104 * scale
    bone = (x + 12 * scale, y + 24 * scale)
    far = (x, y - (_DEEP - 12) * scale)
    return (
        leader((right + 6, low + 2), (x + 20 * scale, y + (_DEEP - 8) * scale), dot=True)
        + lines(right - 4, low + 18, ("skin: 1 beam",), "small strong")
        + leader((left + 74, low + 2), bone, dot=True)
        + lines(left, low + 18, (f"bone: {many} beams" if beams != "1" else "bone: 1 beam",), "small strong")
        + leader((x + 96 * scale, y - (_DEEP + 18) * scale), far, dot=True)
        + label(x + 100 * scale, y - (_DEEP + 18) * scale, "far side: 1", "small strong")
    )


def _bars(visits: str, at: Point, step: float) -> str:
    """Draw for each schedule what the same effect on tumor would cost late tissue."""
    x, y = at
    head = fold(f"For {_TUMOR_GY} Gy of effect on tumor, gut and other tissue harmed late would take:", 40)
    drawn, top = [lines(x, y, head, "small", 18)], y + 18 * len(head) + 12
    for key, schedule in _SCHEDULES.items():
        mine, cost = key == visits, neighbor_gy(schedule)
        drawn.append(label(x, top, dict(VISITS.choices)[key], "small strong" if mine else "small"))
        drawn.append(
            element("rect", x=x, y=top + 7, width=cost * step, height=20, rx=4, class_="accent" if mine else "surface")
        )
        drawn.append(label(x + cost * step + 8, top + 22, f"{cost:.1f} Gy", "small strong" if mine else "small"))
        top += 52
    note = fold("If it got the full dose. Aiming avoids that.", 40)
    return "".join(drawn) + lines(x, top - 4, note, "small soft", 17)


def _days(visits: str, at: Point, down: float, across: float) -> str:
    """Draw two weeks with the visits marked."""
    x, y = at
    days = calendar(_SCHEDULES[visits])
    drawn = [label(x, y - 12, "The calendar: two weeks", "small strong")]
    for day in range(14):
        left, top = x + day % 7 * across * 0.96, y + day // 7 * down
        visit = day in days
        drawn.append(
            element(
                "rect", x=left, y=top, width=across * 0.96 - 4, height=down - 4, rx=4,
                class_="accent" if visit else "surface",
            )
        )  # fmt: skip
        if visit:
            mid, half = left + across * 0.48 - 2, (down - 4) / 2
            drawn.append(
                path(f"M{number(mid + 3)} {number(top + 3)}l-7 {number(half - 2)}h5l-3 {number(half - 3)}", "line")
            )
    words = fold("A bolt is a visit. In the gaps normal cells mend; tumor cells mend less.", 42)
    return "".join(drawn) + lines(x, y + 2 * down + 18, words, "small soft", 17)

"""The panels of ``dose-and-fractions``: stacks of visits, people, the calendar, and the cord over two courses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bonemets.domain.simulation.linear_quadratic import (
    CORD_ALPHA_BETA_GY,
    CORD_EACH_GY,
    CORD_MONTHS,
    CORD_TOGETHER_GY,
    FLARE,
    FLARE_DEXAMETHASONE,
    FLARE_WATCH_DAYS,
    MORE_VISITS,
    ONE_VISIT,
    RESPONSE,
    RETREATED,
    STEREOTACTIC,
    TUMOR_ALPHA_BETA_GY,
    CordCheck,
    Schedule,
    calendar,
    response_percent,
    visits,
)
from bonemets.figures.annotation import fold
from bonemets.figures.explore.plot import Plot
from bonemets.figures.people import people
from bonemets.figures.svg import canvas, element, label, lines, number, path

if TYPE_CHECKING:
    from bonemets.figures.outline import Point

COMMON = {(1, 8.0): "8 Gy × 1", (5, 4.0): "4 Gy × 5", (10, 3.0): "3 Gy × 10", (2, 12.0): "12 Gy × 2"}
"""Schedules of the trials, by visits and dose."""
AGAIN = Schedule(1, 8)
"""The second course."""
_MOST_GY = 130.0
_WEEKS = 6
_DAYS = ("M", "T", "W", "T", "F", "S", "S")


@dataclass(frozen=True)
class Course:
    """What is drawn.

    Attributes:
        schedule: The visits.
        late_gy: α/β of the late tissue, in gray.
        cord: Whether that tissue is the cord.
        day: Day looked at, from the first visit.
        check: What the cord has had after a second course; None without one.
        months: Time between the courses.
    """

    schedule: Schedule
    late_gy: float
    cord: bool
    day: int
    check: CordCheck | None
    months: float


def eased(course: Course, day: int) -> float | None:
    """Return the share of people whose pain had eased on a day; None before the last visit."""
    since = day - calendar(course.schedule)[-1]
    return None if since < 0 else response_percent(since)


def wide(course: Course) -> str:
    """Build the wide drawing."""
    return canvas(
        760,
        752,
        label(8, 22, "Biological dose of each visit", "strong"),
        _stacks(course, Plot(108, 60, 216, 262, (0, 2), (0, _MOST_GY))),
        label(416, 22, "Whose pain eased", "strong"),
        _crowds(course, (416, 50), 15.4, 178),
        label(8, 400, "The calendar", "strong"),
        _calendar(course, (44, 438), 36, 32),
        lines(44, 658, _key(44), "small soft", 17),
        _beside(course, (350, 366), 400, 56)[0],
    )


def narrow(course: Course) -> str:
    """Build the narrow drawing."""
    beside, end = _beside(course, (8, 900), 344, 46)
    return canvas(
        360,
        end,
        label(8, 22, "Biological dose of each visit", "strong"),
        _stacks(course, Plot(92, 52, 176, 186, (0, 2), (0, _MOST_GY))),
        label(8, 322, "Whose pain eased", "strong"),
        _crowds(course, (8, 348), 11, 182),
        label(8, 608, "The calendar", "strong"),
        _calendar(course, (36, 640), 44, 28),
        lines(8, 832, _key(46), "small soft", 17),
        beside,
    )


def _stacks(course: Course, plot: Plot) -> str:
    """Draw one block a visit for tumor and for late tissue, with the common schedules as marks beside them."""
    tissue = "Cord" if course.cord else "Late tissue"
    columns = (
        ("Tumor", TUMOR_ALPHA_BETA_GY, "tumor-soft", 0.5),
        (tissue, course.late_gy, "cord" if course.cord else "organ", 1.5),
    )
    drawn = [path(f"M{number(plot.left)} {number(plot.bottom)}H{number(plot.right)}", "axis")]
    for name, ratio, class_, place in columns:
        bed = course.schedule.bed_gy(ratio)
        each, x = bed / course.schedule.fractions, plot.x(place)
        drawn += [
            _block(plot, x, visit * each, (visit + 1) * each, class_) for visit in range(course.schedule.fractions)
        ]
        over = " ↑" if bed > _MOST_GY else ""
        top = max(plot.y(min(bed, _MOST_GY)) - 8, plot.top - 8)
        drawn.append(label(x, top, f"{bed:.1f} Gy{over}", "small strong middle"))
        drawn.append(label(x, plot.bottom + 19, name, "small strong middle"))
        drawn.append(label(x, plot.bottom + 36, f"α/β {ratio:g} Gy", "small soft middle"))
        drawn.append(label(x, plot.bottom + 53, f"EQD2 {course.schedule.eqd2_gy(ratio):.1f}", "small soft middle"))
        drawn.append(_marks(course, plot, ratio, right=place > 1))
    return "".join(drawn)


def _block(plot: Plot, x: float, low: float, high: float, class_: str) -> str:
    """Draw one visit; what lies above the plot is cut off."""
    top, bottom = plot.y(min(high, _MOST_GY)), plot.y(min(low, _MOST_GY))
    if bottom - top < 0.1:
        return ""
    return element("rect", x=x - 34, y=top, width=68, height=max(bottom - top - 1.5, 1), rx=3, class_=class_)


def _marks(course: Course, plot: Plot, ratio: float, *, right: bool) -> str:
    """Mark the common schedules left of the tumor stack or right of the other."""
    edge, step = (plot.x(1.5) + 34, 12) if right else (plot.x(0.5) - 34, -12)
    mine = (course.schedule.fractions, course.schedule.fraction_gy)
    drawn = []
    for key, name in COMMON.items():
        bed, here = Schedule(*key).bed_gy(ratio), key == mine
        y, shade = plot.y(min(bed, _MOST_GY)), "small strong" if here else "small soft"
        text = f"{name} ↑" if bed > _MOST_GY else name
        tick = path(f"M{number(edge + step / 3)} {number(y)}h{number(step)}", "line" if here else "axis")
        drawn.append(tick + label(edge + step * 1.6, y + 4.6, text, shade if right else f"{shade} end"))
    return "".join(drawn)


def _crowds(course: Course, at: Point, pitch: float, step: float) -> str:
    """Draw a hundred people after one visit and a hundred after more; the side of this schedule is bold."""
    drawn = []
    mine = visits(course.schedule)
    rows = ((ONE_VISIT, "After one visit", "10 of 23"), (MORE_VISITS, "After more visits", "5 of 21"))
    for index, (side, name, flared) in enumerate(rows):
        x, y, shade = at[0] + index * step, at[1], "small strong" if side == mine else "small"
        below = y + 32 + pitch * 12
        text = (
            f"{RESPONSE[side].percent:g} of 100 less pain",
            f"{RETREATED[side].percent:g} treated again",
            f"flare: {flared} ({FLARE[side].percent:.0f} %)",
        )
        drawn.append(label(x, y, name, shade) + people((x, y + 12), pitch, RESPONSE[side].percent))
        drawn.append(lines(x, below, text, shade, 18))
    below = at[1] + 32 + pitch * 12 + 54
    return "".join(drawn) + label(at[0], below + 4, "8 Gy × 1 against 4 Gy × 6 (2004); flare 2007", "small soft")


def _calendar(course: Course, at: Point, across: float, down: float) -> str:
    """Draw six weeks: visits as bolts, and in each later day how many people's pain has eased."""
    days = set(calendar(course.schedule))
    drawn = [label(at[0] + (k + 0.5) * across, at[1] - 8, name, "small soft middle") for k, name in enumerate(_DAYS)]
    for week in range(_WEEKS):
        y = at[1] + week * down
        drawn.append(label(at[0] - 8, y + down / 2 + 4.6, str(week + 1), "small soft end"))
        drawn += [
            _cell(course, week * 7 + column, (at[0] + column * across, y), (across, down), days) for column in range(7)
        ]
    return "".join(drawn)


def _cell(course: Course, day: int, at: Point, size: Point, days: set[int]) -> str:
    """Draw one day: its share as a level, its visit as a bolt, the chosen day with a frame."""
    (x, y), (wide_, tall) = at, (size[0] - 3, size[1] - 3)
    share = eased(course, day)
    drawn = element("rect", x=x, y=y, width=wide_, height=tall, rx=4, class_="surface" if day % 7 > 4 else "box")
    if share is not None:
        level = tall * share / 100
        drawn += element("rect", x=x, y=y + tall - level, width=wide_, height=level, rx=4, class_="accent")
    if 0 < day <= max(days) + FLARE_WATCH_DAYS:
        drawn += path(f"M{number(x + 4)} {number(y + 5)}" + "q2 -4 4 0t4 0" * int((wide_ - 8) // 8), "now")
    if day in days:
        mid, half = x + wide_ / 2, tall / 2
        bolt = f"M{number(mid + 2)} {number(y + 5)}l-7 {number(half - 3)}h5l-2 {number(half - 5)}l8 -{number(half)}h-5z"
        drawn += path(bolt, "mark")
    if day == course.day:
        drawn += element("rect", x=x - 1, y=y - 1, width=wide_ + 2, height=tall + 2, rx=5, class_="chosen")
    return drawn


def _key(room: int) -> tuple[str, ...]:
    return (
        *fold("Bolt: a visit. Wave: a flare may come.", room),
        *fold("Level: share of people whose pain had eased by that day (2013, mixed schedules).", room),
    )


def _beside(course: Course, at: Point, width: float, room: int) -> tuple[str, float]:
    """Say what the chosen day is like, what trials disagree on, and what the cord has had; give the lower end too."""
    drawn, y = [], at[1]
    for head, text in _blocks(course):
        folded = fold(text, room)
        drawn.append(label(at[0], y, head, "strong") + lines(at[0], y + 22, folded, "small", 18))
        y += 18 * len(folded) + 36
    drawn.append(_cord(course, (at[0], y), width))
    return "".join(drawn), y + (140 if course.check else 82)


def _blocks(course: Course) -> list[tuple[str, str]]:
    share = eased(course, course.day)
    state = "in treatment" if share is None else f"about {share:.0f} of 100 have less pain"
    placebo, drug = FLARE_DEXAMETHASONE
    blocks = [
        (
            f"Day {course.day}: {state}",
            (
                "Relief takes days to weeks. A flare passes, median 3 days. New weakness or numbness is never a flare: "
                "call now."
            ),
        ),
        (
            "Dexamethasone against flare: disputed",
            (
                f"{drug.percent:g} against {placebo.percent:g} % with a flare (SC.23, 2015); no clear effect in a "
                "Dutch trial (2020)."
            ),
        ),
    ]
    if course.schedule.fraction_gy >= 10:
        gone, less, some, more = (share.percent for share in STEREOTACTIC)
        text = (
            f"Pain gone: {gone:g} against {less:g} % after 4 Gy × 5 (SC.24, 2021). "
            f"Pain eased: {some:g} against {more:g} % after 8 Gy × 1 (RTOG 0631, 2023)."
        )
        blocks.append(("Stereotactic: the trials disagree", text))
    return blocks


def _cord(course: Course, at: Point, width: float) -> str:
    """Draw the course, or both end to end, against what one review of patients found."""
    first, check = course.schedule.bed_gy(CORD_ALPHA_BETA_GY), course.check
    both = first if check is None else check.together_gy
    plot = Plot(at[0], at[1] + 18, width - 4, 24, (0, max(both, CORD_TOGETHER_GY) * 1.08), (0, 1))
    edge, limit = plot.x(first), plot.x(CORD_TOGETHER_GY)
    drawn = [
        label(at[0], at[1], f"{'One course' if check is None else 'Two courses'} on the cord (α/β 2 Gy)", "strong"),
        element("rect", x=plot.left, y=plot.top, width=edge - plot.left, height=24, rx=3, class_="cord"),
        path(f"M{number(limit)} {number(plot.top - 6)}v36", "now"),
    ]
    if check is None:
        words = f"{first:.0f} Gy; mark: {CORD_TOGETHER_GY:g} Gy for two courses (2006)"
        return "".join(drawn) + label(at[0], plot.bottom + 24, words, "small soft")
    second = element("rect", x=edge, y=plot.top, width=plot.x(both) - edge, height=24, rx=3, class_="cord")
    drawn.append(second)
    tests = (
        (both <= CORD_TOGETHER_GY, f"{first:.0f} + {both - first:.0f} = {both:.0f} Gy, at most {CORD_TOGETHER_GY:g}"),
        (check.larger_gy <= CORD_EACH_GY, f"larger course {check.larger_gy:.0f} Gy, at most {CORD_EACH_GY:g}"),
        (course.months >= CORD_MONTHS, f"{course.months:g} months between, at least {CORD_MONTHS:g}"),
    )
    rows = tuple(f"{'✓ yes' if holds else '✕ no'}: {text}" for holds, text in tests)
    verdict = "All three hold: harm was rare (2006)" if check.within else "Not all hold: harm was more frequent (2006)"
    drawn.append(lines(at[0], plot.bottom + 24, rows, "small", 18))
    return "".join(drawn) + label(at[0], plot.bottom + 82, verdict, "small strong")

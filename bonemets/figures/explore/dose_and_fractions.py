"""Dose and fractions: what a schedule does to tumor and late tissue, and what it changes for pain and calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bonemets.domain.simulation.linear_quadratic import (
    CORD_ALPHA_BETA_GY,
    CORD_EACH_GY,
    CORD_MONTHS,
    CORD_TOGETHER_GY,
    FLARE,
    FLARE_DAYS,
    FLARE_DEXAMETHASONE,
    LATE_ALPHA_BETA_GY,
    RESPONSE,
    RETREATED,
    RETREATMENT_WORKED,
    STEREOTACTIC,
    TUMOR_ALPHA_BETA_GY,
    Schedule,
    calendar,
    cord_after,
)
from bonemets.figures.explore.dose_and_fractions_panel import AGAIN, COMMON, Course, eased, narrow, wide
from bonemets.figures.explore.explorable import Choice, Explorable, Prediction, Preset, Slider, View
from bonemets.figures.figure import Table

if TYPE_CHECKING:
    from bonemets.figures.explore.explorable import Values

CONTROLS = (
    Slider("fraction_gy", "Dose at each visit", 1, 18, 0.5, 8, "Gy"),
    Slider("fractions", "Visits", 1, 10, 1, 1),
    Slider("day", "Day since the first visit", 0, 41, 1, 10, plays=True),
    Choice("late", "Late tissue", (("late", "Skin, gut and others"), ("cord", "Spinal cord")), "late"),
    Slider("again_months", "8 Gy again after (0: not)", 0, 12, 1, 0, "months"),
)


def draw(values: Values) -> View:
    """Draw one schedule.

    >>> draw(EXPLORABLE.start()).reading[:57]
    '8 Gy in one visit: tumor 14.4 Gy, late tissue 29.3 Gy bio'
    """
    schedule = Schedule(round(float(values["fractions"])), float(values["fraction_gy"]))
    cord, months = values["late"] == "cord", float(values["again_months"])
    course = Course(
        schedule=schedule,
        late_gy=CORD_ALPHA_BETA_GY if cord else LATE_ALPHA_BETA_GY,
        cord=cord,
        day=round(float(values["day"])),
        check=cord_after(schedule, AGAIN, months) if months else None,
        months=months,
    )
    return View(
        reading=_reading(course),
        alt=_alt(course),
        wide=wide(course),
        narrow=narrow(course),
        table=_table(course),
        notes=_notes(course),
    )


def _reading(course: Course) -> str:
    schedule, tissue = course.schedule, "cord" if course.cord else "late tissue"
    last = calendar(schedule)[-1]
    state = eased(course, course.day)
    pain = "still in treatment" if state is None else f"about {state:.0f} of 100 had less pain (2013)"
    text = (
        f"{schedule}: tumor {schedule.bed_gy(TUMOR_ALPHA_BETA_GY):.1f} Gy, {tissue} "
        f"{schedule.bed_gy(course.late_gy):.1f} Gy biological dose. Day {course.day}, last visit on day {last}: {pain}."
    )
    if course.check is None:
        return text
    fits = "within" if course.check.within else "outside"
    return (
        f"{text} 8 Gy again after {course.months:g} months: {fits} the limits within which harm to the cord was rare."
    )


def _alt(course: Course) -> str:
    days = ", ".join(str(day + 1) for day in calendar(course.schedule))
    return (
        "Two stacks of blocks, one block a visit, as high as the biological dose to tumor and to late tissue; two "
        f"hundred people whose pain eased after one visit or more; and a calendar with visits on days {days}. "
        f"{_reading(course)}"
    )


def _notes(course: Course) -> tuple[str, ...]:
    notes = []
    if (course.schedule.fractions, course.schedule.fraction_gy) not in COMMON:
        notes.append(
            "No trial in our sources used this schedule: its dose can be worked out, its effect on pain cannot."
        )
    if course.schedule.fraction_gy > 10:
        notes.append(
            "Above about 10 Gy a visit the model is disputed; such doses are given with stereotactic care only."
        )
    if course.schedule.bed_gy(course.late_gy) > 130:
        notes.append("So much to late tissue would not be given to a whole region, only to the target itself.")
    return tuple(notes)


def _table(course: Course) -> Table:
    rows: list[tuple[str, ...]] = []
    named = [(Schedule(*key), name) for key, name in COMMON.items()]
    if (course.schedule.fractions, course.schedule.fraction_gy) not in COMMON:
        named.append((course.schedule, "yours"))
    for schedule, name in named:
        tumor, late, cord = (
            f"{schedule.bed_gy(ratio):.1f} / {schedule.eqd2_gy(ratio):.1f}"
            for ratio in (TUMOR_ALPHA_BETA_GY, LATE_ALPHA_BETA_GY, CORD_ALPHA_BETA_GY)
        )
        rows.append((f"{name}: {schedule}", tumor, late, cord))
    shares = [
        *(("Pain eased", share) for share in RESPONSE.values()),
        *(("Treated again", share) for share in RETREATED.values()),
        ("Second course worked", RETREATMENT_WORKED),
        *((f"Pain flare, median {FLARE_DAYS} days", share) for share in FLARE.values()),
        *(("Pain flare", share) for share in FLARE_DEXAMETHASONE),
        *(("Stereotactic trials", share) for share in STEREOTACTIC),
    ]
    rows += [(name, f"{share.percent:g} %", share.text, share.source) for name, share in shares]
    rows.append(
        (
            "Cord, two courses",
            f"≤ {CORD_TOGETHER_GY:g} Gy together (α/β 2)",
            f"≤ {CORD_EACH_GY:g} Gy each, ≥ {CORD_MONTHS:g} months apart",
            "nieder-2006",
        )
    )
    return Table(
        caption="Biological dose (BED / EQD2 in Gy) of common schedules, and what trials found about pain",
        head=("Schedule or finding", "Tumor, α/β 10 Gy", "Late tissue, α/β 3 Gy", "Cord, α/β 2 Gy; or source"),
        rows=tuple(rows),
    )


EXPLORABLE = Explorable(
    name="dose-and-fractions",
    title="One visit or ten: what changes, and what does not?",
    looking="Each visit is a block, as high as its biological effect on tumor and on late-reacting tissue; marks "
    "show where other schedules end. The lower α/β, the more a tissue minds large doses; EQD2 is the same effect in "
    "visits of 2 Gy. Then a hundred people after one visit and a hundred after more, and one person's calendar.",
    prediction=Prediction(
        question="Six visits of 4 Gy give tumor more than twice the biological dose of one visit of 8 Gy. Of 100 "
        "people, how many more feel less pain?",
        options=(("two", "About 2 more"), ("twenty", "About 20 more"), ("forty", "About 40 more")),
        answer="two",
        why="71 against 73 of 100 in the Dutch trial (2004): the pain answers to the first dose. What differs is how "
        "often treatment is repeated, and how many mornings it takes.",
        hides=True,
    ),
    controls=CONTROLS,
    presets=(
        Preset(
            "one",
            "8 Gy, once",
            "One morning. More people are treated again later, 24 of 100, perhaps because 8 Gy can be repeated.",
            {},
        ),
        Preset(
            "five",
            "4 Gy × 5",
            "A week of mornings for nearly the same relief; fewer are treated again.",
            {"fraction_gy": 4, "fractions": 5},
        ),
        Preset(
            "ten",
            "3 Gy × 10",
            "Two weeks. Small doses spare late tissue: its stack grows less than the dose.",
            {"fraction_gy": 3, "fractions": 10},
        ),
        Preset(
            "stereotactic",
            "12 Gy × 2, stereotactic",
            "High doses tower over late tissue, so they must miss it. The two trials on pain contradict each other.",
            {"fraction_gy": 12, "fractions": 2, "late": "cord"},
        ),
        Preset(
            "again",
            "The pain came back",
            "8 Gy again on the same vertebra after 8 months: the cord stays below the line of the review.",
            {"fraction_gy": 3, "fractions": 10, "late": "cord", "again_months": 8},
        ),
        Preset(
            "too-soon",
            "Too much, too soon",
            "After 12 Gy × 2 three conditions fail at once, if the cord had got the full dose.",
            {"fraction_gy": 12, "fractions": 2, "late": "cord", "again_months": 3},
        ),
    ),
    limits="The linear-quadratic model counts cell kill; pain relief does not follow it. α/β are conventions, dose "
    "is taken as even and without gaps, regrowth is left out, and the cord is given the full dose, which planning "
    "avoids. Shares are those of trials, not of one person; radiation does not strengthen bone at once.",
    sources=(
        "lq-2019",
        "dbms-2004",
        "truntzer-2013",
        "loblaw-2007",
        "sc23-2015",
        "vdlinden-2020",
        "sc24-2021",
        "rtog0631-2023",
        "nieder-2006",
        "astro-2024",
    ),
    draw=draw,
)

"""One patch of bone over time: osteoclasts dissolve, osteoblasts rebuild, a tumor moves in, drugs take hold."""

from __future__ import annotations

from bisect import bisect
from functools import lru_cache

from bonemets.domain.simulation.remodeling import MYELOMA, SINGLE_EVENT, WAVES, Parameters, steady_state
from bonemets.domain.simulation.remodeling_course import Moment, Treatment, course
from bonemets.figures.explore.explorable import Choice, Explorable, Prediction, Preset, Slider, Values, View
from bonemets.figures.explore.remodeling_scene import NARROW, WIDE, Scene, drawing
from bonemets.figures.figure import Table

SITES: dict[str, tuple[Parameters, float]] = {
    "repair": (SINGLE_EVENT, 150.0),
    "waves": (WAVES, 600.0),
    "tumor": (MYELOMA, 1300.0),
}
DRUGS = {
    "antiresorptive": Treatment(from_day=0, osteoclast_death=1.5),
    "antibody": Treatment(from_day=0, osteoclast_birth=0.6),
    "anticancer": Treatment(from_day=0, tumor_kill_per_day=0.02),
    "both": Treatment(from_day=0, osteoclast_death=1.5, tumor_kill_per_day=0.02),
}

DAY = Slider("day", "Day", 0, 1300, 1, 0, plays=True)
SITE = Choice(
    "site", "The patch of bone", (("repair", "One repair"), ("waves", "Waves"), ("tumor", "Tumor nearby")), "repair"
)
DRUG = Choice(
    "treatment",
    "Treatment",
    (
        ("none", "None"),
        ("antiresorptive", "Bisphosphonate"),
        ("antibody", "Denosumab"),
        ("anticancer", "Cancer drug"),
        ("both", "Cancer drug + bisphosphonate"),
    ),
    "none",
)
FROM = Slider("treatment_day", "Treatment starts on day", 0, 1200, 10, 300)
PUSH = Slider("push", "Extra osteoclasts on day 0", 0, 20, 1, 10, "cells")


@lru_cache(maxsize=24)
def _course(site: str, treatment: str, from_day: float, push: float) -> tuple[Moment, ...]:
    """Solve once for all days, so that moving the day costs only the drawing."""
    numbers, days = SITES[site]
    drug = None
    if treatment in DRUGS:
        base = DRUGS[treatment]
        drug = Treatment(
            from_day=from_day,
            osteoclast_death=base.osteoclast_death,
            osteoclast_birth=base.osteoclast_birth,
            tumor_kill_per_day=base.tumor_kill_per_day,
        )
    return course(numbers, days, push=push, treatment=drug)


def draw(values: Values) -> View:
    """Draw the patch on its day, and what led there."""
    site, treatment = str(values["site"]), str(values["treatment"])
    numbers, days = SITES[site]
    day, from_day, push = min(float(values["day"]), days), float(values["treatment_day"]), float(values["push"])
    path = _course(site, treatment, from_day if treatment != "none" else 0, push)
    now = at(path, day)
    scene = Scene(
        path=tuple(each for each in path if each.day <= day),
        untreated=tuple(each for each in _course(site, "none", 0, push) if each.day <= day)
        if treatment != "none"
        else (),
        days=days,
        quiet=steady_state(numbers),
        treatment_day=from_day if treatment != "none" and from_day < days else None,
    )
    reading = _reading(now, site)
    return View(
        reading=reading,
        alt=f"A strut of bone seen from the side, {now.bone_percent:.0f}% of its first thickness. {_cells(now)} "
        f"Below, bone mass over time up to day {day:g}, from 100% at the start. {reading}",
        wide=drawing(scene, WIDE),
        narrow=drawing(scene, NARROW),
        table=_table(path, day),
        notes=_notes(now, values, days),
        reach={"day": days},
    )


def at(path: tuple[Moment, ...], day: float) -> Moment:
    """Find the last moment up to a day.

    >>> at(_course("repair", "none", 0, 10), 14).day
    14.0
    """
    return _up_to(path, day)[-1]


def _up_to(path: tuple[Moment, ...], day: float) -> tuple[Moment, ...]:
    return path[: bisect(path, day + 1e-9, key=lambda each: each.day)]


def _cells(now: Moment) -> str:
    tumor = f" Tumor cells fill {now.tumor_percent:.0f}% of their room." if now.tumor_percent >= 1 else ""
    return f"{now.osteoclasts:.1f} osteoclasts and {now.osteoblasts:.0f} osteoblasts work on it.{tumor}"


def _reading(now: Moment, site: str) -> str:
    if now.bone_percent <= 0:
        return f"Day {now.day:.0f}: the strut is gone. Osteoblasts have nothing left to build on."
    numbers, _ = SITES[site]
    osteoclasts, osteoblasts = steady_state(numbers)
    loss = numbers.k1 * max(0.0, now.osteoclasts - osteoclasts)
    gain = numbers.k2 * max(0.0, now.osteoblasts - osteoblasts)
    if loss > gain + 0.02:
        doing = "osteoclasts dissolve faster than osteoblasts build"
    elif gain > loss + 0.02:
        doing = "osteoblasts are building bone back"
    else:
        doing = "for now little is dissolved or built"
    return f"Day {now.day:.0f}: bone at {now.bone_percent:.0f}%; {doing}."


def _notes(now: Moment, values: Values, days: float) -> tuple[str, ...]:
    notes = []
    if now.model_bone_percent < 0:
        notes.append(
            f"The original model goes on below zero, to {now.model_bone_percent:.0f}%. There is no less than no bone, "
            "so the drawing stops at 0%."
        )
    if values["treatment"] in {"anticancer", "both"} and values["site"] != "tumor":
        notes.append("There is no tumor in this patch for a cancer drug to act on.")
    if values["treatment"] != "none" and float(values["treatment_day"]) >= days:
        notes.append("The treatment starts after the last day shown here.")
    return tuple(notes)


def _table(path: tuple[Moment, ...], day: float) -> Table:
    last = path[-1].day
    days = sorted({*(last * index / 10 for index in range(11)), day})
    rows = [at(path, each) for each in days]
    return Table(
        caption="The patch over time",
        head=("Day", "Bone, % of start", "Osteoclasts", "Osteoblasts", "Tumor, % of its limit"),
        rows=tuple(
            (
                f"{each.day:.0f}{' (shown)' if abs(each.day - day) < 0.5 else ''}",
                f"{each.bone_percent:.1f}",
                f"{each.osteoclasts:.2f}",
                f"{each.osteoblasts:.0f}",
                f"{each.tumor_percent:.0f}",
            )
            for each in rows
        ),
    )


_TUMOR: dict[str, float | str] = {"site": "tumor", "day": 1000}

EXPLORABLE = Explorable(
    name="remodeling",
    title="Who wins, the cells that dissolve bone or those that build it?",
    looking="A strut of spongy bone from the side, on one day. Large cells with many nuclei (osteoclasts) dissolve it; "
    "the row of box-shaped cells (osteoblasts) builds it back. Each drawn cell stands for several; the "
    "numbers above count them all. The curve below is the bone that is left. Press Play.",
    prediction=Prediction(
        question="A small patch of bone is dissolved in two weeks. How long do osteoblasts take to fill it again?",
        options=(
            ("same", "About as long as it took to dissolve"),
            ("twice", "About twice as long"),
            ("five", "Four to six times as long"),
        ),
        answer="five",
        why="It is lowest after 12 days and all but filled about 60 days later. That is why bone drugs, which work on "
        "this cycle, show their benefit only after months.",
    ),
    controls=(DAY, SITE, DRUG, FROM, PUSH),
    presets=(
        Preset(
            "repair", "One repair", "Ten extra osteoclasts arrive on day 0. Press Play and watch who comes second.", {}
        ),
        Preset(
            "waves",
            "Renewed in waves",
            "The same cells, but osteoclasts urge one another on a little more: the patch is taken down and rebuilt "
            "again and again, and bone is kept.",
            {"site": "waves", "day": 600},
        ),
        Preset(
            "tumor",
            "A tumor moves in",
            "Tumor cells hold osteoblasts back and urge osteoclasts on. Each wave now ends lower than the one before.",
            _TUMOR,
        ),
        Preset(
            "bisphosphonate",
            "Bisphosphonate",
            "From day 700 osteoclasts die sooner. Bone stops falling, but it is not rebuilt, and the tumor goes on.",
            {**_TUMOR, "treatment": "antiresorptive", "treatment_day": 700, "day": 1300},
        ),
        Preset(
            "antibody",
            "Denosumab",
            "From day 700 RANKL is caught, and fewer osteoclasts are born. Another way in, nearly the same picture.",
            {**_TUMOR, "treatment": "antibody", "treatment_day": 700, "day": 1300},
        ),
        Preset(
            "anticancer",
            "Treat the cancer",
            "From day 700 the tumor shrinks. The next wave still takes what it builds; only later waves build a little "
            "more than they take. Bone needs the cancer to be treated, and time.",
            {**_TUMOR, "treatment": "anticancer", "treatment_day": 700, "day": 1300},
        ),
        Preset(
            "late",
            "Too late",
            "The same bisphosphonate, from day 1100. It keeps the little that is left; what is gone stays gone.",
            {**_TUMOR, "treatment": "antiresorptive", "treatment_day": 1100, "day": 1300},
        ),
    ),
    limits="One point of bone with two kinds of cell: no osteocytes, hormones, vitamin D or load. In this model the "
    "tumor grows by itself; that dissolved bone feeds it, the other half of the vicious cycle, is not in it. The "
    "model’s numbers were chosen to look right, not measured in people; how strongly each drug acts is our choice. "
    "The original lets bone mass fall below zero; here it stops at zero.",
    sources=("komarova-2003", "ayati-2010", "vicious-2010", "sg-2004-bone"),
    draw=draw,
)

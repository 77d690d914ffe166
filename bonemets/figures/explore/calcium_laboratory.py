"""Calcium on the move between bone, blood, gut and kidneys, and how soon each treatment takes hold."""

from __future__ import annotations

from functools import lru_cache

from bonemets.domain.lab.hypercalcemia import clinical_hypercalcemia_mmol_per_l
from bonemets.domain.simulation.calcium_balance import Hour, Person, course, felt, flows
from bonemets.domain.simulation.calcium_blood import Blood, blood
from bonemets.domain.simulation.calcium_symptom import feeling
from bonemets.domain.simulation.calcium_treatment import BoneDrug, Plan
from bonemets.figures.explore.calcium_laboratory_scene import NARROW, WIDE, Scene, drawing
from bonemets.figures.explore.explorable import Choice, Explorable, Prediction, Preset, Slider, Values, View
from bonemets.figures.figure import Table

MG_PER_MMOL = 4.008
UPPER_LIMIT = 2.6
VIEWS = {"hours": 4.0, "weeks": 50.0, "months": 120.0}

DAY = Slider("day", "Day", 0, 120, 0.1, 0, plays=True)
SPAN = Choice("view", "Look at", (("hours", "4 days"), ("weeks", "50 days"), ("months", "120 days")), "hours")
FLUIDS = Choice("fluids", "Saline by vein", (("none", "None"), ("day", "1 day"), ("days", "4 days")), "none")
QUICK = Choice(
    "quick", "Something fast", (("none", "None"), ("calcitonin", "Calcitonin"), ("dialysis", "Dialysis")), "none"
)
DRUG = Choice(
    "bone_drug",
    "Drug that stops osteoclasts",
    (("none", "None"), ("zoledronate", "Zoledronate"), ("pamidronate", "Pamidronate"), ("denosumab", "Denosumab")),
    "none",
)
RELEASE = Slider("bone_release", "Calcium leaving bone", 1, 3, 0.1, 2.6, "× normal")
RISE = Slider("rise_days", "Calcium rose over", 1, 60, 1, 14, "days")
KIDNEY = Slider("kidney_percent", "Kidney function", 10, 100, 5, 100, "%")
ALBUMIN = Slider("albumin_g_per_l", "Albumin", 15, 50, 1, 40, "g/L")


def _person(values: Values) -> Person:
    return Person(
        bone_release=float(values["bone_release"]),
        kidney_percent=float(values["kidney_percent"]),
        albumin_g_per_l=float(values["albumin_g_per_l"]),
        rise_days=float(values["rise_days"]),
    )


def _plan(values: Values) -> Plan:
    return Plan(
        fluids_days={"none": 0.0, "day": 1.0, "days": 4.0}[str(values["fluids"])],
        calcitonin=values["quick"] == "calcitonin",
        dialysis=values["quick"] == "dialysis",
        bone_drug=BoneDrug(str(values["bone_drug"])),
    )


@lru_cache(maxsize=24)
def _course(person: Person, plan: Plan, days: float) -> tuple[Hour, ...]:
    """Solve once for all days, so that moving the day costs only the drawing."""
    return course(person, plan, days)


def draw(values: Values) -> View:
    """Draw the flows on one day, and calcium up to it."""
    person, plan, days = _person(values), _plan(values), VIEWS[str(values["view"])]
    day = min(float(values["day"]), days)
    path = _course(person, plan, days)
    now = min(path, key=lambda each: abs(each.day - day))
    level = blood(now.ionized, person.albumin_g_per_l)
    feels = feeling(felt(now, person.albumin_g_per_l))
    scene = Scene(
        path=tuple((each.day, _corrected(each, person)) for each in path if each.day <= now.day),
        untreated=_corrected(path[0], person),
        days=days,
        blood=level,
        flows=flows(person, plan, now.day, now.ionized, now.water),
        water=now.water,
        feels=feels,
        plan=plan,
    )
    reading = (
        f"{_when(now.day)}: corrected calcium {level.corrected:.2f} mmol/L ({level.corrected * MG_PER_MMOL:.1f} "
        f"mg/dL), {_band(level)}; the person is {feels.name}."
    )
    return View(
        reading=reading,
        alt=f"Calcium flows from bone and gut into blood, and out to bone and kidneys. {_flowing(scene)} {reading} "
        "Below, corrected calcium over time against the bands mild from 2.6, moderate from 3.0 and severe from 3.5 "
        "mmol/L, with a bar for each treatment while it acts.",
        wide=drawing(scene, WIDE),
        narrow=drawing(scene, NARROW),
        table=_table(path, person, now.day),
        notes=_notes(values, level),
        reach={"day": days},
    )


def _corrected(hour: Hour, person: Person) -> float:
    return blood(hour.ionized, person.albumin_g_per_l).corrected


def _when(day: float) -> str:
    return f"Hour {day * 24:.0f}" if day < 3 else f"Day {day:.0f}"


def _band(level: Blood) -> str:
    found = clinical_hypercalcemia_mmol_per_l(
        corrected_calcium_mmol_per_l=round(min(level.corrected, 5.6), 2), upper_limit_mmol_per_l=UPPER_LIMIT
    ).band
    return "in range" if found == "none" else found


def _flowing(scene: Scene) -> str:
    flow = scene.flows
    return (
        f"Millimoles a day: {flow.from_bone:.0f} from bone, {flow.from_gut:.0f} from gut, {flow.to_bone:.0f} to bone, "
        f"{flow.to_kidneys:.0f} to kidneys."
    )


def _notes(values: Values, level: Blood) -> tuple[str, ...]:
    notes = []
    if level.albumin_g_per_l < 30 and level.corrected - 2 * level.ionized > 0.05:
        notes.append(
            "With this little albumin the corrected value reads higher than ionized calcium would justify. "
            "Ask for ionized calcium."
        )
    if values["bone_drug"] in {"zoledronate", "pamidronate"} and float(values["kidney_percent"]) < 35:
        notes.append("Bisphosphonates can harm kidneys as weak as these: a question for the prescriber.")
    return tuple(notes)


def _table(path: tuple[Hour, ...], person: Person, day: float) -> Table:
    last = path[-1].day
    days = sorted({0.0, last / 12, last / 4, last / 2, last * 3 / 4, last, day})
    rows = []
    for each in (min(path, key=lambda one: abs(one.day - when)) for when in days):
        level = blood(each.ionized, person.albumin_g_per_l)
        rows.append(
            (
                f"{each.day:.1f}{' (shown)' if each.day == day else ''}",
                f"{level.total:.2f}",
                f"{level.corrected:.2f} ({level.corrected * MG_PER_MMOL:.1f} mg/dL)",
                f"{level.ionized:.2f}",
                feeling(felt(each, person.albumin_g_per_l)).name,
            )
        )
    return Table(
        caption="Calcium over time, mmol/L",
        head=("Day", "Total", "Corrected", "Ionized", "The person is"),
        rows=tuple(rows),
    )


EXPLORABLE = Explorable(
    name="calcium-laboratory",
    title="What brings high calcium down, how soon, and for how long?",
    looking="Calcium on the move, millimoles a day: the thicker an arrow, the more flows. In blood it is free "
    "(ionized), bound to albumin, or held by small partners. The curve below is corrected calcium up to the day you "
    "chose; the bars show when each treatment acts.",
    prediction=Prediction(
        question="Corrected calcium is 3.7 mmol/L (14.8 mg/dL). Zoledronate 4 mg runs in now, and nothing else. "
        "When will the laboratory first notice it?",
        options=(
            ("hours", "Within 6 hours"),
            ("days", "After 1 to 2 days"),
            ("week", "After about a week"),
        ),
        answer="days",
        why="Osteoclasts have to die first: 24 to 48 hours, then it lasts 30 to 40 days. That is why fluids start at "
        "once, and calcitonin may bridge the first two days.",
    ),
    controls=(DAY, SPAN, FLUIDS, QUICK, DRUG, RELEASE, RISE, KIDNEY, ALBUMIN),
    presets=(
        Preset(
            "untreated",
            "Untreated",
            "Bone gives more than twice its usual calcium. The body dries out, the kidneys filter less, and calcium "
            "stays high: a vicious circle.",
            {},
        ),
        Preset(
            "fluids",
            "Fluids first",
            "Within hours of saline the kidneys let calcium go again. It works while it runs; watch lungs and weight.",
            {"fluids": "days", "day": 4},
        ),
        Preset(
            "calcitonin",
            "Calcitonin: fast, short",
            "Notice the fall after a few hours, the small waves of each dose, and how it wears off after two days.",
            {"quick": "calcitonin", "day": 4},
        ),
        Preset(
            "zoledronate",
            "Zoledronate: slow, long",
            "Nothing on the first day. Then weeks. Look again at 30 to 40 days.",
            {"bone_drug": "zoledronate", "view": "weeks", "day": 50},
        ),
        Preset(
            "plan",
            "All three together",
            "Fluids and calcitonin carry the first days, zoledronate takes over. This is the plan for severe high "
            "calcium in the 2023 Endocrine Society guideline, on evidence of low certainty.",
            {"fluids": "days", "quick": "calcitonin", "bone_drug": "zoledronate", "day": 4},
        ),
        Preset(
            "denosumab",
            "Denosumab",
            "Doses on days 1, 8 and 15, then monthly. A response takes about 9 days and lasts about 104. The 2023 "
            "guideline suggests it before a bisphosphonate; labels keep it for when a bisphosphonate has failed.",
            {"bone_drug": "denosumab", "view": "months", "day": 120},
        ),
        Preset(
            "kidneys",
            "Kidneys failing",
            "Saline does little where kidneys hardly filter. Dialysis works within hours, and within two days half of "
            "its effect is gone: bone goes on giving.",
            {"kidney_percent": 20, "bone_release": 1.6, "quick": "dialysis", "day": 4},
        ),
        Preset(
            "fast",
            "Same number, faster",
            "3.25 mmol/L that rose over two days: confused. Set “Calcium rose over” to 14 days: the same number, and "
            "the person is only ill. Look at the person, not only at the number.",
            {"rise_days": 2, "bone_release": 2.2},
        ),
        Preset(
            "albumin",
            "Little albumin",
            "Total calcium looks close to normal. Correction says high. Ionized calcium is what counts.",
            {"albumin_g_per_l": 20, "bone_release": 1.5},
        ),
    ),
    limits="Education only, not medical advice. One well-stirred pool with flows we chose; the strength and shape of "
    "each treatment are fitted to published onset and duration, not to people. No PTH, vitamin D, phosphate, "
    "magnesium or acid, and so none of the low calcium that can follow these drugs, a danger of its own. The levels "
    "at which people feel ill are ours, and people differ widely. Upper limit of normal here 2.6 mmol/L; each "
    "laboratory has its own.",
    sources=(
        "hcm-agents-2015",
        "endo-hcm-2023",
        "sternlicht-2015",
        "sfe-hyperca-2016",
        "payne1973",
        "smith-2018-adjca",
        "xgeva-label",
        "anatomy",
        "synthesis",
    ),
    draw=draw,
)

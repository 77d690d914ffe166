"""Zoledronic acid at the bedside: kidney function, the label's dose, and what is checked before the bag goes up."""

from __future__ import annotations

from dataclasses import dataclass

from bonemets.domain.lab.clearance import Sex, creatinine_clearance_mg_per_dl
from bonemets.domain.lab.redose import WITHHOLD, zoledronate_redose_mg_per_dl
from bonemets.domain.lab.zoledronate import Indication, zoledronate_dose
from bonemets.figures.explore.explorable import Choice, Explorable, Prediction, Preset, Slider, Values, View
from bonemets.figures.explore.zoledronate_bedside import NARROW, WIDE, Bag, bedside
from bonemets.figures.figure import Table

UMOL_PER_MG_PER_DL = 88.4
SLIP_MG_PER_DL = 0.1

AGE = Slider("age_years", "Age", 18, 100, 1, 45, "years")
WEIGHT = Slider("weight_kg", "Weight", 30, 150, 1, 82, "kg")
CREATININE = Slider("creatinine_mg_per_dl", "Creatinine today", 0.4, 5, 0.05, 1.1, "mg/dL")
SEX = Choice("sex", "Sex used in the formula", (("female", "Female"), ("male", "Male")), "male")
VISIT = Choice("visit", "Which dose", (("first", "First dose"), ("later", "Later dose")), "first")
BASELINE = Slider("baseline_mg_per_dl", "Creatinine before the first dose", 0.4, 5, 0.05, 0.9, "mg/dL")
REASON = Choice("reason", "Why it is given", (("bone", "Bone metastases"), ("calcium", "High calcium")), "bone")


@dataclass(frozen=True)
class Order:
    """What the label says about one person today.

    Attributes:
        clearance_ml_per_min: Creatinine clearance.
        dose: The label's dose as text, such as ``"3.5 mg"``.
        hangs: Whether the label leaves a bag to hang.
        why: One sentence.
    """

    clearance_ml_per_min: float
    dose: str
    hangs: bool
    why: str


def order(values: Values, more_mg_per_dl: float = 0) -> Order:
    """Read the label for one person.

    Args:
        values: Values of the controls.
        more_mg_per_dl: Added to today's creatinine, to see what a small slip would do.

    >>> order({**EXPLORABLE.start(), "age_years": 68, "weight_kg": 72, "creatinine_mg_per_dl": 1.2}).dose
    '3.5 mg'
    """
    creatinine = max(round(float(values["creatinine_mg_per_dl"]) + more_mg_per_dl, 2), 0.2)
    clearance = creatinine_clearance_mg_per_dl(
        age_years=float(values["age_years"]),
        weight_kg=float(values["weight_kg"]),
        sex=Sex(str(values["sex"])),
        creatinine_mg_per_dl=creatinine,
    ).value
    assert isinstance(clearance, float)
    if values["reason"] == "calcium":
        return _for_calcium(clearance, creatinine)
    read = zoledronate_dose(creatinine_clearance_ml_per_min=min(max(clearance, 1), 500), indication=Indication.BONE)
    if read.band == "not recommended":
        return Order(clearance, "none", hangs=False, why="Below 30 mL/min the label does not recommend the drug.")
    return _checked(
        Order(clearance, read.band, hangs=True, why=f"The label’s dose is {read.band}."), values, creatinine
    )


def _for_calcium(clearance: float, creatinine: float) -> Order:
    """Answer for high calcium, for which the dose table is not made."""
    if creatinine >= 4.5:
        return Order(
            clearance, "none", hangs=False, why="From a creatinine of 4.5 mg/dL the label gives no plain answer: ask."
        )
    return Order(
        clearance,
        "4.0 mg",
        hangs=True,
        why="For high calcium the table does not apply: one dose of 4 mg, after fluids.",
    )


def _checked(found: Order, values: Values, creatinine: float) -> Order:
    """Hold a later dose back where creatinine has risen too far."""
    if values["visit"] == "first":
        return found
    base = float(values["baseline_mg_per_dl"])
    check = zoledronate_redose_mg_per_dl(
        baseline_creatinine_mg_per_dl=base, current_creatinine_mg_per_dl=creatinine, withheld=False
    )
    if check.band != WITHHOLD:
        return found
    why = f"Creatinine rose from {base:g} to {creatinine:g} mg/dL: the label says withhold, and the prescriber is told."
    return Order(found.clearance_ml_per_min, "none", hangs=False, why=why)


def draw(values: Values) -> View:
    """Draw the bag, the label's staircase and the checks."""
    found, lower, higher = order(values), order(values, -SLIP_MG_PER_DL), order(values, SLIP_MG_PER_DL)
    bag = Bag(
        clearance=found.clearance_ml_per_min,
        reach=(higher.clearance_ml_per_min, lower.clearance_ml_per_min),
        dose=found.dose if found.hangs else "",
        table_applies=values["reason"] == "bone",
        sum=_sum(values, found),
    )
    reading = f"Clearance {found.clearance_ml_per_min:g} mL/min. {found.why}"
    return View(
        reading=reading,
        alt=f"{reading} An infusion bag {f'of {found.dose}' if found.hangs else 'crossed out'}, beside the dose "
        "staircase of the label: nothing below 30 mL/min, then 3.0, 3.3 and 3.5 mg, and 4.0 mg above 60. "
        f"With creatinine 0.1 mg/dL higher: {_said(higher)}; 0.1 lower: {_said(lower)}.",
        wide=bedside(bag, WIDE),
        narrow=bedside(bag, NARROW),
        table=_table(values, found, lower, higher),
        notes=_notes(values, found, lower, higher),
    )


def _said(found: Order) -> str:
    return f"{found.clearance_ml_per_min:g} mL/min, {found.dose if found.hangs else 'no bag'}"


def _sum(values: Values, found: Order) -> tuple[str, ...]:
    """Write the formula with its numbers in three lines."""
    factor = "× 0.85 " if values["sex"] == "female" else ""
    return (
        f"(140 − {values['age_years']:g}) × {values['weight_kg']:g} kg",
        f"{factor}÷ (72 × {values['creatinine_mg_per_dl']:g})",
        f"= {found.clearance_ml_per_min:g} mL/min",
    )


def _notes(values: Values, found: Order, lower: Order, higher: Order) -> tuple[str, ...]:
    notes = []
    if {lower.dose, higher.dose} != {found.dose}:
        notes.append(
            "Close to an edge: a creatinine 0.1 mg/dL higher or lower would change the answer. Check weight and result."
        )
    if values["visit"] == "first" and values["baseline_mg_per_dl"] != BASELINE.value:
        notes.append("The creatinine before the first dose counts only for a later dose.")
    return tuple(notes)


def _table(values: Values, found: Order, lower: Order, higher: Order) -> Table:
    creatinine = float(values["creatinine_mg_per_dl"])
    shown = ((found, creatinine), (lower, max(creatinine - SLIP_MG_PER_DL, 0.2)), (higher, creatinine + SLIP_MG_PER_DL))
    return Table(
        caption="What the label says today, and what a small slip in creatinine would do",
        head=("Creatinine", "Clearance", "Label"),
        rows=tuple(
            (
                f"{value:.2f} mg/dL ({value * UMOL_PER_MG_PER_DL:.0f} µmol/L)",
                f"{each.clearance_ml_per_min:g} mL/min",
                each.dose if each.hangs else "no bag",
            )
            for each, value in shown
        ),
    )


EXPLORABLE = Explorable(
    name="zoledronate",
    title="Which dose of zoledronic acid belongs to these kidneys?",
    looking="An infusion bag and the dose table of the label, drawn as a staircase. The marker shows creatinine "
    "clearance by Cockcroft and Gault; the bar through it shows what a slip of 0.1 mg/dL in creatinine would do.",
    prediction=Prediction(
        question="A woman of 72 weighs 58 kg. Her creatinine of 1.1 mg/dL (97 µmol/L) is printed without a flag. "
        "Which dose does the label give her for bone metastases?",
        options=(("4.0", "4.0 mg"), ("3.5", "3.5 mg"), ("3.3", "3.3 mg"), ("3.0", "3.0 mg"), ("none", "None at all")),
        answer="3.3",
        why="Her clearance is 42.3 mL/min. Age and a small body lower it long before creatinine looks high.",
    ),
    controls=(CREATININE, WEIGHT, AGE, SEX, VISIT, BASELINE, REASON),
    presets=(
        Preset("start", "Healthy kidneys", "A man of 45, 82 kg, creatinine 1.1 mg/dL: the full dose.", {}),
        Preset(
            "normal-creatinine",
            "“Normal” creatinine",
            "The same creatinine of 1.1 mg/dL in a woman of 72 who weighs 58 kg. What has changed is not the number "
            "on the report.",
            {"age_years": 72, "weight_kg": 58, "sex": "female"},
        ),
        Preset(
            "exactly-60",
            "Exactly 60",
            "(140 − 68) × 72 ÷ (72 × 1.2) is 60 exactly. The full 4 mg begins above 60, so this is 3.5 mg. On an edge, "
            "weigh again and read the result again.",
            {"age_years": 68, "weight_kg": 72, "creatinine_mg_per_dl": 1.2},
        ),
        Preset(
            "rise",
            "Creatinine rose",
            "A later dose. The table would still give one; the rise since the first dose says wait.",
            {
                "age_years": 60,
                "weight_kg": 75,
                "visit": "later",
                "baseline_mg_per_dl": 0.9,
                "creatinine_mg_per_dl": 1.45,
            },
        ),
        Preset(
            "below-30",
            "Below 30",
            "Denosumab needs no kidney dose, but low calcium after it is commoner and worse at this clearance.",
            {"age_years": 84, "weight_kg": 48, "sex": "female", "creatinine_mg_per_dl": 1.4},
        ),
        Preset(
            "high-calcium",
            "High calcium",
            "The same kidneys as “Below 30”, but calcium is dangerously high. Reading a smaller dose off the table "
            "would under-treat an emergency.",
            {"age_years": 84, "weight_kg": 48, "sex": "female", "creatinine_mg_per_dl": 1.4, "reason": "calcium"},
        ),
    ),
    limits="Education only, not medical advice. The formula does not hold while creatinine is changing or when muscle "
    "is very little or very much; which weight to use is local policy. The numbers are those of US label copies read "
    "in November 2026; the prescriber decides and the pharmacist checks.",
    sources=("zometa-label", "cockcroft1976", "xgeva-label"),
    draw=draw,
)

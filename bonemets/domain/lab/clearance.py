"""Creatinine clearance by Cockcroft and Gault, with the two units of creatinine kept apart."""

from decimal import Decimal
from enum import StrEnum

from bonemets.domain.result import Part, Scale, Score, Status
from bonemets.domain.score.entry import Choice, Entry, Option
from bonemets.domain.score.number import Mistake, Number, exact, rounded
from bonemets.domain.score.tally import lack
from bonemets.domain.score.tool import Tool


class Sex(StrEnum):
    """The sex the formula was built for; it stands in for muscle mass."""

    FEMALE = "female"
    MALE = "male"


AGE = Number(name="age_years", label="Age", unit="years", minimum=18, maximum=120, step=1)
WEIGHT = Number(name="weight_kg", label="Weight", unit="kg", minimum=25, maximum=300, step=1)
SEX = Choice(
    name="sex",
    label="Sex used in the formula",
    options=(Option(Sex.FEMALE, "female"), Option(Sex.MALE, "male")),
)
CREATININE_MG = Number(
    name="creatinine_mg_per_dl",
    label="Serum creatinine",
    unit="mg/dL",
    minimum=0.2,
    maximum=15,
    step=0.1,
    mistakes=(Mistake(20, 1300, "µmol/L"),),
)
CREATININE_UMOL = Number(
    name="creatinine_umol_per_l",
    label="Serum creatinine",
    unit="µmol/L",
    minimum=20,
    maximum=1300,
    step=1,
    mistakes=(Mistake(0.2, 15, "mg/dL"),),
)

SCALE = Scale(
    name="Creatinine clearance (Cockcroft–Gault)",
    unit="mL/min",
    source_keys=("cockcroft1976",),
    version="1976",
    caveat=(
        "Not valid while creatinine is changing (acute kidney injury) or with very little or very much "
        "muscle. Which weight to use (actual or ideal) is local policy."
    ),
    status=Status.SECONDARY,
    notes=("The formula was seen in a medical dictionary and elsewhere; the paper of 1976 itself was not seen.",),
)


def creatinine_clearance_mg_per_dl(
    *,
    age_years: float | None = None,
    weight_kg: float | None = None,
    sex: Sex | None = None,
    creatinine_mg_per_dl: float | None = None,
) -> Score:
    """Estimate creatinine clearance: (140 − age) × weight × (0.85 if female) / (72 × creatinine).

    Source: cockcroft1976

    Args:
        age_years: 18 to 120 years.
        weight_kg: 25 to 300 kg.
        sex: Female or male.
        creatinine_mg_per_dl: 0.2 to 15 mg/dL.

    Returns:
        Clearance in mL/min, one decimal; incomplete when any value is unknown.

    Raises:
        InputError: A value is out of range or looks like µmol/L.

    >>> creatinine_clearance_mg_per_dl(age_years=60, weight_kg=80, sex="male", creatinine_mg_per_dl=1.0).value
    88.9
    """
    factors = {Sex.MALE: Decimal(1), Sex.FEMALE: Decimal("0.85")}
    return _estimate(factors, (age_years, weight_kg, sex, creatinine_mg_per_dl), (CREATININE_MG, 72))


def creatinine_clearance_umol_per_l(
    *,
    age_years: float | None = None,
    weight_kg: float | None = None,
    sex: Sex | None = None,
    creatinine_umol_per_l: float | None = None,
) -> Score:
    """Estimate creatinine clearance: (140 − age) × weight × (1.23 male or 1.04 female) / creatinine.

    Source: cockcroft1976

    Args:
        age_years: 18 to 120 years.
        weight_kg: 25 to 300 kg.
        sex: Female or male.
        creatinine_umol_per_l: 20 to 1300 µmol/L.

    Returns:
        Clearance in mL/min, one decimal; incomplete when any value is unknown.

    Raises:
        InputError: A value is out of range or looks like mg/dL.

    >>> creatinine_clearance_umol_per_l(
    ...     age_years=70, weight_kg=60, sex="female", creatinine_umol_per_l=115).value
    38.0
    """
    factors = {Sex.MALE: Decimal("1.23"), Sex.FEMALE: Decimal("1.04")}
    return _estimate(factors, (age_years, weight_kg, sex, creatinine_umol_per_l), (CREATININE_UMOL, 1))


Values = tuple[float | None, float | None, Sex | None, float | None]


def _estimate(factors: dict[Sex, Decimal], values: Values, creatinine_in: tuple[Number, int]) -> Score:
    entry, divisor = creatinine_in
    entries: tuple[Entry, ...] = (AGE, WEIGHT, SEX, entry)
    pairs = [(one, one.part(value)) for one, value in zip(entries, values, strict=True)]
    parts = tuple(part for _, part in pairs if part)
    if unknown := [one for one, part in pairs if part is None]:
        return lack(SCALE, unknown, parts)
    age, weight, creatinine = AGE.need(values[0]), WEIGHT.need(values[1]), entry.need(values[3])
    factor = factors[Sex(str(values[2]))]
    # Multiplied first and divided once: dividing early would leave a remainder that can cross a dose edge.
    clearance = rounded((140 - exact(age)) * exact(weight) * factor / (divisor * exact(creatinine)), 1)
    working = Part("Working", f"(140 − {age:g}) × {weight:g} kg, for {values[2]}, = {clearance:g} mL/min")
    reasons = ("An estimate of how fast the kidneys clear creatinine.", SCALE.caveat)
    return Score.of(SCALE, clearance, band="estimated", parts=(*parts, working), reasons=reasons)


TOOLS = (
    Tool(
        purpose="Estimate kidney function with creatinine in mg/dL.",
        function=creatinine_clearance_mg_per_dl,
        inputs=(AGE, WEIGHT, SEX, CREATININE_MG),
        scale=SCALE,
    ),
    Tool(
        purpose="Estimate kidney function with creatinine in µmol/L.",
        function=creatinine_clearance_umol_per_l,
        inputs=(AGE, WEIGHT, SEX, CREATININE_UMOL),
        scale=SCALE,
    ),
)

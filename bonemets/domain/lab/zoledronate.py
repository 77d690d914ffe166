"""Zoledronic acid for bone metastases or myeloma: the label's table by kidney function."""

from enum import StrEnum

from bonemets.domain.result import Band, Scale, Score, Status
from bonemets.domain.score.entry import Choice, Option
from bonemets.domain.score.number import Number, exact, rounded
from bonemets.domain.score.tally import lack, lines
from bonemets.domain.score.tool import Tool


class Indication(StrEnum):
    """Why the drug is given; the table belongs to one of the two."""

    BONE = "bone metastases or myeloma"
    HYPERCALCEMIA = "hypercalcemia of malignancy"


CLEARANCE = Number(
    name="creatinine_clearance_ml_per_min",
    label="Creatinine clearance before treatment",
    unit="mL/min",
    minimum=1,
    maximum=500,
    step=1,
)
INDICATION = Choice(
    name="indication",
    label="Reason for treatment",
    options=(
        Option(Indication.BONE, "bone metastases or myeloma"),
        Option(Indication.HYPERCALCEMIA, "high calcium caused by cancer"),
    ),
)
REFUSED = "table does not apply"

SCALE = Scale(
    name="Zoledronic acid dose table (bone metastases or myeloma)",
    unit="mL/min",
    minimum=1,
    maximum=500,
    bands=(
        Band(1, 30, "not recommended", "Below 30 mL/min the label does not recommend the drug.", high_open=True),
        Band(30, 40, "3.0 mg", "3.8 mL of the 4 mg/5 mL concentrate.", high_open=True),
        Band(40, 50, "3.3 mg", "4.1 mL of the 4 mg/5 mL concentrate.", high_open=True),
        Band(50, 60, "3.5 mg", "4.4 mL of the 4 mg/5 mL concentrate."),
        Band(60, 500, "4.0 mg", "5.0 mL of the 4 mg/5 mL concentrate.", low_open=True),
    ),
    source_keys=("zometa-label", "cockcroft1976"),
    version="label copies read in November 2026",
    caveat=("For learning to read the label, not for dosing. The prescriber decides and the pharmacist checks."),
    status=Status.SECONDARY,
    notes=(
        "The label leaves gaps (39 to 40 and 49 to 50); they are read downward here, never rounded up.",
        "Infuse over no less than 15 minutes, in 100 mL without calcium, through a line of its own.",
        ("Check creatinine before every dose. Unless calcium is high: calcium 500 mg and vitamin D 400 IU daily."),
    ),
)

WHY_REFUSED = (
    "This table is only for bone metastases and myeloma.",
    (
        "For high calcium caused by cancer the label gives a single 4 mg dose, with no reduction while "
        "creatinine is below 4.5 mg/dL (400 µmol/L), after fluids, and at least 7 days before any repeat."
    ),
    "Reading a smaller dose off this table would under-treat an emergency: ask the prescriber.",
)


def zoledronate_dose(
    *, creatinine_clearance_ml_per_min: float | None = None, indication: Indication | None = None
) -> Score:
    """Read the label's dose table by creatinine clearance; refuses hypercalcemia of malignancy and says why.

    Source: zometa-label

    Args:
        creatinine_clearance_ml_per_min: 1 to 500 mL/min, before treatment; rounded to one decimal first.
        indication: Bone metastases or myeloma; anything else is refused.

    Returns:
        The clearance, with the label's dose as the band; "table does not apply" for hypercalcemia.

    Raises:
        InputError: A value is out of range or not one of the choices.

    >>> zoledronate_dose(creatinine_clearance_ml_per_min=60.0, indication=Indication.BONE).band
    '3.5 mg'
    """
    option, clearance = INDICATION.read(indication), CLEARANCE.read(creatinine_clearance_ml_per_min)
    given = ((CLEARANCE, clearance), (INDICATION, indication))
    parts = lines(given)
    if option is not None and option.value == Indication.HYPERCALCEMIA:
        return Score.of(SCALE, None, band=REFUSED, parts=parts, reasons=WHY_REFUSED)
    if option is None or clearance is None:
        return lack(SCALE, tuple(entry for entry, value in given if value is None), parts)
    value = rounded(exact(clearance), 1)
    band = SCALE.band_of(value)
    reasons = [f"At {value:g} mL/min the label says: {band.label}. {band.meaning}"]
    if any(abs(value - edge) <= 0.5 for edge in (30, 40, 50, 60)):
        reasons.append("This is right at an edge of the table: a small error in weight or creatinine changes the dose.")
    return Score.of(SCALE, value, parts=parts, reasons=(*reasons, SCALE.caveat))


TOOLS = (
    Tool(
        purpose="Read the label's dose table for zoledronic acid, and see what it does not cover.",
        function=zoledronate_dose,
        inputs=(CLEARANCE, INDICATION),
        scale=SCALE,
    ),
)

"""MASCC index: which patients with febrile neutropenia have a lower risk of complications?"""

from enum import StrEnum

from bonemets.domain.result import Band, Scale, Score, Status
from bonemets.domain.score.entry import Choice, Flag, Option
from bonemets.domain.score.number import Number
from bonemets.domain.score.tally import tally
from bonemets.domain.score.tool import Tool


class Burden(StrEnum):
    """How ill the patient is with this episode. One value only."""

    MILD = "none or mild"
    MODERATE = "moderate"
    SEVERE = "severe or moribund"


ITEMS = (
    Choice(
        name="burden",
        label="Burden of this illness",
        options=(
            Option(Burden.MILD, "no or mild symptoms", 5),
            Option(Burden.MODERATE, "moderate symptoms", 3),
            Option(Burden.SEVERE, "severe symptoms or moribund", 0),
        ),
    ),
    Number(
        name="systolic_mmhg",
        label="Systolic blood pressure",
        unit="mmHg",
        minimum=40,
        maximum=260,
        step=1,
        # 90 itself earns the points here; public calculators print both readings.
        cuts=((40, 0), (90, 5)),
    ),
    Flag(name="copd", label="Chronic obstructive lung disease", points_yes=0, points_no=4),
    Flag(
        name="solid_tumor_or_no_fungal_history",
        label="Solid tumor, or no fungal infection before",
        points_yes=4,
        points_no=0,
    ),
    Flag(name="dehydrated", label="Dehydrated, needing fluids into a vein", points_yes=0, points_no=3),
    Flag(name="outpatient", label="Outpatient when the fever began", points_yes=3, points_no=0),
    Number(
        name="age_years",
        label="Age",
        unit="years",
        minimum=18,
        maximum=120,
        step=1,
        cuts=((18, 2), (60, 0)),
    ),
)

SCALE = Scale(
    name="MASCC risk index",
    unit="points",
    minimum=0,
    maximum=26,
    bands=(
        Band(0, 20, "high risk", "Fewer than 21 points: a higher risk of serious complications."),
        Band(21, 26, "low risk", "21 points or more: a lower risk of serious complications, not no risk."),
    ),
    source_keys=("klastersky2000-mascc", "asco-idsa-2018"),
    version="2000",
    caveat=(
        "Low risk does not mean stay at home. The first antibiotic dose within 1 hour and at least 4 "
        "hours of observation still apply."
    ),
    status=Status.SECONDARY,
    notes=(
        "Only one value for the burden of illness is counted.",
        (
            "In one US hospital series, 42.3 % of the episodes that scored 21 or more still had "
            "complications (PMC4500479)."
        ),
    ),
    disagreements=(
        (
            "Public calculators print the blood pressure cut-off both ways. Here 90 mmHg earns the "
            "points; for triage, treat 90 or less as a danger sign."
        ),
    ),
)


def mascc(  # noqa: PLR0913 - the published index has seven items
    *,
    burden: Burden | None = None,
    systolic_mmhg: float | None = None,
    copd: bool | None = None,
    solid_tumor_or_no_fungal_history: bool | None = None,
    dehydrated: bool | None = None,
    outpatient: bool | None = None,
    age_years: float | None = None,
) -> Score:
    """Add up the MASCC items; here more points mean less risk.

    Source: klastersky2000-mascc

    Args:
        burden: Burden of this illness.
        systolic_mmhg: Systolic blood pressure, 40 to 260 mmHg; below 90 is hypotension.
        copd: Chronic obstructive lung disease.
        solid_tumor_or_no_fungal_history: Solid tumor, or no previous fungal infection.
        dehydrated: Dehydration that needs intravenous fluids.
        outpatient: Outpatient when the fever began.
        age_years: 18 to 120 years; under 60 earns points.

    Returns:
        A score of 0 to 26 points; incomplete when any item is unknown.

    Raises:
        InputError: A value is out of range or of the wrong kind.

    >>> mascc(burden="moderate", systolic_mmhg=120, copd=False, solid_tumor_or_no_fungal_history=True,
    ...       dehydrated=False, outpatient=True, age_years=62).working
    '3 + 5 + 4 + 4 + 3 + 3 + 0 = 22'
    """
    first = (burden, systolic_mmhg, copd, solid_tumor_or_no_fungal_history)
    return tally(SCALE, ITEMS, (*first, dehydrated, outpatient, age_years), _advise)


def _advise(total: int) -> tuple[str, ...]:
    urgent = "Whatever the total: the first antibiotic dose is due within 1 hour of arrival."
    if total >= 21:
        return ("21 points or more: lower risk, to be weighed by the team.", urgent, SCALE.caveat)
    return ("Fewer than 21 points: higher risk of complications.", urgent)


TOOLS = (
    Tool(
        purpose="Sort episodes of febrile neutropenia into lower and higher risk of complications.",
        function=mascc,
        inputs=ITEMS,
        scale=SCALE,
    ),
)

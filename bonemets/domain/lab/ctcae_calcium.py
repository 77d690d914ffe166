"""CTCAE v5.0 grades of hypercalcemia. Not the clinical words mild, moderate, severe."""

from collections.abc import Mapping
from enum import StrEnum

from bonemets.domain.lab.grade import CtcaeGrade, Span, grade_scale, settle, span_above, ungraded
from bonemets.domain.lab.hypercalcemia import CORRECTED_MG, CORRECTED_MMOL, LIMIT_MG, LIMIT_MMOL
from bonemets.domain.result import Scale
from bonemets.domain.score.entry import Choice, Entry, Option
from bonemets.domain.score.number import Mistake, Number, exact, rounded
from bonemets.domain.score.tally import lines
from bonemets.domain.score.tool import Tool


class Consequence(StrEnum):
    """What the high calcium does to the person."""

    NONE = "none"
    SYMPTOMATIC = "symptomatic"
    HOSPITAL = "hospital admission needed"
    LIFE_THREATENING = "life-threatening"


# The lowest grade each consequence stands for: it can raise what the number says, never lower it.
FLOOR: Mapping[str, int] = {
    Consequence.NONE: 0,
    Consequence.SYMPTOMATIC: 2,
    Consequence.HOSPITAL: 3,
    Consequence.LIFE_THREATENING: 4,
}

IONIZED = Number(
    name="ionized_calcium_mmol_per_l",
    label="Ionized calcium (if measured)",
    unit="mmol/L",
    minimum=0.5,
    maximum=3,
    step=0.01,
    mistakes=(Mistake(3, 12, "mg/dL"),),
)
IONIZED_LIMIT = Number(
    name="ionized_upper_limit_mmol_per_l",
    label="Upper limit of normal for ionized calcium",
    unit="mmol/L",
    minimum=1.2,
    maximum=1.5,
    step=0.01,
)
CONSEQUENCE = Choice(
    name="consequence",
    label="What it does to the person",
    options=(
        Option(Consequence.NONE, "no symptoms"),
        Option(Consequence.SYMPTOMATIC, "symptoms"),
        Option(Consequence.HOSPITAL, "admission to hospital is needed"),
        Option(Consequence.LIFE_THREATENING, "life-threatening"),
    ),
)

_NOTE = (
    "If corrected and ionized calcium are both known, the higher grade counts.",
    "Symptoms can raise the grade, never lower it.",
    "CTCAE grades are not the clinical words mild, moderate and severe.",
)
SCALE_MG = grade_scale(
    "hypercalcemia (mg/dL)",
    (
        "above the upper limit, to 11.5 mg/dL (ionized to 1.5 mmol/L).",
        "above 11.5 to 12.5 mg/dL (ionized above 1.5 to 1.6 mmol/L), or symptoms.",
        "above 12.5 to 13.5 mg/dL (ionized above 1.6 to 1.8 mmol/L), or admission needed.",
        "above 13.5 mg/dL (ionized above 1.8 mmol/L), or life-threatening.",
    ),
    *_NOTE,
)
SCALE_MMOL = grade_scale(
    "hypercalcemia (mmol/L)",
    (
        "above the upper limit, to 2.9 mmol/L (ionized to 1.5).",
        "above 2.9 to 3.1 mmol/L (ionized above 1.5 to 1.6), or symptoms.",
        "above 3.1 to 3.4 mmol/L (ionized above 1.6 to 1.8), or admission needed.",
        "above 3.4 mmol/L (ionized above 1.8), or life-threatening.",
    ),
    *_NOTE,
)
EDGES_MG = (11.5, 12.5, 13.5)
EDGES_MMOL = (2.9, 3.1, 3.4)
EDGES_IONIZED = (1.5, 1.6, 1.8)

Pair = tuple[Number, float | None]
Given = tuple[Pair, Pair, tuple[float, ...]]


def ctcae_hypercalcemia_mg_per_dl(
    *,
    corrected_calcium_mg_per_dl: float | None = None,
    upper_limit_mg_per_dl: float | None = None,
    ionized_calcium_mmol_per_l: float | None = None,
    ionized_upper_limit_mmol_per_l: float | None = None,
    consequence: Consequence | None = None,
) -> CtcaeGrade:
    """Grade hypercalcemia by CTCAE v5.0 from corrected calcium in mg/dL, ionized calcium, or both.

    Source: ctcae-v5

    Args:
        corrected_calcium_mg_per_dl: 4 to 22.4 mg/dL.
        upper_limit_mg_per_dl: Limit of the laboratory, 9.5 to 11.5 mg/dL; needed only at 11.5 or below.
        ionized_calcium_mmol_per_l: 0.5 to 3 mmol/L, if measured.
        ionized_upper_limit_mmol_per_l: Limit for ionized calcium, 1.2 to 1.5 mmol/L.
        consequence: Symptoms or worse; unknown leaves the grade open.

    Returns:
        Grade 0 to 4; incomplete, with the grades still possible, when a deciding answer is unknown.

    Raises:
        InputError: A value is out of range or in another unit.

    >>> ctcae_hypercalcemia_mg_per_dl(corrected_calcium_mg_per_dl=12.6, consequence="none").value
    3
    """
    total = (CORRECTED_MG, corrected_calcium_mg_per_dl), (LIMIT_MG, upper_limit_mg_per_dl)
    free = (IONIZED, ionized_calcium_mmol_per_l), (IONIZED_LIMIT, ionized_upper_limit_mmol_per_l)
    return _grade(SCALE_MG, ((*total, EDGES_MG), (*free, EDGES_IONIZED)), consequence)


def ctcae_hypercalcemia_mmol_per_l(
    *,
    corrected_calcium_mmol_per_l: float | None = None,
    upper_limit_mmol_per_l: float | None = None,
    ionized_calcium_mmol_per_l: float | None = None,
    ionized_upper_limit_mmol_per_l: float | None = None,
    consequence: Consequence | None = None,
) -> CtcaeGrade:
    """Grade hypercalcemia by CTCAE v5.0 from corrected calcium in mmol/L, ionized calcium, or both.

    Source: ctcae-v5

    Args:
        corrected_calcium_mmol_per_l: 1 to 5.6 mmol/L.
        upper_limit_mmol_per_l: Limit of the laboratory, 2.4 to 2.9 mmol/L; needed only at 2.9 or below.
        ionized_calcium_mmol_per_l: 0.5 to 3 mmol/L, if measured.
        ionized_upper_limit_mmol_per_l: Limit for ionized calcium, 1.2 to 1.5 mmol/L.
        consequence: Symptoms or worse; unknown leaves the grade open.

    Returns:
        Grade 0 to 4; incomplete, with the grades still possible, when a deciding answer is unknown.

    Raises:
        InputError: A value is out of range or in another unit.

    >>> ctcae_hypercalcemia_mmol_per_l(corrected_calcium_mmol_per_l=3.40, consequence="none").value
    3
    """
    total = (CORRECTED_MMOL, corrected_calcium_mmol_per_l), (LIMIT_MMOL, upper_limit_mmol_per_l)
    free = (IONIZED, ionized_calcium_mmol_per_l), (IONIZED_LIMIT, ionized_upper_limit_mmol_per_l)
    return _grade(SCALE_MMOL, ((*total, EDGES_MMOL), (*free, EDGES_IONIZED)), consequence)


def _grade(scale: Scale, given: tuple[Given, ...], consequence: Consequence | None) -> CtcaeGrade:
    asked: list[tuple[Entry, object]] = [pair for value, limit, _ in given for pair in (value, limit)]
    parts = lines((*asked, (CONSEQUENCE, consequence)))
    readings = [
        (span_above(rounded(exact(number), 3), limit, edges), limit_entry)
        for (entry, value), (limit_entry, limit), edges in given
        if (number := entry.read(value)) is not None
    ]
    if not readings:
        return ungraded(scale, Span(0, 4), parts, (given[0][0][0],))
    option = CONSEQUENCE.read(consequence)
    floor = None if option is None else FLOOR[option.value]
    reasons = ("The number and the person both count: the worse one sets the grade.",)
    return settle(scale, parts, readings, (CONSEQUENCE, floor), reasons)


TOOLS = (
    Tool(
        purpose="Grade hypercalcemia by CTCAE v5.0 with calcium in mg/dL.",
        function=ctcae_hypercalcemia_mg_per_dl,
        inputs=(CORRECTED_MG, LIMIT_MG, IONIZED, IONIZED_LIMIT, CONSEQUENCE),
        scale=SCALE_MG,
    ),
    Tool(
        purpose="Grade hypercalcemia by CTCAE v5.0 with calcium in mmol/L.",
        function=ctcae_hypercalcemia_mmol_per_l,
        inputs=(CORRECTED_MMOL, LIMIT_MMOL, IONIZED, IONIZED_LIMIT, CONSEQUENCE),
        scale=SCALE_MMOL,
    ),
)

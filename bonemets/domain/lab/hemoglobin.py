"""CTCAE v5.0 grades of anemia, with the two units of hemoglobin kept apart."""

from bonemets.domain.lab.grade import CtcaeGrade, grade_low, grade_scale
from bonemets.domain.score.entry import Flag
from bonemets.domain.score.number import Mistake, Number
from bonemets.domain.score.tool import Tool

HEMOGLOBIN_DL = Number(
    name="hemoglobin_g_per_dl",
    label="Hemoglobin",
    unit="g/dL",
    minimum=2,
    maximum=25,
    step=0.1,
    mistakes=(Mistake(25, 250, "g/L"),),
)
HEMOGLOBIN_DL_LIMIT = Number(
    name="lower_limit_g_per_dl",
    label="Lower limit of normal of your laboratory",
    unit="g/dL",
    minimum=10,
    maximum=15,
    step=0.1,
    mistakes=(Mistake(100, 150, "g/L"),),
)
HEMOGLOBIN_L = Number(
    name="hemoglobin_g_per_l",
    label="Hemoglobin",
    unit="g/L",
    minimum=20,
    maximum=250,
    step=1,
    mistakes=(Mistake(2, 20, "g/dL"),),
)
HEMOGLOBIN_L_LIMIT = Number(
    name="lower_limit_g_per_l",
    label="Lower limit of normal of your laboratory",
    unit="g/L",
    minimum=100,
    maximum=150,
    step=1,
    mistakes=(Mistake(10, 15, "g/dL"),),
)
LIFE_THREATENING = Flag(name="life_threatening", label="The anemia is life-threatening")

_ANEMIA_NOTE = "Grade 4 has no number: it is decided by the state of the person."
ANEMIA_DL = grade_scale(
    "anemia (g/dL)",
    (
        "below the lower limit, to 10.0.",
        "below 10.0 to 8.0.",
        "below 8.0; transfusion indicated.",
        "life-threatening.",
    ),
    _ANEMIA_NOTE,
)
ANEMIA_L = grade_scale(
    "anemia (g/L)",
    (
        "below the lower limit, to 100.",
        "below 100 to 80.",
        "below 80; transfusion indicated.",
        "life-threatening.",
    ),
    _ANEMIA_NOTE,
)
_REASONS = ("Ask about breathlessness, chest pain, dizziness and bleeding; how fast it fell matters as well.",)


def ctcae_anemia_g_per_dl(
    *,
    hemoglobin_g_per_dl: float | None = None,
    lower_limit_g_per_dl: float | None = None,
    life_threatening: bool | None = None,
) -> CtcaeGrade:
    """Grade anemia by CTCAE v5.0 in g/dL.

    Source: ctcae-v5

    Args:
        hemoglobin_g_per_dl: 2 to 25 g/dL.
        lower_limit_g_per_dl: Lower limit of the laboratory, 10 to 15 g/dL; needed only from 10 up.
        life_threatening: The state of the person makes it grade 4; unknown leaves the grade open.

    Returns:
        Grade 0 to 4; incomplete when a deciding answer is unknown.

    Raises:
        InputError: A value is out of range or looks like g/L.

    >>> ctcae_anemia_g_per_dl(hemoglobin_g_per_dl=7.9, life_threatening=False).value
    3
    """
    entries = ((HEMOGLOBIN_DL, hemoglobin_g_per_dl), (HEMOGLOBIN_DL_LIMIT, lower_limit_g_per_dl))
    return grade_low(ANEMIA_DL, entries, (10, 8), _REASONS, (LIFE_THREATENING, life_threatening))


def ctcae_anemia_g_per_l(
    *,
    hemoglobin_g_per_l: float | None = None,
    lower_limit_g_per_l: float | None = None,
    life_threatening: bool | None = None,
) -> CtcaeGrade:
    """Grade anemia by CTCAE v5.0 in g/L.

    Source: ctcae-v5

    Args:
        hemoglobin_g_per_l: 20 to 250 g/L.
        lower_limit_g_per_l: Lower limit of the laboratory, 100 to 150 g/L; needed only from 100 up.
        life_threatening: The state of the person makes it grade 4; unknown leaves the grade open.

    Returns:
        Grade 0 to 4; incomplete when a deciding answer is unknown.

    Raises:
        InputError: A value is out of range or looks like g/dL.

    >>> ctcae_anemia_g_per_l(hemoglobin_g_per_l=80, life_threatening=False).value
    2
    """
    entries = ((HEMOGLOBIN_L, hemoglobin_g_per_l), (HEMOGLOBIN_L_LIMIT, lower_limit_g_per_l))
    return grade_low(ANEMIA_L, entries, (100, 80), _REASONS, (LIFE_THREATENING, life_threatening))


TOOLS = (
    Tool(
        purpose="Grade anemia by CTCAE v5.0 with hemoglobin in g/dL.",
        function=ctcae_anemia_g_per_dl,
        inputs=(HEMOGLOBIN_DL, HEMOGLOBIN_DL_LIMIT, LIFE_THREATENING),
        scale=ANEMIA_DL,
    ),
    Tool(
        purpose="Grade anemia by CTCAE v5.0 with hemoglobin in g/L.",
        function=ctcae_anemia_g_per_l,
        inputs=(HEMOGLOBIN_L, HEMOGLOBIN_L_LIMIT, LIFE_THREATENING),
        scale=ANEMIA_L,
    ),
)

"""CTCAE v5.0 grades of low neutrophils and low platelets."""

from bonemets.domain.lab.grade import CtcaeGrade, grade_low, grade_scale
from bonemets.domain.score.number import Mistake, Number
from bonemets.domain.score.tool import Tool

# The accepted range stops where counts typed in cells per µL begin.
NEUTROPHIL = Number(
    name="neutrophil_1e9_per_l",
    label="Neutrophils",
    unit="×10⁹/L",
    minimum=0,
    maximum=30,
    step=0.01,
    mistakes=(Mistake(30, 50_000, "cells/µL: divide by 1,000"),),
)
NEUTROPHIL_LIMIT = Number(
    name="lower_limit_1e9_per_l",
    label="Lower limit of normal of your laboratory",
    unit="×10⁹/L",
    minimum=1.5,
    maximum=2.5,
    step=0.1,
    mistakes=(Mistake(1_000, 3_000, "cells/µL: divide by 1,000"),),
)
PLATELET = Number(
    name="platelet_1e9_per_l",
    label="Platelets",
    unit="×10⁹/L",
    minimum=0,
    maximum=1_500,
    step=1,
    mistakes=(Mistake(1_500, 2_000_000, "cells/µL: divide by 1,000"),),
)
PLATELET_LIMIT = Number(
    name="lower_limit_1e9_per_l",
    label="Lower limit of normal of your laboratory",
    unit="×10⁹/L",
    minimum=100,
    maximum=200,
    step=1,
    mistakes=(Mistake(75_000, 250_000, "cells/µL: divide by 1,000"),),
)
_SAME = "×10⁹/L and ×10³/µL are the same number; cells per µL are 1,000 times as many."
NEUTROPENIA = grade_scale(
    "neutrophil count decreased",
    ("below the lower limit, to 1.5.", "below 1.5 to 1.0.", "below 1.0 to 0.5.", "below 0.5."),
    _SAME,
    "The value at an edge belongs to the milder grade: exactly 1.0 is grade 2.",
)
THROMBOCYTOPENIA = grade_scale(
    "platelet count decreased",
    ("below the lower limit, to 75.", "below 75 to 50.", "below 50 to 25.", "below 25."),
    _SAME,
)


def ctcae_neutropenia(
    *, neutrophil_1e9_per_l: float | None = None, lower_limit_1e9_per_l: float | None = None
) -> CtcaeGrade:
    """Grade a low neutrophil count by CTCAE v5.0.

    Source: ctcae-v5

    Args:
        neutrophil_1e9_per_l: 0 to 30 ×10⁹/L (the same number as ×10³/µL).
        lower_limit_1e9_per_l: Lower limit of the laboratory, 1.5 to 2.5; needed only from 1.5 up.

    Returns:
        Grade 0 to 4; incomplete when a deciding value is unknown.

    Raises:
        InputError: A value is out of range or looks like cells per µL.

    >>> ctcae_neutropenia(neutrophil_1e9_per_l=1.0).value, ctcae_neutropenia(neutrophil_1e9_per_l=0.99).value
    (2, 3)
    """
    entries = ((NEUTROPHIL, neutrophil_1e9_per_l), (NEUTROPHIL_LIMIT, lower_limit_1e9_per_l))
    reasons = [
        ("Few neutrophils may hide an infection: no pus, sometimes no fever. 'Not right' is reason enough to call.")
    ]
    if neutrophil_1e9_per_l is not None and NEUTROPHIL.need(neutrophil_1e9_per_l) > 10:
        reasons = ["A count above 10 is unusual: check that the unit is ×10⁹/L."]
    return grade_low(NEUTROPENIA, entries, (1.5, 1.0, 0.5), reasons)


def ctcae_thrombocytopenia(
    *, platelet_1e9_per_l: float | None = None, lower_limit_1e9_per_l: float | None = None
) -> CtcaeGrade:
    """Grade a low platelet count by CTCAE v5.0.

    Source: ctcae-v5

    Args:
        platelet_1e9_per_l: 0 to 1500 ×10⁹/L (the same number as ×10³/µL).
        lower_limit_1e9_per_l: Lower limit of the laboratory, 100 to 200; needed only from 75 up.

    Returns:
        Grade 0 to 4; incomplete when a deciding value is unknown.

    Raises:
        InputError: A value is out of range or looks like cells per µL.

    >>> ctcae_thrombocytopenia(platelet_1e9_per_l=24).value
    4
    """
    entries = ((PLATELET, platelet_1e9_per_l), (PLATELET_LIMIT, lower_limit_1e9_per_l))
    reason = "Look for bruises, pinpoint spots, bleeding gums, black stools, and headache after a fall."
    return grade_low(THROMBOCYTOPENIA, entries, (75, 50, 25), (reason,))


TOOLS = (
    Tool(
        purpose="Grade a low neutrophil count by CTCAE v5.0.",
        function=ctcae_neutropenia,
        inputs=(NEUTROPHIL, NEUTROPHIL_LIMIT),
        scale=NEUTROPENIA,
    ),
    Tool(
        purpose="Grade a low platelet count by CTCAE v5.0.",
        function=ctcae_thrombocytopenia,
        inputs=(PLATELET, PLATELET_LIMIT),
        scale=THROMBOCYTOPENIA,
    ),
)

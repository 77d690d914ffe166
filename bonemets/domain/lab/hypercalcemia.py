"""Clinical hypercalcemia: mild, moderate, severe. Not the CTCAE grades, which live in their own module."""

from dataclasses import dataclass, replace

from bonemets.domain.result import Band, Scale, Score, Status
from bonemets.domain.score.number import Mistake, Number, exact, rounded
from bonemets.domain.score.tally import lines, needed
from bonemets.domain.score.tool import Tool


class ClinicalHypercalcemia(Score):
    """An answer on the clinical scale: none, mild, moderate or severe. Never a CTCAE grade."""


# The correction can add up to 2.4 mg/dL (0.6 mmol/L) to the highest total accepted, hence the upper ends. The
# lower ends stay where a value in the other unit is still recognized.
CORRECTED_MG = Number(
    name="corrected_calcium_mg_per_dl",
    label="Corrected calcium",
    unit="mg/dL",
    minimum=4,
    maximum=22.4,
    step=0.1,
    mistakes=(Mistake(1, 4, "mmol/L"),),
)
CORRECTED_MMOL = Number(
    name="corrected_calcium_mmol_per_l",
    label="Corrected calcium",
    unit="mmol/L",
    minimum=1,
    maximum=5.6,
    step=0.01,
    mistakes=(Mistake(5.6, 22.4, "mg/dL"),),
)
LIMIT_MG = Number(
    name="upper_limit_mg_per_dl",
    label="Upper limit of normal of your laboratory",
    unit="mg/dL",
    minimum=9.5,
    maximum=11.5,
    step=0.1,
    mistakes=(Mistake(2.3, 3, "mmol/L"),),
)
LIMIT_MMOL = Number(
    name="upper_limit_mmol_per_l",
    label="Upper limit of normal of your laboratory",
    unit="mmol/L",
    minimum=2.4,
    maximum=2.9,
    step=0.01,
    mistakes=(Mistake(9, 12, "mg/dL"),),
)

_ADVICE = {
    "none": (
        ("Corrected calcium is not above the limit of the laboratory. This scale does not look for low calcium."),
        "If thirst, constipation or confusion are new, ask for ionized calcium and look for another cause.",
    ),
    "mild": (
        "Above the limit: report it today, ask about symptoms, and compare with earlier values.",
        "A fast rise makes people ill at lower numbers.",
    ),
    "moderate": (
        "Ask about thirst, passing a lot of urine, constipation, nausea, drowsiness and confusion.",
        "With symptoms, this level is an emergency.",
    ),
    "severe": ("This level is an emergency even in someone who feels well: call the team now.",),
}


@dataclass(frozen=True, kw_only=True)
class _Unit:
    """One unit system: its two entries and its own edges, never converted from the other system."""

    calcium: Number
    limit: Number
    moderate: float
    severe: float

    @property
    def scale(self) -> Scale:
        return self.scale_for(self.limit.maximum)

    def scale_for(self, limit: float) -> Scale:
        """Return the scale for one laboratory's upper limit."""
        return replace(
            _SCALE,
            name=f"Clinical hypercalcemia ({self.calcium.unit})",
            unit=self.calcium.unit,
            minimum=self.calcium.minimum,
            maximum=self.calcium.maximum,
            bands=(
                Band(self.calcium.minimum, limit, "none", "Not above the laboratory's upper limit."),
                Band(limit, self.moderate, "mild", "Above the limit.", low_open=True, high_open=True),
                Band(self.moderate, self.severe, "moderate", "Clearly raised.", high_open=True),
                Band(self.severe, self.calcium.maximum, "severe", "An emergency."),
            ),
        )


_SCALE = Scale(
    name="Clinical hypercalcemia",
    unit="",
    source_keys=("endo-hcm-2023", "sfe-hyperca-2016"),
    version="clinical bands, 2016–2023",
    caveat="Clinical words, not CTCAE grades: the two scales use different edges and must not be mixed. "
    "Symptoms and speed of rise matter as much as the number.",
    status=Status.SECONDARY,
    notes=(
        ("Each unit has its own edges (12 and 14 mg/dL; 3.0 and 3.5 mmol/L); converting first can change the band."),
    ),
    disagreements=(
        (
            "Sources differ on the edge of severe: above 14 mg/dL (endo-hcm-2023), above 3.5 mmol/L "
            "(sfe-hyperca-2016), or from that value on. Here the value itself counts as severe: better "
            "one call too many."
        ),
    ),
)
MG = _Unit(calcium=CORRECTED_MG, limit=LIMIT_MG, moderate=12, severe=14)
MMOL = _Unit(calcium=CORRECTED_MMOL, limit=LIMIT_MMOL, moderate=3.0, severe=3.5)


def clinical_hypercalcemia_mg_per_dl(
    *, corrected_calcium_mg_per_dl: float | None = None, upper_limit_mg_per_dl: float | None = None
) -> ClinicalHypercalcemia:
    """Call a corrected calcium none, mild, moderate or severe, by the edges in mg/dL.

    Source: endo-hcm-2023

    Args:
        corrected_calcium_mg_per_dl: 4 to 22.4 mg/dL, corrected for albumin.
        upper_limit_mg_per_dl: Upper limit of the laboratory, 9.5 to 11.5 mg/dL; not needed above 11.5.

    Returns:
        The band; incomplete when calcium, or a limit that would decide, is unknown.

    Raises:
        InputError: A value is out of range or looks like mmol/L.

    >>> clinical_hypercalcemia_mg_per_dl(corrected_calcium_mg_per_dl=14.0).band
    'severe'
    """
    return _judge(MG, corrected_calcium_mg_per_dl, upper_limit_mg_per_dl)


def clinical_hypercalcemia_mmol_per_l(
    *, corrected_calcium_mmol_per_l: float | None = None, upper_limit_mmol_per_l: float | None = None
) -> ClinicalHypercalcemia:
    """Call a corrected calcium none, mild, moderate or severe, by the edges in mmol/L.

    Source: sfe-hyperca-2016

    Args:
        corrected_calcium_mmol_per_l: 1 to 5.6 mmol/L, corrected for albumin.
        upper_limit_mmol_per_l: Upper limit of the laboratory, 2.4 to 2.9 mmol/L; not needed above 2.9.

    Returns:
        The band; incomplete when calcium, or a limit that would decide, is unknown.

    Raises:
        InputError: A value is out of range or looks like mg/dL.

    >>> clinical_hypercalcemia_mmol_per_l(corrected_calcium_mmol_per_l=2.95, upper_limit_mmol_per_l=2.6).band
    'mild'
    """
    return _judge(MMOL, corrected_calcium_mmol_per_l, upper_limit_mmol_per_l)


def _judge(unit: _Unit, calcium: float | None, limit: float | None) -> ClinicalHypercalcemia:
    entries = {unit.calcium: unit.calcium.read(calcium), unit.limit: unit.limit.read(limit)}
    parts = lines(entries.items())
    # Above every limit a laboratory uses, the limit cannot change the answer.
    decided = calcium is not None and calcium > unit.limit.maximum
    unknown = tuple(entry for entry, value in entries.items() if value is None)
    if calcium is None or (limit is None and not decided):
        missing = tuple(entry.name for entry in unknown)
        return ClinicalHypercalcemia.of(unit.scale, None, parts=parts, reasons=(needed(unknown),), missing=missing)
    scale = unit.scale_for(unit.limit.maximum if limit is None else limit)
    value = rounded(exact(calcium), 3)
    return ClinicalHypercalcemia.of(scale, value, parts=parts, reasons=_ADVICE[scale.band_of(value).label])


TOOLS = (
    Tool(
        purpose="Call a corrected calcium in mg/dL mild, moderate or severe.",
        function=clinical_hypercalcemia_mg_per_dl,
        inputs=(CORRECTED_MG, LIMIT_MG),
        scale=MG.scale,
    ),
    Tool(
        purpose="Call a corrected calcium in mmol/L mild, moderate or severe.",
        function=clinical_hypercalcemia_mmol_per_l,
        inputs=(CORRECTED_MMOL, LIMIT_MMOL),
        scale=MMOL.scale,
    ),
)

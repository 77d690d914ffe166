"""Calcium in blood: correction for albumin, and the two unit systems kept apart."""

from dataclasses import replace
from decimal import Decimal

from bonemets.domain.result import Part, Scale, Score, Status
from bonemets.domain.score.number import Mistake, Number, exact, rounded
from bonemets.domain.score.tally import lack, lines
from bonemets.domain.score.tool import Tool

MG_PER_MMOL = Decimal("4.008")

CALCIUM_MG = Number(
    name="calcium_mg_per_dl",
    label="Total calcium",
    unit="mg/dL",
    minimum=4,
    maximum=20,
    step=0.1,
    mistakes=(Mistake(1, 4, "mmol/L"),),
)
CALCIUM_MMOL = Number(
    name="calcium_mmol_per_l",
    label="Total calcium",
    unit="mmol/L",
    minimum=1,
    maximum=5,
    step=0.01,
    mistakes=(Mistake(5, 20, "mg/dL"),),
)
ALBUMIN_G_DL = Number(
    name="albumin_g_per_dl",
    label="Albumin",
    unit="g/dL",
    minimum=1,
    maximum=6,
    step=0.1,
    mistakes=(Mistake(10, 60, "g/L"),),
)
ALBUMIN_G_L = Number(
    name="albumin_g_per_l",
    label="Albumin",
    unit="g/L",
    minimum=10,
    maximum=60,
    step=1,
    mistakes=(Mistake(1, 6, "g/dL"),),
)

CORRECTED_MG = Scale(
    name="Corrected calcium (mg/dL)",
    unit="mg/dL",
    source_keys=("payne1973", "smith-2018-adjca", "lian-2018-adjca"),
    version="0.8 per g/dL of albumin below 4.0",
    caveat=(
        "If the answer matters, ask for ionized calcium. If the laboratory already reports adjusted "
        "calcium, do not correct again."
    ),
    status=Status.SECONDARY,
    notes=(
        (
            "Corrected and ionized calcium agreed in only 56.9 % of 5,553 inpatients; the correction "
            "reads too high most often with albumin below 3.0 g/dL (30 g/L) and in kidney failure "
            "(smith-2018-adjca)."
        ),
        (
            "In myeloma, calcium bound to the paraprotein can raise the total while ionized calcium is normal "
            "(pseudo-hcm-2024)."
        ),
    ),
    disagreements=("Laboratories differ: one prints 0.022 instead of 0.02 in SI units, many use their own equation.",),
)
CORRECTED_MMOL = replace(
    CORRECTED_MG,
    name="Corrected calcium (mmol/L)",
    unit="mmol/L",
    version="0.02 per g/L of albumin below 40",
)
_CONVERTED = Scale(
    name="Calcium in mg/dL, from mmol/L",
    unit="mg/dL",
    source_keys=(),  # arithmetic: 1 mmol of calcium weighs 40.08 mg
    version="1 mmol/L = 4.008 mg/dL",
    caveat=(
        "Compare a result with limits printed in its own unit: a converted number can land on the other "
        "side of an edge (12 mg/dL is 2.99 mmol/L)."
    ),
    status=Status.SECONDARY,
)
CONVERTED_MG = _CONVERTED
CONVERTED_MMOL = replace(_CONVERTED, name="Calcium in mmol/L, from mg/dL", unit="mmol/L")


def corrected_calcium_mg_per_dl(
    *, calcium_mg_per_dl: float | None = None, albumin_g_per_dl: float | None = None
) -> Score:
    """Correct total calcium for albumin: calcium + 0.8 × (4.0 − albumin).

    Source: payne1973

    Args:
        calcium_mg_per_dl: Total calcium, 4 to 20 mg/dL.
        albumin_g_per_dl: Albumin, 1 to 6 g/dL.

    Returns:
        Corrected calcium in mg/dL, two decimals; incomplete when either value is unknown.

    Raises:
        InputError: A value is out of range or looks like the other unit.

    >>> corrected_calcium_mg_per_dl(calcium_mg_per_dl=10.8, albumin_g_per_dl=2.5).value
    12.0
    """
    entries = (CALCIUM_MG, ALBUMIN_G_DL)
    return _correct(CORRECTED_MG, entries, (calcium_mg_per_dl, albumin_g_per_dl), (Decimal("0.8"), Decimal("4.0")))


def corrected_calcium_mmol_per_l(
    *, calcium_mmol_per_l: float | None = None, albumin_g_per_l: float | None = None
) -> Score:
    """Correct total calcium for albumin: calcium + 0.02 × (40 − albumin).

    Source: payne1973

    Args:
        calcium_mmol_per_l: Total calcium, 1 to 5 mmol/L.
        albumin_g_per_l: Albumin, 10 to 60 g/L.

    Returns:
        Corrected calcium in mmol/L, two decimals; incomplete when either value is unknown.

    Raises:
        InputError: A value is out of range or looks like the other unit.

    >>> corrected_calcium_mmol_per_l(calcium_mmol_per_l=2.60, albumin_g_per_l=28).value
    2.84
    """
    entries = (CALCIUM_MMOL, ALBUMIN_G_L)
    return _correct(CORRECTED_MMOL, entries, (calcium_mmol_per_l, albumin_g_per_l), (Decimal("0.02"), Decimal(40)))


def _correct(
    scale: Scale,
    entries: tuple[Number, Number],
    values: tuple[float | None, float | None],
    rule: tuple[Decimal, Decimal],
) -> Score:
    calcium, albumin = (entry.read(value) for entry, value in zip(entries, values, strict=True))
    parts = lines(zip(entries, values, strict=True))
    if calcium is None or albumin is None:
        unknown = tuple(entry for entry, value in zip(entries, values, strict=True) if value is None)
        return lack(scale, unknown, parts)
    factor, normal = rule
    added = factor * (normal - exact(albumin))
    corrected = rounded(exact(calcium) + added, 2)
    working = Part("Working", f"{calcium:g} + {factor} × ({normal} − {albumin:g}) = {corrected:g} {scale.unit}")
    return Score.of(scale, corrected, band="calculated", parts=(*parts, working), reasons=_explain(added, scale))


def _explain(added: Decimal, scale: Scale) -> tuple[str, ...]:
    if added > 0:
        return ("Albumin is low, so total calcium reads lower than it should.", scale.caveat, scale.notes[0])
    if added < 0:
        return ("Albumin is high, so total calcium reads higher than it should.", scale.caveat)
    return ("Albumin is at the reference value, so nothing changes.", scale.caveat)


def calcium_in_mg_per_dl(*, calcium_mmol_per_l: float | None = None) -> Score:
    """Convert calcium from mmol/L to mg/dL.

    Source: none needed; 1 mmol of calcium weighs 40.08 mg.

    Args:
        calcium_mmol_per_l: 1 to 5 mmol/L.

    Returns:
        Calcium in mg/dL, two decimals; incomplete when unknown.

    Raises:
        InputError: The value is out of range or looks like mg/dL already.

    >>> calcium_in_mg_per_dl(calcium_mmol_per_l=2.5).value
    10.02
    """
    calcium = CALCIUM_MMOL.read(calcium_mmol_per_l)
    if calcium is None:
        return lack(CONVERTED_MG, (CALCIUM_MMOL,))
    value = rounded(exact(calcium) * MG_PER_MMOL, 2)
    return Score.of(CONVERTED_MG, value, band="converted", reasons=(_CONVERTED.caveat,))


def calcium_in_mmol_per_l(*, calcium_mg_per_dl: float | None = None) -> Score:
    """Convert calcium from mg/dL to mmol/L.

    Source: none needed; 1 mmol of calcium weighs 40.08 mg.

    Args:
        calcium_mg_per_dl: 4 to 20 mg/dL.

    Returns:
        Calcium in mmol/L, two decimals; incomplete when unknown.

    Raises:
        InputError: The value is out of range or looks like mmol/L already.

    >>> calcium_in_mmol_per_l(calcium_mg_per_dl=12).value
    2.99
    """
    calcium = CALCIUM_MG.read(calcium_mg_per_dl)
    if calcium is None:
        return lack(CONVERTED_MMOL, (CALCIUM_MG,))
    value = rounded(exact(calcium) / MG_PER_MMOL, 2)
    return Score.of(CONVERTED_MMOL, value, band="converted", reasons=(_CONVERTED.caveat,))


TOOLS = (
    Tool(
        purpose="Correct total calcium for albumin in mg/dL and g/dL.",
        function=corrected_calcium_mg_per_dl,
        inputs=(CALCIUM_MG, ALBUMIN_G_DL),
        scale=CORRECTED_MG,
    ),
    Tool(
        purpose="Correct total calcium for albumin in mmol/L and g/L.",
        function=corrected_calcium_mmol_per_l,
        inputs=(CALCIUM_MMOL, ALBUMIN_G_L),
        scale=CORRECTED_MMOL,
    ),
    Tool(
        purpose="Convert calcium from mmol/L to mg/dL.",
        function=calcium_in_mg_per_dl,
        inputs=(CALCIUM_MMOL,),
        scale=CONVERTED_MG,
    ),
    Tool(
        purpose="Convert calcium from mg/dL to mmol/L.",
        function=calcium_in_mmol_per_l,
        inputs=(CALCIUM_MG,),
        scale=CONVERTED_MMOL,
    ),
)

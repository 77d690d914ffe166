"""MRONJ: medication-related osteonecrosis of the jaw, its definition and its stages."""

from collections.abc import Mapping

from bonemets.domain.result import Band, InputError, Part, Scale, Score, Status
from bonemets.domain.score.entry import Flag
from bonemets.domain.score.number import Number
from bonemets.domain.score.tally import lack, lines
from bonemets.domain.score.tool import Tool

DRUG = Flag(name="antiresorptive", label="Bone-protecting medicine now or in the past (bisphosphonate or denosumab)")
OTHER = Flag(name="jaw_radiation_or_metastasis", label="Radiation to the jaw, or cancer in the jaw")
BONE = Flag(name="exposed_or_probed", label="Bone seen in the mouth, or felt with a probe through a fistula")
WEEKS = Number(name="exposed_weeks", label="For how long", unit="weeks", minimum=0, maximum=520, step=1)
INFECTED = Flag(name="infected_or_painful", label="Infection or inflammation with pain")
SEVERE = Flag(name="severe_feature", label="Jaw fracture, fistula to skin or sinus, or bone loss to the jaw's edge")
VAGUE = Flag(name="vague_symptoms", label="Jaw ache, loose tooth or imaging change without other cause")
ITEMS = (DRUG, OTHER, BONE, WEEKS, INFECTED, SEVERE, VAGUE)

NOT_YET = "not MRONJ yet by definition"
EXCLUDED = "not MRONJ by definition"

SCALE = Scale(
    name="MRONJ stage",
    unit="",
    minimum=0,
    maximum=4,
    bands=(
        Band(0, 0, "at risk", "On treatment, nothing found: mouth care and dental review."),
        Band(1, 1, "stage 0", "No bone seen, but symptoms or imaging changes without another cause."),
        Band(2, 2, "stage 1", "Bone seen or probed for more than 8 weeks; no pain, no infection."),
        Band(3, 3, "stage 2", "As stage 1, with infection or inflammation and pain."),
        Band(
            4,
            4,
            "stage 3",
            "As stage 2, with fracture, fistula to skin or sinus, or bone loss to the jaw's edge.",
        ),
    ),
    source_keys=("aaoms-2022",),
    version="AAOMS 2022",
    caveat="The stage guides dental treatment. A nurse looks, asks, and refers.",
    status=Status.SECONDARY,
    notes=(
        ("Severe features are called stage 3 here even where pain or infection is not stated: better early than late."),
    ),
    steps=("at risk", "0", "1", "2", "3"),
)


def mronj_stage(  # noqa: PLR0913 - the definition has three parts and the stages four more
    *,
    antiresorptive: bool | None = None,
    jaw_radiation_or_metastasis: bool | None = None,
    exposed_or_probed: bool | None = None,
    exposed_weeks: float | None = None,
    infected_or_painful: bool | None = None,
    severe_feature: bool | None = None,
    vague_symptoms: bool | None = None,
) -> Score:
    """Check the definition of MRONJ first, then name the stage.

    Source: aaoms-2022

    Args:
        antiresorptive: Bisphosphonate or denosumab, now or before.
        jaw_radiation_or_metastasis: Either one rules MRONJ out by definition.
        exposed_or_probed: Bone seen, or reached by a probe.
        exposed_weeks: 0 to 520 weeks; the definition asks for more than 8.
        infected_or_painful: Infection or inflammation with pain.
        severe_feature: Fracture, fistula to skin or sinus, or bone loss to the jaw's edge.
        vague_symptoms: Symptoms or imaging changes without bone seen.

    Returns:
        Stage "at risk", "0", "1", "2" or "3"; no value with a band that says why the definition is not met.

    Raises:
        InputError: A value is out of range, or weeks are given without exposed bone.

    >>> mronj_stage(antiresorptive=True, jaw_radiation_or_metastasis=False, exposed_or_probed=True,
    ...             exposed_weeks=10, infected_or_painful=False, severe_feature=False).value
    '1'
    """
    definition = (antiresorptive, jaw_radiation_or_metastasis, exposed_or_probed)
    signs = {INFECTED: infected_or_painful, SEVERE: severe_feature, VAGUE: vague_symptoms}
    return _stage(definition, exposed_weeks, signs)


def _stage(
    definition: tuple[bool | None, bool | None, bool | None],
    weeks: float | None,
    signs: Mapping[Flag, bool | None],
) -> Score:
    drug, other, bone = definition
    parts = lines(zip(ITEMS, (*definition, weeks, *signs.values()), strict=True))
    if bone is False and weeks:
        raise InputError(f"{WEEKS.name}: {weeks:g} contradicts {BONE.name} 'no'. Check both answers.")
    if drug is False or other:
        return _excluded(parts, treated=drug is not False)
    if unknown := _unknown({DRUG: drug, OTHER: other, BONE: bone}):
        return lack(SCALE, unknown, parts)
    return _exposed(parts, weeks, signs) if bone else _covered(parts, signs)


def _unknown(answers: Mapping[Flag, bool | None]) -> tuple[Flag, ...]:
    return tuple(flag for flag, answer in answers.items() if answer is None)


def _excluded(parts: tuple[Part, ...], *, treated: bool) -> Score:
    why = (
        "After radiation to the jaw this is called osteoradionecrosis; cancer in the jaw is its own problem."
        if treated
        else "The definition asks for a bone-protecting medicine, now or before; look for another cause."
    )
    return Score.of(
        SCALE,
        None,
        band=EXCLUDED,
        parts=parts,
        reasons=(why, "Refer all the same: bare bone needs a dentist."),
    )


def _exposed(parts: tuple[Part, ...], weeks: float | None, signs: Mapping[Flag, bool | None]) -> Score:
    if weeks is None:
        return lack(SCALE, (WEEKS,), parts)
    if weeks <= 8:
        why = "The definition asks for more than 8 weeks. Refer now and look again; do not wait at home."
        return Score.of(SCALE, None, band=NOT_YET, parts=parts, reasons=(why,))
    if signs[SEVERE]:
        return _staged("3", parts)
    if unknown := _unknown({INFECTED: signs[INFECTED], SEVERE: signs[SEVERE]}):
        return lack(SCALE, unknown, parts)
    return _staged("2" if signs[INFECTED] else "1", parts)


def _covered(parts: tuple[Part, ...], signs: Mapping[Flag, bool | None]) -> Score:
    if any(signs.values()):
        return _staged("0", parts)
    return lack(SCALE, (VAGUE,), parts) if signs[VAGUE] is None else _staged("at risk", parts)


def _staged(stage: str, parts: tuple[Part, ...]) -> Score:
    reasons = (
        SCALE.band_of(stage).meaning,
        "Report pain, a loose tooth or bare bone; no dental surgery without the team.",
    )
    return Score.of(SCALE, stage, parts=parts, reasons=reasons)


TOOLS = (
    Tool(
        purpose="Tell a sore jaw, exposed bone and MRONJ apart, and name the stage.",
        function=mronj_stage,
        inputs=ITEMS,
        scale=SCALE,
    ),
)

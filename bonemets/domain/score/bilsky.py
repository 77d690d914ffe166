"""Bilsky grade of epidural spinal cord compression (ESCC): how far has a tumor pushed into the canal?"""

from bonemets.domain.result import Band, InputError, Part, Scale, Score, Status
from bonemets.domain.score.entry import Flag
from bonemets.domain.score.tally import lack, lines
from bonemets.domain.score.tool import Tool

CHAIN = (
    Flag(name="epidural", label="Tumor in the epidural space"),
    Flag(name="sac_deformed", label="Thecal sac pushed out of shape"),
    Flag(name="cord_contact", label="Tumor touches the spinal cord"),
    Flag(name="cord_compressed", label="Spinal cord compressed"),
)
FLUID = Flag(name="csf_visible", label="Spinal fluid still visible around the cord")
ITEMS = (*CHAIN, FLUID)

SCALE = Scale(
    name="Bilsky grade of epidural spinal cord compression (ESCC)",
    unit="",
    minimum=0,
    maximum=5,
    bands=(
        Band(
            0,
            2,
            "low grade",
            "Grades 0, 1a and 1b: radiation is usually considered first if the spine is stable.",
        ),
        Band(
            3,
            3,
            "borderline",
            "Grade 1c: the cord is touched but not compressed; the best first step is debated.",
        ),
        Band(
            4,
            5,
            "high grade",
            "Grades 2 and 3: surgical decompression is usually considered first, unless the tumor is very "
            "sensitive to radiation.",
        ),
    ),
    source_keys=("bilsky2010-escc",),
    version="2010",
    caveat="The grade is anatomy on MRI. Symptoms decide how urgent it is.",
    status=Status.VERIFIED,
    notes=("Read on the axial T2 MRI at the worst level, by someone trained to do so.",),
    disagreements=("Sources differ on 1c: some count it with the high grades, so it is shown as borderline.",),
    steps=("0", "1a", "1b", "1c", "2", "3"),
)


def bilsky(
    *,
    epidural: bool | None = None,
    sac_deformed: bool | None = None,
    cord_contact: bool | None = None,
    cord_compressed: bool | None = None,
    csf_visible: bool | None = None,
) -> Score:
    """Walk down the Bilsky questions, each of which includes the one before it.

    Source: bilsky2010-escc

    Args:
        epidural: Tumor in the epidural space.
        sac_deformed: Thecal sac deformed.
        cord_contact: Tumor touches the cord.
        cord_compressed: Cord compressed.
        csf_visible: Spinal fluid visible around the compressed cord.

    Returns:
        Grade "0", "1a", "1b", "1c", "2" or "3"; incomplete when the deciding answer is unknown.

    Raises:
        InputError: The answers contradict each other, or are not yes/no.

    >>> bilsky(epidural=True, sac_deformed=True, cord_contact=True, cord_compressed=False).value
    '1c'
    """
    chain = (epidural, sac_deformed, cord_contact, cord_compressed)
    answers = [flag.read(value) for flag, value in zip(CHAIN, chain, strict=True)]
    return _walk(answers, fluid=FLUID.read(csf_visible))


def _walk(answers: list[bool | None], *, fluid: bool | None) -> Score:
    parts = lines(zip(ITEMS, (*answers, fluid), strict=True))
    depth = _depth(answers)
    if depth < len(CHAIN):
        return lack(SCALE, (CHAIN[depth],), parts) if answers[depth] is None else _graded(depth, parts)
    if fluid is None:
        sure = "The cord is compressed, so this is grade 2 or 3: high grade either way."
        return lack(SCALE, (FLUID,), parts, sure)
    return _graded(depth if fluid else depth + 1, parts)


def _graded(step: int, parts: tuple[Part, ...]) -> Score:
    grade = SCALE.steps[step]
    reasons = (
        f"The scan shows grade {grade}.",
        "Back pain with new weakness, numbness or retention cannot wait.",
    )
    return Score.of(SCALE, grade, parts=parts, reasons=reasons)


def _depth(answers: list[bool | None]) -> int:
    """Count how many steps down the chain are certain; a later yes also answers the earlier ones."""
    depth = max((place + 1 for place, answer in enumerate(answers) if answer), default=0)
    for flag, answer in zip(CHAIN[:depth], answers, strict=False):
        if answer is False:
            deeper = CHAIN[depth - 1]
            raise InputError(f"{flag.name}: 'no' contradicts {deeper.name} 'yes'. Check both answers.")
    return depth


TOOLS = (
    Tool(
        purpose="Grade on MRI how far a tumor presses on the thecal sac and the spinal cord.",
        function=bilsky,
        inputs=ITEMS,
        scale=SCALE,
    ),
)

"""Frankel grade and ASIA Impairment Scale (AIS), alike but not identical: how much the cord still does."""

from enum import StrEnum

from bonemets.domain.result import Band, InputError, Part, Scale, Score, Status
from bonemets.domain.score.entry import Choice, Flag, Option
from bonemets.domain.score.logic import either
from bonemets.domain.score.number import Number
from bonemets.domain.score.tally import lack, lines
from bonemets.domain.score.tool import Tool


class FrankelGrade(StrEnum):
    """Frankel's five grades of 1969."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"


GRADE = Choice(
    name="grade",
    label="What the patient can feel and do below the injury",
    options=(
        Option(FrankelGrade.A, "A: no feeling and no movement"),
        Option(FrankelGrade.B, "B: feeling, no movement"),
        Option(FrankelGrade.C, "C: some movement, of no practical use"),
        Option(FrankelGrade.D, "D: useful movement; can walk, with or without aids"),
        Option(FrankelGrade.E, "E: normal, though reflexes may differ"),
    ),
)
_DIFFER = "Frankel judges how useful movement is; the AIS counts muscles. The same letter can mean different things."

FRANKEL = Scale(
    name="Frankel grade",
    unit="",
    minimum=0,
    maximum=4,
    bands=(
        Band(0, 0, "no feeling, no movement", "Frankel A."),
        Band(1, 1, "feeling only", "Frankel B."),
        Band(2, 2, "movement of no use", "Frankel C."),
        Band(3, 3, "useful movement", "Frankel D: walking, aided or not."),
        Band(4, 4, "normal", "Frankel E."),
    ),
    source_keys=("frankel1969",),
    version="1969",
    caveat="A rough bedside grade. Any loss from one check to the next is an emergency, whatever the letter.",
    status=Status.SECONDARY,
    notes=("The wording was seen where the classification is reproduced; the paper of 1969 was not opened.",),
    disagreements=(_DIFFER,),
    steps=("A", "B", "C", "D", "E"),
)

SENSORY = Flag(name="sacral_sensory", label="Any sensation at S4–S5, deep anal pressure included")
MOTOR = Flag(name="sacral_motor", label="Voluntary anal contraction")
BELOW = Flag(name="motor_below", label="Movement more than three levels below the motor level")
KEY = Number(
    name="key_muscles_below",
    label="Key muscles below the level",
    unit="muscles",
    minimum=1,
    maximum=20,
    step=1,
    strict=True,
)
STRONG = Number(
    name="key_muscles_at_least_3",
    label="Of these, graded 3 or better",
    unit="muscles",
    minimum=0,
    maximum=20,
    step=1,
    strict=True,
)
NORMAL = Flag(name="all_normal", label="All normal now, sacral segments included, after an earlier loss")
ITEMS = (SENSORY, MOTOR, BELOW, KEY, STRONG, NORMAL)

AIS = Scale(
    name="ASIA Impairment Scale (AIS)",
    unit="",
    minimum=0,
    maximum=4,
    bands=(
        Band(0, 0, "no sacral function", "AIS A: no sensation or movement in the lowest sacral segments."),
        Band(1, 1, "sensation only", "AIS B: sensation is kept, movement is not."),
        Band(2, 2, "mostly weak", "AIS C: more than half of the key muscles below the level are weaker than 3."),
        Band(3, 3, "mostly useful", "AIS D: at least half of the key muscles below the level are 3 or better."),
        Band(4, 4, "normal again", "AIS E: everything is normal in someone who had a loss before."),
    ),
    source_keys=("isncsci",),
    version="ISNCSCI, 2011 and 2019 revisions",
    caveat=("Only trained examiners classify. A nurse's part is to test often, write it down, and report any change."),
    status=Status.SECONDARY,
    notes=("Movement below the level without any sacral function still counts as A.",),
    disagreements=(_DIFFER,),
    steps=("A", "B", "C", "D", "E"),
)

# Key muscles below the level, and how many of them are graded 3 or better.
Muscles = tuple[float | None, float | None]


def frankel(*, grade: FrankelGrade | None = None) -> Score:
    """Place a Frankel grade on its scale.

    Source: frankel1969

    Args:
        grade: A to E.

    Returns:
        The grade with its meaning; incomplete when unknown.

    Raises:
        InputError: The grade is not A to E.

    >>> frankel(grade="D").band
    'useful movement'
    """
    option = GRADE.read(grade)
    if option is None:
        return lack(FRANKEL, (GRADE,))
    reasons = (f"Frankel {option.label}.", _DIFFER)
    return Score.of(FRANKEL, str(option.value), parts=lines([(GRADE, grade)]), reasons=reasons)


def ais(  # noqa: PLR0913 - the classification rests on six findings
    *,
    sacral_sensory: bool | None = None,
    sacral_motor: bool | None = None,
    motor_below: bool | None = None,
    key_muscles_below: float | None = None,
    key_muscles_at_least_3: float | None = None,
    all_normal: bool | None = None,
) -> Score:
    """Classify the ASIA Impairment Scale; the sacral examination is never assumed.

    Source: isncsci

    Args:
        sacral_sensory: Any sensation at S4–S5.
        sacral_motor: Voluntary anal contraction.
        motor_below: Movement more than three levels below the motor level.
        key_muscles_below: Number of key muscles below the level, 1 to 20.
        key_muscles_at_least_3: How many of these are graded 3 or better, 0 to 20.
        all_normal: Everything normal now, after an earlier loss.

    Returns:
        Grade "A" to "E"; incomplete when a deciding finding is unknown.

    Raises:
        InputError: A value is out of range, or findings contradict each other.

    >>> ais(sacral_sensory=True, sacral_motor=True, key_muscles_below=10, key_muscles_at_least_3=5,
    ...     all_normal=False).value
    'D'
    """
    sacral = (sacral_sensory, sacral_motor, motor_below)
    muscles = _muscles(key_muscles_below, key_muscles_at_least_3)
    parts = lines(zip(ITEMS, (*sacral, *muscles, all_normal), strict=True))
    if all_normal:
        _check_normal(sacral[:2], muscles)
        return _graded("E", parts)
    return _by_sacrum(parts, sacral, muscles, all_normal)


def _by_sacrum(
    parts: tuple[Part, ...],
    sacral: tuple[bool | None, bool | None, bool | None],
    muscles: Muscles,
    all_normal: bool | None,  # noqa: FBT001 - handed on as it was given
) -> Score:
    """Decide A, B or a motor grade; whatever was not examined stays open."""
    sensory, motor, below = sacral
    spared = either(sensory, motor)
    if spared is None:
        never = "Until the sacral examination is done, A must not be assumed."
        return lack(AIS, _unknown({SENSORY: sensory, MOTOR: motor}), parts, never)
    if not spared:
        return _graded("A", parts)
    moves = either(motor, below)
    if moves is None:
        return lack(AIS, _unknown({MOTOR: motor, BELOW: below}), parts)
    return _by_muscle(parts, muscles, all_normal) if moves else _graded("B", parts)


def _muscles(below: float | None, strong: float | None) -> Muscles:
    below, strong = KEY.read(below), STRONG.read(strong)
    if below is not None and strong is not None and strong > below:
        raise InputError(f"{STRONG.name}: {strong:g} is more than {KEY.name}, {below:g}.")
    return below, strong


def _check_normal(sacral: tuple[bool | None, ...], muscles: Muscles) -> None:
    below, strong = muscles
    if False in sacral or (None not in muscles and strong != below):
        raise InputError(f"{NORMAL.name}: 'yes' contradicts another finding. Check the answers.")


def _unknown(findings: dict[Flag, bool | None]) -> tuple[Flag, ...]:
    return tuple(flag for flag, answer in findings.items() if answer is None)


def _by_muscle(
    parts: tuple[Part, ...],
    muscles: Muscles,
    all_normal: bool | None,  # noqa: FBT001 - handed on as it was given
) -> Score:
    """Split C from D by counting; exactly half at grade 3 or better is D."""
    below, strong = muscles
    if below is None or strong is None:
        unknown = tuple(entry for entry, count in ((KEY, below), (STRONG, strong)) if count is None)
        return lack(AIS, unknown, parts, "Movement is kept, so this is C, D or E.")
    if strong * 2 < below:
        return _graded("C", parts)
    if strong == below and all_normal is None:
        return lack(AIS, (NORMAL,), parts, "All key muscles are strong, so this is D or E.")
    return _graded("D", parts)


def _graded(grade: str, parts: tuple[Part, ...]) -> Score:
    reasons = (
        AIS.band_of(grade).meaning,
        "Compare with the last examination: a change matters more than the letter.",
    )
    return Score.of(AIS, grade, parts=parts, reasons=reasons)


TOOLS = (
    Tool(
        purpose="Name how much feeling and useful movement is left below a cord injury (Frankel).",
        function=frankel,
        inputs=(GRADE,),
        scale=FRANKEL,
    ),
    Tool(
        purpose="See how examiners classify a cord injury, and why the sacral examination decides.",
        function=ais,
        inputs=ITEMS,
        scale=AIS,
    ),
)

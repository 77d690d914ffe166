"""ECOG and Karnofsky: how much a person manages in daily life, on two scales that only roughly match."""

from dataclasses import replace
from enum import StrEnum

from bonemets.domain.result import Band, Scale, Score, Status
from bonemets.domain.score.entry import Choice, Option
from bonemets.domain.score.number import Number
from bonemets.domain.score.tally import lack, lines
from bonemets.domain.score.tool import Tool


class Ecog(StrEnum):
    """ECOG grades."""

    ZERO = "0"
    ONE = "1"
    TWO = "2"
    THREE = "3"
    FOUR = "4"
    FIVE = "5"


_CAVEAT = (
    "Someone who cannot move only because of pain, a new fracture or cord compression is not simply "
    "'ECOG 4 from cancer': note how they managed before the event as well."
)
_ECOG_WORDS = (
    ("fully active", "Everything as before the illness."),
    ("lightly limited", "Up and about, light work; hard physical effort is too much."),
    ("up most of the day", "Cares for self, cannot work, up more than half of waking hours."),
    ("limited self-care", "In bed or a chair more than half of waking hours."),
    ("fully dependent", "No self-care, in bed or a chair all day."),
    ("dead", "Dead."),
)
_KARNOFSKY_WORDS = (
    ("dead", "Dead."),
    ("moribund", "Dying."),
    ("very sick", "Very sick, active support needed."),
    ("severely disabled", "Severely disabled."),
    ("disabled", "Disabled, needs special care and help."),
    ("considerable help", "Needs considerable help and frequent care."),
    ("occasional help", "Needs help now and then, manages most personal needs."),
    ("self-caring", "Cares for self, cannot work."),
    ("normal with effort", "Normal activity takes effort."),
    ("minor signs", "Normal activity, minor signs of illness."),
    ("normal", "Normal, no complaints."),
)

STATUS = Choice(
    name="grade",
    label="What the person manages",
    options=tuple(
        Option(grade, f"{grade.value}: {meaning}") for grade, (_, meaning) in zip(Ecog, _ECOG_WORDS, strict=True)
    ),
)
PERCENT = Number(
    name="karnofsky_percent", label="Karnofsky rating", unit="%", minimum=0, maximum=100, step=10, strict=True
)

ECOG = Scale(
    name="ECOG performance status",
    unit="grade",
    minimum=0,
    maximum=5,
    bands=tuple(Band(place, place, label, meaning) for place, (label, meaning) in enumerate(_ECOG_WORDS)),
    source_keys=("oken1982-ecog",),
    version="1982",
    caveat=_CAVEAT,
    status=Status.SECONDARY,
    disagreements=("Some texts put grade 3 at 50 % or more of waking hours, others at more than 50 %.",),
)
KARNOFSKY = Scale(
    name="Karnofsky performance status",
    unit="%",
    minimum=0,
    maximum=100,
    bands=tuple(
        Band(place * 10, place * 10, label, meaning) for place, (label, meaning) in enumerate(_KARNOFSKY_WORDS)
    ),
    source_keys=("oken1982-ecog",),
    version="as tabulated beside ECOG",
    caveat=_CAVEAT,
    status=Status.SECONDARY,
)
MAPPED = replace(
    ECOG,
    name="ECOG grade read off a Karnofsky rating (approximate)",
    approximate=True,
    notes=("There is no formally published translation; this one is the common table.",),
    disagreements=("Another published table puts Karnofsky 90 at ECOG 1, 70 at 2 and 50 at 3.",),
)


def ecog(*, grade: Ecog | None = None) -> Score:
    """Place an ECOG grade on its scale.

    Source: oken1982-ecog

    Args:
        grade: "0" to "5".

    Returns:
        The grade; incomplete when unknown.

    Raises:
        InputError: The grade is not "0" to "5".

    >>> ecog(grade="2").band
    'up most of the day'
    """
    option = STATUS.read(grade)
    if option is None:
        return lack(ECOG, (STATUS,))
    value = int(option.value)
    return Score.of(ECOG, value, parts=lines([(STATUS, grade)]), reasons=(ECOG.band_of(value).meaning, _CAVEAT))


def karnofsky(*, karnofsky_percent: float | None = None) -> Score:
    """Place a Karnofsky rating on its scale.

    Source: oken1982-ecog

    Args:
        karnofsky_percent: 0 to 100, in tens.

    Returns:
        The rating; incomplete when unknown.

    Raises:
        InputError: The rating is not one of the tens.

    >>> karnofsky(karnofsky_percent=70).band
    'self-caring'
    """
    rating = PERCENT.read(karnofsky_percent)
    if rating is None:
        return lack(KARNOFSKY, (PERCENT,))
    return Score.of(
        KARNOFSKY,
        rating,
        parts=lines([(PERCENT, rating)]),
        reasons=(KARNOFSKY.band_of(rating).meaning, _CAVEAT),
    )


def ecog_from_karnofsky(*, karnofsky_percent: float | None = None) -> Score:
    """Translate a Karnofsky rating into an ECOG grade, roughly.

    Source: oken1982-ecog

    Args:
        karnofsky_percent: 0 to 100, in tens.

    Returns:
        An ECOG grade marked `approximate`; incomplete when unknown.

    Raises:
        InputError: The rating is not one of the tens.

    >>> ecog_from_karnofsky(karnofsky_percent=80).value
    1
    """
    rating = PERCENT.read(karnofsky_percent)
    if rating is None:
        return lack(MAPPED, (PERCENT,))
    # 90–100 → 0, 70–80 → 1, 50–60 → 2, 30–40 → 3, 10–20 → 4, 0 → 5
    value = int((109 - rating) // 20)
    reasons = (
        f"Karnofsky {rating:g} is about ECOG {value}.",
        "This is approximate: the scales ask different questions.",
    )
    return Score.of(MAPPED, value, parts=lines([(PERCENT, rating)]), reasons=reasons)


TOOLS = (
    Tool(
        purpose="Describe daily function on the ECOG scale.",
        function=ecog,
        inputs=(STATUS,),
        scale=ECOG,
    ),
    Tool(
        purpose="Describe daily function on the Karnofsky scale.",
        function=karnofsky,
        inputs=(PERCENT,),
        scale=KARNOFSKY,
    ),
    Tool(
        purpose="Translate Karnofsky into ECOG, roughly, and see that tables differ.",
        function=ecog_from_karnofsky,
        inputs=(PERCENT,),
        scale=MAPPED,
    ),
)

"""Revised Tokuhashi score: a lesson in why numbers mislead."""

from enum import StrEnum

from bonemets.domain.result import Band, Scale, Score, Status
from bonemets.domain.score.entry import Choice, Option
from bonemets.domain.score.impairment import FrankelGrade
from bonemets.domain.score.number import Number
from bonemets.domain.score.tally import tally
from bonemets.domain.score.tool import Tool


class Extraspinal(StrEnum):
    """Number of bone metastases outside the spine."""

    THREE_OR_MORE = "3 or more"
    ONE_OR_TWO = "1 or 2"
    NONE = "0"


class Vertebral(StrEnum):
    """Number of vertebrae with metastases."""

    THREE_OR_MORE = "3 or more"
    TWO = "2"
    ONE = "1"


class Organ(StrEnum):
    """Metastases in major organs."""

    UNREMOVABLE = "unremovable"
    REMOVABLE = "removable"
    NONE = "none"


class Primary(StrEnum):
    """Where the cancer began."""

    LUNG = "lung"
    OSTEOSARCOMA = "osteosarcoma"
    STOMACH = "stomach"
    BLADDER = "bladder"
    ESOPHAGUS = "esophagus"
    PANCREAS = "pancreas"
    LIVER = "liver"
    GALLBLADDER = "gallbladder"
    UNIDENTIFIED = "unidentified"
    OTHER = "other"
    KIDNEY = "kidney"
    UTERUS = "uterus"
    RECTUM = "rectum"
    THYROID = "thyroid"
    BREAST = "breast"
    PROSTATE = "prostate"
    CARCINOID = "carcinoid"


_PRIMARY_POINTS = {
    0: "lung osteosarcoma stomach bladder esophagus pancreas",
    1: "liver gallbladder unidentified",
    2: "other",
    3: "kidney uterus",
    4: "rectum",
    5: "thyroid breast prostate carcinoid",
}
_PALSY_POINTS = {"A": 0, "B": 0, "C": 1, "D": 1, "E": 2}

ITEMS = (
    Number(
        name="karnofsky_percent",
        label="Karnofsky performance status",
        unit="%",
        minimum=10,
        maximum=100,
        step=10,
        strict=True,
        cuts=((10, 0), (50, 1), (80, 2)),
    ),
    Choice(
        name="extraspinal",
        label="Bone metastases outside the spine",
        options=(
            Option(Extraspinal.THREE_OR_MORE, "three or more", 0),
            Option(Extraspinal.ONE_OR_TWO, "one or two", 1),
            Option(Extraspinal.NONE, "none", 2),
        ),
    ),
    Choice(
        name="vertebral",
        label="Vertebrae with metastases",
        options=(
            Option(Vertebral.THREE_OR_MORE, "three or more", 0),
            Option(Vertebral.TWO, "two", 1),
            Option(Vertebral.ONE, "one", 2),
        ),
    ),
    Choice(
        name="organ",
        label="Metastases in major organs",
        options=(
            Option(Organ.UNREMOVABLE, "present, cannot be removed", 0),
            Option(Organ.REMOVABLE, "present, can be removed", 1),
            Option(Organ.NONE, "none", 2),
        ),
    ),
    Choice(
        name="primary",
        label="Where the cancer began",
        options=tuple(
            Option(Primary(name), name, points) for points, names in _PRIMARY_POINTS.items() for name in names.split()
        ),
    ),
    Choice(
        name="palsy",
        label="Spinal cord palsy (Frankel grade)",
        options=tuple(Option(grade, f"Frankel {grade.value}", _PALSY_POINTS[grade.value]) for grade in FrankelGrade),
    ),
)

CAVEAT = (
    "Never show this result to a patient or family, and never let it decide care. It is here to teach why a "
    "number about a group misleads about one person."
)

SCALE = Scale(
    name="Revised Tokuhashi score",
    unit="points",
    minimum=0,
    maximum=15,
    bands=(
        Band(
            0,
            8,
            "under 6 months",
            "The 2005 group with these totals was expected to live less than 6 months.",
        ),
        Band(
            9,
            11,
            "6 months or more",
            "The 2005 group with these totals was expected to live 6 months or longer.",
        ),
        Band(
            12,
            15,
            "1 year or more",
            "The 2005 group with these totals was expected to live 1 year or longer.",
        ),
    ),
    source_keys=("tokuhashi2005", "nice-cg75"),
    version="2005 revision",
    caveat=CAVEAT,
    status=Status.SECONDARY,
    notes=(
        (
            "The prediction was right in only about 60 % of patients (PMC7118051): four in ten were put "
            "in the wrong group."
        ),
        "It is older than today's targeted, hormone and immune treatments, which changed survival.",
    ),
)


def tokuhashi(  # noqa: PLR0913 - the published table has six items
    *,
    karnofsky_percent: float | None = None,
    extraspinal: Extraspinal | None = None,
    vertebral: Vertebral | None = None,
    organ: Organ | None = None,
    primary: Primary | None = None,
    palsy: FrankelGrade | None = None,
) -> Score:
    """Add up the six items of the revised Tokuhashi score; for teaching only, never shown to patients.

    Source: tokuhashi2005

    Args:
        karnofsky_percent: 10 to 100 in tens.
        extraspinal: Bone metastases outside the spine.
        vertebral: Vertebrae with metastases.
        organ: Metastases in major organs.
        primary: Where the cancer began.
        palsy: Frankel grade A to E.

    Returns:
        A score of 0 to 15 points; incomplete when any item is unknown.

    Raises:
        InputError: A value is out of range or not one of the choices.

    >>> tokuhashi(karnofsky_percent=70, extraspinal="1 or 2", vertebral="2", organ="none",
    ...           primary="prostate", palsy="D").working
    '1 + 1 + 1 + 2 + 5 + 1 = 11'
    """
    answers = (karnofsky_percent, extraspinal, vertebral, organ, primary, palsy)
    return tally(SCALE, ITEMS, answers, _advise)


def _advise(total: int) -> tuple[str, ...]:
    group = SCALE.band_of(total)
    return (CAVEAT, f"{total} points. {group.meaning}", SCALE.notes[0], SCALE.notes[1])


TOOLS = (
    Tool(
        purpose="See why a survival score about groups misleads about one person (not for patients).",
        function=tokuhashi,
        inputs=ITEMS,
        scale=SCALE,
    ),
)

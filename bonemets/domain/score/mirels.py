"""Mirels score: how likely is a long bone with a metastasis to break?"""

from enum import StrEnum

from bonemets.domain.result import Band, Scale, Score, Status
from bonemets.domain.score.entry import Choice, Option
from bonemets.domain.score.tally import tally
from bonemets.domain.score.tool import Tool


class Site(StrEnum):
    """Where in the limb the lesion is."""

    UPPER_LIMB = "upper limb"
    LOWER_LIMB = "lower limb"
    PERITROCHANTERIC = "peritrochanteric"


class Pain(StrEnum):
    """How much the limb hurts; functional pain is pain on use."""

    MILD = "mild"
    MODERATE = "moderate"
    FUNCTIONAL = "functional"


class Lesion(StrEnum):
    """What the lesion looks like on the radiograph."""

    BLASTIC = "blastic"
    MIXED = "mixed"
    LYTIC = "lytic"


class Size(StrEnum):
    """How much of the width of the shaft is taken."""

    UNDER_THIRD = "less than 1/3"
    MIDDLE = "1/3 to 2/3"
    OVER_TWO_THIRDS = "more than 2/3"


ITEMS = (
    Choice(
        name="site",
        label="Site",
        options=(
            Option(Site.UPPER_LIMB, "upper limb", 1),
            Option(Site.LOWER_LIMB, "lower limb, away from the trochanters", 2),
            Option(Site.PERITROCHANTERIC, "peritrochanteric: the top of the femur", 3),
        ),
    ),
    Choice(
        name="pain",
        label="Pain",
        options=(
            Option(Pain.MILD, "mild", 1),
            Option(Pain.MODERATE, "moderate", 2),
            Option(Pain.FUNCTIONAL, "functional: worse when the limb is used", 3),
        ),
    ),
    Choice(
        name="lesion",
        label="Bone lesion",
        options=(
            Option(Lesion.BLASTIC, "blastic (bone added)", 1),
            Option(Lesion.MIXED, "mixed", 2),
            Option(Lesion.LYTIC, "lytic (bone dissolved)", 3),
        ),
    ),
    Choice(
        name="size",
        label="Size, as a share of the shaft",
        options=(
            Option(Size.UNDER_THIRD, "less than one third", 1),
            Option(Size.MIDDLE, "one third to two thirds", 2),
            Option(Size.OVER_TWO_THIRDS, "more than two thirds", 3),
        ),
    ),
)

DISAGREEMENT = (
    "The 1989 abstract advises fixation from 8 points on; later use treats exactly 8 as borderline, a "
    "matter of clinical judgment, and advises fixation from 9 on (ramsey2020-mirels)."
)

SCALE = Scale(
    name="Mirels score",
    unit="points",
    minimum=4,
    maximum=12,
    bands=(
        Band(4, 7, "low", "Usually radiotherapy or observation."),
        Band(8, 8, "borderline", "Clinical judgment; published advice differs exactly here."),
        Band(9, 12, "high", "Fixation before a fracture is usually advised."),
    ),
    source_keys=("mirels1989", "ramsey2020-mirels", "humerus2023-mirels", "hoban2022-mirels"),
    version="1989",
    caveat="For long bones only: not for spine, pelvis or ribs. A low score in the arm does not reassure.",
    status=Status.SECONDARY,
    notes=(
        (
            "At 9 points or more, more than 91 % of later fractures were recognized, but only about 35 % "
            "of the bones that held (ramsey2020-mirels)."
        ),
        (
            "Arm: one cohort found 83.6 % sensitivity and 79.5 % specificity from 8 points on "
            "(humerus2023-mirels); in another, 65 % of fractures had scored 8 or less (hoban2022-mirels)."
        ),
        "Functional pain was the best single predictor; site and lesion type were the weakest.",
    ),
    disagreements=(DISAGREEMENT,),
)

# Share of lesions that broke within about six months in the 1989 series; 10 and 11 were not seen in public
# material, and say so wherever they are shown.
RISK = {
    7: "about 4 to 5 %",
    8: "15 %",
    9: "33 %",
    10: "72 % [unverified here]",
    11: "96 % [unverified here]",
    12: "100 %",
}


def mirels(
    *,
    site: Site | None = None,
    pain: Pain | None = None,
    lesion: Lesion | None = None,
    size: Size | None = None,
) -> Score:
    """Add up the four Mirels items.

    Source: mirels1989

    Args:
        site: Where in the limb.
        pain: Mild, moderate or on use.
        lesion: Blastic, mixed or lytic.
        size: Share of the shaft that is taken.

    Returns:
        A score of 4 to 12 points; incomplete when any item is unknown.

    Raises:
        InputError: A value is not one of the choices.

    >>> mirels(site="peritrochanteric", pain="mild", lesion="lytic", size="less than 1/3").band
    'borderline'
    """
    return tally(SCALE, ITEMS, (site, pain, lesion, size), _advise)


def _advise(total: int) -> tuple[str, ...]:
    risk = f"In the 1989 series, {RISK.get(total, '0 %')} of lesions with this score broke within about six months."
    handle = "New pain on bearing weight in a known lesion is a warning: protect the limb and report it now."
    if total == 8:
        return (risk, "Exactly 8 is the disputed number.", DISAGREEMENT, handle)
    if total > 8:
        return (risk, "9 points or more: fixing the bone before it breaks is usually advised.", handle)
    return (risk, "7 points or fewer: usually treated without an operation.", handle)


TOOLS = (
    Tool(
        purpose="Estimate whether a long bone with a metastasis is about to break.",
        function=mirels,
        inputs=ITEMS,
        scale=SCALE,
    ),
)

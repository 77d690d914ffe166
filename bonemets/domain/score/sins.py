"""SINS: how stable is a spine that carries a tumor?"""

from enum import StrEnum

from bonemets.domain.result import Band, Scale, Score, Status
from bonemets.domain.score.entry import Choice, Option
from bonemets.domain.score.spine import Level, Region, region_of
from bonemets.domain.score.tally import tally
from bonemets.domain.score.tool import Tool


class Pain(StrEnum):
    """What the pain does when the spine is loaded."""

    MECHANICAL = "mechanical"
    OCCASIONAL = "occasional, not mechanical"
    NONE = "pain-free"


class Lesion(StrEnum):
    """What the lesion looks like on imaging."""

    LYTIC = "lytic"
    MIXED = "mixed"
    BLASTIC = "blastic"


class Alignment(StrEnum):
    """How the vertebrae line up."""

    SUBLUXATION = "subluxation"
    DEFORMITY = "new deformity"
    NORMAL = "normal"


class Collapse(StrEnum):
    """How much of the vertebral body has collapsed."""

    OVER_HALF = "more than half"
    UNDER_HALF = "less than half"
    INVOLVED = "no collapse, more than half of the body involved"
    NONE = "none"


class Posterolateral(StrEnum):
    """Whether facet joint, pedicle or rib joint is involved."""

    BILATERAL = "both sides"
    UNILATERAL = "one side"
    NONE = "neither side"


REGION_POINTS = {Region.JUNCTIONAL: 3, Region.MOBILE: 2, Region.SEMIRIGID: 1, Region.RIGID: 0}


def _level_option(level: Level) -> Option:
    region = region_of(level)
    label = f"{region.value} region" if level.value == region.value else f"{level.value} ({region.value})"
    return Option(level, label, REGION_POINTS[region])


ITEMS = (
    Choice(name="level", label="Spinal level or region", options=tuple(map(_level_option, Level))),
    Choice(
        name="pain",
        label="Pain",
        options=(
            Option(Pain.MECHANICAL, "mechanical: worse on moving or loading, or eased by lying down", 3),
            Option(Pain.OCCASIONAL, "occasional, but not mechanical", 1),
            Option(Pain.NONE, "pain-free", 0),
        ),
    ),
    Choice(
        name="lesion",
        label="Bone lesion",
        options=(
            Option(Lesion.LYTIC, "lytic (bone dissolved)", 2),
            Option(Lesion.MIXED, "mixed lytic and blastic", 1),
            Option(Lesion.BLASTIC, "blastic (bone added)", 0),
        ),
    ),
    Choice(
        name="alignment",
        label="Alignment on imaging",
        options=(
            Option(Alignment.SUBLUXATION, "subluxation or translation: a vertebra has slipped", 4),
            Option(Alignment.DEFORMITY, "new deformity: kyphosis or scoliosis", 2),
            Option(Alignment.NORMAL, "normal", 0),
        ),
    ),
    Choice(
        name="collapse",
        label="Vertebral body collapse",
        options=(
            Option(Collapse.OVER_HALF, "more than 50 % collapsed", 3),
            Option(Collapse.UNDER_HALF, "less than 50 % collapsed", 2),
            Option(Collapse.INVOLVED, "no collapse, but more than 50 % of the body involved", 1),
            Option(Collapse.NONE, "none of these", 0),
        ),
    ),
    Choice(
        name="posterolateral",
        label="Facet, pedicle or rib joint involved",
        options=(
            Option(Posterolateral.BILATERAL, "on both sides", 3),
            Option(Posterolateral.UNILATERAL, "on one side", 1),
            Option(Posterolateral.NONE, "on neither side", 0),
        ),
    ),
)

SCALE = Scale(
    name="SINS: Spinal Instability Neoplastic Score",
    unit="points",
    minimum=0,
    maximum=18,
    bands=(
        Band(0, 6, "stable", "The spine is likely to carry normal loads."),
        Band(7, 12, "indeterminate", "Potentially unstable: a spinal surgeon should be consulted."),
        Band(13, 18, "unstable", "Unstable: a spinal surgeon should be consulted."),
    ),
    source_keys=("fisher2010-sins", "fourney2011-sins", "nesms-2021"),
    version="2010",
    caveat="SINS looks at mechanical stability only. It does not see cord compression or prognosis: "
    "a SINS of 2 with new leg weakness is still an emergency.",
    status=Status.SECONDARY,
    notes=(
        "Exactly 50 % collapse is not defined in the publication; take the category that the report gives.",
        (
            "In the reliability study, 95.7 % of (potentially) unstable spines were recognized, and 79.5 "
            "% of the stable ones (fourney2011-sins)."
        ),
        "SINS is a weak guide to survival (c statistic 0.54, nesms-2021).",
    ),
)


def sins(  # noqa: PLR0913 - the published table has six items
    *,
    level: Level | None = None,
    pain: Pain | None = None,
    lesion: Lesion | None = None,
    alignment: Alignment | None = None,
    collapse: Collapse | None = None,
    posterolateral: Posterolateral | None = None,
) -> Score:
    """Add up the six SINS items.

    Source: fisher2010-sins

    Args:
        level: Vertebra C1 to S5, or a region when the report names only that.
        pain: What the pain does under load.
        lesion: Lytic, mixed or blastic.
        alignment: How the vertebrae line up.
        collapse: Collapse of the vertebral body.
        posterolateral: Involvement of facet, pedicle or rib joint.

    Returns:
        A score of 0 to 18 points; incomplete when any item is unknown.

    Raises:
        InputError: A value is not one of the choices.

    >>> sins(level="T12", pain="mechanical", lesion="lytic", alignment="normal",
    ...      collapse="less than half", posterolateral="one side").working
    '3 + 3 + 2 + 0 + 2 + 1 = 11'
    """
    answers = (level, pain, lesion, alignment, collapse, posterolateral)
    return tally(SCALE, ITEMS, answers, _advise)


def _advise(total: int) -> tuple[str, ...]:
    neurology = "SINS does not look at the nerves: check legs, sensation, bladder and bowel whatever the total."
    if total <= 6:
        return ("6 points or fewer: the spine counts as stable.", neurology)
    return (
        "7 points or more: the publication advises asking a spinal surgeon.",
        "Until someone has judged stability, move the patient with care and follow the local plan.",
        neurology,
    )


TOOLS = (
    Tool(
        purpose="Judge whether a spine with a tumor is mechanically stable, and when to ask a surgeon.",
        function=sins,
        inputs=ITEMS,
        scale=SCALE,
    ),
)

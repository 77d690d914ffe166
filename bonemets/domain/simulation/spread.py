"""Which primaries reach bone, how often, what they do there, and where: published figures with their denominators.

Two denominators are kept apart on purpose: people whose cancer has spread somewhere already, and everyone on the day
of diagnosis. A figure that was not seen stays unknown; it is not filled in.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bonemets.domain.result import InputError, Status


class Look(StrEnum):
    """What a metastasis does to the bone it sits in."""

    LYTIC = "lytic"
    BLASTIC = "blastic"
    MIXED = "mixed"


class Region(StrEnum):
    """Parts of the skeleton that published series tell apart."""

    SKULL = "skull"
    THORACIC_SPINE = "thoracic spine"
    LUMBAR_SPINE = "lumbar spine"
    STERNUM = "breastbone"
    RIBS = "ribs"
    SHOULDER = "shoulder, upper humerus"
    PELVIS = "pelvis"
    FEMUR = "upper femur"


@dataclass(frozen=True)
class Count:
    """How many of 100 people.

    Attributes:
        low: Lower end, 0 to 100.
        high: Upper end; equal to `low` where one figure was published.
        of: The denominator in words.
        source: Source key.
        year: Year of publication.
        status: How far it was checked.
    """

    low: float
    high: float
    of: str
    source: str
    year: int
    status: Status = Status.VERIFIED

    @property
    def text(self) -> str:
        """Return the figure as printed.

        >>> Count(65, 75, "people", "macedo-2017", 2017).text
        '65–75 of 100'
        """
        same = self.low == self.high
        return f"{self.low:g} of 100" if same else f"{self.low:g}–{self.high:g} of 100"


@dataclass(frozen=True)
class Site:
    """One region for one primary.

    Attributes:
        region: Part of the skeleton.
        rank: 3 most often, 2 often, 1 sometimes.
        share: The published figure as text, empty where only the rank was seen.
    """

    region: Region
    rank: int
    share: str = ""


@dataclass(frozen=True)
class Primary:
    """One cancer and its way into bone.

    Attributes:
        id: Permanent id.
        name: Name in running text.
        look: What it mostly does to bone.
        look_text: The same with its exceptions.
        look_status: How far that was checked.
        advanced: Of people whose cancer has spread; None where not seen.
        diagnosis: Of everyone at diagnosis; None where not seen.
        sites: Regions in order of the body; regions left out are rarer or not named.
        sites_of: What the shares count, and in whom.
        source: Source key of the sites.
        status: How far the sites were checked.
        note: The one thing to remember.
        metastasis: False for myeloma, which starts in the marrow itself.
    """

    id: str
    name: str
    look: Look
    look_text: str
    look_status: Status
    advanced: Count | None
    diagnosis: Count | None
    sites: tuple[Site, ...]
    sites_of: str
    source: str
    status: Status
    note: str
    metastasis: bool = True

    def rank(self, region: Region) -> int:
        """Return how often a region is involved: 3 most often, 0 rarer or not named.

        >>> primary("prostate").rank(Region.PELVIS)
        3
        """
        return next((site.rank for site in self.sites if site.region is region), 0)


_SPREAD = "people whose cancer has spread (advanced disease)"
_GENERAL = "general pattern: more than 90 % of all bone metastases lie in these regions"


def _advanced(low: float, high: float) -> Count:
    return Count(low, high, _SPREAD, "macedo-2017", 2017)


PRIMARIES = (
    Primary(
        id="breast",
        name="Breast cancer",
        look=Look.MIXED,
        look_text="mixed, often with a lytic part",
        look_status=Status.SECONDARY,
        advanced=_advanced(65, 75),
        diagnosis=Count(3.6, 3.6, "everyone diagnosed, US register", "seer-breast-2018", 2018),
        sites=(
            Site(Region.SKULL, 1),
            Site(Region.STERNUM, 2),
            Site(Region.RIBS, 2),
            Site(Region.THORACIC_SPINE, 3),
            Site(Region.LUMBAR_SPINE, 2),
            Site(Region.PELVIS, 2),
            Site(Region.FEMUR, 1),
        ),
        sites_of="with few metastases: chest skeleton in 65.6 % (99 of 151 people); lower spine and pelvis in 41.7 %",
        source="wang-2012",
        status=Status.VERIFIED,
        note="Early on it favors the chest: ribs, breastbone, thoracic spine.",
    ),
    Primary(
        id="prostate",
        name="Prostate cancer",
        look=Look.BLASTIC,
        look_text="mostly blastic; dense is not strong",
        look_status=Status.SECONDARY,
        advanced=_advanced(65, 75),
        diagnosis=None,
        sites=(
            Site(Region.RIBS, 2),
            Site(Region.THORACIC_SPINE, 2),
            Site(Region.LUMBAR_SPINE, 3),
            Site(Region.PELVIS, 3),
            Site(Region.FEMUR, 1),
        ),
        sites_of="with few metastases: lower spine and pelvis in 81.0 % (47 of 58 people); chest skeleton in 27.6 %",
        source="wang-2012",
        status=Status.VERIFIED,
        note="Early on it favors the lumbar spine and pelvis.",
    ),
    Primary(
        id="lung",
        name="Lung cancer",
        look=Look.MIXED,
        look_text="mixed or lytic",
        look_status=Status.SECONDARY,
        advanced=_advanced(30, 40),
        diagnosis=Count(17.4, 17.4, "15,716 people at diagnosis, one Chinese hospital", "tianjin-lung-2021", 2021),
        sites=(
            Site(Region.RIBS, 3, "62.3 %"),
            Site(Region.THORACIC_SPINE, 3, "53.8 %"),
            Site(Region.LUMBAR_SPINE, 2, "40.4 %"),
            Site(Region.PELVIS, 2),
            Site(Region.FEMUR, 1),
        ),
        sites_of="of people with lung cancer in bone (23.9 % of 2021); one person can have several sites",
        source="zhou-lung-2017",
        status=Status.VERIFIED,
        note="Metastases in hand or foot are rare; when they come, think of lung.",
    ),
    Primary(
        id="kidney",
        name="Kidney cancer",
        look=Look.LYTIC,
        look_text="mostly lytic",
        look_status=Status.SECONDARY,
        advanced=_advanced(20, 25),
        diagnosis=None,
        sites=(
            Site(Region.RIBS, 1),
            Site(Region.SHOULDER, 1),
            Site(Region.THORACIC_SPINE, 1),
            Site(Region.LUMBAR_SPINE, 3),
            Site(Region.PELVIS, 3),
            Site(Region.FEMUR, 2),
        ),
        sites_of="most often pelvis and lower lumbar spine; no shares seen",
        source="rcc-sre-2020",
        status=Status.VERIFIED,
        note="74 of 100 had a skeletal complication within 9 months on placebo (2004).",
    ),
    Primary(
        id="thyroid",
        name="Thyroid cancer",
        look=Look.LYTIC,
        look_text="lytic",
        look_status=Status.SECONDARY,
        advanced=_advanced(60, 60),
        diagnosis=Count(3.9, 3.9, "30,063 older Americans after diagnosis", "choksi-2017", 2017),
        sites=(
            Site(Region.SKULL, 1, "5.4 %"),
            Site(Region.STERNUM, 2),
            Site(Region.RIBS, 2, "18.3 %"),
            Site(Region.SHOULDER, 1, "5.4 %"),
            Site(Region.THORACIC_SPINE, 3, "34.6 %"),
            Site(Region.LUMBAR_SPINE, 3),
            Site(Region.PELVIS, 3, "25.5 %"),
            Site(Region.FEMUR, 1, "10.2 %"),
        ),
        sites_of="of 616 metastases in 317 people: whole spine, pelvis, ribs with breastbone, limbs, shoulder, skull",
        source="osorio-2017",
        status=Status.VERIFIED,
        note="The order follows the red marrow.",
    ),
    Primary(
        id="melanoma",
        name="Melanoma",
        look=Look.LYTIC,
        look_text="lytic",
        look_status=Status.SECONDARY,
        advanced=_advanced(14, 45),
        diagnosis=None,
        sites=(
            Site(Region.RIBS, 2),
            Site(Region.THORACIC_SPINE, 3),
            Site(Region.LUMBAR_SPINE, 3),
            Site(Region.PELVIS, 2),
            Site(Region.FEMUR, 1),
        ),
        sites_of="axial skeleton in 80.9 % of 89 people; shares of single regions not seen",
        source="melanoma-bone-2017",
        status=Status.VERIFIED,
        note="The published range is wide: how hard one looks decides what one finds.",
    ),
    Primary(
        id="bladder",
        name="Bladder cancer",
        look=Look.LYTIC,
        look_text="mostly lytic in small series",
        look_status=Status.SECONDARY,
        advanced=_advanced(40, 40),
        diagnosis=Count(1.4, 1.4, "everyone diagnosed, US register", "zhang-bladder-2018", 2018),
        sites=(
            Site(Region.SKULL, 1),
            Site(Region.RIBS, 2),
            Site(Region.SHOULDER, 1),
            Site(Region.THORACIC_SPINE, 3),
            Site(Region.LUMBAR_SPINE, 3),
            Site(Region.PELVIS, 3),
            Site(Region.FEMUR, 2),
        ),
        sites_of=_GENERAL,
        source="emedicine-bm",
        status=Status.VERIFIED,
        note="No series by region was seen; the general pattern is drawn.",
    ),
    Primary(
        id="myeloma",
        name="Myeloma",
        look=Look.LYTIC,
        look_text="purely lytic; rarely heals",
        look_status=Status.SECONDARY,
        advanced=None,
        diagnosis=Count(80, 85, "people with myeloma at diagnosis", "myeloma-sites", 2025, Status.SECONDARY),
        sites=(
            Site(Region.SKULL, 2, "35–50 %"),
            Site(Region.RIBS, 2, "45–50 %"),
            Site(Region.SHOULDER, 1, "20–35 %"),
            Site(Region.THORACIC_SPINE, 3, "49–70 %"),
            Site(Region.LUMBAR_SPINE, 3),
            Site(Region.PELVIS, 2, "30–40 %"),
            Site(Region.FEMUR, 1, "13–35 %"),
        ),
        sites_of="of people with myeloma: spine, ribs, skull, pelvis, shoulder, long bones",
        source="myeloma-sites",
        status=Status.SECONDARY,
        note="Not a metastasis: it starts in the marrow. A bone scan often misses it.",
        metastasis=False,
    ),
)


def primary(id_: str) -> Primary:
    """Find a primary.

    Raises:
        InputError: There is none of that id.

    >>> primary("kidney").look.value
    'lytic'
    """
    for known in PRIMARIES:
        if known.id == id_:
            return known
    raise InputError(f"{id_!r} is not one of {', '.join(known.id for known in PRIMARIES)}.")


ADVANCED, DIAGNOSIS = "advanced", "diagnosis"


def count(cancer: Primary, group: str) -> Count | None:
    """Return how many of 100 people, for one of two denominators; None where no figure was seen.

    Args:
        cancer: The primary.
        group: ``"advanced"`` or ``"diagnosis"``.

    Raises:
        InputError: The group is neither.

    >>> count(primary("breast"), "diagnosis").low
    3.6
    """
    if group not in {ADVANCED, DIAGNOSIS}:
        raise InputError(f"group: {group!r} is not one of {ADVANCED}, {DIAGNOSIS}.")
    return cancer.advanced if group == ADVANCED else cancer.diagnosis

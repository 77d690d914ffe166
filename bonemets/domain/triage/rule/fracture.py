"""Bones that broke, and bones about to break."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bonemets.domain.triage.level import Level
from bonemets.domain.triage.rule.rule import Book, Category, Status
from bonemets.domain.triage.sign import SPINE_READS, spinal_pain

if TYPE_CHECKING:
    from bonemets.domain.triage.finding import Findings

BOOK = Book(Category.FRACTURE)
_LIMB = ("hip_or_lower_limb", "pelvis", "long_bone_upper", None)
"""Sites where pain on bearing weight means a long bone or the pelvis; a site not known may be one of them."""


@BOOK.rule(
    "E06",
    Level.EMERGENCY,
    "A crack, a bent limb, or a limb that cannot be used",
    why="The bone has probably broken. With cancer it can break without a fall.",
    actions=(
        "Ambulance; do not stand. Keep it as it lies, held above and below; no straightening, no splint made at home.",
        "Pain relief as ordered or by protocol; check warmth, feeling and movement beyond the break.",
        "Keep fasted: an operation may follow.",
    ),
    sources=("sja-fracture", "nhs-broken-leg", "skills-neurovascular", "bmj-bone-mets-2021", "synthesis"),
    status=Status.VERIFIED,
    reads=("snap_or_deformity", "cannot_use_limb"),
)
def broken_bone(f: Findings) -> bool:
    """Fire on a crack, a changed shape, or a limb that cannot be used, with cancer or without.

    >>> from bonemets.domain.triage.finding import Findings
    >>> broken_bone(Findings(snap_or_deformity=True))
    True
    """
    return f.snap_or_deformity is True or f.cannot_use_limb is True


@BOOK.rule(
    "U10",
    Level.URGENT,
    "A bone that may be about to break",
    why="Pain on bearing weight is the strongest warning. Keeping a weak bone from breaking is much easier "
    "than repairing it.",
    actions=(
        "No weight on the leg, no pushing or lifting with the arm, from now on.",
        "X-ray of the whole bone today; orthopedic surgeon today.",
    ),
    sources=("mirels1989", "ramsey2020-mirels", "seed-2010", "bmj-bone-mets-2021", "boast-mbd-2022"),
    status=Status.SECONDARY,
    reads=("mirels_points", "weight_bearing_pain", "pain_site", "pain_onset"),
    disagreement="Mirels wrote 8 points; later work treats 8 as borderline and 9 as the limit. This tool uses 8.",
)
def impending_fracture(f: Findings) -> bool:
    """Fire on a Mirels score of 8 or more, or weight-bearing limb or pelvis pain that is not old and stable.

    >>> from bonemets.domain.triage.finding import Findings
    >>> impending_fracture(Findings(mirels_points=8)), impending_fracture(Findings(mirels_points=7))
    (True, False)
    """
    if f.mirels_points is not None and f.mirels_points >= 8:
        return True
    return f.weight_bearing_pain is True and f.pain_site in _LIMB and f.pain_onset != "months_stable"


@BOOK.rule(
    "S14",
    Level.SOON,
    "Weight-bearing pain that is old and stable, or not in a limb bone",
    why="Arthritis is likely; a lesion in the bone is possible. An X-ray is the first test, but an early lesion may "
    "not show on it.",
    actions=(
        "Ask for an X-ray of the whole bone within days.",
        "Explain: if it gets worse or wakes you, call the same day, whatever the X-ray said.",
    ),
    sources=("bmj-bone-mets-2021", "boast-mbd-2022", "synthesis"),
    status=Status.SYNTHESIS,
    reads=("mirels_points", "weight_bearing_pain", "pain_site", "pain_onset"),
    sign_off="That old and unchanged pain may wait days for its X-ray is a teaching choice.",
)
def stable_weight_bearing_pain(f: Findings) -> bool:
    """Fire on weight-bearing pain that U10 leaves out.

    >>> from bonemets.domain.triage.finding import Findings
    >>> stable_weight_bearing_pain(Findings(weight_bearing_pain=True, pain_onset="months_stable"))
    True
    """
    return f.weight_bearing_pain is True and not impending_fracture(f)


@BOOK.rule(
    "S18",
    Level.SOON,
    "Cancer and sudden pain outside the spine",
    why="Sudden bone pain can be a small fracture that has not moved yet.",
    actions=(
        "Ask about a crack, use of the limb and pain on bearing weight; spare the part until it is seen.",
        "Examination and X-ray within 24 to 48 hours.",
    ),
    sources=("mse-bone-pain", "bone-pain-rules-2012", "synthesis"),
    status=Status.SYNTHESIS,
    reads=("cancer_status", *SPINE_READS, "pain_onset", "snap_or_deformity", "cannot_use_limb"),
    sign_off="That sudden pain may wait 24 to 48 hours when the limb can be used is a teaching choice.",
    added=True,
)
def sudden_pain_elsewhere(f: Findings) -> bool:
    """Fire on sudden pain that is not spinal, unless E06 already sees a broken bone.

    >>> from bonemets.domain.triage.finding import Findings
    >>> sudden_pain_elsewhere(Findings(pain_site="rib", pain_onset="sudden"))
    True
    """
    pain = f.pain_nrs != 0 or f.pain_site != "none"
    return f.cancer_possible and f.pain_onset == "sudden" and pain and not spinal_pain(f) and not broken_bone(f)

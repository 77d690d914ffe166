"""Pain that is too strong, and pain that a recent radiotherapy explains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bonemets.domain.triage.level import Level
from bonemets.domain.triage.rule.rule import Book, Category, Status
from bonemets.domain.triage.sign import NERVE_READS, SPINE_READS, nerve_normal, new_nerve_sign, spinal_pain

if TYPE_CHECKING:
    from bonemets.domain.triage.finding import Findings

BOOK = Book(Category.PAIN)
_NOT_A_FLARE = frozenset(
    ("mechanical", "localised_tenderness", "worse_straining", "claudication", "severe_unremitting")
)


@BOOK.rule(
    "U08",
    Level.URGENT,
    "Pain crisis",
    why="Severe pain is a reason to act by itself, and it may be a fracture or cord compression speaking up.",
    actions=(
        "Ask the cord and fracture questions again.",
        "Pain plan from the prescriber today; call back within four hours.",
    ),
    sources=("woo2015-nrs", "tg-pain", "malaysia-pain-2024", "mse-bone-pain"),
    status=Status.SECONDARY,
    reads=("pain_nrs", "pain_control", "rescue_doses_24h"),
    disagreement="Sources cut the 0 to 10 pain scale at different numbers; this tool calls 7 and more severe. An "
    "Australian guideline calls severe pain out of control an emergency. It looks at the plan again from 3 quick "
    "doses a day, a Malaysian one (2024) from more than 3; this tool within 48 hours from 3 (S07), today from 5.",
    sign_off="That a pain crisis means the same day and not the emergency number, and that it takes 5 rescue doses "
    "a day for it, is this tool's choice.",
)
def pain_crisis(f: Findings) -> bool:
    """Fire on a pain score of 7 or more, or more than 4 rescue doses a day unless pain is controlled.

    >>> from bonemets.domain.triage.finding import Findings
    >>> pain_crisis(Findings(pain_nrs=7)), pain_crisis(Findings(rescue_doses_24h=4))
    (True, False)
    """
    rescue = f.rescue_doses_24h is not None and f.rescue_doses_24h > 4
    return (f.pain_nrs is not None and f.pain_nrs >= 7) or (rescue and f.pain_control != "controlled")


@BOOK.rule(
    "S07",
    Level.SOON,
    "Moderate pain or three rescue doses a day, not known to be controlled",
    why="Rising pain is easier to turn round early, and rescue doses in a row say that the regular dose is too small.",
    actions=("Review of the pain plan within 48 hours.", "Ask about rescue doses, bowels and sleepiness."),
    sources=("woo2015-nrs", "tg-pain", "malaysia-pain-2024", "synthesis"),
    status=Status.SYNTHESIS,
    reads=("pain_nrs", "pain_control", "rescue_doses_24h"),
    sign_off="4 to 6 of 10 is the usual range for moderate pain; that it may wait 48 hours is a teaching choice.",
)
def moderate_pain(f: Findings) -> bool:
    """Fire on a pain score of 4 to 6, or 3 or 4 rescue doses a day, unless pain is known to be controlled.

    More rescue doses are a pain crisis (U08).

    >>> from bonemets.domain.triage.finding import Findings
    >>> moderate_pain(Findings(pain_nrs=4, pain_control="uncontrolled"))
    True
    >>> [moderate_pain(Findings(pain_nrs=3, rescue_doses_24h=doses)) for doses in (2, 3)]
    [False, True]
    """
    moderate = f.pain_nrs is not None and 4 <= f.pain_nrs <= 6
    rescue = f.rescue_doses_24h is not None and 3 <= f.rescue_doses_24h <= 4
    return (moderate or rescue) and f.pain_control != "controlled"


@BOOK.rule(
    "S09",
    Level.SOON,
    "Pain flare after recent radiotherapy",
    why="In the placebo arm of one trial about a third had more pain for a few days after radiotherapy. It "
    "usually passes.",
    actions=(
        "Explain: usually within the first 10 days, and short; use the rescue dose.",
        "Call back within 24 to 48 hours; any new leg, feeling, bladder or bowel sign means call at once.",
    ),
    sources=("sc23-2015", "vdlinden-2020"),
    status=Status.VERIFIED,
    reads=("radiotherapy_same_site_days", "cancer_status", *SPINE_READS, "pain_onset", *NERVE_READS),
    disagreement="Whether dexamethasone should prevent the flare is disputed: SC.23 found fewer flares (26 % "
    "against 35 %); a Dutch trial found no clear difference.",
)
def radiotherapy_flare(f: Findings) -> bool:
    """Fire on pain of 6 or less within 10 days of radiotherapy there; in the spine only on strict terms.

    >>> from bonemets.domain.triage.finding import Findings
    >>> radiotherapy_flare(Findings(radiotherapy_same_site_days=2, pain_nrs=6, pain_site="pelvis"))
    True
    """
    days, score = f.radiotherapy_same_site_days, f.pain_nrs
    if days is None or days > 10 or score is None or score > 6 or not f.cancer_possible:
        return False
    if new_nerve_sign(f) or f.pain_onset == "sudden" or (score == 0 and f.pain_site in ("none", None)):
        return False
    return explained_by_radiotherapy(f) or not spinal_pain(f)


def explained_by_radiotherapy(f: Findings) -> bool:
    """Say whether a flare may stand in for U01 or S01 (P3): every point asked and calm; any unknown says no.

    >>> from bonemets.domain.triage.finding import Findings
    >>> explained_by_radiotherapy(Findings(radiotherapy_same_site_days=2, pain_nrs=6))
    False
    """
    if f.pain_site is None or f.pain_onset in (None, "sudden") or f.spine_features is None:
        return False
    return nerve_normal(f) and f.spine_features.isdisjoint(_NOT_A_FLARE)


@BOOK.rule(
    "M03",
    Level.SOON,
    "Pain score not known",
    why="A pain crisis is not excluded. Not known counts as pain.",
    actions=(
        "Ask again, or let the family describe: face, sleep, moving.",
        "Not possible? Have the person seen.",
    ),
    sources=("banner-nonverbal", "synthesis"),
    status=Status.SYNTHESIS,
    reads=("pain_nrs", "pain_control"),
)
def pain_score_open(f: Findings) -> bool | Level:
    """Fire when the pain score is not known; URGENT unless pain is known to be controlled.

    >>> from bonemets.domain.triage.finding import Findings
    >>> pain_score_open(Findings()).name
    'URGENT'
    """
    if f.pain_nrs is not None:
        return False
    return Level.SOON if f.pain_control == "controlled" else Level.URGENT

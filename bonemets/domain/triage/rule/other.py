"""Bowel, mouth, leg, opioid side effects, and the question whether there is cancer at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bonemets.domain.triage.level import Level
from bonemets.domain.triage.rule.rule import Book, Category, Status

if TYPE_CHECKING:
    from bonemets.domain.triage.finding import Findings

BOOK = Book(Category.OTHER)


@BOOK.rule(
    "U09",
    Level.URGENT,
    "Early signs of too much opioid",
    why="Jerks, visions and vivid dreams mean the opioid is piling up, often because the kidneys slow down or there "
    "is an infection.",
    actions=(
        "Prescriber today; kidney function.",
        "Check breathing and waking each hour until then; no extra dose unasked.",
    ),
    sources=("scot-opioid", "oxford-opioid-2005"),
    status=Status.VERIFIED,
    reads=("opioid_toxicity",),
    sign_off="That these signs mean the same day, and a check each hour, is a teaching choice; pinpoint pupils were "
    "seen only in a handbook of 2005.",
)
def opioid_side_effect(f: Findings) -> bool:
    """Fire on jerking muscles, hallucinations, vivid dreams or pinpoint pupils.

    >>> from bonemets.domain.triage.finding import Findings
    >>> opioid_side_effect(Findings(opioid_toxicity=["myoclonus"]))
    True
    """
    signs = f.opioid_toxicity or frozenset()
    return not signs.isdisjoint(("myoclonus", "hallucinations", "vivid_dreams", "pinpoint_pupils"))


@BOOK.rule(
    "U12",
    Level.URGENT,
    "Signs of a blocked bowel",
    why="A blocked bowel can lose its blood or tear, and stimulant laxatives are not for it.",
    actions=("Nothing by mouth; abdominal examination today.", "No stimulant laxative."),
    sources=("scot-bowel", "obstruction-2011", "handbook-senna", "synthesis"),
    status=Status.SECONDARY,
    reads=("bowel_obstruction_signs",),
    sign_off="Nothing by mouth until examined was not seen in a source; a palliative plan may say otherwise.",
)
def blocked_bowel(f: Findings) -> bool:
    """Fire on a swollen belly with vomiting or colic.

    >>> from bonemets.domain.triage.finding import Findings
    >>> blocked_bowel(Findings(bowel_obstruction_signs=True))
    True
    """
    return f.bowel_obstruction_signs is True


@BOOK.rule(
    "U13",
    Level.URGENT,
    "Infection of the jaw that spreads",
    why="Swelling that spreads, or a mouth that will not open, can reach the airway.",
    actions=(
        "Oral and maxillofacial surgeon today.",
        "Trouble swallowing or breathing means the emergency number.",
    ),
    sources=("aaoms-2022",),
    status=Status.SECONDARY,
    reads=("jaw",),
)
def jaw_infection(f: Findings) -> bool:
    """Fire on spreading infection of the jaw.

    >>> from bonemets.domain.triage.finding import Findings
    >>> jaw_infection(Findings(jaw="spreading_infection"))
    True
    """
    return f.jaw == "spreading_infection"


@BOOK.rule(
    "U14",
    Level.URGENT,
    "Vomiting for a day, or nothing stays down",
    why="It dries the person out. High calcium can be behind it, and opioids that did not stay down can leave pain and "
    "withdrawal.",
    actions=(
        "Seen today with blood tests, calcium among them.",
        "Ask which tablets were missed, opioids first.",
    ),
    sources=("healthwise-vomiting-2024", "royalsurrey-hotline", "mariecurie-calcium", "fda-opioid-stop-2019"),
    status=Status.VERIFIED,
    reads=("vomiting_24h",),
    sign_off="A whole day of vomiting as the limit is a teaching choice.",
)
def vomiting(f: Findings) -> bool:
    """Fire on a day of vomiting or on fluids and tablets that do not stay down.

    >>> from bonemets.domain.triage.finding import Findings
    >>> vomiting(Findings(vomiting_24h=True))
    True
    """
    return f.vomiting_24h is True


@BOOK.rule(
    "U15",
    Level.URGENT,
    "One leg swollen",
    why="A clot in the leg can travel to the lung, and cancer makes clots likelier.",
    actions=("Do not massage; leg scan today.", "Breathless or chest pain means the emergency number."),
    sources=("nice-ng158", "mskcc-dvt-2023", "royalsurrey-hotline"),
    status=Status.VERIFIED,
    reads=("one_leg_swelling",),
    disagreement="NICE (2020) wants the scan within 4 hours of the request, or else a first dose of blood thinner and "
    "the scan within 24 hours.",
)
def leg_clot(f: Findings) -> bool:
    """Fire on swelling of one leg.

    >>> from bonemets.domain.triage.finding import Findings
    >>> leg_clot(Findings(one_leg_swelling=True))
    True
    """
    return f.one_leg_swelling is True


@BOOK.rule(
    "S08",
    Level.SOON,
    "Three days or more without a bowel movement",
    why="Opioids are the usual cause; high calcium and a pressed cord look the same.",
    actions=(
        "Laxative review.",
        "In the same call: ask about bladder, legs, feeling, thirst and confusion.",
    ),
    sources=("avila-2004", "nci-constipation", "virtual-hospice-bowel"),
    status=Status.VERIFIED,
    reads=("days_no_bowel", "bowel", "bowel_obstruction_signs"),
    sign_off="At three days one hospice service wants a call at once; that the visit may then wait a day or two, "
    "without signs of a blockage, is a teaching choice.",
)
def constipation(f: Findings) -> bool:
    """Fire on 3 days or more without a movement, or constipation of unknown length, unless U12 fires.

    >>> from bonemets.domain.triage.finding import Findings
    >>> constipation(Findings(days_no_bowel=3)), constipation(Findings(days_no_bowel=2))
    (True, False)
    """
    if f.bowel_obstruction_signs is True:
        return False
    return f.bowel == "constipation_only" if f.days_no_bowel is None else f.days_no_bowel >= 3


@BOOK.rule(
    "S10",
    Level.SOON,
    "Bare bone or pus in the mouth",
    why="Bone drugs can leave jaw bone that does not heal.",
    actions=(
        "Dentist or oral and maxillofacial surgeon within days.",
        "Ask the prescriber whether the next bone drug waits; nobody stops denosumab alone.",
    ),
    sources=("aaoms-2022",),
    status=Status.SECONDARY,
    reads=("jaw",),
)
def jaw_bone(f: Findings) -> bool:
    """Fire on exposed bone or pus.

    >>> from bonemets.domain.triage.finding import Findings
    >>> jaw_bone(Findings(jaw="exposed_bone_or_pus"))
    True
    """
    return f.jaw == "exposed_bone_or_pus"


@BOOK.rule(
    "R02",
    Level.ROUTINE,
    "Constipation for less than three days",
    why="Opioids slow the bowel as long as they are taken; a laxative begins with the first dose.",
    actions=(
        "Laxative as planned, fluids, movement.",
        "Name the danger signs: belly swelling, vomiting, thirst, confusion, legs, bladder.",
    ),
    sources=("nice-cg140", "nci-constipation", "cancer-council-opioid"),
    status=Status.VERIFIED,
    reads=("days_no_bowel", "bowel", "bowel_obstruction_signs"),
)
def short_constipation(f: Findings) -> bool:
    """Fire on constipation known to be shorter than 3 days that is not a blocked bowel.

    >>> from bonemets.domain.triage.finding import Findings
    >>> short_constipation(Findings(bowel="constipation_only", days_no_bowel=2))
    True
    """
    return f.bowel == "constipation_only" and not constipation(f) and f.bowel_obstruction_signs is not True


@BOOK.rule(
    "R03",
    Level.ROUTINE,
    "A tooth is to be pulled",
    why="On bone drugs an extraction can leave jaw bone that does not heal. A talk beforehand prevents it.",
    actions=(
        "Bring oncology and dentist together before the date.",
        "The patient does not stop denosumab alone.",
    ),
    sources=("esmo-bone-2020",),
    status=Status.SECONDARY,
    reads=("jaw",),
)
def planned_extraction(f: Findings) -> bool:
    """Fire on a planned extraction.

    >>> from bonemets.domain.triage.finding import Findings
    >>> planned_extraction(Findings(jaw="planned_extraction"))
    True
    """
    return f.jaw == "planned_extraction"


@BOOK.rule(
    "M06",
    Level.ROUTINE,
    "Not known whether there is or was cancer",
    why="Until somebody says no, every rule treats this caller as a person with cancer.",
    actions=("Ask for the clinic letter, the alert card, the name of the hospital.",),
    sources=("synthesis",),
    status=Status.SYNTHESIS,
    reads=("cancer_status",),
)
def cancer_not_known(f: Findings) -> bool:
    """Note that cancer is assumed. It asks for no level of its own; the assumption works in the other rules.

    >>> from bonemets.domain.triage.finding import Findings
    >>> cancer_not_known(Findings())
    True
    """
    return f.cancer_status is None

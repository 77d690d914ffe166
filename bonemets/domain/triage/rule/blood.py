"""Bleeding, platelets and anemia."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bonemets.domain.triage.level import Level
from bonemets.domain.triage.rule.rule import Book, Category, Status
from bonemets.domain.triage.sign import severe_anemia

if TYPE_CHECKING:
    from bonemets.domain.triage.finding import Findings

BOOK = Book(Category.BLOOD)
_BLEED_READS = (
    "bleeding",
    "cancer_status",
    "platelets_10e9_per_l",
    "anticoagulant",
    "head_injury_or_new_headache",
    "systemic_treatment_6wk",
)


@BOOK.rule(
    "E11",
    Level.EMERGENCY,
    "Dangerous bleeding, or bleeding risk inside the head",
    why="Low platelets or blood thinners turn a small bleed into a large one, and one inside the head is not seen.",
    actions=(
        (
            "First ask: is there any bleeding, has it stopped, any blow to the head? If there is bleeding, press "
            "on it and call the ambulance."
        ),
        "Blood group and crossmatch; no anti-inflammatory tablets, no injections into muscle.",
        "Head injury or new headache: hospital with a CT scanner, even if the person feels well.",
    ),
    sources=(
        "ash-platelet-2020",
        "msd-platelets",
        "nice-qs74",
        "royalsurrey-hotline",
        "cure-bleeding-2005",
        "synthesis",
    ),
    status=Status.VERIFIED,
    reads=_BLEED_READS,
    sign_off="The limit of 50 for minor bleeding is a teaching choice: a table of 2023 sees minor bleeding after an "
    "injury from 20 to 50 and hardly any above; the limit for giving platelets to people who do not bleed is 10.",
)
def dangerous_bleeding(f: Findings) -> bool:
    """Fire on major bleeding, lasting or unclear bleeding with cancer, or a bleed or blow with weak clotting.

    >>> from bonemets.domain.triage.finding import Findings
    >>> dangerous_bleeding(Findings(bleeding="minor", platelets_10e9_per_l=49))
    True
    """
    thin = f.platelets_10e9_per_l is not None and f.platelets_10e9_per_l < 50
    if f.bleeding == "major" or (f.bleeding in ("persistent", None) and f.cancer_possible):
        return True
    if f.bleeding in ("minor", "persistent") and thin:
        return True
    unclear = f.platelets_10e9_per_l is None and f.systemic_treatment_6wk is not False
    return f.head_injury_or_new_headache is True and (thin or unclear or f.anticoagulant is not False)


@BOOK.rule(
    "U05",
    Level.URGENT,
    "Platelets below 20, no bleeding",
    why="Bleeding can start by itself.",
    actions=(
        "Same-day talk with the hematology team about platelets.",
        "No injections into muscle, no anti-inflammatory tablets, electric shaver, soft toothbrush.",
    ),
    sources=("ash-platelet-2020", "msd-platelets", "cure-bleeding-2005"),
    status=Status.VERIFIED,
    reads=("platelets_10e9_per_l", "bleeding"),
)
def very_low_platelets(f: Findings) -> bool:
    """Fire on platelets below 20 without bleeding (E11 has the bleeding).

    >>> from bonemets.domain.triage.finding import Findings
    >>> very_low_platelets(Findings(platelets_10e9_per_l=19, bleeding="none"))
    True
    """
    return f.platelets_10e9_per_l is not None and f.platelets_10e9_per_l < 20 and f.bleeding in (None, "none")


@BOOK.rule(
    "U07",
    Level.URGENT,
    "Severe anemia",
    why="The heart and the brain get too little oxygen.",
    actions=("Seen today; crossmatch.", "Ask about bleeding and chest pain; sit or lie down until seen."),
    sources=("transfusion-table-2017", "acs-anemia", "ctcae-v5"),
    status=Status.VERIFIED,
    reads=("hemoglobin_g_per_l", "anemia_symptoms"),
    sign_off="Guidelines of 2013 to 2016 give blood at 70 g/L in general, and at 80 g/L or with symptoms in heart "
    "disease; that this means the same day is a teaching choice.",
)
def anemia_today(f: Findings) -> bool:
    """Fire on hemoglobin below 70 g/L, or below 80 g/L unless symptoms were asked about and denied.

    >>> from bonemets.domain.triage.finding import Findings
    >>> anemia_today(Findings(hemoglobin_g_per_l=69)), anemia_today(Findings(hemoglobin_g_per_l=80))
    (True, False)
    """
    return severe_anemia(f)


@BOOK.rule(
    "U17",
    Level.URGENT,
    "A small bleed that may grow",
    why="With low or unknown platelets or a blood thinner, the next bleed may not stop.",
    actions=(
        "Blood count and clotting today.",
        "Explain: a bleed over 10 minutes means the emergency number.",
    ),
    sources=("nhs-nosebleed", "msd-platelets", "synthesis"),
    status=Status.SECONDARY,
    reads=_BLEED_READS,
    disagreement="For a nosebleed UK pages say emergency department after 10 to 15 or after 20 minutes, one US page "
    "after 30; this tool says 10.",
    sign_off="Platelets from 50 to 149 count as weak clotting here; a table of 2023 calls the risk minimal from 50 up.",
)
def small_bleed(f: Findings) -> bool:
    """Fire on a small or, without cancer, lasting bleed that E11 leaves out, when clotting may be weak.

    >>> from bonemets.domain.triage.finding import Findings
    >>> small_bleed(Findings(bleeding="minor", anticoagulant=True))
    True
    """
    if dangerous_bleeding(f) or f.bleeding in (None, "none"):
        return False
    platelets = f.platelets_10e9_per_l
    unclear = platelets is None and f.systemic_treatment_6wk is not False
    low = platelets is not None and platelets < 150
    return f.bleeding == "persistent" or unclear or low or f.anticoagulant is not False


@BOOK.rule(
    "S03",
    Level.SOON,
    "Platelets 20 to 49",
    why="Bruises and bleeds come easily; the count may still be falling.",
    actions=(
        "Repeat the count within days.",
        "Advice: soft toothbrush, no contact sport, no anti-inflammatory tablets.",
    ),
    sources=("ctcae-v5", "msd-platelets"),
    status=Status.SECONDARY,
    reads=("platelets_10e9_per_l",),
)
def low_platelets(f: Findings) -> bool:
    """Fire on platelets from 20 to below 50.

    >>> from bonemets.domain.triage.finding import Findings
    >>> low_platelets(Findings(platelets_10e9_per_l=20))
    True
    """
    return f.platelets_10e9_per_l is not None and 20 <= f.platelets_10e9_per_l < 50


@BOOK.rule(
    "S05",
    Level.SOON,
    "Hemoglobin 70 to 79, no symptoms",
    why="A transfusion may be due before symptoms come.",
    actions=(
        "Review within days; ask about bleeding.",
        "Explain: dizzy, breathless or chest pain means call at once.",
    ),
    sources=("ctcae-v5", "acs-anemia"),
    status=Status.SECONDARY,
    reads=("hemoglobin_g_per_l", "anemia_symptoms"),
)
def anemia_soon(f: Findings) -> bool:
    """Fire on hemoglobin from 70 to below 80 g/L when symptoms were asked about and denied.

    >>> from bonemets.domain.triage.finding import Findings
    >>> anemia_soon(Findings(hemoglobin_g_per_l=78, anemia_symptoms=False))
    True
    """
    return f.hemoglobin_g_per_l is not None and f.hemoglobin_g_per_l < 80 and not severe_anemia(f)

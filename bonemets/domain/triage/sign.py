"""Signs that several rules share, each in one place.

Each function reads the answers and says what they add up to. Where an answer is missing, it takes the side
that can only raise the level.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bonemets.domain.triage.finding import Findings

NERVE_READS = ("limb_weakness", "walking", "sensory", "bladder", "bowel", "radicular_pain")
SPINE_READS = ("pain_site", "pain_nrs", "spine_features")
SEPSIS_READS = (
    "cancer_status",
    "systemic_treatment_6wk",
    "neutrophils_10e9_per_l",
    "temperature_c",
    "infection_or_unwell",
)
CALCIUM_READS = ("corrected_calcium_mmol_per_l", "corrected_calcium_mg_per_dl")
HIGH_CALCIUM_READS = (*CALCIUM_READS, "calcium_symptoms", "vomiting_24h")


def new_nerve_sign(f: Findings) -> bool:
    """Say whether any nerve, bladder or bowel function is newly lost; old and unchanged does not count (P5).

    >>> from bonemets.domain.triage.finding import Findings
    >>> new_nerve_sign(Findings(walking="longstanding_unchanged"))
    False
    >>> new_nerve_sign(Findings(walking="unsteady_new"))
    True
    """
    return (
        f.limb_weakness == "new_or_worse"
        or f.walking in ("unsteady_new", "cannot_walk_new")
        or f.sensory in ("new_numb_tingle", "saddle_numbness")
        or f.bladder in ("new_hesitancy_urgency", "retention_or_incontinence_new")
        or f.bowel == "new_incontinence"
        or f.radicular_pain is True
    )


def nerve_unknown(f: Findings) -> bool:
    """Say whether any of the six nerve questions is not answered.

    >>> from bonemets.domain.triage.finding import Findings
    >>> nerve_unknown(Findings())
    True
    """
    return (
        f.limb_weakness is None
        or f.walking is None
        or f.sensory is None
        or f.bladder is None
        or f.bowel is None
        or f.radicular_pain is None
    )


def nerve_normal(f: Findings) -> bool:
    """Say whether every nerve question was asked and is plainly normal; a long-standing deficit is not.

    >>> from bonemets.domain.triage.finding import Findings
    >>> nerve_normal(Findings())
    False
    """
    return (
        f.limb_weakness == "none"
        and f.walking == "normal"
        and f.sensory == "none"
        and f.bladder == "normal"
        and f.bowel == "normal"
        and f.radicular_pain is False
    )


def spinal_pain(f: Findings) -> bool:
    """Say whether the pain is, or may be, in the spine.

    Pain without a known site may be spinal, and an unknown pain score counts as pain. Spine features beside
    "no pain" contradict each other; the worse one is believed.

    >>> from bonemets.domain.triage.finding import Findings
    >>> spinal_pain(Findings(pain_nrs=4)), spinal_pain(Findings(pain_site="rib", pain_nrs=4))
    (True, False)
    """
    if f.pain_site is None:
        return f.pain_nrs != 0 or bool(f.spine_features)
    if f.pain_site == "none":
        return bool(f.spine_features)
    return f.pain_site.startswith("spine")


def sepsis_suspected(f: Findings) -> bool:
    """Say whether rule E02 applies: low defenses, and fever, a low temperature or feeling unwell.

    Cancer drugs not asked about count as given, unless cancer itself is excluded.

    >>> from bonemets.domain.triage.finding import Findings
    >>> sepsis_suspected(Findings(systemic_treatment_6wk=True, temperature_c=37.5))
    True
    """
    count, temperature = f.neutrophils_10e9_per_l, f.temperature_c
    treated = f.systemic_treatment_6wk is True or (f.systemic_treatment_6wk is None and f.cancer_possible)
    if not treated and not (count is not None and count < 1.0):
        return False
    return f.infection_or_unwell is True or (temperature is not None and not 36.0 < temperature < 37.5)


def calcium_symptom(f: Findings) -> bool | None:
    """Say whether there is a symptom of high calcium: True, False, or None when it was not asked.

    Vomiting noted under its own question counts as well.

    >>> from bonemets.domain.triage.finding import Findings
    >>> calcium_symptom(Findings(calcium_symptoms=["anorexia"])), calcium_symptom(Findings())
    (True, None)
    """
    if f.calcium_symptoms or f.vomiting_24h is True:
        return True
    return None if f.calcium_symptoms is None else False


def low_calcium_tingling(f: Findings) -> bool:
    """Say whether there is tingling around the mouth or in the fingertips, or cramp.

    >>> from bonemets.domain.triage.finding import Findings
    >>> low_calcium_tingling(Findings(low_calcium_symptoms=["cramps"]))
    True
    """
    symptoms = f.low_calcium_symptoms or frozenset()
    return f.sensory == "perioral_fingers_tingle" or not symptoms.isdisjoint(("perioral_tingling", "cramps"))


def severe_anemia(f: Findings) -> bool:
    """Say whether rule U07 applies: hemoglobin below 70 g/L, or below 80 g/L unless symptoms were denied.

    >>> from bonemets.domain.triage.finding import Findings
    >>> severe_anemia(Findings(hemoglobin_g_per_l=74, anemia_symptoms=True))
    True
    """
    value = f.hemoglobin_g_per_l
    return value is not None and (value < 70 or (value < 80 and f.anemia_symptoms is not False))

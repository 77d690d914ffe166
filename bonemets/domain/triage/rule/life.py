"""Threats to life: breathing, circulation, waking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bonemets.domain.triage.level import Level
from bonemets.domain.triage.rule.rule import Book, Category, Status
from bonemets.domain.triage.sign import SEPSIS_READS, sepsis_suspected, severe_anemia

if TYPE_CHECKING:
    from bonemets.domain.triage.finding import Findings

BOOK = Book(Category.LIFE)


@BOOK.rule(
    "E01",
    Level.EMERGENCY,
    "Collapse, seizure, breathless at rest, or chest pain",
    why="The airway, the heart, the lungs or the brain may be failing. Nothing else on the form matters first.",
    actions=(
        "Stay on the line and get the address; call the emergency number.",
        "Do not finish the form: identity, place and phone number are enough.",
        "Tell the person with the patient to keep the airway open and not to leave.",
    ),
    sources=("ukons-v3", "royalsurrey-hotline", "mskcc-dvt-2023", "nhs-recovery"),
    status=Status.VERIFIED,
    reads=("consciousness", "breathing", "chest_pain", "one_leg_swelling"),
)
def collapse(f: Findings) -> bool:
    """Fire on collapse, seizure, breathlessness at rest or chest pain.

    Breathlessness on moving beside one swollen leg counts too: a clot may have traveled to the lung.

    >>> from bonemets.domain.triage.finding import Findings
    >>> collapse(Findings(breathing="breathless_at_rest")), collapse(Findings())
    (True, False)
    """
    if f.consciousness in ("unresponsive", "seizure") or f.breathing == "breathless_at_rest":
        return True
    clot = f.breathing == "breathless_on_exertion" and f.one_leg_swelling is True
    return f.chest_pain is True or clot


@BOOK.rule(
    "E03",
    Level.EMERGENCY,
    "A vital sign in the red",
    why="Numbers like these go with shock, sepsis, bleeding or failing breathing, even in somebody who "
    "feels only tired.",
    actions=(
        "Call the emergency number.",
        "Lie the person down unless breathing is easier sitting; repeat the numbers while you wait.",
        "In hospital: full early-warning score and the senior clinician to the bed.",
    ),
    sources=("news2-2017", "nice-ng51-2016"),
    status=Status.VERIFIED,
    reads=(
        "systolic_mmhg",
        "heart_rate_per_min",
        "respiratory_rate_per_min",
        "spo2_percent",
        "opioid",
        *SEPSIS_READS,
    ),
    disagreement="For people who live with less oxygen, some with COPD among them, NEWS2 (2017) has a second scale "
    "with 88 to 92 % as the aim; this tool cannot know who they are.",
    sign_off="These are the limits that give 3 points in NEWS2 (2017), but for the pulse, where this tool starts at "
    "130 and NEWS2 at 131. NEWS2 asks for an urgent review within the hour in hospital; that one such number means "
    "the emergency number at home is this tool's choice.",
)
def vital_sign_red(f: Findings) -> bool:
    """Fire on one vital sign far outside its range.

    Limits: systolic at most 90 or at least 220 mmHg, heart rate at most 40 or at least 130 per minute,
    breathing rate at least 25 (or at most 8 without an opioid; E13 has the rest), oxygen below 92 %,
    35.0 °C or colder.

    >>> from bonemets.domain.triage.finding import Findings
    >>> vital_sign_red(Findings(systolic_mmhg=90)), vital_sign_red(Findings(systolic_mmhg=91))
    (True, False)
    """
    breaths, temperature = f.respiratory_rate_per_min, f.temperature_c
    slow = breaths is not None and breaths <= 8 and f.opioid is False
    cold = temperature is not None and temperature <= 35.0 and not sepsis_suspected(f)
    return (
        (f.systolic_mmhg is not None and not 90 < f.systolic_mmhg < 220)
        or (f.heart_rate_per_min is not None and not 40 < f.heart_rate_per_min < 130)
        or (breaths is not None and breaths >= 25)
        or (f.spo2_percent is not None and f.spo2_percent < 92)
        or slow
        or cold
    )


@BOOK.rule(
    "E09",
    Level.EMERGENCY,
    "New confusion or drowsiness",
    why="High calcium, sepsis, too much opioid, spread to the brain, low oxygen, sodium or sugar can all begin like "
    "this. The quiet, sleepy kind is the one that is missed.",
    actions=(
        "Call the emergency number; somebody stays beside the person; no driving.",
        "Ask for calcium, glucose, oxygen, sodium, kidney function and an infection screen.",
        "Ask what was taken today, patches included. On an opioid: count the breaths.",
    ),
    sources=("scot-delirium", "barts-unwell", "news2-2017", "nice-ng51-2016"),
    status=Status.VERIFIED,
    reads=("consciousness", "calcium_symptoms"),
)
def new_confusion(f: Findings) -> bool:
    """Fire on new confusion or drowsiness, wherever on the form it was noted.

    >>> from bonemets.domain.triage.finding import Findings
    >>> new_confusion(Findings(calcium_symptoms=["confusion"]))
    True
    """
    noted = f.calcium_symptoms is not None and "confusion" in f.calcium_symptoms
    return f.consciousness == "new_confusion_or_drowsy" or noted


@BOOK.rule(
    "E13",
    Level.EMERGENCY,
    "Too much opioid: slow breathing or cannot be woken",
    why="Too much opioid stops the breathing. It can follow a first or a higher dose, another calming drug, a patch "
    "that got warm, or failing kidneys.",
    actions=(
        "Call the emergency number; keep the airway open, give oxygen if you have it.",
        ("Naloxone only as your protocol says, in small doses: enough to breathe, not to bring all pain back."),
        "Take off every opioid patch: the drug goes on coming through for a day or more. Give no further dose.",
    ),
    sources=(
        "scot-opioid",
        "pcnow-naloxone",
        "asam-overdose-2025",
        "morphine-label",
        "ismp-patch-2015",
        "duragesic-label",
    ),
    status=Status.VERIFIED,
    reads=("opioid", "opioid_toxicity", "respiratory_rate_per_min"),
    disagreement="Palliative guidance keeps naloxone for fewer than 8 breaths a minute with blue lips or low oxygen, "
    "in small steps, and not for somebody who is dying; advice for the public gives it at once when nobody can wake "
    "the person. This tool calls for help from 8 breaths down.",
)
def opioid_excess(f: Findings) -> bool:
    """Fire on 8 breaths a minute or fewer, or nobody can wake the person; "opioid not asked" counts as yes.

    >>> from bonemets.domain.triage.finding import Findings
    >>> opioid_excess(Findings(opioid=True, respiratory_rate_per_min=8))
    True
    """
    signs = f.opioid_toxicity or frozenset()
    slow = f.respiratory_rate_per_min is not None and f.respiratory_rate_per_min <= 8
    return not signs.isdisjoint(("rr_le_8", "unrousable")) or (slow and f.opioid is not False)


@BOOK.rule(
    "S17",
    Level.SOON,
    "Short of breath on moving",
    why="Anemia, fluid round the lung, infection or a clot may be starting. Breathless at rest is an emergency.",
    actions=(
        "Ask when it began, and about chest pain, fever and one swollen leg. Sudden means the emergency number.",
        "Arrange blood count, oxygen level and a review within 24 to 48 hours.",
        "Explain: suddenly worse, breathless at rest, chest pain or fainting means the emergency number.",
    ),
    sources=("nci-breathless", "mskcc-dvt-2023", "synthesis"),
    status=Status.SYNTHESIS,
    reads=("breathing", "hemoglobin_g_per_l", "anemia_symptoms"),
    sign_off="That breathlessness on moving may wait 24 to 48 hours is a teaching choice.",
    added=True,
)
def breathless_on_moving(f: Findings) -> bool:
    """Fire on breathlessness when moving that a very low hemoglobin does not already explain.

    >>> from bonemets.domain.triage.finding import Findings
    >>> breathless_on_moving(Findings(breathing="breathless_on_exertion"))
    True
    """
    return f.breathing == "breathless_on_exertion" and not severe_anemia(f)

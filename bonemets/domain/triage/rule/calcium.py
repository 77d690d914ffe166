"""Calcium, too high and too low.

Limits are corrected calcium in mmol/L. Beside an abnormal value, symptoms not asked about count as present.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bonemets.domain.triage.level import Level
from bonemets.domain.triage.rule.rule import Book, Category, Status
from bonemets.domain.triage.sign import (
    CALCIUM_READS,
    HIGH_CALCIUM_READS,
    calcium_symptom,
    low_calcium_tingling,
)

if TYPE_CHECKING:
    from bonemets.domain.triage.finding import Findings

BOOK = Book(Category.CALCIUM)
_REDUCED = ("new_confusion_or_drowsy", "unresponsive", "seizure")


@BOOK.rule(
    "E08",
    Level.EMERGENCY,
    "Dangerously high calcium",
    why="High calcium can disturb the heart rhythm, cloud the mind and harm the kidneys. It can climb fast.",
    actions=(
        "Emergency department or ward now, with heart tracing (ECG) and an IV line.",
        "Fluids as prescribed; strict fluid balance, kidney function, falls care.",
        (
            "Ask the prescriber now whether calcium, vitamin D and thiazides are stopped; the next dose waits "
            "for the answer."
        ),
    ),
    sources=("sfe-hyperca-2016", "endo-hcm-2023"),
    status=Status.SECONDARY,
    reads=(*HIGH_CALCIUM_READS, "consciousness"),
    disagreement="Sources differ on the edge: some write 3.5 mmol/L (14 mg/dL) or more, some above it. "
    "This tool counts the edge itself as an emergency.",
)
def calcium_emergency(f: Findings) -> bool:
    """Fire at 3.5 mmol/L, at 3.0 with symptoms (or not asked), or above 2.6 with reduced consciousness.

    >>> from bonemets.domain.triage.finding import Findings
    >>> calcium_emergency(Findings(corrected_calcium_mg_per_dl=14))
    True
    """
    calcium = f.calcium_mmol_per_l
    if calcium is None or calcium <= 2.6:
        return False
    if f.consciousness in _REDUCED or calcium >= 3.5:
        return True
    return calcium >= 3.0 and calcium_symptom(f) is not False


@BOOK.rule(
    "E10",
    Level.EMERGENCY,
    "Dangerously low calcium",
    why="After bone drugs calcium can fall hard: spasm, a closing throat, seizure, heart rhythm trouble.",
    actions=(
        ("Call the emergency number if there is spasm, noisy breathing or a seizure; otherwise hospital now."),
        "Heart tracing (ECG), calcium by vein as prescribed, magnesium level.",
    ),
    sources=("xgeva-label", "sfe-hypoca-2016"),
    status=Status.VERIFIED,
    reads=("sensory", "low_calcium_symptoms", *CALCIUM_READS),
    disagreement="UK guidance (2016) treats signs at any low calcium as an emergency. Without a result, tingling and "
    "cramps mean a blood test today (U04).",
)
def low_calcium_emergency(f: Findings) -> bool:
    """Fire on tetany, laryngospasm or seizure, below 1.9 mmol/L, or below 2.2 mmol/L with tingling or cramps.

    >>> from bonemets.domain.triage.finding import Findings
    >>> low_calcium_emergency(Findings(low_calcium_symptoms=["tetany"]))
    True
    >>> low_calcium_emergency(Findings(low_calcium_symptoms=["cramps"], corrected_calcium_mmol_per_l=2.1))
    True
    """
    signs = f.low_calcium_symptoms or frozenset()
    calcium = f.calcium_mmol_per_l
    if not signs.isdisjoint(("tetany", "laryngospasm", "seizure")):
        return True
    return calcium is not None and (calcium < 1.9 or (calcium < 2.2 and low_calcium_tingling(f)))


@BOOK.rule(
    "U02",
    Level.URGENT,
    "High calcium that needs action today",
    why="It can climb fast, and thirst, vomiting and dehydration push it higher.",
    actions=(
        "Blood tests today: corrected or ionized calcium, kidney function.",
        (
            "Ask the prescriber now whether calcium, vitamin D and thiazides are stopped; the next dose waits "
            "for the answer."
        ),
        "Ask how much to drink, with heart and kidneys in mind.",
        "Explain: confusion, drowsiness or palpitations mean the emergency number.",
    ),
    sources=("sfe-hyperca-2016",),
    status=Status.SECONDARY,
    reads=(*HIGH_CALCIUM_READS, "consciousness"),
    disagreement="UK emergency guidance lets a well person below 3.0 mmol/L wait; in cancer this tool "
    "asks for the same day as soon as there is a symptom.",
)
def calcium_today(f: Findings) -> bool:
    """Fire at 3.0 to 3.49 mmol/L without symptoms, or above 2.6 with symptoms (or symptoms not asked).

    >>> from bonemets.domain.triage.finding import Findings
    >>> calcium_today(Findings(corrected_calcium_mmol_per_l=2.61)), calcium_today(Findings())
    (True, False)
    """
    calcium = f.calcium_mmol_per_l
    if calcium is None or calcium <= 2.6 or calcium_emergency(f):
        return False
    return calcium >= 3.0 or calcium_symptom(f) is not False


@BOOK.rule(
    "U03",
    Level.URGENT,
    "Cancer, two signs of high calcium, and no calcium result",
    why="The signs of high calcium are easily put down to the cancer or its treatment. Only a blood test tells.",
    actions=(
        "Corrected or ionized calcium and kidney function today.",
        "Fluids by mouth if the person can drink; ask again about confusion.",
    ),
    sources=("mariecurie-calcium", "quick-hcm"),
    status=Status.VERIFIED,
    reads=("cancer_status", *CALCIUM_READS, "calcium_symptoms"),
    sign_off="That it takes two signs for the same day is a teaching choice.",
)
def calcium_not_measured(f: Findings) -> bool:
    """Fire on two or more symptoms of high calcium without a calcium value, unless cancer is excluded.

    >>> from bonemets.domain.triage.finding import Findings
    >>> calcium_not_measured(Findings(calcium_symptoms=["anorexia", "thirst_polyuria"]))
    True
    """
    return f.cancer_possible and f.calcium_mmol_per_l is None and len(f.calcium_symptoms or ()) >= 2


@BOOK.rule(
    "U04",
    Level.URGENT,
    "Signs of low calcium",
    why="Tingling round the mouth and cramps are the early signs, most often in the weeks after a bone drug.",
    actions=(
        "Calcium, magnesium, vitamin D and kidney function today.",
        "Ask the cord questions too: tingling in the legs or the seat is another matter.",
        "Explain: hand spasm or a tight throat means the emergency number; a low result with signs means hospital now.",
    ),
    sources=("xgeva-label", "sfe-hypoca-2016"),
    status=Status.SECONDARY,
    reads=("sensory", "low_calcium_symptoms", *CALCIUM_READS),
)
def low_calcium_signs(f: Findings) -> bool:
    """Fire on tingling or cramps, or on 1.9 to 2.19 mmol/L with symptoms not asked.

    >>> from bonemets.domain.triage.finding import Findings
    >>> low_calcium_signs(Findings(sensory="perioral_fingers_tingle"))
    True
    """
    calcium = f.calcium_mmol_per_l
    low = calcium is not None and 1.9 <= calcium < 2.2
    return low_calcium_tingling(f) or (low and f.low_calcium_symptoms is None)


@BOOK.rule(
    "S02",
    Level.SOON,
    "Calcium a little high, no symptoms",
    why="One raised value may be the albumin or the tube; a second one tells where it is heading.",
    actions=("Repeat within days, ionized if possible.", "Drink enough; teach the signs of high calcium."),
    sources=("sfe-hyperca-2016",),
    status=Status.SECONDARY,
    reads=(*HIGH_CALCIUM_READS, "consciousness"),
)
def calcium_slightly_high(f: Findings) -> bool:
    """Fire above 2.6 and below 3.0 mmol/L when symptoms were asked about and denied.

    >>> from bonemets.domain.triage.finding import Findings
    >>> calcium_slightly_high(Findings(corrected_calcium_mmol_per_l=2.72, calcium_symptoms=[]))
    True
    """
    calcium = f.calcium_mmol_per_l
    return calcium is not None and calcium > 2.6 and not calcium_emergency(f) and not calcium_today(f)


@BOOK.rule(
    "S12",
    Level.SOON,
    "Calcium a little low, no symptoms",
    why="It may fall further after the next bone drug.",
    actions=("Ask the prescriber about calcium and vitamin D, and whether the next bone drug should wait.",),
    sources=("ctcae-v5",),
    status=Status.SECONDARY,
    reads=("sensory", "low_calcium_symptoms", *CALCIUM_READS),
)
def calcium_slightly_low(f: Findings) -> bool:
    """Fire at 1.9 to 2.19 mmol/L when symptoms were asked about and denied.

    >>> from bonemets.domain.triage.finding import Findings
    >>> calcium_slightly_low(Findings(corrected_calcium_mmol_per_l=2.1, low_calcium_symptoms=[]))
    True
    """
    calcium = f.calcium_mmol_per_l
    return calcium is not None and 1.9 <= calcium < 2.2 and not low_calcium_signs(f) and not low_calcium_emergency(f)


@BOOK.rule(
    "S19",
    Level.SOON,
    "One sign of high calcium, no result",
    why="It may have another cause; only a blood test tells.",
    actions=(
        (
            "Calcium and kidney function within 24 to 48 hours; a second sign means today; confusion or "
            "drowsiness is an emergency."
        ),
    ),
    sources=("mariecurie-calcium", "synthesis"),
    status=Status.SYNTHESIS,
    reads=("cancer_status", *CALCIUM_READS, "calcium_symptoms"),
    sign_off="That one sign may wait 24 to 48 hours for a blood test is a teaching choice.",
    added=True,
)
def one_calcium_sign(f: Findings) -> bool:
    """Fire on exactly one sign of high calcium without a calcium value, unless cancer is excluded.

    Constipation alone has S08 and R02; confusion has E09.

    >>> from bonemets.domain.triage.finding import Findings
    >>> one_calcium_sign(Findings(calcium_symptoms=["anorexia"]))
    True
    """
    if not f.cancer_possible or f.calcium_mmol_per_l is not None:
        return False
    signs = f.calcium_symptoms or frozenset()
    return len(signs) == 1 and signs.isdisjoint(("constipation_new", "confusion"))


@BOOK.rule(
    "S11",
    Level.SOON,
    "Denosumab four weeks overdue or more",
    why="When denosumab wears off, bone is lost fast: fractures of the spine and high calcium can follow.",
    actions=(
        "Call the prescriber this week about the next dose.",
        "Ask about new back pain and signs of high calcium.",
    ),
    sources=("ects-dmab-2021",),
    status=Status.VERIFIED,
    reads=("denosumab_overdue_weeks",),
)
def denosumab_overdue(f: Findings) -> bool:
    """Fire when the injection is 4 weeks late or more.

    >>> from bonemets.domain.triage.finding import Findings
    >>> denosumab_overdue(Findings(denosumab_overdue_weeks=4))
    True
    """
    return f.denosumab_overdue_weeks is not None and f.denosumab_overdue_weeks >= 4

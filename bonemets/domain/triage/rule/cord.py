"""The spinal cord and the spine around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bonemets.domain.triage.level import Level
from bonemets.domain.triage.rule.rule import Book, Category, Status
from bonemets.domain.triage.sign import NERVE_READS, SPINE_READS, nerve_unknown, new_nerve_sign, spinal_pain

if TYPE_CHECKING:
    from bonemets.domain.triage.finding import Findings

BOOK = Book(Category.CORD)
_SPINE_PAIN_READS = ("cancer_status", *SPINE_READS, "pain_onset", *NERVE_READS)


@BOOK.rule(
    "E04",
    Level.EMERGENCY,
    "Cancer and a new nerve, bladder or bowel sign",
    why="The spinal cord may be under pressure, with or without back pain. Who still walks when treatment"
    " starts usually goes on walking, so hours count.",
    actions=(
        (
            "Call the cord compression coordinator (MSCC) now, or the team your hospital names. Send an "
            "ambulance; no walking to the car."
        ),
        (
            "If moving hurts or the spine may be unstable: in line, log-roll, flat or partly raised as "
            "breathing and pain allow."
        ),
        (
            "Ask the prescriber about a steroid now (NICE 2023: dexamethasone 16 mg); say if lymphoma is "
            "suspected; check glucose; ask about stomach protection."
        ),
        "Bladder scan; strength, feeling and tone recorded by a clinician as the starting point.",
        ("MRI of the whole spine as soon as possible, within 24 hours; ask whether to stay fasted for surgery."),
    ),
    sources=("nice-ng234", "cochrane-mscc-position", "helweg-larsen-2000"),
    status=Status.SECONDARY,
    reads=("cancer_status", *NERVE_READS),
    disagreement="Flat rest: guidance asks for it only until the spine is judged stable, adjusted for "
    "breathing and pain; a Cochrane review found no trials that settle the best position.",
)
def cord_compression(f: Findings) -> bool:
    """Fire on any new nerve sign unless cancer is excluded; pain is not needed.

    >>> from bonemets.domain.triage.finding import Findings
    >>> cord_compression(Findings(cancer_status="known_cancer", bladder="new_hesitancy_urgency"))
    True
    """
    return f.cancer_possible and new_nerve_sign(f)


@BOOK.rule(
    "E05",
    Level.EMERGENCY,
    "No cancer, but signs of cauda equina compression",
    why="The nerve roots below the cord may be pinched, mostly by a disk. Legs, bladder, bowel and sexual function "
    "can be lost for good.",
    actions=(
        "Send to the emergency department now.",
        (
            "Ask for a bladder scan, and an MRI as soon as possible (England, 2023: within 4 hours of the request). "
            "A bladder that empties does not rule it out."
        ),
        "Nothing to eat or drink until a surgeon has decided.",
    ),
    sources=("girft-ces-2023", "ces-2019", "ces-emergency-2021", "york-ces", "synthesis"),
    status=Status.SECONDARY,
    reads=("cancer_status", *SPINE_READS, "sensory", "bladder", "bowel", "limb_weakness", "walking", "radicular_pain"),
    disagreement="Trouble starting to pass urine beside back pain is enough for an emergency MRI in one English "
    "emergency department (2021); a pathway in York names only numbness and lost control. This tool follows the first.",
    sign_off="That nobody eats or drinks until a surgeon has decided was not seen in a source.",
)
def cauda_equina(f: Findings) -> bool:
    """Fire without cancer on saddle numbness, lost control, new weakness, or back pain with any bladder change.

    >>> from bonemets.domain.triage.finding import Findings
    >>> cauda_equina(Findings(cancer_status="no_cancer", sensory="saddle_numbness"))
    True
    >>> slow = Findings(cancer_status="no_cancer", bladder="new_hesitancy_urgency", pain_site="none")
    >>> cauda_equina(slow), cauda_equina(slow.with_answers({"pain_site": "spine_lumbar"}))
    (False, True)
    """
    painful_back = spinal_pain(f) or f.radicular_pain is True
    return not f.cancer_possible and (
        f.sensory == "saddle_numbness"
        or f.bladder == "retention_or_incontinence_new"
        or f.bowel == "new_incontinence"
        or f.limb_weakness == "new_or_worse"
        or f.walking == "cannot_walk_new"
        or (f.bladder == "new_hesitancy_urgency" and painful_back)
    )


@BOOK.rule(
    "U01",
    Level.URGENT,
    "Cancer and back pain that suggests spread to the spine",
    why="Neck or mid-back pain, sudden pain, or pain that grows, wakes or comes with movement can be "
    "weeks ahead of cord compression. It is easiest to treat now.",
    actions=(
        ("Sudden or severe: have the person seen today. Faint, breathless, chest or belly pain: emergency number."),
        (
            "Call the cord compression coordinator (MSCC), or the team your hospital names, within 24 hours; "
            "MRI of the whole spine within a week."
        ),
        "Strong pain on movement: rest flat until the spine was discussed.",
        "Ask the prescriber to review pain relief today; give what is already ordered.",
        "Teach the danger signs: legs, numbness, bladder, bowel. Any of them means call at once.",
    ),
    sources=("nice-ng234", "nice-cg75", "textbook-back-pain", "umem-aorta-2009", "ccjm-back-pain"),
    status=Status.SECONDARY,
    reads=_SPINE_PAIN_READS,
    disagreement="Neck or mid-back pain alone was a trigger in the 2008 guideline (CG75), not in the 2023"
    " one; this tool keeps it, because it can only find more.",
)
def suspicious_spine_pain(f: Findings) -> bool:
    """Fire on spinal pain with a worrying feature, or where the features were not asked.

    >>> from bonemets.domain.triage.finding import Findings
    >>> suspicious_spine_pain(Findings(pain_site="spine_thoracic", cancer_status="past_cancer"))
    True
    """
    if not f.cancer_possible or new_nerve_sign(f) or not spinal_pain(f):
        return False
    high = f.pain_site in ("spine_cervical", "spine_thoracic")
    return high or f.pain_onset == "sudden" or f.spine_features is None or bool(f.spine_features)


@BOOK.rule(
    "U11",
    Level.URGENT,
    "Unstable spine: SINS 13 or more",
    why="The vertebra may slip or collapse under load and take the cord with it.",
    actions=(
        "Spinal surgeon today; spinal precautions until then: in line, log-roll, no sitting up.",
        "Check legs, feeling, bladder and bowel now and each shift.",
    ),
    sources=("fisher2010-sins",),
    status=Status.SECONDARY,
    reads=("sins_points",),
)
def unstable_spine(f: Findings) -> bool:
    """Fire on a SINS of 13 to 18.

    >>> from bonemets.domain.triage.finding import Findings
    >>> unstable_spine(Findings(sins_points=13))
    True
    """
    return f.sins_points is not None and f.sins_points >= 13


@BOOK.rule(
    "S01",
    Level.SOON,
    "Cancer and low back pain without worrying features",
    why="In people without cancer low back pain hardly ever comes from a tumor. In a person with cancer it often "
    "does, so spread to the spine stays possible until somebody has examined it.",
    actions=(
        "Review within 48 hours, with an examination of the legs.",
        "Teach the danger signs, and write down that you did.",
    ),
    sources=("nice-ng234", "deyo-1988", "textbook-back-pain", "ruppert-2022", "synthesis"),
    status=Status.SYNTHESIS,
    reads=_SPINE_PAIN_READS,
    disagreement="Cancer was behind fewer than 1 in 100 back pains of people who walked in (1988). A textbook blames "
    "it for most back pain in active cancer; in 53 men with prostate cancer and pain at known metastases it was the "
    "only cause in 38 % (2022).",
    sign_off="That low back pain without worrying features may wait 48 hours is a teaching choice.",
)
def low_back_pain(f: Findings) -> bool:
    """Fire on spinal pain with cancer possible, when neither nerve signs nor worrying features say more.

    >>> from bonemets.domain.triage.finding import Findings
    >>> low_back_pain(Findings(pain_site="spine_lumbar", spine_features=[]))
    True
    """
    return f.cancer_possible and spinal_pain(f) and not new_nerve_sign(f) and not suspicious_spine_pain(f)


@BOOK.rule(
    "S13",
    Level.SOON,
    "Warning signs with back pain, no cancer known",
    why="About one in four people with cord compression had no cancer diagnosis before; nerve signs in an"
    " arm or leg also need an examination soon.",
    actions=(
        "Pain, numbness or tingling in both legs, or a changed feeling between them: emergency department now.",
        ("Same-week visit with an examination of strength and feeling; urgent referral if cancer is suspected."),
        "Teach the danger signs: weakness, numb seat, bladder or bowel change.",
    ),
    sources=("bmj-cg75-2008", "girft-ces-2023", "synthesis"),
    status=Status.VERIFIED,
    reads=("cancer_status", "back_red_flag", *SPINE_READS, *NERVE_READS),
)
def back_pain_warning(f: Findings) -> bool:
    """Fire on back warning signs that S01 or U01 do not cover, or a lesser new nerve sign without cancer.

    >>> from bonemets.domain.triage.finding import Findings
    >>> back_pain_warning(Findings(cancer_status="no_cancer", back_red_flag=True))
    True
    """
    if f.cancer_possible:
        return f.back_red_flag is True and not spinal_pain(f)
    return f.back_red_flag is True or (new_nerve_sign(f) and not cauda_equina(f))


@BOOK.rule(
    "S15",
    Level.SOON,
    "Possibly unstable spine: SINS 7 to 12",
    why="The score asks for a surgeon's opinion, not for an operation.",
    actions=("Refer for a spinal opinion this week.", "Ask about pain on movement; teach the danger signs."),
    sources=("fisher2010-sins",),
    status=Status.SECONDARY,
    reads=("sins_points",),
)
def possibly_unstable_spine(f: Findings) -> bool:
    """Fire on a SINS of 7 to 12.

    >>> from bonemets.domain.triage.finding import Findings
    >>> possibly_unstable_spine(Findings(sins_points=7))
    True
    """
    return f.sins_points is not None and 7 <= f.sins_points < 13


@BOOK.rule(
    "M01",
    Level.URGENT,
    "A nerve question is open while the spine is at risk",
    why="What was not asked can be cord compression. Not known is never the same as normal.",
    actions=(
        (
            "Ask again, now: are the legs as strong as last week, is walking or the stairs any different, is "
            "anything numb, are urine and stool as usual? Ask; do not have the person stand or walk to test it."
        ),
        "Nobody there to look? Call back within the hour, or have the person seen today.",
    ),
    sources=("synthesis",),
    status=Status.SYNTHESIS,
    reads=("cancer_status", *SPINE_READS, *NERVE_READS),
)
def nerve_question_open(f: Findings) -> bool:
    """Fire on an open nerve question with spinal pain, known bone spread, or cancer not asked about.

    >>> from bonemets.domain.triage.finding import Findings
    >>> nerve_question_open(Findings()), nerve_question_open(Findings(cancer_status="no_cancer"))
    (True, False)
    """
    if not f.cancer_possible or not nerve_unknown(f):
        return False
    return f.cancer_status in (None, "known_bone_mets") or spinal_pain(f)

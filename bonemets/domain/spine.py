"""What pressure on the spinal cord or cauda equina does at ten levels of the spine.

The neuroanatomy (landmarks, pattern of weakness) is established teaching that our reference library has
not checked, so each statement carries its own ``status``. The picture is a typical one, see :data:`CAUTION`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Region = Literal["cervical", "thoracic", "lumbar", "sacral"]
Tissue = Literal["spinal cord", "end of the cord", "cauda equina"]
Pattern = Literal["arms and legs", "legs only", "lower motor neuron legs"]
Pressure = Literal["none", "touching", "pressed"]
Urgency = Literal["routine", "urgent", "emergency"]
Status = Literal["verified", "secondary", "unverified"]

PRESSURES: tuple[Pressure, ...] = ("none", "touching", "pressed")


@dataclass(frozen=True)
class Statement:
    """One sentence and how well we know it.

    Attributes:
        text: What the learner reads.
        status: ``verified`` (source seen), ``secondary`` (seen quoted elsewhere), ``unverified`` (textbook
            knowledge, not checked here).
        sources: Source keys; empty when unverified.
    """

    text: str
    status: Status = "unverified"
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class SpineLevel:
    """One vertebral level and what lies in its canal.

    Attributes:
        name: ``"T10"``.
        region: Part of the spine.
        tissue: What the tumor would press on.
        landmark: Where feeling of the same number is felt on the body.
        pattern: Which limbs grow weak.
        weakness: The same in words.
        numbness: Where feeling is lost.
        bladder_bowel: What happens to bladder and bowel, and when.
    """

    name: str
    region: Region
    tissue: Tissue
    landmark: str
    pattern: Pattern
    weakness: Statement
    numbness: Statement
    bladder_bowel: Statement


@dataclass(frozen=True)
class SpineFinding:
    """What to expect at one level under one degree of pressure, and what to do."""

    level: SpineLevel
    pressure: Pressure
    pain: Statement
    weakness: Statement
    numbness: Statement
    bladder_bowel: Statement
    action: Statement
    urgency: Urgency

    @property
    def sources(self) -> tuple[str, ...]:
        """Return every source key behind the finding, once each.

        >>> expected("T10", "pressed").sources
        ('pcnow-mscc', 'nice-ng234')
        """
        said = (self.pain, self.weakness, self.numbness, self.bladder_bowel, self.action)
        return tuple(dict.fromkeys(key for statement in said for key in statement.sources))


CAUTION = Statement("Typical picture; people vary. Numbness may start a few levels below the tumor.")
LEVELS_NOTE = Statement("Levels: textbook anatomy, not checked here.")

REGION_SHARES = {
    "cervical": Statement("about 10%", "verified", ("pcnow-mscc",)),
    "thoracic": Statement("60–70%", "verified", ("pcnow-mscc",)),
    "lumbosacral": Statement("20–30%", "verified", ("pcnow-mscc",)),
}

_BLADDER_LATE = Statement(
    "Usually late. Urine is held back, often without pain: scan the bladder. Bowel control may go too.",
    "verified",
    ("pcnow-mscc",),
)
_BLADDER_NEAR_END = Statement("Often late, but may come early so near the end of the cord.")
_BLADDER_EARLY = Statement("May come early: urine held back or leaking, loss of bowel control.")
_STIFF_LEGS = Statement("Both legs weak, in time stiff. The arms keep their strength.")


def _cord(
    name: str, region: Region, landmark: str, weakness: Statement = _STIFF_LEGS, numbness: str = ""
) -> SpineLevel:
    pattern: Pattern = "legs only" if weakness is _STIFF_LEGS else "arms and legs"
    lost = Statement(numbness or f"From about the {landmark} down.")
    return SpineLevel(name, region, "spinal cord", landmark, pattern, weakness, lost, _BLADDER_LATE)


LEVELS: tuple[SpineLevel, ...] = (
    _cord(
        "C4",
        "cervical",
        "top of the shoulders",
        Statement("Arms and legs weak; breathing may weaken too."),
    ),
    _cord(
        "C7",
        "cervical",
        "middle finger",
        Statement("Hands and legs weak."),
        "From the middle finger across the inner arm; trunk and legs.",
    ),
    _cord(
        "T1",
        "thoracic",
        "inner forearm",
        Statement("Small hand muscles and legs weak."),
        "Inner forearm and inner arm; trunk and legs.",
    ),
    _cord("T4", "thoracic", "nipple line"),
    _cord("T6", "thoracic", "tip of the breastbone"),
    _cord("T10", "thoracic", "navel"),
    replace(
        _cord("T12", "thoracic", "just above the groin", numbness="From just above the groin down."),
        bladder_bowel=_BLADDER_NEAR_END,
    ),
    SpineLevel(
        "L1",
        "lumbar",
        "end of the cord",
        "groin",
        "lower motor neuron legs",
        Statement("Legs weak, a mix of floppy and stiff: the cord ends here."),
        Statement("From about the groin down, with the saddle area."),
        _BLADDER_EARLY,
    ),
    SpineLevel(
        "L3",
        "lumbar",
        "cauda equina",
        "front of the thigh and knee",
        "lower motor neuron legs",
        Statement("Legs weak and floppy, often unequal (lower motor neuron)."),
        Statement("In patches from the front of the thigh and knee down, with the saddle area."),
        _BLADDER_EARLY,
    ),
    SpineLevel(
        "S2",
        "sacral",
        "cauda equina",
        "back of the thigh and saddle",
        "lower motor neuron legs",
        Statement("Feet may be weak and floppy (lower motor neuron); hips and knees often keep their strength."),
        Statement("Saddle area (S2–S5): between the legs, buttocks, back of the thighs."),
        _BLADDER_EARLY,
    ),
)

_PAINS: dict[Pressure, Statement] = {
    "none": Statement("The bone may hurt, or stay silent."),
    "touching": Statement(
        "Back pain is the first sign in more than 90% of people, often weeks before others.",
        "verified",
        ("pcnow-mscc",),
    ),
    "pressed": Statement("Back pain came first in more than 90% of people.", "verified", ("pcnow-mscc",)),
}
_ACTIONS: dict[Pressure, tuple[Urgency, Statement]] = {
    "none": (
        "routine",
        Statement(
            "Teach the warning signs. Any spine pain: seek advice within 24 hours.",
            "secondary",
            ("nice-ng234",),
        ),
    ),
    "touching": (
        "urgent",
        Statement(
            "Spine pain, nerves still normal: seek the advice of the cord compression coordinator (MSCC), or the "
            "team your hospital names, within 24 hours.",
            "secondary",
            ("nice-ng234",),
        ),
    ),
    "pressed": (
        "emergency",
        Statement(
            "Act now: call the cord compression coordinator (MSCC), or the team your hospital names. MRI within "
            "24 hours.",
            "secondary",
            ("nice-ng234",),
        ),
    ),
}


def spine_level(name: str) -> SpineLevel:
    """Find a level by its name.

    >>> spine_level("T10").landmark
    'navel'
    >>> spine_level("L3").tissue
    'cauda equina'
    """
    for level in LEVELS:
        if level.name == name:
            return level
    allowed = ", ".join(level.name for level in LEVELS)
    raise ValueError(f"level must be one of {allowed}; got {name!r}.")


def expected(level: str, pressure: str) -> SpineFinding:
    """Tell what to expect at a level: losses appear only when the tumor presses.

    Args:
        level: One of the names in :data:`LEVELS`.
        pressure: ``"none"`` (tumor in the bone only), ``"touching"`` (against the sac) or ``"pressed"``.

    >>> expected("T4", "pressed").urgency
    'emergency'
    >>> expected("T4", "touching").weakness.text
    'No change expected yet.'
    """
    found = spine_level(level)
    known = next((value for value in PRESSURES if value == pressure), None)
    if known is None:
        raise ValueError(f"pressure must be one of {', '.join(PRESSURES)}; got {pressure!r}.")
    urgency, action = _ACTIONS[known]
    kept = Statement("No change expected yet." if known == "touching" else "No change expected.")
    losses = (found.weakness, found.numbness, found.bladder_bowel) if known == "pressed" else (kept, kept, kept)
    return SpineFinding(found, known, _PAINS[known], *losses, action, urgency)

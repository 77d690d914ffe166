"""A broken bone, thigh or spine: what comes first, step by step, until the pictures."""

from __future__ import annotations

from bonemets.figures.broken_bone_scene import NARROW, WIDE, Step, drawing
from bonemets.figures.choice import chosen
from bonemets.figures.figure import Control, Figure, Table

BONE = Control("bone", "The bone", (("leg", "Thigh"), ("spine", "Spine")), "leg")
STEP = Control("step", "Step", tuple((str(number), f"{number} of 6") for number in range(1, 7)), "1", kind="slider")

STEPS: dict[str, tuple[Step, ...]] = {
    "leg": (
        Step(
            "Still",
            "What nobody does comes first.",
            "The leg stays as it lies. Nobody pulls, turns or raises it, and nobody stands the person up.",
            "Weak bone can break again where it is pulled.",
        ),
        Step(
            "Support",
            "The blankets take the shape of the leg, not the leg that of the blankets.",
            "Hold or pad it above and below, as it lies. A blanket over. Nothing by mouth. Someone stays.",
            "An anesthetic may follow today.",
        ),
        Step(
            "Relief",
            "The block goes in at the groin, before anything is moved.",
            "Pain relief as ordered, and the time it needs. Ask about a nerve block.",
            "It is quick, and lasts longer than medicine into the vein.",
        ),
        Step(
            "Below",
            "Two rings: the foot below the break, and the other to compare.",
            "Pain, pulse, color, warmth, feeling, toes. Write the time.",
            "Pain that grows and that no opioid reaches is a warning too.",
            "Cold, pale, numb or no pulse: minutes count. The surgeon now.",
        ),
        Step(
            "Splint",
            "It reaches past the joint above and the joint below, and leaves the break free.",
            "By people trained for it. Then straight to the foot again.",
            "What holds the leg can also press on it.",
        ),
        Step(
            "Below again",
            "The foot once more, and a tape around the thigh.",
            "The foot now, then every 15 minutes in the first hour. Mark the thigh and measure it.",
            "1 to 2 liters of blood can hide there; sources differ.",
            "A rising pulse comes before a falling pressure.",
            "urgent",
        ),
    ),
    "spine": (
        Step(
            "Still",
            "Flat, and two things that do not happen.",
            "The person stays lying. Nobody sits up or stands up, not even for the bathroom.",
            "It may be unstable until the pictures say otherwise.",
        ),
        Step(
            "Look",
            "Two rings: the face and the belly, before the back.",
            "First the person, then the back. Gray? Sweating? Pressure low? Belly tender or pulsing?",
            "It may be the aorta, a bleed, the pancreas.",
            "Then it is the emergency team, not the brace.",
        ),
        Step(
            "Ask",
            "Legs, a line where feeling stops, and the bladder.",
            "Legs as strong as yesterday? Numb where? Urine when? Never a test by standing.",
            "A bone that gave way may press the cord.",
            "Any nerve sign: the cord coordinator now (NICE, 2023).",
        ),
        Step(
            "Relief",
            "A drip, and time for it to work.",
            "Pain relief as ordered, and the time it needs.",
            "Relief hides no diagnosis: who hurts less can lie still for the scan.",
        ),
        Step(
            "Turn",
            "Four people, one line from head to heel.",
            "Log-roll: head, shoulders, hips and legs turn as one.",
            "Until the spine is known to be stable.",
            "Pain or nerve signs grow: stop.",
            "urgent",
        ),
        Step(
            "Ask again",
            "The same three, and a line that must not climb.",
            "Legs, level of feeling, bladder, every hour at first.",
            "Write it down, so that the next one can compare.",
            "Any loss: call again, at once.",
        ),
    ),
}


_SCENES = {
    "leg": "Two legs from above, the person lying. One thigh bone is broken through a metastasis, the thigh is "
    "swollen, the foot points outward.",
    "spine": "A person lying on the back, from above, with a collapsed vertebra.",
}
_TABLE = Table(
    caption="The order, for a thigh and for a spine; orders and local protocol decide",
    head=("Bone", "Step", "What you do", "Why", "What changes everything"),
    rows=tuple(
        (dict(BONE.choices)[key], f"{number}. {each.name}", each.does, each.why, each.alarm or "–")
        for key, told in STEPS.items()
        for number, each in enumerate(told, 1)
    ),
)


def draw(bone: str = "leg", step: str = "1") -> Figure:
    """Draw the figure.

    Args:
        bone: ``"leg"`` or ``"spine"``.
        step: ``"1"`` to ``"6"``.

    Raises:
        ValueError: If a setting is not offered.

    >>> draw("spine", "5").reading
    'Four people, one line from head to heel.'
    """
    chosen(BONE, bone)
    chosen(STEP, step)
    steps, index = STEPS[bone], int(step) - 1
    shown = steps[index]
    order = ", ".join(f"{number} {each.name.lower()}" for number, each in enumerate(steps, 1))
    return Figure(
        name="broken-bone",
        title="What comes first when a bone has broken?",
        reading=shown.reading,
        alt=f"{_SCENES[bone]} Step {step} of 6, {shown.name.lower()}. {shown.reading} {shown.does} {shown.why} "
        f"{shown.alarm} The order: {order}.",
        wide=drawing(bone, steps, index, WIDE),
        narrow=drawing(bone, steps, index, NARROW),
        table=_TABLE,
        sources=(
            *("nhs-broken-leg", "sja-fracture", "nerve-block-2019", "skills-neurovascular", "femur-blood"),
            *("ccjm-back-pain", "rmm-spine-moving", "nice-ng234", "synthesis"),
        ),
        controls=(BONE, STEP),
    )

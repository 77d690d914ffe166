"""The drawing of ``broken_bone``: a strip of six steps, the scene of one of them, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bonemets.figures import framed_words
from bonemets.figures.annotation import fold, leader
from bonemets.figures.broken_leg import broken_leg
from bonemets.figures.framed_words import LEADING, LETTER
from bonemets.figures.lying_person import lying_person
from bonemets.figures.svg import canvas, element, label, lines

if TYPE_CHECKING:
    from bonemets.figures.outline import Point


@dataclass(frozen=True)
class Step:
    """One step.

    Attributes:
        name: In a word or two.
        reading: What to look for in the drawing.
        does: What you do.
        why: The reason.
        alarm: What changes everything, or empty.
        class_: Frame of the alarm.
    """

    name: str
    reading: str
    does: str
    why: str
    alarm: str = ""
    class_: str = "emergency"


@dataclass(frozen=True)
class Layout(framed_words.Layout):
    """Where things stand in one of the two drawings.

    Attributes:
        pitch: From one step to the next in the strip.
    """

    pitch: float


WIDE = Layout(760, 304, (4, 46), 1, (474, 64), 37, 126)
NARROW = Layout(360, 444, (4, 44), 0.779, (6, 268), 46, 62)
_SCENE = (452.0, 250.0)


@dataclass(frozen=True)
class Name:
    """Words on a scene: where they stand, how they are set, and where a leader leads from their side."""

    text: str
    x: float
    y: float
    class_: str = "small"
    leads: tuple[Point, Point] | None = None


NAMES: dict[str, tuple[tuple[Name, ...], ...]] = {
    "leg": (
        (
            Name("raise", 290, 106),
            Name("pull", 450, 138, "small end"),
            Name("turn", 350, 236, "small end"),
            Name("broken thigh bone", 96, 240, leads=((132, 226), (132, 178))),
        ),
        (Name("nothing by mouth", 300, 16), Name("rolled blankets", 196, 240, leads=((220, 228), (212, 204)))),
        (Name("nerve block", 112, 66, "small halo"),),
        (Name("compare", 404, 109, "small middle"),),
        (Name("past the hip", 4, 242), Name("past the knee", 238, 242)),
        (
            Name("measure", 56, 242, leads=((94, 230), (94, 206))),
            Name("blood that hides", 148, 242, leads=((166, 230), (152, 186))),
        ),
    ),
    "spine": (
        (
            Name("sit up", 88, 48),
            Name("stand", 440, 220, "small end"),
            Name("collapsed vertebra", 104, 240, leads=((160, 226), (158, 126))),
        ),
        (Name("face", 55, 78, "small middle"), Name("belly", 190, 76, "small middle halo")),
        (
            Name("feeling", 184, 72, "small middle halo"),
            Name("legs", 339, 62, "small middle"),
            Name("bladder", 204, 196, "small", leads=((226, 184), (227, 134))),
        ),
        (Name("as ordered", 350, 34),),
        (Name("all at once", 424, 60, "small end"),),
        (
            Name("higher than before?", 120, 74, "small halo"),
            Name("legs", 339, 62, "small middle"),
            Name("bladder", 204, 196, "small", leads=((226, 184), (227, 134))),
        ),
    ),
}


def drawing(bone: str, steps: tuple[Step, ...], index: int, at: Layout) -> str:
    """Build one of the two drawings.

    Args:
        bone: ``"leg"`` or ``"spine"``.
        steps: All six.
        index: Which of them is shown, from 0.
        at: The layout.

    >>> drawing("leg", (Step("Still", "No pull.", "Leave it.", "Weak."),) * 6, 0, NARROW).count("Leave it.")
    1
    """
    scene = broken_leg(index) if bone == "leg" else lying_person(index)
    (x, y), (wide, tall) = at.corner, _SCENE
    size = {"width": wide * at.scale, "height": tall * at.scale}
    return canvas(
        at.width,
        at.height,
        _strip(steps, index, at),
        element("svg", scene, x=x, y=y, **size, viewBox=f"0 0 {wide:g} {tall:g}"),
        element("rect", x=x, y=y, **size, rx=3, class_="leader"),
        "".join(_name(name, at) for name in NAMES[bone][index]),
        _words(steps[index], index, at),
    )


def _strip(steps: tuple[Step, ...], index: int, at: Layout) -> str:
    """Number the steps; those that are done are filled, the one that is shown has a ring."""
    drawn = []
    for place, step in enumerate(steps):
        x, is_now = 18 + at.pitch * place, place == index
        drawn.append(element("circle", cx=x, cy=20, r=11, class_="accent" if place <= index else "surface"))
        if is_now:
            drawn.append(element("circle", cx=x, cy=20, r=14, class_="chosen"))
        drawn.append(label(x, 24.6, str(place + 1), f"small middle{' strong' if is_now else ''}"))
        if at is WIDE:
            drawn.append(label(x + 20, 25, step.name, "small strong" if is_now else "small soft"))
    return "".join(drawn)


def _name(name: Name, at: Layout) -> str:
    lead = leader(*(at.on(*point) for point in name.leads)) if name.leads else ""
    return lead + label(*at.on(name.x, name.y), name.text, name.class_)


def _words(step: Step, index: int, at: Layout) -> str:
    """Write what to do and why, and in a frame what changes everything."""
    (x, y), room = at.words, at.room
    does, why = fold(step.does, room - 4), fold(step.why, room)
    low = y + 8 + 20 * len(does) + LEADING * len(why)
    drawn = (
        label(x, y, f"{index + 1}. {step.name}", "strong")
        + lines(x, y + 24, does, None, 20)
        + lines(x, y + 28 + 20 * len(does), why, "small soft", LEADING)
    )
    if not step.alarm:
        return drawn
    top, alarm = low + 24, fold(step.alarm, room - 4)
    tall = 20 + LEADING * len(alarm)
    frame = element("rect", x=x, y=top, width=room * LETTER, height=tall, rx=8, class_=step.class_)
    return drawn + frame + lines(x + 12, top + 24, alarm, "small strong", LEADING)

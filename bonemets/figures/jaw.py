"""Necrosis of the jaw, stage by stage: what you see, and what you do on that day."""

from __future__ import annotations

from dataclasses import dataclass

from bonemets.figures.annotation import fold, leader
from bonemets.figures.choice import chosen
from bonemets.figures.figure import Control, Figure, Table
from bonemets.figures.framed_words import Layout
from bonemets.figures.jaw_scene import jaw
from bonemets.figures.svg import canvas, element, label, lines

STAGE = Control(
    "stage",
    "Stage (AAOMS, 2022)",
    (("risk", "At risk"), ("0", "Stage 0"), ("1", "Stage 1"), ("2", "Stage 2"), ("3", "Stage 3")),
    "risk",
    kind="slider",
)


@dataclass(frozen=True)
class Stage:
    """One stage.

    Attributes:
        head: Its name.
        reading: What to look for in the drawing.
        seen: What there is to see and to hear.
        nurse: What you do.
        class_: Frame of what you do.
    """

    head: str
    reading: str
    seen: str
    nurse: str
    class_: str


STAGES = {
    "risk": Stage(
        "At risk",
        "Look at the gap: gum covers it from tooth to tooth.",
        "On a bone drug. Gum has closed over the gap; nothing hurts.",
        "A dentist before the first dose. At each visit you ask, and you look.",
        "routine",
    ),
    "0": Stage(
        "Stage 0",
        "Nothing shows; only a tilted tooth and an ache tell.",
        "No bone to see. A jaw ache, a loose tooth or a change on the film, with no other cause.",
        "Tell the prescriber; a dentist looks within days.",
        "soon",
    ),
    "1": Stage(
        "Stage 1",
        "Bone between the teeth, and nothing that hurts.",
        "Bone lies bare, or a probe reaches it. No pain, no infection.",
        "Report it today, before the next dose. A dental surgeon looks within days.",
        "soon",
    ),
    "2": Stage(
        "Stage 2",
        "The same bone, with swollen gum and pus on both sides.",
        "Bare bone, and now infection or inflammation, with pain.",
        "Report it now. Spreading swelling, fever, or a mouth that hardly opens: seen today.",
        "urgent",
    ),
    "3": Stage(
        "Stage 3",
        "The dead bone reaches deep, a channel runs to the skin, and the jaw is cracked.",
        "As stage 2, and a fracture, a channel to the skin or sinus, or bone lost down to the jaw’s edge.",
        "Seen today by the team that treats jaws. Soft food; the jaw is kept from load.",
        "urgent",
    ),
}
_ALWAYS = "Stages 1 to 3 carry the name only after more than eight weeks. Your call does not wait for the name."


def draw(stage: str = "risk") -> Figure:
    """Draw the figure.

    Args:
        stage: ``"risk"``, ``"0"``, ``"1"``, ``"2"`` or ``"3"``.

    Raises:
        ValueError: If ``stage`` is none of these.

    >>> draw("1").reading
    'Bone between the teeth, and nothing that hurts.'
    """
    chosen(STAGE, stage)
    shown = STAGES[stage]
    return Figure(
        name="jaw",
        title="What do you see in each stage, and what do you do?",
        reading=shown.reading,
        alt="The left lower jaw from the side, teeth in gum and bone, with a gap where a molar was pulled. "
        f"{shown.head}. {shown.reading} {shown.seen} {shown.nurse} {_ALWAYS}",
        wide=_drawing(stage, WIDE),
        narrow=_drawing(stage, NARROW),
        table=Table(
            caption="Stages of medication-related osteonecrosis of the jaw (AAOMS, 2022)",
            head=("Stage", "What there is to see and hear", "What you do"),
            rows=tuple((each.head, each.seen, each.nurse) for each in STAGES.values()),
        ),
        sources=("aaoms-2022", "mronj-nurse-2020", "synthesis"),
        controls=(STAGE,),
    )


WIDE = Layout(760, 390, (8, 14), 1.22, (478, 40), 35)
NARROW = Layout(360, 570, (4, 10), 0.96, (8, 330), 44)
_LETTER = 7.7


def _drawing(stage: str, at: Layout) -> str:
    return canvas(at.width, at.height, jaw(stage, at.corner, at.scale), _names(stage, at), _words(stage, at))


def _names(stage: str, at: Layout) -> str:
    gap = "gum closed" if stage in {"risk", "0"} else "bare bone"
    names = [
        label(*at.on(204, 26), gap, "small strong middle") + leader(at.on(204, 30), at.on(204, 108), dot=True),
        label(*at.on(44, 26), "front", "small soft middle"),
        label(*at.on(56, 222), "jaw bone", "small"),
    ]
    if stage == "0":
        names.append(label(*at.on(346, 26), "loose tooth", "small end") + leader(at.on(300, 30), at.on(276, 76)))
    if stage in {"2", "3"}:
        names.append(label(*at.on(118, 26), "swelling", "small middle") + leader(at.on(126, 30), at.on(172, 116)))
    if stage == "3":
        names.append(label(*at.on(150, 302), "channel to the skin", "small end"))
        names.append(leader(at.on(152, 292), at.on(177, 274)))
        names.append(label(*at.on(250, 302), "fracture", "small") + leader(at.on(262, 290), at.on(234, 236)))
    return "".join(names)


def _words(stage: str, at: Layout) -> str:
    """Write what there is to see, what you do in a frame, and the line on the eight weeks."""
    (x, y), shown = at.words, STAGES[stage]
    seen, nurse, always = fold(shown.seen, at.room), fold(shown.nurse, at.room - 3), fold(_ALWAYS, at.room)
    parts = [label(x, y, shown.head, "strong"), lines(x, y + 24, seen, "small", 18)]
    top = y + 24 + 18 * len(seen)
    tall = 18 * len(nurse) + 40
    parts.append(element("rect", x=x, y=top, width=at.room * _LETTER, height=tall, rx=8, class_=shown.class_))
    parts.append(label(x + 14, top + 24, "You", "small strong") + lines(x + 14, top + 44, nurse, "small", 18))
    return "".join(parts) + lines(x, top + tall + 26, always, "small soft", 18)

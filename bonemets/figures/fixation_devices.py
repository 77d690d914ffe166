"""What holds a weak thigh bone: the lesion in shaft or head, the device, and whether it finds hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bonemets.figures.annotation import fold, leader
from bonemets.figures.choice import chosen
from bonemets.figures.femur_repair import femur, spot
from bonemets.figures.figure import Control, Figure, Table
from bonemets.figures.outline import place as placed
from bonemets.figures.svg import canvas, element, label, lines

if TYPE_CHECKING:
    from bonemets.figures.outline import Point

PLACE = Control("place", "The metastasis lies in", (("shaft", "the shaft"), ("head", "head and neck")), "shaft")
DEVICE = Control(
    "device",
    "Device",
    (("none", "None yet"), ("nail", "Nail"), ("plate", "Plate"), ("prosthesis", "Prosthesis")),
    "none",
)


@dataclass(frozen=True)
class Answer:
    """Whether a device suits a place.

    Attributes:
        word: The verdict in a word or two.
        sign: ``"✓"``, ``"✕"`` or ``"!"``.
        class_: Frame of the verdict.
        why: The reason.
    """

    word: str
    sign: str
    class_: str
    why: str


ANSWERS = {
    ("shaft", "none"): Answer("Weak", "!", "urgent", "A hole in the wall: each step loads what is left."),
    ("shaft", "nail"): Answer(
        "Suits", "✓", "routine", "The rod bridges the hole from inside; screws above and below hold in sound bone."
    ),
    ("shaft", "plate"): Answer(
        "Suits",
        "✓",
        "routine",
        "Tumor taken out, the hole filled with cement, the plate beside it; screws hold in sound bone.",
    ),
    ("shaft", "prosthesis"): Answer(
        "Misses it", "✕", "soon", "A sound joint would be given away, and the hole in the shaft stays."
    ),
    ("head", "none"): Answer("Weak", "!", "urgent", "Little bone is left where the body weight enters."),
    ("head", "nail"): Answer(
        "No hold", "✕", "soon", "The upper screw ends in tumor. It can cut out with the next steps."
    ),
    ("head", "plate"): Answer("No hold", "✕", "soon", "The plate lies on the shaft; the head has nothing to hang on."),
    ("head", "prosthesis"): Answer(
        "Suits", "✓", "routine", "Head and neck are replaced by metal and plastic; a stem sits in sound bone below."
    ),
}
_WORDS = {
    "none": ("Before", "The lesion as it is found."),
    "nail": ("Nail (a rod)", "Inside the bone, with screws through bone and rod."),
    "plate": ("Plate, screws, cement", "Beside the bone; cement fills the gap."),
    "prosthesis": ("Prosthesis", "Replaces the end of the bone, or the joint."),
}
_ALWAYS = (
    "Metal never becomes bone: it carries load and can loosen or break. Radiotherapy follows. For the chart, ask: how "
    "much weight, from when?"
)


def draw(place: str = "shaft", device: str = "none") -> Figure:
    """Draw the figure.

    Args:
        place: ``"shaft"`` or ``"head"``.
        device: ``"none"``, ``"nail"``, ``"plate"`` or ``"prosthesis"``.

    Raises:
        ValueError: If a setting is not offered.

    >>> draw("head", "nail").reading[:8]
    'No hold.'
    """
    chosen(PLACE, place)
    chosen(DEVICE, device)
    answer = ANSWERS[place, device]
    name, what = _WORDS[device]
    where = dict(PLACE.choices)[place]
    return Figure(
        name="fixation-devices",
        title="Which device holds this thigh bone?",
        reading=f"{answer.word}. {answer.why}",
        alt=(
            f"The upper half of a left thigh bone from the front, sawn open, with a lytic metastasis in {where}. "
            f"Device: {name}. {what} Verdict: {answer.word}. {answer.why} {_ALWAYS}"
        ),
        wide=_wide(place, device),
        narrow=_narrow(place, device),
        table=Table(
            caption="Each device in each place, in principle; the surgeon decides for the person",
            head=("Metastasis in", "Device", "Verdict", "Why"),
            rows=tuple(
                (dict(PLACE.choices)[at], _WORDS[with_][0], each.word, each.why)
                for (at, with_), each in ANSWERS.items()
            ),
        ),
        sources=("seed-2010", "astro-2024", "forsberg-2013", "synthesis"),
        controls=(PLACE, DEVICE),
    )


def _wide(place: str, device: str) -> str:
    corner, scale = (70, 26), 1.0
    end = placed((spot(place, device),), *corner, scale)[0]
    return canvas(
        760,
        490,
        femur(place, device, corner, scale),
        leader((318, 112), (300, 112), end, dot=True),
        _words(place, device, (326, 118), 52),
    )


def _narrow(place: str, device: str) -> str:
    corner, scale = (24, 12), 0.86
    end = placed((spot(place, device),), *corner, scale)[0]
    name, _ = _WORDS[device]
    return canvas(
        360,
        690,
        femur(place, device, corner, scale),
        leader((214, 62), (196, 62), end, dot=True),
        lines(220, 68, fold(name, 14), "strong", 20),
        _words(place, device, (8, 424), 44, named=False),
    )


def _words(place: str, device: str, at: Point, room: int, *, named: bool = True) -> str:
    """Write name, place, verdict and what holds for every device."""
    (x, y), answer = at, ANSWERS[place, device]
    name, what = _WORDS[device]
    drawn = [label(x, y, name, "strong")] if named else []
    y += 24 if named else 0
    about = fold(what, room)
    drawn.append(lines(x, y, about, "small", 18))
    y += 18 * len(about) + 8
    drawn.append(label(x, y, f"Metastasis in {dict(PLACE.choices)[place]}", "small soft"))
    why = fold(answer.why, room - 4)
    tall = 30 + 18 * len(why) + 14
    drawn.append(element("rect", x=x, y=y + 14, width=room * 7.6, height=tall, rx=8, class_=answer.class_))
    drawn.append(label(x + 14, y + 38, f"{answer.sign} {answer.word}", "strong"))
    drawn.append(lines(x + 14, y + 60, why, "small", 18))
    always = fold(_ALWAYS, room)
    return "".join(drawn) + lines(x, y + tall + 42, always, "small soft", 18)

"""What goes wrong at the arm or in the tube, and which values it moves."""

from __future__ import annotations

from dataclasses import dataclass

from bonemets.figures.choice import chosen
from bonemets.figures.figure import Control, Figure, Table
from bonemets.figures.framed_words import framed
from bonemets.figures.sample_scene import scene
from bonemets.figures.svg import canvas, group, label, path

MISTAKE = Control(
    "mistake",
    "What happened",
    (
        ("none", "Nothing: a clean sample"),
        ("tourniquet", "Tourniquet too long"),
        ("burst", "Burst red cells"),
        ("purple", "A trace of the purple tube"),
        ("drip", "Above a running drip"),
        ("air", "Ionized tube left open"),
    ),
    "none",
)
VALUES = ("Potassium", "Total calcium", "Ionized calcium", "Albumin", "Alkaline phosphatase")
_SAME = "= true"


@dataclass(frozen=True)
class Mistake:
    """One thing that goes wrong.

    Attributes:
        shifts: What each value does, in the order of ``VALUES``.
        seen: What is drawn.
        reading: What to see.
        why: The reason, and what to do instead.
        class_: Frame of the reason.
    """

    shifts: tuple[str, str, str, str, str]
    seen: str
    reading: str
    why: str
    class_: str = "soon"


MISTAKES = {
    "none": Mistake(
        (_SAME,) * 5,
        "The strap is off, the hand lies open, the tube is closed; clear plasma stands over red cells.",
        "Strap off, hand open, tube closed: the five values are those of the person.",
        "Short strap, still hand, the right order, gentle turning, sent at once.",
        "routine",
    ),
    "tourniquet": Mistake(
        ("= true if the hand is still", "↑ too high", _SAME, "↑ too high", "↑ a little"),
        "A strap is tight around the arm, and water has left the vein.",
        "What rides on protein goes up; what swims free does not.",
        "Water leaves the vein, protein stays. Strap off within a minute; pumping the fist would raise potassium.",
    ),
    "burst": Mistake(
        ("↑↑ far too high", _SAME, _SAME, _SAME, _SAME),
        "The plasma over the cells is stained pink, and torn cells float in it.",
        "Pink plasma, and a high potassium that stands alone.",
        "Red cells are full of potassium. No force on the plunger, no shaking, no long wait. Draw again.",
    ),
    "purple": Mistake(
        ("↑↑ far too high", "↓↓ far too low", "↓↓ far too low", _SAME, "↓ too low"),
        "Drops of a purple tube fall into the sample, marked with triangles.",
        "Potassium far up and calcium far down at once: hardly any illness does that to someone who feels well.",
        "Potassium EDTA brings potassium and grips calcium. Purple after gold and green; never pour. Check the "
        "person, draw again now.",
        "urgent",
    ),
    "drip": Mistake(
        ("→ that of the drip", "↓ too low", "→ that of the drip", "↓ too low", "↓ too low"),
        "A drip runs into the same arm, below the place where the needle stands.",
        "All that the drip does not hold is thinned; what it holds comes near its own value.",
        "You measure the bag. Use the other arm; if there is none, ask how local policy has it done.",
    ),
    "air": Mistake(
        (_SAME, _SAME, "↓ too low", _SAME, _SAME),
        "The stopper lies beside the tube, and bubbles of carbon dioxide rise from it.",
        "One value falls: the free calcium. The other four do not notice.",
        "Carbon dioxide leaves, pH rises, albumin grips calcium. Full tube, closed, measured soon or on ice water "
        "as your laboratory asks.",
    ),
}


def draw(mistake: str = "none") -> Figure:
    """Draw the figure.

    Args:
        mistake: ``"none"``, ``"tourniquet"``, ``"burst"``, ``"purple"``, ``"drip"`` or ``"air"``.

    Raises:
        ValueError: If ``mistake`` is none of these.

    >>> draw("air").name
    'sample-pitfalls'
    """
    chosen(MISTAKE, mistake)
    shown = MISTAKES[mistake]
    moved = "; ".join(f"{name}: {shift}" for name, shift in zip(VALUES, shown.shifts, strict=True))
    return Figure(
        name="sample-pitfalls",
        title="What happened to the sample, and which values does it move?",
        reading=shown.reading,
        alt=f"An arm with a vein and, below it, a tube of blood. {shown.seen} {moved}. {shown.why}",
        wide=_drawing(mistake, WIDE),
        narrow=_drawing(mistake, NARROW),
        table=Table(
            caption="Five mistakes and what they do",
            head=("What happened", *VALUES, "Why, and what instead"),
            rows=tuple((dict(MISTAKE.choices)[key], *each.shifts, each.why) for key, each in MISTAKES.items()),
        ),
        sources=(
            "edta-2014",
            "spurious-page",
            "mcmullan-1990",
            "mcnair-1979",
            "ercan-2021",
            "ifcc-ica-1991",
            "order-of-draw",
            "ica-tubes",
            "synthesis",
        ),
        controls=(MISTAKE,),
    )


@dataclass(frozen=True)
class Layout:
    """Where scene and words stand in one of the two drawings."""

    width: float
    height: float
    scene: tuple[float, float]
    words: tuple[float, float, float]


WIDE = Layout(760, 352, (16, 16), (400, 16, 346))
NARROW = Layout(360, 650, (8, 8), (6, 330, 346))
_TAGS = {
    "none": ("strap off", "clear plasma"),
    "tourniquet": ("strap, four minutes", "clear plasma"),
    "burst": ("strap off", "pink plasma"),
    "purple": ("strap off", "EDTA drops in"),
    "drip": ("drip in this arm", "thin blood"),
    "air": ("strap off", "gas escapes"),
}


def _drawing(mistake: str, at: Layout) -> str:
    x, y = at.scene
    drawn = group(scene(mistake), transform=f"translate({x:g} {y:g})")
    above, beside = _TAGS[mistake]
    names = label(x + 8, y + 16, above, "small strong") + label(x + 216, y + 206, beside, "small strong")
    names += label(x + 216, y + 262, "red cells", "small")
    return canvas(at.width, at.height, drawn, names, _words(MISTAKES[mistake], at))


def _words(shown: Mistake, at: Layout) -> str:
    x, y, width = at.words
    parts = []
    for index, (name, shift) in enumerate(zip(VALUES, shown.shifts, strict=True)):
        line = y + 18 + 28 * index
        weight = "" if shift.startswith("=") else " strong"
        parts.append(label(x, line, name, "small") + label(x + width, line, shift, f"small end{weight}"))
        parts.append(path(f"M{x:g} {line + 9:g}h{width:g}", "leader"))
    return "".join(parts) + framed((x, y + 170, width), "Why, and what instead", shown.why, shown.class_)[0]

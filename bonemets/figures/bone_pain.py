"""Where bone pain comes from: one metastasis, four places that hurt, and the pattern of pain each gives."""

from __future__ import annotations

from bonemets.figures.bone_pain_scene import NARROW, SOURCES, WIDE, drawing
from bonemets.figures.choice import chosen
from bonemets.figures.figure import Control, Figure, Table

SOURCE = Control(
    "source",
    "Look closer at",
    (
        ("all", "All four"),
        ("skin", "Stretched skin"),
        ("acid", "Acid"),
        ("crack", "Cracked strut"),
        ("root", "Pressed root"),
    ),
    "all",
)
_ALL = "One lesion can hurt in four ways, and each kind of pain asks for something else."


def draw(source: str = "all") -> Figure:
    """Draw the figure.

    Args:
        source: ``"all"``, ``"skin"``, ``"acid"``, ``"crack"`` or ``"root"``.

    Raises:
        ValueError: If ``source`` is none of these.

    >>> draw("crack").reading
    'One strut is sound, one thin; the middle one has cracked beside a nerve ending.'
    """
    chosen(SOURCE, source)
    told = "".join(f" {each.name}: {each.pattern.lower()}. {each.says}" for each in SOURCES.values())
    if source != "all":
        each = SOURCES[source]
        told = f" Close up: {each.seen} {each.name}. {each.why} {each.pattern}: {each.says} {' '.join(each.asks)}"
    return Figure(
        name="bone-pain",
        title="Where in a bone does it hurt, and how does each place feel?",
        reading=_ALL if source == "all" else SOURCES[source].seen,
        alt="A vertebra cut open, between two others. A tumor lifts the periosteum in front, wears the struts inside, "
        f"and presses a nerve root behind.{told}",
        wide=drawing(source, WIDE),
        narrow=drawing(source, NARROW),
        table=Table(
            caption="Four places that hurt; one person can have them all",
            head=("Place", "What happens", "Pattern", "What people may say", "What it asks of you"),
            rows=tuple(
                (each.name, each.why, each.pattern, each.says, " ".join(each.asks)) for each in SOURCES.values()
            ),
        ),
        sources=("nencini-2016", "yoneda-2018", "spine-pain-2024", "synthesis"),
        controls=(SOURCE,),
    )

"""The same total calcium three times, with another part of it free."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bonemets.figures.blood import albumin, complexed, ion
from bonemets.figures.choice import chosen
from bonemets.figures.curve import rounded
from bonemets.figures.figure import Control, Figure, Table
from bonemets.figures.framed_words import framed, free
from bonemets.figures.svg import canvas, element, label, path

if TYPE_CHECKING:
    from bonemets.figures.outline import Point

PERSON = Control(
    "person",
    "Whose blood",
    (("usual", "Albumin as usual"), ("low", "Half the albumin"), ("alkaline", "Breathing too fast")),
    "usual",
)
TOTAL_MMOL_PER_L = 2.4


@dataclass(frozen=True)
class Sample:
    """One person's blood; each dot of calcium stands for 0.1 mmol/L.

    Attributes:
        loads: Calcium on each albumin.
        free: Free (ionized) dots.
        albumin: Albumin in both units.
        corrected: Corrected calcium in both units.
        ph: Acidity of the blood.
        verdict: Head of the frame.
        class_: Frame of the verdict.
        reading: What to see.
        why: The reason.
    """

    loads: tuple[int, ...]
    free: int
    albumin: str
    corrected: str
    ph: str
    verdict: str
    class_: str
    reading: str
    why: str


OTHER_PROTEIN = 2
COMPLEXED = 2
SAMPLES = {
    "usual": Sample(
        (2, 2, 2, 2),
        12,
        "40 g/L (4.0 g/dL)",
        "2.40 mmol/L (9.6 mg/dL)",
        "7.40",
        "Free calcium in range",
        "routine",
        "Twelve of twenty-four dots swim free, ten ride on protein, two have a small partner.",
        "Total, corrected and ionized agree. Any of them would do.",
    ),
    "low": Sample(
        (3, 3),
        14,
        "20 g/L (2.0 g/dL)",
        "2.80 mmol/L (11.2 mg/dL)",
        "7.40",
        "Free calcium high",
        "urgent",
        "Still twenty-four dots, but only two albumins to ride on: fourteen swim free.",
        "The total looks normal and hides it. Correction uncovers it; ionized calcium settles it.",
    ),
    "alkaline": Sample(
        (3, 3, 2, 2),
        10,
        "40 g/L (4.0 g/dL)",
        "2.40 mmol/L (9.6 mg/dL)",
        "7.55",
        "Free calcium low",
        "soon",
        "The same albumins hold more: ten dots swim free, and no formula shows it.",
        "Blown-off carbon dioxide raises pH, and albumin grips more calcium: lips tingle. An open tube does the same.",
    ),
}


def draw(person: str = "usual") -> Figure:
    """Draw the figure.

    Args:
        person: ``"usual"``, ``"low"`` (half the albumin) or ``"alkaline"`` (breathing too fast).

    Raises:
        ValueError: If ``person`` is none of these.

    >>> draw("low").name
    'calcium-forms'
    """
    chosen(PERSON, person)
    shown = SAMPLES[person]
    return Figure(
        name="calcium-forms",
        title="The same total calcium: how much of it is free?",
        reading=shown.reading,
        alt=f"A vessel with {len(shown.loads)} albumin molecules that carry {sum(shown.loads)} dots of calcium, "
        f"another protein with {OTHER_PROTEIN}, {COMPLEXED} dots with a small partner and {shown.free} free dots. "
        f"{shown.reading} {shown.verdict}: {_ionized(shown)}. {shown.why}",
        wide=_drawing(shown, WIDE),
        narrow=_drawing(shown, NARROW),
        table=Table(
            caption="One total, 2.40 mmol/L (9.6 mg/dL), in three people; the numbers are a picture",
            head=("Whose blood", "Albumin", "pH", "Corrected", "Ionized, mmol/L", "What it means"),
            rows=tuple(
                (dict(PERSON.choices)[key], each.albumin, each.ph, each.corrected, _ionized(each), each.why)
                for key, each in SAMPLES.items()
            ),
        ),
        sources=("payne1973", "smith-2018-adjca", "ifcc-ica-1991", "anatomy", "synthesis"),
        controls=(PERSON,),
    )


def _ionized(shown: Sample) -> str:
    return f"{shown.free / 10:.2f}"


@dataclass(frozen=True)
class Layout:
    """Where vessel and words stand in one of the two drawings."""

    width: float
    height: float
    vessel: tuple[float, float]
    words: tuple[float, float, float]


WIDE = Layout(760, 384, (12, 12), (412, 12, 336))
NARROW = Layout(360, 676, (4, 8), (6, 324, 346))
_ALBUMINS: tuple[Point, ...] = ((62, 44), (300, 88), (96, 186), (262, 242))
_OTHER: Point = (186, 132)
_COMPLEXED: tuple[Point, ...] = ((232, 34), (46, 112))
_FREE: tuple[Point, ...] = (
    (132, 28), (176, 62), (24, 82), (112, 96), (248, 124), (310, 146), (44, 152), (152, 178), (216, 184), (302, 200),
    (30, 226), (170, 240), (114, 250), (330, 40),
)  # fmt: skip
_SIZE = (352, 276)


def _drawing(shown: Sample, at: Layout) -> str:
    x, y = at.vessel
    parts = [element("rect", x=x, y=y, width=_SIZE[0], height=_SIZE[1], rx=14, class_="blood")]
    parts += [albumin(x + a, y + b, load) for (a, b), load in zip(_ALBUMINS, shown.loads, strict=False)]
    parts.append(_other(x + _OTHER[0], y + _OTHER[1]))
    parts += [complexed(x + a, y + b) for a, b in _COMPLEXED]
    parts += [ion(x + a, y + b) for a, b in _FREE[: shown.free]]
    return canvas(at.width, at.height, *parts, _key(x, y + _SIZE[1] + 18), _words(shown, at))


def _other(x: float, y: float) -> str:
    """Draw a protein that is not albumin, with its calcium."""
    body = rounded(((x - 15, y - 10), (x + 15, y - 10), (x + 15, y + 10), (x - 15, y + 10)))
    name = label(x, y + 25, "other protein", "small middle")
    return path(body, "surface") + ion(x - 6, y, 3.9) + ion(x + 6, y, 3.9) + name


def _key(x: float, y: float) -> str:
    """Name what floats in the vessel."""
    free_dot = ion(x + 8, y) + label(x + 18, y + 5, "free", "small")
    carried = albumin(x + 84, y, 2) + label(x + 106, y + 5, "on albumin", "small")
    partner = complexed(x + 216, y) + label(x + 236, y + 5, "with a partner", "small")
    return free_dot + carried + partner


def _words(shown: Sample, at: Layout) -> str:
    x, y, width = at.words
    rows = (
        ("Total", "2.40 mmol/L (9.6 mg/dL)", ""),
        ("Albumin", shown.albumin, ""),
        ("pH of the blood", shown.ph, ""),
        ("Corrected", shown.corrected, ""),
        ("Ionized", f"{_ionized(shown)} mmol/L", " strong"),
    )
    parts = []
    for index, (name, value, weight) in enumerate(rows):
        line = y + 18 + 26 * index
        parts.append(label(x, line, name, f"small{weight}") + label(x + width, line, value, f"small end{weight}"))
        parts.append(path(f"M{x:g} {line + 8:g}h{width:g}", "leader"))
    frame, foot = framed((x, y + 152, width), shown.verdict, shown.why, shown.class_)
    note = "One dot is 0.1 mmol/L; counts are a picture. Usual ionized: about 1.15 to 1.30 mmol/L, by laboratory."
    return "".join(parts) + frame + free(x, foot + 24, width, note)

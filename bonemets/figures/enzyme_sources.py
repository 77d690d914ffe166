"""Where alkaline phosphatase comes from, and how the sum looks when one source gives more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bonemets.figures.choice import chosen
from bonemets.figures.figure import Control, Figure, Table
from bonemets.figures.framed_words import framed, free
from bonemets.figures.organ import gut
from bonemets.figures.svg import arrow, canvas, element, group, label, path

if TYPE_CHECKING:
    from bonemets.figures.outline import Point

PATTERN = Control(
    "pattern",
    "Which source gives more",
    (("usual", "None: as usual"), ("bone", "Bone"), ("liver", "Liver or bile"), ("placenta", "Placenta")),
    "usual",
)
LIMIT_U_PER_L = 120
_NAMES = ("Bone", "Liver", "Gut", "Placenta")
_CLASSES = ("bone", "organ", "fluid", "skin")


@dataclass(frozen=True)
class Pattern:
    """One way in which the sum comes about.

    Attributes:
        shares: U/L from bone, liver, gut and placenta; invented numbers.
        ggt: What GGT shows.
        reading: What to see.
        why: What may be behind it.
    """

    shares: tuple[int, int, int, int]
    ggt: str
    reading: str
    why: str


PATTERNS = {
    "usual": Pattern(
        (40, 42, 8, 0),
        "GGT normal",
        "Bone and liver give most of it, in about equal parts; the sum stays under the limit.",
        "Osteoblasts, the builders, are bone’s source; cells along the bile ducts are the liver’s.",
    ),
    "bone": Pattern(
        (260, 42, 8, 0),
        "GGT normal",
        "The bone part has grown sixfold; liver and gut are as before, and GGT says so.",
        "Blastic metastasis, a healing fracture, bone healing under treatment, Paget disease. Not: bone that is "
        "dissolved and not rebuilt.",
    ),
    "liver": Pattern(
        (40, 262, 8, 0),
        "GGT raised",
        "The liver part has grown, and GGT has gone up with it; the bone part is as before.",
        "Blocked bile, liver disease, a drug, metastases in the liver. Look for dark urine, yellow eyes, an itch.",
    ),
    "placenta": Pattern(
        (48, 40, 8, 104),
        "GGT normal",
        "A fourth source has joined in: the placenta. The sum is over the limit, and nobody is ill.",
        "Expected late in pregnancy. Bone gives a little more then, too.",
    ),
}


def draw(pattern: str = "usual") -> Figure:
    """Draw the figure.

    Args:
        pattern: ``"usual"``, ``"bone"``, ``"liver"`` or ``"placenta"``.

    Raises:
        ValueError: If ``pattern`` is none of these.

    >>> draw("liver").name
    'enzyme-sources'
    """
    chosen(PATTERN, pattern)
    shown = PATTERNS[pattern]
    parts = ", ".join(f"{name.lower()} {share}" for name, share in zip(_NAMES, shown.shares, strict=True))
    return Figure(
        name="enzyme-sources",
        title="Where does alkaline phosphatase come from, and which part has grown?",
        reading=shown.reading,
        alt=f"Four organs give to one bar, the sum in blood, with a limit at {LIMIT_U_PER_L} U/L. Parts in U/L: "
        f"{parts}; together {sum(shown.shares)}. {shown.ggt}. {shown.reading} {shown.why}",
        wide=_drawing(shown, WIDE),
        narrow=_drawing(shown, NARROW),
        table=Table(
            caption="One enzyme, four sources, in U/L (invented numbers)",
            head=("What gives more", *_NAMES, "Sum", "GGT", "What may be behind it"),
            rows=tuple(
                (dict(PATTERN.choices)[key], *map(str, each.shares), str(sum(each.shares)), each.ggt[4:], each.why)
                for key, each in PATTERNS.items()
            ),
        ),
        sources=("alp-review", "alp-teaching", "marshfield-alp", "abi-alp-2016", "synthesis"),
        controls=(PATTERN,),
    )


@dataclass(frozen=True)
class Layout:
    """Where organs, bar and words stand in one of the two drawings."""

    width: float
    height: float
    organs: tuple[Point, ...]
    bar: Point
    scale: float
    words: tuple[float, float, float]


WIDE = Layout(760, 380, ((90, 56), (278, 56), (466, 56), (654, 56)), (34, 182), 2.06, (34, 266, 690))
NARROW = Layout(360, 560, ((88, 56), (268, 56), (88, 176), (268, 176)), (14, 304), 0.98, (10, 388, 340))


def _drawing(shown: Pattern, at: Layout) -> str:
    parts = [_organ(index, shown.shares[index], spot) for index, spot in enumerate(at.organs)]
    parts.append(_bar(shown, at))
    x, _, width = at.words
    frame, foot = framed(at.words, shown.ggt, shown.why)
    return canvas(at.width, at.height, *parts, frame, free(x, foot + 22, width, "The numbers are invented."))


def _organ(index: int, share: int, spot: Point) -> str:
    """Draw one source with its name, its part, and an arrow when it gives."""
    x, y = spot
    drawn = (_bone, _liver, gut, _placenta)[index]()
    words = label(x, y + 52, _NAMES[index], "strong middle")
    words += label(x, y + 70, f"{share} U/L" if share else "none", "small soft middle")
    tip = arrow(x + 54, y + 30, x + 54, y + 30 + min(14 + share / 7, 46)) if share else ""
    return group(drawn, class_=None if share else "dim", transform=f"translate({x:g} {y - 4:g})") + words + tip


def _bone() -> str:
    cells = "".join(
        element("rect", x=-30 + 15.5 * k, y=-16, width=13, height=12, rx=4, class_="osteoblast") for k in range(4)
    )
    return element("rect", x=-34, y=-4, width=68, height=30, rx=5, class_="bone") + cells


def _liver() -> str:
    body = "M-33 -4C-30 -20 -8 -26 12 -22C26 -19 35 -13 33 -7C28 2 15 4 7 11C-2 20 -18 26 -27 19C-34 13 -35 4 -33 -4Z"
    return path(body, "organ") + path("M2 -23C-2 -10 2 0 5 12", "line")


def _placenta() -> str:
    disc = element("ellipse", rx=32, ry=20, class_="skin")
    return disc + path(
        "M-22 -4C-12 -8 -6 -2 0 0C8 2 16 -8 24 -4M-18 8C-10 4 -4 4 0 0C2 8 12 10 18 8M0 0C4 14 -8 18 -2 27", "vein"
    )


def _bar(shown: Pattern, at: Layout) -> str:
    """Draw the sum as one bar, its parts in the order of the organs, and the limit."""
    x, y = at.bar
    parts = [label(x, y - 10, f"Sum in blood: {sum(shown.shares)} U/L", "strong")]
    for share, name, class_ in zip(shown.shares, _NAMES, _CLASSES, strict=True):
        size = share * at.scale
        parts.append(element("rect", x=x, y=y, width=size, height=34, class_=class_))
        if size > 14 + 8 * len(name):
            parts.append(label(x + size - 8, y + 22, name, "small end"))
        x += size
    limit = at.bar[0] + LIMIT_U_PER_L * at.scale
    parts.append(
        path(f"M{limit:g} {y - 4:g}v46", "now") + label(limit, y + 58, f"limit {LIMIT_U_PER_L}", "small middle")
    )
    return "".join(parts)

"""One collapsed vertebra, as an X-ray shows it and as MRI of the whole spine shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bonemets.figures.annotation import fold, leader
from bonemets.figures.choice import chosen
from bonemets.figures.compact import compact
from bonemets.figures.figure import Control, Figure, Table
from bonemets.figures.film_spine import FilmSpine
from bonemets.figures.spine_segment import Segment
from bonemets.figures.svg import canvas, element, group, label, lines

if TYPE_CHECKING:
    from bonemets.figures.outline import Point

PICTURE = Control("picture", "Picture", (("xray", "X-ray"), ("mri", "MRI of the whole spine")), "xray")
_LEVEL, _SILENT = "T8", ("T3", "L2")
_SEGMENT = Segment("lytic", "over", "normal", "none", "2", share=0.34)


@dataclass(frozen=True)
class Finding:
    """One thing to know tonight, and whether each picture tells it."""

    what: str
    xray: str
    mri: str


FINDINGS = (
    Finding("A vertebra has collapsed", "Seen", "Seen"),
    Finding("Is it tumor or thin bone?", "Not told", "Tumor in the marrow"),
    Finding("Is the cord pressed?", "Not seen", "Yes, at T8"),
    Finding("Is there a second place?", "Not seen", "T3 and L2, silent"),
)
_FILMS = {"xray": "X-ray, from the side", "mri": "MRI, whole spine"}
_READING = {
    "xray": "The X-ray shows the collapse. It cannot say why it happened, or what became of the cord.",
    "mri": "The same evening, the same spine: the cord is pressed at T8, and two silent metastases lie elsewhere.",
}
_ALT = {
    "xray": "An X-ray of a spine from the side, and three vertebrae close up. The vertebra T8 is collapsed in front; "
    "the others look normal. No cord can be seen. ",
    "mri": "MRI of the same spine from the side, and three vertebrae close up. T8 is collapsed and filled with tumor, "
    "which bulges back and narrows the cord; T3 and L2, of normal shape, hold tumor as well. ",
}


@dataclass(frozen=True)
class Layout:
    """Where things stand: canvas, the long film, the close-up, and the words."""

    size: Point
    strip: tuple[float, float, float]  # left, top, scale
    close: tuple[float, float, float, float]  # left, top, width, height
    zoom: float
    words: Point


WIDE = Layout((760, 500), (8, 30, 0.8), (196, 30, 250, 270), 1.42, (476, 48))
NARROW = Layout((360, 840), (6, 30, 0.74), (188, 30, 168, 200), 0.98, (8, 500))


def draw(picture: str = "xray") -> Figure:
    """Draw the figure.

    Args:
        picture: ``"xray"`` or ``"mri"``.

    Raises:
        ValueError: If ``picture`` is neither.

    >>> draw("mri").name
    'collapse'
    """
    chosen(PICTURE, picture)
    told = " ".join(f"{each.what.rstrip('?')}: {_answer(each, picture)}." for each in FINDINGS)
    return Figure(
        name="collapse",
        title="What does an X-ray of a collapse leave open?",
        reading=_READING[picture],
        alt=_ALT[picture] + told,
        wide=_drawing(picture, WIDE),
        narrow=_drawing(picture, NARROW),
        table=Table(
            caption="One collapsed vertebra in two pictures",
            head=("To know tonight", "X-ray", "MRI of the whole spine"),
            rows=tuple((each.what, each.xray, each.mri) for each in FINDINGS),
        ),
        sources=("nice-ng234", "jpm-xray-2009", "anatomy"),
        controls=(PICTURE,),
    )


def _answer(each: Finding, picture: str) -> str:
    return each.xray if picture == "xray" else each.mri


def _drawing(picture: str, at: Layout) -> str:
    left, top, scale = at.strip
    spine = FilmSpine(_LEVEL, _SILENT, left + 26, top + 14, scale)
    film = element("rect", x=left, y=top, width=140, height=580 * scale, rx=4, class_="film")
    x, y, width, height = at.close
    close = element("rect", x=x, y=y, width=width, height=height, rx=4, class_="film")
    middle = (x + width * 0.36, y + height * 0.56)
    near = group(_SEGMENT.draw(middle, at.zoom), class_=f"as-{picture}")
    names = label(left, top - 10, _FILMS[picture], "small strong") + label(x, y - 10, "T8, close up", "small strong")
    shapes = (film, group(spine.draw(), class_=f"as-{picture}"), close, near, names)
    return compact(canvas(*at.size, *shapes, _pointers(picture, spine, at), _words(picture, at)))


def _pointers(picture: str, spine: FilmSpine, at: Layout) -> str:
    """Name the levels beside the long film; the silent ones only where they can be seen."""
    edge = at.strip[0] + 140
    shown = (_LEVEL, *(_SILENT if picture == "mri" else ()))
    return "".join(
        leader((edge + 4, spine.front(name)[1]), (edge - 3, spine.front(name)[1]))
        + label(edge + 6, spine.front(name)[1] + 4.5, name, "small strong")
        for name in shown
    )


def _words(picture: str, at: Layout) -> str:
    """Ask the four questions, each with what this picture answers."""
    x, y = at.words
    parts = []
    for each in FINDINGS:
        answer = _answer(each, picture)
        open_ = answer.startswith("Not")
        mark = element("circle", cx=x + 7, cy=y - 5, r=6, class_="box" if open_ else "mark")
        parts.append(mark + lines(x + 22, y, fold(each.what, 28), "strong", 19))
        parts.append(label(x + 22, y + 21, answer, "small soft" if open_ else "small"))
        y += 62
    rule = fold("Heavy legs, numbness, bladder: call now. MRI of the whole spine within 24 hours (NICE, 2023).", 34)
    return "".join(parts) + lines(x, y + 14, rule, "small strong", 18)

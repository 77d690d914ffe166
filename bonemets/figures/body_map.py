"""Where symptoms of bone metastases come from: five sites on the skeleton, and how each arises."""

from __future__ import annotations

from dataclasses import dataclass

from bonemets.figures.annotation import badge, fold, leader
from bonemets.figures.body_shape import silhouette
from bonemets.figures.figure import Figure, Table
from bonemets.figures.outline import band, place, sample, smooth
from bonemets.figures.skeleton_shape import Skeleton
from bonemets.figures.svg import canvas, label, lines, number, path


@dataclass(frozen=True)
class _Note:
    """One label: a number, the name used beside the narrow figure, a heading, and its text."""

    key: str
    short: tuple[str, ...]
    heading: str
    text: tuple[str, ...]

    def folded(self, room: int) -> tuple[str, ...]:
        """Return the text in lines of at most ``room`` characters."""
        return tuple(line for part in self.text for line in fold(part, room))


_PAIN = _Note(
    "1",
    ("Pain",),
    "Pain, the most common",
    (
        "Biologic: tumor in the bone; dull, may be worse at night.",
        "Mechanical: weak bone; on movement, eased by lying.",
    ),
)
_CORD = _Note(
    "2",
    ("Spinal", "cord"),
    "Spinal cord pressed",
    (
        (
            "Tumor presses on the cord. Usually back pain first, then weak or numb legs, bladder and bowel late. "
            "Any one sign alone: call now."
        ),
    ),
)
_BREAK = _Note(
    "3",
    ("Fracture",),
    "Fracture",
    ("Tumor weakens the bone. Most often ribs and vertebrae; in the limbs, upper femur, then humerus.",),
)
_CALCIUM = _Note(
    "4",
    ("Calcium",),
    "High blood calcium",
    (
        "Tumor hormone (PTHrP) or bone loss raises calcium.",
        "Brain: tired, confused",
        "Kidneys: much urine, thirst",
        "Gut: constipation, nausea",
    ),
)
_MARROW = _Note(
    "5",
    ("Marrow",),
    "Crowded marrow",
    (
        "Tumor crowds out the cells that form blood.",
        "Few red cells: tired, weak",
        "Few white cells: infection",
        "Few platelets: bleeding",
    ),
)
_RED = _Note(
    "",
    ("Red", "marrow"),
    "Red marrow",
    ("Skull, spine, ribs, pelvis, tops of femur and humerus: here lie more than 90% of bone metastases.",),
)
_FATTY = _Note("", ("Fatty", "marrow"), "Mostly fatty marrow", ("Metastases beyond elbow or knee are rare.",))
_TUMOR = _Note("", ("Metastasis",), "A metastasis", ())

# Where things are, in units of the body (see body_shape).
_HUMERUS, _VERTEBRA, _FEMUR, _ILIUM, _ISCHIUM = (-67, 122), (0, 155), (-48.4, 285), (36, 243), (-24, 294)
_SPOTS = ((_HUMERUS, 1.15), (_VERTEBRA, 1.1), (_FEMUR, 1.2), (_ILIUM, 1.5), (_ISCHIUM, 0.8), ((6, 208), 0.9))
_BRAIN, _KIDNEY, _GUT, _RED_SPOT, _SHIN = (9, 19), (20, 199), (32, 219), (48, 303), (-29, 455)
_BLOB = ((0, -4.6), (3.6, -3.4), (5, 0.6), (2.8, 4.4), (-1.4, 4.8), (-4.8, 2), (-4, -2.6))
_KIDNEY_SHAPE = ((0, -9), (5, -6.6), (6, 1), (3, 8.6), (-1.6, 8.6), (-2.6, 4), (-1, 0), (-3, -4.6))
_GUT_SHAPE = ((-9, -7), (6, -7.4), (10, -3.6), (6, 0), (-6, 0), (-9, 3.6), (-6, 7.2), (9, 7))
_SOURCES = (
    *("seed-2010", "emedicine-bm", "learningradiology", "humerus2023-mirels", "synthesis"),
    *("pcnow-mscc", "nice-ng234", "sternlicht-2015", "sfe-hyperca-2016"),
)


def draw() -> Figure:
    """Draw the figure.

    >>> draw().name
    'body-map'
    """
    return Figure(
        name="body-map",
        title="Where do symptoms come from, and how?",
        reading="Metastases favor bones with red marrow; where they sit decides what a person feels.",
        alt=(
            "A standing figure from the front with its skeleton. Bones that hold red marrow are tinted: "
            "skull, spine, ribs, breastbone, pelvis and the upper ends of humerus and femur. Five "
            "numbered labels: pain, at the upper humerus; a pressed spinal cord, at a thoracic "
            "vertebra; fracture, at the upper femur; high blood calcium, acting on brain, kidneys "
            "and gut; crowded marrow, in the pelvis, with few red cells, white cells and platelets. Below "
            "elbow and knee, where metastases are rare, the marrow is mostly fatty."
        ),
        wide=_wide(),
        narrow=_narrow(),
        table=_table(),
        sources=_SOURCES,
    )


def _wide() -> str:
    bones = Skeleton(380, 20)
    at = bones.point
    return canvas(
        760,
        596,
        _body(bones),
        leader((250, 41), at(*_HUMERUS)),
        leader((250, 148), at(*_VERTEBRA)),
        leader((250, 279), at(-58, 298)),
        leader((250, 399), at(*_ISCHIUM)),
        leader((250, 477), at(*_SHIN), dot=True),
        leader((526, 130), at(*_BRAIN), dot=True),
        leader((526, 148), at(*_KIDNEY), dot=True),
        leader((526, 166), at(*_GUT), dot=True),
        leader((526, 255), at(*_ILIUM)),
        leader((526, 425), at(*_RED_SPOT), dot=True),
        _tumors(bones),
        *(_left(note, y) for note, y in ((_PAIN, 46), (_CORD, 153), (_BREAK, 284), (_TUMOR, 404), (_FATTY, 482))),
        *(_right(note, y) for note, y in ((_CALCIUM, 72), (_MARROW, 260), (_RED, 430))),
    )


def _left(note: _Note, y: float) -> str:
    """Write a label left of the body, flush right, so that its number touches its leader."""
    mark = badge(238, y - 5, note.key) if note.key else ""
    heading = label(222 if note.key else 246, y, note.heading, "strong end")
    return mark + heading + lines(246, y + 23, note.folded(30), "small end", 18)


def _right(note: _Note, y: float) -> str:
    mark = badge(540, y - 5, note.key) if note.key else ""
    heading = label(556 if note.key else 532, y, note.heading, "strong")
    return mark + heading + lines(532, y + 23, note.folded(28), "small", 18)


def _body(bones: Skeleton) -> str:
    """Draw the body, the organs that calcium acts on, the bones, and the break in the femur."""
    scale = bones.scale
    kidneys = (smooth(place(_KIDNEY_SHAPE, *bones.point(x, 197), scale, x / 19)) for x in (-19, 19))
    gut = band(sample(place(_GUT_SHAPE, *bones.point(30, 219), scale), closed=False, steps=3), 4.6 * scale)
    organs = "".join(path(d, "organ") for d in (*kidneys, smooth(gut)))
    x, y = bones.point(*_FEMUR)
    crack = path(f"M{number(x - 10)} {number(y + 13)}l5 -4l3 6l4 -5l3 6l6 -4", "line")
    return silhouette(bones.x, bones.y, scale) + organs + bones.draw() + crack


def _tumors(bones: Skeleton) -> str:
    return "".join(path(smooth(place(_BLOB, *bones.point(*at), size * bones.scale)), "tumor") for at, size in _SPOTS)


def _narrow() -> str:
    bones = Skeleton(180, 16, 0.86)
    y, blocks = 536.0, []
    for note in (_PAIN, _CORD, _BREAK, _CALCIUM, _MARROW, _RED, _FATTY):
        text = note.folded(37)
        mark = badge(22, y - 5, note.key) if note.key else ""
        heading = label(38 if note.key else 12, y, note.heading, "strong")
        blocks.append(mark + heading + lines(12, y + 23, text, leading=20))
        y += 43 + 20 * len(text)
    return canvas(360, y - 22, _body(bones), _narrow_leaders(bones), _tumors(bones), _tags(), *blocks)


def _narrow_leaders(bones: Skeleton) -> str:
    at = bones.point
    return (
        leader((28, 96), at(*_HUMERUS))
        + leader((28, 160), at(*_VERTEBRA))
        + leader((28, 356), (102, 336), at(-58, 298))
        + leader((82, 432), at(*_ISCHIUM))
        + "".join(leader((326, 52), at(*organ), dot=True) for organ in (_BRAIN, _KIDNEY, _GUT))
        + leader((332, 196), at(*_ILIUM))
        + leader((304, 366), at(*_RED_SPOT), dot=True)
        + leader((304, 440), at(29, 470), dot=True)
    )


def _tags() -> str:
    """Write the short names beside the narrow figure; the full text stands under it."""
    left = ((_PAIN, 96, 25), (_CORD, 160, 25), (_BREAK, 356, 25), (_TUMOR, 436, 0))
    right = ((_CALCIUM, 52, -18), (_MARROW, 196, 25), (_RED, 362, 0), (_FATTY, 436, 0))
    tags = [lines(6, y + drop, note.short, "small", 16) for note, y, drop in left]
    tags += [lines(354, y + drop, note.short, "small end", 16) for note, y, drop in right]
    tags += [badge(18, y, note.key) for note, y, _ in left if note.key]
    tags += [badge(336, y, note.key) for note, y, _ in right if note.key]
    return "".join(tags)


def _table() -> Table:
    return Table(
        caption="Symptoms of bone metastases and how they arise",
        head=("Problem", "What a person may notice", "How it arises", "Usual sites"),
        rows=(
            (
                "Pain",
                "Biologic: dull, constant, may be worse at night; mechanical: on movement, eased by lying",
                "Tumor in the bone; bone too weak for its load",
                "Any involved bone",
            ),
            (
                "Spinal cord compression",
                "Usually back pain first, then weak or numb legs, bladder and bowel late; any one sign alone: call now",
                "Tumor presses on the cord",
                "Spine, most often thoracic",
            ),
            (
                "Fracture",
                "Pain on bearing weight; sudden pain when the bone breaks",
                "Tumor weakens the bone",
                "Ribs and vertebrae most often; in the limbs, the upper femur, then the humerus",
            ),
            (
                "High blood calcium",
                "Thirst, much urine, constipation, nausea, tiredness, confusion",
                "Mostly tumor hormone (PTHrP), often with no bone metastases; partly bone breaking down",
                "Acts on brain, kidneys and gut",
            ),
            (
                "Crowded marrow",
                "Tired, weak, breathless; infection; bruising or bleeding",
                "Tumor takes the place of cells that form blood",
                "Red marrow: skull, spine, ribs, breastbone, pelvis, upper femur and humerus",
            ),
        ),
    )

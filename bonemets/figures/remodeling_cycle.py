"""How one small place on a bone is taken down and built up again, and how long each part takes."""

from __future__ import annotations

from dataclasses import dataclass

from bonemets.figures.bone_cell import lining, young_osteoclast
from bonemets.figures.bone_surface import Pit, bone_piece, osteoblasts, osteoclast
from bonemets.figures.figure import Figure, Table
from bonemets.figures.svg import arrow, canvas, element, group, label, lines, number, path

_WIDE_PIECE, _DEEP = 130, 62
_PIT = Pit(65, 46, 34)


@dataclass(frozen=True)
class Stage:
    """One stage: its name, how long it takes, and what happens."""

    name: str
    time: str
    text: tuple[str, ...]


STAGES = (
    Stage("1 Resting", "", ("Flat lining cells", "cover the surface.")),
    Stage("2 Resorption", "2–4 weeks", ("Osteoclasts dissolve", "a pit of old bone.")),
    Stage("3 Reversal", "", ("Osteoclasts leave;", "others clean up.")),
    Stage("4 Formation", "3–4 months", ("Osteoblasts fill the", "pit with osteoid.")),
    Stage("5 Mineralization", "", ("New bone hardens;", "some cells stay.")),
)
_WEEKS, _RESORB, _FORM = 26, 3, 15


def draw() -> Figure:
    """Draw the figure.

    >>> draw().name
    'remodeling-cycle'
    """
    return Figure(
        name="remodeling-cycle",
        title="How does bone renew itself, and which part is slow?",
        reading="Taking bone away takes weeks; building it back takes months.",
        alt=(
            "Five stages of one spot of bone, in a circle. Resting: flat lining cells. Resorption, two to four weeks: "
            "a large osteoclast sits in a pit. Reversal: the pit is empty but for a few small cells. Formation, three "
            "to four months: a row of osteoblasts fills the pit with osteoid. Mineralization: the pit is full, the new "
            "bone hardens, and lining cells rest again. A bar shows that formation takes about five times as long as "
            "resorption; the whole cycle takes about four to six months."
        ),
        wide=_wide(),
        narrow=_narrow(),
        table=Table(
            caption="The remodeling cycle of one spot of bone",
            head=("Stage", "What happens", "How long"),
            rows=(
                *((stage.name, " ".join(stage.text), stage.time or "—") for stage in STAGES),
                ("Whole cycle", "From resting to resting", "about 4–6 months"),
            ),
        ),
        sources=("sg-2004-bone", "bolamperti-2022", "anatomy"),
    )


def _piece(index: int) -> str:
    """Draw the bone and its cells in one stage, with the surface at ``y = 0``."""
    new = _refill(34 if index == 4 else 22)
    if index == 0:
        return bone_piece(_WIDE_PIECE, _DEEP, ()) + lining(14, 0, 3)
    bone = bone_piece(_WIDE_PIECE, _DEEP, (_PIT,))
    if index == 1:
        return bone + osteoclast(_PIT, 36)
    if index == 2:
        return bone + "".join(young_osteoclast(x, y, 5.5) for x, y in ((44, 12), (64, 24), (84, 14)))
    if index == 3:
        return bone + new + group(osteoblasts(32, 3), transform="translate(0 12)")
    return bone + new + lining(14, 0, 3)


def _refill(height: float) -> str:
    """Draw new bone in the lower part of the pit; ``height`` is counted from its floor."""
    level = _PIT.depth - height
    reach = _PIT.half * (height / _PIT.depth) ** 0.5
    a, b = _PIT.x - reach, _PIT.x + reach
    deep = number(level + 2 * height)
    return path(f"M{number(a)} {number(level)}Q{number(_PIT.x)} {deep} {number(b)} {number(level)}Z", "bone-shade")


def _at(x: float, y: float, index: int) -> str:
    return group(_piece(index), transform=f"translate({number(x)} {number(y)})")


def _wide() -> str:
    parts = []
    for index, stage in enumerate(STAGES):
        x = 8 + index * 152
        parts.append(label(x, 26, stage.name, "strong") + label(x, 46, stage.time, "small"))
        parts.append(_at(x, 108, index) + lines(x, 200, stage.text, "small", 17))
        if index:
            parts.append(arrow(x - 20, 138, x - 4, 138))
    back = path("M681 236V258H74V240", "arrow") + path("M74 232l-5 9h10Z", "arrow-head")
    middle = label(378, 276, "and the spot rests until the next repair", "small middle soft")
    return canvas(760, 402, *parts, back, middle, _bar(8, 322, 744))


def _narrow() -> str:
    parts = []
    for index, stage in enumerate(STAGES):
        y = 60 + index * 136
        words = label(156, y - 8, stage.name, "strong") + lines(156, y + 12, stage.text, "small", 17)
        time = label(156, y + 52, stage.time, "small strong") if stage.time else ""
        parts.append(_at(8, y, index) + words + time)
        if index:
            parts.append(arrow(73, y - 66, 73, y - 46))
    return canvas(360, 780, *parts, _bar(8, 712, 344))


def _bar(x: float, y: float, width: float) -> str:
    """Draw how long the two stages last, on a line of 26 weeks."""
    week = width / _WEEKS
    resorb = element("rect", x=x, y=y, width=week * _RESORB, height=22, class_="osteoclast")
    form = element("rect", x=x + week * _RESORB, y=y, width=week * _FORM, height=22, class_="osteoblast")
    after = path(f"M{number(x + week * (_RESORB + _FORM))} {number(y + 11)}H{number(x + width)}", "line dash")
    ticks = "".join(path(f"M{number(x + week * at)} {number(y + 22)}v6", "line") for at in range(0, 27, 4))
    names = label(x, y - 8, "take away", "small") + label(
        x + week * _RESORB + 46 * (width < 400), y - 8, "build back", "small"
    )
    rest = label(x + width, y - 2, "harden", "small end soft")
    weeks = "".join(
        label(min(x + week * at, x + width - 4), y + 43, str(at), "small middle" if at else "small")
        for at in range(0, 27, 8)
    )
    return (
        resorb
        + form
        + after
        + ticks
        + names
        + rest
        + weeks
        + label(x + width, y + 60, "weeks since repair began", "small end soft")
    )

"""The panels of ``will-it-break``: the bone under its load, the cut, a hundred bones, and the two choices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bonemets.domain.simulation.fracture import AFTER, BEFORE, HIP_LOAD_PERCENT, choice, circumference_gone
from bonemets.figures.annotation import fold, leader
from bonemets.figures.compact import compact
from bonemets.figures.explore.plot import Plot
from bonemets.figures.explore.score_bar import bar, cells
from bonemets.figures.explore.spinal_level_panel import SINS_NAMES
from bonemets.figures.long_bone import LongBone, section
from bonemets.figures.outline import place
from bonemets.figures.people import people
from bonemets.figures.spine_segment import Segment
from bonemets.figures.svg import arrow, canvas, element, label, lines, number, path

if TYPE_CHECKING:
    from bonemets.domain.result import Score
    from bonemets.figures.outline import Point

_MIRELS_NAMES = {
    "Bone lesion": "Lesion",
    "Size, as a share of the shaft": "Size of the width",
    "lower limb, away from the trochanters": "lower limb",
    "peritrochanteric": "top of the femur",
    "functional": "on use",
    "one third to two thirds": "1/3 to 2/3",
    "less than one third": "under 1/3",
    "more than two thirds": "over 2/3",
    "borderline": "disputed",
}


@dataclass(frozen=True)
class Case:
    """What is drawn.

    Attributes:
        bone: ``"humerus"``, ``"shaft"``, ``"top"`` or ``"spine"``.
        look: ``"lytic"``, ``"mixed"`` or ``"blastic"``.
        share: Share of the width (of the body, for the vertebra), 0 to 1.
        lost: Share of the height of the vertebra lost, 0 to 0.9.
        load: ``"bed"``, ``"walking"`` or ``"stairs"``.
        fixed: Whether a nail is in.
        score: Mirels, or SINS for the vertebra.
        strength: Bending strength left, 0 to 1; None where the model does not speak.
        broke: Of 100 such bones; None for the vertebra.
        unseen: Whether that figure was not seen.
    """

    bone: str
    look: str
    share: float
    lost: float
    load: str
    fixed: bool
    score: Score
    strength: float | None
    broke: int | None
    unseen: bool

    @property
    def disputed(self) -> bool:
        """Say whether this is the score on which the sources disagree."""
        return self.bone != "spine" and self.score.value == 8


def wide(case: Case) -> str:
    """Build the wide drawing."""
    left = label(8, 22, "Under load", "strong")
    middle = label(264, 22, "What is left", "strong")
    if case.bone == "spine":
        return canvas(
            760,
            592,
            left,
            compact(_spine(case, (150, 290), 1.6)),
            label(352, 22, "What is left", "strong") + _left(case, (352, 48), 20),
            _spine_words((516, 22), 32),
            _total(case, (8, 420), 744, columns=6),
        )
    return canvas(
        760,
        772,
        left,
        compact(_limb(case, (44, 112), 0.98)),
        middle + _left(case, (264, 44), 28),
        _hundred(case, (264, 252), 17),
        lines(264, 494, _held(case, 29), "small", 17),
        _choices(case, (504, 22), 244),
        _total(case, (8, 588), 744, columns=4),
    )


def narrow(case: Case) -> str:
    """Build the narrow drawing."""
    left = label(8, 22, "Under load", "strong")
    if case.bone == "spine":
        words = _spine_words((8, 436), 46)
        spine = compact(_spine(case, (130, 262), 1.3))
        return canvas(360, 872, left, spine, _left(case, (8, 378), 44), words, _total(case, (8, 654), 344, columns=3))
    return canvas(
        360,
        1300,
        left,
        compact(_limb(case, (8, 104), 0.76)),
        _left(case, (196, 96), 21),
        _hundred(case, (8, 462), 11),
        lines(136, 492, _held(case, 29), "small", 17),
        _choices(case, (8, 642), 344),
        _total(case, (8, 1052), 344, columns=2),
    )


def _limb(case: Case, at: Point, scale: float) -> str:
    """Draw the long bone, its lesion with its share, and the load."""
    bone = LongBone(
        "humerus" if case.bone == "humerus" else "femur",
        "top" if case.bone == "top" else "shaft",
        case.look,
        case.share,
        nailed=case.fixed,
    )
    drawn = [bone.draw(at, scale), _load(case, place((bone.head(),), *at, scale)[0])]
    (x, y), wide_ = bone.lesion()
    if case.share > 0:
        spot = place(((x + wide_ / 2, y),), *at, scale)[0]
        drawn.append(leader((spot[0] + 24, spot[1] + 46), spot))
        drawn.append(label(spot[0] + 8, spot[1] + 62, f"{case.share * 100:.0f} %", "small strong"))
    return "".join(drawn)


def _load(case: Case, tip: Point) -> str:
    """Draw the load as an arrow on the joint, as long as it is heavy."""
    x, y = tip
    if case.bone == "humerus":
        return arrow(x, y - 34, x, y - 4) + lines(x + 14, y - 38, ("pull and twist,", "no figure found"), "small", 16)
    percent = HIP_LOAD_PERCENT.get(case.load)
    if percent is None:
        return arrow(x, y - 20, x, y - 4) + lines(x + 14, y - 28, ("in bed:", "little"), "small", 16)
    text = (f"{percent} % of body", "weight, each step")
    return element("g", arrow(x, y - 66, x, y - 4, 14), class_="heavy") + lines(
        x + 16, y - 52, text, "small strong", 16
    )


def _spine(case: Case, at: Point, scale: float) -> str:
    """Draw the vertebra between its neighbors, from the side, and the weight above it."""
    segment = Segment(case.look, "none", "normal", "none", "0", lost=case.lost, share=case.share)
    x, y = place((segment.top(),), *at, scale)[0]
    load = element("g", arrow(x, y - 62, x, y - 6, 14), class_="heavy") if case.load != "bed" else ""
    word = "weight from above" if load else "lying: little load"
    fx, fy = place((segment.front(),), *at, scale)[0]
    return (
        segment.draw(at, scale)
        + load
        + label(x + 16, y - 44, word, "small strong")
        + leader((fx - 22, fy + 44), (fx + 8, fy))
        + label(fx - 40, fy + 60, f"{case.share * 100:.0f} %", "small strong")
    )


def _left(case: Case, at: Point, room: int) -> str:
    """Draw the cut with what is left of ring and strength."""
    x, y = at
    if case.bone == "spine":
        words = (f"{case.lost * 100:.0f} % of the height lost", f"{case.share * 100:.0f} % of the body is tumor")
        return lines(x, y, tuple(line for word in words for line in fold(word, room)), "small strong", 17)
    gone = circumference_gone(case.share)
    words = (f"{100 * (1 - gone):.0f} % of the ring left", _strength(case))
    text = tuple(line for word in words for line in fold(word, room))
    return compact(section((x + 52, y + 58), 50, case.share, case.look)) + lines(x, y + 132, text, "small strong", 17)


def _strength(case: Case) -> str:
    if case.strength is None:
        return f"strength of {case.look} bone: not modeled, and not strong"
    return f"{100 * case.strength:.0f} % of the bending strength left"


def _hundred(case: Case, at: Point, pitch: float) -> str:
    """Draw a hundred bones of this score as people: filled broke, pale held."""
    (x, y), broke = at, case.broke or 0
    return label(x, y, f"Mirels {case.score.value}: {broke} of 100 broke", "strong") + people((x, y + 14), pitch, broke)


def _held(case: Case, room: int) -> tuple[str, ...]:
    unseen = " [not yet checked]" if case.unseen else ""
    when = f"within about 6 months (1989){unseen}."
    held = 100 - (case.broke or 0)
    if not held:
        return fold(f"{when} None held in that small series.", room)
    return fold(f"{when} The other {held} held: an operation would not have been needed.", room)


def _choices(case: Case, at: Point, width: float) -> str:
    """Compare femurs fixed in time with femurs that broke first, as pairs of bars."""
    x, y = at
    rows = (
        ("Went straight home, of 100", BEFORE.home_percent, AFTER.home_percent, 100),
        ("Walked without support, of 100", BEFORE.walks_unaided_percent, AFTER.walks_unaided_percent, 100),
        ("Days in hospital", BEFORE.stay_days, AFTER.stay_days, 14),
        ("Blood loss, mL", BEFORE.blood_loss_ml, AFTER.blood_loss_ml, 800),
    )
    drawn, top = [label(x, y, "Fixed in time, or broken first", "strong")], y + 28
    for name, before, after, most in rows:
        drawn.append(label(x, top, name, "small soft"))
        for value, word in ((before, "fixed"), (after, "broken")):
            top += 17
            chosen = case.fixed and value == before
            shade, length = "small strong" if chosen else "small", (width - 98) * value / most
            box = element(
                "rect", x=x + 54, y=top - 11, width=length, height=14, rx=3, class_="accent" if chosen else "surface"
            )
            drawn.append(label(x, top, word, shade) + box + label(x + 60 + length, top, f"{value}", shade))
        top += 24
    room = round(width / 7.2)
    note = fold(
        f"Femurs: {BEFORE.people} fixed before and {AFTER.people} after the break, one surgeon's series (2003), "
        "not a trial: the groups were not alike.",
        room,
    )
    drawn.append(lines(x, top + 2, note, "small soft", 17))
    return "".join(drawn) + lines(x, top + 14 + 17 * len(note), _expected(case, room), "small", 18)


def _expected(case: Case, room: int) -> tuple[str, ...]:
    """Say what both choices would mean for a hundred such bones, if the two series held for them."""
    if case.bone == "humerus":
        return fold("For arms our sources give no such figures.", room)
    points = case.score.value if isinstance(case.score.value, int) else 0
    ahead = choice(points)
    return (
        *fold(f"100 fixed now: {ahead.needless} would have held; {ahead.home_now:.0f} go straight home.", room),
        *fold(f"100 wait: {ahead.fractures} break, and {ahead.home_broken:.0f} of those go straight home.", room),
    )


def _spine_words(at: Point, room: int) -> str:
    text = (
        "No one has published how many vertebrae break at each SINS.",
        "From 7 points on: ask a spinal surgeon. Until then move the person with care.",
        "SINS does not see the nerves: ask for legs, feeling, bladder and bowel, whatever it says.",
    )
    drawn, y = [label(*at, "What the score does not say", "strong")], at[1] + 26
    for sentence in text:
        folded = fold(sentence, room)
        drawn.append(lines(at[0], y, folded, "small", 18))
        y += 18 * len(folded) + 10
    return "".join(drawn)


def _total(case: Case, at: Point, width: float, *, columns: int) -> str:
    """Draw the score with its items; for Mirels also where the two camps begin to fix."""
    (x, y), spine = at, case.bone == "spine"
    names, most = (SINS_NAMES, 18) if spine else (_MIRELS_NAMES, 12)
    rows = -(-len(case.score.parts) // columns)
    plot = Plot(x, y + 54 * rows + (16 if spine else 38), width, 26, (0, most), (0, 1))
    drawn = [
        label(x, y, f"{'SINS' if spine else 'Mirels'}: {case.score.working}", "strong"),
        cells(case.score, names, (x, y + 22), columns=columns, width=width / columns),
        bar(case.score, plot, names),
    ]
    if not spine:
        for value, text, class_, shift in ((7.5, "1989: fix", "small end", -5), (8.5, "later: fix", "small", 5)):
            mark = plot.x(value)
            drawn.append(path(f"M{number(mark)} {number(plot.top - 18)}V{number(plot.bottom + 4)}", "now"))
            drawn.append(label(mark + shift, plot.top - 8, text, class_))
    return "".join(drawn)

"""Spinal level explorer: put a tumor at a level, let it grow, and see nerves, stability and the clock."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from bonemets.domain.score.bilsky import SCALE as BILSKY
from bonemets.domain.score.sins import Alignment, Collapse, Lesion, Pain, Posterolateral, sins
from bonemets.domain.score.spine import Level
from bonemets.domain.simulation.spine_clock import clock, pressure_of
from bonemets.domain.spine import CAUTION, LEVELS, LEVELS_NOTE, SpineFinding, expected
from bonemets.figures.annotation import fold
from bonemets.figures.compact import compact
from bonemets.figures.explore.explorable import Choice, Explorable, Prediction, Preset, View
from bonemets.figures.explore.plot import Plot
from bonemets.figures.explore.score_bar import bar, cells
from bonemets.figures.explore.spinal_level_panel import (
    SINS_NAMES,
    clock_face,
    clock_height,
    close_up,
    slice_,
)
from bonemets.figures.figure import Table
from bonemets.figures.spinal_cord_panel import body, side
from bonemets.figures.spine_segment import Segment
from bonemets.figures.svg import canvas, label, lines

if TYPE_CHECKING:
    from bonemets.domain.result import Score
    from bonemets.domain.simulation.spine_clock import Clock
    from bonemets.figures.explore.explorable import Values

_GRADES = {
    "0": "in the bone only",
    "1a": "in the canal, sac not dented",
    "1b": "sac dented, cord not touched",
    "1c": "cord touched, not pressed",
    "2": "cord pressed, fluid still seen",
    "3": "cord pressed, no fluid seen",
}
_PAINS = {"none": Pain.NONE, "occasional": Pain.OCCASIONAL, "mechanical": Pain.MECHANICAL}
_COLLAPSES = {
    "none": Collapse.NONE,
    "involved": Collapse.INVOLVED,
    "under": Collapse.UNDER_HALF,
    "over": Collapse.OVER_HALF,
}
_ALIGNMENTS = {"normal": Alignment.NORMAL, "deformity": Alignment.DEFORMITY, "subluxation": Alignment.SUBLUXATION}
_JOINTS = {"none": Posterolateral.NONE, "one": Posterolateral.UNILATERAL, "both": Posterolateral.BILATERAL}

CONTROLS = (
    Choice("level", "Level", tuple((level.name, f"{level.name} ({level.landmark})") for level in LEVELS), "T10"),
    Choice(
        "grade", "How far back (Bilsky)", tuple((grade, f"{grade}: {text}") for grade, text in _GRADES.items()), "1b"
    ),
    Choice("signs", "New weakness, numbness, retention", (("none", "No"), ("new", "Yes")), "none"),
    Choice(
        "pain",
        "Spine pain",
        (("none", "None"), ("occasional", "Now and then"), ("mechanical", "On moving, eased by lying")),
        "occasional",
    ),
    Choice("lesion", "Lesion", (("lytic", "Lytic"), ("mixed", "Mixed"), ("blastic", "Blastic")), "lytic"),
    Choice(
        "collapse",
        "Collapse",
        (
            ("none", "None"),
            ("involved", "None, over half is tumor"),
            ("under", "Under half"),
            ("over", "Over half"),
        ),
        "none",
    ),
    Choice(
        "alignment",
        "Alignment",
        (("normal", "In line"), ("deformity", "New bend"), ("subluxation", "Slipped")),
        "normal",
    ),
    Choice("joints", "Joints behind", (("none", "Free"), ("one", "One side"), ("both", "Both sides")), "none"),
)


def score_of(values: Values) -> Score:
    """Work out SINS from what is drawn.

    >>> score_of(EXPLORABLE.start()).working
    '1 + 1 + 2 + 0 + 0 + 0 = 4'
    """
    return sins(
        level=Level(str(values["level"])),
        pain=_PAINS[str(values["pain"])],
        lesion=Lesion(str(values["lesion"])),
        alignment=_ALIGNMENTS[str(values["alignment"])],
        collapse=_COLLAPSES[str(values["collapse"])],
        posterolateral=_JOINTS[str(values["joints"])],
    )


def draw(values: Values) -> View:
    """Draw one spine.

    >>> draw(EXPLORABLE.start()).reading[:28]
    'T10, grade 1b, no nerve sign'
    """
    signs, grade = values["signs"] == "new", str(values["grade"])
    finding = expected(str(values["level"]), "pressed" if signs else _pressure(grade))
    score = score_of(values)
    points = score.value if isinstance(score.value, int) else 0
    when = clock(signs=signs, grade=grade, painful=values["pain"] != "none", sins=points)
    look, collapse, alignment, joints = (str(values[name]) for name in ("lesion", "collapse", "alignment", "joints"))
    segment = Segment(look, collapse, alignment, joints, grade)
    return View(
        reading=_reading(finding, grade, score, when),
        alt=_alt(finding, segment, score, when),
        wide=_wide(finding, segment, score, when),
        narrow=_narrow(finding, segment, score, when),
        table=_table(finding, grade, score, when),
        notes=_notes(finding, grade, values),
    )


def _pressure(grade: str) -> str:
    """Return what the body shows without nerve signs: nothing is lost yet, even where the cord is pressed."""
    return "touching" if pressure_of(grade) == "pressed" else pressure_of(grade)


def _notes(finding: SpineFinding, grade: str, values: Values) -> tuple[str, ...]:
    notes = []
    if finding.level.tissue != "spinal cord" and grade != "0":
        notes.append("The Bilsky grade was made for the spinal cord; below about L1 it is used by analogy.")
    if grade == "0" and values["signs"] == "new":
        notes.append("Signs without pressure here: another level may be pressed, so the whole spine is scanned.")
    if BILSKY.band_of(grade).label == "borderline":
        notes.append("Grade 1c is debated: some sources count it with the high grades.")
    return tuple(notes)


def _grade_text(finding: SpineFinding, grade: str) -> str:
    """Say the grade in words; below the cord it is the roots that are touched or pressed."""
    return _GRADES[grade].replace("cord", "roots") if finding.level.tissue == "cauda equina" else _GRADES[grade]


def _state(finding: SpineFinding, grade: str) -> str:
    signs = "new nerve signs" if finding.pressure == "pressed" else "no nerve signs"
    return f"{finding.level.name}, grade {grade}, {signs}"


def _reading(finding: SpineFinding, grade: str, score: Score, when: Clock) -> str:
    first = when.steps[0]
    return (
        f"{_state(finding, grade)}: {when.urgency}, because of {when.because}. "
        f"SINS {score.value}, {_band(score)}. First, {first.by}: {first.text}."
    )


def _band(score: Score) -> str:
    return "possibly unstable" if score.band == "indeterminate" else score.band


def _alt(finding: SpineFinding, segment: Segment, score: Score, when: Clock) -> str:
    lost = "nothing is lost yet"
    if finding.pressure == "pressed":
        lost = f"{finding.weakness.text} {finding.numbness.text} {finding.bladder_bowel.text}"
    steps = "; ".join(f"{step.by}: {step.text}" for step in when.steps)
    return (
        f"The spine from the side with a {segment.look} tumor at {finding.level.name}, the vertebra cut across with "
        f"the tumor {_grade_text(finding, segment.grade)}, three vertebrae close up, and the body: {lost} "
        f"SINS {score.working}, {_band(score)}. {steps}."
    )


# Strip and body change with level and signs only; while other controls move they are not drawn again.
@lru_cache(maxsize=128)
def _strip(finding: SpineFinding, at: tuple[float, float], scale: float, *, shares: bool) -> str:
    return compact(side(finding, *at, scale, shares=shares))


@lru_cache(maxsize=128)
def _person(finding: SpineFinding, at: tuple[float, float], scale: float, reach: float) -> str:
    return compact(body(finding, *at, scale, reach))


def _wide(finding: SpineFinding, segment: Segment, score: Score, when: Clock) -> str:
    level, y = finding.level, 636
    return canvas(
        760,
        794,
        label(8, 22, "The level", "strong") + label(8, 40, "and shares of cases", "small soft"),
        label(196, 22, f"Cut across: grade {segment.grade}", "strong"),
        label(196, 40, _grade_text(finding, segment.grade), "small soft"),
        label(506, 22, _lost(finding), "strong"),
        _strip(finding, (54, 58), 0.93, shares=True),
        compact(slice_(level, segment, (344, 172), 0.96, 146)),
        label(196, 322, "Close up, from the side", "strong"),
        compact(close_up(segment, (372, 490), 1.2, 196, 16)),
        _person(finding, (632, 34), 0.44, 120),
        label(506, 306, f"The clock: {when.urgency}", "strong"),
        lines(506, 325, fold(when.because, 34), "small soft", 17),
        clock_face(when, (514, 368), 31),
        label(8, y, f"SINS from what is drawn: {score.working}, {_band(score)}", "strong"),
        cells(score, SINS_NAMES, (8, y + 22), columns=6, width=126),
        bar(score, Plot(8, y + 68, 744, 26, (0, 18), (0, 1)), SINS_NAMES),
    )


def _lost(finding: SpineFinding) -> str:
    return {"none": "Nothing lost", "touching": "Nothing lost yet", "pressed": "What may be lost"}[finding.pressure]


def _narrow(finding: SpineFinding, segment: Segment, score: Score, when: Clock) -> str:
    because = fold(when.because, 44)
    tick = 650 + 18 * len(because) + 22
    after = tick + clock_height(when, 44) + 26
    return canvas(
        360,
        after + 218,
        label(8, 22, "The level", "strong") + label(158, 22, _lost(finding), "strong"),
        _strip(finding, (28, 40), 0.48, shares=False),
        _person(finding, (250, 40), 0.46, 106),
        label(8, 346, f"Cut across: grade {segment.grade}", "strong"),
        label(8, 364, _grade_text(finding, segment.grade), "small soft"),
        compact(slice_(finding.level, segment, (180, 452), 0.62, 172)),
        compact(close_up(segment, (216, 584), 0.62, 8, 20)),
        label(8, 650, f"The clock: {when.urgency}", "strong"),
        lines(8, 670, because, "small soft", 18),
        clock_face(when, (16, tick + 14), 44),
        label(8, after + 14, f"SINS: {score.working}", "strong"),
        cells(score, SINS_NAMES, (8, after + 36), columns=3, width=120),
        bar(score, Plot(8, after + 142, 344, 26, (0, 18), (0, 1)), SINS_NAMES),
    )


def _table(finding: SpineFinding, grade: str, score: Score, when: Clock) -> Table:
    losses = (
        ("Strength", finding.weakness),
        ("Feeling", finding.numbness),
        ("Bladder and bowel", finding.bladder_bowel),
        ("Pain", finding.pain),
    )
    rows: list[tuple[str, ...]] = [("What may be lost", name, said.text, said.status) for name, said in losses]
    rows += [("SINS", part.item, f"{part.option}: {part.points}", score.status.value) for part in score.parts]
    rows += [("Clock", step.by, step.text, f"{step.source}, {step.status.value}") for step in when.steps]
    return Table(
        caption=f"{_state(finding, grade)}: {when.urgency}. {CAUTION.text} {LEVELS_NOTE.text}",
        head=("Panel", "Item", "What", "How checked"),
        rows=tuple(rows),
    )


EXPLORABLE = Explorable(
    name="spinal-level",
    title="A tumor in the spine: what is at stake, and how fast?",
    looking="One spinal metastasis seen four ways: its level, the slice with the canal, three vertebrae close up, and "
    "the person. SINS, a score for stability, is added up from the drawing; the clock says whom to call and by when. "
    "MSCC is metastatic spinal cord compression.",
    prediction=Prediction(
        question="The spine is stable (SINS 2), and MRI shows the tumor in the bone only. Since this morning the legs "
        "are weak. How urgent is it?",
        options=(("routine", "It can wait for the next visit"), ("day", "Within a day"), ("now", "Now")),
        answer="now",
        why="New nerve signs decide, whatever the grade and whatever SINS says. SINS sees loads, not nerves, and the "
        "scan may have missed another level.",
    ),
    controls=CONTROLS,
    presets=(
        Preset(
            "pain-only",
            "Back pain, nerves normal",
            "The sac is dented, nothing is lost. This is the moment that counts: how someone walks at treatment is the "
            "best guide to how they walk after it.",
            {},
        ),
        Preset(
            "legs",
            "Since yesterday the legs are heavy",
            "The cord is flat. Read the numb line on the body, and the first mark of the clock.",
            {"grade": "3", "signs": "new", "pain": "mechanical", "collapse": "under"},
        ),
        Preset(
            "cauda",
            "Below the cord",
            "At L3 the roots float in the sac: floppy legs, patches, saddle, and the bladder early. No less urgent.",
            {"level": "L3", "grade": "2", "signs": "new", "pain": "occasional"},
        ),
        Preset(
            "unstable",
            "The bone gives way, the nerves do not",
            "SINS 16 with normal legs: protect the spine, ask the surgeon today, and keep asking about the legs.",
            {
                "level": "L1",
                "grade": "1a",
                "pain": "mechanical",
                "collapse": "over",
                "alignment": "deformity",
                "joints": "both",
            },
        ),
        Preset(
            "stable-emergency",
            "Stable and yet an emergency",
            "SINS 2, and weak legs. Stability and nerves are two questions; each has its own answer.",
            {"level": "T6", "grade": "0", "signs": "new", "pain": "occasional", "lesion": "blastic"},
        ),
    ),
    limits="A typical picture of one level in a textbook spine; people vary, several levels may be involved, and "
    "numbness may start a few levels below the tumor. MRI grades are read by a radiologist. Local policy decides "
    "whom to call.",
    sources=(
        "nice-ng234",
        "nice-qs56",
        "bilsky2010-escc",
        "fisher2010-sins",
        "pcnow-mscc",
        "mscc-walking-2010",
        "anatomy",
        "synthesis",
    ),
    draw=draw,
)

"""What a tumor does to the cord or the cauda equina, level by level, in three linked drawings."""

from __future__ import annotations

from bonemets.domain.spine import CAUTION, LEVELS, LEVELS_NOTE, PRESSURES, SpineFinding, expected
from bonemets.figures.annotation import fold
from bonemets.figures.figure import Control, Figure, Table
from bonemets.figures.spinal_cord_panel import across, action, action_height, body, side, words, words_height
from bonemets.figures.svg import canvas, label, lines

_PRESSURE_TEXTS = {
    "none": "In the bone only",
    "touching": "Touching the sac",
    "pressed": "Pressing on the nerves",
}
CONTROLS = (
    Control(
        "level",
        "Level",
        tuple((level.name, f"{level.name} ({level.landmark})") for level in LEVELS),
        "T10",
        "slider",
    ),
    Control("pressure", "Tumor", tuple((value, _PRESSURE_TEXTS[value]) for value in PRESSURES), "pressed"),
)


def draw(level: str = "T10", pressure: str = "pressed") -> Figure:
    """Draw the figure for one level and one degree of pressure.

    >>> "navel" in draw("T10", "pressed").alt
    True
    >>> draw("T5")
    Traceback (most recent call last):
    ValueError: level must be one of C4, C7, T1, T4, T6, T10, T12, L1, L3, S2; got 'T5'.
    """
    finding = expected(level, pressure)
    return Figure(
        name="spinal-cord",
        title="If a tumor presses here, what is lost?",
        reading=_reading(finding),
        alt=_alt(finding),
        wide=_wide(finding),
        narrow=_narrow(finding),
        table=_table(finding),
        sources=("pcnow-mscc", "nice-ng234", "anatomy"),
        controls=CONTROLS,
    )


def _reading(finding: SpineFinding) -> str:
    """Say the state in one line, because a screen reader hears only this when the slider moves."""
    lost = f"{finding.weakness.text} {finding.numbness.text}" if finding.pressure == "pressed" else _lost(finding) + "."
    return f"{_heading(finding)}. {lost} {finding.action.text}"


def _heading(finding: SpineFinding) -> str:
    level = finding.level
    place = {
        "none": "tumor in the bone only",
        "touching": "tumor touches the sac",
        "pressed": f"tumor presses on the {level.tissue}",
    }
    return f"{level.name}: {place[finding.pressure]}"


def _wide(finding: SpineFinding) -> str:
    return canvas(
        760,
        740,
        label(8, 24, "From the side", "strong") + label(8, 43, "with share of cases", "small soft"),
        label(212, 24, f"Cut across at {finding.level.name}", "strong"),
        label(512, 24, _lost(finding), "strong"),
        side(finding, 54, 62, 1.08, shares=True),
        across(finding, 354, 204, 1.12, 142),
        body(finding, 634, 44, 0.62, 122),
        label(212, 420, _heading(finding), "strong"),
        action(finding, 212, 434, 540, 58),
        words(finding, 212, 536, 51, 116),
        lines(212, 696, (*fold(CAUTION.text, 60), LEVELS_NOTE.text), "small soft", 17),
    )


def _lost(finding: SpineFinding) -> str:
    return {"none": "Nothing lost", "touching": "Nothing lost yet", "pressed": "What may be lost"}[finding.pressure]


def _narrow(finding: SpineFinding) -> str:
    heading, y = fold(_heading(finding), 33), 838.0
    box = y + 20 * len(heading) - 6
    text = box + action_height(finding, 33) + 24
    note = text + words_height(finding, 36)
    return canvas(
        360,
        note + 41,
        label(8, 22, "From the side", "strong"),
        label(158, 22, _lost(finding), "strong"),
        side(finding, 28, 46, 0.74, shares=False),
        body(finding, 248, 60, 0.6, 108),
        label(8, 494, f"Cut across at {finding.level.name}", "strong"),
        across(finding, 180, 646, 1.12, 170),
        lines(10, y, heading, "strong", 20),
        words(finding, 10, text, 36, 0),
        action(finding, 6, box, 348, 33),
        lines(10, note, (*fold(CAUTION.text, 42), LEVELS_NOTE.text), "small soft", 17),
    )


def _alt(finding: SpineFinding) -> str:
    level = finding.level
    state = {
        "none": f"A tumor sits in the {level.name} vertebra; fluid surrounds the {level.tissue}.",
        "touching": f"A tumor of the {level.name} vertebra touches the sac; the {level.tissue} is free.",
        "pressed": f"A tumor of the {level.name} vertebra has grown back and flattens the {level.tissue}.",
    }[finding.pressure]
    body = "The body shows no loss."
    if finding.pressure == "pressed":
        body = (
            f"Strength: {finding.weakness.text} Feeling, hatched on the body: {finding.numbness.text} "
            f"Bladder and bowel: {finding.bladder_bowel.text}"
        )
    return (
        f"Three drawings of {level.name}: the spine from the side, the vertebra cut across, and the body. "
        f"{state} The cord ends at about L1–L2; below it runs the cauda equina. {body} {finding.action.text}"
    )


def _table(finding: SpineFinding) -> Table:
    """List every level, so that the table can be read without moving the slider."""
    said = {"verified": "source seen", "secondary": "quoted elsewhere", "unverified": "unverified here"}
    rows = tuple(
        (
            level.name,
            level.tissue,
            level.landmark,
            level.weakness.text,
            level.numbness.text,
            level.bladder_bowel.text,
            f"{said[level.weakness.status]}; bladder and bowel: {said[level.bladder_bowel.status]}",
        )
        for level in LEVELS
    )
    return Table(
        caption=f"What may be lost when a tumor presses, by level. {CAUTION.text} {LEVELS_NOTE.text} "
        f"{finding.action.text}",
        head=(
            "Level",
            "In the canal",
            "Landmark",
            "Strength",
            "Feeling",
            "Bladder and bowel",
            "How well checked",
        ),
        rows=rows,
    )

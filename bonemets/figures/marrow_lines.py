"""What marrow makes, and what happens when each line of blood cells falls."""

from __future__ import annotations

from bonemets.figures.choice import chosen
from bonemets.figures.figure import Control, Figure, Table
from bonemets.figures.marrow_scene import CAUSES, LINES, NARROW, WIDE, drawing

LOSS = Control(
    "loss",
    "Which line falls",
    (
        ("none", "None: all three flow"),
        ("red", "Red cells"),
        ("white", "White cells"),
        ("platelets", "Platelets"),
    ),
    "none",
)
_SOURCES = (
    "seed-2010",
    "emedicine-bm",
    "ctcae-v5",
    "asco-idsa-2018",
    "uk-alert-cards",
    "nice-cg151",
    "ash-platelet-2020",
    "acs-platelets",
    "acs-anemia",
    "afebrile-cohort",
    "synthesis",
)
_READING = {
    "none": "Three lines of cells leave the marrow for the blood, each with one job.",
    "red": "Too few red cells: oxygen runs short, and the person is tired, weak, breathless.",
    "white": "Too few neutrophils: infection may show only as “not right”; do not wait for fever.",
    "platelets": "Too few platelets: bruises, bleeding gums or nose, tiny red spots.",
}
_ALT_BONE = (
    "The cut upper end of a thigh bone: a hard cortex around a meshwork filled with marrow. Three streams "
    "run from it into a blood vessel: red cells, white cells and platelets. A panel for each names its job "
    "and one threshold. "
)
_ALT_LOW = (
    "Nests of tumor fill parts of the marrow. The stream of {name} is thin and dashed, few are left in the "
    "vessel, and its panel is lit: {signs}. {act}. "
)
_ALT_CAUSES = "Counts also fall after chemotherapy, radiotherapy to pelvis or spine, and radionuclides."


def draw(loss: str = "none") -> Figure:
    """Draw the figure.

    Args:
        loss: The line that falls: ``"none"``, ``"red"``, ``"white"`` or ``"platelets"``.

    Raises:
        ValueError: If ``loss`` is none of these.

    >>> draw("white").name
    'marrow-lines'
    """
    chosen(LOSS, loss)
    return Figure(
        name="marrow-lines",
        title="What does marrow make, and what happens when each line falls?",
        reading=_READING[loss],
        alt=_ALT_BONE + _alt_low(loss) + _ALT_CAUSES,
        wide=drawing(loss, WIDE),
        narrow=drawing(loss, NARROW),
        table=_table(),
        sources=_SOURCES,
        controls=(LOSS,),
    )


def _alt_low(loss: str) -> str:
    """Say in words what the picture shows when a line falls."""
    found = [line for line in LINES if line.key == loss]
    return "".join(
        _ALT_LOW.format(name=line.name.lower(), signs=" ".join(line.signs), act=" ".join(line.act)) for line in found
    )


def _table() -> Table:
    """List each line with its job, its signs, how soon to call and its threshold; then the causes."""
    rows = tuple(
        (line.name, line.job, " ".join(line.signs), " ".join(line.act), " ".join(line.limit)) for line in LINES
    )
    causes = ("tumor in the marrow", *CAUSES, "PARP inhibitors", "clotting used up (DIC)", "poor nutrition")
    why = (
        "Any of them",
        "all are made in marrow",
        f"Causes: {', '.join(causes)}",
        "Ask what treatment was given and when",
        "—",
    )
    return Table(
        caption="The three lines of blood cells, and what each loss means",
        head=("Line", "Job", "When it falls", "How soon", "Threshold"),
        rows=(*rows, why),
    )

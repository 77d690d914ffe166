"""How a tumor and bone feed each other: the vicious cycle, lytic and blastic."""

from __future__ import annotations

from bonemets.figures.choice import chosen
from bonemets.figures.figure import Control, Figure, Table
from bonemets.figures.vicious_scene import NARROW, STEPS, WIDE, drawing

PATTERN = Control(
    "pattern",
    "What the tumor makes of bone",
    (("lytic", "Lytic: bone is lost"), ("blastic", "Blastic: bone is piled up")),
    "lytic",
)
_READING = {
    "lytic": "The tumor hires osteoclasts through the osteoblasts, and lives on what they set free.",
    "blastic": "The tumor drives the osteoblasts; they build much bone, and it is weak bone.",
}
_ALT = {
    "lytic": "Above a piece of bone lies a nest of tumor cells. Its signals reach a row of osteoblasts; their RANKL "
    "calls osteoclasts, which dissolve two deep pits; from the pits growth factors and calcium rise back to the tumor.",
    "blastic": "Above a piece of bone lies a nest of tumor cells. Its signals reach osteoblasts that stand in rows on "
    "a hump of woven, disordered bone; a smaller osteoclast still dissolves a pit; growth factors from both rise to "
    "the tumor.",
}


def draw(pattern: str = "lytic") -> Figure:
    """Draw the figure.

    Args:
        pattern: ``"lytic"`` or ``"blastic"``.

    Raises:
        ValueError: If ``pattern`` is neither.

    >>> draw("blastic").name
    'vicious-cycle'
    """
    chosen(PATTERN, pattern)
    return Figure(
        name="vicious-cycle",
        title="How do tumor and bone feed each other?",
        reading=_READING[pattern],
        alt=_ALT[pattern],
        wide=drawing(pattern, WIDE),
        narrow=drawing(pattern, NARROW),
        table=Table(
            caption="The vicious cycle in four steps",
            head=("Step", "Lytic", "Blastic"),
            rows=(
                *((str(index + 1), _words("lytic", index), _words("blastic", index)) for index in range(4)),
                ("Often in", "Kidney and thyroid cancer; myeloma (no metastasis)", "Prostate cancer"),
                ("Both at once", "Mixed: often breast and lung cancer", "Mixed: often breast and lung cancer"),
            ),
        ),
        sources=("vicious-2010", "erc-2025-bone", "blastic-2010", "learningradiology"),
        controls=(PATTERN,),
    )


def _words(pattern: str, index: int) -> str:
    step = STEPS[pattern][index]
    return f"{step.name}: {' '.join(step.text)}"

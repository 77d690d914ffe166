"""Where each bone drug meets the osteoclast, and what is left of the drug once it is stopped."""

from __future__ import annotations

from bonemets.figures.choice import chosen
from bonemets.figures.drug_sites_scene import NARROW, STATES, WIDE, drawing
from bonemets.figures.figure import Control, Figure, Table

DRUG = Control("drug", "Bone drug", tuple((key, state.choice) for key, state in STATES.items()), "none")


def draw(drug: str = "none") -> Figure:
    """Draw the figure.

    Args:
        drug: ``"none"``, ``"bisphosphonate"``, ``"bisphosphonate-stopped"``, ``"denosumab"`` or
            ``"denosumab-stopped"``.

    Raises:
        ValueError: If ``drug`` is none of these.

    >>> draw("denosumab").name
    'drug-sites'
    """
    chosen(DRUG, drug)
    state = STATES[drug]
    return Figure(
        name="drug-sites",
        title="Where does each drug meet the osteoclast, and what stays?",
        reading=state.reading,
        alt=f"A piece of bone with osteoblasts on the left, which send out RANKL, small diamonds. {state.seen} "
        f"{state.head}. {state.what} {state.nurse}",
        wide=drawing(drug, WIDE),
        narrow=drawing(drug, NARROW),
        table=Table(
            caption="Two drugs, during treatment and once stopped",
            head=("State", "What is drawn", "What happens", "For your work"),
            rows=tuple((each.head, each.seen, each.what, each.nurse) for each in STATES.values()),
        ),
        sources=("anatomy", "boyce-2008", "xgeva-label", "zometa-label", "ects-dmab-2021"),
        controls=(DRUG,),
    )

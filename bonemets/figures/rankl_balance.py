"""What decides how many osteoclasts there are: the call (RANKL) and the decoy that catches it (OPG)."""

from __future__ import annotations

from bonemets.figures.choice import chosen
from bonemets.figures.figure import Control, Figure, Table
from bonemets.figures.rankl_scene import NARROW, STATES, WIDE, drawing

BALANCE = Control(
    "balance",
    "What sets the balance",
    (
        ("balance", "In balance"),
        ("tumor", "Tumor signals"),
        ("estrogen", "Less estrogen"),
        ("denosumab", "Tumor and denosumab"),
    ),
    "balance",
)
_READING = {
    "balance": "Most RANKL is caught by OPG; the little that gets through keeps one osteoclast at work.",
    "tumor": "More RANKL than OPG can catch: three osteoclasts dissolve bone.",
    "estrogen": "As much RANKL as before, but fewer decoys: more gets through.",
    "denosumab": "The antibody catches RANKL as OPG does; young osteoclasts wait for a call that does not come.",
}
_ALT = (
    "A piece of bone with osteoblasts on the left. They send out RANKL, small diamonds. Cups of OPG hold {opg} of "
    "{rankl}; {more}{free} reach young osteoclasts. {osteoclasts} osteoclasts sit in pits in the bone. "
)


def draw(balance: str = "balance") -> Figure:
    """Draw the figure.

    Args:
        balance: ``"balance"``, ``"tumor"`` (more RANKL), ``"estrogen"`` (less OPG) or ``"denosumab"``.

    Raises:
        ValueError: If ``balance`` is none of these.

    >>> draw("tumor").name
    'rankl-balance'
    """
    chosen(BALANCE, balance)
    state = STATES[balance]
    more = f"antibodies hold {2 * state.antibodies} more; " if state.antibodies else ""
    alt = _ALT.format(
        opg=state.opg, rankl=state.rankl, more=more, free=state.free, osteoclasts=state.osteoclasts or "No"
    )
    return Figure(
        name="rankl-balance",
        title="Who decides how much bone is dissolved?",
        reading=_READING[balance],
        alt=alt + " ".join((*state.why, *state.result)),
        wide=drawing(balance, WIDE),
        narrow=drawing(balance, NARROW),
        table=_table(),
        sources=("boyce-2008", "vicious-2010", "xiong-2012", "xgeva-label", "anatomy"),
        controls=(BALANCE,),
    )


def _table() -> Table:
    names = dict(BALANCE.choices)
    return Table(
        caption="Four settings of the balance; the counts are those of the drawing, not measurements",
        head=("Setting", "RANKL sent", "Caught", "Free", "Osteoclasts", "Why, and what follows"),
        rows=tuple(
            (
                names[key],
                str(state.rankl),
                str(state.rankl - state.free),
                str(state.free),
                str(state.osteoclasts),
                " ".join((*state.why, *state.result)),
            )
            for key, state in STATES.items()
        ),
    )

"""How calcium gets out of bone into blood, and what too much of it does to five organs."""

from __future__ import annotations

from bonemets.figures.calcium_scene import NARROW, ORGANS, WIDE, drawing
from bonemets.figures.choice import chosen
from bonemets.figures.figure import Control, Figure, Table

CAUSE = Control(
    "cause",
    "Why calcium leaves bone",
    (
        ("healthy", "Balance held"),
        ("humoral", "Tumor makes PTHrP (about 80%)"),
        ("local", "Metastases dissolve bone (about 20%)"),
    ),
    "healthy",
)
_SOURCES = (
    "sternlicht-2015",
    "endo-hcm-2023",
    "sfe-hyperca-2016",
    "vicious-2010",
    "ctcae-v5",
    "seed-2010",
    "anatomy",
)
_READING = {
    "healthy": "Osteoclasts free calcium, osteoblasts put it back: the level in blood stays in range.",
    "humoral": "A tumor elsewhere sends PTHrP by blood, and bone without a metastasis gives up calcium.",
    "local": "Metastases drive osteoclasts from close by, and the calcium they free floods the blood.",
}
_ALT_HIGH = (
    "their RANKL calls up osteoclasts, which dissolve deep pits, and calcium in the vessel rises. "
    "Brain, heart, gut, muscles and kidneys show its effects; water lost through the kidneys dries "
    "the person out and raises calcium again, a vicious circle. "
)
_ALT = {
    "healthy": "A piece of bone with a row of osteoblasts and one osteoclast; calcium leaves for a blood "
    "vessel and comes back into new bone. Brain, heart, gut, muscles and kidneys work as usual. ",
    "humoral": f"A tumor outside bone sends PTHrP through the blood to osteoblasts; {_ALT_HIGH}",
    "local": f"A metastasis in the marrow signals to the osteoblasts beside it; {_ALT_HIGH}",
}
_ALT_BLOOD = "In blood about half of the calcium is ionized and active, 40% is bound to albumin and 10% is complexed."


def draw(cause: str = "healthy") -> Figure:
    """Draw the figure.

    Args:
        cause: ``"healthy"``, ``"humoral"`` (tumor makes PTHrP) or ``"local"`` (metastases dissolve bone).

    Raises:
        ValueError: If ``cause`` is none of these.

    >>> draw("local").name
    'calcium-path'
    """
    chosen(CAUSE, cause)
    return Figure(
        name="calcium-path",
        title="How does calcium get out of bone into blood, and what does it do there?",
        reading=_READING[cause],
        alt=_ALT[cause] + _ALT_BLOOD,
        wide=drawing(cause, WIDE),
        narrow=drawing(cause, NARROW),
        table=_table(),
        sources=_SOURCES,
        controls=(CAUSE,),
    )


_CAUSES = (
    ("Cause", "Balance held", "Osteoclasts free calcium, osteoblasts put it back"),
    ("Cause", "PTHrP from a tumor, about 80%", "Bone may hold no metastasis; PTHrP reaches it by blood"),
    ("Cause", "Metastases in bone, about 20%", "Local signals raise RANKL; osteoclasts dissolve bone"),
    ("Cause", "Rare, about 1%", "Calcitriol, or parathyroid hormone made by the tumor"),
    ("In blood", "Ionized, about 50%", "The active part"),
    ("In blood", "Bound to albumin, about 40%", "Why total calcium is corrected for albumin"),
    ("In blood", "Complexed, about 10%", "Held by small partners"),
)
_LEVELS = (
    (
        "Level",
        "Upper limit of normal",
        "2.60–2.70 mmol/L (10.2–10.8 mg/dL), set by each laboratory; too low is dangerous too",
    ),
    (
        "Level",
        "Emergency",
        "Corrected ≥ 3.5 mmol/L (14 mg/dL); or ≥ 3.0 (12) with symptoms; or new confusion",
    ),
    ("Vicious circle", "Dehydration", "Water lost through the kidneys raises calcium again"),
)


def _table() -> Table:
    """List causes, forms, effects and levels as rows."""
    effects = tuple(("Effect", organ.name, " ".join(organ.effects)) for organ in ORGANS)
    return Table(
        caption="Calcium from bone to blood: causes, forms, effects and when to act",
        head=("Step", "Part", "What happens"),
        rows=_CAUSES + effects + _LEVELS,
    )

"""Will it break? A lesion the learner lets grow, the load on it, the score, and what either choice has brought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bonemets.domain.result import Status
from bonemets.domain.score import mirels as mirels_score
from bonemets.domain.score.mirels import mirels
from bonemets.domain.score.sins import Alignment, Collapse, Posterolateral, sins
from bonemets.domain.score.sins import Lesion as SpineLesion
from bonemets.domain.score.sins import Pain as SpinePain
from bonemets.domain.score.spine import Level
from bonemets.domain.simulation.fracture import broke_percent, broke_status, circumference_gone, size_of, strength_left
from bonemets.figures.explore.explorable import Choice, Explorable, Prediction, Preset, Slider, View
from bonemets.figures.explore.will_it_break_panel import Case, narrow, wide
from bonemets.figures.figure import Table

if TYPE_CHECKING:
    from bonemets.domain.result import Score
    from bonemets.figures.explore.explorable import Values

_SITES = {
    "humerus": mirels_score.Site.UPPER_LIMB,
    "shaft": mirels_score.Site.LOWER_LIMB,
    "top": mirels_score.Site.PERITROCHANTERIC,
}
_PAINS = {
    "mild": (mirels_score.Pain.MILD, SpinePain.NONE),
    "moderate": (mirels_score.Pain.MODERATE, SpinePain.OCCASIONAL),
    "use": (mirels_score.Pain.FUNCTIONAL, SpinePain.MECHANICAL),
}

CONTROLS = (
    Slider("size_percent", "Lesion, share of the width", 0, 100, 1, 40, "%", plays=True),
    Choice(
        "bone",
        "Bone",
        (
            ("humerus", "Humerus"),
            ("shaft", "Shaft of the femur"),
            ("top", "Top of the femur"),
            ("spine", "Vertebra T12"),
        ),
        "shaft",
    ),
    Choice("lesion", "Lesion", (("lytic", "Lytic"), ("mixed", "Mixed"), ("blastic", "Blastic")), "lytic"),
    Choice(
        "pain",
        "Pain",
        (("mild", "None or mild"), ("moderate", "At rest, moderate"), ("use", "On use")),
        "mild",
    ),
    Choice("load", "Load", (("bed", "In bed"), ("walking", "Walking"), ("stairs", "Stairs, down")), "walking"),
    Slider("height_lost_percent", "Height lost (vertebra)", 0, 90, 5, 0, "%"),
    Choice("plan", "Plan (limb)", (("wait", "Wait, protect"), ("fix", "Fix now")), "wait"),
)


def score_of(values: Values) -> Score:
    """Work out Mirels for a long bone, SINS for the vertebra, from what is drawn.

    >>> score_of(EXPLORABLE.start()).working
    '2 + 1 + 3 + 2 = 8'
    """
    limb_pain, spine_pain = _PAINS[str(values["pain"])]
    share = float(values["size_percent"]) / 100
    if values["bone"] != "spine":
        return mirels(
            site=_SITES[str(values["bone"])],
            pain=limb_pain,
            lesion=mirels_score.Lesion(str(values["lesion"])),
            size=size_of(share),
        )
    return sins(
        level=Level.T12,
        pain=spine_pain,
        lesion=SpineLesion(str(values["lesion"])),
        alignment=Alignment.NORMAL,
        collapse=collapse_of(share, float(values["height_lost_percent"]) / 100),
        posterolateral=Posterolateral.NONE,
    )


def collapse_of(involved: float, lost: float) -> Collapse:
    """Return the SINS category for a share of the body involved and a share of the height lost.

    Exactly half is not defined in the publication; it is counted as more.

    >>> collapse_of(0.6, 0).value, collapse_of(0.6, 0.5).value
    ('no collapse, more than half of the body involved', 'more than half')
    """
    if lost > 0:
        return Collapse.OVER_HALF if lost >= 0.5 else Collapse.UNDER_HALF
    return Collapse.INVOLVED if involved > 0.5 else Collapse.NONE


def draw(values: Values) -> View:
    """Draw one bone.

    >>> draw(EXPLORABLE.start()).reading[:47]
    'Shaft of the femur, lytic, 40 % of the width: M'
    """
    score, spine = score_of(values), values["bone"] == "spine"
    points = score.value if isinstance(score.value, int) else 0
    share = float(values["size_percent"]) / 100
    case = Case(
        bone=str(values["bone"]),
        look=str(values["lesion"]),
        share=share,
        lost=float(values["height_lost_percent"]) / 100,
        load=str(values["load"]),
        fixed=values["plan"] == "fix",
        score=score,
        strength=strength_left(share) if values["lesion"] == "lytic" and not spine else None,
        broke=None if spine else broke_percent(points),
        unseen=not spine and broke_status(points) is Status.UNVERIFIED,
    )
    return View(
        reading=_reading(case),
        alt=_alt(case),
        wide=wide(case),
        narrow=narrow(case),
        table=_table(case),
        notes=_notes(case, values),
    )


def _bone_name(case: Case) -> str:
    names = dict(CONTROLS[1].choices) if isinstance(CONTROLS[1], Choice) else {}
    return names[case.bone]


def _reading(case: Case) -> str:
    what = "of the body" if case.bone == "spine" else "of the width"
    name = "SINS" if case.bone == "spine" else "Mirels"
    band = "possibly unstable" if case.score.band == "indeterminate" else case.score.band
    tail = "" if case.broke is None else f" Of 100 such bones, {case.broke} broke within about 6 months (1989)."
    left = "" if case.strength is None else f" Bending strength left in the model: {100 * case.strength:.0f} %."
    dispute = " Exactly 8: the sources disagree." if case.disputed else ""
    return (
        f"{_bone_name(case)}, {case.look}, {100 * case.share:.0f} % {what}: {name} {case.score.value}, {band}."
        f"{dispute}{tail}{left}"
    )


def _alt(case: Case) -> str:
    seen = "A vertebra between its neighbors, from the side" if case.bone == "spine" else "The bone sawn open"
    gone = 100 * circumference_gone(case.share)
    cut = "" if case.bone == "spine" else f" Cut across, {gone:.0f} % of the ring of bone is gone."
    return f"{seen}, with the lesion and the load from above.{cut} {_reading(case)}"


def _notes(case: Case, values: Values) -> tuple[str, ...]:
    notes = []
    if case.bone == "spine":
        if values["plan"] == "fix":
            notes.append("The plan is drawn for limbs only; for a vertebra the surgeon chooses from several ways.")
        if values["height_lost_percent"] == 50:
            notes.append("Exactly half of the height is not defined in SINS; here it counts as more than half.")
        notes.append("Alignment is drawn in line and the joints free; the spinal level explorer has all six items.")
    elif float(values["height_lost_percent"]) > 0:
        notes.append("Height lost belongs to the vertebra and changes nothing in a long bone.")
    if case.bone == "humerus":
        notes.append("In one series 65 % of broken arms had scored 8 or less (2022): a low score does not reassure.")
    if case.unseen:
        notes.append("The fracture figures for 10 and 11 points are not yet checked.")
    return tuple(notes)


def _table(case: Case) -> Table:
    rows: list[tuple[str, ...]] = [(part.item, part.option, f"{part.points}") for part in case.score.parts]
    rows.append(("Total", case.score.band, f"{case.score.value}"))
    if case.broke is not None:
        rows += [
            ("Broke within about 6 months (mirels1989)", "of 100 such bones", f"{case.broke}"),
            ("Blood loss, fixed before / after the break (ward-2003)", "mL", "438 / 636"),
            ("Hospital stay (ward-2003)", "days", "7 / 11"),
            ("Went straight home (ward-2003)", "of 100", "79 / 56"),
            ("Walked without support (ward-2003)", "of 100", "35 / 12"),
        ]
    if case.strength is not None:
        rows.append(("Bending strength left (tube model)", "of a whole shaft", f"{100 * case.strength:.0f} %"))
    return Table(caption=_reading(case), head=("Item", "What", "Points or number"), rows=tuple(rows))


EXPLORABLE = Explorable(
    name="will-it-break",
    title="Will this bone break?",
    looking="A bone sawn open with a lesion that you let grow, its cut across, the load that one step puts on it, and "
    "the score that surgeons use. Below: what became of bones with that score, and of people fixed before or "
    "after the break.",
    prediction=Prediction(
        question="A lytic lesion has taken half of the width of a femur. How much of its bending strength is left?",
        options=(("most", "About three quarters"), ("half", "About half"), ("little", "Less than a fifth")),
        answer="little",
        why="The wall does the work, and far from the middle it does most. The tube model leaves 15 %; measured bones "
        "with half of the cortex gone kept 10 to 40 % (1995).",
        hides=True,
    ),
    controls=CONTROLS,
    presets=(
        Preset(
            "eight",
            "The disputed eight",
            "Mirels 8: the 1989 paper says fix, later use says judge. 15 of 100 such bones broke; 85 did not.",
            {},
        ),
        Preset(
            "pain",
            "Now it hurts on every step",
            "Nothing on the film has changed, only the pain: 10 points. Pain on use was the best single warning.",
            {"pain": "use"},
        ),
        Preset(
            "site-type",
            "Eight without pain",
            "A small lytic lesion at the top of the femur scores 8 with hardly any pain. Site and type predicted "
            "least.",
            {"bone": "top", "size_percent": 20},
        ),
        Preset(
            "fixed",
            "A nail before the break",
            "Bone and nail share the load. Among femurs fixed in time more people went home and walked unaided; it was "
            "no fair comparison.",
            {"bone": "top", "size_percent": 70, "pain": "use", "plan": "fix"},
        ),
        Preset(
            "arm",
            "An arm that scores low",
            "Humerus, lytic, little pain: 7. Arms break at low scores too, on lifting or turning.",
            {"bone": "humerus", "size_percent": 50},
        ),
        Preset(
            "vertebra",
            "The spine has its own score",
            "T12 is a junction, and standing up hurts: SINS, not Mirels. From 7 on, ask a surgeon.",
            {"bone": "spine", "size_percent": 60, "pain": "use", "height_lost_percent": 30},
        ),
    ),
    limits="The tube model knows bending only: no twist, no stress at the rim of the hole, no healing, nothing for "
    "mixed or blastic bone, which is not strong either. Mirels saw 78 lesions in 1989. Before-and-after figures come "
    "from one surgeon's femurs, not from a trial. A score never decides alone.",
    sources=(
        "mirels1989",
        "ramsey2020-mirels",
        "hoban2022-mirels",
        "humerus2023-mirels",
        "fisher2010-sins",
        "hipp-1995",
        "bergmann-2001",
        "ward-2003",
    ),
    draw=draw,
)

"""A hundred people beside a hundred people: how many had a skeletal event in two trials of zoledronic acid."""

from __future__ import annotations

from dataclasses import dataclass

from bonemets.figures.annotation import fold
from bonemets.figures.choice import chosen
from bonemets.figures.figure import Control, Figure, Table
from bonemets.figures.people import height, people
from bonemets.figures.svg import canvas, label, lines

TRIAL = Control(
    "trial",
    "Compare",
    (("placebo", "Placebo with zoledronic acid"), ("interval", "Every 4 with every 12 weeks")),
    "placebo",
)


@dataclass(frozen=True)
class Trial:
    """Two groups of one trial, per hundred people.

    Attributes:
        who: Cancer, size, time and year.
        groups: Name and number with at least one event, for both.
        reading: What to see.
        source: Source key.
    """

    who: str
    groups: tuple[tuple[str, int], tuple[str, int]]
    reading: str
    source: str


TRIALS = {
    "placebo": Trial(
        "Prostate cancer that no longer answered to hormones, 422 people, 15 months (2002)",
        (("Placebo", 44), ("Zoledronic acid, 4 mg", 33)),
        "Eleven fewer in a hundred had an event; a third still had one.",
        "saad-2002",
    ),
    "interval": Trial(
        "Breast cancer, prostate cancer or myeloma, 1,822 people, two years (2017)",
        (("Every 4 weeks", 29), ("Every 12 weeks", 29)),
        "29 in both groups, and in one of them with a third of the visits.",
        "himelstein-2017",
    ),
}
_COLUMNS = 20
_EVENT = "Filled: at least one fracture, compressed cord, or radiation or surgery to bone, as the trial counted them"


def draw(trial: str = "placebo") -> Figure:
    """Draw the figure.

    Args:
        trial: ``"placebo"`` or ``"interval"``.

    Raises:
        ValueError: If ``trial`` is neither.

    >>> draw().name
    'skeletal-events'
    """
    chosen(TRIAL, trial)
    shown = TRIALS[trial]
    told = " ".join(f"{name}: {events} of 100 filled." for name, events in shown.groups)
    return Figure(
        name="skeletal-events",
        title="Of a hundred people, how many had a skeletal event?",
        reading=shown.reading,
        alt=f"Two blocks of a hundred people each, those with an event filled. {shown.who}. {told} {_EVENT}.",
        wide=_drawing(shown, wide=True),
        narrow=_drawing(shown, wide=False),
        table=Table(
            caption="People with at least one skeletal event, rounded to whole people in a hundred",
            head=("Trial", "Group", "With an event", "Without"),
            rows=tuple(
                (each.who, name, f"{events} of 100", f"{100 - events} of 100")
                for each in TRIALS.values()
                for name, events in each.groups
            ),
        ),
        sources=tuple(each.source for each in TRIALS.values()),
        controls=(TRIAL,),
    )


def _drawing(trial: Trial, *, wide: bool) -> str:
    """Draw the two hundreds side by side, or one under the other on a phone."""
    room, left, pitch = (76, 24.0, 17.0) if wide else (38, 8.0, 17.0)
    who, event = fold(trial.who, room), fold(_EVENT, room)
    top = 24 + 20 * len(who) + 22
    tall = height(pitch, columns=_COLUMNS) + 62
    parts = [lines(left, 24, who, "strong", 20)]
    for index, (name, events) in enumerate(trial.groups):
        x, y = (left + 376 * index, top) if wide else (left, top + tall * index)
        parts.append(label(x, y, name, "strong"))
        parts.append(label(x, y + 21, f"{events} of 100 had an event", "small"))
        parts.append(people((x, y + 34), pitch, events, columns=_COLUMNS))
    low = top + tall * (1 if wide else 2)
    parts.append(lines(left, low, event, "small soft", 18))
    return canvas(760 if wide else 360, low + 18 * len(event), *parts)

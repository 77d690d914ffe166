"""The drawing of ``red-flags``: a thousand dots, a hundred people, and the steps of a suspicion."""

from __future__ import annotations

from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from bonemets.figures.curve import head
from bonemets.figures.explore.plot import Plot
from bonemets.figures.people import people
from bonemets.figures.svg import canvas, element, label, number, path

if TYPE_CHECKING:
    from bonemets.domain.simulation.bayes import Crowd

LEAST, MOST = 0.0005, 0.995
TICKS = ((0.001, "0.1%"), (0.01, "1%"), (0.1, "10%"), (0.5, "50%"), (0.9, "90%"))


@dataclass(frozen=True)
class Step:
    """One answer: its words, its ratio, and the chance before and after it."""

    words: str
    ratio: float
    before: float
    after: float


@dataclass(frozen=True)
class Scene:
    """What is drawn: the chance at the start, each step, the chance at the end, and the people."""

    start: float
    steps: tuple[Step, ...]
    end: float
    crowd: Crowd


@dataclass(frozen=True)
class Layout:
    """Where things stand in one of the two drawings."""

    width: float
    height: float
    dots: tuple[float, float, float]
    icons: tuple[float, float, float, int]
    ladder: tuple[float, float, float]
    row: float


WIDE = Layout(760, 506, (12, 52, 9.0), (470, 60, 18.5, 10), (236, 328, 500), 22)
NARROW = Layout(360, 738, (8, 52, 8.4), (8, 336, 17.0, 20), (12, 486, 336), 36)


def drawing(scene: Scene, at: Layout) -> str:
    """Build one of the two drawings."""
    return canvas(at.width, at.height, _field(scene, at), _hundred(scene, at), _ladder(scene, at))


def _field(scene: Scene, at: Layout) -> str:
    """Draw a thousand dots: those who answer the same first, of them those with cancer."""
    crowd = scene.crowd
    left = at.dots[0]
    others = crowd.people - crowd.with_signs
    ill_others = min(max(crowd.ill - crowd.ill_with_signs, 0), others)
    runs = (
        (crowd.ill_with_signs, "dots-ill"),
        (crowd.well_with_signs, "dots-same"),
        (ill_others, "dots-ill-off"),
        (others - ill_others, "dots-off"),
    )
    parts, first = [], 0
    for count, class_ in runs:
        spots = "".join(
            _spot(index, at.dots, new=index == first or not index % 40) for index in range(first, first + count)
        )
        parts.append(path(spots, class_) if count else "")
        first += count
    words = f"{crowd.with_signs} of 1,000 answer the same" if scene.steps else "1,000 people with back pain"
    told = f"{crowd.ill_with_signs} of them have cancer" if scene.steps else f"{crowd.ill} of them have cancer"
    key = element("circle", cx=left + 5, cy=38, r=4.5, class_="tumor") + label(left + 16, 43, told, "small")
    return label(left, 20, words, "strong") + key + "".join(parts)


def _spot(index: int, dots: tuple[float, float, float], *, new: bool) -> str:
    """Write one dot: a stroke of no length; the next in a row is told by its distance, which keeps the text short."""
    left, top, pitch = dots
    row, column = divmod(index, 40)
    if new:
        return f"M{number(left + (column + 0.5) * pitch)} {number(top + (row + 0.5) * pitch)}h0"
    return f"m{number(pitch)} 0h0"


def filled(chance: float) -> float:
    """Return how many of a hundred people are filled: nobody while it is less than one.

    >>> filled(0.007), filled(0.25)
    (0, 25.0)
    """
    return chance * 100 if chance >= 0.01 else 0


def _hundred(scene: Scene, at: Layout) -> str:
    """Draw a hundred people who answer the same, filled by their chance."""
    left, top, pitch, columns = at.icons
    share = scene.end * 100
    words = f"Of 100 such people: {share:.0f}" if share >= 1 else "Of 100 such people: less than 1"
    return label(left, top - 40 if at.width > 500 else top - 26, words, "strong") + people(
        (left, top - 8), pitch, filled(scene.end), columns=columns
    )


def _place(chance: float) -> float:
    """Put a chance on a scale of odds, where every ratio is the same distance wherever it starts."""
    kept = min(max(chance, LEAST), MOST)
    return log(kept / (1 - kept))


def _ladder(scene: Scene, at: Layout) -> str:
    """Draw the chance as a walk along odds: each answer a push to the right or to the left."""
    left, top, width = at.ladder
    wide = at.width > 500
    tall = 5 * at.row + 6
    scale = Plot(left, top, width, tall, (_place(LEAST), _place(MOST)), (0, 1))
    parts = [label(8 if wide else left, top - 12, "How each answer moves the chance", "strong")]
    parts += [path(f"M{scale.x(_place(tick)):.1f} {top:g}v{tall:g}", "grid") for tick, _ in TICKS]
    parts.append(scale.across_axis([(_place(tick), text) for tick, text in TICKS], "chance of cancer in the spine"))
    start, end = scale.x(_place(scene.start)), scale.x(_place(scene.end))
    names = []
    for index, step in enumerate(scene.steps):
        y = top + at.row * (index + (0.5 if wide else 0.75))
        parts.append(_push(scale, step, y))
        words = f"{step.words}: × {step.ratio:.1f}" if step.ratio >= 1 else f"{step.words}: × {step.ratio:.2f}"
        names.append(label(8, y + 5, words, "small") if wide else label(left, y - 9, words, "small halo"))
    parts.append(path(f"M{start:.1f} {top:g}v{tall:g}", "leader dash"))
    parts.append(path(f"M{end:.1f} {top:g}v{tall:g}", "now"))
    parts += names  # last, so that no line runs through them
    parts.append(element("circle", cx=end, cy=top + tall, r=6, class_="mark"))
    return "".join(parts)


def _push(scale: Plot, step: Step, y: float) -> str:
    """Draw one push; an answer that says nothing is a dot."""
    here, there = scale.x(_place(step.before)), scale.x(_place(step.after))
    if abs(there - here) < 3:
        return element("circle", cx=there, cy=y, r=3.5, class_="flow")
    way = 1 if there > here else -1
    size = min(11.0, abs(there - here))
    shaft = path(f"M{here:.1f} {y - 3:g}H{there - way * size * 0.8:.1f}v6H{here:.1f}Z", "flow")
    return shaft + head((there, y), (here, y), size)

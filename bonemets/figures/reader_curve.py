"""What a reader study shows: the ROC curve with its cuts, and the same as people at a given prevalence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bonemets.domain.reader_study import RATINGS
from bonemets.figures.annotation import fold
from bonemets.figures.explore.plot import Plot
from bonemets.figures.people import height, people
from bonemets.figures.svg import canvas, label, lines, path

if TYPE_CHECKING:
    from bonemets.domain.reader_study import Reading
    from bonemets.domain.simulation.bayes import Crowd

_TICKS = tuple((value / 100, f"{value}") for value in (0, 25, 50, 75, 100))


def curve(reading: Reading, cut: int, *, wide: bool) -> str:
    """Draw the ROC curve; the chosen cut is marked, the others are named by their rating.

    Args:
        reading: What came out.
        cut: Rating from which on a picture counts as abnormal, 2 to 5.
        wide: For columns from about 560 px, else for a phone.

    >>> from bonemets.domain.reader_study import reading
    >>> "Sensitivity 1 of 1" in curve(reading([5], [1]), 4, wide=True)
    True
    """
    side = 300.0 if wide else 262.0
    plot = Plot(48, 30, side, side, (0, 1), (0, 1))
    shapes = [
        plot.up_axis(_TICKS, f"Abnormal{' films' if wide else ''} called abnormal, %"),
        plot.across_axis(_TICKS, f"Normal{' films' if wide else ''} called abnormal, %"),
        path(f"M{plot.x(0):g} {plot.y(0):g}L{plot.x(1):g} {plot.y(1):g}", "line dash"),
        plot.line(reading.points, "series-1"),
        label(plot.x(0.97), plot.y(0.06), "dashed: guessing", "small soft end"),
    ]
    for each in reading.cuts:
        x, y = 1 - each.specificity.value, each.sensitivity.value
        shapes.append(plot.dot(x, y, "mark" if each.rating == cut else "box", 7 if each.rating == cut else 4))
    below = plot.bottom + 62
    words = _words(reading, cut)
    if wide:
        shapes.append(_column(words, plot.right + 34, plot.top + 14, 38))
        return canvas(720, below - 14, *shapes)
    shapes.append(_column(words, 8, below + 4, 38))
    return canvas(340, below + 20 * sum(len(fold(text, 38)) for text in words) + 34, *shapes)


def _words(reading: Reading, cut: int) -> tuple[str, ...]:
    chosen = next(each for each in reading.cuts if each.rating == cut)
    area = reading.area
    found, cleared = chosen.sensitivity, chosen.specificity
    return (
        f"Area under the curve {area.value:.2f} (95\u00a0% interval {area.low:.2f} to {area.high:.2f}).",
        f"Large dot: abnormal from “{RATINGS[cut]}” on.",
        f"Sensitivity {found.hits} of {found.total} ({100 * found.low:.0f} to {100 * found.high:.0f}\u00a0%).",
        f"Specificity {cleared.hits} of {cleared.total} ({100 * cleared.low:.0f} to {100 * cleared.high:.0f}\u00a0%).",
    )


def _column(texts: tuple[str, ...], x: float, y: float, room: int) -> str:
    shapes = []
    for index, text in enumerate(texts):
        folded = fold(text, room)
        shapes.append(lines(x, y, folded, "strong" if index == 0 else None, 20))
        y += 20 * len(folded) + 10
    return "".join(shapes)


def share_percent(part: int, whole: int) -> float:
    """Give a part in percent; 0 of nobody is 0.

    >>> share_percent(1, 4), share_percent(0, 0)
    (25.0, 0.0)
    """
    return 100 * part / whole if whole else 0.0


def crowds(crowd: Crowd, *, wide: bool) -> str:
    """Draw a hundred people whose film was called abnormal, and a hundred whose film was called normal.

    Filled are those who have a metastasis.

    Args:
        crowd: Of all people, those with the condition and those called abnormal.
        wide: For columns from about 560 px, else for a phone.

    >>> from bonemets.domain.simulation.bayes import crowd
    >>> "50 have a metastasis" in crowds(crowd(0.5, [(1, 1)]), wide=True)
    True
    """
    missed = crowd.ill - crowd.ill_with_signs
    called, cleared = crowd.with_signs, crowd.people - crowd.with_signs
    sides = (
        ("Of 100 people called abnormal", share_percent(crowd.ill_with_signs, called)),
        ("Of 100 people called normal", share_percent(missed, cleared)),
    )
    pitch = 24.0 if wide else 25.0
    tall = height(pitch) + 64
    shapes = []
    for index, (title, percent) in enumerate(sides):
        x, y = (24 + index * 350, 4) if wide else (36, 4 + index * (tall + 10))
        shapes.append(label(x, y + 15, title, "strong"))
        shapes.append(label(x, y + 36, f"{percent:.0f} have a metastasis (filled)", "small"))
        shapes.append(people((x, y + 48), pitch, percent))
    return canvas(640 if wide else 340, tall if wide else 2 * tall + 14, *shapes)

"""A score that is a sum, drawn: the items with their answers, the points end to end, the bands below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bonemets.figures.svg import element, label, lines, number, path

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bonemets.domain.result import Score
    from bonemets.figures.explore.plot import Plot
    from bonemets.figures.outline import Point


def cells(score: Score, names: Mapping[str, str], at: Point, *, columns: int, width: float) -> str:
    """Write each item with its answer and points.

    Args:
        score: A complete score.
        names: Short names of the items, in their order, and short wordings of answers that are too long for a cell.
        at: Upper left corner.
        columns: Cells in a row.
        width: Width of a cell.

    >>> from bonemets.domain.score.mirels import mirels
    >>> cells(mirels(site="upper limb", pain="mild", lesion="lytic", size="less than 1/3"), {}, (0, 0),
    ...       columns=4, width=100).count("+3")
    1
    """
    drawn = []
    for index, part in enumerate(score.parts):
        x, y = at[0] + index % columns * width, at[1] + index // columns * 54
        said = part.option.split(":")[0].split(", but")[0].split(" (bone")[0]
        drawn.append(label(x, y, names.get(part.item, part.item), "small soft"))
        drawn.append(
            label(x, y + 18, names.get(said, said), "small strong") + label(x, y + 35, f"+{part.points}", "small")
        )
    return "".join(drawn)


def bar(score: Score, plot: Plot, names: Mapping[str, str]) -> str:
    """Draw the points end to end on the whole scale, with the bands below; the one that holds the score is bold.

    Args:
        score: A complete score.
        plot: Where; its values across are points.
        names: Other names for bands.
    """
    drawn, start = [], 0
    for part in score.parts:
        points = part.points or 0
        if points:
            left, right = plot.x(start), plot.x(start + points)
            box = element("rect", x=left, y=plot.top, width=right - left, height=plot.height, rx=4, class_="accent")
            middle = (left + right) / 2, plot.top + plot.height / 2 + 5
            drawn.append(box + label(*middle, str(points), "small strong accent middle"))
        start += points
    low_end, high_end = plot.across
    for band in score.bands:
        low, high = plot.x(max(band.low - 0.5, low_end)), plot.x(min(band.high + 0.5, high_end))
        here = band.label == score.band
        drawn.append(path(f"M{number(low)} {number(plot.bottom + 4)}v6H{number(high)}v-6", "line" if here else "axis"))
        span = f"{band.low:g}" if band.low == band.high else f"{band.low:g}–{band.high:g}"
        text = (span, names.get(band.label, band.label))
        shade = "small strong middle" if here else "small soft middle"
        drawn.append(lines((low + high) / 2, plot.bottom + 27, text, shade, 17))
    return "".join(drawn)

"""Nerves as drawings of pain show them: a bundle, a fine fiber with its free endings, and the bolts of pain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bonemets.figures.outline import band, sample, smooth
from bonemets.figures.svg import element, number, path

if TYPE_CHECKING:
    from bonemets.figures.outline import Point, Points


def bundle(middle: Points, *widths: float) -> str:
    """Draw a nerve thick enough to have two sides.

    Args:
        middle: Its course.
        widths: One width, or one for each point of the course.

    >>> bundle(((0, 0), (10, 0), (20, 0)), 8, 4, 8).startswith('<path d="M0 4C')
    True
    """
    thick = widths if len(widths) > 1 else widths * len(middle)
    course = sample(tuple(zip(range(len(thick)), thick, strict=True)), closed=False, steps=4)
    line = sample(middle, closed=False, steps=4)
    return path(smooth(band(line, *(width for _, width in course))), "cord")


def fiber(*points: Point, free: bool = True) -> str:
    """Draw one fine fiber; ``free`` ends it with the bare ending that feels.

    >>> fiber((0, 0), (10, 0)).count("<circle")
    1
    """
    x, y = points[-1]
    end = element("circle", cx=x, cy=y, r=3.2, class_="cord") if free else ""
    return path(smooth(points, closed=False), "nerve") + end


def bolts(*points: Point) -> str:
    """Draw short bolts that stand for pain, each from its upper end.

    >>> bolts((5, 0))
    '<path d="M5 0l-5 9h7l-5 9" class="vein"/>'
    """
    return path("".join(f"M{number(x)} {number(y)}l-5 9h7l-5 9" for x, y in points), "vein")

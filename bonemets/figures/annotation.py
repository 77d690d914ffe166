"""Words on a drawing: leaders, numbers, names in a frame, and text folded to its place."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from textwrap import wrap
from typing import TYPE_CHECKING

from bonemets.figures.svg import element, label, number, path

if TYPE_CHECKING:
    from bonemets.figures.outline import Point


@lru_cache(maxsize=512)
def fold(text: str, room: int) -> tuple[str, ...]:
    """Break a text into as few lines as fit, all about equally long, so that no word stands alone.

    >>> fold("one two three four", 15)
    ('one two', 'three four')
    """
    rows = len(wrap(text, room))
    # A narrower place never takes fewer lines, so the narrowest that takes no more can be found by halving.
    narrowest = bisect_left(range(room), -rows, lo=1, key=lambda width: -len(wrap(text, width)))
    return tuple(wrap(text, narrowest))


def leader(*points: Point, dot: bool = False) -> str:
    """Draw a thin line from a label to what it names, with a dot where the target has no shape of its own.

    >>> leader((0, 0), (5, 5))
    '<path d="M0 0L5 5" class="leader"/>'
    """
    x, y = points[-1]
    line = "M" + "L".join(f"{number(px)} {number(py)}" for px, py in points)
    return path(line, "leader") + (element("circle", cx=x, cy=y, r=2.8, class_="mark") if dot else "")


def badge(x: float, y: float, text: str) -> str:
    """Draw a number in a circle.

    >>> badge(10, 10, "1").count("accent")
    2
    """
    return element("circle", cx=x, cy=y, r=10, class_="accent") + _framed(x, y, text)


def pill(x: float, y: float, text: str) -> str:
    """Draw a short name in a rounded frame, centered.

    >>> pill(20, 10, "T10").startswith('<rect x="3" y="0"')
    True
    """
    return element("rect", x=x - 17, y=y - 10, width=34, height=20, rx=10, class_="accent") + _framed(x, y, text)


def _framed(x: float, y: float, text: str) -> str:
    return label(x, y + 4.6, text, "accent strong small middle")

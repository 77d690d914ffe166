"""A frame of words beside a drawing: a strong first line, then text folded to its width."""

from __future__ import annotations

from bonemets.figures.annotation import fold
from bonemets.figures.svg import element, label, lines

LETTER = 7.5  # width of one small character
LEADING = 18.0


def framed(at: tuple[float, float, float], head: str, text: str, class_: str = "box") -> tuple[str, float]:
    """Build a frame as tall as its words, and say where it ends.

    Args:
        at: Left edge, upper edge and width of the frame.
        head: Strong first line.
        text: What follows, folded.
        class_: Class of the frame, such as ``"urgent"``.

    Returns:
        The drawing, and the lower edge of the frame.

    >>> framed((0, 0, 200), "Head", "one two")[1]
    60.0
    """
    x, y, width = at
    rows = fold(text, int((width - 24) / LETTER))
    tall = 42 + LEADING * len(rows)
    box = element("rect", x=x, y=y, width=width, height=tall, rx=8, class_=class_)
    words = label(x + 12, y + 25, head, "strong") + lines(x + 12, y + 47, rows, "small", LEADING)
    return box + words, y + tall


def free(x: float, y: float, width: float, text: str) -> str:
    """Write a quiet note under a frame.

    >>> free(0, 10, 200, "one").count("soft")
    1
    """
    return lines(x, y, fold(text, int(width / LETTER)), "small soft", LEADING)

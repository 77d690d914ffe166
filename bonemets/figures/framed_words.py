"""A frame of words beside a drawing: a strong first line, then text folded to its width."""

from __future__ import annotations

from dataclasses import dataclass

from bonemets.figures.annotation import fold
from bonemets.figures.svg import element, label, lines

LETTER = 7.5  # width of one small character
LEADING = 18.0


@dataclass(frozen=True)
class Layout:
    """Where a scene and its words stand in one of the two drawings.

    Attributes:
        width: Width of the canvas.
        height: Its height.
        corner: Upper left corner of the scene.
        scale: Size of the scene, 1 as it was designed.
        words: Upper left corner of the words.
        room: Characters that fit a line of them.
    """

    width: float
    height: float
    corner: tuple[float, float]
    scale: float
    words: tuple[float, float]
    room: int

    def on(self, x: float, y: float) -> tuple[float, float]:
        """Find where a point of the scene lies on the canvas.

        >>> Layout(760, 390, (8, 14), 2, (478, 40), 35).on(1, 1)
        (10, 16)
        """
        return (self.corner[0] + x * self.scale, self.corner[1] + y * self.scale)


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

"""The light box: pictures side by side, each with its name, its verdict and arrows that point to the lesion."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bonemets.figures.picture import place
from bonemets.figures.svg import canvas, element, label, number, path

if TYPE_CHECKING:
    from bonemets.domain.imaging.raster import Point
    from bonemets.domain.imaging.shot import Shot

NAMES = {"xray": "X-ray", "scan": "Bone scan", "ct": "CT", "t1": "MRI T1", "stir": "MRI STIR", "pet": "FDG-PET"}
GAP, HEAD, TICK = 14.0, 48.0, 9.0
ROOMY = 200.0  # pictures narrower than this have smaller verdicts


@dataclass(frozen=True)
class Frame:
    """One picture on the light box.

    Attributes:
        modality: A name of :data:`NAMES`.
        plane: What it shows, in a few words.
        href: The picture as an address.
        center: Where the lesion is, as shares of the side; ``None`` without a lesion.
        shot: The numbers behind it.
        verdict: "clear", "faint" or "not seen"; empty without a lesion.
    """

    modality: str
    plane: str
    href: str
    center: Point | None
    shot: Shot
    verdict: str


def board(frames: tuple[Frame, ...], columns: int, side: float) -> str:
    """Hang pictures in columns.

    Args:
        frames: The pictures.
        columns: How many side by side.
        side: Width of a picture.

    >>> board((), 3, 200).startswith("<svg")
    True
    """
    cells = [divmod(index, columns) for index in range(len(frames))]
    step = (side + GAP, side + HEAD + GAP)
    shapes = [
        _cell(frame, (TICK + column * step[0], row * step[1]), side)
        for frame, (row, column) in zip(frames, cells, strict=True)
    ]
    rows = -(-len(frames) // columns)
    return canvas(TICK + columns * step[0] - GAP + 1, rows * step[1] - GAP + 1, *shapes)


def _cell(frame: Frame, corner: Point, side: float) -> str:
    x, y = corner
    top = y + HEAD
    words = label(x, y + 15, NAMES[frame.modality], "strong") + label(x, y + 34, frame.plane, "small soft")
    return (
        words
        + _verdict(frame.verdict, (x + side, y + 15), "end small" if side < ROOMY else "end")
        + place(frame.href, (x, top), side)
        + _arrows(frame, x, top, side)
    )


def _verdict(verdict: str, corner: Point, class_: str) -> str:
    """Write the verdict with a sign that is full, half or empty."""
    if not verdict:
        return ""
    right, y = corner
    middle = right - 0.56 * (13 if "small" in class_ else 15) * len(verdict) - 9
    shapes = [element("circle", cx=middle, cy=y - 5, r=5.5, class_="accent" if verdict != "clear" else "mark")]
    if verdict == "faint":
        shapes.append(path(f"M{number(middle)} {number(y - 10.5)}a5.5 5.5 0 0 0 0 11Z", "mark"))
    return "".join(shapes) + label(right, y, verdict, class_)


def _arrows(frame: Frame, x: float, top: float, side: float) -> str:
    """Point to the lesion from the upper and the left edge, without covering anything."""
    if frame.center is None:
        return ""
    column, row = x + frame.center[0] * side, top + frame.center[1] * side
    down = f"M{number(column)} {number(top - 1)}l-5 -7h10Z"
    right = f"M{number(x - 1)} {number(row)}l-7 -5v10Z"
    return path(down, "arrow-head") + path(right, "arrow-head")

"""A bone scan of the whole body from behind: pale bones, darker where more bone is being built.

Units are those of :mod:`bonemets.figures.body_shape`: 560 high, the origin at the top of the head on the midline. Seen
from behind, the person's left is on the reader's left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bonemets.figures.svg import element, group, number, path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bonemets.figures.outline import Point

Spot = tuple[float, float, float, float]  # across, down, half width, half height

# Strokes as (path on the reader's right, width); each is drawn on both sides.
_TRUNK = (
    ("M9 105L62 105", 5.0),
    ("M61 107L40 160", 5.0),
    ("M10 247C14 230 46 222 51 243C50 256 43 262 37 268", 7.0),
    ("M34 284C30 300 16 300 9 288", 5.0),
)
_LIMBS = (
    ("M66 113L82 206", 8.0),
    ("M83 214L103 286", 6.0),
    ("M104 292L111 342", 5.0),
    ("M38 266L49 276L31 394", 9.0),
    ("M30 408L28 526", 7.0),
    ("M28 536L34 555", 6.0),
)
_SPINE = (("M0 76L0 100", 8.0), ("M0 100L0 184", 10.0), ("M0 184L0 244", 13.0), ("M0 246L0 266", 15.0))
_HAZE = (("M-40 118L-34 236M40 118L34 236M-26 110L-18 270M26 110L18 270M0 90L0 280", 44.0), ("M0 26L0 46", 50.0))
_HAZE_LIMBS = (("M62 112L112 340", 22.0), ("M32 276L30 396L29 548", 42.0))
_KIDNEYS: tuple[Spot, ...] = ((-21, 212, 6, 10), (21, 210, 6, 10))
_BLADDER: Spot = (0, 279, 9, 6)


def scan(at: Point, scale: float, spots: Sequence[Spot] = (), *, faint: Sequence[Spot] = (), full: bool = False) -> str:
    """Draw one bone scan.

    Args:
        at: Where the top of the head lies.
        scale: Size; 1 is 560 units high.
        spots: Dark places.
        faint: Places a little darker than bone.
        full: A super scan: dark trunk, no kidneys, no haze.

    >>> scan((0, 0), 1, ((0, 120, 5, 5),)).count('class="scan-spot"')
    2
    """
    trunk = "scan-dark" if full else "scan-bone"
    drawn = "" if full else _strokes(_HAZE, "scan-haze", sides=False) + _strokes(_HAZE_LIMBS, "scan-haze")
    drawn += _strokes(_LIMBS, "scan-bone") + _strokes(_TRUNK, trunk) + _ribs(trunk)
    drawn += _strokes(_SPINE, trunk, sides=False) + element(
        "ellipse", cx=0, cy=34, rx=19, ry=28, stroke_width=7, class_="scan-bone"
    )
    drawn += "".join(_oval(each, "scan-mid-spot") for each in (*(() if full else _KIDNEYS), *faint))
    bladder = _oval(_BLADDER, "scan-mid-spot" if full else "scan-spot")
    place = f"translate({number(at[0])} {number(at[1])}) scale({number(scale)})"
    return group(drawn, bladder, *(_oval(each, "scan-spot") for each in spots), transform=place)


def rib(index: int, share: float) -> Point:
    """Give a point on a rib of the reader's right side.

    Args:
        index: 0 for the second rib, to 9 for the eleventh.
        share: 0 at the spine, 1 at the flank.

    >>> rib(0, 0)
    (5.0, 112.0)
    """
    (x0, y0), (px, py), (x1, y1) = _rib(index)
    t = share
    return (
        (1 - t) ** 2 * x0 + 2 * t * (1 - t) * px + t * t * x1,
        (1 - t) ** 2 * y0 + 2 * t * (1 - t) * py + t * t * y1,
    )


def _rib(index: int) -> tuple[Point, Point, Point]:
    wide = (30, 36, 40, 43, 45, 45, 44, 42, 36, 28)[index]
    top = 112.0 + 7.4 * index
    return (5.0, top), (wide * 1.06, top - 2), (float(wide), top + 15)


def _ribs(class_: str) -> str:
    ways = []
    for index in range(10):
        start, pull, end = _rib(index)
        for side in (1, -1):
            a, b, c = (f"{number(x * side)} {number(y)}" for x, y in (start, pull, end))
            ways.append(f"M{a}Q{b} {c}")
    return element("path", d="".join(ways), stroke_width=3, class_=class_)


def _strokes(strokes: Sequence[tuple[str, float]], class_: str, *, sides: bool = True) -> str:
    drawn = "".join(element("path", d=d, stroke_width=width, class_=class_) for d, width in strokes)
    return drawn + group(drawn, transform="scale(-1 1)") if sides else drawn


def _oval(spot: Spot, class_: str) -> str:
    x, y, across, down = spot
    d = f"M{number(x - across)} {number(y)}a{number(across)} {number(down)} 0 1 1 0 .1z"
    return path(d, class_)

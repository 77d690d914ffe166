"""The standing body from the front: one calm outline, and the parts of it that can be shaded.

Units: the body is 560 high, the origin is the top of the head on the midline. Palms face forward and
the person's left is on the reader's right, as in an atlas. Tables hold the right half only.
"""

from __future__ import annotations

from bonemets.figures.outline import Points, cut, place, sample, smooth, symmetric
from bonemets.figures.svg import path

_HEAD = (
    (0, 0), (13, 3), (22, 13), (25, 27), (24.5, 35), (27.2, 37), (26.4, 45), (23, 49.5), (21, 58),
    (16, 66.5), (14.4, 73), (14.4, 83), (18, 90), (30, 95), (45, 98.5),
)  # fmt: skip
_ARM_OUTER = (
    (60, 101), (71, 108), (77, 121), (80.5, 143), (84, 166), (88.5, 190), (93.5, 210), (99, 230),
    (103.5, 256), (108, 284), (114, 292), (121, 303), (125, 314), (123.5, 321), (119, 318.5), (116.5, 318),
    (118.5, 330), (118, 345), (115.5, 353),
)  # fmt: skip
_ARM_INNER = (
    (110, 356), (104.5, 353), (101, 340), (98, 322), (96.5, 305), (95.5, 288), (89.5, 262), (80.5, 238),
    (74.5, 217), (68.5, 192), (63, 168), (58, 148), (54.5, 136), (54.2, 134.5),
)  # fmt: skip
_SIDE = ((54.2, 134.5), (54.6, 150), (53, 168), (49.5, 186), (47.4, 204), (48, 219), (52, 236), (56.5, 254))
_LEG_OUTER = (
    (59.5, 274), (60, 296), (57.5, 328), (53, 362), (48, 390), (46.4, 404), (48, 420), (49.4, 440),
    (47.4, 464), (43.2, 492), (40, 514), (39.4, 530), (40, 541), (48, 552), (50, 558), (44, 561.5),
)  # fmt: skip
_LEG_INNER = (
    (30, 561.5), (22.5, 560.5), (20, 552), (20.6, 541), (19.4, 529), (19.6, 510), (17, 484), (13, 456),
    (11.6, 436), (13.4, 416), (14.4, 402), (12.4, 386), (9, 358), (5.5, 326), (2.6, 300), (0, 289),
)  # fmt: skip
_HALF = (*_HEAD, *_ARM_OUTER, *_ARM_INNER, *_SIDE[1:], *_LEG_OUTER, *_LEG_INNER)
_TRUNK = ((0, 100), (52, 100), (53, 134), *_SIDE[1:], *_LEG_OUTER, *_LEG_INNER)
_LEG = ((1, 262), (30, 250), (55, 249), *_SIDE[-1:], *_LEG_OUTER, *_LEG_INNER)
_ARM = (*_ARM_OUTER[1:], *_ARM_INNER[:-1], (55, 120), (60, 108))


def silhouette(x: float, y: float, scale: float = 1) -> str:
    """Draw the whole body outline with the top of the head at ``(x, y)``.

    >>> silhouette(100, 10).startswith('<path d="M100 10C')
    True
    """
    return path(smooth(place(symmetric(_HALF), x, y, scale)), "skin")


def trunk_below(height: float) -> Points:
    """Return trunk and legs below a level on the trunk, arms left out.

    >>> min(y for x, y in trunk_below(224))
    224.0
    """
    half = sample(_TRUNK, closed=False)
    below = cut((*half, (0, 100)), height)
    return symmetric(tuple(point for point in below if point[0] > 0.01 or point[1] > 280))


def leg_below(height: float, slope: float = 0) -> Points:
    """Return one leg below a line; a slope follows the groin crease.

    >>> min(x for x, y in leg_below(380)) > 0
    True
    """
    return cut(sample(_LEG), height, slope)


def arm_below(height: float, slope: float = 0) -> Points:
    """Return one arm below a line; a steep slope keeps only its inner (little-finger) side.

    >>> max(y for x, y in arm_below(200)) > 340
    True
    """
    return cut(sample(_ARM), height, slope)


# Height on the trunk where feeling stops, for levels that have a line on the trunk.
_LINES = {"T4": 148.0, "T6": 163.0, "T10": 222.0, "T12": 246.0}
_SADDLE = ((0.6, 285), (8, 281), (14, 286), (16, 300), (13, 322), (9.4, 344), (6, 326), (2.8, 302))


def numb_line(level: str) -> float:
    """Return the height of the landmark of a level on the body.

    >>> numb_line("T10")
    222.0
    """
    return {"C4": 102.0, "C7": 116.0, "T1": 122.0, "L1": 262.0, "L3": 352.0, "S2": 284.0, **_LINES}[level]


def numb_areas(level: str) -> tuple[Points, ...]:
    """Return what may lose feeling at a level, as seen from the front.

    >>> len(numb_areas("T10")), len(numb_areas("L3"))
    (1, 4)
    """
    if level == "C4":
        return (cut(sample(symmetric(_HALF)), numb_line(level)),)
    if level in {"C7", "T1"}:
        inner = cut(arm_below(-252 if level == "C7" else -230, 5.3), 150)
        if level == "T1":
            inner = _flip(cut(_flip(inner), -284))
        return (trunk_below(numb_line(level)), *_pair(inner))
    if level in _LINES:
        return (trunk_below(_LINES[level]),)
    if level == "L1":
        return _pair(leg_below(282, -0.84))
    return (*_pair(leg_below(numb_line(level))), *_pair(_SADDLE)) if level == "L3" else _pair(_SADDLE)


def _flip(points: Points) -> Points:
    return tuple((x, -y) for x, y in points)


def _pair(right: Points) -> tuple[Points, Points]:
    return right, place(right, 0, 0, stretch=-1)

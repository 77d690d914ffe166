"""The drawings of ``imaging_devices``: six machines, and the picture each makes of the same spine.

Machines stand in a box 120 wide and 100 high, pictures in a square of 100; the origin is the upper left corner.
"""

from __future__ import annotations

from math import cos, pi, sin

from bonemets.figures.curve import curved_arrow
from bonemets.figures.outline import place, smooth, symmetric
from bonemets.figures.scan_body import Spot, scan
from bonemets.figures.svg import arrow, element, path
from bonemets.figures.vertebra_form import FORMS

_HALF = 50.0
_LESION: Spot = (1, 190, 10, 9)


def _box(x: float, y: float, width: float, height: float, class_: str, rx: float = 2) -> str:  # noqa: PLR0913, PLR0917
    return element("rect", x=x, y=y, width=width, height=height, rx=rx, class_=class_)


def _lying(x: float, y: float) -> str:
    """Draw a person who lies on a table, seen from the side, the head at ``x``."""
    body = f"M{x + 9} {y - 5}h46q24 0 26 6v3h-72z"
    return element("circle", cx=x, cy=y - 2, r=6.5, class_="skin") + path(body, "skin")


def _across(y: float = 52) -> str:
    """Draw a person cut across, in the middle of a ring, with the spine below."""
    return element("ellipse", cx=60, cy=y, rx=18, ry=11, class_="skin") + element(
        "circle", cx=60, cy=y + 5, r=4, class_="bone"
    )


def _ring(inner: float) -> str:
    return element("circle", cx=60, cy=50, r=46, class_="metal") + element(
        "circle", cx=60, cy=50, r=inner, class_="surface"
    )


def _turning() -> str:
    """Draw the arrow of a ring that turns."""
    return curved_arrow((82, 20), (98, 30), (98, 52))


# ---- machines ----


def xray() -> str:
    """Draw an X-ray tube, its beam through a lying person, and the detector below.

    >>> xray().count("dash")
    3
    """
    beam = "".join(path(f"M60 26L{x} 78", "line dash") for x in (34, 60, 86))
    return (
        _box(46, 4, 28, 20, "metal", 4)
        + beam
        + _lying(18, 66)
        + _box(8, 70, 104, 4, "metal")
        + _box(28, 80, 64, 7, "accent")
    )


def ct() -> str:
    """Draw a ring with a tube above and detectors below that turns around the person.

    >>> ct().count("<circle")
    3
    """
    beam = "".join(path(f"M60 20L{x} 80", "line dash") for x in (46, 60, 74))
    return (
        _ring(34)
        + _box(52, 8, 16, 12, "accent", 3)
        + _across()
        + beam
        + path("M38 78Q60 96 82 78L78 73Q60 86 42 73Z", "accent")
        + _turning()
    )


def mri() -> str:
    """Draw the long tunnel of a magnet with a person half inside, and radio waves.

    >>> mri().count("metal")
    2
    """
    waves = "".join(path(f"M{x} 34q4 -5 8 0t8 0", "line") for x in (58, 78))
    bore = _box(30, 40, 84, 34, "surface", 4)
    return _box(30, 12, 84, 80, "metal", 14) + bore + waves + _lying(48, 64) + _box(4, 68, 110, 4, "metal")


def camera() -> str:
    """Draw two camera plates above and below a person who sends out rays.

    >>> camera().count("<path") > 6
    True
    """
    up = "".join(arrow(x, 44, x, 28, 6) for x in (44, 62, 80))
    down = "".join(arrow(x, 60, x, 76, 6) for x in (44, 80))
    plates = _box(30, 10, 66, 14, "metal", 3) + _box(30, 23, 66, 4, "accent", 1)
    plates += _box(30, 82, 66, 14, "metal", 3) + _box(30, 78, 66, 4, "accent", 1)
    return plates + _lying(18, 54) + _box(8, 58, 104, 3, "metal") + up + down


def spect() -> str:
    """Draw two camera plates that turn in a ring.

    >>> spect().count("accent")
    2
    """
    plates = _box(40, 12, 40, 9, "accent", 2) + _box(40, 79, 40, 9, "accent", 2)
    rays = arrow(60, 40, 60, 25, 6) + arrow(60, 66, 60, 76, 6)
    return _ring(38) + plates + _across() + rays + _turning()


def pet() -> str:
    """Draw a ring of detectors, and two rays that leave one spot in opposite directions.

    >>> pet().count("accent")
    16
    """
    turns = [2 * pi * index / 16 for index in range(16)]
    detectors = "".join(
        element("circle", cx=60 + 40 * cos(turn), cy=50 + 40 * sin(turn), r=5.5, class_="accent") for turn in turns
    )
    rays = arrow(60, 55, 87, 33, 6) + arrow(60, 55, 33, 77, 6)
    return _ring(34) + detectors + _across(50) + rays + element("circle", cx=60, cy=55, r=3, class_="tumor")


# ---- pictures ----


def _film(*shapes: str, light: bool = False) -> str:
    return _box(0, 0, 100, 100, "scan-film" if light else "film", 3) + "".join(shapes)


def xray_picture() -> str:
    """Draw the spine from the front; the middle vertebra has lost one of its two eyes.

    >>> xray_picture().count("film-bright")
    5
    """
    bodies = ""
    for index, y in enumerate((6, 38, 70)):
        bodies += _box(28, y, 44, 25, "film-bone", 5) + _box(47, y + 10, 6, 16, "film-mid", 3)
        eyes = (37, 63) if index != 1 else (63,)
        bodies += "".join(element("ellipse", cx=x, cy=y + 9, rx=3.6, ry=5, class_="film-bright") for x in eyes)
    return _film(_box(8, 1, 84, 98, "film-faint", 16), bodies)


def _slice() -> str:
    """Draw a vertebra cut across, the back of the body below, with a dark hole in it."""
    form = FORMS["lumbar"]
    bone = place(symmetric(form.outer), _HALF, 60, 0.34)
    marrow = place(symmetric(((0, -110), (30, -108), (58, -84), (52, -50), (0, -44))), _HALF, 60, 0.34)
    canal = place(symmetric(form.canal), _HALF, 60, 0.34)
    around = element("ellipse", cx=50, cy=50, rx=47, ry=44, class_="film-faint")
    hole = element("ellipse", cx=58, cy=33, rx=7, ry=5.5, class_="film-gap")
    return (
        around
        + path(smooth(bone), "film-bright")
        + path(smooth(marrow), "film-mid")
        + path(smooth(canal), "film-faint")
        + hole
    )


def ct_picture() -> str:
    """Draw a slice: bright cortex, gray marrow, a dark hole.

    >>> ct_picture().count("film-gap")
    1
    """
    return _film(_slice())


def mri_picture() -> str:
    """Draw a cut from the side: bright marrow, one dark vertebra, the cord behind.

    >>> mri_picture().count("film-bone")
    4
    """
    rows = ((1, 12), (18, 17), (40, 17), (62, 17), (84, 15))
    bodies = "".join(
        _box(26, y, 30, height, "film-faint" if y == 40 else "film-bone", 3)
        + (_box(27, y + height + 1, 28, 3, "film-mid", 1) if y < 84 else "")
        for y, height in rows
    )
    cord = _box(60, 1, 14, 98, "film-faint", 0) + _box(64, 1, 6, 98, "film-mid", 0)
    return _film(cord, bodies)


def scan_picture() -> str:
    """Draw a bone scan with one dark vertebra.

    >>> scan_picture().count("scan-spot")
    2
    """
    return _film(scan((_HALF, 4), 0.166, (_LESION,)), light=True)


def spect_picture() -> str:
    """Draw the slice with the tracer glowing over its edge.

    >>> spect_picture().count("glow")
    1
    """
    return _film(_slice(), element("ellipse", cx=58, cy=33, rx=13, ry=11, class_="glow"))


def pet_picture() -> str:
    """Draw a body with dark brain, heart and bladder, and one dark vertebra.

    >>> pet_picture().count("scan-spot")
    3
    """
    trunk = element("path", d="M50 24V62M42 28L44 58M58 28L56 58", stroke_width=13, class_="scan-haze")
    limbs = element("path", d="M44 60L45 96M56 60L55 96M36 26L30 62M64 26L70 62", stroke_width=6, class_="scan-haze")
    head = element("circle", cx=50, cy=11, r=8.5, class_="scan-mid-spot")
    organs = element("ellipse", cx=53, cy=33, rx=5, ry=4, class_="scan-mid-spot") + element(
        "ellipse", cx=50, cy=62, rx=4, ry=3, class_="scan-spot"
    )
    lesions = element("circle", cx=50, cy=45, r=3.2, class_="scan-spot") + element(
        "circle", cx=45, cy=56, r=2.4, class_="scan-spot"
    )
    return _film(trunk, limbs, head, organs, lesions, light=True)

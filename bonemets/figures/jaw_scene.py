"""The drawing of ``jaw``: the left lower jaw from the side, with teeth, gum, and a gap that heals or does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bonemets.figures.nerve import bolts
from bonemets.figures.outline import hatch, place, smooth
from bonemets.figures.svg import element, group, number, path

if TYPE_CHECKING:
    from bonemets.figures.outline import Point, Points

_BONE: Points = (
    (26, 122), (60, 118), (120, 116), (180, 116), (240, 116), (290, 112), (312, 82), (318, 46), (336, 40), (350, 52),
    (352, 110), (344, 170), (322, 220), (280, 240), (200, 244), (120, 250), (60, 252), (32, 236), (22, 180),
)  # fmt: skip
_SKIN: Points = (
    (14, 252), (60, 272), (130, 270), (210, 264), (290, 258), (344, 226), (350, 232), (296, 268), (210, 276),
    (130, 282), (56, 284), (10, 262),
)  # fmt: skip
# Crown and root of a tooth with one root, and of a molar with two; the gum line lies at y = 0.
_SINGLE: Points = ((-10, 0), (-12, -18), (-6, -36), (6, -37), (12, -18), (10, 0), (6, 40), (0, 54), (-6, 40))
_MOLAR: Points = (
    (-18, 0), (-20, -16), (-17, -31), (-7, -34), (0, -30), (7, -34), (17, -31), (20, -16), (18, 0), (15, 28), (9, 46),
    (4, 24), (0, 14), (-4, 24), (-9, 46), (-15, 28),
)  # fmt: skip
_GUM_Y = 112.0
_TEETH: tuple[tuple[Points, float], ...] = ((_SINGLE, 52), (_SINGLE, 82), (_SINGLE, 111), (_MOLAR, 150))
_BACK: tuple[Points, float] = (_MOLAR, 264)
_GAP = (178.0, 234.0)
_BARE: Points = ((180, 118), (190, 111), (206, 114), (220, 110), (232, 117), (228, 132), (206, 138), (186, 132))
_DEEP: Points = (
    (180, 118), (190, 111), (206, 114), (220, 110), (232, 117), (236, 150), (226, 186), (206, 198), (188, 180),
    (178, 148),
)  # fmt: skip
_SWELLING: Points = ((160, 108), (170, 99), (181, 105), (184, 124), (176, 140), (164, 136), (158, 122))


def jaw(stage: str, corner: Point, scale: float) -> str:
    """Build the jaw in one stage.

    Args:
        stage: ``"risk"``, ``"0"``, ``"1"``, ``"2"`` or ``"3"``.
        corner: Where the upper left corner of the scene lies.
        scale: Size factor.

    >>> jaw("1", (0, 0), 1).count("bone-shade"), jaw("risk", (0, 0), 1).count("bone-shade")
    (1, 0)
    """
    loose = 9 if stage == "0" else 0
    teeth = "".join(_tooth(shape, x) for shape, x in _TEETH) + _tooth(*_BACK, turn=loose)
    parts = [path(smooth(_SKIN), "skin"), path(smooth(_BONE), "bone"), teeth, _gum(closed=stage in {"risk", "0"})]
    if stage in {"1", "2", "3"}:
        dead = _DEEP if stage == "3" else _BARE
        parts.append(path(smooth(dead), "bone-shade") + path(hatch(dead, 6), "leader"))
    if stage in {"2", "3"}:
        parts.append(_inflamed())
    if stage == "3":
        parts.append(
            path("M204 196C200 222 186 240 180 272", "stop") + path("M222 188l8 14l-8 12l12 12l-6 18", "arrow")
        )
    if stage in {"0", "2", "3"}:
        parts.append(_ache(220 if stage == "0" else 250))
    return group(*parts, transform=f"translate({number(corner[0])} {number(corner[1])}) scale({number(scale)})")


def _tooth(shape: Points, x: float, turn: float = 0) -> str:
    """Draw one tooth; gum drawn later hides where crown and root meet."""
    tooth = path(smooth(shape), "tooth")
    return group(tooth, transform=f"translate({number(x)} {number(_GUM_Y)}) rotate({number(turn)})")


def _gum(*, closed: bool) -> str:
    """Draw the gum as a soft band over the edge of the bone, open at the gap where bone lies bare."""
    left, right = _GAP
    pieces = ((28, 302),) if closed else ((28, left), (right, 302))
    return "".join(
        element("rect", x=start, y=_GUM_Y - 8, width=end - start, height=25, rx=9, class_="gum")
        for start, end in pieces
    )


def _inflamed() -> str:
    """Draw swollen gum on both sides of the bare bone, hatched, with a drop of pus on each."""
    mirrored = place(_SWELLING, sum(_GAP), 0, 1, -1)
    drawn = "".join(path(smooth(each), "emergency") + path(hatch(each, 6), "leader") for each in (_SWELLING, mirrored))
    drops = (element("ellipse", cx=x, cy=112, rx=4.5, ry=6.5, class_="cord") for x in (176, 236))
    return drawn + "".join(drops)


def _ache(x: float) -> str:
    """Draw three short bolts that stand for pain, above the gum beside the place."""
    return bolts((x, 62), (x + 13, 52), (x + 26, 62))

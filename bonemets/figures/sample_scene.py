"""The drawing of ``sample_pitfalls``: a forearm with its vein, and a tube of blood."""

from __future__ import annotations

from bonemets.figures.drug_sites_scene import particle
from bonemets.figures.outline import Points, smooth
from bonemets.figures.svg import element, path

_ARM: Points = (
    (0, 40), (60, 34), (140, 38), (220, 50), (262, 56), (300, 50), (336, 58), (340, 72), (306, 84), (262, 90),
    (220, 92), (140, 104), (60, 112), (0, 108),
)  # fmt: skip
_FINGERS = "M306 62L338 62M308 72L340 71"
_VEIN = "M0 70C50 62 110 70 160 70C200 70 230 74 262 74"


def scene(mistake: str) -> str:
    """Build arm and tube, about 344 units wide and 300 tall.

    >>> scene("tourniquet").count("metal") - scene("none").count("metal")
    1
    """
    parts = [path(smooth(_ARM, closed=False) + "Z", "skin"), path(_FINGERS, "leader"), path(_VEIN, "vein")]
    if mistake == "tourniquet":
        parts.append(element("rect", x=48, y=28, width=20, height=90, rx=6, class_="metal"))
    if mistake == "drip":
        parts.append(_drip())
    parts.append(_needle())
    return "".join(parts) + _tube(mistake)


def _needle() -> str:
    hub = element("rect", x=150, y=104, width=20, height=26, rx=4, class_="box")
    return path("M160 72V106M160 130V150", "line") + hub


def _drip() -> str:
    """Draw a drip that runs into a vein nearer to the hand."""
    bag = element("rect", x=268, y=0, width=44, height=34, rx=7, class_="fluid")
    return bag + path("M290 34C290 50 262 48 248 70", "line")


def _tube(mistake: str) -> str:
    """Draw the tube: cells below, plasma above, and what got into it."""
    x, y = 124, 172
    plasma = "blood" if mistake == "burst" else "fluid"
    parts = [
        element("rect", x=x, y=y, width=72, height=120, rx=16, class_="box"),
        element("rect", x=x + 5, y=y + 18, width=62, height=44, class_=plasma),
        path(f"M{x + 5} {y + 62}h62v36q0 16 -16 16h-30q-16 0 -16 -16Z", "red-cell"),
    ]
    cap_x, cap_y = (x - 92, y + 92) if mistake == "air" else (x - 4, y - 12)
    parts.append(element("rect", x=cap_x, y=cap_y, width=80, height=22, rx=5, class_="accent"))
    if mistake == "air":
        parts += [element("circle", cx=x + dx, cy=y + dy, r=r, class_="box") for dx, dy, r in _BUBBLES]
    if mistake == "burst":
        parts += [path(f"M{x + dx} {y + dy}q5 -7 10 0", "vein") for dx, dy in ((14, 34), (34, 44), (48, 32), (24, 54))]
    if mistake == "purple":
        parts += [particle(x + dx, y + dy) for dx, dy in ((18, 30), (36, 40), (54, 28), (26, 52), (48, 52))]
        parts += [particle(x + 96, y - 16), particle(x + 84, y - 2)]
    return "".join(parts)


_BUBBLES = ((16, 8, 4), (34, -6, 5), (52, 4, 4), (26, -22, 6), (46, -28, 5))

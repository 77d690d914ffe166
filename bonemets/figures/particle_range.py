"""How far particles reach in spongy bone, true to scale: alpha a few cells, beta past the next struts into marrow."""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING

from bonemets.domain.simulation.radionuclide import Radionuclide, nuclide
from bonemets.figures.annotation import fold
from bonemets.figures.choice import chosen
from bonemets.figures.compact import compact
from bonemets.figures.figure import Control, Figure, Table
from bonemets.figures.outline import smooth
from bonemets.figures.svg import canvas, element, label, lines, number, path

if TYPE_CHECKING:
    from bonemets.figures.outline import Point

_ORDER = ("Ra-223", "Lu-177", "Sm-153", "Sr-89")
NUCLIDE = Control(
    "radionuclide", "Radionuclide", tuple((id_, f"{id_} {nuclide(id_).name}") for id_ in _ORDER), "Ra-223"
)
_PX_PER_MM = 24.0
_SIDE = 336.0
_PORE_MM = 0.9
_CLOSE_PX_PER_MM = 1050.0
_CELL_MM = 0.015


def draw(radionuclide: str = "Ra-223") -> Figure:
    """Draw the figure.

    Args:
        radionuclide: ``"Ra-223"``, ``"Lu-177"``, ``"Sm-153"`` or ``"Sr-89"``.

    Raises:
        ValueError: If ``radionuclide`` is none of these.

    >>> draw("Sr-89").name
    'particle-range'
    """
    chosen(NUCLIDE, radionuclide)
    source = nuclide(radionuclide)
    return Figure(
        name="particle-range",
        title="How far do the particles reach?",
        reading=_reading(source),
        alt=(
            "Left, a piece of spongy bone 14 mm wide, its pores filled with red marrow, with two circles around one "
            "spot on a strut: mean and longest reach. Right, the same spot much closer, with tumor cells on bone "
            f"and marrow cells beyond. {_reading(source)} {_goes(source)}"
        ),
        wide=_wide(source),
        narrow=_narrow(source),
        table=Table(
            caption="Reach in soft tissue, and where each goes",
            head=("Radionuclide", "Particle", "Mean reach, mm", "Longest reach, mm", "Goes to"),
            rows=tuple(
                (
                    f"{each.id} {each.name}",
                    each.particle,
                    f"{each.range_mean_mm:g}",
                    f"{each.range_max_mm:g}",
                    _goes(each),
                )
                for each in map(nuclide, _ORDER)
            ),
        ),
        sources=("radionuclide-table-2020", "vision-2021", "anatomy"),
        controls=(NUCLIDE,),
    )


def cells_across(millimeters: float) -> int:
    """Return about how many cells, each 15 µm wide, lie along a way.

    >>> cells_across(0.06)
    4
    """
    return round(millimeters / _CELL_MM)


def _reading(source: Radionuclide) -> str:
    mean = cells_across(source.range_mean_mm)
    return (
        f"{source.id}, {source.particle} particles: {source.range_mean_mm:g} mm on average, about {mean} cells; "
        f"at most {source.range_max_mm:g} mm."
    )


def _goes(source: Radionuclide) -> str:
    return "Goes to cells with PSMA." if source.id == "Lu-177" else "Goes to bone being built."


def _wide(source: Radionuclide) -> str:
    return canvas(
        760,
        506,
        label(8, 22, "In spongy bone, true to scale", "strong"),
        _bone(source, (8, 38)),
        label(404, 22, "About forty times closer", "strong"),
        _close(source, (404, 38), 340),
        lines(404, 432, fold(_say(source), 46), "small", 18),
    )


def _narrow(source: Radionuclide) -> str:
    return canvas(
        360,
        950,
        label(8, 22, "In spongy bone, true to scale", "strong"),
        _bone(source, (12, 38)),
        label(8, 452, "About forty times closer", "strong"),
        _close(source, (10, 468), 340),
        lines(8, 858, fold(_say(source), 47), "small", 18),
    )


def _say(source: Radionuclide) -> str:
    marrow = (
        "Most marrow cells lie out of reach; some do not."
        if source.particle == "alpha"
        else "All marrow around lies within reach, and pays."
        if source.range_mean_mm > 0.3
        else "The marrow beside lies within reach."
    )
    return f"{_reading(source)} {_goes(source)} {marrow}"


def _bone(source: Radionuclide, corner: Point) -> str:
    """Draw spongy bone with its pores, and both circles."""
    x, y = corner
    step = _PORE_MM * _PX_PER_MM
    drawn = [element("rect", x=x, y=y, width=_SIDE, height=_SIDE, rx=10, class_="bone")]
    rows = int(_SIDE // step)
    for row in range(rows):
        for column in range(rows - row % 2):
            shake = (row * 37 + column * 71) % 11 / 11 - 0.5
            cx = x + (column + 0.72 + 0.5 * (row % 2)) * step + 3 * shake
            cy = y + (row + 0.76) * step * 0.985 - 2 * shake
            drawn.append(path(_pore((cx, cy), step * 0.42, shake), "marrow"))
    mid = (x + _SIDE / 2, y + _SIDE / 2)
    mean, most = (value * _PX_PER_MM for value in (source.range_mean_mm, source.range_max_mm))
    drawn.append(element("circle", cx=mid[0], cy=mid[1], r=max(mean, 2), class_="beam"))
    drawn.append(element("circle", cx=mid[0], cy=mid[1], r=max(mean, 2), class_="chosen"))
    drawn.append(element("circle", cx=mid[0], cy=mid[1], r=max(most, 3.4), class_="line dash"))
    low = y + _SIDE + 18
    ruler = path(
        f"M{number(x)} {number(low)}h{number(5 * _PX_PER_MM)}m0 -5v10M{number(x)} {number(low - 5)}v10", "line"
    )
    drawn.append(ruler + label(x + 5 * _PX_PER_MM + 10, low + 5, "5 mm", "small"))
    drawn.append(label(x, low + 30, "ring: mean reach; dashed: longest", "small soft"))
    return compact("".join(drawn))


def _pore(at: Point, r: float, shake: float) -> str:
    turns = (shake * 3 + 2 * pi * k / 6 for k in range(6))
    sizes = (1.0, 0.9, 1.06, 0.92, 1.02, 0.88)
    points = tuple((at[0] + r * k * cos(turn), at[1] + r * k * sin(turn)) for turn, k in zip(turns, sizes, strict=True))
    return smooth(points)


def _close(source: Radionuclide, corner: Point, side: float) -> str:
    """Draw tumor cells on a strut, marrow cells beyond, and the reach from the surface."""
    x, y = corner
    floor, pitch = y + side - 66, 2 * _CELL_MM * _CLOSE_PX_PER_MM * 0.56
    drawn = [element("rect", x=x, y=y, width=side, height=side, rx=10, class_="field")]
    drawn.append(element("rect", x=x, y=floor, width=side, height=66, rx=8, class_="bone"))
    mid, r = x + side / 2, _CELL_MM * _CLOSE_PX_PER_MM / 2
    rows = int((floor - y - r) // pitch)
    for row in range(rows):
        for column in range(int((side - pitch) // pitch)):
            cx = x + (column + 0.9 + 0.4 * (row % 2)) * pitch
            cy = floor - (row + 0.62) * pitch
            tumor = ((cx - mid) / 96) ** 2 + ((floor - cy) / 92) ** 2 < 1
            drawn.append(element("circle", cx=cx, cy=cy, r=r * 0.92, class_="tumor-soft" if tumor else "marrow"))
            if tumor:
                drawn.append(element("circle", cx=cx, cy=cy, r=2.6, class_="tumor"))
    drawn.append(_dome(source, (mid, floor), (x, y), side))
    drawn.append(label(x + 12, floor + 28, "bone", "small strong"))
    ruler = 0.1 * _CLOSE_PX_PER_MM
    drawn.append(path(f"M{number(x + 12)} {number(floor + 50)}h{number(ruler)}m0 -5v10m{number(-ruler)} 0v-10", "line"))
    drawn.append(label(x + ruler + 22, floor + 55, "0.1 mm", "small"))
    drawn.append(element("circle", cx=mid, cy=floor, r=5, class_="mark"))
    drawn.append(label(mid + 12, floor + 28, "the radionuclide", "small"))
    drawn.append(label(x, y + side + 20, "ringed dots: tumor cells; plain: marrow", "small soft"))
    return "".join(drawn)


def _dome(source: Radionuclide, at: Point, corner: Point, side: float) -> str:
    """Shade what lies within the mean reach; where all of it does, the whole close-up."""
    mean = source.range_mean_mm * _CLOSE_PX_PER_MM
    if mean > side / 2:
        return element("rect", x=corner[0], y=corner[1], width=side, height=at[1] - corner[1], rx=10, class_="beam")
    most = source.range_max_mm * _CLOSE_PX_PER_MM
    left, right = number(at[0] - mean), number(at[0] + mean)
    arc = f"A{number(mean)} {number(mean)} 0 0 1 {right} {number(at[1])}"
    outer = f"A{number(most)} {number(most)} 0 0 1 {number(at[0] + most)} {number(at[1])}"
    return (
        path(f"M{left} {number(at[1])}{arc}Z", "beam")
        + path(f"M{left} {number(at[1])}{arc}", "chosen")
        + path(f"M{number(at[0] - most)} {number(at[1])}{outer}", "line dash")
    )

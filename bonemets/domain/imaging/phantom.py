"""What a scanner is given: a bone as an X-ray projection, as cut sections, and as tracer uptake, with room for a lesion.

A place in a picture is in mm: x to the right as the picture is looked at, y downward, depth away from the viewer.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from math import atan2, sin, sqrt
from typing import TYPE_CHECKING

from bonemets.domain.imaging.attenuation import CT_KEV, XRAY_KEV, hounsfield, linear_attenuation_per_cm
from bonemets.domain.imaging.blur import blur
from bonemets.domain.imaging.relaxation import RELAXATION, spin_echo, stir

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bonemets.domain.imaging.raster import Grid, Point

CORTEX = 0.9  # bone volume fraction of cortex; the rest is vessels and marrow


@dataclass(frozen=True)
class Marrow:
    """The marrow of a bone.

    Attributes:
        fat: Share that looks like fat on MRI, 0 to 1.
        material: What it is to X-rays.
    """

    fat: float
    material: str

    @property
    def spin_echo(self) -> float:
        """Signal on T1.

        >>> Marrow(1, "yellow marrow").spin_echo > Marrow(0, "red marrow").spin_echo
        True
        """
        return _mixed(self.fat, spin_echo(RELAXATION["yellow marrow"]), spin_echo(RELAXATION["red marrow"]))

    @property
    def stir(self) -> float:
        """Signal on STIR.

        >>> Marrow(1, "yellow marrow").stir < Marrow(0, "red marrow").stir
        True
        """
        return _mixed(self.fat, stir(RELAXATION["yellow marrow"]), stir(RELAXATION["red marrow"]))


def _mixed(share: float, one: float, other: float) -> float:
    return share * one + (1 - share) * other


@dataclass(frozen=True)
class Look:
    """One value a section is painted with, for bone matrix, tumor, and the marrow of this bone.

    Attributes:
        mineral: Value of mineralized bone.
        tumor: Value of tumor.
        marrow: Value of this bone's marrow.
    """

    mineral: float
    tumor: float
    marrow: float

    def change(self, before: float, after: float, tumor: float) -> float:
        """Give what a lesion adds to the value.

        Args:
            before: Bone volume fraction before.
            after: Bone volume fraction in the lesion.
            tumor: Share of the marrow space that is tumor.

        >>> Look(1000, 30, 10).change(0.1, 0.1, 0)
        0.0
        """
        return (after - before) * (self.mineral - self.marrow) + tumor * (1 - after) * (self.tumor - self.marrow)


def looks(marrow: Marrow) -> dict[str, Look]:
    """Give the three ways a section can be looked at: "ct" in HU, "t1" and "stir" as signal.

    >>> sorted(looks(Marrow(0.5, "red marrow")))
    ['ct', 'stir', 't1']
    """
    tumor = RELAXATION["tumor"]
    return {
        "ct": Look(hounsfield("cortical bone"), hounsfield("tumor"), hounsfield(marrow.material)),
        "t1": Look(0.0, spin_echo(tumor), marrow.spin_echo),
        "stir": Look(0.0, stir(tumor), marrow.stir),
    }


@cache
def plain(look: str, material: str) -> float:
    """Give the value of a tissue that is not bone.

    >>> plain("ct", "water") if False else plain("ct", "air")
    -1000.0
    """
    if look == "ct":
        return hounsfield("soft tissue" if material in {"cord", "blood"} else material, CT_KEV)
    relaxation = RELAXATION[material]
    return spin_echo(relaxation) if look == "t1" else stir(relaxation)


@dataclass(frozen=True, eq=False)
class Section:
    """A cut through the body.

    Attributes:
        grid: Where it lies.
        center: Middle of the lesion.
        bone: Bone volume fraction of each pixel.
        organ: Share of each pixel that belongs to the bone as an organ: mineral and marrow.
        base: Value of each pixel without a lesion, by look.
        looks: What bone, tumor and marrow look like.
    """

    grid: Grid
    center: Point
    bone: list[float]
    organ: list[float]
    base: Mapping[str, list[float]]
    looks: Mapping[str, Look]
    _discs: dict[float, list[tuple[int, float]]] = field(default_factory=dict, repr=False)

    def disc(self, size_mm: float) -> list[tuple[int, float]]:
        """Give the pixels of a lesion of that diameter, each with the share of it that is lesion within bone."""
        if size_mm not in self._discs:
            found = ((index, share * self.organ[index]) for index, share in disc(self.grid, self.center, size_mm))
            self._discs[size_mm] = [(index, share) for index, share in found if share > 0.01]
        return self._discs[size_mm]


@dataclass(frozen=True, eq=False)
class Solid:
    """Part of a bone in the way of the X-ray: for each pixel the mineral, the length in bone, and its depth.

    Attributes:
        rays: By pixel: mm of solid bone, mm inside the organ, mm at which the ray enters, mm at which it leaves.
    """

    rays: Mapping[int, tuple[float, float, float, float]]


@dataclass(frozen=True, eq=False)
class Projection:
    """A shadow of the body: the exponent of Beer and Lambert for each pixel.

    Attributes:
        grid: Where it lies.
        center: Middle of the lesion.
        depth_mm: Depth of the middle of the lesion.
        base: Attenuation times path for each pixel without a lesion.
        solids: The parts a lesion can reach.
        marrow: What fills the bone.
        clutter: How much the exponent varies by itself over the size of a lesion (standard deviation).
    """

    grid: Grid
    center: Point
    depth_mm: float
    base: list[float]
    solids: tuple[Solid, ...]
    marrow: Marrow
    clutter: float
    _paths: dict[float, list[tuple[int, tuple[tuple[float, float], ...]]]] = field(default_factory=dict, repr=False)

    def paths(self, size_mm: float) -> list[tuple[int, tuple[tuple[float, float], ...]]]:
        """Give, for each pixel a lesion of that diameter shades, mm of solid bone and mm of organ inside it, by part."""
        if size_mm not in self._paths:
            found = []
            for index, _ in disc(self.grid, self.center, size_mm):
                half = half_chord(self.grid, self.center, index, size_mm)
                parts = tuple(self._inside(solid, index, half) for solid in self.solids if index in solid.rays)
                if half and any(length for _, length in parts):
                    found.append((index, parts))
            self._paths[size_mm] = found
        return self._paths[size_mm]

    def _inside(self, solid: Solid, index: int, half_mm: float) -> tuple[float, float]:
        mineral, length, enters, leaves = solid.rays[index]
        inside = min(leaves, self.depth_mm + half_mm) - max(enters, self.depth_mm - half_mm)
        share = max(0.0, inside) / (leaves - enters)
        return (mineral * share, length * share)


@dataclass(frozen=True, eq=False)
class Uptake:
    """Tracer in the body, already blurred by the scanner.

    Attributes:
        grid: Where it lies.
        center: Middle of the lesion.
        thickness_mm: Normal bone in the line of sight at the lesion; a slice thickness for a tomogram.
        sigma_pixels: Blur.
        normal: Tracer of normal bone at the lesion.
        base: Tracer in each pixel without a lesion.
    """

    grid: Grid
    center: Point
    thickness_mm: float
    sigma_pixels: float
    normal: float
    base: list[float]
    _discs: dict[float, list[float]] = field(default_factory=dict, repr=False)

    def spread(self, size_mm: float) -> list[float]:
        """Give what a ball of that diameter adds at each pixel, blurred, for one unit of extra tracer in it."""
        if size_mm not in self._discs:
            values = [0.0] * len(self.base)
            for index, share in disc(self.grid, self.center, size_mm):
                chord = 2 * half_chord(self.grid, self.center, index, size_mm)
                values[index] = share * min(1.0, chord / self.thickness_mm)
            self._discs[size_mm] = blur(values, self.grid.pixels, self.sigma_pixels)
        return self._discs[size_mm]


@dataclass(frozen=True, eq=False)
class Phantom:
    """One bone as all scanners see it.

    Attributes:
        name: Permanent id.
        label: As read by the learner.
        xray: Projection from front to back.
        ct: Section for CT.
        mri: Section for MRI.
        scan: Uptake of the bone scan.
        pet: Uptake of FDG-PET.
        planes: What each picture shows, by modality.
    """

    name: str
    label: str
    xray: Projection
    ct: Section
    mri: Section
    scan: Uptake
    pet: Uptake
    planes: Mapping[str, str]


def reach(dx: float, dy: float, size_mm: float) -> float:
    """Give the distance from the middle of a lesion to its uneven edge, mm, in the direction of a point.

    >>> 9 < reach(1, 0, 20) < 11.5
    True
    """
    angle = atan2(dy, dx)
    return size_mm / 2 * (1 + 0.07 * sin(2 * angle + 0.6) + 0.06 * sin(3 * angle + 2) + 0.03 * sin(7 * angle))


def disc(grid: Grid, center: Point, size_mm: float) -> Iterable[tuple[int, float]]:
    """Yield the pixels of a lesion with the share of each that it covers, soft over one pixel at its edge.

    >>> from bonemets.domain.imaging.raster import Grid
    >>> area = sum(share for _, share in disc(Grid(100, -25, -25, 50), (0, 0), 20)) * 0.25
    >>> 300 < area < 330
    True
    """
    unit, most = grid.pixel_mm, 0.6 * size_mm + grid.pixel_mm
    left, top = (int((at - edge - most) / unit) for at, edge in zip(center, (grid.left_mm, grid.top_mm), strict=True))
    span = int(2 * most / unit) + 2
    for row in range(max(0, top), min(grid.pixels, top + span)):
        for column in range(max(0, left), min(grid.pixels, left + span)):
            x, y = grid.center(column, row)
            dx, dy = x - center[0], y - center[1]
            share = (reach(dx, dy, size_mm) - sqrt(dx * dx + dy * dy)) / unit + 0.5
            if share > 0:
                yield row * grid.pixels + column, min(1.0, share)


def half_chord(grid: Grid, center: Point, index: int, size_mm: float) -> float:
    """Give half the length in the lesion of a ray through a pixel, mm.

    >>> from bonemets.domain.imaging.raster import Grid
    >>> half_chord(Grid(1, -20, -20, 40), (0, 0), 0, 20) > 9
    True
    """
    x, y = grid.center(index % grid.pixels, index // grid.pixels)
    dx, dy = x - center[0], y - center[1]
    return sqrt(max(0.0, reach(dx, dy, size_mm) ** 2 - dx * dx - dy * dy))


@cache
def exponent(path_mm: float, material: str) -> float:
    """Give attenuation times path at the energy of the X-ray beam.

    >>> round(exponent(200, "soft tissue"), 2)
    4.8
    """
    return linear_attenuation_per_cm(material, XRAY_KEV) * path_mm / 10

"""What a scanner is given: a bone as a shadow of X-rays, as cut sections and as tracer, with room for a lesion.

A place in a picture is in mm: x to the right as the picture is looked at, y downward, depth away from the viewer.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import compress
from typing import TYPE_CHECKING, Any

from bonemets.domain.imaging.blur import blur
from bonemets.domain.imaging.lesion_shape import disc, half_chord

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bonemets.domain.imaging.plate import Pictures
    from bonemets.domain.imaging.raster import Grid, Point
    from bonemets.domain.imaging.tissue import Look, Marrow


KEPT = 6  # sizes of lesion remembered by each picture


def _make_room(sizes: dict[float, Any]) -> None:
    """Forget the size that has been kept longest."""
    if len(sizes) >= KEPT:
        del sizes[next(iter(sizes))]


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
    bone: Sequence[float]
    organ: Sequence[float]
    base: Mapping[str, Sequence[float]]
    looks: Mapping[str, Look]
    _discs: dict[float, list[tuple[int, float]]] = field(default_factory=dict, repr=False, init=False)

    def disc(self, size_mm: float) -> list[tuple[int, float]]:
        """Give the pixels of a lesion of that diameter, each with the share of it that is lesion within bone.

        >>> from bonemets.domain.imaging import vertebra
        >>> max(share for _, share in vertebra.phantom().ct.disc(10)) <= 1
        True
        """
        if size_mm not in self._discs:
            _make_room(self._discs)
            found = ((index, share * self.organ[index]) for index, share in disc(self.grid, self.center, size_mm))
            self._discs[size_mm] = [(index, share) for index, share in found if share > 0.01]
        return self._discs[size_mm]


RAY = ("mineral", "length", "enters", "leaves")


@dataclass(frozen=True, eq=False)
class Solid:
    """Part of a bone in the way of the X-ray: for each pixel the mineral, the length in bone, and its depth.

    Attributes:
        rays: By pixel: mm of solid bone, mm inside the organ, mm at which the ray enters, mm at which it leaves.
    """

    rays: Mapping[int, tuple[float, float, float, float]]

    def pictures(self, name: str, pixels: int) -> dict[str, list[float]]:
        """Lay the rays out for a plate: where there are any, and each of their four numbers there.

        >>> Solid({1: (0.5, 2.0, -1.0, 1.0)}).pictures("body", 2)["body where"]
        [0.0, 1.0, 0.0, 0.0]
        """
        where = [float(index in self.rays) for index in range(pixels * pixels)]
        columns = zip(*(self.rays[index] for index in sorted(self.rays)), strict=True)
        return {f"{name} where": where} | {
            f"{name} {part}": list(each) for part, each in zip(RAY, columns, strict=True)
        }

    @classmethod
    def read(cls, pictures: Pictures, name: str) -> Solid:
        """Read the rays from their pictures.

        >>> Solid.read(Solid({1: (0.5, 2.0, -1.0, 1.0)}).pictures("body", 2), "body").rays
        {1: (0.5, 2.0, -1.0, 1.0)}
        """
        there = pictures[f"{name} where"]
        where = compress(range(len(there)), there)
        rays = zip(where, *(pictures[f"{name} {part}"] for part in RAY), strict=True)
        # Rounded, a ray that only grazes the bone may have no length left.
        return cls({at: (min(a, b), b, enters, leaves) for at, a, b, enters, leaves in rays if leaves > enters})


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
    base: Sequence[float]
    solids: tuple[Solid, ...]
    marrow: Marrow
    clutter: float
    _paths: dict[float, list[tuple[int, tuple[tuple[float, float], ...]]]] = field(
        default_factory=dict, repr=False, init=False
    )

    def paths(self, size_mm: float) -> list[tuple[int, tuple[tuple[float, float], ...]]]:
        """Give for each pixel a lesion of that diameter shades: mm of solid bone and mm of organ inside it, by part.

        >>> from bonemets.domain.imaging import vertebra
        >>> all(bone <= organ for _, parts in vertebra.xray().paths(8) for bone, organ in parts)
        True
        """
        if size_mm not in self._paths:
            _make_room(self._paths)
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
    base: Sequence[float]
    _spreads: dict[float, list[tuple[int, float]]] = field(default_factory=dict, repr=False, init=False)

    def spread(self, size_mm: float) -> list[tuple[int, float]]:
        """Give what a lesion of that diameter adds at each pixel, blurred, for one unit of extra tracer in it.

        >>> from bonemets.domain.imaging import trunk
        >>> 0 < max(share for _, share in trunk.scan().spread(10)) < 1
        True
        """
        if size_mm not in self._spreads:
            _make_room(self._spreads)
            self._spreads[size_mm] = self._blurred(size_mm)
        return self._spreads[size_mm]

    def _blurred(self, size_mm: float) -> list[tuple[int, float]]:
        """Blur the lesion alone, in a window just large enough."""
        pixels = self.grid.pixels
        reach = int(0.6 * size_mm / self.grid.pixel_mm + 4 * self.sigma_pixels) + 3
        across, down = (int(share * pixels) for share in self.grid.share(self.center))
        left, top, side = across - reach, down - reach, 2 * reach + 1
        values = [0.0] * (side * side)
        for index, share in disc(self.grid, self.center, size_mm):
            chord = 2 * half_chord(self.grid, self.center, index, size_mm)
            row, column = divmod(index, pixels)
            values[(row - top) * side + column - left] = share * min(1.0, chord / self.thickness_mm)
        soft = blur(values, side, self.sigma_pixels)
        places = ((top + at // side) * pixels + left + at % side for at in range(len(soft)))
        return [(place, value) for place, value in zip(places, soft, strict=True) if value > 1e-6]


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
        right: Where the patient's right is, "left" or "right" in the picture; empty where a picture has no sides.
    """

    name: str
    label: str
    xray: Projection
    ct: Section
    mri: Section
    scan: Uptake
    pet: Uptake
    planes: Mapping[str, str]
    right: Mapping[str, str]

    def center(self, modality: str) -> Point:
        """Give the middle of the lesion in a picture, as shares of its side from the top left.

        >>> from bonemets.domain.imaging import vertebra
        >>> vertebra.phantom().center("xray")[0] < 0.5
        True
        """
        bodies: dict[str, Projection | Section | Uptake] = {"xray": self.xray, "ct": self.ct}
        bodies |= {"t1": self.mri, "stir": self.mri, "scan": self.scan, "pet": self.pet}
        return bodies[modality].grid.share(bodies[modality].center)

"""Painting a phantom: layers of tissue into sections, prisms of bone into shadows, and the grain of trabecular bone."""

from __future__ import annotations

from array import array
from functools import lru_cache
from operator import mul
from typing import TYPE_CHECKING

from bonemets.domain.imaging.blur import blur
from bonemets.domain.imaging.noise import MANY, normal_grain
from bonemets.domain.imaging.phantom import Solid
from bonemets.domain.imaging.raster import cover, inset
from bonemets.domain.imaging.tissue import CORTEX, plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bonemets.domain.imaging.raster import Grid, Outline
    from bonemets.domain.imaging.tissue import Look

Covered = dict[int, float]
Layer = tuple[str, "Outline | Covered"]
BONE = {"cortex": CORTEX}
COARSE = 4  # how much coarser a very soft grain is worked out
SOFT = 0.6  # blur of a section, pixels


@lru_cache(maxsize=MANY)
def grain(seed: str, pixels: int, across: float, down: float) -> array[float]:
    """Give a soft random texture with mean 0 and standard deviation 1, longer where the blur is wider.

    >>> texture = grain("a", 32, 0.7, 2)
    >>> round(sum(value * value for value in texture) / len(texture), 6)
    1.0
    """
    if min(across, down) >= 2 * COARSE and pixels % COARSE == 0:
        small = grain(seed, pixels // COARSE, across / COARSE, down / COARSE)
        soft = _enlarged(small, pixels // COARSE)
    else:
        soft = blur(list(normal_grain(seed, pixels * pixels)), pixels, across, down)
    spread = (sum(map(mul, soft, soft)) / len(soft)) ** 0.5
    return array("d", [value / spread for value in soft])


def _enlarged(values: Sequence[float], side: int) -> list[float]:
    """Enlarge a smooth picture COARSE times, on straight lines between its pixels."""
    shares = [(step + 0.5) / COARSE for step in range(COARSE)]

    def stretch(row: Sequence[float]) -> list[float]:
        pairs = zip(row, [*row[1:], row[-1]], strict=True)
        return [a + share * (b - a) for a, b in pairs for share in shares]

    rows = [stretch(values[start : start + side]) for start in range(0, side * side, side)]
    columns = [stretch(list(column)) for column in zip(*rows, strict=True)]
    return [value for row in zip(*columns, strict=True) for value in row]


def paint(values: list[float], covered: Mapping[int, float], value: float) -> None:
    """Lay one value over a picture where it is covered.

    >>> picture = [0.0, 0.0]
    >>> paint(picture, {1: 0.5}, 10)
    >>> picture
    [0.0, 5.0]
    """
    for index, share in covered.items():
        values[index] += share * (value - values[index])


def section(
    grid: Grid,
    layers: Sequence[Layer],
    seen: Mapping[str, Look],
    trabecular: float,
    texture: Sequence[float],
) -> dict[str, list[float]]:
    """Paint a section from its layers, the first one over everything.

    A layer is a tissue and its outline, or the pixels it covers; "cortex" and "trabecular" are bone; an empty outline
    fills the picture. The texture is added to trabecular bone in proportion to what there is.

    Args:
        grid: The picture.
        layers: What is painted.
        seen: The ways it is looked at, such as "ct".
        trabecular: Bone volume fraction of trabecular bone.
        texture: What is added to it, as a share, for each pixel.

    Returns:
        The pictures of a :class:`Section`: "bone", "organ", and one for each way of looking.

    >>> from bonemets.domain.imaging.raster import Grid
    >>> from bonemets.domain.imaging.tissue import Marrow, looks
    >>> everywhere = [("trabecular", ())]
    >>> flat = [0] * 64 * 64
    >>> painted = section(Grid(64, 0, 0, 8), everywhere, looks(Marrow(0.5, "red marrow")), 0.1, flat)
    >>> round(painted["bone"][0], 6), round(painted["organ"][0], 6)
    (0.1, 1.0)
    """
    count = grid.pixels * grid.pixels
    fractions = BONE | {"trabecular": trabecular}
    bone, organ = [0.0] * count, [0.0] * count
    base = {name: [0.0] * count for name in seen}
    streaky = [0.0] * count
    everywhere = dict.fromkeys(range(count), 1.0)
    for tissue, outline in layers:
        covered = outline if isinstance(outline, dict) else cover(outline, grid) if outline else everywhere
        fraction = fractions.get(tissue)
        paint(bone, covered, fraction or 0.0)
        paint(organ, covered, 0.0 if fraction is None else 1.0)
        paint(streaky, covered, 1.0 if tissue == "muscle" else 0.2)
        for name, look in seen.items():
            value = plain(name, tissue) if fraction is None else _bone(look.mineral, look.marrow, fraction)
            paint(base[name], covered, value)
    _roughen(bone, organ, base, texture, {name: look.mineral - look.marrow for name, look in seen.items()})
    _marble(base, streaky, grid.pixels)
    return {"bone": blur(bone, grid.pixels, SOFT), "organ": blur(organ, grid.pixels, SOFT), **base}


def _bone(mineral: float, marrow: float, fraction: float) -> float:
    return fraction * mineral + (1 - fraction) * marrow


def _marble(base: dict[str, list[float]], streaky: Sequence[float], pixels: int) -> None:
    """Give muscle its streaks and the picture the softness of a real one; the coil of an MRI is a little uneven."""
    cloud = grain("cloud", pixels, 10, 10)
    streaks = [a * b for a, b in zip(grain("streaks", pixels, 0.8, 2.5), streaky, strict=True)]
    for name, values in base.items():
        if name == "ct":
            mottled = [value + 9 * streak for value, streak in zip(values, streaks, strict=True)]
        else:
            both = zip(values, streaks, cloud, strict=True)
            mottled = [value * (1 + 0.10 * streak + 0.05 * puff) for value, streak, puff in both]
        base[name] = blur(mottled, pixels, SOFT)


def _roughen(
    bone: list[float],
    organ: list[float],
    base: Mapping[str, list[float]],
    texture: Sequence[float],
    steps: Mapping[str, float],
) -> None:
    """Give trabecular bone its texture, in proportion to what bone there is."""
    for index, share in enumerate(organ):
        if share and bone[index] < 0.5:
            extra = bone[index] * texture[index]
            bone[index] += extra
            for name, step in steps.items():
                base[name][index] += extra * step


def prism(grid: Grid, outline: Outline, depth: tuple[float, float], rim: tuple[float, float], inside: float) -> Solid:
    """Build a part of constant depth, such as a pedicle seen end on: a cortical rim around trabecular bone.

    Args:
        grid: The picture.
        outline: Its clockwise outline.
        depth: Where a ray enters and leaves, mm.
        rim: Thickness of the rim in mm, and its bone volume fraction.
        inside: Bone volume fraction inside.

    >>> from bonemets.domain.imaging.raster import Grid, oval
    >>> solid = prism(Grid(10, -5, -5, 10), oval(0, 0, 4, 4), (0, 10), (1, 0.5), 0.1)
    >>> solid.rays[55][1:]
    (10.0, 0, 10)
    """
    thick, dense = rim
    length = depth[1] - depth[0]
    core = cover(inset(outline, thick), grid)
    rays = {}
    for index, share in cover(outline, grid).items():
        middle = min(core.get(index, 0.0), share)
        caps = min(length, 2 * thick)
        mineral = (share - middle) * dense * length + middle * (dense * caps + inside * (length - caps))
        rays[index] = (mineral, share * length, *depth)
    return Solid(rays)

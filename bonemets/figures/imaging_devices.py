"""Six ways to look at bone: each machine, the picture it makes, what it shows and what it misses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bonemets.figures import imaging_device_scene as scene
from bonemets.figures.annotation import fold
from bonemets.figures.figure import Figure, Table
from bonemets.figures.svg import canvas, group, label, lines, number

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Device:
    """One method.

    Attributes:
        name: What it is called.
        how: What makes the picture.
        shows: What it shows well.
        misses: What it is blind to.
        machine: Draws the machine.
        picture: Draws its picture.
    """

    name: str
    how: str
    shows: str
    misses: str
    machine: Callable[[], str]
    picture: Callable[[], str]


DEVICES = (
    Device(
        "X-ray", "rays through the body, one shadow", "outline, height, fractures", "early holes, marrow, cord",
        scene.xray, scene.xray_picture,
    ),
    Device(
        "CT", "many X-rays, joined into slices", "cortex, holes, dense patches", "tumor in marrow, mineral intact",
        scene.ct, scene.ct_picture,
    ),
    Device(
        "MRI", "magnet and radio waves, no X-rays", "marrow, cord, soft tissue", "fine detail of cortex",
        scene.mri, scene.mri_picture,
    ),
    Device(
        "Bone scan", "tracer that settles on new bone", "all bones, where bone is built", "holes without new bone",
        scene.camera, scene.scan_picture,
    ),
    Device(
        "SPECT/CT", "bone-scan tracer over CT slices", "where exactly, and what kind", "what the tracer misses",
        scene.spect, scene.spect_picture,
    ),
    Device(
        "FDG-PET/CT", "marked sugar that cells take up", "cells that use much sugar", "tumors that use little sugar",
        scene.pet, scene.pet_picture,
    ),
)  # fmt: skip
_ROOM = 25


def draw() -> Figure:
    """Draw the figure.

    >>> draw().name
    'imaging-devices'
    """
    return Figure(
        name="imaging-devices",
        title="What does each machine see?",
        reading="Rays, a magnet or a tracer: each machine sees one thing well and is blind to another.",
        alt=(
            "Six machines, each beside its picture of the same spine. X-ray: a beam through a lying person; the middle "
            "vertebra has lost one of its two eyes. CT: a turning ring; a slice with a dark hole. MRI: a long tunnel; "
            "one vertebra is dark among bright ones, the cord lies behind. Bone scan: two plates catch rays that come "
            "out of the person; one dark vertebra. SPECT/CT: plates that turn; a glow over the slice. FDG-PET: a ring "
            "of detectors; dark brain, heart and bladder, and two dark spots in the spine and pelvis."
        ),
        wide=_board(3, 760, 1),
        narrow=_board(1, 360, 1.38),
        table=Table(
            caption="Six machines and their pictures",
            head=("Test", "What makes the picture", "Shows well", "Can miss"),
            rows=tuple((each.name, each.how, each.shows, each.misses) for each in DEVICES),
        ),
        sources=("seed-2010", "nice-ng234", "anatomy"),
    )


def _board(columns: int, width: float, scale: float) -> str:
    """Set the six methods in columns, the drawings ``scale`` times as large as the scene has them."""
    step, height = width / columns, 138 + 102 * scale
    cells = [
        _cell(each, (index % columns) * step + 6, (index // columns) * height, scale)
        for index, each in enumerate(DEVICES)
    ]
    return canvas(width, -(-len(DEVICES) // columns) * height, *cells)


def _cell(each: Device, x: float, y: float, scale: float) -> str:
    """Draw one method: name, how it works, machine and picture, what it shows and misses."""
    drawn = label(x, y + 20, each.name, "strong") + label(x, y + 38, each.how, "small soft")
    for drawing, across in ((each.machine, 0.0), (each.picture, 132 * scale)):
        drawn += group(drawing(), transform=f"translate({number(x + across)} {number(y + 50)}) scale({number(scale)})")
    low = y + 70 + 100 * scale
    for word, text in (("Shows", each.shows), ("Misses", each.misses)):
        told = fold(text, _ROOM)
        drawn += label(x, low, word, "small strong") + lines(x + 54, low, told, "small", 17)
        low += 17 * len(told) + 3
    return drawn

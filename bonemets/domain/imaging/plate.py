"""Plates: pictures of a body without a lesion, drawn beforehand and kept beside this module, one byte a pixel.

To draw them takes a second or two in Python and several in a browser, which every new kernel would pay before its first
picture; to read them takes some hundredths. The darkroom renews them, and a test holds each to its drawing.
"""

from __future__ import annotations

import json
import zlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Pictures = Mapping[str, Sequence[float]]
    Drawing = Callable[[], Pictures]

FOLDER = files("bonemets.domain.imaging") / "plates"
STEPS = 255  # from the lowest to the highest value of a picture
DRAWINGS: dict[str, Drawing] = {}


def kept(name: str) -> Callable[[Drawing], Callable[[], dict[str, list[float]]]]:
    """Keep on a plate what a function draws; called, the function then reads the plate.

    >>> from bonemets.domain.imaging import trunk
    >>> "trunk-pet" in DRAWINGS, trunk.pet().base == read("trunk-pet")["base"]
    (True, True)
    """

    def keep(draw: Drawing) -> Callable[[], dict[str, list[float]]]:
        DRAWINGS[name] = draw
        return lambda: read(name)

    return keep


@cache
def read(name: str) -> dict[str, list[float]]:
    """Read a plate once.

    Raises:
        FileNotFoundError: If there is no such plate.

    >>> sorted(read("vertebra-cross"))
    ['bone', 'ct', 'organ']
    """
    return unpack((FOLDER / f"{name}.plate").read_bytes())


def pack(pictures: Pictures) -> bytes:
    """Write pictures with one byte a pixel: after a line that says name, lowest value, step and size of each.

    >>> unpack(pack({"a": [-1.0, 0.0, 1.0], "b": [2.0, 2.0]}))["b"]
    [2.0, 2.0]
    """
    about, pixels = [], b""
    for name, values in pictures.items():
        low = min(values)
        step = (max(values) - low) / STEPS or 1.0
        about.append([name, low, step, len(values)])
        pixels += bytes(round((value - low) / step) for value in values)
    return zlib.compress(json.dumps(about).encode() + b"\n" + pixels, 9)


def unpack(data: bytes) -> dict[str, list[float]]:
    """Read what :func:`pack` wrote; each value is at most half a step off.

    >>> [round(value, 2) for value in unpack(pack({"a": [0.0, 0.501, 2.55]}))["a"]]
    [0.0, 0.5, 2.55]
    """
    about, _, pixels = zlib.decompress(data).partition(b"\n")
    found: dict[str, list[float]] = {}
    start = 0
    for name, low, step, count in json.loads(about):
        values = [low + step * level for level in range(STEPS + 1)]
        found[name] = list(map(values.__getitem__, pixels[start : start + count]))
        start += count
    return found

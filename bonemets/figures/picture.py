"""Pixels in a drawing: gray pictures as PNG inside SVG. The drawing's words and marks stay SVG and follow the theme."""

from __future__ import annotations

import zlib
from base64 import b64encode
from struct import pack
from typing import TYPE_CHECKING

from bonemets.figures.svg import element

if TYPE_CHECKING:
    from collections.abc import Sequence

# 128 grays look the same through the grain and travel in two thirds of the size.
_GRAYS = bytes(level & 0xFE | level >> 7 for level in range(256))
_R = ("1110", "1001", "1001", "1110", "1010", "1001", "1001")  # the side marker, a letter of lead


def png(pixels: int, levels: bytes) -> bytes:
    r"""Encode a square gray picture.

    Args:
        pixels: Pixels on a side.
        levels: Gray of each pixel, row after row, 0 to 255.

    Raises:
        ValueError: If there are not as many levels as pixels.

    >>> png(1, b"\x00")[1:4]
    b'PNG'
    """
    if len(levels) != pixels * pixels:
        raise ValueError(f"{pixels} pixels on a side need {pixels * pixels} levels, not {len(levels)}.")
    grays = levels.translate(_GRAYS)
    # Each row is stored as what changed from the row above it (PNG filter 2), which packs best.
    changes = _less(grays, bytes(pixels) + grays[:-pixels])
    rows = b"".join(b"\x02" + changes[start : start + pixels] for start in range(0, len(changes), pixels))
    packer = zlib.compressobj(6, zlib.DEFLATED, 15, 9, zlib.Z_RLE)
    header = pack(">IIBBBBB", pixels, pixels, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", packer.compress(rows) + packer.flush()), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)


def _less(ones: bytes, others: bytes) -> bytes:
    """Subtract byte by byte, modulo 256, all at once: the top bit of each byte takes the borrow, then is put right."""
    top = int.from_bytes(b"\x80" * len(ones))
    one, other = int.from_bytes(ones), int.from_bytes(others)
    return (((one | top) - (other & ~top)) ^ ((one ^ ~other) & top)).to_bytes(len(ones))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))


def marked(pixels: int, levels: bytes, side: str) -> bytes:
    """Burn in the side marker R at the top of the patient's right, white on dark or black on light.

    Args:
        pixels: Pixels on a side, at least 20.
        levels: Gray of each pixel.
        side: Where the patient's right is, "left" or "right"; empty for no marker.

    >>> marked(60, bytes(3600), "left").count(255)
    16
    >>> marked(60, bytes(3600), "") == bytes(3600)
    True
    """
    if not side:
        return levels
    unit = max(1, pixels // 96)
    left = 4 * unit if side == "left" else pixels - (4 + len(_R[0])) * unit
    ink = 0 if levels[4 * unit * pixels + left] > 127 else 255
    burnt = bytearray(levels)
    for row, bits in enumerate(_R):
        for column in (column for column, bit in enumerate(bits) if bit == "1"):
            for line in range((4 + row) * unit, (5 + row) * unit):
                start = line * pixels + left + column * unit
                burnt[start : start + unit] = bytes([ink]) * unit
    return bytes(burnt)


def address(pixels: int, levels: bytes) -> str:
    r"""Give a picture as an address that holds it.

    >>> address(1, b"\x00")[:22]
    'data:image/png;base64,'
    """
    return "data:image/png;base64," + b64encode(png(pixels, levels)).decode("ascii")


def place(href: str, corner: Sequence[float], side: float) -> str:
    """Put a picture into a drawing.

    Args:
        href: From :func:`address`.
        corner: Its left and top.
        side: Its width and height.

    >>> place("data:,", (1, 2), 30)
    '<image href="data:," x="1" y="2" width="30" height="30"/>'
    """
    return element("image", href=href, x=corner[0], y=corner[1], width=side, height=side)

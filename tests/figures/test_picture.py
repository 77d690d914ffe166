"""Pictures inside drawings: real PNG files, read back here pixel by pixel."""

import zlib
from base64 import b64decode
from struct import unpack

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bonemets.figures.picture import address, marked, place, png


def chunks(data):
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    at = 8
    while at < len(data):
        (size,) = unpack(">I", data[at : at + 4])
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        assert unpack(">I", data[at + 8 + size : at + 12 + size]) == (zlib.crc32(kind + body),)
        yield kind, body
        at += 12 + size


def read(data):
    """Decode as a browser would: undo the filter of each row."""
    parts = dict(chunks(data))
    width, height, depth, color = unpack(">IIBB", parts[b"IHDR"][:10])
    assert (depth, color) == (8, 0)
    raw, above, grays = zlib.decompress(parts[b"IDAT"]), bytes(width), b""
    for start in range(0, len(raw), width + 1):
        assert raw[start] == 2
        above = bytes((a + b) & 0xFF for a, b in zip(raw[start + 1 : start + 1 + width], above, strict=True))
        grays += above
    assert len(grays) == width * height
    return width, grays


@given(st.integers(1, 12).flatmap(lambda n: st.tuples(st.just(n), st.binary(min_size=n * n, max_size=n * n))))
def test_a_picture_comes_back_within_one_gray(picture):
    pixels, levels = picture
    width, grays = read(png(pixels, levels))

    assert width == pixels
    assert all(abs(a - b) <= 1 for a, b in zip(grays, levels, strict=True))


def test_black_and_white_stay_what_they_are():
    assert read(png(2, bytes([0, 255, 255, 0])))[1] == bytes([0, 255, 255, 0])


def test_the_same_picture_gives_the_same_address():
    one, other = address(3, bytes(range(9))), address(3, bytes(range(9)))

    assert one == other
    assert b64decode(one.removeprefix("data:image/png;base64,")) == png(3, bytes(range(9)))


def test_too_few_levels_are_refused():
    with pytest.raises(ValueError, match="3 pixels on a side need 9 levels, not 8"):
        png(3, bytes(8))


@pytest.mark.parametrize(("level", "ink"), [(0, 255), (40, 255), (200, 0)])
def test_the_side_marker_stands_out_on_dark_and_on_light(level, ink):
    levels = marked(192, bytes([level]) * 192 * 192, "left")

    assert levels.count(ink) > 40
    assert set(levels) == {level, ink}


def test_the_side_marker_is_on_the_side_it_says_and_reads_from_left_to_right():
    left, right = (marked(192, bytes(192 * 192), side) for side in ("left", "right"))
    columns = [{index % 192 for index, level in enumerate(levels) if level} for levels in (left, right)]

    assert max(columns[0]) < 40
    assert min(columns[1]) > 150
    assert [row.lstrip(b"\0").rstrip(b"\0") for row in _rows(left)] == [
        row.lstrip(b"\0").rstrip(b"\0") for row in _rows(right)
    ]


def _rows(levels):
    return [levels[start : start + 192] for start in range(0, len(levels), 192)]


def test_a_picture_in_a_drawing_has_no_words_of_its_own():
    assert place("data:,", (1, 2), 3).startswith("<image href=")
    assert "<text" not in place("data:,", (1, 2), 3)

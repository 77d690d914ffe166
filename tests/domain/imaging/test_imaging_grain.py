"""Noise, blur and pixels: nothing is lost, nothing is made, and the same seed gives the same grain."""

from math import pi, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bonemets.domain.imaging.blur import blur, kernel
from bonemets.domain.imaging.canvas import grain, paint, prism
from bonemets.domain.imaging.lesion_shape import disc, half_chord, reach
from bonemets.domain.imaging.noise import normal_grain, poisson
from bonemets.domain.imaging.raster import Grid, cover, flipped, inset, mirrored, moved, oval, smooth

SQUARE = ((2.0, 2.0), (6.0, 2.0), (6.0, 6.0), (2.0, 6.0))


# --- Noise ---


def test_a_seed_gives_its_grain_and_another_seed_another():
    assert normal_grain("a", 50) == normal_grain("a", 50)
    assert normal_grain("a", 50) != normal_grain("b", 50)


@given(st.text(max_size=8), st.integers(2, 2000))
def test_a_grain_has_mean_zero_and_spread_one(seed, count):
    values = normal_grain(seed, count)

    assert len(values) == count
    assert sum(values) == pytest.approx(0, abs=1e-9 * count)
    assert sum(value * value for value in values) / count == pytest.approx(1)


@pytest.mark.parametrize("mean", [4, 10, 50, 400, 5000])
def test_counts_have_the_mean_and_the_variance_of_poisson(mean):
    counts = [poisson(mean, z) for z in normal_grain("counts", 20_000)]
    average = sum(counts) / len(counts)
    variance = sum((count - average) ** 2 for count in counts) / len(counts)

    assert average == pytest.approx(mean, rel=0.01)
    assert variance == pytest.approx(mean, rel=0.06)
    assert all(count == int(count) >= 0 for count in counts)


@given(st.floats(0, 10_000), st.floats(-3.7, 3.7), st.floats(-3.7, 3.7))
def test_a_count_is_never_negative(mean, one, other):
    assert poisson(mean, one) >= 0
    assert poisson(mean, other) == int(poisson(mean, other))


# --- Blur ---


@given(st.floats(0, 3), st.floats(0, 3), st.integers(0, 24 * 24 - 1))
def test_blur_keeps_the_sum_wherever_the_point_is(across, down, place):
    values = [0.0] * (24 * 24)
    values[place] = 5.0
    soft = blur(values, 24, across, down)

    assert sum(soft) == pytest.approx(5)
    assert min(soft) >= 0
    assert max(soft) <= 5


def test_blur_of_an_even_picture_changes_nothing():
    assert blur([2.0] * 400, 20, 1.7) == pytest.approx([2.0] * 400)


def test_a_picture_too_small_for_its_blur_is_refused():
    with pytest.raises(ValueError, match="a picture of 4 by 3 pixels is too small for this blur"):
        blur([0.0] * 12, 4, 2)


def test_blur_is_the_same_to_all_sides():
    values = [0.0] * (21 * 21)
    values[10 * 21 + 10] = 1.0
    soft = blur(values, 21, 1.5)

    rows = [soft[start : start + 21] for start in range(0, 441, 21)]
    assert [value for row in rows for value in row[::-1]] == pytest.approx(soft)
    assert [value for row in rows[::-1] for value in row] == pytest.approx(soft)
    assert [value for column in zip(*rows, strict=True) for value in column] == pytest.approx(soft)


def test_a_kernel_has_the_width_it_says():
    half = kernel(2.5)
    variance = 2 * sum(weight * step * step for step, weight in enumerate(half))

    assert sqrt(variance) == pytest.approx(2.5, rel=0.03)
    assert list(half) == sorted(half, reverse=True)


# --- Outlines and pixels ---


@given(st.floats(3, 20), st.floats(3, 20), st.floats(-90, 90))
def test_an_oval_covers_its_area(rx, ry, turn):
    grid = Grid(100, -25, -25, 50)
    covered = sum(cover(oval(0, 0, rx, ry, turn), grid).values()) * grid.pixel_mm**2

    assert covered == pytest.approx(pi * rx * ry, rel=0.03)


def test_what_lies_outside_the_picture_covers_nothing():
    assert cover(moved(SQUARE, 100, 0), Grid(10, 0, 0, 10)) == {}
    assert cover(moved(SQUARE, 0, -100), Grid(10, 0, 0, 10)) == {}


def test_a_square_on_pixel_edges_covers_whole_pixels_only():
    covered = cover(SQUARE, Grid(10, 0, 0, 10))

    assert set(covered.values()) == {1.0}
    assert len(covered) == 16


def test_a_mirrored_outline_covers_the_mirrored_pixels():
    grid = Grid(20, -10, -10, 20)
    one, other = (cover(outline, grid) for outline in (SQUARE, flipped(SQUARE)))

    assert {(index // 20, 19 - index % 20): share for index, share in one.items()} == pytest.approx(
        {divmod(index, 20): share for index, share in other.items()}
    )


def test_a_half_outline_is_closed_with_its_mirror_image():
    outline = mirrored(((0, 0), (4, 2), (0, 6)))

    assert sum(x for x, _ in outline) == 0
    assert set(smooth(outline)) >= {(0, 0), (4, 2), (0, 6), (-4, 2)}


def test_an_inset_ring_has_the_thickness_it_says():
    outer, inner = oval(0, 0, 20, 20), inset(oval(0, 0, 20, 20), 3)

    assert all(sqrt(x * x + y * y) == pytest.approx(17, abs=0.1) for x, y in inner)
    assert len(inner) == len(outer)


def test_paint_lies_over_what_was_there_by_its_share():
    values = [10.0, 10.0]
    paint(values, {0: 1.0, 1: 0.25}, 2.0)

    assert values == [2.0, 8.0]


def test_a_soft_grain_is_longer_where_its_blur_is_wider():
    texture = grain("t", 48, 0.7, 4)
    along = sum(texture[i] * texture[i + 48] for i in range(48 * 47))
    across = sum(texture[i] * texture[i + 1] for i in range(48 * 48 - 1))

    assert along > across


def test_a_prism_holds_more_mineral_in_its_rim_than_inside():
    solid = prism(Grid(40, -10, -10, 20), oval(0, 0, 8, 8), (0, 10), (1.5, 0.5), 0.1)
    middle, rim = solid.rays[20 * 40 + 20], solid.rays[20 * 40 + 5]

    assert middle[1:] == (10, 0, 10)
    assert middle[0] == pytest.approx(0.5 * 3 + 0.1 * 7)
    assert rim[0] > middle[0]


# --- The lesion's shape ---


@given(st.floats(4, 30))
def test_an_uneven_lesion_has_about_the_area_of_a_round_one(size_mm):
    grid = Grid(160, -20, -20, 40)
    area = sum(share for _, share in disc(grid, (0, 0), size_mm)) * grid.pixel_mm**2

    assert area == pytest.approx(pi * size_mm**2 / 4, rel=0.05)


@given(st.floats(4, 29), st.floats(-1, 1), st.floats(-1, 1))
def test_a_larger_lesion_reaches_further_in_every_direction(size_mm, dx, dy):
    assert reach(dx, dy, size_mm + 1) > reach(dx, dy, size_mm)


def test_a_lesion_at_the_edge_of_the_picture_is_cut_there():
    grid = Grid(20, 0, 0, 20)

    assert all(0 <= index < 400 for index, _ in disc(grid, (0, 19), 12))
    assert half_chord(grid, (0, 0), 399, 10) == 0

"""The reader study's statistics and its films: areas that agree, intervals that hold, and a fair mix."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bonemets.domain.imaging.film import ABNORMAL, FILMS, PLACES, Film, develop, measured, mix, verdict, visibility
from bonemets.domain.imaging.lesion import Lesion
from bonemets.domain.reader_study import (
    CUTS,
    RATINGS,
    area_by_trapezoid,
    chance_to_rank,
    reading,
    wilson,
)

ratings = st.lists(st.sampled_from(sorted(RATINGS)), min_size=1, max_size=20)


# --- Statistics ---


@given(ratings, ratings)
def test_the_area_by_trapezoid_is_the_mann_whitney_statistic(abnormal, normal):
    read = reading(abnormal, normal)

    assert area_by_trapezoid(read.points) == pytest.approx(chance_to_rank(abnormal, normal))
    assert read.area.value == pytest.approx(area_by_trapezoid(read.points))


@given(ratings, ratings)
def test_a_curve_climbs_from_corner_to_corner(abnormal, normal):
    points = reading(abnormal, normal).points

    assert (points[0], points[-1]) == ((0, 0), (1, 1))
    assert all(x1 <= x2 and y1 <= y2 for (x1, y1), (x2, y2) in pairwise(points))


@given(ratings, ratings)
def test_turning_every_rating_round_turns_the_area_round(abnormal, normal):
    turned = [[6 - rating for rating in side] for side in (abnormal, normal)]

    assert reading(*turned).area.value == pytest.approx(1 - reading(abnormal, normal).area.value)


@given(ratings, ratings)
def test_a_laxer_line_finds_no_less_and_clears_no_more(abnormal, normal):
    cuts = reading(abnormal, normal).cuts

    assert tuple(cut.rating for cut in cuts) == CUTS
    for strict, lax in pairwise(cuts):
        assert lax.sensitivity.value >= strict.sensitivity.value
        assert lax.specificity.value <= strict.specificity.value


@given(ratings, ratings)
def test_every_value_lies_in_its_interval(abnormal, normal):
    read = reading(abnormal, normal)

    for share in (read.area, *(side for cut in read.cuts for side in (cut.sensitivity, cut.specificity))):
        assert 0 <= share.low <= share.value <= share.high <= 1


@pytest.mark.parametrize(("hits", "low", "high"), [(0, 0, 0.2425), (6, 0.2538, 0.7462), (12, 0.7575, 1)])
def test_wilson_gives_the_intervals_of_twelve(hits, low, high):
    share = wilson(hits, 12)

    assert (share.low, share.high) == pytest.approx((low, high), abs=5e-5)


def test_hanley_and_mcneil_give_the_interval_worked_out_by_hand():
    # Area 0.75 from 12 and 12: Q1 0.6, Q2 0.642857; variance 0.010305; reach 0.1990.
    abnormal, normal = [5] * 9 + [1] * 3, [3] * 12
    area = reading(abnormal, normal).area

    assert area.value == 0.75
    assert (area.low, area.high) == pytest.approx((0.5510, 0.9490), abs=5e-5)


def test_guessing_is_half_and_a_perfect_reader_one():
    assert reading([3] * 12, [3] * 12).area.value == 0.5
    assert reading([5] * 12, [1] * 12).area.value == 1
    assert reading([1] * 12, [5] * 12).area.value == 0


@pytest.mark.parametrize("rating", [0, 6, 2.5, "3", None])
def test_a_rating_off_the_scale_is_refused(rating):
    with pytest.raises(ValueError, match="a rating must be from 1 to 5"):
        reading([rating], [3])


@pytest.mark.parametrize(("abnormal", "normal"), [([], [3]), ([3], [])])
def test_a_study_of_one_sort_only_is_refused(abnormal, normal):
    with pytest.raises(ValueError, match="both sorts"):
        reading(abnormal, normal)


@pytest.mark.parametrize(("hits", "total"), [(-1, 3), (4, 3), (0, 0)])
def test_a_share_that_cannot_be_is_refused(hits, total):
    with pytest.raises(ValueError, match="hits must be from 0 to the total"):
        wilson(hits, total)


# --- Films ---


@given(st.text(max_size=6))
def test_whatever_the_seed_half_of_the_films_are_abnormal(seed):
    films = mix(seed)

    assert [film.number for film in films] == list(range(1, FILMS + 1))
    assert sum(film.is_abnormal for film in films) == ABNORMAL
    assert {film.place for film in films} <= set(PLACES)
    assert mix(seed) == films


def test_another_seed_gives_another_order():
    assert [film.is_abnormal for film in mix("a")] != [film.is_abnormal for film in mix("b")]


def test_the_study_holds_plain_and_faint_lesions_and_one_nobody_can_see():
    found = [verdict(film) for film in mix() if film.is_abnormal]

    assert {"clear", "faint", "not seen"} == set(found)
    assert found.count("not seen") == 1


def test_normal_films_have_accidents_that_mislead():
    normal = [film for film in mix() if not film.is_abnormal]

    assert sum(bool(film.gas) for film in normal) >= 4
    assert {film.truth for film in normal} <= {"normal", "normal, with bowel gas over it"}
    assert all(visibility(film) == 0 for film in normal)


def test_a_film_develops_the_same_every_time_and_unlike_another():
    one, other = mix()[:2]

    assert develop(one) == develop(one)
    assert develop(one).levels != develop(other).levels


def test_a_mirrored_film_is_the_same_film_turned_round():
    plain, turned = (Film(1, Lesion("lytic", 26, 90), "pedicle", mirrored, (), "x") for mirrored in (False, True))
    size = develop(plain).pixels
    rows = [develop(plain).levels[start : start + size] for start in range(0, size * size, size)]

    assert develop(turned).levels == b"".join(row[::-1] for row in rows)
    assert plain.center[0] == pytest.approx(1 - turned.center[0])
    assert "patient’s right" in plain.truth
    assert "patient’s left" in turned.truth


def test_what_is_in_a_film_is_said_in_words():
    films = [
        Film(1, Lesion("blastic", 14, 25), "middle", mirrored=False, gas=(), seed="x"),
        Film(2, Lesion(), "corner", mirrored=False, gas=(), seed="x"),
    ]

    assert films[0].truth == "a blastic lesion of 14 mm, 25 % filled with new bone, in the middle of the body"
    assert films[1].truth == "normal"


def test_the_number_for_those_who_cannot_see_tells_as_much_as_the_eye_and_no_more():
    films = mix()
    abnormal, normal = ([measured(film) for film in films if film.is_abnormal is sort] for sort in (True, False))
    area = sum((a > n) + 0.5 * (a == n) for a in abnormal for n in normal) / ABNORMAL**2

    assert 0.85 < area < 1
    assert measured(films[3]) == measured(films[3])

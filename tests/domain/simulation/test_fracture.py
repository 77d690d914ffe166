"""Fracture: the tube model against closed forms and measured bones, and the published outcomes of both choices."""

from math import pi

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bonemets.domain.result import InputError, Status
from bonemets.domain.score import mirels as mirels_score
from bonemets.domain.score.mirels import Size
from bonemets.domain.simulation import fracture

shares = st.floats(0, 1)


def test_half_a_ring_keeps_what_the_closed_form_says():
    stiffness, far = pi / 2 - 4 / pi, 2 / pi

    assert fracture.strength_left(0.5) == pytest.approx(stiffness / far / pi, abs=1e-12)


def test_with_half_of_the_cortex_gone_the_model_lies_where_bones_were_measured():
    low, high = fracture.HALF_GONE_PERCENT

    assert fracture.circumference_gone(0.5) == pytest.approx(0.5)
    assert low <= 100 * fracture.strength_left(0.5) <= high


def test_a_whole_tube_keeps_all_and_no_tube_nothing():
    assert (fracture.strength_left(0), fracture.strength_left(1)) == (1.0, 0.0)


@given(shares, shares)
def test_a_larger_hole_never_leaves_more(one, other):
    low, high = sorted((one, other))

    assert 0 <= fracture.strength_left(high) <= fracture.strength_left(low) + 1e-9 <= 1 + 1e-9
    assert fracture.circumference_gone(low) <= fracture.circumference_gone(high)


@given(shares)
def test_what_is_gone_from_one_side_is_left_on_the_other(share):
    assert fracture.circumference_gone(share) + fracture.circumference_gone(1 - share) == pytest.approx(1)


@given(st.floats(0.02, 0.98))
def test_a_hole_costs_more_strength_than_wall(share):
    assert fracture.strength_left(share) < 1 - fracture.circumference_gone(share)


@pytest.mark.parametrize(
    ("share", "size"),
    [(0, Size.UNDER_THIRD), (0.33, Size.UNDER_THIRD), (1 / 3, Size.MIDDLE), (0.5, Size.MIDDLE), (2 / 3, Size.MIDDLE),
     (0.67, Size.OVER_TWO_THIRDS), (1, Size.OVER_TWO_THIRDS)],
)  # fmt: skip
def test_sizes_fall_into_the_thirds_of_mirels(share, size):
    assert fracture.size_of(share) is size


@pytest.mark.parametrize("function", [fracture.circumference_gone, fracture.strength_left, fracture.size_of])
@pytest.mark.parametrize("share", [-0.1, 1.1, float("nan"), float("inf")])
def test_a_share_that_cannot_be_is_refused_by_name(function, share):
    with pytest.raises(InputError, match="width_share: "):
        function(share)


@pytest.mark.parametrize("score", range(4, 13))
def test_fracture_figures_agree_with_the_score(score):
    text = mirels_score.RISK.get(score, "0 %")

    assert str(fracture.broke_percent(score)) in text
    assert ("unverified" in text) == (fracture.broke_status(score) is Status.UNVERIFIED)


def test_more_points_never_mean_fewer_fractures():
    rates = [fracture.broke_percent(score) for score in range(4, 13)]

    assert rates == sorted(rates)


@pytest.mark.parametrize("score", [3, 13])
def test_a_score_off_the_scale_is_refused(score):
    with pytest.raises(InputError, match=r"score: .* Allowed: 4 to 12"):
        fracture.broke_percent(score)


@pytest.mark.parametrize("score", range(4, 13))
def test_of_a_hundred_operations_each_is_either_needed_or_not(score):
    choice = fracture.choice(score)

    assert choice.spared + choice.needless == 100
    assert choice.spared == choice.fractures
    assert 0 <= choice.home_broken <= choice.fractures


def test_the_published_series():
    assert (fracture.BEFORE.people, fracture.AFTER.people) == (97, 85)
    assert fracture.BEFORE.home_percent > fracture.AFTER.home_percent
    assert fracture.BEFORE.stay_days < fracture.AFTER.stay_days

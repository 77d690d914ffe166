"""Schedules of radiation: the textbook doses to the digit, and what must hold for any of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bonemets.content import source
from bonemets.domain.result import InputError
from bonemets.domain.simulation import linear_quadratic as lq
from bonemets.domain.simulation.linear_quadratic import Schedule

schedules = st.builds(Schedule, st.integers(1, 40), st.floats(0.1, 30))
ratios = st.floats(0.5, 30)


@pytest.mark.parametrize(
    ("fractions", "dose", "tumor", "late", "cord"),
    [
        (1, 8, 14.4, 88 / 3, 40),
        (5, 4, 28.0, 140 / 3, 60),
        (10, 3, 39.0, 60, 75),
        (2, 12, 52.8, 120, 168),
        (1, 24, 81.6, 216, 312),
    ],
)
def test_the_biological_dose_of_common_schedules(fractions, dose, tumor, late, cord):
    schedule = Schedule(fractions, dose)

    assert schedule.bed_gy(lq.TUMOR_ALPHA_BETA_GY) == pytest.approx(tumor, abs=1e-9)
    assert schedule.bed_gy(lq.LATE_ALPHA_BETA_GY) == pytest.approx(late, abs=1e-9)
    assert schedule.bed_gy(lq.CORD_ALPHA_BETA_GY) == pytest.approx(cord, abs=1e-9)


@pytest.mark.parametrize(
    ("fractions", "dose", "tumor", "late"),
    [(1, 8, 12.0, 17.6), (5, 4, 70 / 3, 28.0), (10, 3, 32.5, 36.0), (2, 12, 44.0, 72.0)],
)
def test_the_same_in_fractions_of_two_gray(fractions, dose, tumor, late):
    schedule = Schedule(fractions, dose)

    assert schedule.eqd2_gy(10) == pytest.approx(tumor, abs=1e-9)
    assert schedule.eqd2_gy(3) == pytest.approx(late, abs=1e-9)


@given(st.integers(1, 40), ratios)
def test_two_gray_a_visit_are_their_own_equivalent(fractions, ratio):
    assert Schedule(fractions, 2).eqd2_gy(ratio) == pytest.approx(2 * fractions)


@given(schedules, ratios)
def test_the_biological_dose_is_never_below_the_physical_one(schedule, ratio):
    assert schedule.bed_gy(ratio) >= schedule.total_gy > 0


@given(st.floats(1, 24), st.integers(2, 40), ratios)
def test_splitting_the_same_dose_spares_tissue(total, fractions, ratio):
    assert Schedule(fractions, total / fractions).bed_gy(ratio) < Schedule(1, total).bed_gy(ratio)


@given(schedules, st.floats(0.5, 10), st.floats(1, 20))
def test_tissue_with_a_low_ratio_feels_more(schedule, low, more):
    assert schedule.bed_gy(low) > schedule.bed_gy(low + more)


@given(st.integers(1, 39), st.floats(0.1, 30), ratios)
def test_one_more_visit_adds_the_same_again(fractions, dose, ratio):
    step = Schedule(fractions + 1, dose).bed_gy(ratio) - Schedule(fractions, dose).bed_gy(ratio)

    assert step == pytest.approx(Schedule(1, dose).bed_gy(ratio))


@pytest.mark.parametrize(
    ("fractions", "dose", "named"),
    [(0, 8, "fractions"), (41, 2, "fractions"), (1.5, 8, "fractions"), (1, -1, "fraction_gy"), (1, 31, "fraction_gy"),
     (1, float("nan"), "fraction_gy"), (1, float("inf"), "fraction_gy")],
)  # fmt: skip
def test_a_schedule_that_cannot_be_is_refused_by_name(fractions, dose, named):
    with pytest.raises(InputError, match=f"{named}: .* Allowed: "):
        Schedule(fractions, dose)


@pytest.mark.parametrize("ratio", [0, 0.4, 31, float("nan")])
def test_a_ratio_out_of_range_is_refused_by_name(ratio):
    with pytest.raises(InputError, match="alpha_beta_gy: "):
        Schedule(1, 8).bed_gy(ratio)


def test_a_schedule_says_itself_in_words():
    assert [str(Schedule(1, 8)), str(Schedule(5, 4))] == ["8 Gy in one visit", "20 Gy in 5 visits"]


# ---- the cord over two courses ----


@pytest.mark.parametrize(
    ("first", "second", "months", "within"),
    [
        (Schedule(10, 3), Schedule(1, 8), 6, True),
        (Schedule(10, 3), Schedule(1, 8), 5.9, False),
        (Schedule(5, 4), Schedule(10, 3), 12, True),
        (Schedule(10, 3), Schedule(10, 3), 12, False),
        (Schedule(2, 12), Schedule(1, 1), 24, False),
    ],
)
def test_the_three_conditions_for_a_second_course(first, second, months, within):
    assert lq.cord_after(first, second, months).within is within


@given(schedules, schedules, st.floats(0, 120))
def test_the_order_of_two_courses_makes_no_difference(first, second, months):
    assert lq.cord_after(first, second, months) == lq.cord_after(second, first, months)


def test_a_negative_time_between_courses_is_refused():
    with pytest.raises(InputError, match="months: "):
        lq.cord_after(Schedule(1, 8), Schedule(1, 8), -1)


# ---- pain and the calendar ----


def test_the_published_points_of_pain_response_are_hit():
    assert [lq.response_percent(day) for day in (0, 8, 15, 30)] == [38.0, 53.8, 53.8, 57.1]


@given(st.floats(0, 60), st.floats(0, 60))
def test_response_never_falls_between_the_points(one, other):
    low, high = sorted((one, other))

    assert 38 <= lq.response_percent(low) <= lq.response_percent(high) <= 57.1


@pytest.mark.parametrize("day", [-1, 61, float("nan")])
def test_response_outside_of_the_study_is_refused(day):
    with pytest.raises(InputError, match="day: "):
        lq.response_percent(day)


@pytest.mark.parametrize(
    ("fractions", "days"),
    [(1, (0,)), (5, (0, 1, 2, 3, 4)), (10, (0, 1, 2, 3, 4, 7, 8, 9, 10, 11)), (6, (0, 1, 2, 3, 4, 7))],
)
def test_visits_skip_the_weekend(fractions, days):
    assert lq.calendar(Schedule(fractions, 3)) == days


@given(st.integers(1, 40))
def test_no_visit_falls_on_a_weekend_and_none_is_lost(fractions):
    days = lq.calendar(Schedule(fractions, 2))

    assert len(set(days)) == fractions
    assert all(day % 7 < 5 for day in days)


def test_one_fraction_is_one_visit_and_two_are_more():
    assert (lq.visits(Schedule(1, 8)), lq.visits(Schedule(2, 12))) == (lq.ONE_VISIT, lq.MORE_VISITS)


def test_every_published_share_is_a_percentage_with_a_known_source():
    shares = [share for _, share in lq.RESPONSE_BY_DAY]
    shares += [*lq.RESPONSE.values(), *lq.RETREATED.values(), *lq.FLARE.values()]
    shares += [lq.RETREATMENT_WORKED, *lq.FLARE_DEXAMETHASONE, *lq.STEREOTACTIC]

    assert all(0 < share.percent < 100 and share.text for share in shares)
    assert {share.source for share in shares} <= set(source.load())
    assert lq.FLARE[lq.ONE_VISIT].percent == pytest.approx(100 * 10 / 23, abs=0.05)
    assert lq.FLARE[lq.MORE_VISITS].percent == pytest.approx(100 * 5 / 21, abs=0.05)

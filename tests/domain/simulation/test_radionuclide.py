"""Radionuclides: closed forms, published half-lives and measurements, inverse square, and blood counts."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bonemets.content import source
from bonemets.domain.result import InputError, Status
from bonemets.domain.simulation.radionuclide import (
    ALL,
    count_percent,
    effective_half_life_days,
    nuclide,
)

nuclides = st.sampled_from(ALL)
each = pytest.mark.parametrize("source_", ALL, ids=lambda known: known.id)


@pytest.mark.parametrize(("id_", "days"), [("Sr-89", 50.5), ("Sm-153", 46.3 / 24), ("Ra-223", 11.43), ("Lu-177", 6.65)])
def test_published_half_lives(id_, days):
    assert nuclide(id_).half_life_days == pytest.approx(days, rel=2e-3)


@each
def test_after_n_half_lives_two_to_the_minus_n_is_left(source_):
    for n in range(6):
        assert source_.undecayed(n * source_.half_life_days) == pytest.approx(0.5**n)


@given(nuclides, st.floats(0, 100), st.floats(0, 100))
def test_decay_forgets_its_past(known, first, second):
    assert known.undecayed(first + second) == pytest.approx(known.undecayed(first) * known.undecayed(second))


@given(nuclides, st.floats(0, 365), st.floats(0.01, 100))
def test_activity_in_the_body_falls_and_stays_below_decay_alone(known, days, more):
    assert 0 <= known.in_body(days + more) <= known.in_body(days) <= known.undecayed(days) + 1e-12 <= 1 + 1e-12


@each
def test_everything_is_there_at_the_start(source_):
    assert source_.in_body(0) == pytest.approx(1)


@given(st.floats(0.01, 1000), st.floats(0.01, 1000))
def test_the_effective_half_life_is_symmetric_and_below_both(one, other):
    both = effective_half_life_days(one, other)

    assert both == pytest.approx(effective_half_life_days(other, one))
    assert both < min(one, other)
    assert 1 / both == pytest.approx(1 / one + 1 / other)


def test_what_stays_in_bone_fades_by_decay_alone():
    assert effective_half_life_days(11.43, inf) == pytest.approx(11.43)
    assert nuclide("Ra-223").effective_days == pytest.approx(11.43)


@pytest.mark.parametrize(("one", "other"), [(0, 1), (1, 0), (-1, 2), (float("nan"), 1)])
def test_a_half_life_of_nothing_is_refused(one, other):
    with pytest.raises(InputError, match="above 0"):
        effective_half_life_days(one, other)


@given(nuclides, st.floats(0, 60), st.floats(0.3, 2.5))
def test_twice_the_distance_is_a_quarter(known, days, distance):
    near, far = known.rate_at_usv_per_h(days, distance), known.rate_at_usv_per_h(days, 2 * distance)

    assert far == pytest.approx(near / 4)
    assert near >= 0


@pytest.mark.parametrize(
    ("days", "distance", "named"),
    [(0, 0.2, "distance_m"), (0, 6, "distance_m"), (-1, 1, "days"), (float("nan"), 1, "days")],
)
def test_a_place_or_time_outside_of_the_model_is_refused_by_name(days, distance, named):
    with pytest.raises(InputError, match=f"{named}: .* Allowed: "):
        nuclide("Lu-177").rate_at_usv_per_h(days, distance)


# ---- against measurements ----


def test_lutetium_dose_rate_at_one_meter_is_the_one_measured_in_230_people():
    assert nuclide("Lu-177").rate_at_usv_per_h(0, 1) == pytest.approx(3.7 * 7.4)


@pytest.mark.parametrize(("hours", "excreted"), [(4, 0.50), (12, 0.70)])
def test_lutetium_leaves_as_measured_in_50_people(hours, excreted):
    known, days = nuclide("Lu-177"), hours / 24

    assert 1 - known.in_body(days) / known.undecayed(days) == pytest.approx(excreted, abs=0.06)


@pytest.mark.parametrize(("hours", "rate"), [(24, 1.6), (48, 1.1), (72, 0.7)])
def test_lutetium_dose_rate_falls_as_measured_in_50_people(hours, rate):
    known = nuclide("Lu-177")

    assert known.in_body(hours / 24) / known.in_body(2 / 24) == pytest.approx(rate / 3.6, rel=0.2)


def test_lutetium_effective_half_life_is_the_one_measured():
    assert nuclide("Lu-177").effective_days * 24 == pytest.approx(40.5, abs=0.1)


def test_a_third_of_samarium_is_in_the_urine_after_six_hours():
    known = nuclide("Sm-153")

    assert 1 - known.in_body(0.25) / known.undecayed(0.25) == pytest.approx(0.345, abs=0.05)


def test_alpha_reaches_least_and_strontium_most():
    by_reach = sorted(ALL, key=lambda known: known.range_max_mm)

    assert [by_reach[0].id, by_reach[-1].id] == ["Ra-223", "Sr-89"]
    assert all(known.range_mean_mm < known.range_max_mm for known in ALL)


# ---- blood counts ----


@pytest.mark.parametrize(
    ("id_", "week", "percent"),
    [("Sm-153", 0, 100), ("Sm-153", 3, 45), ("Sm-153", 5, 45), ("Sm-153", 8, 100), ("Sm-153", 20, 100),
     ("Sr-89", 12, 70), ("Sr-89", 16, 70), ("Sr-89", 26, 100)],
)  # fmt: skip
def test_counts_pass_through_the_published_points(id_, week, percent):
    assert count_percent(nuclide(id_).nadir, week) == pytest.approx(percent)


@pytest.mark.parametrize("id_", ["Ra-223", "Lu-177"])
def test_where_no_figure_was_seen_none_is_made_up(id_):
    assert count_percent(nuclide(id_).nadir, 3) is None


@given(st.floats(0, 52))
def test_counts_stay_between_the_low_point_and_the_count_before(week):
    for id_ in ("Sr-89", "Sm-153"):
        nadir = nuclide(id_).nadir
        assert nadir.percent <= count_percent(nadir, week) <= 100


def test_a_week_before_the_dose_is_refused():
    with pytest.raises(InputError, match="week: "):
        count_percent(nuclide("Sr-89").nadir, -1)


def test_an_unknown_radionuclide_is_refused_with_those_there_are():
    with pytest.raises(InputError, match="Sr-89, Sm-153, Ra-223, Lu-177"):
        nuclide("I-131")


def test_every_source_is_known_and_what_was_not_seen_says_so():
    keys = {key for known in ALL for key in (known.rate_source, known.body_source, known.nadir.source)}

    assert keys <= set(source.load())
    assert nuclide("Ra-223").rate_status is Status.UNVERIFIED
    assert "not yet checked" in nuclide("Ra-223").nadir.text

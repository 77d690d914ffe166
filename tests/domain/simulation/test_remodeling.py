"""The remodeling model against the published steady states, its own algebra, and closed forms."""

from dataclasses import replace
from math import exp, log, pi

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bonemets.domain.result import InputError
from bonemets.domain.simulation.remodeling import (
    MYELOMA,
    SINGLE_EVENT,
    WAVES,
    Parameters,
    eigenvalues,
    exponents,
    steady_state,
    trace_and_determinant,
)
from bonemets.domain.simulation.remodeling_course import Treatment, course, gompertz

# As printed: 1.06 and 212.13 (single event), 1.16 and 231.72 (waves), 5 and 316 (full tumor, rounded start values).
PRINTED = [
    (SINGLE_EVENT, 0, (1.06, 212.13), 2),
    (WAVES, 0, (1.16, 231.72), 2),
    (MYELOMA, 0, (1.16, 231.72), 2),
    (MYELOMA, 1, (5.0, 316.0), 0),
]


@pytest.mark.parametrize(("site", "share", "printed", "digits"), PRINTED)
def test_the_steady_state_is_the_published_one_to_the_printed_digits(site, share, printed, digits):
    assert tuple(round(value, digits) for value in steady_state(site, share)) == printed


@pytest.mark.parametrize(("site", "share", "_printed", "_digits"), PRINTED)
def test_nothing_moves_at_the_steady_state(site, share, _printed, _digits):
    c, b = steady_state(site, share)
    g11, g21, g12, g22 = exponents(site, share)

    assert site.alpha1 * c**g11 * b**g21 == pytest.approx(site.beta1 * c, rel=1e-12)
    assert site.alpha2 * c**g12 * b**g22 == pytest.approx(site.beta2 * b, rel=1e-12)


def jacobian(site, share, relative=1e-6):
    """The slopes of both rates at the steady state, by small differences."""
    c, b = steady_state(site, share)
    g11, g21, g12, g22 = exponents(site, share)

    def rates(x, y):
        return site.alpha1 * x**g11 * y**g21 - site.beta1 * x, site.alpha2 * x**g12 * y**g22 - site.beta2 * y

    dc, db = c * relative, b * relative
    by_c = [(up - down) / (2 * dc) for up, down in zip(rates(c + dc, b), rates(c - dc, b), strict=True)]
    by_b = [(up - down) / (2 * db) for up, down in zip(rates(c, b + db), rates(c, b - db), strict=True)]
    return by_c, by_b


@pytest.mark.parametrize(("site", "share", "_printed", "_digits"), PRINTED)
def test_trace_and_determinant_are_those_of_the_slopes(site, share, _printed, _digits):
    (cc, bc), (cb, bb) = jacobian(site, share)
    trace, determinant = trace_and_determinant(site, share)

    assert trace == pytest.approx(cc + bb, abs=1e-8)
    assert determinant == pytest.approx(cc * bb - cb * bc, abs=1e-8)


def test_a_single_event_dies_out_waves_go_on_and_a_tumor_damps_them():
    assert [value.real for value in eigenvalues(SINGLE_EVENT)] == [-0.06, -0.06]
    assert [value.real for value in eigenvalues(WAVES)] == [0, 0]
    assert [abs(value.imag) for value in eigenvalues(WAVES)] == [0.04, 0.04]
    assert all(value.real < 0 for value in eigenvalues(MYELOMA, 1))


@given(st.floats(0, 1))
def test_eigenvalues_add_up_to_the_trace_and_multiply_to_the_determinant(share):
    one, two = eigenvalues(MYELOMA, share)
    trace, determinant = trace_and_determinant(MYELOMA, share)

    assert (one + two).real == pytest.approx(trace, abs=1e-10)
    assert (one * two).real == pytest.approx(determinant, abs=1e-10)


def test_small_waves_come_round_in_the_time_the_eigenvalues_say():
    path = course(WAVES, 400, push=0.001, step_days=0.25)
    quiet, _ = steady_state(WAVES)
    above = [each.osteoclasts > quiet for each in path]
    rises = [each.day for each, before, now in zip(path[1:], above, above[1:], strict=False) if now and not before]

    assert rises[1] - rises[0] == pytest.approx(2 * pi / 0.04, abs=0.5)


def test_a_site_left_at_its_steady_state_stays_there():
    end = course(SINGLE_EVENT, 300, push=0)[-1]

    assert (end.osteoclasts, end.osteoblasts) == pytest.approx(steady_state(SINGLE_EVENT), rel=1e-9)
    assert end.bone_percent == pytest.approx(100, abs=1e-6)


# ---- the published courses ----


def test_one_repair_is_lowest_within_two_weeks_and_filled_after_months():
    path = course(SINGLE_EVENT, 200)
    lowest = min(path, key=lambda each: each.bone_percent)
    filled = next(each.day for each in path if each.day > lowest.day and each.bone_percent >= 99)

    assert 10 <= lowest.day <= 14
    assert lowest.bone_percent == pytest.approx(90, abs=1)
    assert 4 <= (filled - lowest.day) / lowest.day <= 6
    assert path[-1].bone_percent == pytest.approx(100, abs=0.1)


def test_waves_keep_bone_and_a_tumor_wears_it_down():
    healthy, ill = course(WAVES, 1200), course(MYELOMA, 1300)

    assert min(each.bone_percent for each in healthy) > 90
    assert healthy[-1].bone_percent == pytest.approx(100, abs=10)
    assert ill[-1].bone_percent == 0


def test_bone_is_never_shown_below_zero_where_the_original_model_goes_there():
    path = course(MYELOMA, 1300)

    assert min(each.bone_percent for each in path) == 0
    assert min(each.model_bone_percent for each in path) < -5
    assert all(each.bone_percent == max(0, each.model_bone_percent) for each in path)


def test_the_tumor_follows_its_closed_form_with_and_without_a_drug():
    drug = Treatment(from_day=600, tumor_kill_per_day=0.008)
    for each in course(MYELOMA, 1200, treatment=drug)[::40]:
        before = gompertz(1, 100, 0.005, min(each.day, 600))
        wanted = gompertz(before, 100, 0.005 - 0.008, max(each.day - 600, 0))
        assert each.tumor_percent == pytest.approx(wanted, rel=1e-6)


def test_a_drug_that_just_holds_the_tumor_leaves_its_hold_on_the_cells():
    held = course(MYELOMA, 400, treatment=Treatment(from_day=0, tumor_kill_per_day=0.005))

    assert held[-1].tumor_percent == pytest.approx(1)
    assert held[-1].osteoclasts != course(replace(MYELOMA, tumor_start_percent=0), 400)[-1].osteoclasts


# ---- accuracy ----


def end(step):
    last = course(WAVES, 120, step_days=step)[-1]
    return log(last.osteoclasts), log(last.osteoblasts)


def test_the_cells_converge_with_the_fourth_power_of_the_step():
    exact = end(1 / 64)
    errors = [max(abs(a - b) for a, b in zip(end(step), exact, strict=True)) for step in (1, 0.5, 0.25)]

    assert errors[0] / errors[1] == pytest.approx(16, rel=0.25)
    assert errors[1] / errors[2] == pytest.approx(16, rel=0.25)


@pytest.mark.parametrize("site", [SINGLE_EVENT, WAVES, MYELOMA])
def test_the_step_in_use_gives_bone_mass_to_a_tenth_of_a_percent(site):
    coarse, fine = course(site, 1300)[-1], course(site, 1300, step_days=0.0625)[-1]

    assert coarse.model_bone_percent == pytest.approx(fine.model_bone_percent, abs=0.1)


# ---- treatments ----


@pytest.mark.parametrize(
    "drug",
    [
        Treatment(from_day=700, osteoclast_death=1.5),
        Treatment(from_day=700, osteoclast_birth=0.6),
        Treatment(from_day=700, tumor_kill_per_day=0.008),
    ],
)
def test_every_treatment_keeps_bone_that_would_be_lost(drug):
    treated, untreated = course(MYELOMA, 1300, treatment=drug), course(MYELOMA, 1300)

    assert treated[-1].bone_percent > untreated[-1].bone_percent + 20
    assert [each for each in treated if each.day < 700] == [each for each in untreated if each.day < 700]


def test_a_treatment_after_the_last_day_changes_nothing_and_one_from_the_first_day_is_whole():
    late = Treatment(from_day=500, osteoclast_death=2)

    assert course(WAVES, 300, treatment=late) == course(WAVES, 300)
    assert len(course(WAVES, 300, treatment=Treatment(from_day=0, osteoclast_death=2))) == len(course(WAVES, 300))


@given(st.floats(1, 2), st.floats(0.5, 1), st.floats(0, 0.02), st.floats(0, 600), st.floats(-1, 20))
def test_numbers_stay_in_bounds_whatever_is_given(death, birth, kill, from_day, push):
    drug = Treatment(from_day=from_day, osteoclast_death=death, osteoclast_birth=birth, tumor_kill_per_day=kill)
    for each in course(MYELOMA, 600, push=push, treatment=drug, step_days=1)[::10]:
        assert each.osteoclasts > 0
        assert each.osteoblasts > 0
        assert 0 <= each.bone_percent < 300
        assert 0 <= each.tumor_percent <= 100


# ---- refusals ----


@pytest.mark.parametrize("name", ["alpha1", "beta1", "alpha2", "beta2", "k1", "k2"])
@pytest.mark.parametrize("value", [0, -1])
def test_a_rate_must_be_above_zero(name, value):
    with pytest.raises(InputError, match=f"^{name}: needs a number above 0"):
        Parameters(**{name: value})


@pytest.mark.parametrize("name", ["alpha1", "g11", "r22", "gamma_t", "tumor_start_percent"])
@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_number_must_be_finite(name, value):
    with pytest.raises(InputError, match=f"^{name}: needs a finite number"):
        Parameters(**{name: value})


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"tumor_start_percent": 100}, "tumor_start_percent"),
        ({"tumor_start_percent": -1}, "tumor_start_percent"),
        ({"g11": 1.0, "g21": 0.0}, "no steady state"),
        ({"r12": -1.0}, "no steady state"),
    ],
)
def test_a_site_that_cannot_be_is_refused(changes, said):
    with pytest.raises(InputError, match=said):
        Parameters(**changes)


@pytest.mark.parametrize("days", [-1, 5001, float("nan"), float("inf")])
def test_a_time_that_cannot_be_followed_is_refused(days):
    with pytest.raises(InputError, match=r"^days: "):
        course(WAVES, days)


@pytest.mark.parametrize("push", [-5, float("nan"), float("inf")])
def test_a_push_must_leave_some_osteoclasts(push):
    with pytest.raises(InputError, match=r"^push: "):
        course(WAVES, 10, push=push)


@pytest.mark.parametrize("name", ["from_day", "osteoclast_death", "osteoclast_birth", "tumor_kill_per_day"])
@pytest.mark.parametrize("value", [-1, float("nan"), float("inf")])
def test_a_treatment_needs_numbers_from_zero_upward(name, value):
    with pytest.raises(InputError, match=f"^{name}: "):
        Treatment(**{"from_day": 0, name: value})


def test_cells_that_would_grow_without_end_are_refused_and_do_not_hang():
    with pytest.raises(InputError, match="beyond all bounds"):
        course(replace(WAVES, g11=3.0), 500)


@given(st.floats(0.2, 1.05), st.floats(-0.9, -0.2), st.floats(0.3, 1.3))
def test_the_steady_state_solves_the_equations_for_any_exponents(g11, g21, g12):
    assume(abs(g12 * g21 - (1 - g11)) > 0.05)
    site = Parameters(g11=g11, g21=g21, g12=g12)
    c, b = (log(value) for value in steady_state(site))

    assert log(site.alpha1) + (g11 - 1) * c + g21 * b == pytest.approx(log(site.beta1), abs=1e-6)
    assert log(site.alpha2) + g12 * c - b == pytest.approx(log(site.beta2), abs=1e-6)
    assert exp(c) > 0

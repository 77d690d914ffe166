"""The solver: fourth order, whole steps, and plain refusals."""

from itertools import pairwise
from math import cos, exp, pi, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bonemets.domain.result import InputError
from bonemets.domain.simulation.ode import solve


def swing(_time, state):
    return state[1], -state[0]


def error(step):
    _, (x, v) = solve(swing, (1.0, 0.0), (0, 2 * pi), step)[-1]
    return ((x - 1) ** 2 + v**2) ** 0.5


def test_halving_the_step_divides_the_error_by_sixteen():
    ratios = [error(step) / error(step / 2) for step in (0.2, 0.1, 0.05)]

    assert ratios == pytest.approx([16, 16, 16], rel=0.12)


def test_a_rate_that_depends_on_time_is_followed():
    end, (y,) = solve(lambda t, _: (cos(t),), (0.0,), (1, 4), 0.1)[-1]

    assert end == 4
    assert y == pytest.approx(sin(4) - sin(1), abs=1e-7)


@given(st.floats(-2, 2), st.floats(0, 5), st.floats(0.01, 1))
def test_growth_and_decay_match_their_closed_form(rate, span, step):
    _, (y,) = solve(lambda _, state: (rate * state[0],), (1.0,), (0, span), step)[-1]

    assert y == pytest.approx(exp(rate * span), rel=0.06 * max(1, span) * step**3 + 1e-9)


@given(st.floats(0, 50), st.floats(0.1, 3))
def test_the_steps_are_whole_and_none_is_longer_than_asked(span, step):
    times = [time for time, _ in solve(lambda _, __: (0.0,), (0.0,), (2, 2 + span), step)]

    assert times[0] == 2
    assert times[-1] == pytest.approx(2 + span)
    assert all(after - before <= step * (1 + 1e-9) for before, after in pairwise(times))


def test_a_span_of_no_length_is_the_start():
    assert solve(swing, (1.0, 0.0), (3, 3), 0.1) == [(3.0, (1.0, 0.0))]


@pytest.mark.parametrize(
    ("span", "step"),
    [((0, float("nan")), 1), ((0, float("inf")), 1), ((1, 0), 1), ((0, 1), 0), ((0, 1), -1), ((0, 1), float("inf"))],
)
def test_what_cannot_be_followed_is_refused(span, step):
    with pytest.raises(InputError, match="cannot be followed"):
        solve(swing, (1.0, 0.0), span, step)


def test_too_many_steps_are_refused_before_they_are_taken():
    with pytest.raises(InputError, match="at most 200000"):
        solve(swing, (1.0, 0.0), (0, 1e9), 1e-3)


def test_growth_beyond_all_bounds_is_said_with_its_time():
    with pytest.raises(InputError, match="beyond all bounds at time"):
        solve(lambda _, state: (exp(state[0]),), (5.0,), (0, 100), 0.5)

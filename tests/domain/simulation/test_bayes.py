"""Odds, ratios and people: the same arithmetic three times."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bonemets.domain.result import InputError
from bonemets.domain.simulation.bayes import crowd, likelihood_ratios, posterior
from bonemets.domain.simulation.red_flag import FLAGS, WALK_IN_CHANCE, alike, chance, ratios

chances = st.floats(0.001, 0.999)
shares = st.floats(0.01, 0.99)
answered = st.dictionaries(st.sampled_from([flag.name for flag in FLAGS]), st.booleans())


@given(chances, st.lists(st.floats(0.01, 100), max_size=5))
def test_signs_may_come_in_any_order_and_all_at_once(pretest, found):
    step = pretest
    for ratio in found:
        step = posterior(step, [ratio])

    assert posterior(pretest, found) == pytest.approx(step)
    assert posterior(pretest, found[::-1]) == pytest.approx(posterior(pretest, found))


@given(chances)
def test_no_sign_changes_nothing_and_one_that_says_nothing_neither(pretest):
    assert posterior(pretest, []) == pytest.approx(pretest)
    assert posterior(pretest, [1]) == pytest.approx(pretest)


@given(chances, st.floats(0.01, 100))
def test_a_sign_moves_the_chance_its_own_way_and_never_to_certainty(pretest, ratio):
    after = posterior(pretest, [ratio])

    assert 0 < after < 1
    assert (after > pretest) == (ratio > 1) or after == pytest.approx(pretest)


def test_a_certain_start_stays_certain_and_a_contradiction_is_no_error():
    assert posterior(0, [50]) == 0
    assert posterior(1, [0.01]) == 1
    assert posterior(1, [0]) == 0


@given(shares, shares)
def test_ratios_follow_from_sensitivity_and_specificity(sensitivity, specificity):
    yes, no = likelihood_ratios(sensitivity, specificity)

    assert yes * (1 - specificity) == pytest.approx(sensitivity)
    assert no * specificity == pytest.approx(1 - sensitivity)


@given(chances, st.lists(st.tuples(shares, shares), max_size=4))
def test_counting_people_agrees_with_multiplying_odds(pretest, signs):
    found = crowd(pretest, signs, people=1_000_000)
    by_odds = posterior(found.ill / found.people, [one / two for one, two in signs])

    if found.with_signs > 2000:
        assert found.ill_with_signs / found.with_signs == pytest.approx(by_odds, abs=0.01)
    assert found.ill_with_signs <= found.ill


@pytest.mark.parametrize(
    "call",
    [
        lambda: posterior(1.1, []),
        lambda: posterior(float("nan"), []),
        lambda: posterior(0.5, [-1]),
        lambda: posterior(0.5, [float("inf")]),
        lambda: likelihood_ratios(0.5, 1),
        lambda: likelihood_ratios(0.5, 0),
        lambda: likelihood_ratios(-0.1, 0.5),
        lambda: crowd(0.5, [(2, 0.5)]),
        lambda: crowd(0.5, [(0.5, -1)]),
        lambda: crowd(0.5, [], people=0),
        lambda: ratios({}, 2),
        lambda: alike(-1, {}),
        lambda: chance(0.1, {}, float("nan")),
    ],
)
def test_what_is_no_chance_is_refused(call):
    with pytest.raises(InputError, match="out of range"):
        call()


# ---- red flags ----


def test_the_ratios_are_those_of_the_study():
    found = {flag.name: round(flag.ratio(there=True), 1) for flag in FLAGS}

    assert found == {"cancer_before": 15.5, "over_50": 2.7, "over_a_month": 2.6, "no_relief": 1.7, "weight_loss": 2.5}
    assert pytest.approx(0.0066, abs=0.0001) == WALK_IN_CHANCE


def test_three_weak_signs_take_seven_in_a_thousand_to_eight_in_a_hundred():
    assert chance(0.007, {"over_50": True, "over_a_month": True, "no_relief": True}) == pytest.approx(0.076, abs=0.001)


@given(answered)
def test_a_yes_raises_the_chance_and_a_no_lowers_it(answers):
    for flag, there, ratio in ratios(answers):
        assert (ratio > 1) is there
        assert answers[flag.name] is there


@given(chances, answered, st.floats(0, 1), st.floats(0, 1))
def test_more_overlap_never_moves_the_chance_further(pretest, answers, one, two):
    if len(set(answers.values())) > 1:
        return  # yes and no pull in two ways
    less, more = sorted((one, two))

    assert abs(chance(pretest, answers, more) - pretest) <= abs(chance(pretest, answers, less) - pretest) + 1e-12


@given(st.floats(0.05, 0.5), answered, st.floats(0, 1))
def test_dots_and_chance_tell_the_same(pretest, answers, overlap):
    found = alike(pretest, answers, overlap, people=1_000_000)
    if found.with_signs > 2000:
        assert found.ill_with_signs / found.with_signs == pytest.approx(chance(pretest, answers, overlap), abs=0.01)
    assert found.with_signs <= found.people


def test_full_overlap_leaves_the_strongest_sign_alone():
    two = {"over_50": True, "no_relief": True}

    assert chance(0.01, two, 1) == pytest.approx(chance(0.01, {"over_50": True}))
    assert ratios({}) == ()

"""The calcium model: balance in health, mass kept, and the table of onset and duration."""

from dataclasses import astuple
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bonemets.domain.result import InputError
from bonemets.domain.simulation.calcium_balance import (
    POOL_L,
    Hour,
    Person,
    course,
    felt,
    flows,
    resting_calcium,
    water_at_rest,
)
from bonemets.domain.simulation.calcium_blood import blood
from bonemets.domain.simulation.calcium_symptom import FEELINGS, feeling
from bonemets.domain.simulation.calcium_treatment import (
    CALCITONIN_ACTS_DAYS,
    BoneDrug,
    Plan,
    bone_drug_hold,
    calcitonin_dose_hold,
    calcitonin_hold,
)

HOUR = 1 / 24
# The person of the table: corrected calcium 3.7 mmol/L (14.8 mg/dL), normal albumin, untreated calcium steady.
ILL = Person(bone_release=2.6)
VISIBLE_MMOL_PER_L = 0.1
RESPONSE_MMOL_PER_L = 2.9  # CTCAE grade 1, the response of the denosumab study


def corrected(person, plan, days):
    return [(each.day, blood(each.ionized, person.albumin_g_per_l).corrected) for each in course(person, plan, days)]


def falls(plan, days):
    path = corrected(ILL, plan, days)
    return [(day, path[0][1] - value) for day, value in path]


def onset(plan):
    """First moment, in hours, at which the laboratory would notice a fall."""
    return 24 * next(day for day, fall in falls(plan, 10) if fall >= VISIBLE_MMOL_PER_L)


def half_gone(plan, days):
    """Last day on which at least half of the greatest fall is left."""
    found = falls(plan, days)
    most = max(fall for _, fall in found)
    return [day for day, fall in found if fall >= most / 2][-1]


def response(plan, days):
    """First and last day with calcium at or below the response level."""
    found = [day for day, value in corrected(ILL, plan, days) if value <= RESPONSE_MMOL_PER_L]
    return found[0], found[-1]


# ---- the table of hcm-agents-2015: onset and duration, with the tolerance each is held to ----

ONSET_HOURS = [
    ("fluids", Plan(fluids_days=4), 0, 6, 0),
    ("calcitonin", Plan(calcitonin=True), 2, 4, 0.5),
    ("zoledronate", Plan(bone_drug="zoledronate"), 24, 48, 0),
    ("pamidronate", Plan(bone_drug="pamidronate"), 24, 72, 0),
    ("dialysis", Plan(dialysis=True), 0, 4, 0),
]
LASTS_DAYS = [
    ("zoledronate", Plan(bone_drug="zoledronate"), 30, 40, 0),
    ("pamidronate", Plan(bone_drug="pamidronate"), 7, 14, 0),
    ("dialysis", Plan(dialysis=True), 1, 2, 0.1),
]


@pytest.mark.parametrize(("_name", "plan", "low", "high", "within"), ONSET_HOURS, ids=lambda each: str(each)[:12])
def test_a_treatment_is_noticed_when_the_table_says(_name, plan, low, high, within):
    assert low - within <= onset(plan) <= high + within


@pytest.mark.parametrize(("_name", "plan", "low", "high", "within"), LASTS_DAYS, ids=lambda each: str(each)[:12])
def test_half_of_the_fall_lasts_as_long_as_the_table_says(_name, plan, low, high, within):
    assert low - within <= half_gone(plan, 90) <= high + within


def test_denosumab_brings_a_response_after_nine_days_that_lasts_104():
    first, last = response(Plan(bone_drug="denosumab"), 200)

    assert first == pytest.approx(9, abs=1)
    assert last - first == pytest.approx(104, abs=5)


def test_one_dose_of_calcitonin_acts_for_six_to_eight_hours():
    acting = [hour for hour in range(25) if calcitonin_dose_hold(hour * HOUR) > 0.5]

    assert 6 <= max(acting) - min(acting) + 1 <= 8


def test_calcitonin_is_worn_out_after_about_two_days():
    assert calcitonin_dose_hold(2 * HOUR, 0) > 0.8
    assert calcitonin_dose_hold(2.5 + 2 * HOUR, 2.5) < 0.3
    assert calcitonin_hold(3.5) == 0
    best = min(corrected(ILL, Plan(calcitonin=True), 8), key=lambda each: each[1])
    assert best[0] == pytest.approx(2, abs=0.5)
    assert corrected(ILL, Plan(calcitonin=True), 8)[-1][1] == pytest.approx(corrected(ILL, Plan(), 8)[-1][1], abs=0.1)


def test_fluids_work_while_they_run_and_not_much_longer():
    path = falls(Plan(fluids_days=4), 12)
    at_end = next(fall for day, fall in path if day >= 4)

    assert max(fall for _, fall in path) == pytest.approx(at_end, rel=0.02)
    assert next(fall for day, fall in path if day >= 7) < at_end / 2


# ---- balance ----


def test_in_health_everything_rests_at_the_textbook_flows():
    found = flows(Person(), Plan(), 0, 1.2, 1.0)

    assert resting_calcium(Person()) == pytest.approx(1.2, abs=1e-9)
    assert (found.from_bone, found.to_bone, found.from_gut) == (10, 10, 4)
    assert (found.to_kidneys, found.to_bath) == pytest.approx((4, 0))


@given(st.floats(0.5, 4), st.floats(10, 120))
def test_calcium_rests_where_flows_balance(release, kidney):
    person = Person(bone_release=release, kidney_percent=kidney)
    rest = resting_calcium(person)

    assert flows(person, Plan(), 0, rest, water_at_rest(rest)).net == pytest.approx(0, abs=1e-6)


@given(st.floats(0.5, 3.5), st.floats(0.01, 0.5))
def test_more_release_means_more_calcium_and_better_kidneys_mean_less(release, more):
    calm, ill = Person(bone_release=release), Person(bone_release=release + more)

    assert resting_calcium(ill) > resting_calcium(calm)
    assert resting_calcium(Person(bone_release=release, kidney_percent=60)) >= resting_calcium(calm) - 1e-9


plans = st.builds(
    Plan,
    fluids_days=st.sampled_from([0, 1, 4]),
    calcitonin=st.booleans(),
    bone_drug=st.sampled_from(list(BoneDrug)),
    dialysis=st.booleans(),
)


@given(plans, st.floats(1, 3))
def test_what_flows_in_and_out_is_what_the_pool_gains(plan, release):
    person = Person(bone_release=release)
    path = course(person, plan, 3)
    gained = (path[-1].ionized - path[0].ionized) * POOL_L
    flowed = 0.0
    for one, other in pairwise(path):
        middle = (one.day + other.day) / 2
        ionized, water = (one.ionized + other.ionized) / 2, (one.water + other.water) / 2
        flowed += flows(person, plan, middle, ionized, water).net * (other.day - one.day)

    assert flowed == pytest.approx(gained, abs=0.25)


@given(plans, st.floats(1, 3))
def test_calcium_stays_within_what_a_body_can_hold_and_time_moves_on(plan, release):
    path = course(Person(bone_release=release), plan, 30)

    assert all(0.5 < each.ionized < 3 and 0.4 < each.water < 1.2 for each in path)
    assert all(after.day > before.day for before, after in pairwise(path))
    assert path[-1].day == 30


def test_without_treatment_nothing_changes_but_what_one_is_used_to():
    path = course(ILL, Plan(), 30)

    assert path[-1].ionized == pytest.approx(path[0].ionized, abs=1e-6)
    assert path[-1].used_to > path[0].used_to


def test_treatments_add_up():
    both = Plan(fluids_days=4, calcitonin=True, bone_drug="zoledronate")

    assert corrected(ILL, both, 3)[-1][1] < corrected(ILL, Plan(fluids_days=4), 3)[-1][1]
    assert corrected(ILL, both, 3)[-1][1] < corrected(ILL, Plan(bone_drug="zoledronate"), 3)[-1][1]


def test_poor_kidneys_make_fluids_less_useful():
    poor = Person(bone_release=1.9, kidney_percent=30)
    fine = Person(bone_release=2.6)

    def fall(person):
        path = corrected(person, Plan(fluids_days=4), 4)
        return path[0][1] - path[-1][1]

    assert fall(poor) < fall(fine)


def test_no_time_at_all_is_the_start():
    assert len(course(ILL, Plan(), 0)) == 1


def test_a_step_half_as_long_changes_nothing_worth_reading():
    fine = course(ILL, Plan(calcitonin=True, dialysis=True), 3)
    half = [each for each in fine if each.day <= 1.5]

    assert astuple(course(ILL, Plan(calcitonin=True, dialysis=True), 1.5)[-1])[1:] == pytest.approx(
        astuple(half[-1])[1:], abs=1e-4
    )


# ---- blood ----


def test_the_three_forms_are_half_four_tenths_and_a_tenth():
    found = blood(1.2)

    assert (found.ionized / found.total, found.bound / found.total, found.complexed / found.total) == pytest.approx(
        (0.5, 0.4, 0.1)
    )


@given(st.floats(10, 39))
def test_with_little_albumin_the_total_reads_low_and_the_corrected_value_high(albumin):
    normal, low = blood(1.2), blood(1.2, albumin)

    assert low.total < normal.total
    assert low.corrected > normal.corrected


# ---- what people notice ----


def test_the_same_level_is_felt_more_after_a_fast_rise():
    slow = course(Person(bone_release=2.2, rise_days=60), Plan(), 0)[0]
    fast = course(Person(bone_release=2.2, rise_days=2), Plan(), 0)[0]

    assert slow.ionized == fast.ionized
    assert feeling(felt(fast)).from_mmol_per_l > feeling(felt(slow)).from_mmol_per_l


def test_a_fall_is_not_felt_as_more_than_the_level():
    assert felt(Hour(1, 1.3, 1, 1.8)) == pytest.approx(blood(1.3).corrected)


@pytest.mark.parametrize("each", FEELINGS)
def test_each_feeling_starts_at_its_edge(each):
    assert feeling(each.from_mmol_per_l) is each


def test_health_is_felt_as_nothing():
    assert feeling(felt(course(Person(), Plan(), 0)[0])) is FEELINGS[0]


# ---- refusals ----


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: Person(bone_release=9), "bone_release"),
        (lambda: Person(kidney_percent=0), "kidney_percent"),
        (lambda: Person(albumin_g_per_l=4), "albumin_g_per_l"),
        (lambda: Person(rise_days=0), "rise_days"),
        (lambda: Person(bone_release=float("nan")), "bone_release"),
        (lambda: Plan(fluids_days=-1), "fluids_days"),
        (lambda: course(ILL, Plan(), 401), "days"),
        (lambda: course(ILL, Plan(), float("inf")), "days"),
        (lambda: blood(6), "ionized"),
        (lambda: blood(1, 100), "albumin_g_per_l"),
        (lambda: feeling(-1), "felt_mmol_per_l"),
    ],
)
def test_a_value_out_of_range_is_named(make, said):
    with pytest.raises(InputError, match=f"^{said}: "):
        make()


def test_a_drug_nobody_knows_is_refused():
    with pytest.raises(ValueError, match="aspirin"):
        Plan(bone_drug="aspirin")


def test_holds_start_at_nothing():
    assert [bone_drug_hold(drug, 0) for drug in BoneDrug] == [0, 0, 0, 0]
    assert bone_drug_hold(BoneDrug.NONE, 5) == 0
    assert calcitonin_dose_hold(-1) == 0
    assert calcitonin_dose_hold(CALCITONIN_ACTS_DAYS) == 0

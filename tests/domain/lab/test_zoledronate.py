"""Kidney function, the zoledronic acid table and the check before the next dose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bonemets.domain.lab.clearance import creatinine_clearance_mg_per_dl
from bonemets.domain.lab.redose import zoledronate_redose_mg_per_dl
from bonemets.domain.lab.zoledronate import Indication, zoledronate_dose

AGES = st.integers(18, 120)
WEIGHTS = st.integers(25, 300)
CREATININES = st.integers(2, 150).map(lambda tenths: tenths / 10)


def clearance(age, weight, creatinine, sex="male"):
    return creatinine_clearance_mg_per_dl(
        age_years=age, weight_kg=weight, sex=sex, creatinine_mg_per_dl=creatinine
    ).value


@given(AGES, AGES, WEIGHTS, CREATININES)
def test_older_people_never_get_a_higher_estimate(one, other, weight, creatinine):
    young, old = sorted((one, other))

    assert clearance(old, weight, creatinine) <= clearance(young, weight, creatinine)


@given(AGES, WEIGHTS, CREATININES)
def test_the_estimate_for_women_is_never_higher_than_for_men(age, weight, creatinine):
    assert clearance(age, weight, creatinine, sex="female") <= clearance(age, weight, creatinine)


def test_the_estimate_says_that_its_paper_was_not_seen():
    answer = creatinine_clearance_mg_per_dl()

    assert answer.status == "secondary"
    assert "was not seen" in answer.notes[0]


def test_the_float_trap_of_the_specification_is_closed():
    # In binary arithmetic this is a little more than 60, which would be the next dose up.
    assert (140 - 68) * 72 / (72 * 1.2) > 60

    assert clearance(68, 72, 1.2) == 60.0
    assert (
        zoledronate_dose(creatinine_clearance_ml_per_min=60.00000000000001, indication=Indication.BONE).band == "3.5 mg"
    )


@given(st.floats(1, 500), st.floats(1, 500))
def test_a_lower_clearance_never_reads_a_higher_dose(one, other):
    order = ["not recommended", "3.0 mg", "3.3 mg", "3.5 mg", "4.0 mg"]
    low, high = (
        order.index(zoledronate_dose(creatinine_clearance_ml_per_min=value, indication=Indication.BONE).band)
        for value in sorted((one, other))
    )

    assert low <= high


@pytest.mark.parametrize(("value", "near"), [(60.5, True), (60.6, False), (39.5, True), (45, False)])
def test_a_clearance_at_an_edge_says_how_fragile_the_dose_is(value, near):
    answer = zoledronate_dose(creatinine_clearance_ml_per_min=value, indication=Indication.BONE)

    assert any("edge of the table" in reason for reason in answer.reasons) == near


def test_hypercalcemia_is_refused_with_the_reason_and_without_a_dose_as_the_band():
    answer = zoledronate_dose(creatinine_clearance_ml_per_min=35, indication=Indication.HYPERCALCEMIA)

    assert (answer.value, answer.complete, answer.missing) == (None, True, ())
    assert any("under-treat" in reason for reason in answer.reasons)


def test_a_rise_is_shown_with_its_working():
    answer = zoledronate_redose_mg_per_dl(
        baseline_creatinine_mg_per_dl=0.9, current_creatinine_mg_per_dl=1.4, withheld=False
    )

    assert answer.parts[-1].option == "1.4 − 0.9 = 0.5 mg/dL"
    assert "within 10 %" in answer.notes[1]


@given(CREATININES, CREATININES)
def test_the_label_is_quoted_as_the_label_and_never_as_an_order(baseline, current):
    answer = zoledronate_redose_mg_per_dl(
        baseline_creatinine_mg_per_dl=baseline, current_creatinine_mg_per_dl=current, withheld=False
    )

    assert answer.band.startswith("label: ")

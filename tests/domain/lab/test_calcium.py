"""Calcium beyond its oracle tables: correction, clinical bands and CTCAE grades."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bonemets.domain.lab.calcium import (
    calcium_in_mg_per_dl,
    calcium_in_mmol_per_l,
    corrected_calcium_mg_per_dl,
    corrected_calcium_mmol_per_l,
)
from bonemets.domain.lab.ctcae_calcium import ctcae_hypercalcemia_mg_per_dl, ctcae_hypercalcemia_mmol_per_l
from bonemets.domain.lab.grade import CtcaeGrade
from bonemets.domain.lab.hypercalcemia import (
    ClinicalHypercalcemia,
    clinical_hypercalcemia_mg_per_dl,
    clinical_hypercalcemia_mmol_per_l,
)

MG = st.integers(400, 2000).map(lambda hundredths: hundredths / 100)
ALBUMIN_G_DL = st.integers(10, 60).map(lambda tenths: tenths / 10)
MMOL = st.integers(100, 500).map(lambda hundredths: hundredths / 100)
ALBUMIN_G_L = st.integers(10, 60)


def corrected(calcium, albumin):
    return corrected_calcium_mg_per_dl(calcium_mg_per_dl=calcium, albumin_g_per_dl=albumin).value


@given(MG, MG, ALBUMIN_G_DL)
def test_more_calcium_is_never_corrected_to_less(one, other, albumin):
    low, high = sorted((one, other))

    assert corrected(low, albumin) <= corrected(high, albumin)


@given(MG, ALBUMIN_G_DL, ALBUMIN_G_DL)
def test_less_albumin_never_lowers_the_corrected_value(calcium, one, other):
    low, high = sorted((one, other))

    assert corrected(calcium, low) >= corrected(calcium, high)


@given(MG)
def test_reference_albumin_changes_nothing(calcium):
    assert corrected(calcium, 4.0) == calcium


@given(MMOL, ALBUMIN_G_L)
def test_any_corrected_value_above_the_lower_end_can_be_banded(calcium, albumin):
    value = corrected_calcium_mmol_per_l(calcium_mmol_per_l=calcium, albumin_g_per_l=albumin).value
    answer = clinical_hypercalcemia_mmol_per_l(corrected_calcium_mmol_per_l=max(value, 1), upper_limit_mmol_per_l=2.6)

    assert answer.band in {"none", "mild", "moderate", "severe"}


# 5 mmol/L is 20.04 mg/dL, just outside the range accepted in mg/dL, and 1 mmol/L just above its lower end.
@given(MMOL.filter(lambda value: value < 4.99))
def test_converting_there_and_back_returns_the_same_value(calcium):
    there = calcium_in_mg_per_dl(calcium_mmol_per_l=calcium).value

    assert calcium_in_mmol_per_l(calcium_mg_per_dl=there).value == pytest.approx(calcium, abs=0.01)


def test_converting_first_can_change_the_band():
    twelve = calcium_in_mmol_per_l(calcium_mg_per_dl=12).value

    assert clinical_hypercalcemia_mg_per_dl(corrected_calcium_mg_per_dl=12).band == "moderate"
    assert clinical_hypercalcemia_mmol_per_l(corrected_calcium_mmol_per_l=twelve).band == "mild"


def test_the_working_shows_the_formula_with_its_numbers():
    answer = corrected_calcium_mmol_per_l(calcium_mmol_per_l=2.60, albumin_g_per_l=28)

    assert answer.parts[-1].option == "2.6 + 0.02 × (40 − 28) = 2.84 mmol/L"


@pytest.mark.parametrize(("albumin", "word"), [(2.5, "is low"), (4.0, "nothing changes"), (4.5, "is high")])
def test_the_first_reason_says_which_way_albumin_pushed(albumin, word):
    answer = corrected_calcium_mg_per_dl(calcium_mg_per_dl=10, albumin_g_per_dl=albumin)

    assert word in answer.reasons[0]
    assert any("ionized" in reason for reason in answer.reasons)


def test_the_clinical_scale_and_the_ctcae_scale_cannot_be_confused():
    clinical = clinical_hypercalcemia_mg_per_dl(corrected_calcium_mg_per_dl=14.0)
    graded = ctcae_hypercalcemia_mg_per_dl(corrected_calcium_mg_per_dl=14.0, consequence="none")

    assert isinstance(clinical, ClinicalHypercalcemia)
    assert isinstance(graded, CtcaeGrade)
    assert not isinstance(clinical, CtcaeGrade)
    assert clinical != graded
    assert clinical.name.startswith("Clinical")
    assert graded.name.startswith("CTCAE v5.0")
    assert not {band.label for band in clinical.bands} & {band.label for band in graded.bands}


def test_the_scale_is_drawn_with_the_limit_of_the_laboratory():
    answer = clinical_hypercalcemia_mmol_per_l(corrected_calcium_mmol_per_l=2.95, upper_limit_mmol_per_l=2.65)

    assert [(band.low, band.high) for band in answer.bands] == [
        (1, 2.65),
        (2.65, 3.0),
        (3.0, 3.5),
        (3.5, 5.6),
    ]


def test_the_edge_of_severe_is_stated_as_a_disagreement():
    assert "above 14 mg/dL" in clinical_hypercalcemia_mg_per_dl().disagreements[0]


@given(
    MMOL.filter(lambda value: value > 2.9),
    st.sampled_from(["symptomatic", "hospital admission needed", "life-threatening"]),
)
def test_symptoms_raise_a_grade_or_leave_it_and_never_lower_it(calcium, consequence):
    alone = ctcae_hypercalcemia_mmol_per_l(corrected_calcium_mmol_per_l=calcium, consequence="none").value

    assert ctcae_hypercalcemia_mmol_per_l(corrected_calcium_mmol_per_l=calcium, consequence=consequence).value >= alone


def test_an_unknown_state_of_the_person_leaves_the_grade_open_upward():
    answer = ctcae_hypercalcemia_mg_per_dl(corrected_calcium_mg_per_dl=12.6)

    assert answer.missing == ("consequence",)
    assert answer.reasons[1] == "From what is known, the grade is at least 3 and at most 4."


def test_an_unknown_limit_is_named_together_with_the_unknown_state():
    answer = ctcae_hypercalcemia_mg_per_dl(corrected_calcium_mg_per_dl=11.0)

    assert answer.missing == ("upper_limit_mg_per_dl", "consequence")

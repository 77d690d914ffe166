"""Pain words, performance status, MASCC and Tokuhashi beyond their oracle tables."""

import pytest

from bonemets.domain.result import InputError
from bonemets.domain.score.mascc import mascc
from bonemets.domain.score.pain import Scheme, pain_category
from bonemets.domain.score.performance import ecog, ecog_from_karnofsky, karnofsky
from bonemets.domain.score.tokuhashi import tokuhashi

FAVORABLE = {
    "burden": "none or mild",
    "systolic_mmhg": 120,
    "copd": False,
    "solid_tumor_or_no_fungal_history": True,
    "dehydrated": False,
    "outpatient": True,
    "age_years": 45,
}


@pytest.mark.parametrize("bad", [11, -1, 4.5, "7", "severe", True])
def test_a_rating_that_is_not_a_whole_number_from_0_to_10_is_refused(bad):
    with pytest.raises(InputError, match=r"pain_rating: .* Allowed: 0 to 10"):
        pain_category(pain_rating=bad)


def test_the_two_schemes_disagree_about_four_only_and_say_so():
    told = [rating for rating in range(11) if "it is called" in " ".join(pain_category(pain_rating=rating).reasons[1:])]

    assert told == [4]
    assert "1-4, 5-6, 7-10 it is called mild" in pain_category(pain_rating=4).reasons[1]


def test_the_default_scheme_also_applies_when_none_is_named():
    assert pain_category(pain_rating=4, scheme=None) == pain_category(pain_rating=4, scheme=Scheme.NURSING)


def test_the_checked_scheme_is_verified_and_the_other_one_is_secondary():
    assert pain_category(scheme=Scheme.SERLIN).status == "verified"
    assert pain_category().status == "secondary"


def test_only_the_translated_ecog_grade_is_approximate():
    assert ecog_from_karnofsky(karnofsky_percent=90).approximate
    assert not ecog(grade="0").approximate
    assert not karnofsky(karnofsky_percent=90).approximate
    assert "90 at ECOG 1" in ecog_from_karnofsky(karnofsky_percent=90).disagreements[0]


def test_a_lower_karnofsky_rating_never_maps_to_a_better_ecog_grade():
    grades = [ecog_from_karnofsky(karnofsky_percent=rating).value for rating in range(0, 101, 10)]

    assert grades == sorted(grades, reverse=True)


@pytest.mark.parametrize("burden", ["none or mild", "severe or moribund"])
def test_mascc_asks_for_antibiotics_within_an_hour_whatever_the_total(burden):
    answer = mascc(**{**FAVORABLE, "burden": burden, "age_years": 70})

    assert any("within 1 hour" in reason for reason in answer.reasons)


def test_low_risk_by_mascc_does_not_mean_stay_at_home():
    assert any("does not mean stay at home" in reason for reason in mascc(**FAVORABLE).reasons)


def test_every_tokuhashi_result_says_first_that_it_is_not_for_patients():
    answer = tokuhashi(karnofsky_percent=90, extraspinal="0", vertebral="1", organ="none", primary="breast", palsy="E")

    assert answer.reasons[0] == answer.caveat
    assert answer.caveat.startswith("Never show this result to a patient")
    assert any("60 %" in reason for reason in answer.reasons)
    assert tokuhashi().caveat == answer.caveat

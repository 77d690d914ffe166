"""Blood counts and febrile neutropenia beyond their oracle tables."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bonemets.domain import registry
from bonemets.domain.lab.count import ctcae_neutropenia
from bonemets.domain.lab.fever import ALWAYS, febrile_neutropenia
from bonemets.domain.lab.hemoglobin import ctcae_anemia_g_per_dl, ctcae_anemia_g_per_l
from bonemets.domain.result import InputError

TABLE = Path(__file__).parents[2] / "oracles" / "febrile_neutropenia.csv"
ROWS = list(csv.DictReader(line for line in TABLE.read_text(encoding="utf-8").splitlines() if line[0] != "#"))
EXPECTED = ("expected_ctcae", "expected_idsa", "expected_nice", "expected_esmo")


@pytest.mark.parametrize("row", ROWS, ids=[row["case"] for row in ROWS])
def test_each_of_the_four_definitions_answers_for_itself(row):
    inputs = {name: row[name] for name in [entry.name for entry in registry.get("febrile_neutropenia").inputs]}
    answer = registry.evaluate("febrile_neutropenia", inputs)

    assert [part.option for part in answer.parts] == [row[name] for name in EXPECTED]


@pytest.mark.parametrize("temperature", [None, 36.5, 38.2, 39.5])
@pytest.mark.parametrize("count", [None, 0.1, 0.8, 4.0])
def test_every_fever_answer_ends_with_treat_the_suspicion(count, temperature):
    answer = febrile_neutropenia(neutrophil_1e9_per_l=count, temperature_c=temperature)

    assert answer.reasons[-1] == ALWAYS
    assert "normal temperature does not exclude sepsis" in ALWAYS


def test_a_definition_that_is_met_stays_met_and_the_unknown_is_still_listed():
    answer = febrile_neutropenia(neutrophil_1e9_per_l=0.8, temperature_c=38.4)

    assert (answer.band, answer.value) == ("met", 1)
    assert "falling_below_half" in answer.missing


@pytest.mark.parametrize(
    "findings",
    [
        {"temperature_c": 37.9, "minutes_at_38_c_or_more": 10},
        {"temperature_c": 38.0, "twice_above_38_c": True},
    ],
)
def test_fever_answers_that_contradict_the_highest_temperature_are_refused(findings):
    with pytest.raises(InputError, match="contradicts temperature_c"):
        febrile_neutropenia(**findings)


def test_an_unknown_temperature_contradicts_nothing():
    assert febrile_neutropenia(minutes_at_38_c_or_more=90, twice_above_38_c=True).band == "incomplete"


@given(st.integers(0, 1499), st.integers(0, 1499))
def test_fewer_neutrophils_never_mean_a_milder_grade(one, other):
    low, high = sorted((one, other))
    grades = [ctcae_neutropenia(neutrophil_1e9_per_l=count / 1000).value for count in (low, high)]

    assert grades[0] >= grades[1]


def test_an_unusually_high_count_asks_to_check_the_unit():
    assert "check that the unit" in ctcae_neutropenia(neutrophil_1e9_per_l=12, lower_limit_1e9_per_l=2).reasons[1]


@given(st.integers(20, 250), st.booleans())
def test_the_two_units_of_hemoglobin_give_the_same_grade(grams, life_threatening):
    per_l = ctcae_anemia_g_per_l(hemoglobin_g_per_l=grams, lower_limit_g_per_l=120, life_threatening=life_threatening)
    per_dl = ctcae_anemia_g_per_dl(
        hemoglobin_g_per_dl=grams / 10, lower_limit_g_per_dl=12, life_threatening=life_threatening
    )

    assert per_l.value == per_dl.value


def test_every_grade_names_its_edition():
    assert "v5.0" in ctcae_neutropenia().name
    assert "6.0 exists" in ctcae_neutropenia().notes[0]

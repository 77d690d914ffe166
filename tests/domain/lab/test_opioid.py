"""There is no opioid converter, and the refusal teaches why."""

import csv
import inspect
from itertools import product
from pathlib import Path

import pytest

from bonemets.domain import registry
from bonemets.domain.lab import opioid
from bonemets.domain.result import InputError

TABLE = Path(__file__).parents[2] / "oracles" / "opioid_exposure.csv"
LINES = TABLE.read_text(encoding="utf-8").splitlines()
ROWS = list(csv.DictReader(line for line in LINES if not line.startswith("#")))


@pytest.mark.parametrize("row", ROWS, ids=[row["case"] for row in ROWS])
def test_every_worked_exposure_sum_appears_in_the_lesson_and_says_it_is_never_a_dose(row):
    line = f"Exposure arithmetic, never a dose: {row['day']}: {row['sum']} = {row['expected_value']} MME a day."

    assert line in opioid.opioid_conversion().notes


def test_every_pair_of_opioids_is_refused_without_any_number():
    for one, other in product([*opioid.Opioid, None], repeat=2):
        answer = opioid.opioid_conversion(from_opioid=one, to_opioid=other)

        assert (answer.value, answer.band) == (None, "refused")
        assert answer.reasons[: len(opioid.REASONS)] == opioid.REASONS


def test_a_dose_cannot_even_be_asked_for():
    assert set(inspect.signature(opioid.opioid_conversion).parameters) == {"from_opioid", "to_opioid"}
    with pytest.raises(InputError, match="no input named 'dose_mg'"):
        registry.evaluate("opioid_conversion", {"from_opioid": "morphine", "dose_mg": "30"})


@pytest.mark.parametrize("drug", ["methadone", "fentanyl patch"])
def test_methadone_and_fentanyl_are_left_to_specialists(drug):
    assert any("specialists only" in reason for reason in opioid.opioid_conversion(to_opioid=drug).reasons)


def test_the_tables_are_shown_to_disagree():
    assert "4 or 5 for hydromorphone" in opioid.SCALE.disagreements[0]

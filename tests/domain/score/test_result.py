"""The one shape of every answer."""

import dataclasses

import pytest

from bonemets.domain.result import Band, InputError, Part, Scale, Score, Status

SCALE = Scale(
    name="Demo",
    unit="points",
    minimum=0,
    maximum=2,
    bands=(Band(0, 1, "low", "Low it is.", high_open=True), Band(1, 2, "high", "High it is.")),
    source_keys=("fisher2010-sins",),
    version="1",
    caveat="Only a demo.",
    status=Status.VERIFIED,
    steps=("a", "b", "c"),
)


@pytest.mark.parametrize(
    ("value", "band"), [(0, "low"), (0.999, "low"), (1, "high"), (2, "high"), ("a", "low"), ("c", "high")]
)
def test_the_band_follows_from_the_value_or_from_the_name_of_a_step(value, band):
    assert Score.of(SCALE, value).band == band


@pytest.mark.parametrize("value", [-0.1, 2.1])
def test_a_value_beside_all_bands_is_refused(value):
    with pytest.raises(InputError, match="Demo: no band holds"):
        Score.of(SCALE, value)


def test_no_value_and_no_band_is_incomplete():
    answer = Score.of(SCALE, None, parts=(Part("x", "y", 1),), missing=("z",))

    assert (answer.complete, answer.position, answer.meaning, answer.working) == (False, None, "", "1 + ?")


def test_working_adds_only_the_parts_with_points():
    answer = Score.of(SCALE, 2, parts=(Part("x", "y", 2), Part("z", "w"), Part("v", "u", 0)))

    assert (answer.working, answer.meaning) == ("2 + 0 = 2", "High it is.")


def test_an_answer_without_points_shows_no_working():
    assert not Score.of(SCALE, "b", parts=(Part("x", "yes"),)).working


def test_an_answer_prints_as_one_line():
    assert str(Score.of(SCALE, 1)) == "Demo: 1 point (high)"
    assert str(Score.of(SCALE, 2)) == "Demo: 2 points (high)"
    assert str(Score.of(SCALE, None)) == "Demo: (incomplete)"


def test_an_answer_cannot_be_changed_afterward():
    with pytest.raises(dataclasses.FrozenInstanceError):
        Score.of(SCALE, 1).value = 2


def test_an_open_lower_edge_belongs_to_the_band_below():
    assert not Band(60, 500, "4.0 mg", "", low_open=True).holds(60)
    assert Band(60, 500, "4.0 mg", "", low_open=True).holds(60.1)

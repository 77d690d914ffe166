"""What the spine module promises: every level says what it knows and how well."""

import pytest

from bonemets.domain.spine import (
    CAUTION,
    LEVELS,
    LEVELS_NOTE,
    PRESSURES,
    REGION_SHARES,
    Statement,
    expected,
    spine_level,
)

TABLE = [
    # level, region, in the canal, landmark, limbs that weaken
    ("C4", "cervical", "spinal cord", "top of the shoulders", "arms and legs"),
    ("C7", "cervical", "spinal cord", "middle finger", "arms and legs"),
    ("T1", "thoracic", "spinal cord", "inner forearm", "arms and legs"),
    ("T4", "thoracic", "spinal cord", "nipple line", "legs only"),
    ("T6", "thoracic", "spinal cord", "tip of the breastbone", "legs only"),
    ("T10", "thoracic", "spinal cord", "navel", "legs only"),
    ("T12", "thoracic", "spinal cord", "just above the groin", "legs only"),
    ("L1", "lumbar", "end of the cord", "groin", "lower motor neuron legs"),
    ("L3", "lumbar", "cauda equina", "front of the thigh and knee", "lower motor neuron legs"),
    ("S2", "sacral", "cauda equina", "back of the thigh and saddle", "lower motor neuron legs"),
]


@pytest.mark.parametrize(("name", "region", "tissue", "landmark", "pattern"), TABLE)
def test_each_level_matches_the_table(name, region, tissue, landmark, pattern):
    level = spine_level(name)
    assert (level.region, level.tissue, level.landmark, level.pattern) == (region, tissue, landmark, pattern)


def test_the_table_covers_every_level_from_head_to_tail():
    assert [level.name for level in LEVELS] == [row[0] for row in TABLE]


def _statements():
    for level in LEVELS:
        for pressure in PRESSURES:
            found = expected(level.name, pressure)
            yield from (found.pain, found.weakness, found.numbness, found.bladder_bowel, found.action)
    yield CAUTION
    yield LEVELS_NOTE
    yield from REGION_SHARES.values()


def test_a_statement_has_sources_exactly_when_it_is_not_unverified():
    for statement in _statements():
        assert (statement.status == "unverified") == (statement.sources == ()), statement


def test_sources_are_known_keys():
    assert {key for statement in _statements() for key in statement.sources} == {"pcnow-mscc", "nice-ng234"}


def test_every_statement_is_a_full_sentence():
    for statement in _statements():
        if statement not in REGION_SHARES.values():
            assert statement.text[0].isupper()
            assert statement.text.endswith(".")


@pytest.mark.parametrize("level", [level.name for level in LEVELS])
def test_pressure_is_an_emergency_with_mri_within_24_hours_at_every_level(level):
    found = expected(level, "pressed")
    assert found.urgency == "emergency"
    assert "Act now" in found.action.text
    assert "cord compression coordinator (MSCC), or the team your hospital names" in found.action.text
    assert "MRI within 24 hours" in found.action.text


@pytest.mark.parametrize("level", [level.name for level in LEVELS])
def test_spine_pain_without_nerve_signs_needs_advice_within_24_hours(level):
    for pressure in ("none", "touching"):
        found = expected(level, pressure)
        assert "within 24 hours" in found.action.text
        assert "No change expected" in found.weakness.text


def test_losses_differ_only_when_pressed():
    assert expected("C4", "none").numbness == expected("L3", "none").numbness
    assert expected("C4", "pressed").numbness != expected("L3", "pressed").numbness


def test_bladder_is_late_above_the_end_of_the_cord_and_may_be_early_below():
    for level in LEVELS:
        late = level.tissue == "spinal cord"
        assert ("late" in level.bladder_bowel.text) == late
        assert ("early" in level.bladder_bowel.text) == (not late or level.name == "T12")


def test_near_the_end_of_the_cord_the_bladder_may_come_early_and_nobody_checked_that():
    said = spine_level("T12").bladder_bowel
    assert said == Statement("Often late, but may come early so near the end of the cord.")
    assert said.status == LEVELS_NOTE.status == "unverified"


def test_the_caution_says_that_people_vary_and_that_numbness_may_start_lower():
    assert "people vary" in CAUTION.text
    assert "a few levels below" in CAUTION.text


def test_an_unknown_level_is_refused_with_the_allowed_ones():
    with pytest.raises(ValueError, match=r"level must be one of C4, .*S2; got 'T5'"):
        spine_level("T5")


def test_an_unknown_pressure_is_refused_with_the_allowed_ones():
    with pytest.raises(ValueError, match="pressure must be one of none, touching, pressed; got 'hard'"):
        expected("T4", "hard")


def test_a_statement_is_unverified_unless_said_otherwise():
    assert Statement("Something.").status == "unverified"

"""The designed lesion: what it takes, what it adds, and how it answers to treatment."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bonemets.domain.imaging.lesion import DENSEST, KINDS, Lesion

kinds = st.sampled_from(sorted(KINDS))
percents = st.floats(0, 100)
weeks = st.floats(0, 26)
fractions = st.floats(0, 1)


@given(kinds, percents, weeks, fractions)
def test_every_lesion_stays_a_lesion_of_real_bone(kind, percent, week, normal):
    lesion = Lesion(kind, 20, percent, week)

    assert 0 <= lesion.bone_fraction(normal) <= max(normal, DENSEST) + 1e-12
    assert 0 <= lesion.tumor_fraction <= 1
    assert 0 <= lesion.flare <= 1
    assert lesion.formation >= 0
    assert lesion.glucose >= 1


@given(percents, percents, fractions)
def test_more_loss_leaves_less_and_more_building_leaves_more(one, other, normal):
    low, high = sorted((one, other))

    assert Lesion("lytic", 20, high).bone_fraction(normal) <= Lesion("lytic", 20, low).bone_fraction(normal)
    assert Lesion("blastic", 20, high).bone_fraction(normal) >= Lesion("blastic", 20, low).bone_fraction(normal)


def test_a_lytic_lesion_of_forty_percent_leaves_sixty():
    assert Lesion("lytic", 20, 40).bone_fraction(0.12) == pytest.approx(0.072)
    assert Lesion("purely-lytic", 20, 100).bone_fraction(0.12) == 0


@pytest.mark.parametrize("kind", ["none", "marrow"])
def test_where_no_mineral_is_touched_the_mineral_slider_changes_nothing(kind):
    lesion = Lesion(kind, 20, 80, 10)

    assert (lesion.change, lesion.bone_fraction(0.12), lesion.formation) == (0, 0.12, 1)


def test_a_purely_lytic_lesion_is_cold_a_reacting_one_hot_and_a_blastic_one_hottest():
    cold, warm, hot = (Lesion(kind, 20, 60).formation for kind in ("purely-lytic", "lytic", "blastic"))

    assert cold < 1 < warm < hot


@pytest.mark.parametrize("kind", ["lytic", "purely-lytic", "blastic"])
def test_a_flare_comes_in_weeks_two_to_twelve_and_is_gone_by_half_a_year(kind):
    formation = [Lesion(kind, 20, 50, week).formation for week in range(27)]
    top = max(range(27), key=formation.__getitem__)

    assert 2 <= top <= 12
    assert formation[6] > formation[0]
    assert formation[26] < formation[6]


@given(st.sampled_from(["marrow", "lytic", "purely-lytic", "blastic"]), weeks, weeks)
def test_while_the_scan_flares_glucose_use_and_tumor_only_fall(kind, one, other):
    early, late = (Lesion(kind, 20, 50, week) for week in sorted((one, other)))

    assert late.glucose <= early.glucose
    assert late.tumor_fraction <= early.tumor_fraction


@given(weeks, weeks)
def test_treatment_brings_mineral_back_but_never_more_than_there_was(one, other):
    early, late = (Lesion("lytic", 20, 80, week).bone_fraction(0.12) for week in sorted((one, other)))

    assert early <= late <= 0.12


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"kind": "funny"}, "kind must be one of none, marrow, lytic, purely-lytic, blastic, not 'funny'"),
        ({"size_mm": 3}, "size_mm must be from 4 to 30 mm, not 3"),
        ({"size_mm": float("nan")}, "size_mm must be from 4 to 30 mm, not nan"),
        ({"mineral_percent": 101}, "mineral_percent must be from 0 to 100 %, not 101"),
        ({"weeks": float("inf")}, "weeks must be from 0 to 26 weeks, not inf"),
    ],
)
def test_a_lesion_that_cannot_be_is_refused_in_words(changes, words):
    with pytest.raises(ValueError, match=words):
        Lesion(**{"kind": "lytic", **changes})

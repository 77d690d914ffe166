"""Grades and stages beyond their oracle tables: Bilsky, Frankel, AIS, MRONJ."""

import pytest

from bonemets.domain.result import InputError
from bonemets.domain.score.bilsky import CHAIN, bilsky
from bonemets.domain.score.impairment import ais, frankel
from bonemets.domain.score.mronj import mronj_stage


@pytest.mark.parametrize("earlier", range(3))
def test_a_deeper_yes_contradicts_an_earlier_no(earlier):
    answers = {CHAIN[earlier].name: False, CHAIN[3].name: True}

    with pytest.raises(InputError, match=f"{CHAIN[earlier].name}: 'no' contradicts cord_compressed 'yes'"):
        bilsky(**answers)


def test_a_compressed_cord_is_high_grade_even_before_the_fluid_is_looked_at():
    assert any("high grade either way" in reason for reason in bilsky(cord_compressed=True).reasons)


def test_grade_1c_carries_the_disagreement_between_sources():
    touched = bilsky(epidural=True, sac_deformed=True, cord_contact=True, cord_compressed=False)

    assert touched.band == "borderline"
    assert "1c" in touched.disagreements[0]
    assert touched.position == 3


def test_a_grade_seen_only_where_it_is_reproduced_says_so():
    assert frankel(grade="A").status == "secondary"


def test_frankel_and_ais_both_say_that_they_differ():
    assert frankel().disagreements == ais().disagreements != ()


@pytest.mark.parametrize(
    "findings",
    [
        {"all_normal": True, "sacral_sensory": False},
        {"all_normal": True, "sacral_motor": False},
        {"all_normal": True, "key_muscles_below": 10, "key_muscles_at_least_3": 9},
        {"key_muscles_below": 5, "key_muscles_at_least_3": 6},
    ],
)
def test_findings_that_contradict_each_other_are_refused(findings):
    with pytest.raises(InputError, match=r"contradicts another finding|is more than"):
        ais(**findings)


def test_without_the_sacral_examination_the_grade_is_never_a():
    for sensory, motor in ((None, None), (None, False), (False, None)):
        answer = ais(sacral_sensory=sensory, sacral_motor=motor, motor_below=False, all_normal=False)

        assert answer.band == "incomplete"
        assert any("must not be assumed" in reason for reason in answer.reasons)


def test_weeks_of_exposed_bone_contradict_a_mouth_without_exposed_bone():
    with pytest.raises(InputError, match="exposed_weeks: 4 contradicts exposed_or_probed 'no'"):
        mronj_stage(exposed_or_probed=False, exposed_weeks=4)


def test_bone_after_jaw_radiation_is_called_osteoradionecrosis_and_still_referred():
    reasons = " ".join(mronj_stage(antiresorptive=True, jaw_radiation_or_metastasis=True).reasons)

    assert "osteoradionecrosis" in reasons
    assert "Refer" in reasons
    assert "osteoradionecrosis" not in " ".join(mronj_stage(antiresorptive=False).reasons)

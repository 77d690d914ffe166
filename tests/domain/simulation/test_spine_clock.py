"""The clock of a spinal metastasis: signs first, grade second, pain third; more findings never mean more time."""

from itertools import product

import pytest

from bonemets.content import source
from bonemets.domain.result import InputError
from bonemets.domain.score.bilsky import SCALE
from bonemets.domain.simulation.spine_clock import TIMES, clock, pressure_of

RANK = ("routine", "urgent", "emergency")
CASES = list(product((False, True), SCALE.steps, (False, True), (0, 6, 7, 12, 13, 18)))


def urgency(grade, sins, *, signs, painful):
    return RANK.index(clock(signs=signs, grade=grade, painful=painful, sins=sins).urgency)


@pytest.mark.parametrize(("grade", "painful", "sins"), [case[1:] for case in CASES if case[0]])
def test_new_nerve_signs_are_always_an_emergency(grade, painful, sins):
    found = clock(signs=True, grade=grade, painful=painful, sins=sins)

    assert found.urgency == "emergency"
    assert "MSCC coordinator" in found.steps[0].text
    assert any(step.by == "24 hours" and "MRI" in step.text for step in found.steps)
    assert any("dexamethasone 16 mg" in step.text for step in found.steps)


def test_dexamethasone_is_named_only_with_nerve_signs():
    pressed = clock(signs=False, grade="3", painful=True, sins=4)

    assert pressed.urgency == "emergency"
    assert not any("dexamethasone" in step.text for step in pressed.steps)


@pytest.mark.parametrize(("signs", "grade", "painful", "sins"), CASES)
def test_adding_a_finding_never_gives_more_time(signs, grade, painful, sins):
    here = urgency(grade, sins, signs=signs, painful=painful)

    assert urgency(grade, sins, signs=True, painful=painful) >= here
    assert urgency(grade, sins, signs=signs, painful=True) >= here
    assert urgency(grade, 18, signs=signs, painful=painful) >= here
    worse = SCALE.steps[SCALE.steps.index(grade) :]
    assert all(urgency(step, sins, signs=signs, painful=painful) >= here for step in worse)


@pytest.mark.parametrize(("signs", "grade", "painful", "sins"), CASES)
def test_steps_come_in_order_with_known_sources(signs, grade, painful, sins):
    steps = clock(signs=signs, grade=grade, painful=painful, sins=sins).steps
    order = [TIMES.index(step.by) for step in steps]

    assert order == sorted(order)
    assert {step.source for step in steps} <= set(source.load())


def test_pain_alone_asks_for_advice_within_a_day_and_a_scan_within_a_week():
    found = clock(signs=False, grade="0", painful=True, sins=3)

    assert [step.by for step in found.steps] == ["24 hours", "1 week"]


@pytest.mark.parametrize(("sins", "asked"), [(6, 0), (7, 1), (12, 1), (13, 1), (18, 1)])
def test_a_surgeon_is_asked_from_seven_points_on(sins, asked):
    for signs, grade in ((False, "0"), (False, "1b"), (True, "3")):
        found = clock(signs=signs, grade=grade, painful=False, sins=sins)
        assert sum("spinal surgeon" in step.text for step in found.steps) == asked


def test_an_unstable_spine_is_never_routine():
    found = clock(signs=False, grade="0", painful=False, sins=13)

    assert found.urgency == "urgent"
    assert found.steps[0].by == "now"


def test_grades_become_pressure():
    assert [pressure_of(grade) for grade in SCALE.steps] == ["none", *["touching"] * 3, "pressed", "pressed"]


def test_what_cannot_be_is_refused():
    with pytest.raises(InputError, match="grade: '4' is not one of 0, 1a"):
        clock(signs=False, grade="4", painful=False, sins=0)
    for sins in (-1, 19, 3.5):
        with pytest.raises(InputError, match=r"sins: .* Allowed: 0 to 18"):
            clock(signs=False, grade="0", painful=False, sins=sins)

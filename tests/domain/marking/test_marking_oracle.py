"""The marking agrees with its conformance table, and the table covers what it must."""

import pytest
from marking_oracle import CASES, TABLE, build, earned

from bonemets.domain.marking import KINDS
from bonemets.domain.marking.policy import CHOICES

EXAMPLES = {f"R1.{n}" for n in range(1, 6)} | {f"R2.{n}" for n in range(1, 6)} | {f"R3.{n}" for n in range(1, 6)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_marking_agrees_with_the_table(case):
    assert earned(case) == case["expect"]


def test_the_table_is_large_and_holds_every_published_worked_example():
    ids = [case["id"] for case in CASES]

    assert TABLE["format"] == 1
    assert len(ids) == len(set(ids)) >= 120
    assert {case["example"] for case in CASES if "example" in case} == EXAMPLES


def is_empty(response):
    return isinstance(response, dict) and not any(response.values())


@pytest.mark.parametrize("kind", KINDS)
def test_every_type_has_a_perfect_a_wrong_an_empty_and_a_refused_response(kind):
    cases = [case for case in CASES if case["item"]["type"] == kind]
    verdicts = {case["expect"].get("verdict", "refused") for case in cases}
    empty = [case["expect"]["points"] for case in cases if is_empty(case["response"]) and "points" in case["expect"]]

    assert {"right", "not yet", "refused"} <= verdicts
    assert ("partly right" in verdicts) or max(case["expect"].get("maximum", 1) for case in cases) == 1
    assert set(empty) == {0}


@pytest.mark.parametrize(("name", "choice"), [(name, choice) for name in CHOICES for choice in CHOICES[name]])
def test_every_reading_of_an_open_point_is_shown(name, choice):
    default = CHOICES[name][0]
    kinds = {kind.id for kind in KINDS.values() if kind.policy == name}
    shown = [case for case in CASES if case["item"]["type"] in kinds and "points" in case["expect"]]

    assert [case["id"] for case in shown if case.get("policies", {}).get(name, default) == choice]


def test_a_case_can_be_read_without_knowing_our_code():
    for case in CASES:
        assert set(case) <= {"id", "says", "example", "item", "policies", "response", "expect"}
        assert set(case["item"]) <= {"type", "slots", "answers"}
        assert set(case["expect"]) in ({"refused"}, {"points", "maximum", "verdict", "rule", "parts"})
        assert build(case["item"]).type in KINDS

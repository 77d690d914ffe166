"""Every bad item is caught by the rule it breaks, and by no other; every good one passes."""

import pytest
from lint_case import BAD, GALLERY, change, check, good, rules, sheet

from bonemets.content.lint import RULES


def spoil(bad):
    item = good(bad["item"])
    for path, value in bad.get("set", {}).items():
        change(item, path, value)
    for path in bad.get("drop", ()):
        change(item, path)
    if "long" in bad:
        item[bad["long"]] = "He has had a scan, and it was read. " * 16 + "Which reading fits best?"
    return sheet(item, ideas=[bad["idea"]] if "idea" in bad else ())


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: f"{bad['rule']}-{bad['item'].removeprefix('gallery-')}")
def test_a_bad_item_is_caught_by_exactly_its_rule(bad):
    found = check(spoil(bad))

    assert set(rules(found)) == {bad["rule"]}
    assert all(finding.problem and finding.fix for finding in found.findings)


def test_the_set_is_large_and_most_of_it_is_caught():
    caught = [bad for bad in BAD if set(rules(check(spoil(bad)))) == {bad["rule"]}]

    assert len(BAD) >= 40
    assert len(caught) >= 0.95 * len(BAD)


@pytest.mark.parametrize("id_", [item["id"] for item in GALLERY["item"]])
def test_a_good_item_of_every_type_passes_alone(id_):
    assert rules(check(sheet(good(id_)))) == []


def test_every_rule_about_an_item_has_a_bad_item():
    item_rules = {rule.id for rule in RULES.values() if rule.scope in {"item", "loader"}}

    assert item_rules - {bad["rule"] for bad in BAD} == set()

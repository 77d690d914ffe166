"""The written cases: level and exact rule ids, refusals, and what happens without any one rule."""

import pytest
from triage_oracle import CASES, MORE, VIGNETTES, matches, read

from bonemets.domain.triage import FIELDS, RULES, Findings, InputError, Level, triage


@pytest.mark.parametrize(("name", "findings", "expected"), CASES, ids=[name for name, _, _ in CASES])
def test_level_and_rules_are_exactly_those_of_the_oracle(name, findings, expected):
    answer = triage(findings)
    assert matches(answer, expected), (name, answer.level.name, answer.rule_ids)


@pytest.mark.parametrize("row", MORE["refusals"], ids=lambda row: row["id"])
def test_unusable_answers_are_refused_with_a_hint(row):
    with pytest.raises(InputError) as refusal:
        read(MORE, row["inputs"])
    assert row["error"] in str(refusal.value)
    assert all(str(name) in str(refusal.value) for name in list(row["inputs"])[:1])


def test_tables_are_complete_and_say_who_reviewed_them():
    assert len(VIGNETTES["cases"]) == 52
    levels = [row["level"] for row in MORE["cases"]]
    assert all(levels.count(level.name) >= 20 for level in Level)
    ids = [row["id"] for table in (VIGNETTES, MORE) for row in table["cases"]]
    assert len(set(ids)) == len(ids)
    for table in (VIGNETTES, MORE):
        assert table["reviewer"] == "not yet clinically reviewed"
        assert set(table["baseline"]) in ({f.alias for f in FIELDS}, {f.name for f in FIELDS})


def test_every_numeric_field_of_a_rule_has_both_sides_of_its_limits():
    used = {name for rule in RULES for name in rule.reads}
    numeric = {field.name for field in FIELDS if field.kind == "number"} & used
    assert numeric <= {row["field"] for row in MORE["boundaries"]}
    assert all(len({value["level"] for value in row["values"]}) > 1 or row["context"] for row in MORE["boundaries"])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_without_any_one_rule_some_case_fails(rule):
    fewer = tuple(other for other in RULES if other is not rule)
    assert any(not matches(triage(findings, rules=fewer), expected) for _, findings, expected in CASES)


def test_cancer_not_known_is_treated_as_cancer(monkeypatch):
    monkeypatch.setattr(Findings, "cancer_possible", property(lambda f: f.cancer_status not in ("no_cancer", None)))
    failing = [name for name, findings, expected in CASES if not matches(triage(findings), expected)]
    assert "V38" in failing

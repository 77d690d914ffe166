"""A file is read entry by entry: everything wrong in it is told at once, with its line, and nothing is raised."""

import copy
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lint_case import GALLERY, TODAY, change, check, good, rules, sheet, write

from bonemets.content.lint import RULES, Finding, bank_texts, lint, rule
from bonemets.content.lint.refusal import BY_FIELD, BY_TYPE
from bonemets.domain.marking import KINDS

BREAST = bank_texts()["case/breast.toml"]


def test_all_problems_of_an_item_are_told_at_once():
    item = good("gallery-multiple-choice")
    for path in ("take_away", "option.0.rationale", "option.1.text"):
        change(item, path)
    item |= {"bloom": "know", "colour": "red"}
    item["option"][2]["sources"] = ["no-such"]
    item["option"][3]["misconception"] = "no-such"
    found = check(sheet(item))

    assert sorted(each for each in rules(found) if each != "W47") == ["E00", "E00", "E03", "E05", "E40", "E43", "E44"]
    assert found.items == 1


def test_one_bad_item_does_not_hide_the_next():
    one, two = good("gallery-multiple-choice"), good("gallery-select-all")
    del one["stem"], two["take_away"]

    assert rules(check(sheet(one, two))) == ["E10", "E43"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("item = ", "file: is not valid TOML"),
        ("item = 1", "item: must be a list, not 1"),
        ("item = [1]", "item: must be a table, not 1"),
        ("itm = []", "itm: is not a known field; known: quiz, item, misconception, chart, waive"),
        ("", "quiz: is missing"),
        ('[[chart]]\nid = "c"', "person: is missing"),
        ('[[misconception]]\nid = "m"', "idea: is missing"),
        ('[[quiz]]\nid = "x-q"\ntitle = "T"\nitems = 1', "items: must be a list, not 1"),
        ("[[item]]\nid = 7", "id: must be a text, not 7"),
    ],
)
def test_a_file_that_is_none_says_so(text, problem):
    found = check(text, "bank/x.toml").findings

    assert any(each.problem.startswith(problem) for each in found)


def test_a_finding_names_the_line_of_its_entry():
    text = bank_texts()["bank/symptoms.toml"].replace(
        "A fever that returns each evening", "A fever that always returns"
    )
    found = check(text, "bank/symptoms.toml")
    line = text[: text.index("A fever that always returns")].count("\n")

    assert [(each.rule, each.path, each.line) for each in found.findings if each.rule == "W27"] == [
        ("W27", "bank/symptoms.toml#symptoms-pre-first-sign/a", line)
    ]


def test_the_path_of_a_file_is_its_name():
    assert Finding("E00", "bank/x.toml", "", "p", "f").path == "bank/x.toml"


def test_only_the_whole_bank_is_checked_for_what_is_missing():
    texts = {"bank/gallery.toml": sheet(good("gallery-select-all"))}

    assert rules(lint(texts, TODAY, whole=False)) == []
    assert "E90" in rules(lint(texts, TODAY))


def test_an_empty_folder_has_no_bank(tmp_path):
    assert bank_texts(tmp_path) == {}


def test_other_files_beside_the_bank_are_left_alone(tmp_path):
    (tmp_path / "bank").mkdir()
    (tmp_path / "bank" / "notes.txt").write_text("not a bank")
    (tmp_path / "bank" / "x.toml").write_text("")

    assert bank_texts(tmp_path) == {"bank/x.toml": ""}


def test_two_rules_cannot_share_an_id():
    with pytest.raises(ValueError, match="the rule E01 is there already"):
        rule.add(RULES["E01"])


def test_every_rule_says_what_must_hold_and_what_to_do():
    for id_, each in RULES.items():
        assert id_ == each.id
        assert id_[0] in "EWI"
        assert each.says.endswith(".")
        assert each.fix.endswith((".", "…", '."'))
        assert (each.test is None) == (each.scope in {"loader", "waiver"})


def test_every_refusal_has_a_rule_that_exists():
    assert set(BY_FIELD.values()) | set(BY_TYPE.values()) <= set(RULES)
    assert set(BY_TYPE) == set(KINDS)


# ---- cases ----


def breast(*changes):
    data = tomllib.loads(BREAST)
    for path, value in changes:
        change(data, path, value)
    return write(data)


def case_rules(text):
    return [each for each in rules(check(text, "case/breast.toml")) if each[0] == "E"]


def test_a_good_case_passes():
    assert case_rules(BREAST) == []


@pytest.mark.parametrize(
    "changes",
    [
        [("case.id", "lung")],
        [("item.0.step", "take-action")],
        [("case.step.0", None)],
        [("case.step.1.item", "case-breast-gone")],
        [("case.minutes", 1)],
        [("item.0.exhibit", None)],
        [("chart.0.note", None), ("chart.0.series", None)],
    ],
)
def test_a_case_that_does_not_unfold_is_found(changes):
    assert set(case_rules(breast(*changes))) == {"E57"}


def test_the_entries_of_a_case_are_checked_as_in_a_bank():
    assert case_rules(breast(("item.0.id", "breast-cues"))) == ["E01", "E57"]
    assert case_rules(breast(("item.0.bloom", "know"))) == ["E03"]
    assert case_rules(breast(("chart.0.person", "Delia, record number 4711"))) == ["E16"]


# ---- fuzz ----

VALUES = (
    st.none() | st.booleans() | st.integers() | st.text(max_size=4) | st.lists(st.integers(), max_size=2) | st.just({})
)


def paths(value, here=""):
    yield here
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inner:
        yield from paths(each, f"{here}.{key}".strip("."))


@settings(max_examples=400)
@given(st.data())
def test_whatever_stands_in_a_file_is_reported_and_never_raised(data):
    item = good(data.draw(st.sampled_from([each["id"] for each in GALLERY["item"]])))
    text = sheet(item)
    whole = tomllib.loads(text)
    path = data.draw(st.sampled_from([each for each in paths(whole) if each]))
    changed = copy.deepcopy(whole)
    change(changed, path, data.draw(VALUES))

    for finding in check(write(changed)).findings:
        assert finding.rule in RULES
        assert finding.problem

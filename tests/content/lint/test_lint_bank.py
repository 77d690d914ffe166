"""The bank as a whole: clean but for what is waived with a reason; and the rules that look at many items."""

import datetime as dt
from itertools import product

import pytest
from lint_case import TODAY, check, good, rules, sheet, toml, write

from bonemets.content.lint import bank_texts, lint
from bonemets.content.lint.threshold import KEY_PLACE_ITEMS

BANK = lint(bank_texts(), TODAY)
OBJECTIVE = "gallery-types"


def single(number, keys="a", **change):
    """Make one of many single-best-answer items that differ in every word the rules compare."""
    item = good("gallery-multiple-choice")
    item |= {"id": f"gallery-{number}", **change}
    for option in item["option"]:
        option["rationale"] += f" This is number {number}."
        option.pop("key", None)
        option["misconception"] = "one-test-decides"
    key = item["option"]["abcd".index(keys)]
    key["key"] = True
    del key["misconception"]
    return item


def whole(*items, name="bank/gallery.toml", **more):
    return lint({name: sheet(*items, ideas=["one-test-decides"], **more)}, TODAY)


def test_the_bank_has_no_error_and_no_warning_that_is_not_answered():
    open_findings = [f"{each.path}: {each.rule} {each.problem}" for each in (*BANK.of("error"), *BANK.of("warning"))]

    assert open_findings == []


def test_false_alarms_on_the_good_bank_are_rare():
    alarmed = {finding.id.split("/")[0] for finding in BANK.findings if finding.level == "error"}

    assert len(alarmed) <= 0.05 * BANK.items


def test_waivers_are_few_and_say_why():
    assert len(BANK.waived) <= 0.25 * BANK.items
    assert all(len(finding.waived.split()) >= 8 for finding in BANK.waived)


def test_an_id_in_two_files_is_found_in_the_second():
    text = sheet(good("gallery-select-all"))
    found = lint({"bank/gallery.toml": text, "other/gallery.toml": text}, TODAY).findings

    assert {(each.file, each.id) for each in found if each.rule == "E06"} == {
        ("other/gallery.toml", "gallery-all"),
        ("other/gallery.toml", "gallery-select-all"),
    }


def test_an_old_guideline_is_found_unless_it_is_said_why_it_is_cited():
    item = good("gallery-select-all")
    item["option"][0]["sources"] = ["nice-cg75", "nice-cg151"]

    assert [each.path for each in whole(item).findings if each.rule == "W06"] == ["sources.toml#nice-cg75"]


@pytest.mark.parametrize("day", [dt.date(2013, 1, 1), dt.date(2008, 12, 31)])
def test_a_guideline_is_new_for_five_years(day):
    item = good("gallery-select-all")
    item["option"][0]["sources"] = ["nice-cg75"]
    found = lint({"bank/gallery.toml": sheet(item)}, day).findings

    assert not [each for each in found if each.rule == "W06"]


def test_an_objective_without_items_is_found_where_its_lesson_is_written():
    found = {each.id for each in whole(good("gallery-select-all")).findings if each.rule == "E90"}

    assert "sort-and-teach" in found
    assert OBJECTIVE not in found  # the gallery is no lesson


def test_an_objective_tested_by_recall_alone_is_found():
    texts = bank_texts()
    for name, old in product(texts, ("apply", "analyze", "evaluate", "create")):
        texts[name] = texts[name].replace(f'bloom = "{old}"', 'bloom = "remember"')
    found = {each.id for each in lint(texts, TODAY).findings if each.rule == "E90"}

    assert {"respond-fracture", "assess-bone-pain"} <= found


def test_a_bank_of_recall_of_one_type_in_one_step_is_found():
    items = [single(number, bloom="remember") for number in range(4)]
    found = [each for each in whole(*items).findings if each.file == "bank" and each.rule != "W29"]

    assert [each.rule for each in found] == ["W91", *["W92"] * 5, "W93"]


def test_keys_that_are_mostly_the_longest_option_are_found():
    items = [single(number, "d" if number < 3 else "a") for number in range(5)]

    assert "the key is the longest option in 3 of 5 items" in [each.problem for each in whole(*items).findings]


@pytest.mark.parametrize(("keys", "found"), [("b", True), ("abcd", False)])
def test_keys_that_stand_mostly_in_one_place_are_found(keys, found):
    items = [single(number, keys[number % len(keys)]) for number in range(KEY_PLACE_ITEMS)]
    told = [each.problem for each in whole(*items).findings if each.rule == "W29"]

    assert (f"keys stand unevenly: a 0, b {KEY_PLACE_ITEMS}, c 0, d 0" in told) is found


def test_few_items_say_nothing_about_places():
    items = [single(number, "a") for number in range(KEY_PLACE_ITEMS - 1)]

    assert not [each for each in whole(*items).findings if each.rule == "W29"]


def test_the_same_rationale_in_two_items_is_found_at_the_second():
    first, second = good("gallery-multiple-choice"), good("gallery-select-all")
    second["option"][0]["rationale"] = first["option"][0]["rationale"].upper()
    found = [each for each in check(sheet(first, second)).findings if each.rule == "W42"]

    assert [(each.id, each.problem) for each in found] == [
        ("gallery-select-all/a", "the rationale is that of gallery-multiple-choice/a")
    ]


@pytest.mark.parametrize(("asked", "times"), [(1, None), (0, 0), (2, 2)])
def test_every_item_is_asked_once(asked, times):
    quizzes = [{"id": f"gallery-q{number}", "title": "Q", "items": ["gallery-select-all"]} for number in range(asked)]
    quizzes.append({"id": "gallery-q", "title": "Q", "items": ["gallery-numeric"]})
    text = sheet(good("gallery-select-all"), good("gallery-numeric"), quiz=quizzes)
    found = [each for each in check(text).findings if each.rule == "W94"]

    assert [each.problem for each in found] == ([] if times is None else [f"is asked {times} times"])


def test_a_quiz_that_names_no_item_and_an_id_used_twice_are_found():
    item = good("gallery-select-all")
    quizzes = [{"id": "gallery-q", "title": "Q", "items": ["gallery-select-all", "gallery-gone"]}]

    assert rules(check(sheet(item, quiz=quizzes))) == ["E00"]
    assert "E01" in rules(check(sheet(item, item)))


def test_two_effects_that_mean_different_things_by_one_id_are_found():
    item = good("gallery-dropdown-rationale")
    effects = [blank for blank in item["blank"] if blank.get("role") == "effect"][:2]
    effects[1]["option"][0]["id"] = effects[0]["option"][1]["id"]
    found = check(sheet(item)).findings

    assert {each.rule for each in found} == {"E53"}
    assert "in the other blank" in found[0].problem


def test_an_empty_column_and_an_empty_group_are_found():
    matrix, groups = good("gallery-matrix-multiple-response"), good("gallery-grouping")
    matrix["column"].append({"id": "none", "text": "None of it"})
    for option in groups["group"][2]["option"]:
        option.pop("key", None)
        option["misconception"] = "all-scans-alike"
    found = check(sheet(matrix, groups)).findings

    assert {(each.rule, each.id) for each in found} == {
        ("E51", "gallery-matrix-multiple-response/none"),
        ("W51", "gallery-grouping/scan"),
    }


@pytest.mark.parametrize(
    ("where", "text"),
    [
        ("stem", "Which one is it, said in one word: a (hip) or an (arm)? Choose an"),
        ("stem", "“It isn’t bone cancer, is it?” she asks. Which answer is right?"),
        ("take_away", "In the white cells, and in red cells too, look at the trend."),
        (
            "take_away",
            "Calcium from day 3 on, morphine since 2019, and dexamethasone for T7: the answer a nurse gives.",
        ),
        ("take_away", "Zoledronic acid 4 mg to 8 mg over 15 minutes, with vitamin D and E."),
        ("take_away", "A patient no longer needs 2 scans a week."),
    ],
)
def test_what_only_looks_like_a_fault_passes(where, text):
    item = good("gallery-multiple-choice")
    item[where] = text
    for option, word in zip(item["option"], ("An arm", "An eye", "An ear", "An area"), strict=True):
        option["text"] = word if where == "stem" and "arm" in text else option["text"]
        option["rationale"] += " An arm, an eye, an ear and an area are said here."

    assert rules(check(sheet(item))) == []


def test_sorted_numbers_and_ranges_that_meet_pass():
    item = good("gallery-multiple-choice")
    item["fixed_order"] = True
    for option, text in zip(
        item["option"], ("1 to 4 weeks", "4 to 8 weeks", "8 to 12 weeks", "12 to 16 weeks"), strict=True
    ):
        option |= {"text": text, "rationale": f"{option['rationale']} So {text} is not what the scan shows."}

    assert rules(check(sheet(item))) == []


def test_a_passage_with_one_span_is_found():
    item = good("gallery-highlight-text")
    item["option"] = item["option"][:1]
    item["text"] = "Jun reports {stand} when she gets out of bed."

    assert set(rules(check(sheet(item)))) == {"E56", "W22"}


def test_a_trap_without_a_misconception_is_found():
    item = good("gallery-numeric")
    del item["number"]["trap"][0]["misconception"]

    assert rules(check(sheet(item))) == ["W44"]


# ---- waivers ----

LONG = {"option": [{**each, "text": each["text"][:19]} if number == 0 else each for number, each in enumerate(
    good("gallery-multiple-choice")["option"])]}  # fmt: skip
UNEVEN = {**good("gallery-multiple-choice"), **LONG}


def waived(**waiver):
    return check(sheet(UNEVEN, waive=[waiver]))


def test_a_warning_is_waived_by_rule_and_id_with_a_reason():
    found = waived(rule="W28", id="gallery-multiple-choice", reason="Shown as an example of uneven options.")

    assert rules(found) == []
    assert [each.waived for each in found.waived] == ["Shown as an example of uneven options."]
    assert found.of("warning") == ()


def test_a_waiver_covers_what_stands_in_its_item():
    item = good("gallery-select-all")
    item["option"][0]["text"] = "A rib that only broke last month"
    waiver = {"rule": "W27", "id": "gallery-select-all", "reason": "It is a matter of time here."}

    assert rules(check(sheet(item))) == ["W27"]
    assert rules(check(sheet(item, waive=[waiver]))) == []


@pytest.mark.parametrize(
    ("waiver", "expected"),
    [
        ({"rule": "W28", "id": "gallery-other", "reason": "R"}, {"W28", "E98"}),
        ({"rule": "W31", "id": "gallery-multiple-choice", "reason": "R"}, {"W28", "E98"}),
        ({"rule": "W28", "id": "gallery-multiple-choice"}, {"E00"}),
        ({"rule": "W28", "id": "gallery-multiple-choice", "reason": "R", "until": "later"}, {"E00"}),
    ],
)
def test_a_waiver_that_waives_nothing_or_gives_no_reason_is_an_error(waiver, expected):
    assert set(rules(waived(**waiver))) == expected


def test_an_error_cannot_be_waived():
    item = good("gallery-select-n")
    del item["must_pass"]
    item["take_away"] = "Suspect sepsis, take cultures, treat within the hour."
    waiver = {"rule": "E71", "id": "gallery-select-n", "reason": "I would rather not."}

    assert rules(check(sheet(item, waive=[waiver]))) == ["E71", "E97"]


def test_a_file_is_written_as_the_linter_reads_it():
    assert write({"a": [{"b": "x\n“y”", "c": True, "d": 1.5}]}) == 'a = [{"b" = "x\\n“y”", "c" = true, "d" = 1.5}]'
    assert toml([]) == "[]"

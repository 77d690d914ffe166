"""The question bank: what an author gets wrong is named, and what is in the bank keeps its promises."""

import copy
import tomllib

import pytest

from bonemets.content import bank, source, table
from bonemets.content.table import ContentError

SOURCES = ["nice-ng234"]
OPTION = {"rationale": "R", "sources": SOURCES}
GOOD = {
    "quiz": [{"id": "x-pre", "title": "T", "items": ["x-1"]}],
    "misconception": [{"id": "m", "idea": "I", "correction": "C", "sources": SOURCES}],
    "item": [
        {
            "id": "x-1",
            "type": "multiple-choice",
            "objective": "o",
            "bloom": "apply",
            "step": "take-action",
            "covers": ["S1"],
            "difficulty": 1,
            "version": 1,
            "review": "not yet",
            "sources": SOURCES,
            "stem": "Why?",
            "take_away": "T",
            "read_again": "H",
            "option": [
                {"id": "a", "text": "A", "key": True, **OPTION},
                {"id": "b", "text": "B", "misconception": "m", **OPTION},
            ],
        }
    ],
}
GONE = object()
QUIZ, ITEM, IDEA = ("quiz", 0), ("item", 0), ("misconception", 0)
KEY, OTHER = (*ITEM, "option", 0), (*ITEM, "option", 1)
# where, new value, and then: id, field and words of the error
BAD = [
    (("quizz",), [], "?", "quizz", "is not a known field"),
    (("item",), GONE, "?", "item", "is missing"),
    (("item",), [], "?", "item", "is an empty list"),
    ((*QUIZ, "titel"), "T", "x-pre", "titel", "is not a known field"),
    ((*QUIZ, "id"), GONE, "?", "id", "is missing"),
    ((*QUIZ, "items"), ["x-1", "x-9"], "x-pre", "items", "names 'x-9', which is not an item of this file"),
    ((*QUIZ, "items"), [], "x-pre", "items", "is an empty list"),
    (("quiz",), GOOD["quiz"] * 2, "x-pre", "id", "is used twice"),
    (("item",), GOOD["item"] * 2, "x-1", "id", "is used twice"),
    (("misconception",), GOOD["misconception"] * 2, "m", "id", "is used twice"),
    ((*ITEM, "id"), 7, "7", "id", "must be a text"),
    ((*ITEM, "stm"), "Why?", "x-1", "stm", "is not a known field"),
    ((*ITEM, "stem"), GONE, "x-1", "stem", "is missing"),
    ((*ITEM, "stem"), "  ", "x-1", "stem", "is empty"),
    ((*ITEM, "type"), "matrix", "x-1", "type", "is 'matrix', which is none of: multiple-choice, select-all"),
    ((*ITEM, "bloom"), "know", "x-1", "bloom", "is 'know', which is none of"),
    ((*ITEM, "step"), "act", "x-1", "step", "is 'act', which is none of"),
    ((*ITEM, "difficulty"), 4, "x-1", "difficulty", "is 4; allowed: 1 to 3"),
    ((*ITEM, "difficulty"), "1", "x-1", "difficulty", "must be a whole number"),
    ((*ITEM, "version"), 0, "x-1", "version", "is 0; allowed: 1 to 999"),
    ((*ITEM, "must_pass"), "yes", "x-1", "must_pass", "must be true or false"),
    ((*ITEM, "covers"), [], "x-1", "covers", "is an empty list"),
    ((*ITEM, "sources"), ["no-such"], "x-1", "sources", "names the source 'no-such'"),
    ((*ITEM, "option"), {}, "x-1", "option", "must be a list"),
    ((*KEY, "key"), False, "x-1", "option", "no option is the key"),
    ((*KEY, "key"), GONE, "x-1", "option", "no option is the key"),
    ((*KEY, "key"), 1, "x-1/a", "key", "must be true or false"),
    ((*OTHER, "key"), True, "x-1", "option", "2 options are keys; multiple-choice has exactly one"),
    ((*KEY, "rationale"), GONE, "x-1/a", "rationale", "is missing"),
    ((*KEY, "rationale"), "", "x-1/a", "rationale", "is empty"),
    ((*KEY, "why"), "R", "x-1/a", "why", "is not a known field"),
    ((*KEY, "id"), GONE, "x-1/?", "id", "is missing"),
    ((*OTHER, "id"), "a", "a", "id", "is used twice"),
    ((*OTHER, "sources"), ["no-such"], "x-1/b", "sources", "names the source 'no-such'"),
    ((*OTHER, "misconception"), "n", "x-1/b", "misconception", "names 'n', which is not a misconception"),
    ((*IDEA, "correction"), GONE, "m", "correction", "is missing"),
    ((*IDEA, "sources"), ["no-such"], "m", "sources", "names the source 'no-such'"),
]


def changed(where, value):
    data = copy.deepcopy(GOOD)
    inner = data
    for step in where[:-1]:
        inner = inner[step]
    if value is GONE:
        del inner[where[-1]]
    else:
        inner[where[-1]] = value
    return data


@pytest.mark.parametrize(
    ("where", "value", "id_", "field", "problem"), BAD, ids=lambda each: each if isinstance(each, str) else ""
)
def test_a_bad_bank_is_refused_with_file_id_and_field(where, value, id_, field, problem):
    with pytest.raises(ContentError) as caught:
        bank.parse(changed(where, value), "bank/x.toml")

    assert caught.value.file.startswith("bank/x.toml")
    assert (caught.value.id, caught.value.field) == (id_, field)
    assert problem in str(caught.value)


def test_a_good_bank_keeps_what_its_author_wrote():
    made = bank.parse(GOOD, "bank/x.toml")
    item = made.items["x-1"]

    assert made.quizzes["x-pre"].items == (item,)
    assert (item.key, item.must_pass, item.covers) == (frozenset("a"), False, ("S1",))
    assert [option.misconception for option in item.options] == [None, "m"]
    assert made.misconceptions == {"m": "C"}


def test_select_all_may_have_several_keys_and_a_bank_no_misconceptions():
    data = changed((*OTHER, "key"), value=True)
    data["item"][0]["type"] = "select-all"
    del data["misconception"], data["item"][0]["option"][1]["misconception"]

    assert bank.parse(data, "bank/x.toml").items["x-1"].key == frozenset("ab")


def test_a_bank_is_read_from_its_file_and_a_missing_one_is_named(tmp_path):
    (tmp_path / "bank").mkdir()
    (tmp_path / "bank" / "x.toml").write_text("quiz = 1")
    (tmp_path / "bank" / "notes.txt").write_text("not a bank")

    assert bank.lessons(tmp_path) == ("x",)
    for lesson, field in (("x", "quiz"), ("y", "file")):
        with pytest.raises(ContentError) as caught:
            bank.load(lesson, tmp_path)
        assert (caught.value.file, caught.value.field) == (f"bank/{lesson}.toml", field)


@pytest.mark.parametrize(
    ("name", "file", "listed"),
    [("nowhere-pre", "bank", "symptoms"), ("symptoms-nope", "bank/symptoms.toml", "symptoms-pre"), ("", "bank", "")],
)
def test_a_quiz_that_does_not_exist_is_refused_with_those_there_are(name, file, listed):
    with pytest.raises(ContentError) as caught:
        bank.find_quiz(name)

    assert (caught.value.file, caught.value.id, caught.value.field) == (file, name, "quiz")
    assert listed in str(caught.value)


# ---- the questions themselves ----

SEED = {f"S{number}" for number in range(1, 18)}
OBJECTIVES = tomllib.loads((table.DATA / "objectives.toml").read_text(encoding="utf-8"))
ITEMS = [item for lesson in bank.lessons() for item in bank.load(lesson).items.values()]
HIGHER = set(bank.BLOOM[bank.BLOOM.index("apply") :])
each_item = pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)


def test_the_symptoms_bank_asks_about_every_seed_statement():
    assert {id_ for item in bank.load("symptoms").items.values() for id_ in item.covers} == SEED


def test_the_closing_quiz_has_at_least_ten_questions():
    assert len(bank.find_quiz("symptoms-final").items) >= 10


@pytest.mark.parametrize("lesson", bank.lessons())
def test_every_item_is_asked_somewhere_and_nowhere_twice(lesson):
    asked = [item.id for quiz in bank.load(lesson).quizzes.values() for item in quiz.items]

    assert sorted(asked) == sorted(bank.load(lesson).items)


@pytest.mark.parametrize("lesson", bank.lessons())
def test_every_misconception_is_held_by_a_distractor(lesson):
    loaded = bank.load(lesson)
    held = {option.misconception for item in loaded.items.values() for option in item.options}

    assert held - {None} == set(loaded.misconceptions)


@pytest.mark.parametrize("lesson", bank.lessons())
def test_ids_begin_with_the_lesson_they_belong_to(lesson):
    loaded = bank.load(lesson)

    assert all(id_.startswith(f"{lesson}-") for id_ in [*loaded.items, *loaded.quizzes])


@pytest.mark.parametrize("objective", OBJECTIVES)
def test_every_objective_is_tested_twice_and_once_at_apply_or_higher(objective):
    blooms = [item.bloom for item in ITEMS if item.objective == objective]

    assert len(blooms) >= 2
    assert HIGHER & set(blooms)


@each_item
def test_every_item_serves_a_defined_objective_and_cites_sources_that_exist(item):
    cited = {key for part in (item, *item.options) for key in part.sources}

    assert item.objective in OBJECTIVES
    assert cited <= set(source.load())


@each_item
def test_every_distractor_names_its_misconception_and_no_key_does(item):
    assert [option.misconception is None for option in item.options] == [option.key for option in item.options]


@each_item
def test_the_key_cannot_be_told_by_its_length(item):
    lengths = [len(option.text) for option in item.options]

    assert max(lengths) / min(lengths) <= 2.0


@each_item
def test_options_are_three_to_eight_different_texts_and_ticking_everything_does_not_pay(item):
    texts = {option.text.casefold().strip(" .") for option in item.options}

    assert 3 <= len(texts) == len(item.options) <= (6 if item.type == "multiple-choice" else 8)
    assert len(item.key) <= 0.6 * len(item.options)


def test_the_longest_option_is_the_key_in_at_most_two_of_five_items():
    single = [item for item in ITEMS if item.type == "multiple-choice"]
    longest = [max(item.options, key=lambda option: len(option.text)).key for item in single]

    assert sum(longest) <= 0.4 * len(single)

"""The question bank: what an author gets wrong is named. What makes an item good is in ``lint/``."""

import copy

import pytest

from bonemets.content import bank
from bonemets.content.table import ContentError
from bonemets.domain.marking import score

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
CHART = {"id": "c", "person": "P", "time": [{"id": "a", "label": "Now", "hours": 0}]}
GONE = object()
QUIZ, IDEA = ("quiz", 0), ("misconception", 0)
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
    ((*IDEA, "correction"), GONE, "m", "correction", "is missing"),
    ((*IDEA, "sources"), ["no-such"], "m", "sources", "names the source 'no-such'"),
    (("chart",), [CHART, CHART], "c", "id", "is used twice"),
    (("chart",), [{**CHART, "person": ""}], "c", "person", "is empty"),
    (("waive",), [{"rule": "W28", "id": "x-1"}], "x-1", "reason", "is missing"),
    (("waive",), [{"rule": "W28", "id": "x-1", "reason": "R", "by": "me"}], "x-1", "by", "is not a known field"),
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
    assert made.misconceptions == {"m": "C"}
    assert made.charts == made.quizzes["x-pre"].charts == {}


def test_a_bank_may_have_charts_and_waivers_and_no_misconceptions():
    data = changed(("chart",), [CHART])
    data["waive"] = [{"rule": "W28", "id": "x-1", "reason": "R"}]
    del data["misconception"], data["item"][0]["option"][1]["misconception"]
    made = bank.parse(data, "bank/x.toml")

    assert (made.misconceptions, list(made.charts)) == ({}, ["c"])
    assert made.quizzes["x-pre"].charts == made.charts


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


def test_items_are_found_by_their_ids_in_the_order_asked_for():
    found = bank.find_items(("symptoms-pre-ray", "gallery-numeric", "symptoms-gone", "nowhere-1"))

    assert [item.id for item in found.values()] == list(found) == ["symptoms-pre-ray", "gallery-numeric"]


# ---- the questions themselves; what makes each of them good is checked by the linter ----

SEED = {f"S{number}" for number in range(1, 18)}
ITEMS = [item for lesson in bank.lessons() for item in bank.load(lesson).items.values()]


def test_the_symptoms_bank_asks_about_every_seed_statement():
    assert {id_ for item in bank.load("symptoms").items.values() for id_ in item.covers} == SEED


def test_the_closing_quiz_has_at_least_ten_questions():
    assert len(bank.find_quiz("symptoms-final").items) >= 10


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_the_key_of_every_item_earns_all_points_and_an_empty_answer_none(item):
    perfect, empty = score(item.marking, item.marking.perfect()), score(item.marking, {})

    assert (perfect.verdict, empty.points) == ("right", 0)
    assert perfect.maximum == empty.maximum >= 1

"""The learner's own summary: first tries counted as they were, the dangerous ones first."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bonemets.content import bank, case, catalog, objective
from bonemets.content.item import STEPS
from bonemets.domain import review
from bonemets.widgets import memory
from bonemets.widgets.summary import OTHERS, Summary

MONDAY = date(2026, 11, 23)
ITEMS = list(bank.load("symptoms").items.values())
CASE = case.load("breast").steps[0].item
MIXED = bank.load("review").items["review-final-order"]
GALLERY = next(iter(bank.load("gallery").items.values()))


def tried(item, points, *, sure=None, days_ago=0, maximum=2):
    day = MONDAY - timedelta(days_ago)
    return review.after(None, points=points, maximum=maximum, sure=sure, today=day, version=item.version)


def report(say, tries):
    summary = Summary()
    record = {item.id: memory.write(kept) for item, kept in tries}
    say(summary, {"kind": "record", "record": record, "today": MONDAY.isoformat()})
    assert summary.notice == ""
    return summary.report


def test_before_the_page_has_spoken_there_is_nothing():
    assert repr(Summary()) == "Summary('summary')"
    assert Summary().report == {}


def test_an_empty_device_has_an_empty_summary_with_its_words(say):
    empty = report(say, [])

    assert empty["total"]["answered"] == 0
    assert all(empty[name] == [] for name in ("alarms", "again", "objectives", "steps", "lessons"))
    assert empty["review"]["words"] == "Nothing is due today."
    assert empty["self_reported"] == "Self-reported, not proctored."


def test_first_tries_are_counted_in_questions_and_points(say):
    total = report(say, [(ITEMS[0], tried(ITEMS[0], 2)), (ITEMS[1], tried(ITEMS[1], 1))])["total"]

    assert (total["answered"], total["right"], total["points"], total["maximum"]) == (2, 1, 3, 4)
    assert total["words"] == "1 of 2 right first time"


def test_a_later_right_answer_does_not_change_the_first_try_but_takes_the_section_off_the_list(say):
    item = ITEMS[0]
    now = review.after(tried(item, 0, days_ago=1), points=2, maximum=2, sure=2, today=MONDAY, version=item.version)
    found = report(say, [(item, now)])

    assert found["total"]["right"] == 0
    assert found["again"] == found["alarms"] == []


def test_sure_and_wrong_comes_with_what_to_keep_and_where_to_read(say):
    sure, unsure = ITEMS[:2]
    found = report(say, [(unsure, tried(unsure, 0, sure=1)), (sure, tried(sure, 0, sure=3))])

    assert found["alarms"] == [
        {
            "stem": sure.stem,
            "take_away": sure.take_away,
            "heading": sure.read_again,
            "file": "03-symptoms-and-emergencies.ipynb",
            "lesson": "Symptoms and emergencies",
        }
    ]


@pytest.mark.parametrize("item", [CASE, MIXED], ids=["a case", "the review"])
def test_a_question_of_no_one_lesson_sends_the_reader_to_the_lesson_of_its_objective(say, item):
    (alarm,) = report(say, [(item, tried(item, 0, sure=3))])["alarms"]

    assert (alarm["file"], alarm["heading"]) == ("03-symptoms-and-emergencies.ipynb", item.read_again)


def test_what_to_read_again_is_listed_once_most_missed_first(say):
    headings = {}
    for item in ITEMS:
        headings.setdefault(item.read_again, []).append(item)
    one, two = sorted(headings.values(), key=len)[-2:]
    tries = [(one[0], tried(one[0], 2, sure=1)), *((item, tried(item, 0)) for item in two[:2])]
    again = report(say, tries)["again"]

    assert [(each["heading"], each["count"]) for each in again] == [(two[0].read_again, 2), (one[0].read_again, 1)]
    assert again[0]["words"] == "2 questions missed or guessed"


def test_objectives_steps_and_lessons_come_in_their_own_order_and_add_up(say):
    every = [*reversed(ITEMS), CASE, GALLERY]
    found = report(say, [(item, tried(item, index % 3)) for index, item in enumerate(every)])
    texts = [each.text for each in objective.load().values()]
    steps = [step.replace("-", " ").capitalize() for step in STEPS]

    for name, order in (("objectives", texts), ("steps", steps)):
        titles = [each["title"] for each in found[name]]
        assert titles == [title for title in order if title in titles]
        assert sum(each["answered"] for each in found[name]) == len(every)
        assert sum(each["points"] for each in found[name]) == found["total"]["points"]
    assert [each["title"] for each in found["lessons"]] == ["Symptoms and emergencies", "Cases", OTHERS]
    assert sum(each["answered"] for each in found["lessons"]) == len(every)


def test_a_lesson_says_how_many_of_its_questions_and_from_when_to_when(say):
    one, two = ITEMS[:2]
    (lesson,) = report(say, [(one, tried(one, 2, days_ago=4)), (two, tried(two, 2))])["lessons"]

    assert (lesson["answered"], lesson["of"]) == (2, catalog.size("symptoms"))
    assert (lesson["from"], lesson["to"]) == ("Nov 19, 2026", "Nov 23, 2026")


def test_an_objective_nobody_wrote_down_is_not_lost(say, monkeypatch):
    monkeypatch.setattr(objective, "load", dict)

    assert [each["title"] for each in report(say, [(ITEMS[0], tried(ITEMS[0], 2))])["objectives"]] == [OTHERS]


@pytest.mark.parametrize(
    ("days_ago", "words"),
    [(0, "Nothing is due today. Next: Tuesday, November 24, 2 questions."), (3, "2 questions to see again today.")],
)
def test_the_next_review_day_is_named(say, days_ago, words):
    assert report(say, [(item, tried(item, 0, days_ago=days_ago)) for item in ITEMS[:2]])["review"]["words"] == words


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=300)
@given(st.dictionaries(st.sampled_from([ITEMS[1].id, "symptoms-gone", "x", "case-breast"]), JSON), JSON)
def test_what_is_garbled_costs_nothing_else(say, forged, today):
    summary = Summary()
    entry = memory.write(tried(ITEMS[0], 2))
    say(summary, {"kind": "record", "record": {**forged, ITEMS[0].id: entry}, "today": today})

    assert summary.notice == ""
    assert summary.report["total"]["answered"] == 1


@given(JSON)
def test_a_record_of_any_shape_is_a_summary(say, record):
    summary = Summary()
    say(summary, {"kind": "record", "record": record, "today": MONDAY.isoformat()})

    assert summary.notice == ""
    assert summary.report["total"]["answered"] == 0

"""What a device remembers of a question survives JSON, and nothing a page sends can break or forge a review."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bonemets.domain import review
from bonemets.domain.marking import Mark
from bonemets.widgets import memory

MONDAY = "2026-11-23"
FIRST = {
    "first": 1,
    "maximum": 2,
    "right": False,
    "sure": 3,
    "first_day": MONDAY,
    "last_day": MONDAY,
    "version": 1,
    "step": 0,
    "due": "2026-11-24",
}


def mark(points, maximum=2):
    return Mark(points, maximum, (), "0/1", "")


def update(kept, points=2, *, sure=None, today=MONDAY, version=1):
    return memory.update(kept, mark=mark(points), sure=sure, today=today, version=version)


def test_a_first_try_is_remembered():
    assert update(None, 1, sure=3) == FIRST


def test_tries_over_many_days_keep_the_first_and_move_the_day_it_comes_back():
    entry = update(None, 1, sure=3)
    for day, due in [(MONDAY, "2026-11-24"), ("2026-11-24", "2026-11-27"), ("2026-11-27", "2026-12-04")]:
        entry = json.loads(json.dumps(update(entry, 2, today=day)))
        assert entry["due"] == due
    assert (entry["first"], entry["first_day"], entry["right"], entry["step"]) == (1, MONDAY, True, 2)


def test_an_edited_question_is_a_new_question():
    assert update(FIRST, 2, version=2)["first"] == 2


GARBLED = {
    "nothing": None,
    "a word": "x",
    "a list": [1],
    "empty": {},
    "one field too many": {**FIRST, "more": 1},
    "one field too few": {key: value for key, value in FIRST.items() if key != "due"},
    "more points than there are": {**FIRST, "first": 3},
    "points that are true": {**FIRST, "first": True},
    "right by a word": {**FIRST, "right": "yes"},
    "surer than sure": {**FIRST, "sure": 4},
    "sure by a word": {**FIRST, "sure": "very"},
    "a day that never was": {**FIRST, "last_day": "2026-02-30"},
    "a day in another form": {**FIRST, "first_day": "20261123"},
    "due long after": {**FIRST, "due": "2099-01-01"},
    "due by a number": {**FIRST, "due": 7},
    "waiting without a day": {**FIRST, "due": None, "step": 2},
    "a step too far": {**FIRST, "step": 4},
}


@pytest.mark.parametrize("entry", GARBLED.values(), ids=GARBLED.keys())
def test_a_garbled_entry_counts_as_none(entry):
    assert memory.read(entry) is None
    assert update(entry, 1, sure=3) == FIRST


@pytest.mark.parametrize("today", [None, 7, "", "today", "2026-02-30", "9999-12-31", "0001-01-01", ["2026-11-23"]])
def test_a_garbled_date_of_the_page_is_the_date_here(today):
    before = datetime.now(tz=UTC).date()
    entry = update(None, 1, today=today)

    assert before <= date.fromisoformat(entry["first_day"]) <= datetime.now(tz=UTC).date()


@pytest.mark.parametrize("sure", [-1, 4, True, 1.5, "3", [3]])
def test_what_is_no_answer_to_how_sure_counts_as_not_said(sure):
    assert update(None, 1, sure=sure)["sure"] is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=8,
)
FORGED = st.fixed_dictionaries({}, optional={key: JSON | st.just(value) for key, value in FIRST.items()})


def lived(pauses):
    day, entry = date(2026, 11, 23), None
    for pause, points in pauses:
        day += timedelta(pause)
        entry = update(entry, points, today=day.isoformat())
    return entry


MEMORIES = st.builds(lived, st.lists(st.tuples(st.integers(0, 30), st.integers(0, 2)), min_size=1, max_size=6))


@settings(max_examples=1_000)
@given(FORGED | JSON, JSON, JSON, st.integers(0, 2))
def test_whatever_the_page_sends_a_true_entry_comes_back(kept, sure, today, points):
    entry = update(kept, points, sure=sure, today=today)

    assert memory.write(memory.read(json.loads(json.dumps(entry)))) == entry
    assert entry["right"] is (points == 2)


@given(MEMORIES)
def test_an_entry_is_read_as_it_was_written(entry):
    assert memory.write(memory.read(json.loads(json.dumps(entry)))) == entry


@given(
    st.dictionaries(st.text("abc", min_size=1), MEMORIES), st.dictionaries(st.text("xyz", min_size=1), FORGED | JSON)
)
def test_in_the_record_of_a_device_no_true_entry_is_lost_whatever_stands_beside_it(true, forged):
    read = memory.read_all({**forged, **true})

    assert {id_: memory.write(read[id_]) for id_ in true} == true
    assert all(isinstance(each, review.Memory) for each in read.values())


@pytest.mark.parametrize("record", [None, 7, "x", [], {str(number): FIRST for number in range(5_001)}])
def test_a_record_nobody_can_have_left_is_empty(record):
    assert memory.read_all(record) == {}

"""The review as the page uses it: what a device remembers goes in, today's questions come out."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bonemets.content import bank, case
from bonemets.domain import review as domain
from bonemets.widgets import memory
from bonemets.widgets.base import SORRY
from bonemets.widgets.review import NOTHING_YET, Review

MONDAY = date(2026, 11, 23)
ITEMS = bank.load("symptoms").items
CASES = {step.item.id: step.item for step in case.load("breast").steps}
GALLERY = bank.load("gallery").items


def missed(item, days_ago, sure=None, **changes):
    day = MONDAY - timedelta(days_ago)
    kept = domain.after(None, points=0, maximum=1, sure=sure, today=day, version=item.version)
    return {item.id: {**memory.write(kept), **changes}}


def record(items, days_ago=1, sure=None):
    return {id_: entry for item in items for id_, entry in missed(item, days_ago, sure).items()}


def opened(say, entries, today=MONDAY):
    review = Review()
    say(review, {"kind": "open", "record": entries, "today": today.isoformat()})
    assert review.notice == ""
    return review


def some(count, start=0):
    return list(ITEMS.values())[start : start + count]


def response(item):
    return {slot: list(ids) for slot, ids in item.marking.perfect().items()}


def check(say, review, item, picked=None):
    """Answer one question right, unless told otherwise, as the page does: it remembers and says so."""
    kept = next((each for each in review.items if each["id"] == item.id), None)
    assert kept
    say(
        review,
        {
            "kind": "check",
            "item": item.id,
            "response": picked or response(item),
            "sure": 3,
            "today": MONDAY.isoformat(),
            "kept": memory.write(review._memories[item.id]),
        },
    )
    say(review, {"kind": "remembered", "entries": review.remembered})


def ids(review):
    return [each["id"] for each in review.items]


def test_before_the_page_has_spoken_nothing_is_asked():
    review = Review()

    assert repr(review) == "Review('review')"
    assert (review.items, review.plan["day"], review.plan["words"]) == ([], "", "")


def test_an_empty_device_is_told_what_would_come_back(say):
    assert opened(say, {}).plan["words"] == NOTHING_YET


def test_nothing_due_names_the_next_day_and_how_many(say):
    review = opened(say, record(some(3), days_ago=-2))

    assert review.items == []
    assert review.plan["words"] == "Nothing is due. Next: Thursday, November 26, 3 questions."


def test_what_is_due_is_asked_lessons_mixed_sure_and_wrong_first(say):
    first, second, third = some(3)
    other, chart = next(iter(GALLERY.values())), next(iter(CASES.values()))
    kept = {**missed(first, 9), **missed(second, 3, 3), **missed(third, 5), **missed(other, 2), **missed(chart, 1)}
    review = opened(say, kept)

    assert ids(review) == [second.id, other.id, first.id, chart.id, third.id]
    assert review.plan["words"] == "5 questions to see again today, from what you missed or guessed."
    assert review.items[3]["chart"]


def test_each_question_says_where_it_is_from_and_why_it_is_back(say):
    first, second, third, fourth = some(4)
    guessed = domain.after(None, points=1, maximum=1, sure=1, today=date(2026, 11, 20), version=third.version)
    kept = {
        **missed(first, 3),
        **missed(second, 3, 3),
        third.id: memory.write(guessed),
        **missed(fourth, 3, version=fourth.version + 1),
    }
    back = opened(say, kept).plan["back"]

    assert back == {
        first.id: "Symptoms and emergencies. Not right on Friday, November 20.",
        second.id: "Symptoms and emergencies. You were sure on Friday, November 20, and it was not right.",
        third.id: "Symptoms and emergencies. A guess on Friday, November 20.",
        fourth.id: "Symptoms and emergencies. Changed since you answered it.",
    }


def test_a_question_outside_the_lessons_and_one_that_was_right_say_why_too(say):
    item = next(iter(CASES.values()))
    kept = domain.after(memory.read(missed(item, 9)[item.id]), points=1, maximum=1, sure=2, today=MONDAY, version=1)
    review = opened(say, {item.id: memory.write(kept)}, today=MONDAY + timedelta(3))

    assert review.plan["back"] == {item.id: "Right on Monday, November 23."}


def test_never_more_than_twelve_at_once_and_the_others_can_wait(say):
    review = opened(say, record(some(14), days_ago=3))

    assert len(review.items) == domain.MOST
    assert review.plan["waiting"] == 2
    assert review.plan["words"].endswith(" 2 more can wait until you have time.")
    for id_ in ids(review):
        check(say, review, ITEMS[id_])
    assert review.plan["words"] == "Done. 2 more questions are due; another day is fine."
    assert review.summary == "12 of 12 right today."

    say(review, {"kind": "open", "record": record(some(2, 12), days_ago=3), "today": MONDAY.isoformat()})
    assert len(review.items) == 2
    assert (review.answers, review.feedback, review.summary) == ({}, {}, "")


def test_feedback_comes_at_once_and_the_day_it_comes_back_is_told_to_the_device(say):
    first, second = some(2)
    review = opened(say, record([first, second]))
    check(say, review, first)

    assert review.feedback[first.id]["verdict"] == "right"
    assert review.remembered[first.id]["due"] == "2026-11-26"
    assert review.summary == "1 of 1 right today; 1 to go."
    check(say, review, second)
    assert review.plan["words"] == "Done for today. Next: Thursday, November 26, 2 questions."


def test_an_item_that_is_gone_is_not_asked_and_not_counted(say):
    (item,) = some(1)
    entry = missed(item, 2)[item.id]
    review = opened(
        say, {**missed(item, 2), "symptoms-gone": entry, "nowhere-1": entry, "": entry, "case-breast": entry}
    )

    assert ids(review) == [item.id]
    assert review.plan["waiting"] == 0


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=300)
@given(
    st.sampled_from(sorted(Review.messages)),
    st.dictionaries(st.sampled_from(["record", "entries", "today", "item", "response", "kept"]), JSON),
    st.dictionaries(st.sampled_from([*list(ITEMS)[:3], "x"]), JSON),
)
def test_no_message_of_the_page_can_raise_or_forge_a_question(say, kind, content, forged):
    review = Review()
    say(review, {"kind": "open", "record": {**forged, **record(some(2))}, "today": MONDAY.isoformat()})
    say(review, {**content, "kind": kind})

    assert set(ids(review)) <= set(list(ITEMS)[:3])
    assert review.notice in ("", SORRY)
    assert json.dumps(review.plan)


@pytest.mark.parametrize("today", [None, "x", 7])
def test_a_device_without_a_clock_gets_the_date_here(say, today):
    review = Review()
    say(review, {"kind": "open", "record": record(some(2), days_ago=3), "today": today})

    assert len(review.items) == 2

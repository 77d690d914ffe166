"""What comes back, when, and in what order: a year of days passed in by hand, no clock."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bonemets.domain import review
from bonemets.domain.review import Memory, ReviewError, after, queue

MONDAY = date(2026, 11, 23)
RIGHT, HALF, MISSED = 2, 1, 0


def day(number):
    return MONDAY + timedelta(number)


def learn(*tries):
    """Live through tries of one question, each (day, points) or (day, points, how sure)."""
    memory = None
    for number, points, *sure in tries:
        memory = after(memory, points=points, maximum=2, sure=sure[0] if sure else None, today=day(number), version=1)
    return memory


def due_in(*tries):
    memory = learn(*tries)
    return memory.due and (memory.due - MONDAY).days


@pytest.mark.parametrize("first", [(0, MISSED), (0, HALF), (0, RIGHT, 1), (0, RIGHT, 0), (0, MISSED, 3)])
def test_a_missed_or_unsure_question_comes_back_after_1_3_7_and_21_days_and_then_leaves(first):
    assert due_in(first) == 1
    assert due_in(first, (1, RIGHT)) == 1 + 3
    assert due_in(first, (1, RIGHT), (4, RIGHT)) == 4 + 7
    assert due_in(first, (1, RIGHT), (4, RIGHT), (11, RIGHT)) == 11 + 21
    assert due_in(first, (1, RIGHT), (4, RIGHT), (11, RIGHT), (32, RIGHT)) is None


@pytest.mark.parametrize("sure", [None, 2, 3])
def test_right_and_sure_at_first_sight_never_enters(sure):
    assert due_in((0, RIGHT, sure)) is None


@pytest.mark.parametrize("reached", [1, 2, 3])
def test_a_miss_on_a_due_day_goes_back_to_one_day(reached):
    days = [1, 4, 11, 32][: reached + 1]
    *before, last = days
    tries = [(0, MISSED), *((each, RIGHT) for each in before), (last, HALF)]

    assert due_in(*tries) == last + 1
    assert due_in(*tries, (last + 1, RIGHT)) == last + 1 + 3


def test_right_by_a_guess_waits_for_the_same_gap_again():
    assert due_in((0, MISSED), (1, RIGHT), (4, RIGHT, 1)) == 4 + 3


def test_a_late_answer_counts_from_the_day_it_was_given():
    assert due_in((0, MISSED), (9, RIGHT)) == 9 + 3


@pytest.mark.parametrize("early", [(0, RIGHT), (0, MISSED), (2, RIGHT, 3), (3, HALF, 1)])
def test_answering_before_it_is_due_changes_only_what_is_known_of_the_last_try(early):
    before = learn((0, MISSED, 3), (1, RIGHT))
    now = learn((0, MISSED, 3), (1, RIGHT), early)

    assert (now.due, now.step, now.first, now.first_day) == (before.due, before.step, before.first, before.first_day)
    assert (now.right, now.sure) == (early[1] == RIGHT, early[2] if len(early) > 2 else None)


def test_playing_with_a_question_on_the_day_it_was_right_does_not_bring_it_back_but_a_later_miss_does():
    assert due_in((0, RIGHT), (0, MISSED)) is None
    assert due_in((0, RIGHT), (5, MISSED)) == 6
    assert due_in((0, RIGHT), (5, RIGHT)) is None


def test_the_first_try_and_its_day_are_kept_for_good():
    memory = learn((0, HALF, 2), (1, RIGHT), (4, MISSED))

    assert (memory.first, memory.first_day, memory.last_day) == (HALF, MONDAY, day(4))


def test_an_edited_question_starts_anew():
    old = learn((0, MISSED), (1, RIGHT))
    new = after(old, points=1, maximum=1, sure=None, today=day(2), version=2)

    assert new == Memory(1, 1, right=True, sure=None, first_day=day(2), last_day=day(2), version=2)


def test_a_clock_that_was_set_back_neither_loses_nor_hurries_anything():
    ahead = learn((10, MISSED))
    back = learn((10, MISSED), (2, RIGHT))

    assert (back.due, back.last_day) == (ahead.due, day(10))
    assert due_in((10, RIGHT), (2, MISSED)) is None


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"points": 3}, "'first' is 3; allowed: 0 to 2"),
        ({"points": -1}, "'first' is -1; allowed: 0 to 2"),
        ({"maximum": 0}, "'maximum' is 0; allowed: 1 to 1000"),
        ({"sure": 4}, "'sure' is 4; allowed: 0 to 3"),
        ({"version": 0}, "'version' is 0; allowed: 1 to 1000000"),
    ],
)
def test_a_try_that_cannot_be_is_refused_naming_the_range(change, problem):
    good = {"points": 0, "maximum": 2, "sure": None, "today": MONDAY, "version": 1}

    with pytest.raises(ReviewError, match=problem):
        after(None, **{**good, **change})


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"last_day": day(-1)}, "lies before the first"),
        ({"due": day(22)}, "does not follow from the last"),
        ({"due": day(0)}, "does not follow from the last"),
        ({"step": 4, "due": day(1)}, "'step' is 4; allowed: 0 to 3"),
        ({"step": 1}, "'step' is 1; allowed: 0 to 0"),
    ],
)
def test_a_memory_no_review_could_have_left_is_refused(change, problem):
    good = {
        "first": 0,
        "maximum": 1,
        "right": False,
        "sure": None,
        "first_day": MONDAY,
        "last_day": MONDAY,
        "version": 1,
    }

    with pytest.raises(ReviewError, match=problem):
        Memory(**{**good, **change})


# ---- the queue ----


def missed(number, sure=None):
    return learn((number, MISSED, sure))


def test_sure_and_wrong_comes_first_then_the_oldest():
    kept = {"a-1": missed(-3), "b-1": missed(-9), "c-1": missed(-2, 3), "d-1": missed(-5, 2), "e-1": missed(0)}

    assert queue(kept, MONDAY) == ("c-1", "b-1", "d-1", "a-1")


def test_no_two_of_one_lesson_follow_each_other_where_that_can_be_avoided():
    kept = {"a-1": missed(-9), "a-2": missed(-8), "a-3": missed(-7), "b-1": missed(-3), "c-1": missed(-2)}

    assert queue(kept, MONDAY) == ("a-1", "b-1", "a-2", "c-1", "a-3")


def test_what_is_too_much_for_today_waits_and_nothing_is_due_before_its_day():
    kept = {f"a-{number:02}": missed(-number) for number in range(1, 21)}

    assert queue(kept, MONDAY) == tuple(f"a-{number:02}" for number in range(20, 8, -1))
    assert queue(kept, MONDAY, 2) == ("a-20", "a-19")
    assert queue(kept, MONDAY, 0) == queue(kept, day(-30)) == queue({}, MONDAY) == ()


def test_the_next_review_day_is_named_with_its_number_of_questions():
    kept = {"a-1": missed(-5), "a-2": missed(0), "b-1": missed(0), "b-2": learn((0, RIGHT))}

    assert review.upcoming(kept, MONDAY) == (day(1), 2)
    assert review.upcoming(kept, day(1)) is None


TRIES = st.lists(
    st.tuples(st.integers(0, 12), st.integers(0, 2), st.sampled_from([None, 0, 1, 2, 3])), min_size=1, max_size=9
)


def lived(tries):
    """Turn pauses between tries into days."""
    days, now = [], 0
    for pause, points, sure in tries:
        now += pause
        days.append((now, points, sure))
    return days


@given(TRIES)
def test_a_question_waits_for_one_of_the_four_gaps_or_for_nothing(tries):
    memory, days = learn(*lived(tries)), [number for number, *_ in lived(tries)]

    assert memory.due is None or any(memory.due == day(n + review.GAPS_DAYS[memory.step]) for n in days)
    assert (memory.first, memory.first_day, memory.last_day) == (tries[0][1], day(days[0]), day(days[-1]))


@given(TRIES, st.integers(0, 2), st.sampled_from([None, 0, 1, 2, 3]))
def test_no_try_ever_brings_a_waiting_question_forward(tries, points, sure):
    days = lived(tries)
    before = learn(*days)
    now = learn(*days, (days[-1][0], points, sure))

    if before.due and before.due > before.last_day:
        assert now.due == before.due


@given(st.permutations([(0, MISSED, None)] * 3 + [(1, RIGHT, None)] * 3 + [(3, RIGHT, 3)] * 2 + [(7, RIGHT, 2)]))
def test_four_right_answers_on_due_days_are_always_enough_to_leave(tries):
    days = lived(tries)
    memory = learn(*days)
    while memory.due:
        number = (memory.due - MONDAY).days
        days.append((number, RIGHT, 3))
        memory = learn(*days)

    assert len(days) <= len(tries) + len(review.GAPS_DAYS)


MEMORIES = st.dictionaries(
    st.builds("{}-{}".format, st.sampled_from("abcd"), st.integers(1, 12)),
    st.builds(missed, st.integers(-30, 2), st.sampled_from([None, 1, 2, 3])),
    max_size=24,
)


@given(MEMORIES, st.integers(0, 15))
def test_the_queue_holds_the_most_pressing_of_what_is_due_and_never_more_than_was_asked(kept, most):
    chosen = queue(kept, MONDAY, most)
    due = {id_ for id_, each in kept.items() if each.due <= MONDAY}
    left = due - set(chosen)

    assert len(chosen) == len(set(chosen)) == min(most, len(due))
    assert set(chosen) <= due
    pressing = [(not kept[id_].is_sure_and_wrong, kept[id_].due) for id_ in chosen]
    assert all(max(pressing) <= (not kept[id_].is_sure_and_wrong, kept[id_].due) for id_ in left if chosen)


@given(MEMORIES)
def test_neighbors_of_one_lesson_are_as_few_as_can_be(kept):
    lessons = [review.lesson_of(id_) for id_ in queue(kept, MONDAY)]
    largest = max(Counter(lessons).values(), default=0)

    assert sum(one == two for one, two in pairwise(lessons)) == max(0, 2 * largest - len(lessons) - 1)


@given(MEMORIES)
def test_inside_a_lesson_the_order_is_sure_and_wrong_then_oldest(kept):
    chosen = queue(kept, MONDAY)
    for lesson in "abcd":
        own = [kept[id_] for id_ in chosen if review.lesson_of(id_) == lesson]
        ranks = [(not each.is_sure_and_wrong, each.due) for each in own]
        assert ranks == sorted(ranks)

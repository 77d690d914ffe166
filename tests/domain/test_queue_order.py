"""A phone queue is marked by who waited for whom, with what was known at the time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bonemets.domain import phone_queue
from bonemets.domain.phone_queue import Change, QueueError, Waiting
from bonemets.domain.triage import Level

E, U, S, R = Level.EMERGENCY, Level.URGENT, Level.SOON, Level.ROUTINE
FOUR = [Waiting("e", E, 2, 9), Waiting("u", U, 5, 7), Waiting("s", S, 9, 6), Waiting("r", R, 20, 5)]
CHANGE = Change("r", E)


def play(first, then):
    return phone_queue.play(FOUR, CHANGE, list(first), list(then))


def passed(run):
    return [(each.id, each.level, "".join(each.behind), each.minutes) for each in run.passed]


def test_the_most_urgent_first_and_again_after_the_change_is_right():
    run = play("eusr", "rus")

    assert (run.verdict, run.passed, run.change, run.total) == ("right", (), 9, 27)
    assert [(turn.id, turn.level, turn.start, turn.wait) for turn in run.turns] == [
        ("e", E, 0, 0),
        ("r", E, 9, 9),
        ("u", U, 14, 14),
        ("s", S, 21, 21),
    ]


def test_an_emergency_that_waited_comes_first_in_the_list():
    run = play("suer", "uer")

    assert run.verdict == "under"
    assert passed(run) == [("e", E, "su", 13), ("r", E, "u", 7), ("u", U, "s", 6)]


def test_waiting_behind_a_less_urgent_call_counts_those_calls_only():
    assert passed(play("eusr", "usr")) == [("r", E, "us", 13)]


def test_the_first_call_is_judged_by_what_was_known_then():
    # Nobody could know that r gets worse, so taking u before r at the start is no fault of this kind.
    run = play("uesr", "ers")

    assert passed(run) == [("e", E, "u", 7)]


def test_somebody_less_urgent_may_wait_for_somebody_urgent():
    run = play("eusr", "rsu")

    assert (run.verdict, passed(run)) == ("partly right", [("u", U, "s", 6)])


def test_whoever_was_taken_first_and_gets_worse_calls_again_and_waits_from_then_on():
    assert phone_queue.on_hold(FOUR, CHANGE, list("reus")) == ("e", "u", "s", "r")
    run = play("reus", "erus")

    again = run.turns[2]
    assert (again.id, again.level, again.again, again.since, again.start, again.wait) == ("r", E, True, 5, 14, 9)
    assert run.turns[0].level is R
    assert passed(run) == [("e", E, "r", 5), ("u", U, "r", 5), ("s", S, "r", 5)]


@pytest.mark.parametrize(
    ("first", "then"), [("eus", "usr"), ("eusr", "us"), ("eusr", "eusr"), ("eusr", "uus"), ("euss", "usr")]
)
def test_an_order_that_leaves_somebody_out_or_names_them_twice_is_refused(first, then):
    with pytest.raises(QueueError, match="each once"):
        play(first, then)


@st.composite
def queues(draw):
    waiting = [
        Waiting(id_, draw(st.sampled_from(Level)), draw(st.integers(1, 60)), draw(st.integers(1, 20)))
        for id_ in "abcde"
    ]
    who = draw(st.sampled_from(waiting))
    return waiting, Change(who.id, draw(st.sampled_from([level for level in Level if level >= who.level])))


@given(queues())
def test_the_good_order_lets_nobody_wait_behind_somebody_less_urgent(queue):
    assert phone_queue.best(*queue).passed == ()


@given(queues(), st.permutations("abcde"), st.randoms(use_true_random=False))
def test_any_order_can_be_played_and_time_only_moves_on(queue, first, random):
    then = list(phone_queue.on_hold(*queue, first))
    random.shuffle(then)
    run = phone_queue.play(*queue, first, then)

    assert {turn.id for turn in run.turns} == set("abcde")
    assert all(turn.wait >= 0 for turn in run.turns)
    assert [turn.start for turn in run.turns] == sorted(turn.start for turn in run.turns)
    assert run.total == sum(turn.minutes for turn in run.turns)
    assert list(run.passed) == sorted(run.passed, key=lambda each: (-each.level, -each.minutes))
    assert (run.verdict == "right") is (run.passed == ())

"""The official marking rules, case by case (NCSBN, Next Generation NCLEX), and what must hold for every answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bonemets.domain.marking import RULES, Mark, ResponseError, mark

SEVEN, EIGHT = "ABCDEFG", "ABCDEFGH"
# The worked examples, with the rule's edges: floor, missed key, tick-everything, one key, all keys.
CASES = [
    ("multiple-choice", "ABCD", "B", "B", 1, 1, "right"),
    ("multiple-choice", "ABCD", "B", "C", 0, 1, "not yet"),
    ("multiple-choice", "ABCD", "B", "", 0, 1, "not yet"),
    ("select-all", SEVEN, "ABDF", "ABDF", 4, 4, "right"),
    ("select-all", SEVEN, "ABDF", "ABC", 1, 4, "partly right"),
    ("select-all", SEVEN, "ABDF", "AB", 2, 4, "partly right"),
    ("select-all", SEVEN, "ABDF", "CEGA", 0, 4, "not yet"),
    ("select-all", SEVEN, "ABDF", "CEG", 0, 4, "not yet"),
    ("select-all", EIGHT, "ABC", EIGHT, 0, 3, "not yet"),
    ("select-all", EIGHT, "ABCDE", EIGHT, 2, 5, "partly right"),
    ("select-all", EIGHT, "ABC", "", 0, 3, "not yet"),
    ("select-all", "ABCDE", "A", "AB", 0, 1, "not yet"),
    ("select-all", "ABCDE", "ABCDE", "ABCDE", 5, 5, "right"),
]
REFUSED = [
    ("multiple-choice", "AB", "Choose one answer: this question has a single best answer."),
    ("multiple-choice", "Z", "'Z' is not an option of this question; options: A, B, C, D."),
    ("multiple-choice", "AA", "The same option is picked twice."),
    ("select-all", "AZ", "'Z' is not an option of this question; options: A, B, C, D."),
    ("select-all", "AA", "The same option is picked twice."),
]


@pytest.mark.parametrize(("kind", "options", "key", "picked", "points", "maximum", "verdict"), CASES)
def test_the_worked_examples_earn_what_the_rules_say(kind, options, key, picked, points, maximum, verdict):  # noqa: PLR0913, PLR0917
    result = mark(kind, options, key, picked)

    assert (result.points, result.maximum, result.verdict) == (points, maximum, verdict)


@pytest.mark.parametrize(("kind", "picked", "reason"), REFUSED)
def test_a_response_nobody_could_give_is_refused_with_its_reason(kind, picked, reason):
    with pytest.raises(ResponseError) as caught:
        mark(kind, "ABCD", "A", picked)

    assert str(caught.value) == reason


@pytest.mark.parametrize(
    ("kind", "picked", "rule", "sentence"),
    [
        ("multiple-choice", "A", "0/1", "0/1 rule: 1 of 1 point for the best answer."),
        ("select-all", "AC", "+/-", "+/− rule: 1 right − 1 wrong = 0 of 2 points; never below 0."),
    ],
)
def test_the_sentence_states_the_rule_and_does_the_sum(kind, picked, rule, sentence):
    result = mark(kind, "ABCD", "AB" if kind == "select-all" else "A", picked)

    assert (result.rule, result.sentence) == (rule, sentence)


@st.composite
def questions(draw):
    """A question, its key, and a response that a page could send."""
    kind = draw(st.sampled_from(sorted(RULES)))
    options = [f"option-{number}" for number in range(draw(st.integers(2, 10)))]
    single = kind == "multiple-choice"
    key = draw(st.sets(st.sampled_from(options), min_size=1, max_size=1 if single else None))
    picked = draw(st.lists(st.sampled_from(options), unique=True, max_size=1 if single else None))
    return kind, options, key, picked


@given(questions())
def test_points_stay_between_nothing_and_the_maximum(question):
    result = mark(*question)

    assert 0 <= result.points <= result.maximum


@given(questions())
def test_the_key_earns_everything_and_an_empty_answer_nothing(question):
    kind, options, key, _ = question
    perfect, empty = mark(kind, options, key, key), mark(kind, options, key, [])

    assert (perfect.points, perfect.verdict) == (perfect.maximum, "right")
    assert (empty.points, empty.verdict) == (0, "not yet")


@given(questions(), st.randoms(use_true_random=False))
def test_the_order_of_picks_and_options_does_not_matter(question, random):
    kind, options, key, picked = question
    other_picks, other_options = picked.copy(), options.copy()
    random.shuffle(other_picks)
    random.shuffle(other_options)

    assert mark(kind, other_options, key, other_picks) == mark(kind, options, key, picked)


@given(questions())
def test_one_more_wrong_pick_never_raises_the_points(question):
    kind, options, key, picked = question
    before = mark(kind, options, key, picked).points
    for wrong in set(options) - key - set(picked):
        try:
            after = mark(kind, options, key, [*picked, wrong]).points
        except ResponseError:
            assert kind == "multiple-choice"  # which has no room for a second pick
        else:
            assert after <= before


def test_full_marks_are_right_some_partly_right_none_not_yet():
    assert [Mark(points, 2, "+/-", "").verdict for points in (2, 1, 0)] == ["right", "partly right", "not yet"]

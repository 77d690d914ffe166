"""What a browser had kept is read as it was written, answer by answer; what cannot be read costs nothing else."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bonemets.widgets import saved
from bonemets.widgets.saved import SavedError

ANSWER = {
    "response": {"answer": ["a"]},
    "tries": 2,
    "first": 1,
    "maximum": 3,
    "sure": 2,
    "day": "2026-11-23",
    "version": 4,
}
OLD = {"picked": ["a", "b"], "tries": 2, "first": 1, "version": 4}
GOOD = {"format": "bonemets-quiz", "version": 2, "name": "a", "answers": {"i": ANSWER}}
SHORT = 300


def deep(levels):
    return "[" * levels + "]" * levels


def with_(**changes):
    return json.dumps({key: value for key, value in {**GOOD, **changes}.items() if value != "gone"})


def read(**changes):
    return saved.read(with_(**changes), "quiz", "a")


REFUSED = {
    "nothing kept": (None, "the saved text is missing or too long"),
    "not a text": (GOOD, "the saved text is missing or too long"),
    "far too long": (with_(answers={"i": "x" * 300_000}), "the saved text is missing or too long"),
    "empty": ("", "the saved text is garbled"),
    "cut off": (with_()[:-4], "the saved text is garbled"),
    "too deep": (deep(90_000), "the saved text is garbled"),
    "a number of 5000 digits": ("1" * 5000, "the saved text is garbled"),
    "another JSON": ("[]", "it is not a saved quiz"),
    "only a word": ('"quiz"', "it is not a saved quiz"),
    "no format": (with_(format="gone"), "it is not a saved quiz"),
    "another widget's": (with_(format="bonemets-triage"), "it is not a saved quiz"),
    "older": (with_(version=0), "it was saved in version 0; this course reads version 1 or 2"),
    "newer": (with_(version=3), "it was saved in version 3; this course reads version 1 or 2"),
    "true": (with_(version=True), "it was saved in version True; this course reads version 1 or 2"),
    "no version": (with_(version="gone"), "it was saved in version None; this course reads version 1 or 2"),
    "another quiz": (with_(name="b"), "it belongs to 'b', not to 'a'"),
    "no name": (with_(name="gone"), "it belongs to None, not to 'a'"),
    "answers that are a list": (with_(answers=[1]), "the saved text is garbled"),
}


@pytest.mark.parametrize(("text", "problem"), REFUSED.values(), ids=REFUSED.keys())
def test_a_state_that_cannot_be_used_is_refused_saying_why(text, problem):
    with pytest.raises(SavedError) as caught:
        saved.read(text, "quiz", "a")

    assert str(caught.value) == problem


@pytest.mark.parametrize("field", ["version", "name"])
@pytest.mark.parametrize("value", ["x" * 100_000, deep(900)], ids=["huge", "deep"])
def test_the_reason_stays_short_whatever_was_saved(field, value):
    text = json.dumps({**GOOD, field: "HERE"}).replace('"HERE"', value if value[0] == "[" else f'"{value}"')
    with pytest.raises(SavedError) as caught:
        saved.read(text, "quiz", "a")

    assert len(str(caught.value)) < SHORT


def test_a_state_of_exactly_the_longest_length_is_read():
    text = with_(answers={"i": ""})
    text = text.replace('""', f'"{"x" * (saved.LONGEST - len(text))}"')

    assert len(text) == saved.LONGEST
    assert list(saved.read(text, "quiz", "a").invalid) == ["i"]


def test_all_that_was_kept_is_read_back():
    drafts = {"j": {"top": ["x"], "left": []}}
    kept = read(drafts=drafts, flags=["j", "i", "j"], place="j", finished=True)

    assert (kept.answers, kept.invalid, kept.migrated) == ({"i": ANSWER}, {}, False)
    assert (kept.drafts, kept.flags, kept.place, kept.finished) == (drafts, ("j", "i"), "j", True)


def test_a_quiz_kept_in_version_1_is_read_with_what_it_did_not_keep_unknown():
    kept = read(version=1, answers={"i": OLD, "j": {**OLD, "tries": 0}}, drafts={"k": ["c"], "l": "c"})

    assert kept.answers == {
        "i": {
            "response": {"answer": ["a", "b"]},
            "tries": 2,
            "first": 1,
            "maximum": None,
            "sure": None,
            "day": None,
            "version": 4,
        }
    }
    assert list(kept.invalid) == ["j"]
    assert kept.drafts == {"k": {"answer": ["c"]}}
    assert kept.migrated


def test_an_old_answer_that_was_written_into_a_new_state_is_read_too():
    kept = read(answers={"i": OLD, "j": ANSWER})

    assert kept.answers["i"]["response"] == {"answer": ["a", "b"]}
    assert kept.answers["j"] == ANSWER


INVALID = {
    "a list": [],
    "a word": "a",
    "no response": {key: value for key, value in ANSWER.items() if key != "response"},
    "an unknown field": {**ANSWER, "more": 1},
    "a response that is a list": {**ANSWER, "response": ["a"]},
    "a slot that is a word": {**ANSWER, "response": {"answer": "a"}},
    "a pick that is a number": {**ANSWER, "response": {"answer": [1]}},
    "no tries": {**ANSWER, "tries": 0},
    "true tries": {**ANSWER, "tries": True},
    "half a try": {**ANSWER, "tries": 1.5},
    "endless tries": {**ANSWER, "tries": 10**9},
    "less than nothing": {**ANSWER, "first": -1},
    "more than there is": {**ANSWER, "first": 4},
    "no maximum": {**ANSWER, "maximum": 0},
    "surer than sure": {**ANSWER, "sure": 4},
    "sure by a word": {**ANSWER, "sure": "very"},
    "a day that never was": {**ANSWER, "day": "2026-02-30"},
    "another century": {**ANSWER, "day": "9999-12-31"},
    "no version": {**ANSWER, "version": None},
    "an old one that is garbled": {**OLD, "picked": "a"},
}


@pytest.mark.parametrize("bad", INVALID.values(), ids=INVALID.keys())
def test_an_answer_that_cannot_be_used_is_named_with_its_reason_and_the_others_are_kept(bad):
    kept = read(answers={"bad": bad, "i": ANSWER})

    assert kept.answers == {"i": ANSWER}
    assert list(kept.invalid) == ["bad"]
    assert "'bad'" in kept.invalid["bad"]
    assert len(kept.invalid["bad"]) < SHORT


def test_a_widget_brings_its_own_check_for_answers_that_are_not_questions():
    def check(id_, answer):
        if answer != 1:
            raise SavedError(f"{id_} is wrong")

    text = json.dumps({"format": "bonemets-x", "version": 1, "name": "a", "answers": {"i": 1, "j": 2}})
    kept = saved.read(text, "x", "a", check)

    assert (kept.answers, kept.invalid) == ({"i": 1}, {"j": "j is wrong"})
    with pytest.raises(SavedError, match="this course reads version 1"):
        saved.read(text.replace("1", "2", 1), "x", "a", check)


# ---- whatever the browser holds ----

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner, max_size=4),
    max_leaves=12,
)
RESPONSES = st.dictionaries(st.text(max_size=5), st.lists(st.text(max_size=5), max_size=3), max_size=3)
DAYS = st.dates(min_value=saved.date(2026, 1, 1), max_value=saved.date(2099, 12, 31)).map(str)
VALID = st.builds(
    lambda response, points, extra, rest: {
        "response": response,
        "first": points,
        "maximum": points + extra if extra else None,
        **dict(zip(("tries", "sure", "day", "version"), rest, strict=True)),
    },
    RESPONSES,
    st.integers(0, 9),
    st.integers(0, 9),
    st.tuples(st.integers(1, 99), st.none() | st.integers(0, 3), st.none() | DAYS, st.integers(1, 99)),
)
FORGED = st.fixed_dictionaries(
    {}, optional={key: JSON | st.just(value) for key, value in [*ANSWER.items(), *OLD.items(), ("more", 1)]}
)


@settings(max_examples=1_000)
@given(
    st.dictionaries(st.text("abc", min_size=1, max_size=2), VALID),
    st.dictionaries(st.text("xyz", min_size=1, max_size=2), FORGED | JSON),
    st.fixed_dictionaries({}, optional=dict.fromkeys(("drafts", "flags", "place", "finished", "else"), JSON)),
)
def test_no_valid_answer_is_lost_whatever_stands_beside_it(valid, others, around):
    kept = read(answers={**others, **valid}, **around)

    assert {id_: kept.answers.get(id_) for id_ in valid} == valid
    assert set(kept.answers) | set(kept.invalid) == set(valid) | set(others)
    assert all(isinstance(id_, str) for id_ in (*kept.flags, *kept.drafts, kept.place))
    for answer in kept.answers.values():
        saved.check_answer("x", answer)


ALTERED = st.fixed_dictionaries({}, optional={key: JSON | st.just(value) for key, value in GOOD.items()})


@settings(max_examples=1_000)
@given(st.text() | JSON.map(json.dumps) | ALTERED.map(json.dumps) | JSON)
def test_whatever_the_browser_holds_it_is_read_or_refused_in_a_short_sentence(text):
    try:
        kept, reason = saved.read(text, "quiz", "a"), ""
    except SavedError as error:
        kept, reason = None, str(error)

    if kept:
        assert set(kept.answers) | set(kept.invalid) == set(json.loads(text)["answers"])
    else:
        assert 0 < len(reason) < SHORT

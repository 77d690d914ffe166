"""What a browser had kept is read as it was written, or refused in one short plain sentence."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bonemets.widgets import saved
from bonemets.widgets.saved import SavedError

GOOD = {"format": "bonemets-quiz", "version": 1, "name": "a", "answers": {"i": 1}}
SHORT = 300


def deep(levels):
    return "[" * levels + "]" * levels


def with_(**changes):
    return json.dumps({key: value for key, value in {**GOOD, **changes}.items() if value != "gone"})


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
    "older": (with_(version=0), "it was saved in version 0; this course reads version 1"),
    "newer": (with_(version=2), "it was saved in version 2; this course reads version 1"),
    "no version": (with_(version="gone"), "it was saved in version None; this course reads version 1"),
    "another quiz": (with_(name="b"), "it belongs to 'b', not to 'a'"),
    "no name": (with_(name="gone"), "it belongs to None, not to 'a'"),
    "answers that are a list": (with_(answers=[1]), "the saved text is garbled"),
}


def test_a_good_state_is_read_back():
    assert saved.read(json.dumps(GOOD), "quiz", "a") == {"i": 1}


def test_a_state_of_exactly_the_longest_length_is_read():
    text = with_(answers={"i": ""})
    text = text.replace('""', f'"{"x" * (saved.LONGEST - len(text))}"')

    assert len(text) == saved.LONGEST
    assert saved.read(text, "quiz", "a")


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


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner, max_size=4),
    max_leaves=12,
)
ALTERED = st.fixed_dictionaries({}, optional={key: JSON | st.just(value) for key, value in GOOD.items()})


@settings(max_examples=400)
@given(st.text() | JSON.map(json.dumps) | ALTERED.map(json.dumps) | JSON)
def test_whatever_the_browser_holds_it_is_read_or_refused(text):
    try:
        answers = saved.read(text, "quiz", "a")
    except SavedError:
        return

    assert json.loads(text) == {**GOOD, "answers": answers}

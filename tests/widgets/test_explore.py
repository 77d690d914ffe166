"""An explorable on the page: a guess, values read and refused in words, and only the layout that is asked for."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import bonemets as bm
from bonemets.figures.explore import NAMES, find
from bonemets.figures.explore.explorable import Choice
from bonemets.widgets.base import SORRY
from bonemets.widgets.explore import OTHER, SAME, SKIPPED, Explore

EXPLORABLES = [find(name) for name in NAMES]
each_explorable = pytest.mark.parametrize("explorable", EXPLORABLES, ids=lambda each: each.name)
MOST_STATE_BYTES = 250_000  # one answer, as text; a picture of the imaging laboratory is the largest


def set_(layout="wide", **values):
    return {"kind": "set", "layout": layout, "values": values}


@pytest.fixture
def lab():
    return Explore("remodeling")


# ---- what is shown ----


@each_explorable
def test_the_door_opens_every_explorable_and_its_repr_is_its_name(explorable):
    widget = bm.explore(explorable.name)

    assert repr(widget) == f"Explore({explorable.name!r})"
    assert widget.still["title"] == explorable.title
    assert widget.still["limits"] == explorable.limits
    assert [each["key"] for each in widget.still["sources"]] == list(explorable.sources)
    assert widget.first == explorable.start()
    assert widget.state["preset"] == explorable.presets[0].id


@each_explorable
def test_the_page_gets_both_layouts_first_and_then_only_the_one_it_has_room_for(explorable, say):
    widget = Explore(explorable.name)
    assert set(widget.state["drawn"]) == {"wide", "narrow"}

    say(widget, set_("narrow"))
    assert set(widget.state["drawn"]) == {"narrow"}
    assert len(json.dumps(widget.state)) <= MOST_STATE_BYTES


@each_explorable
def test_every_story_can_be_chosen_and_says_that_it_is(explorable, say):
    widget = Explore(explorable.name)
    for preset in widget.still["presets"]:
        say(widget, set_(**preset["values"]))
        assert (widget.state["preset"], widget.state["refused"], widget.notice) == (preset["id"], "", "")


@each_explorable
def test_the_answer_to_the_guess_is_not_on_the_page_before_it_is_asked_for(explorable):
    widget = Explore(explorable.name)

    assert set(widget.still["prediction"]) == {"question", "options", "hides"}
    assert explorable.prediction.why not in json.dumps(widget.still)
    assert widget.outcome == {}


def test_values_may_be_given_and_a_wrong_one_says_what_can_be():
    widget = bm.explore("remodeling", site="tumor", day=1000)

    assert (widget.first["day"], widget.state["values"]["site"], widget.state["preset"]) == (1000, "tumor", "tumor")
    with pytest.raises(ValueError, match="The patch of bone takes one of: One repair, Waves, Tumor nearby"):
        bm.explore("remodeling", site="femur")
    with pytest.raises(ValueError, match="remodeling has no control 'wind'; there are: day, site"):
        bm.explore("remodeling", wind=3)
    with pytest.raises(ValueError, match="there is no explorable 'bone-soup'; there are: remodeling"):
        bm.explore("bone-soup")


# ---- what the learner moves ----


def test_one_control_moves_and_the_others_stay(lab, say):
    say(lab, set_(site="tumor", day=900))
    say(lab, set_(day=950))

    assert lab.state["values"] == {**find("remodeling").start(), "site": "tumor", "day": 950}
    assert lab.state["reading"].startswith("Day 950: ")


def test_text_from_the_number_field_is_read_as_a_number(lab, say):
    for text, value in ((" 12 ", 12), ("12,4", 12), ("7.999999999", 8)):
        say(lab, set_(day=text))
        assert (lab.state["values"]["day"], lab.state["refused"]) == (value, "")


@pytest.mark.parametrize("value", [None, "much", "", [], {}, True, "nan", "1e999", "-inf"])
def test_what_is_no_number_is_refused_in_words_and_the_picture_stays(lab, say, value):
    say(lab, set_(day=14))
    before = lab.state
    say(lab, set_(day=value))

    said = "Day takes a number from 0 to 1300."
    assert lab.state == {**before, "refused": said}
    assert lab.notice == ""


def test_a_refusal_goes_away_with_the_next_good_value(lab, say):
    say(lab, set_(day="much"))
    say(lab, set_(day=3))

    assert lab.state["refused"] == ""


def test_a_number_out_of_range_is_kept_in_range_and_said(say):
    widget = Explore("zoledronate")
    say(widget, set_(age_years=400))

    assert widget.state["values"]["age_years"] == 100
    assert widget.state["notes"][0] == "Age goes from 18 to 100 years, so 400 was kept at 100 years."


def test_a_slider_that_ends_earlier_here_is_kept_there_and_said(lab, say):
    say(lab, set_(day=900))

    assert lab.state["values"]["day"] == lab.state["reach"]["day"] == 150
    assert "Day ends here." in lab.state["notes"]


def test_where_the_model_fails_the_picture_stays_and_one_plain_sentence_says_so(lab, say, caplog):
    before = lab.state
    lab._explorable = None
    say(lab, set_(day=3))

    assert (lab.state, lab.notice) == (before, SORRY)
    assert "failed" in caplog.text


# ---- the guess ----


@each_explorable
def test_a_guess_is_set_against_what_the_model_shows(explorable, say):
    prediction = explorable.prediction
    texts = dict(prediction.options)
    for guess, text in prediction.options:
        widget = Explore(explorable.name)
        say(widget, {"kind": "compare", "guess": guess})
        assert widget.outcome == {
            "guess": text,
            "verdict": SAME if guess == prediction.answer else OTHER,
            "same": guess == prediction.answer,
            "answer": texts[prediction.answer],
            "why": prediction.why,
        }


@pytest.mark.parametrize("guess", [None, "", "none of these", 3, [], {}])
def test_without_a_guess_the_model_is_shown_alone(lab, say, guess):
    say(lab, {"kind": "compare", "guess": guess})

    assert (lab.outcome["verdict"], lab.outcome["guess"], lab.outcome["same"]) == (SKIPPED, "", False)
    assert lab.outcome["answer"]


# ---- anything a page may send ----

junk = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9) | st.lists(st.integers(), max_size=2)
)


@settings(max_examples=60)
@given(data=st.data())
def test_no_message_can_raise_or_break_the_picture(say, data):
    explorable = data.draw(st.sampled_from([find("remodeling"), find("calcium-laboratory"), find("red-flags")]))
    widget = Explore(explorable.name)
    names = st.sampled_from([control.name for control in explorable.controls]) | st.text(max_size=5)
    content = data.draw(
        st.fixed_dictionaries(
            {"kind": st.sampled_from(["set", "compare"])},
            optional={
                "values": st.dictionaries(names, junk, max_size=3) | junk,
                "layout": st.sampled_from(["wide", "narrow"]) | junk,
                "guess": junk,
            },
        )
    )
    say(widget, content)

    assert all(svg.startswith("<svg") for svg in widget.state["drawn"].values())
    assert explorable.read(widget.state["values"]) == widget.state["values"]
    assert widget.notice == ""


@settings(max_examples=20)
@given(st.sampled_from(EXPLORABLES).filter(lambda each: any(isinstance(control, Choice) for control in each.controls)))
def test_a_choice_that_is_not_offered_is_refused_in_words(say, explorable):
    control = next(each for each in explorable.controls if isinstance(each, Choice))
    widget = Explore(explorable.name)
    say(widget, set_(**{control.name: "no such thing"}))

    assert widget.state["refused"].startswith(f"{control.label} takes one of: ")

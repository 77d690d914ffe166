"""The figure of lesson 10: a sound drawing in both states, and a call that keeps its order."""

from itertools import pairwise

import pytest
from promise import (
    differs_from_state_to_state,
    each_drawing,
    has_words_table_and_sources,
    keeps_its_text_apart,
    said,
    wears_only_known_classes,
)

from bonemets.figures import call_minutes


@each_drawing(call_minutes)
def test_text_stays_on_the_canvas_and_apart(figure, layout):
    keeps_its_text_apart(getattr(figure, layout))


@each_drawing(call_minutes)
def test_every_class_has_a_style_and_nothing_is_colored_by_hand(figure, layout):
    wears_only_known_classes(getattr(figure, layout), layout)


def test_every_state_is_drawn_in_its_own_way_with_words_table_and_sources():
    differs_from_state_to_state(call_minutes)
    for caller, _ in call_minutes.CALLER.choices:
        has_words_table_and_sources(call_minutes.draw(caller))


@pytest.mark.parametrize("caller", ["talks", "collapsed"])
def test_number_and_place_come_first_and_writing_last(caller):
    names = [part.name for part in call_minutes.parts(caller)]
    starts = [part.from_min for part in call_minutes.parts(caller)]

    assert (names[0], names[1], names[-1]) == ("Who and where", "Awake? Breath? Blood?", "Write")
    assert all(earlier <= later for earlier, later in pairwise(starts))


def test_a_collapse_ends_the_questions():
    figure = call_minutes.draw("collapsed")

    assert "Every group" not in said(figure.wide)
    assert "Ambulance" in said(figure.narrow)
    with pytest.raises(ValueError, match="caller"):
        call_minutes.draw("asleep")

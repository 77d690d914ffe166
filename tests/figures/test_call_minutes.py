"""The figure of lesson 10: a sound drawing in both states, and a call that keeps its order."""

from itertools import pairwise

import pytest
from text_box import said

from bonemets.figures import call_minutes


@pytest.mark.parametrize("caller", ["talks", "collapsed"])
def test_number_and_place_come_first_and_writing_last(caller):
    names = [part.name for part in call_minutes.parts(caller)]
    starts = [part.start for part in call_minutes.parts(caller)]

    assert (names[0], names[1], names[-1]) == ("Who and where", "Awake? Breath? Blood?", "Write")
    assert all(earlier <= later for earlier, later in pairwise(starts))


def test_a_collapse_ends_the_questions():
    figure = call_minutes.draw("collapsed")

    assert "Every group" not in said(figure.wide)
    assert "Ambulance" in said(figure.narrow)

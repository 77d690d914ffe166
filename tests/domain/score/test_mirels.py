"""Mirels beyond its oracle table."""

import pytest

from bonemets.domain.score.mirels import DISAGREEMENT, mirels

EIGHT = {"site": "lower limb", "pain": "moderate", "lesion": "mixed", "size": "1/3 to 2/3"}


def test_the_eight_or_nine_disagreement_travels_with_every_result():
    assert mirels(**EIGHT).disagreements == mirels().disagreements == (DISAGREEMENT,)


def test_exactly_eight_states_the_disagreement_among_its_reasons():
    assert DISAGREEMENT in mirels(**EIGHT).reasons


@pytest.mark.parametrize(
    ("change", "risk"),
    [
        ({"pain": "mild", "size": "less than 1/3"}, " 0 % "),
        ({"pain": "mild"}, "about 4 to 5 %"),
        ({}, "15 %"),
        ({"lesion": "lytic"}, "33 %"),
        ({"lesion": "lytic", "pain": "functional"}, "72 % [unverified here]"),
        ({"lesion": "lytic", "pain": "functional", "site": "peritrochanteric"}, "96 % [unverified here]"),
    ],
)
def test_published_risks_are_shown_and_unchecked_ones_say_so(change, risk):
    assert risk in mirels(**{**EIGHT, **change}).reasons[0]

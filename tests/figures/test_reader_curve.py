"""The ROC curve and the crowds: every word in its place, and as many people filled as it says."""

import re
from itertools import combinations

import pytest
from text_box import boxes, classes, size, styled

from bonemets.domain.reader_study import CUTS, reading
from bonemets.domain.simulation.bayes import crowd
from bonemets.figures.reader_curve import crowds, curve, share_percent

READINGS = [reading([5] * 12, [1] * 12), reading([5, 4, 3, 2, 1] * 2, [1, 2, 3, 4, 5] * 2), reading([3] * 12, [3] * 12)]
each_width = pytest.mark.parametrize("wide", [True, False])


def fits(svg):
    width, height = size(svg)
    found = boxes(svg)
    off = [box.text for box in found if box.left < 0 or box.top < 0 or box.right > width or box.bottom > height]
    crowded = [(a.text, b.text) for a, b in combinations(found, 2) if a.touches(b)]
    assert (off, crowded) == ([], [])
    assert classes(svg) <= styled()


@each_width
@pytest.mark.parametrize("cut", CUTS)
@pytest.mark.parametrize("read", READINGS)
def test_a_curve_has_every_word_in_its_place_and_one_large_dot(read, cut, wide):
    svg = curve(read, cut, wide=wide)

    fits(svg)
    assert svg.count('class="mark"') == 1
    assert svg.count('class="box"') == len(CUTS) - 1


def test_the_words_beside_the_curve_give_the_numbers_with_their_intervals():
    words = " ".join(box.text for box in boxes(curve(READINGS[0], 4, wide=True)))

    assert "Area under the curve 1.00" in words
    assert "Sensitivity 12 of 12 (76 to 100" in words


@each_width
@pytest.mark.parametrize(("prevalence", "sign"), [(0.01, (1, 0.25)), (0.5, (0.8, 0.1)), (0.9, (0, 0)), (0.1, (1, 1))])
def test_crowds_fit_and_fill_as_many_people_as_they_say(prevalence, sign, wide):
    people = crowd(prevalence, [sign])
    svg = crowds(people, wide=wide)

    fits(svg)
    said = [int(number) for number in re.findall(r"(\d+) have a metastasis", svg)]
    filled = sum(len(re.findall("M", d)) / 2 for d in re.findall(r'<path d="([^"]*)" class="person"', svg))
    assert filled == sum(said)


def test_a_share_of_nobody_is_nothing():
    assert (share_percent(0, 0), share_percent(3, 4)) == (0, 75)

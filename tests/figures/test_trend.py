"""Trends: sound drawings in both widths for any values, words that say what the drawing shows, a table that agrees."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from text_box import boxes, classes, size, styled

from bonemets.content import case
from bonemets.content.chart import Series, Time
from bonemets.figures.trend import draw
from bonemets.figures.trend_sentence import sentence

TIMES = (
    Time("a", "Monday", 0),
    Time("b", "Tuesday", 24),
    Time("c", "Wednesday", 48),
    Time("d", "Thursday", 72),
)
LABELS = {time.id: time.label for time in TIMES}
CASES = [case.load(name) for name in case.ids()]


def series(*values, low=2.2, high=2.6, name="Calcium", unit="mmol/L", id_="ca"):
    found = zip("abcd", values, strict=False)
    return Series(id_, "labs", name, unit, low, high, tuple((at, value) for at, value in found if value is not None))


def words(*values, **more):
    return sentence(series(*values, **more), LABELS)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ((2.62, 2.9, 3.41), "rises from 2.62 to 3.41 mmol/L; above the reference interval (2.20 to 2.60) throughout."),
        ((2.5, 2.62, 3.4), "rises from 2.50 to 3.40 mmol/L; above the reference interval (2.20 to 2.60) from Tuesday."),
        ((2.6, 2.4, 2.2), "falls from 2.6 to 2.2 mmol/L; within the reference interval (2.2 to 2.6) throughout."),
        ((2.4, 2.4), "stays at 2.4 mmol/L; within the reference interval (2.2 to 2.6) throughout."),
        ((2.3,), "is 2.3 mmol/L (Monday); within the reference interval (2.2 to 2.6)."),
        ((3.0,), "is 3.0 mmol/L (Monday); above the reference interval (2.2 to 2.6)."),
        (
            (2.4, 3.3, 2.5),
            (
                "goes from 2.4 to 2.5 mmol/L, by way of 3.3 (Tuesday); "
                "above the reference interval (2.2 to 2.6) only at: Tuesday."
            ),
        ),
        (
            (3.3, 2.4, 2.0),
            (
                "falls from 3.3 to 2.0 mmol/L; above the reference interval (2.2 to 2.6) only at: Monday; "
                "below it: Wednesday."
            ),
        ),
        (
            (2.0, 2.4, 3.0, 2.4),
            (
                "goes from 2.0 to 2.4 mmol/L, by way of 3.0 (Wednesday); "
                "below the reference interval (2.2 to 2.6) only at: Monday; above it: Wednesday."
            ),
        ),
    ],
)
def test_the_words_say_where_it_goes_and_from_when_it_is_outside(values, said):
    assert words(*values) == f"Calcium {said}"


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(None, 2.6, "(up to 2.6)"), (2.2, None, "(2.2 or more)"), (2.2, 2.6, "(2.2 to 2.6)")],
)
def test_an_interval_may_be_open_at_one_end(low, high, said):
    assert said in words(2.3, 2.4, low=low, high=high)


def test_without_an_interval_nothing_is_called_high_or_low():
    assert words(3, 8, 4, low=None, high=None, unit="of 10") == "Calcium goes from 3 to 4 of 10, by way of 8 (Tuesday)."
    drawn = draw((series(3, 8, 4, low=None, high=None),), TIMES)
    assert "out" not in classes(drawn.wide)
    assert "band" not in classes(drawn.wide)
    assert "Shaded" not in drawn.wide


def test_each_value_has_a_strip_of_its_own_so_that_no_two_units_share_an_axis():
    both = (series(2.4, 3.0), series(90, 148, name="Creatinine", unit="µmol/L", low=45, high=90, id_="cr"))
    drawn = draw(both, TIMES)
    texts = [box.text for box in boxes(drawn.wide)]

    assert drawn.wide.count('class="series"') == 2
    assert "3.0 mmol/L, high" in texts
    assert "148 µmol/L, high" in texts
    assert drawn.alt.count(".") >= 2


def test_what_lies_outside_differs_by_shape_and_by_word():
    drawn = draw((series(2.4, 3.0, 2.0),), TIMES)

    assert drawn.wide.count("dot out") == 2
    assert drawn.wide.count("<circle") == 1
    assert drawn.table.rows == (("Calcium (mmol/L)", "2.2 to 2.6", "2.4", "3.0 high", "2.0 low"),)


def test_a_score_with_an_end_stands_on_its_whole_scale():
    scored = series(4, 5, low=None, high=None, unit="of 10", name="Pain")
    free = series(4, 5, low=None, high=None, unit="mmol/L", name="Pain")
    heights = [[float(y) for y in re.findall(r'cy="([\d.]+)"', draw((each,), TIMES).wide)] for each in (scored, free)]

    assert heights[0][0] - heights[0][1] < 6
    assert heights[1][0] - heights[1][1] > 40


def test_a_value_that_is_older_than_the_chart_says_so():
    potassium = series(4.1, 3.7, None, name="Potassium", low=3.5, high=5.3, id_="k")
    drawn = draw((series(2.4, 3.0, 2.8), potassium), TIMES)
    texts = [box.text for box in boxes(drawn.wide)]

    assert "last: 3.7 mmol/L" in texts
    assert "2.8 mmol/L, high" in texts
    assert drawn.table.rows[1][-1] == "not measured"


def test_times_stand_to_scale_where_there_is_room_and_the_drawing_says_where_not():
    near = (Time("a", "Week 1", 0), Time("b", "Monday 08:00", 500), Time("c", "Monday 09:00", 501))

    assert "not to scale" not in draw((series(2, 3, 4),), TIMES).wide
    assert "not to scale" in draw((series(2, 3, 4),), near).wide


def test_times_without_a_value_take_no_room():
    assert "Tuesday" not in draw((series(2.4, None, 3.0),), TIMES).wide


@pytest.mark.parametrize("wrong", [(), (series(),)])
def test_a_trend_without_values_is_refused(wrong):
    with pytest.raises(ValueError, match="at least one series, and each at least one value"):
        draw(wrong, TIMES)


def sound(svg):
    width, height = size(svg)
    found = boxes(svg)
    assert not [box for box in found if box.left < -1 or box.top < 0 or box.right > width + 1 or box.bottom > height]
    heads = [box for box in found if not re.fullmatch(r"[\d.]+", box.text)]
    assert not [(a.text, b.text) for a, b in combinations(heads, 2) if a.touches(b)]
    assert classes(svg) <= styled()


@pytest.mark.parametrize("layout", ["wide", "narrow"])
@pytest.mark.parametrize("tab", ["vitals", "labs"])
@pytest.mark.parametrize("each", CASES, ids=[each.id for each in CASES])
def test_every_chart_of_every_case_is_drawn_soundly_at_every_time(each, tab, layout):
    for time in each.chart.times:
        known = each.chart.until(time.id)
        found = [one for one in known.series if one.tab == tab]
        if found:
            sound(getattr(draw(found, known.times), layout))


@given(
    st.lists(st.floats(0, 400).map(lambda value: round(value, 1)), min_size=1, max_size=4),
    st.sampled_from([(None, None), (60, 100), (None, 5), (94, None)]),
)
def test_any_values_give_a_sound_drawing_and_a_sentence(values, interval):
    one = series(*values, low=interval[0], high=interval[1])
    drawn = draw((one,), TIMES)

    for layout in (drawn.wide, drawn.narrow):
        sound(layout)
    assert drawn.alt.startswith("Calcium ")
    assert drawn.alt.endswith(".")
    assert len(drawn.table.head) == len(drawn.table.rows[0])

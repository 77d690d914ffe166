"""A figure on the page: a picture in two widths, its words, and controls that redraw it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bonemets.content import source
from bonemets.figures import NAMES
from bonemets.widgets.figure import FigureWidget, draw

FIGURES = [draw(name) for name in NAMES]
MOVING = [figure for figure in FIGURES if figure.controls]
each_figure = pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.name)
each_control = pytest.mark.parametrize(
    ("figure", "control"),
    [(figure, control) for figure in MOVING for control in figure.controls],
    ids=lambda each: each.name,
)


def set_(**values):
    return {"kind": "set", "values": values}


def test_the_series_has_at_least_four_figures_and_one_to_explore():
    assert len(FIGURES) >= 4
    assert MOVING


@each_figure
def test_a_figure_shows_its_drawing_its_words_its_table_and_its_sources(figure):
    widget = FigureWidget(figure.name)

    assert (widget.drawn["wide"], widget.drawn["narrow"]) == (figure.wide, figure.narrow)
    assert all(widget.drawn[word] for word in ("alt", "reading"))
    assert widget.drawn["table"]["rows"]
    assert [each["key"] for each in widget.still["sources"]] == list(figure.sources)
    assert set(figure.sources) <= set(source.load())
    assert widget.values == {control.name: control.value for control in figure.controls}


@each_figure
def test_drawing_twice_gives_the_same_bytes(figure):
    assert draw(figure.name) == figure


@each_control
def test_every_choice_of_a_control_redraws_the_figure(figure, control, say):
    widget = FigureWidget(figure.name)
    seen = set()
    for value, _label in control.choices:
        say(widget, set_(**{control.name: value}))
        seen.add(widget.drawn["wide"])
        assert (widget.values[control.name], widget.notice) == (value, "")

    assert len(seen) == len(control.choices)


@each_control
def test_a_first_value_may_be_given_and_a_wrong_one_lists_those_there_are(figure, control):
    last = control.choices[-1][0]

    assert FigureWidget(figure.name, **{control.name: last}).values[control.name] == last
    with pytest.raises(ValueError, match=f"{control.choices[0][0]}.*{last}"):
        FigureWidget(figure.name, **{control.name: "no such value"})


def test_a_figure_that_does_not_exist_names_those_there_are():
    with pytest.raises(ValueError, match=r"there is no figure 'spine'; there are: .*body-map, spinal-cord"):
        FigureWidget("spine")


@pytest.mark.parametrize("value", ["C99", "", None, 7, ["C4"], {}])
def test_a_value_no_control_offers_is_refused_in_words_and_the_picture_stays(value, say):
    widget = FigureWidget("spinal-cord")
    before = (widget.drawn, widget.values)
    say(widget, set_(level=value))

    assert widget.notice.startswith("This figure cannot show that: ")
    assert widget.notice.endswith(".")
    assert not widget.notice.endswith("..")
    assert (widget.drawn, widget.values) == before


def test_the_refusal_goes_away_with_the_next_good_choice(say):
    widget = FigureWidget("spinal-cord")
    say(widget, set_(level="C99"))
    say(widget, set_(level="C4"))

    assert (widget.notice, widget.values["level"]) == ("", "C4")


def test_a_control_the_figure_does_not_have_is_passed_over(say):
    widget = FigureWidget("spinal-cord")
    say(widget, set_(lvl="C4", pressure="touching"))

    assert widget.values == {**FigureWidget("spinal-cord").values, "pressure": "touching"}
    assert widget.notice == ""


@settings(max_examples=30)  # each one draws
@given(st.dictionaries(st.sampled_from(["level", "pressure", "other"]), st.text() | st.integers()) | st.text())
def test_no_message_can_raise_or_break_the_picture(say, values):
    widget = FigureWidget("spinal-cord")
    say(widget, {"kind": "set", "values": values})

    assert widget.drawn["wide"].startswith("<svg")
    assert "Traceback" not in widget.notice

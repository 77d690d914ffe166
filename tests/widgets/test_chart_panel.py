"""What the page gets of a chart: nothing from later, what is new marked, words for what is drawn."""

import json

import pytest

from bonemets.content import case
from bonemets.content.chart import Chart, Note, Series, Time
from bonemets.widgets.chart_panel import view

TIMES = (Time("mon", "Monday", 0), Time("tue", "Tuesday", 24), Time("wed", "Wednesday", 48))
NOTES = (
    Note("mon", "notes", "Call", "First line\ngoes on.\n\nSecond."),
    Note("tue", "notes", "Visit", "Worse."),
    Note("tue", "imaging", "MRI", "Report."),
    Note("wed", "orders", "Fluids", "As prescribed."),
)
SERIES = (
    Series("ca", "labs", "Calcium", "mmol/L", 2.2, 2.6, (("mon", 2.4), ("tue", 3.1), ("wed", 2.9))),
    Series("cr", "labs", "Creatinine", "µmol/L", 60, 110, (("mon", 90.0), ("tue", 150.0))),
    Series("hr", "vitals", "Heart rate", "a minute", 60, 100, (("tue", 110.0),)),
)
CHART = Chart("c", "Somebody (invented)", TIMES, NOTES, SERIES)


def tabs(shown):
    return {tab["id"]: tab for tab in shown["tabs"]}


def test_only_filled_tabs_come_in_the_order_of_a_chart():
    assert [tab["title"] for tab in view(CHART, "mon")["tabs"]] == ["Notes", "Laboratory"]
    assert [tab["title"] for tab in view(CHART, "wed")["tabs"]] == [
        "Notes", "Vital signs", "Laboratory", "Imaging", "Orders",
    ]  # fmt: skip


def test_nothing_from_later_leaves_python():
    text = json.dumps(view(CHART, "mon"))

    for later in ("Worse", "Report", "As prescribed", "150", "Tuesday", "Heart rate"):
        assert later not in text


def test_at_the_first_time_nothing_is_new():
    assert not any(tab["new"] for tab in view(CHART, "mon")["tabs"])


def test_what_came_since_the_time_before_is_new_and_comes_first():
    shown = tabs(view(CHART, "tue"))

    assert [(entry["title"], entry["new"]) for entry in shown["notes"]["entries"]] == [("Visit", True), ("Call", False)]
    assert shown["imaging"]["new"]
    assert shown["labs"]["news"] == "All values are new."
    assert shown["vitals"]["news"] == "New: Heart rate."
    assert shown["notes"]["entries"][1]["paragraphs"] == ["First line goes on.", "Second."]


def test_what_the_reader_has_seen_can_be_said():
    later = tabs(view(CHART, "wed", since="mon"))
    same = view(CHART, "wed", since="wed")

    assert [tab for tab, shown in later.items() if shown["new"]] == ["notes", "vitals", "labs", "imaging", "orders"]
    assert not any(tab["new"] for tab in same["tabs"])
    assert tabs(view(CHART, "wed"))["labs"]["news"] == "New: Calcium."
    assert tabs(view(CHART, "wed"))["vitals"]["news"] == ""


def test_many_new_values_are_counted_not_named():
    more = tuple(
        Series(f"s{number}", "labs", f"Value {number}", "mmol/L", None, None, (("mon", 1.0), ("tue", 2.0)))
        for number in range(4)
    )
    old = Series("old", "labs", "Old", "mmol/L", None, None, (("mon", 1.0),))

    shown = view(Chart("c", "Somebody (invented)", TIMES, (), (*more, old)), "tue")
    assert tabs(shown)["labs"]["news"] == "4 of 5 values are new."


def test_tabs_can_be_chosen():
    assert list(tabs(view(CHART, "wed", ("labs",)))) == ["labs"]


def test_a_drawing_comes_with_its_words_and_its_table():
    labs = tabs(view(CHART, "wed"))["labs"]

    assert labs["wide"].startswith("<svg")
    assert labs["narrow"].startswith("<svg")
    assert "above the reference interval (2.2 to 2.6) from Tuesday" in labs["alt"]
    assert labs["table"]["rows"][1] == ("Creatinine (µmol/L)", "60 to 110", "90", "150 high", "not measured")


def test_a_time_the_chart_does_not_have_is_refused():
    with pytest.raises(KeyError):
        view(CHART, "sun")


@pytest.mark.parametrize("name", case.ids())
def test_every_chart_can_go_to_the_page_at_every_time(name):
    chart = case.load(name).chart
    for time in chart.times:
        shown = view(chart, time.id)
        assert json.loads(json.dumps(shown))["now"] == time.label

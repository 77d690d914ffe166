"""A chart: what is known when, and what an author gets wrong in it."""

import copy

import pytest

from bonemets.content import chart
from bonemets.content.table import ContentError, Place

GOOD = {
    "id": "c",
    "person": "Ann, 61, a fictional person",
    "time": [
        {"id": "mon", "label": "Monday", "hours": 0},
        {"id": "tue", "label": "Tuesday", "hours": 24},
        {"id": "wed", "label": "Wednesday", "hours": 48.5},
    ],
    "note": [
        {"at": "mon", "tab": "notes", "title": "Nurse", "text": "Thirsty."},
        {"at": "wed", "tab": "orders", "title": "Fluids", "text": "Saline."},
    ],
    "series": [
        {
            "id": "calcium",
            "tab": "labs",
            "name": "Corrected calcium",
            "unit": "mmol/L",
            "low": 2.2,
            "high": 2.6,
            "value": [{"at": "wed", "is": 3}, {"at": "tue", "is": 3.3}],
        }
    ],
}
VALUE = {"at": "tue", "is": 3.3}
# where, new value, and then: id, field and words of the error
BAD = [
    (("name",), "N", "c", "name", "is not a known field"),
    (("person",), "", "c", "person", "is empty"),
    (("time",), [], "c", "time", "is an empty list"),
    (("time", 1, "id"), "mon", "mon", "id", "is used twice"),
    (("time", 1, "hours"), 0, "c", "time", "hours must rise from each time to the next"),
    (("time", 1, "hours"), 60, "c", "time", "hours must rise from each time to the next"),
    (("time", 1, "hours"), -1, "c/tue", "hours", "is -1; allowed: 0 to 100000"),
    (("time", 1, "hours"), "24", "c/tue", "hours", "must be a number, not '24'"),
    (("time", 1, "hours"), True, "c/tue", "hours", "must be a number, not True"),
    (("note", 0, "tab"), "labs", "c/Nurse", "tab", "is 'labs', which is none of: imaging, notes, orders"),
    (("note", 0, "at"), "sun", "c/Nurse", "at", "is 'sun', which is no time of this chart; there are: mon, tue, wed"),
    (("note", 0, "text"), 3, "c/Nurse", "text", "must be a text"),
    (("series",), GOOD["series"] * 2, "calcium", "id", "is used twice"),
    (("series", 0, "tab"), "notes", "c/calcium", "tab", "is 'notes', which is none of: labs, vitals"),
    (("series", 0, "unit"), "", "c/calcium", "unit", "is empty"),
    (("series", 0, "low"), "2.2", "c/calcium", "low", "must be a number"),
    (("series", 0, "value"), [], "c/calcium", "value", "is an empty list"),
    (("series", 0, "value", 0, "at"), "sun", "c/calcium", "at", "is 'sun', which is no time of this chart"),
    (("series", 0, "value", 0, "is"), "3", "c/calcium", "is", "must be a number, not '3'"),
    (("series", 0, "value"), [VALUE, VALUE], "tue", "id", "is used twice"),
]


def parse(where=(), value=None):
    made = copy.deepcopy(GOOD)
    inner = made
    for step in where[:-1]:
        inner = inner[step]
    if where:
        inner[where[-1]] = value
    return chart.parse(made, Place("bank/x.toml", "c"))


@pytest.mark.parametrize(("where", "value", "id_", "field", "problem"), BAD)
def test_a_bad_chart_is_refused_with_file_id_and_field(where, value, id_, field, problem):
    with pytest.raises(ContentError) as caught:
        parse(where, value)

    assert (caught.value.file, caught.value.id, caught.value.field) == ("bank/x.toml", id_, field)
    assert problem in caught.value.problem


def test_values_stand_in_the_order_of_time_whatever_order_they_were_written_in():
    assert parse().series[0].values == (("tue", 3.3), ("wed", 3.0))


@pytest.mark.parametrize(
    ("at", "times", "notes", "values", "tabs"),
    [
        ("mon", 1, 1, [], ("notes",)),
        ("tue", 2, 1, [1], ("notes", "labs")),
        ("wed", 3, 2, [2], ("notes", "labs", "orders")),
    ],
)
def test_until_a_time_only_what_was_known_then_is_shown(at, times, notes, values, tabs):
    known = parse().until(at)

    assert (len(known.times), len(known.notes), known.tabs) == (times, notes, tabs)
    assert [len(each.values) for each in known.series] == values


def test_a_time_the_chart_does_not_have_is_an_error():
    with pytest.raises(KeyError):
        parse().until("sun")


def test_a_reference_interval_may_be_open():
    series = {**GOOD["series"][0]}
    del series["low"]

    assert (parse(("series",), [series]).series[0].low, parse().series[0].low) == (None, 2.2)

"""One question of each type: read as its author wrote it, and refused with file, id and field where it cannot be."""

import copy

import pytest

from bonemets.content import chart, item
from bonemets.content.table import ContentError, Place
from bonemets.domain.marking import score

WHY = {"rationale": "R", "sources": ["nice-ng234"]}
GONE = object()


def option(id_, *, key=None, **more):
    return {"id": id_, "text": f"Text {id_}", **({} if key is None else {"key": key}), **WHY, **more}


def part(id_, **more):
    return {"id": id_, "text": f"Part {id_}", "option": [option("a", key=True), option("b")], **more}


def wing(id_, keys):
    return {"id": id_, "text": id_, "option": [option("a", key=True), option("b", key=keys == 2), option("c")]}


def target(id_, key, **more):
    return {"id": id_, "text": id_, "key": key, **more}


TOKENS = [option(id_) for id_ in "abcd"]
MATRIX = {
    "column": [{"id": "yes", "text": "Yes"}, {"id": "no", "text": "No"}],
    "row": [{"id": "r1", "text": "One", "key": ["yes"], **WHY}, {"id": "r2", "text": "Two", "key": ["no"], **WHY}],
}
GRID = {
    "head": ["What", "Where"],
    "line": [{"cells": ["One", "{x}"]}, {"cells": ["Two", "and {y}"]}, {"cells": ["3", "-"]}],
}
FORMS = {
    "multiple-choice": {"option": [option("a", key=True), option("b", misconception="m")]},
    "select-all": {"option": [option("a", key=True), option("b", key=True), option("c")]},
    "select-n": {"option": [option("a", key=True), option("b", key=True), option("c")]},
    "grouping": {"group": [part("g"), part("h")]},
    "matrix-multiple-choice": MATRIX,
    "matrix-multiple-response": MATRIX,
    "dropdown-cloze": {"text": "It is {x} and {y}.", "blank": [part("x"), part("y")]},
    "dropdown-table": {**GRID, "blank": [part("x"), part("y")]},
    "dropdown-rationale": {"text": "{x} by {y}.", "blank": [part("x", role="cause"), part("y", role="effect")]},
    "drag-cloze": {"text": "It is {x} and {y}.", "blank": [target("x", "a"), target("y", "b")], "option": TOKENS},
    "drag-rationale": {
        "text": "{x} by {y}.",
        "blank": [target("x", "a", role="cause", pair="p"), target("y", "b", role="effect", pair="p")],
        "option": TOKENS,
    },
    "ordered-response": {"option": [option(id_) for id_ in "abcd"]},
    "highlight-text": {"text": "Both {x} and {y}.", "option": [option("x", key=True), option("y")]},
    "highlight-table": {**GRID, "option": [option("x", key=True), option("y")]},
    "bow-tie": {"group": [wing("actions", 2), wing("condition", 1), wing("parameters", 2)]},
    "numeric": {
        "number": {
            "label": "Calcium",
            "units": ["mmol/L", "mg/dL"],
            "answer": [{"value": "2.84", "unit": "mmol/L", "tolerance": "0.02"}, {"value": "11.4", "unit": "mg/dL"}],
            **WHY,
            "trap": [{"value": "2.60", "unit": "mmol/L", "misconception": "m", **WHY}],
        }
    },
}
COMMON = {
    "id": "x-1",
    "objective": "o",
    "bloom": "apply",
    "step": "take-action",
    "difficulty": 1,
    "version": 1,
    "review": "not yet",
    "sources": ["nice-ng234"],
    "stem": "Why?",
    "take_away": "T",
    "read_again": "H",
}
CHART = chart.parse(
    {
        "id": "c",
        "person": "P",
        "time": [{"id": "a", "label": "Now", "hours": 0}, {"id": "b", "label": "Later", "hours": 2}],
        "note": [
            {"at": "a", "tab": "notes", "title": "T", "text": "W"},
            {"at": "b", "tab": "orders", "title": "T", "text": "W"},
        ],
    },
    Place("bank/x.toml", "c"),
)


def entry(kind, *changes):
    made = copy.deepcopy({**COMMON, "type": kind, **FORMS[kind]})
    for path, value in changes:
        inner = made
        *steps, last = [int(step) if step.isdecimal() else step for step in path.split(".")]
        for step in steps:
            inner = inner[step]
        if value is GONE:
            del inner[last]
        else:
            inner[last] = value
    return made


def parse(kind, *changes):
    return item.parse(entry(kind, *changes), "bank/x.toml", {"m"}, {"c": CHART})


# type, what is changed, and then: id, field and words of the error
MC = "multiple-choice"
BAD = [
    (MC, ("id", 7), "7", "id", "must be a text"),
    (MC, ("stm", "Why?"), "x-1", "stm", "is not a known field"),
    (MC, ("stem", GONE), "x-1", "stem", "is missing"),
    (MC, ("stem", "  "), "x-1", "stem", "is empty"),
    (MC, ("type", "matrix"), "x-1", "type", "is 'matrix', which is none of: bow-tie, drag-cloze"),
    (MC, ("type", ["matrix"]), "x-1", "type", "must be a text"),
    (MC, ("bloom", "know"), "x-1", "bloom", "is 'know', which is none of"),
    (MC, ("step", "act"), "x-1", "step", "is 'act', which is none of"),
    (MC, ("difficulty", 4), "x-1", "difficulty", "is 4; allowed: 1 to 3"),
    (MC, ("difficulty", "1"), "x-1", "difficulty", "must be a whole number"),
    (MC, ("version", 0), "x-1", "version", "is 0; allowed: 1 to 999"),
    (MC, ("must_pass", "yes"), "x-1", "must_pass", "must be true or false"),
    (MC, ("fixed_order", 1), "x-1", "fixed_order", "must be true or false"),
    (MC, ("hint", ""), "x-1", "hint", "is empty"),
    (MC, ("covers", []), "x-1", "covers", "is an empty list"),
    (MC, ("sources", ["no-such"]), "x-1", "sources", "names the source 'no-such'"),
    (MC, ("group", []), "x-1", "group", "is not a known field"),
    (MC, ("option", {}), "x-1", "option", "must be a list"),
    (MC, ("option.0.key", False), "x-1", "option", "multiple-choice takes exactly one key in 'answer', not 0"),
    (MC, ("option.1.key", True), "x-1", "option", "multiple-choice takes exactly one key in 'answer', not 2"),
    (MC, ("option.0.key", 1), "x-1/a", "key", "must be true or false"),
    (MC, ("option.0.rationale", GONE), "x-1/a", "rationale", "is missing"),
    (MC, ("option.0.rationale", ""), "x-1/a", "rationale", "is empty"),
    (MC, ("option.0.why", "R"), "x-1/a", "why", "is not a known field"),
    (MC, ("option.0.id", GONE), "x-1/?", "id", "is missing"),
    (MC, ("option.1.id", "a"), "a", "id", "is used twice"),
    (MC, ("option.1.sources", ["no-such"]), "x-1/b", "sources", "names the source 'no-such'"),
    (MC, ("option.1.misconception", "n"), "x-1/b", "misconception", "names 'n', which is not a misconception"),
    (MC, ("exhibit", {"chart": "c"}), "x-1", "at", "is missing"),
    (MC, ("exhibit", {"chart": "d", "at": "a"}), "x-1", "exhibit", "names the chart 'd', which is not in this file"),
    (MC, ("exhibit", {"chart": "c", "at": "z"}), "x-1", "exhibit", "names the time 'z', which the chart 'c' does not"),
    (
        MC,
        ("exhibit", {"chart": "c", "at": "a", "tabs": ["orders"]}),
        "x-1",
        "exhibit",
        "names the tab 'orders', which is empty at that time",
    ),
    ("select-all", ("option", [option("a"), option("b")]), "x-1", "option", "select-all has no key at all"),
    ("grouping", ("group.1.option", GONE), "x-1/h", "option", "is missing"),
    ("grouping", ("group.1.id", "g"), "x-1", "group", "'g' comes twice as slot"),
    ("grouping", ("group.0.role", "cause"), "x-1/g", "role", "is not a known field"),
    ("matrix-multiple-choice", ("row.0.key", ["yes", "no"]), "x-1", "row", "takes exactly one key in 'r1', not 2"),
    ("matrix-multiple-choice", ("row.0.key", ["maybe"]), "x-1", "row", "'r1' names maybe; columns: no, yes"),
    ("matrix-multiple-response", ("row.0.key", ["yes", "maybe"]), "x-1", "row", "'r1' names yes, maybe; columns: no"),
    ("matrix-multiple-response", ("row.0.key", []), "x-1/r1", "key", "is an empty list"),
    ("matrix-multiple-response", ("column.0.note", "N"), "x-1/yes", "note", "is not a known field"),
    ("matrix-multiple-response", ("row.1.id", "r1"), "x-1", "row", "'r1' comes twice as option"),
    ("dropdown-cloze", ("text", "It is {x}."), "x-1", "text", "holds the places ['x'], but there are ['x', 'y']"),
    ("dropdown-cloze", ("text", "{x} {y} {y}"), "x-1", "text", "each stands once"),
    (
        "dropdown-cloze",
        ("blank.0.role", "cause"),
        "x-1",
        "blank",
        "has the role 'cause', which dropdown-cloze does not",
    ),
    ("dropdown-table", ("line.0.cells", ["{x}"]), "x-1", "line", "has 1 cells under 2 heads"),
    ("dropdown-table", ("line.0.cells", ["One", "x"]), "x-1", "line", "holds the places ['y'], but there are"),
    ("dropdown-table", ("head", GONE), "x-1", "head", "is missing"),
    ("dropdown-rationale", ("blank.0.role", GONE), "x-1", "blank", "a pair has one cause and one or two effects"),
    ("drag-cloze", ("blank.0.key", "z"), "x-1/x", "key", "names 'z', which is none of the options"),
    ("drag-cloze", ("blank.0.key", "b"), "x-1", "blank", "'b' comes twice as token that is a key"),
    ("drag-rationale", ("blank.1.role", "reason"), "x-1", "blank", "has the role 'reason', which"),
    ("highlight-text", ("text", "Only {x}."), "x-1", "text", "holds the places ['x'], but there are ['x', 'y']"),
    ("highlight-table", ("line.0.cells.1", "x"), "x-1", "line", "holds the places ['y'], but there are"),
    ("highlight-table", ("line.1.cells.1", "y"), "x-1", "line", "holds the places ['x'], but there are"),
    ("bow-tie", ("group.0.id", "act"), "x-1", "group", "a bow-tie has the wings"),
    ("numeric", ("number", 3), "x-1", "number", "must be a table"),
    ("numeric", ("number.units", ["mmol/L"]), "x-1", "number", "each in one of its units: mmol/L"),
    ("numeric", ("number.answer.0.value", 2.84), "x-1/?", "value", "must be a text"),
    ("numeric", ("number.answer.0.value", "about 3"), "x-1", "value", "is 'about 3', which is no plain number"),
    ("numeric", ("number.answer.0.value", "NaN"), "x-1", "value", "is 'NaN', which is no plain number"),
    ("numeric", ("number.answer.0.tolerance", "-1"), "x-1", "value", "is '2.84', which is no plain number"),
    ("numeric", ("number.trap.0.misconception", "n"), "x-1/?", "misconception", "names 'n', which is not"),
]


@pytest.mark.parametrize(
    ("kind", "change", "id_", "field", "problem"), BAD, ids=lambda each: each if isinstance(each, str) else ""
)
def test_a_bad_item_is_refused_with_file_id_and_field(kind, change, id_, field, problem):
    with pytest.raises(ContentError) as caught:
        parse(kind, change)

    assert caught.value.file.startswith("bank/x.toml")
    assert (caught.value.id, caught.value.field) == (id_, field)
    assert problem in caught.value.problem


@pytest.mark.parametrize("kind", FORMS)
def test_an_item_of_every_type_can_be_answered_right(kind):
    made = parse(kind)

    assert score(made.marking, made.marking.perfect()).verdict == "right"
    assert all(reason.rationale == "R" for reason in made.reasons)


def test_an_item_keeps_what_its_author_wrote():
    made = parse(MC, ("covers", ["S1"]), ("must_pass", True), ("hint", "H"), ("fixed_order", True))

    assert (made.key, made.must_pass, made.covers) == (frozenset("a"), True, ("S1",))
    assert (made.hint, made.fixed_order, made.exhibit) == ("H", True, None)
    assert [each.misconception for each in made.options] == [None, "m"]


@pytest.mark.parametrize(
    ("kind", "options"), [("drag-cloze", 4), ("dropdown-cloze", 4), ("grouping", 4), ("bow-tie", 9)]
)
def test_options_are_counted_once_where_they_are_shared_and_by_part_where_they_are_not(kind, options):
    assert len(parse(kind).options) == options


def test_a_matrix_is_marked_by_row_or_by_column():
    choice, response = (parse(f"matrix-multiple-{each}").marking for each in ("choice", "response"))

    assert [slot.id for slot in choice.slots] == ["r1", "r2"]
    assert [(slot.id, slot.key) for slot in response.slots] == [("yes", ("r1",)), ("no", ("r2",))]


def test_only_lines_of_a_table_with_something_to_highlight_are_parts():
    assert [(part.id, part.text) for part in parse("highlight-table").parts] == [("row-1", "One"), ("row-2", "Two")]


def test_an_exhibit_shows_the_tabs_it_names_or_all_that_hold_something_at_its_time():
    shown = [parse(MC, ("exhibit", {"chart": "c", "at": at})).exhibit.tabs for at in ("a", "b")]

    assert shown == [("notes",), ("notes", "orders")]
    assert parse(MC, ("exhibit", {"chart": "c", "at": "b", "tabs": ["orders"]})).exhibit.tabs == ("orders",)


def test_a_number_keeps_its_traps_and_its_reason():
    made = parse("numeric")

    assert [type(reason).__name__ for reason in made.reasons] == ["Number", "Trap"]
    assert made.number.traps[0].misconception == "m"
    assert parse("numeric", ("number.trap", GONE)).number.traps == ()

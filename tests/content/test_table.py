"""A data file that breaks its schema is refused with the file, the id and the field."""

import pytest

from bonemets.content import table
from bonemets.content.table import ContentError, Field, Place

SCHEMA = {
    "name": table.TEXT,
    "kind": table.one_of("a", "b"),
    "tags": Field(list, allowed=frozenset({"x", "y"})),
    "count": Field(int, low=1, high=3),
    "sure": table.OPTIONAL_FLAG,
    "note": table.OPTIONAL_TEXT,
    "part": table.TABLES,
}
GOOD = {"name": "n", "kind": "a", "tags": ["x"], "count": 2, "part": [{}]}
GONE = object()
BAD = [
    ("nam", "n", "is not a known field; known: name, kind, tags, count, sure, note, part"),
    ("name", GONE, "is missing"),
    ("part", GONE, "is missing"),
    ("name", "", "is empty"),
    ("name", " \n", "is empty"),
    ("name", 1, "must be a text, not 1"),
    ("name", ["n"], "must be a text, not ['n']"),
    ("note", "", "is empty"),
    ("note", None, "must be a text, not None"),
    ("kind", "c", "is 'c', which is none of: a, b"),
    ("count", 0, "is 0; allowed: 1 to 3"),
    ("count", 4, "is 4; allowed: 1 to 3"),
    ("count", "2", "must be a whole number, not '2'"),
    ("count", 2.0, "must be a whole number, not 2.0"),
    ("count", True, "must be a whole number, not True"),
    ("sure", 1, "must be true or false, not 1"),
    ("sure", "yes", "must be true or false, not 'yes'"),
    ("tags", "x", "must be a list, not 'x'"),
    ("tags", [], "is an empty list"),
    ("tags", [""], "is empty"),
    ("tags", [1], "must be a text, not 1"),
    ("tags", ["x", "z"], "is 'z', which is none of: x, y"),
    ("part", [], "is an empty list"),
    ("part", ["p"], "must be a table, not 'p'"),
]


def changed(good, field, value):
    return {key: each for key, each in {**good, field: value}.items() if each is not GONE}


@pytest.mark.parametrize(("field", "value", "problem"), BAD)
def test_a_bad_value_is_refused_with_file_id_and_field(field, value, problem):
    with pytest.raises(ContentError) as caught:
        table.check(changed(GOOD, field, value), SCHEMA, Place("some.toml", "some-id"))

    assert (caught.value.file, caught.value.id, caught.value.field) == ("some.toml", "some-id", field)
    assert str(caught.value) == f'some.toml, id "some-id", field "{field}": {problem}'


@pytest.mark.parametrize("more", [{}, {"sure": False}, {"note": "n"}, {"count": 1}, {"count": 3}, {"tags": ["x", "y"]}])
def test_a_good_table_passes_with_or_without_its_optional_fields(more):
    table.check({**GOOD, **more}, SCHEMA, Place("some.toml"))


def test_a_whole_number_may_be_open_at_either_end():
    table.check({"count": -5, "size": 5}, {"count": Field(int, high=3), "size": Field(int, low=3)}, Place("some.toml"))


def test_an_id_used_twice_is_named():
    with pytest.raises(ContentError, match=r'some\.toml, id "b", field "id": is used twice'):
        table.unique(["a", "b", "c", "b"], Place("some.toml"))


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (None, "does not exist"),
        (b"stem = ", "is not valid TOML: "),
        (b"[a]\n[a]\n", "is not valid TOML: "),
        (b"stem = '\xff'", "is not valid TOML: "),
        (b"{}", "is not valid TOML: "),
    ],
)
def test_a_file_that_is_missing_or_not_toml_is_named(tmp_path, data, problem):
    if data is not None:
        (tmp_path / "some.toml").write_bytes(data)

    with pytest.raises(ContentError) as caught:
        table.read("some.toml", tmp_path)

    assert (caught.value.file, caught.value.id, caught.value.field) == ("some.toml", "?", "file")
    assert problem in str(caught.value)


def test_a_good_file_is_read_as_unicode(tmp_path):
    (tmp_path / "some.toml").write_text('stem = "38 °C"', encoding="utf-8")

    assert table.read("some.toml", tmp_path) == {"stem": "38 °C"}

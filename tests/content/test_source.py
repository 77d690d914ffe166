"""The bibliography: closed, dated, and honest about what was checked."""

import datetime as dt
import re

import pytest

from bonemets.content import source, table
from bonemets.content.table import ContentError, Place

GOOD = {
    "short": "A, 2020",
    "title": "T",
    "who": "W",
    "kind": "trial",
    "status": "verified",
    "checked": "2026-11-23",
}
BAD = [
    ("shrt", "A", "is not a known field"),
    ("kind", "blog", "is 'blog', which is none of"),
    ("status", "sure", "is 'sure', which is none of"),
    ("year", 1899, "is 1899; allowed: 1900 to 2100"),
    ("year", "2020", "must be a whole number"),
    ("title", " ", "is empty"),
    ("url", 5, "must be a text"),
    ("checked", dt.date(2026, 11, 23), "must be a text"),
]


@pytest.mark.parametrize(("field", "value", "problem"), BAD)
def test_a_bad_entry_is_refused_with_file_key_and_field(field, value, problem):
    with pytest.raises(ContentError, match=problem) as caught:
        source.parse({"good-1": GOOD, "bad-1": {**GOOD, field: value}})

    assert (caught.value.file, caught.value.id, caught.value.field) == ("sources.toml", "bad-1", field)


@pytest.mark.parametrize("field", GOOD)
def test_an_entry_without_a_required_field_is_refused(field):
    with pytest.raises(ContentError, match="is missing") as caught:
        source.parse({"bad-1": {key: value for key, value in GOOD.items() if key != field}}, "other.toml")

    assert (caught.value.file, caught.value.id, caught.value.field) == ("other.toml", "bad-1", field)


def test_a_bare_value_in_the_place_of_an_entry_is_refused():
    with pytest.raises(ContentError, match=r'sources\.toml, id "bad-1", field "bad-1": must be a table'):
        source.parse({"bad-1": "A, 2020"})


@pytest.mark.parametrize(
    ("more", "link"),
    [
        ({}, ""),
        ({"doi": "10.1/x"}, "https://doi.org/10.1/x"),
        ({"url": "https://a.example"}, "https://a.example"),
        ({"url": "https://a.example", "doi": "10.1/x"}, "https://a.example"),
    ],
)
def test_the_address_comes_before_the_doi_and_may_be_absent(more, link):
    assert source.parse({"a": {**GOOD, **more}})["a"].link == link


def test_the_status_is_said_in_words():
    words = [source.parse({"a": {**GOOD, "status": each}})["a"].status_words for each in source.STATUS_WORDS]

    assert words == list(source.STATUS_WORDS.values())


def test_a_key_that_does_not_exist_is_named_with_its_place():
    with pytest.raises(ContentError) as caught:
        source.check_keys(["nice-ng234", "no-such"], "sources", Place("some.toml", "some-id"))

    assert str(caught.value) == (
        'some.toml, id "some-id", field "sources": names the source \'no-such\', which is not in sources.toml'
    )


def test_another_folder_has_its_own_bibliography(tmp_path):
    (tmp_path / "sources.toml").write_text("[a]\n" + "\n".join(f'{key} = "{value}"' for key, value in GOOD.items()))

    assert list(source.load(tmp_path)) == ["a"]


def test_sources_read_one_by_one_are_those_of_the_whole_file():
    assert dict(source.load()) == source.parse(table.read(source.FILE))
    assert len(source.load()) == len(list(source.load()))


def test_a_bad_entry_is_refused_when_it_is_read_and_leaves_the_others_alone(tmp_path):
    good = "\n".join(f'{key} = "{value}"' for key, value in GOOD.items())
    (tmp_path / "sources.toml").write_text(f"[a]\n{good}\n[bad-1]\nshrt = 'A'\n[bad-2]\nno toml\n")
    sources = source.load(tmp_path)

    assert sources["a"].short == "A, 2020"
    for key in ("bad-1", "bad-2"):
        with pytest.raises(ContentError) as caught:
            sources[key]
        assert (caught.value.file, caught.value.id) == ("sources.toml", key)
    with pytest.raises(KeyError):
        sources["no-such"]


@pytest.mark.parametrize("each", source.load().values(), ids=lambda each: each.key)
def test_every_source_says_when_it_was_looked_at(each):
    day = dt.date.fromisoformat(each.checked)

    assert dt.date(2026, 1, 1) <= day
    assert each.year is None or each.year <= day.year
    assert not each.link or each.link.startswith(("https://", "http://"))


def test_no_source_links_to_a_site_that_shares_copies_of_other_peoples_work():
    copies = (
        r"scribd|studylib|slideplayer|yumpu|docslib|abcdocz|issuhub|skyscape|netlify|cld\.bz|flipbuilder|pages\.dev"
    )

    assert [each.key for each in source.load().values() if re.search(copies, each.link)] == []

"""The glossary: enough words, each explained plainly, said aloud, sourced and taught somewhere."""

import re

import pytest

from bonemets.content import glossary, source
from bonemets.content.lint.wording import sentences
from bonemets.content.table import ContentError

TERMS = glossary.load()
GOOD = {
    "term": "bone dust",
    "forms": ["bone dusts"],
    "say": "bohn dust",
    "definition": "What is left.",
    "sources": ["anatomy"],
    "lesson": "bone",
}
each_term = pytest.mark.parametrize("term", TERMS.values(), ids=lambda term: term.id)


def test_there_are_enough_terms_in_alphabetical_order():
    names = [term.term.casefold() for term in TERMS.values()]

    assert len(names) >= 90
    assert names == sorted(names)


@each_term
def test_a_term_is_explained_in_one_or_two_sentences_and_can_be_said_aloud(term):
    assert 1 <= len(sentences(term.definition)) <= 2
    assert term.definition[-1] in ".”"
    assert re.fullmatch(r"[A-Za-z’;/ -]+", term.say)
    assert set(term.sources) <= set(source.load())
    assert term.written[0] == term.term
    assert len(set(term.written)) == len(term.written)


def test_a_good_entry_is_read_as_written():
    (term,) = glossary.parse({"dust": GOOD}).values()

    assert (term.id, term.written, term.lesson) == ("dust", ("bone dust", "bone dusts"), "bone")
    assert glossary.parse({"dust": {key: GOOD[key] for key in GOOD if key != "forms"}})["dust"].forms == ()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"term": ""}, 'field "term": is empty'),
        ({"meaning": "x"}, 'field "meaning": is not a known field; known: term, forms'),
        ({"forms": []}, 'field "forms": is an empty list'),
        ({"sources": ["no-such"]}, "names the source 'no-such', which is not in sources.toml"),
        ({"lesson": "alchemy"}, "is 'alchemy', which is none of: bone, cases"),
        ({"definition": "x" * 151}, 'field "definition": has 151 letters; allowed: 150'),
    ],
)
def test_a_bad_entry_names_the_file_the_id_and_the_field(change, said):
    with pytest.raises(ContentError, match=re.escape(said)) as caught:
        glossary.parse({"dust": {**GOOD, **change}})

    assert str(caught.value).startswith('glossary.toml, id "dust"')


def test_what_is_no_table_is_refused():
    with pytest.raises(ContentError, match="must be a table"):
        glossary.parse({"dust": "gray"})


def test_no_two_terms_claim_the_same_word():
    other = {**GOOD, "term": "Bone Dusts", "forms": ["x"]}
    with pytest.raises(ContentError, match="'Bone Dusts' is a form of 'dust' already"):
        glossary.parse({"dust": GOOD, "dusts": other})

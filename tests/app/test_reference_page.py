"""The pages "Glossary" and "Sources", and the words a lesson page explains."""

import json
import re
from html import escape

import pytest

from bonemets.app import reference_page
from bonemets.app.asset import template_assets
from bonemets.content import glossary, source


def test_a_page_gets_each_term_with_its_sound_its_meaning_and_its_other_forms():
    words = {word[0]: word[1:] for word in json.loads(template_assets()["glossary.json"].body)}
    term = glossary.load()["osteoclast"]

    assert len(words) == len(glossary.load())
    assert words[term.term] == [term.say, term.definition, *term.forms]


def test_the_glossary_lists_each_term_with_where_it_is_taught():
    page = reference_page.glossary_html()

    assert re.findall(r'<div id="word-([a-z0-9-]+)">', page) == list(glossary.load())
    assert '<a href="01-bone-alive.ipynb">Lesson 1: Bone, alive</a>' in page


def test_each_source_stands_once_in_the_lists_with_what_was_seen_and_the_lessons_that_cite_it():
    pages = "".join(reference_page.shelf_html(name, {"anatomy": [1, 5]}) for name in reference_page.SHELVES)
    counts = [int(count) for count in re.findall(r"^## .* \((\d+)\)$", pages, re.MULTILINE)]
    anatomy = next(line for line in pages.splitlines() if "id='src-anatomy'" in line)

    assert sorted(re.findall(r"<li id='src-([a-z0-9-]+)'>", pages)) == sorted(source.load())
    assert sum(counts) == len(source.load())
    assert escape(source.load()["anatomy"].note) in anatomy
    assert "Lessons 1, 5." in anatomy
    assert "No lesson yet." in pages


def test_the_list_of_a_lesson_groups_its_sources_by_how_far_they_were_checked():
    keys = [
        next(each.key for each in source.load().values() if each.status == status) for status in source.STATUS_WORDS
    ]
    html = reference_page.sources_html(keys)
    places = [
        html.index(part)
        for key, words in zip(keys, source.STATUS_WORDS.values(), strict=True)
        for part in (f"### {words.capitalize()} (1)", f"<li id='src-{key}'><b>{escape(source.load()[key].short)}")
    ]

    assert places == sorted(places)
    assert max(source.load()[key].checked for key in keys) in html
    assert "](sources.ipynb)" in html


@pytest.mark.parametrize("link", ["javascript:alert(1)", "", "ftp://a.example"])
def test_only_web_addresses_become_links_and_markup_in_a_source_is_shown_as_text(link):
    made = source.Source("k", "<b>S</b>", "T & <i>", "W", None, "tool", link, "verified", "2026-11-23", "<script>")

    for html in (reference_page._short_html(made), reference_page._long_html(made, [1])):
        assert "<a " not in html
        assert "&lt;b&gt;S&lt;/b&gt;" in html
        assert "T &amp; &lt;i&gt; (no\N{NO-BREAK SPACE}year)" in html
        assert "<script>" not in html

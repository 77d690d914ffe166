"""The pages "Glossary" and "Sources", and the words a lesson page explains."""

import json
import re

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


def test_all_sources_are_listed_by_how_far_they_were_checked_with_the_lessons_that_cite_them():
    page = reference_page.sources_markdown({"anatomy": [1, 5]})
    counts = [int(count) for count in re.findall(r"^## .* \((\d+)\)$", page, re.MULTILINE)]

    assert sum(counts) == len(source.load()) == len(re.findall(r"^- ", page, re.MULTILINE))
    assert re.search(rf"{re.escape(source.load()['anatomy'].title)}\. \*.*; 1, 5\*$", page, re.MULTILINE)
    assert "none yet" in page

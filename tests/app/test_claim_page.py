"""The claim ledger: nothing that is cited is lost, nothing is invented, and what is old or unseen is flagged."""

from pathlib import Path

import nbformat
import pytest

from bonemets.app import claim_page, lesson_text
from bonemets.app.refresh import CITATION, cited
from bonemets.content import bank, source

ROOT = Path(__file__).parents[2]
LESSONS = lesson_text.written()
each_lesson = pytest.mark.parametrize(("lesson", "notebook"), LESSONS, ids=lambda each: getattr(each, "id", ""))
TEXT = """## Cord

Call now [x](#src-nice-ng234), [y](#src-pcnow-mscc). Ask first. Then walk [z](#src-nice-cg75). No source here.

- Old advice [o](#src-synthesis)

| What | Then |
|---|---|
| pain | early [a](#src-seed-2010) |"""


def claims(*cells):
    return list(claim_page.claims(nbformat.v4.new_notebook(cells=list(cells))))


def test_a_statement_ends_where_its_citation_stands():
    found = claims(nbformat.v4.new_markdown_cell(TEXT))

    assert [(each.kind, each.text, each.keys) for each in found] == [
        ("paragraph", "Call now", ("nice-ng234", "pcnow-mscc")),
        ("paragraph", "Ask first. Then walk", ("nice-cg75",)),
        ("list item", "Old advice", ("synthesis",)),
        ("table row", "pain · early", ("seed-2010",)),
    ]
    assert {each.section for each in found} == {"Cord"}


def test_an_old_guideline_and_an_unseen_source_are_flagged():
    found = claims(nbformat.v4.new_markdown_cell(TEXT))

    assert [each.flags for each in found] == [(), ("old guideline",), ("not yet checked",), ()]


def test_a_guideline_is_old_after_five_years_and_nothing_else_ever_is():
    def made(kind, year):
        return source.Source("k", "S", "T", "W", year, kind, "", "verified", "2026-11-23", "")

    year = claim_page.looked_at()

    assert [claim_page.is_old(made("guideline", year - age)) for age in (0, 5, 6)] == [False, False, True]
    assert not any(claim_page.is_old(made(*each)) for each in (("trial", 1950), ("guideline", None)))


def test_a_quiz_is_one_row_that_counts_its_reasons():
    (row,) = claims(nbformat.v4.new_code_cell('bm.quiz("symptoms-pre")'))
    items = bank.find_quiz("symptoms-pre").items
    reasons = sum(len(item.reasons) for item in items)

    assert (row.kind, row.text) == ("quiz", f"symptoms-pre: {len(items)} questions, {reasons} reasons")
    assert {key for item in items for key in item.sources} <= set(row.keys)


@each_lesson
def test_the_ledger_holds_every_citation_of_a_lesson_and_every_source_it_rests_on(lesson, notebook):
    found = list(claim_page.claims(notebook))
    said = {key for claim in found if claim.kind not in {"quiz", "figure", "explore", "case"} for key in claim.keys}
    text = {key for cell in notebook.cells for key in CITATION.findall(cell.source)}

    assert said == text
    assert {key for claim in found for key in claim.keys} == set(cited(notebook))
    assert [claim for claim in found if not claim.text or not claim.section] == []
    assert f"\n## {lesson.number}. {lesson.title}\n" in claim_page.page()


def test_no_quote_is_too_long_and_no_row_is_broken():
    text = claim_page.page()
    rows = [line for line in text[text.index("\n## 1. ") :].splitlines() if line.startswith("|") and "` " in line]

    assert len(rows) > 100
    assert [row for row in rows if row.count(" | ") != 4] == []
    assert max(len(row.split(" | ")[2]) for row in rows) <= claim_page.LONGEST


def test_the_ledger_is_fresh():
    assert claim_page.write(ROOT / claim_page.PAGE, check=True) == 0

"""Readability: no lesson asks for more than eleven school years, and what the course teaches is not counted as hard."""

from pathlib import Path

import nbformat
import pytest

from bonemets.app import lesson_text, readability_page
from bonemets.app.readability_page import HIGH, reading

ROOT = Path(__file__).parents[2]
LESSONS = lesson_text.written()
HARD = "Considerable deliberation necessitated comprehensive interdisciplinary documentation."


@pytest.mark.parametrize(("lesson", "notebook"), LESSONS, ids=lambda each: getattr(each, "id", ""))
def test_a_lesson_reads_easily_enough(lesson, notebook):
    found = reading(" ".join(readability_page.prose(notebook).values()))

    assert found.words > 500, lesson.id
    assert found.fog <= HIGH
    assert found.kincaid <= HIGH


def test_a_hard_text_is_told_from_a_plain_one():
    plain, hard = reading("The pain is new. You call the team."), reading(HARD)

    assert plain.fog < 5 < HIGH < hard.fog
    assert plain.kincaid < 5 < HIGH < hard.kincaid
    assert (plain.words, plain.sentences, plain.hard) == (8, 2, ())


def test_a_word_of_the_glossary_is_not_hard_but_counted_beside_it():
    found = reading("Osteoclasts call and osteoblasts answer. Hypercalcemia follows.")

    assert found.hard == ()
    assert found.every > found.fog


def test_only_what_an_author_wrote_as_text_is_read():
    cells = [nbformat.v4.new_markdown_cell("## A\n\nOne [x](#src-seed-2010).\n\n- two\n- three:\n\n| four |\n|---|")]

    assert readability_page.prose(nbformat.v4.new_notebook(cells=cells)) == {"A": "One. two. three."}


def test_every_lesson_has_its_row():
    text = readability_page.page()

    assert [lesson.title for lesson, _ in LESSONS if f"| {lesson.number}. {lesson.title} | " not in text] == []


def test_the_page_names_the_sections_above_the_band(monkeypatch):
    cell = nbformat.v4.new_markdown_cell(f"## Too hard\n\n{' '.join([HARD] * 8)}")
    made = nbformat.v4.new_notebook(cells=[cell])
    monkeypatch.setattr(lesson_text, "written", lambda: ((LESSONS[0][0], made),))

    assert "| 1 | Too hard | " in readability_page.page()
    assert "| above | " in readability_page.page()


def test_the_page_is_fresh():
    assert readability_page.write(ROOT / readability_page.PAGE, check=True) == 0

"""The one tool that writes notebooks: it fills in what is generated, runs, and stores the same bytes each time."""

import re

import nbformat
import pytest

from bonemets.app import folder, refresh
from bonemets.content import bank, catalog, course
from bonemets.domain import review

CITES = "Act at once [old label](#src-nice-ng234), [x](#src-pcnow-mscc).\n\n<!-- generated: sources -->\nold list"
CALLS = ["import bonemets as bm", 'bm.quiz("symptoms-pre")', 'bm.figure("marrow-lines")']


def notebook(*cells):
    return nbformat.v4.new_notebook(cells=list(cells), metadata={"widgets": {"left": "over"}})


@pytest.fixture
def lessons(tmp_path, monkeypatch):
    """A course of one small notebook, of the kind that wants a refresh."""
    monkeypatch.setattr(folder, "PACKAGE", tmp_path / "bonemets")
    (tmp_path / "notebooks").mkdir()
    path = tmp_path / "notebooks" / "index.ipynb"
    code = nbformat.v4.new_code_cell("6 * 7", execution_count=9, metadata={"scrolled": True, "tags": ["t"]})
    nbformat.write(notebook(nbformat.v4.new_markdown_cell(CITES), code), path)
    return path


def test_check_reports_a_stale_notebook_and_leaves_it_alone(lessons, capsys):
    before = lessons.read_bytes()

    assert refresh.refresh(check=True) == 1
    assert capsys.readouterr().out == "not fresh: index.ipynb\n"
    assert lessons.read_bytes() == before


def test_a_refreshed_notebook_is_fresh_and_holds_only_what_a_reader_needs(lessons, capsys):
    assert [refresh.refresh(check=False), refresh.refresh(check=True)] == [0, 0]
    assert capsys.readouterr().out == "refreshed: index.ipynb\n"
    words, code = nbformat.read(lessons, as_version=4).cells

    assert words.source.startswith("Act at once [NICE NG234, 2023](#src-nice-ng234), [PCNOW Fast Fact](")
    assert "old list" not in words.source
    assert (code.execution_count, code.outputs[0].data, code.metadata) == (1, {"text/plain": "42"}, {"tags": ["t"]})
    assert "left" not in lessons.read_text(encoding="utf-8")


def test_a_citation_of_a_source_that_does_not_exist_stops_the_refresh(lessons):
    nbformat.write(notebook(nbformat.v4.new_markdown_cell("[x](#src-no-such)")), lessons)
    with pytest.raises(KeyError, match="no-such"):
        refresh.refresh(check=False)


def test_what_a_lesson_rests_on_includes_its_questions_and_figures():
    lone = [refresh.cited(notebook(nbformat.v4.new_code_cell(call))) for call in CALLS]
    words = refresh.cited(notebook(nbformat.v4.new_markdown_cell(CITES)))

    assert lone[0] == []
    assert "ukons-v3" in lone[1]
    assert lone[2]
    assert words == ["nice-ng234", "pcnow-mscc"]


def test_each_source_a_lesson_rests_on_carries_the_id_its_citations_point_at(tmp_path):
    cells = [nbformat.v4.new_code_cell(call) for call in CALLS]
    made = notebook(nbformat.v4.new_markdown_cell(CITES), *cells)
    path = tmp_path / "made.ipynb"
    nbformat.write(made, path)
    html = nbformat.reads(refresh.render(path), as_version=4).cells[0].source

    assert html.count("<li ") == len(refresh.cited(made)) > 2
    for key in refresh.cited(made):
        assert f"<li id='src-{key}'>" in html


def test_the_course_home_links_written_lessons_and_shows_the_others_as_coming():
    lines = refresh.lessons_markdown().splitlines()

    assert len(lines) == len(course.lessons())
    for line, lesson in zip(lines, course.lessons(), strict=True):
        assert re.match(rf"{lesson.number}\. .*{re.escape(lesson.title)}", line)
        assert (f"]({lesson.file})" in line) is bool(lesson.file)
        assert ("(coming)" in line) is (lesson.file is None)


def test_the_review_links_what_changed_in_every_written_lesson_but_itself():
    found = re.findall(r"\]\(([^)]*)#What-changed-since-2010\)", refresh.since_markdown())

    assert found == [lesson.file for lesson in course.lessons() if lesson.file and lesson.id != "review"]


def test_the_course_home_carries_what_the_page_needs_to_say_how_far_a_learner_is():
    text = refresh.lessons_markdown()
    written = [lesson.id for lesson in course.lessons() if lesson.file and lesson.id in bank.lessons()]
    found = re.findall(r'data-prefix="(\w+)-" data-items="(\d+)" hidden', text)

    assert found == [(id_, str(catalog.size(id_))) for id_ in written]
    assert f'data-most="{review.MOST}"' in refresh.due_html()
    assert 'href="12-review.ipynb"' in refresh.due_html()


@pytest.mark.parametrize("lesson", course.lessons(), ids=lambda lesson: lesson.id)
def test_a_lesson_knows_its_neighbors_and_links_only_what_is_written(lesson):
    about = refresh._about(lesson)
    everyone = course.lessons()
    files = ["index.ipynb", *(each.file for each in everyone), "index.ipynb"]  # before the first, after the last

    assert (about["number"], about["of"]) == (lesson.number, len(everyone))
    assert about["previous"].get("href") == files[lesson.number - 1]
    assert about["next"].get("href") == files[lesson.number + 1]

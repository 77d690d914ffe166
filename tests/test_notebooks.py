"""The rules of a lesson, read from the stored notebooks without running them (but for the last test)."""

import re
from html.parser import HTMLParser
from itertools import pairwise
from urllib.parse import unquote

import nbformat
import pytest
from nbconvert.filters import markdown2html

from bonemets.app import folder
from bonemets.app.refresh import cited, refresh
from bonemets.content import bank, course, objective, source

PATHS = sorted(folder.notebooks().glob("*.ipynb"))
NOTEBOOKS = {path.name: nbformat.read(path, as_version=4) for path in PATHS}
LESSONS = [lesson for lesson in course.lessons() if lesson.file]
WORDS_A_MINUTE = 200  # a little slower than adults read plain English, for the terms and the tables
SEED = {
    "bone": {f"B{number}" for number in range(1, 10)},
    "spread": {f"M{number}" for number in range(1, 6)},
    "symptoms": {f"S{number}" for number in range(1, 18)},
    "imaging": {f"D{number}" for number in range(1, 9)},
    "laboratory": {"D9"},
    "systemic": {*(f"T{number}" for number in range(1, 7)), *(f"H{number}" for number in range(1, 10))},
    "local": {
        *(f"T{number}" for number in range(7, 10)),
        *(f"R{number}" for number in range(1, 7)),
        *(f"G{number}" for number in range(1, 8)),
        *(f"N{number}" for number in range(1, 6)),
    },
    "pain": {"P1", "P2", "P3"},
    "desk": set(),
    "cases": set(),
    "review": set(),
    "emergencies": {"S6", "S7", "S8", "S9", "S10", "S11", "S13", "S15", "S16", "S17"},
}
IMPORT = "import bonemets as bm"
MOST_WORDS = 900

each_notebook = pytest.mark.parametrize("name", NOTEBOOKS)
each_lesson = pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)


def cells(name, kind):
    return [cell for cell in NOTEBOOKS[name].cells if cell.cell_type == kind]


class Page(HTMLParser):
    """What a reader's browser finds: headings with their ids, links, pictures, words."""

    def __init__(self, name):
        super().__init__()
        self.ids, self.links, self.levels, self.headings, self.pictures, self.inside = set(), [], [], [], [], None
        for cell in cells(name, "markdown"):
            self.feed(markdown2html(cell.source))

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if "id" in found:
            self.ids.add(unquote(found["id"]))
        if tag == "a" and "anchor-link" not in found.get("class", ""):
            self.links.append(found.get("href", ""))
        if tag == "img":
            self.pictures.append(found)
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
            self.headings.append("")
            self.inside = tag
        elif self.inside:
            self.inside = None if tag == "a" else self.inside  # the ¶ that nbconvert adds

    def handle_endtag(self, tag):
        self.inside = None if tag == self.inside else self.inside

    def handle_data(self, data):
        if self.inside:
            self.headings[-1] += data


PAGES = {name: Page(name) for name in NOTEBOOKS}


# ---- shape ----


def test_every_notebook_is_reached_from_the_home_and_every_written_lesson_is_there():
    reached, new = set(), {"index.ipynb"}
    while new:
        reached |= new
        text = "".join(cell.source for name in new for cell in NOTEBOOKS[name].cells)
        new = set(re.findall(r"\]\(([\w-]+\.ipynb)\)", text)) - reached

    assert set(NOTEBOOKS) == reached
    assert {lesson.file for lesson in LESSONS} <= set(NOTEBOOKS)


@each_notebook
def test_the_first_cell_is_the_title_and_there_is_one_title(name):
    first = NOTEBOOKS[name].cells[0]

    assert first.cell_type == "markdown"
    assert first.source.startswith("# ")
    assert PAGES[name].levels.count(1) == 1


@each_notebook
def test_heading_levels_never_skip(name):
    levels = PAGES[name].levels

    assert all(after - before <= 1 for before, after in pairwise(levels))


@each_notebook
def test_there_is_one_import_and_it_comes_first(name):
    code = [cell.source for cell in cells(name, "code")]

    assert [number for number, text in enumerate(code) if "import" in text] == ([0] if code else [])
    assert not code or code[0] == IMPORT


@each_notebook
def test_a_code_cell_reads_like_a_sentence(name):
    for cell in cells(name, "code"):
        assert 0 < len(cell.source.splitlines()) <= 3
        assert not re.search(r"\b(def|class|lambda|for|while|print|with|try)\b|;|^\s*[%!]", cell.source, re.MULTILINE)


@each_notebook
def test_every_code_cell_follows_words(name):
    kinds = [cell.cell_type for cell in NOTEBOOKS[name].cells]

    assert set(kinds) <= {"markdown", "code"}
    assert all(before == "markdown" for before, kind in pairwise(kinds) if kind == "code")


@each_notebook
def test_the_cells_were_run_in_order(name):
    counts = [cell.execution_count for cell in cells(name, "code")]

    assert counts == list(range(1, len(counts) + 1))


@each_notebook
def test_outputs_are_one_meaningful_line_each(name):
    for cell in cells(name, "code"):
        assert [output.output_type for output in cell.outputs] == ([] if cell.source == IMPORT else ["execute_result"])
        for output in cell.outputs:
            assert list(output.data) == ["text/plain"]
            assert re.fullmatch(r"[A-Z]\w+\('[a-z0-9_-]+'\)", output.data["text/plain"])
            assert output.metadata == {}


@each_notebook
def test_metadata_holds_nothing_of_the_machine_it_ran_on(name):
    notebook = NOTEBOOKS[name]

    assert set(notebook.metadata) == {"bonemets", "kernelspec", "language_info"}
    assert notebook.metadata.language_info == {"name": "python"}
    assert notebook.metadata.kernelspec.name == "python3"
    assert {key for cell in notebook.cells for key in cell.metadata} <= {"bonemets", "tags"}


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_a_notebook_stays_small(path):
    assert path.stat().st_size <= 60_000


# ---- what a reader follows ----


@each_notebook
def test_every_link_leads_somewhere(name):
    page, lost = PAGES[name], []
    for link in page.links:
        address, _, anchor = link.partition("#")
        if re.match(r"https?://\w", address):
            continue
        target = PAGES.get(address or name)
        known = target.ids if target else set()
        if (address and not (folder.notebooks() / address).is_file()) or (anchor and unquote(anchor) not in known):
            lost.append(link)

    assert page.links
    assert lost == []


@each_notebook
def test_every_picture_has_words(name):
    assert [picture for picture in PAGES[name].pictures if not picture.get("alt", "").strip()] == []


@each_lesson
def test_the_source_list_is_complete_and_holds_nothing_that_is_not_cited(lesson):
    listed = {id_.removeprefix("src-") for id_ in PAGES[lesson.file].ids if id_.startswith("src-")}

    assert listed == set(cited(NOTEBOOKS[lesson.file]))
    assert listed <= set(source.load())


@each_lesson
def test_every_question_sends_the_reader_back_to_a_heading_of_the_lesson_of_its_objective(lesson):
    files = {each.id: each.file for each in LESSONS}
    for item in bank.load(lesson.id).items.values():
        about = objective.load()[item.objective].lesson
        if about in files:
            assert item.read_again in {text.strip() for text in PAGES[files[about]].headings}, item.id


# ---- what a lesson teaches ----


def words(text):
    """Count the words of prose: no citations, tables, markup or link targets."""
    plain = re.sub(r"\[[^\]]*\]\(#src-[^)]*\)|^\|.*$|<[^>]+>|\]\([^)]*\)|[#*>\[\]_-]", " ", text, flags=re.MULTILINE)
    return sum(any(map(str.isalpha, word)) for word in plain.split())


@each_lesson
def test_a_lesson_can_be_read_in_the_minutes_it_names(lesson):
    text = "\n".join(
        cell.source.replace("|", " ")  # tables are read too
        for cell in cells(lesson.file, "markdown")
        if "<!-- generated: sources" not in cell.source
    )

    assert words(text) / WORDS_A_MINUTE <= lesson.minutes <= 20
    assert f"About {lesson.minutes} minutes to read" in cells(lesson.file, "markdown")[0].source


@each_lesson
def test_a_lesson_teaches_every_seed_statement_of_its_topic(lesson):
    about = [cell.metadata.get("bonemets", {}) for cell in NOTEBOOKS[lesson.file].cells]
    covered = {id_ for each in about for id_ in each.get("covers", [])}

    assert covered == SEED[lesson.id]


@each_lesson
def test_a_lesson_asks_before_it_teaches_checks_on_the_way_and_at_the_end(lesson):
    asked = re.findall(r'bm\.quiz\("([\w-]+)"', "\n".join(cell.source for cell in cells(lesson.file, "code")))

    assert asked[0] == f"{lesson.id}-pre"
    assert asked[-1] == f"{lesson.id}-final"
    assert len(asked) >= (2 if lesson.mixed else 4)
    assert sorted(asked) == sorted(bank.load(lesson.id).quizzes)


@each_lesson
def test_a_reader_is_asked_something_at_least_every_nine_hundred_words(lesson):
    runs = [0]
    for cell in NOTEBOOKS[lesson.file].cells:
        if re.search(r"bm\.(quiz|triage)\(", cell.source) and cell.cell_type == "code":
            runs.append(0)
        elif cell.cell_type == "markdown" and "<!-- generated" not in cell.source:
            runs[-1] += words(cell.source)

    assert max(runs) <= MOST_WORDS


@each_notebook
def test_the_triage_helper_is_introduced_as_education_only(name):
    for before, cell in pairwise(NOTEBOOKS[name].cells):
        if cell.cell_type == "code" and "bm.triage(" in cell.source:
            assert "education only" in before.source.casefold()


@each_lesson
def test_a_lesson_has_its_parts(lesson):
    headings = {text.strip() for text in PAGES[lesson.file].headings}

    assert {"What you will be able to do", "What changed since 2010", "What to remember", "Sources"} <= headings


def test_the_stored_notebooks_are_fresh(capsys):
    assert (refresh(check=True), capsys.readouterr().out) == (0, "")

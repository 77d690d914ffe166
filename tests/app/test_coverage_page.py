"""Coverage: a written lesson teaches and tests every statement of the 2010 page it has to, and no mark is made up."""

from pathlib import Path

import pytest

from bonemets.app import coverage_page
from bonemets.app.coverage_page import COMING, FULL, MISSING, UNTAUGHT, UNTESTED, Cover
from bonemets.content import course, seed

ROOT = Path(__file__).parents[2]
WRITTEN, UNWRITTEN = (course.Lesson("bone", 1, "T", "S", 9, file, None) for file in ("a.ipynb", None))


@pytest.mark.parametrize("each", coverage_page.coverage(), ids=lambda each: each.statement.id)
def test_a_statement_is_taught_and_tested_once_its_lesson_is_written(each):
    assert each.state in ({FULL} if each.owner.file else {FULL, COMING})


def test_every_mark_names_a_statement_there_is():
    marks = {id_ for id_, _ in coverage_page.marks()} | {id_ for item in coverage_page.items() for id_ in item.covers}

    assert marks <= set(seed.load())


@pytest.mark.parametrize(
    ("owner", "taught", "tested", "state"),
    [
        (WRITTEN, ("1: A",), ("a-1",), FULL),
        (WRITTEN, ("1: A",), (), UNTESTED),
        (WRITTEN, (), ("a-1",), UNTAUGHT),
        (WRITTEN, (), (), MISSING),
        (UNWRITTEN, (), ("a-1",), COMING),
        (UNWRITTEN, ("1: A",), ("a-1",), FULL),
    ],
)
def test_the_state_says_what_is_missing(owner, taught, tested, state):
    assert Cover(seed.load()["B1"], owner, taught, tested).state == state


def test_the_page_has_a_row_for_each_statement_and_a_summary_that_adds_up():
    lines = coverage_page.page().splitlines()
    rows = {line.split(" | ")[0].removeprefix("| "): line for line in lines if line.startswith("| ")}
    states = [line.split(" | ") for line in lines if line.startswith(tuple(f"| {each} |" for each in (FULL, COMING)))]

    assert set(seed.load()) <= set(rows)
    assert "3: When calcium climbs" in rows["S12"]
    assert "`symptoms-final-calcium-source`" in rows["S12"]
    assert sum(int(each[1]) for each in states) == 79


def test_the_page_is_fresh():
    assert coverage_page.write(ROOT / coverage_page.PAGE, check=True) == 0

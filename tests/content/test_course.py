"""The course in order."""

import datetime as dt

import pytest

from bonemets.app import folder
from bonemets.content import bank, course
from bonemets.content.table import ContentError

LESSON = {"id": "a", "title": "A", "summary": "S", "minutes": 15}
BAD = [
    ({"minutes": 0}, "minutes", "is 0; allowed: 1 to 120"),
    ({"minutes": 121}, "minutes", "is 121; allowed: 1 to 120"),
    ({"minutes": "15"}, "minutes", "must be a whole number"),
    ({"title": ""}, "title", "is empty"),
    ({"file": 3}, "file", "must be a text"),
    ({"author": "x"}, "author", "is not a known field"),
]


@pytest.mark.parametrize(("change", "field", "problem"), BAD)
def test_a_bad_lesson_is_refused_with_file_id_and_field(change, field, problem):
    with pytest.raises(ContentError, match=problem) as caught:
        course.parse({"title": "T", "lesson": [{**LESSON, **change}]})

    assert (caught.value.file, caught.value.id, caught.value.field) == ("course.toml", "a", field)


@pytest.mark.parametrize(
    ("data", "id_", "field"),
    [
        ({"lesson": [LESSON]}, "?", "title"),
        ({"title": "T"}, "?", "lesson"),
        ({"title": "T", "lesson": []}, "?", "lesson"),
        ({"title": "T", "lesson": [LESSON], "lessons": 1}, "?", "lessons"),
        ({"title": "T", "lesson": [{"title": "A"}]}, "?", "id"),
        ({"title": "T", "lesson": [LESSON, LESSON]}, "a", "id"),
    ],
)
def test_a_course_that_breaks_its_schema_is_refused(data, id_, field):
    with pytest.raises(ContentError) as caught:
        course.parse(data, "other.toml")

    assert (caught.value.file, caught.value.id, caught.value.field) == ("other.toml", id_, field)


def test_lessons_are_numbered_in_order_and_may_be_unwritten():
    first, second = course.parse({"title": "T", "lesson": [LESSON, {**LESSON, "id": "b", "file": "b.ipynb"}]})

    assert (first.number, first.file, first.reviewed) == (1, None, None)
    assert (second.number, second.file) == (2, "b.ipynb")


def test_a_written_lesson_has_a_notebook_a_bank_and_a_review_day():
    written = [lesson for lesson in course.lessons() if lesson.file]

    assert "symptoms" in [lesson.id for lesson in written]
    for lesson in written:
        assert (folder.notebooks() / lesson.file).is_file()
        assert lesson.id in bank.lessons()
        assert dt.date.fromisoformat(lesson.reviewed)


def test_every_bank_belongs_to_a_lesson_or_is_the_gallery():
    assert set(bank.lessons()) <= {"gallery", *(lesson.id for lesson in course.lessons())}

"""Any question is found by its id alone, with the chart it shows."""

import pytest

from bonemets.content import bank, case, catalog

EVERY = [
    *(item for lesson in bank.lessons() for item in bank.load(lesson).items.values()),
    *(step.item for id_ in case.ids() for step in case.load(id_).steps),
]


def test_every_question_of_the_course_is_found_with_its_chart():
    ids = [item.id for item in EVERY]
    found = catalog.find(ids)

    assert len(ids) == len(set(ids))
    assert list(found.values()) == EVERY
    assert set(catalog.charts(EVERY)) == {item.exhibit.chart for item in EVERY if item.exhibit}


@pytest.mark.parametrize("id_", ["", "-", "case", "case-", "case-breast", "case-nobody-cues", "symptoms", "x-y-z"])
def test_what_does_not_exist_is_left_out(id_):
    assert catalog.find([id_]) == {}

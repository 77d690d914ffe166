"""What docs/item-types.md tells authors to copy: every block is a question or a chart that loads."""

import re
import tomllib
from pathlib import Path

import pytest

from bonemets.content import bank
from bonemets.domain import marking

PAGE = (Path(__file__).parents[2] / "docs" / "item-types.md").read_text(encoding="utf-8")
GENERAL, *FORMS, CHART = re.findall(r"^```toml\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
TYPE = re.compile(r'^type = "([\w-]+)"', re.MULTILINE)
EXAMPLE = {"id": "example", "idea": "I", "correction": "C", "sources": ["anatomy"]}


def loaded(form):
    entry = tomllib.loads(TYPE.sub(f'type = "{TYPE.search(form)[1]}"', GENERAL) + TYPE.sub("", form))
    return next(iter(bank.parse_items({**entry, "misconception": [EXAMPLE]}, "docs/item-types.md")[0].values()))


def test_the_page_shows_every_type_once_in_the_order_of_the_marker():
    assert [TYPE.search(form)[1] for form in FORMS] == list(marking.KINDS)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: TYPE.search(form)[1])
def test_each_form_is_a_whole_question_that_can_be_answered_right(form):
    item = loaded(form)

    assert marking.score(item.marking, item.marking.perfect()).verdict == "right"


def test_a_chart_makes_any_question_a_trend():
    exhibit = 'exhibit = { chart = "bone-chart", at = "second" }\n'
    entry = tomllib.loads(GENERAL + exhibit + TYPE.sub("", FORMS[0]) + CHART)
    items, _, charts = bank.parse_items({**entry, "misconception": [EXAMPLE]}, "docs/item-types.md")

    assert items["bone-example"].exhibit.tabs == ("notes", "labs")
    assert len(charts["bone-chart"].series[0].values) == 2

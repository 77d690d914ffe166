"""The instructor's script: every step open, with answers, both ways it can go, prompts and timing."""

import json

import pytest

import bonemets as bm
from bonemets.content import case as content
from bonemets.content.table import ContentError
from bonemets.widgets.case import Case
from bonemets.widgets.case_script import CaseScript

NAMES = content.ids()


def test_the_door_gives_the_case_or_its_script():
    assert isinstance(bm.case("lung"), Case)
    assert repr(bm.case("lung", instructor=True)) == "CaseScript('lung')"


def test_a_case_that_does_not_exist_names_those_there_are():
    with pytest.raises(ContentError, match="no such case; there are: "):
        CaseScript("nobody")


@pytest.mark.parametrize("name", NAMES)
def test_everything_an_instructor_says_is_there(name):
    known, script = content.load(name), CaseScript(name).script
    text = json.dumps(script, ensure_ascii=False)

    for step in known.steps:
        for each in (step.sound, step.missed, step.listen, *step.ask, *step.why):
            assert json.dumps(each, ensure_ascii=False) in text
    for each in (known.script.before, known.script.care, *known.script.timing, *known.script.debrief):
        assert json.dumps(each, ensure_ascii=False) in text


@pytest.mark.parametrize("name", NAMES)
def test_every_step_shows_its_answer_and_its_chart(name):
    known, script = content.load(name), CaseScript(name).script

    for step, shown in zip(known.steps, script["steps"], strict=True):
        assert shown["question"] == step.item.stem
        assert shown["key"]
        assert shown["chart"]["tabs"]


def test_a_passage_is_printed_with_its_words_and_a_blank_with_dots():
    texts = [step["text"] for step in CaseScript("breast").script["steps"]]

    assert "Since Thursday it goes around my ribs like a belt, and it is worse" in texts[0]
    assert texts[1] == ""
    assert "suspected …. What shows it best is …." in texts[2]

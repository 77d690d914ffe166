"""Spinal level: SINS from the drawing is the domain's SINS, every grade looks different, and signs decide."""

from itertools import pairwise, product

import pytest
from text_box import boxes

from bonemets.domain.score.bilsky import SCALE
from bonemets.domain.score.sins import sins
from bonemets.figures.explore.spinal_level import CONTROLS, EXPLORABLE, score_of

LAYOUTS = ("wide", "narrow")
OPTIONS = {control.name: [value for value, _ in control.choices] for control in CONTROLS}
WORDS = {
    "pain": {"none": "pain-free", "occasional": "occasional, not mechanical", "mechanical": "mechanical"},
    "collapse": {
        "none": "none",
        "involved": "no collapse, more than half of the body involved",
        "under": "less than half",
        "over": "more than half",
    },
    "alignment": {"normal": "normal", "deformity": "new deformity", "subluxation": "subluxation"},
    "joints": {"none": "neither side", "one": "one side", "both": "both sides"},
}


def view(**values):
    return EXPLORABLE.draw(EXPLORABLE.read(values))


def said(svg):
    return " ".join(box.text for box in boxes(svg))


@pytest.mark.parametrize("level", OPTIONS["level"])
def test_sins_is_the_sins_of_the_domain_for_every_drawing(level):
    names = ("pain", "lesion", "collapse", "alignment", "joints")
    for picked in product(*(OPTIONS[name] for name in names)):
        drawn = dict(zip(names, picked, strict=True))
        expected = sins(
            level=level,
            pain=WORDS["pain"][drawn["pain"]],
            lesion=drawn["lesion"],
            alignment=WORDS["alignment"][drawn["alignment"]],
            collapse=WORDS["collapse"][drawn["collapse"]],
            posterolateral=WORDS["joints"][drawn["joints"]],
        )
        assert score_of(EXPLORABLE.read({"level": level, **drawn})) == expected


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_sum_stands_on_the_drawing(layout):
    preset = next(each for each in EXPLORABLE.presets if each.id == "unstable")

    assert "3 + 3 + 2 + 2 + 3 + 3 = 16" in said(getattr(view(**preset.values), layout))


@pytest.mark.parametrize("level", ["C4", "T10", "L1", "L3", "S2"])
def test_every_grade_looks_different(level):
    assert len({view(level=level, grade=grade).wide for grade in SCALE.steps}) == len(SCALE.steps)


@pytest.mark.parametrize("name", ["collapse", "alignment", "joints", "lesion"])
def test_every_feature_that_sins_counts_changes_the_drawing_itself(name):
    def shapes(value):
        return [part for part in view(**{name: value}).wide.split("<") if not part.startswith(("text", "/text"))]

    drawings = [shapes(value) for value in OPTIONS[name]]
    assert all(one != other for one, other in pairwise(drawings))


def test_the_same_spine_with_new_signs_is_an_emergency_and_shows_the_losses():
    before, after = view(grade="0", pain="none"), view(grade="0", pain="none", signs="new")

    assert "routine" in before.reading
    assert "Nothing lost" in said(before.wide)
    assert "emergency" in after.reading
    assert "numb" in said(after.wide)
    assert "whole spine is scanned" in after.notes[0]


def test_a_pressed_cord_without_signs_is_an_emergency_but_shows_no_loss():
    pressed = view(grade="3")

    assert "emergency" in pressed.reading
    assert "Nothing lost yet" in said(pressed.wide)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_below_the_cord_the_roots_are_pressed_and_the_grade_is_used_by_analogy(layout):
    cauda = view(level="L3", grade="2", signs="new")

    assert "roots pressed" in said(getattr(cauda, layout))
    assert "by analogy" in cauda.notes[0]


def test_grade_1c_is_shown_as_debated():
    assert any("debated" in note for note in view(grade="1c").notes)


def test_the_wide_drawing_keeps_its_height():
    drawings = [view(**each.values).wide for each in EXPLORABLE.presets]

    assert len({drawing.split('viewBox="')[1].split('"')[0] for drawing in drawings}) == 1


def test_the_answer_to_the_prediction_is_what_the_drawing_says():
    case = next(each for each in EXPLORABLE.presets if each.id == "stable-emergency")
    shown = view(**case.values)

    assert EXPLORABLE.prediction.answer == "now"
    assert "SINS 2" in shown.reading
    assert "First, now: call" in shown.reading

"""Every explorable keeps its contract: stories draw, words fit, sources exist, and nothing a page sends breaks it."""

from __future__ import annotations

import re
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from text_box import boxes, classes, size, styled

from bonemets.content import source
from bonemets.figures.explore import NAMES, find
from bonemets.figures.explore.explorable import Choice, Slider

EXPLORABLES = [find(name) for name in NAMES]
SLIDERS = [(each, control) for each in EXPLORABLES for control in each.controls if isinstance(control, Slider)]
CHOICES = [(each, control) for each in EXPLORABLES for control in each.controls if isinstance(control, Choice)]
PRESETS = [(each, preset) for each in EXPLORABLES for preset in each.presets]
WORDS = {"reading", "alt", "table"}
each_explorable = pytest.mark.parametrize("explorable", EXPLORABLES, ids=lambda each: each.name)
each_slider = pytest.mark.parametrize(("explorable", "slider"), SLIDERS, ids=lambda each: each.name)
each_choice = pytest.mark.parametrize(("explorable", "choice"), CHOICES, ids=lambda each: each.name)
each_preset = pytest.mark.parametrize(
    ("explorable", "preset"), PRESETS, ids=lambda each: getattr(each, "name", "") or each.id
)


def values(explorable, **changed):
    return explorable.read({**explorable.start(), **changed})


def look(view):
    """Everything a learner would find wrong with a drawing."""
    for svg in (view.wide, view.narrow):
        width, height = size(svg)
        found = boxes(svg)
        off = [box.text for box in found if box.left < 0 or box.top < 0 or box.right > width or box.bottom > height]
        crowded = [(a.text, b.text) for a, b in combinations(found, 2) if a.touches(b)]
        assert (off, crowded) == ([], [])
        assert classes(svg) <= styled()
        assert " id=" not in svg
        assert "#" not in svg.replace("&#", "")
        assert not re.search(r"\b(nan|inf)\b", re.sub(r"base64,[^\"]*", "", svg))
    assert all(getattr(view, word) for word in WORDS)
    assert view.table.rows
    assert {len(row) for row in view.table.rows} == {len(view.table.head)}


# ---- what it says ----


@each_explorable
def test_it_has_its_words_and_its_module_has_its_name(explorable):
    assert find(explorable.name) is explorable
    assert all((explorable.title.endswith("?"), explorable.looking, explorable.limits))
    assert explorable.controls
    assert len({control.name for control in explorable.controls}) == len(explorable.controls)


@each_explorable
def test_every_source_exists(explorable):
    assert explorable.sources
    assert set(explorable.sources) <= set(source.load())


@each_explorable
def test_the_prediction_can_be_guessed_and_has_an_answer_and_a_reason(explorable):
    prediction = explorable.prediction
    options = dict(prediction.options)

    assert 2 <= len(options) == len(prediction.options) <= 5
    assert prediction.answer in options
    assert prediction.question.endswith("?")
    assert prediction.why


@each_explorable
def test_there_are_stories_and_the_first_is_the_start(explorable):
    assert len(explorable.presets) >= 3
    assert len({preset.id for preset in explorable.presets}) == len(explorable.presets)
    assert values(explorable, **explorable.presets[0].values) == explorable.start()
    assert all(preset.story and preset.label for preset in explorable.presets)


# ---- what it draws ----


@each_preset
def test_a_story_draws_with_every_word_in_its_place(explorable, preset):
    look(explorable.draw(values(explorable, **preset.values)))


@each_preset
def test_a_story_sets_values_the_controls_have(explorable, preset):
    read = values(explorable, **preset.values)

    assert {name: read[name] for name in preset.values} == dict(preset.values)
    assert explorable.notes(preset.values) == ()


@each_explorable
def test_every_story_looks_different(explorable):
    assert len({explorable.draw(values(explorable, **each.values)).wide for each in explorable.presets}) == len(
        explorable.presets
    )


@each_explorable
def test_drawing_twice_gives_the_same_text(explorable):
    assert explorable.draw(explorable.start()) == explorable.draw(explorable.start())


@each_slider
def test_a_slider_draws_at_both_ends(explorable, slider):
    for end in (slider.low, slider.high):
        look(explorable.draw(values(explorable, **{slider.name: end})))


@each_slider
def test_a_slider_changes_what_is_seen(explorable, slider):
    seen = set()
    for preset, end in product(explorable.presets, (slider.low, slider.high)):
        seen.add(explorable.draw(values(explorable, **{**preset.values, slider.name: end})).wide)

    assert len(seen) > len(explorable.presets)


@each_choice
def test_every_choice_draws(explorable, choice):
    for value, _ in choice.choices:
        look(explorable.draw(values(explorable, **{choice.name: value})))


@each_explorable
@settings(max_examples=12)
@given(data=st.data())
def test_any_setting_draws_with_every_word_in_its_place(explorable, data):
    picked = {
        control.name: data.draw(
            st.sampled_from([value for value, _ in control.choices])
            if isinstance(control, Choice)
            else st.floats(control.low, control.high)
        )
        for control in explorable.controls
    }
    look(explorable.draw(values(explorable, **picked)))


# ---- what it refuses ----


@each_slider
@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf"), "much", "", None, True, [3], "1e999"])
def test_a_value_that_is_no_number_is_refused_in_words(explorable, slider, value):
    with pytest.raises(ValueError, match=r"takes a number from .*\.$") as caught:
        values(explorable, **{slider.name: value})
    assert str(caught.value).startswith(slider.label)


@each_slider
@pytest.mark.parametrize(("value", "end"), [(1e300, "high"), (-1e300, "low"), ("999999", "high")])
def test_a_value_out_of_range_is_kept_in_range_and_said(explorable, slider, value, end):
    kept = getattr(slider, end)

    assert values(explorable, **{slider.name: value})[slider.name] == pytest.approx(kept, abs=slider.step / 2)
    (note,) = explorable.notes({slider.name: value})
    assert note.startswith(slider.label)
    assert "was kept at" in note


@each_slider
def test_a_value_between_two_steps_goes_to_the_nearer_without_a_word(explorable, slider):
    for value in (slider.value + 1e-9, slider.value - 1e-9, f"{slider.value:.9f}"):
        assert values(explorable, **{slider.name: value})[slider.name] == slider.value
        assert explorable.notes({slider.name: value}) == ()


@each_slider
def test_a_slider_starts_on_one_of_its_steps_inside_its_range(slider, explorable):  # noqa: ARG001 - the pair is one case
    assert slider.low <= slider.value <= slider.high
    assert slider.read(slider.value) == slider.value
    assert slider.read(slider.high) == slider.high


@each_choice
@pytest.mark.parametrize("value", ["no such thing", None, 3, ["a"], {}, float("nan")])
def test_a_choice_that_is_not_offered_is_refused_in_words(explorable, choice, value):
    with pytest.raises(ValueError, match="takes one of"):
        values(explorable, **{choice.name: value})


@each_explorable
def test_a_control_it_does_not_have_is_named(explorable):
    with pytest.raises(ValueError, match=f"{explorable.name} has no control 'warp'; there are: "):
        explorable.read({"warp": 1})

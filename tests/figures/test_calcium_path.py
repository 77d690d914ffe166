"""The calcium figure: facts that agree with the domain."""

from __future__ import annotations

from itertools import combinations

import pytest
from text_box import boxes, classes, size, styled

from bonemets.domain.lab.hypercalcemia import (
    clinical_hypercalcemia_mg_per_dl,
    clinical_hypercalcemia_mmol_per_l,
)
from bonemets.figures import calcium_scene as scene
from bonemets.figures.calcium_path import CAUSE, draw

VALUES = [value for value, _ in CAUSE.choices]
DRAWINGS = [(value, layout) for value in VALUES for layout in ("wide", "narrow")]


def drawing(value, layout):
    return getattr(draw(value), layout)


@pytest.mark.parametrize(("value", "layout"), DRAWINGS)
def test_text_stays_on_the_canvas_and_apart(value, layout):
    svg = drawing(value, layout)
    width, height = size(svg)
    found = boxes(svg)
    assert not [box for box in found if box.left < 0 or box.top < 0 or box.right > width or box.bottom > height]
    assert not [(a.text, b.text) for a, b in combinations(found, 2) if a.touches(b)]


@pytest.mark.parametrize(("value", "layout"), DRAWINGS)
def test_every_class_has_a_style_and_nothing_carries_an_id(value, layout):
    svg = drawing(value, layout)
    assert classes(svg) <= styled()
    assert " id=" not in svg
    assert "style=" not in svg


@pytest.mark.parametrize(("value", "layout"), DRAWINGS)
def test_drawing_the_same_state_twice_gives_the_same_text(value, layout):
    assert drawing(value, layout) == drawing(value, layout)


def test_every_cause_looks_different():
    assert len({draw(value).wide for value in VALUES}) == len(VALUES)
    assert len({draw(value).alt for value in VALUES}) == len(VALUES)


def test_an_unknown_cause_is_refused_by_name():
    with pytest.raises(ValueError, match='"cause" must be one of "healthy", "humoral", "local", not "diet"'):
        draw("diet")


@pytest.mark.parametrize(("value", "tenth"), [("healthy", 2), ("humoral", 3), ("local", 3)])
def test_of_ten_ions_five_are_free_four_ride_on_albumin_and_one_is_complexed(value, tenth):
    blood = scene._blood(value, scene.WIDE.vessel, 0)
    on_albumin = blood.count('r="3.9"')
    complexed = blood.count("<path") - (3 if value == "humoral" else 0)  # the three are PTHrP
    free = blood.count('r="4.5"') - complexed
    assert (free, on_albumin, complexed) == (5 * tenth, 4 * tenth, tenth)


@pytest.mark.parametrize("value", ["humoral", "local"])
def test_high_calcium_shows_more_ions_in_both_layouts(value):
    for layout in ("wide", "narrow"):
        assert drawing(value, layout).count('class="calcium"') > drawing("healthy", layout).count('class="calcium"')


@pytest.mark.parametrize(("cause", "shown"), [("healthy", False), ("humoral", True), ("local", True)])
def test_the_vicious_circle_belongs_to_high_calcium(cause, shown):
    assert ("Vicious circle" in draw(cause).wide) is shown
    assert ("Vicious circle" in draw(cause).narrow) is shown


def test_the_emergency_level_is_where_the_domain_says_severe_begins():
    text = " ".join(cell for row in draw().table.rows for cell in row)
    assert "≥ 3.5 mmol/L (14 mg/dL)" in text
    assert clinical_hypercalcemia_mmol_per_l(corrected_calcium_mmol_per_l=3.5).band == "severe"
    assert clinical_hypercalcemia_mmol_per_l(corrected_calcium_mmol_per_l=3.49).band == "moderate"
    assert clinical_hypercalcemia_mg_per_dl(corrected_calcium_mg_per_dl=14.0).band == "severe"


def test_the_level_that_counts_with_symptoms_is_where_the_domain_says_moderate_begins():
    assert "≥ 3.0 (12) with symptoms" in " ".join(cell for row in draw().table.rows for cell in row)
    assert clinical_hypercalcemia_mmol_per_l(corrected_calcium_mmol_per_l=3.0).band == "moderate"
    assert clinical_hypercalcemia_mg_per_dl(corrected_calcium_mg_per_dl=12.0).band == "moderate"


@pytest.mark.parametrize("layout", ["wide", "narrow"])
def test_the_upper_limit_of_normal_does_not_say_that_lower_is_safe(layout):
    words = " ".join(box.text for box in boxes(drawing("healthy", layout)))
    assert "Upper limit of normal 2.60–2.70 mmol/L (10.2–10.8 mg/dL), set by each laboratory;" in words
    assert "too low is dangerous too" in words


def test_every_effect_on_the_figure_is_in_the_table():
    rows = {row[1]: row[2] for row in draw().table.rows if row[0] == "Effect"}
    assert set(rows) == {"Brain", "Heart", "Gut", "Muscles", "Kidneys"}
    assert all(len(row) == len(draw().table.head) for row in draw().table.rows)


def test_the_words_a_reader_needs_are_there():
    for value in VALUES:
        figure = draw(value)
        assert figure.title.endswith("?")
        assert figure.reading.count(".") == 1
        assert len(figure.alt) > 200
        assert figure.sources

"""The marrow figure: thresholds that agree with the domain."""

from __future__ import annotations

from itertools import combinations

import pytest
from text_box import boxes, classes, size, styled

from bonemets.domain.lab.count import ctcae_neutropenia
from bonemets.domain.lab.hemoglobin import ctcae_anemia_g_per_dl, ctcae_anemia_g_per_l
from bonemets.figures.marrow_lines import LOSS, draw

VALUES = [value for value, _ in LOSS.choices]
DRAWINGS = [(value, layout) for value in VALUES for layout in ("wide", "narrow")]
CELLS = {"red": "red-cell", "white": "white-cell", "platelets": "platelet"}


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


def test_an_unknown_line_is_refused_by_name():
    with pytest.raises(ValueError, match='"loss" must be one of "none", "red", "white", "platelets", not "all"'):
        draw("all")


@pytest.mark.parametrize("layout", ["wide", "narrow"])
@pytest.mark.parametrize("loss", ["red", "white", "platelets"])
def test_only_the_chosen_line_thins_out(loss, layout):
    full, low = drawing("none", layout), drawing(loss, layout)
    for line, class_ in CELLS.items():
        mark = f'class="{class_}"'
        if line == loss:
            assert low.count(mark) < 0.6 * full.count(mark)
        else:
            assert low.count(mark) == full.count(mark)


@pytest.mark.parametrize("layout", ["wide", "narrow"])
def test_tumor_nests_appear_only_when_a_line_falls(layout):
    assert "tumor" not in classes(drawing("none", layout))
    assert all("tumor-soft" in classes(drawing(loss, layout)) for loss in VALUES[1:])


@pytest.mark.parametrize("loss", ["red", "white", "platelets"])
def test_one_panel_lights_up_and_says_so_in_words(loss):
    svg = draw(loss).wide
    assert svg.count("low ↓") == 1
    assert ("Urgent" in svg) or ("Emergency" in svg)
    assert "low ↓" not in draw("none").wide


def row(name):
    return next(cells for cells in draw().table.rows if cells[0] == name)


def test_the_hemoglobin_threshold_is_grade_3_in_the_domain_in_both_units():
    assert "Hemoglobin < 8.0 g/dL (80 g/L): CTCAE v5 grade 3 (2017)" in row("Red cells")
    below = ctcae_anemia_g_per_dl(hemoglobin_g_per_dl=7.9, life_threatening=False)
    at = ctcae_anemia_g_per_dl(hemoglobin_g_per_dl=8.0, life_threatening=False)
    assert (below.value, at.value) == (3, 2)
    assert ctcae_anemia_g_per_l(hemoglobin_g_per_l=79, life_threatening=False).value == 3


def test_the_neutrophil_threshold_is_grade_4_in_the_domain():
    assert "Neutrophils < 0.5 × 10⁹/L (500/µL): CTCAE v5 grade 4, 2017" in row("White cells")
    assert ctcae_neutropenia(neutrophil_1e9_per_l=0.49).value == 4
    assert ctcae_neutropenia(neutrophil_1e9_per_l=0.5).value == 3


def test_the_platelet_threshold_names_both_units_action_and_year():
    assert "< 10 × 10⁹/L (10,000/µL), stable: preventive transfusion (2020)" in row("Platelets")
    assert "ash-platelet-2020" in draw().sources


def test_bleeding_is_an_emergency_below_a_limit_in_both_units():
    assert "Emergency: any bleeding below 50 × 10⁹/L (50,000/µL)" in row("Platelets")
    assert "synthesis" in draw().sources


def test_fever_is_never_required_for_the_call():
    assert "fever may be absent" in " ".join(row("White cells"))
    assert "Emergency: call now if neutrophils are low or treatment was recent" in row("White cells")


@pytest.mark.parametrize("layout", ["wide", "narrow"])
def test_treatment_causes_stand_beside_the_bone(layout):
    for cause in ("chemotherapy", "radiotherapy to pelvis or spine", "radionuclides"):
        assert cause in drawing("none", layout)


def test_every_table_row_fills_every_column():
    table = draw().table
    assert all(len(cells) == len(table.head) for cells in table.rows)

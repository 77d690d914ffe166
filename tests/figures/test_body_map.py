"""What the body map promises: well-formed, readable at both widths, and true to its table."""

import re
from itertools import combinations

import pytest
from text_box import boxes, classes, size, styled

from bonemets.figures.body_map import draw


def _problems(svg):
    width, height = size(svg)
    found = boxes(svg)
    for box in found:
        if box.left < 0 or box.top < 0 or box.right > width or box.bottom > height:
            yield f"outside: {box.text!r}"
    for one, other in combinations(found, 2):
        if one.touches(other):
            yield f"overlap: {one.text!r} and {other.text!r}"


def _said(svg):
    return " ".join(box.text for box in boxes(svg))


@pytest.fixture(params=["wide", "narrow"])
def svg(request):
    return getattr(draw(), request.param)


def test_both_drawings_are_well_formed_and_have_their_width():
    assert [size(drawing)[0] for drawing in (draw().wide, draw().narrow)] == [760, 360]


def test_drawing_twice_gives_the_same_text():
    assert draw() == draw()


def test_text_stays_inside_and_labels_do_not_overlap(svg):
    assert list(_problems(svg)) == []


def test_every_class_exists_in_the_stylesheet(svg):
    assert classes(svg) <= styled()


def test_no_ids_styles_or_gradients(svg):
    assert not re.search(r'\b(id|style|fill|stroke|filter|clip-path)="|url\(|Gradient', svg)


def test_the_five_problems_are_numbered_and_named_in_both_drawings(svg):
    words = _said(svg)
    for key in "12345":
        assert re.search(rf"\b{key}\b", words)
    for name in ("Pain", "Spinal", "Fracture", "calcium", "marrow"):
        assert name in words


def test_one_sign_of_a_pressed_cord_is_enough_to_call(svg):
    assert "Any one sign alone: call now." in _said(svg)


def test_red_marrow_bones_and_metastases_are_drawn(svg):
    assert svg.count('"marrow"') > 60
    assert svg.count('"tumor"') == 6


def test_the_table_has_one_row_for_each_problem():
    table = draw().table
    assert [row[0] for row in table.rows] == [
        "Pain",
        "Spinal cord compression",
        "Fracture",
        "High blood calcium",
        "Crowded marrow",
    ]
    assert {len(row) for row in table.rows} == {len(table.head)}


def test_the_facts_are_those_of_the_fact_sheet():
    rows = {row[0]: " ".join(row) for row in draw().table.rows}
    assert "at night" in rows["Pain"]
    assert "eased by lying" in rows["Pain"]
    cord = rows["Spinal cord compression"]
    assert cord.index("Usually back pain first") < cord.index("late") < cord.index("any one sign alone: call now")
    assert "Ribs and vertebrae most often; in the limbs, the upper femur" in rows["Fracture"]
    assert "PTHrP" in rows["High blood calcium"]
    assert "infection" in rows["Crowded marrow"]


def test_it_has_words_and_sources():
    figure = draw()
    assert figure.title.endswith("?")
    assert 2 <= figure.alt.count(".") <= 5
    assert {"pcnow-mscc", "nice-ng234", "synthesis"} <= set(figure.sources)
    assert "ramsey2020-mirels" not in figure.sources
    assert figure.controls == ()

"""What the spinal-cord figure promises at every level and degree of pressure."""

import re
from itertools import combinations, product

import pytest
from text_box import boxes, classes, size, styled

from bonemets.domain.spine import LEVELS, LEVELS_NOTE, PRESSURES, expected
from bonemets.figures.spinal_cord import CONTROLS, draw


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


STATES = [(level, pressure) for (level, _), (pressure, _) in product(*(control.choices for control in CONTROLS))]


@pytest.fixture(params=STATES, ids="-".join)
def figure(request):
    return draw(*request.param)


def test_every_choice_draws_inside_the_canvas_without_overlaps(figure):
    assert list(_problems(figure.wide)) == []
    assert list(_problems(figure.narrow)) == []


def test_every_class_exists_in_the_stylesheet(figure):
    assert (classes(figure.wide) | classes(figure.narrow)) <= styled()


def test_no_ids_styles_or_gradients(figure):
    for svg in (figure.wide, figure.narrow):
        assert not re.search(r'\b(id|style|fill|stroke|filter|clip-path)="|url\(|Gradient', svg)


def test_the_widths_are_those_of_a_column_and_a_phone(figure):
    assert [size(svg)[0] for svg in (figure.wide, figure.narrow)] == [760, 360]


def test_the_wide_drawing_keeps_its_height_while_the_slider_moves():
    assert len({size(draw(*state).wide) for state in STATES}) == 1


def test_drawing_twice_gives_the_same_text():
    assert draw("T4", "touching") == draw("T4", "touching")


def test_the_controls_offer_every_level_and_pressure_of_the_domain():
    level, pressure = CONTROLS
    assert level.kind == "slider"
    assert dict(level.choices)["T10"] == "T10 (navel)"
    assert [value for value, _ in level.choices] == [known.name for known in LEVELS]
    assert tuple(value for value, _ in pressure.choices) == PRESSURES
    assert draw() == draw(level.value, pressure.value)


@pytest.mark.parametrize(("control", "value"), [("level", "T5"), ("pressure", "hard")])
def test_a_wrong_value_names_the_control_and_what_it_allows(control, value):
    with pytest.raises(ValueError, match=rf"{control} must be one of .*; got '{value}'"):
        draw(**{control: value})


@pytest.mark.parametrize(("level", "pressure"), STATES)
def test_the_words_on_the_figure_are_those_of_the_domain(level, pressure):
    found = expected(level, pressure)
    for svg in (draw(level, pressure).wide, draw(level, pressure).narrow):
        for statement in (found.pain, found.weakness, found.numbness, found.bladder_bowel, found.action):
            assert statement.text in _said(svg)


def test_every_drawing_says_that_the_levels_were_not_checked(figure):
    for words in (_said(figure.wide), _said(figure.narrow), figure.table.caption):
        assert LEVELS_NOTE.text in words


def test_only_pressure_shades_the_body():
    for level in ("C4", "T10", "L3"):
        assert "numb" in _said(draw(level, "pressed").wide)
        assert "numb" not in _said(draw(level, "touching").wide)


def test_weak_arms_are_named_only_for_the_neck_and_t1():
    for level in LEVELS:
        said = _said(draw(level.name, "pressed").wide)
        assert bool(re.search(r"weak (arms|hands)", said)) == (level.pattern == "arms and legs")


def test_the_slice_names_what_lies_in_the_canal():
    assert "Spinal cord" in _said(draw("T4", "none").wide)
    assert "End of cord" in _said(draw("L1", "none").wide)
    assert "Cauda equina" in _said(draw("L3", "none").wide)


def test_the_tumor_reaches_farther_back_with_pressure():
    slices = {draw("T10", pressure).wide for pressure in PRESSURES}
    assert len(slices) == 3


def test_the_table_lists_every_level_as_the_domain_says_it():
    table = draw("T10", "pressed").table
    assert [row[:3] for row in table.rows] == [(known.name, known.tissue, known.landmark) for known in LEVELS]
    assert [row[3:6] for row in table.rows] == [
        (known.weakness.text, known.numbness.text, known.bladder_bowel.text) for known in LEVELS
    ]
    assert all("unverified here" in row[6] for row in table.rows)
    assert {len(row) for row in table.rows} == {len(table.head)}


def test_it_has_words_and_sources(figure):
    assert figure.title.endswith("?")
    assert figure.alt.count(".") >= 2
    assert figure.sources == ("pcnow-mscc", "nice-ng234", "anatomy")

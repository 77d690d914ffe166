"""What the spinal-cord figure promises at every level and degree of pressure."""

import re
from importlib.resources import files
from itertools import product
from xml.etree import ElementTree as ET

import pytest

from bonemets.domain.spine import LEVELS, PRESSURES, expected
from bonemets.figures.spinal_cord import CONTROLS, draw

EM = 0.56


def _texts(svg):
    """Yield (left, top, right, bottom, text) of every line of text."""
    for node in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text"):
        classes = (node.get("class") or "").split()
        size = 13 if "small" in classes else 15
        x, y, width = float(node.get("x")), float(node.get("y")), len(node.text) * size * EM
        left = x - width if "end" in classes else x - width / 2 if "middle" in classes else x
        yield left, y - 0.76 * size, left + width, y + 0.22 * size, node.text


def _problems(svg):
    _, _, width, height = map(float, ET.fromstring(svg).get("viewBox").split())
    texts = list(_texts(svg))
    for left, top, right, bottom, text in texts:
        if left < 0 or top < 0 or right > width or bottom > height:
            yield f"outside: {text!r}"
    for index, (left, top, right, bottom, text) in enumerate(texts):
        for other in texts[index + 1 :]:
            if left < other[2] and other[0] < right and top < other[3] and other[1] < bottom:
                yield f"overlap: {text!r} and {other[4]!r}"


def _classes(svg):
    return {name for node in ET.fromstring(svg).iter() for name in (node.get("class") or "").split()}


def _known_classes():
    css = (files("bonemets.widgets") / "bonemets.css").read_text(encoding="utf-8")
    return set(re.findall(r"\.([a-z][a-z-]*)", css))


STATES = [
    (level, pressure) for (level, _), (pressure, _) in product(*(control.choices for control in CONTROLS))
]


@pytest.fixture(params=STATES, ids="-".join)
def figure(request):
    return draw(*request.param)


def test_every_choice_draws_inside_the_canvas_without_overlaps(figure):
    assert list(_problems(figure.wide)) == []
    assert list(_problems(figure.narrow)) == []


def test_every_class_exists_in_the_stylesheet(figure):
    assert (_classes(figure.wide) | _classes(figure.narrow)) - {"bm-svg"} <= _known_classes()


def test_no_ids_styles_or_gradients(figure):
    for svg in (figure.wide, figure.narrow):
        assert not re.search(r'\b(id|style|fill|stroke|filter|clip-path)="|url\(|Gradient', svg)


def test_the_widths_are_those_of_a_column_and_a_phone(figure):
    widths = [ET.fromstring(svg).get("viewBox").split()[2] for svg in (figure.wide, figure.narrow)]
    assert widths == ["760", "360"]


def test_the_wide_drawing_keeps_its_height_while_the_slider_moves():
    assert len({ET.fromstring(draw(*state).wide).get("viewBox") for state in STATES}) == 1


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


def _said(svg):
    return " ".join(text for *_, text in _texts(svg))


@pytest.mark.parametrize(("level", "pressure"), STATES)
def test_the_words_on_the_figure_are_those_of_the_domain(level, pressure):
    found = expected(level, pressure)
    for svg in (draw(level, pressure).wide, draw(level, pressure).narrow):
        for statement in (found.pain, found.weakness, found.numbness, found.bladder_bowel, found.action):
            assert statement.text in _said(svg)


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
    assert figure.sources == ("pcnow-mscc", "nice-ng234")

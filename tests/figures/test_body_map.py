"""What the body map promises: well-formed, readable at both widths, and true to its table."""

import re
from importlib.resources import files
from xml.etree import ElementTree as ET

import pytest

from bonemets.figures.body_map import draw

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


@pytest.fixture(params=["wide", "narrow"])
def svg(request):
    return getattr(draw(), request.param)


def test_both_drawings_are_well_formed_and_have_their_width():
    widths = [ET.fromstring(drawing).get("viewBox").split()[2] for drawing in (draw().wide, draw().narrow)]
    assert widths == ["760", "360"]


def test_drawing_twice_gives_the_same_text():
    assert draw() == draw()


def test_text_stays_inside_and_labels_do_not_overlap(svg):
    assert list(_problems(svg)) == []


def test_every_class_exists_in_the_stylesheet(svg):
    assert _classes(svg) - {"bm-svg"} <= _known_classes()


def test_no_ids_styles_or_gradients(svg):
    assert not re.search(r'\b(id|style|fill|stroke|filter|clip-path)="|url\(|Gradient', svg)


def test_the_five_problems_are_numbered_and_named_in_both_drawings(svg):
    words = " ".join(text for *_, text in _texts(svg))
    for key in "12345":
        assert re.search(rf"\b{key}\b", words)
    for name in ("Pain", "Spinal", "Fracture", "calcium", "marrow"):
        assert name in words


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
    assert rows["Spinal cord compression"].index("Back pain first") < rows["Spinal cord compression"].index(
        "late"
    )
    assert "Ribs and vertebrae most often; in the limbs, the upper femur" in rows["Fracture"]
    assert "PTHrP" in rows["High blood calcium"]
    assert "infection" in rows["Crowded marrow"]


def test_it_has_words_and_sources():
    figure = draw()
    assert figure.title.endswith("?")
    assert 2 <= figure.alt.count(".") <= 5
    assert "pcnow-mscc" in figure.sources
    assert figure.controls == ()

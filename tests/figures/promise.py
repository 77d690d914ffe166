"""What every figure promises, whatever it shows: for the tests of the lessons' figures."""

from __future__ import annotations

import re
from itertools import combinations, product

import pytest
from text_box import boxes, classes, size, styled

from bonemets.content import source


def states(module):
    """Give every setting of the controls of a figure."""
    controls = module.draw().controls
    return [
        dict(zip([control.name for control in controls], values, strict=True))
        for values in product(*([value for value, _ in control.choices] for control in controls))
    ]


def each_drawing(*modules):
    """Run a test with every figure, setting and layout, as ``figure`` and ``layout``."""
    return pytest.mark.parametrize(
        ("figure", "layout"),
        [
            pytest.param(module.draw(**state), layout, id=f"{module.draw().name}-{'-'.join(state.values())}-{layout}")
            for module in modules
            for state in states(module)
            for layout in ("wide", "narrow")
        ],
    )


def each_figure(*modules):
    """Run a test with every figure, as ``module``."""
    return pytest.mark.parametrize("module", modules, ids=lambda module: module.draw().name)


def said(svg):
    return " ".join(box.text for box in boxes(svg))


def keeps_its_text_apart(svg):
    width, height = size(svg)
    found = boxes(svg)
    assert not [box for box in found if box.left < 0 or box.top < 0 or box.right > width or box.bottom > height]
    assert not [(a.text, b.text) for a, b in combinations(found, 2) if a.touches(b)]


def wears_only_known_classes(svg, layout):
    assert classes(svg) <= styled()
    assert not re.search(r'\b(id|style|fill|stroke|filter|clip-path)="|url\(|Gradient', svg)
    assert size(svg)[0] == (760 if layout == "wide" else 360)


def differs_from_state_to_state(module):
    drawn = [module.draw(**state) for state in states(module)]
    assert drawn == [module.draw(**state) for state in states(module)]
    assert len({each.wide for each in drawn}) == len({each.alt for each in drawn}) == len(drawn)


def has_words_table_and_sources(figure):
    assert figure.title.endswith("?")
    assert figure.reading.endswith(".")
    assert len(figure.alt) > 150
    assert all(len(row) == len(figure.table.head) for row in figure.table.rows)
    assert set(figure.sources) <= set(source.load())

"""What every figure promises, in every state and layout; what one figure says is tested beside its lesson's others."""

from __future__ import annotations

import re
from importlib import import_module
from itertools import combinations, product

import pytest
from text_box import boxes, classes, size, styled

from bonemets.content import source
from bonemets.figures import NAMES

MODULES = [import_module(f"bonemets.figures.{name.replace('-', '_')}") for name in NAMES]


def states(module):
    """Give every setting of the controls of a figure."""
    controls = module.draw().controls
    return [
        dict(zip([control.name for control in controls], values, strict=True))
        for values in product(*([value for value, _ in control.choices] for control in controls))
    ]


each_figure = pytest.mark.parametrize("module", MODULES, ids=NAMES)
each_drawing = pytest.mark.parametrize(
    ("svg", "layout"),
    [
        pytest.param(getattr(module.draw(**state), layout), layout, id="-".join([name, *state.values(), layout]))
        for name, module in zip(NAMES, MODULES, strict=True)
        for state in states(module)
        for layout in ("wide", "narrow")
    ],
)


@each_drawing
def test_text_stays_on_the_canvas_and_apart(svg, layout):  # noqa: ARG001 - both layouts promise the same
    width, height = size(svg)
    found = boxes(svg)

    assert not [box for box in found if box.left < 0 or box.top < 0 or box.right > width or box.bottom > height]
    assert not [(a.text, b.text) for a, b in combinations(found, 2) if a.touches(b)]


@each_drawing
def test_every_class_has_a_style_and_nothing_is_colored_by_hand(svg, layout):
    assert classes(svg) <= styled()
    assert not re.search(r'\b(id|style|fill|stroke|filter|clip-path)="|url\(|Gradient', svg)
    assert size(svg)[0] == (760 if layout == "wide" else 360)


@each_figure
def test_the_same_state_is_drawn_the_same_and_another_one_differently(module):
    drawn = [module.draw(**state) for state in states(module)]

    assert drawn == [module.draw(**state) for state in states(module)]
    assert len({each.wide for each in drawn}) == len({each.alt for each in drawn}) == len(drawn)


@each_figure
def test_words_table_and_sources_are_there(module):
    for state in states(module):
        figure = module.draw(**state)

        assert figure.title.endswith("?")
        assert figure.reading.endswith(".")
        assert len(figure.alt) > 150
        assert all(len(row) == len(figure.table.head) for row in figure.table.rows)
        assert set(figure.sources) <= set(source.load())


@each_figure
def test_an_unknown_setting_is_refused_by_name(module):
    for control in module.draw().controls:
        with pytest.raises(ValueError, match=rf'"?{control.name}"? must be one of .*["\']x["\']'):
            module.draw(**{control.name: "x"})

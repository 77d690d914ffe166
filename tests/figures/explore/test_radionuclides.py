"""Radionuclides: distance and time do what they must, reach is true to scale, and nothing unseen is drawn."""

import re

import pytest
from text_box import boxes

from bonemets.domain.simulation.radionuclide import ALL
from bonemets.figures.explore.radionuclides import EXPLORABLE
from bonemets.figures.explore.radionuclides_panel import Visit, two_digits

LAYOUTS = ("wide", "narrow")


def view(**values):
    return EXPLORABLE.draw(EXPLORABLE.read(values))


def said(svg):
    return " ".join(box.text for box in boxes(svg))


@pytest.mark.parametrize("source", ALL, ids=lambda known: known.id)
def test_twice_the_distance_is_a_quarter_and_half_the_time_a_half(source):
    near = Visit(source, 1, 1, 30)

    assert Visit(source, 1, 2, 30).dose == pytest.approx(near.dose / 4)
    assert Visit(source, 1, 1, 15).dose == pytest.approx(near.dose / 2)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_rings_carry_the_inverse_square(layout):
    words = said(getattr(view(), layout))

    for text in ("0.5 m", "1 m", "2 m", "3 m", "110", "27", "6.8"):
        assert f" {text} " in f" {words} "


def test_reach_is_true_to_scale():
    svg = view(nuclide="Sr-89").wide
    radii = {float(found) for found in re.findall(r"A([\d.]+) \1 0 0 1", svg)}

    for source in ALL:
        assert any(radius == pytest.approx(16 * source.range_max_mm, abs=0.02) for radius in radii)


@pytest.mark.parametrize("source", ALL, ids=lambda known: known.id)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_nuclide_is_named_with_its_half_life(source, layout):
    words = said(getattr(view(nuclide=source.id), layout))

    assert f"half-life {source.half_life_days:g} days" in words
    assert source.dose_text in words


@pytest.mark.parametrize(("nuclide", "line"), [("Sr-89", True), ("Sm-153", True), ("Ra-223", False), ("Lu-177", False)])
def test_blood_counts_are_a_line_only_where_figures_were_seen(nuclide, line):
    assert ("series-2" in view(nuclide=nuclide).wide) is line


def test_what_was_not_seen_is_tagged():
    assert any("not yet checked" in note for note in view(nuclide="Ra-223").notes)
    assert "[not yet checked]" in said(view(nuclide="Ra-223").wide)
    assert not any("not yet checked" in note for note in view(nuclide="Lu-177").notes)


def test_strontium_outside_of_the_body_is_next_to_nothing_with_the_reason():
    shown = view(nuclide="Sr-89")

    assert "next to nothing" in said(shown.wide)
    assert any("less than 0.1 mSv" in note for note in shown.notes)


def test_the_body_empties_with_the_days():
    assert 'class="glow"' in view(nuclide="Sm-153").wide
    late = view(nuclide="Sm-153", day=28)
    assert "0 % of the activity" in late.reading


@pytest.mark.parametrize(
    ("value", "text"), [(0.00321, "0.0032"), (6.83, "6.8"), (27.38, "27"), (109.5, "110"), (30864, "31,000")]
)
def test_a_model_is_never_printed_with_more_than_two_digits(value, text):
    assert two_digits(value) == text


@pytest.mark.parametrize("nuclide", [known.id for known in ALL])
def test_gloves_flush_and_hands_belong_to_every_nuclide(nuclide):
    assert any("gloves, flush, wash hands" in note for note in view(nuclide=nuclide).notes)

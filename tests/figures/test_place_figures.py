"""The figures of lesson 7: pictures that say what the lesson says."""

import re

import pytest
from text_box import classes, said

from bonemets.domain.simulation.linear_quadratic import Schedule
from bonemets.domain.simulation.radionuclide import ALL
from bonemets.figures import cement_vertebra, fixation_devices, particle_range, radiation_beam, weeks_after_radiotherapy

each_layout = pytest.mark.parametrize("layout", ["wide", "narrow"])


@each_layout
@pytest.mark.parametrize("beams", ["1", "3", "5"])
def test_as_many_beams_are_drawn_as_are_named_and_all_meet_in_the_bone(beams, layout):
    svg = getattr(radiation_beam.draw(beams), layout)

    assert svg.count('class="beam"') == int(beams)
    assert "skin: 1 beam" in said(svg)
    assert ("bone: 1 beam" if beams == "1" else f"bone: {beams} of {beams} beams") in said(svg)


def test_more_visits_cost_the_neighbors_less_for_the_same_effect_on_tumor():
    one, five, ten = (radiation_beam.neighbor_gy(each) for each in (Schedule(1, 8), Schedule(5, 4), Schedule(10, 3)))

    assert one > five > ten > 10
    assert radiation_beam.draw("3", "10").wide.count("l-7") == 10


@each_layout
def test_flare_comes_before_relief_and_bone_comes_last(layout):
    rows = {row.name: row for row in weeks_after_radiotherapy.ROWS}

    assert rows["Flare"].last < rows["Bone density"].first
    assert rows["Flare"].heights[0] > rows["Flare"].heights[1]
    assert rows["Relief"].heights[0] < rows["Relief"].heights[1]
    assert "call now" in said(getattr(weeks_after_radiotherapy.draw(), layout))


@pytest.mark.parametrize(
    ("place", "device", "verdict"),
    [
        ("shaft", "nail", "Suits"),
        ("shaft", "plate", "Suits"),
        ("shaft", "prosthesis", "Misses it"),
        ("head", "nail", "No hold"),
        ("head", "plate", "No hold"),
        ("head", "prosthesis", "Suits"),
    ],
)
def test_place_decides_which_device_holds(place, device, verdict):
    figure = fixation_devices.draw(place, device)

    assert figure.reading.startswith(f"{verdict}.")
    assert verdict in said(figure.wide)
    assert "Metal never becomes bone" in figure.alt


def test_a_prosthesis_takes_the_diseased_head_away_and_leaves_a_hole_in_the_shaft():
    assert "hole" not in classes(fixation_devices.draw("head", "prosthesis").wide)
    assert "hole" in classes(fixation_devices.draw("shaft", "prosthesis").wide)


@each_layout
def test_cement_is_drawn_where_it_is_told_and_a_leak_says_whom_to_call(layout):
    drawn = {way: getattr(cement_vertebra.draw(way), layout) for way, _ in cement_vertebra.WAY.choices}

    assert [svg.count('class="cement"') for svg in drawn.values()] == [0, 1, 1, 3]
    assert "Call the team now." in said(drawn["leak"])
    assert "glue" not in " ".join(map(said, drawn.values()))


def test_reach_is_drawn_to_one_scale_and_alpha_is_the_shortest():
    rings = {
        each.id: max(map(float, re.findall(r'r="([\d.]+)" class="line dash"', particle_range.draw(each.id).wide)))
        for each in ALL
    }
    betas = {each.id: each.range_max_mm for each in ALL if each.particle == "beta"}

    assert min(rings, key=rings.get) == "Ra-223"
    assert len({round(rings[id_] / reach, 3) for id_, reach in betas.items()}) == 1

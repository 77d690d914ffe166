"""The figures of lesson 6: pictures that say what the lesson says."""

import re

import pytest
from text_box import classes, said

from bonemets.figures import drug_sites, infusion_line, jaw, skeletal_events
from bonemets.figures.drug_sites_scene import STATES

each_layout = pytest.mark.parametrize("layout", ["wide", "narrow"])


@each_layout
def test_a_bisphosphonate_stays_in_bone_when_stopped_and_denosumab_leaves_nothing(layout):
    triangles = {key: getattr(drug_sites.draw(key), layout).count("l5.5 9h-11Z") for key in STATES}

    assert triangles["bisphosphonate"] > triangles["bisphosphonate-stopped"] > 0
    assert triangles["none"] == triangles["denosumab"] == triangles["denosumab-stopped"] == 0
    assert not STATES["denosumab-stopped"].antibodies


@each_layout
def test_osteoclasts_wait_under_denosumab_and_come_back_when_it_stops(layout):
    words = {key: said(getattr(drug_sites.draw(key), layout)) for key in STATES}

    assert "No osteoclast" in words["denosumab"]
    assert "young cells wait" in words["denosumab"]
    assert "Osteoclasts" in words["denosumab-stopped"]
    assert "call to the prescriber" in words["denosumab-stopped"]


@each_layout
@pytest.mark.parametrize("trial", skeletal_events.TRIALS)
def test_as_many_people_are_filled_as_are_named(trial, layout):
    svg = getattr(skeletal_events.draw(trial), layout)
    filled = [shape.count("z") // 2 for shape in re.findall(r'<path d="([^"]*)" class="person"', svg)]

    assert filled == [events for _, events in skeletal_events.TRIALS[trial].groups]
    assert all(f"{events} of 100" in said(svg) for events in filled)


@pytest.mark.parametrize(("line", "verdict"), [("port", "✕"), ("alone", "✓"), ("second", "✓"), ("fast", "✕")])
def test_only_the_shared_tube_is_crossed_out_and_only_a_tube_of_its_own_is_approved(line, verdict):
    svg = infusion_line.draw(line).wide

    assert verdict in said(svg)
    assert ("stop" in classes(svg)) == (line == "port")
    assert ("5 min" if line == "fast" else "15 min") in said(svg).split(" pump")[0]


@each_layout
def test_bone_shows_from_stage_one_on_and_hurts_in_every_stage_but_that_one(layout):
    drawn = {key: classes(getattr(jaw.draw(key), layout)) for key in jaw.STAGES}

    assert [key for key, found in drawn.items() if "bone-shade" in found] == ["1", "2", "3"]
    assert [key for key, found in drawn.items() if "vein" in found] == ["0", "2", "3"]
    assert "does not wait for the name" in said(getattr(jaw.draw("1"), layout))

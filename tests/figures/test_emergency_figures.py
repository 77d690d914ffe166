"""The figures of lesson 9: clocks that say what the lesson says."""

import re
from dataclasses import replace

import pytest
from text_box import said

from bonemets.domain.triage import Findings, triage
from bonemets.domain.triage.decision import assume_calm
from bonemets.figures import broken_bone, calcium_ladder, cord_clock, epidural_growth, platelet_count, sepsis_hour
from bonemets.figures.lane_chart import Bar, Chart, Lane

each_layout = pytest.mark.parametrize("layout", ["wide", "narrow"])


@each_layout
def test_nerve_signs_and_pain_alone_have_clocks_of_their_own(layout):
    signs, pain = (said(getattr(cord_clock.draw(each), layout)) for each in ("signs", "pain"))

    assert "Immediately (NICE, 2023)" in signs
    assert "24 hours after the decision" in signs
    assert "1 week (NICE, 2023)" in pain
    assert "Call now." in pain


def test_every_clock_names_who_sets_it():
    assert all(step.who for steps in cord_clock.STEPS.values() for step in steps)


@each_layout
def test_as_many_slices_as_grades_and_each_says_what_the_cord_is(layout):
    svg = getattr(epidural_growth.draw(), layout)

    names = re.findall(r">(?:Grade )?(0|1a|1b|1c|2|3)</text>", svg)
    assert names == ["0", "1a", "1b", "1c", "2", "3"]
    assert svg.count('class="fluid"') == 5
    assert [said(svg).count(f"cord {state}") for state in ("free", "touched", "pressed")] == [3, 1, 2]


def test_water_works_before_calcitonin_has_faded_and_bone_drugs_after():
    rungs = {rung.name: rung for rung in calcium_ladder.RUNGS}

    assert rungs["Saline 0.9 %"].begins_h[1] < rungs["Zoledronic acid"].begins_h[0]
    assert rungs["Calcitonin"].holds_h[1] < rungs["Zoledronic acid"].begins_h[1]
    assert rungs["Pamidronate"].holds_h[1] < rungs["Zoledronic acid"].holds_h[0]
    assert max(rungs.values(), key=lambda rung: rung.holds_h[1]).name == "Denosumab"


@each_layout
def test_bisphosphonates_stand_back_when_kidneys_fail(layout):
    working, failing = (getattr(calcium_ladder.draw(each), layout) for each in ("working", "failing"))

    assert working.count(" dim") == 0
    assert failing.count(" dim") == 8
    assert "400 µmol/L (4.5 mg/dL)" in said(failing)


@pytest.mark.parametrize(("state", "minutes"), [("steady", 60), ("shock", 30)])
def test_the_antibiotic_bar_ends_at_its_limit(state, minutes):
    task = next(task for task in sepsis_hour.tasks(state) if task.name == "First antibiotic")
    figure = sepsis_hour.draw(state)

    assert task.end == minutes
    assert f"within {minutes} minutes" in figure.reading
    assert figure.wide.count('class="chosen"') == 1


def test_a_lane_is_drawn_where_its_times_say():
    lane = Lane("Call", (Bar(0, 0.5, "accent"), Bar(1, 1, "mark")), "Now.", limit=0.5)
    svg = Chart(((0, "now"), (1, "later")), (lane,), legend=(("accent", "work"),)).wide()

    (start, width), dot = re.findall(r'<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="20"', svg)[0], 486
    assert float(start) + 2 * float(width) == dot
    assert f'cx="{dot}"' in svg
    assert f"M{float(start) + float(width):g} " in svg


@each_layout
@pytest.mark.parametrize("bone", ["leg", "spine"])
def test_each_step_of_a_broken_bone_says_what_to_do_and_why(bone, layout):
    for number, step in enumerate(broken_bone.STEPS[bone], 1):
        svg = getattr(broken_bone.draw(bone, str(number)), layout)
        words = said(svg)
        assert step.does in words
        assert step.why in words
        assert step.alarm in words
        assert f"{number}. {step.name}" in words


def test_nothing_is_moved_before_relief_and_the_foot_is_looked_at_before_and_after_the_splint():
    names = [step.name for step in broken_bone.STEPS["leg"]]

    assert names.index("Still") == 0
    assert names.index("Relief") < names.index("Below") < names.index("Splint") < names.index("Below again")
    assert [broken_bone.draw("leg", str(step)).wide.count('"stop"') for step in range(1, 7)] == [3, 0, 0, 0, 0, 0]


@pytest.mark.parametrize("count", [count for count, _ in platelet_count.COUNT.choices])
@pytest.mark.parametrize(("sign", "bleeding"), [("none", "none"), ("bleeds", "minor")])
def test_a_platelet_count_is_as_urgent_in_the_figure_as_at_the_triage_desk(count, sign, bleeding):
    # Everything else is calm; whether there is a blood thinner is not known, and stays to be asked.
    asked = assume_calm(Findings(platelets_10e9_per_l=int(count), bleeding=bleeding))
    level = triage(replace(asked, anticoagulant=None)).level

    assert platelet_count.READINGS[count, sign].level == level.name.casefold()


@each_layout
def test_one_drop_of_blood_makes_everything_below_fifty_one_band(layout):
    calm, bleeding = (said(getattr(platelet_count.draw("32", sign), layout)) for sign in ("none", "bleeds"))

    assert "today in days at the visit" in calm
    assert "now today" in bleeding
    assert "The limit of 10 is for people who do not bleed" in bleeding


def test_fewer_platelets_are_drawn_and_more_red_cells_are_lost_the_lower_the_count():
    drawn = [platelet_count.draw(count, "bleeds").wide for count, _ in platelet_count.COUNT.choices]
    platelets, red = ([svg.count(f'class="{name}"') for svg in drawn] for name in ("platelet", "red-cell"))

    assert platelets == sorted(platelets)
    assert red == sorted(red, reverse=True)
    assert len(set(red)) > 2

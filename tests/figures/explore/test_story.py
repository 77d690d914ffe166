"""What a story or a guess tells the learner is what the model does."""

from __future__ import annotations

import re

import pytest

from bonemets.domain.simulation.remodeling import MYELOMA, SINGLE_EVENT
from bonemets.domain.simulation.remodeling_course import course
from bonemets.figures.explore import calcium_laboratory, find, red_flags, remodeling, zoledronate


def view(name, preset, **changed):
    explorable = find(name)
    story = next(each for each in explorable.presets if each.id == preset)
    return explorable.draw(explorable.read({**explorable.start(), **story.values, **changed}))


def first_number(pattern, text):
    return float(re.search(pattern, text)[1])


# ---- bone remodeling ----


def bone(preset, day):
    return first_number(r"bone at (\d+)%", view("remodeling", preset, day=day).reading)


def test_one_patch_is_lowest_after_12_days_and_filled_about_60_days_later():
    path = course(SINGLE_EVENT, 150)
    lowest = min(path, key=lambda each: each.bone_percent)
    filled = next(each.day for each in path if each.day > lowest.day and each.bone_percent > 99)

    assert lowest.day == pytest.approx(12, abs=1)
    assert filled - lowest.day == pytest.approx(60, abs=3)
    assert 4 <= (filled - lowest.day) / lowest.day <= 6


def test_waves_keep_bone():
    assert bone("waves", 270) == pytest.approx(bone("waves", 540), abs=2)


def test_with_a_tumor_each_wave_ends_lower_than_the_one_before():
    path = course(MYELOMA, 1300)
    quiet = [each.bone_percent for each in path if each.day in {300, 580, 800, 1000}]

    assert quiet == sorted(quiet, reverse=True)
    assert quiet[0] - quiet[-1] > 60


@pytest.mark.parametrize("preset", ["bisphosphonate", "antibody"])
def test_a_drug_against_osteoclasts_stops_the_fall_and_rebuilds_nothing_while_the_tumor_goes_on(preset):
    assert bone(preset, 1300) == pytest.approx(bone(preset, 700), abs=1)
    assert "Tumor cells fill 99% of their room" in view("remodeling", preset, day=1300).alt


def test_a_treated_cancer_lets_bone_come_back_but_not_with_the_first_wave():
    at_start, after_one, later = (bone("anticancer", day) for day in (700, 1000, 1300))

    assert after_one == pytest.approx(at_start, abs=2)
    assert later >= at_start + 5


def test_too_late_keeps_the_little_that_is_left():
    assert 0 < bone("late", 1300) < 15
    assert bone("late", 1300) == pytest.approx(bone("late", 1100), abs=1)


def test_no_bone_is_said_and_the_original_model_is_told_of():
    gone = view("remodeling", "tumor", day=1300)

    assert gone.reading == "Day 1300: the strut is gone. Osteoblasts have nothing left to build on."
    assert "goes on below zero" in gone.notes[0]
    assert "the strut is gone" in gone.wide


def test_a_drug_that_has_nothing_to_act_on_says_so():
    no_tumor = view("remodeling", "repair", treatment="anticancer", day=30)
    too_late = view("remodeling", "repair", treatment="antibody", treatment_day=900)

    assert "There is no tumor in this patch for a cancer drug to act on." in no_tumor.notes
    assert "The treatment starts after the last day shown here." in too_late.notes


def test_the_drawing_shows_more_cells_when_there_are_more():
    start, later = (view("remodeling", "repair", day=day).wide for day in (0, 40))

    assert start.count('class="osteoclast"') > later.count('class="osteoclast"')
    assert later.count('class="osteoblast"') > start.count('class="osteoblast"')


# ---- calcium ----


def corrected(preset, **changed):
    return first_number(r"calcium (\d\.\d+) mmol/L", view("calcium-laboratory", preset, **changed).reading)


def test_the_guess_about_zoledronate_is_what_the_model_does():
    before, hours, days = (corrected("zoledronate", view="hours", day=day) for day in (0, 0.3, 2))

    assert before == pytest.approx(3.7, abs=0.02)
    assert before - hours < 0.1 <= before - days


def test_zoledronate_is_gone_after_its_weeks_and_denosumab_after_its_months():
    assert corrected("zoledronate", day=20) < 2.7
    assert corrected("zoledronate", day=50) > 3.3
    assert corrected("denosumab", day=60) < 2.7 < corrected("denosumab", day=120)


def test_all_three_reach_the_normal_range_in_four_days():
    assert corrected("plan", day=4) < 2.6


def test_dialysis_works_within_hours_and_half_is_gone_within_two_days():
    start, after, back = (corrected("kidneys", day=day) for day in (0, 0.2, 2))

    assert start - after > 0.5
    assert back > start - (start - after) / 2


def test_saline_does_little_where_kidneys_hardly_filter():
    weak = corrected("kidneys", day=0) - corrected("kidneys", day=4, quick="none", fluids="days")
    fine = corrected("fluids", day=0) - corrected("fluids", day=4)

    assert weak < fine / 2


def test_the_same_number_is_felt_more_when_it_rose_fast():
    fast, slow = view("calcium-laboratory", "fast"), view("calcium-laboratory", "fast", rise_days=60)

    assert corrected("fast") == corrected("fast", rise_days=60)
    assert fast.reading.endswith("the person is confused.")
    assert slow.reading.endswith("the person is ill.")


def test_little_albumin_hides_calcium_in_the_total_and_shows_too_much_in_the_corrected():
    rows = {row[0]: row for row in view("calcium-laboratory", "albumin").table.rows}
    total, ionized = float(rows["0.0 (shown)"][1]), float(rows["0.0 (shown)"][3])

    assert total < 2.6 < corrected("albumin")
    assert corrected("albumin") > 2 * ionized + 0.05
    assert "Ask for ionized calcium" in " ".join(view("calcium-laboratory", "albumin").notes)


def test_kidneys_too_weak_for_a_bisphosphonate_are_said():
    weak = view("calcium-laboratory", "zoledronate", kidney_percent=20, bone_release=2)

    assert "question for the prescriber" in " ".join(weak.notes)


# ---- red flags ----


def chance(preset):
    return first_number(r"([\d.]+)%", view("red-flags", preset).reading)


def test_one_sign_more_than_doubles_the_chance_and_stays_under_two_percent():
    assert 2 * 0.7 < chance("one") < 2


def test_two_and_three_signs_are_not_nothing():
    assert chance("two") == pytest.approx(4.7, abs=0.2)
    assert chance("three") == pytest.approx(8, abs=0.5)
    assert chance("same-thing") < chance("three")


def test_no_after_no_lowers_the_chance_and_never_to_zero():
    assert 0 < chance("no") < 0.1


def test_where_one_starts_decides_most():
    assert chance("clinic") > 5 * chance("three")


def test_sources_that_disagree_are_named_together():
    notes = view("red-flags", "start", cancer_before="yes").notes

    assert "33%" in notes[0]
    assert "Sources disagree" in notes[0]
    assert "Overlap changes nothing" in view("red-flags", "one", overlap_percent=50).notes[0]


# ---- zoledronate ----


@pytest.mark.parametrize(
    ("preset", "said"),
    [
        ("start", "The label’s dose is 4.0 mg."),
        ("normal-creatinine", "Clearance 42.3 mL/min. The label’s dose is 3.3 mg."),
        ("exactly-60", "Clearance 60 mL/min. The label’s dose is 3.5 mg."),
        ("rise", "Creatinine rose from 0.9 to 1.45 mg/dL: the label says withhold"),
        ("below-30", "Clearance 22.7 mL/min. Below 30 mL/min the label does not recommend the drug."),
        ("high-calcium", "the table does not apply: one dose of 4 mg, after fluids."),
    ],
)
def test_the_label_is_read_as_it_stands(preset, said):
    assert said in view("zoledronate", preset).reading


def test_from_a_creatinine_of_4_5_no_bag_hangs_for_high_calcium_either():
    assert "no plain answer" in view("zoledronate", "high-calcium", creatinine_mg_per_dl=4.5).reading
    assert "crossed out" in view("zoledronate", "high-calcium", creatinine_mg_per_dl=4.5).alt


def test_a_later_dose_without_a_rise_is_given():
    steady = view("zoledronate", "rise", creatinine_mg_per_dl=0.9)

    assert "The label’s dose is 4.0 mg." in steady.reading


def test_a_baseline_that_does_not_count_is_said():
    assert "counts only for a later dose" in " ".join(view("zoledronate", "start", baseline_mg_per_dl=1.2).notes)


def test_an_answer_near_an_edge_says_so():
    assert "Close to an edge" in view("zoledronate", "exactly-60").notes[0]
    assert view("zoledronate", "start").notes == ()


@pytest.mark.parametrize("module", [remodeling, calcium_laboratory, red_flags, zoledronate])
def test_what_may_be_read_as_advice_is_called_education(module):
    limits = module.EXPLORABLE.limits

    assert module is remodeling or limits.startswith("Education only, not medical advice.")

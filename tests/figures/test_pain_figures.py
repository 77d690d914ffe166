"""The figures of lesson 8: courses that go the way the lesson says."""

import pytest
from text_box import said

from bonemets.figures import bone_pain, opioid_weeks, pain_day, pain_principles

DAY = [6 + 0.25 * place for place in range(65)]


@pytest.mark.parametrize(
    ("source", "pattern", "asks"),
    [
        ("skin", "Biologic pain", "Medicine by the clock"),
        ("acid", "Biologic pain", "Medicine by the clock"),
        ("crack", "Mechanical pain", "Off the load, and call"),
        ("root", "Neuropathic pain", "Call now"),
    ],
)
@pytest.mark.parametrize("layout", ["wide", "narrow"])
def test_each_place_that_hurts_gives_its_pattern_and_what_it_asks(source, pattern, asks, layout):
    close, all_four = bone_pain.draw(source), bone_pain.draw()

    assert pattern in said(getattr(close, layout))
    assert asks in said(getattr(close, layout))
    assert asks in close.alt
    assert pattern in said(getattr(all_four, layout))


@pytest.mark.parametrize("layout", ["wide", "narrow"])
def test_it_hurts_where_one_looks_and_in_all_four_places_at_first(layout):
    def hurting(source):
        return getattr(bone_pain.draw(source), layout).split("</svg>")[0].count("l-5 9h7")

    assert {hurting(source) for source in ("skin", "acid", "crack", "root")} == {2}
    assert hurting("all") == 8


def test_a_day_by_the_clock_is_calmer_and_a_dose_before_moving_takes_the_peaks_down():
    mean = {way: sum(pain_day.pain(way, hour) for hour in DAY) / len(DAY) for way in ("asked", "clock", "before")}
    peak = {way: max(pain_day.pain(way, hour) for hour in DAY) for way in mean}

    assert mean["asked"] > mean["clock"] > mean["before"]
    assert peak["asked"] >= peak["clock"] > peak["before"]
    assert all(0 <= pain_day.pain(way, hour) <= 10 for way in mean for hour in DAY)


def test_constipation_stays_and_the_laxative_begins_when_chosen():
    bowel = {way: {each.name: each for each in opioid_weeks.strands(way)} for way in ("first", "late")}

    assert bowel["first"]["Constipation"].end == bowel["first"]["Laxative"].end == 28
    assert bowel["first"]["Laxative"].start == 0 < bowel["late"]["Laxative"].start
    assert bowel["first"]["Drowsy"].end < bowel["first"]["Constipation"].end


def test_each_principle_is_named_in_both_layouts():
    figure = pain_principles.draw()
    for name, _, _ in pain_principles.PRINCIPLES:
        assert name in said(figure.wide)
        assert name in said(figure.narrow)

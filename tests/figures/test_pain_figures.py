"""The figures of lesson 8: courses that go the way the lesson says."""

from text_box import said

from bonemets.figures import opioid_weeks, pain_day, pain_principles

DAY = [6 + 0.25 * place for place in range(65)]


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

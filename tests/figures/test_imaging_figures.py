"""The figures of lesson 4: pictures that say what the lesson says."""

import re

import pytest
from text_box import said

from bonemets.figures import collapse, dose_ladder, imaging_devices, scan_patterns
from bonemets.figures.dose_ladder import BACKGROUND_MSV_PER_YEAR, RUNGS, amount
from bonemets.figures.scan_patterns import PATTERNS

each_layout = pytest.mark.parametrize("layout", ["wide", "narrow"])


# ---- machines ----


@each_layout
def test_six_machines_say_what_they_show_and_what_they_miss(layout):
    words = said(getattr(imaging_devices.draw(), layout))

    for name in ("X-ray", "CT", "MRI", "Bone scan", "SPECT/CT", "FDG-PET/CT"):
        assert name in words
    assert words.count("Shows") == words.count("Misses") == 6


# ---- bone scans ----


@each_layout
def test_names_are_kept_back_until_asked_for(layout):
    hidden, shown = (said(getattr(scan_patterns.draw(names), layout)) for names in ("hide", "show"))

    for each in PATTERNS:
        assert each.name in shown
        assert each.name not in hidden
        assert each.key in hidden.split()


def test_neither_alt_text_nor_table_gives_the_names_away():
    hidden = scan_patterns.draw("hide")
    told = hidden.alt + str(hidden.table)

    assert not [each.name for each in PATTERNS if each.name in told]
    assert [row[1] for row in scan_patterns.draw("show").table.rows] == [each.name for each in PATTERNS]


def test_the_super_scan_has_no_spots_and_no_kidneys():
    films = scan_patterns.draw().wide.split('class="scan-film"')[1:]
    by_key = dict(zip(("A", "B", "C", "D", "E", "before", "week 8"), films, strict=True))

    assert by_key["A"].count("scan-mid-spot") == 2  # the kidneys
    assert by_key["A"].count("scan-spot") == by_key["week 8"].count("scan-spot") - 7 == 1  # the bladder
    assert by_key["E"].count("scan-mid-spot") == 1  # a faint bladder
    assert "scan-spot" not in by_key["E"]
    assert "scan-haze" not in by_key["E"]


def test_flare_has_every_earlier_spot_larger_and_new_ones():
    flare = next(each for each in PATTERNS if each.before)

    assert len(flare.spots) > len(flare.before)
    for old, new in zip(flare.before, flare.spots, strict=False):
        assert old[:2] == new[:2]
        assert new[2] > old[2]


def test_the_rib_fractures_stand_in_line_on_one_side():
    spots = next(each for each in PATTERNS if each.key == "D").spots

    assert len({x < 0 for x, *_ in spots}) == 1
    assert max(x for x, *_ in spots) - min(x for x, *_ in spots) < 6


# ---- collapse ----


@each_layout
def test_only_mri_answers_what_decides_tonight(layout):
    xray, mri = (said(getattr(collapse.draw(picture), layout)) for picture in ("xray", "mri"))

    assert xray.count("Not seen") == 2
    assert "Not" not in mri
    assert {"T3", "L2"} & set(xray.split()) == set()
    assert {"T3", "L2"} <= set(mri.split())
    assert "24 hours (NICE, 2023)" in xray


def test_both_pictures_show_the_same_bones():
    def bones(svg):
        return re.findall(r'd="([^"]*)" class="bone"', svg)

    assert bones(collapse.draw("xray").wide) == bones(collapse.draw("mri").wide)


# ---- dose ----


def test_the_ladder_rises_and_mri_gives_none():
    middles = [(rung.low_msv + rung.high_msv) / 2 for rung in RUNGS]

    assert middles == sorted(middles)
    assert amount(RUNGS[0], "msv") == "0 mSv"


@pytest.mark.parametrize(
    ("name", "msv", "time"),
    [
        ("X-ray of an arm or leg", "under 0.01 mSv", "1 day or less"),
        ("X-ray of the chest", "0.02 mSv", "2 days"),
        ("X-ray of the lumbar spine", "1.3–1.5 mSv", "5–6 months"),
        ("A year of natural background", "3.1 mSv", "1 year"),
        ("Bone scan", "4–6.3 mSv", "15–24 months"),
        ("CT of abdomen and pelvis", "8–10 mSv", "3 years"),
        ("FDG-PET: alone, or with a full CT", "7–25 mSv", "2–8 years"),
    ],
)
def test_a_dose_is_told_in_msv_and_in_time(name, msv, time):
    rung = next(rung for rung in RUNGS if rung.name == name)

    assert (amount(rung, "msv"), amount(rung, "time")) == (msv, time)


def test_a_day_and_a_year_of_background_agree():
    day, year = (next(rung for rung in RUNGS if rung.name.startswith(start)) for start in ("A day", "A year"))

    assert year.high_msv == BACKGROUND_MSV_PER_YEAR
    assert day.high_msv * 365 == pytest.approx(BACKGROUND_MSV_PER_YEAR, rel=0.01)


@each_layout
def test_radiation_therapy_is_kept_off_the_ladder(layout):
    assert "Radiation therapy is not on this ladder." in said(getattr(dose_ladder.draw(), layout))

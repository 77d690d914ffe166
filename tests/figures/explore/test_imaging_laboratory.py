"""The imaging laboratory: every story is true, every picture has its words, and a drawing stays small enough."""

import re
from base64 import b64decode
from struct import unpack

import pytest

from bonemets.domain.imaging.scanner import MODALITIES
from bonemets.figures.explore.imaging_board import NAMES
from bonemets.figures.explore.imaging_laboratory import EXPLORABLE

STORIES = {preset.id: preset for preset in EXPLORABLE.presets}


def view(story=None, **values):
    preset = STORIES[story].values if story else {}
    return EXPLORABLE.draw(EXPLORABLE.read({**preset, **values}))


def seen(story=None, **values):
    """What is said to be seen, by method."""
    return {row[0]: row[4] for row in view(story, **values).table.rows}


def hidden(story=None, **values):
    return {name for name, text in seen(story, **values).items() if text == "looks normal"}


@pytest.mark.parametrize("layout", ["wide", "narrow"])
def test_there_are_six_pictures_of_at_least_160_pixels(layout):
    found = re.findall(r'<image href="data:image/png;base64,([^"]+)"', getattr(view(), layout))

    assert len(found) == len(MODALITIES) == 6
    assert len(set(found)) == 6
    for text in found:
        assert min(unpack(">II", b64decode(text)[16:24])) >= 160


def test_a_drawing_travels_in_less_than_two_hundred_kilobytes():
    assert max(len(view(story).wide) for story in STORIES) < 200_000


def test_at_twenty_percent_the_xray_is_silent_and_mri_is_not():
    assert "X-ray" in hidden("early-lytic")
    assert not {"MRI T1", "MRI STIR"} & hidden("early-lytic")


def test_the_answer_to_the_prediction_is_what_the_model_shows():
    silent, shown = ("X-ray" in hidden(mineral_percent=percent) for percent in (30, 50))

    assert (silent, shown) == (True, False)
    assert EXPLORABLE.prediction.answer == "40"


def test_marrow_first():
    assert hidden("marrow-first") == {"X-ray", "Bone scan", "CT"}


def test_half_of_the_mineral_is_just_seen_on_the_xray():
    assert seen("lytic-half")["X-ray"] == "only just a darker gap"


def test_the_missing_eye_is_plain():
    assert seen("pedicle-gone")["X-ray"] == "a darker gap"


def test_the_bone_scan_hides_a_purely_lytic_lesion_and_nothing_else_does():
    assert hidden("purely-lytic") == {"Bone scan"}


def test_blastic_is_white_on_xray_and_ct_hot_on_the_scan_and_dark_on_t1():
    words = seen("blastic")

    assert (words["X-ray"], words["CT"]) == ("a paler, whiter patch", "a dense white patch")
    assert words["Bone scan"] == "a dark, hot spot"
    assert words["MRI T1"] == "a dark patch in bright marrow"
    assert _pet("blastic") < _pet("lytic-half")


def _pet(story, **values):
    return _times("FDG-PET", view(story, **values))


def _times(name, drawn):
    text = next(row[2] for row in drawn.table.rows if row[0] == name)
    return float(re.match(r"([\d.]+) times", text)[1])


def test_at_six_weeks_the_scan_is_hotter_and_the_pet_has_faded_and_the_note_warns():
    before, flare = view("flare", weeks=0), view("flare")

    assert _times("Bone scan", flare) > _times("Bone scan", before)
    assert _times("FDG-PET", flare) < _times("FDG-PET", before)
    assert before.notes == ()
    assert "can be healing" in flare.notes[0]


def test_at_26_weeks_scan_and_pet_are_quiet():
    assert {"Bone scan", "FDG-PET"} <= hidden("healed")


def test_the_femur_story_is_seen_on_the_xray():
    assert "X-ray" not in hidden("femur")
    assert "right femur" in view("femur").alt


def test_a_tenth_of_the_dose_is_less_sure_and_mri_is_the_same():
    usual, low = view("lytic-half").table.rows, view("low-dose").table.rows

    for one, other in zip(usual, low, strict=True):
        if one[0].startswith("MRI"):
            assert one == other
        else:
            assert float(one[3]) >= float(other[3])


def test_without_a_lesion_all_six_look_normal_and_nothing_points():
    drawn = view(kind="none")

    assert drawn.reading == "No lesion. This is what normal looks like in all six."
    assert hidden(kind="none") == set(NAMES.values())
    assert "arrow-head" not in drawn.wide


def test_where_the_mineral_slider_does_nothing_it_is_said():
    assert "the mineral slider changes nothing" in view(kind="marrow").notes[0]
    assert view("marrow-first").notes == ()


def test_the_words_name_every_picture_and_the_state():
    drawn = view("flare", weeks=1)

    assert drawn.reading.startswith("Lytic, new bone around it, 22 mm, 50 % of mineral lost, 1 week into treatment.")
    for name in NAMES.values():
        assert name in drawn.alt
        assert name in drawn.reading
    assert "6 weeks into treatment" in view("flare").reading


def test_the_table_gives_contrast_in_the_unit_of_each_method():
    rows = {row[0]: row for row in view("pedicle-gone").table.rows}

    assert rows["X-ray"][2].endswith("% more photons behind it")
    assert rows["CT"][2].startswith("−")
    assert rows["CT"][2].endswith(" HU")
    assert rows["MRI T1"][2].endswith("% less signal than marrow")
    assert rows["MRI STIR"][2].endswith("% more signal than marrow")
    assert rows["Bone scan"][2].endswith("times normal bone, after blur")
    assert {row[2] for row in view(kind="none").table.rows} == {"no lesion"}


def test_more_bone_means_fewer_photons():
    assert "fewer photons" in next(row[2] for row in view("blastic").table.rows if row[0] == "X-ray")


def test_the_limits_say_that_these_are_not_patients():
    assert "not patients" in EXPLORABLE.limits
    assert "does not prove" in EXPLORABLE.limits

"""Where it goes: what is drawn follows the published figures, and unknown stays unknown."""

import re

import pytest
from text_box import boxes

from bonemets.domain.simulation.spread import PRIMARIES, Region, primary
from bonemets.figures.explore.where_it_goes import EXPLORABLE
from bonemets.figures.explore.where_it_goes_panel import SPOTS

LAYOUTS = ("wide", "narrow")


def view(**values):
    return EXPLORABLE.draw(EXPLORABLE.read(values))


def said(svg):
    return " ".join(box.text for box in boxes(svg))


def people(svg):
    """Count filled, pale and empty people: each is a head and a body."""
    counts = {}
    for class_ in ("person", "person-maybe", "person-off"):
        counts[class_] = sum(d.count("M") for d in re.findall(rf'<path d="([^"]*)" class="{class_}"', svg)) // 2
    return counts


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(("cancer", "full", "maybe"), [("breast", 65, 10), ("thyroid", 60, 0), ("melanoma", 14, 31)])
def test_a_hundred_people_show_the_published_range(cancer, full, maybe, layout):
    counts = people(getattr(view(primary=cancer), layout))

    assert counts == {"person": full, "person-maybe": maybe, "person-off": 100 - full - maybe}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_other_denominator_changes_the_people_and_not_the_bones(layout):
    spread, diagnosed = (getattr(view(primary="breast", group=group), layout) for group in ("advanced", "diagnosis"))

    assert people(diagnosed)["person"] == 4
    assert spread.count('class="hole"') == diagnosed.count('class="hole"')


@pytest.mark.parametrize("layout", LAYOUTS)
def test_where_no_figure_was_seen_a_question_mark_stands_and_no_one_is_filled(layout):
    svg = getattr(view(primary="prostate", group="diagnosis"), layout)

    assert "?" in said(svg)
    assert people(svg)["person"] == 0
    assert "no figure" in view(primary="prostate", group="diagnosis").reading


@pytest.mark.parametrize("cancer", PRIMARIES, ids=lambda known: known.id)
def test_there_are_as_many_spots_as_the_ranks_say(cancer):
    svg = view(primary=cancer.id).wide
    class_ = "dense" if cancer.look == "blastic" else "hole"

    # One more is the sample beside the words.
    assert svg.count(f'class="{class_}"') == 1 + sum(cancer.rank(region) for region in Region)
    assert all(len(places) == 3 for places in SPOTS.values())


@pytest.mark.parametrize("layout", LAYOUTS)
def test_two_cancers_stand_side_by_side_with_their_own_look(layout):
    svg = getattr(view(primary="kidney", other="prostate"), layout)

    assert {"Kidney cancer", "Prostate cancer"} <= {box.text for box in boxes(svg)}
    assert "hole" in svg
    assert "dense" in svg


def test_the_same_cancer_twice_is_drawn_once_and_said():
    same = view(primary="lung", other="lung")

    assert same.wide == view(primary="lung").wide
    assert "both sides" in same.notes[0]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_myeloma_says_that_it_is_no_metastasis(layout):
    assert "Not a metastasis" in said(getattr(view(primary="myeloma"), layout))


def test_the_table_names_source_and_year_of_every_figure():
    rows = {row[0]: row for row in view().table.rows}

    assert len(rows) == len(PRIMARIES)
    assert "macedo-2017, 2017" in rows["Breast cancer"][2]
    assert rows["Myeloma"][1] == "no figure found"


def test_the_answer_to_the_prediction_is_the_published_figure():
    assert EXPLORABLE.prediction.answer == "few"
    assert round(primary("breast").diagnosis.high) == 4

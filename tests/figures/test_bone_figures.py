"""The figures of lessons 1 and 2: pictures that say what the lessons say."""

import re

import pytest
from text_box import said

from bonemets.figures import inside_bone, rankl_balance, remodeling_cycle, spread_routes, trabecula, vicious_cycle
from bonemets.figures.rankl_scene import STATES


@pytest.mark.parametrize("layout", ["wide", "narrow"])
def test_the_inside_bone_names_its_six_parts(layout):
    words = said(getattr(inside_bone.draw(), layout))

    for name in ("Cortex", "Spongy (trabecular) bone", "Red marrow", "Marrow cavity", "Periosteum", "Artery"):
        assert name in words
    assert "about 80% of the skeleton" in words


@pytest.mark.parametrize("layout", ["wide", "narrow"])
def test_the_strut_shows_four_kinds_of_cell_and_what_they_do(layout):
    svg = getattr(trabecula.draw(), layout)

    for words in ("Osteoclast", "dissolves bone", "Osteoblasts", "build bone", "Osteocytes", "sense load", "Lining"):
        assert words in said(svg)
    assert svg.count('class="osteocyte"') >= 5


def test_formation_is_drawn_five_times_as_long_as_resorption():
    bars = re.findall(r'<rect [^>]*width="([\d.]+)"[^>]*height="22"[^>]*class="(\w+)"', remodeling_cycle.draw().wide)
    width = {class_: float(length) for length, class_ in bars}

    assert width["osteoblast"] / width["osteoclast"] == pytest.approx(5, rel=0.01)
    assert {"2–4 weeks", "3–4 months", "about 4–6 months"} <= {row[2] for row in remodeling_cycle.draw().table.rows}


@pytest.mark.parametrize("layout", ["wide", "narrow"])
def test_the_picture_draws_as_many_molecules_as_it_counts(layout):
    for key, state in STATES.items():
        svg = getattr(rankl_balance.draw(key), layout)
        diamonds = len(re.findall(r'l5\.5 5\.5l-5\.5 5\.5l-5\.5 -5\.5Z" class="osteoblast"', svg))

        assert diamonds == state.rankl
        assert f"free to call osteoclasts: {state.free}" in said(svg)


def test_more_free_rankl_means_more_osteoclasts():
    by_free = sorted(STATES.values(), key=lambda state: state.free)

    assert [state.osteoclasts for state in by_free] == sorted(state.osteoclasts for state in by_free)
    assert STATES["denosumab"].rankl == STATES["tumor"].rankl


@pytest.mark.parametrize("layout", ["wide", "narrow"])
def test_four_numbered_roads_lead_to_bone(layout):
    words = said(getattr(spread_routes.draw(), layout))

    for name in ("Blood", "Lymph", "Veins of the spine", "Growing across"):
        assert name in words
    assert "Fewer than" in words


def test_the_disputed_roads_name_their_sources():
    assert {"leong-2024", "batson-1940", "vertebral-routes-1996"} <= set(spread_routes.draw().sources)


@pytest.mark.parametrize("layout", ["wide", "narrow"])
def test_blastic_bone_is_weak_bone_and_is_dissolved_too(layout):
    words = said(getattr(vicious_cycle.draw("blastic"), layout))

    assert "without order, and weak." in words
    assert "Resorption is raised as well," in words
    assert "RANKL" in said(getattr(vicious_cycle.draw("lytic"), layout))


def test_the_table_sets_both_patterns_side_by_side():
    rows = {row[0]: row[1:] for row in vicious_cycle.draw().table.rows}

    assert rows["Often in"][1] == "Prostate cancer"
    assert "no metastasis" in rows["Often in"][0]

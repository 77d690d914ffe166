"""Plates: what is kept is what would be drawn, to half a step of gray."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bonemets.domain.imaging import darkroom, vertebra
from bonemets.domain.imaging.film import PLACES
from bonemets.domain.imaging.lesion import LARGEST_MM, Lesion
from bonemets.domain.imaging.phantom import Solid
from bonemets.domain.imaging.plate import DRAWINGS, FOLDER, STEPS, pack, read, unpack
from bonemets.domain.imaging.scanner import CT_NOISE_HU, section

STALE = "a drawing changed; draw the plates anew, see bonemets/domain/imaging/darkroom.py"
values = st.lists(st.floats(-1000, 2000), min_size=1, max_size=50)


def off(one, other):
    """How far two pictures are apart at the most, in steps of gray of the first."""
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) / (((max(one) - min(one)) / STEPS) or 1)


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_plate_shows_what_its_drawing_draws(name):
    drawn, kept = DRAWINGS[name](), read(name)

    assert list(kept) == list(drawn)
    assert {each: off(drawn[each], kept[each]) for each in drawn if off(drawn[each], kept[each]) > 0.51} == {}, STALE


@pytest.mark.parametrize("lesion", [Lesion("lytic", 20, 40), Lesion("blastic", 12, 50)])
def test_rounding_changes_no_measurement_by_a_thousandth(lesion):
    body, drawn = vertebra.phantom().ct, DRAWINGS["vertebra-cross"]()
    exact = replace(body, bone=drawn["bone"], organ=drawn["organ"], base=drawn)
    one, other = (section(each, "ct", lesion, CT_NOISE_HU, "1") for each in (body, exact))

    assert one.contrast == pytest.approx(other.contrast, rel=1e-3)
    assert one.visibility == pytest.approx(other.visibility, rel=1e-3)
    assert sum(abs(a - b) <= 1 for a, b in zip(one.levels, other.levels, strict=True)) == len(one.levels)


def test_every_plate_has_a_drawing():
    assert sorted(each.name for each in FOLDER.iterdir()) == sorted(f"{name}.plate" for name in DRAWINGS)


@given(st.dictionaries(st.text(max_size=5), values))
def test_pictures_come_back_in_order_and_at_most_half_a_step_off(pictures):
    found = unpack(pack(pictures))

    assert list(found) == list(pictures)
    for name, values in pictures.items():
        assert off(values, found[name]) <= 0.5 + 1e-6


def test_the_darkroom_writes_every_plate(tmp_path, monkeypatch):
    monkeypatch.setattr(darkroom, "DRAWINGS", {"a": lambda: {"x": [0.0, 1.0]}, "b": lambda: {"y": [2.0]}})
    darkroom.main(tmp_path)

    assert {each.name: unpack(each.read_bytes()) for each in tmp_path.iterdir()} == {
        "a.plate": {"x": [0.0, 1.0]},
        "b.plate": {"y": [2.0]},
    }


def test_rays_without_length_after_rounding_are_left_out():
    pictures = Solid({0: (0.1, 0.2, 1.0, 1.0), 3: (0.9, 0.8, 0.0, 1.0)}).pictures("x", 2)

    assert Solid.read(pictures, "x").rays == {3: (0.8, 0.8, 0.0, 1.0)}


@pytest.mark.parametrize("place", PLACES)
def test_no_lesion_reaches_a_part_of_the_vertebra_that_is_not_kept(place):
    (x, y, depth_mm), _ = PLACES[place]
    parts = [Solid({}), *vertebra._arch(0.0)]
    rest = tuple(part for index, part in enumerate(parts) if index not in vertebra.REACHED.values())
    body = replace(vertebra.xray(), center=(x, y), depth_mm=depth_mm, solids=rest)

    assert len(rest) == len(parts) - len(vertebra.REACHED)
    assert body.paths(LARGEST_MM) == []

"""The figures of lesson 5: pictures that say what the lesson says."""

import pytest
from text_box import classes, said

from bonemets.domain.lab.calcium import corrected_calcium_mmol_per_l
from bonemets.figures import blood_film, calcium_forms, enzyme_sources, sample_pitfalls

each_layout = pytest.mark.parametrize("layout", ["wide", "narrow"])


@each_layout
@pytest.mark.parametrize("pattern", enzyme_sources.PATTERNS)
def test_the_bar_names_its_sum_and_only_the_liver_raises_ggt(pattern, layout):
    shown = enzyme_sources.PATTERNS[pattern]
    words = said(getattr(enzyme_sources.draw(pattern), layout))

    assert f"Sum in blood: {sum(shown.shares)} U/L" in words
    assert ("GGT raised" in words) == (pattern == "liver")
    assert (sum(shown.shares) > enzyme_sources.LIMIT_U_PER_L) == (pattern != "usual")


@each_layout
@pytest.mark.parametrize("person", calcium_forms.SAMPLES)
def test_every_person_has_the_same_total_and_the_dots_add_up_to_it(person, layout):
    shown = calcium_forms.SAMPLES[person]
    dots = getattr(calcium_forms.draw(person), layout).count('class="calcium"')
    in_key = 1 + 2 + 1

    assert dots - in_key == round(calcium_forms.TOTAL_MMOL_PER_L * 10)
    assert dots - in_key == sum(shown.loads) + calcium_forms.OTHER_PROTEIN + calcium_forms.COMPLEXED + shown.free


@pytest.mark.parametrize("person", calcium_forms.SAMPLES)
def test_the_corrected_value_is_that_of_the_formula(person):
    shown = calcium_forms.SAMPLES[person]
    found = corrected_calcium_mmol_per_l(
        calcium_mmol_per_l=calcium_forms.TOTAL_MMOL_PER_L, albumin_g_per_l=float(shown.albumin.split()[0])
    )

    assert shown.corrected.startswith(f"{found.value:.2f} ")


@each_layout
def test_only_the_purple_tube_takes_calcium_away_and_brings_potassium(layout):
    shifts = {
        key: dict(zip(sample_pitfalls.VALUES, each.shifts, strict=True))
        for key, each in sample_pitfalls.MISTAKES.items()
    }
    both = [key for key, each in shifts.items() if "↑" in each["Potassium"] and "↓" in each["Total calcium"]]

    assert both == ["purple"]
    assert said(getattr(sample_pitfalls.draw("purple"), layout)).count("far too low") == 2


def test_a_tourniquet_moves_total_calcium_and_leaves_the_free_part_true():
    total, ionized = sample_pitfalls.MISTAKES["tourniquet"].shifts[1:3]

    assert total.startswith("↑")
    assert ionized == "= true"


@each_layout
def test_young_cells_are_named_and_drawn_in_a_crowded_marrow_alone(layout):
    usual, crowded = (getattr(blood_film.draw(film), layout) for film in ("usual", "crowded"))

    assert "nucleated red cell" in said(crowded)
    assert "nucleated red cell" not in said(usual)
    assert "cement" in classes(crowded) - classes(usual)
    assert usual.count('class="platelet"') > crowded.count('class="platelet"')

"""The physics against what is tabulated, and the orders a radiographer relies on."""

from math import exp, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bonemets.domain.imaging import attenuation, relaxation
from bonemets.domain.imaging.attenuation import (
    DENSITY_G_PER_CM3,
    ENERGIES_KEV,
    MASS_ATTENUATION_CM2_PER_G,
    hounsfield,
    linear_attenuation_per_cm,
    mass_attenuation_cm2_per_g,
    transmitted,
)
from bonemets.domain.imaging.phantom import Section
from bonemets.domain.imaging.relaxation import RELAXATION, Relaxation, spin_echo, stir
from bonemets.domain.imaging.tissue import CORTEX, Marrow, exponent, looks, plain

# NIST tables after ICRU-44, in cm²/g, typed again here so that a slip in the module is seen.
PRINTED = [
    ("cortical bone", 30, 1.331),
    ("cortical bone", 40, 0.6655),
    ("cortical bone", 50, 0.4242),
    ("cortical bone", 60, 0.3148),
    ("cortical bone", 80, 0.2229),
    ("cortical bone", 100, 0.1855),
    ("muscle", 60, 0.2048),
    ("muscle", 80, 0.1823),
    ("water", 50, 0.2269),
    ("water", 60, 0.2059),
    ("water", 100, 0.1707),
    ("adipose tissue", 60, 0.1974),
    ("air", 60, 0.1875),
]
MATERIALS = sorted(DENSITY_G_PER_CM3)


@pytest.mark.parametrize(("material", "energy_kev", "printed"), PRINTED)
def test_the_printed_coefficients_are_reproduced_to_every_digit(material, energy_kev, printed):
    assert mass_attenuation_cm2_per_g(material, energy_kev) == printed


@given(st.sampled_from(MATERIALS), st.floats(30, 100), st.floats(30, 100))
def test_harder_rays_are_weakened_less(material, one, other):
    low, high = sorted((one, other))

    assert mass_attenuation_cm2_per_g(material, low) >= mass_attenuation_cm2_per_g(material, high) * (1 - 1e-12)


@pytest.mark.parametrize("material", sorted(MASS_ATTENUATION_CM2_PER_G))
def test_between_two_tabulated_energies_the_line_is_straight_in_logarithms(material):
    low, high = ENERGIES_KEV[2], ENERGIES_KEV[3]
    middle = exp((log(low) + log(high)) / 2)
    ends = mass_attenuation_cm2_per_g(material, low) * mass_attenuation_cm2_per_g(material, high)

    assert mass_attenuation_cm2_per_g(material, middle) == pytest.approx(ends**0.5, rel=1e-9)


def test_water_is_zero_and_air_minus_a_thousand_at_every_energy():
    for energy in ENERGIES_KEV:
        assert (hounsfield("water", energy), hounsfield("air", energy)) == pytest.approx((0, -1000))


def test_the_order_of_tissues_on_ct():
    order = ("air", "adipose tissue", "yellow marrow", "water", "red marrow", "tumor", "muscle", "cortical bone")
    values = [hounsfield(name) for name in order]

    assert values == sorted(values)
    assert -110 < hounsfield("adipose tissue") < -60
    assert 1200 < hounsfield("cortical bone") < 1900


def test_lytic_is_below_normal_below_blastic_below_cortex_in_hounsfield_units():
    look = looks(Marrow(0.45, "red marrow"))["ct"]

    def value(bone, tumor):
        return look.marrow + look.change(0, bone, tumor)

    lytic, normal, blastic, cortex = value(0.04, 1), value(0.12, 0), value(0.4, 1), value(CORTEX, 0)
    assert lytic < normal < blastic < cortex
    assert 120 < normal < 260


@pytest.mark.parametrize(
    ("material", "energy_kev", "words"),
    [
        ("unobtainium", 60, "there is no material 'unobtainium'; there are: cortical bone"),
        ("water", 29.9, "energy_kev must be from 30 to 100 keV, not 29.9"),
        ("water", 101, "energy_kev must be from 30 to 100 keV, not 101"),
        ("water", float("nan"), "energy_kev must be from 30 to 100 keV, not nan"),
    ],
)
def test_what_is_not_tabulated_is_refused_by_name(material, energy_kev, words):
    with pytest.raises(ValueError, match=words):
        mass_attenuation_cm2_per_g(material, energy_kev)


@given(st.floats(0, 30), st.floats(0, 30))
def test_two_slabs_let_through_the_product_of_what_each_lets_through(one_cm, other_cm):
    both = transmitted(one_cm, "muscle") * transmitted(other_cm, "muscle")

    assert transmitted(one_cm + other_cm, "muscle") == pytest.approx(both, rel=1e-9)


def test_the_exponent_of_a_path_is_that_of_beer_and_lambert():
    assert exp(-exponent(100, "tumor")) == pytest.approx(transmitted(10, "tumor"), rel=1e-12)
    assert exponent(10, "water") == pytest.approx(linear_attenuation_per_cm("water", attenuation.XRAY_KEV))


# --- MRI ---


def test_published_relaxation_times_are_reproduced():
    fat, muscle, red = RELAXATION["adipose tissue"], RELAXATION["muscle"], RELAXATION["red marrow"]

    assert (fat.t1_ms, fat.t2_ms) == (382, 68)
    assert (muscle.t1_ms, muscle.t2_ms) == (898, 29)
    assert (red.t1_ms, red.t2_ms) == (859, 58)
    assert RELAXATION["tumor"].t1_ms == 1252


def test_on_t1_fat_is_bright_tumor_dark_and_mineral_black():
    names = ("cortical bone", "fluid", "tumor", "red marrow", "yellow marrow", "adipose tissue")
    values = [spin_echo(RELAXATION[name]) for name in names]

    assert values == sorted(values)
    assert values[0] < 0.001


def test_on_stir_fat_is_black_and_tumor_and_fluid_are_bright():
    names = ("adipose tissue", "muscle", "red marrow", "tumor", "fluid")
    values = [stir(RELAXATION[name]) for name in names]

    assert values == sorted(values)
    assert values[0] == pytest.approx(0, abs=1e-12)


@given(st.floats(50, 5000), st.floats(50, 5000))
def test_with_longer_waiting_the_signal_never_falls(one_ms, other_ms):
    low, high = sorted((one_ms, other_ms))
    tissue = Relaxation(900, 60, 1)

    assert spin_echo(tissue, low, 10) <= spin_echo(tissue, high, 10)
    assert spin_echo(tissue, 500, low / 50) >= spin_echo(tissue, 500, high / 50)


def test_after_a_long_wait_only_protons_are_left():
    assert spin_echo(Relaxation(500, 80, 0.7), 1e6, 0) == pytest.approx(0.7)
    assert stir(Relaxation(500, 80, 0.7), 1e6, 0) == pytest.approx(
        0.7 * abs(1 - 2 * exp(-relaxation.fat_null_ms(1e6) / 500))
    )


def test_a_vessel_with_flow_is_nearly_black_and_muscle_is_not():
    for look in ("t1", "stir"):
        assert plain(look, "blood") < 0.1
        assert plain(look, "muscle") > 0.05
    assert plain("ct", "cord") == plain("ct", "soft tissue")


def test_marrow_with_more_fat_is_brighter_on_t1_and_darker_on_stir():
    lean, fat = Marrow(0.2, "red marrow"), Marrow(0.8, "red marrow")

    assert fat.spin_echo > lean.spin_echo
    assert fat.stir < lean.stir


def test_a_section_is_told_apart_by_what_it_is_not_by_what_it_holds():
    one, other = (Section(None, (0, 0), [], [], {}, {}) for _ in range(2))

    assert one != other
    assert hash(one) != hash(other)

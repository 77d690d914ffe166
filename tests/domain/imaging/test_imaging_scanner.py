"""The six pictures: what each shows first, what hides, what dose does, and that the same ask gives the same picture."""

from statistics import fmean, pstdev

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bonemets.domain.imaging import femur, vertebra
from bonemets.domain.imaging.lesion import KINDS, Lesion
from bonemets.domain.imaging.radiograph import xray_changes, xray_seen
from bonemets.domain.imaging.scanner import MODALITIES, WINDOWS, take
from bonemets.domain.imaging.shot import gray, visibility

PHANTOMS = {"vertebra": vertebra.phantom, "femur": femur.phantom}
each_bone = pytest.mark.parametrize("bone", sorted(PHANTOMS))
each_modality = pytest.mark.parametrize("modality", MODALITIES)
NONE = Lesion()


def shot(modality, lesion=NONE, dose_percent=100, bone="vertebra", seed="1"):
    return take(modality, PHANTOMS[bone](), lesion, dose_percent, seed)


def verdicts(lesion, bone="vertebra", **more):
    return {modality: shot(modality, lesion, bone=bone, **more).verdict for modality in MODALITIES}


# --- What a learner finds out ---


def test_the_xray_needs_thirty_to_fifty_percent_of_the_mineral_of_a_two_centimeter_lesion():
    seen = {
        bone: [shot("xray", Lesion("lytic", 20, p), bone=bone).visibility >= 3 for p in range(101)] for bone in PHANTOMS
    }

    for found in seen.values():
        assert found == sorted(found)  # once seen, a larger loss stays seen
        assert 30 <= found.index(True) <= 50


def _seen_on_xray(body, lesion):
    return xray_seen(body, xray_changes(body, lesion), 1)[1]


def test_a_small_lesion_hides_from_the_xray_even_when_half_of_its_mineral_is_gone():
    assert shot("xray", Lesion("lytic", 8, 50)).verdict == "not seen"


@each_bone
def test_mri_sees_marrow_disease_before_anything_that_needs_mineral_or_turnover(bone):
    found = verdicts(Lesion("marrow", 14), bone)

    assert (found["t1"], found["stir"]) == ("clear", "clear")
    assert (found["xray"], found["scan"]) == ("not seen", "not seen")


@each_bone
def test_a_purely_lytic_lesion_hides_on_the_bone_scan_and_a_blastic_one_does_not(bone):
    assert verdicts(Lesion("purely-lytic", 18, 60), bone)["scan"] == "not seen"
    assert verdicts(Lesion("blastic", 18, 60), bone)["scan"] == "clear"


@each_bone
def test_flare_the_scan_brightens_while_the_pet_fades(bone):
    before, flare, healed = (Lesion("lytic", 22, 50, week) for week in (0, 6, 26))

    scan = [shot("scan", lesion, bone=bone).contrast for lesion in (before, flare, healed)]
    pet = [shot("pet", lesion, bone=bone).contrast for lesion in (before, flare, healed)]
    assert scan[1] > scan[0] > scan[2]
    assert pet[0] > pet[1] > pet[2]


def test_a_large_lytic_lesion_takes_the_pedicle_off_the_xray():
    phantom = vertebra.phantom().xray
    grid = phantom.grid
    rim = [i for i in range(len(phantom.base)) if _near_pedicle(grid.center(i % grid.pixels, i // grid.pixels))]
    changes = dict(xray_changes(phantom, Lesion("lytic", 28, 90)))

    lost = fmean(-changes.get(index, 0) for index in rim)
    small = dict(xray_changes(phantom, Lesion("lytic", 12, 90)))
    assert lost > 0.1
    assert lost > 3 * fmean(-small.get(index, 0) for index in rim)


def _near_pedicle(point):
    x, y = point
    return 0.7 < ((x + 15.6) / 4.3) ** 2 + ((y + 5.2) / 7.2) ** 2 < 1.1


@each_bone
@pytest.mark.parametrize("kind", ["lytic", "purely-lytic"])
def test_on_ct_a_lytic_lesion_is_lower_and_a_blastic_one_higher_than_normal(bone, kind):
    assert (
        shot("ct", Lesion(kind, 20, 80), bone=bone).contrast
        < 0
        < shot("ct", Lesion("blastic", 20, 50), bone=bone).contrast
    )


@each_bone
def test_on_t1_a_lesion_is_darker_and_on_stir_brighter_than_marrow(bone):
    lesion = Lesion("lytic", 20, 50)

    assert shot("t1", lesion, bone=bone).contrast < 0 < shot("stir", lesion, bone=bone).contrast


@each_modality
def test_without_a_lesion_there_is_nothing_to_see(modality):
    found = shot(modality)

    assert (found.contrast, found.visibility, found.verdict) == (0, 0, "not seen")


@pytest.mark.parametrize("kind", ["lytic", "purely-lytic"])
def test_the_more_mineral_is_lost_the_clearer_the_ct(kind):
    found = [shot("ct", Lesion(kind, 20, percent)).visibility for percent in range(10, 101, 10)]

    assert found == sorted(found)


def test_in_fatty_marrow_a_tumor_is_denser_before_the_bone_is_gone():
    assert shot("ct", Lesion("marrow", 20), bone="femur").contrast > 0
    assert shot("ct", Lesion("lytic", 20, 80), bone="femur").contrast < 0


# --- Dose ---


@pytest.mark.parametrize("modality", ["xray", "ct", "scan", "pet"])
def test_a_quarter_of_the_dose_doubles_the_grain(modality):
    def patch(dose_percent):
        values = [shot(modality, NONE, dose_percent, seed=str(seed)).levels for seed in range(12)]
        place = {"xray": 120 * 192 + 50, "ct": 30 * 192 + 60, "scan": 60 * 160 + 60, "pet": 60 * 160 + 30}[modality]
        return fmean(pstdev(level[place + step] for level in values) for step in range(60))

    assert patch(25) / patch(100) == pytest.approx(2, rel=0.2)


@pytest.mark.parametrize("modality", ["xray", "ct", "scan", "pet"])
def test_more_dose_never_hides_anything(modality):
    lesion = Lesion("lytic", 20, 45)
    found = [shot(modality, lesion, dose).visibility for dose in (10, 30, 100, 200)]

    assert found == sorted(found)
    assert found[0] < found[-1]


@pytest.mark.parametrize("modality", ["t1", "stir"])
def test_mri_does_not_know_about_dose(modality):
    lesion = Lesion("lytic", 20, 45)

    assert shot(modality, lesion, 10) == shot(modality, lesion, 200)


# --- Pictures ---


@each_bone
@each_modality
def test_every_picture_is_large_enough_and_has_a_gray_for_each_pixel(bone, modality):
    found = shot(modality, Lesion("lytic", 20, 60), bone=bone)

    assert found.pixels >= 160
    assert len(found.levels) == found.pixels**2
    assert len(set(found.levels)) > 60


@each_modality
def test_the_same_asks_give_the_same_picture_and_another_seed_another_grain(modality):
    lesion = Lesion("lytic", 20, 60)

    assert shot(modality, lesion) == shot(modality, lesion)
    assert shot(modality, lesion).levels != shot(modality, lesion, seed="2").levels


@settings(max_examples=10)
@given(
    st.sampled_from(sorted(PHANTOMS)),
    st.sampled_from(MODALITIES),
    st.builds(Lesion, st.sampled_from(sorted(KINDS)), st.floats(4, 30), st.floats(0, 100), st.floats(0, 26)),
    st.floats(10, 200),
)
def test_any_lesion_can_be_taken_by_any_scanner(bone, modality, lesion, dose_percent):
    found = shot(modality, lesion, dose_percent, bone)

    assert found.visibility >= 0
    assert found.verdict in {"not seen", "faint", "clear"}


def test_bone_is_white_on_xray_and_ct_and_much_tracer_is_black():
    assert gray([0, 5, 10], 0, 10) == bytes([0, 127, 255])
    hot = shot("scan", Lesion("blastic", 26, 90))
    row, column = (int(share * 160) for share in vertebra.phantom().center("scan")[::-1])
    assert hot.levels[row * 160 + column] < 30
    assert set(WINDOWS) == set(MODALITIES) - {"xray"}


@each_bone
@each_modality
def test_the_lesion_lies_inside_the_picture_and_inside_the_bone(bone, modality):
    phantom = PHANTOMS[bone]()

    assert all(0.05 < share < 0.95 for share in phantom.center(modality))
    assert sum(share for _, share in phantom.ct.disc(10)) > 0
    assert phantom.planes.keys() == phantom.right.keys() == set(MODALITIES)


@each_bone
@given(size_mm=st.floats(4, 29))
@settings(max_examples=12)
def test_a_larger_lesion_holds_more_bone_and_more_tracer(bone, size_mm):
    phantom = PHANTOMS[bone]()

    for small, large in ((phantom.scan.spread(size_mm), phantom.scan.spread(size_mm + 1)),
                         (phantom.mri.disc(size_mm), phantom.mri.disc(size_mm + 1))):  # fmt: skip
        assert sum(share for _, share in large) > sum(share for _, share in small)


def test_sizes_seen_long_ago_are_worked_out_again_and_not_kept():
    body = vertebra.phantom().scan
    first = body.spread(10)
    for size in range(11, 21):
        body.spread(size)

    assert len(body._spreads) <= 6
    assert body.spread(10) == first


def test_blur_of_the_lesion_alone_keeps_its_tracer():
    body = vertebra.phantom().scan
    spread = sum(share for _, share in body.spread(12))

    assert spread == pytest.approx(_sharp(body, 12), rel=1e-3)


def _sharp(body, size_mm):
    from bonemets.domain.imaging.lesion_shape import disc, half_chord  # noqa: PLC0415

    return sum(
        share * min(1.0, 2 * half_chord(body.grid, body.center, index, size_mm) / body.thickness_mm)
        for index, share in disc(body.grid, body.center, size_mm)
    )


@pytest.mark.parametrize(
    ("modality", "dose_percent", "words"),
    [
        ("sonar", 100, "modality must be one of xray, scan, ct, t1, stir, pet, not 'sonar'"),
        ("xray", 9, "dose_percent must be from 10 to 200 %, not 9"),
        ("xray", float("nan"), "dose_percent must be from 10 to 200 %, not nan"),
    ],
)
def test_a_picture_that_cannot_be_taken_is_refused_in_words(modality, dose_percent, words):
    with pytest.raises(ValueError, match=words):
        shot(modality, NONE, dose_percent)


@given(st.floats(0, 10), st.floats(0.001, 10), st.floats(0, 10), st.floats(1, 1000))
def test_more_pixels_and_less_noise_never_hide(contrast, clutter, noise, count):
    seen = visibility(contrast, clutter, noise, count)

    assert visibility(contrast, clutter, noise, 2 * count) >= seen
    assert visibility(contrast, clutter, noise / 2, count) >= seen
    assert visibility(-contrast, clutter, noise, count) == seen


def test_the_trabecular_bone_of_the_vertebra_has_the_hounsfield_units_of_an_adult():
    body = vertebra.phantom().ct
    values = [body.base["ct"][index] for index, share in body.disc(12) if share > 0.99 and body.bone[index] < 0.25]

    assert 120 < fmean(values) < 260


def test_the_shaft_of_the_femur_is_cortex_around_marrow():
    body = femur.phantom().ct
    row = body.base["ct"][int(0.9 * 192) * 192 : int(0.9 * 192) * 192 + 192]

    assert max(row[:110]) > 1000
    left, right = row[:60], row[70:110]
    inside = row[(left.index(max(left)) + 70 + right.index(max(right))) // 2]
    assert -150 < inside < 100


# Worked out once in CPython 3.11 on Linux. Another Python must agree but for the last digits of its math library; the
# grays may then differ by one here and there.
REFERENCE = [
    ("vertebra", Lesion("lytic", 20, 40), "xray", -0.0257012925, 2.70338201),
    ("vertebra", Lesion("lytic", 20, 40), "ct", -109.115927, 6.80325577),
    ("vertebra", Lesion("marrow", 14, 0), "t1", -0.130748927, 9.31482633),
    ("vertebra", Lesion("marrow", 14, 0), "stir", 0.125098345, 10.4000544),
    ("vertebra", Lesion("blastic", 20, 60, 6), "scan", 1.89682844, 17.1574588),
    ("vertebra", Lesion("lytic", 12, 50, 3), "pet", 1.84286192, 14.2938182),
    ("femur", Lesion("lytic", 26, 75), "xray", -0.173708435, 11.5749816),
    ("femur", Lesion("blastic", 20, 50), "ct", 431.074738, 26.7757176),
    ("femur", Lesion("purely-lytic", 18, 60), "scan", -0.177670475, 1.62357332),
]


@pytest.mark.parametrize(("bone", "lesion", "modality", "contrast", "seen"), REFERENCE)
def test_numbers_agree_between_machines_to_a_millionth(bone, lesion, modality, contrast, seen):
    found = shot(modality, lesion, bone=bone)

    assert found.contrast == pytest.approx(contrast, rel=1e-6)
    assert found.visibility == pytest.approx(seen, rel=1e-6)

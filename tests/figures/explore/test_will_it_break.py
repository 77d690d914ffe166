"""Will it break: the scores are the domain's, the hole grows with the slider, and eight stays disputed."""

from itertools import product

import pytest
from text_box import boxes

from bonemets.domain.score.mirels import mirels
from bonemets.domain.score.sins import sins
from bonemets.domain.simulation.fracture import size_of, strength_left
from bonemets.figures.explore.will_it_break import CONTROLS, EXPLORABLE, collapse_of, score_of
from bonemets.figures.long_bone import LongBone, section

LAYOUTS = ("wide", "narrow")
OPTIONS = {control.name: [value for value, _ in control.choices] for control in CONTROLS if hasattr(control, "choices")}
SITES = {"humerus": "upper limb", "shaft": "lower limb", "top": "peritrochanteric"}
PAINS = {"mild": "mild", "moderate": "moderate", "use": "functional"}
SPINE_PAINS = {"mild": "pain-free", "moderate": "occasional, not mechanical", "use": "mechanical"}


def view(**values):
    return EXPLORABLE.draw(EXPLORABLE.read(values))


def said(svg):
    return " ".join(box.text for box in boxes(svg))


@pytest.mark.parametrize("percent", [0, 20, 33, 34, 50, 66, 67, 100])
def test_mirels_is_the_mirels_of_the_domain_for_every_drawing(percent):
    for bone, look, pain in product(SITES, OPTIONS["lesion"], PAINS):
        values = {"bone": bone, "lesion": look, "pain": pain, "size_percent": percent}
        expected = mirels(site=SITES[bone], pain=PAINS[pain], lesion=look, size=size_of(percent / 100))
        assert score_of(EXPLORABLE.read(values)) == expected


@pytest.mark.parametrize(("percent", "lost"), [(40, 0), (60, 0), (60, 30), (60, 50), (90, 80)])
def test_sins_is_the_sins_of_the_domain_for_every_vertebra(percent, lost):
    for look, pain in product(OPTIONS["lesion"], SPINE_PAINS):
        values = {"bone": "spine", "lesion": look, "pain": pain, "size_percent": percent, "height_lost_percent": lost}
        expected = sins(
            level="T12",
            pain=SPINE_PAINS[pain],
            lesion=look,
            alignment="normal",
            collapse=collapse_of(percent / 100, lost / 100),
            posterolateral="neither side",
        )
        assert score_of(EXPLORABLE.read(values)) == expected


def test_mirels_never_speaks_of_a_vertebra_and_sins_never_of_a_limb():
    assert "Mirels" not in said(view(bone="spine").wide)
    assert "SINS" not in said(view(bone="shaft").wide)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_at_eight_both_camps_are_on_the_drawing(layout):
    words = said(getattr(view(), layout))

    assert "2 + 1 + 3 + 2 = 8" in words
    assert "1989: fix" in words
    assert "later: fix" in words
    assert "disputed" in words
    assert "sources disagree" in view().reading


@pytest.mark.parametrize("kind", ["femur", "humerus"])
def test_the_lesion_grows_with_its_share(kind):
    widths = [LongBone(kind, "shaft", "lytic", share / 10).lesion()[1] for share in range(1, 11)]

    assert widths == sorted(widths)
    assert widths[9] > 5 * widths[0]


def test_no_lesion_draws_no_hole():
    assert "hole" not in LongBone("femur", "shaft", "lytic", 0).draw((0, 0))
    assert "hole" not in section((0, 0), 40, 0, "lytic")


def test_a_nail_is_drawn_only_when_it_is_put_in():
    assert 'class="metal"' in view(plan="fix").wide
    assert 'class="metal"' not in view().wide


@pytest.mark.parametrize(
    ("load", "words"), [("walking", "238 % of body"), ("stairs", "260 % of body"), ("bed", "in bed:")]
)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_load_is_the_one_measured(load, words, layout):
    assert words in said(getattr(view(load=load), layout))


def test_where_the_model_does_not_speak_it_says_so():
    for look in ("mixed", "blastic"):
        assert "not modeled" in said(view(lesion=look).wide)
        assert "Bending strength" not in view(lesion=look).reading
    assert "Bending strength left in the model: 15 %" in view(size_percent=50).reading


def test_unseen_figures_are_tagged_where_they_are_shown():
    ten = view(pain="use")

    assert "[not yet checked]" in said(ten.wide)
    assert any("not yet checked" in note for note in ten.notes)


def test_survival_is_never_shown():
    for preset in EXPLORABLE.presets:
        shown = view(**preset.values)
        assert "surviv" not in (said(shown.wide) + shown.reading + shown.alt).lower()


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"bone": "spine", "plan": "fix"}, "for limbs only"),
        ({"bone": "spine", "height_lost_percent": 50}, "not defined"),
        ({"bone": "shaft", "height_lost_percent": 20}, "changes nothing"),
        ({"bone": "humerus"}, "does not reassure"),
    ],
)
def test_a_setting_that_needs_a_word_gets_one(values, words):
    assert any(words in note for note in view(**values).notes)


def test_the_answer_to_the_prediction_is_the_models():
    assert EXPLORABLE.prediction.answer == "little"
    assert strength_left(0.5) < 1 / 5

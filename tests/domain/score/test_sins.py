"""SINS beyond its oracle table."""

import pytest

from bonemets.domain.score.sins import SCALE, sins
from bonemets.domain.score.spine import Level, Region, region_of

JUNCTIONAL = "C1 C2 C7 T1 T2 T11 T12 L1 L5 S1"
MOBILE = "C3 C4 C5 C6 L2 L3 L4"
SEMIRIGID = "T3 T4 T5 T6 T7 T8 T9 T10"
RIGID = "S2 S3 S4 S5"


@pytest.mark.parametrize(
    ("names", "region"),
    [(JUNCTIONAL, "junctional"), (MOBILE, "mobile"), (SEMIRIGID, "semirigid"), (RIGID, "rigid")],
)
def test_every_vertebra_lies_in_its_published_region(names, region):
    assert {region_of(Level(name)) for name in names.split()} == {Region(region)}


def test_the_four_lists_and_the_four_regions_are_all_levels_there_are():
    listed = f"{JUNCTIONAL} {MOBILE} {SEMIRIGID} {RIGID}".split()

    assert sorted([*listed, *Region]) == sorted(Level)


def test_a_region_is_its_own_region():
    assert [region_of(Level(region.value)) for region in Region] == list(Region)


def test_every_answer_warns_that_sins_does_not_see_the_nerves():
    quiet = sins(
        level="S2",
        pain="pain-free",
        lesion="blastic",
        alignment="normal",
        collapse="none",
        posterolateral="neither side",
    )

    assert any("nerves" in reason for reason in quiet.reasons)
    assert "still an emergency" in SCALE.caveat


def test_a_half_filled_form_tells_how_far_the_score_can_still_go():
    partial = sins(level="T12", pain="mechanical", lesion="lytic", alignment="normal", collapse="less than half")

    reach = "the total will lie between 10 and 13: indeterminate or unstable."
    assert partial.reasons[1].endswith(reach)
    assert partial.working == "3 + 3 + 2 + 0 + 2 + ?"

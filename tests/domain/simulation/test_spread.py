"""Spread: every figure has its denominator, its source and its year, and nothing is filled in."""

import pytest

from bonemets.content import source
from bonemets.domain.result import InputError
from bonemets.domain.simulation.spread import (
    ADVANCED,
    DIAGNOSIS,
    PRIMARIES,
    Look,
    Region,
    count,
    primary,
)

each = pytest.mark.parametrize("cancer", PRIMARIES, ids=lambda known: known.id)


@pytest.mark.parametrize(
    ("id_", "low", "high"),
    [("breast", 65, 75), ("prostate", 65, 75), ("thyroid", 60, 60), ("lung", 30, 40), ("bladder", 40, 40),
     ("kidney", 20, 25), ("melanoma", 14, 45)],
)  # fmt: skip
def test_advanced_disease_as_in_the_fact_sheet(id_, low, high):
    found = count(primary(id_), ADVANCED)

    assert (found.low, found.high, found.source, found.year) == (low, high, "macedo-2017", 2017)


def test_the_same_cancer_has_two_very_different_denominators():
    breast = primary("breast")

    assert count(breast, DIAGNOSIS).high < count(breast, ADVANCED).low / 10
    assert count(breast, DIAGNOSIS).of != count(breast, ADVANCED).of


@each
def test_a_count_has_its_denominator_year_and_known_source(cancer):
    for found in (cancer.advanced, cancer.diagnosis):
        if found:
            assert 0 < found.low <= found.high <= 100
            assert found.of
            assert 2000 <= found.year <= 2026
            assert found.source in source.load()
    assert cancer.source in source.load()


@each
def test_regions_are_ranked_once_and_the_first_rank_is_taken(cancer):
    regions = [site.region for site in cancer.sites]

    assert len(regions) == len(set(regions))
    assert {site.rank for site in cancer.sites} <= {1, 2, 3}
    assert any(site.rank == 3 for site in cancer.sites)
    assert all(cancer.rank(region) == 0 for region in Region if region not in regions)


def test_shares_of_lesions_add_up_and_shares_of_people_need_not():
    def total(id_):
        shares = [site.share.removesuffix(" %") for site in primary(id_).sites if site.share]
        return sum(float(share) for share in shares)

    assert total("thyroid") == pytest.approx(100, abs=1)
    assert "of 616 metastases" in primary("thyroid").sites_of
    assert total("lung") > 100
    assert "of people" in primary("lung").sites_of


def test_myeloma_is_the_only_one_that_is_no_metastasis():
    assert [cancer.id for cancer in PRIMARIES if not cancer.metastasis] == ["myeloma"]
    assert count(primary("myeloma"), ADVANCED) is None


def test_prostate_is_the_blastic_one():
    assert [cancer.id for cancer in PRIMARIES if cancer.look is Look.BLASTIC] == ["prostate"]


def test_a_single_figure_is_not_printed_as_a_range():
    assert count(primary("bladder"), ADVANCED).text == "40 of 100"


def test_what_is_not_there_is_refused_with_what_is():
    with pytest.raises(InputError, match="breast, prostate"):
        primary("spleen")
    with pytest.raises(InputError, match="advanced, diagnosis"):
        count(primary("breast"), "everyone")

"""What every rule must carry, and what its list of questions promises."""

import doctest
import random

import pytest
from triage_random import EMPTY, VALUES

from bonemets.domain.triage import FIELDS, RULES, Findings, Level
from bonemets.domain.triage.decision import strike
from bonemets.domain.triage.rule.rule import Board, Rule, Status

SOURCES = {
    "aaoms-2022", "acs-anemia", "acs-fever", "afebrile-cohort", "ahrq-teach-back", "alberta-myeloma",
    "asam-overdose-2025", "asco-idsa-2018", "ash-platelet-2020", "avila-2004", "banner-nonverbal",
    "barts-unwell", "bmj-bone-mets-2021", "bmj-cg75-2008", "boast-mbd-2022", "bone-pain-rules-2012",
    "cancer-council-opioid", "ccjm-back-pain", "ces-2019", "ces-emergency-2021", "cochrane-mscc-position",
    "ctcae-v5", "cure-bleeding-2005", "deyo-1988", "duragesic-label", "ects-dmab-2021", "endo-hcm-2023",
    "esmo-bone-2020", "fda-opioid-stop-2019", "fisher2010-sins", "girft-ces-2023", "handbook-senna",
    "healthwise-vomiting-2024", "helweg-larsen-2000", "ismp-patch-2015", "lymphoma-action-2019",
    "malaysia-pain-2024", "mariecurie-calcium", "mirels1989", "mmp-marrow", "morphine-label", "msd-platelets",
    "mse-bone-pain", "mskcc-dvt-2023", "nci-breathless", "nci-constipation", "news2-2017", "nhs-broken-leg",
    "nhs-nosebleed", "nhs-recovery", "nice-cg140", "nice-cg151", "nice-cg75", "nice-ng158", "nice-ng234",
    "nice-ng51-2016", "nice-qs74", "obstruction-2011", "oxford-opioid-2005", "pcnow-naloxone",
    "pcuk-painkiller", "quick-hcm", "ramsey2020-mirels", "royalsurrey-hotline", "ruppert-2022",
    "safety-net-2019", "sc23-2015", "scot-bowel", "scot-delirium", "scot-opioid", "seed-2010",
    "sfe-hyperca-2016", "sfe-hypoca-2016", "sja-fracture", "skills-neurovascular", "synthesis",
    "textbook-back-pain", "tg-pain", "transfusion-table-2017", "uk-alert-cards", "ukons-v2", "ukons-v3",
    "umem-aorta-2009", "vdlinden-2020", "virtual-hospice-bowel", "woo2015-nrs", "xgeva-label", "york-ces",
}  # fmt: skip
TABLE = [
    "E01", "E02", "E03", "E04", "E05", "E06", "E08", "E09", "E10", "E11", "E13",
    "U01", "U02", "U03", "U04", "U05", "U07", "U08", "U09", "U10", "U11", "U12", "U13", "U14", "U15", "U16", "U17",
    "S01", "S02", "S03", "S04", "S05", "S07", "S08", "S09", "S10", "S11", "S12", "S13", "S14", "S15",
    "R01", "R02", "R03",
    "M01", "M02", "M03", "M06", "M07", "M08",
]  # fmt: skip
ADDED = ["M09", "S16", "S17", "S18", "S19"]


def test_the_whole_table_is_there_once_and_additions_are_marked():
    assert sorted(rule.id for rule in RULES) == sorted(TABLE + ADDED)
    assert sorted(rule.id for rule in RULES if rule.added) == ADDED


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_carries_reason_actions_sources_status_and_doctest(rule):
    assert rule.title
    assert rule.why.endswith(".")
    assert rule.actions
    assert all(action.endswith(".") for action in rule.actions)
    assert rule.sources
    assert set(rule.sources) <= SOURCES
    assert rule.status in Status
    assert {field.name for field in FIELDS} >= set(rule.reads)
    assert doctest.DocTestFinder().find(rule.test, globs={})[0].examples
    assert repr(rule) == f"Rule('{rule.id}')"


@pytest.mark.parametrize(
    ("letter", "level"), [("E", Level.EMERGENCY), ("U", Level.URGENT), ("S", Level.SOON), ("R", Level.ROUTINE)]
)
def test_the_letter_of_an_id_names_the_level(letter, level):
    assert {rule.level for rule in RULES if rule.id.startswith(letter)} == {level}


def test_unverified_rules_ask_for_a_signature_or_say_so():
    assert all(rule.sign_off for rule in RULES if rule.id in ("E02", "E03", "U08", "S08", "S19", "U07"))


class Spy:
    """Findings that note which answers a rule looked at."""

    def __init__(self, findings):
        self.seen = set()
        self.findings = findings

    def __getattr__(self, name):
        if name == "calcium_mmol_per_l":
            self.seen |= {"corrected_calcium_mmol_per_l", "corrected_calcium_mg_per_dl"}
        elif name == "cancer_possible":
            self.seen.add("cancer_status")
        else:
            self.seen.add(name)
        return getattr(self.findings, name)


def scatter(rng, names):
    """Answer only these questions, evenly over all answers; mg/dL calcium stays open."""
    return EMPTY.with_answers({name: rng.choice((None, *VALUES[name])) for name in names if name in VALUES})


def seen_by(rule: Rule, sample):
    seen = set()
    for findings in sample:
        spy = Spy(findings)
        rule.test(spy)
        seen |= spy.seen
    return seen


@pytest.mark.parametrize("rule", [rule for rule in RULES if not rule.closing], ids=lambda rule: rule.id)
def test_a_rule_looks_at_exactly_the_questions_it_names(rule):
    rng = random.Random(7)
    sample = [Findings(), *(scatter(rng, rule.reads) for _ in range(600))]
    assert seen_by(rule, sample) == set(rule.reads)


def test_closing_rules_come_last_and_only_look_at_the_board():
    closing = [rule for rule in RULES if rule.closing]
    assert list(RULES[-4:]) == closing
    calm_board = Board(Level.ROUTINE, soon=0, fired=1)
    assert [rule.test(Findings(jaw="none"), calm_board) for rule in closing] == [False, True, False, False]


def test_rules_without_the_flare_rule_suppress_nothing():
    findings = Findings(pain_site="spine_lumbar")
    assert strike(findings, [rule for rule in RULES if rule.id == "U01"])[1] == []

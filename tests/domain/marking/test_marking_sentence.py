"""What a learner reads beside the points: the rule, the sum, and which reading was used where it is open."""

import pytest
from marking_oracle import CASES, build

from bonemets.domain.marking import KINDS, Mark, Policies, score
from bonemets.domain.marking.policy import CHOICES, UNVERIFIED, WORDS

SENTENCES = {
    "choice-right": "0/1 rule: 1 of 1 point for the best answer.",
    "all-one-wrong": "+/− rule: 2 right − 1 wrong = 1 of 4 points; never below 0.",
    "all-floor": "+/− rule: 1 right − 3 wrong = 0 of 4 points; never below 0.",
    "n-two-of-three": "0/1 rule: a point for each right answer, none lost for a wrong one: 2 of 3 points.",
    "group-floor-each": "+/− rule, each group on its own and never below 0: 2 + 0 + 1 = 3 of 6 points.",
    "group-floor-whole": "+/− rule: 4 right − 3 wrong = 1 of 6 points; never below 0.",
    "columns-floor-each": "+/− rule, each column on its own and never below 0: 0 + 1 + 3 = 4 of 7 points.",
    "table-floor-rows": "+/− rule, each row on its own and never below 0: 2 + 0 + 0 = 2 of 3 points.",
    "dyad-half": "Rationale rule: both parts of a pair must be right to earn its point: 0 of 1 point.",
    "triad-one-effect": "Rationale rule: the cause must be right, then each right effect earns a point: 1 of 2 points.",
    "triad-all-one-effect": "Rationale rule: all three parts must be right to earn the point: 0 of 1 point.",
    "pair-and-blanks-half": (
        "Rationale rule: both parts of a pair must be right to earn its point; each other blank counts by itself: "
        "2 of 4 points."
    ),
    "order-one-swap": "0/1 rule: the whole order counts: 0 of 1 point; 3 of 5 steps stood in their place.",
    "number-upper-edge": "0/1 rule: the number with its unit counts as a whole: 1 of 1 point.",
    "bow-four-of-five": "0/1 rule: a point for each right answer, none lost for a wrong one: 4 of 5 points.",
}
MARKED = {
    case["id"]: score(build(case["item"]), case["response"], Policies(**case.get("policies", {})))
    for case in CASES
    if "points" in case["expect"]
}


@pytest.mark.parametrize("case", SENTENCES)
def test_the_sentence_states_the_rule_and_does_the_sum(case):
    assert MARKED[case].sentence == SENTENCES[case]


@pytest.mark.parametrize("case", MARKED)
def test_every_sentence_holds_the_points_and_names_its_rule(case):
    mark = MARKED[case]

    assert f"{mark.points} of {mark.maximum} point" in mark.sentence
    assert mark.sentence.startswith({"0/1": "0/1 rule", "+/-": "+/− rule", "rationale": "Rationale rule"}[mark.rule])


@pytest.mark.parametrize(
    ("case", "used"),
    [
        ("triad-right", "cause-then-effects"),
        ("triad-all-right", "all-or-nothing"),
        ("group-floor-each", "floor-per-group"),
        ("group-floor-whole", "floor-per-item"),
        ("table-floor-whole", "floor-per-item"),
        ("table-floor-rows", "floor-per-row"),
    ],
)
def test_a_note_says_which_reading_was_used_where_the_wording_is_open(case, used):
    assert MARKED[case].note == f"{UNVERIFIED} Used here: {WORDS[used]}."


@pytest.mark.parametrize(
    "case", ["choice-right", "all-floor", "dyad-right", "dyads-one", "columns-perfect", "bow-perfect"]
)
def test_no_note_where_the_official_wording_is_known(case):
    assert MARKED[case].note == ""


@pytest.mark.parametrize("case", ["order-right", "number-exact"])
def test_a_type_whose_rule_was_not_seen_says_so(case):
    assert MARKED[case].note == UNVERIFIED


def test_full_marks_are_right_some_partly_right_none_not_yet():
    assert [Mark(points, 2, (), "+/-", "").verdict for points in (2, 1, 0)] == ["right", "partly right", "not yet"]


@pytest.mark.parametrize("name", CHOICES)
def test_a_reading_there_is_not_is_refused_with_those_there_are(name):
    with pytest.raises(ValueError, match=f"{name} takes one of {', '.join(CHOICES[name])}, not 'other'"):
        Policies(**{name: "other"})


def test_every_policy_belongs_to_a_type_and_has_words():
    assert {kind.policy for kind in KINDS.values()} - {""} == set(CHOICES)
    assert {choice for choices in CHOICES.values() for choice in choices} == set(WORDS)

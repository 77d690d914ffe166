"""What holds for every score that adds points: SINS, Mirels, MASCC, Tokuhashi."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bonemets.domain.score import mascc, mirels, sins, tokuhashi

SUMS = {module.TOOLS[0].id: module.TOOLS[0] for module in (sins, mirels, mascc, tokuhashi)}


def answers_of(entry):
    if entry.kind == "choice":
        return st.sampled_from([option.value for option in entry.options])
    if entry.kind == "flag":
        return st.booleans()
    steps = int((entry.maximum - entry.minimum) / entry.step)
    return st.integers(0, steps).map(lambda step: entry.minimum + step * entry.step)


@st.composite
def filled(draw):
    tool = SUMS[draw(st.sampled_from(sorted(SUMS)))]
    return tool, {entry.name: draw(answers_of(entry)) for entry in tool.inputs}


@given(filled())
def test_the_score_is_the_sum_of_its_parts_and_stays_in_range(case):
    tool, answers = case
    score = tool.function(**answers)

    assert score.value == sum(part.points for part in score.parts)
    assert tool.scale.minimum <= score.value <= tool.scale.maximum
    assert [part.item for part in score.parts] == [entry.label for entry in tool.inputs]


@given(filled(), st.data())
def test_changing_one_answer_moves_the_score_by_the_difference_of_its_points(case, data):
    tool, answers = case
    entry = data.draw(st.sampled_from(tool.inputs))
    other = data.draw(answers_of(entry))
    before, after = tool.function(**answers), tool.function(**{**answers, entry.name: other})

    moved = entry.part(other).points - entry.part(answers[entry.name]).points
    assert after.value - before.value == moved


@given(filled(), st.data())
def test_an_unknown_answer_makes_the_score_incomplete_and_the_stated_reach_is_true(case, data):
    tool, answers = case
    unknown = data.draw(st.sampled_from(tool.inputs))
    partial = tool.function(**{**answers, unknown.name: None})
    whole = tool.function(**answers).value

    assert (partial.value, partial.band, partial.missing) == (None, "incomplete", (unknown.name,))
    low, high = unknown.points_range()
    assert low <= whole - sum(part.points for part in partial.parts) <= high


@given(filled(), st.randoms(use_true_random=False))
@settings(max_examples=30)
def test_the_order_of_keywords_does_not_matter(case, random):
    tool, answers = case
    shuffled = list(answers.items())
    random.shuffle(shuffled)

    assert tool.function(**answers) == tool.function(**dict(shuffled))


@pytest.mark.parametrize("tool", SUMS.values(), ids=SUMS)
def test_the_highest_and_the_lowest_points_reach_exactly_the_ends_of_the_scale(tool):
    ranges = [entry.points_range() for entry in tool.inputs]

    assert sum(low for low, _ in ranges) == tool.scale.minimum
    assert sum(high for _, high in ranges) == tool.scale.maximum


@given(st.sampled_from(sins.ITEMS), st.data())
def test_a_worse_finding_never_lowers_sins(entry, data):
    answers = {one.name: data.draw(answers_of(one)) for one in sins.ITEMS}
    worse = max(entry.options, key=lambda option: option.points).value

    assert sins.sins(**{**answers, entry.name: worse}).value >= sins.sins(**answers).value


@given(st.sampled_from(mirels.ITEMS), st.data())
def test_a_worse_finding_never_lowers_mirels(entry, data):
    answers = {one.name: data.draw(answers_of(one)) for one in mirels.ITEMS}
    worse = entry.options[-1].value

    assert mirels.mirels(**{**answers, entry.name: worse}).value >= mirels.mirels(**answers).value

"""What must hold for every item of every type and every response, perfect or senseless."""

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from marking_random import items, questions, responses

from bonemets.domain.marking import KINDS, Item, Policies, ResponseError, score
from bonemets.domain.marking.item import ONE_EACH, SHARED
from bonemets.domain.marking.policy import CHOICES

POLICIES = st.builds(Policies, **{name: st.sampled_from(choices) for name, choices in CHOICES.items()})
CHECKS = tuple(kind for kind in KINDS if kind not in {*ONE_EACH, "ordered-response", "numeric"})
each_kind = pytest.mark.parametrize("kind", KINDS)


def given_of(kind):
    return questions((kind,))


@each_kind
@given(st.data())
def test_points_stay_between_nothing_and_the_maximum_and_the_parts_add_up(kind, data):
    item, response = data.draw(given_of(kind))
    mark = score(item, response, data.draw(POLICIES))

    assert 0 <= mark.points <= mark.maximum
    assert mark.points == sum(part.points for part in mark.parts)
    assert mark.maximum == sum(part.maximum for part in mark.parts) >= 1
    assert all(0 <= part.points <= part.maximum and part.right >= 0 and part.wrong >= 0 for part in mark.parts)


@each_kind
@given(st.data())
def test_the_key_earns_everything_and_an_empty_answer_nothing(kind, data):
    item, policies = data.draw(items((kind,))), data.draw(POLICIES)
    perfect, empty = score(item, item.perfect(), policies), score(item, {}, policies)

    assert (perfect.points, perfect.verdict) == (perfect.maximum, "right")
    assert (empty.points, empty.maximum, empty.verdict) == (0, perfect.maximum, "not yet")


@given(st.data())
def test_the_order_of_picks_options_and_equal_parts_does_not_matter(data):
    kinds = tuple(kind for kind in KINDS if kind != "ordered-response")
    item, response = data.draw(questions(kinds))
    policies = data.draw(POLICIES)
    slots = data.draw(
        st.permutations([replace(slot, options=tuple(data.draw(st.permutations(slot.options)))) for slot in item.slots])
    )
    other = Item(item.type, tuple(slots), tuple(data.draw(st.permutations(item.answers))))
    moved = {
        id_: data.draw(st.permutations(picks)) for id_, picks in data.draw(st.permutations(list(response.items())))
    }
    one, two = score(item, response, policies), score(other, moved, policies)

    assert (one.points, one.maximum) == (two.points, two.maximum)
    assert sorted(part.points for part in one.parts) == sorted(part.points for part in two.parts)


@given(st.data())
def test_the_effects_of_a_pair_may_stand_in_either_blank(data):
    item, response = data.draw(questions(("dropdown-rationale", "drag-rationale")))
    pair = next(iter(item.pairs().values()))
    assume(len(pair) == 3)
    first, second = (slot.id for slot in pair if slot.role == "effect")
    swapped = {**response, first: response[second], second: response[first]}

    assert score(item, swapped).points == score(item, response).points


@given(st.data())
def test_one_more_wrong_pick_never_raises_the_points_and_one_more_right_pick_never_lowers_them(data):
    item, response = data.draw(questions(CHECKS))
    policies = data.draw(POLICIES)
    slot = data.draw(st.sampled_from(item.slots))
    picks = response[slot.id]
    free = [id_ for id_ in slot.options if id_ not in picks]
    assume(free and len(picks) < item.most(slot))
    more = data.draw(st.sampled_from(free))
    before, after = (score(item, {**response, slot.id: each}, policies).points for each in (picks, [*picks, more]))

    assert after >= before if more in slot.key else after <= before


def spoiled(draw, item, response):
    """Turn a response into one no page should send."""
    wrongs = [
        ["a"],
        "a",
        None,
        7,
        {"answer": "a"},
        {"answer": None},
        {1: ["a"]},
        {"nowhere": ["a"]},
        {**response, "nowhere": []},
    ]
    if item.type == "numeric":
        units = item.slots[0].options
        texts = ["1e5", "NaN", "Infinity", "--1", "1.", ".5", "1 2", "2.84 mmol/L", "0x10", "1_000", "12,345", "9" * 13]
        value = {"value": [draw(st.sampled_from(texts))], "unit": [units[0]]}
        return draw(
            st.sampled_from(
                [*wrongs, value, {"value": ["1"], "unit": ["stone"]}, {"value": ["1", "1"]}, {"value": [1]}]
            )
        )
    slot = draw(st.sampled_from(item.slots))
    inside = [[*response[slot.id], "no-such"], [slot.options[0]] * 2, [None], [[]], slot.options[0]]
    if item.most(slot) < len(slot.options):
        inside.append(list(slot.options[: item.most(slot) + 1]))
    if item.type == "ordered-response":
        inside.append(list(slot.options[:-1]))
    wrongs += [{**response, slot.id: picks} for picks in inside]
    if item.type in SHARED and len(item.slots) > 1:
        wrongs.append({each.id: [item.slots[0].options[0]] for each in item.slots})
    effects = [each.id for each in item.slots if each.role == "effect" and each.pair == "p1"]
    if len(effects) == 2:
        wrongs.append({id_: ["a"] for id_ in effects})
    return draw(st.sampled_from(wrongs))


@settings(max_examples=1500, deadline=None)
@given(st.data())
def test_an_invalid_response_is_refused_with_a_sentence_and_never_scored(data):
    item, response = data.draw(questions())
    with pytest.raises(ResponseError) as caught:
        score(item, spoiled(data.draw, item, response))

    assert str(caught.value).endswith(".")


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.floats()
    | st.integers()
    | st.text(max_size=5)
    | st.sampled_from(["a", "b", "answer", "value", "s0"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["answer", "value", "unit", "s0", "s1"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@settings(max_examples=1000, deadline=None)
@given(items(), JSON)
def test_whatever_is_sent_is_marked_or_refused_and_nothing_else_is_raised(item, response):
    try:
        mark = score(item, response)
    except ResponseError:
        return
    assert 0 <= mark.points <= mark.maximum


@given(st.data())
def test_a_response_is_marked_the_same_every_time(data):
    item = data.draw(items())
    response = data.draw(responses(item))

    assert score(item, response) == score(item, response)

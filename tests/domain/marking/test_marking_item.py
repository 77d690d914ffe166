"""A question whose key does not fit its type is refused before anybody answers it."""

from decimal import Decimal

import pytest

from bonemets.domain.marking import Item, ItemError, Quantity, Slot

A, AB, ABC = ("a",), ("a", "b"), ("a", "b", "c")
CAUSE, EFFECT = Slot("cause", AB, A, "cause"), Slot("effect", AB, A, "effect")
BOW = (Slot("actions", ABC, AB), Slot("condition", ABC, A), Slot("parameters", ABC, AB))
TWO_MMOL = Quantity(Decimal(2), "mmol/L")
BAD = [
    ("essay", (Slot("answer", AB, A),), "'essay' is none of the types: multiple-choice, select-all"),
    ("select-all", (), "select-all has exactly one slot, not 0"),
    ("select-all", (Slot("one", AB, A), Slot("two", AB, A)), "select-all has exactly one slot, not 2"),
    ("ordered-response", (Slot("one", AB, AB), Slot("two", AB, AB)), "ordered-response has exactly one slot, not 2"),
    ("grouping", (), "grouping has at least one slot, not 0"),
    ("grouping", (Slot("one", AB, A), Slot("one", AB, A)), "'one' comes twice as slot"),
    ("select-all", (Slot("answer", ("a", "a"), A),), "'a' comes twice as option of 'answer'"),
    ("select-all", (Slot("answer", AB, ("a", "a")),), "'a' comes twice as key of 'answer'"),
    ("select-all", (Slot("answer", AB, ("c",)),), "the key 'c' of 'answer' is none of its options"),
    ("select-all", (Slot("answer", AB, ()),), "select-all has no key at all"),
    ("multiple-choice", (Slot("answer", AB, ()),), "multiple-choice takes exactly one key in 'answer', not 0"),
    ("matrix-multiple-choice", (Slot("r", AB, AB),), "matrix-multiple-choice takes exactly one key in 'r', not 2"),
    ("ordered-response", (Slot("answer", ABC, AB),), "the key of an ordered response holds every step once"),
    ("dropdown-cloze", (CAUSE,), "'cause' has the role 'cause', which dropdown-cloze does not know"),
    (
        "dropdown-rationale",
        (Slot("x", AB, A, "reason"),),
        "'x' has the role 'reason', which dropdown-rationale does not",
    ),
    ("dropdown-rationale", (Slot("x", AB, A),), "a rationale item has at least one pair of cause and effect"),
    ("dropdown-rationale", (CAUSE,), "a pair has one cause and one or two effects"),
    ("dropdown-rationale", (EFFECT,), "a pair has one cause and one or two effects"),
    (
        "dropdown-rationale",
        (CAUSE, *(Slot(id_, ABC, (id_,), "effect") for id_ in ABC)),
        "a pair has one cause and one or two effects",
    ),
    (
        "dropdown-rationale",
        (CAUSE, EFFECT, Slot("other", AB, A, "effect")),
        "'a' comes twice as effect that is a key",
    ),
    ("drag-cloze", (Slot("one", AB, A), Slot("two", AB, A)), "'a' comes twice as token that is a key"),
    ("bow-tie", BOW[:2], "a bow-tie has the wings {'actions': 2, 'condition': 1, 'parameters': 2}"),
    ("bow-tie", (BOW[0], Slot("condition", ABC, AB), BOW[2]), "with so many keys each, not"),
]


@pytest.mark.parametrize(("kind", "slots", "problem"), BAD, ids=lambda each: each if isinstance(each, str) else "")
def test_a_key_that_does_not_fit_its_type_is_refused_with_a_reason(kind, slots, problem):
    with pytest.raises(ItemError) as caught:
        Item(kind, slots)

    assert problem in str(caught.value)


@pytest.mark.parametrize(("units", "answers"), [(("mmol/L",), ()), (("mg/dL",), (TWO_MMOL,)), ((), (TWO_MMOL,))])
def test_a_number_needs_an_answer_in_one_of_its_units(units, answers):
    with pytest.raises(ItemError, match="numeric needs at least one answer, each in one of its units"):
        Item("numeric", (Slot("answer", units, ()),), answers)


@pytest.mark.parametrize(
    ("kind", "most"),
    [("multiple-choice", 1), ("select-all", 3), ("select-n", 1), ("highlight-text", 3), ("matrix-multiple-choice", 1)],
)
def test_a_slot_takes_as_many_picks_as_its_type_says(kind, most):
    slot = Slot("answer", ABC, A)

    assert Item(kind, (slot,)).most(slot) == most


def test_a_bow_tie_takes_as_many_picks_as_a_wing_has_keys():
    item = Item("bow-tie", BOW)

    assert [item.most(slot) for slot in item.slots] == [2, 1, 2]


def test_a_number_is_one_pick_and_its_perfect_answer_is_written_as_a_learner_would():
    slot = Slot("answer", ("/µL",), ())
    item = Item("numeric", (slot,), (Quantity(Decimal("1.5E+5"), "/µL"),))

    assert item.most(slot) == 1
    assert item.perfect() == {"value": ("150000",), "unit": ("/µL",)}

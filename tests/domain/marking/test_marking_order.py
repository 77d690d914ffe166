"""Seeded orders: the same for the same name, and never the key where the key is an order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bonemets.domain.marking import orders


@given(st.text(max_size=20), st.integers(1, 8), st.integers(1, 10))
def test_an_order_holds_everything_once_and_is_the_same_every_time(name, size, count):
    made = orders(name, size, count)

    assert len(made) == count
    assert all(sorted(order) == list(range(size)) for order in made)
    assert made == orders(name, size, count)


@given(st.text(max_size=20), st.integers(2, 6))
def test_the_start_of_an_ordered_response_is_never_its_key(name, size):
    assert tuple(range(size)) not in orders(name, size, avoid_sorted=True)


def test_different_names_give_different_orders():
    assert len({orders(f"item-{number}", 6) for number in range(20)}) == 20


@pytest.mark.parametrize("size", [0, 1])
def test_one_thing_has_no_order_but_its_key(size):
    with pytest.raises(ValueError, match="an order of fewer than two things is always the key"):
        orders("x", size, avoid_sorted=True)

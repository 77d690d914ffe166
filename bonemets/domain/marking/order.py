"""Seeded orders: the same question looks different to two learners, and the same to one learner on every visit."""

from __future__ import annotations

from random import Random


def orders(name: str, size: int, count: int = 8, *, avoid_sorted: bool = False) -> tuple[tuple[int, ...], ...]:
    """Give a few orders of ``size`` things, always the same for the same name.

    Args:
        name: What is shuffled, such as an item id; part of the seed.
        size: How many things, at least 1.
        count: How many orders.
        avoid_sorted: Leave out the order 0, 1, 2, …, which is the key of an ordered response.

    Raises:
        ValueError: If fewer than two things should avoid their sorted order.

    >>> orders("x", 3, count=1) == orders("x", 3, count=1)
    True
    >>> all(order != (0, 1) for order in orders("x", 2, avoid_sorted=True))
    True
    """
    key = tuple(range(size))
    if avoid_sorted and size < 2:
        raise ValueError("an order of fewer than two things is always the key")
    found = []
    for number in range(count):
        random = Random(f"{name}:{number}")  # noqa: S311 - for variety, not for secrets
        order = list(key)
        random.shuffle(order)
        while avoid_sorted and tuple(order) == key:
            random.shuffle(order)
        found.append(tuple(order))
    return tuple(found)

"""The three official rules, each a small function of right and wrong picks.

NCSBN announced them in 2021 and 2022: every new item type follows exactly one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection


def zero_one(picked: Collection[str], key: Collection[str]) -> int:
    """Count the correct responses; a wrong one costs nothing.

    Args:
        picked: What the learner chose.
        key: What is correct.

    Returns:
        Points, from 0 to the number of keys.

    Source: ncsbn-ngn.

    >>> zero_one({"A", "C", "B"}, {"A", "C", "F"})
    2
    """
    return len(set(picked) & set(key))


def plus_minus(picked: Collection[str], key: Collection[str]) -> int:
    """Give +1 for each correct pick and -1 for each other pick, never below 0.

    A correct option that is missed costs only the point it would have earned.

    Args:
        picked: What the learner chose in one scoring unit.
        key: What is correct there.

    Returns:
        Points, from 0 to the number of keys.

    Source: ncsbn-ngn.

    >>> plus_minus({"A", "B", "C"}, {"A", "B", "D", "F"}), plus_minus({"C", "E", "G", "A"}, {"A", "B", "D", "F"})
    (1, 0)
    """
    return max(0, len(set(picked) & set(key)) - len(set(picked) - set(key)))


def dyad(cause: bool, effect: bool) -> int:  # noqa: FBT001 - the rule is about two yes-or-no facts
    """Give the one point of a pair only if both parts are right.

    Args:
        cause: Whether the first part is right.
        effect: Whether the second part is right.

    Returns:
        0 or 1.

    Source: ncsbn-ngn.

    >>> dyad(True, False), dyad(True, True)
    (0, 1)
    """
    return int(cause and effect)


def triad(cause: bool, effects: int) -> int:  # noqa: FBT001
    """Give a point for each right effect, once the cause is right.

    Args:
        cause: Whether the first part is right.
        effects: How many of the two effects are right, 0 to 2.

    Returns:
        0, 1 or 2.

    Source: ncsbn-ngn; the official wording for three parts was not seen, see ``policy.py``.

    >>> triad(True, 1), triad(False, 2)
    (1, 0)
    """
    return effects if cause else 0

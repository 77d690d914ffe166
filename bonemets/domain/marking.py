"""Mark an answer by the official Next Generation NCLEX rules.

Two item types so far: ``multiple-choice`` (rule 0/1) and ``select-all`` (rule +/-). The rules were announced by
NCSBN in 2021; a type is added here as one more entry in :data:`RULES`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection


class ResponseError(ValueError):
    """A response that cannot be marked; the message says why, in words a learner can read."""


@dataclass(frozen=True)
class Mark:
    """What an answer earned.

    Attributes:
        points: Points earned, from 0 to ``maximum``.
        maximum: Points possible.
        rule: ``"0/1"`` or ``"+/-"``.
        sentence: The rule and the sum in one sentence.
    """

    points: int
    maximum: int
    rule: str
    sentence: str

    @property
    def verdict(self) -> str:
        """Name the result: ``"right"``, ``"partly right"`` or ``"not yet"``.

        >>> Mark(1, 3, "+/-", "").verdict
        'partly right'
        """
        if self.points == self.maximum:
            return "right"
        return "partly right" if self.points else "not yet"


def zero_one(picked: Collection[str], key: Collection[str]) -> Mark:
    """Mark a single best answer: one point for the key, nothing lost otherwise.

    Raises:
        ResponseError: If more than one option is picked.

    Source: ncsbn-ngn.

    >>> zero_one({"b"}, {"b"}).points
    1
    """
    if len(picked) > 1:
        raise ResponseError("Choose one answer: this question has a single best answer.")
    points = len(set(picked) & set(key))
    return Mark(points, 1, "0/1", f"0/1 rule: {points} of 1 point for the best answer.")


def plus_minus(picked: Collection[str], key: Collection[str]) -> Mark:
    """Mark select-all: +1 for each key picked, -1 for each other option picked, never below 0.

    Source: ncsbn-ngn.

    >>> plus_minus({"a", "b", "c"}, {"a", "b", "d", "f"}).sentence
    '+/\N{MINUS SIGN} rule: 2 right \N{MINUS SIGN} 1 wrong = 1 of 4 points; never below 0.'
    """
    right, wrong = len(set(picked) & set(key)), len(set(picked) - set(key))
    points, maximum = max(0, right - wrong), len(key)
    total = f"{right} right \N{MINUS SIGN} {wrong} wrong = {points} of {maximum} points"
    return Mark(points, maximum, "+/-", f"+/\N{MINUS SIGN} rule: {total}; never below 0.")


RULES: dict[str, Callable[[Collection[str], Collection[str]], Mark]] = {
    "multiple-choice": zero_one,
    "select-all": plus_minus,
}


def mark(kind: str, options: Collection[str], key: Collection[str], picked: Collection[str]) -> Mark:
    """Mark one response.

    Args:
        kind: Item type, a key of :data:`RULES`.
        options: All option ids of the item.
        key: Ids of the correct options.
        picked: Ids the learner picked; may be empty, which earns 0.

    Raises:
        ResponseError: If an id is unknown or picked twice, or the type's rule refuses the response.

    Source: ncsbn-ngn.

    >>> mark("select-all", "abc", "ab", ["a", "z"])
    Traceback (most recent call last):
    bonemets.domain.marking.ResponseError: 'z' is not an option of this question; options: a, b, c.
    """
    for id_ in picked:
        if id_ not in options:
            raise ResponseError(f"{id_!r} is not an option of this question; options: {', '.join(options)}.")
    if len(set(picked)) != len(picked):
        raise ResponseError("The same option is picked twice.")
    return RULES[kind](picked, key)

"""Which other answers a question could have had; the searches of what-if and open questions draw on it."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bonemets.domain.triage.form.field import Answer, Field


def other_answers(field: Field, answer: Answer) -> tuple[Answer, ...]:
    """Return the other answers worth trying, the nearest first; "not known" is never among them.

    Numbers offer one value for each stretch between the limits the rules use. Sets offer all sets that
    differ in one or two members, and the empty one.

    >>> from bonemets.domain.triage.finding import BY_NAME
    >>> other_answers(BY_NAME["platelets_10e9_per_l"], 60)[:2]
    (50, 49)
    """
    if field.kind == "flag":
        return tuple(choice for choice in (True, False) if choice is not answer)
    if field.kind == "choice":
        return tuple(value for value in field.values if value != answer)
    if field.kind == "number":
        return tuple(sorted((p for p in field.probes if p != answer), key=lambda probe: distance(field, answer, probe)))
    return tuple(_other_sets(field, answer))


def _other_sets(field: Field, answer: Answer) -> Iterator[frozenset[str]]:
    now = answer if isinstance(answer, frozenset) else frozenset[str]()
    if answer is None or len(now) > 2:
        yield frozenset()
    for size in (1, 2):
        for members in combinations(field.values, size):
            yield now.symmetric_difference(members)


def calm_answers(field: Field, answer: Answer) -> tuple[Answer, ...]:
    """Return the few answers that could lower a level: the calmest, and the nearest without a red flag.

    >>> from bonemets.domain.triage.finding import BY_NAME
    >>> calm_answers(BY_NAME["pain_nrs"], 8)
    (0, 6)
    """
    if field.kind == "choice":
        return tuple(value for value in other_answers(field, answer) if not field.is_red(value))
    calm = () if field.reassuring in (None, answer) else (field.reassuring,)
    if field.kind != "number":
        return calm
    near = (value for value in other_answers(field, answer) if not field.is_red(value))
    return tuple(dict.fromkeys((*calm, *list(near)[:1])))


def distance(field: Field, before: Answer, after: Answer) -> float:
    """Say how large a change is: the difference of numbers, the members exchanged in a set, otherwise 1.

    >>> from bonemets.domain.triage.finding import BY_NAME
    >>> distance(BY_NAME["pain_nrs"], 4, 7)
    3
    """
    if isinstance(after, frozenset):
        return len(after ^ before) if isinstance(before, frozenset) else 1 + len(after)
    if field.kind != "number":
        return 1
    assert isinstance(after, int | float)
    start = before if isinstance(before, int | float) else field.reassuring
    return abs(after - start) if isinstance(start, int | float) else after

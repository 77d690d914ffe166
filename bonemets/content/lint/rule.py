"""The list of rules, into which each module writes its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    # Where in what was looked at, and what is wrong there.
    Test = Callable[[Any], Iterator[tuple[str, str]]]


@dataclass(frozen=True)
class Rule:
    """One rule.

    Attributes:
        id: Permanent id; its letter is the level.
        says: What must hold.
        fix: What to do when it does not.
        scope: What the test looks at: ``"item"``, ``"sheet"`` (one file) or ``"bank"`` (all files); ``"loader"`` where
            the loader holds the rule by itself, ``"waiver"`` for those about waivers.
        test: Yields where and what: for an item the id inside it or an empty text, for a file the id of an entry, for
            the bank a path such as ``"bank/x.toml#x-1"``.
    """

    id: str
    says: str
    fix: str
    scope: str
    test: Test | None = None


RULES: dict[str, Rule] = {}


def rule(id_: str, scope: str, says: str, fix: str) -> Callable[[Test], Test]:
    """Write a function into the list of rules.

    Raises:
        ValueError: If the id is taken.
    """

    def write(test: Test) -> Test:
        add(Rule(id_, says, fix, scope, test))
        return test

    return write


def add(new: Rule) -> None:
    """Write one rule into the list.

    Raises:
        ValueError: If its id is taken.
    """
    if new.id in RULES:
        raise ValueError(f"the rule {new.id} is there already")
    RULES[new.id] = new

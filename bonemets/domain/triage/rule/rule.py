"""What a rule is, and the book it is written into."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, NamedTuple, NotRequired, TypedDict, TypeVar, Unpack

if TYPE_CHECKING:
    from collections.abc import Callable

    from bonemets.domain.triage.level import Level


class Category(IntEnum):
    """The order in which reasons are printed (P10)."""

    LIFE = 0
    CORD = 1
    FRACTURE = 2
    CALCIUM = 3
    BLOOD = 4
    PAIN = 5
    OTHER = 6


class Status(StrEnum):
    """How far a rule was checked against public material."""

    VERIFIED = "verified"
    SECONDARY = "secondary"
    UNVERIFIED = "unverified"
    SYNTHESIS = "synthesis"


class Board(NamedTuple):
    """What the first rules found; the closing rules look at it (P6).

    Attributes:
        level: Highest level so far.
        soon: Number of rules that fired at level SOON.
        fired: Number of rules that fired.
    """

    level: Level
    soon: int
    fired: int


class Facts(TypedDict):
    """What the decorator of a rule is told besides id, level and title; see `Rule`."""

    why: str
    actions: tuple[str, ...]
    sources: tuple[str, ...]
    status: Status
    reads: tuple[str, ...]
    disagreement: NotRequired[str]
    sign_off: NotRequired[str]
    added: NotRequired[bool]
    closing: NotRequired[bool]


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One row of the rule table.

    Attributes:
        id: Permanent id, such as "E04".
        level: Level it asks for; a rule that can ask for more says so when it fires.
        title: What is found.
        why: Why it matters, in plain words.
        actions: What the nurse does, most pressing first.
        sources: Keys of the source list; "synthesis" stands for the teaching team's own judgment.
        status: How far the row was checked.
        reads: Names of the questions it looks at.
        category: Heading under which it is printed.
        disagreement: Where published guidance differs, or empty.
        sign_off: What a clinician still has to agree to, or empty.
        added: True when the row is not in the first rule table and was added to close a gap.
        closing: True when it is asked last and also sees the board (P6).
        test: The function; it answers False, True, or the level reached.
    """

    id: str
    level: Level
    title: str
    why: str
    actions: tuple[str, ...]
    sources: tuple[str, ...]
    status: Status
    reads: tuple[str, ...]
    category: Category
    disagreement: str = ""
    sign_off: str = ""
    added: bool = False
    closing: bool = False
    test: Callable[..., bool | Level]

    def __repr__(self) -> str:
        return f"Rule({self.id!r})"


Test = TypeVar("Test", bound="Callable[..., bool | Level]")


class Book:
    """The rules of one heading, in the order they were written down."""

    def __init__(self, category: Category) -> None:
        self.category = category
        self.rules: list[Rule] = []

    def rule(self, rule_id: str, level: Level, title: str, **facts: Unpack[Facts]) -> Callable[[Test], Test]:
        """Write the decorated function into the book and hand it back unchanged.

        Args:
            rule_id: Permanent id.
            level: Level it asks for.
            title: What is found.
            facts: The further attributes of `Rule`.
        """

        def write(test: Test) -> Test:
            self.rules.append(Rule(id=rule_id, level=level, title=title, category=self.category, test=test, **facts))
            return test

        return write

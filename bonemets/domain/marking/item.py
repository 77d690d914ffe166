"""What a question is to the marker: slots to fill, what may go in, and what belongs there. No words, no layout."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bonemets.domain.marking.kind import KINDS, RATIONALE

if TYPE_CHECKING:
    from bonemets.domain.marking.kind import Kind
    from bonemets.domain.marking.number import Quantity

ONE_EACH = frozenset(
    {
        "multiple-choice",
        "matrix-multiple-choice",
        "dropdown-cloze",
        "dropdown-table",
        "dropdown-rationale",
        "drag-cloze",
        "drag-rationale",
    }
)
SHARED = frozenset({"drag-cloze", "drag-rationale"})
WINGS = {"actions": 2, "condition": 1, "parameters": 2}
ROLES = ("", "cause", "effect")


class ItemError(ValueError):
    """A question that cannot be marked: its key does not fit its type. The message says what is wrong."""


@dataclass(frozen=True)
class Slot:
    """One place to answer: a question, group, row, column, blank or wing.

    Attributes:
        id: Permanent id inside the item.
        options: What may be put here.
        key: What belongs here; in order for an ordered response, else the order means nothing.
        role: ``"cause"`` or ``"effect"`` where the rationale rule applies, else empty.
        pair: Which cause and effects belong together, where an item has more than one pair.
    """

    id: str
    options: tuple[str, ...]
    key: tuple[str, ...]
    role: str = ""
    pair: str = ""


@dataclass(frozen=True)
class Item:
    """A question, as far as marking goes.

    Attributes:
        type: A key of :data:`~bonemets.domain.marking.kind.KINDS`.
        slots: Its slots; for ``numeric`` one slot, whose options are the units offered.
        answers: For ``numeric``: the right quantity, once for each unit that is accepted.

    Raises:
        ItemError: If the key does not fit the type.

    >>> Item("multiple-choice", (Slot("answer", ("a", "b"), ("a", "b")),))
    Traceback (most recent call last):
    bonemets.domain.marking.item.ItemError: multiple-choice takes exactly one key in 'answer', not 2
    """

    type: str
    slots: tuple[Slot, ...]
    answers: tuple[Quantity, ...] = ()

    def __post_init__(self) -> None:
        if self.type not in KINDS:
            raise ItemError(f"{self.type!r} is none of the types: {', '.join(KINDS)}")
        _check_slots(self)
        if self.type == "numeric":
            _check_answers(self)
        if self.type == "bow-tie":
            _check_wings(self)
        if self.kind.rule == RATIONALE:
            _check_pairs(self.pairs())

    @property
    def kind(self) -> Kind:
        """Rule and unit of its type."""
        return KINDS[self.type]

    def most(self, slot: Slot) -> int:
        """Give the number of picks a slot takes.

        >>> slot = Slot("answer", ("a", "b", "c", "d"), ("a", "b"))
        >>> Item("select-n", (slot,)).most(slot)
        2
        """
        if self.type in ONE_EACH or self.type == "numeric":
            return 1
        return len(slot.key) if self.type in {"select-n", "bow-tie"} else len(slot.options)

    def pairs(self) -> dict[str, tuple[Slot, ...]]:
        """Group the slots that have a role by the pair they belong to; free blanks are left out.

        >>> slots = (Slot("x", ("a",), ("a",), "cause"), Slot("y", ("b",), ("b",), "effect"), Slot("z", ("c",), ("c",)))
        >>> [[slot.id for slot in pair] for pair in Item("dropdown-rationale", slots).pairs().values()]
        [['x', 'y']]
        """
        found: dict[str, tuple[Slot, ...]] = {}
        for slot in self.slots:
            if slot.role:
                found[slot.pair] = (*found.get(slot.pair, ()), slot)
        return found

    def perfect(self) -> dict[str, tuple[str, ...]]:
        """Give a response that earns the maximum.

        >>> Item("select-all", (Slot("answer", ("a", "b"), ("b",)),)).perfect()
        {'answer': ('b',)}
        """
        if self.type == "numeric":
            return {"value": (f"{self.answers[0].value:f}",), "unit": (self.answers[0].unit,)}
        return {slot.id: slot.key for slot in self.slots}


def _check_slots(item: Item) -> None:
    if not item.slots or (item.kind.unit == "question" and len(item.slots) > 1):
        wanted = "exactly one slot" if item.kind.unit == "question" else "at least one slot"
        raise ItemError(f"{item.type} has {wanted}, not {len(item.slots)}")
    _once([slot.id for slot in item.slots], "slot")
    for slot in item.slots:
        _once(slot.options, f"option of {slot.id!r}")
        _once(slot.key, f"key of {slot.id!r}")
        unknown = [key for key in slot.key if key not in slot.options]
        if unknown:
            raise ItemError(f"the key {unknown[0]!r} of {slot.id!r} is none of its options")
        _check_key(item, slot)
    if not any(slot.key for slot in item.slots) and item.type != "numeric":
        raise ItemError(f"{item.type} has no key at all")
    if item.type in SHARED:
        _once([key for slot in item.slots for key in slot.key], "token that is a key")


def _check_key(item: Item, slot: Slot) -> None:
    if item.type in ONE_EACH and len(slot.key) != 1:
        raise ItemError(f"{item.type} takes exactly one key in {slot.id!r}, not {len(slot.key)}")
    if item.type == "ordered-response" and sorted(slot.key) != sorted(slot.options):
        raise ItemError("the key of an ordered response holds every step once")
    if slot.role not in ROLES or (slot.role and item.kind.rule != RATIONALE):
        raise ItemError(f"{slot.id!r} has the role {slot.role!r}, which {item.type} does not know")


def _check_answers(item: Item) -> None:
    units = item.slots[0].options
    wrong = [answer.unit for answer in item.answers if answer.unit not in units]
    if not item.answers or wrong:
        raise ItemError(f"numeric needs at least one answer, each in one of its units: {', '.join(units)}")


def _check_wings(item: Item) -> None:
    found = {slot.id: len(slot.key) for slot in item.slots}
    if found != WINGS:
        raise ItemError(f"a bow-tie has the wings {WINGS} with so many keys each, not {found}")


def _check_pairs(pairs: dict[str, tuple[Slot, ...]]) -> None:
    if not pairs:
        raise ItemError("a rationale item has at least one pair of cause and effect")
    for pair in pairs.values():
        roles = Counter(slot.role for slot in pair)
        if roles["cause"] != 1 or roles["effect"] not in {1, 2}:
            raise ItemError("a pair has one cause and one or two effects")
        _once([slot.key[0] for slot in pair if slot.role == "effect"], "effect that is a key")


def _once(ids: list[str] | tuple[str, ...], what: str) -> None:
    for id_, count in Counter(ids).items():
        if count > 1:
            raise ItemError(f"{id_!r} comes twice as {what}")

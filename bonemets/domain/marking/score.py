"""Score a response: points, the parts they come from, the rule, and the sum in one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bonemets.domain.marking import rule
from bonemets.domain.marking.kind import PLUS_MINUS, RATIONALE, ZERO_ONE
from bonemets.domain.marking.number import read_number
from bonemets.domain.marking.policy import DEFAULT, UNVERIFIED, WORDS
from bonemets.domain.marking.response import read

if TYPE_CHECKING:
    from bonemets.domain.marking.item import Item, Slot
    from bonemets.domain.marking.policy import Policies
    from bonemets.domain.marking.response import Response


@dataclass(frozen=True)
class Part:
    """What one scoring unit earned.

    Attributes:
        slots: Ids of the slots it is made of.
        points: Points earned.
        maximum: Points possible.
        right: Correct picks.
        wrong: Other picks.
    """

    slots: tuple[str, ...]
    points: int
    maximum: int
    right: int
    wrong: int


@dataclass(frozen=True)
class Mark:
    """What an answer earned.

    Attributes:
        points: Points earned, from 0 to ``maximum``.
        maximum: Points possible.
        parts: The scoring units, whose points add up.
        rule: ``"0/1"``, ``"+/-"`` or ``"rationale"``.
        sentence: The rule and the sum in one sentence.
        note: Which reading was used where the official wording was not seen, else empty.
    """

    points: int
    maximum: int
    parts: tuple[Part, ...]
    rule: str
    sentence: str
    note: str = ""

    @property
    def verdict(self) -> str:
        """Name the result: ``"right"``, ``"partly right"`` or ``"not yet"``.

        >>> Mark(1, 3, (), "+/-", "").verdict
        'partly right'
        """
        if self.points == self.maximum:
            return "right"
        return "partly right" if self.points else "not yet"


def score(item: Item, response: object, policies: Policies = DEFAULT) -> Mark:
    """Mark one response.

    Args:
        item: The question.
        response: Slot id to a list of option ids; see :func:`bonemets.domain.marking.response.read`.
        policies: The reading used where the official wording was not seen.

    Raises:
        bonemets.domain.marking.response.ResponseError: If the response is none a page should send.

    Source: ncsbn-ngn.

    >>> from bonemets.domain.marking.item import Item, Slot
    >>> item = Item("select-all", (Slot("answer", tuple("ABCDEFG"), tuple("ABDF")),))
    >>> score(item, {"answer": ["A", "B", "C"]}).sentence
    '+/\N{MINUS SIGN} rule: 2 right \N{MINUS SIGN} 1 wrong = 1 of 4 points; never below 0.'
    """
    picked = read(item, response)
    parts = _parts(item, picked, policies)
    points, maximum = sum(part.points for part in parts), sum(part.maximum for part in parts)
    return Mark(points, maximum, parts, item.kind.rule, _sentence(item, parts, policies), _note(item, policies))


def _parts(item: Item, picked: Response, policies: Policies) -> tuple[Part, ...]:
    if item.type == "numeric":
        return (_number(item, picked),)
    if item.type == "ordered-response":
        return (_order(item.slots[0], picked),)
    if item.kind.rule == RATIONALE:
        pairs = tuple(_pair(pair, picked, policies) for pair in item.pairs().values())
        return (*pairs, *(_slots(ZERO_ONE, (slot,), picked) for slot in item.slots if not slot.role))
    if _is_one_unit(item, policies):
        return (_slots(item.kind.rule, item.slots, picked),)
    return tuple(_slots(item.kind.rule, (slot,), picked) for slot in item.slots)


def _is_one_unit(item: Item, policies: Policies) -> bool:
    """Say whether the floor of 0 applies to all slots together."""
    return bool(item.kind.policy) and getattr(policies, item.kind.policy) == "floor-per-item"


def _slots(name: str, slots: tuple[Slot, ...], picked: Response) -> Part:
    # An option of one slot is not that of another, even if an author gave both the same id.
    picks = [f"{slot.id}\n{id_}" for slot in slots for id_ in picked[slot.id]]
    key = [f"{slot.id}\n{id_}" for slot in slots for id_ in slot.key]
    right = rule.zero_one(picks, key)
    points = rule.plus_minus(picks, key) if name == PLUS_MINUS else right
    return Part(tuple(slot.id for slot in slots), points, len(key), right, len(picks) - right)


def _pair(pair: tuple[Slot, ...], picked: Response, policies: Policies) -> Part:
    cause = next(picked[slot.id] == slot.key for slot in pair if slot.role == "cause")
    effects = [slot for slot in pair if slot.role == "effect"]
    key = {slot.key[0] for slot in effects}
    right = len(key & {id_ for slot in effects for id_ in picked[slot.id]})
    if len(effects) == 1:
        points, maximum = rule.dyad(cause, bool(right)), 1
    elif policies.triad == "all-or-nothing":
        points, maximum = int(cause and right == 2), 1
    else:
        points, maximum = rule.triad(cause, right), 2
    given = sum(len(picked[slot.id]) for slot in pair)
    return Part(tuple(slot.id for slot in pair), points, maximum, cause + right, given - cause - right)


def _order(slot: Slot, picked: Response) -> Part:
    given = picked[slot.id]
    right = sum(here == there for here, there in zip(given, slot.key, strict=False))
    return Part((slot.id,), int(given == slot.key), 1, right, len(given) - right)


def _number(item: Item, picked: Response) -> Part:
    if not picked["value"]:
        return Part(("value",), 0, 1, 0, 0)
    number, unit = read_number(picked["value"][0]), picked["unit"][0]
    right = int(any(answer.matches(number, unit) for answer in item.answers))
    return Part(("value",), right, 1, right, 1 - right)


def _of(parts: tuple[Part, ...]) -> str:
    points, maximum = sum(part.points for part in parts), sum(part.maximum for part in parts)
    return f"{points} of {maximum} {'point' if maximum == 1 else 'points'}"


def _sentence(item: Item, parts: tuple[Part, ...], policies: Policies) -> str:
    if item.kind.rule == PLUS_MINUS:
        return _plus_minus_sentence(item, parts)
    if item.kind.rule == RATIONALE:
        return f"Rationale rule: {_rationale_words(item, policies)}: {_of(parts)}."
    if item.type == "numeric":
        return f"0/1 rule: the number with its unit counts as a whole: {_of(parts)}."
    if item.type == "ordered-response":
        placed = f"{parts[0].right} of {len(item.slots[0].key)} steps stood in their place"
        return f"0/1 rule: the whole order counts: {_of(parts)}; {placed}."
    if sum(part.maximum for part in parts) == 1:
        return f"0/1 rule: {_of(parts)} for the best answer."
    return f"0/1 rule: a point for each right answer, none lost for a wrong one: {_of(parts)}."


def _plus_minus_sentence(item: Item, parts: tuple[Part, ...]) -> str:
    name = "+/\N{MINUS SIGN} rule"
    if len(parts) == 1:
        one = parts[0]
        return f"{name}: {one.right} right \N{MINUS SIGN} {one.wrong} wrong = {_of(parts)}; never below 0."
    sums = " + ".join(str(part.points) for part in parts)
    return f"{name}, each {item.kind.unit} on its own and never below 0: {sums} = {_of(parts)}."


def _rationale_words(item: Item, policies: Policies) -> str:
    sizes = {len(pair) for pair in item.pairs().values()}
    words = []
    if 2 in sizes:
        words.append("both parts of a pair must be right to earn its point")
    if 3 in sizes:
        words.append(WORDS[policies.triad])
    if any(not slot.role for slot in item.slots):
        words.append("each other blank counts by itself")
    return "; ".join(words)


def _note(item: Item, policies: Policies) -> str:
    if not item.kind.official:
        return UNVERIFIED
    named = item.kind.policy
    if not named or (named == "triad" and all(len(pair) == 2 for pair in item.pairs().values())):
        return ""
    return f"{UNVERIFIED} Used here: {WORDS[getattr(policies, named)]}."

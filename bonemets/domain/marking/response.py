"""Read a response: what no page should send is refused with a reason, never mis-scored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bonemets.domain.marking.item import SHARED
from bonemets.domain.marking.kind import RATIONALE
from bonemets.domain.marking.number import NumberError, read_number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bonemets.domain.marking.item import Item, Slot

Response = dict[str, tuple[str, ...]]


class ResponseError(ValueError):
    """A response that cannot be marked; the message says why, in words a learner can read."""


def read(item: Item, response: object) -> Response:
    """Check a response against its item.

    Args:
        item: The question.
        response: Slot id to a list of option ids, in any order but for an ordered response; a slot that is left
            out is empty. For ``numeric``: ``{"value": ["2.84"], "unit": ["mmol/L"]}``.

    Returns:
        The same with every slot present.

    Raises:
        ResponseError: If a slot or option is unknown, a pick is repeated, or there are too many.

    Source: ncsbn-ngn.

    >>> from bonemets.domain.marking.item import Item, Slot
    >>> read(Item("multiple-choice", (Slot("answer", ("a", "b"), ("a",)),)), {"answer": ["a", "b"]})
    Traceback (most recent call last):
    bonemets.domain.marking.response.ResponseError: Choose one answer: this question has a single best answer.
    """
    slots = {"value", "unit"} if item.type == "numeric" else {slot.id for slot in item.slots}
    given = _shape(response, slots)
    if item.type == "numeric":
        return _number(item, given)
    picked = {slot.id: _slot(item, slot, given.get(slot.id, ())) for slot in item.slots}
    _check_repeats(item, picked)
    return picked


def is_empty(response: Response) -> bool:
    """Say whether nothing was chosen.

    >>> is_empty({"answer": ()})
    True
    """
    return not any(response.values())


def _shape(response: object, slots: set[str]) -> Response:
    if not isinstance(response, dict) or not all(_is_ids(picks) for picks in response.values()):
        raise ResponseError("This answer could not be read; please choose again.")
    for id_ in response:
        if id_ not in slots:
            raise ResponseError(f"{id_!r:.60} is not a part of this question.")
    return {id_: tuple(picks) for id_, picks in response.items()}


def _is_ids(picks: object) -> bool:
    return isinstance(picks, (list, tuple)) and all(isinstance(id_, str) for id_ in picks)


def _slot(item: Item, slot: Slot, picks: tuple[str, ...]) -> tuple[str, ...]:
    for id_ in picks:
        if id_ not in slot.options:
            raise ResponseError(f"{id_!r:.60} is not an option of this question; options: {', '.join(slot.options)}.")
    if len(set(picks)) != len(picks):
        raise ResponseError("The same option is picked twice.")
    if len(picks) > item.most(slot):
        raise ResponseError(_too_many(item, slot))
    if item.type == "ordered-response" and picks and len(picks) != len(slot.options):
        raise ResponseError(f"Put all {len(slot.options)} steps in order.")
    return picks


def _too_many(item: Item, slot: Slot) -> str:
    if item.type == "multiple-choice":
        return "Choose one answer: this question has a single best answer."
    return f"Choose at most {item.most(slot)} here."


def _check_repeats(item: Item, picked: Response) -> None:
    if item.type in SHARED:
        used = [id_ for picks in picked.values() for id_ in picks]
        if len(set(used)) != len(used):
            raise ResponseError("The same piece is used twice; each can go in one place.")
    if item.kind.rule == RATIONALE:
        for pair in item.pairs().values():
            effects = [id_ for slot in pair if slot.role == "effect" for id_ in picked[slot.id]]
            if len(set(effects)) != len(effects):
                raise ResponseError("You have chosen the same effect twice; choose two different ones.")


def _number(item: Item, given: Mapping[str, tuple[str, ...]]) -> Response:
    value, unit = given.get("value", ()), given.get("unit", ())
    units = item.slots[0].options
    if len(value) > 1 or len(unit) > 1:
        raise ResponseError("Give one number with one unit.")
    if unit and unit[0] not in units:
        raise ResponseError(f"{unit[0]!r:.60} is not a unit of this question; units: {', '.join(units)}.")
    if not value or not value[0].strip():
        return {"value": (), "unit": ()}
    if not unit and len(units) > 1:
        raise ResponseError("Choose a unit; a number without one says nothing.")
    unit = unit or units
    try:
        read_number(value[0])
    except NumberError as error:
        raise ResponseError(str(error)) from None
    return {"value": (value[0].strip(),), "unit": unit}

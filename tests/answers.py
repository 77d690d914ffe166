"""Answers a learner may give to any question: right, wrong, and partly right."""

from bonemets.domain.marking import score
from bonemets.domain.marking.item import SHARED


def right(item):
    """Give the answer that earns everything."""
    return {slot: list(ids) for slot, ids in item.marking.perfect().items()}


def wrong(item):
    """Give an answer that earns nothing, though something is chosen everywhere it can be."""
    if item.number:
        return {"value": ["987654"], "unit": [item.number.answers[0].unit]}
    if item.type == "ordered-response":
        (slot,) = item.marking.slots
        return {slot.id: [*slot.key[1:], slot.key[0]]}
    used, response = set(), {}
    for slot in item.marking.slots:
        free = [id_ for id_ in slot.options if id_ not in slot.key and id_ not in used]
        picks = free[: item.marking.most(slot)]
        used |= set(picks) if item.type in SHARED or slot.role == "effect" else set()
        response[slot.id] = picks
    return response


def partly(item):
    """Give an answer that earns some of the points, or None where a question is all or nothing."""
    perfect = right(item)
    total = score(item.marking, perfect).maximum
    slots = list(perfect)
    tries = [{slot: perfect[slot] for slot in slots[:count]} for count in range(1, len(slots))]
    tries += [{slot: perfect[slot][:1]} for slot in slots]
    tries += [{**perfect, slot: []} for slot in slots]
    for response in tries:
        if item.number or item.type == "ordered-response":
            continue
        if 0 < score(item.marking, response).points < total:
            return response
    return None

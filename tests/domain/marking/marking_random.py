"""Random items of every type, and responses to them that a page could send."""

from decimal import Decimal

from hypothesis import strategies as st

from bonemets.domain.marking import KINDS, Item, Quantity, Slot
from bonemets.domain.marking.item import ONE_EACH, SHARED, WINGS

LETTERS = "abcdefgh"


def pool(draw, low=2, high=8, prefix=""):
    return tuple(f"{prefix}{letter}" for letter in LETTERS[: draw(st.integers(low, high))])


def subset(draw, options, low=0, high=None):
    size = draw(st.integers(low, len(options) if high is None else min(high, len(options))))
    return tuple(draw(st.permutations(options))[:size])


def one_slot(draw, kind):
    options = pool(draw)
    if kind == "ordered-response":
        return (Slot("answer", options, tuple(draw(st.permutations(options)))),)
    return (Slot("answer", options, subset(draw, options, 1, 1 if kind in ONE_EACH else None)),)


def several_slots(draw, kind):
    high = 1 if kind in ONE_EACH else None
    first = Slot("s0", options := pool(draw), subset(draw, options, 1, high))
    rest = [
        Slot(f"s{number}", options := pool(draw), subset(draw, options, 1 if high else 0, high))
        for number in range(1, draw(st.integers(1, 4)))
    ]
    return (first, *rest)


def wings(draw):
    return tuple(
        Slot(id_, options := pool(draw, 4, 5), subset(draw, options, size, size)) for id_, size in WINGS.items()
    )


def blanks(draw, kind):
    """Make slots for cause and effects, and free ones, with keys that can all be right at once."""
    roles = (
        []
        if kind == "drag-cloze"
        else [("cause", "p1"), ("effect", "p1"), *[("effect", "p1")] * draw(st.integers(0, 1))]
    )
    if roles and draw(st.booleans()):
        roles += [("cause", "p2"), ("effect", "p2")]
    roles += [("", "")] * draw(st.integers(0 if roles else 1, 2))
    options = tuple(LETTERS)[: max(len(roles) + 1, 3)]
    keys = draw(st.permutations(options))
    return tuple(Slot(f"s{n}", options, (keys[n],), role, pair) for n, (role, pair) in enumerate(roles))


def number(draw):
    value = Decimal(draw(st.integers(-10_000, 10_000))) / 100
    tolerance = Decimal(draw(st.integers(0, 50))) / 100
    units = draw(st.sampled_from([("mmol/L",), ("mmol/L", "mg/dL")]))
    answers = tuple(Quantity(value * (place + 1), unit, tolerance) for place, unit in enumerate(units))
    return Item("numeric", (Slot("answer", units, ()),), answers)


@st.composite
def items(draw, kinds=tuple(KINDS)):
    kind = draw(st.sampled_from(kinds))
    if kind == "numeric":
        return number(draw)
    if kind == "bow-tie":
        return Item(kind, wings(draw))
    if kind in SHARED or kind == "dropdown-rationale":
        return Item(kind, blanks(draw, kind))
    return Item(kind, one_slot(draw, kind) if KINDS[kind].unit == "question" else several_slots(draw, kind))


@st.composite
def responses(draw, item):
    if item.type == "numeric":
        answer = draw(st.sampled_from(item.answers))
        far = Decimal(draw(st.integers(-100, 100))) / 100
        given = {"value": [f"{answer.value + far:f}"], "unit": [draw(st.sampled_from(item.slots[0].options))]}
        return draw(st.sampled_from([given, {}]))
    if item.type == "ordered-response":
        return {"answer": draw(st.sampled_from([[], list(draw(st.permutations(item.slots[0].options)))]))}
    given, used = {}, set()
    for slot in item.slots:
        free = [id_ for id_ in slot.options if id_ not in used]
        given[slot.id] = list(subset(draw, free, 0, item.most(slot)))
        if item.type in SHARED or slot.role == "effect":
            used |= set(given[slot.id])
    return given


@st.composite
def questions(draw, kinds=tuple(KINDS)):
    item = draw(items(kinds))
    return item, draw(responses(item))

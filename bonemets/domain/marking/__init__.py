"""Mark an answer by the official Next Generation NCLEX rules: ``score(item, response)`` gives a ``Mark``.

``item.py`` says what a question is to the marker, ``kind.py`` which rule each of the sixteen types follows, ``rule.py``
holds the three rules, ``policy.py`` the three points on which the public sources do not agree. A table of cases any
other program can run is ``tests/oracles/marking.json``, printed in ``docs/marking.md``.
"""

from bonemets.domain.marking.item import Item, ItemError, Slot
from bonemets.domain.marking.kind import KINDS, Kind
from bonemets.domain.marking.number import Quantity
from bonemets.domain.marking.order import orders
from bonemets.domain.marking.policy import DEFAULT, Policies
from bonemets.domain.marking.response import ResponseError
from bonemets.domain.marking.score import Mark, Part, score

__all__ = [
    "DEFAULT",
    "KINDS",
    "Item",
    "ItemError",
    "Kind",
    "Mark",
    "Part",
    "Policies",
    "Quantity",
    "ResponseError",
    "Slot",
    "orders",
    "score",
]

"""Three points on which the public sources are silent or disagree, each a named choice that can be switched."""

from __future__ import annotations

from dataclasses import dataclass

CHOICES = {
    "triad": ("cause-then-effects", "all-or-nothing"),
    "grouping": ("floor-per-group", "floor-per-item"),
    "highlight_table": ("floor-per-item", "floor-per-row"),
}
WORDS = {
    "cause-then-effects": "the cause must be right, then each right effect earns a point",
    "all-or-nothing": "all three parts must be right to earn the point",
    "floor-per-group": "each group on its own, never below 0",
    "floor-per-item": "the whole question together, never below 0",
    "floor-per-row": "each row on its own, never below 0",
}
UNVERIFIED = "The official wording on this point was not public when we looked (November 2026)."


@dataclass(frozen=True)
class Policies:
    """Which reading is used where the official wording could not be checked.

    Attributes:
        triad: A cause with two effects.
        grouping: Multiple response grouping: where the floor of 0 applies.
        highlight_table: Highlight in a table: where the floor of 0 applies.

    Raises:
        ValueError: If a choice is none of :data:`CHOICES`, naming those there are.

    Source: ncsbn-ngn (unverified on these points).

    >>> Policies(triad="generous")
    Traceback (most recent call last):
    ValueError: triad takes one of cause-then-effects, all-or-nothing, not 'generous'
    """

    triad: str = "cause-then-effects"
    grouping: str = "floor-per-group"
    highlight_table: str = "floor-per-item"

    def __post_init__(self) -> None:
        for name, allowed in CHOICES.items():
            if getattr(self, name) not in allowed:
                raise ValueError(f"{name} takes one of {', '.join(allowed)}, not {getattr(self, name)!r}")


DEFAULT = Policies()

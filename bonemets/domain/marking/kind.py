"""The sixteen item types: which rule marks each, and what its scoring unit is."""

from __future__ import annotations

from dataclasses import dataclass

ZERO_ONE, PLUS_MINUS, RATIONALE = "0/1", "+/-", "rationale"


@dataclass(frozen=True)
class Kind:
    """One item type.

    Attributes:
        id: Its name in the bank.
        title: Its usual name.
        rule: ``"0/1"``, ``"+/-"`` or ``"rationale"``.
        unit: What a slot of the item is to a reader, such as ``"column"``.
        policy: Field of :class:`~bonemets.domain.marking.policy.Policies` that applies, or an empty text.
        official: Whether the rule for this type was seen in NCSBN's own words.
    """

    id: str
    title: str
    rule: str
    unit: str
    policy: str = ""
    official: bool = True


KINDS: dict[str, Kind] = {
    kind.id: kind
    for kind in (
        Kind("multiple-choice", "Multiple choice", ZERO_ONE, "question"),
        Kind("select-all", "Select all that apply", PLUS_MINUS, "question"),
        Kind("select-n", "Select N", ZERO_ONE, "question"),
        Kind("grouping", "Multiple response grouping", PLUS_MINUS, "group", "grouping"),
        Kind("matrix-multiple-choice", "Matrix multiple choice", ZERO_ONE, "row"),
        Kind("matrix-multiple-response", "Matrix multiple response", PLUS_MINUS, "column"),
        Kind("dropdown-cloze", "Drop-down cloze", ZERO_ONE, "blank"),
        Kind("dropdown-table", "Drop-down table", ZERO_ONE, "blank"),
        Kind("dropdown-rationale", "Drop-down rationale", RATIONALE, "blank", "triad"),
        Kind("drag-cloze", "Drag-and-drop cloze", ZERO_ONE, "blank"),
        Kind("drag-rationale", "Drag-and-drop rationale", RATIONALE, "blank", "triad"),
        Kind("ordered-response", "Ordered response", ZERO_ONE, "question", official=False),
        Kind("highlight-text", "Highlight text", PLUS_MINUS, "question"),
        Kind("highlight-table", "Highlight table", PLUS_MINUS, "row", "highlight_table"),
        Kind("bow-tie", "Bow-tie", ZERO_ONE, "wing"),
        Kind("numeric", "Numeric entry", ZERO_ONE, "question", official=False),
    )
}

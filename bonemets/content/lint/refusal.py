"""Which rule it is that the loader holds when it refuses an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bonemets.content.lint.rule import Rule, add

if TYPE_CHECKING:
    from bonemets.content.table import ContentError

for id_, says, fix in (
    ("E00", "The file keeps to its schema.", "See docs/item-types.md for the fields of each type."),
    ("E03", "An item states its Bloom level.", "Use one of remember, understand, apply, analyze, evaluate, create."),
    ("E04", "An item states its step of clinical judgment.", "Use one of the six steps, such as recognize-cues."),
    ("E05", "Every source key is in the bibliography.", "Add the source to sources.toml, or mend the key."),
    ("E10", "An item has a stem.", "Write the stem."),
    ("E20", "A single best answer has exactly one key.", "Set key = true on one option."),
    ("E21", "A multiple response has at least one key.", "Set key = true on what is correct."),
    ("E40", "Everything that can be chosen has its reason.", "Write a rationale that says why."),
    ("E43", "An item ends with what to take away.", "Write take_away in one sentence."),
    ("E44", "A misconception that is named exists in the file.", "Add it as [[misconception]], or mend the name."),
    ("E63", "A number is plain and has one of its units.", 'Write it as a text, such as "2.84", with its unit.'),
    ("E83", "A table has a row of heads.", "Write head, with one text for each cell of a line."),
):  # fmt: skip
    add(Rule(id_, says, fix, "loader"))

BY_FIELD = {
    "id": "E01",
    "objective": "E02",
    "bloom": "E03",
    "step": "E04",
    "sources": "E05",
    "version": "E07",
    "review": "E07",
    "stem": "E10",
    "rationale": "E40",
    "take_away": "E43",
    "misconception": "E44",
    "head": "E83",
    "exhibit": "E58",
}
CHOICES = {"multiple-choice": "E20", "ordered-response": "E55", "highlight-text": "E56", "highlight-table": "E56"}
# By type: what its rule of structure is.
BY_TYPE = {
    **CHOICES,
    "select-all": "E21",
    "select-n": "E21",
    "grouping": "E21",
    "matrix-multiple-choice": "E50",
    "matrix-multiple-response": "E51",
    "dropdown-cloze": "E52",
    "dropdown-table": "E52",
    "drag-cloze": "E52",
    "dropdown-rationale": "E53",
    "drag-rationale": "E53",
    "bow-tie": "E54",
    "numeric": "E63",
}
STRUCTURE = {"option", "group", "row", "column", "blank", "number"}
# Fields that are of the structure only where their content does not fit, not where they are missing or of another kind.
CONTENT = {"text", "line", "key", "value"}
PLAIN = ("is missing", "is empty", "must be", "is an empty")


def rule_of(error: ContentError, entry: dict[str, Any]) -> str:
    """Name the rule behind a refusal.

    Args:
        error: What the loader said.
        entry: The entry it refused.

    >>> from bonemets.content.table import ContentError
    >>> rule_of(ContentError("bank/x.toml", "x-1", "option", "takes one key"), {"type": "multiple-choice"})
    'E20'
    """
    if "is not a known field" in str(error):
        return "E00"
    if error.field in BY_FIELD:
        return BY_FIELD[error.field]
    kind = entry.get("type")
    fits_not = error.field in CONTENT and not error.problem.startswith(PLAIN)
    if (error.field in STRUCTURE or fits_not) and isinstance(kind, str):
        return BY_TYPE.get(kind, "E00")
    return "E00"

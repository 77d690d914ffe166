"""One thing the linter found."""

from __future__ import annotations

from dataclasses import dataclass

LEVELS = {"E": "error", "W": "warning", "I": "note"}


@dataclass(frozen=True)
class Finding:
    """What is wrong, where, and how to mend it.

    Attributes:
        rule: Id of the rule; its letter is the level.
        file: File, as an author knows it.
        id: Id of the entry, with ``/`` before the id of what stands in it; empty for the file or the bank as a whole.
        problem: Reason.
        fix: What to do.
        line: Line of the file, from 1.
        waived: The author's reason for leaving it, or empty.

    >>> Finding("W28", "bank/x.toml", "x-1/a", "is long", "Shorten it.").level
    'warning'
    """

    rule: str
    file: str
    id: str
    problem: str
    fix: str
    line: int = 1
    waived: str = ""

    @property
    def level(self) -> str:
        """``"error"``, ``"warning"`` or ``"note"``."""
        return LEVELS[self.rule[0]]

    @property
    def path(self) -> str:
        """File and id in one text.

        >>> Finding("W28", "bank/x.toml", "x-1/a", "is long", "Shorten it.").path
        'bank/x.toml#x-1/a'
        """
        return f"{self.file}#{self.id}" if self.id else self.file

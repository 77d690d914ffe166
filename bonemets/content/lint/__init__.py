"""The linter of the question bank: what makes an item good, as far as a program can tell.

Every rule has an id, whose letter is its level: ``E`` an error, which fails the build; ``W`` a warning, which an author
mends or waives with a reason in the same file; ``I`` a note. Rules stand by what they are about in ``identity.py``,
``stem.py``, ``option.py``, ``feedback.py``, ``structure.py``, ``safety.py`` and ``coverage.py``; what the loader itself
refuses is given its rule in ``refusal.py``. All numbers are in ``threshold.py``.

A waiver, in the bank file::

    [[waive]]
    rule = "W31"
    id = "symptoms-pre-ray"
    reason = "The word is the name of the finding; every option would have it."
"""

from bonemets.content.lint.finding import Finding
from bonemets.content.lint.report import Report, lint
from bonemets.content.lint.rule import RULES, Rule
from bonemets.content.lint.sheet import Sheet, bank_texts

__all__ = ["RULES", "Finding", "Report", "Rule", "Sheet", "bank_texts", "lint"]

"""How a question is put."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bonemets.content.lint import wording
from bonemets.content.lint.rule import rule
from bonemets.content.lint.threshold import READING_GRADE, STEM_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bonemets.content.item import Item
    from bonemets.content.lint.sheet import Sheet

TASK = re.compile(
    r"(?:^|[,:;] )(?:then )?(select|choose|pick|drag|put|place|fill|complete|highlight|mark|match|sort|work out|"
    r"calculate|enter|write|give|name|say|decide|arrange)\b",
    re.IGNORECASE,
)
NEGATIVE = re.compile(
    r"\b(except|least|incorrect|false|contraindicated)\b|"
    r"\b(?:is|are|was|does|do|did|should|would|can|could|will|must) (not)\b|"
    r"\b(?:is|are|was|do|does|did|should|would|could|wo|ca|must)(n[’']t)\b",
    re.IGNORECASE,
)
SHORT = re.compile(r"(?<![\w/])(?:[A-Z][A-Za-z]*[A-Z][A-Za-z]*)(?:/[A-Z]{2,})?(?![\w/])")
QUOTED = re.compile(r"“[^”]*”")
NOT_SHORT = frozenset({"MBq", "MeV", "GBq", "HU", "NOT", "EXCEPT", "LEAST", "INCORRECT", "FALSE"})
# Things that would point at a real person.
IDENTIFIERS = (
    re.compile(r"\b(?:date of birth|dob|born on)\b.{0,20}\d", re.IGNORECASE),
    re.compile(r"\b(?:mrn|record|hospital|patient|chart) (?:no\.|number|id)\W.{0,10}\d", re.IGNORECASE),
    re.compile(r"\b\d{3}-\d{2}-\d{4}\b"),
    re.compile(r"\b\d{3}[-. ]\d{3,4}[-. ]\d{4}\b"),
    re.compile(r"\b[\w.+-]+@[\w-]+\.\w+"),
)


def asking(text: str) -> list[str]:
    """Give the sentences of a stem that ask or instruct.

    >>> asking("Ann is 52. Which is first? Select the 2 actions.")
    ['Which is first?', 'Select the 2 actions.']
    """
    return [each for each in wording.sentences(text) if each.rstrip('”’"').endswith("?") or TASK.search(each)]


@rule(
    "W11",
    "item",
    "A stem asks a question or gives a task.",
    'End it with "?" or start a sentence with "Select", "Complete", …',
)
def no_question(item: Item) -> Iterator[tuple[str, str]]:
    """Look for a question mark or a verb of instruction."""
    if not asking(item.stem):
        yield "", "the stem neither asks nor instructs"


def _negatives(item: Item) -> Iterator[str]:
    for sentence in asking(QUOTED.sub("", item.stem)):
        for found in NEGATIVE.finditer(sentence.replace("at least", "")):
            yield next(group for group in found.groups() if group)


@rule(
    "E12",
    "item",
    "A stem is not turned round by a small word.",
    "Ask for what is right; if that is impossible, write NOT.",
)
def hidden_negative(item: Item) -> Iterator[tuple[str, str]]:
    """Look for a negative that is not in capitals in a sentence that asks."""
    for word in _negatives(item):
        if not word.isupper():
            yield "", f"the question hangs on {word!r}"


@rule("W12", "item", "A stem asks for what is right.", "Ask the other way round.")
def shown_negative(item: Item) -> Iterator[tuple[str, str]]:
    """Look for a negative in capitals."""
    for word in _negatives(item):
        if word.isupper():
            yield "", f"the question asks with {word!r}"


@rule("W13", "item", "A long story stands in an exhibit.", "Move the findings into a chart, and show it as an exhibit.")
def long_stem(item: Item) -> Iterator[tuple[str, str]]:
    """Count words."""
    count = len(wording.words(item.stem))
    if count > STEM_WORDS and not item.exhibit:
        yield "", f"the stem has {count} words; above {STEM_WORDS} it needs an exhibit"


@rule(
    "W14",
    "item",
    "A short form is spelled out where it comes first.",
    'Write the words, with the short form after: "… (ABC)".',
)
def short_form(item: Item) -> Iterator[tuple[str, str]]:
    """Look in stem, passage and options for a short form that is neither known nor in brackets."""
    shown = [item.stem, item.text, *(cell for cells in item.lines for cell in cells)]
    shown += [option.text for option in item.options] + [row.text for row in item.rows]
    text = " ".join(shown)
    for short in dict.fromkeys(SHORT.findall(text)):
        if short not in wording.KNOWN_SHORT | NOT_SHORT and f"({short})" not in text:
            yield "", f"{short!r} is not spelled out"


@rule(
    "I15", "item", "A stem reads easily.", "Shorter sentences, shorter words; the terms of the course are not counted."
)
def hard_reading(item: Item) -> Iterator[tuple[str, str]]:
    """Estimate the school years the stem asks for."""
    found = wording.grade(item.stem)
    if found > READING_GRADE:
        yield "", f"the stem reads at grade {found:g}; above {READING_GRADE} is hard"


@rule("E16", "sheet", "Nobody in the bank could be a real person.", "Take out the date of birth, number or address.")
def real_person(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Look for dates of birth, record and telephone numbers, and mail addresses in items and charts."""
    told = {item.id: [text for each in wording.texts(item).values() for text in each] for item in sheet.items.values()}
    for each in sheet.charts.values():
        told[each.id] = [each.person, *(f"{note.title} {note.text}" for note in each.notes)]
    for id_, texts in told.items():
        for pattern in IDENTIFIERS:
            found = pattern.search(" ".join(texts))
            if found:
                yield id_, f"{found[0]!r} looks like a real person’s"

"""What could do harm if it were learned wrong, and what some people could not see."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bonemets.content.lint import wording
from bonemets.content.lint.identity import REVIEWED
from bonemets.content.lint.rule import rule
from bonemets.content.lint.threshold import ROUNDING, ROUNDING_SHARE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bonemets.content.item import Item

MEASURED = (
    r"(?:calcium|hemoglobin|platelets?|neutrophils?|white cells|creatinine|albumin|potassium|sodium|magnesium|"
    r"phosphate|glucose|PSA|temperature|blood pressure|denosumab|zoledron\w+|pamidronate|dexamethasone|morphine|"
    r"oxycodone|acetaminophen|calcitonin|furosemide|heparin)"
)
AMOUNT = re.compile(
    rf"(?P<before>\b{MEASURED}\b[^\d.;?!,()“”]{{0,30}}?)(?<![\w.])(?P<number>\d[\d.,]*)(?P<after>.{{0,30}})",
    re.IGNORECASE,
)
# Words whose number is no amount, such as "from day 3" and "since 2019".
COUNTED = re.compile(
    r"\b(?:days?|weeks?|months?|hours?|visits?|cycles?|doses?|grades?|stages?|steps?|levels?|phase|type) $"
)
YEAR = re.compile(r"(?:19|20)\d\d\b")
UNIT = re.compile(
    r"\s*-?(?:[×x]\s*10|/\d|°|%|"
    r"(?:mmol|µmol|nmol|pmol|mol|mg|µg|g|kg|ng|pg|mL|L|dL|Gy|mSv|MBq|IU|U|mEq|mmHg|cm|mm|units?|tablets?|drops?|liters?|"
    r"seconds?|minutes?|hours?|days?|weeks?|months?|years?|nights?|times?|doses?|cycles?|of|per|in|people|patients)\b|/µL|/L)"
)
CHAIN = re.compile(r"\s*(?:to|or|and|–|-|then)\s*(?:\w+ ){0,1}\d[\d.,]*")
NUMBER = r"(\d[\d,]*(?:\.\d+)?)"
# SI unit, conventional unit, factor and offset from one to the other, and the word that must stand near where the
# factor depends on the substance.
PAIRS = (
    ("°C", "°F", 1.8, 32.0, ""),
    ("g/L", "g/dL", 0.1, 0.0, ""),
    ("× 10⁹/L", "/µL", 1000.0, 0.0, ""),
    ("mmol/L", "mg/dL", 4.008, 0.0, "calcium"),
    ("µmol/L", "mg/dL", 1 / 88.42, 0.0, "creatinine"),
)
RED_FLAG = re.compile(
    r"cord compression|cauda equina|sepsis|septic|fractur|bleed|ooz|coma|emergenc|coordinator|ambulance|"
    r"cannot pass urine|within 24 hours",
    re.IGNORECASE,
)
BY_COLOR = re.compile(
    r"\b(?:the|in) (?:red|green|blue|yellow|orange|gray|purple) (?:line|curve|area|bar|box|dot|option|row|column|"
    r"part|text|field|button|answer)s?\b",
    re.IGNORECASE,
)


@rule("E70", "item", "A dose or a measured value has its unit.", "Write the unit after the number.")
def bare_number(item: Item) -> Iterator[tuple[str, str]]:
    """Look for a number soon after something that is measured or given, and no unit after it."""
    for where, found in wording.texts(item).items():
        for text in found:
            for amount in AMOUNT.finditer(text):
                after = amount["after"]
                while chained := CHAIN.match(after):
                    after = after[chained.end() :]
                is_amount = not COUNTED.search(amount["before"]) and not YEAR.match(amount["number"])
                if is_amount and not UNIT.match(after):
                    yield where, f"{amount['before']}{amount['number']} has no unit"


@rule("W70", "item", "A value is given in SI and in conventional units.", "Add the other unit in brackets.")
def one_system(item: Item) -> Iterator[tuple[str, str]]:
    """Look for a value that stands nowhere in the item beside its other unit."""
    everything = " ".join(text for found in wording.texts(item).values() for text in found)
    for where, found in wording.texts(item).items():
        for text in found:
            for si, conventional, _, _, near in PAIRS:
                values = re.findall(rf"{NUMBER}\s*{re.escape(si)}", text) if near in everything.casefold() else []
                for value in values:
                    both = rf"(?<![\d.]){re.escape(value)}\s*{re.escape(si)}[^)]*{re.escape(conventional)}"
                    if not re.search(both, everything):
                        yield where, f"{value} {si} without {conventional}"


@rule("E72", "item", "Both units say the same amount.", "Work the conversion out again.")
def conversion(item: Item) -> Iterator[tuple[str, str]]:
    """Work out each conversion that stands in brackets."""
    for where, found in wording.texts(item).items():
        for text in found:
            for si, conventional, factor, offset, near in PAIRS:
                pattern = rf"{NUMBER}\s*{re.escape(si)} \({NUMBER}\s*{re.escape(conventional)}"
                for pair in re.finditer(pattern, text) if near in text.casefold() else ():
                    value, other = (float(each.replace(",", "")) for each in pair.groups())
                    right = value * factor + offset
                    if abs(right - other) > max(ROUNDING, ROUNDING_SHARE * other):
                        yield where, f"{pair[0]}) should be {right:.1f} {conventional}"


@rule(
    "E71",
    "item",
    "What must be done about a red flag must be passed.",
    "Set must_pass = true; name two reviewers once reviewed.",
)
def red_flag(item: Item) -> Iterator[tuple[str, str]]:
    """Look at items that ask for action, and at the reviewers of those that must be passed."""
    told = " ".join([item.stem, item.take_away, *(option.text for option in item.options if option.key)])
    found = RED_FLAG.search(told)
    if item.step == "take-action" and found and not item.must_pass:
        yield "", f"asks for action on {found[0]!r} but need not be passed"
    reviewed = REVIEWED.fullmatch(item.review)
    if item.must_pass and reviewed and " and " not in reviewed["who"]:
        yield "", f"was reviewed by {reviewed['who']} alone"


@rule("E81", "item", "Nothing is told by color alone.", "Name the thing, or its place in words.")
def by_color(item: Item) -> Iterator[tuple[str, str]]:
    """Look for parts of a picture or page that are named by their color."""
    for where, found in wording.texts(item).items():
        for text in found:
            hit = BY_COLOR.search(text)
            if hit:
                yield where, f"says {hit[0]!r}"

"""What can be chosen: nothing but knowledge tells the key from the rest."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from bonemets.content.lint import wording
from bonemets.content.lint.rule import rule
from bonemets.content.lint.threshold import (
    KEY_IS_LONGEST_SHARE,
    KEY_PLACE_CHI_SQUARE,
    KEY_PLACE_ITEMS,
    KEY_SHARE,
    LENGTH_RATIO,
    OPTIONS,
)
from bonemets.domain.marking.item import SHARED
from bonemets.domain.marking.kind import PLUS_MINUS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bonemets.content.item import Item, Option
    from bonemets.content.lint.sheet import Sheet

NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
WHOLE_SET = re.compile(
    r"(?i:\b(?:all|none|both|any|neither) of (?:the above|these|the others)\b|\bboth [a-f] and [a-f]\b)|"
    r"\b(?i:options?|answers?|choices?) [A-Fb-f]\b"
)
ABSOLUTE = re.compile(r"\b(always|never|only|all|none)\b", re.IGNORECASE)
RANGE = re.compile(r"(\d+(?:\.\d+)?)\s*(?:to|–|-)\s*(\d+(?:\.\d+)?)")
NUMBER = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s*([^\s\d,.;()]+)?")
ARTICLE = re.compile(r"\b(an?) \{([a-z0-9-]+)\}|\b(an?)\s*$", re.IGNORECASE)
# Where options stand as words beside each other, so that one can stick out.
LISTED = frozenset(OPTIONS) - {"ordered-response"} | {"bow-tie"}


def places(item: Item) -> Iterator[tuple[str, tuple[Option, ...]]]:
    """Yield each list a learner chooses from; pieces that several blanks share are one list."""
    if item.type in SHARED:
        yield "", item.options
    elif item.type in LISTED:
        for part in item.parts:
            yield ("" if len(item.parts) == 1 else part.id), part.options


def keys(item: Item, options: tuple[Option, ...]) -> list[Option]:
    """Give those of some options that belong somewhere."""
    return (
        [option for option in options if option.id in item.key]
        if item.type in SHARED
        else [o for o in options if o.key]
    )


@rule("W22", "item", "Not every option is correct.", "Add a plausible wrong option.")
def all_keys(item: Item) -> Iterator[tuple[str, str]]:
    """Look at the types in which options are picked."""
    if item.type in {"select-all", "select-n", "highlight-text", "highlight-table"} and all(
        o.key for o in item.options
    ):
        yield "", "every option is a key"


@rule("E23", "item", "Select N says N in the stem and has N keys.", "Write the number of keys into the stem.")
def stated_number(item: Item) -> Iterator[tuple[str, str]]:
    """Compare the number of keys with the numbers in the stem."""
    count = len(item.key)
    if item.type == "select-n" and not re.search(
        rf"\b(?:{count}|{NUMBERS[min(count, 10)]})\b", item.stem, re.IGNORECASE
    ):
        yield "", f"{count} options are keys, but the stem does not say {count}"


@rule(
    "W24",
    "item",
    "Ticking everything does not pay.",
    f"Keep the keys at {KEY_SHARE:.0%} of what can be ticked, or below.",
)
def too_many_keys(item: Item) -> Iterator[tuple[str, str]]:
    """Look at all that can be ticked in a type marked by the +/- rule."""
    slots = item.marking.slots
    held, offered = sum(len(slot.key) for slot in slots), sum(len(slot.options) for slot in slots)
    if item.marking.kind.rule == PLUS_MINUS and KEY_SHARE < held / offered < 1:
        yield "", f"{held} of {offered} are keys"


@rule("E25", "item", "No two options say the same.", "Change one of them.")
def twins(item: Item) -> Iterator[tuple[str, str]]:
    """Compare the options of each place, without case and punctuation."""
    lists = [*places(item), *([("", item.options)] if item.type not in LISTED | SHARED else [])]
    for where, options in lists:
        for text, count in Counter(wording.plain(option.text) for option in options).items():
            if count > 1:
                yield where, f"{text!r} comes {count} times"
    for text, count in Counter(wording.plain(row.text) for row in item.rows).items():
        if count > 1:
            yield "", f"the row {text!r} comes {count} times"


@rule(
    "E26",
    "item",
    "An option stands for itself, as options are shuffled.",
    "Name the thing itself.",
)
def refers_to_others(item: Item) -> Iterator[tuple[str, str]]:
    """Look in options and rationales for letters and for options about options."""
    for where, option in wording.placed(item):
        found = WHOLE_SET.search(option.text) or WHOLE_SET.search(option.rationale)
        if found:
            yield where, f"says {found[0]!r}"


@rule("W27", "item", "No option gives itself away by an absolute word.", "Say how often, or leave the word out.")
def absolute(item: Item) -> Iterator[tuple[str, str]]:
    """Look in the options of the types where they are listed."""
    for where, option in wording.placed(item) if item.type in LISTED else ():
        found = ABSOLUTE.search(WHOLE_SET.sub("", option.text))
        if found:
            yield where, f"says {found[0]!r}"


@rule(
    "W28",
    "item",
    "Options are about as long as each other.",
    f"Bring the longest below {LENGTH_RATIO:g} times the shortest.",
)
def uneven(item: Item) -> Iterator[tuple[str, str]]:
    """Compare lengths in each list."""
    for where, options in places(item):
        lengths = [len(option.text) for option in options]
        if max(lengths) / min(lengths) > LENGTH_RATIO:
            yield where, f"the longest option has {max(lengths)} signs, the shortest {min(lengths)}"


@rule("W30", "item", "Grammar does not tell the key.", "Put “a” or “an” into the options.")
def article(item: Item) -> Iterator[tuple[str, str]]:
    """Compare an article before the options with their first letters."""
    found = [(part, hit) for part in item.parts for hit in ARTICLE.finditer(item.text) if hit[2] == part.id]
    stem = ARTICLE.search(item.stem.rstrip(" :…."))
    found += [(part, stem) for part in item.parts if stem and stem[3]]
    for part, hit in found:
        word = (hit[1] or hit[3]).casefold()
        fits = [option for option in part.options if (option.text[0].casefold() in "aeiou") == (word == "an")]
        if len(fits) < len(part.options):
            yield part.id if part.text else "", f"{word!r} fits {len(fits)} of {len(part.options)} options"


@rule(
    "W31", "item", "No word of the stem points at the key alone.", "Use the word in a distractor too, or another word."
)
def echo(item: Item) -> Iterator[tuple[str, str]]:
    """Look in single-best-answer items for long words of the stem that only the key repeats."""
    if item.type != "multiple-choice":
        return
    stem = wording.long_words(item.stem)
    others = {word for option in item.options if not option.key for word in wording.long_words(option.text)}
    for option in keys(item, item.options):
        shared = sorted((stem & wording.long_words(option.text)) - others)
        if shared:
            yield option.id, f"only the key repeats {', '.join(shared)} from the stem"


@rule(
    "E33",
    "item",
    "Numbers stand in order and do not overlap.",
    "Sort them, set fixed_order, let ranges meet at their ends.",
)
def numbers(item: Item) -> Iterator[tuple[str, str]]:
    """Look at single choices whose options are numbers of one unit, or ranges."""
    if item.type not in {"multiple-choice", "dropdown-cloze", "dropdown-table"}:
        return
    for part in item.parts:
        texts = [option.text for option in part.options]
        ranges = [RANGE.search(text) for text in texts]
        if all(ranges):
            pairs = sorted((float(found[1]), float(found[2])) for found in ranges if found)
            if any(low[1] > high[0] for low, high in pairwise(pairs)):
                yield part.id if part.text else "", "ranges overlap"
        values = _values(texts)
        shown_in_order = item.fixed_order and values in (sorted(values), sorted(values, reverse=True))
        if values and not shown_in_order:
            yield part.id if part.text else "", "numbers are shown in no order"


def _values(texts: list[str]) -> list[float]:
    """Read the options as numbers of one unit; an empty list if they are not."""
    found = [NUMBER.match(text) for text in texts]
    if len({hit[2] for hit in found if hit}) != 1 or not all(found):
        return []
    return [float(hit[1].replace(",", "")) for hit in found if hit]


@rule("W34", "item", "A type offers as many options as learners meet in it.", "Add or take out options.")
def count(item: Item) -> Iterator[tuple[str, str]]:
    """Count the options of each place."""
    low, high = OPTIONS.get(item.type, (1, len(item.options)))
    for where, options in places(item) if item.type != "ordered-response" else [("", item.options)]:
        if not low <= len(options) <= high:
            yield where, f"{len(options)} options; {item.type} has {low} to {high}"


@rule(
    "W29",
    "bank",
    "Over the whole bank, neither length nor place tells the key.",
    "Make distractors as long as keys; move keys.",
)
def habit(sheets: tuple[Sheet, ...]) -> Iterator[tuple[str, str]]:
    """Look at all single-best-answer items together."""
    single = [item for sheet in sheets for item in sheet.items.values() if item.type == "multiple-choice"]
    longest = sum(max(item.options, key=lambda option: len(option.text)).key for item in single)
    if single and longest > KEY_IS_LONGEST_SHARE * len(single):
        yield "bank", f"the key is the longest option in {longest} of {len(single)} items"
    four = [[option.key for option in item.options].index(True) for item in single if len(item.options) == 4]
    expected = len(four) / 4
    if len(four) >= KEY_PLACE_ITEMS:
        chi_square = sum((four.count(place) - expected) ** 2 / expected for place in range(4))
        if chi_square > KEY_PLACE_CHI_SQUARE:
            told = ", ".join(f"{'abcd'[place]} {four.count(place)}" for place in range(4))
            yield "bank", f"keys stand unevenly: {told}"

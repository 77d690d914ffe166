"""Words and sentences, as the rules count them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bonemets.content.lint.threshold import STEM_WORD_LETTERS
from bonemets.domain.marking.item import SHARED

if TYPE_CHECKING:
    from bonemets.content.item import Item, Option

WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
SENTENCE_END = re.compile(r"(?<=[.!?])[”’]?\s+")
LITTLE = frozenset(
    re.findall(
        r"\w+",
        "a about after all also an and any are as at be because been before but by can could did do does for from had "
        "has have he her hers him his how if in into is it its just many may more most much no nor not of on one only "
        "or other our out over she should so some such than that the their them then there these they this "
        "those to today too under up was were what when where which while who whom whose why will with would you your",
    )
)
# Beginnings of words the course teaches; long as they are, they are not what makes a text hard to read.
TAUGHT = (
    "acetaminophen", "antibiotic", "bisphosph", "calcium", "cancer", "capecit", "cauda", "chemother", "compress",
    "coordinat", "creatinin", "denosumab", "dexameth", "docetaxel", "emergenc", "equina", "fracture", "hemoglob",
    "hormon", "hypercalc", "infect", "laborator", "lesion", "mechanic", "medicine", "metasta", "morphin", "neurolog",
    "neutrop", "osteobl", "osteocl", "platelet", "prostat", "radiother", "radiation", "skelet", "temperature",
    "vertebra", "weakness", "zoledron",
)  # fmt: skip
# Short forms a nurse meets every day, or that the lessons introduce.
KNOWN_SHORT = frozenset(
    re.findall(
        r"\S+",
        "ALP ASCO BP CD CRP CT DNA ECG ED ESMO FDG GP ICU II III IU IV LDH MRI MRONJ MSCC NG NICE NRS NSAID NSAIDs OPG "
        "PET PET/CT PSA PSMA PTH PTHrP QT RANK RANKL SI SINS SPECT SPECT/CT UK US WHO",
    )
)


def words(text: str) -> list[str]:
    """Split a text into words; numbers are none.

    >>> words("Calcium 3.3 mmol/L: what’s next?")
    ['Calcium', 'mmol', 'L', 'what’s', 'next']
    """
    return WORD.findall(text)


def plain(text: str) -> str:
    """Bring a text into the form in which two texts are the same.

    >>> plain("  Red blood-cells. ") == plain("red  blood cells")
    True
    """
    return " ".join(re.findall(r"\w+", text.casefold()))


def content_words(text: str) -> set[str]:
    """Give the words that carry meaning, cut to four letters so that endings do not matter.

    >>> sorted(content_words("The platelets are low; a platelet plugs."))
    ['low', 'plat', 'plug']
    """
    return {word[:4] for word in re.findall(r"\w+", text.casefold()) if word not in LITTLE}


def long_words(text: str) -> set[str]:
    """Give the words long enough to be shared on purpose, without endings.

    >>> sorted(long_words("Platelets were low: 12."))
    ['platele']
    """
    return {
        word[:7]
        for word in re.findall(r"[^\W\d_]+", text.casefold())
        if len(word) >= STEM_WORD_LETTERS and word not in LITTLE
    }


def sentences(text: str) -> list[str]:
    """Split a text at the ends of its sentences.

    >>> sentences("She is 52. Why?")
    ['She is 52.', 'Why?']
    """
    return [part for part in SENTENCE_END.split(text) if part.strip()]


def syllables(word: str) -> int:
    """Count the groups of vowels, the last silent e left out.

    >>> syllables("table"), syllables("bone"), syllables("medicine")
    (2, 1, 3)
    """
    plain_word = word.casefold()
    silent = plain_word.endswith("e") and not plain_word.endswith(("le", "ee"))
    return max(1, len(re.findall(r"[aeiouyáéíó]+", plain_word)) - silent)


def is_hard(word: str, taught: tuple[str, ...] = TAUGHT) -> bool:
    """Say whether a word makes a text hard: three syllables or more, no name, and not taught by the course.

    >>> is_hard("unbelievable"), is_hard("calcium"), is_hard("Delgado")
    (True, False, False)
    """
    return syllables(word) > 2 and not word.casefold().startswith(taught) and word.islower()


def grade(text: str, taught: tuple[str, ...] = TAUGHT) -> float:
    """Estimate the school years a text asks for: 0.4 × (words a sentence + percent of hard words).

    A word is hard from three syllables on, unless the course teaches it (Gunning, 1952, without the taught words).

    >>> grade("The cat sat. The dog ran.")
    1.2
    """
    found = words(text)
    hard = [word for word in found if is_hard(word, taught)]
    return round(0.4 * (len(found) / len(sentences(text)) + 100 * len(hard) / len(found)), 1) if found else 0.0


def texts(item: Item) -> dict[str, list[str]]:
    """Collect all words of an item by the place inside it they belong to; those of the item itself under ``""``."""
    cells = [cell for row in item.lines for cell in row]
    found = {"": [item.stem, item.take_away, item.hint, item.text, *item.head, *cells]}
    for part in item.parts:
        found.setdefault(part.id if len(item.parts) > 1 else "", []).append(part.text)
    for where, option in placed(item):
        found[where] = [option.text, option.rationale]
    for row in item.rows:
        found[row.id] = [row.text, row.rationale]
    if item.number:
        found["number"] = [item.number.label, item.number.rationale, *(trap.rationale for trap in item.number.traps)]
    return {id_: [text for text in each if text] for id_, each in found.items()}


def placed(item: Item) -> list[tuple[str, Option]]:
    """Give every option with where it stands: its id, after that of its part where there are several."""
    if item.type in SHARED or len(item.parts) <= 1 or item.type.startswith("highlight"):
        return [(option.id, option) for option in item.options]
    return [(f"{part.id}/{option.id}", option) for part, option in item.pairs]

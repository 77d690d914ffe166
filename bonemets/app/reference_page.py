"""What the pages "Glossary" and "Sources" show, and the words a lesson explains where they stand."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING

from bonemets.content import course, glossary, source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from bonemets.content.glossary import Term
    from bonemets.content.source import Source

WORDS = "glossary.json"
# The pages of all sources, each with its kinds and its first and last letter: hundreds on one page are slow to open.
SHELVES = {
    "guidelines": ({"guideline", "standard", "label"}, "a", "z"),
    "studies": ({"trial", "cohort"}, "a", "z"),
    "reviews": ({"review"}, "a", "z"),
    "teaching a to m": ({"education", "tool"}, "a", "m"),
    "teaching n to z": ({"education", "tool"}, "n", "z"),
}


def words_json() -> str:
    """Give what a lesson page needs of the glossary: term, how to say it, definition, and then its other forms."""
    words = [[each.term, each.say, each.definition, *each.forms] for each in glossary.load().values()]
    return json.dumps(words, ensure_ascii=False, separators=(",", ":"))


def glossary_html() -> str:
    """Write the list of terms; each carries an id, such as ``word-osteoclast``."""
    lessons = {lesson.id: lesson for lesson in course.lessons()}
    entries = "\n".join(_term_html(each, lessons[each.lesson]) for each in glossary.load().values())
    return f'<dl class="bm-glossary">\n{entries}\n</dl>'


def _term_html(each: Term, lesson: course.Lesson) -> str:
    also = f" Also: {escape(', '.join(each.forms))}." if each.forms else ""
    words = f"Lesson {lesson.number}: {escape(lesson.title)}"
    taught = f'<a href="{lesson.file}">{words}</a>' if lesson.file else f"{words} (coming)"
    sources = escape("; ".join(source.load()[key].short for key in each.sources))
    return (
        f'<div id="word-{each.id}"><dt>{escape(each.term)} <i>{escape(each.say)}</i></dt>'
        f"<dd>{escape(each.definition)}{also} <small>{taught}. Source: {sources}.</small></dd></div>"
    )


def sources_html(keys: Iterable[str]) -> str:
    """Write the source list of a lesson, short; each entry carries the id its citations point at.

    Args:
        keys: Keys of the sources, in the order to show.
    """
    found = [source.load()[key] for key in keys]
    day = max((each.checked for each in found), default="")
    head = f"As looked at by {day}. What was seen of each, and what was not: [all sources](sources.ipynb)."
    return "\n".join([head, *_by_status(found, "###", _short_html)])


def shelf_html(name: str, citing: Mapping[str, Sequence[int]]) -> str:
    """Write one of the pages of all sources, with what was seen of each.

    Args:
        name: Shelf, one of ``SHELVES``.
        citing: Numbers of the lessons that cite a source, by its key.
    """
    kinds, first, last = SHELVES[name]
    found = [each for each in source.load().values() if each.kind in kinds and first <= each.short[0].lower() <= last]
    own = sorted(found, key=lambda each: each.short.casefold())
    return "\n".join(_by_status(own, "##", lambda each: _long_html(each, citing.get(each.key, ()))))


def _by_status(found: Sequence[Source], mark: str, write: Callable[[Source], str]) -> Iterator[str]:
    for status, words in source.STATUS_WORDS.items():
        entries = [write(each) for each in found if each.status == status]
        if entries:
            yield f"\n{mark} {words.capitalize()} ({len(entries)})\n"
            yield from ("<ul class='bm-sources'>", *entries, "</ul>")


def _short_html(each: Source) -> str:
    return f"<li id='src-{each.key}'><b>{escape(each.short)}</b>. {_title(each)}{_year(each)}</li>"


def _long_html(each: Source, lessons: Sequence[int]) -> str:
    numbers = ", ".join(map(str, lessons))
    where = f"Lesson{'s' if len(lessons) > 1 else ''} {numbers}" if lessons else "No lesson yet"
    return (
        f"<li id='src-{each.key}'><b>{escape(each.short)}</b>. {escape(each.who)}. {_title(each)}{_year(each)}. "
        f"{escape(each.note)} <small>{where}. Looked at on {each.checked}.</small></li>"
    )


def _title(each: Source) -> str:
    title = escape(each.title)
    return f"<a href='{escape(each.link)}'>{title}</a>" if each.link.startswith("http") else title


def _year(each: Source) -> str:
    if each.year is None:
        return " (no\N{NO-BREAK SPACE}year)"
    return "" if str(each.year) in each.short else f" ({each.year})"

"""What the pages "Glossary" and "Sources" show, and the words a lesson explains where they stand."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING

from bonemets.content import course, glossary, source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bonemets.content.glossary import Term
    from bonemets.content.source import Source

WORDS = "glossary.json"


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


def sources_markdown(citing: Mapping[str, Sequence[int]]) -> str:
    """Write the list of all sources by how far they were checked.

    Args:
        citing: Numbers of the lessons that cite a source, by its key.
    """
    found = source.load().values()
    day = max(each.checked for each in found)
    lines = [f"{len(found)} sources, last looked at on {day}. The numbers are the lessons that cite a source."]
    for status, words in source.STATUS_WORDS.items():
        own = sorted((each for each in found if each.status == status), key=lambda each: each.short.casefold())
        lines += ["", f"## {words.capitalize()} ({len(own)})", "", *_lines(own, citing)]
    return "\n".join(lines)


def _lines(own: Sequence[Source], citing: Mapping[str, Sequence[int]]) -> Iterator[str]:
    for each in own:
        name = f"[{each.short}]({each.link})" if each.link.startswith("http") else each.short
        year = "no year given" if each.year is None else "" if str(each.year) in each.short else str(each.year)
        lessons = ", ".join(map(str, citing.get(each.key, ()))) or "none yet"
        yield f"- {name}{f' ({year})' if year else ''}. {each.title}. *{each.kind}; {lessons}*"

"""The words of the course: what each means in plain English, how to say it, and where it is taught."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from bonemets.content import course, source, table

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

FILE = "glossary.toml"
SCHEMA = {
    "term": table.TEXT,
    "forms": table.OPTIONAL_TEXTS,
    "say": table.TEXT,
    "definition": table.TEXT,
    "sources": table.TEXTS,
}
MOST_LETTERS = 150  # a definition fits a small box beside its word


@dataclass(frozen=True)
class Term:
    """One term.

    Attributes:
        id: Permanent id.
        term: The term as the glossary lists it.
        forms: Plurals, short forms and other spellings. One with a capital letter is looked for as it is written.
        say: How to say it, in plain respelling; the stressed part in capitals.
        definition: One or two plain sentences.
        sources: Source keys.
        lesson: Id of the lesson that teaches it.
    """

    id: str
    term: str
    forms: tuple[str, ...]
    say: str
    definition: str
    sources: tuple[str, ...]
    lesson: str

    @property
    def written(self) -> tuple[str, ...]:
        """Every way in which a text may write it, the term itself first."""
        return (self.term, *self.forms)


def parse(data: dict[str, Any], file: str = FILE) -> dict[str, Term]:
    """Check and build the glossary, in alphabetical order.

    Raises:
        bonemets.content.table.ContentError: If an entry breaks the schema, or two claim the same word.

    >>> parse({"a": {"term": "A"}})
    Traceback (most recent call last):
    bonemets.content.table.ContentError: glossary.toml, id "a", field "say": is missing
    """
    terms = [_term(id_, entry, table.Place(file, id_)) for id_, entry in data.items()]
    owners: dict[str, str] = {}
    for term in terms:
        for form in term.written:
            owner = owners.setdefault(form.casefold(), term.id)
            if owner != term.id:
                raise table.Place(file, term.id).error("forms", f"{form!r} is a form of {owner!r} already")
    return {term.id: term for term in sorted(terms, key=lambda term: term.term.casefold())}


def _term(id_: str, entry: object, place: table.Place) -> Term:
    if not isinstance(entry, dict):
        raise place.error(id_, "must be a table")
    table.check(entry, {**SCHEMA, "lesson": table.one_of(*(lesson.id for lesson in course.lessons()))}, place)
    source.check_keys(entry["sources"], "sources", place)
    if len(entry["definition"]) > MOST_LETTERS:
        raise place.error("definition", f"has {len(entry['definition'])} letters; allowed: {MOST_LETTERS}")
    lists = {name: tuple(entry.get(name, ())) for name in ("forms", "sources")}
    return Term(id_, **{**entry, **lists})


@cache
def load(root: Traversable = table.DATA) -> dict[str, Term]:
    """Read the glossary once.

    >>> load()["osteoclast"].say
    'OSS-tee-oh-klast'
    """
    return parse(table.read(FILE, root))

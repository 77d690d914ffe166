"""The bibliography: what stands behind each statement, how old it is, and how far it was checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from bonemets.content import table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

FILE = "sources.toml"
STATUS_WORDS = {
    "verified": "seen in the source",
    "secondary": "seen in a page that reports the source",
    "unverified": "not yet checked against the source",
}
SCHEMA = {
    "short": table.TEXT,
    "title": table.TEXT,
    "who": table.TEXT,
    "year": table.Field(int, required=False, low=1900, high=2100),
    "kind": table.one_of("guideline", "label", "trial", "review", "cohort", "tool", "education", "standard"),
    "url": table.OPTIONAL_TEXT,
    "doi": table.OPTIONAL_TEXT,
    "status": table.one_of(*STATUS_WORDS),
    "checked": table.TEXT,
    "note": table.OPTIONAL_TEXT,
    "still_cited": table.OPTIONAL_TEXT,
}


@dataclass(frozen=True)
class Source:
    """One source.

    Attributes:
        key: Stable key, such as ``"nice-ng234"``.
        short: Label used in running text, with the year.
        title: Title.
        who: Authors or body.
        year: Year of publication, or ``None`` where it is not known.
        kind: What sort of source it is.
        link: Address to open, or empty.
        status: ``"verified"``, ``"secondary"`` or ``"unverified"``.
        checked: Day on which the status was set (ISO date).
        note: What was seen and what was not.
        still_cited: Why an old guideline is still used, or empty.
    """

    key: str
    short: str
    title: str
    who: str
    year: int | None
    kind: str
    link: str
    status: str
    checked: str
    note: str
    still_cited: str = ""

    @property
    def status_words(self) -> str:
        """Say the status in plain words."""
        return STATUS_WORDS[self.status]


def parse(data: dict[str, Any], file: str = FILE) -> dict[str, Source]:
    """Check and build the sources.

    Raises:
        bonemets.content.table.ContentError: If an entry breaks the schema.

    >>> parse({"a": {"short": "A, 2020"}})
    Traceback (most recent call last):
    bonemets.content.table.ContentError: sources.toml, id "a", field "title": is missing
    """
    return {key: _source(key, entry, table.Place(file, key)) for key, entry in data.items()}


def _source(key: str, entry: object, place: table.Place) -> Source:
    if not isinstance(entry, dict):
        raise place.error(key, "must be a table")
    table.check(entry, SCHEMA, place)
    return _build(key, entry)


def _build(key: str, entry: dict[str, Any]) -> Source:
    link = entry.get("url") or (f"https://doi.org/{entry['doi']}" if "doi" in entry else "")
    plain = {name: entry[name] for name in ("short", "title", "who", "kind", "status", "checked")}
    optional = {name: entry.get(name, "") for name in ("note", "still_cited")}
    return Source(key=key, year=entry.get("year"), link=link, **optional, **plain)


class Bibliography(Mapping[str, Source]):
    """All sources by key. An entry is read when it is asked for, because a lesson cites a few of hundreds."""

    def __init__(self, tables: Mapping[str, str]) -> None:
        self._tables = tables
        self._known: dict[str, Source] = {}

    def __getitem__(self, key: str) -> Source:
        if key not in self._known:
            place = table.Place(FILE, key)
            self._known[key] = _source(key, table.parse(self._tables[key], place), place)
        return self._known[key]

    def __contains__(self, key: object) -> bool:
        return key in self._tables

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)


@cache
def load(root: Traversable = table.DATA) -> Bibliography:
    """Open the bibliography once.

    >>> load()["nice-ng234"].year
    2023
    """
    return Bibliography(table.split(table.text(FILE, root)))


def check_keys(keys: list[str] | tuple[str, ...], field: str, place: table.Place) -> None:
    """Check that every source key exists.

    Raises:
        bonemets.content.table.ContentError: Naming the key that does not.

    >>> check_keys(["nice-ng234"], "sources", table.Place("a.toml", "b"))
    """
    known = load()
    for key in keys:
        if key not in known:
            raise place.error(field, f"names the source {key!r}, which is not in {FILE}")

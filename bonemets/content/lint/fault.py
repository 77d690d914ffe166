"""All that the loader would refuse in one item, not only the first thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bonemets.content import item, source, table
from bonemets.content.table import ContentError, Field, Place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

INNER = {
    "option": item.OPTION_SCHEMA,
    "group": item.GROUP_SCHEMA,
    "blank": item.BLANK_SCHEMA,
    "row": item.ROW_SCHEMA,
    "column": item.COLUMN_SCHEMA,
    "line": item.LINE_SCHEMA,
    "number": item.NUMBER_SCHEMA,
    "answer": item.ANSWER_SCHEMA,
    "trap": item.TRAP_SCHEMA,
    "exhibit": item.EXHIBIT_SCHEMA,
}


def faults(entry: dict[str, Any], file: str, misconceptions: Collection[str]) -> list[ContentError]:
    """List what breaks the schema of an item, field by field.

    Args:
        entry: One ``[[item]]`` table.
        file: File name for the errors.
        misconceptions: Ids defined in the same file.

    >>> [fault.field for fault in faults({"id": "x-1", "type": "numeric", "number": {}}, "x.toml", ())][:4]
    ['objective', 'bloom', 'step', 'difficulty']
    """
    kind = entry.get("type")
    form = item.FORMS.get(kind, {}) if isinstance(kind, str) else {}
    place = Place(file, str(entry.get("id", "?")))
    return list(_faults(entry, {**item.COMMON, **form}, place, misconceptions))


def _faults(
    entry: dict[str, Any], schema: dict[str, Field], place: Place, ideas: Collection[str]
) -> Iterator[ContentError]:
    for key in {**schema, **entry}:
        try:
            _check(entry, key, schema, place, ideas)
        except ContentError as error:
            yield error
            continue
        for each in _tables(entry.get(key)) if key in INNER else ():
            inner = Place(place.file, f"{place.id}/{each['id']}" if "id" in each else place.id)
            yield from _faults(each, _inner_schema(key, entry), inner, ideas)


def _check(entry: dict[str, Any], key: str, schema: dict[str, Field], place: Place, ideas: Collection[str]) -> None:
    given = {key: entry[key]} if key in entry else {}
    table.check(given, {key: schema[key]} if key in schema else schema, place)
    if key == "sources":
        source.check_keys(entry["sources"], key, place)
    if key == "misconception" and key in entry and entry[key] not in ideas:
        raise place.error(key, f"names {entry[key]!r}, which is not a misconception of this file")


def _inner_schema(key: str, entry: dict[str, Any]) -> dict[str, Field]:
    """Give the schema of what stands in an entry; a blank that shares its options is a target."""
    return item.TARGET_SCHEMA if key == "blank" and "option" in entry else INNER[key]


def _tables(value: object) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        return [value]
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []

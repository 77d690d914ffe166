"""Read a TOML file against a closed schema.

An unknown key, a missing one or a value of the wrong kind raises :class:`ContentError`, which names the file,
the id and the field, so that an author finds the place in seconds.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from importlib.resources.abc import Traversable

DATA = files("bonemets.content") / "data"
HEADER = re.compile(r"^\[([a-z0-9-]+)\]$", re.MULTILINE)


class ContentError(ValueError):
    """Content that breaks its schema.

    Attributes:
        file: File name, as an author knows it.
        id: Id of the entry, or ``"?"`` when it has none.
        field: Field at fault.
        problem: What is wrong with it.

    >>> print(ContentError("bank/x.toml", "x-1", "stem", "is missing"))
    bank/x.toml, id "x-1", field "stem": is missing
    """

    def __init__(self, file: str, id_: str, field: str, problem: str) -> None:
        super().__init__(f'{file}, id "{id_}", field "{field}": {problem}')
        self.file, self.id, self.field, self.problem = file, id_, field, problem


@dataclass(frozen=True)
class Place:
    """Where in the content we are, for error messages."""

    file: str
    id: str = "?"

    def error(self, field: str, problem: str) -> ContentError:
        """Build the error for one field here.

        >>> print(Place("a.toml", "b").error("c", "is odd"))
        a.toml, id "b", field "c": is odd
        """
        return ContentError(self.file, self.id, field, problem)


@dataclass(frozen=True)
class Field:
    """What one key may hold.

    Attributes:
        kind: Python type of the value; ``list`` means a list of texts unless ``tables`` is set, ``float`` takes any
            number.
        required: Whether the key must be there.
        allowed: Closed set of values, for texts and for the members of a list.
        low: Smallest number allowed.
        high: Largest number allowed.
        tables: The list holds tables, which the caller checks.
    """

    kind: type
    required: bool = True
    allowed: frozenset[str] = frozenset()
    low: float | None = None
    high: float | None = None
    tables: bool = False


TEXT = Field(str)
TEXTS = Field(list)
OPTIONAL_TEXT = Field(str, required=False)
OPTIONAL_FLAG = Field(bool, required=False)
TABLES = Field(list, tables=True)
OPTIONAL_TEXTS = Field(list, required=False)
OPTIONAL_TABLES = Field(list, required=False, tables=True)
OPTIONAL_TABLE = Field(dict, required=False)
NUMBER = Field(float)
KIND_NAMES = {
    str: "a text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    list: "a list",
    dict: "a table",
}


def one_of(*values: str) -> Field:
    """Describe a text that must be one of ``values``.

    >>> sorted(one_of("b", "a").allowed)
    ['a', 'b']
    """
    return Field(str, allowed=frozenset(values))


def check(table: Mapping[str, Any], schema: Mapping[str, Field], place: Place) -> None:
    """Check one table against a closed schema.

    Raises:
        ContentError: At the first key that is unknown, missing or holds something else than the schema says.

    >>> check({"stem": "Why?"}, {"stem": TEXT}, Place("a.toml", "b"))
    >>> check({"stm": "Why?"}, {"stem": TEXT}, Place("a.toml", "b"))
    Traceback (most recent call last):
    bonemets.content.table.ContentError: a.toml, id "b", field "stm": is not a known field; known: stem
    """
    for key in table:
        if key not in schema:
            raise place.error(key, f"is not a known field; known: {', '.join(schema)}")
    for key, field in schema.items():
        if key in table:
            _check_value(table[key], field, key, place)
        elif field.required:
            raise place.error(key, "is missing")


def _check_value(value: object, field: Field, key: str, place: Place) -> None:
    if type(value) is not field.kind and (field.kind is not float or type(value) is not int):
        raise place.error(key, f"must be {KIND_NAMES[field.kind]}, not {value!r}")
    if isinstance(value, str):
        _check_text(value, field, key, place)
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        _check_range(value, field, key, place)
    elif isinstance(value, list):
        _check_list(value, field, key, place)


def _check_text(value: str, field: Field, key: str, place: Place) -> None:
    if not value.strip():
        raise place.error(key, "is empty")
    if field.allowed and value not in field.allowed:
        raise place.error(key, f"is {value!r}, which is none of: {', '.join(sorted(field.allowed))}")


def _check_range(value: float, field: Field, key: str, place: Place) -> None:
    too_low = field.low is not None and value < field.low
    if too_low or (field.high is not None and value > field.high):
        raise place.error(key, f"is {value}; allowed: {field.low} to {field.high}")


def _check_list(value: list[object], field: Field, key: str, place: Place) -> None:
    if not value:
        raise place.error(key, "is an empty list")
    for member in value:
        _check_value(member, Field(dict if field.tables else str, allowed=field.allowed), key, place)


def unique(ids: Iterable[str], place: Place) -> None:
    """Check that no id comes twice.

    Raises:
        ContentError: Naming the id that does.

    >>> unique(["a", "b"], Place("x.toml"))
    """
    seen: set[str] = set()
    for id_ in ids:
        if id_ in seen:
            raise Place(place.file, id_).error("id", "is used twice; ids are permanent and unique")
        seen.add(id_)


def read(name: str, root: Traversable = DATA) -> dict[str, Any]:
    """Parse one data file.

    Args:
        name: Path below the data folder, such as ``"bank/symptoms.toml"``.
        root: Folder to read from; tests pass their own.

    Raises:
        ContentError: If there is no such file, or it is not TOML.

    >>> "nice-ng234" in read("sources.toml")
    True
    """
    return parse(text(name, root), Place(name))


def text(name: str, root: Traversable = DATA) -> str:
    """Read one data file without parsing it.

    Raises:
        ContentError: If there is no such file, or it is not text.

    >>> text("sources.toml").startswith("# Every source")
    True
    """
    try:
        return (root / name).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise Place(name).error("file", "does not exist") from None
    except UnicodeDecodeError as error:
        raise Place(name).error("file", f"is not valid TOML: {error}") from None


def parse(toml: str, place: Place) -> dict[str, Any]:
    """Parse the text of a data file, or of one table of it.

    Raises:
        ContentError: If it is not TOML.

    >>> parse("a = 1", Place("x.toml"))
    {'a': 1}
    """
    try:
        return tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise place.error("file", f"is not valid TOML: {error}") from None


def split(toml: str) -> dict[str, str]:
    r"""Split a file of tables into the text of each, by name; much quicker than to parse all of them.

    >>> split('# Letters\n[a]\nx = 1\n[b]\nx = 2\n')
    {'a': '\nx = 1\n', 'b': '\nx = 2\n'}
    """
    _, *parts = HEADER.split(toml)
    return dict(zip(parts[::2], parts[1::2], strict=True))

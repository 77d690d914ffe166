"""The chart of a fictional person: notes, vital signs, laboratory values, imaging and orders over time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bonemets.content import table

if TYPE_CHECKING:
    from bonemets.content.table import Place

NOTE_TABS = ("notes", "imaging", "orders")
SERIES_TABS = ("vitals", "labs")
TABS = ("notes", "vitals", "labs", "imaging", "orders")

SCHEMA = {
    "id": table.TEXT,
    "person": table.TEXT,
    "time": table.TABLES,
    "note": table.OPTIONAL_TABLES,
    "series": table.OPTIONAL_TABLES,
}
TIME_SCHEMA = {"id": table.TEXT, "label": table.TEXT, "hours": table.Field(float, low=0, high=100_000)}
NOTE_SCHEMA = {"at": table.TEXT, "tab": table.one_of(*NOTE_TABS), "title": table.TEXT, "text": table.TEXT}
SERIES_SCHEMA = {
    "id": table.TEXT,
    "tab": table.one_of(*SERIES_TABS),
    "name": table.TEXT,
    "unit": table.TEXT,
    "low": table.Field(float, required=False),
    "high": table.Field(float, required=False),
    "value": table.TABLES,
}
VALUE_SCHEMA = {"at": table.TEXT, "is": table.NUMBER}


@dataclass(frozen=True)
class Time:
    """One point in time; ``hours`` counts from the first."""

    id: str
    label: str
    hours: float


@dataclass(frozen=True)
class Note:
    """One entry of text: a note, an imaging report or an order."""

    at: str
    tab: str
    title: str
    text: str


@dataclass(frozen=True)
class Series:
    """One value followed over time.

    Attributes:
        id: Permanent id in this chart.
        tab: ``"vitals"`` or ``"labs"``.
        name: What is measured.
        unit: Its unit.
        low: Lower end of the reference interval, or ``None``.
        high: Upper end of the reference interval, or ``None``.
        values: ``(time id, value)`` pairs in the order of time.
    """

    id: str
    tab: str
    name: str
    unit: str
    low: float | None
    high: float | None
    values: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Chart:
    """One chart; the person is fictional."""

    id: str
    person: str
    times: tuple[Time, ...]
    notes: tuple[Note, ...]
    series: tuple[Series, ...]

    def until(self, at: str) -> Chart:
        """Give what is known at one point in time.

        Args:
            at: Id of a time of this chart.

        Raises:
            KeyError: If the chart has no such time.

        >>> times = (Time("a", "Monday", 0), Time("b", "Tuesday", 24))
        >>> Chart("x", "X", times, (Note("b", "notes", "T", "W"),), ()).until("a").notes
        ()
        """
        ids = [time.id for time in self.times]
        if at not in ids:
            raise KeyError(at)
        known = set(ids[: ids.index(at) + 1])
        cut = (replace(each, values=tuple(pair for pair in each.values if pair[0] in known)) for each in self.series)
        return replace(
            self,
            times=tuple(time for time in self.times if time.id in known),
            notes=tuple(note for note in self.notes if note.at in known),
            series=tuple(each for each in cut if each.values),
        )

    @property
    def tabs(self) -> tuple[str, ...]:
        """Name the tabs that hold something."""
        filled = {note.tab for note in self.notes} | {each.tab for each in self.series}
        return tuple(tab for tab in TABS if tab in filled)


def parse(entry: dict[str, Any], place: Place) -> Chart:
    """Check and build one chart.

    Args:
        entry: One ``[[chart]]`` table.
        place: Where it stands, for error messages.

    Raises:
        bonemets.content.table.ContentError: At the first thing that breaks the schema.

    >>> parse({"id": "x", "person": "X", "time": [{"id": "a", "label": "Now", "hours": 0}]}, table.Place("f", "x")).tabs
    ()
    """
    table.check(entry, SCHEMA, place)
    times = tuple(_time(each, place) for each in entry["time"])
    table.unique([time.id for time in times], place)
    if [time.hours for time in times] != sorted({time.hours for time in times}):
        raise place.error("time", "hours must rise from each time to the next")
    known = [time.id for time in times]
    notes = tuple(_note(each, known, place) for each in entry.get("note", []))
    series = tuple(_series(each, known, place) for each in entry.get("series", []))
    table.unique([each.id for each in series], place)
    return Chart(entry["id"], entry["person"], times, notes, series)


def _inner(place: Place, entry: dict[str, Any], name: str) -> Place:
    return table.Place(place.file, f"{place.id}/{entry.get(name, '?')}")


def _time(entry: dict[str, Any], place: Place) -> Time:
    table.check(entry, TIME_SCHEMA, _inner(place, entry, "id"))
    return Time(entry["id"], entry["label"], entry["hours"])


def _note(entry: dict[str, Any], known: list[str], place: Place) -> Note:
    here = _inner(place, entry, "title")
    table.check(entry, NOTE_SCHEMA, here)
    _check_time(entry["at"], known, here)
    return Note(**entry)


def _series(entry: dict[str, Any], known: list[str], place: Place) -> Series:
    here = _inner(place, entry, "id")
    table.check(entry, SERIES_SCHEMA, here)
    for value in entry["value"]:
        table.check(value, VALUE_SCHEMA, here)
        _check_time(value["at"], known, here)
    table.unique([value["at"] for value in entry["value"]], here)
    values = sorted(
        ((value["at"], float(value["is"])) for value in entry["value"]), key=lambda pair: known.index(pair[0])
    )
    rest = {name: entry[name] for name in ("id", "tab", "name", "unit")}
    return Series(**rest, low=entry.get("low"), high=entry.get("high"), values=tuple(values))


def _check_time(at: str, known: list[str], place: Place) -> None:
    if at not in known:
        raise place.error("at", f"is {at!r}, which is no time of this chart; there are: {', '.join(known)}")

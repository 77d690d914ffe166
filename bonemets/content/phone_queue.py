"""The phone queues: five people on hold, and one who gets worse while waiting."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from bonemets.content import caller, source, table
from bonemets.domain.triage import Findings, Level

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable

    from bonemets.domain.triage.form.field import Answer

FILE = "queues.toml"
PLACES = 5
LEVEL = table.one_of(*Level.__members__)
MINUTES = table.Field(int, low=1, high=120)

FILE_SCHEMA = {"queue": table.TABLES}
QUEUE_SCHEMA = {
    "id": table.TEXT,
    "title": table.TEXT,
    "scene": table.TEXT,
    "point": table.TEXT,
    "sources": table.TEXTS,
    "waiting": table.TABLES,
    "change": caller.TABLE,
}
WAITING_SCHEMA = {
    "id": table.TEXT,
    "name": table.TEXT,
    "note": table.TEXT,
    "waited": MINUTES,
    "minutes": MINUTES,
    "level": LEVEL,
    "findings": caller.TABLE,
}
CHANGE_SCHEMA = {"who": table.TEXT, "line": table.TEXT, "becomes": LEVEL, "findings": caller.TABLE}


@dataclass(frozen=True)
class OnHold:
    """Somebody on hold.

    Attributes:
        id: Stable id.
        name: Name and age.
        note: What the desk wrote down.
        waited: Minutes on hold before you sat down.
        minutes: How long the call takes.
        level: Level the author means.
        findings: All that is true.
    """

    id: str
    name: str
    note: str
    waited: int
    minutes: int
    level: Level
    findings: Findings


@dataclass(frozen=True)
class Worse:
    """What changes while the first call is taken.

    Attributes:
        who: Id of the person.
        line: The new note.
        becomes: Level the author means.
        findings: All that is true from then on.
    """

    who: str
    line: str
    becomes: Level
    findings: Findings


@dataclass(frozen=True)
class Queue:
    """One evening at the telephone.

    Attributes:
        id: Stable id.
        title: Day and hour.
        scene: Where you are.
        point: What it teaches.
        sources: Source keys.
        waiting: Who is on hold.
        change: Who gets worse.
    """

    id: str
    title: str
    scene: str
    point: str
    sources: tuple[str, ...]
    waiting: tuple[OnHold, ...]
    change: Worse


def parse(data: dict[str, Any], baseline: Mapping[str, Answer], file: str = FILE) -> dict[str, Queue]:
    """Check and build the queues.

    Args:
        data: Parsed TOML.
        baseline: The answer to each question that is not listed; see `caller.Book`.
        file: Name for error messages.

    Raises:
        bonemets.content.table.ContentError: At the first thing that breaks the schema.

    >>> parse({"queue": [{"id": "a"}]}, {})
    Traceback (most recent call last):
    bonemets.content.table.ContentError: queues.toml, id "a", field "title": is missing
    """
    place = table.Place(file)
    table.check(data, FILE_SCHEMA, place)
    queues = [_queue(entry, file, baseline) for entry in data["queue"]]
    table.unique([queue.id for queue in queues], place)
    return {queue.id: queue for queue in queues}


def _queue(entry: dict[str, Any], file: str, baseline: Mapping[str, Answer]) -> Queue:
    place = table.Place(file, str(entry.get("id", "?")))
    table.check(entry, QUEUE_SCHEMA, place)
    source.check_keys(entry["sources"], "sources", place)
    if len(entry["waiting"]) != PLACES:
        raise place.error("waiting", f"has {len(entry['waiting'])} people; a queue has {PLACES}")
    answers = {each.get("id"): each.get("findings") for each in entry["waiting"]}
    waiting = tuple(_on_hold(each, place, baseline) for each in entry["waiting"])
    table.unique([each.id for each in waiting], table.Place(f"{file}, queue {place.id}"))
    change = entry["change"]
    here = table.Place(file, f"{place.id}/change")
    table.check(change, CHANGE_SCHEMA, here)
    if change["who"] not in answers:
        raise here.error("who", f"names {change['who']!r}, who is not on hold")
    changed = caller.read_findings({**answers[change["who"]], **change["findings"]}, here)
    worse = Worse(change["who"], change["line"], Level[change["becomes"]], _findings(baseline, changed))
    return Queue(
        waiting=waiting,
        change=worse,
        sources=tuple(entry["sources"]),
        **{key: entry[key] for key in ("id", "title", "scene", "point")},
    )


def _on_hold(entry: dict[str, Any], queue: table.Place, baseline: Mapping[str, Answer]) -> OnHold:
    place = table.Place(queue.file, f"{queue.id}/{entry.get('id', '?')}")
    table.check(entry, WAITING_SCHEMA, place)
    found = caller.read_findings(entry["findings"], place)
    if found.get("cancer_status") is None:
        raise place.error("findings.cancer_status", "is missing")
    return OnHold(
        level=Level[entry["level"]],
        findings=_findings(baseline, found),
        **{key: entry[key] for key in ("id", "name", "note", "waited", "minutes")},
    )


def _findings(baseline: Mapping[str, Answer], found: Mapping[str, Answer]) -> Findings:
    return Findings().with_answers({**baseline, **found, "pregnant": False})


@cache
def load(root: Traversable = table.DATA) -> dict[str, Queue]:
    """Read the queues once.

    Raises:
        bonemets.content.table.ContentError: If the file breaks the schema.

    >>> load()["monday-morning"].title
    'Monday, 8:40 a.m.'
    """
    return parse(table.read(FILE, root), caller.load(root).baseline)  # type: ignore[arg-type] # a path is hashable

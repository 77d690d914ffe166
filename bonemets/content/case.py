"""Unfolding cases: six questions over one growing chart, with what happens after each, a prebrief and a debrief.

One TOML file a case, ``data/case/<id>.toml``: a ``[case]`` table, and ``[[chart]]``, ``[[item]]`` and
``[[misconception]]`` as in a bank. The chart goes on as good practice would have it, whatever was answered, so that
every step can be answered; what an answer changes is told in the two texts of its step.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from bonemets.content import bank, table
from bonemets.content.item import STEPS

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from bonemets.content.chart import Chart
    from bonemets.content.item import Item
    from bonemets.content.table import Place

FEWEST_TIMES = 4
QUESTIONS_PER_GAP = 2
SOUND_SHARE = 2 / 3

FILE_SCHEMA = {
    "case": table.Field(dict),
    "item": table.TABLES,
    "chart": table.TABLES,
    "misconception": table.OPTIONAL_TABLES,
    "waive": table.OPTIONAL_TABLES,
}
CASE_SCHEMA = {
    "id": table.TEXT,
    "title": table.TEXT,
    "person": table.TEXT,
    "summary": table.TEXT,
    "minutes": table.Field(int, low=5, high=120),
    "prebrief": table.Field(dict),
    "step": table.TABLES,
    "debrief": table.Field(dict),
    "script": table.Field(dict),
}
PREBRIEF_SCHEMA = {
    "objectives": table.TEXTS,
    "fiction": table.TEXT,
    "may_use": table.TEXT,
    "ground_rule": table.TEXT,
    "content_note": table.TEXT,
    "support": table.TEXT,
}
STEP_SCHEMA = {
    "item": table.TEXT,
    "sound": table.TEXT,
    "missed": table.TEXT,
    "why": table.TEXTS,
    "ask": table.TEXTS,
    "listen": table.TEXT,
}
DEBRIEF_SCHEMA = {"reactions": table.TEXT, "take_home": table.TEXTS, "finish": table.TEXT}
SCRIPT_SCHEMA = {
    "before": table.TEXT,
    "timing": table.TEXTS,
    "debrief": table.TEXTS,
    "listen": table.TEXTS,
    "care": table.TEXT,
}


@dataclass(frozen=True)
class Prebrief:
    """What a learner reads before the case starts."""

    objectives: tuple[str, ...]
    fiction: str
    may_use: str
    ground_rule: str
    content_note: str
    support: str


@dataclass(frozen=True)
class Step:
    """One question of a case.

    Attributes:
        item: The question.
        at: Id of the time the chart is read at, as the exhibit of the question says.
        sound: What happens after a sound answer.
        missed: What happens after another one.
        why: Two questions to think about where points were lost.
        ask: Prompts for an instructor.
        listen: What an instructor listens for.
    """

    item: Item
    at: str
    sound: str
    missed: str
    why: tuple[str, ...]
    ask: tuple[str, ...]
    listen: str

    def is_sound(self, points: int, maximum: int) -> bool:
        """Say whether an answer was good enough for things to go as they should.

        Two thirds of the points are; a safety question takes all of them.

        Args:
            points: Points earned.
            maximum: Points possible, at least 1.

        >>> step = load("breast").steps[0]
        >>> step.is_sound(0, 6), step.is_sound(6, 6)
        (False, True)
        """
        return points >= maximum * (1 if self.item.must_pass else SOUND_SHARE)


@dataclass(frozen=True)
class Debrief:
    """How the case is talked over."""

    reactions: str
    take_home: tuple[str, ...]
    finish: str


@dataclass(frozen=True)
class Script:
    """What an instructor needs to run the case with a group."""

    before: str
    timing: tuple[str, ...]
    debrief: tuple[str, ...]
    listen: tuple[str, ...]
    care: str


@dataclass(frozen=True)
class Case:
    """One unfolding case; its person is fictional."""

    id: str
    title: str
    person: str
    summary: str
    minutes: int
    prebrief: Prebrief
    steps: tuple[Step, ...]
    debrief: Debrief
    script: Script
    chart: Chart
    misconceptions: dict[str, str]


def parse(data: dict[str, Any], id_: str) -> Case:
    """Check and build one case.

    Args:
        data: Parsed TOML.
        id_: Its id, which is its file name too.

    Raises:
        bonemets.content.table.ContentError: At the first thing that breaks the schema.

    >>> parse({"item": []}, "x")
    Traceback (most recent call last):
    bonemets.content.table.ContentError: case/x.toml, id "x", field "case": is missing
    """
    file = f"case/{id_}.toml"
    place = table.Place(file, id_)
    table.check(data, FILE_SCHEMA, place)
    entry = data["case"]
    table.check(entry, CASE_SCHEMA, place)
    if entry["id"] != id_:
        raise place.error("id", f"is {entry['id']!r}, but the file is named for {id_!r}")
    items, misconceptions, charts = bank.parse_items(data, file)
    steps = tuple(_step(each, items, place) for each in entry["step"])
    _check_order(steps, items, place)
    if len(charts) != 1:
        raise place.error("chart", f"there are {len(charts)}; a case has one chart that grows")
    (chart,) = charts.values()
    _check_times(steps, chart, place)
    return Case(
        **{name: entry[name] for name in ("id", "title", "person", "summary", "minutes")},
        prebrief=Prebrief(**_texts(entry["prebrief"], PREBRIEF_SCHEMA, place, "prebrief")),
        steps=steps,
        debrief=Debrief(**_texts(entry["debrief"], DEBRIEF_SCHEMA, place, "debrief")),
        script=Script(**_texts(entry["script"], SCRIPT_SCHEMA, place, "script")),
        chart=chart,
        misconceptions=misconceptions,
    )


def _texts(entry: dict[str, Any], schema: dict[str, table.Field], place: Place, name: str) -> dict[str, Any]:
    table.check(entry, schema, table.Place(place.file, f"{place.id}/{name}"))
    return {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}


def _step(entry: dict[str, Any], items: dict[str, Item], place: Place) -> Step:
    inner = table.Place(place.file, f"{place.id}/{entry.get('item', '?')}")
    texts = _texts(entry, STEP_SCHEMA, place, str(entry.get("item", "?")))
    item = items.get(entry["item"])
    if item is None:
        raise inner.error("item", "is not an item of this file")
    if item.exhibit is None:
        raise inner.error("exhibit", "is missing: every item of a case shows the chart")
    if len(entry["why"]) != QUESTIONS_PER_GAP:
        raise inner.error("why", f"holds {len(entry['why'])} questions; a gap has {QUESTIONS_PER_GAP}")
    return Step(**{**texts, "item": item, "at": item.exhibit.at})


def _check_order(steps: tuple[Step, ...], items: dict[str, Item], place: Place) -> None:
    table.unique([step.item.id for step in steps], place)
    found = tuple(step.item.step for step in steps)
    if found != STEPS:
        raise place.error("step", f"goes through {', '.join(found)}; a case goes through {', '.join(STEPS)}")
    for id_ in items:
        if not id_.startswith(f"case-{place.id}-"):
            raise place.error("item", f"{id_!r} must begin with 'case-{place.id}-', by which it is found again")
    unused = items.keys() - {step.item.id for step in steps}
    if unused:
        raise place.error("item", f"{min(unused)!r} belongs to no step")


def _check_times(steps: tuple[Step, ...], chart: Chart, place: Place) -> None:
    order = [time.id for time in chart.times]
    if len(order) < FEWEST_TIMES:
        raise place.error("time", f"the chart has {len(order)} times; a case has at least {FEWEST_TIMES}")
    read = [order.index(step.at) for step in steps]
    if read != sorted(read):
        raise place.error("exhibit", "a step reads the chart at an earlier time than the step before it")
    if read[-1] != len(order) - 1:
        raise place.error("exhibit", f"the last step reads the chart before its last time, {order[-1]!r}")


@cache
def load(id_: str, root: Traversable = table.DATA) -> Case:
    """Read one case, once.

    Raises:
        bonemets.content.table.ContentError: If there is no such case, naming those there are, or it breaks the schema.

    >>> load("breast").chart.tabs[0]
    'notes'
    """
    if id_ not in ids(root):
        raise table.Place("case", str(id_)).error("case", f"no such case; there are: {', '.join(ids(root))}")
    return parse(table.read(f"case/{id_}.toml", root), id_)


def ids(root: Traversable = table.DATA) -> tuple[str, ...]:
    """Name the cases there are.

    >>> "breast" in ids()
    True
    """
    names = (entry.name for entry in (root / "case").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))

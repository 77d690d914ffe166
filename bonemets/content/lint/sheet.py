"""One bank or case file, read entry by entry, so that one bad entry does not hide the next."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from bonemets.content import bank, case, chart, item, table
from bonemets.content.lint import fault, refusal
from bonemets.content.lint.finding import Finding
from bonemets.content.lint.rule import RULES
from bonemets.content.table import ContentError, Place

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from importlib.resources.abc import Traversable

    from bonemets.content.chart import Chart
    from bonemets.content.item import Item

ID_LINE = re.compile(r'^\s*id\s*=\s*"([^"]*)"', re.MULTILINE)


@dataclass
class Sheet:
    """One file.

    Attributes:
        name: Path below the data folder, such as ``"bank/symptoms.toml"``.
        text: Its text.
        today: The day by which things grow old.
        data: Parsed TOML; empty if it is none.
        items: Those the loader takes.
        charts: Those the loader takes.
        refused: What the loader does not take, each with its rule.
    """

    name: str
    text: str
    today: dt.date
    data: dict[str, Any] = field(default_factory=dict)
    items: dict[str, Item] = field(default_factory=dict)
    charts: dict[str, Chart] = field(default_factory=dict)
    refused: list[Finding] = field(default_factory=list)

    @property
    def lesson(self) -> str:
        """File name without its ending: the lesson, or the case."""
        return PurePosixPath(self.name).stem

    @property
    def is_case(self) -> bool:
        """Whether it is a case file, which has a ``[case]`` table and no quizzes."""
        return "case" in self.data or PurePosixPath(self.name).parent.name == "case"

    def entries(self, name: str) -> list[dict[str, Any]]:
        """Give the tables of one name, as they were written."""
        found = self.data.get(name, [])
        return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []

    def ids(self, name: str) -> list[str]:
        """Give the ids of the tables of one name."""
        return [str(each.get("id", "?")) for each in self.entries(name)]

    def line(self, path: str) -> int:
        """Find the line on which an entry begins; 1 where it has no id of its own."""
        line, start = 1, 0
        for id_ in path.split("/"):
            for found in ID_LINE.finditer(self.text, start):
                if found[1] == id_:
                    start = found.end()
                    line = self.text.count("\n", 0, found.start(1)) + 1
                    break
        return line

    def refuse(self, error: ContentError, entry: dict[str, Any]) -> None:
        """Note what the loader refused, under the rule it holds."""
        id_ = "" if error.id == "?" else error.id
        problem = f"{error.field}: {error.problem}"
        rule = refusal.rule_of(error, entry)
        self.refused.append(Finding(rule, self.name, id_, problem, RULES[rule].fix, self.line(id_)))


def read(name: str, text: str, today: dt.date) -> Sheet:
    """Read one file, whatever is wrong with it.

    Args:
        name: Path below the data folder.
        text: Its text.
        today: The day by which things grow old.
    """
    sheet = Sheet(name, text, today)
    try:
        sheet.data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        sheet.refuse(Place(name).error("file", f"is not valid TOML: {error}"), {})
        return sheet
    schema = case.FILE_SCHEMA if sheet.is_case else bank.FILE_SCHEMA
    for key in {**schema, **sheet.data}:
        try:
            given = {key: sheet.data[key]} if key in sheet.data else {}
            table.check(given, {key: schema[key]} if key in schema else schema, Place(name))
        except ContentError as error:
            sheet.refuse(error, {})
    _read_entries(sheet)
    return sheet


def _read_entries(sheet: Sheet) -> None:
    ideas = sheet.ids("misconception")
    items = sheet.ids("item")

    def take(name: str, check: Callable[[dict[str, Any]], Any]) -> None:
        for entry in sheet.entries(name):
            try:
                check(entry)
            except ContentError as error:
                sheet.refuse(error, entry)

    def take_chart(entry: dict[str, Any]) -> None:
        sheet.charts[str(entry.get("id"))] = chart.parse(entry, Place(sheet.name, str(entry.get("id", "?"))))

    def take_item(entry: dict[str, Any]) -> None:
        faults = fault.faults(entry, sheet.name, ideas)
        for error in faults:
            sheet.refuse(error, entry)
        if not faults:
            sheet.items[str(entry.get("id"))] = item.parse(entry, sheet.name, ideas, sheet.charts)

    take("misconception", lambda entry: bank.check_misconception(entry, sheet.name))
    take("chart", take_chart)
    take("item", take_item)
    take("quiz", lambda entry: bank.check_quiz(entry, sheet.name, items))
    take("waive", lambda entry: table.check(entry, bank.WAIVE_SCHEMA, Place(sheet.name, str(entry.get("id", "?")))))


def bank_texts(root: Traversable = table.DATA) -> dict[str, str]:
    """Read all bank and case files.

    >>> "bank/symptoms.toml" in bank_texts()
    True
    """
    found: dict[str, str] = {}
    for folder in ("bank", "case"):
        if (root / folder).is_dir():
            files = sorted((entry for entry in (root / folder).iterdir()), key=lambda entry: entry.name)
            found |= {f"{folder}/{e.name}": e.read_text(encoding="utf-8") for e in files if e.name.endswith(".toml")}
    return found

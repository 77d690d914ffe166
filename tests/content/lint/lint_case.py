"""Small bank files to lint: a good item of the gallery, alone in a file, changed as a test wants."""

import copy
import datetime as dt
import json
import tomllib
from pathlib import Path

from bonemets.content.lint import bank_texts, lint

TODAY = dt.date(2026, 11, 23)
GALLERY = tomllib.loads(bank_texts()["bank/gallery.toml"])
BAD = tomllib.loads((Path(__file__).parent / "bad.toml").read_text(encoding="utf-8"))["bad"]


def toml(value):
    """Write a value as TOML; a JSON text is a TOML text."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {toml(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def write(data):
    return "\n".join(f"{name} = {toml(value)}" for name, value in data.items())


def good(id_):
    return copy.deepcopy(next(item for item in GALLERY["item"] if item["id"] == id_))


def change(entry, path, value=None):
    """Set what a path leads to, or drop it where no value is given."""
    *steps, last = [int(step) if step.isdecimal() else step for step in path.split(".")]
    for step in steps:
        entry = entry[step]
    if value is None:
        del entry[last]
    else:
        entry[last] = value


def named(value):
    """Collect the misconceptions an entry names."""
    if isinstance(value, dict):
        own = {value["misconception"]} if "misconception" in value else set()
        return own.union(*map(named, value.values()))
    return set().union(*map(named, value)) if isinstance(value, list) else set()


def sheet(*items, ideas=(), **more):
    """Write a file of these items with the misconceptions and charts they need, all asked once."""
    wanted = named(list(items)) | set(ideas)
    data = {
        "quiz": [{"id": "gallery-all", "title": "All", "items": list({str(item.get("id", "?")): 0 for item in items})}],
        "misconception": [each for each in GALLERY["misconception"] if each["id"] in wanted],
        "chart": GALLERY["chart"] if any("exhibit" in item for item in items) else [],
        "item": list(items),
    }
    return write({name: value for name, value in {**data, **more}.items() if value})


def check(text, name="bank/gallery.toml", today=TODAY):
    return lint({name: text}, today, whole=False)


def rules(report):
    return [finding.rule for finding in report.findings if not finding.waived]

"""Show any score of the registry as a form: its inputs, the answer with its working, and what one change would do."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any, ClassVar

import traitlets

from bonemets.content import source
from bonemets.domain import registry
from bonemets.domain.result import InputError
from bonemets.domain.score import tally
from bonemets.widgets import citation, field, scale
from bonemets.widgets.base import BoneWidget

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bonemets.domain import result
    from bonemets.domain.registry import Change
    from bonemets.domain.score.tool import Tool

EDUCATION_ONLY = (
    "Use made-up patients. The form shows how the tool works and where it stops; it is no basis for anyone's care."
)
UNKNOWN_IS_OPEN = "Not known is not the same as normal, so there is no result yet."
STEADY = "No change of one single answer leads to another band."
MOST_CHANGES = 3
# Longer than any answer there is; more than that is not read.
LONGEST = 100
# A slider may deliver 7.999999999; no input of any tool has a finer step than two places.
PLACES = 6


class Score(BoneWidget):
    """Show one tool of the registry. Education only, not medical advice.

    The page holds what was entered; Python checks it and answers. An entry that cannot be used is named beside its
    question and counts as not known until it is mended, so that the other entries keep counting.

    Args:
        name: Id of the tool, such as ``"sins"``.
        inputs: Answers known from the start, by input name.

    Raises:
        bonemets.domain.result.InputError: If there is no such tool or input, or a value cannot be used.
    """

    module: ClassVar[str] = "score.js"
    uses: ClassVar[tuple[str, ...]] = ("control.js", "form.js")
    messages: ClassVar[frozenset[str]] = frozenset({"set"})

    about = traitlets.Dict().tag(sync=True)
    form = traitlets.List().tag(sync=True)
    first = traitlets.Dict().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, name: str, /, **inputs: object) -> None:
        registry.evaluate(name, inputs)
        tool = registry.get(name)
        first = {key: _plain(value) for key, value in inputs.items() if value is not None}
        super().__init__(
            name=name,
            about=_about(tool),
            form=[field.describe(entry) for entry in tool.inputs],
            first=first,
            state=_state(tool, first),
        )

    def on_set(self, content: dict[str, Any]) -> None:
        """Take new values, ``None`` for not known, and answer."""
        tool = registry.get(self.name)
        try:
            changed = {tool.entry(name).name: _plain(value) for name, value in content["values"].items()}
        except InputError as error:
            self.notice = str(error)
            return
        inputs = {**self.state["inputs"], **changed}
        known = {name: value for name, value in inputs.items() if value is not None}
        self.notice = ""
        self.state = _state(tool, known)


def _plain(value: object) -> object:
    """Give a value as the page can hold it; whatever is no answer at all becomes a short text that is refused."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, float) and math.isfinite(value):
        tidy = round(value, PLACES)
        return int(tidy) if tidy.is_integer() else tidy
    return str(value)[:LONGEST]


def _state(tool: Tool, inputs: Mapping[str, object]) -> dict[str, Any]:
    errors, usable, answer = _judge(tool, inputs)
    return {
        "inputs": dict(inputs),
        "errors": errors,
        "without": [tool.entry(name).label for name in errors],
        "answer": _answer(tool, usable, answer),
    }


def _judge(tool: Tool, inputs: Mapping[str, object]) -> tuple[dict[str, str], dict[str, object], result.Score]:
    """Set aside each entry that cannot be used, alone or beside the others, and answer from the rest."""
    errors: dict[str, str] = {}
    usable: dict[str, object] = {}
    for name, value in inputs.items():
        entry = tool.entry(name)
        try:
            entry.read(entry.parse(value))
        except InputError as error:
            errors[name] = _beside(tool, error)
        else:
            usable[name] = value
    while True:
        try:
            return errors, usable, registry.evaluate(tool.id, usable)
        except InputError as error:
            # Two answers contradict each other: the one the message names is set aside, and named.
            named = str(error).partition(":")[0]
            del usable[named]
            errors[named] = _beside(tool, error)


def _beside(tool: Tool, error: InputError) -> str:
    """Word an error for its place beside the input: no argument names, the questions instead."""
    text = str(error).partition(": ")[2]
    for entry in tool.inputs:
        if "_" in entry.name:
            text = text.replace(entry.name, f"“{entry.label}”")
    return text


def _answer(tool: Tool, usable: Mapping[str, object], answer: result.Score) -> dict[str, Any]:
    open_entries = [tool.entry(name) for name in answer.missing]
    labels = {entry.label for entry in tool.inputs}
    told = {answer.caveat, tally.needed(open_entries)}
    reasons = [reason for reason in answer.reasons if reason not in told]
    value, band = _words(answer)
    changes = _changes(tool, usable, answer)
    said = any(answer.meaning in reason for reason in reasons)
    steps = [f"{part.item}: {part.option}" for part in answer.parts if part.item not in labels]
    return {
        "complete": answer.complete,
        "value": value,
        "band": band,
        "meaning": "" if said else _read(answer.meaning),
        "said": _said(answer),
        "working": answer.working,
        "steps": [step for step in steps if f"{step}." not in reasons],
        "points": _points(tool, answer),
        "missing": [{"name": entry.name, "label": entry.label} for entry in open_entries],
        "open": "" if answer.complete else UNKNOWN_IS_OPEN,
        "reasons": [_read(reason) for reason in reasons],
        "disagreements": [_read(text) for text in answer.disagreements if text not in reasons],
        "notes": [_read(note) for note in answer.notes if note not in reasons],
        "changes": changes,
        "steady": STEADY if not changes and _all_tried(tool, answer) else "",
        "scale": scale.drawing(tool, answer, _headline(answer)),
        "bands": [[scale.stretch(answer, band), band.label, _read(band.meaning)] for band in answer.bands],
        "version": answer.version,
        "status": source.STATUS_WORDS[answer.status.value],
    }


def _words(answer: result.Score) -> tuple[str, str]:
    """Write the value with its unit, and the band; the one is empty where the other says it already ("grade 2")."""
    band = answer.band if answer.complete else ""
    if answer.value is None:
        return "", band
    shown = scale.number(answer.value)
    if answer.unit == "grade":
        text = f"grade {shown}"
    elif answer.unit == "points":
        text = field.points(int(answer.value))
    else:
        text = f"{shown} {answer.unit}".rstrip()
    if not answer.unit and shown in (band, *band.split()):
        return "", band
    return f"about {text}" if answer.approximate else text, "" if text.endswith(f" {band}") else band


def _headline(answer: result.Score) -> str:
    return ", ".join(filter(None, _words(answer))) if answer.complete else "not enough known"


def _said(answer: result.Score) -> str:
    if answer.complete:
        return f"{_headline(answer)}."
    count = len(answer.missing)
    return f"No result yet: {count} answer{' is' if count == 1 else 's are'} missing."


def _points(tool: Tool, answer: result.Score) -> dict[str, str]:
    """Give the points each known input earns, to be shown beside its question."""
    earned = {part.item: part.points for part in answer.parts if part.points is not None}
    return {entry.name: field.points(earned[entry.label]) for entry in tool.inputs if entry.label in earned}


def _read(text: str) -> str:
    """Put the short label of a source in place of its key, and our mark for unchecked facts in plain words."""
    known = source.load()
    # A key with a digit or a dash is never an ordinary word; "anatomy" could be.
    text = re.sub(r"\w*[-\d][\w-]*", lambda found: known[found[0]].short if found[0] in known else found[0], text)
    return text.replace("unverified here", "not yet checked")


def _changes(tool: Tool, usable: Mapping[str, object], now: result.Score) -> list[dict[str, Any]]:
    """Group the nearest single changes by the way they move the answer."""
    groups: dict[str, list[Change]] = {
        "Up the scale": [],
        "Down the scale": [],
        "Another answer": [],
        "One answer away": [],
    }
    for change in registry.one_change(tool.id, usable):
        groups[_way(now, change.score)].append(change)
    return [
        {"title": title, "items": [_change(change) for change in found[:MOST_CHANGES]]}
        for title, found in groups.items()
        if found
    ]


def _all_tried(tool: Tool, answer: result.Score) -> bool:
    """Say whether the search for changes tried everything; a number is only walked so far."""
    return answer.complete and bool(answer.bands) and all(entry.minimum is None for entry in tool.inputs)


def _way(now: result.Score, then: result.Score) -> str:
    if not now.complete:
        return "One answer away"
    if now.position is None or then.position is None or now.position == then.position:
        return "Another answer"
    return "Up the scale" if then.position > now.position else "Down the scale"


def _change(change: Change) -> dict[str, Any]:
    return {
        "text": f"{change.label}: {change.after}",
        "then": _headline(change.score),
        "name": change.name,
        "value": _plain(change.changed),
    }


def _about(tool: Tool) -> dict[str, Any]:
    return {
        "title": tool.title,
        "purpose": tool.purpose,
        "education": EDUCATION_ONLY,
        "caveat": _read(tool.caveat),
        "approximate": tool.scale.approximate,
        "sources": citation.links(tool.source_keys),
    }

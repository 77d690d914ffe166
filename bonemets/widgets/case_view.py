"""What the page gets of a case: prebrief, the steps reached so far, in the end the debrief. Words, no marking."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from bonemets.content.item import PLACEHOLDER
from bonemets.widgets import chart_panel
from bonemets.widgets.question_view import shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bonemets.content.case import Case, Step
    from bonemets.content.item import Item

NAMES = {
    "recognize-cues": "Recognize cues",
    "analyze-cues": "Analyze cues",
    "prioritize-hypotheses": "Prioritize hypotheses",
    "generate-solutions": "Generate solutions",
    "take-action": "Take action",
    "evaluate-outcomes": "Evaluate outcomes",
}


def opening(case: Case) -> dict[str, Any]:
    """Give what stands on the card before the case starts.

    >>> from bonemets.content import case
    >>> opening(case.load("breast"))["steps"]
    6
    """
    rest = {name: getattr(case, name) for name in ("person", "summary", "minutes")}
    return {**rest, **asdict(case.prebrief), "steps": len(case.steps)}


def step_view(case: Case, step: Step) -> dict[str, Any]:
    """Give one question with its place in the case; the chart stands beside it, not in it."""
    return {**shown(replace(step.item, exhibit=None), {}), **place(case, step)}


def place(case: Case, step: Step) -> dict[str, str]:
    """Name a step and the time it plays at."""
    labels = {time.id: time.label for time in case.chart.times}
    return {"step": NAMES[step.item.step], "time": labels[step.at]}


def chart_view(case: Case, number: int) -> dict[str, Any]:
    """Give the chart at a step, with what came since the step before marked as new.

    Args:
        case: The case.
        number: Which step, from 0.
    """
    steps = case.steps
    return chart_panel.view(case.chart, steps[number].at, since=steps[number - 1].at if number else None)


def outcome(step: Step, answer: Mapping[str, Any]) -> dict[str, Any]:
    """Tell what happens after an answer."""
    sound = step.is_sound(answer["first"], answer["maximum"])
    return {"sound": sound, "text": step.sound if sound else step.missed}


def words(item: Item, response: Mapping[str, Sequence[str]]) -> list[str]:
    """Put an answer into words, one line for each thing chosen.

    Args:
        item: The question.
        response: Slot id to option ids, as a device keeps it.

    >>> from bonemets.content import case
    >>> words(case.load("lung").steps[1].item, {"value": ["3.30"], "unit": ["mmol/L"]})
    ['3.30 mmol/L']
    """
    if item.number:
        return [" ".join([*response.get("value", ()), *response.get("unit", ())])]
    if item.rows:
        columns = dict(item.columns)
        if item.type == "matrix-multiple-choice":
            chosen = {row.id: response.get(row.id, ()) for row in item.rows}
        else:
            chosen = {row.id: [id_ for id_ in columns if row.id in response.get(id_, ())] for row in item.rows}
        return [f"{row.text}: {', '.join(columns[id_] for id_ in chosen[row.id]) or 'left open'}" for row in item.rows]
    picks = [
        f"{part.text}: {option.text}" if part.text else option.text
        for part in item.parts
        for id_ in response.get(part.id, ())
        for option in part.options
        if option.id == id_
    ]
    return [f"{number}. {text}" for number, text in enumerate(picks, 1)] if item.type == "ordered-response" else picks


def debrief(case: Case, answers: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Give the debrief: own choices along the times of the chart, questions where points were lost, what to keep.

    Args:
        case: The case.
        answers: An answer for each of its items, as a device keeps it.
    """
    given = [(step, answers[step.item.id]) for step in case.steps]
    gaps = [(step, answer) for step, answer in given if answer["first"] < answer["maximum"]]
    return {
        "headline": _headline(given),
        "reactions": case.debrief.reactions,
        "timeline": [_event(case, step, answer) for step, answer in given],
        "why": [{**place(case, step), "questions": step.why} for step, _ in gaps],
        "take_home": case.debrief.take_home,
        "finish": case.debrief.finish,
    }


def _headline(given: Sequence[tuple[Step, Mapping[str, Any]]]) -> str:
    points, maximum = (sum(answer[name] for _, answer in given) for name in ("first", "maximum"))
    sound = sum(outcome(step, answer)["sound"] for step, answer in given)
    return f"{points} of {maximum} points; {sound} of {len(given)} steps went as hoped."


def _event(case: Case, step: Step, answer: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **place(case, step),
        **outcome(step, answer),
        "question": step.item.stem,
        "choices": words(step.item, answer["response"]),
        "points": f"{answer['first']} of {answer['maximum']}",
        "full": answer["first"] == answer["maximum"],
        "take_away": step.item.take_away,
    }


def passage(item: Item) -> str:
    """Give the text of a question that is read aloud, spans in place and blanks as dots; empty where there is none.

    >>> from bonemets.content import case
    >>> "my legs gave way" in passage(case.load("breast").steps[0].item)
    True
    """
    spans = {option.id: option.text for option in item.options} if item.type == "highlight-text" else {}
    return PLACEHOLDER.sub(lambda found: spans.get(found[1], "…"), item.text)

"""What the page gets after *Check*: the points with their rule, a state for every pick, and a reason for everything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bonemets.content import course, objective
from bonemets.domain.marking import KINDS, score
from bonemets.domain.marking.item import SHARED
from bonemets.domain.marking.number import read_number
from bonemets.widgets import citation
from bonemets.widgets.question_view import CONTROLS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bonemets.content.item import Item, Number, Option, Part, Row, Trap
    from bonemets.domain.marking import Mark

    Picked = dict[str, tuple[str, ...]]

KEY, MISSED, WRONG, OTHER, UNPAIRED = "key", "missed", "wrong", "other", "unpaired"
WORDS = {KEY: "Right", MISSED: "You missed this", WRONG: "This does not belong", OTHER: "Rightly left out"}
BLANK_WORDS = {
    KEY: "Right",
    MISSED: "Belongs here",
    WRONG: "Not this",
    OTHER: "Rightly left out",
    UNPAIRED: "Right, but the pair is not",
}


def feedback(item: Item, mark: Mark, picked: Picked) -> dict[str, Any]:
    """Give the page the result of one answer.

    Args:
        item: The question.
        mark: What the answer earned.
        picked: The answer as :func:`bonemets.domain.marking.response.read` gave it.
    """
    reasons = list(_reasons(item, mark, picked))
    return {
        "points": mark.points,
        "maximum": mark.maximum,
        "verdict": mark.verdict,
        "sentence": mark.sentence,
        "note": mark.note,
        "kind": KINDS[item.type].title,
        "picked": {slot: list(ids) for slot, ids in picked.items()},
        "marks": list(_marks(item, mark, picked)),
        "reasons": reasons,
        "take_away": item.take_away,
        "read_again": read_again(item),
    }


def key(item: Item) -> dict[str, Any]:
    """Give the answer to a question with its reasons, for the answer page of a print."""
    perfect = item.marking.perfect()
    reasons = (each for each in _reasons(item, score(item.marking, perfect), perfect) if each["state"] == KEY)
    return {
        "stem": item.stem,
        "answers": [(each["label"], _where(each["word"]), each["rationale"]) for each in reasons],
        "take_away": item.take_away,
    }


def _where(words: str) -> str:
    """Give what "Right: Marrow" or "Step 2, in its place" says besides praise."""
    return words.removeprefix("Right").removeprefix(": ").removesuffix(", in its place")


def read_again(item: Item) -> dict[str, str]:
    """Say where to read again: a heading, with the file and title of the lesson of its objective where written."""
    about = objective.load().get(item.objective)
    lesson = next((each for each in course.lessons() if about and each.id == about.lesson), None)
    found = {"heading": item.read_again}
    if lesson and lesson.file:
        found |= {"file": lesson.file, "lesson": lesson.title}
    return found


def _state(key: bool, picked: bool) -> str:  # noqa: FBT001 - the four cases of two facts
    if key:
        return KEY if picked else MISSED
    return WRONG if picked else OTHER


def _failed_pairs(item: Item, mark: Mark) -> set[str]:
    """Name the blanks of pairs that earned nothing: what is right there earns nothing by itself."""
    paired = {slot.id for pair in item.marking.pairs().values() for slot in pair}
    return {id_ for part in mark.parts if not part.points for id_ in part.slots if id_ in paired}


def _marks(item: Item, mark: Mark, picked: Picked) -> Iterator[dict[str, str]]:
    """Give the state of every option in every slot."""
    if item.number:
        yield {"slot": "value", "id": "value", "state": KEY if mark.points else WRONG}
        return
    failed = _failed_pairs(item, mark)
    for slot in item.marking.slots:
        for place, id_ in enumerate(slot.options):
            if item.type == "ordered-response":
                state = KEY if picked[slot.id][place : place + 1] == (id_,) else WRONG
            else:
                state = _state(id_ in slot.key, id_ in picked[slot.id])
            if state == KEY and slot.id in failed:
                state = UNPAIRED
            yield {"slot": slot.id, "id": id_, "state": state}


def _reasons(item: Item, mark: Mark, picked: Picked) -> Iterator[dict[str, Any]]:
    """Give every reason, in the order in which it is read."""
    if item.number:
        yield from _number_reasons(item.number, mark, picked)
    elif item.rows:
        yield from (_row_reason(item, row, picked) for row in item.rows)
    elif item.type == "ordered-response":
        yield from (_step_reason(place, option, picked) for place, option in enumerate(item.options))
    elif item.type in SHARED:
        yield from _token_reasons(item, mark, picked)
    else:
        for part in item.parts:
            yield from _part_reasons(item, part, mark, picked)


def _reason(words: str, state: str, label: str, source: Option | Row | Number | Trap) -> dict[str, Any]:
    return {
        "word": words,
        "state": state,
        "label": label,
        "rationale": source.rationale,
        "sources": citation.links(source.sources),
    }


def _part_reasons(item: Item, part: Part, mark: Mark, picked: Picked) -> Iterator[dict[str, Any]]:
    blank = CONTROLS[item.type] == "blank"
    failed = part.id in _failed_pairs(item, mark)
    for option in part.options:
        state = _state(option.key, option.id in picked[part.id])
        state = UNPAIRED if failed and state == KEY else state
        words = (BLANK_WORDS if blank else WORDS)[state]
        label = f"{part.text}: {option.text}" if blank else option.text
        yield {"slot": part.id, "id": option.id, **_reason(words, state, label, option)}


def _token_reasons(item: Item, mark: Mark, picked: Picked) -> Iterator[dict[str, Any]]:
    """Give one reason a piece, whichever blank it was put in."""
    failed = _failed_pairs(item, mark)
    for option in item.options:
        home = next((slot for slot in item.marking.slots if option.id in slot.key), None)
        used = next((slot for slot in item.marking.slots if option.id in picked[slot.id]), None)
        state = _state(home is not None, used is not None and used == home)
        if home is None and used is not None:
            state = WRONG
        if state == KEY and home and home.id in failed:
            state = UNPAIRED
        where = next((part.text for part in item.parts if home and part.id == home.id), "")
        label = f"{where}: {option.text}" if where else option.text
        yield {"slot": home.id if home else "", "id": option.id, **_reason(BLANK_WORDS[state], state, label, option)}


def _row_reason(item: Item, row: Row, picked: Picked) -> dict[str, Any]:
    if item.type == "matrix-multiple-choice":
        chosen = set(picked[row.id])
    else:
        chosen = {column for column, _ in item.columns if row.id in picked[column]}
    right = ", ".join(text for id_, text in item.columns if id_ in row.key)
    state = KEY if chosen == set(row.key) else (WRONG if chosen else MISSED)
    words = f"Right: {right}" if state == KEY else f"Belongs under {right}"
    return {"slot": row.id, "id": row.id, **_reason(words, state, row.text, row)}


def _step_reason(place: int, option: Option, picked: Picked) -> dict[str, Any]:
    (given,) = picked.values()
    state = KEY if given[place : place + 1] == (option.id,) else MISSED
    words = f"Step {place + 1}, in its place" if state == KEY else f"Step {place + 1}"
    return {"slot": "answer", "id": option.id, **_reason(words, state, option.text, option)}


def _number_reasons(number: Number, mark: Mark, picked: Picked) -> Iterator[dict[str, Any]]:
    """Give the working, after the reason for the very number the learner wrote, where an author foresaw it."""
    if picked["value"] and not mark.points:
        given, unit = read_number(picked["value"][0]), picked["unit"][0]
        for trap in number.traps:
            if trap.quantity.matches(given, unit):
                yield {
                    "slot": "value",
                    "id": "trap",
                    **_reason("How that happens", WRONG, f"{given} {unit}".strip(), trap),
                }
                break
    right = " or ".join(f"{answer.value} {answer.unit}".strip() for answer in number.answers)
    state = KEY if mark.points else MISSED
    yield {"slot": "value", "id": "value", **_reason("Right" if mark.points else "The answer", state, right, number)}

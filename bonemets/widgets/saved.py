"""Read what a browser had kept. The text may be old, garbled or made up; nothing is guessed from it.

A state is one JSON text a widget. What is wrong with one answer costs that answer only: the others are read, and the
widget has the page set the bad one aside. Version 1 of a quiz, which knew choices and nothing else, is read as well.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from bonemets.domain.review import SURE

if TYPE_CHECKING:
    from collections.abc import Callable

VERSION = 2
LONGEST = 200_000
COUNT_LIMIT = 1_000_000
# What an answer of a quiz holds, in version 1 and now.
FIELDS_1 = frozenset({"picked", "tries", "first", "version"})
FIELDS = frozenset({"response", "tries", "first", "maximum", "sure", "day", "version"})


class SavedError(ValueError):
    """A saved state or answer that cannot be used; the message says what is wrong with it, in plain words."""


@dataclass(frozen=True)
class Saved:
    """What could be read.

    Attributes:
        answers: Answers by id. Those of a quiz are ``{"response": {slot: [ids]}, "tries": n, "first": points,
            "maximum": points or None, "sure": 0 to 3 or None, "day": ISO date or None, "version": of the item}``;
            ``None`` stands where version 1 kept nothing.
        invalid: Answers that cannot be used, by id, each with the reason in plain words.
        drafts: Of a quiz: choices not checked yet, ``{item: {slot: [ids]}}``.
        flags: Of a quiz: items marked to look at again.
        place: Of a quiz: item the learner was at, or empty.
        finished: Of an exam: whether it was handed in.
        migrated: Whether it was kept in an older version.
    """

    answers: dict[str, dict[str, Any]]
    invalid: dict[str, str]
    drafts: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    flags: tuple[str, ...] = ()
    place: str = ""
    finished: bool = False
    migrated: bool = False


def read(text: object, kind: str, name: str, check: Callable[[str, object], None] | None = None) -> Saved:
    """Read a saved state.

    Args:
        text: What the browser had kept, at most 200,000 characters.
        kind: What it must be, such as ``"quiz"``.
        name: The widget it must belong to.
        check: Raises :class:`SavedError` for an answer, given by id and value, that cannot be used; where left out,
            the answers are those of questions.

    Raises:
        SavedError: If nothing of it can be used: not one of ours, of another version, of another widget, or garbled.

    >>> read('{"format": "bonemets-quiz", "version": 2, "name": "a", "answers": {}}', "quiz", "a").answers
    {}
    >>> read("{", "quiz", "a")
    Traceback (most recent call last):
    bonemets.widgets.saved.SavedError: the saved text is garbled
    """
    state = _load(text)
    if state.get("format") != f"bonemets-{kind}":
        raise SavedError(f"it is not a saved {kind}")
    version, known = state.get("version"), ((1, VERSION) if check is None else (1,))
    if type(version) is not int or version not in known:
        raise SavedError(f"it was saved in version {version!r:.60}; this course reads version {_or(known)}")
    if state.get("name") != name:
        raise SavedError(f"it belongs to {state.get('name')!r:.60}, not to {name!r}")
    if not isinstance(state.get("answers"), dict):
        raise SavedError("the saved text is garbled")
    if check is not None:
        return Saved(*_sift(state["answers"], check))
    return _questions(state)


def _questions(state: dict[str, Any]) -> Saved:
    """Read answers, in the form of either version, and what belongs to them."""
    drafts, flags, place = state.get("drafts"), state.get("flags"), state.get("place")
    answers, invalid = _sift({id_: _renew(each) for id_, each in state["answers"].items()}, check_answer)
    responses = {id_: {"answer": each} if _is_ids(each) else each for id_, each in _dict(drafts).items()}
    return Saved(
        answers,
        invalid,
        drafts={id_: each for id_, each in responses.items() if _is_response(each)},
        flags=tuple(dict.fromkeys(filter(_is_text, flags))) if isinstance(flags, list) else (),
        place=place if isinstance(place, str) else "",
        finished=state.get("finished") is True,
        migrated=state["version"] != VERSION,
    )


def _load(text: object) -> dict[str, Any]:
    if not isinstance(text, str) or len(text) > LONGEST:
        raise SavedError("the saved text is missing or too long")
    try:
        state = json.loads(text)
    except (ValueError, RecursionError):
        raise SavedError("the saved text is garbled") from None
    return _dict(state)


def _or(versions: tuple[int, ...]) -> str:
    return " or ".join(map(str, versions))


def _sift(
    answers: dict[str, Any], check: Callable[[str, object], None]
) -> tuple[dict[str, dict[str, Any]], dict[str, str]]:
    """Part the answers into those that can be used and the reasons against the others."""
    valid, invalid = {}, {}
    for id_, answer in answers.items():
        try:
            check(id_, answer)
            valid[id_] = answer
        except SavedError as error:
            invalid[id_] = str(error)
    return valid, invalid


# --- Answers of a quiz ---


def check_answer(id_: str, answer: object) -> None:
    """Check one answer of a quiz for its shape; whether it fits the item only the item knows.

    Raises:
        SavedError: If it is garbled, naming the field.

    >>> check_answer("x", {"response": {"answer": ["a"]}, "tries": 0})
    Traceback (most recent call last):
    bonemets.widgets.saved.SavedError: the answer to 'x' is garbled
    """
    if not isinstance(answer, dict) or set(answer) != FIELDS or not _is_response(answer["response"]):
        raise SavedError(f"the answer to {id_!r:.60} is garbled")
    for name, least in (("tries", 1), ("first", 0), ("version", 1)):
        if type(answer[name]) is not int or not least <= answer[name] <= COUNT_LIMIT:
            raise SavedError(f"in the answer to {id_!r:.60}, {name!r} is {answer[name]!r:.60}")
    for name, fits in (("maximum", _is_maximum), ("sure", _is_sure), ("day", is_day)):
        if answer[name] is not None and not fits(answer[name]):
            raise SavedError(f"in the answer to {id_!r:.60}, {name!r} is {answer[name]!r:.60}")
    if answer["maximum"] is not None and answer["first"] > answer["maximum"]:
        raise SavedError(f"in the answer to {id_!r:.60}, 'first' is more than 'maximum'")


def _renew(answer: object) -> object:
    """Bring an answer of version 1, which knew choices only, to the present form; what it did not keep is unknown."""
    if not isinstance(answer, dict) or set(answer) != FIELDS_1:
        return answer
    rest = {name: answer[name] for name in ("tries", "first", "version")}
    return {"response": {"answer": answer["picked"]}, **rest, "maximum": None, "sure": None, "day": None}


def _is_response(value: object) -> bool:
    return isinstance(value, dict) and all(map(_is_ids, value.values()))


def _is_ids(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_maximum(value: object) -> bool:
    return type(value) is int and 1 <= value <= COUNT_LIMIT


def _is_sure(value: object) -> bool:
    return type(value) is int and 0 <= value <= SURE


def is_day(value: object) -> bool:
    """Say whether a value is an ISO date of this century, as a page writes it.

    >>> is_day("2026-11-23"), is_day("2026-11-31"), is_day("20261123"), is_day(7)
    (True, False, False, False)
    """
    try:
        return isinstance(value, str) and value.startswith("20") and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}

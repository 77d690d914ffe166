"""Read what a browser had kept. The text may be old, garbled or made up; nothing is guessed from it."""

from __future__ import annotations

import json
from typing import Any

VERSION = 1
LONGEST = 200_000


class SavedError(ValueError):
    """A saved state that cannot be used; the message says what is wrong with it, in plain words."""


def read(text: object, kind: str, name: str) -> dict[str, Any]:
    """Read a saved state and give its answers.

    Args:
        text: What the browser had kept, at most 200,000 characters.
        kind: What it must be, such as ``"quiz"``.
        name: The widget it must belong to.

    Raises:
        SavedError: If it is not one of ours, of another version, of another widget, or garbled.

    >>> read('{"format": "bonemets-quiz", "version": 1, "name": "a", "answers": {}}', "quiz", "a")
    {}
    >>> read("{", "quiz", "a")
    Traceback (most recent call last):
    bonemets.widgets.saved.SavedError: the saved text is garbled
    """
    if not isinstance(text, str) or len(text) > LONGEST:
        raise SavedError("the saved text is missing or too long")
    try:
        state = json.loads(text)
    except (ValueError, RecursionError):
        raise SavedError("the saved text is garbled") from None
    if not isinstance(state, dict) or state.get("format") != f"bonemets-{kind}":
        raise SavedError(f"it is not a saved {kind}")
    if state.get("version") != VERSION:
        raise SavedError(f"it was saved in version {state.get('version')!r:.60}; this course reads version {VERSION}")
    if state.get("name") != name:
        raise SavedError(f"it belongs to {state.get('name')!r:.60}, not to {name!r}")
    answers = state.get("answers")
    if not isinstance(answers, dict):
        raise SavedError("the saved text is garbled")
    return answers

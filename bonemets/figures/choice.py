"""Reading a control: the value must be one of the choices the learner is offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bonemets.figures.figure import Control


def chosen(control: Control, value: str) -> str:
    """Return ``value`` if the control offers it.

    Raises:
        ValueError: Names the control and the values it allows.

    >>> from bonemets.figures.figure import Control
    >>> side = Control("side", "Side", (("left", "Left"), ("right", "Right")), "left")
    >>> chosen(side, "left")
    'left'
    >>> chosen(side, "top")
    Traceback (most recent call last):
    ValueError: "side" must be one of "left", "right", not "top".
    """
    allowed = [choice for choice, _ in control.choices]
    if value not in allowed:
        names = ", ".join(f'"{choice}"' for choice in allowed)
        raise ValueError(f'"{control.name}" must be one of {names}, not "{value}".')
    return value

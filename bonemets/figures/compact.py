"""Shorter path text for drawings that are sent again with every move of a slider: steps instead of places."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_PATH = re.compile(r' d="([MCLQZ0-9 .-]*)"')
_PART = re.compile(r"([MCLQZ])([^MCLQZ]*)")
_NUMBER = re.compile(r"-?\d*\.?\d+")


def compact(svg: str) -> str:
    """Rewrite each path of plain absolute commands in steps of a tenth of a unit; leave every other path alone.

    Places are rounded, not steps, so that rounding never adds up.

    >>> compact('<path d="M10 10C11.04 10 12 11 13 11L10 10Z" class="bone"/>')
    '<path d="M10 10c1 0 2 1 3 1l-3-1z" class="bone"/>'
    >>> compact('<path d="M10 10h4" class="line"/>')
    '<path d="M10 10h4" class="line"/>'
    """
    return _PATH.sub(lambda found: f' d="{_steps(found[1])}"', svg)


def _steps(d: str) -> str:
    """Write one path in steps, counted in tenths."""
    parts: list[str] = []
    x, y, home = 0, 0, (0, 0)
    last = ""
    for command, text in _PART.findall(d):
        places = [round(float(value) * 10) for value in _NUMBER.findall(text)]
        if command == "Z":
            parts.append("z")
            x, y = home
        elif command == "M":
            x, y = home = places[0], places[1]
            parts.append("M" + _join(places))
        else:
            steps = [place - (y if index % 2 else x) for index, place in enumerate(places)]
            x, y = places[-2], places[-1]
            joint = " " if last == command and steps[0] >= 0 else ""
            parts.append((joint if last == command else command.lower()) + _join(steps))
        last = command
    return "".join(parts)


def _join(tenths: Sequence[int]) -> str:
    """Write numbers with as few signs between them as SVG allows."""
    return " ".join(map(_tenth, tenths)).replace(" -", "-")


@cache
def _tenth(value: int) -> str:
    whole = f"{value / 10:g}"
    return whole.replace("0.", ".", 1) if abs(value) < 10 and value else whole

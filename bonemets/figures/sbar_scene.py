"""The drawing of ``sbar_card``: a time line of what is said, and a card with the words of each part."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from bonemets.figures.annotation import fold
from bonemets.figures.svg import arrow, canvas, element, label, lines, number, path

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class Part:
    """One of the four parts.

    Attributes:
        name: Such as ``"Situation"``.
        text: What is said; what the listener needs stands between asterisks.
        needs: What belongs here, and whether it is said.
    """

    name: str
    text: str
    needs: tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class Layout:
    """Where things stand in one of the two drawings.

    Attributes:
        width: Width of the canvas.
        text: Left edge of the spoken words.
        drop: From the top of a part down to its first spoken line.
        room: Characters that fit a spoken line.
        column: From one thing that belongs to a part to the next.
    """

    width: float
    text: float
    drop: float
    room: int
    column: float


WIDE = Layout(760, 84, 52, 74, 196)
NARROW = Layout(360, 18, 66, 38, 166)
_LAST_S = 60
_CARD = 96.0
_NOTE = "Bold and filled: what the listener needs. Invented people; 150 words a minute, our own reckoning."


def plain(text: str) -> str:
    """Give the words alone.

    >>> plain("Hello, *no urine.*")
    'Hello, no urine.'
    """
    return text.replace("*", "")


def drawing(parts: tuple[Part, ...], lengths: tuple[float, ...], heard: float | None, at: Layout) -> str:
    """Build one of the two drawings.

    Args:
        parts: The four parts.
        lengths: How long each takes, in seconds.
        heard: The second at which the danger is first said; ``None`` for never.
        at: The layout.

    >>> part = Part("Situation", "Hello, *no urine.*", (("bladder", True),))
    >>> drawing((part,), (1.2,), 0.4, NARROW).count("✓ bladder")
    1
    """
    drawn, top = [], _CARD
    for part, length in zip(parts, lengths, strict=True):
        body, low = _part(part, length, top, at)
        rule = path(f"M4 {number(top)}H{number(at.width - 4)}", "grid") if top > _CARD else ""
        drawn.append(rule + body)
        top = low
    frame = element("rect", x=4, y=_CARD, width=at.width - 8, height=top - _CARD, rx=10, class_="box")
    note = fold(_NOTE, int(at.width / 7.6))
    low = top + 14 + 18 * len(note)
    return canvas(
        at.width, low, _time(parts, lengths, heard, at), frame, *drawn, lines(6, top + 22, note, "small soft", 18)
    )


def _time(parts: tuple[Part, ...], lengths: tuple[float, ...], heard: float | None, at: Layout) -> str:
    """Draw the time line: one block a part, and a flag where the danger is first said."""
    left, scale, y = 8.0, (at.width - 24) / _LAST_S, 40.0
    ticks = "".join(
        path(f"M{number(left + second * scale)} {number(y - 6)}v36", "grid")
        + label(left + second * scale, y + 46, f"{second} s", f"small soft{_side(second)}")
        for second in range(0, _LAST_S + 1, 15)
    )
    blocks, x = [], left
    for part, length in zip(parts, lengths, strict=True):
        wide = length * scale
        blocks.append(_block(part, x, y, wide) + label(x + 7, y + 17, part.name[0], "strong"))
        x += wide
    return ticks + "".join(blocks) + _flag(left, y, scale, heard)


def _block(part: Part, x: float, y: float, wide: float) -> str:
    """Draw the time of one part, and on it the stretches in which the listener hears what they need."""
    flags = tuple(_flags(part.text))
    step = wide / len(flags)
    drawn = [element("rect", x=x, y=y, width=wide, height=24, rx=3, class_="surface")]
    for needed, run in groupby(enumerate(flags), key=lambda word: word[1]):
        places = [place for place, _ in run]
        if needed:
            start, size = x + places[0] * step, len(places) * step
            drawn.append(element("rect", x=start, y=y, width=size, height=24, rx=3, class_="accent"))
    return "".join(drawn)


def _side(second: float) -> str:
    return "" if second == 0 else " end" if second == _LAST_S else " middle"


def _flag(left: float, y: float, scale: float, heard: float | None) -> str:
    if heard is None:
        return label(left, y - 14, "✕ the danger is never said", "small strong urgent")
    x = left + heard * scale
    words = f"danger said at second {heard:.0f}"
    is_late = heard > _LAST_S / 2
    return arrow(x, y - 26, x, y - 3) + label(
        x + (-10 if is_late else 10), y - 14, words, "small strong end" if is_late else "small strong"
    )


def _part(part: Part, length: float, top: float, at: Layout) -> tuple[str, float]:
    """Draw one part of the card, and say where it ends."""
    mark = element("rect", x=18, y=top + 14, width=38, height=38, rx=8, class_="accent")
    letter = label(37, top + 42, part.name[0], "accent huge middle")
    name = label(at.text if at is WIDE else 68, top + 28 if at is WIDE else top + 38, part.name, "strong")
    time = label(at.width - 18, top + 28 if at is WIDE else top + 38, f"{length:.0f} s", "small soft end")
    rows = tuple(_rows(f"“{part.text}”", at.room))
    said = "".join(element("text", row, x=at.text, y=top + at.drop + 8 + 20 * index) for index, row in enumerate(rows))
    low = top + at.drop + 8 + 20 * len(rows)
    needs, low = _marks(part.needs, low + 4, at)
    return mark + letter + name + time + said + needs, low + 12


def _rows(text: str, room: int) -> Iterator[str]:
    """Fold a text, and write each line with its needed words strong and the others soft."""
    flags = iter(_flags(text))
    for row in fold(plain(text), room):
        words = [(word, next(flags)) for word in row.split()]
        groups = [(" ".join(word for word, _ in run), needed) for needed, run in _runs(words)]
        yield " ".join(element("tspan", escape(run), class_="strong" if needed else "soft") for run, needed in groups)


def _runs(words: list[tuple[str, bool]]) -> Iterator[tuple[bool, list[tuple[str, bool]]]]:
    return ((needed, list(run)) for needed, run in groupby(words, key=lambda word: word[1]))


def _flags(text: str) -> Iterator[bool]:
    """Tell of each word whether it stands between asterisks."""
    needed = False
    for word in text.split():
        needed = needed or "*" in word[:2]
        yield needed
        needed = needed and "*" not in word[2:]


def _marks(needs: tuple[tuple[str, bool], ...], top: float, at: Layout) -> tuple[str, float]:
    """Write what belongs to a part, each with a sign that says whether it was said."""
    drawn, x, y = [], at.text, top + 12
    for need, heard in needs:
        words = f"{'✓' if heard else '✕'} {need}"
        if x + 7.4 * len(words) > at.width - 6:
            x, y = at.text, y + 20
        drawn.append(label(x, y, words, "small" if heard else "small urgent"))
        x += at.column
    return "".join(drawn), y

"""A hundred people as icons, so that a percentage is seen as people and not as a bar."""

from __future__ import annotations

from bonemets.figures.svg import path

_ALL = 100


def people(corner: tuple[float, float], pitch: float, full: float, maybe: float = 0, *, columns: int = 10) -> str:
    """Draw a grid of people, filled from the first on.

    Args:
        corner: Upper left corner.
        pitch: Distance between two people across; down it is a fifth more.
        full: How many are filled; rounded.
        maybe: How many more may be, as with a published range; drawn pale.
        columns: People in a row.

    >>> people((0, 0), 10, 60, 10).count("<path")
    3
    """
    sure = round(min(max(full, 0), _ALL))
    open_ = min(round(max(full + maybe, 0)), _ALL)
    drawn = []
    for start, end, class_ in ((0, sure, "person"), (sure, open_, "person-maybe"), (open_, _ALL, "person-off")):
        cells = (divmod(index, columns) for index in range(start, end))
        if end > start:
            shapes = (
                _person(corner[0] + column * pitch, corner[1] + row * pitch * 1.2, pitch) for row, column in cells
            )
            drawn.append(path("".join(shapes), class_))
    return "".join(drawn)


def height(pitch: float, *, columns: int = 10) -> float:
    """Return how much height a grid takes.

    >>> height(10)
    120.0
    """
    return -(-_ALL // columns) * pitch * 1.2


def _person(x: float, y: float, pitch: float) -> str:
    """Write head and shoulders in a cell."""
    head, wide, tall = pitch * 0.18, pitch * 0.33, pitch * 0.24
    return (
        f"M{_short(x + pitch * 0.29)} {_short(y + pitch * 0.26)}a{_short(head)} {_short(head)} 0 1 1 0 .01z"
        f"M{_short(x + pitch * 0.14)} {_short(y + pitch * 1.06)}v-{_short(tall)}"
        f"a{_short(wide)} {_short(wide)} 0 0 1 {_short(2 * wide)} 0v{_short(tall)}z"
    )


def _short(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")

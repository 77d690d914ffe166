"""What a page needs to draw the bands of a scale: shares of the width, and where an answer sits."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from bonemets.domain import registry

if TYPE_CHECKING:
    from bonemets.domain.result import Band, Score
    from bonemets.domain.score.tool import Tool


# A row of more cells than this does not fit a phone.
MOST_CELLS = 9


def drawing(tool: Tool, answer: Score, headline: str) -> dict[str, Any] | None:
    """Give the segments, the marker and the stretch still possible; ``None`` for a scale without bands.

    Args:
        tool: The tool, for the points its open questions could still add.
        answer: The answer to mark.
        headline: The answer in words, for the text alternative.
    """
    bands = answer.bands
    if not bands:
        return None
    sizes = [band.high - band.low + 1 if _counts(bands) else 1 for band in bands]
    ranges = [stretch(answer, band) for band in bands]
    named = ", ".join(f"{band.label} ({text})" for band, text in zip(bands, ranges, strict=True))
    fits = _counts(bands) and 1 < max(sizes) <= MOST_CELLS
    return {
        "segments": [
            {
                "label": band.label,
                "range": "" if text in (band.label, *band.label.split()) else text,
                "share": size / sum(sizes),
                "cells": _cells(answer, band) if fits else [],
            }
            for band, text, size in zip(bands, ranges, sizes, strict=True)
        ],
        "edges": [] if _counts(bands) else [number(band.low) for band in bands] + [number(bands[-1].high)],
        "here": _here(answer, sizes),
        "reach": _reach(tool, answer),
        "alt": f"Scale: {named}. Now: {headline}.",
    }


def number(value: float | str) -> str:
    """Write a position: a name as it is, a number without needless places.

    >>> number(12.0), number("1c")
    ('12', '1c')
    """
    return value if isinstance(value, str) else f"{value:g}"


def stretch(answer: Score, band: Band) -> str:
    """Write the stretch of a band as a range of numbers, or as the names of its steps."""
    if not answer.steps:
        return registry.stretch(band)
    return ", ".join(answer.steps[int(band.low) : int(band.high) + 1])


def _cells(answer: Score, band: Band) -> list[str]:
    positions = range(int(band.low), int(band.high) + 1)
    return [answer.steps[each] if answer.steps else str(each) for each in positions]


def _counts(bands: tuple[Band, ...]) -> bool:
    """Say whether a scale counts in whole steps, each a cell of the same width.

    Any other scale is measured. It may span 1 to 500 with all its bands at one end, so there each band is drawn as
    wide as the next.
    """
    whole = all(float(edge).is_integer() for band in bands for edge in (band.low, band.high))
    return whole and all(one.high < two.low for one, two in pairwise(bands))


def _here(answer: Score, sizes: list[float]) -> dict[str, Any] | None:
    """Say in which segment the answer sits, and where: in the middle of its cell, or at its share of the band."""
    if answer.position is None or answer.value is None:
        return None
    index = next(i for i, band in enumerate(answer.bands) if band.holds(answer.position))
    band, size = answer.bands[index], sizes[index]
    inside = answer.position - band.low
    share = (inside + 0.5) / size if _counts(answer.bands) else inside / (band.high - band.low)
    at = (sum(sizes[:index]) + share * size) / sum(sizes)
    return {"index": index, "at": at, "shown": number(answer.value)}


def _reach(tool: Tool, answer: Score) -> dict[str, Any] | None:
    """Say where a sum of points can still end, whatever the open answers are."""
    if answer.complete or answer.unit != "points":
        return None
    known = sum(part.points or 0 for part in answer.parts)
    ranges = [tool.entry(name).points_range() for name in answer.missing]
    low, high = (known + sum(side) for side in zip(*ranges, strict=True))
    first, cells = answer.bands[0].low, answer.bands[-1].high - answer.bands[0].low + 1
    return {
        "from": (low - first) / cells,
        "to": (high + 1 - first) / cells,
        "text": f"Still possible: {low}." if low == high else f"Still possible: {low} to {high}.",
        "open": [str(each) for each in range(low, high + 1)],
    }

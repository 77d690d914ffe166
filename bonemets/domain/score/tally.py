"""Adding points: the same few lines for every score that is a sum."""

from collections.abc import Callable, Iterable, Sequence

from bonemets.domain.result import Part, Scale, Score
from bonemets.domain.score.entry import Entry


def lines(answers: Iterable[tuple[Entry, object]]) -> tuple[Part, ...]:
    """Return the lines of working for the answers that are known.

    >>> from bonemets.domain.score.entry import Flag
    >>> lines([(Flag(name="copd", label="COPD"), True), (Flag(name="outpatient", label="Outpatient"), None)])
    (Part(item='COPD', option='yes', points=None),)
    """
    return tuple(part for entry, answer in answers if (part := entry.part(answer)))


def needed(entries: Sequence[Entry]) -> str:
    """Return the sentence that asks for what is still unknown.

    >>> from bonemets.domain.score.entry import Flag
    >>> needed([Flag(name="copd", label="COPD")])[:19]
    'Still needed: COPD.'
    """
    labels = "; ".join(entry.label for entry in entries)
    return f"Still needed: {labels}. An unknown answer is not a normal answer, so no result is given yet."


def lack(scale: Scale, entries: Sequence[Entry], parts: Sequence[Part] = (), *reasons: str) -> Score:
    """Return the incomplete result that names what is missing.

    Args:
        scale: The scale that cannot be answered yet.
        entries: The entries that are unknown.
        parts: The working so far.
        *reasons: What can be said already.

    Returns:
        A result with the band "incomplete".

    >>> from bonemets.domain.score.mirels import ITEMS, SCALE
    >>> lack(SCALE, ITEMS[:1]).missing
    ('site',)
    """
    missing = tuple(entry.name for entry in entries)
    return Score.of(scale, None, parts=tuple(parts), reasons=(needed(entries), *reasons), missing=missing)


def tally(
    scale: Scale,
    items: Sequence[Entry],
    answers: Sequence[object],
    advise: Callable[[int], tuple[str, ...]],
) -> Score:
    """Add up the points of all items, or say what is missing and how far the sum could still go.

    Args:
        scale: The scale of the score; its unit is points.
        items: The items, in the order of the published table.
        answers: One answer for each item; None is unknown.
        advise: Gives the reasons for a total.

    Returns:
        The score with its working, or an incomplete result.

    Raises:
        InputError: An answer cannot be used.

    >>> from bonemets.domain.score.mirels import ITEMS, SCALE
    >>> tally(SCALE, ITEMS, ("upper limb", "mild", "lytic", None), lambda total: ()).reasons[1]
    'Whatever the unknown answers are, the total will lie between 6 and 8: low or borderline.'
    """
    pairs = [(item, item.part(answer)) for item, answer in zip(items, answers, strict=True)]
    parts = tuple(part for _, part in pairs if part is not None)
    total = sum(part.points or 0 for part in parts)
    unknown = [item for item, part in pairs if part is None]
    if unknown:
        return lack(scale, unknown, parts, _reach(scale, unknown, total))
    return Score.of(scale, total, parts=parts, reasons=advise(total))


def _reach(scale: Scale, unknown: Sequence[Entry], total: int) -> str:
    """Say between which totals the full score must lie, whatever the unknown answers are."""
    low = total + sum(item.points_range()[0] for item in unknown)
    high = total + sum(item.points_range()[1] for item in unknown)
    labels = dict.fromkeys(scale.band_of(value).label for value in range(low, high + 1))
    return f"Whatever the unknown answers are, the total will lie between {low} and {high}: {' or '.join(labels)}."

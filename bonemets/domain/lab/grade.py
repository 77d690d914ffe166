"""CTCAE grades: what they share, whatever is graded."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from bonemets.domain.result import Band, Part, Scale, Score, Status
from bonemets.domain.score.entry import Entry, Flag
from bonemets.domain.score.number import Number, exact, rounded
from bonemets.domain.score.tally import lines, needed


class CtcaeGrade(Score):
    """A CTCAE v5.0 grade, 0 to 4. Never a clinical severity word."""


@dataclass(frozen=True, slots=True)
class Span:
    """The lowest and the highest grade that what is known allows.

    >>> Span(0, 1).worst_with(Span(2, 2))
    Span(low=2, high=2)
    """

    low: int
    high: int

    def worst_with(self, other: "Span") -> "Span":
        """Combine two findings: the worse one counts."""
        return Span(max(self.low, other.low), max(self.high, other.high))

    def raised_to(self, floor: int | None) -> "Span":
        """Let consequences raise a grade, never lower it; unknown consequences leave it open upward.

        Without the finding itself (grade 0) there is nothing to raise.
        """
        if self.high == 0:
            return self
        if floor is None:
            return Span(self.low, 4)
        return Span(max(self.low, floor) if self.low else 0, max(self.high, floor))


Reading = tuple[Span, Entry]


def span_above(value: float, limit: float | None, edges: Sequence[float]) -> Span:
    """Return the grades a high value allows: 1 above the limit, then one more above each edge.

    >>> span_above(12.6, None, (11.5, 12.5, 13.5))
    Span(low=3, high=3)
    """
    return _span(sum(value > edge for edge in edges), None if limit is None else value > limit)


def span_below(value: float, limit: float | None, edges: Sequence[float]) -> Span:
    """Return the grades a low value allows: 1 below the limit, then one more below each edge.

    >>> span_below(1.0, None, (1.5, 1.0, 0.5))
    Span(low=2, high=2)
    """
    return _span(sum(value < edge for edge in edges), None if limit is None else value < limit)


def _span(passed: int, beyond: bool | None) -> Span:  # noqa: FBT001 - private, and it is the point
    if passed:
        return Span(passed + 1, passed + 1)
    return Span(0, 1) if beyond is None else Span(int(beyond), int(beyond))


def grade_scale(name: str, meanings: Sequence[str], *notes: str) -> Scale:
    """Return the scale of one CTCAE term.

    Args:
        name: The term and, where it matters, its unit.
        meanings: The cut-points in words, for grades 1 to 4.
        *notes: Further facts.

    Returns:
        A scale from grade 0 to grade 4.

    >>> grade_scale("nausea", ("a", "b", "c", "d")).name
    'CTCAE v5.0: nausea'
    """
    words = ("Not reached.", *meanings)
    return Scale(
        name=f"CTCAE v5.0: {name}",
        unit="",
        minimum=0,
        maximum=4,
        bands=tuple(Band(grade, grade, f"grade {grade}", text) for grade, text in enumerate(words)),
        source_keys=("ctcae-v5",),
        version="CTCAE v5.0, 2017",
        caveat="CTCAE grades describe side effects in a common language. They do not say what to do.",
        status=Status.SECONDARY,
        notes=("A version 6.0 exists (2025) and some cut-points may differ [unverified here].", *notes),
    )


def settle(
    scale: Scale,
    parts: tuple[Part, ...],
    readings: Sequence[Reading],
    raiser: tuple[Entry, int | None] | None = None,
    reasons: Sequence[str] = (),
) -> CtcaeGrade:
    """Reach one grade from all readings, or say which grades are still possible.

    Args:
        scale: The scale of the term.
        parts: The working.
        readings: For each value: the grades it allows, and the limit that would narrow them down.
        raiser: The question that can raise the grade, with the lowest grade its answer stands for.
        reasons: Sentences to add to a grade.

    Returns:
        The grade, or an incomplete result.

    >>> scale = grade_scale("nausea", ("a", "b", "c", "d"))
    >>> settle(scale, (), [(Span(2, 2), Flag(name="limit", label="Limit"))]).value
    2
    """
    by_number = reduce(Span.worst_with, (span for span, _ in readings))
    span = by_number.raised_to(raiser[1] if raiser else 0)
    if span.low == span.high:
        text = f"Grade {span.low}: {scale.bands[span.low].meaning}"
        return CtcaeGrade.of(scale, span.low, parts=parts, reasons=(text, *reasons))
    open_limits = [limit for one, limit in readings if one.low < one.high and by_number.low < by_number.high]
    open_raiser = [raiser[0]] if raiser and raiser[1] is None else []
    return ungraded(scale, span, parts, [*open_limits, *open_raiser])


def grade_low(
    scale: Scale,
    given: tuple[tuple[Number, float | None], tuple[Number, float | None]],
    edges: Sequence[float],
    reasons: Sequence[str],
    raiser: tuple[Flag, bool | None] | None = None,
) -> CtcaeGrade:
    """Grade a value that is worse the lower it is.

    Args:
        scale: The scale of the term.
        given: The value and the lower limit of the laboratory, each with its entry.
        edges: Cut-points below which grades 2, 3 and 4 begin, in falling order.
        reasons: Sentences to add to a grade.
        raiser: A yes/no that makes it grade 4.

    Returns:
        The grade, or an incomplete result.

    Raises:
        InputError: A value cannot be used.

    >>> count = Number(name="count", label="Count", unit="", minimum=0, maximum=9, step=1)
    >>> grade_low(grade_scale("low", ("a", "b", "c", "d")), ((count, 4), (count, None)), (5, 3, 1), ()).value
    2
    """
    (entry, value), (limit_entry, limit) = given
    number, bound = entry.read(value), limit_entry.read(limit)
    asked = (*given, raiser) if raiser else given
    parts = lines(asked)
    if number is None:
        return ungraded(scale, Span(0, 4), parts, (entry,))
    span = span_below(rounded(exact(number), 3), bound, edges)
    floor = (raiser[0], None if raiser[1] is None else 4 * raiser[1]) if raiser else None
    return settle(scale, parts, ((span, limit_entry),), floor, reasons)


def ungraded(scale: Scale, span: Span, parts: tuple[Part, ...], unknown: Sequence[Entry]) -> CtcaeGrade:
    """Return the incomplete result, with the grades that are still possible.

    >>> ungraded(grade_scale("low", ("a", "b", "c", "d")), Span(2, 4), (), ()).reasons[1]
    'From what is known, the grade is at least 2 and at most 4.'
    """
    reach = f"From what is known, the grade is at least {span.low} and at most {span.high}."
    missing = tuple(entry.name for entry in unknown)
    return CtcaeGrade.of(scale, None, parts=parts, reasons=(needed(unknown), reach), missing=missing)

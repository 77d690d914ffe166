"""Every score and laboratory function in one place, for forms that can show any of them.

Three lines check any function by hand:

    from bonemets.domain import registry
    print(registry.describe("sins"))
    print(registry.evaluate("sins", {"level": "T12", "pain": "mechanical"}).reasons)
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bonemets.domain.lab import (
    calcium,
    clearance,
    count,
    ctcae_calcium,
    fever,
    hemoglobin,
    hypercalcemia,
    opioid,
    redose,
    zoledronate,
)
from bonemets.domain.result import Band, InputError, Score
from bonemets.domain.score import (
    bilsky,
    impairment,
    mascc,
    mirels,
    mronj,
    pain,
    performance,
    sins,
    tokuhashi,
)
from bonemets.domain.score.entry import Entry
from bonemets.domain.score.tool import Tool

_TOOLS: dict[str, Tool] = {
    tool.id: tool
    for module in (
        sins,
        mirels,
        bilsky,
        impairment,
        pain,
        performance,
        mascc,
        mronj,
        tokuhashi,
        calcium,
        hypercalcemia,
        ctcae_calcium,
        count,
        hemoglobin,
        fever,
        clearance,
        zoledronate,
        redose,
        opioid,
    )
    for tool in module.TOOLS
}

# Two survival scores are named in the lessons and deliberately not coded. The Katagiri point table was not
# verified against its paper, and of NESMS the point weights were not seen at all; a score built from memory
# would look exactly as trustworthy as a checked one. One survival score (Tokuhashi) is enough to teach why
# such numbers mislead.
NOT_CODED = {
    "katagiri": "The Katagiri score is not coded: its point table was not verified against the paper (katagiri2014).",
    "nesms": "NESMS is not coded: its point weights were not seen in public material (nesms-2021).",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One input changed, and the band that follows.

    Attributes:
        name: Name of the input.
        label: Label of the input.
        before: The answer now, in words.
        after: The changed answer, in words.
        changed: The changed answer as a form would send it.
        score: The full answer after the change.
        distance: How far the value moved, or None where one of the two has no value.
    """

    name: str
    label: str
    before: str
    after: str
    changed: object
    score: Score
    distance: float | None


def get(tool_id: str) -> Tool:
    """Return one tool by its id.

    Args:
        tool_id: Permanent id, such as "sins".

    Returns:
        The tool.

    Raises:
        InputError: There is no such tool, or it is deliberately not coded.

    >>> get("sins").title
    'SINS: Spinal Instability Neoplastic Score'
    """
    if isinstance(tool_id, str) and tool_id in _TOOLS:
        return _TOOLS[tool_id]
    if isinstance(tool_id, str) and tool_id in NOT_CODED:
        raise InputError(NOT_CODED[tool_id])
    raise InputError(f"There is no tool named {tool_id!r}. Tools: {', '.join(_TOOLS)}.")


def all() -> tuple[Tool, ...]:  # noqa: A001 - reads as registry.all()
    """Return every tool, in teaching order.

    >>> [tool.id for tool in all()][:3]
    ['sins', 'mirels', 'bilsky']
    """
    return tuple(_TOOLS.values())


def evaluate(tool_id: str, inputs: Mapping[str, object]) -> Score:
    """Answer from the contents of a form.

    Args:
        tool_id: Permanent id of the tool.
        inputs: Input names with plain text, numbers, yes/no or None. Blank text and "unknown" mean not known.

    Returns:
        The answer of the tool.

    Raises:
        InputError: The id, a name or a value cannot be used.

    >>> evaluate("pain_category", {"pain_rating": "4"}).band
    'moderate'
    """
    tool = get(tool_id)
    return tool.function(**tool.parse(inputs))


def one_change(tool_id: str, inputs: Mapping[str, object]) -> tuple[Change, ...]:
    """Find what changing one single input would do to the band.

    Every other option is tried; a number is walked up and down by form steps until the band changes, or until
    `number.REACH` steps were taken.

    Args:
        tool_id: Permanent id of the tool.
        inputs: As for `evaluate`.

    Returns:
        Only the changes that lead to another band, the nearest value first; alike changes of one input once.

    Raises:
        InputError: The id, a name or a value cannot be used.

    >>> four = {"site": "upper limb", "pain": "functional", "lesion": "lytic", "size": "1/3 to 2/3"}
    >>> one_change("mirels", four)[0].score.band
    'borderline'
    """
    tool = get(tool_id)
    given = tool.parse(inputs)
    now = tool.function(**given)
    nearest: dict[tuple[object, ...], Change] = {}
    for entry in tool.inputs:
        for path in entry.paths(given.get(entry.name)):
            change = _first_change(tool, given, entry, path, now)
            if change is not None:
                # Ten vertebrae of one region would say the same thing ten times: the first speaks for all.
                nearest.setdefault((entry.name, change.score.value, change.score.band), change)
    return tuple(sorted(nearest.values(), key=lambda one: (one.distance is None, one.distance or 0)))


def _first_change(
    tool: Tool, given: Mapping[str, object], entry: Entry, path: Iterator[object], now: Score
) -> Change | None:
    for value in path:
        try:
            score = tool.function(**{**given, entry.name: value})
        except InputError:
            # One answer alone can contradict the others; such a change is not on offer.
            continue
        if score.band != now.band:
            before, after = entry.show(given.get(entry.name)), entry.show(value)
            return Change(entry.name, entry.label, before, after, value, score, _distance(now, score))
    return None


def _distance(one: Score, other: Score) -> float | None:
    if one.position is None or other.position is None:
        return None
    return abs(other.position - one.position)


def describe(tool_id: str) -> str:
    """Return all there is to know about a tool as plain text.

    Args:
        tool_id: Permanent id of the tool, or "triage" for the triage rules, which have a form of their own.

    Returns:
        Purpose, inputs with ranges or choices and points, bands, source, limits and a call to try.

    Raises:
        InputError: There is no such tool.

    >>> print(describe("ecog_from_karnofsky").splitlines()[0])
    ECOG grade read off a Karnofsky rating (approximate)
    >>> describe("triage").startswith("Triage: ")
    True
    """
    if tool_id == "triage":
        from bonemets.domain import triage  # noqa: PLC0415 - a form of one score needs no triage rules

        return triage.describe()
    tool = get(tool_id)
    scale = tool.scale
    example = {entry.name: _example(entry) for entry in tool.inputs}
    lines = [
        scale.name,
        tool.purpose,
        "Inputs (leave out what is not known):",
        *(f"  {entry.name}: {entry.label}. {entry.summary()}" for entry in tool.inputs),
        *(["Bands:"] if scale.bands else []),
        *(f"  {stretch(band)} {band.label}: {band.meaning}" for band in scale.bands),
        *(f"Note: {note}" for note in scale.notes),
        *(f"Sources disagree: {text}" for text in scale.disagreements),
        f"Source: {', '.join(scale.source_keys) or 'arithmetic'} ({scale.version}).",
        f"Numbers checked: {scale.status.value}.",
        f"Caution: {scale.caveat}",
        f"Try: registry.evaluate({tool.id!r}, {example})",
    ]
    return "\n".join(lines)


def stretch(band: Band) -> str:
    """Write a band as a range; an edge that belongs to the neighbor is said so.

    >>> stretch(Band(30, 40, "3.0 mg", "", high_open=True))
    '30 to below 40'
    """
    if band.low == band.high:
        return f"{band.low:g}"
    low = f"{'above ' if band.low_open else ''}{band.low:g}"
    return f"{low} to {'below ' if band.high_open else ''}{band.high:g}"


def _example(entry: Entry) -> object:
    if entry.options:
        return entry.options[0].value.value
    return False if entry.minimum is None else entry.minimum

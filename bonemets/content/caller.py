"""The callers of the practice telephone: what they say, what is true, and which two differ in one cue."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from bonemets.content import source, table
from bonemets.domain.practice import ASKABLE, SCREENS
from bonemets.domain.triage import RULES, Findings, InputError, Level

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable

    from bonemets.content.table import Place
    from bonemets.domain.triage.form.field import Answer, Field

FILE = "callers.toml"
VOICES = ("self", "other")
FIELDS = {field.name: field for field in ASKABLE}
PRONOUNS = {"he": ("he", "his", "him"), "she": ("she", "her", "her")}
STEPS = (*FIELDS, *(screen.id for screen in SCREENS))
TABLE = table.Field(dict)

FILE_SCHEMA = {
    "worked": table.TEXT,
    "started": table.TEXT,
    "order": table.TEXTS,
    "baseline": TABLE,
    "plain": TABLE,
    "pair": table.TABLES,
    "caller": table.TABLES,
}
PAIR_SCHEMA = {
    "id": table.TEXT,
    "callers": table.TEXTS,
    "cue": table.one_of(*FIELDS),
    "topic": table.TEXT,
    "difference": table.TEXT,
}
THOUGHT_SCHEMA = {"ask": table.one_of(*STEPS), "think": table.TEXT}
CALLER_SCHEMA = {
    "id": table.TEXT,
    "name": table.TEXT,
    "age": table.Field(int, low=18, high=110),
    "cancer": table.TEXT,
    "voice": table.one_of(*VOICES),
    "pronoun": table.Field(str, required=False, allowed=frozenset(PRONOUNS)),
    "speaker": table.TEXT,
    "who": table.TEXT,
    "opening": table.TEXT,
    "volunteers": table.Field(list, required=False, allowed=frozenset(FIELDS)),
    "withholds": table.TEXT,
    "level": table.one_of(*Level.__members__),
    "point": table.TEXT,
    "decoys": table.Field(list, allowed=frozenset(rule.id for rule in RULES)),
    "sources": table.TEXTS,
    "findings": TABLE,
    "says": TABLE,
    "thought": table.Field(list, required=False, tables=True),
}


@dataclass(frozen=True)
class Thought:
    """One step of a call that is thought aloud.

    Attributes:
        ask: Name of a question or id of a screen.
        think: What a nurse thinks when the answer has come.
    """

    ask: str
    think: str


@dataclass(frozen=True)
class Pair:
    """Two callers that differ in one finding.

    Attributes:
        id: Stable id.
        callers: The two ids.
        cue: Name of the finding that differs.
        topic: What it is about, without giving it away.
        difference: How the two differ, in a sentence or two.
    """

    id: str
    callers: tuple[str, str]
    cue: str
    topic: str
    difference: str

    def twin(self, id_: str) -> str:
        """Return the other caller of the pair.

        >>> Pair("p", ("a", "b"), "walking", "", "").twin("a")
        'b'
        """
        first, second = self.callers
        return second if id_ == first else first


@dataclass(frozen=True)
class Caller:
    """Somebody who calls.

    Attributes:
        id: Stable id.
        name: The person it is about.
        age: Their age in years.
        speaker: First name of whoever speaks.
        who: Who calls about whom, in a sentence.
        opening: The first thing they say.
        volunteers: Questions the opening already answers.
        withholds: What they would not say by themselves, and why.
        level: Level the author means.
        point: What the call teaches.
        decoys: Ids of rules that look right and are not.
        sources: Source keys.
        findings: All that is true.
        words: What they say to each question.
        thoughts: The call thought aloud, where there is one.
        pair: The contrast pair, or None.
    """

    id: str
    name: str
    age: int
    speaker: str
    who: str
    opening: str
    volunteers: tuple[str, ...]
    withholds: str
    level: Level
    point: str
    decoys: tuple[str, ...]
    sources: tuple[str, ...]
    findings: Findings
    words: Mapping[str, str]
    thoughts: tuple[Thought, ...]
    pair: Pair | None


@dataclass(frozen=True)
class Book:
    """All callers.

    Attributes:
        callers: By id, in the order they are met.
        pairs: The contrast pairs.
        worked: Id of the caller whose call is worked through.
        started: Id of the caller whose call is half done.
        baseline: The answer to each question a caller does not list.
    """

    callers: Mapping[str, Caller]
    pairs: tuple[Pair, ...]
    worked: str
    started: str
    baseline: Mapping[str, Answer]


def parse(data: dict[str, Any], file: str = FILE) -> Book:
    """Check and build the callers.

    Args:
        data: Parsed TOML.
        file: Name for error messages.

    Raises:
        bonemets.content.table.ContentError: At the first thing that breaks the schema.

    >>> parse({"callers": []})
    Traceback (most recent call last):
    bonemets.content.table.ContentError: callers.toml, id "?", field "callers": is not a known field; known: \
worked, started, order, baseline, plain, pair, caller
    """
    place = table.Place(file)
    table.check(data, FILE_SCHEMA, place)
    baseline = read_findings(data["baseline"], table.Place(file, "baseline"), whole=True)
    plain = _plain(data["plain"], file)
    pairs = tuple(_pair(entry, file) for entry in data["pair"])
    table.unique([entry["id"] for entry in data["pair"]], place)
    of = {id_: pair for pair in pairs for id_ in pair.callers}
    found = {each.id: each for each in (_caller(entry, file, baseline, plain, of) for entry in data["caller"])}
    table.unique([entry["id"] for entry in data["caller"]], place)
    _check_ids(data, found, pairs, place)
    callers = {id_: found[id_] for id_ in data["order"]}
    return Book(callers, pairs, data["worked"], data["started"], baseline)


def read_findings(entry: Mapping[str, Any], place: Place, *, whole: bool = False) -> dict[str, Answer]:
    """Check findings one by one; "unknown" means that nobody can tell.

    Args:
        entry: Question and answer.
        place: Where we are, for error messages.
        whole: Every question but the one about cancer must be there.

    Raises:
        bonemets.content.table.ContentError: A question is not known, or its answer cannot be used.

    >>> read_findings({"walking": "unknown"}, table.Place("a.toml", "b"))
    {'walking': None}
    """
    found: dict[str, Answer] = {}
    for name, value in entry.items():
        if name not in FIELDS:
            raise place.error(f"findings.{name}", "is not a question of the practice telephone")
        try:
            found[name] = FIELDS[name].check(value)
        except InputError as error:
            raise place.error(f"findings.{name}", str(error)) from None
    missing = [name for name in FIELDS if name not in found and name != "cancer_status"]
    if whole and missing:
        raise place.error(missing[0], "is missing")
    return found


def _plain(entry: dict[str, Any], file: str) -> dict[str, dict[str, dict[str, str]]]:
    table.check(entry, dict.fromkeys(VOICES, TABLE), table.Place(file, "plain"))
    for voice in VOICES:
        place = table.Place(file, f"plain.{voice}")
        table.check(entry[voice], dict.fromkeys(FIELDS, TABLE), place)
        for name, sentences in entry[voice].items():
            for key, sentence in sentences.items():
                table.check({key: sentence}, {key: table.TEXT}, table.Place(file, f"plain.{voice}.{name}"))
    return entry


def _pair(entry: dict[str, Any], file: str) -> Pair:
    place = table.Place(file, str(entry.get("id", "?")))
    table.check(entry, PAIR_SCHEMA, place)
    if len(set(entry["callers"])) != 2:
        raise place.error("callers", "must name two different callers")
    first, second = entry["callers"]
    return Pair(entry["id"], (first, second), entry["cue"], entry["topic"], entry["difference"])


def _caller(
    entry: dict[str, Any],
    file: str,
    baseline: Mapping[str, Answer],
    plain: dict[str, dict[str, dict[str, str]]],
    pairs: Mapping[str, Pair],
) -> Caller:
    place = table.Place(file, str(entry.get("id", "?")))
    table.check(entry, CALLER_SCHEMA, place)
    source.check_keys(entry["sources"], "sources", place)
    if entry["voice"] == "other" and "pronoun" not in entry:
        raise place.error("pronoun", 'is missing; a caller with voice "other" needs one')
    listed = read_findings(entry["findings"], place)
    if listed.get("cancer_status") is None:
        raise place.error("findings.cancer_status", "is missing")
    answers = {**baseline, **listed}
    return Caller(
        volunteers=tuple(entry.get("volunteers", ())),
        level=Level[entry["level"]],
        decoys=tuple(entry["decoys"]),
        sources=tuple(entry["sources"]),
        findings=Findings().with_answers({**answers, "age_years": entry["age"], "pregnant": False}),
        words=_words(entry, answers, plain[entry["voice"]], place),
        thoughts=tuple(_thought(each, place) for each in entry.get("thought", ())),
        pair=pairs.get(entry["id"]),
        **{key: entry[key] for key in ("id", "name", "age", "speaker", "who", "opening", "withholds", "point")},
    )


def _thought(entry: dict[str, Any], caller: Place) -> Thought:
    place = table.Place(caller.file, f"{caller.id}/thought")
    table.check(entry, THOUGHT_SCHEMA, place)
    return Thought(entry["ask"], entry["think"])


def _words(
    entry: dict[str, Any], answers: Mapping[str, Answer], plain: dict[str, dict[str, str]], place: Place
) -> dict[str, str]:
    """Find what the caller says to every question: their own words, or the ordinary ones."""
    says: dict[str, str] = entry["says"]
    table.check(says, dict.fromkeys(FIELDS, table.OPTIONAL_TEXT), place)
    tokens = _tokens(entry)
    words = {}
    for name, field in FIELDS.items():
        answer = answers[name]
        if name in says:
            words[name] = says[name]
        elif field.is_red(answer) and name != "cancer_status":
            raise place.error(f"says.{name}", "is missing; a finding that worries needs the caller's own words")
        else:
            words[name] = _ordinary(field, answer, plain.get(name, {}), tokens, place)
    return words


def _tokens(entry: dict[str, Any]) -> dict[str, str]:
    he, his, him = PRONOUNS[entry.get("pronoun", "he")]
    small = {"he": he, "his": his, "him": him, "cancer": entry["cancer"]}
    return small | {"He": he.capitalize(), "His": his.capitalize()}


def _ordinary(field: Field, answer: Answer, sentences: dict[str, str], tokens: dict[str, str], place: Place) -> str:
    sentence = next((sentences[key] for key in _keys(answer) if key in sentences), None)
    if sentence is None:
        raise place.error(f"says.{field.name}", f"is missing; there are no ordinary words for {answer!r}")
    try:
        return sentence.format(**tokens, value=answer)
    except (KeyError, ValueError, IndexError):
        raise place.error(f"plain.{field.name}", f"cannot be filled in: {sentence!r}") from None


def _keys(answer: Answer) -> tuple[str, ...]:
    """Name the ordinary words that fit an answer, the closest first."""
    if answer is None:
        return ("unknown",)
    if isinstance(answer, bool):
        return ("yes" if answer else "no",)
    if isinstance(answer, frozenset):
        return () if answer else ("none",)
    return (answer,) if isinstance(answer, str) else (f"{answer:g}", "number")


def _check_ids(data: dict[str, Any], found: Mapping[str, Caller], pairs: tuple[Pair, ...], place: Place) -> None:
    if sorted(data["order"]) != sorted(found):
        raise place.error("order", "must name every caller once")
    for key in ("worked", "started"):
        if data[key] not in found or not found[data[key]].thoughts:
            raise place.error(key, "must name a caller with thoughts")
    for pair in pairs:
        for id_ in pair.callers:
            if id_ not in found or found[id_].pair is not pair:
                raise table.Place(place.file, pair.id).error("callers", f"{id_!r} is no caller, or is in two pairs")


@cache
def load(root: Traversable = table.DATA) -> Book:
    """Read the callers once.

    Raises:
        bonemets.content.table.ContentError: If the file breaks the schema.

    >>> load().callers["lucia"].speaker
    'Lucía'
    """
    return parse(table.read(FILE, root))

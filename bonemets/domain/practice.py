"""Marks a practice call: what was asked, what was decided, what was heard and not used.

The learner hears only the answers to the questions they asked. The debrief compares three levels: the one they
gave, the one all answers lead to, and the one the heard answers lead to when the rest counts as not known.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bonemets.domain.triage import (
    FIELDS,
    RULES,
    Findings,
    Level,
    OpenQuestion,
    open_questions,
    triage,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bonemets.domain.triage import Triage
    from bonemets.domain.triage.form.field import Field
    from bonemets.domain.triage.rule.rule import Rule

_NOT_ASKED = frozenset(("age_years", "pregnant", "corrected_calcium_mg_per_dl"))
ASKABLE: tuple[Field, ...] = tuple(field for field in FIELDS if field.name not in _NOT_ASKED)
"""Questions of the practice telephone. Age is said at the start, and calcium is asked once, in mmol/L."""

_SECONDS = {"flag": 20, "choice": 25, "number": 30, "multi": 40}
_BY_NAME = {field.name: field for field in ASKABLE}
_RULES = {rule.id: rule for rule in RULES}
NOTHING_FOUND = "R01"
_TWO_AMBERS = "M08"
_MISSED_EMERGENCY = (
    "That is the one miss that matters most, and practice is the place for it: nobody was harmed, and this is how "
    "it is learned. Look first at what would have shown it."
)

_SAFE_SIDE = (
    "For the caller that is the safe side, and when in doubt it is the right one. It costs a journey, a bed and a "
    "frightened night."
)


@dataclass(frozen=True)
class Screen:
    """Questions that are asked in one breath, which takes less time than one by one.

    Attributes:
        id: Stable id.
        title: What it looks for.
        names: The questions.
        seconds: What it costs.
    """

    id: str
    title: str
    names: tuple[str, ...]
    seconds: int


SCREENS = (
    Screen(
        "danger",
        "Danger right now: waking, breathing, chest",
        ("consciousness", "breathing", "chest_pain"),
        45,
    ),
    Screen(
        "nerves",
        "Red-flag screen: legs, feeling, bladder, bowel",
        ("limb_weakness", "walking", "sensory", "bladder", "bowel", "radicular_pain"),
        90,
    ),
    Screen(
        "rest",
        "The rest of the list: bones, infection, bleeding, calcium, gut, mouth, leg",
        (
            "weight_bearing_pain",
            "snap_or_deformity",
            "cannot_use_limb",
            "infection_or_unwell",
            "bleeding",
            "head_injury_or_new_headache",
            "calcium_symptoms",
            "low_calcium_symptoms",
            "opioid_toxicity",
            "bowel_obstruction_signs",
            "vomiting_24h",
            "jaw",
            "one_leg_swelling",
        ),
        210,
    ),
)
_SCREENS = {screen.id: screen for screen in SCREENS}


def seconds(steps: Iterable[str]) -> int:
    """Add up what questions and screens cost.

    Args:
        steps: Names of questions and ids of screens.

    Raises:
        KeyError: A step is neither.

    >>> seconds(["danger", "walking"]), seconds([])
    (70, 0)
    """
    return sum(_SCREENS[step].seconds if step in _SCREENS else _SECONDS[_BY_NAME[step].kind] for step in steps)


def questions(steps: Iterable[str]) -> tuple[str, ...]:
    """Name the questions that were asked, screens taken apart, each once.

    >>> questions(["walking", "nerves"])[:2]
    ('walking', 'limb_weakness')
    """
    found = [_SCREENS[step].names if step in _SCREENS else (step,) for step in steps]
    return tuple(dict.fromkeys(name for names in found for name in names))


def clock(total: int) -> str:
    """Say a number of seconds in words.

    >>> clock(0), clock(45), clock(120), clock(200)
    ('0 min', '45 s', '2 min', '3 min 20 s')
    """
    minutes, rest = divmod(total, 60)
    if not minutes and rest:
        return f"{rest} s"
    return f"{minutes} min {rest} s" if rest else f"{minutes} min"


def reasons(truth: Findings, decoys: Iterable[str]) -> tuple[Rule, ...]:
    """Return the reasons to choose from: what fired, what an author added, and "nothing worrying"; by title.

    >>> [rule.id for rule in reasons(Findings(), ["U13"]) if rule.id in ("U13", "R01")]
    ['U13', 'R01']
    """
    ids = {*triage(truth).rule_ids, *decoys, NOTHING_FOUND}
    return tuple(sorted((_RULES[each] for each in ids), key=lambda rule: rule.title))


def deciding(truth: Findings) -> tuple[Field, ...]:
    """Return the questions whose answers make the level: ask these and you cannot miss it.

    A question counts when a rule of the final level reads it and its answer is a red flag, or would lower the
    level if it were calm. Cancer is left out: not asked, it is assumed, so nobody is missed by it.

    >>> [field.name for field in deciding(Findings(cancer_status="known_cancer", walking="unsteady_new"))][:1]
    ['walking']
    """
    answer = triage(truth)
    whole = _TWO_AMBERS in answer.rule_ids
    rules = [fired.rule for fired in answer.fired if whole or fired.level is answer.level]
    read = {name for rule in rules for name in rule.reads}
    return tuple(field for field in ASKABLE if field.name in read and _weighs(truth, field, answer.level))


def _weighs(truth: Findings, field: Field, level: Level) -> bool:
    answer = truth.answer(field.name)
    if field.name == "cancer_status" or (answer is None and not field.key):
        return False
    calm = truth.with_answers({field.name: field.reassuring})
    return field.is_red(answer) or triage(calm).level < level


@dataclass(frozen=True)
class Debrief:
    """What to talk about after a call, in this order.

    Attributes:
        chosen: Level the learner gave.
        truth: What all answers lead to.
        missed: Deciding questions that were not asked, unless the level was heard without them.
        unused: Deciding answers that were heard, although the level given is too low.
        calming: Questions not asked that would have lowered the level, when it is too high.
        open: Key questions not asked that could still have raised the level, most important first.
        heard: What the heard answers lead to, the rest not known.
        established: What the heard answers ask for by themselves.
        reason: "main" when the reason is of the final level, "minor" when it fired below it, otherwise "other".
        seconds: Time used.
        late: Seconds spent asking after an emergency was heard in which the action comes first.
    """

    chosen: Level
    truth: Triage
    missed: tuple[Field, ...]
    unused: tuple[Field, ...]
    calming: tuple[Field, ...]
    open: tuple[OpenQuestion, ...]
    heard: Triage
    established: Level
    reason: str
    seconds: int
    late: int

    @property
    def verdict(self) -> str:
        """Return "right", "under" or "over"."""
        if self.chosen == self.truth.level:
            return "right"
        return "under" if self.chosen < self.truth.level else "over"

    @property
    def headline(self) -> str:
        """Say in one sentence how the level given compares."""
        given, needed = self.chosen.name, self.truth.level.name
        if self.verdict == "right":
            return f"{needed}: you gave the level this call needs."
        if self.verdict == "over":
            return f"You called it {given}; {needed} was enough."
        if self.truth.level is Level.EMERGENCY:
            return f"This was an EMERGENCY, and you called it {given}."
        return f"This call needed {needed}, and you called it {given}."

    @property
    def _why_lower(self) -> str:
        if self.heard.level <= self.truth.level:
            return f"What you had heard was enough to stay at {self.truth.level.name}."
        return "What was not asked could not be excluded; look at what would have let you stay lower."

    @property
    def comment(self) -> str:
        """Say what to make of it, kindly; an emergency called too low is never passed over."""
        if self.verdict == "under":
            if self.truth.level is Level.EMERGENCY:
                return _MISSED_EMERGENCY
            return "Too low means that help comes later than it should. Look first at what would have shown it."
        if self.verdict == "over":
            return f"{_SAFE_SIDE} {self._why_lower}"
        if self.missed:
            return "The level is right, but what decides it was not asked. Next time that may go the other way."
        if self.heard.level > self.truth.level:
            return (
                "The level is right. With only what you asked it could not yet be known: some of the open answers "
                "might have raised it."
            )
        return "You heard what decides it, and you acted on it."


def debrief(truth: Findings, volunteered: Iterable[str], steps: Sequence[str], level: Level, reason: str) -> Debrief:
    """Compare a decision with what the answers lead to.

    Args:
        truth: All answers of the caller.
        volunteered: Questions the caller answered without being asked.
        steps: Names of the questions and ids of the screens asked.
        level: Level the learner gave.
        reason: Id of the rule the learner chose as the main reason.

    >>> found = Findings(cancer_status="known_cancer", walking="unsteady_new")
    >>> marked = debrief(found, [], ["cancer_status"], Level.SOON, "S01")
    >>> marked.verdict, marked.missed[0].name, marked.reason
    ('under', 'walking', 'other')
    """
    known = {*volunteered, *questions(steps)}
    heard = _only(truth, known)
    answer, now = triage(truth), triage(heard)
    decided = deciding(truth)
    too_low, too_high = level < answer.level, level > answer.level
    told = now.found_level >= answer.level
    missed = () if told else tuple(field for field in decided if field.name not in known)
    return Debrief(
        chosen=level,
        truth=answer,
        missed=missed,
        unused=tuple(field for field in decided if field.name in known) if too_low else (),
        calming=_calming(truth, heard, known) if too_high else (),
        open=tuple(each for each in open_questions(heard) if _is_left(each, now.found_level, truth, missed)),
        heard=now,
        established=now.found_level,
        reason=_judge(answer, reason),
        seconds=seconds(steps),
        late=_late(truth, volunteered, steps) if answer.short_circuit else 0,
    )


def _late(truth: Findings, volunteered: Iterable[str], steps: Sequence[str]) -> int:
    """Add up what was asked after the answers themselves made an emergency."""
    before = tuple(volunteered)
    for count in range(len(steps) + 1):
        heard = {*before, *questions(steps[:count])}
        if triage(_only(truth, heard)).found_level is Level.EMERGENCY:
            return seconds(steps[count:])
    return 0


def _only(truth: Findings, names: Iterable[str]) -> Findings:
    return Findings().with_answers({name: truth.answer(name) for name in names})


def _is_left(each: OpenQuestion, found: Level, truth: Findings, missed: tuple[Field, ...]) -> bool:
    """Keep key questions that could raise what was found, and that this caller can answer; the missed apart."""
    field = each.field
    return field.key and each.worst > found and truth.answer(field.name) is not None and field not in missed


def _calming(truth: Findings, heard: Findings, known: set[str]) -> tuple[Field, ...]:
    """Name the questions not asked whose answer alone would have lowered the level of what was heard."""
    level = triage(heard).level
    return tuple(
        field
        for field in ASKABLE
        if field.name not in known and triage(heard.with_answers({field.name: truth.answer(field.name)})).level < level
    )


def _judge(answer: Triage, reason: str) -> str:
    levels = {fired.rule.id: fired.level for fired in answer.fired}
    if reason not in levels:
        return "other"
    part = _TWO_AMBERS in levels and levels[reason] is Level.SOON
    return "main" if part or levels[reason] is answer.level else "minor"


@dataclass(frozen=True)
class Call:
    """What is left of a call for the summary.

    Attributes:
        level: Level all answers lead to.
        chosen: Level given.
        seconds: Time used.
    """

    level: Level
    chosen: Level
    seconds: int


def summary(calls: Sequence[Call]) -> tuple[str, ...]:
    """Sum up calls in plain sentences: emergencies found, other calls too low, calls too high, mean time.

    >>> summary([Call(Level.EMERGENCY, Level.EMERGENCY, 120), Call(Level.SOON, Level.URGENT, 60)])[0]
    'Emergencies recognized: 1 of 1.'
    """
    if not calls:
        return ()
    urgent = [call for call in calls if call.level is Level.EMERGENCY]
    others = [call for call in calls if call.level is not Level.EMERGENCY]
    found = sum(call.chosen is Level.EMERGENCY for call in urgent)
    lines = [f"Emergencies recognized: {found} of {len(urgent)}." if urgent else "No emergency among these calls yet."]
    if others:
        low = sum(call.chosen < call.level for call in others)
        high = sum(call.chosen > call.level for call in others)
        lines.append(f"Other calls called too low: {low} of {len(others)}.")
        lines.append(f"Called too high: {high} of {len(others)}. For the caller, that is the safer mistake.")
    mean = round(sum(call.seconds for call in calls) / len(calls))
    return (*lines, f"Mean time of a call: {clock(mean)}.")

"""Febrile neutropenia: four published definitions side by side, each met, not met, or impossible to tell."""

from dataclasses import dataclass

from bonemets.domain.lab.count import NEUTROPHIL
from bonemets.domain.result import Band, InputError, Part, Scale, Score, Status
from bonemets.domain.score.entry import Entry, Flag
from bonemets.domain.score.logic import both, either
from bonemets.domain.score.number import Mistake, Number, exact, rounded
from bonemets.domain.score.tally import needed
from bonemets.domain.score.tool import Tool

TEMPERATURE = Number(
    name="temperature_c",
    label="Highest single temperature",
    unit="°C",
    minimum=34,
    maximum=43,
    step=0.1,
    mistakes=(Mistake(93, 110, "°F"),),
)
MINUTES = Number(
    name="minutes_at_38_c_or_more",
    label="How long at 38.0 °C or more",
    unit="minutes",
    minimum=0,
    maximum=1440,
    step=5,
)
TWICE = Flag(name="twice_above_38_c", label="Two readings above 38.0 °C within 2 hours")
FALLING = Flag(name="falling_below_half", label="Neutrophils expected to fall below 0.5 ×10⁹/L")
SEPSIS = Flag(name="sepsis_signs", label="Signs of sepsis")
ITEMS = (NEUTROPHIL, TEMPERATURE, MINUTES, TWICE, FALLING, SEPSIS)

ALWAYS = (
    "Never wait for a definition to be met: a normal temperature does not exclude sepsis, above all in "
    "old age or on steroids. Suspicion in someone at risk of neutropenia is an emergency, first "
    "antibiotic dose within 1 hour."
)
MET = {True: "met", False: "not met", None: "cannot tell"}

SCALE = Scale(
    name="Febrile neutropenia: four definitions",
    unit="of 4 definitions met",
    minimum=0,
    maximum=4,
    bands=(
        Band(
            0,
            0,
            "met by none",
            "No definition is met by these numbers; that alone does not make the person safe.",
        ),
        Band(1, 4, "met", "At least one definition is met."),
    ),
    source_keys=("ctcae-v5", "idsa-2010", "nice-cg151", "asco-idsa-2018", "esmo-fn-2016"),
    version="CTCAE v5.0, IDSA 2010, NICE CG151, ESMO 2016",
    caveat="Definitions sort patients in studies. Triage treats the suspicion.",
    status=Status.SECONDARY,
    notes=("CTCAE v5.0 calls febrile neutropenia grade 3, and grade 4 when it is life-threatening.",),
    disagreements=(
        (
            "Neutrophils: CTCAE below 1.0; IDSA below 0.5, or below 1.0 and falling; NICE 0.5 or less; ESMO below 0.5, "
            "or expected to fall there (which this tool does not count)."
        ),
        (
            "Temperature: CTCAE above 38.3 °C, IDSA 38.3 °C or more, NICE above 38 °C or signs of "
            "sepsis, ESMO above 38.3 °C once, or above 38.0 °C twice in 2 hours."
        ),
    ),
)


@dataclass(frozen=True, kw_only=True)
class _Findings:
    """What is known, with the answers that follow from the temperature filled in."""

    count: float | None
    heat: float | None
    minutes: float | None
    twice: bool | None
    falling: bool | None
    sepsis: bool | None

    def count_is(self, *, below: float, or_equal: bool = False) -> bool | None:
        if self.count is None:
            return None
        return self.count < below or (or_equal and self.count == below)

    def heat_is(self, *, above: float, or_equal: bool = False) -> bool | None:
        if self.heat is None:
            return None
        return self.heat > above or (or_equal and self.heat == above)

    def lasting(self, *, above: float, or_equal: bool = False) -> bool | None:
        if self.heat is not None and self.heat < 38:
            return False
        if self.minutes is None:
            return None
        return self.minutes > above or (or_equal and self.minutes == above)

    def repeated(self) -> bool | None:
        return False if self.heat is not None and self.heat <= 38 else self.twice


def febrile_neutropenia(  # noqa: PLR0913 - four definitions together need six findings
    *,
    neutrophil_1e9_per_l: float | None = None,
    temperature_c: float | None = None,
    minutes_at_38_c_or_more: float | None = None,
    twice_above_38_c: bool | None = None,
    falling_below_half: bool | None = None,
    sepsis_signs: bool | None = None,
) -> Score:
    """Check four definitions of febrile neutropenia; each says met, not met or cannot tell.

    Source: ctcae-v5, idsa-2010, nice-cg151, esmo-fn-2016

    Args:
        neutrophil_1e9_per_l: 0 to 30 ×10⁹/L.
        temperature_c: Highest single reading, 34 to 43 °C.
        minutes_at_38_c_or_more: 0 to 1440 minutes.
        twice_above_38_c: Two readings above 38.0 °C within 2 hours.
        falling_below_half: Neutrophils expected to fall below 0.5 ×10⁹/L.
        sepsis_signs: Signs of sepsis.

    Returns:
        One part for each definition. A definition that is met stays met whatever else is unknown; when none
        is met and one cannot be told, the result is incomplete.

    Raises:
        InputError: A value is out of range, or the fever answers contradict the temperature.

    >>> answer = febrile_neutropenia(neutrophil_1e9_per_l=0.8, temperature_c=38.4, falling_below_half=False)
    >>> [part.option for part in answer.parts]
    ['met', 'not met', 'not met', 'not met']
    """
    numbers = (neutrophil_1e9_per_l, temperature_c, minutes_at_38_c_or_more)
    return _judge(_find(numbers, (twice_above_38_c, falling_below_half, sepsis_signs)))


def _find(
    numbers: tuple[float | None, float | None, float | None],
    flags: tuple[bool | None, bool | None, bool | None],
) -> _Findings:
    return _Findings(
        count=_read(NEUTROPHIL, numbers[0], 3),
        heat=_read(TEMPERATURE, numbers[1], 1),
        minutes=MINUTES.read(numbers[2]),
        twice=TWICE.read(flags[0]),
        falling=FALLING.read(flags[1]),
        sepsis=SEPSIS.read(flags[2]),
    )


def _judge(found: _Findings) -> Score:
    _check(found)
    answers = {
        "CTCAE v5.0": _ctcae(found),
        "IDSA 2010": _idsa(found),
        "NICE CG151": _nice(found),
        "ESMO 2016": _esmo(found),
    }
    values = (found.count, found.heat, found.minutes, found.twice, found.falling, found.sepsis)
    unknown: list[Entry] = [entry for entry, value in zip(ITEMS, values, strict=True) if value is None]
    return _answer(answers, unknown if None in answers.values() else [])


def _answer(answers: dict[str, bool | None], unknown: list[Entry]) -> Score:
    parts = tuple(Part(name, MET[answer]) for name, answer in answers.items())
    met = sum(answer is True for answer in answers.values())
    missing = tuple(entry.name for entry in unknown)
    told = tuple(f"{name}: {MET[answer]}." for name, answer in answers.items())
    if not unknown:
        return Score.of(SCALE, met, parts=parts, reasons=(*told, ALWAYS))
    if met:
        reasons = (*told, "At least one is met, whatever is still unknown.", ALWAYS)
        return Score.of(SCALE, met, parts=parts, reasons=reasons, missing=missing)
    reasons = (*told, needed(unknown), ALWAYS)
    return Score.of(SCALE, None, parts=parts, reasons=reasons, missing=missing)


def _read(entry: Number, value: float | None, places: int) -> float | None:
    number = entry.read(value)
    return None if number is None else rounded(exact(number), places)


def _check(found: _Findings) -> None:
    if found.heat is not None and found.heat < 38 and found.minutes:
        raise InputError(f"{MINUTES.name}: {found.minutes:g} contradicts {TEMPERATURE.name} {found.heat:g} °C.")
    if found.heat is not None and found.heat <= 38 and found.twice:
        raise InputError(f"{TWICE.name}: 'yes' contradicts {TEMPERATURE.name} {found.heat:g} °C.")


def _ctcae(found: _Findings) -> bool | None:
    return both(found.count_is(below=1.0), either(found.heat_is(above=38.3), found.lasting(above=60)))


def _idsa(found: _Findings) -> bool | None:
    count = either(found.count_is(below=0.5), both(found.count_is(below=1.0), found.falling))
    fever = either(found.heat_is(above=38.3, or_equal=True), found.lasting(above=60, or_equal=True))
    return both(count, fever)


def _nice(found: _Findings) -> bool | None:
    return both(found.count_is(below=0.5, or_equal=True), either(found.heat_is(above=38), found.sepsis))


def _esmo(found: _Findings) -> bool | None:
    return both(found.count_is(below=0.5), either(found.heat_is(above=38.3), found.repeated()))


TOOLS = (
    Tool(
        purpose="See where four definitions of febrile neutropenia agree and where they do not.",
        function=febrile_neutropenia,
        inputs=ITEMS,
        scale=SCALE,
    ),
)

"""Infection, above all with low defenses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bonemets.domain.triage.level import Level
from bonemets.domain.triage.rule.rule import Book, Category, Status
from bonemets.domain.triage.sign import SEPSIS_READS, sepsis_suspected

if TYPE_CHECKING:
    from bonemets.domain.triage.finding import Findings

BOOK = Book(Category.BLOOD)


@BOOK.rule(
    "E02",
    Level.EMERGENCY,
    "Possible sepsis with low defenses",
    why="With few white cells an infection can become life-threatening within hours, and there may be no fever at all.",
    actions=(
        "Straight to the treatment unit or emergency department, alert card in hand.",
        "First antibiotic within one hour of arrival; do not wait for the blood count.",
        "No acetaminophen (paracetamol) before the temperature is written down.",
    ),
    sources=("asco-idsa-2018", "uk-alert-cards", "nice-cg151", "afebrile-cohort", "pcuk-painkiller"),
    status=Status.VERIFIED,
    reads=SEPSIS_READS,
    disagreement="Alert cards ask people to call at 37.5 °C. NICE (2012) diagnoses at low neutrophils with a "
    "temperature above 38 °C or other signs of sepsis. Calling early is the point of the card, so this tool "
    "uses 37.5. Cards also differ on low temperatures (below 36 or 35 °C).",
    sign_off="37.5 °C, 36.0 °C and the neutrophil limit of 1.0 need a clinician's agreement.",
)
def neutropenic_sepsis(f: Findings) -> bool:
    """Fire on 37.5 °C or more, 36.0 °C or less, or feeling unwell, when defenses are or may be low.

    >>> from bonemets.domain.triage.finding import Findings
    >>> neutropenic_sepsis(Findings(systemic_treatment_6wk=True, infection_or_unwell=True))
    True
    """
    return sepsis_suspected(f)


@BOOK.rule(
    "U16",
    Level.URGENT,
    "Fever of 38.0 °C or more, no recent cancer drugs",
    why="Fever is mostly infection, now and then a drug or the tumor; disease in the marrow can lower the white cells "
    "without any drug.",
    actions=("Seen today; blood count and infection screen.", "Ask about the chest, urine, skin and lines."),
    sources=("acs-fever", "mmp-marrow", "alberta-myeloma", "synthesis"),
    status=Status.SYNTHESIS,
    reads=SEPSIS_READS,
    sign_off="That fever without recent cancer drugs means the same day is a teaching choice.",
)
def fever(f: Findings) -> bool:
    """Fire at 38.0 °C or more when E02 does not apply.

    >>> from bonemets.domain.triage.finding import Findings
    >>> fever(Findings(temperature_c=38.0, systemic_treatment_6wk=False))
    True
    """
    return f.temperature_c is not None and f.temperature_c >= 38.0 and not sepsis_suspected(f)


@BOOK.rule(
    "S04",
    Level.SOON,
    "Neutrophils below 0.5, well and without fever",
    why="The defenses are at their lowest; hours can separate well from very ill.",
    actions=(
        "Call back within 24 hours; make sure there is a thermometer and a plan for fever.",
        "Explain: 37.5 °C or simply not right means call at once, day or night.",
    ),
    sources=("ctcae-v5",),
    status=Status.SECONDARY,
    reads=SEPSIS_READS,
)
def low_neutrophils(f: Findings) -> bool:
    """Fire on neutrophils below 0.5 with a known temperature when E02 does not apply.

    >>> from bonemets.domain.triage.finding import Findings
    >>> low_neutrophils(Findings(neutrophils_10e9_per_l=0.4, temperature_c=36.7))
    True
    """
    low = f.neutrophils_10e9_per_l is not None and f.neutrophils_10e9_per_l < 0.5
    return low and f.temperature_c is not None and not sepsis_suspected(f)


@BOOK.rule(
    "S16",
    Level.SOON,
    "Infection or unwell, no fever, no recent cancer drugs",
    why="Infection can be the first sign of a crowded marrow, and steroids or pain tablets can hide a fever.",
    actions=(
        "Call back within 24 hours with a new temperature.",
        "Blood count soon; worse means the same day.",
    ),
    sources=("lymphoma-action-2019", "pcuk-painkiller", "alberta-myeloma", "synthesis"),
    status=Status.SYNTHESIS,
    reads=SEPSIS_READS,
    added=True,
)
def unwell(f: Findings) -> bool:
    """Fire on feeling unwell when neither E02 nor U16 applies.

    >>> from bonemets.domain.triage.finding import Findings
    >>> unwell(Findings(infection_or_unwell=True, systemic_treatment_6wk=False))
    True
    """
    return f.infection_or_unwell is True and not sepsis_suspected(f) and not fever(f)


@BOOK.rule(
    "M02",
    Level.SOON,
    "Low defenses possible; temperature or wellness not known",
    why="Without a temperature and a plain answer about feeling unwell, sepsis is not excluded.",
    actions=(
        "Get a thermometer and call back within one hour.",
        "Any unwell feeling makes this an emergency.",
    ),
    sources=("uk-alert-cards", "afebrile-cohort", "synthesis"),
    status=Status.SYNTHESIS,
    reads=("systemic_treatment_6wk", "neutrophils_10e9_per_l", "temperature_c", "infection_or_unwell"),
)
def temperature_open(f: Findings) -> bool:
    """Fire when defenses are or may be low, and temperature or wellness is not known.

    >>> from bonemets.domain.triage.finding import Findings
    >>> temperature_open(Findings(systemic_treatment_6wk=True, infection_or_unwell=False))
    True
    """
    low = f.neutrophils_10e9_per_l is not None and f.neutrophils_10e9_per_l < 1.0
    at_risk = f.systemic_treatment_6wk is not False or low
    return at_risk and (f.temperature_c is None or f.infection_or_unwell is None)

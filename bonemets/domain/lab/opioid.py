"""Opioids: there is no converter here, and this module says why."""

from decimal import Decimal
from enum import StrEnum

from bonemets.domain.result import Scale, Score, Status
from bonemets.domain.score.entry import Choice, Option
from bonemets.domain.score.tool import Tool


class Opioid(StrEnum):
    """Opioids a learner may want to compare."""

    CODEINE = "codeine"
    FENTANYL_PATCH = "fentanyl patch"
    HYDROCODONE = "hydrocodone"
    HYDROMORPHONE = "hydromorphone"
    METHADONE = "methadone"
    MORPHINE = "morphine"
    OXYCODONE = "oxycodone"
    OXYMORPHONE = "oxymorphone"
    TAPENTADOL = "tapentadol"
    TRAMADOL = "tramadol"


# CDC 2022 exposure factors (cdc-2022-mme): morphine milligram equivalents for each mg a day, or for each µg
# an hour of the patch. They may appear in a lesson; no function takes a dose and returns a dose.
EXPOSURE = {
    Opioid.CODEINE: Decimal("0.15"),
    Opioid.FENTANYL_PATCH: Decimal("2.4"),
    Opioid.HYDROCODONE: Decimal(1),
    Opioid.HYDROMORPHONE: Decimal(5),
    Opioid.METHADONE: Decimal("4.7"),
    Opioid.MORPHINE: Decimal(1),
    Opioid.OXYCODONE: Decimal("1.5"),
    Opioid.OXYMORPHONE: Decimal(3),
    Opioid.TAPENTADOL: Decimal("0.4"),
    Opioid.TRAMADOL: Decimal("0.2"),
}
# Each lesson line is one day's total of one or two opioids.
LESSONS = (
    ((Opioid.OXYCODONE, 40),),
    ((Opioid.MORPHINE, 60),),
    ((Opioid.TRAMADOL, 300),),
    ((Opioid.FENTANYL_PATCH, 25),),
    ((Opioid.HYDROMORPHONE, 8),),
    ((Opioid.CODEINE, 240),),
    ((Opioid.MORPHINE, 30), (Opioid.OXYCODONE, 20)),
)


def _lesson(day: tuple[tuple[Opioid, int], ...]) -> str:
    names = " and ".join(
        f"{drug.value} {amount} {'µg an hour' if drug is Opioid.FENTANYL_PATCH else 'mg a day'}" for drug, amount in day
    )
    sums = " + ".join(f"{amount} × {EXPOSURE[drug]}" for drug, amount in day)
    total = sum(amount * EXPOSURE[drug] for drug, amount in day)
    return f"Exposure arithmetic, never a dose: {names}: {sums} = {float(total):g} MME a day."


FROM = Choice(name="from_opioid", label="From", options=tuple(Option(drug, drug.value) for drug in Opioid))
TO = Choice(name="to_opioid", label="To", options=FROM.options)
REFUSED = "refused"

SCALE = Scale(
    name="Opioid conversion (refused on purpose)",
    unit="",
    source_keys=("cdc-2022-mme",),
    version="CDC 2022 factors, for exposure arithmetic only",
    caveat=(
        "Switching opioids is done by the prescriber and the pharmacist, for one person at a time, and then watched."
    ),
    status=Status.SECONDARY,
    notes=(
        *map(_lesson, LESSONS),
        (
            "The CDC guideline excludes cancer pain and palliative care [unverified here]; its 50 and 90 "
            "MME flags are not limits for cancer pain."
        ),
    ),
    disagreements=(
        (
            "Tables give 4 or 5 for hydromorphone, 0.1 or 0.2 for tramadol, and oxycodone 1.5 to 2 times "
            "morphine in the UK."
        ),
    ),
)

REASONS = (
    (
        "Morphine equivalents measure how much opioid a person is exposed to. CDC itself says not to use "
        "them to choose the dose of a new opioid."
    ),
    (
        "Tolerance carries over only in part, so an equal dose of a new opioid can be far too much. "
        "Prescribers start clearly lower, commonly by 25 to 50 %."
    ),
    ("Kidneys, liver, age, other medicines and the reason for the switch change the answer, and no table knows them."),
)
_SPECIAL = {
    Opioid.METHADONE: "Methadone builds up over days and follows no fixed ratio: specialists only.",
    Opioid.FENTANYL_PATCH: "A fentanyl patch takes many hours to act and to wear off: specialists only.",
}


def opioid_conversion(*, from_opioid: Opioid | None = None, to_opioid: Opioid | None = None) -> Score:
    """Refuse to convert one opioid into another, and explain why; there is no input for a dose.

    Source: cdc-2022-mme

    Args:
        from_opioid: The opioid now.
        to_opioid: The opioid asked about.

    Returns:
        Always a refusal with its reasons, and in the notes what exposure arithmetic is.

    Raises:
        InputError: A name is not one of the choices.

    >>> opioid_conversion(from_opioid="morphine", to_opioid="methadone").band
    'refused'
    """
    chosen = [option.value for option in (FROM.read(from_opioid), TO.read(to_opioid)) if option]
    special = tuple(text for drug, text in _SPECIAL.items() if drug in chosen)
    parts = tuple(part for part in (FROM.part(from_opioid), TO.part(to_opioid)) if part)
    return Score.of(SCALE, None, band=REFUSED, parts=parts, reasons=(*REASONS, *special, SCALE.caveat))


TOOLS = (
    Tool(
        purpose="Learn why nobody should convert opioid doses with a calculator.",
        function=opioid_conversion,
        inputs=(FROM, TO),
        scale=SCALE,
    ),
)

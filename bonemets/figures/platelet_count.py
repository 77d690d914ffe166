"""A platelet count and what it means for a nurse: by the number alone, and with any bleeding."""

from __future__ import annotations

from bonemets.figures.choice import chosen
from bonemets.figures.figure import Control, Figure, Table
from bonemets.figures.platelet_scene import LEVELS, NARROW, WIDE, Reading, band_of, drawing

COUNT = Control(
    "count",
    "Platelets, × 10⁹/L",
    tuple((each, each) for each in ("8", "14", "32", "80", "200")),
    "32",
    kind="slider",
)
SIGN = Control("sign", "And", (("none", "No bleeding"), ("bleeds", "Gums ooze")), "none")
RISK = (
    "bleeding even without an injury",
    "bleeding even without an injury",
    "small bleeds after an injury",
    "a minimal risk",
    "a minimal risk",
)
_BLEEDS_NOW = "Firm pressure. Prescriber now; line and blood group. The limit of 10 is for people who do not bleed."
READINGS = {
    ("8", "none"): Reading(
        "urgent",
        "In hospital, platelets are given at 10 or below (2015; below 10 in 2025), so that bleeding does not begin. "
        "Nothing into muscle or rectum.",
    ),
    ("14", "none"): Reading(
        "urgent",
        "The hematology team hears of it. With fever, sepsis or a blood thinner platelets are given earlier. Nothing "
        "into muscle or rectum.",
    ),
    ("32", "none"): Reading("soon", "Count again: it may still fall. Soft brush, electric razor, no NSAID."),
    ("80", "none"): Reading("routine", "Compare with the last counts: is it on its way down? Ask each time."),
    ("200", "none"): Reading("routine", "Ask all the same: an NSAID adds to the risk at any count."),
    ("8", "bleeds"): Reading("emergency", _BLEEDS_NOW),
    ("14", "bleeds"): Reading("emergency", _BLEEDS_NOW),
    ("32", "bleeds"): Reading("emergency", _BLEEDS_NOW),
    ("80", "bleeds"): Reading(
        "urgent", "Firm pressure for 5 minutes before you look. Count and clotting today; now if it does not stop."
    ),
    ("200", "bleeds"): Reading(
        "urgent",
        "Firm pressure for 5 minutes before you look. A blood thinner? Not known counts as yes: clotting today; now "
        "if it does not stop.",
    ),
}
_SEEN = {
    "none": "The wall of the vessel is whole; the bands follow the count alone.",
    "bleeds": "The wall is torn, and everything below 50 has become one band: now.",
}


_TABLE = Table(
    caption="Platelet counts: risk by the count alone (MSD Manual, 2023), and what to do (our teaching)",
    head=("Platelets", "By the count alone", "No bleeding", "Any bleeding"),
    rows=tuple(
        (
            f"{each} × 10⁹/L ({each},000/µL)",
            RISK[band_of(int(each))],
            *(f"{LEVELS[READINGS[each, key].level]}. {READINGS[each, key].does}" for key, _ in SIGN.choices),
        )
        for each, _ in COUNT.choices
    ),
)


def draw(count: str = "32", sign: str = "none") -> Figure:
    """Draw the figure.

    Args:
        count: ``"8"``, ``"14"``, ``"32"``, ``"80"`` or ``"200"``, in 10⁹/L.
        sign: ``"none"`` or ``"bleeds"``.

    Raises:
        ValueError: If a setting is not offered.

    >>> draw("32", "bleeds").reading
    'The wall is torn, and everything below 50 has become one band: now.'
    """
    chosen(COUNT, count)
    chosen(SIGN, sign)
    shown, number = READINGS[count, sign], int(count)
    classes = tuple(READINGS[each, sign].level for each, _ in COUNT.choices)
    risk = RISK[band_of(number)]
    drawn = (drawing(number, shown, classes, risk, at, bleeds=sign == "bleeds") for at in (WIDE, NARROW))
    return Figure(
        name="platelet-count",
        title="What does a platelet count tell you, and what does one drop of blood change?",
        reading=_SEEN[sign],
        alt=f"A scale of platelet counts in five bands, with a mark at {count} × 10⁹/L ({number},000/µL), and a blood "
        f"vessel with few or many platelets. {dict(SIGN.choices)[sign]}. {_SEEN[sign]} "
        f"By the count alone (MSD Manual, 2023): {risk}. {LEVELS[shown.level]}. {shown.does}",
        wide=next(drawn),
        narrow=next(drawn),
        table=_TABLE,
        sources=(
            *("msd-platelets", "aabb-2015", "aabb-2025", "ash-platelet-2020"),
            *("huntsman-bleeding", "cure-bleeding-2005", "synthesis"),
        ),
        controls=(COUNT, SIGN),
    )

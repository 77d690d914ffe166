"""Radionuclides: what decays, what leaves, how far it reaches, what the nurse gets, and when blood counts are low."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bonemets.domain.result import Status
from bonemets.domain.simulation.radionuclide import ALL, Radionuclide, nuclide
from bonemets.figures.explore.explorable import Choice, Explorable, Prediction, Preset, Slider, View
from bonemets.figures.explore.radionuclides_panel import Visit, narrow, rate_text, wide
from bonemets.figures.figure import Table

if TYPE_CHECKING:
    from bonemets.figures.explore.explorable import Values

CONTROLS = (
    Choice("nuclide", "Radionuclide", tuple((known.id, f"{known.id} {known.name}") for known in ALL), "Lu-177"),
    Slider("day", "Days since the injection", 0, 60, 0.5, 0, "days", plays=True),
    Slider("distance_m", "Distance of the nurse", 0.5, 3, 0.1, 1, "m"),
    Slider("minutes", "Time at the bed", 5, 60, 5, 15, "min"),
)


def draw(values: Values) -> View:
    """Draw one radionuclide at one moment.

    >>> draw(EXPLORABLE.start()).reading[:52]
    'Lu-177 lutetium-PSMA, day 0: 100 % of the activity i'
    """
    visit = Visit(
        nuclide=nuclide(str(values["nuclide"])),
        day=float(values["day"]),
        distance_m=float(values["distance_m"]),
        minutes=float(values["minutes"]),
    )
    return View(
        reading=_reading(visit),
        alt=_alt(visit),
        wide=wide(visit),
        narrow=narrow(visit),
        table=_table(visit),
        notes=_notes(visit.nuclide),
    )


def _reading(visit: Visit) -> str:
    source = visit.nuclide
    return (
        f"{source.id} {source.name}, day {visit.day:g}: {100 * source.in_body(visit.day):.0f} % of the activity is in "
        f"the body. At {visit.distance_m:g} m {rate_text(visit.rate)}, so {visit.dose_text} in {visit.minutes:g} "
        f"minutes. Counts: {source.nadir.text}."
    )


def _alt(visit: Visit) -> str:
    source = visit.nuclide
    return (
        "A nurse beside a bed with rings of equal dose rate; the reach of the particles in tissue, true to scale; the "
        f"activity over 60 days; and blood counts over 26 weeks. {source.particle.capitalize()} particles reach "
        f"{source.range_mean_mm:g} mm on average and {source.range_max_mm:g} mm at most. {_reading(visit)}"
    )


def _notes(source: Radionuclide) -> tuple[str, ...]:
    notes = [f"It leaves by {source.way_out}: gloves, flush, wash hands; local rules say for how long."]
    if source.rate_usv_per_h == 0:
        notes.append(
            "Almost no gamma radiation leaves the body: at 30 cm less than 0.1 mSv in all was measured (2008)."
        )
    elif source.rate_status is Status.UNVERIFIED:
        notes.append(f"The dose-rate figure of {source.id} is not yet checked.")
    if source.body_status is Status.UNVERIFIED:
        notes.append(f"How fast {source.id} leaves the body is not yet checked; its half-life is not.")
    return tuple(notes)


def _table(visit: Visit) -> Table:
    rows = tuple(
        (
            f"{source.id} {source.name}",
            source.dose_text,
            source.particle,
            f"{source.half_life_days:g}",
            f"{source.effective_days:.2f}".rstrip("0").rstrip("."),
            f"{source.range_mean_mm:g} / {source.range_max_mm:g}",
            f"{100 * source.in_body(visit.day):.1f} %",
            f"{source.rate_at_usv_per_h(visit.day, visit.distance_m):.2f}",
            source.nadir.text,
            f"{source.rate_source}, {source.rate_status.value}; {source.body_source}, {source.body_status.value}",
        )
        for source in ALL
    )
    return Table(
        caption=f"Four radionuclides on day {visit.day:g} at {visit.distance_m:g} m, for a person of 70 kg",
        head=(
            "Radionuclide",
            "Dose",
            "Particle",
            "Half-life, days",
            "Effective half-life of what is bound, days",
            "Reach, mean / most, mm",
            "Still in the body",
            "Dose rate, µSv/h",
            "Blood counts",
            "Sources of dose rate; of excretion",
        ),
        rows=rows,
    )


EXPLORABLE = Explorable(
    name="radionuclides",
    title="How far does it reach, how long does it stay, and what about me?",
    looking="A person in bed after an injection, and you beside it: the rings join places of equal dose rate. Below: "
    "how far the particles reach in tissue, how fast the activity fades, and when blood counts are lowest.",
    prediction=Prediction(
        question="You step back from 1 m to 2 m. What happens to your dose rate?",
        options=(("same", "Hardly anything"), ("half", "It halves"), ("quarter", "It falls to a quarter")),
        answer="quarter",
        why="The same rays spread over four times the area: inverse square. Half the time only halves the dose. "
        "Distance first, then time.",
        hides=True,
    ),
    controls=CONTROLS,
    presets=(
        Preset(
            "lutetium",
            "Lutetium, the first hours",
            "Gamma rays leave the body: you can measure this one from the door.",
            {},
        ),
        Preset(
            "step-back",
            "One step back",
            "From 1 m to 2 m: a quarter. Ask, plan and talk from there.",
            {"distance_m": 2},
        ),
        Preset(
            "radium",
            "Radium: strong and short",
            "Alpha particles stop within a few cells. Outside there is almost nothing; what counts leaves by stool.",
            {"nuclide": "Ra-223", "day": 1},
        ),
        Preset(
            "strontium",
            "Strontium: slow",
            "After 60 days much is still there, and counts are lowest only after three months: keep checking.",
            {"nuclide": "Sr-89", "day": 60},
        ),
        Preset(
            "samarium",
            "Samarium: gone, and yet",
            "After four weeks the activity has vanished, but this is when counts are lowest.",
            {"nuclide": "Sm-153", "day": 28},
        ),
    ),
    limits="The person is taken as a point that shields nothing, which says too much close by; excretion is drawn from "
    "averages in two steps; counts run straight between published points. Real doses are set, measured and released by "
    "the radiation safety officer.",
    sources=(
        "radionuclide-table-2020",
        "radionuclide-physics",
        "bellamy-2022",
        "kurth-2018",
        "nukmed-2008",
        "quadramet-label",
        "metastron-label",
        "vision-2021",
        "icrp-103",
    ),
    draw=draw,
)

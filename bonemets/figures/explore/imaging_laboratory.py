"""Imaging laboratory: one bone with one lesion, seen by six methods at once."""

from __future__ import annotations

from functools import lru_cache
from math import exp
from typing import TYPE_CHECKING

from bonemets.domain.imaging import femur, vertebra
from bonemets.domain.imaging.lesion import KINDS, LARGEST_MM, LONGEST_WEEKS, SMALLEST_MM, Lesion
from bonemets.domain.imaging.scanner import HIGHEST_DOSE, LOWEST_DOSE, MODALITIES, take
from bonemets.figures.explore.explorable import Choice, Explorable, Prediction, Preset, Slider, View
from bonemets.figures.explore.imaging_board import NAMES, Frame, board
from bonemets.figures.figure import Table
from bonemets.figures.picture import address, marked

if TYPE_CHECKING:
    from bonemets.domain.imaging.phantom import Phantom
    from bonemets.domain.imaging.shot import Shot
    from bonemets.figures.explore.explorable import Values

CONTROLS = (
    Choice(
        "kind",
        "Lesion",
        (
            ("none", "None"),
            ("marrow", "Marrow only"),
            ("lytic", "Lytic, new bone around it"),
            ("purely-lytic", "Purely lytic"),
            ("blastic", "Blastic"),
        ),
        "lytic",
    ),
    Slider("mineral_percent", "Mineral lost or added", 0, 100, 5, 20, "%"),
    Slider("size_mm", "Size", SMALLEST_MM, LARGEST_MM, 1, 20, "mm"),
    Slider("weeks", "Time on treatment that works", 0, LONGEST_WEEKS, 1, 0, "weeks", plays=True),
    Choice("bone", "Bone", (("vertebra", "Vertebra"), ("femur", "Femur")), "vertebra"),
    Slider("dose_percent", "Dose, of what is usual", LOWEST_DOSE, HIGHEST_DOSE, 10, 100, "%"),
)
PHANTOMS = {"vertebra": vertebra.phantom, "femur": femur.phantom}
# What a lesion looks like in each picture when its value there rises or falls.
SPOTS = {
    "xray": ("a paler, whiter patch", "a darker gap"),
    "ct": ("a dense white patch", "a dark hole"),
    "t1": ("a bright patch", "a dark patch in bright marrow"),
    "stir": ("a bright patch in dark marrow", "a dark patch"),
    "scan": ("a dark, hot spot", "a pale, cold gap"),
    "pet": ("a dark, hot spot", "a pale, cold gap"),
}


def draw(values: Values) -> View:
    """Take all six pictures of one lesion.

    >>> draw(EXPLORABLE.start()).reading[:49]
    'Lytic, new bone around it, 20 mm, 20 % of mineral'
    """
    lesion = lesion_of(values)
    bone, dose = str(values["bone"]), float(values["dose_percent"])
    frames = _frames(bone, lesion, dose)
    phantom = PHANTOMS[bone]()
    return View(
        reading=f"{_named(lesion)}. {_verdicts(frames, lesion)}",
        alt=_alt(phantom, lesion, frames),
        wide=board(frames, columns=3, side=236),
        narrow=board(frames, columns=2, side=168),
        table=_table(phantom, lesion, frames),
        notes=_notes(lesion, values),
    )


def lesion_of(values: Values) -> Lesion:
    """Read the lesion from the controls.

    >>> lesion_of(EXPLORABLE.start()).kind
    'lytic'
    """
    numbers = {name: float(values[name]) for name in ("size_mm", "mineral_percent", "weeks")}
    return Lesion(kind=str(values["kind"]), **numbers)


@lru_cache(maxsize=4)
def _frames(bone: str, lesion: Lesion, dose_percent: float) -> tuple[Frame, ...]:
    phantom = PHANTOMS[bone]()
    shots = [(modality, take(modality, phantom, lesion, dose_percent)) for modality in MODALITIES]
    return tuple(_frame(phantom, modality, shot, lesion) for modality, shot in shots)


def _frame(phantom: Phantom, modality: str, shot: Shot, lesion: Lesion) -> Frame:
    href = address(shot.pixels, marked(shot.pixels, shot.levels, phantom.right[modality]))
    plane = phantom.planes[modality]
    verdict = shot.verdict if lesion.is_there else ""
    return Frame(modality, plane, href, phantom.center(modality) if lesion.is_there else None, shot, verdict)


def _named(lesion: Lesion) -> str:
    """Name the lesion in one line."""
    if not lesion.is_there:
        return "No lesion"
    label = next(text for value, text in CONTROLS[0].choices if value == lesion.kind)
    parts = [label, f"{lesion.size_mm:g} mm"]
    if lesion.change:
        parts.append(
            f"{lesion.mineral_percent:g} % {'of mineral lost' if KINDS[lesion.kind].loses else 'filled with new bone'}"
        )
    if lesion.weeks:
        parts.append(f"{lesion.weeks:g} week{'' if lesion.weeks == 1 else 's'} into treatment")
    return ", ".join(parts)


def _verdicts(frames: tuple[Frame, ...], lesion: Lesion) -> str:
    """Say which pictures show it, the surest first."""
    if not lesion.is_there:
        return "This is what normal looks like in all six."
    groups = [(word, [NAMES[each.modality] for each in frames if each.verdict == word]) for word in WORDS]
    return " ".join(f"{WORDS[word]}: {', '.join(names)}." for word, names in groups if names)


WORDS = {"clear": "Clear", "faint": "Faint", "not seen": "Not seen"}


def _alt(phantom: Phantom, lesion: Lesion, frames: tuple[Frame, ...]) -> str:
    seen = " ".join(f"{NAMES[each.modality]}, {each.plane}: {_seen(each)}." for each in frames)
    return f"Six gray pictures. {phantom.label}. {_named(lesion)}. {seen}"


def _seen(frame: Frame) -> str:
    """Say in words what a picture shows where the lesion is."""
    if frame.verdict in {"", "not seen"}:
        return "looks normal"
    spot = SPOTS[frame.modality][frame.shot.contrast < 0]
    return f"{'only just ' if frame.verdict == 'faint' else ''}{spot}"


def _change(phantom: Phantom, frame: Frame) -> str:
    """Say what the lesion changes, in the unit of the method."""
    contrast = frame.shot.contrast
    if frame.modality == "xray":
        share = 100 * (exp(-contrast) - 1)
        return f"{abs(share):.1f} % {'more' if share > 0 else 'fewer'} photons behind it"
    if frame.modality == "ct":
        return f"{contrast:+.0f} HU"
    if frame.modality in {"t1", "stir"}:
        share = 100 * contrast / phantom.mri.looks[frame.modality].marrow
        return f"{abs(share):.0f} % {'more' if share > 0 else 'less'} signal than marrow"
    body = phantom.scan if frame.modality == "scan" else phantom.pet
    return f"{1 + contrast / body.normal:.1f} times normal bone, after blur"


def _table(phantom: Phantom, lesion: Lesion, frames: tuple[Frame, ...]) -> Table:
    rows = tuple(
        (
            NAMES[each.modality],
            each.plane,
            _change(phantom, each).replace("-", "−") if lesion.is_there else "no lesion",
            f"{each.shot.visibility:.1f}" if lesion.is_there else "no lesion",
            _seen(each),
        )
        for each in frames
    )
    caption = "Contrast in the lesion. Contrast over noise: below 3 not seen, 3 to 5 faint, above 5 clear."
    return Table(caption, ("Method", "Picture", "Change in the lesion", "Contrast over noise", "What is seen"), rows)


def _notes(lesion: Lesion, values: Values) -> tuple[str, ...]:
    notes = []
    if lesion.kind == "marrow" and values["mineral_percent"]:
        notes.append("A lesion of marrow only has not touched the mineral yet, so the mineral slider changes nothing.")
    if lesion.is_there and 2 <= lesion.weeks <= 12:
        notes.append("Weeks 2 to 12: a darker bone scan can be healing. Compare with PET, and repeat the scan later.")
    return tuple(notes)


EXPLORABLE = Explorable(
    name="imaging-laboratory",
    title="Which picture shows the lesion, and which one hides it?",
    looking=(
        "The same bone with the same lesion, taken by six methods. Small arrows at the edges of each picture point to "
        "where the lesion is; the word above says whether a reader would see it there."
    ),
    prediction=Prediction(
        question="A lytic lesion 2 cm wide grows in a vertebra. How much of its mineral is gone when the X-ray first "
        "shows it?",
        options=(
            ("5", "About 5 %"),
            ("20", "About 20 %"),
            ("40", "About 40 %"),
            ("90", "About 90 %"),
        ),
        answer="40",
        why=(
            "An X-ray adds up everything on its way: skin, gut, muscle, the whole depth of the bone. Until about "
            "half of the mineral is gone (many textbooks say 30 to 50 %), the gap drowns in the rest. A normal X-ray "
            "does not rule out metastasis."
        ),
    ),
    controls=CONTROLS,
    presets=(
        Preset(
            "early-lytic",
            "Lytic, 20 % gone",
            "The X-ray still looks normal while MRI and PET show it. Take more mineral away until the X-ray follows.",
            {},
        ),
        Preset(
            "marrow-first",
            "Marrow first",
            "Tumor fills the marrow and no mineral is lost yet. X-ray, CT and bone scan look normal; MRI, which sees "
            "marrow, does not.",
            {"kind": "marrow", "size_mm": 16, "mineral_percent": 0},
        ),
        Preset(
            "lytic-half",
            "Lytic, 50 % gone",
            "Half of the mineral is gone. Now the X-ray shows a faint gap, if you know where to look.",
            {"mineral_percent": 50},
        ),
        Preset(
            "pedicle-gone",
            "The missing eye",
            "From the front a vertebra has two eyes: the pedicles. This large lesion has taken the right one.",
            {"size_mm": 28, "mineral_percent": 90},
        ),
        Preset(
            "purely-lytic",
            "Hidden on the bone scan",
            "Bone is dissolved and none is built, as in myeloma. The tracer follows building, so the scan stays quiet.",
            {"kind": "purely-lytic", "size_mm": 18, "mineral_percent": 60},
        ),
        Preset(
            "blastic",
            "Blastic, as in prostate cancer",
            "New, dense, disordered bone: white on X-ray and CT, hot on the scan, dark on MRI T1, and weaker on "
            "FDG-PET than a lytic one.",
            {"kind": "blastic", "mineral_percent": 70},
        ),
        Preset(
            "flare",
            "Flare at 6 weeks",
            "Treatment works. The bone scan is darker than before, because healing bone is built; the PET has faded. "
            "A flare, not progression. Slide the weeks back to 0 and compare.",
            {"mineral_percent": 50, "size_mm": 22, "weeks": 6},
        ),
        Preset(
            "healed",
            "At 26 weeks",
            "Half a year on: the scan is quiet, the CT denser again, the PET normal. MRI keeps a faint trace.",
            {"mineral_percent": 50, "size_mm": 22, "weeks": 26},
        ),
        Preset(
            "femur",
            "At the lesser trochanter",
            "The inner cortex of the femur is thinned where the load is highest. Pain on walking here means: no weight "
            "on it, and call.",
            {"bone": "femur", "size_mm": 26, "mineral_percent": 75},
        ),
        Preset(
            "low-dose",
            "A tenth of the dose",
            "The same lesion with a tenth of the photons and tracer: grain hides what is faint. MRI uses no radiation "
            "and stays as it was.",
            {"mineral_percent": 50, "dose_percent": 10},
        ),
    ),
    limits=(
        "Pictures made by formulas, not patients, and never for diagnosis. One beam energy stands for the whole beam; "
        "scatter, motion, contrast medium and gradual edges are left out. Sizes of uptake, flare and healing, the "
        "noise, and the body’s own texture are set by us for teaching; when the X-ray first shows a lesion follows "
        "from them and agrees with what is taught, it does not prove it. Readers differ, and real lesions vary more."
    ),
    sources=(
        "nist-xcom-icru44",
        "debazelaire-2004",
        "byun-2023-mrf",
        "biffar-2010",
        "rose-criterion",
        "kcl-gamma-camera",
        "jpm-xray-2009",
        "radiopaedia-lytic",
        "scutellari-1984",
        "radiopaedia-flare",
        "nice-ng234",
        "anatomy",
        "synthesis",
    ),
    draw=draw,
)

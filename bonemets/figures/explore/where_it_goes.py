"""Where it goes: a primary, the bones it reaches, and how often; with myeloma as the one that is no metastasis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bonemets.domain.simulation.spread import ADVANCED, DIAGNOSIS, PRIMARIES, Primary, count, primary
from bonemets.figures.explore.explorable import Choice, Explorable, Prediction, Preset, View
from bonemets.figures.explore.where_it_goes_panel import figure_text, narrow, whom_text, wide
from bonemets.figures.figure import Table

if TYPE_CHECKING:
    from bonemets.figures.explore.explorable import Values

ALONE = "alone"
_NAMES = tuple((known.id, known.name) for known in PRIMARIES)
CONTROLS = (
    Choice("primary", "Primary cancer", _NAMES, "breast"),
    Choice("other", "Beside it", ((ALONE, "Nothing"), *_NAMES), ALONE),
    Choice("group", "Of whom", ((ADVANCED, "Cancer has spread"), (DIAGNOSIS, "At diagnosis")), ADVANCED),
)


def draw(values: Values) -> View:
    """Draw one primary, or two side by side.

    >>> draw({"primary": "lung", "other": "alone", "group": "advanced"}).reading[:49]
    'Lung cancer: 30–40 of 100, out of people whose ca'
    """
    one, group = primary(str(values["primary"])), str(values["group"])
    two = None if values["other"] in {ALONE, one.id} else primary(str(values["other"]))
    same = values["other"] == one.id
    return View(
        reading=" ".join(_sentence(cancer, group) for cancer in (one, two) if cancer),
        alt=_alt(one, two, group),
        wide=wide(one, two, group),
        narrow=narrow(one, two, group),
        table=_table(group),
        notes=(f"{one.name} is on both sides, so it is drawn once.",) if same else (),
    )


def _sentence(cancer: Primary, group: str) -> str:
    found = count(cancer, group)
    head = f"{found.text}, out of {found.of} ({found.year})" if found else figure_text(cancer, group)
    often = ", ".join(site.region.value for site in cancer.sites if site.rank == 3)
    return f"{cancer.name}: {head}; {cancer.look_text}; most often {often}."


def _alt(one: Primary, two: Primary | None, group: str) -> str:
    start = "A skeleton from the front" if two is None else "Two skeletons from the front, side by side"
    shown = " ".join(f"{_sentence(cancer, group)} {cancer.note}" for cancer in (one, two) if cancer)
    return f"{start}, with more and larger spots where metastases are more frequent, and a hundred people. {shown}"


def _table(group: str) -> Table:
    whom = "people whose cancer has spread" if group == ADVANCED else "everyone at diagnosis"
    return Table(
        caption=f"Bone metastases by primary cancer, of {whom}; myeloma is not a metastasis",
        head=("Primary", "How many", "Of whom", "What it does", "Where most", "Sites: how checked"),
        rows=tuple(_row(cancer, group) for cancer in PRIMARIES),
    )


def _row(cancer: Primary, group: str) -> tuple[str, ...]:
    found = count(cancer, group)
    most = ", ".join(f"{site.region.value} {site.share}".rstrip() for site in cancer.sites if site.rank > 1)
    return (
        cancer.name,
        figure_text(cancer, group),
        f"{found.of} ({found.source}, {found.year})" if found else whom_text(cancer, group),
        cancer.look_text,
        f"{most} ({cancer.sites_of})",
        cancer.status.value,
    )


EXPLORABLE = Explorable(
    name="where-it-goes",
    title="Which bones, and how often?",
    looking="A skeleton from the front, with more and larger spots where a cancer settles more often, and a hundred "
    "people, of whom some have cancer in bone. The shape of a spot shows what it does: hole, dense patch, or both. "
    "Pink bone holds red marrow.",
    prediction=Prediction(
        question="Breast cancer has just been found. Of 100 such people, how many have it in bone already?",
        options=(("few", "About 4"), ("third", "About 30"), ("most", "About 70")),
        answer="few",
        why="About 3.6 of 100 at diagnosis (2018). The often quoted 65 to 75 of 100 counts only people whose cancer "
        "has spread. Switch “Of whom” and watch the people change.",
    ),
    controls=CONTROLS,
    presets=(
        Preset(
            "breast",
            "Breast",
            "Mixed lesions; early on the ribs, breastbone and thoracic spine come first.",
            {"primary": "breast"},
        ),
        Preset(
            "denominator",
            "The same cancer, another question",
            "Nothing changed but whom we count: at diagnosis about 4 of 100, once it has spread 65 to 75.",
            {"primary": "breast", "group": DIAGNOSIS},
        ),
        Preset(
            "breast-prostate",
            "Breast beside prostate",
            "As frequent, but not alike: with few metastases the chest in breast cancer, the lower spine and pelvis in "
            "prostate cancer; holes and patches here, dense bone there.",
            {"primary": "breast", "other": "prostate"},
        ),
        Preset(
            "lung-kidney",
            "Lung beside kidney",
            "Ribs lead in lung cancer, pelvis and lumbar spine in kidney cancer, where holes are the rule.",
            {"primary": "lung", "other": "kidney"},
        ),
        Preset(
            "myeloma",
            "Myeloma, the odd one out",
            "It has not spread to bone: it starts there. The holes look alike, a bone scan often misses them.",
            {"primary": "myeloma", "other": "prostate", "group": DIAGNOSIS},
        ),
    ),
    limits="Shares come from different series, scans and decades and cannot be added up across cancers; where a source "
    "named only an order, the spots show the order. They describe groups and never tell one person where to look: "
    "new pain counts wherever it is.",
    sources=(
        "macedo-2017",
        "seer-breast-2018",
        "wang-2012",
        "tianjin-lung-2021",
        "zhou-lung-2017",
        "rcc-sre-2020",
        "lipton-renal-2004",
        "choksi-2017",
        "osorio-2017",
        "melanoma-bone-2017",
        "zhang-bladder-2018",
        "myeloma-sites",
        "emedicine-bm",
        "learningradiology",
    ),
    draw=draw,
)

"""Small organs, each drawn about 60 units wide around its own center, and an ECG line."""

from __future__ import annotations

from bonemets.figures.svg import element, group, path

_BRAIN = (
    "M-30 5C-33 -6 -28 -17 -17 -21C-9 -27 5 -28 14 -23C24 -20 31 -11 31 -2C31 4 28 9 23 10"
    "C15 12 8 10 3 12C-3 18 -13 18 -17 12C-23 13 -28 10 -30 5Z"
)
_CEREBELLUM = "M25 8.5C28 14 23 21 15 20.5C10 20 7 16 8 11.5C14 10.5 19 11 25 8.5Z"
_STEM = "M1 13.5C4 18 5 23 4 28L11 28C11.5 24 11.5 21 12 19.5C9 18 7.5 15 8 11.5C5 11.5 3 12 1 13.5Z"
_FOLDS = (
    "M-17 12C-16 7 -8 4 1 2C6 1 10 -1 12 -5",
    "M-1 -26.5C-4 -20 3 -16 -1 -10C-3 -7 -1 -4 1 -3",
    "M-13 -23C-16 -17 -9 -14 -12 -8",
    "M-24 -15C-20 -12 -22 -7 -18 -4",
    "M12 -24C9 -19 15 -16 12 -11",
    "M24 -16C19 -14 21 -9 18 -6",
    "M-26 6C-22 4 -20 3 -15 3",
    "M30 -1C26 -2 24 1 20 2",
    "M11 15.5C16 16 21 14.5 25 12.5",
)


def brain() -> str:
    """Build a brain seen from the left: cerebrum, cerebellum and stem.

    >>> brain().count('class="organ"')
    3
    """
    parts = (path(_STEM, "organ"), path(_CEREBELLUM, "organ"), path(_BRAIN, "organ"))
    return group(*parts, *(path(fold, "line") for fold in _FOLDS))


_HEART = (
    "M-13 -9C-22 -4 -25 7 -20 15C-16 22 -4 26 6 29C13 31 19 30 21 26C25 19 25 4 20 -5C17 -10 11 -12 6 -10"
    "C0 -14 -8 -13 -13 -9Z"
)
_CAVA = "M-18 -6L-18 -27L-11 -27L-11 -10Z"
_AORTA = "M-8 -8C-10 -19 -4 -29 6 -29C14 -29 18 -24 18 -17L11 -16C11 -20 9 -22 6 -22C2 -22 1 -16 3 -8Z"
_TRUNK = "M2 -7C3 -13 7 -17 12 -20L22 -22L24 -15L17 -13C15 -11 14 -9 13 -6Z"


def heart() -> str:
    """Build a heart seen from the front with its great vessels.

    >>> heart().count("<path")
    7
    """
    vessels = tuple(path(d, "organ") for d in (_CAVA, _AORTA, _TRUNK))
    grooves = ("M8 -9C10 4 14 18 20 26.5", "M-15 1C-9 3 -1 2 5 -3", "M10 8C7 10 4 14 3 18")
    return group(*vessels, path(_HEART, "organ"), *(path(d, "line") for d in grooves))


_COLON = (
    "M-27 25C-32 22 -31 16 -27 14C-32 11 -31 4 -27 2C-32 -1 -31 -8 -27 -10C-32 -14 -29 -24 -21 -23"
    "C-18 -28 -11 -27 -9 -23C-6 -28 2 -28 4 -23C7 -28 14 -27 16 -23C20 -27 29 -24 28 -15C32 -12 32 -6 28 -4"
    "C32 -1 31 6 27 8C29 13 26 17 21 18C15 20 11 22 9 29L1 29C1 21 6 15 13 12C18 10 18 8 18 5"
    "C16 2 16 -2 18 -5C16 -8 16 -10 17 -12C13 -11 9 -11 6 -13C2 -11 -4 -11 -7 -13C-10 -11 -14 -11 -17 -12"
    "C-15 -9 -15 -5 -17 -3C-15 0 -15 5 -17 8C-15 11 -15 16 -17 19C-16 26 -22 28 -27 25Z"
)
_COILS = (
    "M-17 21C-8 24 -7 18 -11 14C-14 10 -9 7 -5 10C0 14 2 9 -3 5C-9 1 -13 3 -13 -2"
    "C-12 -7 -5 -6 -2 -2C2 3 8 6 10 1C12 -4 6 -7 3 -5"
)


def gut() -> str:
    """Build the large bowel around loops of small bowel.

    >>> gut().count("<path")
    3
    """
    return group(path("M-17 -12L17 -12L18 6L2 19L-16 20Z", "organ"), path(_COILS, "line"), path(_COLON, "organ"))


_KIDNEY = (
    "M-2 -29C-17 -30 -24 -15 -23 0C-22 15 -16 29 -3 28C7 27 11 18 9 11C8 6 3 5 2 0C3 -6 9 -7 10 -13"
    "C11 -21 8 -28 -2 -29Z"
)
_PELVIS = (
    "M-7 -14C-3 -13 -1 -8 3 -5C7 -3 12 -2 14 4"
    "C16 11 15 20 16 29L10 29C10 20 10 12 7 7C3 9 -2 13 -7 14C-5 9 -3 6 -4 3L-11 1L-4 -2C-3 -6 -6 -9 -7 -14Z"
)
_PYRAMIDS = ("M-10 -13L-6 -23L-14 -20Z", "M-14 -1L-20 -8L-20 5Z", "M-10 13L-15 20L-7 24Z")


# Where the drops of urine hang, the first one straight below the ureter.
_FALL = ((0, 0), (-9, 4), (9, 4), (-4.5, 14), (4.5, 14))


def kidney(drops: int) -> str:
    """Build a kidney in section with its ureter and ``drops`` of urine leaving it.

    >>> kidney(3).count("fluid") - kidney(1).count("fluid")
    2
    """
    fall = tuple(_drop(13 + dx, 37 + dy) for dx, dy in _FALL[:drops])
    inside = tuple(path(d, "marrow") for d in _PYRAMIDS)
    return group(path(_KIDNEY, "organ"), *inside, path(_PELVIS, "fluid"), *fall)


def _drop(x: float, y: float) -> str:
    """Build one drop of urine."""
    return group(
        path("M0 -5C2 -1 3.5 0.5 3.5 2.5A3.5 3.5 0 0 1 -3.5 2.5C-3.5 0.5 -2 -1 0 -5Z", "fluid"),
        transform=f"translate({x:g} {y:g})",
    )


_BELLY = "M-24 10C-20 -4 -6 -17 12 -15C20 -14 23 -10 22 -5C19 9 4 20 -12 19C-20 19 -24 16 -24 10Z"
_FIBERS = ("M-20 11C-14 0 0 -10 17 -11", "M-18 15C-6 10 8 1 19 -7", "M-13 17C0 15 12 7 20 -3")


def muscle() -> str:
    """Build a muscle belly between two tendons.

    >>> muscle().count("<path")
    6
    """
    tendons = (path("M-21 15L-32 24L-29 27L-17 19Z", "skin"), path("M17 -13L29 -22L31 -18L22 -7Z", "skin"))
    return group(*tendons, path(_BELLY, "marrow"), *(path(d, "line") for d in _FIBERS))


_LUNG = (
    "M8 -40C-6 -40 -20 -24 -27 -2C-32 14 -34 28 -32 37C-31 41 -28 41 -24 39C-14 33 0 31 12 35"
    "C18 37 22 37 23 32C26 18 27 2 25 -10C23 -28 18 -40 8 -40Z"
)


def lung() -> str:
    """Build a right lung seen from the front, with its two fissures.

    >>> lung().count("<path")
    3
    """
    fissures = ("M25 -2C12 -1 -6 -4 -24 -9", "M-25 -6C-16 10 -4 24 6 33")
    return group(path(_LUNG, "organ"), *(path(d, "line") for d in fissures))


def heartbeat(x: float, y: float, width: float, *, short: bool) -> str:
    """Build an ECG line of two beats; a short QT brings the T wave close to the spike.

    >>> heartbeat(0, 0, 80, short=True) == heartbeat(0, 0, 80, short=False)
    False
    """
    segment = 1 if short else 15
    rest = width / 2 - 31 - segment
    beat = f"h2c2 -5 5 -5 7 0h2l1.5 2.5l3 -22l3 25l1.5 -5.5h{segment}c3 -11 8 -11 11 0h{rest:g}"
    return element("path", d=f"M{x:g} {y:g}{beat}{beat}", class_="line")

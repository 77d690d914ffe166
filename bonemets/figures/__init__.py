"""How it looks: a name in, a drawn :class:`~bonemets.figures.figure.Figure` out. Deterministic text, no files."""

NAMES = (
    # one name a line, in the order of the course
    "inside-bone",
    "trabecula",
    "remodeling-cycle",
    "rankl-balance",
    "spread-routes",
    "vicious-cycle",
    "body-map",
    "spinal-cord",
    "calcium-path",
    "marrow-lines",
    "imaging-devices",
    "scan-patterns",
    "collapse",
    "dose-ladder",
    "drug-sites",
    "skeletal-events",
    "infusion-line",
    "jaw",
    "radiation-beam",
    "weeks-after-radiotherapy",
    "fixation-devices",
    "cement-vertebra",
    "particle-range",
)

"""How it looks: a name in, a drawn :class:`~bonemets.figures.figure.Figure` out. Deterministic text, no files."""

NAMES = ("body-map", "spinal-cord", "calcium-path", "marrow-lines")

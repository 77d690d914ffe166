"""Explorables: a model from ``domain`` with controls, presets and a drawing that follows them. One module each."""

NAMES: tuple[str, ...] = (
    # one name a line, in the order of the course
)

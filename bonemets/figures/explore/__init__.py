"""Explorables: a model from ``domain`` with controls, presets and a drawing that follows them. One module each."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bonemets.figures.explore.explorable import Explorable

NAMES: tuple[str, ...] = (
    # one name a line, in the order of the course
    "remodeling",
    "where-it-goes",
    "spinal-level",
    "will-it-break",
    "dose-and-fractions",
    "radionuclides",
    "calcium-laboratory",
    "red-flags",
    "zoledronate",
    "imaging-laboratory",
)


def find(name: str) -> Explorable:
    """Find an explorable by its name.

    Raises:
        ValueError: If there is none of that name, listing those there are.

    >>> find("bone-soup")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ValueError: there is no explorable 'bone-soup'; there are: ...
    """
    if name not in NAMES:
        raise ValueError(f"there is no explorable {name!r}; there are: {', '.join(NAMES)}")
    module = import_module(f"bonemets.figures.explore.{name.replace('-', '_')}")
    found: Explorable = module.EXPLORABLE
    return found

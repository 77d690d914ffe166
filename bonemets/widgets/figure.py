"""Show a drawn figure; where it has controls, redraw it in Python when the learner changes one."""

from __future__ import annotations

from dataclasses import asdict
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar

import traitlets

from bonemets.figures import NAMES
from bonemets.widgets import citation
from bonemets.widgets.base import BoneWidget

if TYPE_CHECKING:
    from bonemets.figures.figure import Figure


class FigureWidget(BoneWidget):
    """Show one figure.

    Args:
        name: Figure name, such as ``"spinal-cord"``.
        values: First values of the controls, by name.

    Raises:
        ValueError: If there is no such figure, or a control has no such value; the message lists those there are.
    """

    module: ClassVar[str] = "figure.js"
    uses: ClassVar[tuple[str, ...]] = ("control.js",)
    messages: ClassVar[frozenset[str]] = frozenset({"set"})

    still = traitlets.Dict().tag(sync=True)
    drawn = traitlets.Dict().tag(sync=True)
    values = traitlets.Dict().tag(sync=True)

    def __init__(self, name: str, **values: str) -> None:
        figure = draw(name, **values)
        super().__init__(
            name=name,
            still={
                "title": figure.title,
                "controls": [asdict(control) for control in figure.controls],
                "sources": citation.links(figure.sources),
            },
            drawn=_drawn(figure),
            values={control.name: values.get(control.name, control.value) for control in figure.controls},
        )

    def on_set(self, content: dict[str, Any]) -> None:
        """Redraw with new values; a value no control offers is refused in plain words."""
        values = {name: content["values"].get(name, now) for name, now in self.values.items()}
        try:
            figure = draw(self.name, **values)
        except (ValueError, TypeError) as error:
            self.notice = f"This figure cannot show that: {str(error).rstrip('.')}."
        else:
            self.notice = ""
            self.values, self.drawn = values, _drawn(figure)


def draw(name: str, **values: str) -> Figure:
    """Draw a figure by its name.

    Raises:
        ValueError: If there is no figure of that name, listing those there are.
    """
    if name not in NAMES:
        raise ValueError(f"there is no figure {name!r}; there are: {', '.join(NAMES)}")
    module = import_module(f"bonemets.figures.{name.replace('-', '_')}")
    return module.draw(**values)


def _drawn(figure: Figure) -> dict[str, Any]:
    return {
        "wide": figure.wide,
        "narrow": figure.narrow,
        "alt": figure.alt,
        "reading": figure.reading,
        "table": asdict(figure.table),
    }

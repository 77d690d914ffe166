"""Show an explorable: a guess first, then controls, presets and a drawing that Python redraws."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, ClassVar

import traitlets

from bonemets.figures.explore import find
from bonemets.figures.explore.explorable import Slider
from bonemets.widgets import citation
from bonemets.widgets.base import BoneWidget

if TYPE_CHECKING:
    from bonemets.figures.explore.explorable import Control, Explorable, Values, View

LAYOUTS = ("wide", "narrow")
SAME = "As you guessed."
OTHER = "Not what you guessed, and that is what a guess is for."
SKIPPED = "What the model shows."


class Explore(BoneWidget):
    """Show one explorable.

    The page holds the controls and which of the two layouts it has room for; Python reads the values, draws, and
    sends that layout alone. The answer to the prediction stays here until the page asks to compare.

    Args:
        name: Name of the explorable, such as ``"remodeling"``.
        values: First values of the controls, by name; the explorable's own start where left out.

    Raises:
        ValueError: If there is no such explorable or control, or a value cannot be used; the message lists what can.
    """

    module: ClassVar[str] = "explore.js"
    uses: ClassVar[tuple[str, ...]] = ("store.js", "control.js")
    messages: ClassVar[frozenset[str]] = frozenset({"set", "compare"})

    still = traitlets.Dict().tag(sync=True)
    first = traitlets.Dict().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)
    outcome = traitlets.Dict().tag(sync=True)

    def __init__(self, name: str, /, **values: object) -> None:
        self._explorable = find(name)
        first = self._explorable.read(values)
        super().__init__(
            name=name,
            still=_still(self._explorable),
            first=first,
            state=_state(self._explorable, first, LAYOUTS, self._explorable.notes(values)),
        )

    def on_set(self, content: dict[str, Any]) -> None:
        """Redraw with new values, or say why not."""
        changed, layout = content.get("values"), content.get("layout")
        changed = changed if isinstance(changed, dict) else {}
        layouts = (layout,) if layout in LAYOUTS else LAYOUTS
        self.notice = ""
        try:
            values = self._explorable.read({**self.state["values"], **changed})
            self.state = _state(self._explorable, values, layouts, self._explorable.notes(changed))
        except ValueError as error:
            self.state = {**self.state, "refused": str(error)}

    def on_compare(self, content: dict[str, Any]) -> None:
        """Set the learner's guess, or none, against what the model shows."""
        prediction = self._explorable.prediction
        texts = dict(prediction.options)
        guess = content.get("guess")
        said = texts.get(guess) if isinstance(guess, str) else None
        verdict = SKIPPED if said is None else SAME if guess == prediction.answer else OTHER
        self.outcome = {
            "guess": said or "",
            "verdict": verdict,
            "same": guess == prediction.answer,
            "answer": texts[prediction.answer],
            "why": prediction.why,
        }


def _still(explorable: Explorable) -> dict[str, Any]:
    """Give the page what never changes; the answer to the prediction is not part of it."""
    start = explorable.start()
    prediction = explorable.prediction
    return {
        "title": explorable.title,
        "looking": explorable.looking,
        "prediction": {"question": prediction.question, "options": prediction.options, "hides": prediction.hides},
        "controls": [_control(control) for control in explorable.controls],
        "presets": [
            {"id": each.id, "label": each.label, "story": each.story, "values": {**start, **each.values}}
            for each in explorable.presets
        ],
        "limits": explorable.limits,
        "sources": citation.links(explorable.sources),
    }


def _control(control: Control) -> dict[str, Any]:
    return {"kind": "number" if isinstance(control, Slider) else "choice", **asdict(control)}


def _state(explorable: Explorable, values: Values, layouts: tuple[str, ...], notes: tuple[str, ...]) -> dict[str, Any]:
    view = explorable.draw(values)
    start = explorable.start()
    same = (each.id for each in explorable.presets if explorable.read({**start, **each.values}) == values)
    return {
        "values": {**values, **_ends(values, view)},
        "reach": dict(view.reach),
        "preset": next(same, ""),
        "drawn": {layout: getattr(view, layout) for layout in layouts},
        "alt": view.alt,
        "reading": view.reading,
        "table": asdict(view.table),
        "refused": "",
        "notes": [*notes, *(f"{_label(explorable, name)} ends here." for name in _ends(values, view)), *view.notes],
    }


def _ends(values: Values, view: View) -> dict[str, float]:
    """Find the values that lie beyond where their slider ends in this state."""
    return {name: end for name, end in view.reach.items() if float(values[name]) > end}


def _label(explorable: Explorable, name: str) -> str:
    return next(control.label for control in explorable.controls if control.name == name)

"""What every explorable is: a question to predict, things to change, stories to try, and a drawing that answers.

A module of this folder is named after its explorable (``bone_scan.py`` holds ``bone-scan``) and offers one constant,
``EXPLORABLE``. The drawing is a function of the values alone: same values, same text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import isfinite
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bonemets.figures.figure import Table

Value = float | str
Values = Mapping[str, Value]


@dataclass(frozen=True)
class Slider:
    """A number the learner sets, by dragging, by arrow keys or by typing.

    Attributes:
        name: Key in the values; ends in its unit, such as ``"lesion_mm"``.
        label: What the learner reads.
        low: Smallest value.
        high: Largest value.
        step: Distance between two values.
        value: The value at the start.
        unit: Unit as printed, empty for none.
        plays: Whether a *Play* button may run it from ``low`` to ``high``, as with time.
    """

    name: str
    label: str
    low: float
    high: float
    step: float
    value: float
    unit: str = ""
    plays: bool = False

    def read(self, value: object) -> float:
        """Read what a page sent: snapped to the step and kept in range.

        Raises:
            ValueError: If it is no finite number.

        >>> Slider("size_mm", "Size", 0, 10, 0.5, 2, "mm").read("7.999999999")
        8.0
        >>> Slider("size_mm", "Size", 0, 10, 0.5, 2, "mm").read(float("nan"))
        Traceback (most recent call last):
        ValueError: Size takes a number from 0 to 10 mm.
        """
        try:
            number = float(str(value).replace(",", "."))
        except (ValueError, OverflowError):
            number = float("nan")
        if isinstance(value, bool) or not isfinite(number):
            raise ValueError(
                f"{self.label} takes a number from {self.low:g} to {self.high:g} {self.unit}".rstrip() + "."
            )
        steps = round((min(max(number, self.low), self.high) - self.low) / self.step)
        return round(min(self.low + steps * self.step, self.high), 9)

    def note(self, value: object) -> str:
        """Say what was done to a readable value that lies out of range; empty where nothing was.

        >>> Slider("size_mm", "Size", 0, 10, 0.5, 2, "mm").note(99)
        'Size goes from 0 to 10 mm, so 99 was kept at 10 mm.'
        """
        number = float(str(value).replace(",", "."))
        if self.low - self.step / 2 <= number <= self.high + self.step / 2:
            return ""
        span = f"{self.low:g} to {self.high:g} {self.unit}".rstrip()
        return (
            f"{self.label} goes from {span}, so {number:g} was kept at {self.read(value):g} {self.unit}".rstrip() + "."
        )


@dataclass(frozen=True)
class Choice:
    """One of a few named values.

    Attributes:
        name: Key in the values.
        label: What the learner reads.
        choices: ``(value, text)`` pairs, in order.
        value: The value at the start.
    """

    name: str
    label: str
    choices: tuple[tuple[str, str], ...]
    value: str

    def read(self, value: object) -> str:
        """Read what a page sent.

        Raises:
            ValueError: If it is none of the choices.

        >>> Choice("side", "Side", (("l", "Left"), ("r", "Right")), "l").read("r")
        'r'
        >>> Choice("side", "Side", (("l", "Left"), ("r", "Right")), "l").read("x")
        Traceback (most recent call last):
        ValueError: Side takes one of: Left, Right.
        """
        for known, _ in self.choices:
            if value == known:
                return known
        raise ValueError(f"{self.label} takes one of: {', '.join(text for _, text in self.choices)}.")


Control = Slider | Choice


@dataclass(frozen=True)
class Preset:
    """A setting that tells a story.

    Attributes:
        id: Permanent id.
        label: Its name on the button.
        story: What to notice, in one or two sentences; shown when it is chosen.
        values: The values it sets; the others go back to the start.
    """

    id: str
    label: str
    story: str
    values: Mapping[str, Value]


@dataclass(frozen=True)
class Prediction:
    """What the learner commits to before the controls open.

    Attributes:
        question: The question, answerable by guessing.
        options: ``(value, text)`` pairs; two to five.
        answer: The value the model gives.
        why: What the model shows, in one or two sentences; shown after the guess, kindly.
        hides: Whether the first drawing would give the answer away, so that it waits for the guess.
    """

    question: str
    options: tuple[tuple[str, str], ...]
    answer: str
    why: str
    hides: bool = False


@dataclass(frozen=True)
class View:
    """One drawing of an explorable.

    Attributes:
        reading: The state in one line; a screen reader hears it after each change.
        alt: What a reader who cannot see the drawing needs to know.
        wide: SVG text for columns from about 560 px.
        narrow: SVG text for phone columns (about 340 px).
        table: The numbers behind the drawing.
        notes: Sentences about this state, such as a value that had to be kept in range.
        reach: Where a slider ends in this state, by name, if before its own end: the last day of a short course.
    """

    reading: str
    alt: str
    wide: str
    narrow: str
    table: Table
    notes: tuple[str, ...] = ()
    reach: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Explorable:
    """One explorable.

    Attributes:
        name: Permanent id, the same word as its module.
        title: The one question it answers.
        looking: "What am I looking at?", in one or two sentences.
        prediction: Asked before the controls open; the learner may skip it.
        controls: What can be changed, most telling first.
        presets: Stories; the first one is the start.
        limits: What the model leaves out, shown to the learner.
        sources: Source keys.
        draw: Values in, drawing out; takes exactly the names of the controls.
    """

    name: str
    title: str
    looking: str
    prediction: Prediction
    controls: tuple[Control, ...]
    presets: tuple[Preset, ...]
    limits: str
    sources: tuple[str, ...]
    draw: Callable[[Values], View]

    def start(self) -> dict[str, Value]:
        """Give the value of every control at the start.

        >>> from bonemets.figures.explore import NAMES
        >>> isinstance(NAMES, tuple)
        True
        """
        return {control.name: control.value for control in self.controls}

    def read(self, values: Mapping[str, object]) -> dict[str, Value]:
        """Read values from a page or a notebook; what is left out keeps the value of the start.

        Raises:
            ValueError: If a name is unknown or a value cannot be used, saying which and what is allowed.
        """
        known = {control.name: control for control in self.controls}
        for name in values:
            if name not in known:
                raise ValueError(f"{self.name} has no control {name!r}; there are: {', '.join(known)}.")
        return {name: control.read(values.get(name, control.value)) for name, control in known.items()}

    def notes(self, values: Mapping[str, object]) -> tuple[str, ...]:
        """Say which readable values had to be kept in range."""
        sliders = [control for control in self.controls if isinstance(control, Slider) and control.name in values]
        return tuple(note for slider in sliders if (note := slider.note(values[slider.name])))

"""A tool: one function together with the form that asks for its inputs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields

from bonemets.domain.result import InputError, Scale, Score
from bonemets.domain.score.entry import Entry


@dataclass(frozen=True, kw_only=True)
class Tool:
    """All that a form needs in order to show a function and its answer.

    Attributes:
        purpose: What the tool is for, in one line.
        function: Keyword-only function that returns a `Score`.
        inputs: The entries of the form; each carries the name of an argument.
        scale: The scale the answer will be on.
    """

    purpose: str
    function: Callable[..., Score]
    inputs: tuple[Entry, ...]
    scale: Scale

    @property
    def id(self) -> str:
        """Return the permanent id, which is the name of the function."""
        return self.function.__name__

    @property
    def title(self) -> str:
        """Return the title a learner sees."""
        return self.scale.name

    @property
    def source_keys(self) -> tuple[str, ...]:
        """Return the keys of the source list."""
        return self.scale.source_keys

    @property
    def caveat(self) -> str:
        """Return what the tool must not be used for."""
        return self.scale.caveat

    @property
    def result_fields(self) -> tuple[str, ...]:
        """Return the names of the fields every answer has."""
        return tuple(field.name for field in fields(Score))

    def entry(self, name: object) -> Entry:
        """Return one input by name.

        Raises:
            InputError: The tool has no such input.
        """
        for entry in self.inputs:
            if entry.name == name:
                return entry
        allowed = ", ".join(entry.name for entry in self.inputs)
        raise InputError(f"{self.id}: there is no input named {name!r}. Inputs: {allowed}.")

    def parse(self, inputs: Mapping[str, object]) -> dict[str, object]:
        """Turn the contents of a form into arguments; inputs that are unknown are left out."""
        if not isinstance(inputs, Mapping):
            raise InputError(f"{self.id}: the inputs must be names with values, not {inputs!r}.")
        values = {name: self.entry(name).parse(value) for name, value in inputs.items()}
        return {name: value for name, value in values.items() if value is not None}

"""What high calcium does to a person, by the level as it is felt: the number, and how fast it rose."""

from __future__ import annotations

from dataclasses import dataclass

from bonemets.domain.simulation.bound import bound


@dataclass(frozen=True)
class Feeling:
    """A stretch of levels and what people notice there.

    Attributes:
        from_mmol_per_l: Lower edge of the felt level, corrected calcium in mmol/L.
        name: Short name.
        signs: What to look for, mildest first.
    """

    from_mmol_per_l: float
    name: str
    signs: tuple[str, ...]


FEELINGS = (
    Feeling(0.0, "well", ("nothing to notice",)),
    Feeling(2.7, "uneasy", ("thirst", "passing more urine", "constipation")),
    Feeling(3.0, "ill", ("tired and weak", "nausea, no appetite", "dry")),
    Feeling(3.5, "confused", ("drowsy, confused", "muscle weakness", "short QT")),
    Feeling(4.0, "in danger", ("stupor or coma", "rhythm changes", "kidneys failing")),
)


def feeling(felt_mmol_per_l: float) -> Feeling:
    """Find what a person notices at a felt level; edges are ours, people differ widely.

    Source: sternlicht-2015, sfe-hyperca-2016 (signs)

    Args:
        felt_mmol_per_l: Corrected calcium as it is felt, 0 to 15 mmol/L.

    Raises:
        InputError: The value is out of range.

    >>> feeling(3.2).name
    'ill'
    """
    bound("felt_mmol_per_l", felt_mmol_per_l, 0, 15)
    return [each for each in FEELINGS if felt_mmol_per_l >= each.from_mmol_per_l][-1]

"""The lesion a learner designs: what it does to mineral, marrow, bone turnover and glucose use, and how it heals.

Directions and times follow the sources (scutellari-1984 for the bone scan, radiopaedia-flare for the flare); the sizes
of the effects are set by us for teaching (synthesis).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, isfinite

SMALLEST_MM, LARGEST_MM = 4.0, 30.0
LONGEST_WEEKS = 26.0
# Time constants in weeks: living tumor, tumor as seen on MRI (scar and edema stay), mineral coming back, top of flare.
TUMOR_WEEKS, SCAR_WEEKS, HEALING_WEEKS, FLARE_WEEKS = 5.0, 20.0, 16.0, 6.0
DENSEST = 0.6  # bone volume fraction a blastic lesion can reach
HEALED = 0.6  # share of the lost mineral that comes back in the end


@dataclass(frozen=True)
class Kind:
    """What a kind of lesion does before treatment.

    Attributes:
        label: As read by the learner.
        loses: Whether it takes mineral away.
        adds: Whether it adds mineral.
        reaction: New-bone formation at full mineral change, in multiples of normal bone, on top of what bone is left.
        glucose: Glucose use of living tumor, in multiples of normal marrow.
    """

    label: str
    loses: bool
    adds: bool
    reaction: float
    glucose: float


KINDS = {
    "none": Kind("no lesion", loses=False, adds=False, reaction=0, glucose=1),
    "marrow": Kind("marrow only", loses=False, adds=False, reaction=0, glucose=5),
    "lytic": Kind("lytic, with new bone around it", loses=True, adds=False, reaction=4, glucose=6),
    "purely-lytic": Kind("purely lytic, no new bone", loses=True, adds=False, reaction=0, glucose=5),
    "blastic": Kind("blastic", loses=False, adds=True, reaction=7, glucose=2.5),
}
FLARE = 6.0  # extra formation at the top of a flare, in multiples of normal bone, at full mineral change


@dataclass(frozen=True)
class Lesion:
    """One lesion at one time.

    Attributes:
        kind: A name of :data:`KINDS`.
        size_mm: Diameter, 4 to 30 mm.
        mineral_percent: Mineral lost (lytic) or room filled with new bone (blastic), 0 to 100 %.
        weeks: Weeks since treatment that works began; 0 is before treatment, at most 26.

    Raises:
        ValueError: If a value is unknown or out of range.
    """

    kind: str = "none"
    size_mm: float = 20
    mineral_percent: float = 0
    weeks: float = 0

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"kind must be one of {', '.join(KINDS)}, not {self.kind!r}.")
        limits = (
            ("size_mm", SMALLEST_MM, LARGEST_MM, "mm"),
            ("mineral_percent", 0, 100, "%"),
            ("weeks", 0, LONGEST_WEEKS, "weeks"),
        )
        for name, low, high, unit in limits:
            value = getattr(self, name)
            if not isfinite(value) or not low <= value <= high:
                raise ValueError(f"{name} must be from {low:g} to {high:g} {unit}, not {value:g}.")

    @property
    def is_there(self) -> bool:
        """Whether there is a lesion at all.

        >>> Lesion().is_there
        False
        """
        return self.kind != "none"

    @property
    def change(self) -> float:
        """Mineral changed before treatment, 0 to 1; a marrow lesion has changed none.

        >>> Lesion("lytic", mineral_percent=40).change, Lesion("marrow", mineral_percent=40).change
        (0.4, 0.0)
        """
        touches = KINDS[self.kind].loses or KINDS[self.kind].adds
        return self.mineral_percent / 100 if touches else 0.0

    def bone_fraction(self, normal: float) -> float:
        """Give the bone volume fraction inside the lesion where it was ``normal`` before.

        >>> Lesion("lytic", mineral_percent=50).bone_fraction(0.12)
        0.06
        >>> Lesion("blastic", mineral_percent=50).bone_fraction(0.12)
        0.36
        """
        healing = 1 - exp(-self.weeks / HEALING_WEEKS)
        if KINDS[self.kind].loses:
            return normal * (1 - self.change * (1 - HEALED * healing))
        if KINDS[self.kind].adds:
            filled = self.change + (1 - self.change) * self.change * 0.5 * healing
            return normal + filled * max(0.0, DENSEST - normal)
        return normal

    @property
    def tumor_fraction(self) -> float:
        """Share of the marrow space that looks like tumor on MRI, 0 to 1.

        >>> Lesion("marrow").tumor_fraction, Lesion("none").tumor_fraction
        (1.0, 0.0)
        """
        return exp(-self.weeks / SCAR_WEEKS) if self.is_there else 0.0

    @property
    def flare(self) -> float:
        """Healing new-bone formation after treatment, 0 to 1; highest at 6 weeks, mostly gone by 26.

        >>> Lesion("lytic", weeks=6).flare, Lesion("lytic").flare
        (1.0, 0.0)
        """
        share = self.weeks / FLARE_WEEKS
        return share * exp(1 - share) if self.is_there else 0.0

    @property
    def formation(self) -> float:
        """New-bone formation inside the lesion relative to normal bone, which is 1: what a bone scan sees.

        >>> Lesion("purely-lytic", mineral_percent=50).formation
        0.5
        >>> Lesion("blastic", mineral_percent=50).formation
        4.5
        """
        kind = KINDS[self.kind]
        left = 1 - self.change if kind.loses else 1.0
        living = exp(-self.weeks / TUMOR_WEEKS)
        return left + self.change * (kind.reaction * living + FLARE * self.flare)

    @property
    def glucose(self) -> float:
        """Glucose use inside the lesion relative to normal marrow, which is 1: what FDG-PET sees.

        >>> Lesion("lytic").glucose, round(Lesion("lytic", weeks=26).glucose, 2)
        (6.0, 1.03)
        """
        return 1 + (KINDS[self.kind].glucose - 1) * exp(-self.weeks / TUMOR_WEEKS)

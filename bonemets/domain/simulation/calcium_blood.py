"""The three forms of calcium in blood, and what the corrected value makes of them."""

from __future__ import annotations

from dataclasses import dataclass

from bonemets.domain.simulation.bound import bound

COMPLEXED_PER_IONIZED = 0.2
BOUND_PER_IONIZED = 0.8
NORMAL_ALBUMIN_G_PER_L = 40.0
NORMAL_IONIZED_MMOL_PER_L = 1.2


@dataclass(frozen=True)
class Blood:
    """Calcium in blood, mmol/L.

    Attributes:
        ionized: Free and active, about half.
        complexed: With small partners, about a tenth.
        bound: On albumin, about four tenths.
        albumin_g_per_l: Albumin.
    """

    ionized: float
    complexed: float
    bound: float
    albumin_g_per_l: float

    @property
    def total(self) -> float:
        """Give what a laboratory measures as total calcium, mmol/L."""
        return self.ionized + self.complexed + self.bound

    @property
    def corrected(self) -> float:
        """Correct total calcium for albumin: total + 0.02 × (40 − albumin), mmol/L.

        Source: payne1973
        """
        return self.total + 0.02 * (NORMAL_ALBUMIN_G_PER_L - self.albumin_g_per_l)


def blood(ionized: float, albumin_g_per_l: float = NORMAL_ALBUMIN_G_PER_L) -> Blood:
    """Find the forms of calcium that go with an ionized value.

    With normal albumin the shares are 50, 10 and 40%. With little albumin each gram binds more, so that the corrected
    value reads too high, as smith-2018-adjca found; how much more (a square root) is our choice.

    Source: anatomy (shares), smith-2018-adjca (direction)

    Args:
        ionized: 0 to 5 mmol/L.
        albumin_g_per_l: 10 to 60 g/L.

    Raises:
        InputError: A value is out of range.

    >>> found = blood(1.2)
    >>> round(found.total, 2), round(found.corrected, 2)
    (2.4, 2.4)
    >>> round(blood(1.2, 20).corrected, 2)
    2.52
    """
    bound("ionized", ionized, 0, 5)
    bound("albumin_g_per_l", albumin_g_per_l, 10, 60)
    held = BOUND_PER_IONIZED * ionized * (albumin_g_per_l / NORMAL_ALBUMIN_G_PER_L) ** 0.5
    return Blood(ionized, COMPLEXED_PER_IONIZED * ionized, held, albumin_g_per_l)

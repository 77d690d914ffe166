"""What tissue is to each scanner: marrow, the looks of mineral, tumor and marrow, and everything that is not bone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from bonemets.domain.imaging.attenuation import CT_KEV, XRAY_KEV, hounsfield, linear_attenuation_per_cm
from bonemets.domain.imaging.relaxation import RELAXATION, spin_echo, stir

CORTEX = 0.9  # bone volume fraction of cortex; the rest is vessels and marrow


@dataclass(frozen=True)
class Marrow:
    """The marrow of a bone.

    Attributes:
        fat: Share that looks like fat on MRI, 0 to 1.
        material: What it is to X-rays.
    """

    fat: float
    material: str

    @property
    def spin_echo(self) -> float:
        """Signal on T1.

        >>> Marrow(1, "yellow marrow").spin_echo > Marrow(0, "red marrow").spin_echo
        True
        """
        return _mixed(self.fat, spin_echo(RELAXATION["yellow marrow"]), spin_echo(RELAXATION["red marrow"]))

    @property
    def stir(self) -> float:
        """Signal on STIR.

        >>> Marrow(1, "yellow marrow").stir < Marrow(0, "red marrow").stir
        True
        """
        return _mixed(self.fat, stir(RELAXATION["yellow marrow"]), stir(RELAXATION["red marrow"]))


def _mixed(share: float, one: float, other: float) -> float:
    return share * one + (1 - share) * other


@dataclass(frozen=True)
class Look:
    """One value a section is painted with, for bone matrix, tumor, and the marrow of this bone.

    Attributes:
        mineral: Value of mineralized bone.
        tumor: Value of tumor.
        marrow: Value of this bone's marrow.
    """

    mineral: float
    tumor: float
    marrow: float

    def change(self, before: float, after: float, tumor: float) -> float:
        """Give what a lesion adds to the value.

        Args:
            before: Bone volume fraction before.
            after: Bone volume fraction in the lesion.
            tumor: Share of the marrow space that is tumor.

        >>> Look(1000, 30, 10).change(0.1, 0.1, 0)
        0.0
        """
        return (after - before) * (self.mineral - self.marrow) + tumor * (1 - after) * (self.tumor - self.marrow)


def looks(marrow: Marrow) -> dict[str, Look]:
    """Give the three ways a section can be looked at: "ct" in HU, "t1" and "stir" as signal.

    >>> sorted(looks(Marrow(0.5, "red marrow")))
    ['ct', 'stir', 't1']
    """
    tumor = RELAXATION["tumor"]
    return {
        "ct": Look(hounsfield("cortical bone"), hounsfield("tumor"), hounsfield(marrow.material)),
        "t1": Look(0.0, spin_echo(tumor), marrow.spin_echo),
        "stir": Look(0.0, stir(tumor), marrow.stir),
    }


@cache
def plain(look: str, material: str) -> float:
    """Give the value of a tissue that is not bone.

    >>> plain("ct", "air"), plain("t1", "air")
    (-1000.0, 0.0)
    """
    if look == "ct":
        return hounsfield("soft tissue" if material in {"cord", "blood"} else material, CT_KEV)
    relaxation = RELAXATION[material]
    return spin_echo(relaxation) if look == "t1" else stir(relaxation)


@cache
def exponent(path_mm: float, material: str) -> float:
    """Give attenuation times path at the energy of the X-ray beam.

    >>> round(exponent(200, "soft tissue"), 2)
    4.8
    """
    return linear_attenuation_per_cm(material, XRAY_KEV) * path_mm / 10

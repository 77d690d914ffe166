"""How X-rays weaken in tissue: tabulated mass attenuation, density, and the Hounsfield scale built on them.

Coefficients in cm²/g after the ICRU-44 compositions (nist-xcom-icru44), seen in a public copy of the table. Densities
are from established knowledge [unverified here]. Marrow, tumor and the rest are not in the table: they are mixed from
muscle and adipose tissue by weight.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from math import exp, log

ENERGIES_KEV = (30.0, 40.0, 50.0, 60.0, 80.0, 100.0)
MASS_ATTENUATION_CM2_PER_G = {
    "cortical bone": (1.331, 0.6655, 0.4242, 0.3148, 0.2229, 0.1855),
    "muscle": (0.3783, 0.2685, 0.2262, 0.2048, 0.1823, 0.1693),
    "water": (0.3756, 0.2683, 0.2269, 0.2059, 0.1837, 0.1707),
    "adipose tissue": (0.3063, 0.2396, 0.2123, 0.1974, 0.1800, 0.1688),
    "air": (0.3538, 0.2485, 0.2080, 0.1875, 0.1662, 0.1541),
}
# Share of adipose tissue by weight; the rest is like muscle. Red marrow is the marrow of an adult vertebra.
ADIPOSE_SHARE = {
    "red marrow": 0.4,
    "yellow marrow": 0.9,
    "tumor": 0.0,
    "soft tissue": 0.0,
    "disc": 0.0,
    "annulus": 0.0,
    "fluid": 0.0,
}
DENSITY_G_PER_CM3 = {
    "cortical bone": 1.92,
    "soft tissue": 1.06,
    "water": 1.0,
    "adipose tissue": 0.95,
    "air": 0.001205,
    "red marrow": 1.03,
    "yellow marrow": 0.98,
    "tumor": 1.04,
    "muscle": 1.05,
    "disc": 1.08,
    "annulus": 1.10,
    "fluid": 1.01,
}
# One energy stands for the whole beam: about 80 kV for the X-ray, about 120 kV for the CT.
XRAY_KEV = 50.0
CT_KEV = 70.0


def mass_attenuation_cm2_per_g(material: str, energy_kev: float) -> float:
    """Look up the mass attenuation coefficient, on straight lines between the tabulated points in log-log scale.

    Source: nist-xcom-icru44

    Args:
        material: A name of :data:`DENSITY_G_PER_CM3`.
        energy_kev: 30 to 100 keV.

    Raises:
        ValueError: If the material is unknown or the energy out of range.

    >>> mass_attenuation_cm2_per_g("cortical bone", 60)
    0.3148
    >>> mass_attenuation_cm2_per_g("cortical bone", 5)
    Traceback (most recent call last):
    ValueError: energy_kev must be from 30 to 100 keV, not 5.
    """
    if not ENERGIES_KEV[0] <= energy_kev <= ENERGIES_KEV[-1]:
        raise ValueError(f"energy_kev must be from 30 to 100 keV, not {energy_kev:g}.")
    if material in ADIPOSE_SHARE:
        fat = ADIPOSE_SHARE[material]
        parts = ((fat, "adipose tissue"), (1 - fat, "muscle"))
        return sum(share * mass_attenuation_cm2_per_g(name, energy_kev) for share, name in parts)
    if material not in MASS_ATTENUATION_CM2_PER_G:
        known = ", ".join(DENSITY_G_PER_CM3)
        raise ValueError(f"there is no material {material!r}; there are: {known}.")
    values = MASS_ATTENUATION_CM2_PER_G[material]
    if energy_kev in ENERGIES_KEV:
        return values[ENERGIES_KEV.index(energy_kev)]
    after = bisect_right(ENERGIES_KEV, energy_kev)
    low, high = ENERGIES_KEV[after - 1], ENERGIES_KEV[after]
    share = log(energy_kev / low) / log(high / low)
    return values[after - 1] * exp(share * log(values[after] / values[after - 1]))


@cache
def linear_attenuation_per_cm(material: str, energy_kev: float) -> float:
    """Give the linear attenuation coefficient: mass attenuation times density.

    Source: nist-xcom-icru44

    Args:
        material: A name of :data:`DENSITY_G_PER_CM3`.
        energy_kev: 30 to 100 keV.

    >>> round(linear_attenuation_per_cm("water", 60), 4)
    0.2059
    """
    return mass_attenuation_cm2_per_g(material, energy_kev) * DENSITY_G_PER_CM3[material]


@cache
def hounsfield(material: str, energy_kev: float = CT_KEV) -> float:
    """Give the CT number in Hounsfield units (HU): 1000 × (µ − µ of water) / (µ of water − µ of air).

    >>> hounsfield("water"), hounsfield("air")
    (0.0, -1000.0)
    >>> hounsfield("adipose tissue") < hounsfield("muscle") < hounsfield("cortical bone")
    True
    """
    water, air = (linear_attenuation_per_cm(name, energy_kev) for name in ("water", "air"))
    return 1000 * (linear_attenuation_per_cm(material, energy_kev) - water) / (water - air)


def transmitted(path_cm: float, material: str, energy_kev: float = XRAY_KEV) -> float:
    """Give the share of photons that pass a slab (Beer-Lambert law), 0 to 1.

    >>> round(transmitted(20, "soft tissue"), 4)
    0.0083
    """
    return exp(-linear_attenuation_per_cm(material, energy_kev) * path_cm)

"""Osteoclasts and osteoblasts at one remodeling site, after Komarova et al. 2003 and Ayati et al. 2010.

The papers' letters, used here without apology (C osteoclasts, B osteoblasts, z bone mass, T tumor, L its limit)::

    dC/dt = alpha1 · C^(g11 (1 + r11 T/L)) · B^(g21 (1 + r21 T/L)) − beta1 · C
    dB/dt = alpha2 · C^(g12 / (1 + r12 T/L)) · B^(g22 − r22 T/L) − beta2 · B
    dz/dt = k2 · max(0, B − B̄) − k1 · max(0, C − C̄)

C̄ and B̄ are the steady state. The exponents g say how the cells urge each other on: g11 osteoclasts themselves,
g21 osteoblasts the osteoclasts (the RANKL to OPG balance), g12 osteoclasts the osteoblasts, g22 osteoblasts themselves.
The exponents r say how a tumor shifts that.
"""

from __future__ import annotations

from cmath import sqrt
from dataclasses import dataclass, fields
from math import isfinite

from bonemets.domain.result import InputError

FULL = 1.0
"""Tumor at its limit, as a share of it."""


@dataclass(frozen=True, kw_only=True)
class Parameters:
    """The numbers of one site; rates per day, exponents without unit.

    Attributes:
        alpha1: Birth rate of osteoclasts.
        beta1: Death rate of osteoclasts, per day.
        alpha2: Birth rate of osteoblasts.
        beta2: Death rate of osteoblasts, per day.
        g11: Osteoclasts on osteoclasts.
        g21: Osteoblasts on osteoclasts.
        g12: Osteoclasts on osteoblasts.
        g22: Osteoblasts on osteoblasts.
        k1: Bone removed, percent per extra osteoclast and day.
        k2: Bone laid down, percent per extra osteoblast and day.
        r11: Tumor on g11.
        r21: Tumor on g21.
        r12: Tumor on g12.
        r22: Tumor on g22.
        gamma_t: Growth rate of the tumor (Gompertz), per day.
        tumor_start_percent: Tumor at day 0, percent of its limit; 0 for none.

    Raises:
        InputError: A number is not finite, a rate is not above zero, or there is no steady state.

    >>> Parameters().g11
    0.5
    """

    alpha1: float = 3.0
    beta1: float = 0.2
    alpha2: float = 4.0
    beta2: float = 0.02
    g11: float = 0.5
    g21: float = -0.5
    g12: float = 1.0
    g22: float = 0.0
    k1: float = 0.24
    k2: float = 0.0017
    r11: float = 0.0
    r21: float = 0.0
    r12: float = 0.0
    r22: float = 0.0
    gamma_t: float = 0.005
    tumor_start_percent: float = 0.0

    def __post_init__(self) -> None:
        for field in fields(self):
            if not isfinite(getattr(self, field.name)):
                raise InputError(f"{field.name}: needs a finite number.")
        for name in ("alpha1", "beta1", "alpha2", "beta2", "k1", "k2"):
            if getattr(self, name) <= 0:
                raise InputError(f"{name}: needs a number above 0.")
        if not 0 <= self.tumor_start_percent < 100:
            raise InputError("tumor_start_percent: needs a number from 0 to below 100.")
        if self.r12 <= -1 or abs(_gamma(exponents(self, FULL))) < 1e-9:
            raise InputError("g11, g21, g12, g22: with these exponents there is no steady state.")


def exponents(site: Parameters, share: float) -> tuple[float, float, float, float]:
    """Give g11, g21, g12 and g22 as the tumor shifts them.

    Args:
        site: The site.
        share: Tumor as a share of its limit, 0 to 1.

    >>> exponents(Parameters(), 1)
    (0.5, -0.5, 1.0, 0.0)
    """
    return (
        site.g11 * (1 + site.r11 * share),
        site.g21 * (1 + site.r21 * share),
        site.g12 / (1 + site.r12 * share),
        site.g22 - site.r22 * share,
    )


def _gamma(g: tuple[float, float, float, float]) -> float:
    g11, g21, g12, g22 = g
    return g12 * g21 - (1 - g11) * (1 - g22)


def steady_state(site: Parameters, share: float = FULL) -> tuple[float, float]:
    """Find the numbers of osteoclasts and osteoblasts that stay as they are.

    Source: komarova-2003, ayati-2010 (with the corrections of its misprints that the authors agreed to)

    Args:
        site: The site.
        share: Tumor as a share of its limit; bone mass is judged against the full tumor, as in the paper.

    >>> tuple(round(value, 2) for value in steady_state(SINGLE_EVENT))
    (1.06, 212.13)
    """
    g = g11, g21, g12, g22 = exponents(site, share)
    gamma = _gamma(g)
    one, two = site.beta1 / site.alpha1, site.beta2 / site.alpha2
    return (
        one ** ((1 - g22) / gamma) * two ** (g21 / gamma),
        one ** (g12 / gamma) * two ** ((1 - g11) / gamma),
    )


def trace_and_determinant(site: Parameters, share: float = FULL) -> tuple[float, float]:
    """Give trace (per day) and determinant (per day squared) of the system at its steady state.

    >>> trace, determinant = trace_and_determinant(WAVES)
    >>> round(trace, 12) == 0, round(determinant, 6)
    (True, 0.0016)
    """
    g = exponents(site, share)
    g11, *_, g22 = g
    trace = site.beta1 * (g11 - 1) + site.beta2 * (g22 - 1)
    return trace, -site.beta1 * site.beta2 * _gamma(g)


def eigenvalues(site: Parameters, share: float = FULL) -> tuple[complex, complex]:
    """Give the two eigenvalues at the steady state, per day: negative real parts die out, imaginary parts swing.

    >>> eigenvalues(SINGLE_EVENT)[0]
    (-0.06+0.02j)
    """
    trace, determinant = trace_and_determinant(site, share)
    root = sqrt(trace * trace - 4 * determinant) / 2
    return _tidy(trace / 2 + root), _tidy(trace / 2 - root)


def _tidy(value: complex) -> complex:
    return complex(round(value.real, 12), round(value.imag, 12))


SINGLE_EVENT = Parameters()
"""One remodeling event that comes to rest (Komarova et al. 2003)."""

WAVES = Parameters(g11=1.1, k1=0.0748, k2=0.0006395)
"""Waves of remodeling that go on (Ayati et al. 2010, healthy bone)."""

MYELOMA = Parameters(g11=1.1, k1=0.0748, k2=0.0006395, r11=0.005, r22=0.2, tumor_start_percent=1.0)
"""Waves under a growing tumor (Ayati et al. 2010)."""

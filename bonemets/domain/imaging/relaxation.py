"""How bright a tissue is on MRI: relaxation times at 3 T, and the spin-echo and STIR equations.

Subcutaneous fat, muscle (debazelaire-2004) and red marrow (byun-2023-mrf) are published means. The tumor takes T1 from
malignant vertebral lesions at 1.5 T (biffar-2010) and T2 from byun-2023-mrf. Disc, cord and fluid, and all proton
densities, are from established knowledge [unverified here]. Mineral and air give no signal.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log


@dataclass(frozen=True)
class Relaxation:
    """What a tissue's protons do.

    Attributes:
        t1_ms: Spin-lattice relaxation time, ms.
        t2_ms: Spin-spin relaxation time, ms.
        protons: Mobile protons relative to water, 0 to 1.
    """

    t1_ms: float
    t2_ms: float
    protons: float


RELAXATION = {
    "adipose tissue": Relaxation(382, 68, 0.90),
    "yellow marrow": Relaxation(382, 68, 0.85),
    "red marrow": Relaxation(859, 58, 0.80),
    "tumor": Relaxation(1252, 58, 0.90),
    "muscle": Relaxation(898, 29, 0.80),
    "soft tissue": Relaxation(898, 35, 0.80),
    "disc": Relaxation(1400, 95, 0.80),
    "annulus": Relaxation(1000, 42, 0.65),
    "cord": Relaxation(950, 78, 0.75),
    "fluid": Relaxation(4000, 1500, 1.0),
    "cortical bone": Relaxation(1000, 0.5, 0.15),
    "air": Relaxation(1000, 1, 0),
    "blood": Relaxation(1900, 5, 0.8),
}
# A flowing vessel is dark (flow void); the short T2 of "blood" stands for that.
T1_TR_MS, T1_TE_MS = 550.0, 10.0
STIR_TR_MS, STIR_TE_MS = 4500.0, 45.0


def spin_echo(tissue: Relaxation, tr_ms: float = T1_TR_MS, te_ms: float = T1_TE_MS) -> float:
    """Give the spin-echo signal, 0 to 1: protons × (1 − e^(−TR/T1)) × e^(−TE/T2).

    Args:
        tissue: Its relaxation.
        tr_ms: Repetition time, above 0 ms.
        te_ms: Echo time, 0 ms or more.

    >>> fat, tumor = RELAXATION["adipose tissue"], RELAXATION["tumor"]
    >>> spin_echo(tumor) < spin_echo(fat)
    True
    """
    return tissue.protons * (1 - exp(-tr_ms / tissue.t1_ms)) * exp(-te_ms / tissue.t2_ms)


def fat_null_ms(tr_ms: float = STIR_TR_MS) -> float:
    """Give the inversion time at which fat has no signal: T1 × (ln 2 − ln(1 + e^(−TR/T1))).

    >>> round(fat_null_ms())
    265
    """
    t1 = RELAXATION["adipose tissue"].t1_ms
    return t1 * (log(2) - log(1 + exp(-tr_ms / t1)))


def stir(tissue: Relaxation, tr_ms: float = STIR_TR_MS, te_ms: float = STIR_TE_MS) -> float:
    """Give the signal of a short-tau inversion recovery (STIR), which makes fat black, 0 to 1.

    Args:
        tissue: Its relaxation.
        tr_ms: Repetition time, above 0 ms.
        te_ms: Echo time, 0 ms or more.

    >>> round(stir(RELAXATION["adipose tissue"]), 6) + 0.0
    0.0
    >>> stir(RELAXATION["tumor"]) > stir(RELAXATION["red marrow"])
    True
    """
    recovery = 1 - 2 * exp(-fat_null_ms(tr_ms) / tissue.t1_ms) + exp(-tr_ms / tissue.t1_ms)
    return tissue.protons * abs(recovery) * exp(-te_ms / tissue.t2_ms)

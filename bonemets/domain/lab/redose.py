"""Before the next zoledronic acid: has creatinine risen so far that the label says to withhold?"""

from dataclasses import dataclass, replace
from decimal import Decimal

from bonemets.domain.lab.clearance import CREATININE_MG, CREATININE_UMOL
from bonemets.domain.result import Part, Scale, Score, Status
from bonemets.domain.score.entry import Flag
from bonemets.domain.score.number import Number, exact, rounded
from bonemets.domain.score.tally import lack, lines
from bonemets.domain.score.tool import Tool

WITHHOLD = "label: withhold"
GO = "label: no reason to withhold"
RESUME = "label: may resume at the same dose"
WAIT = "label: keep withholding"

WITHHELD = Flag(name="withheld", label="The last dose was withheld for a creatinine rise")


@dataclass(frozen=True, kw_only=True)
class _Unit:
    """One unit system with the label's own limits, not converted from the other."""

    baseline: Number
    current: Number
    normal_below: Decimal
    rise_from_normal: Decimal
    rise_from_abnormal: Decimal

    @property
    def scale(self) -> Scale:
        unit = self.current.unit
        limits = (
            f"Withhold: a rise of {self.rise_from_normal} {unit} or more from a normal baseline (below "
            f"{self.normal_below}), or of {self.rise_from_abnormal} or more from a higher one."
        )
        return Scale(
            name=f"Zoledronic acid: creatinine check before the next dose ({unit})",
            unit=unit,
            source_keys=("zometa-label",),
            version="label copies read in November 2026",
            caveat="For bone metastases or myeloma. The label informs; the prescriber decides.",
            status=Status.SECONDARY,
            notes=(limits, "Resume at the same dose once creatinine is within 10 % of the baseline."),
        )


def _entries(entry: Number) -> tuple[Number, Number]:
    return (
        replace(entry, name=f"baseline_{entry.name}", label="Creatinine before the first dose"),
        replace(entry, name=f"current_{entry.name}", label="Creatinine now"),
    )


_BASE_MG, _NOW_MG = _entries(CREATININE_MG)
_BASE_UMOL, _NOW_UMOL = _entries(CREATININE_UMOL)
MG = _Unit(
    baseline=_BASE_MG,
    current=_NOW_MG,
    normal_below=Decimal("1.4"),
    rise_from_normal=Decimal("0.5"),
    rise_from_abnormal=Decimal("1.0"),
)
UMOL = _Unit(
    baseline=_BASE_UMOL,
    current=_NOW_UMOL,
    normal_below=Decimal(124),
    rise_from_normal=Decimal(44),
    rise_from_abnormal=Decimal(88),
)


def zoledronate_redose_mg_per_dl(
    *,
    baseline_creatinine_mg_per_dl: float | None = None,
    current_creatinine_mg_per_dl: float | None = None,
    withheld: bool | None = None,
) -> Score:
    """Compare creatinine with its baseline, as the label asks before each dose (mg/dL).

    Source: zometa-label

    Args:
        baseline_creatinine_mg_per_dl: 0.2 to 15 mg/dL, before the first dose.
        current_creatinine_mg_per_dl: 0.2 to 15 mg/dL, now.
        withheld: Whether the last dose was withheld for a creatinine rise.

    Returns:
        The rise, with what the label says as the band; incomplete when a deciding answer is unknown.

    Raises:
        InputError: A value is out of range or looks like µmol/L.

    >>> zoledronate_redose_mg_per_dl(
    ...     baseline_creatinine_mg_per_dl=0.9, current_creatinine_mg_per_dl=1.4, withheld=False).band
    'label: withhold'
    """
    return _compare(MG, baseline_creatinine_mg_per_dl, current_creatinine_mg_per_dl, withheld=withheld)


def zoledronate_redose_umol_per_l(
    *,
    baseline_creatinine_umol_per_l: float | None = None,
    current_creatinine_umol_per_l: float | None = None,
    withheld: bool | None = None,
) -> Score:
    """Compare creatinine with its baseline, as the label asks before each dose (µmol/L).

    Source: zometa-label

    Args:
        baseline_creatinine_umol_per_l: 20 to 1300 µmol/L, before the first dose.
        current_creatinine_umol_per_l: 20 to 1300 µmol/L, now.
        withheld: Whether the last dose was withheld for a creatinine rise.

    Returns:
        The rise, with what the label says as the band; incomplete when a deciding answer is unknown.

    Raises:
        InputError: A value is out of range or looks like mg/dL.

    >>> zoledronate_redose_umol_per_l(
    ...     baseline_creatinine_umol_per_l=80, current_creatinine_umol_per_l=123, withheld=False).band
    'label: no reason to withhold'
    """
    return _compare(UMOL, baseline_creatinine_umol_per_l, current_creatinine_umol_per_l, withheld=withheld)


def _compare(unit: _Unit, baseline: float | None, current: float | None, *, withheld: bool | None) -> Score:
    given = ((unit.baseline, baseline), (unit.current, current), (WITHHELD, withheld))
    parts = lines(given)
    if baseline is None or current is None or withheld is None:
        return lack(unit.scale, tuple(entry for entry, value in given if value is None), parts)
    start, now = exact(baseline), exact(current)
    band, why = _resume(start, now) if withheld else _rise(unit, start, now)
    value = rounded(now - start, 2)
    working = Part("Change", f"{current:g} − {baseline:g} = {value:g} {unit.current.unit}")
    reasons = (
        why,
        "Tell the prescriber about any rise, and look for dehydration and kidney-harming medicines.",
    )
    return Score.of(unit.scale, value, band=band, parts=(*parts, working), reasons=reasons)


def _resume(start: Decimal, now: Decimal) -> tuple[str, str]:
    if now <= start * Decimal("1.1"):
        return RESUME, "Creatinine is back within 10 % of the baseline."
    return WAIT, "Creatinine is still more than 10 % above the baseline."


def _rise(unit: _Unit, start: Decimal, now: Decimal) -> tuple[str, str]:
    normal = start < unit.normal_below
    limit = unit.rise_from_normal if normal else unit.rise_from_abnormal
    kind = "normal" if normal else "raised"
    if now - start >= limit:
        return (
            WITHHOLD,
            f"From a {kind} baseline, a rise of {limit} {unit.current.unit} or more means withhold.",
        )
    return (
        GO,
        f"From a {kind} baseline, the limit is a rise of {limit} {unit.current.unit}; it is not reached.",
    )


TOOLS = (
    Tool(
        purpose="Check creatinine (mg/dL) before the next zoledronic acid.",
        function=zoledronate_redose_mg_per_dl,
        inputs=(_BASE_MG, _NOW_MG, WITHHELD),
        scale=MG.scale,
    ),
    Tool(
        purpose="Check creatinine (µmol/L) before the next zoledronic acid.",
        function=zoledronate_redose_umol_per_l,
        inputs=(_BASE_UMOL, _NOW_UMOL, WITHHELD),
        scale=UMOL.scale,
    ),
)

"""What a sign adds to a suspicion: pre-test chance, likelihood ratios, and the same as people."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING

from bonemets.domain.simulation.bound import bound

if TYPE_CHECKING:
    from collections.abc import Iterable

PEOPLE = 1000


def posterior(pretest: float, ratios: Iterable[float]) -> float:
    """Give the chance after signs, each of which multiplies the odds.

    The signs must tell independent things; two signs of one cause count too much.

    Args:
        pretest: Chance before, 0 to 1.
        ratios: Likelihood ratios, each from 0 to 10,000: how much more often a sign is met in people who have the
            condition than in those who have not.

    Raises:
        InputError: A value is out of range.

    >>> round(posterior(0.05, [4]), 3)
    0.174
    >>> posterior(0.0, [100]), posterior(1.0, [0.01])
    (0.0, 1.0)
    """
    given = tuple(ratios)
    bound("pretest", pretest, 0, 1)
    for ratio in given:
        bound("ratio", ratio, 0, 10_000)
    yes = pretest * prod(given)
    no = 1 - pretest
    return yes / (yes + no) if yes + no else 0.0


def likelihood_ratios(sensitivity: float, specificity: float) -> tuple[float, float]:
    """Give the likelihood ratios of a sign that is there and of one that is not.

    Args:
        sensitivity: Share of those with the condition who have the sign, 0 to 1.
        specificity: Share of those without it who have not, above 0 and below 1.

    Raises:
        InputError: A value is out of range, or a specificity of 0 or 1, with which one ratio has no value.

    >>> tuple(round(ratio, 2) for ratio in likelihood_ratios(0.9, 0.6))
    (2.25, 0.17)
    """
    bound("sensitivity", sensitivity, 0, 1)
    bound("specificity", specificity, 1e-9, 1 - 1e-9)
    return sensitivity / (1 - specificity), (1 - sensitivity) / specificity


@dataclass(frozen=True)
class Crowd:
    """The same as people: of so many, how many have the condition and how many of each have all signs.

    Attributes:
        people: Everybody.
        ill: Those who have the condition.
        ill_with_signs: Of those, the ones with all signs.
        well_with_signs: People without the condition who have all signs.
    """

    people: int
    ill: int
    ill_with_signs: int
    well_with_signs: int

    @property
    def with_signs(self) -> int:
        """Count everybody who has all signs."""
        return self.ill_with_signs + self.well_with_signs


def crowd(pretest: float, signs: Iterable[tuple[float, float]], people: int = PEOPLE) -> Crowd:
    """Count people instead of multiplying odds.

    Args:
        pretest: Chance before, 0 to 1.
        signs: For each sign its share among those with the condition and among those without, 0 to 1.
        people: How many to count, 1 to a million.

    Raises:
        InputError: A value is out of range.

    >>> crowd(0.05, [(0.6, 0.15)])
    Crowd(people=1000, ill=50, ill_with_signs=30, well_with_signs=142)
    """
    given = tuple(signs)
    bound("pretest", pretest, 0, 1)
    bound("people", people, 1, 1_000_000)
    for share_ill, share_well in given:
        bound("share among the ill", share_ill, 0, 1)
        bound("share among the well", share_well, 0, 1)
    ill = round(people * pretest)
    return Crowd(
        people=people,
        ill=ill,
        ill_with_signs=round(ill * prod(one for one, _ in given)),
        well_with_signs=round((people - ill) * prod(two for _, two in given)),
    )

"""Red flags of back pain: how often each is met with cancer in the spine and without, and what several add up to.

The numbers are those of one study of 1,975 people in a walk-in clinic, 13 of whom had cancer: small, old, and still
what most lists of red flags rest on.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log
from typing import TYPE_CHECKING

from bonemets.domain.simulation.bayes import Crowd, crowd, likelihood_ratios, posterior
from bonemets.domain.simulation.bound import bound

if TYPE_CHECKING:
    from collections.abc import Mapping

WALK_IN_CHANCE = 13 / 1975


@dataclass(frozen=True)
class Flag:
    """One red flag.

    Attributes:
        name: Key.
        words: Short words.
        sensitivity: Share of people with cancer who have it.
        specificity: Share of people without cancer who have it not.
    """

    name: str
    words: str
    sensitivity: float
    specificity: float

    def ratio(self, *, there: bool) -> float:
        """Give the likelihood ratio of the flag being there, or of its not being there.

        >>> round(FLAGS[0].ratio(there=True), 1)
        15.5
        """
        yes, no = likelihood_ratios(self.sensitivity, self.specificity)
        return yes if there else no


FLAGS = (
    Flag("cancer_before", "had cancer before", 0.31, 0.98),
    Flag("over_50", "50 or older", 0.77, 0.71),
    Flag("over_a_month", "pain over a month", 0.50, 0.81),
    Flag("no_relief", "not eased by lying", 0.90, 0.46),
    Flag("weight_loss", "weight loss", 0.15, 0.94),
)


def ratios(answers: Mapping[str, bool], overlap: float = 0.0) -> tuple[tuple[Flag, bool, float], ...]:
    """Give each answered flag with the ratio it still adds.

    Two signs of one cause tell less than two of different causes. How much less is asked as an overlap: at 0 every
    ratio counts whole, at 1 only the strongest counts. This way of weighing is ours.

    Source: deyo-1988

    Args:
        answers: Flags by name: there or not; those not asked are left out.
        overlap: 0 to 1.

    Raises:
        InputError: The overlap is out of range.

    >>> [round(ratio, 2) for _, _, ratio in ratios({"over_50": True, "over_a_month": True})]
    [2.66, 2.63]
    """
    bound("overlap", overlap, 0, 1)
    found = [(flag, answers[flag.name], flag.ratio(there=answers[flag.name])) for flag in FLAGS if flag.name in answers]
    if not found:
        return ()
    strongest = max(range(len(found)), key=lambda index: abs(log(found[index][2])))
    return tuple(
        (flag, there, ratio if index == strongest else exp(log(ratio) * (1 - overlap)))
        for index, (flag, there, ratio) in enumerate(found)
    )


def chance(pretest: float, answers: Mapping[str, bool], overlap: float = 0.0) -> float:
    """Give the chance of cancer in the spine after the answers.

    Source: deyo-1988

    >>> round(chance(WALK_IN_CHANCE, {"over_50": True, "over_a_month": True, "no_relief": True}), 3)
    0.072
    """
    return posterior(pretest, [ratio for _, _, ratio in ratios(answers, overlap)])


def alike(pretest: float, answers: Mapping[str, bool], overlap: float = 0.0, people: int = 1000) -> Crowd:
    """Count, among so many people, those who answer the same, with cancer and without.

    Source: deyo-1988

    >>> alike(0.007, {"over_50": True})
    Crowd(people=1000, ill=7, ill_with_signs=5, well_with_signs=288)
    """
    shares = [
        (flag.sensitivity if there else 1 - flag.sensitivity, ratio) for flag, there, ratio in ratios(answers, overlap)
    ]
    return crowd(pretest, [(share, share / ratio) for share, ratio in shares], people)

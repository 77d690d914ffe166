"""Pain rated from 0 to 10, and two published ways to call it mild, moderate or severe."""

from enum import StrEnum

from bonemets.domain.result import Band, Scale, Score, Status
from bonemets.domain.score.entry import Choice, Option
from bonemets.domain.score.number import Number
from bonemets.domain.score.tally import lack, lines
from bonemets.domain.score.tool import Tool


class Scheme(StrEnum):
    """Which cut-points are used."""

    NURSING = "1-3, 4-6, 7-10"
    SERLIN = "1-4, 5-6, 7-10"


RATING = Number(name="pain_rating", label="Pain right now", unit="of 10", minimum=0, maximum=10, step=1, strict=True)
SCHEME = Choice(
    name="scheme",
    label="Cut-points",
    options=(
        Option(Scheme.NURSING, "1–3 mild, 4–6 moderate, 7–10 severe (common in nursing policy)"),
        Option(Scheme.SERLIN, "1–4 mild, 5–6 moderate, 7–10 severe (cancer pain study of 1995)"),
    ),
)


def _bands(mild_to: int) -> tuple[Band, ...]:
    return (
        Band(0, 0, "none", "No pain reported now."),
        Band(1, mild_to, "mild", "Noticed, and usually bearable."),
        Band(mild_to + 1, 6, "moderate", "Pain that interferes; it needs treatment and a recheck."),
        Band(7, 10, "severe", "Pain that dominates; it needs prompt treatment and a look for the cause."),
    )


def _scale(scheme: Scheme, mild_to: int, status: Status) -> Scale:
    return Scale(
        name="Pain category on the 0–10 scale",
        unit="of 10",
        minimum=0,
        maximum=10,
        bands=_bands(mild_to),
        source_keys=("serlin1995", "woo2015-nrs", "farrar-2001"),
        version=f"cut-points {scheme.value}",
        caveat=(
            "A number is where asking starts. Ask for pain on movement too; CTCAE grades function and "
            "cannot be derived from the number."
        ),
        status=status,
        notes=(
            (
                "A review found cut-points at 4 and 6 most often the best fit in cancer (woo2015-nrs). That "
                "guidelines use 1–3, 4–6, 7–10 was seen in one secondary source only [NCCN: unverified here]."
            ),
            (
                "A fall of about 2 points, or of about 30 %, was what people in ten trials called much better "
                "(farrar-2001; pain without cancer)."
            ),
        ),
        disagreements=(
            (
                "A rating of 4 is moderate with cut-points 1–3, 4–6, 7–10 and mild with 1–4, 5–6, 7–10. "
                "The first is the default here because it reacts sooner."
            ),
        ),
    )


SCALES = {
    Scheme.NURSING: _scale(Scheme.NURSING, 3, Status.SECONDARY),
    Scheme.SERLIN: _scale(Scheme.SERLIN, 4, Status.VERIFIED),
}


def pain_category(*, pain_rating: float | None = None, scheme: Scheme | None = Scheme.NURSING) -> Score:
    """Call a 0–10 rating none, mild, moderate or severe.

    Source: serlin1995, woo2015-nrs

    Args:
        pain_rating: Whole number, 0 to 10.
        scheme: Cut-points; 1–3, 4–6, 7–10 unless asked otherwise.

    Returns:
        The category, with a reason when the other scheme would call it differently.

    Raises:
        InputError: The rating is not a whole number from 0 to 10, or the scheme is unknown.

    >>> pain_category(pain_rating=4).band, pain_category(pain_rating=4, scheme=Scheme.SERLIN).band
    ('moderate', 'mild')
    """
    option = SCHEME.read(scheme)
    chosen = Scheme.NURSING if option is None else Scheme(option.value)
    rating = RATING.read(pain_rating)
    if rating is None:
        return lack(SCALES[chosen], (RATING,))
    words = {name: scale.band_of(rating).label for name, scale in SCALES.items()}
    reasons = [f"With cut-points {chosen.value}, {rating:g} is called {words[chosen]}."]
    reasons += [f"With {name.value} it is called {word}." for name, word in words.items() if word != words[chosen]]
    reasons.append("Any new or changing back pain in cancer needs a neurological check, whatever the number.")
    return Score.of(SCALES[chosen], rating, parts=lines([(RATING, rating)]), reasons=tuple(reasons))


TOOLS = (
    Tool(
        purpose="Turn a pain rating into a word, and see where two schemes disagree.",
        function=pain_category,
        inputs=(RATING, SCHEME),
        scale=SCALES[Scheme.NURSING],
    ),
)

"""Random findings: how a caller might answer, from nearly all calm to nearly all wrong."""

from bonemets.domain.triage import FIELDS, Findings

ASKED = [f for f in FIELDS if f.name not in ("age_years", "pregnant", "corrected_calcium_mg_per_dl")]
EMPTY = Findings()


def values(field):
    """Every answer worth trying, "not known" excepted; sets one member at a time."""
    if field.kind == "flag":
        return (True, False)
    if field.kind == "choice":
        return field.values
    if field.kind == "number":
        return field.probes
    return (frozenset(), *(frozenset([member]) for member in field.values))


VALUES = {field.name: values(field) for field in ASKED}
RED = {field.name: [v for v in VALUES[field.name] if field.is_red(v)] for field in ASKED}


def calm(field):
    """The calmest answer. Cancer has none that is calmer than unknown but a clear no."""
    return "no_cancer" if field.name == "cancer_status" else field.reassuring


def draw(rng):
    """Draw findings; most answers are calm, or every level but EMERGENCY would be rare."""
    share = rng.choice((0.6, 0.9, 0.96, 0.98, 0.99))
    unknown = rng.choice((0, 0.02, 0.1)) * (1 - share) * 2
    return EMPTY.with_answers({field.name: _answer(rng, field, share, unknown) for field in ASKED})


def _answer(rng, field, share, unknown):
    if field.name == "cancer_status":
        return rng.choice((None, *field.values))
    chance = rng.random()
    if chance < share:
        return field.reassuring
    if chance < share + unknown:
        return None
    if field.kind == "multi":
        return frozenset(rng.sample(field.values, rng.choice((0, 1, 1, 2, 3))))
    return rng.choice(VALUES[field.name])

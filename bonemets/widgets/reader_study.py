"""The reader study: rate 24 practice films, then see how well they were read, and what that is worth."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import traitlets

from bonemets.domain.imaging import film as films
from bonemets.domain.reader_study import RATINGS, reading
from bonemets.domain.simulation.bayes import crowd
from bonemets.figures.explore.explorable import Choice, Slider
from bonemets.figures.picture import address, marked
from bonemets.figures.reader_curve import crowds, curve
from bonemets.widgets import citation, saved
from bonemets.widgets.base import BoneWidget
from bonemets.widgets.saved import SavedError

if TYPE_CHECKING:
    from bonemets.domain.imaging.film import Film
    from bonemets.domain.reader_study import Reading, Share
    from bonemets.domain.simulation.bayes import Crowd

NAME = "reader-study"
STUDY = 1  # raised when the films change, so that old ratings are not mixed with new films
SOURCES = ("hanley-mcneil-1982", "wilson-1927", "jpm-xray-2009", "nist-xcom-icru44", "synthesis")
BRIEFING = (
    """You see 24 X-rays of a lumbar vertebra, from the front. Some show a metastasis, lytic (darker) or blastic
    (whiter); the others are normal, with bowel gas to mislead you. Say for each how sure you are, from 1 to 5.""",
    """Practice pictures made by a formula, not patients. Some lesions are plain, some faint, and one cannot be seen by
    anybody: a normal film does not rule out a metastasis. It takes about five minutes. What you say stays on this
    device.""",
)
CUT = Choice(
    "cut",
    "A film counts as abnormal from",
    tuple((str(rating), f"{rating}: {RATINGS[rating]}") for rating in (2, 3, 4, 5)),
    "4",
)
PREVALENCE = Slider("prevalence_percent", "People who have a metastasis", 1, 90, 1, 10, "of 100")


SEEN = {"not seen": "which nobody could see", "faint": "faint", "clear": "plain"}


class ReaderStudy(BoneWidget):
    """Rate films and see one's own ROC curve. ``answers`` maps a film's number to its rating, tries and study.

    Python draws the films, one at a time; what is in them is told only after the last rating.

    Raises:
        ValueError: If a value is given; there is nothing to set.
    """

    module: ClassVar[str] = "reader_study.js"
    uses: ClassVar[tuple[str, ...]] = ("store.js", "control.js")
    messages: ClassVar[frozenset[str]] = frozenset({"open", "rate", "finish", "set", "clear", "restore"})

    still = traitlets.Dict().tag(sync=True)
    film = traitlets.Dict().tag(sync=True)
    answers = traitlets.Dict().tag(sync=True)
    result = traitlets.Dict().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, **values: object) -> None:
        if values:
            raise ValueError(f"{NAME} has nothing to set from Python; {next(iter(values))!r} was given.")
        self._films = {str(each.number): each for each in films.mix()}
        super().__init__(name=NAME, still=_still(len(self._films)))

    # --- What the page says ---

    def on_open(self, content: dict[str, Any]) -> None:
        """Show a film; with its truth once the study is finished."""
        shown = self._films[str(content["film"])]
        self.notice = ""
        self.film = _film(shown, len(self._films), told=bool(self.result))

    def on_rate(self, content: dict[str, Any]) -> None:
        """Keep a rating and show the next film that has none; after the last one the study can be finished."""
        id_, rating = str(content["film"]), content.get("rating")
        if self.result or id_ not in self._films:
            raise KeyError(f"{self!r} takes no rating of film {id_!r} now")
        if type(rating) is not int or rating not in RATINGS:
            self.send({"kind": "sorry", "text": "Choose a number from 1 to 5 first."})
            return
        tries = self.answers.get(id_, {"tries": 0})["tries"] + 1
        self.answers = {**self.answers, id_: {"rating": rating, "tries": tries, "version": STUDY}}
        following = self._next(id_)
        self.film = _film(self._films[following], len(self._films), told=False) if following else {}

    def on_finish(self, _content: dict[str, Any]) -> None:
        """Sum up, once every film has a rating."""
        if len(self.answers) < len(self._films):
            self.send({"kind": "sorry", "text": f"{len(self._films) - len(self.answers)} films are still to be rated."})
            return
        self._finish()

    def on_set(self, content: dict[str, Any]) -> None:
        """Draw the line elsewhere, or among other people."""
        changed = content.get("values")
        values = {**self.state.get("values", {}), **(changed if isinstance(changed, dict) else {})}
        try:
            if self.result:
                self.state = self._state(CUT.read(values.get("cut")), PREVALENCE.read(values.get(PREVALENCE.name)))
                self.notice = ""
        except ValueError as error:
            self.notice = f"That cannot be shown. {error}"

    def on_clear(self, _content: dict[str, Any]) -> None:
        """Forget all ratings and begin again."""
        self.notice = ""
        self.answers, self.result, self.state, self.film = {}, {}, {}, {}

    def on_restore(self, content: dict[str, Any]) -> None:
        """Take back what this device had kept; what cannot be read is named and set aside, never guessed."""
        try:
            kept = saved.read(content.get("text"), "reader", self.name, _check_answer)
        except SavedError as error:
            self.notice = f"Earlier ratings could not be read: {error}. They are kept aside."
            self.send({"kind": "set-aside"})
            return
        if kept.invalid:
            self.notice = "Some earlier ratings could not be read. They are kept aside; the others are back."
            self.send({"kind": "set-aside", "items": sorted(kept.invalid)})
        usable = {id_: each for id_, each in kept.answers.items() if id_ in self._films and each["version"] == STUDY}
        if len(usable) < len(kept.answers):
            self.notice = "The films have changed since you rated them; please rate the new ones."
        self.answers = {**usable, **self.answers}
        if len(self.answers) == len(self._films):
            self._finish()

    # --- What it answers ---

    def _next(self, after: str) -> str | None:
        """Find the next film without a rating, going round."""
        ids = list(self._films)
        start = ids.index(after) + 1
        return next((id_ for id_ in (*ids[start:], *ids[:start]) if id_ not in self.answers), None)

    def _reading(self) -> Reading:
        ratings = {id_: answer["rating"] for id_, answer in self.answers.items()}
        abnormal = [ratings[id_] for id_, each in self._films.items() if each.is_abnormal]
        normal = [ratings[id_] for id_, each in self._films.items() if not each.is_abnormal]
        return reading(abnormal, normal)

    def _finish(self) -> None:
        read = self._reading()
        self.film = {}
        self.result = {
            "headline": _headline(read),
            "table": _table(read),
            "rows": [_row(each, self.answers[id_]["rating"]) for id_, each in self._films.items()],
        }
        self.state = self._state(CUT.value, PREVALENCE.value)

    def _state(self, cut: str, prevalence: float) -> dict[str, Any]:
        read = self._reading()
        chosen = next(each for each in read.cuts if each.rating == int(cut))
        sign = (chosen.sensitivity.value, 1 - chosen.specificity.value)
        people = crowd(prevalence / 100, [sign])
        return {
            "values": {"cut": cut, PREVALENCE.name: prevalence},
            "curve": {"wide": curve(read, int(cut), wide=True), "narrow": curve(read, int(cut), wide=False)},
            "curve_alt": _curve_alt(read),
            "crowd": {"wide": crowds(people, wide=True), "narrow": crowds(people, wide=False)},
            "sentences": _sentences(people, prevalence),
        }


def _still(count: int) -> dict[str, Any]:
    """Give the page what never changes."""
    return {
        "briefing": [" ".join(text.split()) for text in BRIEFING],
        "count": count,
        "ratings": [[rating, text] for rating, text in RATINGS.items()],
        "cut": {"kind": "choice", "name": CUT.name, "label": CUT.label, "choices": CUT.choices},
        "prevalence": {
            "kind": "number",
            **{key: getattr(PREVALENCE, key) for key in ("name", "label", "low", "high", "step", "unit", "plays")},
        },
        "sources": citation.links(SOURCES),
    }


def _film(film: Film, count: int, *, told: bool) -> dict[str, Any]:
    """Show a film; its truth, and where to look, only when told."""
    shot = films.develop(film)
    side = "right" if film.mirrored else "left"
    return {
        "id": str(film.number),
        "title": f"Film {film.number} of {count}",
        "href": address(shot.pixels, marked(shot.pixels, shot.levels, side)),
        "alt": f"X-ray of a lumbar vertebra from the front, film {film.number}. To be read by eye. {_measured(film)}",
        "truth": film.truth if told else "",
        "center": list(film.center) if told and film.is_abnormal else [],
    }


def _measured(film: Film) -> str:
    """Say a number that tells as much as the eye can, for a reader who cannot see the film."""
    return f"Measured instead: the most unusual patch stands {films.measured(film):.1f} times above the texture."


def _headline(read: Reading) -> str:
    area = read.area
    return (
        f"A film with a lesion got the higher rating from you in {100 * area.value:.0f} of 100 pairs "
        f"(95 % interval {100 * area.low:.0f} to {100 * area.high:.0f}). 50 is guessing, 100 is perfect."
    )


def _percent(share: Share) -> str:
    return f"{share.hits} of {share.total} ({100 * share.low:.0f} to {100 * share.high:.0f} %)"


def _table(read: Reading) -> dict[str, Any]:
    rows = [[f"{each.rating}: {RATINGS[each.rating]}", _percent(each.sensitivity), _percent(each.specificity)]
            for each in read.cuts]  # fmt: skip
    head = ["Abnormal from", "Sensitivity (95 % interval)", "Specificity (95 % interval)"]
    return {"caption": "Wherever you draw the line, you pay on one side.", "head": head, "rows": rows}


def _row(film: Film, rating: int) -> dict[str, Any]:
    shown = films.visibility(film)
    seen = (
        "" if not film.is_abnormal else ", nobody could see it" if shown < 3 else ", faint" if shown < 5 else ", plain"
    )
    return {
        "id": str(film.number),
        "title": f"Film {film.number}",
        "text": f"{film.truth}{seen}. You said {rating}: {RATINGS[rating]}.",
        "abnormal": film.is_abnormal,
    }


def _curve_alt(read: Reading) -> str:
    corners = "; ".join(
        f"from {each.rating} on, {100 * each.sensitivity.value:.0f} % sensitivity and "
        f"{100 * each.specificity.value:.0f} % specificity"
        for each in read.cuts
    )
    return f"Your ROC curve: {corners}. Area {read.area.value:.2f}."


def _sentences(people: Crowd, prevalence: float) -> list[str]:
    """Say in people what the reading is worth."""
    ill, hits, called = people.ill, people.ill_with_signs, people.with_signs
    missed, cleared = ill - hits, people.people - called
    spared = _part(cleared - missed, cleared)
    worth = _part(hits, called)
    luck = " No false alarm: among so few normal films that may be luck." if called == hits > 0 else ""
    return [
        f"Of {people.people:,} people like this, {ill} have a metastasis ({prevalence:g} in 100). Read as you read:",
        f"called abnormal: {called:,}, of whom {hits} have one (positive predictive value {worth});{luck}",
        f"called normal: {cleared:,}, of whom {missed} have one all the same (negative predictive value {spared}).",
    ]


def _part(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "none"


def _check_answer(id_: str, answer: object) -> None:
    if not isinstance(answer, dict) or set(answer) != {"rating", "tries", "version"}:
        raise SavedError(f"the rating of film {id_!r:.60} is garbled")
    for name, high in (("rating", max(RATINGS)), ("tries", saved.COUNT_LIMIT), ("version", saved.COUNT_LIMIT)):
        value = answer[name]
        if type(value) is not int or not 1 <= value <= high:
            raise SavedError(f"in the rating of film {id_!r:.60}, {name!r} is {value!r:.60}")

"""The reader study as the page uses it: films one at a time, the truth at the end, and ratings that are never lost."""

import json

import pytest

import bonemets as bm
from bonemets.domain.imaging import film as films
from bonemets.domain.reader_study import RATINGS
from bonemets.widgets.base import SORRY
from bonemets.widgets.reader_study import NAME, STUDY, ReaderStudy

MIX = films.mix()
IDS = [str(film.number) for film in MIX]


@pytest.fixture(autouse=True)
def blank_films(monkeypatch):
    """Developing takes a while and is tested elsewhere; here every film is the same one."""
    shot = films.develop(MIX[0])
    monkeypatch.setattr(films, "develop", lambda _film: shot)


def rate_all(say, widget, rating=lambda film: 5 if film.is_abnormal else 1):
    for film in MIX:
        say(widget, {"kind": "rate", "film": str(film.number), "rating": rating(film)})


def finished(say, **more):
    widget = ReaderStudy()
    rate_all(say, widget, **more)
    say(widget, {"kind": "finish"})
    return widget


def restore(answers, **changes):
    state = {"format": "bonemets-reader", "version": 1, "name": NAME, "answers": answers, **changes}
    return {"kind": "restore", "text": json.dumps(state)}


def kept(**changes):
    return {"rating": 4, "tries": 1, "version": STUDY, **changes}


# --- Before and during ---


def test_the_door_gives_it_and_says_that_nothing_can_be_set():
    assert repr(bm.explore("reader-study")) == "ReaderStudy('reader-study')"
    with pytest.raises(ValueError, match="nothing to set from Python; 'films' was given"):
        bm.explore("reader-study", films=3)


def test_it_begins_with_a_briefing_and_no_film():
    widget = ReaderStudy()

    assert (widget.film, widget.answers, widget.result, widget.state, widget.notice) == ({}, {}, {}, {}, "")
    text = " ".join(widget.still["briefing"])
    assert "not patients" in text
    assert "does not rule out" in text
    assert widget.still["ratings"] == [[rating, text] for rating, text in RATINGS.items()]


def test_a_film_is_shown_without_its_truth(say):
    widget = ReaderStudy()
    for film in MIX[:6]:
        say(widget, {"kind": "open", "film": str(film.number)})
        assert widget.film["title"] == f"Film {film.number} of 24"
        assert widget.film["href"].startswith("data:image/png;base64,")
        assert (widget.film["truth"], widget.film["center"]) == ("", [])
        assert "lesion" not in widget.film["alt"]
        assert "Measured instead" in widget.film["alt"]


def test_a_rating_is_kept_and_the_next_open_film_follows(say):
    widget = ReaderStudy()
    say(widget, {"kind": "open", "film": "1"})
    say(widget, {"kind": "rate", "film": "1", "rating": 4})

    assert widget.answers == {"1": kept()}
    assert widget.film["id"] == "2"
    say(widget, {"kind": "rate", "film": "24", "rating": 2})
    assert widget.film["id"] == "2"


def test_a_rating_can_be_changed_until_the_end(say):
    widget = ReaderStudy()
    say(widget, {"kind": "rate", "film": "1", "rating": 4})
    say(widget, {"kind": "rate", "film": "1", "rating": 2})

    assert widget.answers["1"] == kept(rating=2, tries=2)


@pytest.mark.parametrize("rating", [0, 6, None, "3", True, 2.0, float("nan"), [3]])
def test_a_rating_off_the_scale_is_asked_for_again(say, heard, rating):
    widget = ReaderStudy()
    say(widget, {"kind": "rate", "film": "1", "rating": rating})

    assert widget.answers == {}
    assert heard[-1] == {"kind": "sorry", "text": "Choose a number from 1 to 5 first."}


@pytest.mark.parametrize("content", [{"film": "99", "rating": 3}, {"film": None, "rating": 3}, {}])
def test_what_no_page_sends_is_refused_without_a_traceback(say, content):
    widget = ReaderStudy()
    say(widget, {"kind": "rate", **content})

    assert (widget.answers, widget.notice) == ({}, SORRY)


def test_there_is_no_result_before_the_last_film(say, heard):
    widget = ReaderStudy()
    say(widget, {"kind": "rate", "film": "1", "rating": 3})
    say(widget, {"kind": "finish"})

    assert widget.result == {}
    assert heard[-1]["text"] == "23 films are still to be rated."


# --- The result ---


def test_a_perfect_reader_sees_a_perfect_curve(say):
    widget = finished(say)

    assert "100 of 100 pairs" in widget.result["headline"]
    assert [row[1][:8] for row in widget.result["table"]["rows"]] == ["12 of 12"] * 4
    assert "Area 1.00" in widget.state["curve_alt"]
    assert widget.film == {}


def test_a_reader_who_always_says_the_same_is_guessing(say):
    widget = finished(say, rating=lambda _film: 3)

    assert "50 of 100 pairs" in widget.result["headline"]
    assert "50 is guessing" in widget.result["headline"]


def test_the_intervals_are_stated(say):
    widget = finished(say)

    assert "95 % interval" in widget.result["headline"]
    assert all("95 % interval" in head for head in widget.result["table"]["head"][1:])


def test_every_film_is_told_at_the_end_with_what_was_said(say):
    widget = finished(say)

    assert [row["id"] for row in widget.result["rows"]] == IDS
    for row, film in zip(widget.result["rows"], MIX, strict=True):
        assert row["text"].startswith(film.truth)
        assert row["abnormal"] is film.is_abnormal
    assert sum("nobody could see" in row["text"] for row in widget.result["rows"]) == 1


def test_a_film_opened_at_the_end_shows_where_to_look(say):
    widget = finished(say)
    abnormal = next(film for film in MIX if film.is_abnormal)
    say(widget, {"kind": "open", "film": str(abnormal.number)})

    assert widget.film["truth"] == abnormal.truth
    assert widget.film["center"] == list(abnormal.center)


def test_after_the_end_no_rating_changes(say):
    widget = finished(say)
    before = widget.answers
    say(widget, {"kind": "rate", "film": "1", "rating": 3})

    assert widget.answers == before
    assert widget.notice == SORRY


# --- What it is worth ---


def worth(say, widget, **values):
    say(widget, {"kind": "set", "values": values})
    return " ".join(widget.state["sentences"])


def test_the_same_reading_is_worth_more_where_more_people_are_ill(say):
    # Sensitivity 12 of 12, specificity 9 of 12.
    alarms = [str(film.number) for film in MIX if not film.is_abnormal][:3]
    widget = finished(say, rating=lambda film: 5 if film.is_abnormal or str(film.number) in alarms else 1)

    rare = worth(say, widget, prevalence_percent=1)
    assert "Of 1,000 people like this, 10 have a metastasis" in rare
    assert "called abnormal: 258, of whom 10 have one (positive predictive value 4 %)" in rare
    common = worth(say, widget, prevalence_percent=50)
    assert "called abnormal: 625, of whom 500 have one (positive predictive value 80 %)" in common
    assert "of whom 0 have one all the same (negative predictive value 100 %)" in common


def test_drawing_the_line_elsewhere_marks_another_point_and_changes_the_worth(say):
    widget = finished(say, rating=lambda film: 4 if film.is_abnormal else 3)
    lax, strict = worth(say, widget, cut="3"), worth(say, widget, cut="5")

    assert "called abnormal: 1,000" in lax
    assert "negative predictive value none" in lax
    assert "called abnormal: 0" in strict
    assert "positive predictive value none" in strict
    assert widget.state["values"]["cut"] == "5"


@pytest.mark.parametrize(
    "values", [{"cut": "9"}, {"prevalence_percent": "many"}, {"prevalence_percent": float("nan")}, {"cut": None}]
)
def test_a_setting_that_cannot_be_is_refused_in_words(say, values):
    widget = finished(say)
    before = widget.state
    say(widget, {"kind": "set", "values": values})

    assert widget.notice.startswith("That cannot be shown.")
    assert widget.state == before
    say(widget, {"kind": "set", "values": {"cut": "3"}})
    assert widget.notice == ""


def test_before_the_end_there_is_nothing_to_set(say):
    widget = ReaderStudy()
    say(widget, {"kind": "set", "values": {"cut": "3"}})

    assert (widget.state, widget.notice) == ({}, "")


# --- Kept on the device ---


def test_ratings_come_back_and_the_study_goes_on(say):
    widget = ReaderStudy()
    say(widget, restore({"1": kept(), "2": kept(rating=1)}))

    assert widget.answers == {"1": kept(), "2": kept(rating=1)}
    assert (widget.result, widget.notice) == ({}, "")


def test_a_finished_study_comes_back_finished(say):
    before = finished(say)
    after = ReaderStudy()
    say(after, restore(before.answers))

    assert after.result == before.result
    assert after.state["sentences"] == before.state["sentences"]


def test_what_is_rated_now_is_not_replaced_by_what_was_kept(say):
    widget = ReaderStudy()
    say(widget, {"kind": "rate", "film": "1", "rating": 5})
    say(widget, restore({"1": kept(rating=2)}))

    assert widget.answers["1"]["rating"] == 5


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "garbled"),
        (None, "missing or too long"),
        (json.dumps({"format": "bonemets-quiz", "version": 1, "name": NAME, "answers": {}}), "not a saved reader"),
        (restore({}, version=7)["text"], "version 7"),
        (restore({}, name="other")["text"], "belongs to 'other'"),
    ],
)
def test_a_state_nobody_can_read_is_set_aside_and_said(say, heard, text, words):
    widget = ReaderStudy()
    say(widget, {"kind": "restore", "text": text})

    assert words in widget.notice
    assert heard[-1] == {"kind": "set-aside"}


@pytest.mark.parametrize(
    "bad", [kept(rating=6), kept(rating="3"), kept(tries=0), kept(version=True), {"rating": 3}, 5, None]
)
def test_one_garbled_rating_costs_that_rating_only(say, heard, bad):
    widget = ReaderStudy()
    say(widget, restore({"1": bad, "2": kept()}))

    assert widget.answers == {"2": kept()}
    assert {"kind": "set-aside", "items": ["1"]} in heard
    assert "kept aside" in widget.notice


def test_ratings_of_other_films_are_not_mixed_in(say):
    widget = ReaderStudy()
    say(widget, restore({"1": kept(version=STUDY + 1), "77": kept(), "3": kept()}))

    assert widget.answers == {"3": kept()}
    assert widget.notice.startswith("The films have changed")


def test_clearing_begins_again(say):
    widget = finished(say)
    say(widget, {"kind": "clear"})

    assert (widget.answers, widget.result, widget.state, widget.film) == ({}, {}, {}, {})

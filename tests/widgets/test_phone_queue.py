"""The phone queue as the page uses it: an order is played, somebody gets worse, and the waits are told in words."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bonemets as bm
from bonemets.content import phone_queue as content
from bonemets.content.table import ContentError
from bonemets.domain.triage import EDUCATION_ONLY, Level
from bonemets.widgets.base import SORRY
from bonemets.widgets.phone_queue import PhoneQueue

QUEUES = content.load()
MONDAY = QUEUES["monday-morning"]
GOOD = ["omar", "sylvie", "teodoro", "bernice", "maeve"]
GOOD_THEN = ["maeve", "sylvie", "teodoro", "bernice"]


def play(say, widget, first, then):
    say(widget, {"kind": "start", "order": first})
    say(widget, {"kind": "go", "order": then})
    return widget.state.get("result")


def people(widget):
    return [each["id"] for each in widget.state["people"]]


def restore(answers, name="all", **changes):
    state = {"format": "bonemets-queue", "version": 1, "name": name, "answers": answers, **changes}
    return {"kind": "restore", "text": json.dumps(state)}


def kept(**changes):
    return {"first": GOOD, "then": GOOD_THEN, "tries": 1, **changes}


def test_it_begins_with_five_people_on_hold_and_no_levels():
    widget = PhoneQueue()

    assert repr(widget) == "PhoneQueue('all')"
    assert widget.education_only == EDUCATION_ONLY
    assert widget.state["phase"] == "rank"
    assert people(widget) == [each.id for each in MONDAY.waiting]
    assert not any(level.name in json.dumps(widget.state) for level in Level)
    assert MONDAY.change.line not in json.dumps(widget.state)
    assert [each["id"] for each in widget.queues] == list(QUEUES)
    assert {each["status"] for each in widget.queues} == {"not yet played"}


def test_one_queue_can_be_shown_alone():
    widget = bm.phone_queue("sunday-night")

    assert repr(widget) == "PhoneQueue('sunday-night')"
    assert (widget.state["id"], [each["id"] for each in widget.queues]) == ("sunday-night", ["sunday-night"])


def test_an_unknown_queue_is_named_with_those_there_are():
    with pytest.raises(ContentError, match=r'queues\.toml, id "easter".*monday-morning'):
        bm.phone_queue("easter")


def test_after_the_first_call_time_has_passed_and_somebody_got_worse(say):
    widget = PhoneQueue()
    say(widget, {"kind": "start", "order": GOOD})

    state = widget.state
    assert state["phase"] == "again"
    assert state["taken"] == "You took Omar Rahimi. 9 minutes have passed."
    assert state["line"] == MONDAY.change.line
    assert people(widget) == GOOD[1:]
    worse = state["people"][-1]
    assert (worse["id"], worse["worse"], worse["note"]) == ("maeve", True, MONDAY.change.line)
    assert worse["waited"] == "on hold 17 min"
    assert state["again"] == ""


def test_whoever_was_taken_first_and_gets_worse_is_on_hold_again(say):
    widget = PhoneQueue()
    say(widget, {"kind": "start", "order": ["maeve", *GOOD[:4]]})

    assert people(widget) == [*GOOD[:4], "maeve"]
    assert widget.state["again"] == "Maeve O’Connell is on hold again."
    assert widget.state["people"][-1]["waited"] == "on hold again"
    say(widget, {"kind": "go", "order": ["omar", "maeve", *GOOD[1:4]]})
    rows = widget.state["result"]["rows"]
    assert [row["worse"] for row in rows] == [False, False, True, False, False, False]
    assert rows[2]["words"] == "called again at minute 5, then waited 9 minutes"


def test_a_good_order_is_told_so(say):
    widget = PhoneQueue()
    result = play(say, widget, GOOD, GOOD_THEN)

    assert result["verdict"] == "right"
    assert result["headline"].startswith("Nobody waited behind somebody less urgent")
    assert result["passed"] == []
    assert [row["id"] for row in result["rows"]] == ["omar", *GOOD_THEN]
    assert result["rows"][0]["words"] == "taken at once"
    assert result["rows"][1]["words"] == "waited 9 minutes, and was taken as soon as it got worse"
    assert result["rows"][1]["why"] == "Possible sepsis with low defenses"
    assert (result["rows"][1]["before"]["name"], result["rows"][1]["level"]["name"]) == ("routine", "emergency")
    assert (result["change"], result["total"]) == (9, 33)
    assert result["good"] == ["Omar Rahimi", "Maeve O’Connell", "Sylvie Laurent", "Teodoro Cruz", "Bernice Holt"]
    assert widget.queues[0]["status"] == "nobody waited behind somebody less urgent"


def test_an_emergency_that_waited_is_named_first_with_whom_it_waited_for(say):
    widget = PhoneQueue()
    result = play(say, widget, ["bernice", *GOOD[:3], "maeve"], ["sylvie", "teodoro", "omar", "maeve"])

    assert result["verdict"] == "under"
    assert result["headline"] == "An emergency waited for a call that could have waited."
    assert result["passed"][0] == (
        "Omar Rahimi (EMERGENCY) waited 19 minutes behind Bernice Holt, Sylvie Laurent and Teodoro Cruz."
    )
    assert result["rows"][-1]["words"] == "waited 28 minutes, 22 minutes of them after it got worse"
    assert widget.queues[0]["status"] == "an emergency waited"


def test_a_lesser_wait_is_told_more_quietly(say):
    widget = PhoneQueue()
    result = play(say, widget, GOOD, ["maeve", "teodoro", "sylvie", "bernice"])

    assert result["verdict"] == "partly right"
    assert result["passed"] == ["Sylvie Laurent (URGENT) waited 6 minutes behind Teodoro Cruz."]
    assert widget.queues[0]["status"] == "somebody waited behind somebody less urgent"


@given(st.sampled_from(list(QUEUES)), st.randoms(use_true_random=False))
def test_any_order_of_any_queue_can_be_played(say, id_, random):
    widget = PhoneQueue()
    say(widget, {"kind": "open", "queue": id_})
    first = people(widget)
    random.shuffle(first)
    say(widget, {"kind": "start", "order": first})
    then = people(widget)
    random.shuffle(then)
    say(widget, {"kind": "go", "order": then})

    result = widget.state["result"]
    assert [row["id"] for row in result["rows"]] == [first[0], *then]
    assert result["total"] == sum(row["minutes"] for row in result["rows"])
    assert widget.notice == ""
    json.dumps(widget.state)


@pytest.mark.parametrize("order", [[], GOOD[:4], [*GOOD, "omar"], ["omar"] * 5])
def test_an_order_that_is_not_everybody_once_is_refused_in_words(say, heard, order):
    widget = PhoneQueue()
    say(widget, {"kind": "start", "order": order})

    assert heard == [{"kind": "sorry", "text": "Everybody on hold must be in the order, each once."}]
    assert widget.state["phase"] == "rank"


def test_a_second_order_is_checked_too(say, heard):
    widget = PhoneQueue()
    play(say, widget, GOOD, GOOD)

    assert heard == [{"kind": "sorry", "text": "Everybody on hold must be in the order, each once."}]
    assert (widget.state["phase"], widget.answers) == ("again", {})


@pytest.mark.parametrize(
    "contents",
    [
        [{"kind": "start"}],
        [{"kind": "start", "order": "omar"}],
        [{"kind": "start", "order": [1, 2, 3, 4, 5]}],
        [{"kind": "open", "queue": "easter"}],
        [{"kind": "open"}],
    ],
)
def test_a_message_out_of_place_is_answered_with_one_plain_sentence(say, contents):
    widget = PhoneQueue()
    for each in contents:
        say(widget, each)

    assert widget.notice == SORRY


def test_a_button_pressed_again_before_it_was_heard_counts_once_and_is_no_fault(say):
    widget = PhoneQueue()
    say(widget, {"kind": "start", "order": GOOD})
    after = widget.state
    say(widget, {"kind": "start", "order": GOOD})
    assert (widget.state, widget.notice) == (after, "")

    for _ in range(2):
        say(widget, {"kind": "go", "order": GOOD_THEN})
    assert (widget.state["phase"], widget.answers["monday-morning"]["tries"], widget.notice) == ("done", 1, "")


def test_opening_a_queue_begins_it_anew(say):
    widget = PhoneQueue()
    play(say, widget, GOOD, GOOD_THEN)
    before = widget.state["round"]
    say(widget, {"kind": "open", "queue": "monday-morning"})

    assert (widget.state["phase"], widget.notice) == ("rank", "")
    assert widget.state["round"] > before


def test_the_first_time_counts_and_comes_back_after_a_reload(say):
    widget, later = PhoneQueue(), PhoneQueue()
    play(say, widget, ["bernice", *GOOD[:3], "maeve"], ["sylvie", "teodoro", "omar", "maeve"])
    say(widget, {"kind": "open", "queue": "monday-morning"})
    play(say, widget, GOOD, GOOD_THEN)
    say(later, restore(json.loads(json.dumps(widget.answers))))

    assert widget.answers["monday-morning"]["tries"] == 2
    assert widget.queues[0]["status"] == "an emergency waited"
    assert later.queues == widget.queues
    assert later.notice == ""


@pytest.mark.parametrize(
    "text",
    [
        None,
        "{",
        restore({}, name="sunday-night")["text"],
        restore({}, format="bonemets-quiz")["text"],
    ],
)
def test_a_garbled_state_is_set_aside(say, heard, text):
    widget = PhoneQueue()
    say(widget, {"kind": "restore", "text": text})

    assert widget.notice.startswith("Earlier queues could not be read: ")
    assert heard == [{"kind": "set-aside"}]
    assert widget.answers == {}


@pytest.mark.parametrize(
    "garbled",
    [
        7,
        kept(more=1),
        kept(tries=0),
        kept(tries=1.5),
        kept(first="omar"),
        kept(first=[]),
        kept(then=[7]),
    ],
)
def test_a_garbled_queue_costs_that_queue_only(say, heard, garbled):
    widget = PhoneQueue()
    say(widget, restore({"friday-evening": garbled, "monday-morning": kept()}))

    assert widget.answers == {"monday-morning": kept()}
    assert widget.notice == "Some earlier queues could not be read. They are kept aside; the others are back."
    assert heard == [{"kind": "set-aside", "items": ["friday-evening"]}]


@pytest.mark.parametrize(
    "old", [{"easter": kept()}, {"friday-evening": kept()}, {"friday-evening": kept(first=["omar"])}]
)
def test_a_queue_that_has_changed_is_left_out_and_the_others_stay(say, heard, old):
    widget = PhoneQueue()
    say(widget, restore({**old, "monday-morning": kept()}))

    assert set(widget.answers) == {"monday-morning"}
    assert "have changed" in widget.notice
    assert heard == [{"kind": "set-aside", "items": list(old)}]


def test_a_queue_played_while_the_old_ones_come_back_stays(say):
    widget = PhoneQueue()
    play(say, widget, GOOD, GOOD_THEN)
    say(widget, restore({"monday-morning": kept(tries=9)}))

    assert widget.answers["monday-morning"]["tries"] == 1


def test_clear_forgets_everything(say):
    widget = PhoneQueue()
    play(say, widget, GOOD, GOOD_THEN)
    say(widget, {"kind": "clear"})

    assert widget.answers == {}
    assert {each["status"] for each in widget.queues} == {"not yet played"}

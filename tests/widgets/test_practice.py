"""The practice telephone as the page uses it: what is asked is answered, what is decided is talked over and kept."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bonemets as bm
from bonemets.content import caller, source
from bonemets.content.table import ContentError
from bonemets.domain import practice as domain
from bonemets.domain.triage import EDUCATION_ONLY, GROUPS, Level, triage
from bonemets.widgets.base import SORRY
from bonemets.widgets.practice import ALL, Practice

BOOK = caller.load()
IDS = list(BOOK.callers)
ALONE = [id_ for id_ in IDS if id_ not in {BOOK.worked, BOOK.started}]
SCREENS = [screen.id for screen in domain.SCREENS]


def take(say, widget, id_, steps=(), **decision):
    """Take a whole call; the right level and reason where none is given."""
    who = BOOK.callers[id_]
    say(widget, {"kind": "open", "caller": id_})
    for step in steps:
        say(widget, {"kind": "ask", "step": step})
    right = next(each.rule.id for each in triage(who.findings).fired if each.level is who.level)
    say(widget, {"kind": "decide", "level": who.level.name.lower(), "reason": right, **decision})


def restore(answers, **changes):
    state = {"format": "bonemets-practice", "version": 1, "name": ALL, "answers": answers, **changes}
    return {"kind": "restore", "text": json.dumps(state)}


def kept(**changes):
    return {"asked": ["danger", "walking"], "level": "SOON", "reason": "R01", "tries": 1, **changes}


# --- Before a call ---


def test_it_begins_with_a_briefing_and_a_list_and_nobody_on_the_line():
    widget = Practice()

    assert repr(widget) == "Practice('all')"
    assert (widget.call, widget.debrief, widget.answers, widget.summary, widget.notice) == ({}, {}, {}, [], "")
    assert [each["id"] for each in widget.calls] == IDS
    assert widget.education_only == EDUCATION_ONLY
    text = " ".join(widget.briefing)
    assert "Mistakes are expected" in text
    assert "not an exam" in text
    assert "invented" in text


def test_the_page_is_told_the_questions_and_their_price_but_no_answers():
    form = Practice().form

    assert [each["group"] for each in form["groups"]] == list(GROUPS)
    steps = [question["step"] for group in form["groups"] for question in group["questions"]]
    assert steps == [field.name for group in GROUPS for field in domain.ASKABLE if field.group == group]
    assert all(question["cost"].endswith(" s") for group in form["groups"] for question in group["questions"])
    assert [each["step"] for each in form["screens"]] == SCREENS
    assert [each["name"] for each in form["levels"]] == ["emergency", "urgent", "soon", "routine"]


def test_the_list_gives_no_level_away():
    text = json.dumps(Practice().calls)

    assert not any(level.name in text for level in Level)


def test_one_caller_comes_with_the_contrast_twin():
    assert [each["id"] for each in bm.practice("leroy").calls] == ["leroy", "arthur"]
    assert [each["id"] for each in bm.practice("jess").calls] == ["jess"]
    assert repr(bm.practice("jess")) == "Practice('jess')"


def test_an_unknown_caller_is_named_with_those_there_are():
    with pytest.raises(ContentError, match=r'callers\.toml, id "nobody".*lucia'):
        bm.practice("nobody")


# --- A call ---


def test_a_caller_says_only_the_opening_until_asked(say):
    widget = Practice()
    say(widget, {"kind": "open", "caller": "leroy"})

    who = BOOK.callers["leroy"]
    call = widget.call
    assert (call["opening"], call["who"], call["speaker"]) == (who.opening, who.who, "Leroy")
    assert (call["log"], call["asked"], call["clock"], call["mode"]) == ([], [], "0 min", "alone")
    assert who.words["bladder"] not in json.dumps(call)
    assert who.withholds not in json.dumps(call)
    assert "EMERGENCY" not in json.dumps(call)


@given(st.sampled_from(ALONE), st.lists(st.sampled_from(caller.STEPS), min_size=1, max_size=8))
def test_every_question_is_answered_in_the_callers_words_and_costs_time_once(say, id_, steps):
    widget, who = Practice(), BOOK.callers[id_]
    say(widget, {"kind": "open", "caller": id_})
    for step in steps:
        say(widget, {"kind": "ask", "step": step})

    log = widget.call["log"]
    assert widget.call["asked"] == list(domain.questions(step["step"] for step in log))
    assert set(widget.call["asked"]) == set(domain.questions(steps))
    for entry in log:
        names = domain.questions([entry["step"]])
        assert [line["answer"] for line in entry["lines"]] == [who.words[name] for name in names]
        assert all(bool(line["label"]) is (len(names) > 1) for line in entry["lines"])
    assert widget.call["clock"] == domain.clock(domain.seconds([entry["step"] for entry in log]))
    assert widget.notice == ""


def test_what_a_screen_answered_is_not_asked_again(say):
    widget = Practice()
    say(widget, {"kind": "open", "caller": "leroy"})
    for step in ("nerves", "bladder", "nerves"):
        say(widget, {"kind": "ask", "step": step})

    assert [entry["step"] for entry in widget.call["log"]] == ["nerves"]
    assert widget.call["clock"] == "1 min 30 s"


@pytest.mark.parametrize("id_", IDS)
def test_the_reasons_to_choose_from_hold_a_right_one_and_wrong_ones_and_no_level(say, id_):
    widget, who = Practice(), BOOK.callers[id_]
    say(widget, {"kind": "open", "caller": id_})

    reasons = [each["id"] for each in widget.call["reasons"]]
    assert set(who.decoys) < set(reasons)
    assert [set(each) for each in widget.call["reasons"]] == [{"id", "title"}] * len(reasons)
    titles = [each["title"] for each in widget.call["reasons"]]
    assert titles == sorted(titles)


def test_a_decision_needs_a_level_and_a_reason(say, heard):
    widget = Practice()
    say(widget, {"kind": "open", "caller": "leroy"})
    say(widget, {"kind": "decide", "level": None, "reason": "R01"})
    say(widget, {"kind": "decide", "level": "soon", "reason": None})
    say(widget, {"kind": "decide", "level": "soon", "reason": "U13"})

    assert [each["text"] for each in heard] == [
        "Choose how soon somebody must act.",
        "Choose the main reason.",
        "Choose the main reason.",
    ]
    assert (widget.debrief, widget.answers, widget.notice) == ({}, {}, "")


def test_a_worked_call_thinks_aloud_step_by_step_and_does_not_count(say):
    widget, who = Practice(), BOOK.callers[BOOK.worked]
    say(widget, {"kind": "open", "caller": BOOK.worked})
    assert (widget.call["mode"], widget.call["log"]) == ("worked", [])
    for thought in who.thoughts:
        assert not widget.call["all_thoughts"]
        say(widget, {"kind": "step"})
        assert widget.call["thoughts"][-1] == thought.think
        assert widget.call["log"][-1]["thought"] == thought.think
    assert widget.call["all_thoughts"]
    say(widget, {"kind": "step"})
    say(widget, {"kind": "step"})

    assert widget.debrief["headline"] == "So the call ends: SOON."
    assert (widget.debrief["comment"], widget.debrief["reason"]) == ("", "")
    assert widget.debrief["next"]["id"] == BOOK.started
    assert widget.summary == []
    assert widget.calls[0]["status"] == "worked example, seen"
    assert widget.answers[BOOK.worked]["tries"] == 1


def test_a_started_call_has_its_first_questions_asked(say):
    widget, who = Practice(), BOOK.callers[BOOK.started]
    say(widget, {"kind": "open", "caller": BOOK.started})

    assert widget.call["mode"] == "started"
    assert [entry["step"] for entry in widget.call["log"]] == [thought.ask for thought in who.thoughts]
    assert widget.call["thoughts"] == [thought.think for thought in who.thoughts]
    assert widget.call["clock"] != "0 min"


def test_a_call_alone_has_no_thoughts(say):
    widget = Practice()
    say(widget, {"kind": "open", "caller": "leroy"})
    say(widget, {"kind": "ask", "step": "danger"})

    assert widget.call["thoughts"] == []
    assert widget.call["log"][0]["thought"] == ""


# --- After a call ---


def test_a_missed_emergency_is_told_first_with_what_would_have_shown_it(say):
    widget, who = Practice(), BOOK.callers["leroy"]
    take(say, widget, "leroy", level="soon", reason="R01", steps=["danger"])

    talk = widget.debrief
    assert talk["verdict"] == "under"
    assert talk["headline"] == "This was an EMERGENCY, and you called it SOON."
    assert [(each["label"], each["answer"]) for each in talk["missed"]] == [("Bladder", who.words["bladder"])]
    assert talk["unused"] == talk["calming"] == []
    assert talk["heard"]["established"]["name"] == "routine"
    assert not talk["heard"]["same"]
    assert "does not hold" in talk["reason"]
    assert talk["rules"][0]["id"] == "E04"
    assert talk["withholds"] == who.withholds
    assert talk["point"] == who.point
    assert talk["clock"] == "45 s"
    assert 0 < len(talk["open"]) <= 5
    assert talk["more_open"] > 0
    assert widget.summary[0] == "Emergencies recognized: 0 of 1."


def test_a_red_flag_that_was_heard_is_quoted_when_it_was_not_used(say):
    widget = Practice()
    take(say, widget, "solomon", level="routine", reason="R01", steps=["nerves"])

    assert [each["label"] for each in widget.debrief["unused"]] == ["Weakness"]
    assert widget.debrief["missed"] == []


def test_too_high_is_told_as_the_safe_side(say):
    widget = Practice()
    take(say, widget, "arthur", level="urgent", reason="E04", steps=["danger", "nerves"])

    assert widget.debrief["verdict"] == "over"
    assert widget.debrief["headline"] == "You called it URGENT; ROUTINE was enough."
    assert "safe side" in widget.debrief["comment"]


def test_asking_on_in_an_emergency_is_mentioned_only_when_it_took_a_minute(say):
    widget = Practice()
    take(say, widget, "desmond", steps=["danger", *SCREENS[1:]])
    assert "5 min" in widget.debrief["late"]

    take(say, widget, "desmond", steps=["danger", "cancer_status"])
    assert widget.debrief["late"] == ""


def test_a_flare_says_what_it_replaced(say):
    widget = Practice()
    say(widget, {"kind": "open", "caller": "lucia"})
    for _ in range(len(BOOK.callers["lucia"].thoughts) + 1):
        say(widget, {"kind": "step"})

    assert len(widget.debrief["suppressed"]) == 1
    assert widget.debrief["heard"]["same"]


def test_the_twin_is_named_without_the_answer_until_both_were_taken(say):
    widget = Practice()
    pair = BOOK.callers["leroy"].pair
    take(say, widget, "leroy")
    before = widget.debrief["twin"]
    take(say, widget, "arthur")
    after = widget.debrief["twin"]

    assert (before["id"], before["taken"]) == ("arthur", False)
    assert pair.topic in before["sentence"]
    assert pair.difference not in json.dumps(before)
    assert (after["id"], after["taken"]) == ("leroy", True)
    assert pair.difference in after["sentence"]


def test_a_caller_without_a_twin_has_none(say):
    widget = Practice()
    take(say, widget, "jess")

    assert widget.debrief["twin"] is None


def test_the_next_call_is_one_not_yet_taken_going_round(say):
    widget = Practice("leroy")
    take(say, widget, "arthur")
    assert widget.debrief["next"]["id"] == "leroy"
    take(say, widget, "leroy")
    assert widget.debrief["next"] is None


@pytest.mark.parametrize("id_", ALONE)
@pytest.mark.parametrize("level", list(Level))
def test_every_call_can_be_ended_at_every_level(say, id_, level):
    widget = Practice()
    take(say, widget, id_, level=level.name.lower(), steps=["danger"])

    assert widget.notice == ""
    assert widget.debrief["chosen"]["name"] == level.name.lower()
    known = {each.link for each in source.load().values()}
    for rule in widget.debrief["rules"]:
        assert {each["link"] for each in rule["sources"]} <= known
    json.dumps(widget.debrief)


def test_the_first_decision_of_a_call_counts(say):
    widget = Practice()
    take(say, widget, "leroy", level="soon", reason="R01")
    take(say, widget, "leroy")

    assert widget.debrief["verdict"] == "right"
    assert widget.answers["leroy"]["level"] == "SOON"
    assert widget.answers["leroy"]["tries"] == 2
    assert widget.summary[0] == "Emergencies recognized: 0 of 1."
    assert next(each["status"] for each in widget.calls if each["id"] == "leroy") == "you said SOON, it was EMERGENCY"


def test_after_all_calls_the_summary_counts_all_but_the_worked_one(say):
    widget = Practice()
    for id_ in IDS:
        if id_ == BOOK.worked:
            say(widget, {"kind": "open", "caller": id_})
            for _ in range(len(BOOK.callers[id_].thoughts) + 1):
                say(widget, {"kind": "step"})
        else:
            take(say, widget, id_)

    assert widget.summary[0] == "Emergencies recognized: 9 of 9."
    assert all(each["taken"] for each in widget.calls)
    assert widget.debrief["next"] is None
    assert {each["status"].split(",")[1] for each in widget.calls} == {" as you said", " seen"}


def test_the_lobby_puts_the_receiver_down(say):
    widget = Practice()
    take(say, widget, "leroy")
    say(widget, {"kind": "lobby"})

    assert (widget.call, widget.debrief) == ({}, {})
    assert "leroy" in widget.answers


def test_the_same_call_opened_again_is_a_new_round(say):
    widget = Practice()
    say(widget, {"kind": "open", "caller": "leroy"})
    first = widget.call["round"]
    say(widget, {"kind": "open", "caller": "leroy"})

    assert widget.call["round"] > first


# --- Kept on the device ---


def test_what_was_kept_comes_back_and_is_judged_anew(say):
    before, after = Practice(), Practice()
    take(say, before, "leroy", level="soon", reason="R01")
    take(say, before, "arthur")
    say(after, restore(json.loads(json.dumps(before.answers))))

    assert after.answers == before.answers
    assert after.summary == before.summary
    assert after.calls == before.calls
    assert after.notice == ""


@pytest.mark.parametrize(
    "text",
    [
        None,
        7,
        "",
        "{",
        "[]",
        "x" * 200_001,
        json.dumps({"format": "bonemets-quiz", "version": 1, "name": ALL, "answers": {}}),
        json.dumps({"format": "bonemets-practice", "version": 2, "name": ALL, "answers": {}}),
        json.dumps({"format": "bonemets-practice", "version": 1, "name": "leroy", "answers": {}}),
    ],
)
def test_a_garbled_state_is_set_aside_and_costs_nothing(say, heard, text):
    widget = Practice()
    take(say, widget, "arthur")
    before = widget.answers
    say(widget, {"kind": "restore", "text": text})

    assert widget.notice.startswith("Earlier calls could not be read: ")
    assert widget.notice.endswith("They are kept aside.")
    assert heard == [{"kind": "set-aside"}]
    assert widget.answers == before


@pytest.mark.parametrize(
    "garbled",
    [
        7,
        {},
        {**kept(), "more": 1},
        kept(tries=0),
        kept(tries=True),
        kept(tries="1"),
        kept(asked="danger"),
        kept(asked=[["danger"]]),
        kept(level=3),
        kept(reason=None),
    ],
)
def test_a_garbled_call_costs_that_call_only(say, heard, garbled):
    widget = Practice()
    say(widget, restore({"arthur": garbled, "leroy": kept()}))

    assert widget.answers == {"leroy": kept()}
    assert widget.notice == "Some earlier calls could not be read. They are kept aside; the others are back."
    assert heard == [{"kind": "set-aside", "items": ["arthur"]}]


@pytest.mark.parametrize(
    "old",
    [
        {"nobody": kept()},
        {"leroy": kept(level="CALM")},
        {"leroy": kept(reason="U13")},
        {"leroy": kept(asked=["shoes"])},
    ],
)
def test_a_call_that_has_changed_is_left_out_and_the_others_stay(say, heard, old):
    widget = Practice()
    say(widget, restore({**old, "viktor": kept()}))

    assert set(widget.answers) == {"viktor"}
    assert "have changed" in widget.notice
    assert heard == [{"kind": "set-aside", "items": list(old)}]


def test_a_call_taken_while_the_old_ones_come_back_stays(say):
    widget = Practice()
    take(say, widget, "leroy")
    say(widget, restore({"leroy": kept(), "viktor": kept()}))

    assert widget.answers["leroy"]["level"] == "EMERGENCY"
    assert widget.answers["viktor"] == kept()


def test_clear_forgets_everything(say):
    widget = Practice()
    take(say, widget, "leroy")
    say(widget, {"kind": "clear"})

    assert (widget.answers, widget.summary) == ({}, [])
    assert not any(each["taken"] for each in widget.calls)


# --- Whatever the page sends ---


@pytest.mark.parametrize(
    "content",
    [
        {"kind": "open"},
        {"kind": "open", "caller": "nobody"},
        {"kind": "open", "caller": ["leroy"]},
        {"kind": "ask"},
        {"kind": "ask", "step": "shoes"},
    ],
)
def test_a_message_out_of_place_is_answered_with_one_plain_sentence(say, content):
    widget = Practice()
    say(widget, content)

    assert widget.notice == SORRY
    assert (widget.call, widget.debrief, widget.answers) == ({}, {}, {})


@pytest.mark.parametrize(
    "content", [{"kind": "ask", "step": "shoes"}, {"kind": "ask", "step": ["walking"]}, {"kind": "step"}]
)
def test_a_call_survives_a_message_that_makes_no_sense(say, content):
    widget = Practice()
    say(widget, {"kind": "open", "caller": "leroy"})
    before = dict(widget.call)
    say(widget, content)

    assert widget.notice == SORRY
    assert widget.call == before
    say(widget, {"kind": "open", "caller": "leroy"})
    assert widget.notice == ""


def test_a_call_that_is_over_takes_no_more_questions_and_no_second_decision(say):
    widget = Practice()
    take(say, widget, "leroy")
    say(widget, {"kind": "ask", "step": "walking"})
    say(widget, {"kind": "decide", "level": "soon", "reason": "R01"})

    assert widget.call["log"] == []
    assert widget.answers["leroy"]["tries"] == 1
    assert widget.notice == ""


@pytest.mark.parametrize(
    "content",
    [{"kind": "ask", "step": "walking"}, {"kind": "step"}, {"kind": "decide", "level": "soon", "reason": "R01"}],
)
def test_a_press_on_a_call_that_was_left_meanwhile_changes_nothing_and_is_no_fault(say, content):
    widget = Practice()
    say(widget, {"kind": "open", "caller": "leroy"})
    say(widget, {"kind": "lobby"})
    say(widget, content)

    assert (widget.call, widget.debrief, widget.answers, widget.notice) == ({}, {}, {}, "")


def test_a_worked_call_cannot_be_decided(say):
    widget = Practice()
    say(widget, {"kind": "open", "caller": BOOK.worked})
    say(widget, {"kind": "decide", "level": "soon", "reason": "S09"})

    assert widget.answers == {}


@pytest.mark.parametrize("content", [None, 7, [], "open", {}, {"kind": "_finish"}, {"kind": "__init__"}])
def test_an_unknown_message_changes_nothing(say, content):
    widget = Practice()
    say(widget, content)

    assert (widget.call, widget.notice) == ({}, "")

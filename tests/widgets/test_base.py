"""What every widget shares: its repr, its files, and messages that never become tracebacks."""

from importlib.resources import files
from types import SimpleNamespace

import pytest

from bonemets.widgets.base import SORRY, BoneWidget, asset
from bonemets.widgets.figure import FigureWidget
from bonemets.widgets.quiz import Quiz
from bonemets.widgets.triage import TriageWidget

FILES = files("bonemets.widgets")
STRANGE = [
    None,
    "check",
    7,
    [],
    {},
    {"kind": None},
    {"kind": 7},
    {"kind": ["check"]},
    {"kind": {"check": 1}},
    {"kind": ""},
    {"kind": "no-such"},
    {"kind": "on_check"},
    {"kind": "__init__"},
    {"kind": "msg"},
]


def widgets():
    return [Quiz("symptoms-pre"), Quiz("symptoms-final"), FigureWidget("spinal-cord"), TriageWidget({})]


def traits(widget):
    return {name: value for name, value in widget.get_state().items() if not name.startswith("_")}


class Fragile(BoneWidget):
    """Fails on purpose."""

    module = "figure.js"
    messages = frozenset({"fail", "hold", "both", "stop"})

    def on_fail(self, content):
        raise ValueError(f"a secret detail: {content}")

    def on_hold(self, content):
        self.name = content["name"]

    def on_both(self, _content):
        self.name = "g"
        self.notice = "h"

    def on_stop(self, _content):
        raise KeyboardInterrupt

    def on_other(self, _content):
        self.name = "a message that was never declared"


def test_the_repr_is_the_class_and_the_name_and_nothing_that_changes():
    assert [repr(widget) for widget in widgets()] == [
        "Quiz('symptoms-pre')",
        "Quiz('symptoms-final')",
        "FigureWidget('spinal-cord')",
        "TriageWidget('helper')",
    ]


def test_a_kernel_has_each_front_end_file_once_however_many_widgets_show_it():
    shown = widgets() + widgets()

    assert len({widget._base.model_id for widget in shown}) == 1
    assert len({widget._style.model_id for widget in shown}) == 1
    assert {name: len({each._module.model_id for each in shown if each.module == name}) for name in ("quiz.js",)} == {
        "quiz.js": 1
    }
    assert len({each.model_id for widget in shown for each in widget._uses}) == len(
        {name for widget in shown for name in widget.uses}
    )


@pytest.mark.parametrize("name", ["base.js", "bonemets.css", "quiz.js", "figure.js", "triage.js"])
def test_an_asset_carries_the_text_of_its_file(name):
    state = asset(name).get_state()

    assert (state["name"], state["text"]) == (name, (FILES / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("widget", widgets(), ids=repr)
def test_a_widget_sends_references_and_one_small_loader_not_the_files_themselves(widget):
    state = widget.get_state()
    references = [state["_base"], state["_style"], state["_module"], *state["_uses"]]

    assert all(each.startswith("IPY_MODEL_") for each in references)
    assert state["_esm"] == (FILES / "loader.js").read_text(encoding="utf-8")
    assert not state.get("_css")


def test_an_asset_that_does_not_exist_is_an_error_for_its_author():
    with pytest.raises(FileNotFoundError):
        asset("no-such.js")


@pytest.mark.parametrize("content", STRANGE, ids=repr)
@pytest.mark.parametrize("make", [lambda: Quiz("symptoms-pre"), lambda: TriageWidget({}), lambda: Fragile("f")])
def test_a_message_of_unknown_kind_changes_nothing(make, content, say):
    widget = make()
    before = traits(widget)
    say(widget, content)

    assert traits(widget) == before


def test_a_method_that_is_not_declared_as_a_message_cannot_be_called(say):
    widget = Fragile("f")
    say(widget, {"kind": "other"})

    assert widget.name == "f"


def test_a_declared_message_reaches_its_method_the_way_the_page_sends_it():
    widget = Fragile("f")
    widget._handle_custom_msg({"kind": "hold", "name": "g"}, [])

    assert widget.name == "g"


def test_a_failing_handler_becomes_one_plain_sentence_and_a_line_in_the_server_log(say, caplog):
    widget = Fragile("f")
    say(widget, {"kind": "fail"})

    assert widget.notice == SORRY
    assert "secret" not in str(traits(widget))
    assert "secret" in caplog.text


def test_a_ping_is_answered_so_that_the_page_knows_the_kernel_is_there(say, heard):
    say(Quiz("symptoms-pre"), {"kind": "ping", "turn": 7})

    assert heard == [{"kind": "pong", "turn": 7}]


def updates(widget, monkeypatch):
    """Collect what reaches the page, update by update."""
    sent = []
    widget.close()
    monkeypatch.setattr(type(widget), "comm", SimpleNamespace(kernel=object()))
    monkeypatch.setattr(widget, "_send", lambda message, **_buffers: sent.append(message["state"]))
    return sent


@pytest.mark.parametrize("kind", ["both", "fail", "no-such", "stop"])
def test_all_that_a_message_changes_reaches_the_page_at_once_and_that_it_was_heard_with_it(kind, say, monkeypatch):
    widget = Fragile("f")
    sent = updates(widget, monkeypatch)
    try:
        say(widget, {"kind": kind, "turn": 5})
    except KeyboardInterrupt:
        assert kind == "stop"

    changed = {"both": {"name": "g", "notice": "h"}, "fail": {"notice": SORRY}}.get(kind, {})
    assert sent == [{**changed, "heard": 5}]
    assert list(sent[0]) == sorted(sent[0])


@pytest.mark.parametrize("turn", [None, "5", 5.0, True, [5]])
def test_a_number_no_page_gives_is_not_said_to_be_heard(turn, say):
    widget = Fragile("f")
    say(widget, {"kind": "hold", "name": "g", "turn": turn})

    assert (widget.name, widget.heard) == ("g", 0)

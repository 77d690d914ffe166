"""Parents and children: what they say to each other, how a lesson is rehearsed, and what happens when one is gone."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
from types import SimpleNamespace

import pytest

from bonemets.app import nursery, parent, rehearsal, status, wire

pytestmark = pytest.mark.skipif(not nursery.CAN_FORK, reason="forks")

SECONDS = 30


@pytest.fixture
def pair():
    """Two ends of a socket."""
    ends = socket.socketpair()
    yield ends
    for each in ends:
        each.close()


@pytest.fixture
def child(pair):
    ours, theirs = pair
    return nursery.Child(ours), theirs


def run(test):
    return asyncio.run(asyncio.wait_for(test, SECONDS))


def test_a_message_arrives_whole_with_the_socket_it_carries(pair):
    ours, theirs = pair
    given, kept = socket.socketpair()
    with given, kept:
        wire.send(ours, {"cells": ["x" * 100_000]}, given)
        message, attached = wire.receive(theirs)
        with attached:
            kept.sendall(b"hello")
            assert attached.recv(5) == b"hello"
    assert message == {"cells": ["x" * 100_000]}


@pytest.mark.parametrize("said", [b"", b"\0\0", b"\0\0\0\x09{}"])
def test_a_message_that_is_cut_off_is_none(pair, said):
    ours, theirs = pair
    ours.sendall(said)
    ours.shutdown(socket.SHUT_WR)

    assert wire.receive(theirs) is None


def test_a_child_is_ready_when_it_says_so_and_has_the_status_it_ended_with(child):
    ours, theirs = child

    async def test():
        ended = asyncio.Event()
        theirs.sendall(b"ready 123\n")
        await ours.ready()
        ours.on_end(ended.set)
        assert (ours.pid, ours.poll()) == (123, None)
        theirs.sendall(b"ended -15\n")
        theirs.close()
        await ended.wait()
        assert (ours.poll(), ours.wait()) == (-15, -15)

    run(test())


@pytest.mark.parametrize("said", [b"", b"ended 1\n"])
def test_a_child_that_ends_before_it_is_ready_is_an_error(child, said):
    ours, theirs = child
    theirs.sendall(said)
    theirs.close()
    with pytest.raises(nursery.NurseryError, match="ended before it was ready"):
        run(ours.ready())


def test_a_child_that_never_says_anything_is_an_error(child, monkeypatch):
    ours, _ = child
    monkeypatch.setattr(nursery, "START_SECONDS", 0.01)
    with pytest.raises(nursery.NurseryError, match="did not become ready"):
        run(ours.ready())


def test_a_child_whose_parent_was_killed_counts_as_killed(child):
    ours, theirs = child
    theirs.close()

    assert ours.poll() == nursery.KILLED


def test_waiting_for_a_child_that_lives_ends_in_time_and_signals_reach_it(child):
    ours, theirs = child
    with subprocess.Popen(["sleep", "60"]) as process:
        ours.pid = process.pid
        with pytest.raises(subprocess.TimeoutExpired):
            ours.wait(0.02)
        ours.terminate()
        assert process.wait(SECONDS) == -signal.SIGTERM
        ours.kill()  # gone already, but not yet known: no harm
    theirs.sendall(b"ended -15\n")
    theirs.close()
    ours.kill()
    assert ours.returncode == -signal.SIGTERM


@pytest.mark.parametrize(
    ("cells", "message"),
    [(["1 / 0"], "ZeroDivisionError: division by zero"), (["import os; os._exit(3)"], "ended while it ran the lesson")],
)
def test_a_lesson_that_fails_is_told_and_has_no_parent(cells, message, tmp_path):
    async def test():
        parents = nursery.Nursery()
        try:
            with pytest.raises(nursery.NurseryError, match=message):
                await parents.rehearse("a.ipynb", cells, str(tmp_path))
            assert not parents.has("a.ipynb")
            with pytest.raises(nursery.NurseryError, match=r"a\.ipynb has no parent"):
                await parents.kernel({}, "a.ipynb")
        finally:
            parents.close()

    run(test())


def test_a_lesson_that_takes_too_long_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(nursery, "START_SECONDS", 0.2)

    async def test():
        parents = nursery.Nursery()
        try:
            with pytest.raises(nursery.NurseryError, match="the lesson takes too long"):
                await parents.rehearse("a.ipynb", ["import signal; signal.pause()"], str(tmp_path))
        finally:
            parents.close()

    run(test())


def test_a_parent_that_was_killed_is_noticed_and_another_takes_its_place(tmp_path):
    async def test():
        parents = nursery.Nursery()
        try:
            shown = await parents.rehearse("a.ipynb", ["import os", "os.getpid()"], str(tmp_path))
            pid = int(shown["outputs"][1]["text/plain"])
            assert parents.has("a.ipynb")
            os.kill(pid, signal.SIGKILL)
            while parents.has("a.ipynb"):  # noqa: ASYNC110 - there is no event to wait for
                await asyncio.sleep(0.01)
            parents._program.kill()
            parents._program.wait()
            again = await parents.rehearse("a.ipynb", ["6 * 7"], str(tmp_path))
            assert again["outputs"] == [{"text/plain": "42"}]
        finally:
            parents.close()

    run(test())


def test_a_parent_that_does_not_end_is_ended(monkeypatch):
    monkeypatch.setattr(nursery, "SEND_SECONDS", 0.05)
    parents = nursery.Nursery()
    parents._program = subprocess.Popen(["sleep", "60"])
    program = parents._program
    parents._base, theirs = socket.socketpair()
    with theirs:
        parents.close()

    assert program.returncode == -signal.SIGKILL


def test_parents_that_never_stay_are_an_error(monkeypatch):
    parents = nursery.Nursery()

    def stillborn():
        parents._base, theirs = socket.socketpair()
        theirs.close()
        return parents._base

    monkeypatch.setattr(parents, "_start_base", stillborn)
    with pytest.raises(nursery.NurseryError, match="does not stay"):
        run(parents.kernel({}))


CELLS = ["x = 2", "x + 40", "None", "import bonemets as bm\nbm.quiz('symptoms-pre')"]


def test_a_rehearsal_gives_what_each_cell_shows():
    shown = rehearsal.rehearse("a.ipynb", CELLS)

    assert shown["outputs"][:3] == [None, {"text/plain": "42"}, None]
    view = shown["outputs"][3]["application/vnd.jupyter.widget-view+json"]
    assert view["model_id"] in shown["models"]


def test_widgets_are_the_same_in_each_rehearsal_so_that_a_browser_may_keep_them(tmp_path):
    async def test():
        parents = nursery.Nursery()
        try:
            first, second = [await parents.rehearse("a.ipynb", CELLS, str(tmp_path)) for _ in range(2)]
        finally:
            parents.close()
        assert first == second

    run(test())


def test_a_rehearsal_that_fails_says_what_in_one_line():
    assert rehearsal.rehearse("a.ipynb", ["1 / 0"]) == {"error": "ZeroDivisionError: division by zero"}


def test_a_broken_widget_module_is_named_and_the_others_are_there(monkeypatch, caplog):
    real = rehearsal.import_module

    def broken(name):
        if name.endswith(".quiz"):
            raise ImportError(name)
        return real(name)

    monkeypatch.setattr(rehearsal, "import_module", broken)
    monkeypatch.setitem(sys.modules, "debugpy", None)
    rehearsal.warm_up()

    assert "quiz cannot be imported; a lesson that needs it will say so" in caplog.text


def test_a_parent_tells_how_its_children_ended(pair, monkeypatch):
    ours, theirs = pair
    ended = iter([(41, 7 << 8), (42, signal.SIGKILL), (0, 0)])
    monkeypatch.setattr(parent.os, "waitpid", lambda *_: next(ended))
    one = parent.Parent(SimpleNamespace())
    other, unheard = socket.socketpair()
    unheard.close()  # the server has let go of this one
    one.children = {41: theirs, 42: other}
    one.reap()

    assert ours.recv(100) == b"ended 7\n"
    assert one.children == {}
    for each in (one.woken, one.waker):
        each.close()


@pytest.mark.parametrize(
    ("raised", "code"), [(None, 0), (SystemExit(3), 3), (SystemExit("words"), 1), (ZeroDivisionError(), 1)]
)
def test_a_child_never_returns_into_the_loop_of_its_parent(raised, code, monkeypatch, capsys):
    codes = []

    def become(*_):
        if raised:
            raise raised

    monkeypatch.setattr(parent.os, "_exit", codes.append)
    parent._run(become, {}, None)

    assert codes == [code]
    assert ("ZeroDivisionError" in capsys.readouterr().err) == isinstance(raised, ZeroDivisionError)


def test_memory_of_a_process_that_is_gone_is_nothing():
    assert status.memory_mib(os.getpid()) > 1 or not os.path.exists("/proc/self/smaps_rollup")  # noqa: PTH110
    assert status.memory_mib(1 << 30) == 0.0

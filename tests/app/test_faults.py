"""What goes wrong on a bad day: parents and kernels killed, a full room, rude visitors, no disk, no home."""

from __future__ import annotations

import asyncio
import json
import os
import random
import signal
import socket
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import pytest
from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest
from tornado.websocket import WebSocketClosedError, websocket_connect

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from browser import serving  # noqa: E402 - beside us, in a folder that is not installed
from learner import LESSON, ClosedError, Learner  # noqa: E402

pytestmark = pytest.mark.skipif(os.name == "nt", reason="forks")

SECONDS = 30
LEARNERS = []  # of the running test
RUDE = 1_000
# The server with something taken from it before it starts.
WITHOUT = """
import sys
{loss}
from bonemets.app.cli import main
main(sys.argv[1:])
"""
# What a signal changes while it runs: whether a file may grow, what time it is.
DISK = """
import resource, signal
def room(size): return lambda *_: resource.setrlimit(resource.RLIMIT_FSIZE, (size, -1))
signal.signal(signal.SIGUSR1, room(0))
signal.signal(signal.SIGUSR2, room(1 << 30))
"""
CLOCK = """
import signal, time
def jump(seconds): time.time = lambda now=time.time: now() + seconds
signal.signal(signal.SIGUSR1, lambda *_: jump(86400))
signal.signal(signal.SIGUSR2, lambda *_: jump(-2 * 86400))
"""
QUICK = "from bonemets.app import room, server; server.Course.grace_seconds.default_value = 1; room.SWEEP_SECONDS = 0.2"
NO_FORK = "from bonemets.app import nursery; nursery.CAN_FORK = False"


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    with serving.course(
        tmp_path_factory.mktemp("faults"), sys.executable, "--max-learners=12", "--no-prepare"
    ) as server:
        yield server


def without(loss, folder, *options):
    """Serve the course without something."""
    port = serving.free_port()
    fixed = ["--no-browser", "--no-prepare", f"--port={port}"]
    command = [sys.executable, "-c", WITHOUT.format(loss=loss), *fixed, *options]
    return serving.served(command, port, folder)


def run(test):
    """Run a test's coroutine, for a while at most; connections it left open are closed after it."""

    async def orderly():
        try:
            return await asyncio.wait_for(test, SECONDS)
        finally:
            await asyncio.gather(*(each.leave() for each in LEARNERS), return_exceptions=True)
            LEARNERS.clear()

    return asyncio.run(orderly())


def newcomer(server):
    """Give a learner who has not asked for anything yet."""
    LEARNERS.append(Learner(server.page(LESSON)))
    return LEARNERS[-1]


async def come(server):
    """Be a learner who has answered a question."""
    learner = newcomer(server)
    visit = await learner.visit()
    assert visit.ok, visit.error
    return learner


async def still_works(learner):
    await learner.retry()
    await learner.check()


async def listen_to_the_end(learner):
    while True:
        await learner.hear()


def names(pid):
    """Open files of a process, to find what leaks."""
    return psutil.Process(pid).num_fds()


def is_gone(process):
    return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE


def left_in(folder):
    """Names of all that is in a folder, folders in it included."""
    return [path.name for path in Path(folder).rglob("*")]


async def until(condition, seconds=10):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it never came true"
        await asyncio.sleep(0.05)


def test_killed_parents_are_replaced_and_learners_notice_nothing(course):
    async def test():
        first = await come(course)
        for parent in course.parents():
            parent.kill()
        await still_works(first)
        await come(course)
        await still_works(first)

    run(test())


def test_a_killed_kernel_closes_its_page_at_once_and_no_other(course):
    async def test():
        other = await come(course)
        others = {each.pid for each in course.kernels()}
        learner = await come(course)
        (kernel,) = (each for each in course.kernels() if each.pid not in others)
        kernel.kill()
        with pytest.raises(ClosedError, match="4410 died"):
            await learner.hear()
        await still_works(other)
        with pytest.raises(ClosedError, match="4404 gone"):
            await learner.connect() or await learner.hear()

    run(test())


def test_a_full_room_lets_read_and_gives_the_next_place_that_is_free(course):
    async def test():
        await until(lambda: not course.kernels())
        learners = [await come(course) for _ in range(12)]
        late = newcomer(course)
        await late.load()
        await late.connect()
        with pytest.raises(ClosedError, match="4429 full"):
            await late.hear()
        health = json.loads((await late.fetch(f"{course.url}/healthz")).body)
        assert health == {"status": "full"}
        await learners.pop().leave()
        await late.connect()
        await late.take_states()
        await late.check()

    run(test())


def test_a_page_that_does_not_read_holds_up_nobody(course):
    async def test():
        slow = await come(course)
        for _ in range(80):
            await slow.say("comm_open", {"comm_id": "c", "target_name": "jupyter.widget.control", "data": {}})
            await slow.say("comm_msg", {"comm_id": "c", "data": {"method": "request_states"}})
            await asyncio.sleep(0.005)
        quick = await come(course)
        start = time.monotonic()
        await still_works(quick)
        assert time.monotonic() - start < 2

    run(test())


def rude_messages():
    """Give messages of a visitor who means no good."""
    dice = random.Random(7)
    whole = {"header": {"msg_type": "comm_msg"}, "content": {"comm_id": "x", "data": {}}, "metadata": {}}
    kinds = ["execute_request", "inspect_request", "complete_request", "history_request", "debug_request"]
    kinds += ["create_subshell_request", "shutdown_request", "comm_close", "input_reply", "interrupt_request", 7, None]
    while True:
        yield dice.choice(
            [
                "",
                "{",
                "null",
                "[" * 5_000,
                json.dumps(dice.choice(kinds)),
                json.dumps({**whole, "header": {"msg_type": dice.choice(kinds)}}),
                json.dumps({**whole, "header": dice.choice([None, [], "x"])}),
                json.dumps(
                    {**whole, "content": dice.choice([None, [], 3, {"comm_id": []}, {"comm_id": {}, "data": 1}])}
                ),
                json.dumps({**whole, "metadata": dice.choice([None, [1], "x"])}),
                json.dumps(
                    {**whole, "header": {"msg_type": "comm_open"}, "content": {"target_name": "jupyter.widget"}}
                ),
                bytes(dice.randrange(256) for _ in range(dice.randrange(200))),
            ]
        )


def test_a_thousand_malformed_messages_change_nothing(course):
    async def test():
        await (await come(course)).leave()
        await until(lambda: not course.kernels())
        files = names(course.process.pid)
        said = iter(rude_messages())
        for _ in range(RUDE // 50):
            learner = await come(course)
            for _ in range(50):
                text = next(said)
                await learner.socket.write_message(text, binary=isinstance(text, bytes))
            await still_works(learner)
            await learner.leave()
        await until(lambda: not course.kernels())
        await until(lambda: names(course.process.pid) <= files + 2)
        assert "Traceback" not in course.said(), course.said()

    run(test())


def test_too_many_messages_and_too_long_ones_are_cut_off(course):
    async def test():
        learner = await come(course)
        with suppress(WebSocketClosedError):
            for _ in range(150):
                await learner.say("comm_info_request", {})
        with pytest.raises(ClosedError, match="4413 flood"):
            await listen_to_the_end(learner)
        await learner.connect()
        await learner.socket.write_message("x" * 300_000)
        with pytest.raises(ClosedError, match="1009"):
            await listen_to_the_end(learner)

    run(test())


def rude_requests(dice):
    """Give the bytes of a request that nobody honest sends."""
    path = dice.choice(
        [
            "/voila/render/../../etc/passwd",
            "/voila/render/%2e%2e%2fpyproject.toml",
            "/voila/render/index.ipynb%00",
            "/voila/render/" + "x" * 3_000,
            "/voila/templates/bonemets/static/..%2fconf.json",
            "/voila/states/..%2f..%2fx.json",
            "/voila/files/03-symptoms-and-emergencies.ipynb",
            "/api/kernels/12345678-1234-1234-1234-123456789abc/channels",
            "/api/contents/index.ipynb",
            "/?template=lab&theme=dark",
            "/voila/render/index.ipynb?template=../../x",
            "//evil.example/",
            "/\xff\xfe",
        ]
    )
    method = dice.choice(["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "BREW"])
    head = dice.choice(
        ["", "Content-Length: -1\r\n", "Content-Length: 999999999\r\n", "Upgrade: websocket\r\n", "X: \x00\r\n"]
    )
    body = dice.choice(["", "x" * 500, "\x00" * 50])
    line = dice.choice(
        [f"{method} {path} HTTP/1.1\r\n", f"{method} {path}\r\n", "\r\n\r\n", f"GET {path} HTTP/9.9\r\n"]
    )
    return f"{line}Host: x\r\n{head}\r\n{body}".encode("latin-1")


def test_a_thousand_malformed_requests_get_no_server_error_and_leave_nothing_behind(course):
    dice = random.Random(7)
    files = names(course.process.pid)
    statuses = set()
    for _ in range(RUDE):
        with socket.create_connection((serving.HOST, course.port), 5) as visitor:
            visitor.sendall(rude_requests(dice))
            visitor.shutdown(socket.SHUT_WR)
            visitor.settimeout(5)
            try:
                answer = visitor.recv(200)
            except OSError:
                answer = b""
            if answer:
                statuses.add(int(answer.split()[1]))

    assert statuses
    assert max(statuses) < 500, statuses
    assert course.kernels() == []

    async def test():
        await until(lambda: names(course.process.pid) <= files + 2)
        await come(course)

    run(test())
    assert "Traceback" not in course.said(), course.said()


async def status_of(address, **more):
    client = AsyncHTTPClient(force_instance=True)
    try:
        return await client.fetch(HTTPRequest(address, follow_redirects=False, **more), raise_error=False)
    finally:
        client.close()


@pytest.mark.parametrize("origin", [None, "http://evil.example", "null", "http://127.0.0.1:1"])
def test_a_connection_from_another_page_or_from_none_is_refused(course, origin):
    async def test():
        learner = newcomer(course)
        await learner.load()
        address = f"ws://{urlsplit(course.url).netloc}/api/kernels/{learner.config['kernelId']}/channels"
        headers = {"Origin": origin} if origin else {}
        with pytest.raises(HTTPClientError, match="403"):
            await websocket_connect(HTTPRequest(address, headers=headers))
        shutdown = f"{course.url}/voila/api/shutdown/{learner.config['kernelId']}"
        assert (await status_of(shutdown, method="POST", body="", headers=headers)).code == 403
        assert course.kernels() == []

    run(test())


@pytest.mark.parametrize(
    "path", ["/", f"/voila/render/{LESSON}", "/voila/render/nothing.ipynb", "/healthz", "/nothing"]
)
def test_every_answer_carries_the_safe_headers_and_no_cookie(course, path):
    answer = run(status_of(course.url + path))

    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "unsafe-eval" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "Set-Cookie" not in answer.headers
    assert "Server" not in answer.headers


def test_the_address_of_a_page_cannot_choose_a_template_or_theme(course):
    async def test():
        bodies = [
            (await status_of(course.page("index.ipynb") + query)).body for query in ("", "?template=lab&theme=dark")
        ]
        assert bodies[0] == bodies[1]

    run(test())


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({}, 200),
        ({"X-Forwarded-For": "203.0.113.9"}, 404),
        ({"Forwarded": "for=x"}, 404),
        ({"Host": "evil.example"}, 404),
    ],
)
def test_the_status_page_is_for_this_machine_alone(course, headers, code):
    answer = run(status_of(f"{course.url}/status", headers=headers))

    assert answer.code == code
    if code == 200:
        assert b"learners connected" in answer.body


def test_pages_that_vanish_without_a_word_leave_no_kernel(tmp_path):
    with without(QUICK, tmp_path) as server:

        async def test():
            for learner in [await come(server) for _ in range(3)]:
                learner.drop()
            assert len(server.kernels()) == 3
            await until(lambda: not server.kernels())

        run(test())


def test_a_clock_that_jumps_a_day_ends_no_kernel_too_early_and_none_too_late(tmp_path):
    with without(f"{QUICK}; {CLOCK}", tmp_path, "--idle-minutes=60") as server:

        async def test():
            for jump in (signal.SIGUSR1, signal.SIGUSR2):
                learner = await come(server)
                server.process.send_signal(jump)
                await still_works(learner)
                await still_works(await come(server))
                assert len(server.kernels()) == 2
                for each in LEARNERS:
                    each.drop()
                await until(lambda: not server.kernels())

        run(test())


def test_a_full_disk_is_said_and_mends_itself_when_there_is_room_again(tmp_path):
    with without(DISK, tmp_path) as server:

        async def test():
            server.process.send_signal(signal.SIGUSR1)
            learner = newcomer(server)
            await learner.load()
            await learner.connect()
            with pytest.raises(ClosedError, match="4500 failed"):
                await learner.hear()
            server.process.send_signal(signal.SIGUSR2)
            await learner.connect()
            await learner.take_states()
            await learner.check()

        run(test())


def test_a_home_that_cannot_be_written_does_not_matter(tmp_path):
    with without("import os; os.environ['HOME'] = '/proc/self'", tmp_path) as server:

        async def test():
            await come(server)

        run(test())


def test_where_nothing_can_fork_voila_runs_the_lesson_for_each_learner(tmp_path):
    with without(NO_FORK, tmp_path, "--max-learners=1") as server:

        async def test():
            learner = await come(server)
            assert server.parents() == []
            assert len(server.kernels()) == 1
            waiting = await status_of(server.page(LESSON))
            assert waiting.code == 503
            assert b"tries again by itself" in waiting.body
            assert b'http-equiv="refresh"' in waiting.body
            await learner.leave()
            await until(lambda: not server.kernels())

        run(test())


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_however_the_server_ends_nothing_of_it_stays(tmp_path, end, monkeypatch):
    with tempfile.TemporaryDirectory(prefix="bm", dir="/tmp") as folder:
        monkeypatch.setenv("TMPDIR", folder)
        with serving.course(tmp_path, sys.executable, "--no-prepare") as server:

            async def test():
                for _ in range(2):
                    await come(server)
                family = server.process.children(recursive=True)
                assert len(family) == 4
                assert any("-ipc-" in name for name in left_in(folder))
                server.process.send_signal(end)
                server.process.wait(10)
                await until(lambda: all(map(is_gone, family)))
                await until(lambda: not left_in(folder))

            run(test())

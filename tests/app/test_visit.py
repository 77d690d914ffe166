"""What a visit gets: pages, files a browser keeps, a kernel that obeys widgets only, log lines without a person."""

from __future__ import annotations

import asyncio
import gzip
import json
import logging
import os
import re
import sys
import time
from pathlib import Path

import inside
import nbformat
import pytest

from bonemets.app import asset, nursery, room, safety, server
from bonemets.app.room import GoneError

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from learner import LESSON, ClosedError, Learner  # noqa: E402 - beside us, in a folder that is not installed

pytestmark = pytest.mark.skipif(not nursery.CAN_FORK, reason="forks")

SECONDS = 30


@pytest.fixture
def visiting(monkeypatch):
    """Run a test with a server and a way to come to it, for a while at most."""

    def run(test, notebooks=None, **options):
        async def whole():
            async with inside.serving(monkeypatch, notebooks, **options) as course:
                learners = []

                def newcomer(name=LESSON):
                    learners.append(Learner(inside.page(course, name)))
                    return learners[-1]

                try:
                    await test(course, newcomer)
                finally:
                    await asyncio.gather(*(each.leave() for each in learners), return_exceptions=True)

        asyncio.run(asyncio.wait_for(whole(), SECONDS))

    return run


async def come(newcomer):
    """Be a learner who has answered a question."""
    learner = newcomer()
    visit = await learner.visit()
    assert visit.ok, visit.error
    return learner


async def ask(learner, path, **headers):
    """Ask for something and take whatever answer comes, as it comes."""
    return await learner.http.fetch(
        learner.origin + path, raise_error=False, headers=headers, decompress_response=False, follow_redirects=False
    )


async def until(condition):
    while not condition():  # noqa: ASYNC110 - there is no event to wait for
        await asyncio.sleep(0.01)


def write_lesson(folder, *cells):
    """Write a notebook that shows a heading and runs cells."""
    code = [nbformat.v4.new_code_cell(cell) for cell in cells]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# A lesson"), *code])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    nbformat.write(notebook, folder / "index.ipynb")


def test_a_page_comes_compressed_and_is_never_kept_because_it_names_a_kernel(visiting):
    async def test(_course, newcomer):
        reader = newcomer()
        path = f"/voila/render/{LESSON}"
        plain, packed = await ask(reader, path), await ask(reader, path, **{"Accept-Encoding": "gzip"})
        assert packed.headers["Content-Encoding"] == "gzip"
        assert packed.headers["Cache-Control"] == "no-store"
        hide = re.compile(rb"[0-9a-f]{8}-[0-9a-f-]{27}")
        first, second = plain.body, gzip.decompress(packed.body)
        assert hide.search(first).group() != hide.search(second).group()
        assert hide.sub(b"", first) == hide.sub(b"", second)
        assert len(packed.body) < len(plain.body) / 2

    visiting(test)


def test_every_file_of_a_page_is_kept_for_a_year_under_the_name_of_its_content(visiting):
    async def test(_course, newcomer):
        reader = newcomer()
        await reader.load()
        page = (await ask(reader, f"/voila/render/{LESSON}")).body.decode()
        paths = set(re.findall(r'(?:href|src)="(/voila/[^"]+\?v=[^"]+)"', page))
        states = f"/voila/states/{reader.config['states']}"
        assert len(paths) >= 8
        for path in [*paths, states]:
            answer = await ask(reader, path, **{"Accept-Encoding": "gzip"})
            assert answer.code == 200, path
            assert answer.headers["Cache-Control"] == asset.KEEP, path
            assert answer.headers["Content-Encoding"] == "gzip", path
            again = await ask(reader, path, **{"If-None-Match": answer.headers["Etag"]})
            assert (again.code, again.body) == (304, b"")
            assert (await ask(reader, path)).body == gzip.decompress(answer.body)
        unnamed = await ask(reader, min(paths).partition("?")[0])
        assert unnamed.headers["Cache-Control"] == asset.ASK_AGAIN

    visiting(test)


@pytest.mark.parametrize(
    "path",
    [
        "/voila/render/",
        "/voila/render/pyproject.toml",
        "/voila/render/..%2fpyproject.toml",
        "/voila/files/index.ipynb",
        "/voila/templates/bonemets/static/",
        "/voila/templates/bonemets/static/..%2findex.html.j2",
        "/voila/templates/bonemets/static/page.py",
        "/voila/states/none.json",
        "/api/contents",
        "/notebooks/index.ipynb",
    ],
)
def test_no_folder_and_no_source_is_shown(visiting, path):
    async def test(_course, newcomer):
        answer = await ask(newcomer(), path)
        assert answer.code == 404
        assert b"There is no such page." in answer.body
        assert b"Traceback" not in answer.body

    visiting(test)


def test_the_address_without_a_path_is_the_course_home_under_its_prefix(visiting):
    async def test(_course, newcomer):
        answer = await ask(newcomer(), "/bones/")
        assert (answer.code, answer.headers["Location"]) == (302, "/bones/voila/render/index.ipynb")

    visiting(test, url_prefix="/bones/")


def test_a_fault_of_ours_is_one_sentence_to_the_learner_and_a_line_for_the_operator(visiting, monkeypatch, caplog):
    async def broken(*_):
        raise ZeroDivisionError("a secret of ours")

    monkeypatch.setattr("bonemets.app.page.Pages.page", broken)

    async def test(_course, newcomer):
        answer = await ask(newcomer(), f"/voila/render/{LESSON}")
        assert answer.code == 500
        assert safety.SORRY.encode() in answer.body
        assert b"secret" not in answer.body

    with caplog.at_level(logging.INFO, logger="bonemets"):
        visiting(test)
    assert "event=exception in=LessonPage" in caplog.text
    assert "event=error status=500 method=GET" in caplog.text


@pytest.mark.parametrize(
    "sent", [b"", b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ", b"POST /healthz HTTP/1.1\r\nContent-Length: 9\r\n\r\n"]
)
def test_a_request_that_never_ends_is_cut_off_and_holds_up_nobody(sent, visiting, monkeypatch):
    for name in ("idle_connection_timeout", "body_timeout"):
        monkeypatch.setitem(server.LIMITS, name, 0.2)

    async def test(course, newcomer):
        reader, writer = await asyncio.open_connection("127.0.0.1", course.port)
        writer.write(sent)
        assert json.loads((await ask(newcomer(), "/healthz")).body) == {"status": "ok"}
        await asyncio.wait_for(reader.read(), 5)
        writer.close()

    visiting(test)


REFUSED = ["execute_request", "inspect_request", "complete_request", "history_request", "debug_request"]
REFUSED += ["create_subshell_request", "delete_subshell_request", "shutdown_request", "interrupt_request", "comm_close"]


@pytest.mark.parametrize("kind", REFUSED)
def test_a_visitor_cannot_run_look_into_or_stop_a_kernel(kind, visiting, tmp_path):
    trace = tmp_path / "ran"
    code = f"open({str(trace)!r}, 'w')"

    async def test(course, newcomer):
        learner = await come(newcomer)
        await learner.say(kind, {"code": code, "cursor_pos": 0, "silent": False, "restart": False, "comm_id": "x"})
        await learner.ask("symptoms-pre", {"kind": "retry", "item": learner.item["id"]}, "feedback")
        assert not trace.exists()
        assert course.room.live == 1
        assert course.room.counts["ignored"] == 1

    visiting(test)


def test_the_log_tells_what_happened_and_nothing_about_who(visiting, caplog):
    async def test(course, newcomer):
        learner = await come(newcomer)
        model = learner.model("symptoms-pre")
        await learner.say("comm_msg", {"comm_id": model, "data": {"method": "update", "state": {"items": 3}}})
        await until(lambda: course.room.counts["trouble"])
        await learner.leave()
        await until(lambda: not course.room.live)

    with caplog.at_level(logging.INFO, logger="bonemets"):
        visiting(test)
    lines = [each.getMessage() for each in caplog.records if each.name == "bonemets.room"]
    assert [line.split()[0] for line in lines] == ["event=arrived", "event=ready", "event=trouble", "event=left"]
    assert all(re.fullmatch(r"(\w+=[\w.-]+ ?)+", line) for line in lines)
    assert "127.0.0.1" not in caplog.text
    assert "error=TraitError" in lines[2]


def test_the_operator_sees_kernels_memory_and_start_times(visiting):
    async def test(course, newcomer):
        learner = await come(newcomer)
        rows = dict(
            re.findall(r"<th scope=row>(.*?)</th><td>(.*?)</td>", (await ask(learner, "/status")).body.decode())
        )
        assert rows["learners connected"] == "1"
        assert rows["kernels"] == f"1 of {course.max_learners}"
        assert 1 < int(rows["memory of the kernels, MiB"]) < 200
        assert re.fullmatch(r"\d+, \d+", rows["kernel start, ms, median and slowest of the last 200"])
        assert rows["events: ready"] == "1"
        assert json.loads((await ask(learner, "/healthz")).body) == {"status": "ok"}

    visiting(test)


def test_a_kernel_whose_learner_does_nothing_ends_and_the_page_is_told(visiting):
    async def test(course, newcomer):
        learner = await come(newcomer)
        course.room.places[learner.config["kernelId"]].since -= 60 * course.idle_minutes + 1
        await course.room.sweep()
        with pytest.raises(ClosedError, match="4408 idle"):
            await learner.hear()
        assert course.room.live == 0

    visiting(test)


def test_a_ping_of_an_open_page_is_no_doing_of_a_learner(visiting):
    async def test(course, newcomer):
        learner = await come(newcomer)
        place = course.room.places[learner.config["kernelId"]]
        before = place.since
        await learner.ask("symptoms-pre", {"kind": "ping"}, "pong")
        assert place.since == before
        await learner.ask("symptoms-pre", {"kind": "retry", "item": learner.item["id"]}, "feedback")
        assert place.since > before

    visiting(test)


def test_a_sweep_that_fails_is_logged_and_the_next_one_comes(visiting, monkeypatch, caplog):
    monkeypatch.setattr(room, "SWEEP_SECONDS", 0.01)
    swept = []

    async def failing(_room):
        swept.append(1)
        raise ZeroDivisionError

    monkeypatch.setattr(room.Room, "sweep", failing)

    async def test(course, _newcomer):
        task = asyncio.ensure_future(course.room.look_after())
        await until(lambda: len(swept) > 1)
        task.cancel()

    visiting(test)
    assert "event=exception in=sweep" in caplog.text


def test_a_connection_that_comes_back_finds_its_kernel_while_the_old_one_still_hangs(visiting):
    async def test(course, newcomer):
        learner = await come(newcomer)
        second = newcomer()
        second.config, second.models = learner.config, learner.models
        start = time.monotonic()
        await second.connect()
        await second.ask("symptoms-pre", {"kind": "retry", "item": second.item["id"]}, "feedback")
        assert time.monotonic() - start < 2
        assert course.room.live == 1

    visiting(test)


def test_a_kernel_id_that_was_never_given_is_gone(visiting):
    async def test(course, _newcomer):
        with pytest.raises(GoneError):
            await course.room.manager("12345678-1234-1234-1234-123456789abc")

    visiting(test)


def test_pages_nobody_connects_from_cost_no_more_than_their_tickets(visiting, monkeypatch):
    monkeypatch.setattr(room, "MOST_TICKETS", 3)

    async def test(course, newcomer):
        pages = [newcomer() for _ in range(5)]
        for each in pages:
            await each.load()
        assert course.room.live == 0
        await pages[0].connect()
        with pytest.raises(ClosedError, match="4404 gone"):
            await pages[0].hear()
        await pages[-1].connect()
        assert course.room.live == 1

    visiting(test)


def test_a_notebook_that_changes_gives_a_new_page_at_once(visiting, tmp_path):
    write_lesson(tmp_path, "import bonemets as bm\nbm.quiz('symptoms-pre')")

    async def test(_course, newcomer):
        first = newcomer("index.ipynb")
        await first.load()
        write_lesson(tmp_path, "import bonemets as bm\nbm.quiz('symptoms-final')")
        os.utime(tmp_path / "index.ipynb", (1, 1))
        second = newcomer("index.ipynb")
        await second.load()
        assert first.config["states"] != second.config["states"]
        await second.connect()
        await second.take_states()
        assert second.model("symptoms-final")

    visiting(test, tmp_path)


def test_a_lesson_that_cannot_be_prepared_still_shows_its_text_and_what_works(visiting, tmp_path, caplog):
    write_lesson(tmp_path, "import bonemets as bm\nbm.quiz('symptoms-pre')", "raise ValueError('no such thing')")

    async def test(course, newcomer):
        answer = await ask(newcomer("index.ipynb"), "/voila/render/index.ipynb")
        assert answer.code == 200
        assert b"A lesson" in answer.body
        assert b"This part could not start" in answer.body
        assert b"no such thing" not in answer.body
        assert course.room.live <= 1

    visiting(test, tmp_path)
    assert "index.ipynb cannot be prepared and is run for each learner: ValueError: no such thing" in caplog.text


def test_every_page_is_prepared_at_the_start_and_readiness_is_said(visiting, tmp_path, capsys):
    write_lesson(tmp_path, "import bonemets as bm\nbm.quiz('symptoms-pre')")

    async def test(course, newcomer):
        course.prepare = True
        await course.get_ready()
        assert "Ready: 1 of 1 pages are prepared" in capsys.readouterr().out
        start = time.monotonic()
        await newcomer("index.ipynb").load()
        assert time.monotonic() - start < 0.3

    visiting(test, tmp_path)


def test_a_full_room_is_said_on_the_connection_and_to_a_monitor_until_a_place_is_free(visiting):
    async def test(course, newcomer):
        first, late = await come(newcomer), newcomer()
        await late.load()
        await late.connect()
        with pytest.raises(ClosedError, match="4429 full"):
            await late.hear()
        assert json.loads((await ask(late, "/healthz")).body) == {"status": "full"}
        await first.leave()
        await until(lambda: not course.room.full)
        await late.connect()
        assert (await late.hear())[0] == "ready"
        assert course.room.counts["refused"] == 1

    visiting(test, max_learners=1)


def test_a_lesson_that_must_be_run_for_each_waits_on_a_page_that_tries_again(visiting, monkeypatch):
    monkeypatch.setattr(nursery, "CAN_FORK", False)
    monkeypatch.setattr(room.Room, "full", True)

    async def test(_course, newcomer):
        answer = await ask(newcomer(), f"/voila/render/{LESSON}")
        assert (answer.code, answer.headers["Retry-After"]) == (503, str(safety.RETRY_SECONDS))
        assert b'http-equiv="refresh"' in answer.body
        assert b"tries again by itself" in answer.body

    visiting(test)


def test_a_kernel_that_cannot_be_had_is_said_and_the_page_may_ask_again(visiting, monkeypatch, caplog):
    async def none(*_):
        raise nursery.NurseryError("no kernel today")

    async def test(course, newcomer):
        learner = newcomer()
        await learner.load()
        with monkeypatch.context() as patch:
            patch.setattr(nursery.Nursery, "kernel", none)
            await learner.connect()
            with pytest.raises(ClosedError, match="4500 failed"):
                await learner.hear()
        assert (course.room.counts["not-started"], course.room.live) == (1, 0)
        await learner.connect()
        await learner.take_states()
        await learner.check()

    visiting(test)
    assert "does not start: no kernel today" in caplog.text


@pytest.mark.parametrize("origin", ["", "null", "http://evil.example", "http://["])
def test_only_a_page_of_ours_may_connect_or_end_a_kernel(origin, visiting):
    async def test(course, newcomer):
        learner = newcomer()
        await learner.load()
        number = learner.config["kernelId"]
        upgrade = {"Upgrade": "websocket", "Connection": "Upgrade", "Origin": origin}
        assert (await ask(learner, f"/api/kernels/{number}/channels", **upgrade)).code == 403
        assert (await ask(learner, f"/api/kernels/{number}/channels", Origin=learner.origin)).code == 400
        end = f"{learner.origin}/voila/api/shutdown/{number}"
        answer = await learner.http.fetch(end, method="POST", body="", headers={"Origin": origin}, raise_error=False)
        assert answer.code == 403
        assert course.room.live == 0

    visiting(test)


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "null",
        '{"header": 3}',
        '{"header": {"msg_type": ["comm_msg"]}, "content": {}}',
        '{"header": {"msg_type": "comm_msg"}, "content": []}',
        '{"header": {"msg_type": "comm_msg"}, "content": {"comm_id": 3, "data": {}}}',
        '{"header": {"msg_type": "comm_msg"}, "content": {"comm_id": "x", "data": {"method": "run"}}}',
        '{"header": {"msg_type": "comm_msg"}, "content": {"comm_id": "x", "data": {"method": "update", "state": 1}}}',
        '{"header": {"msg_type": "comm_open"}, "content": {"comm_id": "x", "data": {}, "target_name": "x"}}',
    ],
)
def test_what_no_page_of_ours_says_is_ignored_and_noted_once(text, visiting):
    async def test(course, newcomer):
        learner = await come(newcomer)
        for _ in range(3):
            await learner.socket.write_message(text)
        await learner.ask("symptoms-pre", {"kind": "retry", "item": learner.item["id"]}, "feedback")
        assert course.room.counts["ignored"] == 1

    visiting(test)

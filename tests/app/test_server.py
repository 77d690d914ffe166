"""Ports, and what the server hands out besides lessons."""

import re
import socket
from types import SimpleNamespace

import pytest
from tornado.httputil import HTTPHeaders
from tornado.testing import AsyncHTTPTestCase
from tornado.web import Application, HTTPError

from bonemets.app import folder, server

HERE = "127.0.0.1"


@pytest.fixture
def busy():
    """A port that another program listens on."""
    with socket.socket() as other:
        other.bind((HERE, 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_busy_port_that_was_asked_for_is_named_with_the_way_out(busy):
    with pytest.raises(SystemExit) as caught:
        server.choose_port(HERE, busy)

    assert caught.value.code == (f"Port {busy} is in use. Stop the other program, or choose another port with --port.")


def test_a_free_port_that_was_asked_for_is_taken():
    with socket.socket() as other:
        other.bind((HERE, 0))
        free = other.getsockname()[1]

    assert server.choose_port(HERE, free) == free


def test_the_next_free_port_is_chosen_when_none_is_asked_for(busy, monkeypatch):
    monkeypatch.setattr(server, "DEFAULT_PORT", busy)

    assert busy < server.choose_port(HERE, None) < busy + server.PORTS_TO_TRY


def test_no_free_port_at_all_is_said_with_the_range_tried(busy, monkeypatch):
    monkeypatch.setattr(server, "DEFAULT_PORT", busy)
    monkeypatch.setattr(server, "PORTS_TO_TRY", 1)
    with pytest.raises(SystemExit, match=f"Ports {busy} to {busy} are in use"):
        server.choose_port(HERE, None)


def test_the_course_starts_with_its_own_lessons_settings_and_template(monkeypatch):
    started = []
    monkeypatch.setattr(server.Course, "launch_instance", started.append)
    monkeypatch.setenv("JUPYTER_PATH", "/of/the/user")
    server.serve(HERE, None, open_browser=False)
    (words,) = started

    assert words[0] == str(folder.notebooks())
    assert {f"--Voila.ip={HERE}", "--Voila.open_browser=False"} <= set(words)
    assert f"--Voila.config_file_paths={folder.SETTINGS.parent}" in words
    assert server.os.environ["JUPYTER_PATH"].split(server.os.pathsep) == [str(folder.SHARE), "/of/the/user"]


@pytest.mark.parametrize(("ip", "shown"), [(HERE, HERE), ("0.0.0.0", HERE), ("", HERE), ("10.1.2.3", "10.1.2.3")])
def test_the_address_is_printed_before_the_server_starts(ip, shown, monkeypatch, capsys):
    printed = []
    monkeypatch.setattr(server.Voila, "listen", lambda _: printed.append(capsys.readouterr().out))
    server.Course(ip=ip, port=8877).listen()

    assert f"http://{shown}:8877/" in printed[0]
    assert "Ctrl+C" in printed[0]


@pytest.mark.parametrize(
    ("path", "handler"),
    [
        ("/", "RedirectHandler"),
        ("/voila/tree", "RedirectHandler"),
        ("/voila/tree/notebooks", "RedirectHandler"),
        ("/voila/templates/bonemets/static/page.css", "TemplateFiles"),
        ("/voila/templates/bonemets/static/voila.js", None),
        ("/voila/api/shutdown/some-kernel", "CloseKernel"),
        ("/voila/render/index.ipynb", None),
        ("/api/kernels", None),
    ],
)
def test_only_the_start_page_the_tree_the_template_files_and_closing_are_ours(path, handler, monkeypatch):
    monkeypatch.setattr(server.Voila, "init_handlers", lambda _: [])
    routes = server.Course(server_url="/").init_handlers()
    found = next((route[1].__name__ for route in routes if re.fullmatch(route[0], path)), None)

    assert found == handler
    assert {given["url"] for _, _, *more in routes for given in more if "url" in given} == {"/voila/render/index.ipynb"}


def ask_to_close(headers):
    handler = object.__new__(server.CloseKernel)
    handler.request = SimpleNamespace(host=f"{HERE}:8866", headers=HTTPHeaders(headers))
    return handler.check_xsrf_cookie()


def test_a_page_of_this_server_may_close_its_kernel():
    assert ask_to_close({"Origin": f"http://{HERE}:8866"}) is None


@pytest.mark.parametrize(
    "origin", ["", "null", "http://evil.example", f"http://{HERE}:9999", f"http://{HERE}:8866.evil.example", HERE]
)
def test_a_page_from_elsewhere_may_not(origin):
    with pytest.raises(HTTPError) as caught:
        ask_to_close({"Origin": origin})

    assert caught.value.status_code == 403


def test_a_request_that_does_not_say_where_it_comes_from_may_not():
    with pytest.raises(HTTPError):
        ask_to_close({})


class TestTemplateFiles(AsyncHTTPTestCase):
    """The stylesheet lies among Python files; only page assets may leave that folder."""

    def get_app(self):
        paths = [str(folder.TEMPLATE_STATIC), str(folder.PACKAGE / "widgets")]
        return Application([("/static/(.*)", server.TemplateFiles, {"paths": paths})], log_function=lambda _: None)

    def status(self, name):
        return self.fetch(f"/static/{name}").code

    def test_page_assets_are_served(self):
        assets = ["page.css", "page.js", "theme.js", "icon.svg", "bonemets.css"]

        assert [self.status(name) for name in assets] == [200] * len(assets)

    def test_nothing_else_is_served(self):
        names = ["base.py", "quiz.py", "__pycache__", "", "no-such.css", "../base.py", "..%2Fapp%2Fvoila.json"]

        assert [name for name in names if self.status(name) == 200] == []
        assert {self.status("base.py"), self.status("quiz.py")} == {404}

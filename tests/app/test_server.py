"""Greeting and routes: what the server says, and what it hands out."""

import re
from types import SimpleNamespace

import pytest

from bonemets.app import machine, server

HERE = "127.0.0.1"
KERNEL = "12345678-1234-1234-1234-123456789abc"


@pytest.mark.parametrize(
    ("ip", "prefix", "shown"),
    [
        (HERE, "/", f"http://{HERE}:8877/\n"),
        ("::1", "/", "http://[::1]:8877/\n"),
        ("10.1.2.3", "/bones/", "http://10.1.2.3:8877/bones/\n"),
    ],
)
def test_the_address_and_how_to_stop_are_said(ip, prefix, shown):
    said = server.Course(ip=ip, port=8877, base_url=prefix).greeting()

    assert f"The course is at  {shown}" in said
    assert "room for 60 learners" in said
    assert "Ctrl+C" in said
    assert "network" not in said


@pytest.mark.parametrize(("address", "shown"), [("192.168.7.7", True), (None, False)])
def test_listening_everywhere_names_the_address_on_the_network(address, shown, monkeypatch):
    monkeypatch.setattr(machine, "network_address", lambda: address)
    said = server.Course(ip="0.0.0.0", port=8877).greeting()

    assert f"http://{HERE}:8877/" in said
    assert ("on your network:  http://192.168.7.7:8877/" in said) == shown


def test_too_little_memory_for_a_full_room_is_said(monkeypatch):
    monkeypatch.setattr(machine, "free_memory_mib", lambda: 500)

    assert "Only 500 MiB of memory are free; a full room may need 1200 MiB." in server.Course(ip=HERE).greeting()


def test_the_browser_is_sent_to_this_machine_wherever_the_server_listens(monkeypatch):
    opened = []
    monkeypatch.setattr(server.webbrowser, "open", opened.append)
    monkeypatch.setattr(
        server.threading, "Thread", lambda target, args, **_: SimpleNamespace(start=lambda: target(*args))
    )
    server.Course(ip="0.0.0.0", port=8877).launch_browser()

    assert opened == ["http://127.0.0.1:8877/"]


@pytest.mark.parametrize(
    ("path", "handler"),
    [
        ("/", "RedirectHandler"),
        ("/voila/tree", "RedirectHandler"),
        ("/voila/tree/notebooks", "RedirectHandler"),
        ("/voila/render/index.ipynb", "LessonPage"),
        ("/voila/render/sub/index.ipynb", None),
        ("/voila/templates/bonemets/static/page.css", "AssetHandler"),
        ("/voila/states/0123.json", "AssetHandler"),
        (f"/api/kernels/{KERNEL}/channels", "Channel"),
        (f"/voila/api/shutdown/{KERNEL}", "CloseKernel"),
        ("/healthz", "Health"),
        ("/status", "Status"),
        ("/api/kernels", None),
        (f"/api/kernels/{KERNEL}", None),
        ("/voila/files/index.ipynb", None),
        ("/voila/static/voila.js", None),
        ("/voila/api/contents/", None),
        ("/login", None),
    ],
)
@pytest.mark.parametrize("prefix", ["/", "/bones/"])
def test_only_pages_assets_and_connections_can_be_asked_for(prefix, path, handler):
    course = server.Course(base_url=prefix)
    course.template_paths, course.voila_configuration, course.assets = [], None, {}
    course.pages = course.room = SimpleNamespace(states={})
    routes = course.init_handlers()
    asked = prefix[:-1] + path
    found = next((route[1].__name__ for route in routes if re.fullmatch(route[0], asked)), None)

    assert found == handler
    home = {given["url"] for _, _, *more in routes for given in more if "url" in given}
    assert home == {f"{prefix}voila/render/index.ipynb"}

"""Ports, options, and what the server hands out."""

import re
import socket
from types import SimpleNamespace

import pytest

from bonemets.app import folder, server

HERE = "127.0.0.1"
KERNEL = "12345678-1234-1234-1234-123456789abc"


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


def started_with(monkeypatch, **options):
    started = []
    monkeypatch.setattr(server.Course, "launch_instance", started.append)
    monkeypatch.setattr(server, "_write_log", lambda: None)
    monkeypatch.setenv("JUPYTER_PATH", "/of/the/user")
    server.serve(server.Options(**options))
    return started[0]


def test_the_course_starts_with_its_own_lessons_settings_and_template(monkeypatch):
    words = started_with(monkeypatch, open_browser=False)

    assert words[0] == str(folder.notebooks())
    assert {f"--Voila.ip={HERE}", "--Voila.open_browser=False", "--Voila.base_url=/"} <= set(words)
    assert f"--Voila.config_file_paths={folder.SETTINGS.parent}" in words
    assert server.os.environ["JUPYTER_PATH"].split(server.os.pathsep) == [str(folder.SHARE), "/of/the/user"]


@pytest.mark.parametrize(
    ("options", "most"), [({}, 60), ({"class_size": 12}, 24), ({"class_size": 12, "max_learners": 15}, 15)]
)
def test_there_is_room_for_two_classes_unless_said_otherwise(options, most, monkeypatch):
    assert f"--Course.max_learners={most}" in started_with(monkeypatch, **options)


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
    monkeypatch.setattr(server, "network_address", lambda: address)
    said = server.Course(ip="0.0.0.0", port=8877).greeting()

    assert f"http://{HERE}:8877/" in said
    assert ("on your network:  http://192.168.7.7:8877/" in said) == shown


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

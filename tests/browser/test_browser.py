from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from . import browser


class Machine:
    """A made-up computer: which programs it has, who runs them, and what installing adds."""

    def __init__(self, monkeypatch, folder):
        self.programs = set()
        self.commands = []
        self.effects = {}
        self.environment = []
        self.cache = folder / "cache"
        monkeypatch.delenv(browser.CHOICE, raising=False)
        monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(self.cache))
        monkeypatch.setattr(browser, "MAC_APPS", ())
        monkeypatch.setattr(browser.shutil, "which", self.which)
        monkeypatch.setattr(browser.subprocess, "run", self.run)
        self.monkeypatch = monkeypatch
        self.become(0)

    def become(self, user):
        self.monkeypatch.setattr(browser.os, "geteuid", lambda: user, raising=False)

    def which(self, name):
        return f"/usr/bin/{name}" if name in self.programs else None

    def run(self, command, **options):
        words = " ".join(command)
        self.commands.append(words)
        self.environment.append(options["env"])
        works = [effect for part, effect in self.effects.items() if part in words]
        for effect in works:
            effect()
        return SimpleNamespace(returncode=0 if works else 1, stdout="no network")

    def own(self, build, name="chromium"):
        path = self.cache / f"{name}-{build}" / "chrome-linux" / "chrome"
        path.parent.mkdir(parents=True)
        path.touch(mode=0o755)
        return str(path)


@pytest.fixture
def machine(monkeypatch, tmp_path):
    return Machine(monkeypatch, tmp_path)


def test_a_chosen_browser_comes_before_all_others(machine, monkeypatch):
    machine.programs = {"chromium", "my-chrome"}
    monkeypatch.setenv(browser.CHOICE, "my-chrome")

    assert browser.browser_path() == "/usr/bin/my-chrome"


def test_a_chosen_browser_that_is_not_there_is_named(machine, monkeypatch):
    machine.programs = {"chromium"}
    monkeypatch.setenv(browser.CHOICE, "/opt/none")

    with pytest.raises(SystemExit, match="BONEMETS_BROWSER is '/opt/none', which is not a program"):
        browser.browser_path()


@pytest.mark.parametrize("place", range(len(browser.NAMES)))
def test_installed_browsers_are_tried_in_order(machine, place):
    machine.programs = set(browser.NAMES[place:])

    assert browser.browser_path() == f"/usr/bin/{browser.NAMES[place]}"


def test_an_app_on_a_mac_is_found(machine, monkeypatch, tmp_path):
    app = tmp_path / "Google Chrome"
    app.touch()
    monkeypatch.setattr(browser, "MAC_APPS", (tmp_path / "Other", app))

    assert browser.browser_path() == str(app)
    assert machine.commands == []


def test_the_newest_of_playwrights_own_browsers_is_the_last_choice(machine):
    machine.own(999)
    newest = machine.own(1200)
    machine.own(2000, name="chromium_old")

    assert browser.browser_path() == newest
    machine.programs = {"microsoft-edge"}
    assert browser.browser_path() == "/usr/bin/microsoft-edge"


@pytest.mark.parametrize(
    ("platform", "tail"),
    [("linux", ".cache/ms-playwright"), ("darwin", "Library/Caches/ms-playwright"), ("win32", "ms-playwright")],
)
def test_playwrights_folder_is_known_on_each_system(monkeypatch, platform, tail):
    for name in ("PLAYWRIGHT_BROWSERS_PATH", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(browser.sys, "platform", platform)

    assert browser._own_folder() == Path.home() / tail


def test_nothing_is_installed_or_said_when_a_browser_is_there(machine, capsys):
    machine.programs = {"chromium", "apt-get"}

    assert browser.main() == 0
    assert machine.commands == []
    assert capsys.readouterr() == ("", "")


def test_root_with_apt_installs_debians_package(machine):
    machine.programs = {"apt-get"}
    machine.effects = {"update": lambda: None, "install -y chromium": lambda: machine.programs.add("chromium")}

    assert browser.main() == 0
    assert machine.commands == ["apt-get -qq update", "apt-get -qq install -y chromium"]
    assert machine.environment[1]["DEBIAN_FRONTEND"] == "noninteractive"


@pytest.mark.parametrize(("user", "programs"), [(1000, {"apt-get"}), (0, set())])
def test_without_root_or_apt_playwright_fetches_its_own(machine, user, programs):
    machine.become(user)
    machine.programs = programs
    machine.effects = {"playwright install": lambda: machine.own(1200)}

    assert browser.main() == 0
    assert machine.commands == [f"{sys.executable} -m playwright install chromium"]


def test_when_apt_fails_playwright_is_tried(machine, capsys):
    machine.programs = {"apt-get"}
    machine.effects = {"playwright install": lambda: machine.own(1200)}

    assert browser.main() == 0
    assert "apt-get -qq update failed:\nno network" in capsys.readouterr().err


@pytest.mark.usefixtures("machine")
def test_when_nothing_works_the_message_says_what_to_do(capsys):
    assert browser.main() == 1
    said = capsys.readouterr().err
    assert "apt install chromium" in said
    assert "BONEMETS_BROWSER=" in said


@pytest.mark.skipif(browser.browser_path() is None, reason="there is no browser here")
def test_as_a_script_it_is_silent_when_a_browser_is_there():
    done = subprocess.run([sys.executable, browser.__file__], check=True, capture_output=True, timeout=10)

    assert done.stdout + done.stderr == b""

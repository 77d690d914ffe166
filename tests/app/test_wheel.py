"""What a learner gets from ``pip install``: the built wheel alone, far from the checkout."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from bonemets.content import bank

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from browser import reading, serving  # noqa: E402 - beside us, in a folder that is not installed
from browser.browser import ADVICE, browser_path  # noqa: E402

pytestmark = pytest.mark.browser

INSTALL_SECONDS = 240
TEMPLATE = "bonemets/app/share/voila/templates/bonemets"
INSIDE = (
    "bonemets/notebooks/index.ipynb",
    f"bonemets/notebooks/{reading.LESSON}",
    "bonemets/content/data/course.toml",
    "bonemets/content/data/sources.toml",
    "bonemets/content/data/bank/symptoms.toml",
    "bonemets/widgets/base.js",
    "bonemets/widgets/loader.js",
    "bonemets/widgets/quiz.js",
    "bonemets/widgets/figure.js",
    "bonemets/widgets/triage.js",
    "bonemets/widgets/bonemets.css",
    "bonemets/app/voila.json",
    f"{TEMPLATE}/conf.json",
    f"{TEMPLATE}/index.html.j2",
    f"{TEMPLATE}/tree.html",
    f"{TEMPLATE}/static/page.css",
    f"{TEMPLATE}/static/page.js",
    f"{TEMPLATE}/static/theme.js",
    f"{TEMPLATE}/static/icon.svg",
)
SHARED = (
    "etc/jupyter/voila.json",
    "share/jupyter/voila/templates/bonemets/index.html.j2",
    "share/jupyter/voila/templates/bonemets/static/bonemets.css",
    "share/jupyter/voila/templates/bonemets/static/page.js",
)


def run(*command, folder):
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True, timeout=INSTALL_SECONDS)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), folder=ROOT)
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def python(wheel, tmp_path_factory):
    """Install the wheel with what it needs, at the versions of the lock, in an environment of its own."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder / "venv", with_pip=True, symlinks=os.name != "nt")
    python = folder / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
    constraints = folder / "constraints.txt"
    constraints.write_text(locked((ROOT / "requirements.lock").read_text(encoding="utf-8")), encoding="utf-8")
    pip = [str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-compile"]
    run(*pip, "-c", str(constraints), str(wheel), folder=folder)
    return str(python)


@pytest.fixture(scope="module")
def browser():
    path = browser_path()
    assert path, ADVICE
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=reading.FLAGS)
        yield browser
        browser.close()


def locked(text):
    """Give the lock's exact versions without its hashes, which pip does not take for a wheel of our own."""
    return "\n".join(re.findall(r"^[A-Za-z0-9][^\\\n]*==[^\\\n]*", text, flags=re.MULTILINE)) + "\n"


def answer_one_question(page):
    item = bank.find_quiz("symptoms-pre").items[0]
    question = page.locator(f"[data-item={item.id}]")
    (key,) = item.key
    question.locator(f"input[value={key}]").check()
    question.get_by_role("button", name="Check").press("Enter")
    expect(question.locator(".bm-verdict")).to_contain_text("Right.")


def test_the_wheel_holds_everything_the_course_needs(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())

    assert [name for name in INSIDE if name not in names] == []
    assert [end for end in SHARED if not any(name.endswith(f".data/data/{end}") for name in names)] == []
    ours = {path.relative_to(ROOT).as_posix() for path in (ROOT / "bonemets").rglob("*") if path.is_file()}
    assert {name for name in ours if "__pycache__" not in name} <= names
    assert [name for name in names if name.startswith("tests/") or "ipynb_checkpoints" in name] == []


def test_the_installed_course_opens_and_marks_an_answer(browser, python, tmp_path):
    with (
        serving.course(tmp_path, python) as server,
        reading.opened(browser, server.page(reading.HOME)) as page,
    ):
        with page.expect_navigation():
            page.locator(f"main a[href='{reading.LESSON}']").first.press("Enter")
        reading.wait_ready(page)
        answer_one_question(page)
        assert str(ROOT) not in server.said()


def test_plain_voila_serves_the_same_pages(browser, python, tmp_path):
    where = "import bonemets.app.folder as folder; print(folder.notebooks())"
    done = subprocess.run([python, "-c", where], cwd=tmp_path, check=True, capture_output=True, text=True, timeout=60)
    port = serving.free_port()
    voila = [serving.program("voila", python), "--no-browser", f"--port={port}", done.stdout.strip()]
    with (
        serving.served(voila, port, tmp_path) as server,
        reading.opened(browser, server.page(reading.LESSON)) as page,
    ):
        expect(page.locator("header.bm-top")).to_be_visible()
        expect(page.locator("body")).to_have_css("background-color", "rgb(250, 247, 240)")
        answer_one_question(page)

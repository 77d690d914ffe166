"""The command line: what is typed wrong is said plainly, and nothing starts."""

import sys
from importlib.metadata import version

import pytest

from bonemets.app import (
    claim_page,
    cli,
    clinical_review,
    coverage_page,
    folder,
    launcher,
    lint,
    marking_page,
    readability_page,
    refresh,
)


@pytest.fixture
def served(monkeypatch):
    """Collect what would be served."""
    calls = []
    monkeypatch.setattr(launcher, "serve", calls.append)
    return calls


@pytest.mark.parametrize("port", ["", "abc", "0", "-1", "65536", "8.5", "8866x", "1e3"])
@pytest.mark.parametrize("command", [[], ["serve"]])
def test_a_port_that_is_none_is_refused_in_words(command, port, capsys, served):
    with pytest.raises(SystemExit) as caught:
        cli.main([*command, f"--port={port}"])

    assert caught.value.code == 2
    assert f"{port!r} is not a port; a port is a number from 1 to 65535" in capsys.readouterr().err
    assert served == []


@pytest.mark.parametrize("words", [["open"], ["serve", "now"], ["--prt=1"], ["refresh", "--port=1"]])
def test_an_unknown_word_is_refused_with_how_to_use_the_command(words, capsys, served):
    with pytest.raises(SystemExit) as caught:
        cli.main(words)

    assert caught.value.code == 2
    assert "usage: bonemets" in capsys.readouterr().err
    assert served == []


@pytest.mark.parametrize(
    ("words", "options"),
    [
        ([], {}),
        (["serve"], {}),
        (["--port", "65535", "--no-browser"], {"port": 65535, "open_browser": False}),
        (["serve", "--host", "0.0.0.0", "--port", "1"], {"host": "0.0.0.0", "port": 1}),
        (["serve", "--class-size=12", "--max-learners=15"], {"class_size": 12, "max_learners": 15}),
        (["--idle-minutes", "5"], {"idle_minutes": 5}),
        (["--no-prepare"], {"prepare": False}),
        (["--url-prefix", "bones"], {"url_prefix": "/bones/"}),
        (["--url-prefix", "/a/b/"], {"url_prefix": "/a/b/"}),
        (["--url-prefix", "/"], {}),
    ],
)
def test_the_course_is_served_to_this_machine_alone_unless_asked(words, options, served):
    assert cli.main(words) == 0
    assert served == [launcher.Options(**options)]
    assert launcher.Options().host == "127.0.0.1"


def test_options_before_the_word_serve_are_not_forgotten(served):
    cli.main(["--port", "8900", "--no-browser", "serve", "--class-size", "9"])

    assert served == [launcher.Options(port=8900, open_browser=False, class_size=9)]


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("--max-learners=0", "'0' is not a number from 1 to 10000"),
        ("--class-size=many", "'many' is not a number from 1 to 10000"),
        ("--idle-minutes=-1", "'-1' is not a number from 1 to 10000"),
        ("--url-prefix=/a/../b", "'/a/../b' is not a path; a path looks like /bones/"),
        ("--url-prefix=http://x", "'http://x' is not a path"),
    ],
)
def test_an_option_that_cannot_be_is_refused_in_words(word, said, capsys, served):
    with pytest.raises(SystemExit):
        cli.main(["serve", word])

    assert said in capsys.readouterr().err
    assert served == []


@pytest.mark.parametrize(
    ("word", "module", "name"),
    [
        ("refresh", refresh, "refresh"),
        ("review", clinical_review, "write"),
        ("marking", marking_page, "write"),
        ("claims", claim_page, "write"),
        ("coverage", coverage_page, "write"),
        ("readability", readability_page, "write"),
    ],
)
def test_an_author_can_write_or_only_check_and_gets_the_status_back(word, module, name, monkeypatch):
    monkeypatch.setattr(module, name, lambda *, check: 7 if check else 0)

    assert [cli.main([word]), cli.main([word, "--check"])] == [0, 7]


@pytest.mark.parametrize(
    ("words", "call"),
    [([], ([], "text")), (["a.toml", "b.toml"], (["a.toml", "b.toml"], "text")), (["--format=junit"], ([], "junit"))],
)
def test_an_author_can_check_the_bank_or_some_files(words, call, monkeypatch):
    calls = []
    monkeypatch.setattr(lint, "run", lambda *asked: calls.append(asked) or 1)

    assert cli.main(["lint", *words]) == 1
    assert calls == [call]


def test_the_version_is_that_of_the_package(capsys):
    with pytest.raises(SystemExit):
        cli.main(["--version"])

    assert capsys.readouterr().out == f"bonemets {version('bonemets')}\n"


@pytest.mark.parametrize("words", [[], ["refresh"]])
def test_missing_lessons_are_said_in_one_sentence(words, tmp_path, monkeypatch):
    monkeypatch.setattr(folder, "PACKAGE", tmp_path / "bonemets")
    monkeypatch.setenv("JUPYTER_PATH", "")
    with pytest.raises(SystemExit) as caught:
        cli.main(words)

    assert str(caught.value.code).startswith("the lessons are missing: no index.ipynb in ")
    assert str(tmp_path) in caught.value.code


def test_the_words_of_the_process_are_used_when_none_are_given(monkeypatch, served):
    monkeypatch.setattr(sys, "argv", ["bonemets", "--port", "9000"])

    assert cli.main() == 0
    assert served == [launcher.Options(port=9000)]


@pytest.mark.parametrize("found", [(2, 7, 18), (3, 10, 13)])
def test_an_old_python_is_told_which_one_is_needed(found, monkeypatch, served):
    monkeypatch.setattr(sys, "version_info", found)
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer; this is Python \d"):
        cli.main([])

    assert served == []

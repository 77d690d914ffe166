"""The launcher: the course's settings reach the server, whatever the user's own are."""

import logging

import pytest

from bonemets.app import folder, launcher, server


def started_with(monkeypatch, **options):
    started = []
    monkeypatch.setattr(server.Course, "launch_instance", started.append)
    monkeypatch.setattr(launcher, "_write_log", lambda: None)
    monkeypatch.setenv("JUPYTER_PATH", "/of/the/user")
    launcher.serve(launcher.Options(**options))
    return started[0]


def test_the_course_starts_with_its_own_lessons_settings_and_template(monkeypatch):
    words = started_with(monkeypatch, open_browser=False)

    assert words[0] == str(folder.notebooks())
    assert {"--Voila.ip=127.0.0.1", "--Voila.open_browser=False", "--Voila.base_url=/"} <= set(words)
    assert f"--Voila.config_file_paths={folder.SETTINGS.parent}" in words
    assert launcher.os.environ["JUPYTER_PATH"].split(launcher.os.pathsep) == [str(folder.SHARE), "/of/the/user"]


@pytest.mark.parametrize(
    ("options", "most"), [({}, 60), ({"class_size": 12}, 24), ({"class_size": 12, "max_learners": 15}, 15)]
)
def test_there_is_room_for_two_classes_unless_said_otherwise(options, most, monkeypatch):
    assert f"--Course.max_learners={most}" in started_with(monkeypatch, **options)


def test_the_log_is_lines_with_a_time_and_a_level(capsys, monkeypatch):
    logger = logging.getLogger("bonemets")
    monkeypatch.setattr(logger, "handlers", [])
    monkeypatch.setattr(logger, "propagate", True)
    monkeypatch.setattr(logger, "level", logger.level)
    launcher._write_log()
    logging.getLogger("bonemets.room").info("event=ready ms=70")

    assert capsys.readouterr().err.endswith(" INFO event=ready ms=70\n")

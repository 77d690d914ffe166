"""Where things are, in a checkout and in an installed package."""

import json

import pytest

from bonemets.app import folder


def make(place):
    place.mkdir(parents=True)
    (place / "index.ipynb").write_text("{}")
    return place


def test_the_lessons_of_an_installed_package_come_first(tmp_path, monkeypatch):
    monkeypatch.setattr(folder, "PACKAGE", tmp_path / "bonemets")
    beside = make(tmp_path / "notebooks")
    found = [folder.notebooks()]
    inside = make(tmp_path / "bonemets" / "notebooks")

    assert [*found, folder.notebooks()] == [beside, inside]


def test_a_folder_without_the_course_home_does_not_count(tmp_path, monkeypatch):
    monkeypatch.setattr(folder, "PACKAGE", tmp_path / "bonemets")
    (tmp_path / "notebooks").mkdir()
    with pytest.raises(FileNotFoundError) as caught:
        folder.notebooks()

    assert str(caught.value) == (
        f"the lessons are missing: no index.ipynb in {tmp_path / 'bonemets' / 'notebooks'} "
        f"nor in {tmp_path / 'notebooks'}; install bonemets again"
    )


def test_the_settings_name_the_template_that_is_there():
    settings = json.loads(folder.SETTINGS.read_text(encoding="utf-8"))
    name = settings["VoilaConfiguration"]["template"]

    assert (folder.SHARE / "voila" / "templates" / name / "index.html.j2").is_file()
    assert (folder.SHARE / "voila" / "templates" / name / "static") == folder.TEMPLATE_STATIC
    assert settings["VoilaConfiguration"]["show_tracebacks"] is False

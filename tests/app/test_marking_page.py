"""The page on marking: every type, every open point and every case is on it, and it knows whether it is fresh."""

import json
import shutil
from pathlib import Path

import pytest

from bonemets.app import marking_page
from bonemets.domain.marking import KINDS
from bonemets.domain.marking.policy import CHOICES

ROOT = Path(__file__).parents[2]
TEXT = marking_page.page(ROOT / marking_page.TABLE)
CASES = json.loads((ROOT / marking_page.TABLE).read_text(encoding="utf-8"))["cases"]


def test_every_type_has_its_row_and_its_cases():
    for kind in KINDS.values():
        assert f"| {kind.title} | `{kind.id}` |" in TEXT
        assert f"\n### {kind.title}\n" in TEXT


def test_every_open_point_shows_the_reading_used_and_the_other():
    for name, (used, other) in CHOICES.items():
        (line,) = [line for line in TEXT.splitlines() if line.startswith(f"| `{name}` | ")]
        assert line.index(f"`{used}`") < line.index(f"`{other}`")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_every_case_has_one_row_with_its_result(case):
    (row,) = [line for line in TEXT.splitlines() if line.startswith(f"| `{case['id']}` | ")]
    expect = case["expect"]

    assert row.count("|") == 6
    assert expect["refused"] in row if "refused" in expect else f"**{expect['points']}/{expect['maximum']}**" in row


def test_the_page_is_written_once_and_then_fresh(tmp_path, capsys):
    (tmp_path / "docs").mkdir()
    (tmp_path / "tests" / "oracles").mkdir(parents=True)
    shutil.copy(ROOT / marking_page.TABLE, tmp_path / marking_page.TABLE)
    path = tmp_path / marking_page.PAGE

    assert marking_page.write(path, check=True) == 1
    assert not path.exists()
    assert [marking_page.write(path, check=False), marking_page.write(path, check=True)] == [0, 0]
    assert path.read_text(encoding="utf-8") == TEXT
    assert [line.split(":")[0] for line in capsys.readouterr().out.splitlines()] == ["not fresh", "written"]

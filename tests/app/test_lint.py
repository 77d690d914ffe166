"""The command ``bonemets lint``: what it says in each form, and the status it ends with."""

import json
import re
from xml.etree import ElementTree as ET

import pytest

from bonemets.app import cli, lint
from bonemets.content.lint import RULES, bank_texts

BANK = bank_texts()["bank/symptoms.toml"]
CLEAN = "bonemets/content/data/bank/symptoms.toml"


@pytest.fixture
def bank(tmp_path, monkeypatch):
    """A bank file with an error, a warning, a note and a waived warning."""
    text = BANK.replace("A fever that returns each evening", "A fever that always returns")
    text = text.replace(
        'take_away = "Listen for the sentence', 'take_away = "At a temperature of 38 listen for the sentence'
    )
    hard = "Considering simultaneously deteriorating functional independence, which interpretation predominates?"
    text = text.replace("How does spinal cord compression usually unfold?", hard)
    (tmp_path / "symptoms.toml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return text


def said(capsys, *words):
    status = cli.main(["lint", *words])
    return status, capsys.readouterr().out


def test_the_whole_bank_is_checked_when_no_file_is_named(capsys):
    status, out = said(capsys)

    assert status == 0
    assert re.search(
        r"^\d+ items in \d+ files: 0 errors, \d+ warnings?, \d+ notes?; \d+ waived with a reason\.$", out, re.MULTILINE
    )


@pytest.mark.usefixtures("bank")
def test_a_finding_is_told_with_file_rule_place_reason_and_fix(capsys):
    status, out = said(capsys, "symptoms.toml")

    assert status == 1
    assert out.splitlines()[0] == "symptoms.toml"
    assert re.search(
        r"^  W27 warning: symptoms-pre-first-sign/a \(line \d+\): says 'always'\n      Say how often", out, re.MULTILINE
    )
    assert re.search(r"^  E70 error: symptoms-pre-ray \(line \d+\): temperature of 38 has no unit$", out, re.MULTILINE)
    assert out.endswith("28 items in 1 files: 1 error, 1 warning, 1 note; 1 waived with a reason.\n")


def test_a_file_that_is_not_toml_is_told_as_a_file(tmp_path, monkeypatch, capsys):
    (tmp_path / "x.toml").write_text("item = ")
    monkeypatch.chdir(tmp_path)

    assert said(capsys, "x.toml")[0] == 1
    assert "  E00 error: the file: file: is not valid TOML" in said(capsys, "x.toml")[1]


def test_a_file_that_is_missing_is_said_in_one_sentence(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as caught:
        cli.main(["lint", "nowhere.toml"])

    assert caught.value.code == "there is no file nowhere.toml"


@pytest.mark.usefixtures("bank")
def test_junit_has_a_case_for_every_item_and_a_failure_for_every_error(capsys):
    status, out = said(capsys, "symptoms.toml", "--format=junit")
    suite = ET.fromstring(out).find("testsuite")
    failed = [case for case in suite if case.find("failure") is not None]
    told = [case.get("name") for case in suite if case.find("system-out") is not None]

    assert status == 1
    assert (suite.get("tests"), suite.get("failures")) == ("28", "1")
    assert [(case.get("name"), case.find("failure").get("type")) for case in failed] == [("symptoms-pre-ray", "E70")]
    assert sorted(told) == ["symptoms-cord-order", "symptoms-pre-first-sign"]


# What SARIF 2.1.0 asks for in the parts we write: each key with its kind; a question mark for what may be left out.
SARIF = {
    "version": str,
    "runs": [
        {
            "tool": {
                "driver": {
                    "name": str,
                    "version": str,
                    "rules": [
                        {
                            "id": str,
                            "shortDescription": {"text": str},
                            "help": {"text": str},
                            "defaultConfiguration": {"level": str},
                        }
                    ],
                }
            },
            "columnKind": str,
            "results": [
                {
                    "ruleId": str,
                    "ruleIndex": int,
                    "level": str,
                    "message": {"text": str},
                    "locations": [
                        {
                            "physicalLocation": {"artifactLocation": {"uri": str}, "region": {"startLine": int}},
                            "logicalLocations?": [{"fullyQualifiedName": str}],
                        }
                    ],
                    "suppressions?": [{"kind": str, "justification": str}],
                }
            ],
        }
    ],
}


def fits(value, form):
    if isinstance(form, list):
        return isinstance(value, list) and all(fits(each, form[0]) for each in value)
    if isinstance(form, dict):
        known = {key.rstrip("?"): each for key, each in form.items()}
        needed = {key for key in form if not key.endswith("?")}
        return needed <= set(value) <= set(known) and all(fits(value[key], known[key]) for key in value)
    return type(value) is form


def test_sarif_keeps_to_its_form_and_points_at_lines_of_the_file(bank, capsys):
    _, out = said(capsys, "symptoms.toml", "--format=sarif")
    log = json.loads(out)
    (run,) = log["runs"]
    lines = bank.splitlines()

    assert fits(log, SARIF)
    assert log["version"] == "2.1.0"
    assert [each["id"] for each in run["tool"]["driver"]["rules"]] == list(RULES)
    assert sorted(each["ruleId"] for each in run["results"]) == ["E70", "I15", "W05", "W27"]
    for each in run["results"]:
        (place,) = each["locations"]
        last = place["logicalLocations"][0]["fullyQualifiedName"].split("/")[-1]
        assert run["tool"]["driver"]["rules"][each["ruleIndex"]]["id"] == each["ruleId"]
        assert place["physicalLocation"]["artifactLocation"]["uri"] == "symptoms.toml"
        assert lines[place["physicalLocation"]["region"]["startLine"] - 1] == f'id = "{last}"'
        assert ("suppressions" in each) == (each["ruleId"] == "W05")


@pytest.mark.usefixtures("bank")
def test_levels_are_those_of_sarif(capsys):
    results = json.loads(said(capsys, "symptoms.toml", "--format=sarif")[1])["runs"][0]["results"]

    assert {each["level"] for each in results} == {"error", "warning", "note"}


def test_an_unknown_form_is_refused(capsys):
    with pytest.raises(SystemExit):
        cli.main(["lint", "--format=xml"])

    assert "invalid choice: 'xml'" in capsys.readouterr().err
    assert set(lint.FORMS) == {"text", "junit", "sarif"}

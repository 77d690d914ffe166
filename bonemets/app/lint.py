"""The command ``bonemets lint``: check the question bank, and say what is wrong as text, JUnit XML or SARIF."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from importlib.metadata import version
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from bonemets.content.lint import RULES, bank_texts, lint
from bonemets.content.lint.finding import LEVELS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bonemets.content.lint import Finding, Report, Rule

DATA = "bonemets/content/data"


def run(files: Sequence[str], form: str) -> int:
    """Check files and print what was found.

    Args:
        files: Paths; the whole bank when empty, with the rules about the bank as a whole.
        form: A key of :data:`FORMS`.

    Returns:
        1 if there is an error, else 0.

    Raises:
        FileNotFoundError: If a path is no file.
    """
    report = lint(_read(files), dt.datetime.now(tz=dt.UTC).date(), whole=not files)
    print(FORMS[form](report))  # noqa: T201 - a command speaks
    return int(bool(report.of("error")))


def _read(files: Sequence[str]) -> dict[str, str]:
    for name in files:
        if not Path(name).is_file():
            raise FileNotFoundError(f"there is no file {name}")
    if files:
        return {Path(name).as_posix(): Path(name).read_text(encoding="utf-8") for name in files}
    return {f"{DATA}/{name}": text for name, text in bank_texts().items()}


def as_text(report: Report) -> str:
    """Write one line a finding, by file, with what to do."""
    lines = []
    for file, found in groupby(_open(report), key=lambda each: each.file):
        lines += [file, *(line for each in found for line in _lines(each)), ""]
    counts = Counter(each.level for each in _open(report))
    told = ", ".join(f"{counts[level]} {level}{'' if counts[level] == 1 else 's'}" for level in LEVELS.values())
    waived = f"; {len(report.waived)} waived with a reason" if report.waived else ""
    return "\n".join([*lines, f"{report.items} items in {len(report.sheets)} files: {told}{waived}."])


def _open(report: Report) -> list[Finding]:
    return [each for each in report.findings if not each.waived]


def _lines(finding: Finding) -> list[str]:
    where = f"{finding.id} (line {finding.line})" if finding.id else "the file"
    return [f"  {finding.rule} {finding.level}: {where}: {finding.problem}", f"      {finding.fix}"]


def as_junit(report: Report) -> str:
    """Write one test case an item: an error is a failure, the rest is its output."""
    root = ET.Element("testsuites", name="bonemets lint")
    files = dict.fromkeys([*(sheet.name for sheet in report.sheets), *(each.file for each in report.findings)])
    for file in files:
        found = [each for each in _open(report) if each.file == file]
        ids = [id_ for sheet in report.sheets if sheet.name == file for id_ in sheet.ids("item")]
        names = dict.fromkeys([*ids, *(_entry(each) for each in found)])
        failed = {_entry(each) for each in found if each.level == "error"}
        suite = ET.SubElement(root, "testsuite", name=file, tests=str(len(names)), failures=str(len(failed)))
        for name in names:
            case = ET.SubElement(suite, "testcase", classname=file, name=name)
            _add_findings(case, [each for each in found if _entry(each) == name])
    return ET.tostring(root, encoding="unicode", xml_declaration=True)


def _entry(finding: Finding) -> str:
    return finding.id.split("/")[0] or "file"


def _add_findings(case: ET.Element, found: list[Finding]) -> None:
    errors = [each for each in found if each.level == "error"]
    if errors:
        failure = ET.SubElement(case, "failure", message=errors[0].problem, type=errors[0].rule)
        failure.text = "\n".join(line for each in errors for line in _lines(each))
    rest = [line for each in found if each.level != "error" for line in _lines(each)]
    if rest:
        ET.SubElement(case, "system-out").text = "\n".join(rest)


def as_sarif(report: Report) -> str:
    """Write SARIF 2.1.0, with waived findings as suppressed ones."""
    rules = list(RULES.values())
    driver = {"name": "bonemets lint", "version": version("bonemets"), "rules": [_sarif_rule(rule) for rule in rules]}
    order = {rule.id: place for place, rule in enumerate(rules)}
    results = [_sarif_result(each, order[each.rule]) for each in report.findings]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"version": "2.1.0", "runs": [run]}, indent=1, ensure_ascii=False)


def _sarif_rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.says},
        "help": {"text": rule.fix},
        "defaultConfiguration": {"level": LEVELS[rule.id[0]]},
    }


def _sarif_result(finding: Finding, rule: int) -> dict[str, Any]:
    place = {"artifactLocation": {"uri": finding.file}, "region": {"startLine": finding.line}}
    location: dict[str, Any] = {"physicalLocation": place}
    if finding.id:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.id}]
    result = {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": finding.level,
        "message": {"text": f"{finding.problem}. {finding.fix}"},
        "locations": [location],
    }
    if finding.waived:
        result["suppressions"] = [{"kind": "inSource", "justification": finding.waived}]
    return result


FORMS = {"text": as_text, "junit": as_junit, "sarif": as_sarif}

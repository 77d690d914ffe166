"""Run all rules over all files."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bonemets.content.lint import coverage, feedback, identity, option, safety, stem, structure  # noqa: F401 - their rules
from bonemets.content.lint.finding import Finding
from bonemets.content.lint.rule import RULES, Rule, add
from bonemets.content.lint.sheet import Sheet, read

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

add(Rule("E97", "Only a warning can be waived.", "Mend what the error says.", "waiver"))
add(Rule("E98", "A waiver waives something.", "Take it out.", "waiver"))


@dataclass(frozen=True)
class Report:
    """What was looked at and what was found.

    Attributes:
        sheets: The files.
        findings: By file and line, the waived ones too.
    """

    sheets: tuple[Sheet, ...]
    findings: tuple[Finding, ...]

    def of(self, level: str) -> tuple[Finding, ...]:
        """Give the findings of one level that are not waived."""
        return tuple(each for each in self.findings if each.level == level and not each.waived)

    @property
    def waived(self) -> tuple[Finding, ...]:
        """The findings an author has answered with a reason."""
        return tuple(each for each in self.findings if each.waived)

    @property
    def items(self) -> int:
        """Number of items, those that were refused too."""
        return sum(len(sheet.entries("item")) for sheet in self.sheets)


def lint(texts: Mapping[str, str], today: dt.date, *, whole: bool = True) -> Report:
    """Check files.

    Args:
        texts: Path below the data folder to text.
        today: The day by which things grow old.
        whole: Whether these are all files of the bank, so that rules about the bank as a whole apply.

    >>> import datetime as dt
    >>> [each.problem for each in lint({"bank/x.toml": "quiz = 1"}, dt.date(2026, 11, 23), whole=False).findings]
    ['quiz: must be a list, not 1', 'item: is missing']
    """
    sheets = tuple(read(name, text, today) for name, text in texts.items())
    found = [finding for sheet in sheets for finding in _waive(sheet, [*sheet.refused, *_of_sheet(sheet)])]
    if whole:
        found += _of_bank(sheets)
    order = {sheet.name: place for place, sheet in enumerate(sheets)}
    found.sort(key=lambda each: (order.get(each.file, len(order)), each.line, each.id, each.rule))
    return Report(sheets, tuple(found))


def _scope(name: str) -> list[Rule]:
    return [rule for rule in RULES.values() if rule.scope == name]


def _of_sheet(sheet: Sheet) -> Iterator[Finding]:
    for rule in _scope("item"):
        for item in sheet.items.values():
            for where, problem in rule.test(item) if rule.test else ():
                yield _finding(rule, sheet, f"{item.id}/{where}" if where else item.id, problem)
    for rule in _scope("sheet"):
        for where, problem in rule.test(sheet) if rule.test else ():
            yield _finding(rule, sheet, where, problem)


def _of_bank(sheets: tuple[Sheet, ...]) -> Iterator[Finding]:
    by_name = {sheet.name: sheet for sheet in sheets}
    for rule in _scope("bank"):
        for where, problem in rule.test(sheets) if rule.test else ():
            file, _, id_ = where.partition("#")
            line = by_name[file].line(id_) if file in by_name else 1
            yield Finding(rule.id, file, id_, problem, rule.fix, line)


def _finding(rule: Rule, sheet: Sheet, id_: str, problem: str) -> Finding:
    return Finding(rule.id, sheet.name, id_, problem, rule.fix, sheet.line(id_))


def _waive(sheet: Sheet, found: list[Finding]) -> Iterator[Finding]:
    """Mark the warnings that the file itself waives, and find the waivers that do nothing."""
    waivers = {(str(each.get("rule")), str(each.get("id"))): str(each.get("reason")) for each in sheet.entries("waive")}
    used = set()
    for finding in found:
        keys = [(finding.rule, finding.id), (finding.rule, finding.id.split("/")[0])]
        key = next((each for each in keys if each in waivers), None)
        if key:
            used.add(key)
            finding = replace(finding, waived=waivers[key] if finding.level != "error" else "")  # noqa: PLW2901
        yield finding
    for rule, id_ in waivers:
        if (rule, id_) not in used:
            yield _finding(RULES["E98"], sheet, id_, f"{rule} does not apply here, so there is nothing to waive")
        elif rule.startswith("E"):
            yield _finding(RULES["E97"], sheet, id_, f"{rule} is an error")

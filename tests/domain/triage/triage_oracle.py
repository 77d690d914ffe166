"""The oracle tables of the triage helper, read once for all tests."""

import json
from pathlib import Path

from bonemets.domain.triage import Findings

FOLDER = Path(__file__).parents[2] / "oracles"
VIGNETTES = json.loads((FOLDER / "triage_vignettes.json").read_text(encoding="utf-8"))
MORE = json.loads((FOLDER / "triage_more.json").read_text(encoding="utf-8"))


def read(table, inputs):
    """Fill the baseline as section 5.1 of the rule table says, then read the case."""
    return Findings.from_mapping(table["baseline"] | inputs)


def cases():
    """Yield id, findings and expectation of every case and boundary value that must give a level."""
    for table in (VIGNETTES, MORE):
        for row in table["cases"]:
            yield row["id"], read(table, row["inputs"]), row
    for row in MORE["boundaries"]:
        for value in row["values"]:
            name = f"{row['field']}={value['value']} {'/'.join(row['context'])}".strip()
            yield name, read(MORE, row["context"] | {row["field"]: value["value"]}), value


CASES = list(cases())


def matches(answer, expected):
    """Say whether an answer has exactly the level and the rule ids expected, and the notes where they are listed."""
    ids = [
        (sorted(answer.rule_ids), sorted(expected["rules"])),
        (sorted(note.rule.id for note in answer.notes), expected.get("notes")),
        (sorted(gone.rule.id for gone in answer.suppressed), expected.get("suppressed")),
    ]
    return answer.level.name == expected["level"] and all(want is None or have == want for have, want in ids)

"""The conformance table of the marking, as any other program would read it."""

import json
from dataclasses import asdict
from decimal import Decimal
from pathlib import Path

from bonemets.domain.marking import Item, Policies, Quantity, ResponseError, Slot, score

TABLE = json.loads((Path(__file__).parents[2] / "oracles" / "marking.json").read_text(encoding="utf-8"))
CASES = TABLE["cases"]


def build(item):
    slots = [{**slot, "options": tuple(slot["options"]), "key": tuple(slot["key"])} for slot in item["slots"]]
    answers = [
        {name: Decimal(text) for name, text in each.items() if name != "unit"} for each in item.get("answers", ())
    ]
    units = [each["unit"] for each in item.get("answers", ())]
    quantities = tuple(Quantity(unit=unit, **numbers) for unit, numbers in zip(units, answers, strict=True))
    return Item(item["type"], tuple(Slot(**slot) for slot in slots), quantities)


def earned(case, mark=score):
    """Mark one case in the words of the table."""
    try:
        found = mark(build(case["item"]), case["response"], Policies(**case.get("policies", {})))
    except ResponseError as error:
        return {"refused": str(error)}
    parts = [{**asdict(part), "slots": list(part.slots)} for part in found.parts]
    names = ("points", "maximum", "verdict", "rule")
    return {**{name: getattr(found, name) for name in names}, "parts": parts}


def failing(mark=score):
    """Yield the cases on which a marker differs from the table; whatever it raises counts as different."""

    def same(case):
        try:
            return earned(case, mark) == case["expect"]
        except Exception:  # noqa: BLE001 - a broken marker may raise anything
            return False

    yield from (case["id"] for case in CASES if not same(case))

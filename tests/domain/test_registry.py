"""The registry, and every oracle table: one row, one answer, asked the way a browser form asks."""

import ast
import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bonemets.domain import registry
from bonemets.domain.result import INCOMPLETE, InputError, Score

ORACLES = Path(__file__).parents[1] / "oracles"
IDS = [tool.id for tool in registry.all()]
# A reading is equal to its expected value within binary noise; results are rounded to three places at most.
TOLERANCE = 1e-9


def table(tool_id):
    lines = (ORACLES / f"{tool_id}.csv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def inputs_of(row):
    fixed = {"case", "note"}
    return {name: text for name, text in row.items() if name not in fixed and not name.startswith("expected_")}


ROWS = [pytest.param(tool_id, row, id=row["case"]) for tool_id in IDS for row in table(tool_id)]
FILLED = [(tool_id, row) for tool_id in IDS for row in table(tool_id) if row["expected_band"] != INCOMPLETE]


def worked(tool_id):
    return next(inputs_of(row) for one, row in FILLED if one == tool_id)


@pytest.mark.parametrize(("tool_id", "row"), ROWS)
def test_every_oracle_row_gets_its_value_and_its_band(tool_id, row):
    answer = registry.evaluate(tool_id, inputs_of(row))

    expected = row["expected_value"]
    if isinstance(answer.value, (int, float)):
        assert answer.value == pytest.approx(float(expected), abs=TOLERANCE)
    else:
        assert (answer.value or "") == expected
    assert answer.band == row["expected_band"]


@pytest.mark.parametrize("tool_id", IDS)
def test_every_oracle_table_says_who_reviewed_it_and_when(tool_id):
    head = (ORACLES / f"{tool_id}.csv").read_text(encoding="utf-8").splitlines()[:2]

    assert head == ["# reviewer_role = not yet clinically reviewed", "# date = 2026-11-23"]


@pytest.mark.parametrize("tool_id", IDS)
def test_every_oracle_case_has_its_own_id(tool_id):
    cases = [row["case"] for row in table(tool_id)]

    assert len(cases) == len(set(cases)) > 1


@pytest.mark.parametrize("tool_id", IDS)
def test_every_band_of_a_scale_appears_in_its_oracle_table(tool_id):
    labels = {band.label for band in registry.get(tool_id).scale.bands}

    assert labels <= {row["expected_band"] for row in table(tool_id)}


@pytest.mark.parametrize(("tool_id", "row"), ROWS)
def test_every_answer_explains_itself_and_carries_its_source(tool_id, row):
    answer = registry.evaluate(tool_id, inputs_of(row))

    assert answer.reasons
    assert answer.source_keys == registry.get(tool_id).source_keys
    assert answer.caveat
    assert answer.version
    assert answer.status in {"verified", "secondary", "unverified"}
    assert (answer.band == INCOMPLETE) == (not answer.complete)
    assert answer.complete or answer.missing


@pytest.mark.parametrize("tool_id", [tool_id for tool_id in IDS if tool_id != "opioid_conversion"])
def test_an_empty_form_is_incomplete_and_names_inputs_of_the_tool(tool_id):
    answer = registry.evaluate(tool_id, {})

    assert answer.band == INCOMPLETE
    assert answer.value is None
    assert set(answer.missing) <= {entry.name for entry in registry.get(tool_id).inputs}


@pytest.mark.parametrize("tool_id", IDS)
def test_the_order_of_the_inputs_does_not_matter(tool_id):
    inputs = worked(tool_id)

    assert registry.evaluate(tool_id, inputs) == registry.evaluate(tool_id, dict(reversed(inputs.items())))


@pytest.mark.parametrize("tool_id", IDS)
@pytest.mark.parametrize("bad", [float("nan"), float("inf"), -float("inf"), 10**400, "nan", [], object()])
def test_no_input_accepts_what_is_not_a_value(tool_id, bad):
    for entry in registry.get(tool_id).inputs:
        with pytest.raises(InputError, match=rf"^{entry.name}: "):
            registry.evaluate(tool_id, {entry.name: bad})


@pytest.mark.parametrize("tool_id", IDS)
def test_a_number_refuses_yes_and_no_and_values_just_outside_its_range(tool_id):
    for entry in registry.get(tool_id).inputs:
        if entry.kind == "number":
            for bad in (True, False, entry.minimum - 0.001, entry.maximum + 0.001):
                with pytest.raises(InputError, match=rf"^{entry.name}: .*{entry.unit}".replace("%", ".")):
                    registry.evaluate(tool_id, {entry.name: bad})


@pytest.mark.parametrize("tool_id", IDS)
def test_a_yes_or_no_refuses_the_numbers_zero_and_one(tool_id):
    for entry in registry.get(tool_id).inputs:
        if entry.kind == "flag":
            for bad in (0, 1, "maybe"):
                with pytest.raises(InputError, match="not a yes or no"):
                    registry.evaluate(tool_id, {entry.name: bad})


@pytest.mark.parametrize("tool_id", IDS)
def test_every_tool_can_be_drawn_as_a_form(tool_id):
    tool = registry.get(tool_id)

    assert tool.title
    assert tool.purpose.endswith((".", ")."))
    assert tool.source_keys or tool_id.startswith("calcium_in_")
    assert tool.caveat
    assert set(tool.result_fields) >= {"value", "band", "parts", "reasons", "missing", "bands", "caveat"}
    for entry in tool.inputs:
        assert entry.label
        assert entry.kind in {"choice", "number", "flag"}
        assert entry.default is None
        assert (entry.kind == "choice") == bool(entry.options)
        assert (entry.kind == "number") == (entry.minimum is not None and entry.step > 0)


@pytest.mark.parametrize("tool_id", IDS)
def test_bands_follow_each_other_upward_and_fill_the_scale(tool_id):
    scale = registry.get(tool_id).scale

    if scale.bands:
        assert (scale.bands[0].low, scale.bands[-1].high) == (scale.minimum, scale.maximum)
    for lower, upper in zip(scale.bands, scale.bands[1:], strict=False):
        assert lower.high <= upper.low
        if lower.high == upper.low:
            assert lower.high_open != upper.low_open


@pytest.mark.parametrize("tool_id", IDS)
def test_a_description_names_every_input_the_source_and_the_caution(tool_id):
    tool = registry.get(tool_id)
    text = registry.describe(tool_id)

    assert all(f"  {entry.name}: " in text for entry in tool.inputs)
    assert all(key in text for key in tool.source_keys)
    assert tool.caveat in text


@pytest.mark.parametrize("tool_id", IDS)
def test_the_call_that_a_description_suggests_works(tool_id):
    suggestion = registry.describe(tool_id).splitlines()[-1]
    inputs = ast.literal_eval(suggestion[suggestion.index("{") : -1])

    assert registry.evaluate(tool_id, inputs).complete


def test_a_description_shows_choices_with_points_and_ranges_with_units():
    assert "lytic (2) | mixed (1) | blastic (0)" in registry.describe("sins")
    assert "4 to 20 mg/dL" in registry.describe("corrected_calcium_mg_per_dl")
    assert "yes (0) | no (4)" in registry.describe("mascc")
    assert "from 60: 0 points" in registry.describe("mascc")
    assert "above 60 to 500 4.0 mg" in registry.describe("zoledronate_dose")
    assert "Try: registry.evaluate('bilsky', {'epidural': False" in registry.describe("bilsky")


@pytest.mark.parametrize("bad", ["nope", "", None, 3, ["sins"]])
def test_an_unknown_tool_is_refused_with_the_list_of_tools(bad):
    with pytest.raises(InputError, match="Tools: sins, mirels"):
        registry.get(bad)


@pytest.mark.parametrize("tool_id", ["katagiri", "nesms"])
def test_scores_that_were_not_verified_are_refused_with_the_reason(tool_id):
    with pytest.raises(InputError, match="is not coded"):
        registry.evaluate(tool_id, {})


def test_an_unknown_input_name_is_refused_with_the_list_of_names():
    with pytest.raises(InputError, match=r"no input named 'lvl'\. Inputs: level, pain"):
        registry.evaluate("sins", {"lvl": "T12"})


@pytest.mark.parametrize("bad", [None, "level", [("level", "T12")]])
def test_inputs_that_are_not_names_with_values_are_refused(bad):
    with pytest.raises(InputError, match="names with values"):
        registry.evaluate("sins", bad)


@pytest.mark.parametrize("blank", ["", "  ", "unknown", None])
def test_blank_text_means_not_known(blank):
    assert registry.evaluate("mirels", {**worked("mirels"), "site": blank}).missing == ("site",)


@pytest.mark.parametrize("text", ["2,60", "2.6 mmol/L", "1_0", "1e1", "２", "two"])
def test_text_that_is_not_a_plain_number_is_refused(text):
    with pytest.raises(InputError, match=r"calcium_mmol_per_l: .* is not a number"):
        registry.evaluate("corrected_calcium_mmol_per_l", {"calcium_mmol_per_l": text})


def test_a_decimal_comma_gets_a_hint():
    with pytest.raises(InputError, match="Write the decimal sign as a point"):
        registry.evaluate("corrected_calcium_mmol_per_l", {"calcium_mmol_per_l": "2,60"})


@pytest.mark.parametrize(
    ("tool_id", "name", "value", "unit"),
    [
        ("corrected_calcium_mmol_per_l", "calcium_mmol_per_l", 12.4, "12.4 looks like mg/dL"),
        ("corrected_calcium_mg_per_dl", "calcium_mg_per_dl", 2.6, "2.6 looks like mmol/L"),
        ("corrected_calcium_mg_per_dl", "albumin_g_per_dl", 28, "28 looks like g/L"),
        ("corrected_calcium_mmol_per_l", "albumin_g_per_l", 2.8, "2.8 looks like g/dL"),
        ("creatinine_clearance_mg_per_dl", "creatinine_mg_per_dl", 106, "106 looks like µmol/L"),
        ("creatinine_clearance_umol_per_l", "creatinine_umol_per_l", 1.2, "1.2 looks like mg/dL"),
        ("zoledronate_redose_mg_per_dl", "current_creatinine_mg_per_dl", 106, "106 looks like µmol/L"),
        ("ctcae_neutropenia", "neutrophil_1e9_per_l", 1200, "1200 looks like cells/µL"),
        ("ctcae_thrombocytopenia", "platelet_1e9_per_l", 75000, "75000 looks like cells/µL"),
        ("ctcae_anemia_g_per_dl", "hemoglobin_g_per_dl", 98, "98 looks like g/L"),
        ("ctcae_anemia_g_per_l", "hemoglobin_g_per_l", 9.8, "9.8 looks like g/dL"),
        ("febrile_neutropenia", "temperature_c", 101.2, "101.2 looks like °F"),
    ],
)
def test_a_likely_unit_mistake_is_named(tool_id, name, value, unit):
    with pytest.raises(InputError, match=unit):
        registry.evaluate(tool_id, {name: value})


@pytest.mark.parametrize(("tool_id", "row"), FILLED, ids=[row["case"] for _, row in FILLED])
def test_one_change_lists_only_other_bands_nearest_first_and_can_be_repeated_by_hand(tool_id, row):
    inputs = inputs_of(row)
    changes = registry.one_change(tool_id, inputs)

    now = registry.evaluate(tool_id, inputs)
    for change in changes:
        assert change.score.band != now.band
        assert registry.evaluate(tool_id, {**inputs, change.name: change.changed}) == change.score
        assert change.before != change.after
    far = [change.distance for change in changes if change.distance is not None]
    assert far == sorted(far)


def test_one_change_shows_what_would_make_a_stable_spine_indeterminate():
    stable = {
        "level": "L3",
        "pain": "occasional, not mechanical",
        "lesion": "mixed",
        "alignment": "normal",
        "collapse": "no collapse, more than half of the body involved",
        "posterolateral": "one side",
    }
    nearest = registry.one_change("sins", stable)[0]

    assert (nearest.label, nearest.score.value, nearest.score.band, nearest.distance) == (
        "Spinal level or region",
        7,
        "indeterminate",
        1,
    )
    assert (nearest.before, nearest.after) == ("L3 (mobile)", "C1 (junctional)")


def test_one_change_says_a_thing_once_although_ten_levels_would_do_it():
    stable = {
        **worked("sins"),
        "level": "L3",
        "pain": "pain-free",
        "collapse": "none",
        "posterolateral": "one side",
    }
    changed_levels = [change for change in registry.one_change("sins", stable) if change.name == "level"]

    assert len(changed_levels) <= 3


def test_one_change_walks_a_number_to_the_first_value_with_another_band():
    changes = registry.one_change(
        "clinical_hypercalcemia_mmol_per_l",
        {"corrected_calcium_mmol_per_l": "2.95", "upper_limit_mmol_per_l": "2.60"},
    )
    found = {(change.name, change.changed, change.score.band) for change in changes}

    assert found >= {
        ("corrected_calcium_mmol_per_l", 3.0, "moderate"),
        ("corrected_calcium_mmol_per_l", 2.6, "none"),
    }


def test_one_change_leaves_out_answers_that_contradict_the_others():
    compressed = dict.fromkeys(("epidural", "sac_deformed", "cord_contact", "cord_compressed", "csf_visible"), "yes")

    assert [change.name for change in registry.one_change("bilsky", compressed)] == ["cord_compressed"]


def test_one_change_from_an_unknown_answer_shows_what_asking_would_bring():
    changes = registry.one_change("mirels", {**worked("mirels"), "site": None})

    assert {(change.before, change.score.band, change.distance) for change in changes} == {("not known", "low", None)}


@given(st.sampled_from(IDS), st.dictionaries(st.text(max_size=6), st.text(max_size=6), min_size=1, max_size=3))
@settings(max_examples=50)
def test_rubbish_from_a_form_is_always_an_input_error(tool_id, rubbish):
    with pytest.raises(InputError):
        registry.evaluate(tool_id, rubbish)


def test_every_tool_returns_the_one_shape():
    assert all(isinstance(registry.evaluate(tool_id, worked(tool_id)), Score) for tool_id in IDS)

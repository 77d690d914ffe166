"""The score form: what it sends for every tool, what it does with anything a page may send, and what a change does."""

import csv
import json
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bonemets as bm
from bonemets.content import source
from bonemets.domain import registry
from bonemets.domain.result import INCOMPLETE, InputError
from bonemets.widgets.base import SORRY, asset
from bonemets.widgets.field import MOST_CARDS
from bonemets.widgets.score import MOST_CHANGES, STEADY, Score

IDS = [tool.id for tool in registry.all()]
ALWAYS_REFUSED = "opioid_conversion"
ORACLES = Path(__file__).parents[1] / "oracles"
SINS = {
    "level": "T12",
    "pain": "mechanical",
    "lesion": "lytic",
    "alignment": "normal",
    "collapse": "less than half",
    "posterolateral": "one side",
}
MASCC = {
    "burden": "none or mild",
    "systolic_mmhg": 112,
    "copd": False,
    "solid_tumor_or_no_fungal_history": True,
    "dehydrated": True,
    "outpatient": True,
    "age_years": 64,
}
MIRELS = {"site": "lower limb", "pain": "functional", "lesion": "lytic"}
CALCIUM = "clinical_hypercalcemia_mmol_per_l"


def cases(tool_id):
    lines = (ORACLES / f"{tool_id}.csv").read_text(encoding="utf-8").splitlines()
    for row in csv.DictReader(line for line in lines if not line.startswith("#")):
        yield {
            name: text
            for name, text in row.items()
            if name not in {"case", "note"} and not name.startswith("expected_") and text
        }


def answers(entry):
    """Give every answer of a choice or a flag, and the two ends of a number."""
    if entry.options:
        return [option.value.value for option in entry.options]
    return [True, False] if entry.minimum is None else [entry.minimum, entry.maximum]


def texts(widget):
    """Give every text the page would show."""
    found = []

    def walk(value):
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, dict):
            for each in value.values():
                walk(each)
        elif isinstance(value, list | tuple):
            for each in value:
                walk(each)

    answer = dict(widget.state["answer"])
    walk([{key: value for key, value in answer.items() if key not in {"missing", "points"}}, widget.about["caveat"]])
    return found


def take(widget, say, **values):
    say(widget, {"kind": "set", "values": values})
    return widget.state


# ---- building ----


def test_the_repr_is_stable_and_the_door_opens_it():
    assert repr(bm.score("sins")) == "Score('sins')"


def test_what_is_known_from_the_start_is_in_the_form_and_in_the_reset():
    widget = bm.score("sins", pain="mechanical", lesion=None)

    assert widget.first == widget.state["inputs"] == {"pain": "mechanical"}


@pytest.mark.parametrize(
    ("name", "inputs", "words"),
    [
        ("no-such", {}, "There is no tool named 'no-such'. Tools: sins,"),
        ("katagiri", {}, "not coded"),
        ("sins", {"pian": "mechanical"}, "there is no input named 'pian'"),
        ("sins", {"pain": "awful"}, "is not one of the choices"),
        ("bilsky", {"epidural": False, "cord_contact": True}, "contradicts"),
    ],
)
def test_a_mistake_of_the_author_is_an_error_in_plain_words(name, inputs, words):
    with pytest.raises(InputError, match=words):
        bm.score(name, **inputs)


@pytest.mark.parametrize("tool_id", IDS)
def test_every_tool_builds_and_travels_as_json(tool_id):
    widget = Score(tool_id)
    tool = registry.get(tool_id)

    json.dumps([widget.about, widget.form, widget.first, widget.state], allow_nan=False)
    assert [field["name"] for field in widget.form] == [entry.name for entry in tool.inputs]
    assert widget.about["title"] == tool.title
    assert [each["key"] for each in widget.about["sources"]] == list(tool.source_keys)


@pytest.mark.parametrize("tool_id", IDS)
def test_with_nothing_known_there_is_no_value_and_what_is_missing_is_named(tool_id):
    answer = Score(tool_id).state["answer"]

    assert answer["value"] == ""
    assert not any("Still needed" in reason for reason in answer["reasons"])
    if tool_id == ALWAYS_REFUSED:
        assert (answer["complete"], answer["band"]) == (True, "refused")
    else:
        assert (answer["complete"], answer["band"]) == (False, "")
        assert answer["missing"]
        assert answer["open"]
        assert answer["said"].startswith("No result yet")


@pytest.mark.parametrize("tool_id", IDS)
def test_each_answer_shows_the_points_of_the_published_table(tool_id):
    for field, entry in zip(Score(tool_id).form, registry.get(tool_id).inputs, strict=True):
        for value, text, note in field["choices"]:
            part = entry.part(value)
            assert text == part.option
            assert note == ("" if part.points is None else f"{part.points} point{'s' * (part.points != 1)}")


@pytest.mark.parametrize("tool_id", IDS)
def test_each_input_has_the_control_that_suits_it(tool_id):
    for field, entry in zip(Score(tool_id).form, registry.get(tool_id).inputs, strict=True):
        if entry.kind == "number":
            assert field["kind"] == "slider"
            assert (field["low"], field["high"], field["step"]) == (entry.minimum, entry.maximum, entry.step)
            assert field["range"].startswith(f"{entry.minimum:g} to {entry.maximum:g}")
            assert entry.unit in field["range"]
        else:
            assert field["kind"] == ("list" if len(entry.options) > MOST_CARDS else "choice")


def test_a_number_with_cut_points_says_from_where_on_it_earns_which_points():
    age = next(field for field in Score("mascc").form if field["name"] == "age_years")

    assert age["range"] == "18 to 120 years; from 18: 2 points; from 60: 0 points"


# ---- answering ----


@pytest.mark.parametrize("tool_id", IDS)
def test_every_answer_of_every_input_can_be_given_and_taken_back(tool_id, say):
    widget = Score(tool_id)
    for entry in registry.get(tool_id).inputs:
        for value in answers(entry):
            state = take(widget, say, **{entry.name: value})
            assert state["inputs"] == {entry.name: value}
            assert state["errors"] == {}
        assert take(widget, say, **{entry.name: None})["inputs"] == {}
    assert widget.notice == ""


@pytest.mark.parametrize("tool_id", IDS)
def test_every_published_case_is_answered_as_the_domain_answers_it(tool_id, say):
    for inputs in cases(tool_id):
        expected = registry.evaluate(tool_id, inputs)
        state = take(Score(tool_id), say, **inputs)
        answer = state["answer"]
        assert state["errors"] == {}
        assert answer["complete"] == expected.complete
        assert answer["working"] == expected.working
        assert [each["name"] for each in answer["missing"]] == list(expected.missing)
        if expected.complete:
            assert expected.band in f"{answer['value']} {answer['band']}"
        if isinstance(expected.value, int | float):
            assert f"{expected.value:g}" in f"{answer['value']} {answer['band']}"


def test_a_sum_shows_its_working_its_band_and_the_points_of_each_answer():
    answer = Score("sins", **SINS).state["answer"]

    assert (answer["value"], answer["band"]) == ("11 points", "indeterminate")
    assert answer["working"] == "3 + 3 + 2 + 0 + 2 + 1 = 11"
    assert answer["points"] == {
        "level": "3 points",
        "pain": "3 points",
        "lesion": "2 points",
        "alignment": "0 points",
        "collapse": "2 points",
        "posterolateral": "1 point",
    }
    assert answer["said"] == "11 points, indeterminate."
    assert answer["bands"][1][:2] == ["7 to 12", "indeterminate"]


@pytest.mark.parametrize(
    ("name", "inputs", "value", "band"),
    [
        ("bilsky", {"cord_contact": True, "cord_compressed": False}, "1c", "borderline"),
        ("ecog", {"grade": "2"}, "grade 2", "up most of the day"),
        ("ecog_from_karnofsky", {"karnofsky_percent": 50}, "about grade 2", "up most of the day"),
        ("ctcae_neutropenia", {"neutrophil_1e9_per_l": 0.8}, "", "grade 3"),
        ("febrile_neutropenia", {"neutrophil_1e9_per_l": 0.4, "temperature_c": 38.5}, "4 of 4 definitions met", ""),
        ("corrected_calcium_mg_per_dl", {"calcium_mg_per_dl": 10.8, "albumin_g_per_dl": 2.5}, "12 mg/dL", "calculated"),
        ("karnofsky", {"karnofsky_percent": 70}, "70 %", "self-caring"),
    ],
)
def test_value_and_band_are_said_once_and_with_the_unit(name, inputs, value, band):
    answer = Score(name, **inputs).state["answer"]

    assert (answer["value"], answer["band"]) == (value, band)


def test_a_formula_is_shown_as_a_step_and_the_caveat_is_not_said_twice():
    widget = Score("corrected_calcium_mg_per_dl", calcium_mg_per_dl=10.8, albumin_g_per_dl=2.5)
    answer = widget.state["answer"]

    assert answer["steps"] == ["Working: 10.8 + 0.8 × (4.0 − 2.5) = 12 mg/dL"]
    assert widget.about["caveat"] not in answer["reasons"]
    assert not set(answer["reasons"]) & set(answer["notes"])


def test_verification_is_said_in_words_and_follows_the_scheme_in_use(say):
    widget = Score("pain_category", pain_rating=4)
    before = widget.state["answer"]["status"]
    after = take(widget, say, scheme="1-4, 5-6, 7-10")["answer"]["status"]

    assert (before, after) == ("seen in a page that reports the source", "seen in the source")


@pytest.mark.parametrize("tool_id", IDS)
def test_no_text_shows_a_source_key_or_a_note_to_ourselves(tool_id, say):
    keys = {key for key in source.load() if not key.isalpha()}
    for inputs in cases(tool_id):
        widget = Score(tool_id)
        take(widget, say, **inputs)
        for text in texts(widget):
            assert "unverified here" not in text
            assert not [key for key in keys if key in text], text


def test_an_ordinary_word_that_is_also_a_source_key_stays_a_word():
    assert Score("bilsky").about["caveat"].startswith("The grade is anatomy on MRI.")


# ---- what cannot be used ----


def test_an_entry_that_cannot_be_used_is_named_beside_it_and_the_others_keep_counting(say):
    widget = Score("mascc", **MASCC)
    state = take(widget, say, systolic_mmhg=900)

    assert state["errors"] == {
        "systolic_mmhg": "900 is outside the allowed range. Allowed: 40 to 260 mmHg.",
    }
    assert state["inputs"] == {**MASCC, "systolic_mmhg": 900}
    assert state["without"] == ["Systolic blood pressure"]
    assert [each["name"] for each in state["answer"]["missing"]] == ["systolic_mmhg"]
    assert take(widget, say, systolic_mmhg=112)["answer"]["value"] == "21 points"
    assert widget.state["errors"] == {}
    assert widget.state["without"] == []


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (11, "11 looks like mg/dL."),
        ("eleven", "'eleven' is not a number."),
        ("2,6", "Write the decimal sign as a point."),
        (True, "True is not a number."),
        (float("nan"), "'nan' is not a number."),
        (float("inf"), "'inf' is not a number."),
        (10**400, "needs a finite number."),
        (["2.6"], "is not a number."),
        ({"a": 1}, "is not a number."),
        ("9" * 5000, "outside the allowed range"),
    ],
)
def test_whatever_is_no_usable_number_gets_a_sentence_and_no_result(value, words, say):
    widget = Score(CALCIUM, upper_limit_mmol_per_l=2.6)
    state = take(widget, say, corrected_calcium_mmol_per_l=value)

    assert words in state["errors"]["corrected_calcium_mmol_per_l"]
    assert not state["answer"]["complete"]
    assert widget.notice == ""
    assert len(json.dumps(state, allow_nan=False)) < 10_000


@pytest.mark.parametrize(
    ("sent", "kept"), [(7.999999999, 8), (2.6000000000000001, 2.6), (2.615, 2.615), ("2.6", "2.6"), (3.0, 3)]
)
def test_the_noise_of_a_slider_is_taken_off(sent, kept, say):
    name = "pain_rating" if kept == 8 else "corrected_calcium_mmol_per_l"
    state = take(Score("pain_category" if kept == 8 else CALCIUM), say, **{name: sent})

    assert state["inputs"] == {name: kept}
    assert state["errors"] == {}


def test_empty_text_is_not_known(say):
    state = take(Score("pain_category", pain_rating=4), say, pain_rating="")

    assert state["errors"] == {}
    assert [each["name"] for each in state["answer"]["missing"]] == ["pain_rating"]


def test_a_contradiction_is_named_in_the_words_of_the_form_and_goes_with_its_cause(say):
    widget = Score("bilsky", cord_contact=True, cord_compressed=False)
    state = take(widget, say, epidural=False)

    assert state["errors"] == {
        "epidural": "'no' contradicts “Tumor touches the spinal cord” 'yes'. Check both answers."
    }
    assert state["answer"]["value"] == "1c"
    assert take(widget, say, cord_contact=False)["errors"] == {}


def test_an_input_no_tool_has_is_a_notice_and_changes_nothing(say):
    widget = Score("sins", **SINS)
    before = widget.state
    after = take(widget, say, blood_type="A")

    assert "there is no input named 'blood_type'" in widget.notice
    assert after == before
    take(widget, say, pain="mechanical")
    assert widget.notice == ""


@pytest.mark.parametrize("content", [{}, {"values": None}, {"values": [1]}, {"values": "pain"}, {"values": 7}])
def test_a_message_of_another_shape_is_one_plain_sentence(content, say):
    widget = Score("sins", **SINS)
    before = widget.state
    say(widget, {"kind": "set", **content})

    assert widget.notice == SORRY
    assert widget.state == before


def test_two_forms_of_one_tool_do_not_know_of_each_other(say):
    one, other = Score("sins", **SINS), Score("sins", **SINS)
    take(one, say, pain="pain-free")

    assert other.state["answer"]["value"] == "11 points"


GARBAGE = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 600),
    st.floats(),
    st.text(max_size=12),
    st.lists(st.integers(), max_size=2),
)


@st.composite
def filled(draw):
    tool = registry.get(draw(st.sampled_from(IDS)))
    values = {
        entry.name: draw(st.one_of(st.sampled_from(answers(entry)), GARBAGE))
        for entry in tool.inputs
        if draw(st.booleans())
    }
    return tool, values


@given(filled())
def test_whatever_a_page_sends_the_form_answers_and_speaks_plainly(say, given_values):
    tool, values = given_values
    widget = Score(tool.id)
    state = take(widget, say, **values)
    labels = {entry.label for entry in tool.inputs}

    assert widget.notice == ""
    assert set(state["errors"]) <= set(values)
    assert set(state["without"]) <= labels
    for name, error in state["errors"].items():
        assert error.endswith((".", "°C."))
        assert name not in error or "_" not in name
    json.dumps(state, allow_nan=False)
    if not state["answer"]["complete"]:
        assert state["answer"]["value"] == ""
        assert state["answer"]["missing"]
    usable = {name: value for name, value in state["inputs"].items() if name not in state["errors"]}
    assert registry.evaluate(tool.id, usable).complete == state["answer"]["complete"]


# ---- what one change would do ----


@pytest.mark.parametrize("tool_id", IDS)
def test_every_change_on_offer_does_what_it_says(tool_id, say):
    for inputs in cases(tool_id):
        for group in take(Score(tool_id), say, **inputs)["answer"]["changes"]:
            assert 1 <= len(group["items"]) <= MOST_CHANGES
            for change in group["items"]:
                state = take(Score(tool_id), say, **{**inputs, change["name"]: change["value"]})
                answer = state["answer"]
                said = ", ".join(filter(None, (answer["value"], answer["band"])))
                assert state["errors"] == {}
                assert change["then"] == (said if answer["complete"] else "not enough known")


def test_changes_are_grouped_by_the_way_they_move_the_answer():
    changes = Score(
        "sins",
        **SINS,
    ).state["answer"]["changes"]

    assert [group["title"] for group in changes] == ["Up the scale"]
    assert changes[0]["items"][0] == {
        "text": "Alignment on imaging: new deformity: kyphosis or scoliosis",
        "then": "13 points, unstable",
        "name": "alignment",
        "value": "new deformity",
    }


def test_where_one_answer_is_missing_each_way_to_give_it_is_shown():
    (group,) = Score("mirels", **MIRELS).state["answer"]["changes"]

    assert group["title"] == "One answer away"
    assert [item["then"] for item in group["items"]] == ["9 points, high", "10 points, high", "11 points, high"]


def test_a_change_to_an_answer_without_a_value_is_in_a_group_of_its_own():
    changes = Score(
        "zoledronate_dose", creatinine_clearance_ml_per_min=38, indication="bone metastases or myeloma"
    ).state["answer"]["changes"]

    assert [group["title"] for group in changes] == ["Up the scale", "Down the scale", "Another answer"]


def test_where_nothing_single_changes_the_band_that_is_said():
    worst = {"level": "C1", "alignment": "subluxation", "collapse": "more than half", "posterolateral": "both sides"}
    assert Score("sins", **{**SINS, **worst}).state["answer"]["steady"] == STEADY
    # A number is walked only so far, so that there nothing may be promised.
    assert (
        Score("corrected_calcium_mg_per_dl", calcium_mg_per_dl=10, albumin_g_per_dl=4).state["answer"]["steady"] == ""
    )


# ---- the scale ----


@pytest.mark.parametrize("tool_id", IDS)
def test_the_marker_is_always_on_the_band_that_is_named(tool_id, say):
    for inputs in cases(tool_id):
        expected = registry.evaluate(tool_id, inputs)
        scale = take(Score(tool_id), say, **inputs)["answer"]["scale"]
        if scale is None:
            assert expected.bands == ()
            continue
        shares = [segment["share"] for segment in scale["segments"]]
        assert sum(shares) == pytest.approx(1)
        if expected.value is None:
            assert scale["here"] is None
            continue
        here = scale["here"]
        left = sum(shares[: here["index"]])
        assert scale["segments"][here["index"]]["label"] == expected.band
        assert left - 1e-9 <= here["at"] <= left + shares[here["index"]] + 1e-9
        assert expected.band in scale["alt"]


def test_whole_points_are_cells_and_named_grades_their_names():
    points = Score("mirels").state["answer"]["scale"]["segments"]
    grades = Score("bilsky").state["answer"]["scale"]["segments"]

    assert [segment["cells"] for segment in points] == [["4", "5", "6", "7"], ["8"], ["9", "10", "11", "12"]]
    assert [segment["cells"] for segment in grades] == [["0", "1a", "1b"], ["1c"], ["2", "3"]]
    assert [segment["range"] for segment in grades] == ["0, 1a, 1b", "1c", "2, 3"]


def test_a_measured_scale_has_edges_and_follows_the_limit_of_the_laboratory(say):
    widget = Score(CALCIUM, corrected_calcium_mmol_per_l=2.95, upper_limit_mmol_per_l=2.6)
    scale = widget.state["answer"]["scale"]

    assert scale["edges"] == ["1", "2.6", "3", "3.5", "5.6"]
    assert scale["here"]["shown"] == "2.95"
    assert take(widget, say, upper_limit_mmol_per_l=2.5)["answer"]["scale"]["edges"][1] == "2.5"


@pytest.mark.parametrize("known", [{}, {"site": "lower limb"}, MIRELS])
def test_what_is_still_possible_is_exactly_what_the_open_answers_allow(known):
    tool = registry.get("mirels")
    scale = Score("mirels", **known).state["answer"]["scale"]
    ways = product(*([known[e.name]] if e.name in known else answers(e) for e in tool.inputs))
    totals = {tool.function(**dict(zip((e.name for e in tool.inputs), way, strict=True))).value for way in ways}

    assert scale["reach"]["open"] == [str(total) for total in sorted(totals)]
    assert scale["reach"]["text"] == f"Still possible: {min(totals)} to {max(totals)}."
    assert scale["reach"]["from"] == pytest.approx((min(totals) - 4) / 9)
    assert scale["reach"]["to"] == pytest.approx((max(totals) - 3) / 9)


def test_a_complete_sum_and_a_scale_without_points_have_nothing_still_possible():
    assert Score("sins", **SINS).state["answer"]["scale"]["reach"] is None
    assert Score("bilsky").state["answer"]["scale"]["reach"] is None


def test_the_page_knows_no_tool_and_no_band():
    code = asset("score.js").text + asset("form.js").text
    bands = {band.label for tool in registry.all() for band in tool.scale.bands} - {"none", "normal", "dead"}
    assert not [word for word in {*IDS, *bands, INCOMPLETE} if f'"{word}"' in code]

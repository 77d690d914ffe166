"""Unfolding cases: what an author gets wrong is named, and what is in the cases keeps its promises."""

import copy
import tomllib

import pytest

from bonemets.content import case, table
from bonemets.content.item import STEPS
from bonemets.content.table import ContentError

GOOD = table.read("case/breast.toml")
CASES = [case.load(name) for name in case.ids()]
NAMES = [each.id for each in CASES]


def change(*path, to):
    """Give the good case with one value changed; ``None`` takes it out."""
    data = copy.deepcopy(GOOD)
    place = data
    for key in path[:-1]:
        place = place[key]
    if to is None:
        del place[path[-1]]
    else:
        place[path[-1]] = to
    return data


def swapped():
    data = copy.deepcopy(GOOD)
    steps = data["case"]["step"]
    steps[1], steps[2] = steps[2], steps[1]
    return data


def renamed():
    data = copy.deepcopy(GOOD)
    data["item"][0]["id"] = data["case"]["step"][0]["item"] = "breast-cues"
    return data


def one_more():
    data = copy.deepcopy(GOOD)
    data["item"].append({**copy.deepcopy(data["item"][0]), "id": "case-breast-spare"})
    return data


def few_times():
    """Leave three times, and what stands at them."""
    data = copy.deepcopy(GOOD)
    (chart,) = data["chart"]
    gone = {"call", "exam"}
    chart["time"] = [each for each in chart["time"] if each["id"] not in gone]
    chart["note"] = [each for each in chart["note"] if each["at"] not in gone]
    for each in chart["series"]:
        each["value"] = [value for value in each["value"] if value["at"] not in gone]
    for each in data["item"]:
        if each["exhibit"]["at"] in gone:
            each["exhibit"]["at"] = "clinic"
    return data


def earlier():
    data = copy.deepcopy(GOOD)
    data["item"][3]["exhibit"]["at"] = "clinic"
    return data


def two_charts():
    data = copy.deepcopy(GOOD)
    data["chart"].append({**copy.deepcopy(data["chart"][0]), "id": "other-chart"})
    return data


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (change("case", to=None), 'case/breast.toml, id "breast", field "case": is missing'),
        (change("cases", to=[]), 'field "cases": is not a known field'),
        (change("case", "id", to="x"), "field \"id\": is 'x', but the file is named for 'breast'"),
        (change("case", "minutes", to=500), 'field "minutes": is 500; allowed: 5 to 120'),
        (change("case", "prebrief", "support", to=None), 'id "breast/prebrief", field "support": is missing'),
        (change("case", "debrief", "take_home", to=[]), 'id "breast/debrief", field "take_home": is an empty list'),
        (change("case", "script", "care", to=" "), 'id "breast/script", field "care": is empty'),
        (
            change("case", "step", 0, "item", to="case-x"),
            'id "breast/case-x", field "item": is not an item of this file',
        ),
        (change("case", "step", 0, "missed", to=None), 'id "breast/case-breast-cues", field "missed": is missing'),
        (change("case", "step", 0, "item", to=None), 'id "breast/?", field "item": is missing'),
        (change("case", "step", 0, "why", to=["One?"]), 'field "why": holds 1 questions; a gap has 2'),
        (change("item", 0, "exhibit", to=None), 'field "exhibit": is missing: every item of a case shows the chart'),
        (
            change("item", 5, "exhibit", "at", to="mri"),
            "the last step reads the chart before its last time, 'third-day'",
        ),
        (swapped(), 'field "step": goes through recognize-cues, prioritize-hypotheses, analyze-cues'),
        (renamed(), "field \"item\": 'breast-cues' must begin with 'case-breast-'"),
        (one_more(), "field \"item\": 'case-breast-spare' belongs to no step"),
        (few_times(), 'field "time": the chart has 3 times; a case has at least 4'),
        (earlier(), 'field "exhibit": a step reads the chart at an earlier time than the step before it'),
        (two_charts(), 'field "chart": there are 2; a case has one chart that grows'),
    ],
)
def test_what_an_author_gets_wrong_is_named(data, said):
    with pytest.raises(ContentError) as error:
        case.parse(data, "breast")
    assert said in str(error.value)


def test_a_step_that_is_left_out_is_named_by_those_there_are():
    data = copy.deepcopy(GOOD)
    data["case"]["step"].pop()
    with pytest.raises(ContentError, match="a case goes through recognize-cues, analyze-cues"):
        case.parse(data, "breast")


def test_a_case_that_does_not_exist_names_those_there_are():
    with pytest.raises(ContentError, match=r'id "nobody", field "case": no such case; there are: .*breast'):
        case.load("nobody")


def test_a_new_file_is_found_by_its_name(tmp_path):
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "notes.txt").write_text("not a case", encoding="utf-8")
    source = (table.DATA / "case" / "breast.toml").read_text(encoding="utf-8")
    (folder / "twin.toml").write_text(
        source.replace('id = "breast"', 'id = "twin"').replace("case-breast-", "case-twin-"), encoding="utf-8"
    )

    assert case.ids(tmp_path) == ("twin",)
    assert case.load("twin", tmp_path).person == "Delia Marsh, 57"


def test_a_sound_answer_has_two_thirds_of_the_points_and_all_of_a_safety_question():
    steps = {step.item.must_pass: step for step in case.load("breast").steps}

    assert [steps[False].is_sound(points, 5) for points in range(6)] == [False, False, False, False, True, True]
    assert [steps[True].is_sound(points, 3) for points in range(4)] == [False, False, False, True]
    assert steps[False].is_sound(2, 3)


@pytest.mark.parametrize("each", CASES, ids=NAMES)
def test_a_case_has_six_steps_in_order_over_five_types_or_more(each):
    assert tuple(step.item.step for step in each.steps) == STEPS
    assert len({step.item.type for step in each.steps}) >= 5
    assert any(step.item.must_pass for step in each.steps)


@pytest.mark.parametrize("each", CASES, ids=NAMES)
def test_the_chart_grows_and_holds_more_than_one_kind_of_thing(each):
    sizes = [sum(map(len, (known.notes, *(one.values for one in known.series)))) for known in known_at(each)]

    assert sizes == sorted(sizes)
    assert sizes[-1] > sizes[0]
    assert set(each.chart.tabs) == {"notes", "vitals", "labs", "imaging", "orders"}


def known_at(each):
    return [each.chart.until(step.at) for step in each.steps]


@pytest.mark.parametrize("each", CASES, ids=NAMES)
def test_the_two_ways_it_can_go_differ_and_blame_nobody(each):
    for step in each.steps:
        assert step.sound != step.missed
        told = f"{step.sound} {step.missed}".casefold()
        assert not [
            word for word in ("you should", "your mistake", "your fault", "you failed", "wrongly") if word in told
        ]


@pytest.mark.parametrize("each", CASES, ids=NAMES)
def test_the_card_says_what_a_prebrief_has_to_say(each):
    assert "invented" in each.prebrief.fiction
    assert "Mistakes are expected" in each.prebrief.ground_rule
    assert "nothing is recorded" in each.prebrief.ground_rule
    assert "instructor" in each.prebrief.support
    assert "invented" in each.chart.person


def test_the_files_are_what_the_package_reads():
    for name in case.ids():
        text = (table.DATA / "case" / f"{name}.toml").read_text(encoding="utf-8")
        assert case.parse(tomllib.loads(text), name) == case.load(name)

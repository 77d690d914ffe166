"""The phone queues: levels are what the author means, the change matters, and order of waiting misleads."""

import pytest

from bonemets.content import caller, phone_queue
from bonemets.content.table import ContentError
from bonemets.domain.triage import Level, triage

BASELINE = caller.load().baseline
QUEUES = phone_queue.load().values()
each_queue = pytest.mark.parametrize("queue", QUEUES, ids=lambda queue: queue.id)


def test_there_are_three_queues_of_five():
    assert len(QUEUES) >= 3
    assert {len(queue.waiting) for queue in QUEUES} == {5}


@each_queue
def test_the_rules_give_the_levels_the_author_means(queue):
    assert [triage(each.findings).level for each in queue.waiting] == [each.level for each in queue.waiting]
    assert triage(queue.change.findings).level is queue.change.becomes


@each_queue
def test_somebody_gets_worse_who_seemed_able_to_wait(queue):
    before = next(each for each in queue.waiting if each.id == queue.change.who)

    assert before.level <= Level.SOON
    assert queue.change.becomes > before.level


@each_queue
def test_taking_the_longest_wait_first_is_a_mistake(queue):
    longest = max(queue.waiting, key=lambda each: each.waited)

    assert longest.level < max(each.level for each in queue.waiting)


@each_queue
def test_a_note_does_not_name_its_level(queue):
    for each in queue.waiting:
        assert not any(level.name in each.note for level in Level)
        assert "'" not in each.note


def entry(**changes):
    people = [
        {
            "id": id_,
            "name": id_.upper(),
            "note": "n",
            "waited": 1,
            "minutes": 5,
            "level": "ROUTINE",
            "findings": {"cancer_status": "known_cancer"},
        }
        for id_ in "abcde"
    ]
    queue = {
        "id": "q",
        "title": "t",
        "scene": "s",
        "point": "p",
        "sources": ["synthesis"],
        "waiting": people,
        "change": {"who": "a", "line": "l", "becomes": "EMERGENCY", "findings": {"chest_pain": True}},
    }
    return {**queue, **changes}


def refused(queue, match):
    with pytest.raises(ContentError, match=match) as caught:
        phone_queue.parse({"queue": [queue]}, BASELINE)
    return caught.value.file, caught.value.id, caught.value.field


def test_what_changes_comes_on_top_of_what_was_there():
    queue = phone_queue.parse({"queue": [entry()]}, BASELINE)["q"]

    assert queue.change.findings.chest_pain is True
    assert queue.change.findings.cancer_status == "known_cancer"
    assert queue.waiting[0].findings.chest_pain is False


@pytest.mark.parametrize("key", list(entry()))
def test_a_queue_without_one_of_its_parts_is_refused(key):
    queue = entry()
    del queue[key]

    assert refused(queue, "is missing")[2] == key


def test_five_people_no_more_no_fewer():
    assert refused(entry(waiting=entry()["waiting"][:4]), "has 4 people") == ("queues.toml", "q", "waiting")


@pytest.mark.parametrize(
    ("changes", "field", "match"),
    [
        ({"level": "CALM"}, "level", "none of"),
        ({"minutes": 0}, "minutes", "allowed"),
        ({"shoes": 43}, "shoes", "not a known field"),
        ({"findings": {}}, "findings.cancer_status", "is missing"),
        ({"findings": {"cancer_status": "known_cancer", "pain_nrs": 99}}, "findings.pain_nrs", "out of range"),
    ],
)
def test_a_bad_person_is_refused_with_file_id_and_field(changes, field, match):
    people = entry()["waiting"]
    people[0] = {**people[0], **changes}

    assert refused(entry(waiting=people), match) == ("queues.toml", "q/a", field)


def test_two_people_with_one_id_two_queues_with_one_id_and_unknown_sources_are_refused():
    people = entry()["waiting"]
    people[1] = people[0]

    assert refused(entry(waiting=people), "used twice")[1] == "a"
    assert refused(entry(sources=["nobody-2020"]), "is not in sources.toml")[2] == "sources"
    with pytest.raises(ContentError, match="used twice"):
        phone_queue.parse({"queue": [entry(), entry()]}, BASELINE)


@pytest.mark.parametrize(
    ("changes", "field", "match"),
    [
        ({"who": "z"}, "who", "not on hold"),
        ({"becomes": "CALM"}, "becomes", "none of"),
        ({"findings": {"shoes": 43}}, "findings.shoes", "not a question"),
        ({"when": 4}, "when", "not a known field"),
    ],
)
def test_a_bad_change_is_refused(changes, field, match):
    queue = entry()

    assert refused({**queue, "change": {**queue["change"], **changes}}, match) == ("queues.toml", "q/change", field)

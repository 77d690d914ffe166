"""The callers: their level is what the author means, pairs differ in one cue, and every question has an answer."""

from collections import Counter

import pytest

from bonemets.content import caller
from bonemets.content.caller import FIELDS
from bonemets.content.table import ContentError, Place
from bonemets.domain import practice
from bonemets.domain.triage import Findings, Level, triage
from bonemets.domain.triage.finding import KEY_NAMES

BOOK = caller.load()
CALLERS = BOOK.callers.values()
each_caller = pytest.mark.parametrize("who", CALLERS, ids=lambda who: who.id)
each_pair = pytest.mark.parametrize("pair", BOOK.pairs, ids=lambda pair: pair.id)


def twins(pair):
    return [BOOK.callers[id_] for id_ in pair.callers]


def every_text():
    for who in CALLERS:
        yield from ((who.id, text) for text in (who.opening, who.who, who.withholds, who.point, *who.words.values()))
        yield from ((who.id, thought.think) for thought in who.thoughts)
    for pair in BOOK.pairs:
        yield from ((pair.id, text) for text in (pair.topic, pair.difference))


# --- What the authors meant ---


@each_caller
def test_the_rules_give_the_level_the_author_means(who):
    assert triage(who.findings).level is who.level


def test_there_are_enough_callers_of_every_level():
    levels = Counter(who.level for who in CALLERS)

    assert len(BOOK.callers) >= 24
    assert levels[Level.EMERGENCY] >= 6
    assert levels[Level.URGENT] >= 7
    assert levels[Level.SOON] >= 5
    assert levels[Level.ROUTINE] >= 4


def test_there_are_enough_pairs():
    assert len(BOOK.pairs) >= 8


@each_pair
def test_the_twins_differ_in_the_cue_and_in_the_level_and_in_nothing_else(pair):
    first, second = (who.findings for who in twins(pair))
    differing = [name for name in FIELDS if first.answer(name) != second.answer(name)]

    assert differing == [pair.cue]
    assert triage(first).level is not triage(second).level


@each_pair
def test_the_cue_is_not_given_away_by_the_opening_of_the_more_urgent_twin(pair):
    urgent = max(twins(pair), key=lambda who: who.level)

    assert pair.cue not in urgent.volunteers


@each_pair
def test_the_topic_gives_no_names_and_the_difference_names_both(pair):
    first, second = twins(pair)

    for who in (first, second):
        known = (who.name.split()[0], who.speaker)
        assert not any(name in pair.topic for name in known)
        assert any(name in pair.difference for name in known)
    assert pair.twin(first.id) == second.id
    assert pair.twin(second.id) == first.id


def test_twins_do_not_follow_one_another():
    order = list(BOOK.callers)

    assert all(abs(order.index(first) - order.index(second)) > 1 for first, second in (p.callers for p in BOOK.pairs))


@each_caller
def test_a_decoy_looks_right_and_is_not(who):
    assert set(who.decoys).isdisjoint(triage(who.findings).rule_ids)
    assert 4 <= len(practice.reasons(who.findings, who.decoys)) <= 7


@each_caller
def test_every_question_has_an_answer_in_words(who):
    assert set(who.words) == set(FIELDS)
    assert all(text.strip() and "{" not in text for text in who.words.values())


@each_caller
def test_nothing_but_numbers_is_left_unknown_unless_the_author_wrote_it(who):
    unknown = {name for name in FIELDS if who.findings.answer(name) is None}

    assert unknown & set(KEY_NAMES) == ({"walking"} if who.id == "maria" else set())


@each_caller
def test_what_is_volunteered_leaves_something_to_ask(who):
    heard = Findings().with_answers({name: who.findings.answer(name) for name in who.volunteers})

    if who.level > Level.ROUTINE:
        assert triage(heard).found_level < Level.EMERGENCY


def test_people_differ():
    names = [who.name for who in CALLERS]
    ages = [who.age for who in CALLERS]

    assert len(set(names)) == len(names)
    assert min(ages) < 40
    assert max(ages) > 80
    assert len({who.speaker for who in CALLERS}) == len(names)
    assert sum(who.speaker not in who.name for who in CALLERS) >= 5, "family members call"


def test_words_are_kind_american_and_typographic():
    unkind = ("victim", "suffer", "complian", "refuse", "frequent flyer", "demented", "elderly")
    british = ("haemo", "anaem", "tumour", "diarrhoea", "colour", "paracetamol", "oedema", "centre", "programme")
    for id_, text in every_text():
        low = text.lower()
        assert not any(word in low for word in (*unkind, *british)), (id_, text)
        assert "'" not in text, (id_, text)
        assert " - " not in text, (id_, text)
        assert text == text.strip(), (id_, text)


def test_the_worked_call_asks_everything_that_its_level_needs():
    who = BOOK.callers[BOOK.worked]
    steps = [thought.ask for thought in who.thoughts]
    marked = practice.debrief(who.findings, who.volunteers, steps, who.level, "S09")

    assert marked.heard.level is who.level
    assert (marked.missed, marked.open) == ((), ())


def test_the_started_call_leaves_the_deciding_question_to_the_learner():
    who = BOOK.callers[BOOK.started]
    steps = [thought.ask for thought in who.thoughts]

    assert {field.name for field in practice.deciding(who.findings)}.isdisjoint(practice.questions(steps))


def test_the_baseline_is_calm():
    assert triage(Findings().with_answers({**BOOK.baseline, "cancer_status": "known_bone_mets"})).rule_ids == ("R01",)


# --- What the loader refuses ---


def plain():
    words = {"yes": "Yes.", "no": "No.", "none": "None.", "number": "{value}.", "unknown": "No idea.", "0": "Zero."}
    table_ = dict.fromkeys(FIELDS, words)
    for name, field in FIELDS.items():
        if field.kind == "choice":
            table_[name] = dict.fromkeys(field.values, "{He} says it is so.") | {"unknown": "No idea."}
    return table_


def entry(**changes):
    who = {
        "id": "x",
        "name": "X Y",
        "age": 60,
        "cancer": "lung cancer",
        "voice": "other",
        "pronoun": "she",
        "speaker": "Z",
        "who": "Z calls.",
        "opening": "Hello.",
        "withholds": "All.",
        "level": "ROUTINE",
        "point": "Ask.",
        "decoys": ["E04"],
        "sources": ["synthesis"],
        "findings": {"cancer_status": "known_cancer"},
        "says": {},
        "thought": [{"ask": "danger", "think": "Hm."}],
    }
    return {key: value for key, value in {**who, **changes}.items() if value is not None}


def book(*callers, **changes):
    answers = {name: "unknown" if value is None else value for name, value in BOOK.baseline.items()}
    answers = {name: sorted(value) if isinstance(value, frozenset) else value for name, value in answers.items()}
    callers = callers or (entry(), entry(id="w"))
    data = {
        "worked": "x",
        "started": "x",
        "order": [each.get("id") for each in callers],
        "baseline": answers,
        "plain": {"self": plain(), "other": plain()},
        "pair": [{"id": "p", "callers": ["x", "w"], "cue": "walking", "topic": "t", "difference": "d"}],
        "caller": list(callers),
    }
    return {**data, **changes}


def refused(data, match):
    with pytest.raises(ContentError, match=match) as caught:
        caller.parse(data)
    return caught.value.file, caught.value.id, caught.value.field


def test_the_smallest_book_is_read():
    found = caller.parse(book())

    who = found.callers["x"]
    assert who.words["walking"] == "She says it is so."
    assert who.words["temperature_c"] == "36.7."
    assert who.words["platelets_10e9_per_l"] == "No idea."
    assert who.findings.age_years == 60
    assert (who.volunteers, who.thoughts[0].think) == ((), "Hm.")
    assert found.callers["w"].pair is found.pairs[0]


@pytest.mark.parametrize("key", ["worked", "started", "order", "baseline", "plain", "pair", "caller"])
def test_a_book_without_one_of_its_parts_is_refused(key):
    data = book()
    del data[key]

    assert refused(data, "is missing") == ("callers.toml", "?", key)


@pytest.mark.parametrize(
    ("changes", "field", "match"),
    [
        ({"nick": "Bo"}, "nick", "is not a known field"),
        ({"name": None}, "name", "is missing"),
        ({"age": 17}, "age", "allowed: 18 to 110"),
        ({"voice": "radio"}, "voice", "none of: other, self"),
        ({"pronoun": None}, "pronoun", "needs one"),
        ({"pronoun": "they"}, "pronoun", "none of: he, she"),
        ({"level": "CALM"}, "level", "none of"),
        ({"volunteers": ["shoes"]}, "volunteers", "none of"),
        ({"decoys": ["X99"]}, "decoys", "none of"),
        ({"sources": ["nobody-2020"]}, "sources", "is not in sources.toml"),
        ({"findings": {}}, "findings.cancer_status", "is missing"),
        ({"findings": {"cancer_status": "unknown"}}, "findings.cancer_status", "is missing"),
        ({"findings": {"cancer_status": "known_cancer", "shoes": 43}}, "findings.shoes", "is not a question"),
        ({"findings": {"cancer_status": "known_cancer", "pain_nrs": 11}}, "findings.pain_nrs", "out of range"),
        ({"findings": {"cancer_status": "known_cancer", "walking": "unsteady_new"}}, "says.walking", "own words"),
        (
            {"findings": {"cancer_status": "known_cancer", "jaw": "planned_extraction"}, "says": {"jaw": 5}},
            "jaw",
            "a text",
        ),
        ({"says": {"shoes": "43."}}, "shoes", "is not a known field"),
    ],
)
def test_a_bad_caller_is_refused_with_file_id_and_field(changes, field, match):
    assert refused(book(entry(**changes), entry(id="w")), match) == ("callers.toml", "x", field)


def test_a_bad_thought_is_refused():
    data = book(entry(thought=[{"ask": "shoes", "think": "Hm."}]), entry(id="w"))

    assert refused(data, "none of") == ("callers.toml", "x/thought", "ask")


def test_a_caller_without_an_id_or_with_one_that_is_taken_is_refused():
    assert refused(book(entry(id=None), order=["x"]), "is missing") == ("callers.toml", "?", "id")
    assert refused(book(entry(), entry()), "used twice") == ("callers.toml", "x", "id")


@pytest.mark.parametrize(
    ("changes", "id_", "field"),
    [
        ({"order": ["x"]}, "?", "order"),
        ({"order": ["x", "x", "w"]}, "?", "order"),
        ({"worked": "nobody"}, "?", "worked"),
        ({"started": "nobody"}, "?", "started"),
    ],
)
def test_an_order_or_a_role_that_names_the_wrong_callers_is_refused(changes, id_, field):
    assert refused(book(**changes), "must name") == ("callers.toml", id_, field)


def test_a_worked_call_needs_thoughts():
    assert refused(book(entry(thought=None), entry(id="w")), "with thoughts") == ("callers.toml", "?", "worked")


@pytest.mark.parametrize(
    ("callers", "match"),
    [(["x", "x"], "two different"), (["x"], "two different"), (["x", "nobody"], "is no caller")],
)
def test_a_pair_that_does_not_name_two_callers_is_refused(callers, match):
    data = book(pair=[{"id": "p", "callers": callers, "cue": "walking", "topic": "t", "difference": "d"}])

    assert refused(data, match) == ("callers.toml", "p", "callers")


def test_a_caller_in_two_pairs_is_refused():
    one = {"id": "p", "callers": ["x", "w"], "cue": "walking", "topic": "t", "difference": "d"}

    assert refused(book(pair=[one, {**one, "id": "q"}]), "is in two pairs")[1] == "p"
    assert refused(book(pair=[one, one]), "used twice")[1] == "p"
    assert refused(book(pair=[{**one, "cue": "shoes"}]), "none of")[2] == "cue"


def test_a_baseline_must_answer_every_question():
    data = book()
    del data["baseline"]["walking"]

    assert refused(data, "is missing") == ("callers.toml", "baseline", "walking")


def test_ordinary_words_are_a_closed_schema_too():
    data = book()
    data["plain"]["self"] = {"shoes": {"yes": "Yes."}}
    assert refused(data, "is not a known field") == ("callers.toml", "plain.self", "shoes")

    data["plain"]["self"] = {**plain(), "walking": {"normal": 5}}
    assert refused(data, "must be a text") == ("callers.toml", "plain.self.walking", "normal")

    data["plain"] = {"self": plain()}
    assert refused(data, "is missing") == ("callers.toml", "plain", "other")


def test_ordinary_words_that_are_missing_or_cannot_be_filled_in_are_named():
    data = book()
    data["plain"]["other"] = {**plain(), "walking": {}}
    assert refused(data, "there are no ordinary words for 'normal'") == ("callers.toml", "x", "says.walking")

    data["plain"]["other"] = {**plain(), "walking": {"normal": "{Hobbit} walks."}}
    assert refused(data, "cannot be filled in") == ("callers.toml", "x", "plain.walking")

    data = book(
        entry(
            findings={"cancer_status": "known_cancer", "spine_features": ["mechanical"]},
            says={"spine_features": "Yes."},
        ),
        entry(id="w"),
    )
    assert caller.parse(data).callers["x"].words["spine_features"] == "Yes."


def test_a_set_without_red_flags_still_needs_words_when_it_is_not_empty():
    field = FIELDS["calcium_symptoms"]

    assert caller._keys(frozenset({"anorexia"})) == ()
    assert field.is_red(frozenset({"anorexia"}))


def test_findings_are_read_alone_too():
    assert caller.read_findings({"temperature_c": 38, "bowel": "unknown"}, Place("a", "b")) == {
        "temperature_c": 38,
        "bowel": None,
    }


def test_the_file_is_read_once():
    assert caller.load() is caller.load()

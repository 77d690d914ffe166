"""The statements of the 2010 page: all 79 are here, each with the lesson that has to teach it."""

import re
from collections import Counter

import pytest

from bonemets.content import seed
from bonemets.content.table import ContentError

COUNTS = {"B": 9, "M": 5, "S": 17, "D": 9, "T": 9, "P": 3, "R": 6, "G": 7, "N": 5, "H": 9}


def test_all_79_statements_are_here_numbered_without_a_gap():
    ids = list(seed.load())

    assert Counter(id_[0] for id_ in ids) == COUNTS
    assert sum(COUNTS.values()) == 79
    assert ids == [f"{letter}{number}" for letter, most in COUNTS.items() for number in range(1, most + 1)]


def test_each_is_one_short_sentence_in_words_of_its_own():
    texts = [each.text for each in seed.load().values()]

    assert [text for text in texts if len(text) > 90 or not text.endswith(".")] == []
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("x", "must be a table"),
        ({"text": "X."}, 'field "lesson": is missing'),
        ({"text": "X.", "lesson": "alchemy"}, "is 'alchemy', which is none of: bone"),
        ({"text": "X.", "lesson": "bone", "taught": True}, 'field "taught": is not a known field'),
    ],
)
def test_a_bad_entry_names_the_file_the_id_and_the_field(entry, said):
    with pytest.raises(ContentError, match=re.escape(said)) as caught:
        seed.parse({"S1": entry})

    assert str(caught.value).startswith('seed.toml, id "S1"')

"""The handover of lesson 10: how long it takes, when the danger is said, and what is missing."""

import pytest
from text_box import said

from bonemets.figures import sbar_card

each_layout = pytest.mark.parametrize("layout", ["wide", "narrow"])


def length_s(version):
    return sum(sbar_card.seconds(sbar_card.plain(part.text)) for part in sbar_card.VERSIONS[version].parts)


def missing(version):
    return [need for part in sbar_card.VERSIONS[version].parts for need, heard in part.needs if not heard]


def test_ready_to_say_names_the_danger_first_and_is_no_longer_than_vague():
    assert sbar_card.heard_s("ready") < 5
    assert sbar_card.heard_s("long") > 30
    assert sbar_card.heard_s("vague") is None
    assert length_s("ready") <= length_s("vague") < length_s("long") / 2


def test_ready_to_say_ends_in_a_question_and_leaves_nothing_out():
    assert missing("ready") == []
    assert sbar_card.VERSIONS["ready"].parts[-1].text.endswith("?*")
    assert len(missing("vague")) > len(missing("long")) > 0


@each_layout
@pytest.mark.parametrize("version", sbar_card.VERSIONS)
def test_every_spoken_word_stands_on_the_card_and_every_gap_is_signed(version, layout):
    svg = getattr(sbar_card.draw(version), layout)
    words = said(svg)
    for part in sbar_card.VERSIONS[version].parts:
        assert sbar_card.plain(part.text) in words
    assert words.count("✕") == len(missing(version)) + (version == "vague")


@each_layout
def test_only_what_the_listener_needs_is_bold(layout):
    assert '<tspan class="strong">breast cancer, so' in getattr(sbar_card.draw("long"), layout)
    assert '<tspan class="strong">' not in getattr(sbar_card.draw("vague"), layout)
    assert '<tspan class="soft">' not in getattr(sbar_card.draw("ready"), layout)

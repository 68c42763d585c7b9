"""Words of a unit's page: every status a sentence may meet, every tier that has a leader, no forbidden word."""

import re

import pytest

from dashboard.domain.units import Tier
from dashboard.domain.workflow import BEFORE_SENT, Status
from dashboard.text import unit, unit_around

FORBIDDEN = ("nguy cơ", "yếu kém", "đội sổ", "vi phạm", "báo động", "hoàn thành", "nộp", "cấp trên", "quốc gia")


def sentences():
    for module in (unit, unit_around):
        for name, value in vars(module).items():
            if name.isupper():
                yield from ((name, text) for text in strings(value))


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for held in value.values() for text in strings(held))
    elif isinstance(value, tuple):
        yield from (text for held in value for text in strings(held))


def test_every_status_of_a_report_not_complete_has_its_words():
    missing = {*BEFORE_SENT, Status.RETURNED, Status.COVERED, Status.CLOSED_UNSENT}
    assert {status.value for status in missing} == set(unit.STEP_WORDS)


def test_every_tier_whose_leader_approves_has_its_word():
    assert {Tier.COMMUNE, Tier.DISTRICT, Tier.PROVINCE} == set(unit.LEADERS)


@pytest.mark.parametrize("word", FORBIDDEN)
def test_no_sentence_says_what_users_forbid(word):
    kept = {("HELP", "đã hoàn thành")}
    assert [name for name, text in sentences() if word in text.lower() and (name, f"đã {word}") not in kept] == []


def test_fields_of_sentences_are_named():
    assert [text for _, text in sentences() if re.search(r"{\d*}", text)] == []

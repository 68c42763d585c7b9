"""Every key of the domain has its words."""

import pytest

from dashboard.domain.units import Tier
from dashboard.domain.workflow import Action, Holder, Role, Status
from dashboard.text import labels


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (Tier, labels.TIERS),
        (Status, labels.STATUSES),
        (Status, labels.STATUSES_SHORT),
        (Action, labels.ACTIONS),
        (Role, labels.ROLES),
        (Holder, labels.HOLDERS),
    ],
)
def test_every_key_has_words_and_no_word_is_left_over(keys, words):
    assert set(words) == {key.value for key in keys}


@pytest.mark.parametrize("word", ["nộp", "hoàn thành", "cấp trên", "miễn", "quốc gia", "nhập thay"])
def test_dropped_words_are_gone(word):
    said = " ".join(text for name, value in vars(labels).items() if name.isupper() for text in _texts(value)).lower()
    assert word not in said


def _texts(value):
    return [value] if isinstance(value, str) else list(value.values())

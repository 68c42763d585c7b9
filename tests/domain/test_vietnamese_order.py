"""The stored sort key orders texts as ICU does for Vietnamese.

``data/icu_vi_order.txt`` was sorted once by PyICU 2.17, ``Collator.createInstance(Locale("vi"))``:
names of units of both eras, and words made to try each letter, tone mark, case and sign.
"""

import random
import unicodedata
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.vietnamese import sort_key

IN_ORDER = (Path(__file__).parent / "data/icu_vi_order.txt").read_text(encoding="utf-8").splitlines()


def test_names_sort_as_icu_sorts_them():
    shuffled = random.Random(1).sample(IN_ORDER, len(IN_ORDER))  # noqa: S311  no secret
    assert sorted(shuffled, key=sort_key) == IN_ORDER


def test_no_two_different_texts_share_a_key():
    assert len({sort_key(text) for text in IN_ORDER}) == len(IN_ORDER)


def test_letters_follow_the_alphabet_and_tones_their_order():
    assert sorted("zydđdăâabwfj", key=sort_key) == list("aăâbddđfjwyz")
    assert sorted(["mạ", "má", "mã", "mả", "mà", "ma"], key=sort_key) == ["ma", "mà", "mả", "mã", "má", "mạ"]


def test_a_mark_weighs_less_than_any_letter_after_it():
    assert sort_key("mạ b") < sort_key("ma c")


def test_case_weighs_least():
    assert sort_key("an") < sort_key("An") < sort_key("àn")


@given(st.text(max_size=30))
def test_a_key_is_ascii_and_the_same_for_every_composition(text):
    key = sort_key(text)
    assert key.isascii()
    assert key == sort_key(unicodedata.normalize("NFD", text))

"""Every column of every answer has its words, and no word is left without a column."""

from dashboard.text.columns import COLUMNS, word_of
from tests.contracts import declared_columns


def test_every_declared_column_is_worded():
    assert set(declared_columns()) <= set(COLUMNS)


def test_every_word_belongs_to_a_column():
    assert set(COLUMNS) <= set(declared_columns())


def test_what_an_interval_covers_is_not_what_the_unit_above_covered():
    assert word_of("covered", ["expected", "covered"]) == COLUMNS["covered"]
    assert word_of("covered", ["actual_rate", "covered"]) == "Trong khoảng ước tính"

"""Every column of every answer has its words, and no word is left without a column."""

from dashboard.text.columns import COLUMNS
from tests.contracts import declared_columns


def test_every_declared_column_is_worded():
    assert set(declared_columns()) <= set(COLUMNS)


def test_every_word_belongs_to_a_column():
    assert set(COLUMNS) <= set(declared_columns())

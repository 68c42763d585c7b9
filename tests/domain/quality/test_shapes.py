"""Empty, constant and round forms."""

import pytest

from dashboard.domain.quality.shapes import constant, empty, round_numbers
from tests.domain.quality.tables import table


def rows_of(found):
    return [f.row for f in found]


def test_a_form_without_a_figure_is_empty_and_zeros_are_figures():
    assert rows_of(empty(table((None, None), (0, 0), (None, 3)))) == [0]


@pytest.mark.parametrize(("row", "is_found"), [
    ((7, 7, 7), True),
    ((7, 7, None, 7), True),
    ((7, 7, None), False),
    ((0, 0, 0), False),
    ((1, 1, 1), False),
    ((7, 7, 8), False),
])  # fmt: skip
def test_one_value_in_every_cell_is_strange_where_it_is_no_small_count(row, is_found):
    assert rows_of(constant(table(row))) == ([0] if is_found else [])


@pytest.mark.parametrize(("row", "is_found"), [
    ((1200, 300, 500), True),
    ((20, 30, 40, 60, 90), True),
    ((20, 30, 40), False),
    ((1200, 300, 512), False),
    ((0, 0, 0, 0, 0), False),
    ((10, 20, None, 30), False),
    ((100, 100, 100, 100, 100, 100), False),
])  # fmt: skip
def test_numbers_are_too_round_when_chance_would_hardly_make_them_so(row, is_found):
    assert rows_of(round_numbers(table(row))) == ([0] if is_found else [])


def test_money_is_round_by_nature():
    assert rows_of(round_numbers(table((1200, 300, 500), counts=[False] * 3))) == []

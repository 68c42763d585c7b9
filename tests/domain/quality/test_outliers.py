"""Counts far from the past and the peers; the spread where more than half of them are alike."""

import numpy as np
import pytest

from dashboard.domain.quality.outliers import LEAST_SPREAD, by_past, outliers, spread
from tests.domain.quality.tables import table

YEAR = 12.0
UNITS = [(100 + 7 * n, 50 + 3 * n, 200 + 11 * n, 30 + n) for n in range(20)]


def grown(times, **changed):
    rows = [[round(cell * times) for cell in row] for row in UNITS]
    for place, value in changed.items():
        rows[3][int(place[1:]) - 1] = value
    return table(*rows)


def found(now, past):
    return [(f.row, f.indicator) for f in outliers(now, YEAR, [(other, YEAR) for other in past])]


def test_growth_that_all_share_is_no_finding():
    assert found(grown(1.5), [grown(1), grown(1.1), grown(1.2)]) == []


@pytest.mark.parametrize("times", [10, 1000, 0.1])
def test_a_count_times_ten_or_a_tenth_is_found_and_what_it_should_have_been_is_said(times):
    now = grown(1, c3=round(UNITS[3][2] * times))
    [one] = outliers(now, YEAR, [(grown(1), YEAR)] * 3)
    assert (one.row, one.indicator, one.fields["basis"]) == (3, "c3", "past")
    assert one.expected == pytest.approx(UNITS[3][2], rel=0.02)


def test_one_strange_period_before_does_not_make_the_right_figure_strange():
    assert found(grown(1), [grown(1, c3=UNITS[3][2] * 10)]) == []
    assert found(grown(1), [grown(1), grown(1, c3=UNITS[3][2] * 10), grown(1)]) == []


def test_without_any_past_the_other_cells_of_the_form_tell():
    [one] = outliers(grown(1, c3=UNITS[3][2] * 10), YEAR, [])
    assert (one.row, one.indicator, one.fields["basis"]) == (3, "c3", "peers")


def test_a_longer_period_is_counted_by_the_month():
    assert [f.row for f in outliers(grown(4), 48.0, [(grown(1), YEAR)] * 3)] == []


def test_small_counts_may_jump():
    now, past = table(*[(1,)] * 9, (9,)), table(*[(1,)] * 10)
    assert outliers(now, YEAR, [(past, YEAR)] * 3) == []


def test_a_blank_is_neither_far_nor_a_past():
    assert found(table((None, 5), (6, None)), [table((4, None), (None, 3))]) == []


def test_the_spread_is_the_median_distance_made_a_deviation():
    assert spread(np.array([[-1.0], [1.0], [3.0]]))[0] == pytest.approx(1.4826)


def test_where_more_than_half_are_alike_the_mean_distance_stands_for_it():
    assert spread(np.array([[0.0], [0.0], [0.0], [4.0]]))[0] == pytest.approx(1.2533)


def test_where_all_are_alike_or_there_are_none_the_spread_is_the_least():
    assert spread(np.zeros((5, 1)))[0] == LEAST_SPREAD
    assert spread(np.full((5, 1), np.nan))[0] == LEAST_SPREAD


def test_without_a_past_nothing_is_expected():
    assert np.isnan(by_past(grown(1), YEAR, []).value).all()

from fractions import Fraction

import pandas as pd
import pytest
from statsmodels.stats.proportion import proportion_confint

from dashboard.domain.shares import bands, ends_of, lift, spread_of, steps_of, wilson

OFFICIAL = (Fraction(95, 100), Fraction(75, 100), Fraction(50, 100))


def counts(*values):
    return pd.Series(values, dtype="Int64")


@pytest.mark.parametrize(
    ("part", "whole"), [(0, 1), (1, 1), (3, 7), (0, 19), (50, 122), (34_882, 87_781), (10_010, 10_014)]
)
def test_the_wilson_interval_is_that_of_statsmodels(part, whole):
    found = wilson(counts(part), counts(whole)).iloc[0]
    assert (found.low, found.high) == pytest.approx(proportion_confint(part, whole, method="wilson"), abs=1e-12)


def test_an_interval_is_missing_where_the_share_is_and_where_the_part_is_more_than_the_whole():
    found = wilson(counts(0, None, 1, 5, 0), counts(0, 5, None, 4, 3))
    assert found.isna().all(axis=1).tolist() == [True, True, True, True, False]


def test_no_interval_of_none_or_of_all_leaves_its_end():
    found = wilson(counts(0, 9), counts(9, 9))
    assert (found.low[0], found.high[1]) == (0, 1)
    assert (0 < found.high[0] < 0.35, 0.65 < found.low[1] < 1) == (True, True)


@pytest.mark.parametrize(
    ("part", "whole", "band"),
    [
        (96, 100, 1),
        (95, 100, 2),
        (9_501, 10_000, 1),
        (75, 100, 2),
        (74_999, 100_000, 3),
        (50, 100, 3),
        (49, 100, 4),
        (0, 5, 4),
        (5, 5, 1),
    ],
)
def test_bands_are_compared_unrounded(part, whole, band):
    assert bands(counts(part), counts(whole), OFFICIAL).tolist() == [band]


def test_nothing_to_count_lies_in_no_band_and_without_thresholds_nothing_does():
    assert bands(counts(None, 0), counts(5, 0), OFFICIAL).isna().all()
    assert bands(counts(1, 2), counts(5, 5), ()).isna().all()


def test_what_the_middle_would_bring_is_the_fewest_whole_cases_that_reach_it():
    found = lift(counts(1, 5, 9, 0), counts(10, 10, 10, 3))  # shares 0,1 0,5 0,9 0; the middle is 0,3
    assert (found.units, found.more, found.median) == (2, 2 + 1, pytest.approx(0.3))
    assert found.pooled == pytest.approx((15 + 3) / 33)


def test_a_part_of_a_case_that_is_missing_is_a_whole_one():
    assert lift(counts(0, 2, 10), counts(11, 10, 10)).more == 3  # the middle of eleven is 2,2


def test_units_at_the_middle_bring_nothing_and_one_unit_has_no_middle():
    assert lift(counts(1, 1), counts(2, 2)).more == 0
    assert lift(counts(1), counts(2)) is None
    assert lift(counts(1, None, 3), counts(2, 5, 0)) is None


def test_the_ends_of_the_spread_are_exactly_none_and_exactly_all():
    found = spread_of(pd.Series([0, 0.001, 0.1, 0.3, 0.95, 0.9999, 1, None], dtype="Float64"))
    assert found == [1, 1, 1, 0, 1, 0, 0, 0, 0, 0, 2, 1]


def test_nobody_is_spread_nowhere():
    assert spread_of(pd.Series([], dtype="Float64")) == [0] * 12


def test_two_humps_are_two_ends_that_each_hold_more_than_any_tenth_between():
    found = ends_of([2, 1, 2, 0, 0, 0, 0, 0, 0, 1, 3, 1])
    assert (found.low, found.none, found.between, found.high, found.two_humps) == (3, 2, 3, 4, True)
    assert not ends_of([2, 1, 3, 0, 0, 0, 0, 0, 0, 1, 3, 1]).two_humps
    assert not ends_of([0] * 12).two_humps


def test_a_step_is_given_to_each_share_in_turn():
    found = steps_of(pd.Series([1, None, 0.1, 0, 0.0999, 0.9999], dtype="Float64"))
    assert found == [11, 2, 0, 1, 10]

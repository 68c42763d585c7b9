"""Places in an order: ties shared, none under twenty obligations, none without a rate."""

import pandas as pd

from dashboard.domain.rankings import shared_ranks


def ranks(rates, expected):
    found = shared_ranks(pd.Series(rates, dtype="Float64"), pd.Series(expected, dtype="Int64"))
    return [None if pd.isna(rank) else int(rank) for rank in found]


def test_equals_share_a_place_and_the_next_is_counted_after_them():
    assert ranks([0.5, 1.0, 0.5, 0.25], [20, 20, 400, 20]) == [2, 1, 2, 4]


def test_fewer_than_twenty_obligations_have_no_place_and_take_none():
    assert ranks([1.0, 0.5], [19, 20]) == [None, 1]


def test_what_has_no_rate_has_no_place():
    assert ranks([None, 0.5], [30, 30]) == [None, 1]


def test_nobody_gives_nothing():
    assert ranks([], []) == []

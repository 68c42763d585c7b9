"""Peers: similar in number of obligations, mutual, enough of them, none of those that owe nothing."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.peers import FEWEST, similar


def chosen(others, own):
    series = pd.Series(others, dtype="int64")
    return sorted(series[similar(series, own)])


def test_from_three_quarters_to_four_thirds_of_its_own():
    assert chosen([74, 75, *[100] * 7, 133, 134], 100) == [75, *[100] * 7, 133]


def test_too_few_are_made_up_by_the_nearest():
    assert chosen([10, 40, 50, 60, 70, 80, 300, 400, 500], 20) == [10, 40, 50, 60, 70, 80, 300, 400]


def test_units_that_owe_nothing_are_nobodys_peers():
    assert chosen([0, 0, 4, 4], 4) == [4, 4]
    assert chosen([4, 4], 0) == []


def test_without_others_there_are_none():
    assert chosen([], 4) == []


@given(st.lists(st.integers(0, 2000), max_size=40), st.integers(1, 2000))
def test_there_are_as_many_as_a_spread_needs_wherever_there_can_be(others, own):
    assert len(chosen(others, own)) >= min(FEWEST, sum(count > 0 for count in others))


@given(st.integers(1, 5000), st.integers(1, 5000))
def test_likeness_is_mutual(one, other):
    crowd = [one] * FEWEST
    assert (other in chosen([*crowd, other], one)) == (one in chosen([*[other] * FEWEST, one], other))

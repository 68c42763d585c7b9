"""Ratios of sums, counts made wide, percentiles of counted values: worked by hand."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.rates import percentile, share, spread


def test_a_share_is_a_ratio_of_counts():
    assert share(pd.Series([1, 3]), pd.Series([4, 3])).tolist() == [0.25, 1.0]


def test_a_share_of_nothing_is_missing_not_zero():
    found = share(pd.Series([0, 0], dtype="Int64"), pd.Series([0, pd.NA], dtype="Int64"))
    assert found.isna().all()
    assert found.dtype == "Float64"


def test_counts_become_one_row_a_key_with_zeros():
    counts = pd.DataFrame({"key": [2, 1, 1, 2], "state": ["sent", "sent", "lost", "sent"], "n": [3, 1, 9, 4]})
    wide = spread(counts, ["key"], "state", ["sent", "received"])
    assert wide.to_dict("list") == {"key": [1, 2], "sent": [1, 7], "received": [0, 0]}


def test_counts_of_nothing_become_no_rows():
    wide = spread(pd.DataFrame({"key": [], "state": [], "n": []}), ["key"], "state", ["sent"])
    assert len(wide) == 0
    assert list(wide.columns) == ["key", "sent"]


@pytest.mark.parametrize(
    ("fraction", "value"),
    [
        (0.5, 5.0),  # of 1, 1, 5, 9, 9 the third
        (0.9, 9.0),
        (0.0, 1.0),
        (0.6, 6.6),  # rank 2.4: 5 + 0.4 × (9 − 5)
    ],
)
def test_a_percentile_lies_linearly_between_the_nearest(fraction, value):
    counts = pd.DataFrame({"key": [1, 1, 1], "days": [9, 1, 5], "n": [2, 2, 1]})
    assert percentile(counts, ["key"], "days", fraction)["value"].tolist() == [pytest.approx(value)]


def test_a_key_without_values_has_no_percentile():
    counts = pd.DataFrame({"key": [1, 2], "days": [None, 4], "n": [3, 1]})
    assert percentile(counts, ["key"], "days", 0.5).to_dict("list") == {"key": [2], "value": [4.0]}


@given(st.lists(st.integers(0, 60), min_size=1), st.sampled_from([0.5, 0.9, 1.0]))
def test_counted_values_have_the_percentile_of_the_values(values, fraction):
    counted = pd.Series(values).value_counts()
    counts = pd.DataFrame({"key": 1, "days": counted.index, "n": counted.to_numpy()})
    [found] = percentile(counts, ["key"], "days", fraction)["value"]
    assert found == pytest.approx(pd.Series(values).quantile(fraction))

"""Estimates worked by hand on tiny pasts; what holds for any past is drawn by hypothesis."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.domain.forecast import estimate

STATUSES = ("not_started", "compiling", "approving", "sent", "received")


def past(*rows: tuple[str, str, str, int, int]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["period", "group", "status", "n", "done"])
    return frame.assign(key="nation")


def now(*rows: tuple[str, str, int], by_group: bool = False) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["group", "status", "n"])
    return frame.assign(key=frame["group"] if by_group else "nation")


def test_one_earlier_period_is_not_enough():
    [row] = estimate(past(("a", "1", "compiling", 10, 8)), now(("1", "compiling", 10))).to_dict("records")
    assert (row["expected"], row["complete_now"]) == (10, 0)
    assert pd.isna([row["forecast_complete"], row["low"], row["high"]]).all()


def test_the_share_that_came_before_is_applied_to_what_is_still_out():
    """80 of 100 came from compiling, 10 of 100 from not started: of 50 and 40 come 40 and 4, beside the 10 in."""
    earlier = [(p, "1", status, 100, done) for p in "ab" for status, done in (("compiling", 80), ("not_started", 10))]
    [row] = estimate(past(*earlier), now(("1", "compiling", 50), ("1", "not_started", 40), ("1", "sent", 10))).to_dict(
        "records"
    )
    assert row["forecast_complete"] == pytest.approx(54, abs=1)
    assert row["low"] < 54 < row["high"]


def test_the_more_periods_differ_the_wider_is_the_interval():
    alike = past(("a", "1", "compiling", 100, 70), ("b", "1", "compiling", 100, 70))
    apart = past(("a", "1", "compiling", 100, 50), ("b", "1", "compiling", 100, 90))
    widths = [
        (row["high"] - row["low"]).iloc[0]
        for row in (estimate(one, now(("1", "compiling", 100))) for one in (alike, apart))
    ]
    assert widths[0] < widths[1] / 2


def test_a_province_slow_each_time_is_estimated_lower_than_one_quick_each_time():
    earlier = past(*((p, g, "compiling", 40, done) for p in "abc" for g, done in (("quick", 36), ("slow", 12))))
    told = estimate(
        earlier.assign(key=earlier["group"]), now(("quick", "compiling", 40), ("slow", "compiling", 40), by_group=True)
    )
    assert told.loc["quick", "low"] > told.loc["slow", "high"]
    assert told.loc["slow", "forecast_complete"] == pytest.approx(12, abs=3)


def test_a_group_without_a_past_gets_the_common_share():
    earlier = past(*((p, "1", "compiling", 40, 20) for p in "ab"))
    assert estimate(earlier, now(("new", "compiling", 40)))["forecast_complete"].iloc[0] == pytest.approx(20, abs=1)


def test_all_provinces_together_are_told_what_came_of_all_before():
    """Provinces that differ and repeat themselves: the sum of their estimates is the sum of the past, not below it."""
    done = {"a": (40, 38, 39), "b": (30, 33, 31), "c": (3, 5, 4), "d": (20, 22, 21)}
    earlier = past(*((p, g, "compiling", 40, done[g][n]) for n, p in enumerate("xyz") for g in done))
    told = estimate(earlier, now(*((g, "compiling", 40) for g in done)))
    assert told["forecast_complete"].iloc[0] == pytest.approx(sum(sum(one) for one in done.values()) / 3, abs=1.5)


def test_the_interval_of_provinces_holds_as_many_as_it_says():
    """Twelve provinces, three periods, each off by four of forty: the interval is about as wide as that."""
    off = (0, 1, -1, 2, -2, 4, -4, 3, -3, 1, -1, 0)
    rows = [
        (p, f"g{n}", "compiling", 40, 20 + off[(n + shift) % 12]) for shift, p in enumerate("xyz") for n in range(12)
    ]
    earlier = past(*rows)
    told = estimate(
        earlier.assign(key=earlier["group"]), now(*((f"g{n}", "compiling", 40) for n in range(12)), by_group=True)
    )
    assert ((told["high"] - told["low"]) <= 9).all()
    assert ((told["high"] - told["low"]) >= 4).all()


cells = st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(STATUSES), st.integers(0, 30)), min_size=1)


@settings(max_examples=60, deadline=None)
@given(standing=cells, earlier=st.lists(st.tuples(cells, st.floats(0, 1)), min_size=2, max_size=4))
def test_no_estimate_is_below_what_is_in_or_above_what_is_expected(standing, earlier):
    rows = [(str(p), g, s, n, round(n * share)) for p, (lot, share) in enumerate(earlier) for g, s, n in lot]
    told = estimate(past(*rows), now(*standing))
    ordered = told[["complete_now", "low", "forecast_complete", "high", "expected"]].astype(int)
    assert (ordered.diff(axis="columns").iloc[:, 1:] >= 0).all(axis=None)

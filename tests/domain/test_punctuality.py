"""Classes, days and bands against the due instant: worked by hand from definitions §4."""

import pandas as pd
import pytest

from dashboard.domain.clock import parse_instant, to_micros
from dashboard.domain.punctuality import BANDS, days_overdue, days_past, measures

DUE = to_micros(parse_instant("2020-01-20"))


def at(text: str) -> int:
    return to_micros(parse_instant(text))


@pytest.mark.parametrize(
    ("sent", "days"),
    [
        ("2020-01-19T23:59:59.999999", 0),
        ("2020-01-20T00:00:00", 1),
        ("2020-01-20T23:59:59.999999", 1),
        ("2020-01-21T00:00:00", 2),
        ("2020-01-30T12:00:00", 11),
    ],
)
def test_days_late_are_calendar_days_from_the_due_instant(sent, days):
    assert days_past(at(sent), DUE) == days


@pytest.mark.parametrize(
    ("locked", "days"),
    [(None, 13), ("2020-01-22T00:00:00", 3), ("2020-01-20T00:00:00", 1), ("2020-01-10T00:00:00", 0)],
)
def test_days_overdue_stop_at_the_lock(locked, days):
    found = days_overdue(at("2020-02-01T08:00:00"), pd.Series([DUE]), at(locked) if locked else None)
    assert found.tolist() == [days]


@pytest.mark.parametrize(
    ("days", "name"),
    [(1, "late_1_2"), (2, "late_1_2"), (3, "late_3_5"), (5, "late_3_5"), (6, "late_6_10"), (10, "late_6_10"),
     (11, "late_over_10"), (400, "late_over_10")],
)  # fmt: skip
def test_bands_are_those_of_the_ministry(days, name):
    late = pd.DataFrame({"key": ["a"], "outcome": ["late"], "days_late": [days], "on_named_day": [False], "n": [1]})
    [row] = measures(late, ["key"]).to_dict("records")
    assert [band for band in BANDS if row[band]] == [name]


def test_measures_are_sums_and_ratios_of_sums():
    counts = pd.DataFrame(
        [
            ("a", "on_time", None, False, 6), ("a", "late", 1, True, 1), ("a", "late", 4, False, 1),
            ("a", "late", 12, False, 1), ("a", "overdue", None, False, 2), ("a", "covered", None, False, 1),
            ("a", "exempt", None, False, 5), ("b", "exempt", None, False, 2), ("c", "pending", None, False, 3),
        ],
        columns=["key", "outcome", "days_late", "on_named_day", "n"],
    )  # fmt: skip
    a, b, c = measures(counts, ["key"]).to_dict("records")
    assert (a["expected"], a["on_time"], a["late"], a["overdue"], a["pending"], a["covered"]) == (12, 6, 3, 2, 0, 1)
    assert (a["late_1_2"], a["late_3_5"], a["late_6_10"], a["late_over_10"], a["on_named_day"]) == (1, 1, 0, 1, 1)
    assert (a["median_days_late"], a["max_days_late"]) == (4, 12)
    assert (a["on_time_rate"], a["on_time_rate_sent"]) == (0.5, pytest.approx(2 / 3))
    assert (b["expected"], b["late_1_2"]) == (0, 0)
    assert pd.isna(b["on_time_rate"])
    assert pd.isna(c["on_time_rate_sent"])
    assert c["on_time_rate"] == 0

"""Answers are compared as people give them: sets in any order, shares near enough, days as texts or dates."""

from datetime import date

import pandas as pd
import pytest

from dashboard.lessons.exercises import equal


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ({"b", "a"}, frozenset({"a", "b"})),
        (["a", "b"], frozenset({"a", "b"})),
        (pd.Series(["a", "b"]), frozenset({"a", "b"})),
        (0.397, 0.39737),
        ("  TinhNgheAn ", "tinhnghean"),
        ("2026-11-20", date(2026, 11, 20)),
        (pd.Timestamp("2026-11-20"), date(2026, 11, 20)),
        (34, 34),
        (34.0, 34),
    ],
)
def test_an_answer_that_means_the_same_is_right(answer, expected):
    assert equal(answer, expected)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ({"a"}, frozenset({"a", "b"})),
        (0.398, 0.39737),
        (39.7, 0.39737),
        (33, 34),
        (None, 34),
        (None, frozenset({"a"})),
        ("hôm qua", date(2026, 11, 20)),
        ("2026-11-19", date(2026, 11, 20)),
        (float("nan"), 0.5),
    ],
)
def test_an_answer_that_means_another_is_wrong(answer, expected):
    assert not equal(answer, expected)

"""What a unit reported against the sum of those below it."""

import numpy as np
import pytest

from dashboard.domain.quality.levels import Below, RollUp, reconciled
from dashboard.domain.quality.tables import Check, effect
from tests.domain.quality.tables import table


def found(reported, total, there=10, missing=0, relation=RollUp.SUM):
    below = Below(np.array([[total]], dtype=float), np.array([[there]]), np.array([[missing]]))
    return [(f.check, f.value, f.expected) for f in reconciled(table((reported,)), below, {"c1": relation})]


RECONCILE, MISSING = Check.RECONCILE, Check.CHILDREN_MISSING


@pytest.mark.parametrize(("case", "expected"), [
    ({"reported": 50, "total": 50}, []),
    ({"reported": 60, "total": 50}, [(RECONCILE, 60, 50)]),
    ({"reported": 40, "total": 50}, [(RECONCILE, 40, 50)]),
    ({"reported": 60, "total": 50, "missing": 1}, [(MISSING, 1, None)]),
    ({"reported": 50, "total": 50, "missing": 1}, []),
    ({"reported": 40, "total": 50, "missing": 1}, [(RECONCILE, 40, 50)]),
    ({"reported": 90, "total": 50, "missing": 1}, [(RECONCILE, 90, 50)]),
    ({"reported": 60, "total": 50, "relation": RollUp.AT_LEAST}, []),
    ({"reported": 40, "total": 50, "relation": RollUp.AT_LEAST}, [(RECONCILE, 40, 50)]),
    ({"reported": None, "total": 50}, []),
    ({"reported": 60, "total": np.nan, "there": 0, "missing": 3}, []),
])  # fmt: skip
def test_a_difference_is_told_where_missing_children_cannot_explain_it(case, expected):
    assert found(**case) == expected


def test_a_row_waits_once_and_weighs_by_what_no_child_accounts_for():
    rows = table((110, 60), (90, 40))
    below = Below(np.array([[100.0, 50.0], [90.0, 40.0]]), np.full((2, 2), 9), np.array([[2, 1], [0, 0]]))
    [one] = reconciled(rows, below, dict.fromkeys(rows.indicators, RollUp.SUM))
    assert (one.value, one.indicator, one.fields["column"]) == (2, "", "c2")
    assert effect(rows, one, rows.national) == pytest.approx(10 / 100)


def test_a_column_that_is_no_sum_is_not_looked_at():
    below = Below(np.array([[1.0]]), np.array([[1]]), np.array([[0]]))
    assert reconciled(table((5,)), below, {}) == []

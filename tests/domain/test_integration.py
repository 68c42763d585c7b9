import pandas as pd
import pytest

from dashboard.domain.integration import Integration, blanks, integration


def frame(*rows):
    made = pd.DataFrame(rows, columns=["integrated", "received"], dtype="Int64")
    return made.assign(ratio=made.integrated.astype("Float64") / made.received.where(made.received > 0))


def test_the_pooled_ratio_is_of_sums_and_the_median_of_units():
    summary = integration(frame((1, 2), (0, 10), (9, 10), (4, 1000)))
    assert (summary.integrated, summary.received, summary.gap) == (14, 1022, 1008)
    assert summary.pooled == pytest.approx(14 / 1022)
    assert summary.median == pytest.approx((0.004 + 0.5) / 2)


def test_a_unit_that_rounds_to_zero_is_not_one_without():
    assert integration(frame((4, 1263), (0, 5))).without == 1


def test_units_without_a_ratio_are_left_out_of_everything():
    summary = integration(frame((1, 2), (7, None), (0, 0)))
    assert (summary.units, summary.integrated, summary.received) == (1, 1, 2)


def test_nothing_to_count_has_no_ratio():
    assert integration(frame()) == Integration(0, 0, 0, 0, None, None)


def test_blanks_are_counted_by_measure():
    made = pd.DataFrame({"births": [1, None], "deaths": [0, 0]}, dtype="Int64")
    assert blanks(made, ("births", "deaths")) == {"births": 1, "deaths": 0}

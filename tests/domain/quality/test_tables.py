"""How much of the national total hangs on a finding, and how much it asks for a look."""

import numpy as np
import pytest

from dashboard.domain.quality.tables import Check, Found, Severity, effect, severity
from tests.domain.quality.tables import table

THREE = table((10, 100), (30, 100), (60, 200))


def test_a_cell_weighs_by_the_distance_of_its_two_numbers_in_the_national_total():
    assert effect(THREE, Found(0, Check.OUTLIER, "c1", 10.0, 5.0), THREE.national) == pytest.approx(0.05)


def test_a_whole_form_weighs_by_the_largest_part_it_holds():
    assert effect(THREE, Found(2, Check.ROUND), THREE.national) == pytest.approx(0.6)


def test_nothing_weighs_more_than_all_and_a_total_of_nothing_weighs_nothing():
    assert effect(THREE, Found(0, Check.OUTLIER, "c1", 10.0, 5000.0), THREE.national) == 1.0
    zero = table((0,))
    assert effect(zero, Found(0, Check.ARITHMETIC, "c1", 3.0, 0.0), zero.national) == 0.0


@pytest.mark.parametrize(("check", "weight", "expected"), [
    (Check.ARITHMETIC, 0.0, Severity.HIGH),
    (Check.OUTLIER, 0.001, Severity.REVIEW),
    (Check.OUTLIER, 0.01, Severity.HIGH),
    (Check.CHILDREN_MISSING, 0.5, Severity.INFO),
])  # fmt: skip
def test_contradictions_and_weighty_likelihoods_come_first(check, weight, expected):
    assert severity(check, weight) is expected


def test_another_table_is_read_by_unit_and_code_whatever_its_order():
    other = table((7, 8), codes=("c2", "c9"))
    found = THREE.aligned(other)
    assert found[0, 1] == 7
    assert np.isnan(found).sum() == 5

"""Units in time: who followed whom, and counts carried to the units of today."""

from datetime import date

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.successions import Succession, carry_counts, whole_successors

DAY = date(2025, 7, 1)
LATER = date(2030, 1, 1)


def test_a_line_is_followed_to_the_unit_of_today():
    line = [Succession(1, 2, DAY, True), Succession(3, 2, DAY, True), Succession(2, 4, LATER, True)]
    assert whole_successors(line) == {1: 4, 2: 4, 3: 4}


def test_a_split_unit_has_no_successor_nor_has_one_that_went_into_it():
    line = [Succession(1, 2, DAY, True), Succession(2, 3, LATER, False), Succession(2, 4, LATER, False)]
    assert whole_successors(line) == {}


def test_counts_of_predecessors_are_added():
    counts = pd.DataFrame({"unit_id": [1, 2, 5], "sent": [3, 4, 9]})
    carried = carry_counts(counts, {1: 7, 2: 7})
    assert dict(zip(carried.unit_id, carried.sent, strict=True)) == {5: 9, 7: 7}


def test_a_sum_is_missing_only_where_all_parts_are():
    counts = pd.DataFrame({"unit_id": [1, 2, 3, 4], "births": [3, pd.NA, pd.NA, pd.NA]}).astype({"births": "Int64"})
    carried = carry_counts(counts, {1: 7, 2: 7, 3: 8, 4: 8}).set_index("unit_id")
    assert carried.births[7] == 3
    assert carried.births[8] is pd.NA


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=30), st.dictionaries(st.integers(0, 29), st.integers(0, 5)))
def test_totals_are_conserved(sent, successors):
    counts = pd.DataFrame({"unit_id": range(len(sent)), "sent": sent})
    assert carry_counts(counts, successors).sent.sum() == sum(sent)

"""Rules between columns, on hand-worked rows and on any."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.quality.arithmetic import Rule, arithmetic
from dashboard.reference.checks import arithmetic_rules
from tests.domain.quality.tables import table

EQUAL, AT_MOST = Rule.of("c1", "=", "c2 + c3"), Rule.of("c3", "<=", "c2")


def found(rows, *rules):
    return [(f.row, f.indicator, f.value, f.expected) for f in arithmetic(table(*rows), rules)]


@pytest.mark.parametrize(("row", "expected"), [
    ((5, 2, 3), []),
    ((6, 2, 3), [(0, "c1", 6, 5)]),
    ((4, 2, 3), [(0, "c1", 4, 5)]),
    ((0, 0, 0), []),
    ((5, None, 3), []),
    ((None, 2, 3), []),
    ((0.3, 0.1, 0.2), []),
])  # fmt: skip
def test_a_total_is_the_sum_of_its_parts_and_a_blank_is_not_judged(row, expected):
    assert found([row], EQUAL) == expected


def test_a_part_may_be_as_large_as_its_whole_and_no_larger():
    assert found([(0, 3, 3), (0, 2, 3)], AT_MOST) == [(1, "c3", 3, 2)]


def test_of_several_rules_of_one_column_the_widest_gap_is_told_and_all_are_named():
    [told] = arithmetic(table((10, 4, 5, 2)), [EQUAL, Rule.of("c1", "=", "c3 + c4")])
    assert (told.value, told.expected, told.fields["rule"]) == (10, 7, "c1 = c3 + c4")
    assert told.fields["rules"] == ["c1 = c2 + c3", "c1 = c3 + c4"]


def test_a_rule_of_a_column_that_is_not_there_is_passed_over():
    assert found([(1, 2)], EQUAL) == []


@given(st.lists(st.tuples(*[st.integers(0, 10**6)] * 3), min_size=1, max_size=20))
def test_exactly_the_rows_that_do_not_add_up_are_found(rows):
    assert {row for row, *_ in found(rows, EQUAL)} == {n for n, (a, b, c) in enumerate(rows) if a != b + c}


@pytest.mark.parametrize("rule", arithmetic_rules(), ids=lambda rule: f"{rule.form}: {rule.left}")
def test_every_rule_of_reference_data_can_be_read_and_says_how_certain_it_is(rule):
    assert Rule.of(rule.left, rule.relation, rule.right).left
    assert rule.certainty in {"A", "B", "C", "D", "UNVERIFIED"}


def test_the_published_checks_of_the_notary_form_find_what_they_should():
    rules = [Rule.of(r.left, r.relation, r.right) for r in arithmetic_rules() if r.form == "10b/TP/CC"]
    good = [0.0] * 18
    good[1:6] = [30, 20, 5, 10, 2]
    bad = [*good]
    bad[1], bad[3], bad[5] = 31, 21, 11
    assert {f.indicator for f in arithmetic(table(good, bad), rules)} == {"c2", "c4", "c6"}
    assert all(f.row == 1 for f in arithmetic(table(np.array(good), bad), rules))

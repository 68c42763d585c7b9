"""Distributions of counts and their interval, against the textbook and by hand."""

from math import comb

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dashboard.domain.counts import LEVEL, beta_binomial, interval, learnt_level, level_needed, summed


def one(size: int, share: float, alike: float) -> np.ndarray:
    return beta_binomial(np.array([float(size)]), np.array([size * share]), alike)[0]


def test_reports_that_do_not_go_together_are_binomial():
    mass = one(5, 0.3, 0.0)
    assert mass == pytest.approx([comb(5, k) * 0.3**k * 0.7 ** (5 - k) for k in range(6)], abs=1e-4)


def test_correlation_keeps_the_mean_and_widens_the_variance_as_the_formula_says():
    mass, k = one(20, 0.4, 0.25), np.arange(21)
    mean = (mass * k).sum()
    assert mean == pytest.approx(8)
    assert (mass * (k - mean) ** 2).sum() == pytest.approx(20 * 0.4 * 0.6 * (1 + 19 * 0.25))


def test_a_sum_of_groups_is_their_convolution():
    rows = beta_binomial(np.array([2.0, 3.0]), np.array([1.0, 0.9]), 0.2)
    both = summed(rows, np.array([2.0, 3.0]), ["a", "a"])["a"]
    assert both == pytest.approx(np.convolve(rows[0][:3], rows[1][:4]))


def test_keys_are_summed_apart():
    rows = beta_binomial(np.array([2.0, 3.0, 0.0]), np.array([1.0, 0.9, 0.0]), 0.2)
    assert {key: len(mass) for key, mass in summed(rows, np.array([2.0, 3.0, 0.0]), list("abc")).items()} == {
        "a": 3, "b": 4, "c": 1,
    }  # fmt: skip


def test_the_interval_of_one_report_that_nearly_always_comes_is_that_it_comes():
    assert interval(one(1, 0.97, 0.0), LEVEL, 1.0) == (1, 1, 1)


def test_nothing_out_leaves_nothing_open():
    assert interval(np.ones(1), LEVEL, 1.0) == (0, 0, 0)


def test_a_greater_scale_draws_the_ends_from_the_middle():
    low, middle, high = interval(one(100, 0.5, 0.0), LEVEL, 1.0)
    assert interval(one(100, 0.5, 0.0), LEVEL, 2.0) == (
        middle - 2 * (middle - low),
        middle,
        middle + 2 * (high - middle),
    )


@given(size=st.integers(1, 40), share=st.floats(0.05, 0.95), alike=st.floats(0, 0.9), data=st.data())
def test_the_level_needed_is_the_least_that_holds_what_came(size, share, alike, data):
    mass, came = one(size, share, alike), data.draw(st.integers(0, size))
    assume(mass[came] > 1e-4)
    needed = level_needed(mass, came, 1.0)
    for level, holds in ((min(needed + 1e-9, 1.0), True), (needed - 1e-6, False)):
        low, _, high = interval(mass, level, 1.0)
        assert (low <= came <= high) == holds or (needed < 1e-6 and not holds)


def test_the_level_is_that_which_would_have_held_four_of_five():
    needed = [0.1] * 60 + [0.5] * 20 + [0.99] * 20
    assert learnt_level(needed) == pytest.approx(0.5, abs=0.35)
    assert learnt_level([0.1] * 1000) == pytest.approx(0.1)


def test_from_few_outcomes_no_level_is_learnt():
    assert learnt_level([0.1] * 29) == LEVEL

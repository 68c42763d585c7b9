"""Final figures against the preliminary ones of the same year."""

import numpy as np

from dashboard.domain.quality.revisions import revisions
from tests.domain.quality.tables import table

MONTHS = (12.0, 10.0)


def units(times, changed=None):
    rows = [[round((500 + 40 * n) * times)] for n in range(12)]
    if changed is not None:
        rows[2] = [changed]
    return table(*rows)


def found(final, preliminary):
    return [(f.row, f.value, f.fields["preliminary"]) for f in revisions(final, preliminary, MONTHS)]


def test_what_two_more_months_bring_to_all_is_no_finding():
    assert found(units(1.2), units(1)) == []


def test_a_final_count_far_from_what_the_others_did_is_found_with_both_numbers():
    assert found(units(1.2, 1400), units(1)) == [(2, 1400, 580)]


def test_a_final_count_below_the_preliminary_one_has_lost_something():
    assert found(units(1.2, 540), units(1)) == [(2, 540, 580)]


def test_few_units_are_held_against_the_months_themselves():
    assert found(table((1200,), (3000,)), table((1000,), (1000,))) == [(1, 3000, 1000)]


def test_a_blank_and_a_mean_are_not_judged():
    assert found(table((None,)), table((1000,))) == []
    assert revisions(table((5000,), counts=[False]), table((1000,)), MONTHS) == []
    assert np.isnan(table((None,)).values).all()

"""Tables equal to the unit's own earlier one, or to a neighbour's."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.quality.copies import CHANCE, copied_neighbour, copied_previous, evidence
from tests.domain.quality.tables import table

LARGE, OTHER = (812, 345, 97, 41), (640, 211, 150, 22)


def test_a_large_table_that_comes_twice_is_a_copy_and_says_of_which_period():
    [found] = copied_previous(table(LARGE, OTHER), {"2025-so-bo-nam": table(LARGE, LARGE)})
    assert (found.row, found.fields["period"]) == (0, "2025-so-bo-nam")


def test_one_other_figure_is_no_copy_and_a_blank_is_like_a_blank_alone():
    earlier = {"p": table((*LARGE, None), (*OTHER, 0))}
    assert [f.row for f in copied_previous(table((*LARGE, None), (*OTHER, None)), earlier)] == [0]
    assert copied_previous(table((813, *LARGE[1:], None)), {"p": table((*LARGE, None))}) == []


def test_few_small_counts_are_alike_by_themselves():
    small = (1, 0, 2, 0)
    assert copied_previous(table(small), {"p": table(small)}) == []
    assert copied_neighbour(table(small, small)) == []


def test_of_neighbours_alike_the_one_sent_later_is_asked_and_the_earlier_is_named():
    [found] = copied_neighbour(table(LARGE, LARGE, OTHER, sent=[20, 10, 5]))
    assert (found.row, found.fields["unit"]) == (0, 2)


def test_units_under_another_unit_are_no_neighbours():
    assert copied_neighbour(table(LARGE, LARGE, groups=[1, 2])) == []


@given(st.lists(st.integers(0, 3), min_size=1, max_size=4))
def test_small_counts_are_no_evidence(row):
    assert evidence(table(row).values)[0] > CHANCE

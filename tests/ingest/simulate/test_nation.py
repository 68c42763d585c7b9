from collections.abc import Callable
from datetime import date

import pytest

from dashboard.ingest.simulate.nation import Nation, chosen_provinces, subtree
from dashboard.ingest.simulate.plan import ProvinceCountError, SimulationPlan

BEFORE, AFTER = date(2019, 12, 31), date(2026, 10, 31)


@pytest.fixture(scope="module")
def nation(read: Callable[[SimulationPlan], Nation]) -> Nation:
    return read(SimulationPlan())


def test_a_unit_stands_below_the_unit_above_it_on_that_day(nation: Nation) -> None:
    for day in (BEFORE, AFTER):
        alive = nation.on(day)
        below = alive[alive.tier.isin(["commune", "district", "province"])]
        assert below.parent_code.isin(alive.code).all()


def test_few_provinces_are_those_that_live_in_both_eras(nation: Nation) -> None:
    assert chosen_provinces(nation, BEFORE, 3) == chosen_provinces(nation, AFTER, 3)
    assert len(chosen_provinces(nation, BEFORE, 3)) == 3


@pytest.mark.parametrize("count", [0, 35])
def test_a_number_of_provinces_the_day_does_not_have_is_refused(nation: Nation, count: int) -> None:
    with pytest.raises(ProvinceCountError):
        chosen_provinces(nation, AFTER, count)


def test_a_subtree_holds_all_below_and_not_the_root(nation: Nation) -> None:
    alive = nation.on(BEFORE)
    tree = subtree(alive, frozenset({"tinhnghean"}))
    assert tree.groupby("tier").size().to_dict() == {"commune": 460, "district": 21, "province": 1}

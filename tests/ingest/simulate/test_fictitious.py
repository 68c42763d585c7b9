from collections import Counter
from collections.abc import Callable
from datetime import date

import numpy as np

from dashboard.ingest.simulate.fictitious import invented_units, letters, share_out
from dashboard.ingest.simulate.nation import Nation
from dashboard.ingest.simulate.plan import Names, SimulationPlan

FICTITIOUS = SimulationPlan(names=Names.FICTITIOUS)


def test_both_eras_have_their_true_size(read: Callable[[SimulationPlan], Nation]) -> None:
    nation = read(FICTITIOUS)
    assert Counter(nation.on(date(2019, 12, 31)).tier) == {
        "ministry": 1,
        "province": 63,
        "district": 705,
        "commune": 10_599,
    }
    assert Counter(nation.on(date(2026, 10, 31)).tier) == {"ministry": 1, "province": 34, "commune": 3_321}


def test_no_invented_code_or_name_is_a_real_one(read: Callable[[SimulationPlan], Nation]) -> None:
    units = read(FICTITIOUS).tables["units"]
    assert not set(units.code) & set(read(SimulationPlan()).units.code)
    assert units.name.str.contains(r"Mẫu (?:[A-Z]+|\d{2,})$").all()
    assert units.code.str.contains(r"mau(?:[a-z]+|\d{2,}_.*tmau[a-z]+)$").all()


def test_codes_are_never_used_twice() -> None:
    units = invented_units(1)[1]["units"]
    assert units.code.is_unique
    assert units.name.iloc[0] == "Sở Tư pháp tỉnh Mẫu A"


def test_every_unit_that_ended_has_one_heir_of_its_tier() -> None:
    tables = invented_units(1)[1]
    tier = dict(zip(tables["units"].code, tables["units"].tier, strict=True))
    ended = tables["units"][(tables["units"].valid_to != "") & (tables["units"].tier != "district")]
    heirs = tables["unit_successions"]
    assert set(heirs.old_code) == set(ended.code)
    assert all(tier[old] == tier[new] for old, new in zip(heirs.old_code, heirs.new_code, strict=True))


def test_shares_sum_to_the_total_and_keep_the_least() -> None:
    assert share_out(10, np.array([1.0, 1.0, 6.0]), 1).tolist() == [2, 2, 6]
    assert share_out(7, np.array([1.0, 1.0]), 3).tolist() == [4, 3]


def test_provinces_are_lettered_like_columns() -> None:
    assert [letters(index) for index in (0, 25, 26, 51, 52)] == ["A", "Z", "AA", "AZ", "BA"]

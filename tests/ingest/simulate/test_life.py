"""The simulated events obey the life of a report without exception, by an oracle that shares no code."""

from collections.abc import Callable

import pandas as pd
import pytest

from dashboard.ingest.simulate.nation import Nation
from dashboard.ingest.simulate.plan import DEMO_PERIODS, Names, SimulationPlan
from dashboard.ingest.simulate.schedule import schedule
from tests.ingest.simulate.oracle import faults

Read = Callable[[SimulationPlan], Nation]
Simulated = Callable[[SimulationPlan, str], dict[str, pd.DataFrame]]
SMALL = SimulationPlan(seed=11, provinces=2)


def judged(read: Read, plan: SimulationPlan, code: str, tables: dict[str, pd.DataFrame]) -> list[str]:
    nation = read(plan)
    day = schedule(nation.rules, code, plan.as_of).ends_on
    return faults(tables, nation.on(day), nation.forms, plan.as_of)


@pytest.mark.parametrize("code", DEMO_PERIODS)
@pytest.mark.parametrize("names", list(Names))
def test_every_event_obeys_the_life_of_a_report(read: Read, simulated: Simulated, names: Names, code: str) -> None:
    plan = SimulationPlan(seed=11, provinces=2, names=names)
    assert judged(read, plan, code, simulated(plan, code)) == []


def test_the_oracle_sees_a_send_that_was_never_approved(read: Read, simulated: Simulated) -> None:
    tables = simulated(SMALL, DEMO_PERIODS[-1])
    events = tables["events"]
    spoilt = {**tables, "events": events.drop(events.index[events.action == "approve"][0])}
    assert len(judged(read, SMALL, DEMO_PERIODS[-1], spoilt)) == 1


def test_events_come_in_the_order_of_time(simulated: Simulated) -> None:
    assert simulated(SMALL, DEMO_PERIODS[0])["events"]["at"].is_monotonic_increasing


def test_nothing_is_done_to_what_reference_data_exempts(simulated: Simulated) -> None:
    tables = simulated(SimulationPlan(), DEMO_PERIODS[-1])
    exempt = tables["roster"][tables["roster"].exempt == "1"]
    assert sorted(exempt.unit_code.unique()) == ["dackhuhoangsa_tpdng", "dackhutruongsa_tkha"]
    assert (exempt.exempt_reason != "").all()
    assert not tables["events"].unit_code.isin(exempt.unit_code).any()

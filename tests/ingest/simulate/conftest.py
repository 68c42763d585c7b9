"""One nation read from the reference data, and the periods simulated over it, shared by the tests that only look."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from dashboard.ingest.simulate.nation import Nation, read_nation
from dashboard.ingest.simulate.period import simulate_period
from dashboard.ingest.simulate.plan import SimulationPlan
from dashboard.schema.database import open_engine

Simulated = Callable[[SimulationPlan, str], dict[str, pd.DataFrame]]


@pytest.fixture(scope="session")
def read(sqlite_reference: Path) -> Iterator[Callable[[SimulationPlan], Nation]]:
    engine = open_engine(f"sqlite:///{sqlite_reference}", read_only=True)
    yield lambda plan: read_nation(engine, plan)
    engine.dispose()


@pytest.fixture(scope="session")
def simulated(read: Callable[[SimulationPlan], Nation]) -> Simulated:
    nation = cache(read)
    return cache(lambda plan, code: simulate_period(nation(plan), plan, code))

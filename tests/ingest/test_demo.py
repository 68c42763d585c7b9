from dataclasses import replace

import pytest
import sqlalchemy as sa

from dashboard.ingest.demo import build_demo
from dashboard.ingest.simulate import DEMO_PERIODS, SimulationPlan
from dashboard.schema.tables import data_load, data_state, period

PLAN = SimulationPlan(provinces=1, periods=DEMO_PERIODS[3:])


class StoppedError(Exception):
    pass


def kinds(engine: sa.Engine) -> list[str]:
    with engine.connect() as conn:
        return list(conn.scalars(sa.select(data_load.c.kind).order_by(data_load.c.id)))


def test_the_demo_holds_reference_both_appendices_and_the_simulated_periods(sqlite_engine: sa.Engine) -> None:
    build_demo(sqlite_engine, plan=PLAN)
    assert kinds(sqlite_engine) == ["reference", "appendix", "appendix", "simulation", "simulation", "simulation"]
    with sqlite_engine.connect() as conn:
        assert conn.scalars(sa.select(period.c.code).order_by(period.c.id)).all() == list(PLAN.periods)
        assert conn.scalar(sa.select(data_state.c.data_clock)) == PLAN.as_of


def test_a_demo_cut_short_is_taken_up_where_it_stopped(sqlite_engine: sa.Engine) -> None:
    def stop(step: str, done: int, total: int) -> None:
        if (step, done) == ("simulate", 1):
            raise StoppedError

    with pytest.raises(StoppedError):
        build_demo(sqlite_engine, plan=PLAN, progress=stop)
    assert kinds(sqlite_engine)[-1] == "simulation"
    build_demo(sqlite_engine, plan=PLAN)
    assert kinds(sqlite_engine) == ["reference", "appendix", "appendix", "simulation", "simulation", "simulation"]


def test_building_twice_changes_nothing(sqlite_engine: sa.Engine) -> None:
    plan = replace(PLAN, periods=PLAN.periods[-1:])
    for _ in range(2):
        build_demo(sqlite_engine, plan=plan)
    assert kinds(sqlite_engine) == ["reference", "appendix", "appendix", "simulation", "simulation"]

import sqlalchemy as sa

from dashboard.ingest.simulate import SimulationPlan
from dashboard.ingest.simulate.connections import DELIVERED, SENT, connection_table, simulate_connections
from dashboard.schema.tables import data_load, data_state, integration_count

PLAN = SimulationPlan()
CODES = [f"tinh{number}" for number in range(34)]


def table(plan=PLAN):
    frame = connection_table(CODES, plan).astype({"value": int})
    return frame.pivot_table(index=["period_start", "unit_code"], columns="measure", values="value").reset_index()


def test_the_same_seed_gives_the_same_series_and_another_another():
    assert connection_table(CODES, PLAN).equals(connection_table(CODES, PLAN))
    assert not connection_table(CODES, PLAN).equals(connection_table(CODES, SimulationPlan(seed=1)))


def test_it_is_of_the_three_whole_months_before_the_instant_and_says_that_it_is_simulated():
    frame = connection_table(CODES, PLAN)
    assert sorted(set(frame.period_start)) == ["2026-08-01", "2026-09-01", "2026-10-01"]
    assert set(frame.period_end) == {"2026-08-31", "2026-09-30", "2026-10-31"}
    assert frame.source.str.startswith("Số liệu mô phỏng").all()


def test_nothing_arrives_that_was_not_sent_and_the_whole_range_is_there():
    frame = table()
    assert (frame[DELIVERED] <= frame[SENT]).all()
    shares = frame[DELIVERED] / frame[SENT]
    assert {0.0, 1.0} <= set(shares)
    assert (frame[SENT].min() < 20, frame[SENT].max() > 1_000) == (True, True)


def test_it_is_loaded_through_the_imports_checks_and_once(sqlite_reference_engine):
    assert simulate_connections(sqlite_reference_engine, PLAN, loaded_by="tests").load_id
    assert simulate_connections(sqlite_reference_engine, PLAN, loaded_by="tests").unchanged
    with sqlite_reference_engine.connect() as conn:
        assert conn.scalar(sa.select(sa.func.count()).select_from(integration_count)) == 34 * 3 * 2
        assert conn.scalar(sa.select(data_state.c.simulated))
        assert conn.scalars(sa.select(data_load.c.kind).order_by(data_load.c.id.desc()).limit(1)).one() == "simulation"

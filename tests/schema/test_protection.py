"""PostgreSQL itself keeps a reader to what they may see: held against queries whose filters are taken away."""

import pytest
import sqlalchemy as sa

from dashboard.domain.scope import NOBODY, OPERATOR, Office, Scope, Viewer
from dashboard.domain.units import ROOT_CODE
from dashboard.ingest.check import check
from dashboard.queries.reach import read_as, reads_nation
from dashboard.schema import protection
from dashboard.schema.database import open_engine, upgrade
from dashboard.schema.tables import account, app_user, daily_change, event, metadata, report, status_span
from dashboard.source import ReportSource
from tests.queries.world import read_example, write

DIEN_BIEN, COMMUNE = Viewer("x", "tinhdiebien"), Viewer("x", "xa5_h1_diebien")
OF_REPORTS = (report, status_span, event, daily_change)


@pytest.fixture
def reader(postgres_engine: sa.Engine) -> sa.Engine:
    world = read_example()
    write(postgres_engine, world)
    with postgres_engine.begin() as conn:
        rows = [
            {"username": f"{u.code}_bc", "unit_id": u.id, "role": "bc", "status": "active"}
            for u in world.units.values()
        ]
        conn.execute(sa.insert(account), rows)
    return open_engine(postgres_engine.url.render_as_string(hide_password=False), read_only=True)


def everything(conn, _scope, table):
    """A query that forgot every filter."""
    return conn.scalar(sa.select(sa.func.count()).select_from(table))


def seen(engine, viewer, table, query=everything):
    with engine.connect() as conn:
        read_as(conn, query, viewer)
        return query(conn, Scope(viewer), table)


@pytest.mark.parametrize("table", [*OF_REPORTS, account])
def test_without_any_filter_nobody_still_sees_nothing(reader, table):
    assert seen(reader, NOBODY, table) == 0
    assert seen(reader, OPERATOR, table) > 0


@pytest.mark.parametrize("table", OF_REPORTS)
def test_without_any_filter_a_department_sees_its_province_alone(reader, table):
    whole, own = seen(reader, OPERATOR, table), seen(reader, DIEN_BIEN, table)
    assert 0 < own < whole
    assert own + seen(reader, Viewer("x", "tinhbacdau"), table) == whole


def test_without_any_filter_each_sees_the_rows_of_its_own_units(reader):
    world = read_example()
    line = [world.above(o.unit, "province") for o in world.obligations.values()]
    assert seen(reader, DIEN_BIEN, report) == line.count(world.id_of("tinhdiebien"))
    own = [o for o in world.obligations.values() if o.unit == world.id_of("xa5_h1_diebien")]
    assert seen(reader, COMMUNE, report) == len(own)
    assert seen(reader, COMMUNE, daily_change) == 0


def test_accounts_are_those_of_the_subtree(reader):
    world = read_example()
    inside = [u for u in world.units if world.above(u, "province") == world.id_of("tinhdiebien")]
    assert seen(reader, DIEN_BIEN, account) == len(inside)
    assert seen(reader, COMMUNE, account) == 1


def test_those_who_run_the_machines_see_accounts_and_no_reports(reader):
    machines = Viewer("x", ROOT_CODE, Office.TECHNOLOGY)
    assert [seen(reader, machines, table) for table in OF_REPORTS] == [0] * 4
    assert seen(reader, machines, account) == seen(reader, OPERATOR, account)


def test_a_trainer_sees_nothing_where_anything_is_real(reader):
    assert [seen(reader, Viewer("x", ROOT_CODE, Office.TRAINER), table) for table in (*OF_REPORTS, account)] == [0] * 5


def test_a_query_that_learns_from_the_nation_reads_it_for_whoever_may_see_anything(reader):
    wide = reads_nation(lambda conn, scope, table: everything(conn, scope, table))
    assert seen(reader, COMMUNE, report, wide) == seen(reader, OPERATOR, report)
    assert seen(reader, NOBODY, report, wide) == 0


def test_the_tables_of_the_dashboard_itself_are_closed_to_readers(reader):
    with pytest.raises(sa.exc.ProgrammingError, match="permission denied"):
        seen(reader, OPERATOR, app_user)


def test_what_a_transaction_may_see_ends_with_it(reader):
    seen(reader, OPERATOR, report)
    assert seen(reader, NOBODY, report) == 0


def test_every_table_is_public_or_open_by_rows_or_closed():
    named = {*protection.open_to_all(), *protection.BY_ROWS, *protection.CLOSED}
    assert named == {"alembic_version", *metadata.tables}
    assert protection.open_to_all() == sorted(
        {
            "alembic_version", "data_load", "data_state", "deadline", "form", "indicator", "period", "publication", "regime",
            "regime_deadline", "regime_period_kind", "regime_tier", "source_document", "unit", "unit_alias",
            "unit_succession", "unit_version",
        }
    )  # fmt: skip


def test_a_policy_taken_away_is_found_and_put_back(postgres_engine):
    with postgres_engine.begin() as conn:
        name = conn.scalar(sa.text("SELECT policyname FROM pg_policies WHERE tablename = 'report'"))
        conn.exec_driver_sql(f"DROP POLICY {name} ON report")
        assert not protection.is_protected(conn)
    upgrade(postgres_engine)
    with postgres_engine.connect() as conn:
        assert protection.is_protected(conn)


WEB = """
DO $$ BEGIN CREATE ROLE thongke_web LOGIN NOINHERIT PASSWORD 'thu'; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
GRANT dashboard_reader, dashboard_national TO thongke_web;
GRANT SELECT ON alembic_version, data_state, data_load, unit, unit_version, unit_succession TO thongke_web
"""
"""As docs/operations.md has it."""


def test_the_account_of_the_web_reads_for_a_viewer_and_nothing_by_itself(reader):
    with reader.execution_options(postgresql_readonly=False).connect() as conn:
        conn.exec_driver_sql("SET TRANSACTION READ WRITE")
        conn.exec_driver_sql(WEB)
        conn.commit()
    url = reader.url.set(username="thongke_web", password="thu")  # noqa: S106  of this test alone
    web = open_engine(url.render_as_string(hide_password=False), read_only=True)
    source = ReportSource(web)
    assert len(source.progress(Scope(DIEN_BIEN, periods=("2019-vi-du",)))) == 1
    assert len(source.progress(Scope(OPERATOR, periods=("2019-vi-du",)))) == 2
    with pytest.raises(sa.exc.ProgrammingError, match="permission denied"), web.connect() as conn:
        everything(conn, None, report)
    web.dispose()


def test_check_tells_where_the_database_does_not_hold_readers(postgres_engine):
    assert "unprotected" not in {problem.code for problem in check(postgres_engine)}
    with postgres_engine.begin() as conn:
        protection.unprotect(conn)
    assert "unprotected" in {problem.code for problem in check(postgres_engine)}

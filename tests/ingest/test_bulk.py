"""Bulk writing keeps every kind of value, on both engines, in the caller's transaction."""

from datetime import date
from decimal import Decimal

import pytest
import sqlalchemy as sa

from dashboard.domain.clock import parse_instant, to_micros
from dashboard.ingest import bulk
from dashboard.schema.tables import account, figure, unit
from tests.ingest.package import sample

AT = parse_instant("2020-01-05T08:00:00.123456+07:00")
COLUMNS = ("id", "tier", "valid_from", "valid_to", "exempt_reason")
ROWS = [
    (7, "commune", date(1900, 1, 1), None, 'đảo, "xa"\n\\N\t'),
    (9, "district", date(2020, 2, 29), date(2025, 7, 1), None),
]


def test_rows_come_back_as_they_went_in(engine):
    with engine.begin() as conn:
        assert bulk.insert(conn, unit, COLUMNS, ROWS) == 2
        assert [tuple(row) for row in conn.execute(sa.select(unit.c[COLUMNS]).order_by(unit.c.id))] == ROWS


def test_instants_and_decimals_come_back_exactly(engine, tmp_path):
    sample.load(sample.seed(engine), sample.write(tmp_path / "p", sample.tables()))
    with engine.begin() as conn:
        report_id, indicator_id = conn.execute(sa.select(figure.c.report_id, figure.c.indicator_id)).first()
        conn.execute(sa.delete(figure))
        bulk.insert(
            conn, figure, figure.c.keys(), [(report_id, indicator_id, Decimal("1234567890.0625"), to_micros(AT))]
        )
        assert tuple(conn.execute(sa.select(figure.c.value, figure.c.entered_at)).one()) == (
            Decimal("1234567890.0625"),
            AT,
        )


def test_rows_are_updated_by_id(engine):
    with engine.begin() as conn:
        bulk.insert(conn, unit, COLUMNS, ROWS)
        assert bulk.update(conn, unit, ("valid_to", "exempt_reason"), [(7, date(2025, 7, 1), None)]) == 1
        assert conn.execute(sa.select(unit.c.valid_to, unit.c.exempt_reason).where(unit.c.id == 7)).one() == (
            date(2025, 7, 1), None,
        )  # fmt: skip


def test_ids_go_on_after_those_given(engine):
    with engine.begin() as conn:
        assert bulk.next_id(conn, unit) == 1
        bulk.insert(conn, unit, COLUMNS, ROWS)
        assert bulk.next_id(conn, unit) == 10
        bulk.settle_ids(conn, unit, account)
        given = conn.execute(sa.insert(unit).values(tier="commune", valid_from=date(2020, 1, 1)).returning(unit.c.id))
        assert given.scalar_one() == 10


def test_nothing_is_left_of_a_transaction_that_fails(engine):
    def rows():
        yield ROWS[0]
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), engine.begin() as conn:
        bulk.insert(conn, unit, COLUMNS, rows())
    with engine.connect() as conn:
        assert conn.scalar(sa.select(sa.func.count()).select_from(unit)) == 0


LEARNT = {
    "sqlite": "SELECT DISTINCT tbl FROM sqlite_stat1",
    "postgresql": "SELECT relname FROM pg_class WHERE reltuples > 0",
}


def test_after_a_load_the_database_knows_how_its_rows_are_spread(engine, tmp_path):
    sample.load(sample.seed(engine), sample.write(tmp_path / "p", sample.tables()))
    with engine.connect() as conn:
        known = set(conn.exec_driver_sql(LEARNT[engine.dialect.name]).scalars())
    assert {"report", "event", "status_span"} <= known

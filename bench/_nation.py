"""The demonstration's nation on either engine, and laid down many times over to be a long history."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from dashboard.ingest import bulk
from dashboard.schema.database import open_engine, upgrade
from dashboard.schema.tables import daily_change, deadline, event, metadata, period, report, status_span

OF_PERIODS = (period, deadline, report, event, status_span, daily_change)
"""What a further copy of every period adds, parents first."""

_HURRY = {
    "sqlite": ("PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF", "PRAGMA cache_size = -500000"),
    "postgresql": ("SET session_replication_role = replica", "SET maintenance_work_mem = '512MB'"),
}
"""A scratch database need not survive a power cut, and rows copied from a sound one need no checking."""


def copied(origin: str, url: str) -> None:
    """Every row of the embedded database put into an empty one."""
    path = str(sa.make_url(origin).database)
    if url.startswith("sqlite"):
        with sqlite3.connect(path) as source, sqlite3.connect(str(sa.make_url(url).database)) as target:
            source.backup(target)
        return
    upgrade(open_engine(url))
    with sqlite3.connect(path) as source, _hurried(url) as conn:
        for table in metadata.sorted_tables:
            conn.execute(table.delete())
            names = [column.name for column in table.columns]
            quoted = ", ".join(f'"{name}"' for name in names)
            bulk.insert(conn, table, names, source.execute(f'SELECT {quoted} FROM "{table.name}"'))  # noqa: S608  ours


def multiplied(url: str, copies: int) -> None:
    """Lay every period down again, under other codes and opened earlier, until there are so many of each."""
    indexes = [index for table in OF_PERIODS for index in sorted(table.indexes, key=lambda one: str(one.name))]
    with _hurried(url) as conn:
        steps = {table.name: _greatest(conn, table) for table in (period, report, event)}
        for index in indexes:
            index.drop(conn)
        for number in range(1, copies):
            for table in OF_PERIODS:
                _lay_down(conn, table, number, steps)
        for index in indexes:
            index.create(conn)
    with _hurried(url) as conn:
        conn.exec_driver_sql("ANALYZE")  # as the database keeps them by itself in production


def counted(engine: sa.Engine) -> int:
    """Reports there are."""
    with engine.connect() as conn:
        return int(conn.scalar(sa.select(sa.func.count()).select_from(report)) or 0)


@contextmanager
def _hurried(url: str) -> Iterator[sa.Connection]:
    engine = sa.create_engine(url)
    with engine.begin() as conn:
        for statement in _HURRY[engine.dialect.name]:
            conn.exec_driver_sql(statement)
        yield conn
    engine.dispose()


def _lay_down(conn: sa.Connection, table: sa.Table, number: int, steps: dict[str, int]) -> None:
    """Copy the rows of the first periods, moved by so many of each identity."""
    moved = {"period_id": steps["period"], "report_id": steps["report"], "id": steps.get(table.name, 0)}
    columns = [_moved(column, moved.get(column.name, 0) * number, number) for column in table.columns]
    first = table.c.id if table is period else table.c.period_id
    rows = sa.select(*columns).where(first <= steps["period"])
    conn.execute(table.insert().from_select([column.name for column in table.columns], rows))


def _moved(column: "sa.Column[object]", by: int, number: int) -> "sa.ColumnElement[object]":
    if column.table is period and column.name == "code":
        return column.concat(f"-{number}")
    if column.table is period and column.name in {"opened_at", "year"}:
        return sa.type_coerce(column, sa.BigInteger) - number
    return column + by if by else column


def _greatest(conn: sa.Connection, table: sa.Table) -> int:
    return int(conn.scalar(sa.select(sa.func.max(table.c.id))) or 0)

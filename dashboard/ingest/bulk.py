"""Fast insert of many rows inside the caller's transaction: COPY on PostgreSQL, executemany on SQLite."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import sqlalchemy as sa

Row = Sequence[Any]
BATCH = 20_000

SAMPLE = 1_000
"""Rows of an index that SQLite looks at to learn how a table is spread: milliseconds, whatever its size."""


def insert(conn: sa.Connection, table: sa.Table, columns: Sequence[str], rows: Iterable[Row]) -> int:
    """Insert rows and return how many; values as stored, so instants as microseconds.

    Explicit ids leave PostgreSQL's sequence behind: call ``settle_ids`` afterwards.
    """
    if conn.dialect.name == "postgresql":
        return _copy(conn, table, columns, rows)
    return _executemany(conn, table, columns, rows)


def update(conn: sa.Connection, table: sa.Table, columns: Sequence[str], rows: Iterable[Row]) -> int:
    """Set ``columns`` by ``id``, the first value of each row; return how many rows were given."""
    if conn.dialect.name == "postgresql":
        return _update_from_copy(conn, table, columns, rows)
    assignments = ", ".join(f"{_quoted(conn, name)} = ?" for name in columns)
    statement = f"UPDATE {_quoted(conn, table.name)} SET {assignments} WHERE id = ?"  # noqa: S608  names from our metadata
    plain = ((*row[1:], row[0]) for row in _adapted(table, ("id", *columns), rows))
    return _run_many(conn, statement, plain)


def next_id(conn: sa.Connection, table: sa.Table) -> int:
    """Return the first id not in use; the caller holds the write lock (``loads.begin_load``)."""
    return int(conn.scalar(sa.select(sa.func.coalesce(sa.func.max(table.c.id), 0))) or 0) + 1


def settle_ids(conn: sa.Connection, *tables: sa.Table) -> None:
    """Let PostgreSQL's sequences continue after ids that were given explicitly."""
    if conn.dialect.name != "postgresql":
        return
    for table in tables:
        sequence = sa.func.pg_get_serial_sequence(table.name, "id")
        conn.execute(sa.select(sa.func.setval(sequence, next_id(conn, table), sa.false())))


def learn(conn: sa.Connection, *tables: sa.Table) -> None:
    """Have the database look how the rows of these tables are spread, so that it reads what was just loaded well.

    Neither engine would by itself: SQLite never does, PostgreSQL not before a tenth of a table is new.
    """
    if conn.dialect.name == "sqlite":
        conn.exec_driver_sql(f"PRAGMA analysis_limit = {SAMPLE}")
    for table in tables:
        conn.exec_driver_sql(f"ANALYZE {_quoted(conn, table.name)}")


def _copy(conn: sa.Connection, table: sa.Table, columns: Sequence[str], rows: Iterable[Row]) -> int:
    names = ", ".join(_quoted(conn, name) for name in columns)
    return _copy_into(conn, f"COPY {_quoted(conn, table.name)} ({names}) FROM STDIN", rows)


def _copy_into(conn: sa.Connection, statement: str, rows: Iterable[Row]) -> int:
    count = 0
    with conn.connection.cursor() as cursor, cursor.copy(statement) as copy:  # type: ignore[attr-defined]
        for row in rows:
            copy.write_row(row)
            count += 1
    return count


def _update_from_copy(conn: sa.Connection, table: sa.Table, columns: Sequence[str], rows: Iterable[Row]) -> int:
    target, names = _quoted(conn, table.name), [_quoted(conn, name) for name in columns]
    listed = ", ".join(["id", *names])
    conn.exec_driver_sql(f"CREATE TEMPORARY TABLE bulk_update ON COMMIT DROP AS SELECT {listed} FROM {target} LIMIT 0")  # noqa: S608
    count = _copy_into(conn, f"COPY bulk_update ({listed}) FROM STDIN", rows)
    assignments = ", ".join(f"{name} = given.{name}" for name in names)
    conn.exec_driver_sql(f"UPDATE {target} SET {assignments} FROM bulk_update given WHERE given.id = {target}.id")  # noqa: S608
    conn.exec_driver_sql("DROP TABLE bulk_update")
    return count


def _executemany(conn: sa.Connection, table: sa.Table, columns: Sequence[str], rows: Iterable[Row]) -> int:
    names = ", ".join(_quoted(conn, name) for name in columns)
    marks = ", ".join("?" for _ in columns)
    statement = f"INSERT INTO {_quoted(conn, table.name)} ({names}) VALUES ({marks})"  # noqa: S608  names from our metadata
    return _run_many(conn, statement, _adapted(table, columns, rows))


def _run_many(conn: sa.Connection, statement: str, rows: Iterator[Row]) -> int:
    count = 0
    while batch := list(islice(rows, BATCH)):
        conn.exec_driver_sql(statement, [tuple(row) for row in batch])
        count += len(batch)
    return count


def _adapted(table: sa.Table, columns: Sequence[str], rows: Iterable[Row]) -> Iterator[Row]:
    """Rows as SQLite stores them: dates as ISO text, decimals as numbers."""
    adapters = [(place, _adapter(table.c[name])) for place, name in enumerate(columns)]
    needed = [(place, adapt) for place, adapt in adapters if adapt is not None]
    return (_adapt(row, needed) for row in rows) if needed else iter(rows)


def _adapt(row: Row, adapters: Sequence[tuple[int, Callable[[Any], Any]]]) -> Row:
    cells = list(row)
    for place, adapt in adapters:
        if cells[place] is not None:
            cells[place] = adapt(cells[place])
    return cells


def _adapter(column: sa.Column[Any]) -> Callable[[Any], Any] | None:
    if isinstance(column.type, sa.Date):
        return _iso
    return float if isinstance(column.type, sa.Numeric) else None


def _iso(day: Any) -> str:
    return str(day.isoformat())


def _quoted(conn: sa.Connection, name: str) -> str:
    return conn.dialect.identifier_preparer.quote(name)

"""Merges rows of one table by a key: new ones in, differing ones set, equal ones untouched."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from dashboard.ingest import bulk

Values = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the rows of one table."""

    read: int
    inserted: int
    updated: int

    @property
    def changed(self) -> bool:
        """Whether anything was written."""
        return bool(self.inserted or self.updated)

    def by_outcome(self) -> dict[str, int]:
        """Rows read, inserted, updated and unchanged, as ``data_load`` keeps them."""
        unchanged = self.read - self.inserted - self.updated
        return {"read": self.read, "inserted": self.inserted, "updated": self.updated, "unchanged": unchanged}


def merge(
    conn: sa.Connection, table: sa.Table, key: Sequence[str], columns: Sequence[str], rows: Sequence[Values]
) -> Counts:
    """Bring rows of ``(*key, *columns)`` into a table; a key of the table stands in it once."""
    stored = _stored(conn, table, key, columns)
    width = len(key)
    fresh = [row for row in rows if row[:width] not in stored]
    differing = [row for row in rows if row[:width] in stored and stored[row[:width]] != row[width:]]
    bulk.insert(conn, table, (*key, *columns), fresh)
    for row in differing:
        _set(conn, table, dict(zip(key, row[:width], strict=True)), dict(zip(columns, row[width:], strict=True)))
    return Counts(len(rows), len(fresh), len(differing))


def _stored(conn: sa.Connection, table: sa.Table, key: Sequence[str], columns: Sequence[str]) -> dict[Values, Values]:
    statement = sa.select(*(table.c[name] for name in (*key, *columns)))
    return {tuple(row[: len(key)]): tuple(row[len(key) :]) for row in conn.execute(statement)}


def _set(conn: sa.Connection, table: sa.Table, key: Mapping[str, Any], values: Mapping[str, Any]) -> None:
    conditions = [table.c[name] == value for name, value in key.items()]
    conn.execute(sa.update(table).where(*conditions).values(**values))

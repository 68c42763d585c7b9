"""Compares the counts of a table with those stored, and writes what is new or newer."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any

import sqlalchemy as sa

from dashboard.domain.vietnamese import format_number
from dashboard.ingest.appendix.cells import Blank
from dashboard.ingest.appendix.faults import ORIGIN
from dashboard.ingest.appendix.header import Field
from dashboard.ingest.appendix.layouts import Layout
from dashboard.ingest.appendix.table import Row, Table
from dashboard.ingest.problems import Problem
from dashboard.schema.tables import integration_count

Key = tuple[str, int, date, date]


@dataclass(frozen=True, slots=True)
class Count:
    """One row of ``integration_count``: a measure of one province in one period; None is not reported."""

    system: str
    measure: str
    unit_id: int
    period_start: date
    period_end: date
    as_of: date
    value: int | None
    source: str

    @property
    def key(self) -> Key:
        """What names it within its system."""
        return self.measure, self.unit_id, self.period_start, self.period_end


@dataclass(frozen=True, slots=True)
class Changes:
    """What storing a table would do; ``conflicts`` refuse it."""

    inserted: list[Count]
    updated: list[tuple[int, Count]]
    unchanged: int
    conflicts: list[Problem]

    @property
    def none(self) -> bool:
        """Whether everything is stored already."""
        return not self.inserted and not self.updated

    def rows(self) -> Mapping[str, Mapping[str, int]]:
        """Counts of rows, for the record of the load."""
        read = len(self.inserted) + len(self.updated) + self.unchanged
        counts = {
            "read": read,
            "inserted": len(self.inserted),
            "updated": len(self.updated),
            "unchanged": self.unchanged,
        }
        return MappingProxyType({integration_count.name: MappingProxyType(counts)})


def compare(conn: sa.Connection, table: Table, layout: Layout, document: str, as_of: date) -> Changes:
    """What of the table is new, changed by a later document, there already, or contradicted."""
    stored = _stored(conn, layout.system)
    changes = Changes([], [], 0, [])
    for row, field, count in _counts(table, layout, document, as_of):
        old = stored.get(count.key)
        if old is None:
            changes.inserted.append(count)
        elif old.as_of < as_of:
            changes.updated.append((old.id, count))
        elif old.value == count.value:
            changes = replace(changes, unchanged=changes.unchanged + 1)
        else:
            changes.conflicts.append(_conflict(table.file, row, field, old, count))
    return changes


def write(conn: sa.Connection, changes: Changes) -> None:
    """Store new counts and those of a later document."""
    if changes.inserted:
        conn.execute(sa.insert(integration_count), [asdict(count) for count in changes.inserted])
    for id_, count in changes.updated:
        newer = {"value": count.value, "as_of": count.as_of, "source": count.source}
        conn.execute(sa.update(integration_count).where(integration_count.c.id == id_).values(newer))


def _counts(table: Table, layout: Layout, document: str, as_of: date) -> Iterator[tuple[Row, Field, Count]]:
    """Counts of the table, province by province; ratios are not stored, "-" has nothing to count and no row."""
    for row in table.rows:
        for field, value in row.values.items():
            if row.unit_id is None or field.is_ratio or value is Blank.NOT_APPLICABLE:
                continue
            number = value if isinstance(value, int) else None
            start, end = _span(field, as_of)
            yield row, field, Count(layout.system, field.measure, row.unit_id, start, end, as_of, number, document)


def _span(field: Field, as_of: date) -> tuple[date, date]:
    """First and last day the count speaks of; a stock speaks of the day of the document."""
    return (field.period.start, field.period.end_as_of(as_of)) if field.period else (as_of, as_of)


def _stored(conn: sa.Connection, system: str) -> dict[Key, sa.Row[Any]]:
    column = integration_count.c
    rows = conn.execute(sa.select(integration_count).where(column.system == system))
    return {(row.measure, row.unit_id, row.period_start, row.period_end): row for row in rows}


def _conflict(file: str, row: Row, field: Field, old: sa.Row[Any], count: Count) -> Problem:
    fields = {"stored": _words(old.value), "given": _words(count.value)} | ORIGIN
    return Problem(file, row.line.number, field.title, _words(count.value), "conflict", MappingProxyType(fields))


def _words(value: int | None) -> str:
    return "…" if value is None else format_number(value)

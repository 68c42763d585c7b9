"""What is asked of the import of a printed table, and what the import understood of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from dashboard.domain.clock import LOCAL
from dashboard.ingest.appendix.header import Field
from dashboard.ingest.appendix.table import Table
from dashboard.ingest.loads import RowCounts
from dashboard.ingest.problems import Problem
from dashboard.schema.tables import data_load


@dataclass(frozen=True, slots=True)
class Asked:
    """A file as it came, the kind of table in it, the document it is of and the day that speaks of."""

    name: str
    content: bytes
    kind: str
    document: str
    as_of: date


@dataclass(frozen=True, slots=True)
class Earlier:
    """When the very same file was stored before, and by whom."""

    loaded_at: datetime
    loaded_by: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column as it was understood: its title, what it counts, its cells.

    ``computed`` is the sum of the rows, ``printed`` the text of the total row; both None of a ratio
    or where there is no total row.
    """

    title: str
    measure: str
    filled: int
    blank: int
    computed: int | None
    printed: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """A table understood: ``names`` by unit, what storing it does, what is to be reviewed in it."""

    table: Table
    others: tuple[str, ...]
    names: Mapping[int, str]
    rows: RowCounts
    findings: list[Problem]
    as_of: date
    before: Earlier | None = None

    @property
    def unchanged(self) -> bool:
        """Whether all of it is stored already."""
        return all(counts["inserted"] == counts["updated"] == 0 for counts in self.rows.values())

    @property
    def columns(self) -> list[Column]:
        """Its columns, in the order of the print."""
        return [self._column(field) for field in self.table.fields]

    @property
    def lines(self) -> list[tuple[str, str, list[str]]]:
        """Each row: the name printed, the unit understood, the cells as they stand."""
        position = self.table.head.name_position
        return [
            (row.line.cell(position), self.names[row.unit_id], [row.line.cell(f.position) for f in self.table.fields])
            for row in self.table.rows
            if row.unit_id is not None
        ]

    @property
    def notes(self) -> list[Problem]:
        """What was left alone in the file: other tables, lines under the table."""
        grid, told = self.table.grid, list[Problem]()
        if self.others:
            told.append(Problem(grid.file, None, None, grid.table, "table_chosen", {"others": self.others}))
        position = self.table.head.name_position
        for line in self.table.footnotes:
            said = line.cell(position) or next(filter(None, line.cells), "")
            told.append(Problem(self.table.file, line.number, None, said, "footnote"))
        return told

    def _column(self, field: Field) -> Column:
        values = [row.values[field] for row in self.table.rows]
        counts = [value for value in values if isinstance(value, int)]
        total = self.table.total
        printed = total.line.cell(field.position) or None if total else None
        blank = sum(not row.line.cell(field.position) for row in self.table.rows)
        computed = None if field.is_ratio or not counts else sum(counts)
        return Column(field.title, field.measure, len(values) - blank, blank, computed, printed)


def earlier_load(conn: sa.Connection, sha256: str) -> Earlier | None:
    """When a file of this content was stored as a printed table; None where it never was."""
    load = data_load.c
    statement = sa.select(load.loaded_at, load.loaded_by).where(load.sha256 == sha256, load.kind == "appendix")
    row = conn.execute(statement.order_by(load.loaded_at.desc()).limit(1)).one_or_none()
    return Earlier(row.loaded_at.astimezone(LOCAL), row.loaded_by) if row else None

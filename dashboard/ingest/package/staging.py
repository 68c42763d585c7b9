"""One import under way: what is checked against, what was found wrong, what would be written."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import sqlalchemy as sa

from dashboard.ingest import bulk
from dashboard.ingest.package.contents import Declared
from dashboard.ingest.package.directory import Directory, Version
from dashboard.ingest.package.plan import Plan
from dashboard.ingest.package.rows import Rows, shown, shown_instant
from dashboard.ingest.problems import Problem

Cells = Mapping[str, Any]
Change = Callable[[str, Any, Any], bool]
"""Whether a column may change in life from the stored value to the given one."""


@dataclass
class Staging:
    """The state of one import; instants in microseconds.

    ``now`` is the declared as-of, else the wall clock: no event lies after it. ``horizon`` is
    the later of the two: nothing else lies after it either, though a period may be opened, or
    a count taken, after an as-of that speaks of the newest event.
    """

    conn: sa.Connection
    declared: Declared
    now: int
    horizon: int
    directory: Directory
    problems: list[Problem] = field(default_factory=list)
    findings: list[Problem] = field(default_factory=list)
    updates: list[Problem] = field(default_factory=list)
    plan: Plan = field(default_factory=Plan)
    _ids: dict[str, int] = field(default_factory=dict)

    def refuse(self, rows: Rows, place: int, column: str | None, code: str, **fields: object) -> None:
        """Add a fault of one cell."""
        self.problems.append(rows.problem(place, column, code, **fields))

    def note(self, rows: Rows, place: int, column: str | None, code: str, **fields: object) -> None:
        """Add a finding: to review, no reason to refuse."""
        self.findings.append(rows.problem(place, column, code, **fields))

    def record(self, rows: Rows, place: int, column: str, before: str) -> None:
        """Add a change of something stored: to be recorded, nothing to review."""
        self.updates.append(rows.problem(place, column, "updated", expected=before))

    def find_unit(self, rows: Rows, place: int, column: str, day: date) -> Version | None:
        """Return the unit a cell names on a day; an unknown one, or one not valid then, is refused."""
        code = rows.columns[column][place]
        found = self.directory.at(code, day)
        if found is None and code not in self.directory.tolerated:
            self.problems.append(self.directory.problem(rows, place, column, day))
        return found

    def new_id(self, table: sa.Table) -> int:
        """Return an id for a row that is not stored yet."""
        if table.name not in self._ids:
            self._ids[table.name] = bulk.next_id(self.conn, table)
        self._ids[table.name] += 1
        return self._ids[table.name] - 1

    def changes(self, rows: Rows, place: int, stored: Cells, may_change: Change) -> dict[str, Any]:
        """Return the columns of a row that change what is stored; what may not is a ``conflict``."""
        changed: dict[str, Any] = {}
        for column, before in stored.items():
            after = rows.columns[column][place]
            if (before or None) == (after or None) and type(before) is not bool:
                continue
            if before == after:
                continue
            changed[column] = after
            if may_change(column, before, after):
                self._record(rows, place, column, before)
            else:
                texts = {"stored": self._shown(rows, column, before), "given": rows.text(place, column)}
                self.refuse(rows, place, column, "conflict", **texts)
        return changed

    def _record(self, rows: Rows, place: int, column: str, before: object) -> None:
        self.record(rows, place, column, self._shown(rows, column, before))

    @staticmethod
    def _shown(rows: Rows, column: str, value: Any) -> str:
        return shown_instant(value) if column in rows.texts else shown(value)


def never(_column: str, _before: object, _after: object) -> bool:
    """Nothing of such a row changes in life."""
    return False


def from_blank(*columns: str) -> Change:
    """Return a rule that lets these columns change from blank to a value."""
    return lambda column, before, _after: column in columns and before is None


def micros(column: sa.Column[Any]) -> sa.ColumnElement[int]:
    """Return a column of instants as the microseconds it holds."""
    return sa.type_coerce(column, sa.BigInteger)


def cells(columns: Sequence[str], values: Sequence[Any]) -> dict[str, Any]:
    """Return stored values under their column names."""
    return dict(zip(columns, values, strict=True))

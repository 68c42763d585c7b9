"""One load of the reporting database: its turn to write, its record, and the row every cache keys on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

import sqlalchemy as sa

from dashboard.ingest.problems import Problem
from dashboard.schema.tables import data_load, data_state, finding

STATE_ROW = 1

OF_REPORTS = frozenset({"package", "simulation"})
"""Kinds of load whose ``as_of`` speaks of reports; an appendix's is of its own table alone (definitions §1)."""

RowCounts = Mapping[str, Mapping[str, int]]
"""Per table: read, inserted, updated, unchanged."""


@dataclass(frozen=True)
class Origin:
    """What was loaded: kind (reference, package, appendix, simulation), name without path, hash, bytes, by whom."""

    kind: str
    name: str
    sha256: str
    size: int
    loaded_by: str
    as_of: datetime | None = None
    simulated: bool = False


@dataclass(frozen=True)
class LoadSummary:
    """What a load did; ``load_id`` is None and ``unchanged`` true where all of it was there already.

    ``findings`` are recorded with it; ``notes`` say what of the file was left alone.
    """

    load_id: int | None
    origin: Origin
    rows: RowCounts
    findings: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)

    @property
    def unchanged(self) -> bool:
        """Whether everything was there already and nothing was written."""
        return self.load_id is None


def begin_load(conn: sa.Connection) -> None:
    """Take the turn to write: another load waits here until this transaction ends; readers do not."""
    first = sa.text("INSERT INTO data_state (id, version, simulated) VALUES (:id, 0, :no) ON CONFLICT DO NOTHING")
    conn.execute(first, {"id": STATE_ROW, "no": False})
    conn.execute(sa.update(data_state).where(data_state.c.id == STATE_ROW).values(version=data_state.c.version))


def record_load(conn: sa.Connection, origin: Origin, rows: RowCounts, loaded_at: datetime) -> int:
    """Record a load in ``data_load``; return its id."""
    values = {
        "kind": origin.kind, "name": origin.name, "sha256": origin.sha256, "size": origin.size,
        "loaded_by": origin.loaded_by, "as_of": origin.as_of, "simulated": origin.simulated,
        "loaded_at": loaded_at, "rows": {table: dict(counts) for table, counts in rows.items()},
    }  # fmt: skip
    return int(conn.execute(sa.insert(data_load).values(values).returning(data_load.c.id)).scalar_one())


def record_findings(conn: sa.Connection, load_id: int, findings: Iterable[Problem], severity: str = "review") -> None:
    """Record what is to be reviewed in a load; ``expected`` is the field of that name."""
    rows = [
        {
            "load_id": load_id, "code": found.code, "severity": severity, "file": found.file, "row": found.row,
            "column": found.column, "value": found.value, "fields": dict(found.fields),
            "expected": _text(found.fields.get("expected")),
        }
        for found in findings
    ]  # fmt: skip
    if rows:
        conn.execute(sa.insert(finding), rows)


def touch_data_state(
    conn: sa.Connection, origin: Origin, loaded_at: datetime, newest_event: datetime | None = None
) -> None:
    """Give the data a new version; the clock moves to the greatest of declared ``as_of`` and newest event.

    Call after ``begin_load`` in the same transaction. A simulated load marks the data for good.
    """
    clock, simulated = conn.execute(sa.select(data_state.c.data_clock, data_state.c.simulated)).one()
    declared = origin.as_of if origin.kind in OF_REPORTS else None
    instants = [instant for instant in (clock, declared, newest_event) if instant is not None]
    values = {
        "version": data_state.c.version + 1,
        "data_clock": max(instants, default=None),
        "loaded_at": loaded_at,
        "simulated": bool(simulated) or origin.simulated,
    }
    conn.execute(sa.update(data_state).where(data_state.c.id == STATE_ROW).values(values))


def data_clock(conn: sa.Connection) -> datetime | None:
    """Return the instant the data speaks of; None before the first event or declared as-of."""
    clock: datetime | None = conn.scalar(sa.select(data_state.c.data_clock))
    return clock


def _text(value: object) -> str | None:
    return None if value is None else str(value)

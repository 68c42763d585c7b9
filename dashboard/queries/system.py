"""How the system itself stands: what was loaded, what the audit holds and whether it is whole, what to look after.

For administrators of Cục KHTC alone (``rights.may_administer``); anybody else gets no rows. These answers
change without any load, so they are never kept by the data version.
"""

import json
from collections.abc import Iterator
from typing import Any

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.audit import Entry, faults
from dashboard.domain.clock import to_micros
from dashboard.domain.frame import INSTANT, Column, FrameSpec
from dashboard.domain.rights import may_administer
from dashboard.domain.scope import Scope
from dashboard.queries.rows import fetch
from dashboard.schema.database import head as schema_head
from dashboard.schema.tables import (
    app_session,
    app_user,
    audit_entry,
    audit_head,
    data_load,
    data_state,
    finding,
    sign_in_failure,
)

MOST_ENTRIES = 20_000
"""Entries of one answer, the newest: a file of them still opens in an office."""

LOADS = FrameSpec(
    key=("load",),
    columns={
        "load": Column("Int64", "—", "Number of the load, in the order they were made"),
        "loaded_at": Column(INSTANT, "instant", "When it ended"),
        "load_kind": Column("string", "—", "reference, package, appendix or simulation"),
        "load_name": Column("string", "—", "File or folder it came from"),
        "load_sha256": Column("string", "—", "Its SHA-256"),
        "size": Column("Int64", "byte", "Its size"),
        "loaded_by": Column("string", "—", "Account of the machine, or of the dashboard, that made it"),
        "simulated": Column("boolean", "—", "Its figures are simulated"),
        "rows_read": Column("Int64", "row", "Rows read from it"),
        "rows_written": Column("Int64", "row", "Of those, rows that were new or changed something"),
        "load_findings": Column("Int64", "finding", "What is to be reviewed in it"),
    },
)

AUDIT = FrameSpec(
    key=("entry",),
    columns={
        "entry": Column("Int64", "—", "Number of the entry; without gaps from 1"),
        "done_at": Column(INSTANT, "instant", "When it was done"),
        "person": Column("string", "—", "Account that did it"),
        "act": Column("string", "—", "What was done; see domain.audit.Act"),
        "detail": Column("string", "—", "The rest, as JSON"),
        "entry_hash": Column("string", "—", "SHA-256 that binds the entry to the one before"),
    },
)

AUDIT_FAULTS = FrameSpec(
    key=("entry", "fault"),
    columns={
        "entry": Column("Int64", "—", "Number of the entry at which the chain fails"),
        "fault": Column("string", "—", "audit_changed, audit_missing, audit_unbound or audit_cut"),
    },
)

HEALTH = FrameSpec(
    key=(),
    columns={
        "engine": Column("string", "—", "sqlite or postgresql"),
        "schema_revision": Column("string", "—", "Revision of the schema"),
        "version": Column("Int64", "—", "Data version; grows with every load"),
        "data_clock": Column(INSTANT, "instant", "Instant the data speak of; NA before any load"),
        "entries": Column("Int64", "entry", "Entries of the audit"),
        "head_hash": Column("string", "—", "SHA-256 of the last entry"),
        "users": Column("Int64", "account", "Accounts of the dashboard"),
        "users_locked": Column("Int64", "account", "Of those, locked"),
        "sessions": Column("Int64", "session", "Sessions that have not ended; some may have run out"),
        "failing": Column("Int64", "—", "Names, devices and addresses with failed sign-ins in the last hours"),
    },
)


def loads(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Loads, the newest first, as ``LOADS``."""
    if not may_administer(scope.viewer):
        return LOADS.empty()
    found = sa.select(sa.func.count()).where(finding.c.load_id == data_load.c.id).scalar_subquery()
    columns = data_load.c
    named = {"load": columns.id, "load_kind": columns.kind, "load_name": columns.name, "load_sha256": columns.sha256}
    plain = (columns.loaded_at, columns.size, columns.loaded_by, columns.simulated, columns.rows)
    labelled = [column.label(name) for name, column in named.items()]
    frame = fetch(conn, sa.select(*labelled, *plain, found.label("load_findings")).order_by(columns.id.desc()))
    counts = [list(tables.values()) for tables in frame.pop("rows")]
    frame["rows_read"] = [sum(table["read"] for table in tables) for tables in counts]
    frame["rows_written"] = [sum(table["inserted"] + table["updated"] for table in tables) for tables in counts]
    return LOADS.conform(frame)


def audit(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Entries of the audit, the newest first, ``MOST_ENTRIES`` at most, as ``AUDIT``."""
    if not may_administer(scope.viewer):
        return AUDIT.empty()
    columns = audit_entry.c
    named = {"entry": columns.id, "done_at": columns.at, "entry_hash": columns.hash}
    labelled = [column.label(name) for name, column in named.items()]
    newest = sa.select(*labelled, columns.person, columns.act, columns.detail).order_by(columns.id.desc())
    frame = fetch(conn, newest.limit(MOST_ENTRIES))
    frame["detail"] = [json.dumps(detail, ensure_ascii=False, sort_keys=True) for detail in frame["detail"]]
    return AUDIT.conform(frame)


def audit_faults(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Places where the chain of entries fails, as ``AUDIT_FAULTS``; no rows where all is as it was written."""
    if not may_administer(scope.viewer):
        return AUDIT_FAULTS.empty()
    end = conn.execute(sa.select(audit_head.c.entries, audit_head.c.hash)).one()
    found = [(fault.number, fault.kind.value) for fault in faults(_entries(conn), end.entries, end.hash)]
    return AUDIT_FAULTS.conform(pd.DataFrame(found, columns=["entry", "fault"]).drop_duplicates())


def health(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """One row of what to look after, as ``HEALTH``."""
    if not may_administer(scope.viewer):
        return HEALTH.empty()
    state = conn.execute(sa.select(data_state.c.version, data_state.c.data_clock)).one_or_none()
    end = conn.execute(sa.select(audit_head.c.entries, audit_head.c.hash)).one()
    row = {
        "engine": conn.dialect.name,
        "schema_revision": schema_head(),
        "version": state.version if state else 0,
        "data_clock": state.data_clock if state else None,
        "entries": end.entries,
        "head_hash": end.hash,
        "users": _count(conn, app_user),
        "users_locked": _count(conn, app_user, app_user.c.locked_at.is_not(None)),
        "sessions": _count(conn, app_session, app_session.c.ended_at.is_(None)),
        "failing": _count(conn, sign_in_failure),
    }
    return HEALTH.conform(pd.DataFrame([row]))


def audit_length(conn: sa.Connection) -> int:
    """Number of entries: what an answer about the system changes with."""
    return int(conn.scalar(sa.select(audit_head.c.entries)) or 0)


def _count(conn: sa.Connection, table: sa.Table, *conditions: sa.ColumnElement[bool]) -> int:
    return int(conn.scalar(sa.select(sa.func.count()).select_from(table).where(*conditions)) or 0)


def _entries(conn: sa.Connection) -> Iterator[Entry]:
    rows: Any = conn.execution_options(yield_per=1_000).execute(sa.select(audit_entry).order_by(audit_entry.c.id))
    for row in rows:
        yield Entry(row.id, to_micros(row.at), row.person, row.act, row.detail, row.previous_hash, row.hash)

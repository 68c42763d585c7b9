"""Tests for dashboard.queries.system: to administrators of the Cục everything, to anybody else no row."""

import pytest
import sqlalchemy as sa

from dashboard.auth.audit import record
from dashboard.domain.audit import Act
from dashboard.domain.scope import NOBODY, OPERATOR, Office, Scope, Viewer
from dashboard.domain.units import ROOT_CODE
from dashboard.queries.system import (
    AUDIT,
    AUDIT_FAULTS,
    HEALTH,
    LOADS,
    audit,
    audit_faults,
    audit_length,
    health,
    loads,
)
from dashboard.schema.database import writing
from dashboard.schema.tables import audit_head
from tests.auth.site import add_user

ADMINISTRATOR = Viewer("btp_khtc_admin", ROOT_CODE, Office.ADMINISTRATION)
OTHERS = (OPERATOR, NOBODY, Viewer("x", "tinhnghean"), Viewer("x", ROOT_CODE, Office.TECHNOLOGY),
          Viewer("x", ROOT_CODE, Office.TRAINER))  # fmt: skip


@pytest.fixture
def conn(reference_engine):
    record(reference_engine, "tinhnghean_bc", Act.SIGN_IN, {"way": "password", "address": "10.0.0.1"})
    record(reference_engine, "tinhnghean_bc", Act.EXPORT, {"card": "units"})
    with reference_engine.connect() as connection:
        yield connection


def test_loads_are_told_with_their_rows_and_findings(conn):
    frame = loads(conn, Scope(ADMINISTRATOR))
    assert list(frame.columns) == list(LOADS.columns)
    newest = frame.iloc[0]
    assert (newest.load_kind, newest.loaded_by, newest.load_findings) == ("reference", "tests", 0)
    assert newest.rows_read == newest.rows_written > 10_000


def test_entries_are_told_the_newest_first(conn):
    frame = audit(conn, Scope(ADMINISTRATOR))
    assert list(zip(frame.entry, frame.act, strict=True)) == [(2, "export"), (1, "sign_in")]
    assert frame.detail[1] == '{"address": "10.0.0.1", "way": "password"}'


def test_a_whole_chain_has_no_fault_and_a_broken_one_its_places(conn, reference_engine):
    assert audit_faults(conn, Scope(ADMINISTRATOR)).empty
    conn.rollback()
    with writing(reference_engine) as writer:
        writer.execute(sa.update(audit_head).values(entries=3))
    frame = audit_faults(conn, Scope(ADMINISTRATOR))
    assert frame.to_dict("records") == [{"entry": 3, "fault": "audit_cut"}]


def test_health_counts_accounts_sessions_and_entries(conn, reference_engine):
    conn.rollback()
    add_user(reference_engine, "tinhnghean_bc", "tinhnghean")
    row = health(conn, Scope(ADMINISTRATOR)).iloc[0]
    assert (row.users, row.users_locked, row.sessions, row.failing, row.entries) == (1, 0, 0, 0, 2)
    assert row.engine == reference_engine.dialect.name


def test_the_length_of_the_audit_changes_with_every_entry(conn):
    assert audit_length(conn) == 2


@pytest.mark.parametrize("viewer", OTHERS, ids=lambda viewer: f"{viewer.office}-{viewer.unit}")
@pytest.mark.parametrize(
    ("query", "spec"), [(loads, LOADS), (audit, AUDIT), (audit_faults, AUDIT_FAULTS), (health, HEALTH)]
)
def test_nobody_else_sees_a_row(conn, viewer, query, spec):
    frame = query(conn, Scope(viewer))
    assert frame.empty
    assert list(frame.columns) == list(spec.columns)

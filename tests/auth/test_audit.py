"""Tests for dashboard.auth.audit: appended on both engines, protected there, and checked."""

import threading

import pytest
import sqlalchemy as sa

from dashboard.auth.audit import append, record, verify
from dashboard.domain.audit import Act, Tampering
from dashboard.domain.errors import DatabaseUnwritableError
from dashboard.schema.database import open_engine, writing
from dashboard.schema.tables import audit_entry, audit_head


@pytest.fixture
def kept(engine):
    """Both engines in turn, with four entries."""
    for act in (Act.SIGN_IN, Act.EXPORT, Act.FORBIDDEN, Act.SIGN_OUT):
        record(engine, "tinhnghean_bc", act, {"page": "overview", "rows": 3, "tên": "Nghệ An", "none": None})
    return engine


def checked(engine):
    with engine.connect() as conn:
        return [(fault.number, fault.kind) for fault in verify(conn)]


def test_entries_are_numbered_and_bound_to_each_other(kept):
    with kept.connect() as conn:
        rows = conn.execute(sa.select(audit_entry).order_by(audit_entry.c.id)).all()
    assert [row.id for row in rows] == [1, 2, 3, 4]
    assert [row.previous_hash for row in rows[1:]] == [row.hash for row in rows[:-1]]
    assert rows[0].detail == {"page": "overview", "rows": 3, "tên": "Nghệ An", "none": None}
    assert checked(kept) == []


def test_an_act_that_is_undone_leaves_no_entry(kept):
    def undone():
        with writing(kept) as conn:
            append(conn, "x", Act.IMPORT)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        undone()
    assert checked(kept) == []


@pytest.mark.parametrize(
    "statement", [sa.update(audit_entry).values(person="x"), sa.delete(audit_entry).where(audit_entry.c.id == 2)]
)
def test_the_database_lets_nobody_change_or_remove_an_entry(kept, statement):
    with pytest.raises(sa.exc.DBAPIError, match="append-only"), writing(kept) as conn:
        conn.execute(statement)
    assert checked(kept) == []


def test_nor_empty_the_table(postgres_engine):
    with pytest.raises(sa.exc.DBAPIError, match="append-only"), writing(postgres_engine) as conn:
        conn.execute(sa.text("TRUNCATE audit_entry"))


def unprotected(engine, *statements):
    """What somebody does who takes the protection away first."""
    triggers = ("rows", "whole") if engine.dialect.name == "postgresql" else ("update", "delete")
    with writing(engine) as conn:
        for name in triggers:
            on = " ON audit_entry" if engine.dialect.name == "postgresql" else ""
            conn.execute(sa.text(f"DROP TRIGGER audit_entry_kept_{name}{on}"))
        for statement in statements:
            conn.execute(statement)


ENTRY = audit_entry.c.id


def test_a_changed_entry_is_found(kept):
    unprotected(kept, sa.update(audit_entry).where(ENTRY == 2).values(person="somebody_else"))
    assert checked(kept) == [(2, Tampering.CHANGED)]


def test_a_removed_entry_is_found(kept):
    unprotected(kept, sa.delete(audit_entry).where(ENTRY == 2))
    assert checked(kept) == [(2, Tampering.MISSING)]


def test_removed_newest_entries_are_found(kept):
    unprotected(kept, sa.delete(audit_entry).where(ENTRY >= 3))
    assert checked(kept) == [(3, Tampering.CUT)]


def test_an_inserted_entry_is_found(kept):
    row = {"at": sa.select(audit_entry.c.at).limit(1).scalar_subquery(), "person": "x", "act": "export", "detail": {}}
    forged = sa.insert(audit_entry).values(id=5, previous_hash="0" * 64, hash="f" * 64, **row)
    unprotected(kept, forged)
    assert {kind for _, kind in checked(kept)} == {Tampering.UNBOUND, Tampering.CHANGED, Tampering.CUT}


def test_entries_in_another_order_are_found(kept):
    moves = [sa.update(audit_entry).where(old == ENTRY).values(id=new) for old, new in ((2, 9), (3, 2), (9, 3))]
    unprotected(kept, *moves)
    assert {kind for _, kind in checked(kept)} >= {Tampering.UNBOUND, Tampering.CHANGED}


def test_whoever_rewrites_the_head_as_well_is_found_by_the_chain(kept):
    unprotected(kept, sa.delete(audit_entry).where(ENTRY == 2), sa.update(audit_head).values(entries=3))
    assert (2, Tampering.MISSING) in checked(kept)


def test_many_who_append_at_once_make_one_chain(engine):
    def some():
        for _ in range(5):
            record(engine, "x", Act.EXPORT)

    threads = [threading.Thread(target=some) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with engine.connect() as conn:
        assert conn.scalar(sa.select(audit_head.c.entries)) == 20
    assert checked(engine) == []


def test_what_cannot_be_kept_is_told(kept):
    reader = open_engine(kept.url.render_as_string(hide_password=False), read_only=True)
    with pytest.raises(DatabaseUnwritableError):
        record(reader, "x", Act.EXPORT)
    reader.dispose()

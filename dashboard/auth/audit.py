"""The audit: one entry an act, bound to the entry before; appended, never changed (docs/security.md)."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

import sqlalchemy as sa

from dashboard.domain.audit import LONGEST, NOTHING, Act, Detail, Entry, Fault, faults, shortened
from dashboard.domain.clock import from_micros, to_micros
from dashboard.schema.database import explained, writing
from dashboard.schema.tables import audit_entry, audit_head


class Head(NamedTuple):
    """How many entries there are, and the hash of the last."""

    entries: int
    hash: str


def record(engine: sa.Engine, person: str, act: Act, detail: Detail | None = None) -> None:
    """Append one entry in a transaction of its own; raises ``DatabaseError`` where it cannot be kept.

    Whoever does something privileged records it first, or in the same transaction (``append``):
    what cannot be recorded is not done.
    """
    with explained(engine), writing(engine) as conn:
        append(conn, person, act, detail)


def append(conn: sa.Connection, person: str, act: Act, detail: Detail | None = None) -> None:
    """Append one entry within the caller's transaction; others who append wait for its end."""
    head = conn.execute(sa.select(audit_head.c.entries, audit_head.c.hash).with_for_update()).one()
    kept = shortened(detail or {})
    entry = Entry(head.entries + 1, to_micros(datetime.now(UTC)), person[:LONGEST], act.value, kept, head.hash)
    conn.execute(
        sa.insert(audit_entry).values(
            id=entry.number, at=from_micros(entry.at), person=entry.person, act=entry.act, detail=kept,
            previous_hash=entry.previous_hash, hash=entry.digest,
        )
    )  # fmt: skip
    conn.execute(sa.update(audit_head).values(entries=entry.number, hash=entry.digest))


def verify(conn: sa.Connection) -> list[Fault]:
    """Return every place where the chain fails; empty when all is as it was written."""
    return list(faults(entries(conn), *head(conn)))


def head(conn: sa.Connection) -> Head:
    """How the chain ends: to be kept elsewhere, so that even who writes the database anew is found."""
    return Head(*conn.execute(sa.select(audit_head.c.entries, audit_head.c.hash)).one())


def holds(conn: sa.Connection, noted: str) -> bool:
    """Whether an entry of this hash, noted earlier, is still there; the beginning always is."""
    found = sa.select(audit_entry.c.id).where(audit_entry.c.hash == noted)
    return noted == NOTHING or conn.scalar(found) is not None


def entries(conn: sa.Connection) -> Iterator[Entry]:
    """Yield the entries as they stand, by number."""
    rows = conn.execution_options(yield_per=1_000).execute(sa.select(audit_entry).order_by(audit_entry.c.id))
    for row in rows:
        yield Entry(row.id, to_micros(row.at), row.person, row.act, row.detail, row.previous_hash, row.hash)

"""sign-in and audit: how a session ends, counters of failures, a chain of entries that nobody changes."""

import sqlalchemy as sa
from alembic import op

from dashboard.schema.types import Instant

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_SQLITE = (
    "CREATE TRIGGER audit_entry_kept_{name} BEFORE {event} ON audit_entry "
    "BEGIN SELECT RAISE(ABORT, 'audit_entry is append-only'); END"
)
_POSTGRESQL = (
    "CREATE FUNCTION audit_entry_kept() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'audit_entry is append-only'; END $$",
    "CREATE TRIGGER audit_entry_kept_rows BEFORE UPDATE OR DELETE ON audit_entry "
    "FOR EACH ROW EXECUTE FUNCTION audit_entry_kept()",
    "CREATE TRIGGER audit_entry_kept_whole BEFORE TRUNCATE ON audit_entry "
    "FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_kept()",
)
_EVENTS = ("update", "delete")
_NOTHING = "0" * 64


def upgrade() -> None:
    """Add what sign-in keeps, and close the audit to everything but new entries."""
    op.create_table(
        "sign_in_failure",
        sa.Column("key_hash", sa.String(64), nullable=False, comment="of an account name, a device or an address"),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("key_hash", name=op.f("pk_sign_in_failure")),
    )
    head = op.create_table(
        "audit_head",
        sa.Column(
            "id", sa.Integer(), autoincrement=False, nullable=False, comment="always 1: who appends holds this row"
        ),
        sa.Column("entries", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_head")),
    )
    op.bulk_insert(head, [{"id": 1, "entries": 0, "hash": _NOTHING}])
    op.add_column("app_session", sa.Column("ended_by", sa.String(20), nullable=True))
    op.add_column(
        "app_session",
        sa.Column("way", sa.String(20), server_default="password", nullable=False, comment="how it was signed in to"),
    )
    op.create_index("ix_app_session_user_id", "app_session", ["user_id"])
    _keep_entries()


def downgrade() -> None:
    """Take it down again."""
    _free_entries()
    op.drop_index("ix_app_session_user_id", table_name="app_session")
    op.drop_column("app_session", "way")
    op.drop_column("app_session", "ended_by")
    op.drop_table("audit_head")
    op.drop_table("sign_in_failure")


def _keep_entries() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for event in _EVENTS:
            op.execute(_SQLITE.format(name=event, event=event.upper()))
        return
    for statement in _POSTGRESQL:
        op.execute(statement)


def _free_entries() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for event in _EVENTS:
            op.execute(f"DROP TRIGGER audit_entry_kept_{event}")
        return
    for name in ("rows", "whole"):
        op.execute(f"DROP TRIGGER audit_entry_kept_{name} ON audit_entry")
    op.execute("DROP FUNCTION audit_entry_kept()")

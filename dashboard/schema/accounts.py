"""Accounts of the statistics software under supervision, and the dashboard's own people and audit."""

import sqlalchemy as sa

from dashboard.schema.base import code, identity, metadata, ref
from dashboard.schema.types import Instant, binary_text

account = sa.Table(
    "account",
    metadata,
    identity(),
    sa.Column("username", binary_text(200), nullable=False),
    sa.Column("system", sa.String(60), nullable=False, server_default="thong-ke"),
    ref("unit_id", "unit"),
    sa.Column("role", sa.String(20), nullable=False),
    sa.Column("status", sa.String(20), nullable=False),
    sa.Column("created_on", sa.Date),
    sa.Column("first_signed_in_at", Instant),
    sa.Column("password_changed_at", Instant),
    sa.Column("last_signed_in_at", Instant),
    sa.Column("person_ref", sa.String(200), comment="opaque; finds one person in two duties"),
    sa.UniqueConstraint("username", "system"),
    sa.Index("ix_account_unit_id", "unit_id"),
)

contact = sa.Table(
    "contact",
    metadata,
    identity(),
    ref("unit_id", "unit"),
    sa.Column("duty", sa.String(60), nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("position", sa.Text),
    sa.Column("phone", sa.Text),
    sa.Column("email", sa.Text),
    sa.Column("valid_from", sa.Date),
    sa.UniqueConstraint("unit_id", "duty"),
)

app_user = sa.Table(
    "app_user",
    metadata,
    identity(),
    sa.Column("username", binary_text(200), nullable=False, unique=True),
    code("unit_code"),
    sa.Column("role", sa.String(20), nullable=False),
    sa.Column("password_hash", sa.Text),
    sa.Column("password_changed_at", Instant),
    sa.Column("locked_at", Instant),
    sa.Column("created_at", Instant, nullable=False),
)

app_session = sa.Table(
    "app_session",
    metadata,
    sa.Column("token_hash", sa.String(64), primary_key=True),
    ref("user_id", "app_user"),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("last_seen_at", Instant, nullable=False),
    sa.Column("ended_at", Instant),
    sa.Column("ended_by", sa.String(20)),
    sa.Column("way", sa.String(20), nullable=False, server_default="password", comment="how it was signed in to"),
    sa.Index("ix_app_session_user_id", "user_id"),
)

sign_in_failure = sa.Table(
    "sign_in_failure",
    metadata,
    sa.Column("key_hash", sa.String(64), primary_key=True, comment="of an account name, a device or an address"),
    sa.Column("failures", sa.Integer, nullable=False),
    sa.Column("last_at", Instant, nullable=False),
)

audit_entry = sa.Table(
    "audit_entry",
    metadata,
    identity(),
    sa.Column("at", Instant, nullable=False),
    sa.Column("person", sa.String(200), nullable=False),
    sa.Column("act", sa.String(60), nullable=False),
    sa.Column("detail", sa.JSON, nullable=False),
    sa.Column("previous_hash", sa.String(64), nullable=False),
    sa.Column("hash", sa.String(64), nullable=False, unique=True),
)

audit_head = sa.Table(
    "audit_head",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False, comment="always 1: who appends holds this row"),
    sa.Column("entries", sa.BigInteger, nullable=False),
    sa.Column("hash", sa.String(64), nullable=False),
)

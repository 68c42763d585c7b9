"""The regime in force: its tiers, kinds of period, deadlines, forms, and the periods opened under it."""

import sqlalchemy as sa

from dashboard.schema.base import code, identity, metadata
from dashboard.schema.types import Instant, binary_text

source_document = sa.Table(
    "source_document",
    metadata,
    identity(),
    sa.Column("code", binary_text(120), nullable=False, unique=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("issued_on", sa.Date),
    sa.Column("issuer", sa.Text),
    sa.Column("certainty", sa.String(20), nullable=False, comment="A, B, C, D or UNVERIFIED (regulation.md)"),
)

regime = sa.Table(
    "regime",
    metadata,
    code("code", primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("valid_from", sa.Date, nullable=False),
    sa.Column("valid_to", sa.Date),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("certainty", sa.String(20), nullable=False),
)

regime_tier = sa.Table(
    "regime_tier",
    metadata,
    sa.Column("regime", binary_text(120), sa.ForeignKey("regime.code"), primary_key=True),
    sa.Column("tier", binary_text(120), primary_key=True),
    sa.Column("position", sa.Integer, nullable=False, comment="1 = lowest of the chain"),
)

regime_period_kind = sa.Table(
    "regime_period_kind",
    metadata,
    sa.Column("regime", binary_text(120), sa.ForeignKey("regime.code"), primary_key=True),
    sa.Column("kind", binary_text(120), primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("starts_month_day", sa.String(5), nullable=False),
    sa.Column("ends_month_day", sa.String(5), nullable=False),
    sa.Column("cutoff_month_day", sa.String(5), nullable=False),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("certainty", sa.String(20), nullable=False),
)

regime_deadline = sa.Table(
    "regime_deadline",
    metadata,
    sa.Column("regime", binary_text(120), sa.ForeignKey("regime.code"), primary_key=True),
    sa.Column("kind", binary_text(120), primary_key=True),
    sa.Column("tier", binary_text(120), primary_key=True),
    sa.Column("year", sa.Integer, primary_key=True, comment="0 = every year; else the year a letter overrides"),
    sa.Column("month_day", sa.String(5), nullable=False),
    sa.Column("year_offset", sa.Integer, nullable=False, comment="0 the period's year, 1 the year after"),
    sa.Column("wording", sa.String(20), nullable=False),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("certainty", sa.String(20), nullable=False),
    sa.Column("verified", sa.Boolean, nullable=False),
)

form = sa.Table(
    "form",
    metadata,
    identity(),
    sa.Column("code", binary_text(120), nullable=False, unique=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("sort_key", binary_text(), nullable=False),
    sa.Column("field", sa.Text, nullable=False),
    sa.Column("field_sort_key", binary_text(), nullable=False),
    code("regime"),
    code("tier"),
    sa.Column("requires_check", sa.Boolean, nullable=False),
    sa.Column("verified", sa.Boolean, nullable=False),
)

period = sa.Table(
    "period",
    metadata,
    identity(),
    sa.Column("code", binary_text(120), nullable=False, unique=True),
    code("regime"),
    code("kind"),
    sa.Column("year", sa.Integer, nullable=False),
    sa.Column("starts_on", sa.Date, nullable=False),
    sa.Column("ends_on", sa.Date, nullable=False),
    sa.Column("data_cutoff_on", sa.Date, nullable=False),
    sa.Column("opened_at", Instant, comment="NULL while the period is announced and not yet open"),
    sa.Column("locked_at", Instant),
    sa.Column("simulated", sa.Boolean, nullable=False, server_default=sa.false()),
)

deadline = sa.Table(
    "deadline",
    metadata,
    sa.Column("period_id", sa.BigInteger, sa.ForeignKey("period.id"), primary_key=True),
    sa.Column("tier", binary_text(120), primary_key=True),
    sa.Column("day", sa.Date, nullable=False),
    sa.Column("wording", sa.String(20), nullable=False),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("verified", sa.Boolean, nullable=False),
)

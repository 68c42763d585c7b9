"""Obligations, what was done to them, and the three tables derived from that.

``event`` is the truth and only grows. ``report``'s state columns, ``status_span`` and
``daily_change`` are recomputed from it inside the transaction of each import.
"""

import sqlalchemy as sa

from dashboard.schema.base import code, identity, metadata, ref
from dashboard.schema.types import Instant, binary_text

report = sa.Table(
    "report",
    metadata,
    identity(),
    ref("period_id", "period"),
    ref("unit_id", "unit"),
    ref("form_id", "form"),
    code("tier"),
    ref("province_id", "unit", nullable=True),
    ref("district_id", "unit", nullable=True),
    sa.Column("exempt", sa.Boolean, nullable=False, comment="exempt from the opening, by the roster"),
    sa.Column("exempt_reason", sa.Text),
    sa.Column("correction", sa.Boolean, nullable=False, server_default=sa.false(), comment="entered after the freeze"),
    sa.Column("status", sa.String(20), nullable=False),
    sa.Column("status_since", Instant),
    sa.Column("first_sent_at", Instant, comment="first send ever; re-sends never move it"),
    sa.Column("last_sent_at", Instant),
    sa.Column("received_at", Instant),
    sa.Column("returns", sa.Integer, nullable=False, server_default="0"),
    ref("entered_by_id", "unit", nullable=True),
    sa.Column("on_behalf", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("due_before", Instant, comment="from the deadline as worded, without the weekend switch"),
    sa.UniqueConstraint("period_id", "unit_id", "form_id"),
    sa.Index(
        "ix_report_cover",
        "period_id", "province_id", "tier", "form_id", "status", "first_sent_at", "unit_id", "on_behalf",
        "district_id", "status_since",
    ),
    sa.Index("ix_report_unit_id", "unit_id", "period_id"),
)  # fmt: skip

event = sa.Table(
    "event",
    metadata,
    identity(),
    ref("report_id", "report"),
    ref("period_id", "period"),
    sa.Column("ordinal", sa.Integer, nullable=False, comment="place in the life of the report, from 1"),
    sa.Column("at", Instant, nullable=False),
    sa.Column("action", sa.String(20), nullable=False),
    sa.Column("actor", sa.String(200), nullable=False),
    ref("by_unit_id", "unit", nullable=True),
    sa.Column("reason", sa.Text),
    sa.Column("document", sa.Text),
    sa.UniqueConstraint("report_id", "ordinal"),
    sa.Index("ix_event_period_action", "period_id", "action", "at", "report_id"),
)

status_span = sa.Table(
    "status_span",
    metadata,
    sa.Column("report_id", sa.BigInteger, sa.ForeignKey("report.id"), primary_key=True, autoincrement=False),
    sa.Column("ordinal", sa.Integer, primary_key=True, comment="0 = from the opening", autoincrement=False),
    ref("period_id", "period"),
    sa.Column("tier", binary_text(120), nullable=False, comment="the report's"),
    sa.Column("status", sa.String(20), nullable=False),
    sa.Column("from_at", Instant, nullable=False),
    sa.Column("to_at", Instant, comment="NULL while it lasts; equal to from_at where two events share an instant"),
    sa.Column("ended_by", sa.String(20), comment="action that ended it"),
    sa.Column("on_behalf", sa.Boolean, nullable=False, comment="last start before its end was by another unit"),
    sa.Index(
        "ix_status_span_cover",
        "period_id", "tier", "status", "to_at", "from_at", "ended_by", "on_behalf", "report_id",
    ),
    sqlite_with_rowid=False,
)  # fmt: skip

daily_change = sa.Table(
    "daily_change",
    metadata,
    sa.Column("period_id", sa.BigInteger, sa.ForeignKey("period.id"), primary_key=True),
    sa.Column("tier", binary_text(120), primary_key=True),
    sa.Column("state", sa.String(20), primary_key=True, comment="a status, first_sent or on_behalf"),
    sa.Column(
        "province_id", sa.BigInteger, primary_key=True, comment="0 where no province stands above", autoincrement=False
    ),
    sa.Column("form_id", sa.BigInteger, sa.ForeignKey("form.id"), primary_key=True),
    sa.Column("day", sa.Date, primary_key=True, comment="local; last, so that sums over days follow the key"),
    sa.Column("change", sa.Integer, nullable=False, comment="reports that entered less those that left that day"),
    sqlite_with_rowid=False,
)

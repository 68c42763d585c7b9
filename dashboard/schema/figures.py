"""The figures of the forms, and counts that one specialised system reports of another."""

import sqlalchemy as sa

from dashboard.schema.base import code, identity, metadata, ref
from dashboard.schema.types import Instant

indicator = sa.Table(
    "indicator",
    metadata,
    identity(),
    ref("form_id", "form"),
    code("code"),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("unit_of_measure", sa.Text, nullable=False),
    sa.Column("is_additive", sa.Boolean, nullable=False),
    sa.UniqueConstraint("form_id", "code"),
)

figure = sa.Table(
    "figure",
    metadata,
    sa.Column("report_id", sa.BigInteger, sa.ForeignKey("report.id"), primary_key=True, autoincrement=False),
    sa.Column("indicator_id", sa.BigInteger, sa.ForeignKey("indicator.id"), primary_key=True, autoincrement=False),
    sa.Column("value", sa.Numeric(20, 4, asdecimal=True), comment="NULL = not reported, never 0"),
    sa.Column(
        "entered_at", Instant, comment="last start of the report when the value came; a later start may change it"
    ),
)

figure_revision = sa.Table(
    "figure_revision",
    metadata,
    sa.Column("report_id", sa.BigInteger, sa.ForeignKey("report.id"), primary_key=True, autoincrement=False),
    sa.Column("indicator_id", sa.BigInteger, sa.ForeignKey("indicator.id"), primary_key=True, autoincrement=False),
    sa.Column("replaced_at", Instant, primary_key=True, comment="start of the report that brought another value"),
    sa.Column("value", sa.Numeric(20, 4, asdecimal=True), comment="the value replaced; NULL = not reported"),
    sa.Column("entered_at", Instant, comment="of the value replaced, as in figure"),
)

integration_count = sa.Table(
    "integration_count",
    metadata,
    identity(),
    code("system"),
    code("measure"),
    ref("unit_id", "unit"),
    sa.Column("period_start", sa.Date, nullable=False),
    sa.Column("period_end", sa.Date, nullable=False),
    sa.Column("as_of", sa.Date, nullable=False),
    sa.Column("value", sa.BigInteger, comment="NULL = left blank in the source"),
    sa.Column("source", sa.Text, nullable=False),
    sa.UniqueConstraint("system", "measure", "unit_id", "period_start", "period_end"),
)

"""What the checks of figures found, derived by each load, and what people said of it, which stays."""

import sqlalchemy as sa

from dashboard.schema.base import code, identity, metadata, ref
from dashboard.schema.types import Instant, binary_text

quality_finding = sa.Table(
    "quality_finding",
    metadata,
    identity(),
    ref("period_id", "period"),
    ref("report_id", "report"),
    ref("unit_id", "unit"),
    ref("form_id", "form"),
    code("tier"),
    ref("province_id", "unit", nullable=True),
    ref("district_id", "unit", nullable=True),
    sa.Column("kind", binary_text(20), nullable=False, comment="name of the check"),
    sa.Column("indicator_code", binary_text(120), nullable=False, comment="'' where it is of the whole form"),
    sa.Column("severity", sa.String(20), nullable=False),
    sa.Column("value", sa.Float(53), comment="NULL where the check has no one number"),
    sa.Column("expected", sa.Float(53)),
    sa.Column("effect", sa.Float(53), nullable=False, comment="share of the national total that hangs on it; 0 = none"),
    sa.Column("fields", sa.JSON, nullable=False, comment="fill the sentence that kind names in text.quality"),
    sa.UniqueConstraint("report_id", "kind", "indicator_code"),
    sa.Index("ix_quality_finding_period", "period_id", "province_id", "tier"),
)

quality_state = sa.Table(
    "quality_state",
    metadata,
    sa.Column("report_id", sa.BigInteger, sa.ForeignKey("report.id"), primary_key=True, autoincrement=False),
    sa.Column("kind", binary_text(20), primary_key=True),
    sa.Column("indicator_code", binary_text(120), primary_key=True),
    sa.Column("state", sa.String(20), nullable=False, comment="explained or closed; none stands for new"),
    sa.Column("value", sa.Float(53), comment="what was explained: another number is a new finding"),
    sa.Column("expected", sa.Float(53)),
    sa.Column("explanation", sa.Text, nullable=False),
    sa.Column("explained_by", sa.String(200), nullable=False),
    sa.Column("explained_at", Instant, nullable=False),
    sa.Column("closed_by", sa.String(200)),
    sa.Column("closed_at", Instant),
)

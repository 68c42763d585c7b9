"""findings of figures."""

import sqlalchemy as sa
from alembic import op

from dashboard.schema.types import Instant, binary_text

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Build it."""
    op.create_table(
        "quality_finding",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("period_id", sa.BigInteger(), nullable=False),
        sa.Column("report_id", sa.BigInteger(), nullable=False),
        sa.Column("unit_id", sa.BigInteger(), nullable=False),
        sa.Column("form_id", sa.BigInteger(), nullable=False),
        sa.Column("tier", binary_text(120), nullable=False),
        sa.Column("province_id", sa.BigInteger(), nullable=True),
        sa.Column("district_id", sa.BigInteger(), nullable=True),
        sa.Column("kind", binary_text(20), nullable=False, comment="name of the check"),
        sa.Column("indicator_code", binary_text(120), nullable=False, comment="'' where it is of the whole form"),
        sa.Column("severity", sa.String(length=20), nullable=False),
        sa.Column("value", sa.Float(precision=53), nullable=True, comment="NULL where the check has no one number"),
        sa.Column("expected", sa.Float(precision=53), nullable=True),
        sa.Column(
            "effect",
            sa.Float(precision=53),
            nullable=False,
            comment="share of the national total that hangs on it; 0 = none",
        ),
        sa.Column("fields", sa.JSON(), nullable=False, comment="fill the sentence that kind names in text.quality"),
        sa.ForeignKeyConstraint(["district_id"], ["unit.id"], name=op.f("fk_quality_finding_district_id")),
        sa.ForeignKeyConstraint(["form_id"], ["form.id"], name=op.f("fk_quality_finding_form_id")),
        sa.ForeignKeyConstraint(["period_id"], ["period.id"], name=op.f("fk_quality_finding_period_id")),
        sa.ForeignKeyConstraint(["province_id"], ["unit.id"], name=op.f("fk_quality_finding_province_id")),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_quality_finding_report_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_quality_finding_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quality_finding")),
        sa.UniqueConstraint(
            "report_id", "kind", "indicator_code", name=op.f("uq_quality_finding_report_id_kind_indicator_code")
        ),
    )
    op.create_index("ix_quality_finding_period", "quality_finding", ["period_id", "province_id", "tier"], unique=False)
    op.create_table(
        "quality_state",
        sa.Column("report_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", binary_text(20), nullable=False),
        sa.Column("indicator_code", binary_text(120), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False, comment="explained or closed; none stands for new"),
        sa.Column(
            "value",
            sa.Float(precision=53),
            nullable=True,
            comment="what was explained: another number is a new finding",
        ),
        sa.Column("expected", sa.Float(precision=53), nullable=True),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("explained_by", sa.String(length=200), nullable=False),
        sa.Column("explained_at", Instant(), nullable=False),
        sa.Column("closed_by", sa.String(length=200), nullable=True),
        sa.Column("closed_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_quality_state_report_id")),
        sa.PrimaryKeyConstraint("report_id", "kind", "indicator_code", name=op.f("pk_quality_state")),
    )


def downgrade() -> None:
    """Take it down again."""
    op.drop_table("quality_state")
    op.drop_index("ix_quality_finding_period", table_name="quality_finding")
    op.drop_table("quality_finding")

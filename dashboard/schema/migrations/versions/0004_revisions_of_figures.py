"""revisions of figures."""

import sqlalchemy as sa
from alembic import op

from dashboard.schema.types import Instant

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Build it."""
    op.create_table(
        "figure_revision",
        sa.Column("report_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("indicator_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("replaced_at", Instant(), nullable=False, comment="start of the report that brought another value"),
        sa.Column(
            "value", sa.Numeric(precision=20, scale=4), nullable=True, comment="the value replaced; NULL = not reported"
        ),
        sa.Column("entered_at", Instant(), nullable=True, comment="of the value replaced, as in figure"),
        sa.ForeignKeyConstraint(["indicator_id"], ["indicator.id"], name=op.f("fk_figure_revision_indicator_id")),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_figure_revision_report_id")),
        sa.PrimaryKeyConstraint("report_id", "indicator_id", "replaced_at", name=op.f("pk_figure_revision")),
    )


def downgrade() -> None:
    """Take it down again."""
    op.drop_table("figure_revision")

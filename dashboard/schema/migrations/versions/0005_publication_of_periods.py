"""publication of periods."""

import sqlalchemy as sa
from alembic import op

from dashboard.schema.types import Instant

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Build it."""
    op.create_table(
        "publication",
        sa.Column("period_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("published_at", Instant(), nullable=False),
        sa.Column("published_by", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["period_id"], ["period.id"], name=op.f("fk_publication_period_id")),
        sa.PrimaryKeyConstraint("period_id", name=op.f("pk_publication")),
    )


def downgrade() -> None:
    """Take it down again."""
    op.drop_table("publication")

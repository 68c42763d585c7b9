"""Periods published: from then on units of a group bear their names to each other."""

import sqlalchemy as sa

from dashboard.schema.base import metadata
from dashboard.schema.types import Instant

publication = sa.Table(
    "publication",
    metadata,
    sa.Column("period_id", sa.BigInteger, sa.ForeignKey("period.id"), primary_key=True, autoincrement=False),
    sa.Column("published_at", Instant, nullable=False),
    sa.Column("published_by", sa.String(200), nullable=False),
)

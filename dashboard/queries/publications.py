"""Which periods Cục KHTC has published, so that every Sở sees the others by name."""

import sqlalchemy as sa

from dashboard.schema.tables import publication


def is_published(conn: sa.Connection, period_id: int) -> bool:
    """Whether the period is published."""
    return conn.scalar(sa.select(publication.c.period_id).where(publication.c.period_id == period_id)) is not None

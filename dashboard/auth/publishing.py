"""Publication of a period by Cục KHTC: from then on the units of a group bear their names to each other."""

from datetime import UTC, datetime

import sqlalchemy as sa

from dashboard.auth.audit import append
from dashboard.domain.audit import Act
from dashboard.domain.errors import ForbiddenError, UnknownCodeError
from dashboard.domain.rights import may_publish
from dashboard.domain.scope import Viewer
from dashboard.schema.database import explained, writing
from dashboard.schema.tables import data_state, period, publication


def publish(engine: sa.Engine, viewer: Viewer, code: str, *, withdraw: bool = False) -> bool:
    """Publish a period, or take its publication back; whether that changed anything. Recorded with the change.

    Raises ``ForbiddenError`` for anybody but Cục KHTC, ``UnknownCodeError`` for a period in no list.
    """
    if not may_publish(viewer):
        raise ForbiddenError
    with explained(engine), writing(engine) as conn:
        found = conn.scalar(sa.select(period.c.id).where(period.c.code == code))
        if found is None:
            raise UnknownCodeError(kind="period", value=code, nearest=())
        held = sa.select(publication.c.period_id).where(publication.c.period_id == found)
        if (conn.scalar(held) is None) == withdraw:
            return False
        append(conn, viewer.person, Act.PUBLISH, {"period": code, "withdrawn": withdraw})
        conn.execute(_change(viewer, found, withdraw))
        conn.execute(sa.update(data_state).values(version=data_state.c.version + 1))
    return True


def _change(viewer: Viewer, number: int, withdraw: bool) -> sa.Insert | sa.Delete:
    if withdraw:
        return sa.delete(publication).where(publication.c.period_id == number)
    values = {"period_id": number, "published_at": datetime.now(UTC), "published_by": viewer.person}
    return sa.insert(publication).values(values)

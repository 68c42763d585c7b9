"""Units within a viewer's reach on one day: the tops of it in force then, and all that is below them."""

from datetime import date

import sqlalchemy as sa

from dashboard.queries.reach import Reach
from dashboard.queries.scoping import Window, valid_on
from dashboard.schema.tables import unit_version


def units_within(reach: Reach, day: date) -> sa.Select[tuple[int]]:
    """Ids of the units that are a top of the reach on the day, or below one."""
    version = unit_version.c
    below = sa.select(version.unit_id).where(valid_on(day))
    if reach.is_national:
        return below
    tops = below.where(version.unit_id.in_(reach.ids)).cte("within", recursive=True)
    found = tops.union(below.where(version.parent_id == tops.c.unit_id))
    return sa.select(found.c.unit_id)


def is_seen(conn: sa.Connection, window: Window) -> bool:
    """Whether the unit asked about is one the viewer may see."""
    if window.reach.is_national:
        return True
    within = units_within(window.reach, window.ends_on).subquery()
    return conn.scalar(sa.select(within.c.unit_id).where(within.c.unit_id == window.unit.id)) is not None

"""Due instants of a window's tiers, under its scope's weekend switch, as values and as an SQL expression."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from dashboard.domain.clock import DAY, start_of_day, to_micros
from dashboard.domain.deadlines import Wording, due_before
from dashboard.queries.scoping import Window
from dashboard.schema.tables import deadline, report

NEVER = 2**62
"""Due instant of a tier no document sets: later than any."""


def deadlines(conn: sa.Connection, window: Window) -> Sequence[sa.Row[Any]]:
    """Rows of the ``deadline`` table for the window's period."""
    return conn.execute(sa.select(deadline).where(deadline.c.period_id == window.period_id)).all()


def due(rows: Sequence[sa.Row[Any]], weekend_rule: bool) -> sa.ColumnElement[int]:
    """Due instant of each row of ``report``, in microseconds."""
    return _by_tier({row.tier: to_micros(due_before(row.day, Wording(row.wording), weekend_rule)) for row in rows})


def on_named_day(rows: Sequence[sa.Row[Any]], sent_at: sa.ColumnElement[int]) -> sa.ColumnElement[bool]:
    """Whether a sending falls on the day that "before day D" names."""
    named = {row.tier: to_micros(start_of_day(row.day)) for row in rows if row.wording == Wording.BEFORE_DAY}
    start = _by_tier(named)
    return sa.and_(sent_at >= start, sent_at < start + DAY)


def _by_tier(instants: dict[str, int]) -> sa.ColumnElement[int]:
    never = sa.literal(NEVER, sa.BigInteger)
    if not instants:
        return never
    values = {tier: sa.literal(micros, sa.BigInteger) for tier, micros in instants.items()}
    return sa.case(values, value=report.c.tier, else_=never)

"""Units late in most of their last periods: one row per unit and period asked about."""

from dataclasses import replace

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.frame import Column, FrameSpec
from dashboard.domain.scope import Scope
from dashboard.domain.workflow import Status
from dashboard.queries.dues import deadlines, due
from dashboard.queries.keys import PERIOD_CODE, TIER, UNIT_KEY, in_order, unit_names
from dashboard.queries.rows import concat, fetch, micros
from dashboard.queries.scoping import Window, windows
from dashboard.queries.states import standing
from dashboard.schema.tables import deadline, period, report

LAST, AT_LEAST = 4, 3
"""Of this many last periods whose deadline has come, late in at least so many."""

LATE_AGAIN = FrameSpec(
    key=("unit_code", "period_code", "tier"),
    columns={
        **UNIT_KEY,
        "period_code": PERIOD_CODE,
        "tier": TIER,
        "periods_due": Column("Int64", "period", "Its last periods up to this one whose deadline has come, 4 at most"),
        "periods_late": Column("Int64", "period", "Of those, periods with a report late or overdue"),
        "periods_unverified": Column("Int64", "period", "Of those late, periods whose deadline no document confirms"),
        "which_late": Column("string", "—", "Codes of the periods late, the newest first, joined by blanks"),
    },
)


def late_again(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Units late in at least 3 of their last 4 periods, as ``LATE_AGAIN``, by name of unit.

    A unit is itself alone: what another unit did under the same name or code before a succession is never
    counted with it. Source: ``report.first_sent_at``, ``queries.states``.
    """
    frame = concat([_part(conn, window) for window in windows(conn, scope)], [*LATE_AGAIN.columns, "sort_key"])
    return LATE_AGAIN.conform(in_order(frame, ["sort_key", "unit_code", "period_code"]))


def _part(conn: sa.Connection, window: Window) -> pd.DataFrame:
    held = [_units(conn, one) for one in _up_to(conn, window)]
    frame = concat(held, ["key", "tier", "late", "verified", "code"])
    own = frame.loc[frame["code"] == window.period_code, "key"] if len(held) else frame["key"]
    counted = frame[(frame["due"] == 1) & frame["key"].isin(own)].groupby("key").head(LAST) if len(frame) else frame
    rows = [_judged(rows) for _, rows in counted[counted["late"] > 0].groupby("key")]
    found = pd.DataFrame(rows, columns=["key", "tier", "periods_late", "periods_unverified", "which_late"])
    found = found[found["periods_late"] >= AT_LEAST]
    names = unit_names(conn, found["key"].tolist(), window.ends_on).astype({"key": "int64"})
    found = found.astype({"key": "int64"}).merge(names, on="key")
    return found.assign(periods_due=found["key"].map(counted.groupby("key").size()), period_code=window.period_code)


def _up_to(conn: sa.Connection, window: Window) -> list[Window]:
    """Windows of every period opened up to this one, the newest first; the unit asked for bore its code in them."""
    opened = sa.type_coerce(period.c.opened_at, sa.BigInteger)
    codes = conn.scalars(sa.select(period.c.code).where(opened <= window.opened_at))
    every = windows(conn, replace(window.scope, periods=tuple(codes)))
    return sorted(every, key=lambda one: (one.opened_at, one.period_code), reverse=True)


def _units(conn: sa.Connection, window: Window) -> pd.DataFrame:
    """A row per unit that reports in the window: whether its deadline has come, how many reports were late."""
    at, due_at = standing(window), due(deadlines(conn, window), window.scope.weekend_rule)
    sent_at = micros(report.c.first_sent_at)
    sent = sa.and_(sent_at.is_not(None), sent_at <= window.at)
    late = sa.or_(sa.and_(sent, sent_at >= due_at), sa.and_(sa.not_(sent), at.status != Status.COVERED.value))
    grain = (report.c.unit_id.label("key"), report.c.tier, sa.case((due_at <= window.at, 1), else_=0).label("due"))
    chosen = at.select(window, *grain, sa.func.sum(sa.case((late, 1), else_=0)).label("late"))
    frame = fetch(conn, chosen.where(at.status != Status.EXEMPT.value).group_by(*grain))
    verified = dict(conn.execute(
        sa.select(deadline.c.tier, deadline.c.verified).where(deadline.c.period_id == window.period_id)
    ).all())  # fmt: skip
    return frame.assign(verified=frame["tier"].map(verified), code=window.period_code)


def _judged(late: pd.DataFrame) -> tuple[object, ...]:
    unverified = int((~late["verified"].astype(bool)).sum())
    return late["key"].iloc[0], late["tier"].iloc[0], len(late), unverified, " ".join(late["code"])

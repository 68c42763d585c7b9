"""When reports were first sent: one row per tier, local day and hour."""

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.clock import DAY, HOUR, LOCAL_OFFSET
from dashboard.domain.frame import Column, FrameSpec
from dashboard.domain.scope import Scope
from dashboard.queries.keys import PERIOD_CODE, TIER, in_order, reports
from dashboard.queries.rows import concat, fetch, local_day_number, micros
from dashboard.queries.scoping import Window, windows
from dashboard.schema.tables import report

SENDINGS = FrameSpec(
    key=("period_code", "tier", "day", "hour"),
    columns={
        "period_code": PERIOD_CODE,
        "tier": TIER,
        "day": Column("string", "YYYY-MM-DD", "Local day of the sending"),
        "hour": Column("Int64", "hour", "Hour of that day in which it was sent, 0–23"),
        "sendings": reports("Reports first sent in that hour"),
    },
)


def sendings(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """First sendings by hour, as ``SENDINGS``; an hour in which nothing was sent has no row.

    Source: ``report.first_sent_at``, which re-sends never move.
    """
    frame = concat([_part(conn, window) for window in windows(conn, scope)], SENDINGS.columns)
    return SENDINGS.conform(in_order(frame, ["period_code", "day", "hour"]))


def _part(conn: sa.Connection, window: Window) -> pd.DataFrame:
    sent_at = micros(report.c.first_sent_at)
    number, hour = local_day_number(sent_at).label("number"), ((sent_at + LOCAL_OFFSET) % DAY // HOUR).label("hour")
    hourly = sa.select(report.c.tier, number, hour).where(window.rows(report), sent_at <= window.at).subquery()
    grain = (hourly.c.tier, hourly.c.number, hourly.c.hour)
    frame = fetch(conn, sa.select(*grain, sa.func.count().label("sendings")).group_by(*grain))
    days = pd.to_datetime(frame["number"].astype("int64"), unit="D").dt.strftime("%Y-%m-%d")
    return frame.assign(day=days, period_code=window.period_code)

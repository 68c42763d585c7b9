"""Where reports wait and how long steps take: one row per tier and status."""

from typing import Any

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.frame import Column, FrameSpec
from dashboard.domain.rates import percentile
from dashboard.domain.scope import Scope
from dashboard.domain.workflow import BEFORE_SENT, Action, Status
from dashboard.queries.keys import PERIOD_CODE, STATUS, TIER, in_order, reports
from dashboard.queries.rows import concat, fetch, hours, micros, open_at
from dashboard.queries.scoping import Window, windows
from dashboard.queries.states import reports_in
from dashboard.schema.tables import report, status_span

STEPS_OF_LIFE = tuple(status.value for status in (*BEFORE_SENT, Status.SENT, Status.RETURNED))
"""Statuses in which a report waits for somebody."""

STEPS = FrameSpec(
    key=("period_code", "tier", "status"),
    columns={
        "period_code": PERIOD_CODE,
        "tier": TIER,
        "status": STATUS,
        "count_now": reports("Reports in this status now"),
        "median_hours": Column("Float64", "hour", "Median of stays that ended other than by the lock"),
        "p90_hours": Column("Float64", "hour", "90th percentile of those stays"),
        "oldest_hours": Column("Float64", "hour", "Longest of the stays that last; NA where none does"),
    },
)


def steps(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Waiting now and time taken, as ``STEPS``: every waiting status of every tier that has reports.

    Reports exempt by then are out. A re-entry is a stay of its own; a stay the lock ended has no
    length. A status nothing waits in or has left counts 0 and has no hours. Source: ``status_span``.
    """
    frame = concat([_part(conn, window) for window in windows(conn, scope)], [*STEPS.columns, "place"])
    return STEPS.conform(in_order(frame, ["period_code"]))


def _part(conn: sa.Connection, window: Window) -> pd.DataFrame:
    tiers = fetch(conn, sa.select(report.c.tier).where(window.rows(report)).distinct())
    frame = tiers.merge(pd.DataFrame({"status": STEPS_OF_LIFE}), how="cross")
    frame = frame.merge(_waiting(conn, window), on=["tier", "status"], how="left")
    stays = fetch(conn, _stays(window))
    for name, fraction in (("median_hours", 0.5), ("p90_hours", 0.9)):
        hours_taken = percentile(stays, ["tier", "status"], "length", fraction)
        frame = frame.merge(hours_taken.rename(columns={"value": name}), on=["tier", "status"], how="left")
        frame[name] = hours(frame[name])
    return frame.assign(period_code=window.period_code, count_now=frame["count_now"].fillna(0))


def _waiting(conn: sa.Connection, window: Window) -> pd.DataFrame:
    oldest = sa.func.min(micros(status_span.c.from_at)).label("oldest")
    now = _spans(window, sa.func.count().label("count_now"), oldest).where(open_at(window.at))
    frame = fetch(conn, now.group_by(report.c.tier, status_span.c.status))
    return frame.assign(oldest_hours=hours(window.at - frame["oldest"]))


def _stays(window: Window) -> sa.Select[Any]:
    """Lengths in microseconds of stays that ended by then, other than by the lock."""
    span = status_span.c
    length = (micros(span.to_at) - micros(span.from_at)).label("length")
    exempt = reports_in(window, [Status.EXEMPT])
    return _spans(window, length, sa.literal(1).label("n")).where(
        micros(span.to_at) <= window.at, span.ended_by != Action.LOCK, span.report_id.not_in(exempt)
    )


def _spans(window: Window, *columns: sa.ColumnElement[Any]) -> sa.Select[Any]:
    span = status_span.c
    return (
        sa.select(report.c.tier, span.status, *columns)
        .where(window.rows(report), span.report_id == report.c.id)
        .where(span.period_id == window.period_id, span.status.in_(STEPS_OF_LIFE))
    )

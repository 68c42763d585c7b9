"""Where reports wait and how long steps take: one row per tier and status."""

from typing import Any

import numpy as np
import pandas as pd
import sqlalchemy as sa

from dashboard.domain.clock import HOUR
from dashboard.domain.frame import Column, FrameSpec
from dashboard.domain.scope import Scope
from dashboard.domain.workflow import BEFORE_SENT, Action, Status
from dashboard.queries.keys import PERIOD_CODE, STATUS, TIER, in_order, reports
from dashboard.queries.rows import concat, fetch, hours, micros
from dashboard.queries.scoping import Window, windows
from dashboard.queries.states import spans_of, standing
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
    length. A status nothing waits in or has left counts 0 and has no hours. Source: ``queries.states``
    for what waits, ``status_span`` for what took how long.
    """
    frame = concat([_part(conn, window) for window in windows(conn, scope)], [*STEPS.columns, "place"])
    return STEPS.conform(in_order(frame, ["period_code"]))


def _part(conn: sa.Connection, window: Window) -> pd.DataFrame:
    tiers = fetch(conn, sa.select(report.c.tier).where(window.rows(report)).distinct())
    if tiers.empty:
        return STEPS.empty()
    frame = tiers.merge(pd.DataFrame({"status": STEPS_OF_LIFE}), how="cross")
    for part in (_waiting(conn, window), _taken(conn, window)):
        frame = frame.merge(part, on=["tier", "status"], how="left")
    return frame.assign(period_code=window.period_code, count_now=frame["count_now"].fillna(0))


def _waiting(conn: sa.Connection, window: Window) -> pd.DataFrame:
    """Reports that wait by then, and since when the one waiting longest does."""
    at = standing(window)
    grain = (report.c.tier, at.status.label("status"))
    counts = (sa.func.count().label("count_now"), sa.func.min(at.since).label("oldest"))
    waiting = at.select(window, *grain, *counts).where(at.status.in_(STEPS_OF_LIFE)).group_by(*grain)
    frame = fetch(conn, waiting)
    return frame.assign(oldest_hours=hours(window.at - frame["oldest"]))


def _taken(conn: sa.Connection, window: Window) -> pd.DataFrame:
    """Percentiles of the stays that ended by then, by tier and status."""
    rows = []
    for tier, status, lengths in conn.execute(_stays(window)):
        median, p90 = np.percentile(np.fromstring(lengths, dtype="float64", sep=","), [50, 90]) / HOUR
        rows.append((tier, status, median, p90))
    return pd.DataFrame(rows, columns=["tier", "status", "median_hours", "p90_hours"])


def _stays(window: Window) -> sa.Select[Any]:
    """Lengths in microseconds of stays that ended by then, other than by the lock or an exemption.

    One row per tier and status, its lengths joined by commas: a quarter of a million rows would
    take ten times as long to fetch, and only one of the two engines has percentiles.
    """
    span = status_span.c
    length = sa.cast(micros(span.to_at) - micros(span.from_at), sa.Text)
    return (
        sa.select(span.tier, span.status, sa.func.aggregate_strings(length, ","))
        .where(spans_of(window), span.status.in_(STEPS_OF_LIFE), micros(span.to_at) <= window.at)
        .where(span.ended_by.not_in([Action.LOCK.value, Action.EXEMPT.value]))
        .group_by(span.tier, span.status)
    )

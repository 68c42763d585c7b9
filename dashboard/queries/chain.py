"""Where the days of reports went, tier by tier on their way up: one row per tier and waiting status."""

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.frame import Column, FrameSpec
from dashboard.domain.scope import Scope
from dashboard.domain.workflow import Action, Status
from dashboard.queries.keys import PERIOD_CODE, STATUS, TIER, in_order, reports
from dashboard.queries.rows import concat, fetch, hours, micros
from dashboard.queries.scoping import Window, windows
from dashboard.queries.states import spans_of, standing
from dashboard.queries.steps import STEPS_OF_LIFE
from dashboard.schema.tables import report, status_span

CHAIN = FrameSpec(
    key=("period_code", "tier", "status"),
    columns={
        "period_code": PERIOD_CODE,
        "tier": TIER,
        "status": STATUS,
        "expected": reports("Reports of the tier that are not exempt"),
        "mean_hours": Column("Float64", "hour", "Time spent in the status so far / expected; stays add up"),
    },
)


def chain(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Time from the opening to the as-of that reports spent in each waiting status, as ``CHAIN``, lowest tier first.

    A mean over all that is expected, so that the statuses of a tier add up; time after the reception and
    after the lock belongs to none. Source: ``status_span``, ``queries.states``.
    """
    frame = concat([_part(conn, window) for window in windows(conn, scope)], [*CHAIN.columns])
    return CHAIN.conform(in_order(frame, ["period_code"]))


def _part(conn: sa.Connection, window: Window) -> pd.DataFrame:
    at = standing(window)
    counts = at.select(window, report.c.tier, sa.func.count().label("expected")).where(at.status != Status.EXEMPT)
    tiers = fetch(conn, counts.group_by(report.c.tier))
    if tiers.empty:
        return CHAIN.empty()
    frame = tiers.merge(pd.DataFrame({"status": STEPS_OF_LIFE}), how="cross")
    frame = frame.merge(fetch(conn, _spent(window)), on=["tier", "status"], how="left")
    spent = frame["spent"].astype("Int64").fillna(0)
    return frame.assign(period_code=window.period_code, mean_hours=hours(spent) / frame["expected"])


def _spent(window: Window) -> sa.Select[tuple[object, ...]]:
    """Microseconds spent in each status up to the instant; a report exempt by then has none."""
    span = status_span.c
    ended = sa.and_(span.to_at.is_not(None), micros(span.to_at) <= window.at)
    length = sa.case((ended, micros(span.to_at)), else_=window.at) - micros(span.from_at)
    exempt = sa.and_(ended, sa.func.coalesce(span.ended_by, "") == Action.EXEMPT.value)
    return (
        sa.select(span.tier, span.status, sa.cast(sa.func.sum(length), sa.BigInteger).label("spent"))
        .where(spans_of(window), span.status.in_(STEPS_OF_LIFE), micros(span.from_at) <= window.at, sa.not_(exempt))
        .group_by(span.tier, span.status)
    )

"""Returns by who sent the report back and why, and the time each cost: one row per tier, step and reason."""

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.frame import Column, FrameSpec
from dashboard.domain.rates import percentile
from dashboard.domain.scope import Scope
from dashboard.domain.workflow import HOLDERS, Action, Holder, Status
from dashboard.queries.keys import PERIOD_CODE, TIER, in_order, reports
from dashboard.queries.rows import concat, fetch, hours, micros
from dashboard.queries.scoping import Window, windows
from dashboard.queries.states import events_of
from dashboard.schema.tables import event, report, status_span

LOOPS = FrameSpec(
    key=("period_code", "tier", "step", "reason"),
    columns={
        "period_code": PERIOD_CODE,
        "tier": TIER,
        "step": Column("string", "—", "Who returned it: kt, ld, above"),
        "reason": Column("string", "—", "Reason given"),
        "returns": Column("Int64", "event", "Returns"),
        "reports": reports("Reports returned so at least once"),
        "median_hours_lost": Column("Float64", "hour", "Median from return to next sending; NA where none came"),
    },
)

GRAIN = ["tier", "step", "reason"]


def loops(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Returns up to the as-of by step and reason, as ``LOOPS``, the most frequent first.

    Source: ``event``, and ``status_span`` for the status it was returned from.
    """
    frame = concat([_part(conn, window) for window in windows(conn, scope)], [*LOOPS.columns, "rank"])
    return LOOPS.conform(in_order(frame, ["period_code", "rank", "step", "reason"]))


def _part(conn: sa.Connection, window: Window) -> pd.DataFrame:
    rows = fetch(conn, _returned(window))
    rows = rows.assign(step=rows["status"].map(_STEPS), reason=rows["reason"].fillna(""), n=1)
    rows["lost"] = hours(rows["again"] - rows["at"])
    counts = rows.groupby(GRAIN, as_index=False).agg(returns=("n", "sum"), reports=("report_id", "nunique"))
    lost = percentile(rows, GRAIN, "lost", 0.5).rename(columns={"value": "median_hours_lost"})
    frame = counts.merge(lost, on=GRAIN, how="left")
    return frame.assign(period_code=window.period_code, rank=-frame["returns"])


def _returned(window: Window) -> sa.Select[tuple[object, ...]]:
    """A row per return: the status it came from and the next sending."""
    later, span = event.alias("later"), status_span.c
    again = (
        sa.select(sa.func.min(micros(later.c.at)))
        .where(later.c.report_id == event.c.report_id, later.c.ordinal > event.c.ordinal)
        .where(later.c.action == Action.SEND.value, micros(later.c.at) <= window.at)
        .correlate(event)
        .scalar_subquery()
    )
    ended = (span.report_id == event.c.report_id, micros(span.to_at) == micros(event.c.at))
    left = sa.select(sa.func.max(span.status)).where(*ended, span.ended_by == Action.RETURN.value).correlate(event)
    at = micros(event.c.at).label("at")
    return (
        sa.select(report.c.tier, event.c.report_id, at, event.c.reason, left.scalar_subquery().label("status"),
                  again.label("again"))
        .join(report, report.c.id == event.c.report_id)
        .where(window.rows(report), events_of(window), event.c.action == Action.RETURN.value)
        .where(micros(event.c.at) <= window.at)
    )  # fmt: skip


_STEPS = {status.value: holder.value for status, holder in HOLDERS.items() if holder} | {
    Status.RECEIVED.value: Holder.ABOVE.value
}

"""Complete reports day by day: one row per tier and local day."""

from datetime import date, timedelta
from typing import Any

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.clock import local_day, start_of_day, to_micros
from dashboard.domain.frame import Column, FrameSpec
from dashboard.domain.rates import share as share_of
from dashboard.domain.rates import spread
from dashboard.domain.scope import Scope
from dashboard.domain.workflow import Status
from dashboard.queries.keys import PERIOD_CODE, TIER, in_order, reports, share
from dashboard.queries.rows import concat, fetch, local_day_number, micros
from dashboard.queries.scoping import Window, end_of_day_micros, windows
from dashboard.queries.states import spans_of
from dashboard.schema.tables import daily_change, report, status_span

CURVE = FrameSpec(
    key=("period_code", "tier", "day"),
    columns={
        "period_code": PERIOD_CODE,
        "tier": TIER,
        "day": Column("string", "YYYY-MM-DD", "Local day; the state is that of its end, or of the as-of if earlier"),
        "expected": reports("Reports of the roster that are not exempt"),
        "complete": reports("Reports sent or received"),
        "first_sent": reports("Reports that had been sent at least once"),
        "completion_rate": share("complete / expected; NA where nothing is expected"),
    },
)

FIRST_SENT = "first_sent"
"""State of ``daily_change`` beside the statuses."""

COUNTED = [Status.SENT.value, Status.RECEIVED.value, FIRST_SENT, Status.EXEMPT.value]
"""States whose changes make the curve; what is not exempt is expected."""


def curve(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Running counts per tier and day, as ``CURVE``, lowest tier first within a day.

    From the local day of the opening to that of the lock or the as-of, whichever is earlier. Source:
    ``daily_change`` for days that are whole, of nation or province; ``status_span`` for the rest.
    """
    frame = concat([_part(conn, window) for window in windows(conn, scope)], CURVE.columns)
    frame = frame.assign(completion_rate=share_of(frame["complete"], frame["expected"]))
    return CURVE.conform(in_order(frame, ["period_code", "day"]))


def _part(conn: sa.Connection, window: Window) -> pd.DataFrame:
    first, last = local_day(window.opened_at), _last_day(window)
    tiers = fetch(conn, sa.select(report.c.tier, sa.func.count().label("roster")).where(
        window.rows(report)
    ).group_by(report.c.tier))  # fmt: skip
    if tiers.empty:
        return CURVE.empty()
    return _running(tiers, _changes(conn, window, last), first, last).assign(period_code=window.period_code)


def _changes(conn: sa.Connection, window: Window, last: date) -> pd.DataFrame:
    """Reports that came into the states counted less those that left, by tier, day and state."""
    if not window.is_summarised:
        return _from_spans(conn, window, window.opened_at)
    if last < window.day or window.is_day_state:
        return _daily(conn, window, last)
    whole_days = _daily(conn, window, last - timedelta(days=1))
    return pd.concat([whole_days, _from_spans(conn, window, to_micros(start_of_day(last)))], ignore_index=True)


def _last_day(window: Window) -> date:
    return window.day if window.locked_at is None else min(window.day, local_day(window.locked_at))


def _running(tiers: pd.DataFrame, changes: pd.DataFrame, first: date, last: date) -> pd.DataFrame:
    """Sums from the first day on, per tier; a day without changes repeats the day before."""
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    grid = tiers.merge(pd.DataFrame({"day": days}), how="cross")
    daily = spread(changes, ["tier", "day"], "state", COUNTED)
    running = grid.merge(daily, on=["tier", "day"], how="left").fillna(dict.fromkeys(COUNTED, 0))
    sums = running.groupby("tier")[COUNTED].cumsum().astype("Int64")
    return running.assign(
        day=running["day"].map(date.isoformat),
        expected=running["roster"] - sums[Status.EXEMPT],
        complete=sums[Status.SENT] + sums[Status.RECEIVED],
        first_sent=sums[FIRST_SENT],
    )


def _daily(conn: sa.Connection, window: Window, last: date) -> pd.DataFrame:
    change = daily_change.c
    return fetch(
        conn,
        sa.select(change.tier, change.day, change.state, sa.func.sum(change.change).label("n"))
        .where(window.rows(daily_change), change.state.in_(COUNTED), change.day <= last)
        .group_by(change.tier, change.day, change.state),
    )


def _from_spans(conn: sa.Connection, window: Window, since: int) -> pd.DataFrame:
    """Same changes of each day, by what began and ended from an instant up to the as-of or the lock's day."""
    began, ended = _by_day(window, status_span.c.from_at, 1, since), _by_day(window, status_span.c.to_at, -1, since)
    changes = fetch(conn, sa.union_all(began, ended, _first_sent(window, since)))
    days = {number: date(1970, 1, 1) + timedelta(days=number) for number in changes["day"].unique().tolist()}
    return changes.assign(day=changes["day"].map(days))


def _by_day(window: Window, instant: sa.Column[Any], sign: int, since: int) -> sa.Select[Any]:
    """Spans counted on the local day of one of their instants."""
    span, day = status_span.c, local_day_number(instant).label("day")
    statuses = [state for state in COUNTED if state != FIRST_SENT]
    return (
        sa.select(span.tier, day, span.status.label("state"), (sign * sa.func.count()).label("n"))
        .where(spans_of(window), span.status.in_(statuses), _between(window, instant, since))
        .group_by(span.tier, day, span.status)
    )


def _between(window: Window, instant: sa.Column[Any], since: int) -> sa.ColumnElement[bool]:
    return micros(instant).between(since, min(window.at, end_of_day_micros(_last_day(window))))


def _first_sent(window: Window, since: int) -> sa.Select[Any]:
    day, state = local_day_number(report.c.first_sent_at).label("day"), sa.literal(FIRST_SENT).label("state")
    return (
        sa.select(report.c.tier, day, state, sa.func.count().label("n"))
        .where(window.rows(report), _between(window, report.c.first_sent_at, since))
        .group_by(report.c.tier, day)
    )

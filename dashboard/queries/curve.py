"""Complete reports day by day: one row per tier and local day."""

from datetime import date, timedelta
from typing import Any

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.clock import local_day
from dashboard.domain.frame import Column, FrameSpec
from dashboard.domain.rates import share as share_of
from dashboard.domain.scope import Scope
from dashboard.domain.workflow import COMPLETE, Status
from dashboard.queries.keys import PERIOD_CODE, TIER, in_order, reports, share
from dashboard.queries.rows import concat, fetch, local_day_number, micros
from dashboard.queries.scoping import Window, end_of_day_micros, windows
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

COUNTS = ["expected", "complete", "first_sent"]
FIRST_SENT = "first_sent"
"""State of ``daily_change`` beside the statuses."""

_COMPLETE = [status.value for status in COMPLETE]


def curve(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Running counts per tier and day, as ``CURVE``, lowest tier first within a day.

    From the local day of the opening to that of the lock or the as-of, whichever is earlier. Source:
    ``daily_change`` for days that are whole, of nation or province; else ``status_span``.
    """
    frame = concat([_part(conn, window) for window in windows(conn, scope)], CURVE.columns)
    frame = frame.assign(completion_rate=share_of(frame["complete"], frame["expected"]))
    return CURVE.conform(in_order(frame, ["period_code", "day"]))


def _part(conn: sa.Connection, window: Window) -> pd.DataFrame:
    last = _last_day(window)
    whole = last < window.day or window.is_day_state
    changes = fetch(conn, _daily(window, last)) if whole and window.is_summarised else _from_spans(conn, window, last)
    return _running(changes, local_day(window.opened_at), last).assign(period_code=window.period_code)


def _last_day(window: Window) -> date:
    return window.day if window.locked_at is None else min(window.day, local_day(window.locked_at))


def _running(changes: pd.DataFrame, first: date, last: date) -> pd.DataFrame:
    """Sums from the first day on; a day without changes repeats the day before."""
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    grid = pd.MultiIndex.from_product([changes["tier"].unique(), days], names=["tier", "day"])
    daily = changes.groupby(["tier", "day"])[COUNTS].sum().reindex(grid, fill_value=0)
    running = daily.groupby(level="tier").cumsum().reset_index()
    return running.assign(day=running["day"].map(date.isoformat))


def _daily(window: Window, last: date) -> sa.Select[Any]:
    change = daily_change.c
    beside = change.state.not_in([Status.EXEMPT.value, FIRST_SENT, "on_behalf"])
    return (
        sa.select(
            change.tier,
            change.day,
            _sum(beside, change.change).label("expected"),
            _sum(change.state.in_(_COMPLETE), change.change).label("complete"),
            _sum(change.state == FIRST_SENT, change.change).label("first_sent"),
        )
        .where(window.rows(daily_change), change.day <= last)
        .group_by(change.tier, change.day)
    )


def _sum(condition: sa.ColumnElement[bool], value: Any) -> sa.ColumnElement[int]:
    return sa.func.sum(sa.case((condition, value), else_=0))


def _from_spans(conn: sa.Connection, window: Window, last: date) -> pd.DataFrame:
    end = min(window.at, end_of_day_micros(last))
    parts = sa.union_all(_begun(window, end), _ended(window, end), _sent(window, end))
    changes = fetch(conn, parts)
    days = {number: date(1970, 1, 1) + timedelta(days=number) for number in changes["day"].unique().tolist()}
    return changes.assign(day=changes["day"].map(days))


def _begun(window: Window, end: int) -> sa.Select[Any]:
    """Complete spans that began, reports that came to be expected (+1) or exempt after the opening (−1)."""
    span = status_span.c
    exempt, opening = span.status == Status.EXEMPT, span.ordinal == 0
    expected = sa.case((sa.and_(opening, ~exempt), 1), (sa.and_(~opening, exempt), -1), else_=0)
    complete = sa.case((span.status.in_(_COMPLETE), 1), else_=0)
    begun = sa.or_(opening, span.status.in_([*_COMPLETE, Status.EXEMPT.value]))
    return _by_day(window, span.from_at, (expected, complete, _ZERO)).where(begun, micros(span.from_at) <= end)


def _ended(window: Window, end: int) -> sa.Select[Any]:
    """Complete spans that ended."""
    span = status_span.c
    ended = _by_day(window, span.to_at, (_ZERO, sa.literal(-1), _ZERO))
    return ended.where(span.status.in_(_COMPLETE), micros(span.to_at) <= end)


def _sent(window: Window, end: int) -> sa.Select[Any]:
    """First sendings."""
    day = local_day_number(report.c.first_sent_at).label("day")
    counts = (_ZERO.label("expected"), _ZERO.label("complete"), sa.func.count().label("first_sent"))
    return (
        sa.select(report.c.tier, day, *counts)
        .where(window.rows(report), micros(report.c.first_sent_at) <= end)
        .group_by(report.c.tier, day)
    )


def _by_day(window: Window, instant: sa.Column[Any], counts: tuple[sa.ColumnElement[int], ...]) -> sa.Select[Any]:
    day = local_day_number(instant).label("day")
    sums = [sa.func.sum(count).label(name) for name, count in zip(COUNTS, counts, strict=True)]
    return (
        sa.select(report.c.tier, day, *sums)
        .where(window.rows(report), status_span.c.report_id == report.c.id)
        .where(status_span.c.period_id == window.period_id)
        .group_by(report.c.tier, day)
    )


_ZERO = sa.literal(0)

"""Reports sent back with a reason: one row per unit, form, field or in total."""

from dataclasses import replace
from typing import Any

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.frame import Column
from dashboard.domain.rates import share as share_of
from dashboard.domain.scope import Scope
from dashboard.domain.workflow import COMPLETE, Action
from dashboard.queries.keys import answer, key_of, keyed_specs, reports, share
from dashboard.queries.rows import fetch, micros
from dashboard.queries.scoping import Window
from dashboard.queries.states import events_of, join_at_once, standing
from dashboard.schema.tables import event, report

RETURNS = keyed_specs(
    {
        "sent_ever": reports("Reports sent at least once"),
        "returned_ever": reports("Reports returned at least once, by whomever"),
        "returns": Column("Int64", "event", "Returns"),
        "first_pass_rate": share("complete and never returned / sent_ever; NA where nothing was sent"),
    }
)


def returns(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Returns up to the as-of, as ``RETURNS[scope.by]``; an unlock is none.

    A report returned before it was ever sent counts as returned. Source: ``event``, ``report``.
    """
    return answer(conn, scope, RETURNS, _part)


def _part(conn: sa.Connection, window: Window) -> pd.DataFrame:
    join_at_once(conn, window)
    frame = fetch(conn, _counts(window))
    return frame.assign(first_pass_rate=share_of(frame["first_pass"], frame["sent_ever"]))


def _counts(window: Window) -> sa.Select[Any]:
    key, keyed = key_of(window, report)
    returned, at = _returned(window).subquery(), standing(window)
    at = replace(at, source=sa.outerjoin(at.source, returned, returned.c.report_id == report.c.id))
    complete = at.status.in_([status.value for status in COMPLETE])
    columns = (
        _count(micros(report.c.first_sent_at) <= window.at).label("sent_ever"),
        sa.func.count(returned.c.times).label("returned_ever"),
        sa.cast(sa.func.coalesce(sa.func.sum(returned.c.times), 0), sa.BigInteger).label("returns"),
        _count(sa.and_(complete, returned.c.times.is_(None))).label("first_pass"),
    )
    return at.select(window, key, *columns).where(keyed).group_by(key)


def _returned(window: Window) -> sa.Select[Any]:
    """Reports returned by then, and how many times."""
    return (
        sa.select(event.c.report_id, sa.func.count().label("times"))
        .where(events_of(window), event.c.action == Action.RETURN, micros(event.c.at) <= window.at)
        .group_by(event.c.report_id)
    )


def _count(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    return sa.func.sum(sa.case((condition, 1), else_=0))

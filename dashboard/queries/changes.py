"""What moved between two instants: one row per step that a report took."""

from typing import Any

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.clock import to_micros
from dashboard.domain.frame import INSTANT, Column, FrameSpec
from dashboard.domain.scope import Scope
from dashboard.domain.workflow import Action
from dashboard.queries.keys import FORM_KEY, PERIOD_CODE, STATUS, TIER, UNIT_KEY, in_order
from dashboard.queries.rows import concat, fetch, instants, micros
from dashboard.queries.scoping import Window, valid_on, windows
from dashboard.schema.tables import event, form, report, status_span, unit_version

CHANGES = FrameSpec(
    key=(),
    columns={
        **UNIT_KEY,
        "tier": TIER,
        **FORM_KEY,
        "period_code": PERIOD_CODE,
        "at": Column(INSTANT, "instant", "When it moved"),
        "action": Column("string", "—", "What moved it; lock for the system"),
        "from_status": Column("string", "—", "Status before"),
        "to_status": STATUS,
        "again": Column("boolean", "—", "Sent or received before already"),
        "reason": Column("string", "—", "Reason given; NA where none"),
    },
)
REPORTED = (Action.SEND, Action.RECEIVE, Action.RETURN, Action.COVER, Action.LOCK, Action.UNLOCK, Action.EXEMPT)
"""Moves a reader asks about; the steps inside a unit are on its own page."""


def changes(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Moves after ``scope.since`` and up to the as-of, as ``CHANGES``, newest first, then by name of unit.

    Without ``since`` there is nothing to compare with: no rows. Source: ``status_span``, ``event``.
    """
    if scope.since is None:
        return CHANGES.empty()
    since = to_micros(scope.since)
    found = [_part(conn, window, since) for window in windows(conn, scope)]
    frame = concat(found, [*CHANGES.columns, "moved", "sort_key"])
    frame = in_order(frame.assign(newest=-frame["moved"].astype("Int64")), ["newest", "sort_key", "form_code"])
    return CHANGES.conform(frame.assign(at=instants(frame["moved"])))


def _part(conn: sa.Connection, window: Window, since: int) -> pd.DataFrame:
    return fetch(conn, _moves(window, since)).assign(period_code=window.period_code)


def _moves(window: Window, since: int) -> sa.Select[Any]:
    before, after, moved = status_span.alias("before"), status_span.alias("after"), "moved"
    came = micros(after.c.from_at)
    follows = sa.and_(before.c.report_id == after.c.report_id, before.c.ordinal == after.c.ordinal - 1)
    version = sa.and_(unit_version.c.unit_id == report.c.unit_id, valid_on(window.ends_on))
    return (
        sa.select(*_names(), came.label(moved), before.c.ended_by.label("action"), *_statuses(before, after))
        .select_from(after)
        .join(before, follows)
        .join(report, report.c.id == after.c.report_id)
        .join(unit_version, version)
        .join(form, form.c.id == report.c.form_id)
        .where(window.rows(report), after.c.period_id == window.period_id, came > since, came <= window.at)
        .where(before.c.ended_by.in_([action.value for action in REPORTED]))
    )


def _names() -> tuple[sa.ColumnElement[Any], ...]:
    return (
        unit_version.c.code.label("unit_code"), unit_version.c.name.label("unit_name"), unit_version.c.sort_key,
        report.c.tier, form.c.code.label("form_code"), form.c.name.label("form_name"),
    )  # fmt: skip


def _statuses(before: sa.FromClause, after: sa.FromClause) -> tuple[sa.ColumnElement[Any], ...]:
    span = status_span.alias("earlier")
    again = (
        sa.exists()
        .where(span.c.report_id == after.c.report_id, span.c.status == after.c.status, span.c.ordinal < after.c.ordinal)
    )  # fmt: skip
    reason = (
        sa.select(event.c.reason)
        .where(event.c.report_id == after.c.report_id, event.c.at == after.c.from_at)
        .where(event.c.action == before.c.ended_by)
        .limit(1)
        .scalar_subquery()
    )
    statuses = (before.c.status.label("from_status"), after.c.status.label("to_status"))
    return (*statuses, again.label("again"), reason.label("reason"))

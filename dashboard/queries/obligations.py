"""What one unit owes: its own reports with where they stand, since when and how late, one row per report."""

from typing import Any

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.clock import DAY
from dashboard.domain.frame import INSTANT, Column, FrameSpec
from dashboard.domain.scope import Scope
from dashboard.domain.workflow import Action, Status
from dashboard.queries.details import listed, report_rows
from dashboard.queries.keys import FORM_KEY, PERIOD_CODE, STATUS, TIER, UNIT_KEY, reports
from dashboard.queries.rows import fetch, micros
from dashboard.queries.scoping import Window
from dashboard.schema.tables import event, report, status_span

OBLIGATIONS = FrameSpec(
    key=("unit_code", "form_code", "period_code"),
    columns={
        **UNIT_KEY,
        "tier": TIER,
        **FORM_KEY,
        "field": Column("string", "—", "Field of the form"),
        "period_code": PERIOD_CODE,
        "status": STATUS,
        "holder": Column("string", "—", "Step that must act next: bc, kt, ld, above; NA where none"),
        "since": Column(INSTANT, "instant", "When it came into this status"),
        "due_before": Column(INSTANT, "instant", "First instant that is too late"),
        "first_sent_at": Column(INSTANT, "instant", "First sending by then; NA where never sent"),
        "last_sent_at": Column(INSTANT, "instant", "Last sending by then; NA where never sent"),
        "received_at": Column(INSTANT, "instant", "Last reception by then; NA where never received"),
        "days_late": Column("Int64", "day", "Days the first sending was past due; NA unless sent late"),
        "on_behalf": Column("boolean", "—", "Carried through the steps by a unit above"),
        "returns": reports("Times it was returned by then"),
    },
)


def obligations(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """The unit's own reports as ``OBLIGATIONS``, by form and period; units below have no row, exempt reports do.

    Source: ``queries.states`` for where they stand, ``report.first_sent_at``, ``event`` for returns.
    """
    return listed(conn, scope, OBLIGATIONS, _part)


def _part(conn: sa.Connection, window: Window) -> pd.DataFrame:
    rows = report_rows(conn, window)
    columns = (report.c.id.label("report_id"), rows.on_behalf.label("on_behalf"))
    frame = fetch(conn, rows.all.add_columns(*columns).where(report.c.unit_id == window.unit.id))
    frame = frame.merge(fetch(conn, _sendings(window)), on="report_id", how="left")
    frame = frame.merge(fetch(conn, _returns(window)), on="report_id", how="left")
    first, due = frame["first_sent_at"].astype("Int64"), frame["due_before"].astype("Int64")
    first = first.where(first <= window.at)
    late = (first - due) // DAY + 1
    return frame.assign(
        first_sent_at=first, days_late=late.where(first >= due), returns=frame["returns"].astype("Int64").fillna(0)
    )


def _sendings(window: Window) -> sa.Select[Any]:
    """Last time each of the unit's reports came to be sent, and received, by the window's instant."""
    span = status_span.c
    came = micros(span.from_at)
    return (
        sa.select(
            span.report_id,
            sa.func.max(sa.case((span.status == Status.SENT.value, came))).label("last_sent_at"),
            sa.func.max(sa.case((span.status == Status.RECEIVED.value, came))).label("received_at"),
        )
        .join(report, report.c.id == span.report_id)
        .where(window.rows(report), report.c.unit_id == window.unit.id, came <= window.at)
        .group_by(span.report_id)
    )


def _returns(window: Window) -> sa.Select[Any]:
    return (
        sa.select(event.c.report_id, sa.func.count().label("returns"))
        .join(report, report.c.id == event.c.report_id)
        .where(window.rows(report), report.c.unit_id == window.unit.id)
        .where(event.c.action == Action.RETURN.value, micros(event.c.at) <= window.at)
        .group_by(event.c.report_id)
    )

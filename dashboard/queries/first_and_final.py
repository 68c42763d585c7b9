"""Reports that stand otherwise by their first sending than by their last, and what took them back: a row a report."""

from typing import Any

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.frame import INSTANT, Column, FrameSpec
from dashboard.domain.punctuality import Outcome
from dashboard.domain.scope import Scope
from dashboard.domain.workflow import COMPLETE, Action, Status
from dashboard.queries.details import Rows, listed, report_rows
from dashboard.queries.keys import FORM_KEY, PERIOD_CODE, STATUS, TIER, UNIT_KEY
from dashboard.queries.rows import fetch, micros
from dashboard.queries.scoping import Window
from dashboard.schema.tables import event, report

FIRST_AND_FINAL = FrameSpec(
    key=("unit_code", "form_code", "period_code"),
    columns={
        **UNIT_KEY,
        "tier": TIER,
        **FORM_KEY,
        "field": Column("string", "—", "Field of the form"),
        "period_code": PERIOD_CODE,
        "due_before": Column(INSTANT, "instant", "First instant that is too late"),
        "first_sent_at": Column(INSTANT, "instant", "First sending"),
        "final_sent_at": Column(INSTANT, "instant", "Last sending of a report that is complete; NA for any other"),
        "first_outcome": Column("string", "—", "on_time or late, by the first sending"),
        "final_outcome": Column("string", "—", "Class by the last sending that stands"),
        "status": STATUS,
        "taken_back_by": Column("string", "—", "What took it back last after the first sending: return or unlock"),
        "reason": Column("string", "—", "Reason given"),
    },
)


def first_and_final(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """What separates punctuality by first and by last sending, as ``FIRST_AND_FINAL``, by name of unit.

    Where both give one class there is no row: the counts of ``punctuality`` and ``final_punctuality`` differ by these
    reports alone. Source: ``event``, ``report.first_sent_at``.
    """
    return listed(conn, scope, FIRST_AND_FINAL, _part)


def _part(conn: sa.Connection, window: Window) -> pd.DataFrame:
    rows = report_rows(conn, window)
    final = sa.case((rows.status.in_([status.value for status in COMPLETE]), _last(window, Action.SEND)), else_=None)
    outcomes = (_by(rows.due_at, micros(report.c.first_sent_at)), _final_outcome(window, rows, final))
    taken = sa.and_(event.c.report_id == report.c.id, event.c.ordinal == _taken_back(window))
    named = ("first_outcome", "final_outcome")
    told = [outcome.label(name) for name, outcome in zip(named, outcomes, strict=True)]
    back = (event.c.action.label("taken_back_by"), event.c.reason)
    chosen = rows.all.add_columns(final.label("final_sent_at"), *told, *back).outerjoin(event, taken)
    sent = sa.and_(micros(report.c.first_sent_at) <= window.at, rows.status != Status.EXEMPT.value)
    return fetch(conn, chosen.where(sent, outcomes[0] != outcomes[1]))


def _by(due_at: sa.ColumnElement[int], sent_at: sa.ColumnElement[Any]) -> sa.Case[Any]:
    return sa.case((sent_at >= due_at, Outcome.LATE.value), else_=Outcome.ON_TIME.value)


def _final_outcome(window: Window, rows: Rows, final: sa.ColumnElement[Any]) -> sa.Case[Any]:
    return sa.case(
        (final.is_not(None), _by(rows.due_at, final)),
        (rows.status == Status.COVERED.value, Outcome.COVERED.value),
        (rows.due_at <= window.at, Outcome.OVERDUE.value),
        else_=Outcome.PENDING.value,
    )


def _last(window: Window, action: Action) -> sa.ScalarSelect[Any]:
    """Instant of the last such event of a report by then."""
    done = (event.c.action == action.value, micros(event.c.at) <= window.at)
    last = sa.select(sa.func.max(micros(event.c.at))).where(event.c.report_id == report.c.id, *done)
    return last.correlate(report).scalar_subquery()


def _taken_back(window: Window) -> sa.ScalarSelect[Any]:
    """Place of the last return or opening by then that came after the first sending."""
    other, sending = event.alias("other"), event.alias("sending")
    first = sa.select(sa.func.min(sending.c.ordinal)).where(sending.c.report_id == report.c.id)
    first_sent = first.where(sending.c.action == Action.SEND.value).correlate(report).scalar_subquery()
    back = (other.c.action.in_([Action.RETURN.value, Action.UNLOCK.value]), micros(other.c.at) <= window.at)
    last = sa.select(sa.func.max(other.c.ordinal)).where(other.c.report_id == report.c.id, *back)
    return last.where(other.c.ordinal > first_sent).correlate(report).scalar_subquery()

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
    rows, first, last = report_rows(conn, window), micros(report.c.first_sent_at), _last_sending(window)
    complete = rows.status.in_([status.value for status in COMPLETE])
    final = sa.case((complete, last), else_=None)
    outcomes = (_by(rows.due_at, first), _final_outcome(window, rows, final))
    named = ("first_outcome", "final_outcome")
    told = [outcome.label(name) for name, outcome in zip(named, outcomes, strict=True)]
    back = [_taken_back(window, column) for column in (event.c.action.label("taken_back_by"), event.c.reason)]
    # one sending stands once: told by the report itself, so that the lives of a few are looked into
    again = sa.or_(sa.not_(complete), micros(report.c.last_sent_at) != first)
    sent = sa.and_(first <= window.at, rows.status != Status.EXEMPT.value)
    chosen = rows.all.add_columns(final.label("final_sent_at"), *told, *back)
    return fetch(conn, chosen.where(sent, again, outcomes[0] != outcomes[1]))


def _by(due_at: sa.ColumnElement[int], sent_at: sa.ColumnElement[Any]) -> sa.Case[Any]:
    return sa.case((sent_at >= due_at, Outcome.LATE.value), else_=Outcome.ON_TIME.value)


def _final_outcome(window: Window, rows: Rows, final: sa.ColumnElement[Any]) -> sa.Case[Any]:
    return sa.case(
        (final.is_not(None), _by(rows.due_at, final)),
        (rows.status == Status.COVERED.value, Outcome.COVERED.value),
        (rows.due_at <= window.at, Outcome.OVERDUE.value),
        else_=Outcome.PENDING.value,
    )


def _last_sending(window: Window) -> sa.ColumnElement[Any]:
    """Instant of the last sending of a report by then; of the newest state ``report`` holds it."""
    if window.is_current:
        return micros(report.c.last_sent_at)
    done = (event.c.action == Action.SEND.value, micros(event.c.at) <= window.at)
    last = sa.select(sa.func.max(micros(event.c.at))).where(event.c.report_id == report.c.id, *done)
    return last.correlate(report).scalar_subquery()


def _taken_back(window: Window, column: sa.ColumnElement[Any]) -> sa.Label[Any]:
    """What is told of the last return or opening by then that came after the first sending; NULL without any."""
    sending, here = event.alias("sending"), event.c
    before = (sending.c.report_id == here.report_id, sending.c.ordinal < here.ordinal)
    after_first = sa.select(sending.c.id).where(*before, sending.c.action == Action.SEND.value).exists()
    back = (here.action.in_([Action.RETURN.value, Action.UNLOCK.value]), micros(here.at) <= window.at)
    last = sa.select(column).where(here.report_id == report.c.id, *back, after_first)
    return last.order_by(here.ordinal.desc()).limit(1).correlate(report).scalar_subquery().label(column.name)

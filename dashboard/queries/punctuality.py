"""How reports stand against their deadline: one row per unit, form, field or in total."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.clock import DAY
from dashboard.domain.frame import Column
from dashboard.domain.punctuality import Outcome, measures
from dashboard.domain.scope import Scope
from dashboard.domain.workflow import COMPLETE, Action, Status
from dashboard.queries.dues import deadlines, due, on_named_day
from dashboard.queries.keys import answer, key_of, keyed_specs, reports, share
from dashboard.queries.rows import fetch, micros
from dashboard.queries.scoping import Window
from dashboard.queries.states import Standing, events_of, exempt_or_covered, join_at_once, standing
from dashboard.schema.tables import event, report

PUNCTUALITY = keyed_specs(
    {
        "expected": reports("Reports of the roster that are not exempt"),
        "on_time": reports("First sent before the due instant"),
        "late": reports("First sent at the due instant or after it"),
        "overdue": reports("Never sent, not covered, the due instant has come"),
        "pending": reports("Never sent, not covered, the due instant is still ahead"),
        "covered": reports("Never sent, put into the summary table of the unit above"),
        "on_named_day": reports("Late and sent on the very day that 'before day D' names"),
        "on_time_rate": share("on_time / expected; NA where nothing is expected"),
        "on_time_rate_sent": share("on_time / (on_time + late); NA where nothing was sent"),
        "late_1_2": reports("1 or 2 days late"),
        "late_3_5": reports("3 to 5 days late"),
        "late_6_10": reports("6 to 10 days late"),
        "late_over_10": reports("More than 10 days late"),
        "median_days_late": Column("Float64", "day", "Median of days_late over late reports; NA where none is late"),
        "max_days_late": Column("Int64", "day", "Greatest days_late; NA where none is late"),
    }
)


def punctuality(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Reports by how their first sending stands against the deadline, as ``PUNCTUALITY[scope.by]``.

    One row per key and period; a key whose reports are all exempt has expected 0 and no rate.
    Source: ``report.first_sent_at``, which re-sends never move; ``queries.states`` for covered and exempt ones.
    """
    return answer(conn, scope, PUNCTUALITY, _first)


def final_punctuality(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Same measures by the last sending of reports that are complete; shown beside, never instead.

    A report sent, returned and not sent again counts as never sent here.
    """
    return answer(conn, scope, PUNCTUALITY, _final)


def _first(conn: sa.Connection, window: Window) -> pd.DataFrame:
    at = exempt_or_covered(window)
    return _measured(conn, window, _Sending(at, micros(report.c.first_sent_at), sa.true()))


def _final(conn: sa.Connection, window: Window) -> pd.DataFrame:
    if window.is_current:
        complete = report.c.status.in_([status.value for status in COMPLETE])
        return _measured(conn, window, _Sending(standing(window), micros(report.c.last_sent_at), complete))
    sends = (
        sa.select(event.c.report_id, sa.func.max(micros(event.c.at)).label("at"))
        .where(events_of(window), event.c.action == Action.SEND, micros(event.c.at) <= window.at)
        .group_by(event.c.report_id)
        .subquery()
    )
    at = standing(window)
    at = replace(at, source=sa.outerjoin(at.source, sends, sends.c.report_id == report.c.id))
    return _measured(conn, window, _Sending(at, sends.c.at, at.status.in_([status.value for status in COMPLETE])))


class _Sending(NamedTuple):
    """Where the reports stand, the instant of the sending that counts, and the condition under which it does."""

    standing: Standing
    at: sa.ColumnElement[Any]
    counted: sa.ColumnElement[bool]


def _measured(conn: sa.Connection, window: Window, sending: _Sending) -> pd.DataFrame:
    join_at_once(conn, window)
    classes = _classes(window, sending, deadlines(conn, window)).subquery()
    counts = sa.select(*classes.c, sa.func.count().label("n")).group_by(*classes.c)
    return measures(fetch(conn, counts), ["key"])


def _classes(window: Window, sending: _Sending, rows: Sequence[sa.Row[Any]]) -> sa.Select[Any]:
    """One row per report: its class, and for a late one its days and whether they are of the named day."""
    key, keyed = key_of(window, report)
    status, due_at = sending.standing.status, due(rows, window.scope.weekend_rule)
    sent = sa.and_(sending.at <= window.at, sending.counted)
    late = sa.and_(sent, sending.at >= due_at)
    outcome = sa.case(
        (status == Status.EXEMPT, Status.EXEMPT),
        (late, Outcome.LATE),
        (sent, Outcome.ON_TIME),
        (status == Status.COVERED, Outcome.COVERED),
        (due_at <= window.at, Outcome.OVERDUE),
        else_=Outcome.PENDING,
    )
    days = sa.case((late, (sending.at - due_at) // DAY + 1), else_=None)
    named = sa.and_(late, on_named_day(rows, sending.at))
    columns = (key, outcome.label("outcome"), days.label("days_late"), named.label("on_named_day"))
    return sending.standing.select(window, *columns).where(keyed)

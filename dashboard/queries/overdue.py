"""The very reports that are overdue: one row per report."""

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.frame import INSTANT, Column, FrameSpec
from dashboard.domain.punctuality import days_overdue
from dashboard.domain.scope import Scope
from dashboard.domain.workflow import Status
from dashboard.queries.details import listed, report_rows
from dashboard.queries.keys import FORM_KEY, PERIOD_CODE, STATUS, TIER, UNIT_KEY
from dashboard.queries.rows import fetch, micros
from dashboard.queries.scoping import Window
from dashboard.schema.tables import report

OVERDUE = FrameSpec(
    key=("unit_code", "form_code", "period_code"),
    columns={
        "province_code": Column("string", "—", "Province the unit belongs to; NA outside any"),
        **UNIT_KEY,
        "tier": TIER,
        **FORM_KEY,
        "period_code": PERIOD_CODE,
        "due_before": Column(INSTANT, "instant", "First instant that is too late"),
        "status": STATUS,
        "holder": Column("string", "—", "Step that must act next: bc, kt, ld, above; NA where none"),
        "days_overdue": Column("Int64", "day", "Days past due_before, up to the as-of or the lock"),
    },
)


def overdue(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Reports never sent, not covered and past due, as ``OVERDUE``, by name of unit.

    A report closed unsent stays here, without a holder, its days stopped at the lock. Source:
    ``report.first_sent_at`` and ``queries.states``.
    """
    return listed(conn, scope, OVERDUE, _part)


def _part(conn: sa.Connection, window: Window) -> pd.DataFrame:
    rows = report_rows(conn, window)
    sent_at = micros(report.c.first_sent_at)
    unsent = sa.or_(sent_at.is_(None), sent_at > window.at)
    owed = rows.status.not_in([Status.COVERED.value, Status.EXEMPT.value])
    frame = fetch(conn, rows.all.where(unsent, rows.due_at <= window.at, owed))
    return frame.assign(days_overdue=days_overdue(window.at, frame["due_before"], window.locked_at))

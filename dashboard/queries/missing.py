"""The very reports that are not complete, with the step that must act: one row per report."""

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.frame import INSTANT, Column, FrameSpec
from dashboard.domain.scope import Scope
from dashboard.domain.workflow import COMPLETE, Status
from dashboard.queries.details import listed, report_rows
from dashboard.queries.keys import FORM_KEY, PERIOD_CODE, STATUS, TIER, UNIT_KEY
from dashboard.queries.rows import fetch
from dashboard.queries.scoping import Window

MISSING = FrameSpec(
    key=("unit_code", "form_code", "period_code"),
    columns={
        "province_code": Column("string", "—", "Province the unit belongs to; NA outside any"),
        **UNIT_KEY,
        "tier": TIER,
        **FORM_KEY,
        "field": Column("string", "—", "Field of the form"),
        "period_code": PERIOD_CODE,
        "status": STATUS,
        "holder": Column("string", "—", "Step that must act next: bc, kt, ld; NA where none"),
        "since": Column(INSTANT, "instant", "When it came into this status"),
        "due_before": Column(INSTANT, "instant", "First instant that is too late"),
        "first_sent_at": Column(INSTANT, "instant", "First sending by then; NA where never sent"),
    },
)


def missing(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Reports expected and not complete, as ``MISSING``, by name of unit; covered and closed ones have no holder.

    Source: ``queries.states``.
    """
    return listed(conn, scope, MISSING, _part)


def _part(conn: sa.Connection, window: Window) -> pd.DataFrame:
    rows = report_rows(conn, window)
    there = [status.value for status in (*COMPLETE, Status.EXEMPT)]
    frame = fetch(conn, rows.all.where(rows.status.not_in(there)))
    return frame.assign(first_sent_at=frame["first_sent_at"].where(frame["first_sent_at"] <= window.at))

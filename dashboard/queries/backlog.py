"""The very reports that wait for the scope's unit to receive them, oldest first: one row per report."""

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.frame import INSTANT, Column, FrameSpec
from dashboard.domain.scope import Scope
from dashboard.domain.workflow import Status
from dashboard.queries.details import listed, report_rows
from dashboard.queries.keys import FORM_KEY, PERIOD_CODE, STATUS, TIER, UNIT_KEY
from dashboard.queries.rows import fetch, hours
from dashboard.queries.scoping import Window, valid_on
from dashboard.schema.tables import report, unit_version

BACKLOG = FrameSpec(
    key=("unit_code", "form_code", "period_code"),
    columns={
        **UNIT_KEY,
        "tier": TIER,
        **FORM_KEY,
        "field": Column("string", "—", "Field of the form"),
        "period_code": PERIOD_CODE,
        "status": STATUS,
        "since": Column(INSTANT, "instant", "When it was sent, the last time"),
        "hours": Column("Float64", "hour", "How long it has waited to be received"),
    },
)


def backlog(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Reports sent by the units directly below the scope's and not received, as ``BACKLOG``, oldest first.

    Those sent at one instant follow the names of their units. Source: ``queries.states``.
    """
    frame = listed(conn, scope, BACKLOG, _part)
    return BACKLOG.conform(frame.sort_values("since", kind="stable"))


def _part(conn: sa.Connection, window: Window) -> pd.DataFrame:
    rows = report_rows(conn, window, few=True)
    below = sa.select(unit_version.c.unit_id).where(
        unit_version.c.parent_id == window.unit.id, valid_on(window.ends_on)
    )
    # named one by one: by a condition on units the database would look at every report of the period
    sent_here = sa.and_(rows.status == Status.SENT.value, report.c.unit_id.in_(list(conn.scalars(below))))
    frame = fetch(conn, rows.all.where(sent_here))
    return frame.assign(hours=hours(window.at - frame["since"].astype("Int64")))

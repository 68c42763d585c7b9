"""Reports opened again after the lock, each with its letter and reason: one row per opening."""

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.frame import INSTANT, Column, FrameSpec
from dashboard.domain.scope import Scope
from dashboard.domain.workflow import Action
from dashboard.queries.details import listed, report_rows
from dashboard.queries.keys import FORM_KEY, PERIOD_CODE, STATUS, TIER, UNIT_KEY
from dashboard.queries.rows import fetch, micros
from dashboard.queries.scoping import Window
from dashboard.schema.tables import event, report

UNLOCKS = FrameSpec(
    key=("unit_code", "form_code", "period_code", "at"),
    columns={
        **UNIT_KEY,
        "tier": TIER,
        **FORM_KEY,
        "field": Column("string", "—", "Field of the form"),
        "period_code": PERIOD_CODE,
        "at": Column(INSTANT, "instant", "When it was opened again"),
        "document": Column("string", "—", "Letter that asked for it"),
        "reason": Column("string", "—", "Reason given"),
        "status": STATUS,
        "sent_again_at": Column(INSTANT, "instant", "First sending after it by then; NA where there was none"),
    },
)


def unlocks(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Openings of locked reports up to the as-of, as ``UNLOCKS``, by name of unit. Source: ``event``."""
    return listed(conn, scope, UNLOCKS, _part)


def _part(conn: sa.Connection, window: Window) -> pd.DataFrame:
    later = event.alias("later")
    again = (
        sa.select(sa.func.min(micros(later.c.at)))
        .where(later.c.report_id == event.c.report_id, later.c.ordinal > event.c.ordinal)
        .where(later.c.action == Action.SEND.value, micros(later.c.at) <= window.at)
        .correlate(event)
        .scalar_subquery()
    )
    columns = (micros(event.c.at).label("at"), event.c.document, event.c.reason, again.label("sent_again_at"))
    opened = sa.and_(event.c.report_id == report.c.id, event.c.action == Action.UNLOCK.value)
    rows = report_rows(conn, window).all.add_columns(*columns).join(event, opened)
    return fetch(conn, rows.where(event.c.period_id == window.period_id, micros(event.c.at) <= window.at))

"""Reports opened again after the lock, each with its letter and reason: one row per opening."""

from typing import Any

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.frame import INSTANT, Column, FrameSpec
from dashboard.domain.scope import Scope
from dashboard.domain.workflow import Action
from dashboard.queries.details import listed, report_rows
from dashboard.queries.keys import FORM_KEY, PERIOD_CODE, STATUS, TIER, UNIT_KEY
from dashboard.queries.rows import fetch, micros
from dashboard.queries.scoping import Window
from dashboard.schema.tables import event, figure, figure_revision, report, status_span

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
        "from_status": Column("string", "—", "Status it was opened out of: closed_unsent, sent, received"),
        "status": STATUS,
        "sent_again_at": Column(INSTANT, "instant", "First sending after it by then; NA where there was none"),
        "figures": Column("Int64", "figure", "Figures of the report that are stored"),
        "figures_entered": Column("Int64", "figure", "Of those, entered at a start that came after the opening"),
        "figures_changed": Column("Int64", "figure", "Of those, whose earlier value is kept and was another"),
    },
)


def unlocks(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Openings of locked reports up to the as-of, as ``UNLOCKS``, by name of unit.

    What changed: the status before and now, and figures counted; the values are those of ``queries.revisions``. A
    figure that was entered again with the same value cannot be told from one left alone. Source: ``event``,
    ``status_span``, ``figure``, ``figure_revision``.
    """
    return listed(conn, scope, UNLOCKS, _part)


def _part(conn: sa.Connection, window: Window) -> pd.DataFrame:
    columns = (
        micros(event.c.at).label("at"),
        event.c.document,
        event.c.reason,
        _from_status().label("from_status"),
        _sent_again(window).label("sent_again_at"),
        _figures().label("figures"),
        _figures(*_since(window, figure.c.entered_at)).label("figures_entered"),
        _changed(window).label("figures_changed"),
    )
    opened = sa.and_(event.c.report_id == report.c.id, event.c.action == Action.UNLOCK.value)
    rows = report_rows(conn, window).all.add_columns(*columns).join(event, opened)
    return fetch(conn, rows.where(event.c.period_id == window.period_id, micros(event.c.at) <= window.at))


def _from_status() -> sa.ScalarSelect[Any]:
    """Status of the report that the opening ended."""
    span = status_span.c
    ended = (span.report_id == event.c.report_id, micros(span.to_at) == micros(event.c.at))
    found = sa.select(sa.func.max(span.status)).where(*ended, span.ended_by == Action.UNLOCK.value)
    return found.correlate(event).scalar_subquery()


def _sent_again(window: Window) -> sa.ScalarSelect[Any]:
    """First sending after the opening."""
    later = event.alias("later")
    again = sa.select(sa.func.min(micros(later.c.at))).where(later.c.report_id == event.c.report_id)
    sent = (later.c.action == Action.SEND.value, later.c.ordinal > event.c.ordinal, micros(later.c.at) <= window.at)
    return again.where(*sent).correlate(event).scalar_subquery()


def _figures(*which: sa.ColumnElement[bool]) -> sa.ScalarSelect[Any]:
    """Stored figures of the report, all or those chosen."""
    found = sa.select(sa.func.count()).where(figure.c.report_id == event.c.report_id, *which)
    return found.correlate(event).scalar_subquery()


def _changed(window: Window) -> sa.ScalarSelect[Any]:
    """Figures of the report that another value replaced since the opening, by then."""
    was = figure_revision.c
    found = sa.select(sa.func.count(was.indicator_id.distinct())).where(was.report_id == event.c.report_id)
    return found.where(*_since(window, was.replaced_at)).correlate(event).scalar_subquery()


def _since(window: Window, at: sa.ColumnElement[Any]) -> tuple[sa.ColumnElement[bool], ...]:
    """Whether an instant lies between the opening and the instant asked."""
    return micros(at) >= micros(event.c.at), micros(at) <= window.at

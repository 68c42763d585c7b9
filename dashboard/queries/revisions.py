"""Figures that another value replaced: one row per report, figure and replacement."""

from typing import Any

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.frame import INSTANT, Column, FrameSpec
from dashboard.domain.scope import Scope
from dashboard.domain.workflow import COMPLETE
from dashboard.queries.details import listed, report_rows
from dashboard.queries.keys import FORM_KEY, PERIOD_CODE, STATUS, TIER, UNIT_KEY
from dashboard.queries.rows import fetch, micros
from dashboard.queries.scoping import Window
from dashboard.schema.tables import figure, figure_revision, indicator, report

REVISIONS = FrameSpec(
    key=("unit_code", "form_code", "period_code", "indicator_code", "replaced_at"),
    columns={
        **UNIT_KEY,
        "tier": TIER,
        **FORM_KEY,
        "field": Column("string", "—", "Field of the form"),
        "period_code": PERIOD_CODE,
        "indicator_code": Column("string", "—", "Code of the figure's indicator"),
        "indicator_name": Column("string", "—", "Name of the indicator"),
        "unit_of_measure": Column("string", "—", "Unit of measure of the indicator"),
        "replaced_at": Column(INSTANT, "instant", "Start of the report that brought the other value"),
        "value_before": Column("Float64", "figure", "Value replaced; NA where it was blank, or was never sent"),
        "value_after": Column("Float64", "figure", "Value in its place; NA where blank, or not sent yet"),
        "status": STATUS,
    },
)


def revisions(conn: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Figures replaced by the as-of, as ``REVISIONS``, by name of unit; a value entered again unchanged has no row.

    Values that were not approved and sent are nobody else's to see (QC 2626 Điều 10.2): the old one is missing where
    the report had never been sent when it was replaced, the new one until the report is complete again. Source:
    ``figure_revision``, ``figure``.
    """
    return listed(conn, scope, REVISIONS, _part)


def _part(conn: sa.Connection, window: Window) -> pd.DataFrame:
    rows, was = report_rows(conn, window), figure_revision.c
    sent_before = micros(report.c.first_sent_at) < micros(was.replaced_at)
    complete = rows.status.in_([status.value for status in COMPLETE])
    columns = (
        indicator.c.code.label("indicator_code"), indicator.c.name.label("indicator_name"), indicator.c.unit_of_measure,
        micros(was.replaced_at).label("replaced_at"),
        sa.case((sent_before, was.value), else_=None).label("value_before"),
        sa.case((complete, _after(window)), else_=None).label("value_after"),
    )  # fmt: skip
    found = rows.all.add_columns(*columns).join(figure_revision, was.report_id == report.c.id)
    found = found.join(indicator, indicator.c.id == was.indicator_id)
    frame = fetch(conn, found.where(micros(was.replaced_at) <= window.at))
    return frame.sort_values(["indicator_code", "replaced_at"], kind="stable")


def _after(window: Window) -> sa.ColumnElement[Any]:
    """What stood in place of the value by then: what was replaced next, or what is stored."""
    was, later = figure_revision.c, figure_revision.alias("later")
    same = (later.c.report_id == was.report_id, later.c.indicator_id == was.indicator_id)
    following = sa.select(later.c.value).where(*same, later.c.replaced_at > was.replaced_at)
    following = following.order_by(later.c.replaced_at).limit(1).correlate(figure_revision)
    stored = sa.select(figure.c.value).where(
        figure.c.report_id == was.report_id, figure.c.indicator_id == was.indicator_id
    )
    replaced = sa.select(later.c.value).where(*same, later.c.replaced_at > was.replaced_at).correlate(figure_revision)
    now = stored.correlate(figure_revision).scalar_subquery()
    return sa.case((replaced.exists(), following.scalar_subquery()), else_=now)

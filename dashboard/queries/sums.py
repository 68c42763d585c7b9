"""Figures as of an instant, and which of them are sums of the level below."""

from typing import Any

import sqlalchemy as sa

from dashboard.domain.quality.rollups import Column, Form, Link, links
from dashboard.domain.workflow import COMPLETE
from dashboard.queries.rows import micros
from dashboard.queries.scoping import Window
from dashboard.queries.states import Standing
from dashboard.reference.checks import rollups
from dashboard.schema.tables import figure, figure_revision, form, indicator, report

SENT = tuple(status.value for status in COMPLETE)
"""Statuses of a report whose figures others than its own unit may see (QC 2626 Đ10.2)."""


def sums(conn: sa.Connection) -> list[Link]:
    """Every column that is a sum of one of the form below; see ``domain.quality.rollups``."""
    columns: dict[int, list[Column]] = {}
    listed = sa.select(indicator.c.form_id, *indicator.c["id", "code", "name", "is_additive"])
    for owner, *column in conn.execute(listed.order_by(indicator.c.id)):
        columns.setdefault(owner, []).append(Column(*column))
    rows = conn.execute(sa.select(*form.c["id", "code", "field", "regime", "tier"])).all()
    return links([_form(row, columns) for row in rows], rollups())


def _form(row: sa.Row[Any], columns: dict[int, list[Column]]) -> Form:
    return Form(row.id, row.code, row.field, row.regime, row.tier, tuple(columns.get(row.id, ())))


def value_at(window: Window) -> sa.ColumnElement[Any]:
    """Value of a stored figure at the window's instant, as a number; NULL where it was blank or not there yet."""
    if window.at >= window.clock:
        return sa.cast(figure.c.value, sa.Float(53))
    was, here = figure_revision.c, figure.c
    same = (was.report_id == here.report_id, was.indicator_id == here.indicator_id)
    then = (sa.or_(was.entered_at.is_(None), micros(was.entered_at) <= window.at), micros(was.replaced_at) > window.at)
    earlier = sa.select(sa.func.max(was.value)).where(*same, *then).correlate(figure).scalar_subquery()
    known = sa.or_(here.entered_at.is_(None), micros(here.entered_at) <= window.at)
    return sa.cast(sa.case((known, here.value), else_=earlier), sa.Float(53))


def visible(window: Window, at: Standing) -> sa.ColumnElement[bool]:
    """Reports whose figures may be seen: those sent, and the viewer's own whatever they stand at."""
    return sa.or_(at.status.in_(SENT), report.c.unit_id.in_(sorted(window.reach.ids)))

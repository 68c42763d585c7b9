"""Reports one by one with their names, as the lists of ``overdue`` and ``missing`` need them."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.frame import INSTANT, FrameSpec
from dashboard.domain.scope import Scope
from dashboard.domain.workflow import HOLDERS
from dashboard.queries.dues import NEVER, deadlines, due
from dashboard.queries.keys import in_order
from dashboard.queries.rows import concat, instants, micros, open_at
from dashboard.queries.scoping import Window, valid_on, windows
from dashboard.schema.tables import form, report, status_span, unit_version

Part = Callable[[sa.Connection, Window], pd.DataFrame]

_HOLDER_OF = {status.value: holder.value if holder else None for status, holder in HOLDERS.items()}


def listed(conn: sa.Connection, scope: Scope, spec: FrameSpec, part: Part) -> pd.DataFrame:
    """Rows of every window by name of unit, unit, form and period, as the contract says."""
    found = [part(conn, window).assign(period_code=window.period_code) for window in windows(conn, scope)]
    frame = concat(found, [*spec.columns, "sort_key"])
    frame = in_order(frame, ["sort_key", "unit_code", "form_code", "period_code"])
    frame["holder"] = frame["status"].map(_HOLDER_OF)
    moments = [name for name, column in spec.columns.items() if column.dtype == INSTANT]
    return spec.conform(frame.assign(**{name: instants(frame[name]) for name in moments}))


def report_rows(conn: sa.Connection, window: Window) -> tuple[sa.Select[Any], sa.ColumnElement[int]]:
    """Every report asked for with its names and the status it stands in, and its due instant; in microseconds."""
    due_at = due(deadlines(conn, window), window.scope.weekend_rule)
    province = unit_version.alias("province")
    known = sa.and_(province.c.unit_id == report.c.province_id, valid_on(window.ends_on, province))
    rows = (
        sa.select(*_names(province), *_state(due_at))
        .select_from(report)
        .join(unit_version, sa.and_(unit_version.c.unit_id == report.c.unit_id, valid_on(window.ends_on)))
        .join(form, form.c.id == report.c.form_id)
        .join(status_span, sa.and_(status_span.c.report_id == report.c.id, open_at(window.at)))
        .outerjoin(province, known)
        .where(window.rows(report), status_span.c.period_id == window.period_id)
    )
    return rows, due_at


def _names(province: sa.FromClause) -> list[sa.ColumnElement[Any]]:
    return [
        province.c.code.label("province_code"),
        unit_version.c.code.label("unit_code"),
        unit_version.c.name.label("unit_name"),
        unit_version.c.sort_key,
        report.c.tier,
        form.c.code.label("form_code"),
        form.c.name.label("form_name"),
        form.c.field,
    ]


def _state(due_at: sa.ColumnElement[int]) -> list[sa.ColumnElement[Any]]:
    return [
        status_span.c.status,
        micros(status_span.c.from_at).label("since"),
        micros(report.c.first_sent_at).label("first_sent_at"),
        sa.case((due_at < NEVER, due_at), else_=None).label("due_before"),
    ]

"""Reports one by one with their names, as the lists of ``overdue`` and ``missing`` need them."""

from collections.abc import Callable
from typing import Any, NamedTuple

import pandas as pd
import sqlalchemy as sa

from dashboard.domain.frame import INSTANT, FrameSpec
from dashboard.domain.scope import Scope
from dashboard.domain.workflow import HOLDERS
from dashboard.queries.dues import NEVER, deadlines, due
from dashboard.queries.keys import in_order
from dashboard.queries.rows import concat, instants, micros
from dashboard.queries.scoping import Window, valid_on, windows
from dashboard.queries.states import Standing, standing
from dashboard.schema.tables import form, report, unit_version

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


class Rows(NamedTuple):
    """Every report asked for with its names and state, and the columns it may be chosen by; in microseconds."""

    all: sa.Select[Any]
    status: sa.ColumnElement[str]
    on_behalf: sa.ColumnElement[bool]
    due_at: sa.ColumnElement[int]


def report_rows(conn: sa.Connection, window: Window, *, few: bool = False) -> Rows:
    """Rows of the window's reports, to choose from; ``few`` as in ``standing``."""
    due_at, at = due(deadlines(conn, window), window.scope.weekend_rule), standing(window, few=few)
    province = unit_version.alias("province")
    known = sa.and_(province.c.unit_id == report.c.province_id, valid_on(window.ends_on, province))
    rows = (
        at.select(window, *_names(province), *_state(at, due_at))
        .join(unit_version, sa.and_(unit_version.c.unit_id == report.c.unit_id, valid_on(window.ends_on)))
        .join(form, form.c.id == report.c.form_id)
        .outerjoin(province, known)
    )
    return Rows(rows, at.status, at.on_behalf, due_at)


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


def _state(at: Standing, due_at: sa.ColumnElement[int]) -> list[sa.ColumnElement[Any]]:
    return [
        at.status.label("status"),
        at.since.label("since"),
        micros(report.c.first_sent_at).label("first_sent_at"),
        sa.case((due_at < NEVER, due_at), else_=None).label("due_before"),
    ]
